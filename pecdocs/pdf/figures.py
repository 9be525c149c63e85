"""Figures: a drawing with the words that say what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics import renderPDF
from reportlab.platypus.flowables import Flowable

if TYPE_CHECKING:
    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.tags import Elem


class Figure(Flowable):
    """A reportlab Drawing as one element, a Figure: its lines, fills and texts are one piece of content."""

    def __init__(self, drawing: Any, elem: Elem, align: str = "LEFT") -> None:
        """Take a drawing, its element, and where it stands between the margins: LEFT, CENTER, RIGHT."""
        super().__init__()
        self.drawing, self.elem, self.hAlign = drawing, elem, align
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_: float) -> tuple[float, float]:
        """Give its size, in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note where it stands."""
        canvas: TaggedCanvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        self.elem.bbox = (left, bottom, right, top)
        with canvas.block(self.elem):
            renderPDF.draw(self.drawing, canvas, 0, 0)
