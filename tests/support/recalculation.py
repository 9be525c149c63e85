"""LibreOffice as the referee of our formulas: workbooks in with wrong values in every formula, what it reckons out."""

from __future__ import annotations

import math
import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

from pecdocs.excel.writer import write_workbook
from pecdocs.layout.blocks import Properties
from pecdocs.layout.context import shape
from pecdocs.layout.workbook import Formula, Workbook, address
from tests.conftest import ROOT
from tests.support.outer import all_resaved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pecdocs.layout.workbook import CellValue, Sheet

WRONG = "sin recalcular"
"""What every formula says that it gives, until somebody reckons."""

Found = dict[str, dict[str, object]]
"""What stands in the cells, by sheet and address."""


def recalculated(books: Mapping[str, Sequence[Sheet]], folder: Path) -> dict[str, Found]:
    """Write workbooks of these sheets, wrong values in them, have one run reckon all, and give what each holds then."""
    return all_recalculated({name: _written(sheets) for name, sheets in books.items()}, folder)


def all_recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Found]:
    """Put wrong values in all formulas of workbooks as they are written, and give what each holds once reckoned."""
    spoiled = {name: _spoiled(data) for name, data in books.items()}
    return {name: held(data) for name, data in all_resaved(spoiled, folder, reckoned=True).items()}


def held(data: bytes) -> Found:
    """Give the value of every cell of a workbook, of a formula the one that was saved with it."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book.worksheets
    }


def _written(sheets: Sequence[Sheet]) -> bytes:
    properties = Properties("Libro", "Alguien", "es-CO", "2024-01", "1", "borrador")
    template = (ROOT / "templates" / "comun" / "seguimiento.xlsx").read_bytes()
    return write_workbook(Workbook(tuple(sheets), shape(), properties), template, "seguimiento.xlsx")


_FORMULA = re.compile(rb'(<c r="\w+"(?: s="\d+")?)(?: t="\w+")?(><f>[^<]*</f>)<v>[^<]*</v>')


def _spoiled(data: bytes) -> bytes:
    """Let every formula of a workbook say that it gives something that it does not."""
    out, source = BytesIO(), zipfile.ZipFile(BytesIO(data))
    wrong = rf'\1 t="str"\2<v>{WRONG}</v>'.encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content, count = _FORMULA.subn(wrong, content)
                assert count == content.count(b"<f>") == content.count(WRONG.encode()), part.filename
            target.writestr(part.filename, content)
    return out.getvalue()


def formulas(sheet: Sheet) -> Iterator[tuple[str, Formula]]:
    """Give each formula of a sheet, by its address."""
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row.cells, start=1):
            if cell is not None and isinstance(cell.value, Formula):
                yield address(number, column), cell.value


def disagreements(sheet: Sheet, found: dict[str, object]) -> dict[str, str]:
    """Give each formula of a sheet that gives something else than it says: what it says, and what was reckoned."""
    return {
        place: f"{formula.value!r} ≠ {found.get(place)!r} ={formula.text}"
        for place, formula in formulas(sheet)
        if not same(formula.value, found.get(place))
    }


def same(said: CellValue, reckoned: object) -> bool:
    """Tell whether a value is the other, to nine digits, or to the letter; an empty text is nothing."""
    if isinstance(said, Decimal) and isinstance(reckoned, int | float):
        return math.isclose(float(said), float(reckoned), rel_tol=1e-9, abs_tol=1e-12)
    nothing = [each is None or (isinstance(each, str) and not each) for each in (said, reckoned)]
    return nothing[0] if nothing[1] else said == reckoned and not isinstance(reckoned, bool)
