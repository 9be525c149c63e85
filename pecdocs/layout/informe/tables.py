"""The names of the report's own tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout import tables
from pecdocs.layout.tables import Columns, cell, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pecdocs.layout.blocks import Table
    from pecdocs.layout.grid import Row

__all__ = ["PREFIX", "Columns", "cell", "row", "table"]

PREFIX = "informe_"
"""How they begin: a template may have prototypes for each."""


def table(name: str, columns: Columns, rows: Iterable[Row], description: str, *, notes: Sequence[str] = ()) -> Table:
    """Make a table of the report."""
    return tables.table(PREFIX + name, columns, rows, description, notes=notes)
