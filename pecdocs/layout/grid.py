"""A table as pure data: rows of cells with row and column spans. Every writer draws this same grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADS = ("titulo", "encabezado")
RowKind = Literal["titulo", "encabezado", "grupo", "fila", "total"]
Align = Literal["izquierda", "centro", "derecha", "justificado"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the format, its share of the width, how its text is aligned."""

    codigo: str
    width: float
    align: Align = "izquierda"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines of text and the rows and columns it spans; `mark` is a filled period."""

    lines: tuple[str, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    mark: bool = False

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one entry a grid column; None where a cell to the left or above covers it."""

    kind: RowKind
    cells: tuple[Cell | None, ...]
    level: int = 0
    """For `grupo`: the level it draws, from 1."""
    keep_next: bool = False
    """Whether the row stands on the same page as the next one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows; the first rows, of kind `titulo` and `encabezado`, repeat on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def header_rows(self) -> int:
        """How many rows stand at the head."""
        return next((i for i, row in enumerate(self.rows) if row.kind not in _HEADS), len(self.rows))


class SpanError(ValueError):
    """The spans of a grid do not tile it exactly once: a mistake of the program, never of a plan."""


def check_spans(grid: Grid) -> None:
    """Raise SpanError unless the cells cover every place of the grid exactly once."""
    width, height = len(grid.columns), len(grid.rows)
    covered = [[0] * width for _ in range(height)]
    for r, row in enumerate(grid.rows):
        if len(row.cells) != width:
            raise SpanError(f"row {r} has {len(row.cells)} places for {width} columns")
        for c, cell in enumerate(row.cells):
            if cell is None:
                continue
            if r + cell.rowspan > height or c + cell.colspan > width:
                raise SpanError(f"the cell at {r},{c} leaves the grid")
            for rr in range(r, r + cell.rowspan):
                for cc in range(c, c + cell.colspan):
                    covered[rr][cc] += 1
    wrong = [(r, c) for r in range(height) for c in range(width) if covered[r][c] != 1]
    if wrong:
        raise SpanError(f"not covered exactly once: {wrong[:5]}")


def head(title: str | None, titles: Sequence[tuple[str, ...]]) -> list[Row]:
    """Make the rows at the head of a table: its title over all columns, if it has one, and the header.

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
    return [*over_all, *(Row("encabezado", tuple(row)) for row in rows)]


def _title_row(title: str, width: int) -> Row:
    return Row("titulo", (Cell((title,), colspan=width), *[None] * (width - 1)))


def _share_group(one: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    """Tell whether two columns stand under the same group at a header row."""
    return min(len(one), len(other)) > level + 1 and one[: level + 1] == other[: level + 1]


def _group_width(titles: Sequence[tuple[str, ...]], start: int, level: int) -> int:
    apart = (c for c in range(start, len(titles)) if not _share_group(titles[start], titles[c], level))
    return next(apart, len(titles)) - start


def _estimated_lines(lines: tuple[str, ...], room: float) -> int:
    """Estimate how many lines a cell takes whose width holds about `room` characters."""
    return sum(max(1, ceil(len(piece) / max(room, 4))) for line in lines for piece in line.split("\n")) or 1


def row_lines(row: Row, columns: tuple[Column, ...], room: float) -> int:
    """Estimate how many lines a row takes in a table whose width holds about `room` characters.

    Cells that span rows or columns do not count: their text has more room than this row.
    """
    total = sum(column.width for column in columns)
    single = [
        _estimated_lines(cell.lines, room * columns[c].width / total)
        for c, cell in enumerate(row.cells)
        if cell is not None and cell.rowspan == 1 and cell.colspan == 1
    ]
    return max(single, default=1)


def repeat_labels(grid: Grid, every: int, room: int) -> Grid:
    """Start each merged label again after about `every` estimated lines, and keep the rows in between together.

    `room` is about how many characters fit across the table. A label merged over many rows is printed once, and the
    reader of the next page sees an empty column; a label that starts again at most so many lines further down, with
    rows that stay on one page, is seen on each page. Where an outer label starts again, the inner ones do too; it
    does so at the start of an inner group when one is near.
    """
    heights = [row_lines(row, grid.columns, room) for row in grid.rows]
    rows = [list(row.cells) for row in grid.rows]
    starts: set[int] = set()
    together: set[int] = set()
    for c in range(len(grid.columns)):
        inner = _label_starts(grid, c + 1)
        for r, cell in _merged_cells(grid, c):
            edges = [r, *sorted(start for start in starts if r < start < r + cell.rowspan), r + cell.rowspan]
            chunks = [each for top, bottom in pairwise(edges) for each in _chunks(heights, top, bottom, every, inner)]
            for start, end in chunks:
                rows[start][c] = replace(cell, rowspan=end - start)
                starts.add(start)
                together.update(range(start, end - 1))
    return replace(
        grid,
        rows=tuple(
            replace(row, cells=tuple(rows[r]), keep_next=row.keep_next or r in together)
            for r, row in enumerate(grid.rows)
        ),
    )


def _merged_cells(grid: Grid, column: int) -> Iterator[tuple[int, Cell]]:
    for r, row in enumerate(grid.rows):
        cell = row.cells[column]
        if cell is not None and cell.rowspan > 1 and row.kind not in _HEADS:
            yield r, cell


def _label_starts(grid: Grid, first: int) -> list[int]:
    """Give the rows where a label starts, in the columns from `first` on that have merged labels."""
    columns = [c for c in range(first, len(grid.columns)) if next(_merged_cells(grid, c), None) is not None]
    return [r for r, row in enumerate(grid.rows) if any(row.cells[c] is not None for c in columns)]


def _chunks(heights: list[int], top: int, bottom: int, every: int, inner: list[int]) -> Iterator[tuple[int, int]]:
    """Cut the rows from `top` to `bottom` into chunks of at most `every` lines, but never less than a row.

    A chunk ends at the start of an inner group where that leaves it at least half full.
    """
    start, height = top, 0
    for r in range(top, bottom):
        if r > start and height + heights[r] > every:
            near = [cut for cut in inner if start < cut <= r and 2 * sum(heights[start:cut]) >= every]
            cut = max(near, default=r)
            yield start, cut
            start, height = cut, sum(heights[cut:r])
        height += heights[r]
    yield start, bottom
