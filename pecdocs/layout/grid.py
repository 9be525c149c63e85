"""A table as pure data: rows of cells with row and column spans. Every writer draws this same grid."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.blocks import Runs

RowKind = Literal["titulo", "encabezado", "numeros", "grupo", "fila", "total"]
Align = Literal["izquierda", "centro", "derecha", "justificado"]
HEADS: frozenset[RowKind] = frozenset({"titulo", "encabezado", "numeros"})
"""The kinds of the rows at the head, which repeat on every page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the format, its share of the width, how its text is aligned."""

    codigo: str
    width: float
    align: Align = "izquierda"
    period: str = ""
    """The key of the period that it shows, of a column of periods."""
    level: int = 0
    """The level whose merged cells it holds, from 1; 0 of any other column."""
    names: bool = False
    """Whether its cells name the rows that they reach over: who hears a table hears them before any other cell."""


class Cell(NamedTuple):
    """A cell: its lines of text and the rows and columns it spans; `mark` is a filled period.

    `fill` is a colour of its own (RRGGBB), always beside a word that says the same.

    A named tuple, as `Row`: a table has as many of them as a plan has words, and they are made in half the time.
    """

    lines: tuple[str, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    mark: bool = False
    fill: str = ""
    rich: tuple[Runs, ...] = ()
    """The same lines with their looks, where a part of one has its own; the words are those of `lines`."""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


EMPTY = Cell()
"""The cell that shows nothing."""


class Row(NamedTuple):
    """A row: one entry a grid column; None where a cell to the left or above covers it."""

    kind: RowKind
    cells: tuple[Cell | None, ...]
    level: int = 0
    """For `grupo`: the level it draws, from 1."""
    keep_next: bool = False
    """Whether the row stands on the same page as the next one."""
    codigo: str = ""
    """What it shows: the codigo of an item of the tree or of a role, a sigla, a version."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows; the first rows, of the kinds in `HEADS`, repeat on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def header_rows(self) -> int:
        """How many rows stand at the head."""
        return next((i for i, row in enumerate(self.rows) if row.kind not in HEADS), len(self.rows))


def align_of(kind: RowKind, column: Column, *, first: bool, span: int) -> Align | None:
    """Give how a cell is aligned: as its column, in the middle for a number or a group; None leaves its look's own."""
    if kind == "titulo" or (kind == "grupo" and (first or span > 1)):
        return None
    if kind == "numeros" or (kind == "encabezado" and span > 1):
        return "centro"
    return column.align


class SpanError(ValueError):
    """The spans of a grid do not tile it exactly once: a mistake of the program, never of a plan."""


def check_spans(grid: Grid) -> None:
    """Raise SpanError unless the cells cover every place of the grid exactly once."""
    below = [0] * len(grid.columns)
    """For each column: how many more rows the cell above covers."""
    for r, row in enumerate(grid.rows):
        if len(row.cells) != len(below):
            raise SpanError(f"row {r} has {len(row.cells)} places for {len(below)} columns")
        beside = reach = 0
        for c, cell in enumerate(row.cells):
            if (cell is not None) + (beside > 0) + (below[c] > 0) != 1:
                raise SpanError(f"the place {r},{c} is not covered exactly once")
            if cell is not None:
                beside, reach = cell.colspan, cell.rowspan - 1
            if beside:
                beside -= 1
                below[c] = reach
            else:
                below[c] -= 1
        if beside:
            raise SpanError(f"a cell of row {r} leaves the grid")
    if any(below):
        raise SpanError("a cell of the last rows leaves the grid")


def head(title: str | None, titles: Sequence[tuple[str, ...]], numbers: Sequence[str] = ()) -> list[Row]:
    """Make the rows at the head of a table: its title over all columns, if it has one, the header, and its numbers.

    `titles` are each column's, from the outermost group to its own. Neighbours under the same group share its cell;
    a column's own title reaches down to the last row.
    """
    depth = max(map(len, titles), default=0)
    rows: list[list[Cell | None]] = [[None] * len(titles) for _ in range(depth)]
    for c, column in enumerate(titles):
        for level in range(len(column) - 1):
            if c == 0 or not _share_group(titles[c - 1], column, level):
                rows[level][c] = Cell((column[level],), colspan=_group_width(titles, c, level))
        if depth:
            own = max(len(column) - 1, 0)
            rows[own][c] = Cell(column[-1:], rowspan=depth - own)
    over_all = [] if title is None else [_title_row(title, len(titles))]
    return [*over_all, *(Row("encabezado", tuple(row)) for row in rows), *_number_row(numbers)]


def _title_row(title: str, width: int) -> Row:
    return Row("titulo", (Cell((title,), colspan=width), *[None] * (width - 1)))


def _number_row(numbers: Sequence[str]) -> Iterator[Row]:
    """Give the row of the numbers that a form gives its columns, if any has one; neighbours share the same number."""
    cells: list[Cell | None] = []
    for number, run in groupby(numbers):
        width = len(list(run))
        shared = [Cell((number,), colspan=width), *[None] * (width - 1)]
        cells += shared if number else [Cell()] * width
    if any(numbers):
        yield Row("numeros", tuple(cells))


def _share_group(one: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    """Tell whether two columns stand under the same group at a header row."""
    return min(len(one), len(other)) > level + 1 and one[: level + 1] == other[: level + 1]


def _group_width(titles: Sequence[tuple[str, ...]], start: int, level: int) -> int:
    apart = (c for c in range(start, len(titles)) if not _share_group(titles[start], titles[c], level))
    return next(apart, len(titles)) - start
