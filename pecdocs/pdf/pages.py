"""The pages of a document: their sizes, where the text stands on them, what is drawn at their edges and behind."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Frame, PageTemplate

from pecdocs.faults import Fault, InputError
from pecdocs.pdf.canvas import PAGINATION
from pecdocs.pdf.lines import Bit, rgb, width_of
from pecdocs.pdf.paper import SCALES, Band

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pecdocs.faults import Place
    from pecdocs.formato.estilo import CajaPapel, Papel
    from pecdocs.layout.blocks import Orientation
    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.looks import Looks
    from pecdocs.pdf.paper import Words

COVER = "portada"
_WAYS: tuple[Orientation, ...] = ("vertical", "horizontal")
_KEY = "estilo"
_GAP = 14.0
"""What is free between the header or footer and the text, in points."""
MARK_COLOUR = "EBEBEB"
"""So light that every text over it can be read."""
_MARK_PART = 0.7
"""The part of a page's diagonal that its mark takes."""
_MOST_MARK = 110.0
"""The largest type of a mark, in points."""
_MOST_EDGES = 0.4
"""The most of a page's height that its header and footer take."""
_LEAST = 144.0
"""The least height of a text, in points."""
_PAGES = 99
"""The number that stands for those of pages where a header is measured."""


class Area(NamedTuple):
    """Where text stands on a page, in points."""

    x: float
    y: float
    width: float
    height: float


class Pages:
    """The pages of one document. Raises InputError, at `place`, where their edges leave no room for a text."""

    def __init__(self, paper: Papel, looks: Looks, words: Words, mark: str | None, place: Place) -> None:
        self.paper = paper
        self.looks = looks
        self.words = self._fitting(words, place)
        self.mark = mark
        self.areas: dict[Orientation, Area] = {way: self._area(way) for way in _WAYS}
        """Where the text stands on the pages of each way."""

    def templates(self) -> list[PageTemplate]:
        """Give reportlab's page templates: the cover's, if there is one, and those of both ways."""
        made = [self._template(way, area, way, self._edges(way)) for way, area in self.areas.items()]
        return (
            [self._template(COVER, self.cover_area(), "vertical", self._draw_mark), *made]
            if self.paper.portada
            else made
        )

    def cover_area(self) -> Area:
        """Give where the cover stands: all that the margins leave."""
        width, height = self.looks.page_size(wide=False)
        return _area_within(width, height, self.looks.margins(), 0.0, 0.0)

    def _fitting(self, words: Words, place: Place) -> Words:
        """Give the words in the largest size in which the edges of all pages fit."""
        for scale in SCALES:
            scaled = replace(words, scale=scale)
            if all(self._fit(way, scaled) for way in _WAYS):
                return scaled
        message = "el encabezado y el pie del PDF no dejan lugar al texto"
        raise InputError([Fault(place, message, f"acorte lo que dicen, o cambie sus cajas en «{_KEY}»")])

    def _fit(self, way: Orientation, words: Words) -> bool:
        _, height = self.looks.page_size(wide=way == "horizontal")
        top, _, foot, _ = self.looks.margins()
        taken = sum(self._band(boxes, way, words).height for boxes in (self.paper.encabezado, self.paper.pie))
        return taken <= min(height * _MOST_EDGES, height - top - foot - 2 * _GAP - _LEAST)

    def _area(self, way: Orientation) -> Area:
        width, height = self.looks.page_size(wide=way == "horizontal")
        header, footer = (
            self._band(boxes, way, self.words).height for boxes in (self.paper.encabezado, self.paper.pie)
        )
        return _area_within(width, height, self.looks.margins(), header and header + _GAP, footer and footer + _GAP)

    def _band(self, boxes: Sequence[CajaPapel], way: Orientation, words: Words) -> Band:
        width, _ = self.looks.page_size(wide=way == "horizontal")
        _, right, _, left = self.looks.margins()
        return Band(boxes, width - left - right, words.with_page(_PAGES, _PAGES))

    def _template(self, name: str, area: Area, way: Orientation, draw: Callable[[TaggedCanvas], None]) -> PageTemplate:
        frame = Frame(*area, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name)
        size = self.looks.page_size(wide=way == "horizontal")
        return PageTemplate(id=name, frames=[frame], onPage=lambda canvas, _document: draw(canvas), pagesize=size)

    def _edges(self, way: Orientation) -> Callable[[TaggedCanvas], None]:
        top, right, foot, left = self.looks.margins()
        width, height = self.looks.page_size(wide=way == "horizontal")
        room = width - left - right

        def draw(canvas: TaggedCanvas) -> None:
            self._draw_mark(canvas)
            number = canvas.getPageNumber()
            words = self.words.with_page(number, number)
            Band(self.paper.encabezado, room, words).draw(canvas, left, height - top)
            footer = Band(self.paper.pie, room, words)
            footer.draw(canvas, left, foot + footer.height)

        return draw

    def _draw_mark(self, canvas: TaggedCanvas) -> None:
        """Draw the mark of a document that is not approved across its page, behind all the rest."""
        if self.mark is None:
            return
        width, height = canvas._pagesize  # noqa: SLF001 - reportlab gives no other way to ask
        font = self.looks.font()
        bits = self.looks.bits(self.mark, MARK_COLOUR)
        wide = sum(width_of(bit.text, bit.font) for bit in bits)
        size = min(_MOST_MARK, hypot(width, height) * _MARK_PART / max(wide, 1.0))
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(degrees(atan2(height, width)))
        canvas.tag(PAGINATION)
        _draw_bits(canvas, bits, font, size, -wide * size / 2)
        canvas.tag(None)
        canvas.restoreState()


def _draw_bits(canvas: TaggedCanvas, bits: list[Bit], font: str, size: float, x: float) -> None:
    text = canvas.beginText()
    text.setTextOrigin(x, -size / 3)
    text.setFillColorRGB(*rgb(MARK_COLOUR))
    for bit in bits:
        text.setFont(bit.font or font, size)
        text.textOut(bit.text)
    canvas.drawText(text)


def _area_within(
    width: float, height: float, margins: tuple[float, float, float, float], header: float, footer: float
) -> Area:
    top, right, foot, left = margins
    return Area(
        left,
        foot + footer,
        width - left - right,
        height - top - foot - header - footer,
    )
