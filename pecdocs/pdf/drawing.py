"""A table as a flowable: each time a page is full, what fits is drawn and the rest goes on."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from pecdocs.pdf.canvas import PAGINATION
from pecdocs.pdf.tables import ABOVE, SIDE
from pecdocs.pdf.values import box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.pager import Page, Pager, Piece, State
    from pecdocs.pdf.tables import TableSetting

_MOST_TAIL = 0.3
"""What stands under a table and is taller than this part of a page keeps no rows with it."""
_LINE = 0.5
"""How thick the lines of a table are, in points."""


class TableFlow(Flowable):
    """The rows of a table from one on; `whole` is the height of a page, in points.

    `tail` is what stands under the table: some rows stay on its page.
    """

    def __init__(self, pager: Pager, whole: float, state: State | None = None, *, tail: float = 0.0) -> None:
        super().__init__()
        self.pager = pager
        self.whole = whole
        self.tail = tail if tail < whole * _MOST_TAIL else 0.0
        self.first = state is None
        """Whether its head is content, and not one that stands there again."""
        self.state = state if state is not None else pager.start(whole)
        self._filled: tuple[float, Page | None] | None = None

    def _page(self, room: float) -> Page | None:
        """Fill a page; the same room is asked for twice, and gives the same page."""
        if self._filled is None or self._filled[0] != room:
            self._filled = room, self._fill(room)
        return self._filled[1]

    def _fill(self, room: float) -> Page | None:
        page = self.pager.page(self.state, room, self.whole, first=self.first)
        if page is None or page.following is not None or page.height + self.tail <= room:
            return page
        whole = self.whole - self.tail
        if self.pager.start(whole) != self.pager.start(self.whole):
            return page
        shorter = self.pager.page(self.state, room - self.tail, whole, first=self.first)
        return shorter if shorter is not None and shorter.following is not None else page

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """Give the width and height: more than there is when the table goes on."""
        page = self._page(room)
        return width, min(page.height, room) if page is not None and page.following is None else room + 1

    def split(self, _width: float, room: float) -> list[Flowable]:
        """Give what fits and the rest."""
        page = self._page(room)
        if page is None:
            return []
        drawn = PageFlow(self.pager.setting, page)
        return [drawn] if page.following is None else [drawn, self._rest(page.following)]

    def _rest(self, state: State) -> TableFlow:
        return TableFlow(self.pager, self.whole, state, tail=self.tail)

    def draw(self) -> None:
        """Draw the last page."""
        page = self._filled[1] if self._filled is not None else None
        if page is not None:
            draw_page(self.canv, self.pager.setting, page)


class PageFlow(Flowable):
    """A page of a table."""

    def __init__(self, setting: TableSetting, page: Page) -> None:
        super().__init__()
        self.setting = setting
        self.page = page

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """Give the width and height: that of rows is a sum of fractions, which reportlab takes to the last one."""
        return width, min(self.page.height, room)

    def draw(self) -> None:
        """Draw the page."""
        draw_page(self.canv, self.setting, self.page)


def draw_page(canvas: TaggedCanvas, setting: TableSetting, page: Page) -> None:
    """Draw the rows of a page, from its foot up: fills and lines as artifacts, then the texts in their order."""
    tops = [page.height - each for each in accumulate(page.heights, initial=0.0)]
    _boxes(canvas, setting, page.pieces, tops)
    for piece in page.pieces:
        if piece.tagged:
            setting.tag(piece.spot)
    for piece in page.pieces:
        _text(canvas, setting, piece, tops)
    following = page.following
    kept = [] if following is None else [*(following.rests or ()), *(label.spot for label in following.labels)]
    setting.forget(kept)


def _boxes(canvas: TaggedCanvas, setting: TableSetting, pieces: Sequence[Piece], tops: Sequence[float]) -> None:
    """Draw the ground of the cells, and the lines around them all."""
    boxes: list[str] = []
    fills: dict[str, list[str]] = {}
    for piece in pieces:
        left, right = (setting.edges[c] for c in (piece.spot.column, piece.spot.column + piece.spot.cell.colspan))
        foot = tops[piece.row + piece.rows]
        boxes.append(box(left, foot, right - left, tops[piece.row] - foot))
        if piece.spot.look.fill:
            fills.setdefault(piece.spot.look.fill, []).append(boxes[-1])
    for fill, filled in fills.items():
        canvas.boxes(filled, fill)
    canvas.boxes(boxes, setting.looks.colour("bordes"), _LINE)


def _text(canvas: TaggedCanvas, setting: TableSetting, piece: Piece, tops: Sequence[float]) -> None:
    left, top = setting.edges[piece.spot.column], tops[piece.row]
    free = top - tops[piece.row + piece.rows] - piece.text.height
    above = free / 2 if piece.spot.look.middle else min(ABOVE, free)
    element = setting.element_of(piece.spot) if piece.tagged else PAGINATION
    piece.text.draw(canvas, left + SIDE, top - above, element)
