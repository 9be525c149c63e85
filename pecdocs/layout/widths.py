"""The widths of a table's columns: the shares that the format gives, moved only where the text needs room.

A format is drawn for its own plan. With another one a column may be empty while its neighbour holds paragraphs, or a
word may be wider than its column and break in its middle.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pecdocs.layout.glyphs import Measuring
    from pecdocs.layout.grid import Cell, Column, Grid, Row, RowKind

    TypeOf = Callable[[RowKind, str], Measuring]
    """Gives how the cells of a kind of row and a column are set."""

_KEPT_WHEN_EMPTY = 0.5
"""How much of its share a column keeps that holds nothing from the first row to the last: room to write by hand."""
_KEPT = 0.5
"""How much of its share any column keeps, whatever the words of the others."""
_WIDEST_WORD = 1 / 3
"""The part of a table that a word may ask for; a longer one, such as an address, breaks."""
_MEASURED_ROWS = 1000
"""How many rows of a table are looked at: longer ones say the same words again."""
_EM = 1.1
"""No letter is wider, bold or not, in parts of the size."""
BREAKS = re.compile(r"[^\S\u00a0\u202f]+|(?<=[^\W\d]-)(?=[^\W\d])")
"""Where every program may end a line: at spaces, and after a hyphen between letters."""


def yielding(columns: Sequence[Column], body: Sequence[Row]) -> tuple[Column, ...]:
    """Give columns of which those that hold nothing in the body leave half of their share to the others.

    Columns that come in a set, as those of periods do, keep their shares.
    """
    several = Counter(column.codigo for column in columns)
    return tuple(
        replace(column, width=column.width * _KEPT_WHEN_EMPTY)
        if several[column.codigo] == 1 and not any(_holds(row.cells[c]) for row in body)
        else column
        for c, column in enumerate(columns)
    )


def _holds(cell: Cell | None) -> bool:
    return cell is not None and cell.colspan == 1 and bool(cell.lines)


def fitted(grid: Grid, width: float, type_of: TypeOf, margins: float) -> tuple[Column, ...]:
    """Give a grid's columns, their widths in points, each at least as wide as its longest word where there is room.

    `width` is the table's, and `margins` what a cell leaves free at both sides, in points.
    """
    total = sum(column.width for column in grid.columns)
    shares = [width * column.width / total for column in grid.columns]
    needs = _needs(grid, shares, type_of, margins)
    found = _at_least(shares, needs, width)
    return tuple(replace(column, width=each) for column, each in zip(grid.columns, found, strict=True))


def lacking(grid: Grid, width: float, type_of: TypeOf, margins: float) -> float:
    """Give how many points the longest words of a grid's columns lack in a width; 0 where each fits its column."""
    total = sum(column.width for column in grid.columns)
    shares = [width * column.width / total for column in grid.columns]
    return max(0.0, sum(_needs(grid, shares, type_of, margins)) - width)


def _needs(grid: Grid, shares: Sequence[float], type_of: TypeOf, margins: float) -> list[float]:
    """Give what the longest word of each column needs; columns of a set need the same."""
    needs: dict[str, float] = {}
    for c, column in enumerate(grid.columns):
        least, most = shares[c] * _KEPT, sum(shares) * _WIDEST_WORD
        for kind, text in _texts(grid, c).items():
            longest = _longest(text, type_of(kind, column.codigo), least - margins)
            least = max(least, min(longest, most) + margins)
        needs[column.codigo] = max(needs.get(column.codigo, 0.0), least)
    return [needs[column.codigo] for column in grid.columns]


def _texts(grid: Grid, column: int) -> dict[RowKind, str]:
    """Give the text of a column by the kind of its rows; a cell over several columns has room enough."""
    found: dict[RowKind, list[str]] = {}
    for row in grid.rows[:_MEASURED_ROWS]:
        cell = row.cells[column]
        if cell is not None and cell.colspan == 1:
            found.setdefault(row.kind, []).extend(cell.lines)
    return {kind: "\n".join(lines) for kind, lines in found.items()}


def _longest(text: str, set_as: Measuring, least: float) -> float:
    """Give the width of the widest word of a text, when it is wider than `least`; only long words are measured."""
    letters = max(1, int(least / (set_as.size * _EM)))
    words = {word for run in set(re.findall(rf"[^ \n]{{{letters},}}", text)) for word in BREAKS.split(run)}
    return max((set_as.width(word) for word in words if len(word) >= letters), default=0.0)


def _at_least(shares: Sequence[float], needs: Sequence[float], width: float) -> list[float]:
    """Share out a width so that none gets less than it needs; where there is not enough, each lacks in proportion."""
    if sum(needs) >= width:
        return [need * width / sum(needs) for need in needs]
    kept: set[int] = set()
    while True:
        free = [c for c in range(len(shares)) if c not in kept]
        unit = (width - sum(needs[c] for c in kept)) / sum(shares[c] for c in free)
        short = {c for c in free if shares[c] * unit < needs[c]}
        if not short:
            return [needs[c] if c in kept else shares[c] * unit for c in range(len(shares))]
        kept |= short
