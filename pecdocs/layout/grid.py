"""A table as pure data: rows of cells with row and column spans. Every writer draws this same grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows; the first rows, of kind `titulo` and `encabezado`, repeat on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def header_rows(self) -> int:
        """How many rows stand at the head."""
        heads = ("titulo", "encabezado")
        return next((i for i, row in enumerate(self.rows) if row.kind not in heads), len(self.rows))


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
    """Cut each cell that spans rows after about `every` estimated lines, repeating its text.

    `room` is about how many characters fit across the table.

    A label merged over many rows is printed once, and the reader of the next pages sees an empty column; a label
    that starts again at most a page further down is seen on each page.
    """
    heights = [row_lines(row, grid.columns, room) for row in grid.rows]
    rows = [list(row.cells) for row in grid.rows]
    for r, c, cell in _merged_cells(grid):
        for start, end in _chunks(heights[r : r + cell.rowspan], every):
            rows[r + start][c] = replace(cell, rowspan=end - start)
    return replace(
        grid, rows=tuple(replace(row, cells=tuple(cells)) for row, cells in zip(grid.rows, rows, strict=True))
    )


def _merged_cells(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row.cells):
            if cell is not None and cell.rowspan > 1 and row.kind not in {"titulo", "encabezado"}:
                yield r, c, cell


def _chunks(heights: list[int], every: int) -> Iterator[tuple[int, int]]:
    start = height = 0
    for position, lines in enumerate(heights):
        if position > start and height + lines > every:
            yield start, position
            start, height = position, 0
        height += lines
    yield start, len(heights)
