"""The sheet Seguimiento: the official table, with what was done beside what was due."""

from __future__ import annotations

from pathlib import Path

import pytest

from pecdocs.formato import FormatFolder, Formato
from pecdocs.layout.libro.tabla import PAIR, RIGHT
from pecdocs.layout.workbook import Formula
from tests.support.grids import picture, plan_of, yaml_data
from tests.support.libros import COMUN, USPEC, drawn, libro_in, libro_of, sheet_of
from tests.support.seguimientos import answers_of

PUBLISHED = Path(__file__).parents[2] / "documents" / "grids" / "uspec-seguimiento.txt"
TREE = """
Interna
  Revista {meta: {cantidad: 6, unidad: revistas}, programacion: {trimestral: {2024-T1: 2, 2024-T2: 4}}}
  Manual {meta: {tipo: hito}, programacion: {trimestral: {2024-T2: 1}}}
  Aviso
"""
ABOVE = 3
"""The rows of the title, the entity and the cut-off."""


def unpaired(lines: list[str]) -> list[str]:
    """Take out of a drawn sheet what it adds to the published table: the row of the pairs, what was done, the right."""
    rows = [line.split(" | ") for line in lines]
    which = next(row for row in rows if PAIR[0] in row)
    second = {n for n, text in enumerate(which) if text == PAIR[1]}
    kept = [n for n in range(len(which) - len(RIGHT)) if n not in second]
    return [" | ".join(row[n] for n in kept) for row in rows if row is not which]


def test_the_uspec_sheet_without_its_pairs_is_the_published_table() -> None:
    """Every text, merge and header row; a percentage stands as a number of the same value."""
    sheet = sheet_of(libro_in(USPEC, "2024-T4"), "Seguimiento")
    lines = unpaired(drawn(sheet, ABOVE + 1).splitlines())
    published = [line.removeprefix("# ") for line in PUBLISHED.read_text(encoding="utf-8").rstrip("\n").splitlines()]
    assert [line.replace("{25.0%}", "25%") for line in lines] == published


def test_each_period_is_a_pair_and_the_percentage_to_date_stands_at_the_right() -> None:
    """What is not due yet is what the plan says; what has no number has its word, as in Word."""
    answers = answers_of({"2024-T1": {"Revista": {"ejecutado": "1"}}, "2024-T2": {"Revista": {"estado": "suspendida"}}})
    expected = picture("""
        Actividades | Indicador | Meta 2024 | Avance trimestral | < | < | < | < | < | < | < | Observaciones | A la fecha | Semáforo
        ^ | ^ | ^ | Trim. I | < | Trim. II | < | Trim. III | < | Trim. IV | < | ^ | ^ | ^
        ^ | ^ | ^ | Prog. | Ejec. | Prog. | Ejec. | Prog. | Ejec. | Prog. | Ejec. | ^ | ^ | ^
        Interna | · | · | · | < | · | < | · | < | · | < | · | {50.0%} | {Crítico}
        Revista | · | 6 revistas | {2} | {1} | {4} | {Suspendida} | · | · | · | · | · | {50.0%} | {Crítico}
        Manual | · | · | {} | {} | {1} | {Sin dato} | · | · | · | · | · | {Sin dato} | {Sin dato}
        Aviso | · | · | · | < | · | < | · | < | · | < | · | {Sin meta} | {Sin meta}
    """)  # noqa: E501 - a sheet is wide
    sheet = sheet_of(libro_of(plan_of(TREE), "2024-T2", answers=answers), "Seguimiento")
    assert drawn(sheet, ABOVE + 1) == expected


def test_nothing_in_it_is_to_fill_and_every_number_comes_from_the_reckoning() -> None:
    """It is read, not written in."""
    sheet = sheet_of(libro_in(USPEC), "Seguimiento")
    cells = [cell for row in sheet.rows for cell in row.cells if cell is not None]
    assert sheet.protected
    assert not any(cell.fillable for cell in cells)
    formulas = [cell.value.text for cell in cells if isinstance(cell.value, Formula)]
    assert formulas
    assert all("'Cálculo'!$" in text or "'Formulario'!$" in text for text in formulas)


def test_in_a_workbook_of_the_year_the_cut_off_is_the_one_that_is_chosen() -> None:
    """Its line follows the cell of the Formulario."""
    cell = sheet_of(libro_in(USPEC), "Seguimiento").rows[2].cells[0]
    assert cell is not None
    assert cell.value == Formula("\"Corte: \"&'Formulario'!$E$5", "Corte: 2024-T4")


def formato(tabla: str) -> FormatFolder:
    """Give a format with this table."""
    data = {"nombre": "Prueba", "tablas": {"seguimiento": {"descripcion": "Tabla", **yaml_data(tabla)}}}
    return FormatFolder("prueba", Formato.model_validate(data), COMUN.folders)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("[{codigo: a, campo: nombre}]", "N1 | A la fecha | Semáforo"),
        (
            "[{codigo: a, campo: nombre}, {codigo: m, periodos: {esquema: semestral, muestra: marca}}]",
            "N1 | 2024-S1 | 2024-S2 | A la fecha | Semáforo",
        ),
        (
            "[{codigo: a, campo: nombre}, {codigo: p, periodos: {esquema: semestral}}]",
            "N1 | 2024-S1 | 2024-S2 | A la fecha | Semáforo",
        ),
    ],
)
def test_columns_that_show_no_programming_of_its_periods_stay_as_they_are(columns: str, expected: str) -> None:
    """There is nothing to pair where the table has no periods, marks them, or has others than are reported."""
    sheet = sheet_of(
        libro_of(plan_of("Revista {meta: 3}"), "2024-T1", folder=formato(f"columnas: {columns}")), "Seguimiento"
    )
    assert drawn(sheet, ABOVE + 1, ABOVE + 1) == expected


def test_a_title_and_the_numbers_of_columns_reach_over_the_pairs() -> None:
    """The form that an entity publishes is kept to the letter."""
    table = """
        titulo: Plan de acción
        columnas:
          - {codigo: a, campo: nombre, numero: "1"}
          - {codigo: p, periodos: {esquema: anual}, numero: "2"}
        notas: [Una nota]
    """
    expected = picture("""
        Plan de acción | < | < | < | <
        N1 | 2024 | < | A la fecha | Semáforo
        ^ | Prog. | Ejec. | ^ | ^
        1 | 2 | < | · | ·
        Revista | {3} | {Sin dato} | {Sin dato} | {Sin dato}
        Una nota | < | < | < | <
    """)
    plan = plan_of("Revista {meta: 3, programacion: {anual: {2024: 3}}}", "seguimiento: {esquema: anual}")
    assert drawn(sheet_of(libro_of(plan, folder=formato(table)), "Seguimiento"), ABOVE + 1) == expected


def test_a_format_without_the_table_has_a_workbook_without_the_sheet_and_a_warning() -> None:
    """The rest is there."""
    folder = FormatFolder("prueba", Formato.model_validate({"nombre": "Prueba"}), COMUN.folders)
    libro = libro_of(plan_of("Revista {meta: 3}"), "2024-T1", folder=folder)
    assert [each.name for each in libro.workbook.sheets] == ["Formulario", "Resumen", "Cálculo", "pecdocs"]
    assert "no tiene la tabla «seguimiento»" in str(libro.workbook.warnings[0])
