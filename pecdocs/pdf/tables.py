"""A grid set in type: the widths of its columns, the text of each cell in its width, the structure elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pecdocs.layout.grid import HEADS, Row, align_of
from pecdocs.layout.widths import fitted, lacking
from pecdocs.pdf.cells import CellLooks
from pecdocs.pdf.coverage import Metrics
from pecdocs.pdf.lines import ALIGNED, LEADING, set_text
from pecdocs.pdf.looks import LEAST_SIZE
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pecdocs.layout.blocks import Table
    from pecdocs.layout.grid import Cell, Column, RowKind
    from pecdocs.pdf.cells import CellLook
    from pecdocs.pdf.lines import Bit, SetText
    from pecdocs.pdf.looks import Looks

SIDE, ABOVE = 4.25, 2.5
"""What a cell leaves free at each side, and above and below, in points."""
CONTINUED = " (cont.)"
"""What a label ends in where it stands again, on another page than it began."""
_STEP = 0.5
"""By how much the type of a table gets smaller until its words fit, in points."""


class Spot(NamedTuple):
    """A cell in its place: its grid row and column, what it says, set in its width, and its looks."""

    row: int
    column: int
    cell: Cell
    text: SetText
    look: CellLook

    @property
    def height(self) -> float:
        """What its text takes, with what is free above and below."""
        return self.text.height + 2 * ABOVE + self.look.air


class TableSetting:
    """A table about to be drawn: its grid, the widths and type of its columns, and its structure elements."""

    def __init__(self, table: Table, looks: Looks, width: float, parent: Elem) -> None:
        self.grid = table.grid
        self.looks = looks
        self.cells = CellLooks(looks, table.name)
        self.size, self.columns = _columns(table, self.cells, looks, width)
        self.edges = [0.0]
        for column in self.columns:
            self.edges.append(self.edges[-1] + column.width)
        self.element = Elem("Table", parent)
        self._parts: dict[str, Elem] = {}
        self._cells: dict[tuple[int, int], Elem] = {}
        """The elements of the cells that are being drawn."""
        self._last: tuple[int, list[Spot]] = (-1, [])
        """The last row that was set: one that does not fit a page is the first of the next one."""

    @property
    def leading(self) -> float:
        """The height of a line of its rows, in points."""
        return self.size * LEADING

    def spots(self, r: int) -> list[Spot]:
        """Set the text of each cell of a row."""
        if self._last[0] != r:
            row = self.grid.rows[r]
            self._last = r, [self._spot(r, row, c, cell) for c, cell in enumerate(row.cells) if cell is not None]
        return self._last[1]

    def _spot(self, r: int, row: Row, c: int, cell: Cell) -> Spot:
        column = self.columns[c]
        look = self.cells(row, column, cell)
        asked = align_of(row.kind, column, first=c == 0, span=cell.colspan)
        align = look.align or ALIGNED[asked or "izquierda"]
        width = self.edges[c + cell.colspan] - self.edges[c] - 2 * SIDE
        return Spot(r, c, cell, set_text(self._bits(cell, look), self.size - look.smaller, width, align), look)

    def _bits(self, cell: Cell, look: CellLook) -> Iterable[Bit]:
        if not cell.rich:
            return self.looks.bits("\n".join(cell.lines), look.colour, bold=look.bold) if cell.lines else ()
        found: list[Bit] = []
        for n, runs in enumerate(cell.rich):
            found += self.looks.bits("\n", look.colour) if n else ()
            for run in runs:
                found += self.looks.bits(run.text, look.colour, bold=run.bold or look.bold, strike=run.strike)
        return found

    def continued(self, spot: Spot) -> SetText:
        """Set the text of a label that stands on a page again; one that says nothing says it again."""
        if not spot.cell.text.strip():
            return spot.text
        said = "\n".join(spot.cell.lines) + CONTINUED
        bits = self.looks.bits(said, spot.look.colour, bold=spot.look.bold)
        return set_text(bits, spot.text.size, spot.text.width, spot.text.align)

    def tag(self, spot: Spot) -> None:
        """Make the structure elements of a cell's row, if it has none yet (ISO 32000-1, 14.8.4.3.4).

        An empty cell is the header of none: who listens would hear nothing before each of the others.
        """
        if (spot.row, spot.column) in self._cells:
            return
        row = self.grid.rows[spot.row]
        line = Elem("TR", self._part("THead" if row.kind in HEADS else "TBody"))
        first = next(c for c, cell in enumerate(row.cells) if cell is not None)
        for c, cell in enumerate(row.cells):
            if cell is not None:
                scope = _scope(row, self.columns[c], first=c == first) if cell.rich or any(cell.lines) else ""
                tag = "TH" if scope else "TD"
                self._cells[spot.row, c] = Elem(tag, line, scope=scope, rowspan=cell.rowspan, colspan=cell.colspan)

    def _part(self, name: str) -> Elem:
        if name not in self._parts:
            self._parts[name] = Elem(name, self.element)
        return self._parts[name]

    def element_of(self, spot: Spot) -> Elem:
        """Give the element of a cell whose row is tagged."""
        return self._cells[spot.row, spot.column]

    def forget(self, kept: Iterable[Spot]) -> None:
        """Let go of the elements of all cells but those that go on."""
        left = {(spot.row, spot.column) for spot in kept}
        self._cells = {at: element for at, element in self._cells.items() if at in left}


def _scope(row: Row, column: Column, *, first: bool) -> str:
    """Give what a cell is the header of; nothing of a cell that only says something."""
    if row.kind in HEADS:
        return "Column"
    return "Row" if column.names or (first and row.kind in {"grupo", "total"}) else ""


def _columns(table: Table, cells: CellLooks, looks: Looks, width: float) -> tuple[float, tuple[Column, ...]]:
    """Give the size of a table's type, the largest one in which its words fit, and its columns' widths in points."""
    size = cells.size
    while True:
        types = _Types(table, cells, looks, size)
        if size - _STEP < LEAST_SIZE or not lacking(table.grid, width, types, 2 * SIDE):
            return size, fitted(table.grid, width, types, 2 * SIDE)
        size -= _STEP


class _Types:
    """Gives how the cells of a kind of row and a column are set, for the widths of the columns."""

    def __init__(self, table: Table, cells: CellLooks, looks: Looks, size: float) -> None:
        self.columns = {column.codigo: column for column in table.grid.columns}
        self.cells = cells
        self.looks = looks
        self.size = size

    def __call__(self, kind: RowKind, column: str) -> Metrics:
        look = self.cells(Row(kind, ()), self.columns[column], None)
        return Metrics(self.size - look.smaller, self.looks.font(bold=look.bold))
