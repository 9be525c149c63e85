"""A workbook rearranged as Excel does it: formulas follow the columns and rows that they name."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.support.returned import Filling

_REFERENCE = re.compile(r"('[^']+'!)?(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?")


def move_columns(filling: Filling, order: Sequence[int]) -> None:
    """Put the columns of the Formulario in another order, each by the position that it had."""
    moved = {get_column_letter(old): get_column_letter(new) for new, old in enumerate(order, start=1)}
    sheet = filling.sheet
    before = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=len(order))]
    formats = [[cell.number_format for cell in row] for row in sheet.iter_rows(max_col=len(order))]
    for merge in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merge))
    for number, (values, styles) in enumerate(zip(before, formats, strict=True), start=1):
        for position, old in enumerate(order, start=1):
            cell = sheet.cell(number, position)
            cell.value, cell.number_format = values[old - 1], styles[old - 1]
    hidden = {letters for letters, each in sheet.column_dimensions.items() if each.hidden}
    for letters in moved:
        sheet.column_dimensions[moved[letters]].hidden = letters in hidden
    _rename(filling, moved)


def sort_rows(filling: Filling, order: Sequence[int]) -> None:
    """Put the rows of activities in another order, each by the position that it had; own references follow."""
    sheet, first = filling.sheet, min(filling.form.rows.values())
    count = len(filling.form.columns)
    rows = [[sheet.cell(first + old, column + 1) for column in range(count)] for old in order]
    held = [[(cell.value, cell.number_format, cell.row) for cell in row] for row in rows]
    for number, cells in enumerate(held, start=first):
        for column, (value, style, was) in enumerate(cells, start=1):
            cell = sheet.cell(number, column)
            cell.number_format = style
            cell.value = value
            if isinstance(value, str) and value.startswith("="):
                cell.value = re.sub(rf"(?<=\$[A-Z]){was}(?!\d)", str(number), value)


def _rename(filling: Filling, moved: Mapping[str, str]) -> None:
    for sheet in filling.book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, str) and value.startswith("="):
                    renamed = partial(_renamed, moved=moved, own=sheet.title == "Formulario")
                    cell.value = _REFERENCE.sub(renamed, value)


def _renamed(found: re.Match[str], moved: Mapping[str, str], *, own: bool) -> str:
    sheet = found[1] or ""
    if sheet != "'Formulario'!" if sheet else not own:
        return found[0]
    first = f"{found[2]}{moved.get(found[3], found[3])}{found[4]}{found[5]}"
    last = f":{found[6]}{moved.get(found[7], found[7])}{found[8]}{found[9]}" if found[7] else ""
    return f"{sheet}{first}{last}"
