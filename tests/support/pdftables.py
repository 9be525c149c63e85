"""The tables of a PDF, read from its structure: for each place of a grid the text of the cell that covers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.pdfread import attributes
from tests.support.pdfwalk import walk

if TYPE_CHECKING:
    from tests.support.pdfwalk import Node


@dataclass(frozen=True)
class PdfTable:
    """A table that was read."""

    places: tuple[tuple[str, ...], ...]

    def texts(self) -> list[list[str]]:
        """Give, for each place, the text that holds there: a label stands on all its rows."""
        return [[*row] for row in self.places]


def tables_of(data: bytes) -> list[PdfTable]:
    """Read the tables of a PDF, in order."""
    found = walk(data)  # kept as long as its elements are looked at
    return [_table(node) for node in found.nodes("Table")]


def _table(table: Node) -> PdfTable:
    rows = [node for node in table.all() if node.tag == "TR"]
    places: dict[tuple[int, int], str] = {}
    for r, row in enumerate(rows):
        c = 0
        for cell in row.children:
            while (r, c) in places:
                c += 1
            found = attributes(cell.obj)
            down, across = (int(found.get(name, 1)) for name in ("/RowSpan", "/ColSpan"))
            places |= {(r + y, c + x): cell.words() for y in range(down) for x in range(across)}
    width = max((c for _, c in places), default=-1) + 1
    return PdfTable(tuple(tuple(places[r, c] for c in range(width)) for r in range(len(rows))))
