"""What holds for the workbook of any plan: each activity is asked once an area, and every formula finds its cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.libro.ficha import NAME as FICHA
from pecdocs.layout.libro.form import NAME
from pecdocs.layout.workbook import Formula
from pecdocs.seguimiento.areas import areas_of, asked_of
from tests.support.followable import Seguimiento, seguimientos
from tests.support.libros import EXAMPLE, libro_in, libro_of
from tests.support.rounds import WANTED, in_rounds

if TYPE_CHECKING:
    from pecdocs.layout.libro import Libro
    from pecdocs.layout.workbook import SheetCell, SheetRow

_ADDRESS = re.compile(r"(?:'([^']+)'!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\w(])")
_TEXT = re.compile(r'"[^"]*"')


def number(letters: str) -> int:
    """Give the number of a column."""
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total


def strays(libro: Libro) -> list[str]:
    """Give the formulas that name a cell outside of every sheet."""
    sizes = {each.name: (len(each.rows), len(each.columns)) for each in libro.workbook.sheets}
    found = []
    for sheet in libro.workbook.sheets:
        for row in sheet.rows:
            for cell in row.cells:
                if cell is None or not isinstance(cell.value, Formula):
                    continue
                for name, *ends in _ADDRESS.findall(_TEXT.sub('""', cell.value.text)):
                    rows, columns = sizes[name or sheet.name]
                    corners = [(ends[0], ends[1]), (ends[2], ends[3])] if ends[2] else [(ends[0], ends[1])]
                    if any(not 1 <= int(at) <= rows or number(letters) > columns for letters, at in corners):
                        found.append(f"{sheet.name}: {cell.value.text}")
    return found


def compared(libro: Libro) -> dict[str, list[list[object]]]:
    """Give what one that comes back is compared with: every formula, and what the form says beside them."""
    return {
        sheet.name: [
            [_compared(cell, row, number, is_form=sheet.name == NAME) for cell in row.cells]
            for number, row in enumerate(sheet.rows, start=1)
        ]
        for sheet in libro.workbook.sheets
        if sheet.name != FICHA
    }


def _compared(cell: SheetCell | None, row: SheetRow, number: int, *, is_form: bool) -> object:
    if cell is not None and isinstance(cell.value, Formula):
        return f"={row.formula(cell.value.text, number)}"
    return cell.value if cell is not None and is_form else None


def check(case: Seguimiento) -> None:
    """Lay out the workbooks of a plan: of a period, of the year, and of each area."""
    if not case.measured:
        return
    asked = [each.codigo for each in case.measured]
    for periodo in (case.corte, None):
        libro = libro_of(case.plan, periodo, answers=case.answers)
        assert list(libro.formulario.rows) == asked
        assert len(set(libro.formulario.position)) == len(libro.formulario.columns)
        assert strays(libro) == []
        assert compared(libro) == compared(libro_of(case.plan, periodo, answers=case.answers, bare=True))
        for sheet in libro.workbook.sheets:
            assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
            assert all(
                len(cell.value.text) <= 8192
                for row in sheet.rows
                for cell in row.cells
                if cell is not None and isinstance(cell.value, Formula)
            )


@pytest.mark.largo
def test_the_workbook_of_any_plan_that_is_followed() -> None:
    """Whatever its kinds of goals, schemes, weights and answers."""
    assert in_rounds(check, seguimientos, min(WANTED, 400)).plans > 0


def test_every_activity_stands_once_in_the_workbook_of_each_area_that_answers_for_it() -> None:
    """And in no other."""
    found = areas()
    assert len(found) > 1
    for libro, area, codes in found:
        assert list(libro.formulario.rows) == [code for code in asked_of(libro.basis.plan) if code in codes], area


def areas() -> list[tuple[Libro, str, tuple[str, ...]]]:
    """Give the workbooks of the areas of the example."""
    plan = libro_in(EXAMPLE, "2027-T2").basis.plan
    return [(libro_in(EXAMPLE, "2027-T2", area), area, codes) for area, codes in areas_of(asked_of(plan), plan).items()]
