"""Plain tables of a document that is not the plan's own: a header, rows, a total; and the words under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Table
from pecdocs.layout.grid import Cell, Column, Grid, Row, check_spans, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pecdocs.layout.grid import Align


class Columns(dict[str, tuple[str, float, "Align"]]):
    """The columns of a table by name: their title, their share of the width, how they are aligned."""


def table(
    name: str,
    columns: Columns,
    rows: Iterable[Row],
    description: str,
    *,
    notes: Sequence[str] = (),
) -> Table:
    """Make a table; a template may have prototypes for its name."""
    heads = head(None, [(title,) for title, _, _ in columns.values()])
    drawn = tuple(
        Column(codigo, width, align, names=c == 0) for c, (codigo, (_, width, align)) in enumerate(columns.items())
    )
    grid = Grid(drawn, (*heads, *rows))
    check_spans(grid)
    return Table(name, grid, description, tuple(notes))


def row(*cells: Cell | str, codigo: str = "") -> Row:
    """Make a row of the body: texts, or cells."""
    return Row("fila", tuple(map(cell, cells)), codigo=codigo)


def cell(value: Cell | str) -> Cell:
    """Make a cell of a text; its line ends are those of the paper."""
    return value if isinstance(value, Cell) else Cell(tuple(filter(None, value.split("\n"))))
