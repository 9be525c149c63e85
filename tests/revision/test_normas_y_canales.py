"""W34, W35, W41 and E51: how norms are quoted and named, whose the channels are, and the motto."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def texts(*several: str) -> str:
    """Write a section for each text."""
    lines = ["secciones:"]
    for n, text in enumerate(several):
        lines.append(
            f"  - codigo: T{n}\n    titulo: Texto {n}\n    numeral: auto\n    texto: |\n{indent(text, ' ' * 6)}"
        )
    return "\n".join(lines) + "\n"


PUBLISH = "Publicar la información pública"
LIST = """\
Las funciones del Decreto 1081 de 2015 son:

3. Dirigir la política de prensa.
4. Publicar la información pública nacional.
"""


@pytest.mark.parametrize(
    ("several", "messages"),
    [
        (
            ["Según el Decreto 1081 de 2015, «5. Publicar la información pública nacional».", LIST],
            [
                f"cita «5. {PUBLISH}» (decreto 1081 de 2015), y la lista de «T1», línea 32, lo numera 4",
            ],
        ),
        (
            ["Son estas:\n\n1. Dirigir la prensa. 2. Publicar los boletines de la entidad cada mes.\n3. Responder."],
            ["el punto 1 lleva dentro el 2: «2. Publicar los boletines de la entidad»"],
        ),
    ],
)
def test_what_is_numbered_in_two_ways_is_found(several: list[str], messages: list[str], tmp_path: Path) -> None:
    """Where it is quoted apart from the list, and where an item lost its line."""
    found = findings("W34", texts(*several), tmp_path)
    assert [each.mensaje for each in found] == messages


@pytest.mark.parametrize(
    "several",
    [
        ["Según el Decreto 1081 de 2015, «4. Publicar la información pública nacional».", LIST],
        ["Según el Decreto 1081 de 2015, «5. Publicar las actas».", LIST],
        ["Según la Ley 1712 de 2014, «5. Publicar la información pública nacional».", LIST],
        ["Según el artículo 8 del Decreto 1081 de 2015, «5. Publicar la información pública nacional».",
         LIST.replace("del Decreto", "del artículo 9 del Decreto")],
        ["Según el Decreto 1081 de 2015 y la Ley 1712 de 2014, «5. Publicar la información pública nacional».", LIST],
        ["1. Se imprimen 3. Las demás no.\n2. Se envían.\n4. Se archivan."],
        ["1. Dirigir la prensa. 2. Publicar.\n2. Responder."],
    ],
)  # fmt: skip
def test_quotations_that_agree_or_are_of_something_else_are_sound(several: list[str], tmp_path: Path) -> None:
    """Of another item, norm or article; and numbers that are no item's."""
    assert findings("W34", texts(*several), tmp_path) == []


def plan_of(vigencia: str, text: str, pais: str = "CO") -> str:
    """Write a plan of these years with a text."""
    return (
        f"entidad: {{nombre: Instituto de Vivienda, sigla: IV, pais: {pais}}}\n"
        f"documento: {{titulo: Plan, codigo: C-1, version: '1', fecha: 2024-01-20, vigencia: {vigencia}}}\n"
    ) + texts(text)


PAAC = "y desde 2022 puede haber en su lugar el Programa de Transparencia y Ética Pública"
ONLINE = "y desde 2018 puede haber en su lugar la política de Gobierno Digital"
MISNAMED = "«Plan Anticorrupción y Atención al Ciudadano»"


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            plan_of("2024", "Dentro del Plan Anticorrupción y Atención al Ciudadano."),
            [
                ("aviso", f"{MISNAMED} se llama «Plan Anticorrupción y de Atención al Ciudadano»"),
                ("nota", f"cita {MISNAMED}, {PAAC}"),
            ],
        ),
        (
            plan_of("2024", "Según el PAAC y el Manual de Gobierno en Línea."),
            [("nota", f"cita «Manual de Gobierno en Línea», {ONLINE}"), ("nota", f"cita «PAAC», {PAAC}")],
        ),
        (
            plan_of("2024", "Dentro del Plan anticorrupción y de atención al ciudadano."),
            [("nota", f"cita «Plan anticorrupción y de atención al ciudadano», {PAAC}")],
        ),
        (plan_of("2019", "Dentro del PAAC y del Decreto 1414 de 2017."), []),
        (plan_of("2024", "Dentro del PAAC.", pais="MX"), []),
        (plan_of("2024", "Dentro del Programa de Transparencia y Ética Pública, y de la Ley 1712 de 2014."), []),
    ],
)
def test_instruments_are_named_well_and_checked_where_others_came(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """A wrong name is a warning; what may have been replaced while the plan is in force, a note."""
    told = [(each.gravedad, each.mensaje) for each in findings("W35", part, tmp_path)]
    assert sorted(told) == sorted(found)


COLIMA = "entidad: {nombre: Instituto de Vivienda de Colima, sigla: IVC, ciudad: Colima, pais: MX}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Correos: a@ivc.gob.mx y ivc.contacto@gmail.com",
            [("aviso", "«ivc.contacto@gmail.com» es un correo personal, de un servicio gratuito")],
        ),
        (
            "Correo: IVC@Yahoo.com.mx; también ivc@yahoo.com.mx",
            [("aviso", "«IVC@Yahoo.com.mx» es un correo personal, de un servicio gratuito")],
        ),
        ("Facebook: @ImagenColima", [("nota", "la cuenta «@ImagenColima» no nombra a «IVC» ni a la entidad")]),
        ("Facebook e Instagram: @ViviendaColima, X: @ivc_colima", []),
        ("En Twitter, etiquetar a @PresidenciaMX.", []),
        ("Canales: @OtraCosa", []),
        ("Zoom: sala@ivc.gob.mx", []),
        ("El correo de Gmail de cada quien no se usa.", []),
    ],
)
def test_channels_that_are_not_the_entitys_are_found(text: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Once each; an account of others that a text names on purpose is theirs."""
    told = findings("W41", COLIMA + texts(text), tmp_path)
    assert [(each.gravedad, each.mensaje) for each in told] == found


BARRED = "y las entidades no usan los de un gobierno (Ley 2345 de 2023)"


def motto(lema: str, pais: str = "MX") -> str:
    """Write an entity with these mottos."""
    return f"entidad: {{nombre: Instituto de Vivienda, sigla: IV, pais: {pais}, lema: {lema}}}\n"


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (motto("{2024: '2023, Año de Villa'}"), [("error", "el lema «2023, Año de Villa» está como el de 2024")]),
        (motto("{2023: 'Año de Villa'}"), [("error", "el lema «Año de Villa» es de 2023, y el plan no es de ese año")]),
        (motto("{2024: '“2024, Año de Carrillo Puerto”'}"), []),
        (motto("{2023: '2023, Año de Villa', 2024: '2024, Año de Carrillo Puerto'}"), []),
        (motto("{2024: '2018-2027, Decenio de la Igualdad'}", "PE"), []),
        (motto("{2024: '200 años de la batalla de 1824'}", "PE"), []),
        (motto("{}", "CO"), []),
        (
            motto("{2024: La vivienda es de todos}", "CO"),
            [("nota", f"el documento lleva el lema «La vivienda es de todos», {BARRED}")],
        ),
    ],
)
def test_a_motto_of_another_year_or_of_a_government_is_found(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """A motto of a decade, or one that begins with another number, is of its year."""
    assert [(each.gravedad, each.mensaje) for each in findings("E51", part, tmp_path)] == found
