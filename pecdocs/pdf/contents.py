"""The contents page: each heading with its page, which is known when all are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from pecdocs.pdf.canvas import LAYOUT
from pecdocs.pdf.lines import set_text, width_of
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.looks import Looks

_INDENT = 14.0
"""How far each level stands in, in points."""
_NUMBER = 34.0
"""What is left for the number of a page, in points."""
_ABOVE = 4.0
_MOST = 0.9
"""The most of a page's height that a line of the contents takes; a heading longer than that is set smaller."""
_DOT = " ."


class Entry(NamedTuple):
    """A heading as the contents list it; `level` from 1."""

    level: int
    text: str
    anchor: str


class ContentsLine(Flowable):
    """A line of the contents: the heading, dots and its page; all of it leads there."""

    def __init__(self, entry: Entry, looks: Looks, parent: Elem, whole: float) -> None:
        super().__init__()
        self.entry = entry
        self.looks = looks
        self.whole = whole
        """The height of a page, in points."""
        self.item = Elem("TOCI", parent)
        self.link = Elem("Link", self.item)
        self.indent = _INDENT * (entry.level - 1)

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Set the heading in a width, and give what it takes."""
        bold = self.entry.level == 1
        bits = self.looks.bits(self.entry.text, bold=bold)
        self.width = width
        room, size = max(width - self.indent - _NUMBER, width / 2), self.looks.size
        self.text = set_text(bits, size, room)
        while self.text.height > self.whole * _MOST:
            size *= _MOST
            self.text = set_text(bits, size, room)
        self.height = self.text.height + _ABOVE
        return width, self.height

    def draw(self) -> None:
        """Draw the line."""
        canvas: TaggedCanvas = self.canv
        self.text.draw(canvas, self.indent, self.text.height, self.link)
        foot = self.text.leading
        self._dots(canvas, foot)
        canvas.tag(self.link)
        canvas.defer(lambda canvas: self._number(canvas, foot))
        canvas.tag(None)
        box = (self.indent, 0.0, self.width, self.text.height)
        canvas.link(self.link, f"#{self.entry.anchor}", self.entry.text, box)

    def _dots(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the dots that lead from the last word to the page."""
        last = self.text.lines[-1].width if self.text.lines else 0.0
        font, size = self.looks.font(), self.looks.size
        start, end = self.indent + last + size / 2, self.width - _NUMBER * 0.7
        count = int((end - start) / (width_of(_DOT, font) * size))
        if count > 0:
            dots = set_text(self.looks.bits(_DOT * count, "595959"), size, end - start, "derecha")
            dots.draw(canvas, start, top, LAYOUT)

    def _number(self, canvas: TaggedCanvas, top: float) -> None:
        number = f" {canvas.page_of[self.entry.anchor]}"  # a space: who hears the line hears two words
        set_text(self.looks.bits(number), self.looks.size, _NUMBER, "derecha").paint(canvas, self.width - _NUMBER, top)
