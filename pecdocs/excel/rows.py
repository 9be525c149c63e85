"""The rows of a sheet as text, joined once: the many cells of a workbook are never elements.

`Rows` gathers, as it writes, what a worksheet holds elsewhere: merged cells, links, rows that had to be made higher.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.excel.heights import MAX_HEIGHT, share_out
from pecdocs.excel.names import EPOCH, EPOCH_1904
from pecdocs.excel.styles import Variant
from pecdocs.excel.text import encoded, looks_like_formula, shortened, text_element
from pecdocs.layout.workbook import FIRST_DAY, Formula, SheetCell, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.excel.heights import Heights
    from pecdocs.excel.styles import Styles, TextLook
    from pecdocs.layout.workbook import CellValue, Sheet, SheetRow

_DATE_FORMAT = "dd/mm/yyyy"


@dataclass(slots=True)
class _Covered:
    """The places that cells which span rows or columns cover: they have the same style, for its borders."""

    left: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For each column, the style, and how many places below or beside are covered still."""

    def add(self, column: int, cell: SheetCell, style: int) -> None:
        """Cover what a cell spans."""
        for each in range(column, column + cell.colspan):
            self.left[each] = style, cell.rowspan - (each == column)

    def style(self, column: int) -> int:
        """Give the style of a covered place, going down."""
        style, more = self.left.get(column, (0, 0))
        self.left[column] = style, more - 1
        return style if more > 0 else 0


@dataclass(slots=True)
class Rows:
    """The rows of one sheet while they are written."""

    sheet: Sheet
    looks: Mapping[tuple[str, str], int]
    """The style of each look and column, by its number in the template."""
    styles: Styles
    heights: Heights
    plain: bool = False
    """Whether there are no looks: the sheet is hidden, and the template has none like it."""
    since_1904: bool = False
    default_height: float = 15.0
    merges: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """The cells that lead somewhere, and the address."""
    overlong: list[str] = field(default_factory=list)
    """The cells whose text Excel would not take whole."""
    missing: dict[str, None] = field(default_factory=dict)
    """The looks that cells ask for and the template's sheet does not give."""
    text: str = ""
    """The rows, once they are written."""
    _numbers: dict[tuple[object, ...], int] = field(default_factory=dict)
    _text_looks: dict[int, TextLook] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _spans: list[tuple[int, int, float]] = field(default_factory=list)

    def write(self) -> None:
        """Write the rows."""
        written, needed = [], []
        covered = _Covered()
        for number, row in enumerate(self.sheet.rows, start=1):
            cells, height = self._row(number, row, covered)
            written.append(cells)
            needed.append(height)
        raised = share_out(needed, self._spans)
        self.text = "".join(self._joined(written, needed, raised))

    def _joined(self, written: list[str], needed: list[float], raised: set[int]) -> Iterator[str]:
        for place, (row, cells, height) in enumerate(zip(self.sheet.rows, written, needed, strict=True)):
            said = f'<row r="{place + 1}"'
            if row.height is not None or place in raised:
                said += f' ht="{_points(height)}" customHeight="1"'
            elif height > self.default_height:
                said += f' ht="{_points(height)}"'
            if row.hidden:
                said += ' hidden="1"'
            yield f"{said}>{cells}</row>"

    def _row(self, number: int, row: SheetRow, covered: _Covered) -> tuple[str, float]:
        """Write the cells of a row, and give the height that it needs."""
        parts = []
        height = self.default_height if row.height is None else row.height
        estimates = row.height is None and not row.hidden
        for column, cell in enumerate(row.cells):
            place = f"{_letters(column)}{number}"
            if cell is None:
                parts.append(f'<c r="{place}" s="{covered.style(column)}"/>')
                continue
            style = self._style(cell, column)
            parts.append(self._cell(place, style, cell.value))
            if cell.colspan > 1 or cell.rowspan > 1:
                covered.add(column, cell, style)
                self.merges.append(f"{place}:{address(number + cell.rowspan - 1, column + cell.colspan)}")
            if cell.link is not None:
                self.links.append((place, cell.link))
            if estimates and cell.value is not None:
                height = max(height, self._height(cell, style, number, column))
        return "".join(parts), min(height, MAX_HEIGHT)

    def _height(self, cell: SheetCell, style: int, number: int, column: int) -> float:
        """Give what a cell needs of its row; what spans rows is kept to be shared out."""
        value = cell.value.value if isinstance(cell.value, Formula) else cell.value
        look = self._text_looks.get(style)
        if look is None:
            look = self._text_looks[style] = self.styles.text_look(style)
        needed = self.heights.needed(value, look, column, cell.colspan) if isinstance(value, str) else look.line
        if cell.rowspan == 1:
            return needed
        self._spans.append((number - 1, cell.rowspan, needed))
        return 0.0

    def _style(self, cell: SheetCell, column: int) -> int:
        """Give the style of a cell, asked for once for all cells alike."""
        value = cell.value
        quoted = isinstance(value, str) and looks_like_formula(value)
        dated = isinstance(value, date)
        key = (cell.look, column, cell.format, cell.fillable, cell.fill, cell.align, quoted, dated)
        found = self._numbers.get(key)
        if found is None:
            name = self.sheet.columns[column].codigo if column < len(self.sheet.columns) else ""
            base = self._look(cell.look, name)
            number_format = cell.format or (_DATE_FORMAT if dated else "")
            found = self.styles.style(Variant(base, number_format, cell.fillable, cell.fill, quoted, cell.align))
            self._numbers[key] = found
        return found

    def _look(self, look: str, column: str) -> int:
        """Give the style that the template has for a look and column, for a column of all periods, or for any."""
        for name in (column, column.partition("@")[0], ""):
            if (look, name) in self.looks:
                return self.looks[look, name]
        if not self.plain:
            self.missing[look] = None
        return 0

    def _cell(self, place: str, style: int, value: CellValue) -> str:
        """Write a cell (18.3.1.4)."""
        head = f'<c r="{place}" s="{style}"'
        if isinstance(value, date):
            days = (value - (EPOCH_1904 if self.since_1904 else EPOCH)).days
            value = Decimal(days) if value >= FIRST_DAY else value.isoformat()
        if value is None:
            return f"{head}/>"
        if isinstance(value, str):
            return f'{head} t="inlineStr"><is>{self._text(place, value)}</is></c>'
        if isinstance(value, Formula):
            return f"{head}{_formula(value)}</c>"
        return f"{head}><v>{cell_number(value)}</v></c>"

    def _text(self, place: str, text: str) -> str:
        found = self._texts.get(text)
        if found is None:
            kept = shortened(text)
            if kept is not text:
                self.overlong.append(place)
            found = self._texts[text] = text_element(kept)
        return found


def _formula(formula: Formula) -> str:
    """Write a formula and what it gives (18.3.1.40)."""
    text = f"<f>{encoded(formula.text)}</f>"
    if isinstance(formula.value, Decimal):
        return f">{text}<v>{cell_number(formula.value)}</v>"
    return f' t="str">{text}<v>{encoded(formula.value or "")}</v>'


_LETTERS = [column_letters(number) for number in range(1, 703)]


def _letters(column: int) -> str:
    return _LETTERS[column] if column < len(_LETTERS) else column_letters(column + 1)


def cell_number(number: Decimal) -> str:
    """Write a number as the double that every program keeps, all the digits that tell it from its neighbours.

    Raises ValueError for what is no number.
    """
    if not number.is_finite():
        raise ValueError(f"{number} is no number that a cell can hold")
    whole = number.to_integral_value()
    return str(int(whole)) if whole == number and abs(whole) < 10**15 else repr(float(number))


def _points(height: float) -> str:
    return f"{height:.2f}".rstrip("0").rstrip(".")
