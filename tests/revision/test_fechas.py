"""The rules of dates: how they are written, parts of the year, lists of years, steps, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.revision.tiempos import fecha_escrita, meses, partes
from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.revision import Hallazgo


def activities(*each: str) -> str:
    """Write a tree of activities with these fields."""
    nodes = [f"  - {{codigo: A{n}, nombre: Actividad {n}, {fields}}}" for n, fields in enumerate(each, start=1)]
    return "\n".join(["niveles: [Actividad]", "arbol:", *nodes]) + "\n"


def dated(inicio: str, fin: str = "") -> str:
    """Write dates whose words are these, in 2024."""
    ends = {"inicio": inicio, "fin": fin}
    return "fechas: {" + ", ".join(f"{name}: {each}" for name, each in ends.items() if each) + "}"


def said(day: str, words: str) -> str:
    """Write a date with its words."""
    return f"{{fecha: {day}, impreso: '{words}'}}"


def told(found: list[Hallazgo]) -> list[tuple[str, str]]:
    """Give how grave each finding is and what it says."""
    return [(each.gravedad.value, each.mensaje) for each in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01 mar-2024", (2024, 3, 1)),
        ("1 mar -2024", (2024, 3, 1)),
        ("01-en-24", (2024, 1, 1)),
        ("01-enero-2024", (2024, 1, 1)),
        ("31/12/2024", (2024, 12, 31)),
        ("31.12.24", (2024, 12, 31)),
        ("5 de diciembre de 2019", (2019, 12, 5)),
        ("5 de setiembre del 2019", (2019, 9, 5)),
        ("3 sept. 2024", (2024, 9, 3)),
        ("2019-12-05", (2019, 12, 5)),
    ],
)
def test_a_date_is_read_in_any_spelling(text: str, day: tuple[int, int, int]) -> None:
    """Those of the published plans, and the usual ones."""
    read = fecha_escrita(text)
    assert read is not None
    assert (read.anio, read.mes, read.dia) == day


@pytest.mark.parametrize("text", ["Enero 2024", "2 campañas", "32/01/2024", "13/13/2024", "Permanente", "", "1-2-3"])
def test_other_texts_are_no_dates(text: str) -> None:
    """A month, a number, a day that no month has."""
    assert fecha_escrita(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2do trimestre", [("trimestre", 2)]),
        ("del primer semestre al II semestre", [("semestre", 1), ("semestre", 2)]),
        ("trimestre 3 y IV TRIMESTRE", [("trimestre", 3), ("trimestre", 4)]),
        ("el 6º bimestre", [("bimestre", 6)]),
        ("segundo cuatrimestre", [("cuatrimestre", 2)]),
        ("5 trimestre", []),
        ("tres semestres, el semestre, cada trimestre", []),
    ],
)
def test_parts_of_a_year_are_read(text: str, found: list[tuple[str, int]]) -> None:
    """Ordinals, figures and Roman numerals, before or after."""
    assert [(each.clase, each.n) for each in partes(text)] == found


def test_months_are_read_in_the_order_of_the_text() -> None:
    """A preposition is no January."""
    assert meses("en septiembre, oct. y DICIEMBRE, en el mes") == [9, 10, 12]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activities("observaciones: 'En el 2do trimestre (septiembre y diciembre)'"),
            [
                (
                    "error",
                    (
                        "dice «2do trimestre (septiembre y diciembre)», y septiembre es del trimestre III y "
                        "diciembre es del "
                        "trimestre IV"
                    ),
                )
            ],
        ),
        (
            activities("descripcion: 'Primer semestre de 2024: (mayo y julio)'"),
            [("aviso", "dice «Primer semestre de 2024: (mayo y julio)», y julio es del semestre II")],
        ),
        (
            activities(dated(said("2024-09-01", "II trimestre"))),
            [("error", "dice «II trimestre», y la fecha es «2024-09-01»")],
        ),
    ],
)
def test_a_part_of_the_year_of_other_months_is_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """In parentheses after it, or in the date beside it; a semester may be of another year."""
    assert told(findings("E12", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activities("observaciones: '1er semestre: (abril y junio)'"),
        activities("observaciones: 'En el 2do trimestre (dos campañas)'"),
        activities("observaciones: 'Segundo trimestre del año escolar (septiembre)'"),
        activities("observaciones: 'En el 2do trimestre, y el informe (en septiembre) después'"),
        activities("observaciones: 'Informe del primer semestre (se entrega en el segundo)'"),
        activities(dated(said("2024-04-15", "II trimestre"))),
        activities(dated("{impreso: II trimestre}")),
    ],
)
def test_a_part_of_the_year_of_its_months_is_sound(part: str, tmp_path: Path) -> None:
    """Or of no month, or of a year of its own."""
    assert findings("E12", part, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activities(
                dated(said("2024-03-01", "1-mar-2024"), said("2024-12-31", "31-dic-2024")),
                dated(said("2024-04-01", "01-abr-2024")),
                dated(said("2024-05-01", "1 may 2024")),
            ),
            [
                ("error", "fecha escrita «01-abr-2024»; las más van como «31-dic-2024»"),
                ("error", "fecha escrita «1 may 2024»; las más van como «31-dic-2024»"),
            ],
        ),
        (
            activities(dated("2024-03-01", "2024-06-30"), dated(said("2024-05-01", "1 de mayo de 2024"))),
            [("error", "fecha escrita «1 de mayo de 2024»; las más van como «30/06/2024»")],
        ),
        (
            activities(dated("{impreso: Por definir}")),
            [("error", "en la fecha de inicio dice «Por definir», que no es una fecha")],
        ),
        (
            activities(dated("{impreso: 1 de mayo de 2024}")),
            [
                (
                    "aviso",
                    "la fecha de inicio «1 de mayo de 2024» son solo palabras: no se mide con ella",
                )
            ],
        ),
        (
            activities(dated(said("2024-03-01", "01/05/2024"))),
            [("error", "dice «01/05/2024», y la fecha es «2024-03-01»")],
        ),
        (
            activities(*[dated("2024-03-01")] * 3, "observaciones: Sin fechas."),
            [("aviso", "«Actividad 4» no tiene fechas, y las otras 3 de su nivel sí")],
        ),
        (
            activities(dated(said("2024-03-01", "1-mar-2024")))
            + "firmas:\n  aprobo: {comite: CIGD, acta: '1', fecha: {fecha: 2024-01-20, impreso: 20/01/2024}}\n",
            [("nota", "la fecha «20/01/2024» va en otro estilo que las de las tablas («1-mar-2024»)")],
        ),
        (
            "firmas:\n  aprobo: {comite: CIGD, acta: '1', fecha: {fecha: 2024-01-20, impreso: '2024-01-20'}}\n",
            [("nota", "la fecha «2024-01-20» se imprime como la guarda un computador")],
        ),
    ],
)
def test_dates_written_in_several_ways_are_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Each style but that of most, words that are no date or another one, and who alone has none."""
    assert told(findings("E17", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activities(dated("2024-03-01", "2024-12-31"), dated("2024-03", "2024-12")),
        activities(dated(said("2024-03-01", "1/03/2024"), said("2024-12-31", "31/12/2024"))),
        activities(dated("{mes: 2024-03, impreso: marzo de 2024}", "2024-12-31")),
        activities(dated(said("2024-03-04", "03/04/2024"))),
        activities(dated(said("2024-03-01", "desde el 1 de marzo"))),
        activities("fechas: {permanente: sí}", "fechas: {meses: [2024-03]}", dated("2024-03-01")),
        activities(*[dated("2024-03-01")] * 2, "medio: Correo", "medio: Radio"),
        "firmas:\n  aprobo: {comite: CIGD, acta: '1', fecha: {fecha: 2024-01-20, impreso: 20 de enero de 2024}}\n",
    ],
)
def test_dates_written_in_one_way_are_sound(part: str, tmp_path: Path) -> None:
    """Days and months, other ways to say when, numbers that another country turns round."""
    assert findings("E17", part, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activities("fechas: {anios: [2024, 2026], impreso: 2024 - 2026}"),
            [("error", "dice «2024 - 2026», que se lee de 2024 a 2026, y los años son 2024 y 2026")],
        ),
        (
            activities("fechas: {anios: [2024, 2025, 2026], impreso: 2024 a 2027}"),
            [("error", "dice «2024 a 2027», que se lee de 2024 a 2027, y los años son 2024, 2025 y 2026")],
        ),
        (
            activities(*["fechas: {anios: [2024, 2025, 2026], impreso: 2024-2025-2026}"] * 2),
            [("nota", "dice «2024-2025-2026»: un guion es de un rango, y aquí separa los años de una lista")],
        ),
        (
            activities("pasos: [Revisar de manera bianual], fechas: {anios: [2024, 2026]}"),
            [("aviso", "dice «bianual», que es dos veces al año, y los años son 2024 y 2026")],
        ),
        (
            activities("frecuencia: bienal, productos: Informe bianual"),
            [("aviso", "dice «bianual», que es dos veces al año, y la frecuencia es «bienal»")],
        ),
    ],
)
def test_years_that_read_otherwise_are_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """A list as a range, hyphens once for each text, what is every two years."""
    assert told(findings("E18", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activities("fechas: {anios: [2024, 2025, 2026], impreso: 2024 - 2026}"),
        activities("fechas: {anios: [2024, 2026], impreso: 2024 y 2026}"),
        activities("fechas: {anios: [2024, 2025], impreso: 2024-2025}"),
        activities("fechas: {anios: [2024]}, pasos: [Informe bianual]"),
        activities("fechas: {impreso: 2024 - 2026}"),
        activities("pasos: [Informe bienal], fechas: {anios: [2024, 2026]}"),
    ],
)
def test_years_that_read_as_they_are_are_sound(part: str, tmp_path: Path) -> None:
    """A true range, a list with its «y», twice a year."""
    assert findings("E18", part, tmp_path) == []


TWICE = "{anios: [2024]}, {anios: [2024]}"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (
            f"pasos: [Uno, Dos, Tres], fechas: [{TWICE}]",
            [("error", "«Actividad 1» tiene 3 pasos y 2 fechas: «2024», dos veces")],
        ),
        (
            f"pasos: [Uno, Dos], fechas: [{TWICE}, {{anios: [2025]}}]",
            [("error", "«Actividad 1» tiene 2 pasos y 3 fechas: «2024» y «2025», repetidas")],
        ),
        (
            "pasos: [Uno, Dos, Tres], fechas: [{inicio: 2024-02-01, fin: 2024-03-01}, {meses: [2024-09]}]",
            [("nota", "«Actividad 1» tiene 3 pasos y 2 fechas: «2024-02-01 a 2024-03-01» y «2024-09»")],
        ),
        (
            "pasos: [{texto: Uno, fechas: {anios: [2024]}}, Dos]",
            [("aviso", "el paso «Dos» no tiene fechas, y otros de la actividad sí")],
        ),
    ],
)
def test_steps_and_dates_that_do_not_pair_are_found(fields: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Certain where the dates repeat each other; else somebody has to judge."""
    assert told(findings("E19", activities(fields), tmp_path)) == found


@pytest.mark.parametrize(
    "fields",
    [
        "pasos: [Uno, Dos, Tres], fechas: {anios: [2024]}",
        f"pasos: [Uno, Dos], fechas: [{TWICE}]",
        f"pasos: [Uno], fechas: [{TWICE}]",
        f"fechas: [{TWICE}]",
        "pasos: [{texto: Uno, fechas: {anios: [2024]}}, {texto: Dos, fechas: {anios: [2025]}}]",
        "pasos: [{texto: Uno, fechas: {anios: [2024]}}, Dos], fechas: {anios: [2024]}",
    ],
)
def test_steps_with_their_dates_are_sound(fields: str, tmp_path: Path) -> None:
    """One for all of them, or one each."""
    assert findings("E19", activities(fields), tmp_path) == []


AUDIENCE = "fechas: {previo_a: audiencia pública de rendición de cuentas}"


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            activities(AUDIENCE, "medio: Radio, " + AUDIENCE),
            [
                (
                    "error",
                    (
                        "dice «audiencia pública de rendición de cuentas», aquí y en otra parte, y la fecha de ese "
                        "evento no "
                        "está en el plan"
                    ),
                )
            ],
        ),
        (
            activities("frecuencia: {impreso: 5 días antes de la feria de servicios}"),
            [("error", "dice «5 días antes de la feria de servicios», y la fecha de ese evento no está en el plan")],
        ),
        (
            activities("fechas: {impreso: Después del lanzamiento}"),
            [("aviso", "dice «Después del lanzamiento», y la fecha de ese evento no está en el plan")],
        ),
    ],
)
def test_an_event_without_its_date_is_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Once for each event; where one word names it, a warning."""
    assert told(findings("E31", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        activities(AUDIENCE, "descripcion: 'Audiencia de rendición de cuentas: 20 de septiembre', medio: Radio"),
        activities(AUDIENCE)
        + "  - {codigo: AUD, nombre: Audiencia de rendición de cuentas, fechas: {inicio: 2024-09-20}}\n",
        activities("fechas: {previo_a: audiencia de rendición, inicio: 2024-09-01, fin: 2024-09-19}"),
        activities("fechas: {previo_a: cada evento institucional}"),
        activities("frecuencia: {impreso: Antes de los eventos institucionales}"),
        activities("fechas: {previo_a: Día Mundial de la Metrología}"),
        activities("fechas: {previo_a: 31 de enero}"),
        activities("frecuencia: {impreso: Antes del cierre de la vigencia}"),
        activities("frecuencia: {impreso: Una vez al mes}"),
    ],
)
def test_an_event_of_which_the_date_is_known_is_sound(part: str, tmp_path: Path) -> None:
    """In another activity or a text, in the same dates, in every calendar; or events that come again."""
    assert findings("E31", part, tmp_path) == []


@pytest.mark.parametrize(
    ("pasos", "found"),
    [
        (
            "[En el segundo semestre dictar los talleres, En el primer semestre hacer el informe]",
            [
                (
                    "aviso",
                    "este paso reporta en el «primer semestre» lo que otro, antes, hace en el «segundo semestre»",
                )
            ],
        ),
        (
            "[Definir temas en el IV trimestre, Difundir, Reporte de resultados en el II trimestre]",
            [("aviso", "este paso reporta en el «II trimestre» lo que otro, antes, hace en el «IV trimestre»")],
        ),
    ],
)
def test_a_report_before_what_it_reports_is_found(pasos: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Of the same years, in an earlier part of them."""
    assert told(findings("W49", activities(f"pasos: {pasos}"), tmp_path)) == found


@pytest.mark.parametrize(
    "pasos",
    [
        "[En el primer semestre dictar los talleres, En el segundo semestre hacer el informe]",
        "[En el segundo semestre dictar los talleres, En el primer semestre del año siguiente hacer el informe]",
        "[En el segundo semestre dictar los talleres, En el primer semestre convocar]",
        "[Dictar los talleres, En el primer semestre hacer el informe]",
        "[En el segundo semestre dictar los talleres, Hacer el informe del primer y del segundo semestre]",
        "[En el primer semestre y en el segundo semestre dictar talleres, En el primer semestre hacer el informe]",
    ],
)
def test_a_report_after_what_it_reports_is_sound(pasos: str, tmp_path: Path) -> None:
    """Or of the year after, or of no report at all."""
    assert findings("W49", activities(f"pasos: {pasos}"), tmp_path) == []
