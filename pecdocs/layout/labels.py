"""Merged labels that start again further down, and the estimated heights of rows that decide where.

A label merged over many rows is printed once, and the reader of the next page sees an empty column; a label that starts
again at most so many lines further down, with rows that stay on one page, is seen on each page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from pecdocs.layout.grid import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.grid import Cell, Column, Grid, Row

_LEAST_ROOM = 4
"""The fewest characters that a line of a cell is taken to hold."""


class RowHeights:
    """Estimates how many lines a row takes in a table whose width holds about `room` characters."""

    def __init__(self, columns: Sequence[Column], room: float) -> None:
        total = sum(column.width for column in columns)
        self.rooms = [max(room * column.width / total, _LEAST_ROOM) for column in columns]
        """How many characters a line of each column holds."""

    def lines(self, row: Row) -> int:
        """Give the lines of a row's tallest cell.

        Cells that span rows or columns do not count: their text has more room than this row.
        """
        tallest = 1
        for cell, room in zip(row.cells, self.rooms, strict=True):
            if cell is not None and cell.lines and cell.rowspan == 1 and cell.colspan == 1:
                lines = _estimated_lines(cell.lines, room)
                tallest = max(tallest, lines)
        return tallest


def _estimated_lines(lines: tuple[str, ...], room: float) -> int:
    """Estimate how many lines a cell takes that holds `room` characters in each."""
    if len(lines) == 1 and "\n" not in lines[0]:
        return ceil(len(lines[0]) / room)
    return sum(max(1, ceil(len(piece) / room)) for line in lines for piece in line.split("\n"))


def repeat_labels(grid: Grid, every: int, room: int) -> Grid:
    """Start each merged label again after about `every` estimated lines, and keep the rows in between together.

    `room` is about how many characters fit across the table. Where an outer label starts again, the inner ones do
    too; it does so at the start of an inner group when one is near.
    """
    heights = RowHeights(grid.columns, room)
    cutting = _Cutting([heights.lines(row) for row in grid.rows], every)
    rows = [list(row.cells) for row in grid.rows]
    together: set[int] = set()
    for column in range(len(grid.columns)):
        inner = _label_starts(grid, column + 1)
        starts = sorted(cutting.starts)
        for r, cell in _merged_cells(grid, column):
            for start, end in cutting.chunks(r, r + cell.rowspan, starts, inner):
                rows[start][column] = cell._replace(rowspan=end - start)
                together.update(range(start, end - 1))
    return replace(
        grid,
        rows=tuple(
            row._replace(cells=tuple(cells), keep_next=row.keep_next or r in together)
            for r, (row, cells) in enumerate(zip(grid.rows, rows, strict=True))
        ),
    )


def _merged_cells(grid: Grid, column: int) -> Iterator[tuple[int, Cell]]:
    for r, row in enumerate(grid.rows):
        cell = row.cells[column]
        if cell is not None and cell.rowspan > 1 and row.kind not in HEADS:
            yield r, cell


def _label_starts(grid: Grid, first: int) -> list[int]:
    """Give the rows where a label starts, in the columns from `first` on that have merged labels."""
    columns = [c for c in range(first, len(grid.columns)) if next(_merged_cells(grid, c), None) is not None]
    return [r for r, row in enumerate(grid.rows) if any(row.cells[c] is not None for c in columns)]


class _Cutting:
    """Cuts merged labels into chunks of rows, and remembers where each chunk starts."""

    def __init__(self, heights: list[int], every: int) -> None:
        self.heights = heights
        self.every = every
        self.starts: set[int] = set()

    def chunks(self, top: int, bottom: int, starts: list[int], inner: list[int]) -> Iterator[tuple[int, int]]:
        """Cut the rows of a label, first where outer labels start again; `starts` and `inner` are in order."""
        outer = starts[bisect_right(starts, top) : bisect_left(starts, bottom)]
        for upper, lower in pairwise([top, *outer, bottom]):
            for chunk in self._chunks(upper, lower, inner):
                self.starts.add(chunk[0])
                yield chunk

    def _chunks(self, top: int, bottom: int, inner: list[int]) -> Iterator[tuple[int, int]]:
        """Cut the rows from `top` to `bottom` into chunks of at most `every` lines, but never less than a row.

        A chunk ends at the start of an inner group where that leaves it at least half full.
        """
        start, height = top, 0
        for r in range(top, bottom):
            if r > start and height + self.heights[r] > self.every:
                cut = self._near(start, r, inner)
                yield start, cut
                start, height = cut, sum(self.heights[cut:r])
            height += self.heights[r]
        yield start, bottom

    def _near(self, start: int, end: int, inner: list[int]) -> int:
        """Give the last start of an inner group that leaves a chunk half full, or else its end."""
        last = bisect_right(inner, end) - 1
        if last < 0 or inner[last] <= start or 2 * sum(self.heights[start : inner[last]]) < self.every:
            return end
        return inner[last]
