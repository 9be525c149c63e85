"""Rows that are written alike are compared once: none that differs hides behind them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.returned import write_plan
from pecdocs.excel.formulas import column_number
from pecdocs.excel.quick import QuickRow
from pecdocs.excel.reading import read_workbook
from pecdocs.intake.form import find_form
from pecdocs.intake.formulas import formula_faults
from pecdocs.layout.libro.form import HEADERS_FROM, NAME
from pecdocs.layout.workbook import column_letters
from tests.support.moving import sort_rows
from tests.support.returned import collected, filled, libro, made
from tests.support.xlsxparts import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pecdocs.layout.libro import Libro

ACTIVITIES = 70
LAST = HEADERS_FROM + ACTIVITIES
"""The last row of the Formulario."""
SHEETS = {"sheet1": NAME, "sheet2": "Seguimiento", "sheet3": "Resumen", "sheet5": "Cálculo"}
"""The sheets that reckon, by their parts."""
_FORMULA = re.compile(r'<c r="([A-Z]+)([0-9]+)"[^>]*><f>([^<]*)</f>')


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a plan of many activities that are alike."""
    folder = tmp_path_factory.mktemp("alike") / "plan"
    folder.mkdir()
    write_plan(folder, ACTIVITIES)
    return folder


@cache
def of_plan(plan: Path) -> tuple[Libro, bytes]:
    """Make its workbook, once."""
    return made(plan, "2027-T1")


TAMPERED: dict[str, Callable[[str, int], str]] = {
    "a number more": lambda text, row: f"{text}+0",  # noqa: ARG005
    "the row below": lambda text, row: _named(text, row, row + 1),
    "the row above": lambda text, row: _named(text, row, row - 1),
    "the row itself where the last of the form is named": lambda text, row: _named(text, LAST, row),
    "the row itself where another is named": lambda text, row: re.sub(r"(?<=\$)[0-9]+", str(row), text),
    "the row below the one that is named": lambda text, row: re.sub(  # noqa: ARG005
        r"(?<=\$)[0-9]+(?=[^0-9])|(?<=\$)[0-9]+$", lambda found: str(int(found[0]) + 1), text
    ),
}


def _named(text: str, row: int, other: int) -> str:
    return re.sub(rf"(?<=[A-Z$]){row}(?![0-9])", str(other), text)


CHOSEN: dict[str, Callable[[int, int], bool]] = {
    "everywhere": lambda row, column: True,  # noqa: ARG005
    "in whole rows": lambda row, column: row % 23 == 0,  # noqa: ARG005
    "here and there": lambda row, column: (row + column) % 37 == 0,
}


def tampered(
    data: bytes, change: Callable[[str, int], str], chosen: Callable[[int, int], bool]
) -> tuple[bytes, set[str]]:
    """Change the formulas of chosen cells of each sheet, in the XML; give the cells too."""
    cells: set[str] = set()

    def in_part(name: str, part: bytes) -> bytes:
        sheet = SHEETS.get(name.rpartition("/")[2].removesuffix(".xml"))
        if not name.startswith("xl/worksheets/sheet") or sheet is None:
            return part

        def one(found: re.Match[str]) -> str:
            column, row, text = found[1], int(found[2]), found[3]
            other = change(text, row)
            if other == text or not chosen(row, column_number(column)):
                return found[0]
            cells.add(f"{sheet}!{column}{row}")
            return found[0].replace(f"<f>{text}</f>", f"<f>{other}</f>")

        return _FORMULA.sub(one, part.decode()).encode()

    return changed(data, in_part), cells


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED)
@pytest.mark.parametrize("chosen", CHOSEN.values(), ids=CHOSEN)
def test_each_formula_that_was_changed_is_refused(
    change: Callable[[str, int], str], chosen: Callable[[int, int], bool], plan: Path
) -> None:
    """In whichever row, also where those around it are like it, and where all were changed in the same way."""
    found, data = of_plan(plan)
    other, cells = tampered(data, change, chosen)
    returned = read_workbook(other, "libro.xlsx")
    assert all(isinstance(row, QuickRow) for row in returned.sheets["Cálculo"].rows.values())
    form, _ = find_form(returned, found.formulario, {*SHEETS.values(), "pecdocs"} - {NAME})
    assert form is not None
    faults = formula_faults(form, libro(plan, "2027-T1", "COM", bare=True))
    assert {each.place.cell for each in faults} == cells
    assert cells


def test_what_was_not_changed_is_not_refused(plan: Path) -> None:
    """As the program writes it."""
    found, data = of_plan(plan)
    returned = read_workbook(data, "libro.xlsx")
    form, faults = find_form(returned, found.formulario, {*SHEETS.values(), "pecdocs"} - {NAME})
    assert form is not None
    assert [*faults, *formula_faults(form, libro(plan, "2027-T1", "COM", bare=True))] == []


def test_many_rows_that_were_sorted_are_taken(plan: Path) -> None:
    """Also those that stand in the row whose number their formulas name in another sheet, or stood there."""
    found, data = of_plan(plan)
    order = list(range(ACTIVITIES))[::-1]
    (plan.parent / "libro.xlsx").write_bytes(filled(data, found, lambda filling: sort_rows(filling, order)))
    status, _, said = collected(plan.parent, "libro.xlsx", "--simular")
    assert (status, said) == (0, "")


def test_the_columns_of_the_sheets_are_those_that_are_tampered_with(plan: Path) -> None:
    """Every column of formulas, in each sheet that reckons."""
    found, data = of_plan(plan)
    _, cells = tampered(data, TAMPERED["a number more"], CHOSEN["everywhere"])
    drawn = {
        f"{sheet.name}!{column_letters(n)}"
        for sheet in found.workbook.sheets
        for row in sheet.rows
        for n, cell in enumerate(row.cells, start=1)
        if cell is not None and type(cell.value).__name__ == "Formula"
    }
    assert {cell.rstrip("0123456789") for cell in cells} == drawn
