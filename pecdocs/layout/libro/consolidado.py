"""The workbook that goes with the report: what every area answered, to be read, with nothing to fill in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pecdocs.layout.libro import ficha, form

if TYPE_CHECKING:
    from pecdocs.layout.libro.book import Libro
    from pecdocs.layout.workbook import Sheet, SheetCell, SheetRow, Workbook

_TO_FILL, _TO_READ = "dato", "fila"


def consolidated(libro: Libro, draft_mark: str | None) -> Workbook:
    """Give a workbook's sheets to be read: without a ficha to come back by, nor instructions to fill it in.

    The answers stay in the Formulario, where the formulas look for them. `draft_mark` stands on each page.
    """
    sheets = [_to_read(sheet) for sheet in libro.workbook.sheets if sheet.name != ficha.NAME]
    ordered = sorted(sheets, key=lambda sheet: (sheet.hidden, sheet.name == form.NAME))
    return replace(libro.workbook, sheets=tuple(ordered), draft_mark=draft_mark, keeps_others=False)


def _to_read(sheet: Sheet) -> Sheet:
    silenced = "nota" if sheet.name == form.NAME else ""
    rows = tuple(_row(row, silenced) for row in sheet.rows)
    charts = tuple(each for each in sheet.charts if any(value for some in each.chart.series for value in some.values))
    return replace(sheet, rows=rows, charts=charts, validations=(), protected=True)


def _row(row: SheetRow, silenced: str) -> SheetRow:
    return row._replace(cells=tuple(None if cell is None else _cell(cell, silenced) for cell in row.cells))


def _cell(cell: SheetCell, silenced: str) -> SheetCell:
    """Give a cell that is only read; what a form says to who fills it in is not said."""
    look = _TO_READ if cell.look == _TO_FILL else cell.look
    return cell._replace(look=look, fillable=False, value=None if cell.look == silenced else cell.value)
