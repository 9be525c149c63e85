"""LibreOffice as the referee of our formulas: workbooks in with wrong values in every formula, what it reckons out."""

from __future__ import annotations

import math
import subprocess
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl

from pecdocs.excel.writer import write_workbook
from pecdocs.layout.blocks import Properties
from pecdocs.layout.context import shape
from pecdocs.layout.workbook import Formula, Sheet, Workbook, address
from tests.conftest import ROOT
from tests.support.outer import tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pecdocs.layout.workbook import CellValue

WRONG = "sin recalcular"
"""What every formula says that it gives, until somebody reckons."""

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""LibreOffice believes the values of a workbook that it did not write, unless it is told to reckon always."""

Found = dict[str, dict[str, object]]
"""What stands in the cells, by sheet and address."""


def recalculated(sheets: Sequence[Sheet], folder: Path) -> Found:
    """Write a workbook of these sheets, wrong values in it, have it reckoned, and give what every cell holds then."""
    source, out = folder / "libro.xlsx", folder / "calculado"
    source.write_bytes(_written([_spoiled(each) for each in sheets]))
    profile = folder / "perfil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    command = [tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(source)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
    book = openpyxl.load_workbook(out / source.name, data_only=True)
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


def _spoiled(sheet: Sheet) -> Sheet:
    """Let every formula of a sheet say that it gives something that it does not."""
    rows = tuple(
        row._replace(
            cells=tuple(
                each._replace(value=Formula(each.value.text, WRONG))
                if each is not None and isinstance(each.value, Formula)
                else each
                for each in row.cells
            )
        )
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


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
    return (said or None) == (reckoned or None) and not isinstance(reckoned, bool)
