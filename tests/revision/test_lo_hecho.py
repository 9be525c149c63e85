"""The rules of what was answered: when it was reported, and what its analysis says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import expediente, findings

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.revision import Hallazgo

ON_DEMAND = """\
niveles: [Actividad]
arbol:
  - codigo: REV
    nombre: Cubrir eventos
    indicador: {numerador: Eventos cubiertos, denominador: Eventos solicitados}
    meta: {demanda: sí, unidad: eventos}
"""
PERCENT = """\
niveles: [Actividad]
arbol:
  - codigo: REV
    nombre: Actualizar la intranet
    meta: 100 %
    programacion: {trimestral: {2024-T1: 25, 2024-T2: 25, 2024-T3: 25, 2024-T4: 25}}
"""
BY_YEAR = """\
niveles: [Actividad]
arbol:
  - codigo: A
    nombre: Publicar la revista
    programacion: {anual: {2023: 25 %, 2024: 25 %, 2025: 25 %, 2026: 25 %}}
secciones:
  - {codigo: P, titulo: Prospectiva, tabla: prospectiva}
"""


def answered(fields: str, periodo: str = "2024-T2") -> str:
    """Write the answer of the sound plan's magazine in a period."""
    return f"seguimiento/{periodo}:\n  respuestas:\n    REV: {{{fields}}}\n"


def told(found: list[Hallazgo]) -> list[tuple[str, str]]:
    """Give how grave each finding is and what it says."""
    return [(each.gravedad.value, each.mensaje) for each in found]


def test_what_was_reported_before_its_period_is_found_in_the_file_of_the_period(tmp_path: Path) -> None:
    """At the date that says so."""
    part = answered("ejecutado: 3, reportado: {por: COM, fecha: 2024-03-31}")
    (found,) = findings("E42", part, tmp_path)
    assert found.mensaje == (
        "lo hecho de «REV» en 2024-T2 se reportó el «2024-03-31», antes de que empezara el periodo (2024-04-01)"
    )
    assert found.sitio.place.file.endswith("2024-T2.yaml")
    assert found.sitio.lugar == "REV"


@pytest.mark.parametrize(
    "part",
    [
        answered("ejecutado: 3, reportado: {por: COM, fecha: 2024-04-01}"),
        answered("ejecutado: 3, reportado: {por: COM, fecha: 2024-07-05}"),
        answered("ejecutado: 0, reportado: {por: COM, fecha: 2024-01-05}"),
        answered("ejecutado: 3"),
        answered("estado: no_aplica, reportado: {por: COM, fecha: 2024-01-05}"),
    ],
)
def test_what_was_reported_in_its_time_is_sound(part: str, tmp_path: Path) -> None:
    """In the period or after it; and that nothing will be done may be told before."""
    assert findings("E42", part, tmp_path) == []


def test_what_is_programmed_is_not_called_done(tmp_path: Path) -> None:
    """The table of the common format says so in a note; without it, a word of the plan's own has to."""
    assert findings("E42", BY_YEAR, tmp_path / "note") == []
    bare = "formato: uspec\n" + BY_YEAR
    (found,) = findings("E42", bare, tmp_path / "bare")
    assert found.mensaje == (
        "«Ejecución interanual», de la tabla «prospectiva», muestra lo programado («25 %» en 2024) como si fuera "
        "lo hecho"
    )
    noted = bare + "tablas: {prospectiva: {notas: Lo programado para cada año.}}\n"
    past = bare.replace("{2023: 25 %, 2024: 25 %, 2025: 25 %, 2026: 25 %}", "{2022: 50 %, 2023: 50 %}")
    assert findings("E42", noted, tmp_path / "noted") == []
    assert findings("E42", past, tmp_path / "past") == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            answered("ejecutado: 3, analisis: Se publicaron 5 revistas."),
            [("aviso", "el análisis de «REV» dice «5 revistas», y lo reportado en 2024-T2 es «3»")],
        ),
        (
            ON_DEMAND + answered("ejecutado: 9, solicitado: 12, analisis: Se cubrieron 8 de los 12 eventos."),
            [("aviso", "el análisis de «REV» dice «8 de los 12», y lo reportado en 2024-T2 es «9» de 12")],
        ),
        (
            PERCENT + answered("ejecutado: 20 %, analisis: 'Se avanzó: se cumplió el 22,5 %.'"),
            [("aviso", "el análisis de «REV» dice «22,5 %», y lo reportado en 2024-T2 es «20 %»")],
        ),
    ],
)
def test_an_analysis_with_another_number_is_found(part: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """Of the same things, of what was asked for, of a percentage."""
    assert told(findings("E43", part, tmp_path)) == found


@pytest.mark.parametrize(
    "part",
    [
        answered("ejecutado: 3, analisis: Se publicaron 3 revistas."),
        answered("ejecutado: 3, analisis: Se publicaron tres revistas."),
        answered("ejecutado: 3, analisis: 'Se publicaron 4 revistas en el año, y 1 revista está pendiente.'"),
        answered("ejecutado: 3, analisis: Se imprimieron 5000 ejemplares."),
        answered("ejecutado: 3, analisis: 'Se publicaron 2 revistas. En junio se publicó 1 revista.'"),
        answered("ejecutado: 3, analisis: Van 5 revistas."),
        answered("ejecutado: 3, analisis: Se aplazó 1 revista."),
        answered("ejecutado: 3"),
        answered("estado: suspendida, analisis: Se publicaron 5 revistas."),
        ON_DEMAND + answered("ejecutado: 9, solicitado: 12, analisis: Se aplazaron 3 de los 12 y 9 de 12 se hicieron."),
        PERCENT + answered("ejecutado: 20 %, analisis: 'Se cumplió el 80 % de lo programado.'"),
    ],
)
def test_an_analysis_of_the_same_number_or_of_another_thing_is_sound(part: str, tmp_path: Path) -> None:
    """Of the year, of what lacks, of copies; what is in parts is not summed."""
    assert findings("E43", part, tmp_path) == []


def test_an_answer_that_was_not_read_from_a_file_has_no_place(tmp_path: Path) -> None:
    """Nobody reported anything: there is no file to point at."""
    with pytest.raises(LookupError):
        expediente("formato: comun", tmp_path).sitio_de_respuesta("2024-T1", "REV")
