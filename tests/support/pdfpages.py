"""A table shared out among pages, and each page drawn as text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pecdocs.formato.estilo import Estilo
from pecdocs.layout.grid import HEADS
from pecdocs.pdf.coverage import Missing
from pecdocs.pdf.fonts import shipped
from pecdocs.pdf.looks import Looks
from pecdocs.pdf.pager import Pager
from pecdocs.pdf.tables import TableSetting
from pecdocs.pdf.tags import Elem
from tests.support.wordxml import ABOVE, EMPTY, LEFT, LINE_END

if TYPE_CHECKING:
    from pecdocs.layout.blocks import Table
    from pecdocs.pdf.lines import SetText
    from pecdocs.pdf.pager import Page

WIDTH = 500.0
"""How wide the tables are, in points."""
MOST = 2000
"""More pages than any table of a test may take."""


@cache
def looks() -> Looks:
    """Give the looks of a format that says nothing."""
    family = shipped("Carlito")
    return Looks(Estilo(), family, family, Missing())


def setting_of(table: Table, width: float = WIDTH) -> TableSetting:
    """Set a table in type."""
    return TableSetting(table, looks(), width, Elem("Document"))


def line_of(setting: TableSetting) -> float:
    """Give the height of a row of one line, in points: that of the lowest one."""
    body = range(setting.grid.header_rows, len(setting.grid.rows))
    spots = [spot for r in body or [0] for spot in setting.spots(r) if spot.cell.rowspan == 1]
    return min(spot.height for spot in spots)


def head_of(setting: TableSetting) -> float:
    """Give the height of the head, in points."""
    return sum(max(spot.height for spot in setting.spots(r)) for r in range(setting.grid.header_rows))


def pages_of(setting: TableSetting, whole: float, room: float | None = None) -> list[Page]:
    """Share a table out among pages `whole` points high; of the first one `room` are free."""
    pages: list[Page] = []
    pager = Pager(setting)
    state, first, free = pager.start(whole), True, whole if room is None else room
    while True:
        page = pager.page(state, free, whole, first=first)
        if page is None:
            assert free < whole, "nothing stands on a whole page"
            free = whole
            continue
        pages.append(page)
        assert len(pages) < MOST
        if page.following is None:
            return pages
        state, first, free = page.following, False, whole


def drawn_pages(table: Table, rows: float, room: float | None = None) -> str:
    """Draw the pages of a table as text, a row a line; a page has room for its head and so many rows of one line.

    `#` begins a row of the head; `~` a text that stands there again and nobody hears; `^` and `<` stand where the cell
    above or to the left goes on, `·` where one says nothing. Of the first page `room` rows are free below a head.
    """
    setting = setting_of(table)
    one, head = line_of(setting), head_of(setting)
    pages = pages_of(setting, head + rows * one, None if room is None else head + room * one)
    return "\n---\n".join("\n".join(_rows(setting, page)) for page in pages)


def _rows(setting: TableSetting, page: Page) -> list[str]:
    places = [[""] * len(setting.columns) for _ in page.heights]
    heads = [False] * len(page.heights)
    for piece in page.pieces:
        for r in range(piece.rows):
            for c in range(piece.spot.cell.colspan):
                assert not places[piece.row + r][piece.spot.column + c], "two cells in one place"
                places[piece.row + r][piece.spot.column + c] = LEFT if c else ABOVE
        places[piece.row][piece.spot.column] = ("" if piece.tagged else "~") + (said(piece.text) or EMPTY)
        heads[piece.row] |= setting.grid.rows[piece.spot.row].kind in HEADS
    return [("# " if head else "") + " | ".join(row) for head, row in zip(heads, places, strict=True)]


def said(text: SetText) -> str:
    """Give the lines of a text."""
    return LINE_END.join("".join(bit.text for bit in line.bits).strip() for line in text.lines)
