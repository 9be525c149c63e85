"""The paper: boxes of lines that make the cover and the edges of pages, filled with what the plan says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pecdocs.formato.fields import filled
from pecdocs.pdf.canvas import PAGINATION
from pecdocs.pdf.lines import ALIGNED, SetText, rgb, set_text
from pecdocs.pdf.looks import CM
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pecdocs.formato.estilo import CajaPapel, LineaPapel
    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.logo import Logo
    from pecdocs.pdf.looks import Looks

LOGO = re.compile(r"\{logo(?:\|[^{}]*)?\}")
"""The line that is the entity's picture; after a bar, what it says where there is none."""
_TOTAL = "{paginas}"
"""What is known when all pages are drawn."""
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""The sizes that boxes are tried in, the largest first, until they fit where they stand."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the lines of a paper are filled with: fields by name, the entity's picture, how they look."""

    fields: Mapping[str, str]
    logo: Logo | None
    looks: Looks
    size: float
    """The size of a line that says none, in points."""
    logo_box: tuple[float, float]
    """The most that the picture takes, wide and high, in points."""
    scale: float = 1.0
    """What all sizes are multiplied by: less than one where what is said is longer than a format expects."""

    def with_page(self, number: int, total: int) -> Words:
        """Give the words of a page."""
        return replace(self, fields={**self.fields, "pagina": str(number), "paginas": str(total)})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a box: its text or the picture, and what is free above it, in points."""

    content: SetText | Logo
    above: float
    late: LineaPapel | None = None
    """The line itself, when it says how many pages there are."""

    @property
    def height(self) -> float:
        """What it takes, in points."""
        return self.above + self.content.height


class Box:
    """A box of a paper, set in a width; coordinates are points."""

    def __init__(self, box: CajaPapel, width: float, words: Words) -> None:
        self.box = box
        self.words = words
        self.width = width
        self.room = min(float(box.relleno) * CM * words.scale, width / 4)
        """What is free between its edges and its lines: at least half of its width is left to these."""
        self.lines = [line for each in box.lineas if (line := self._line(each)) is not None]

    @property
    def height(self) -> float:
        """What its lines take or, if that is more, what it is to take at least."""
        lines = sum(line.height for line in self.lines)
        return max(lines + 2 * self.room, float(self.box.alto) * CM * self.words.scale)

    def _line(self, line: LineaPapel) -> _Line | None:
        """Set a line; None when it says nothing."""
        above = float(line.antes) * self.words.scale
        if self.words.logo and LOGO.fullmatch(line.texto.strip()):
            return _Line(self._logo(self.words.logo, line.alinear), above)
        text = self._set(line, self.words)
        return _Line(text, above, line if _TOTAL in line.texto else None) if text is not None else None

    def _logo(self, logo: Logo, align: str) -> Logo:
        wide, high = (each * self.words.scale for each in self.words.logo_box)
        return logo.within((min(wide, self.width - 2 * self.room), high), align)

    def _set(self, line: LineaPapel, words: Words) -> SetText | None:
        said = filled(line.texto, words.fields)
        if not said:
            return None
        looks = words.looks
        colour = looks.ink(line.color, looks.colour(self.box.fondo or "blanco"))
        label = filled(line.rotulo or "", words.fields)
        bits = [
            *(looks.bits(f"{label} ", colour, bold=True) if label else ()),
            *looks.bits(said.upper() if line.mayusculas else said, colour, bold=line.negrita),
        ]
        size = (float(line.tamano) if line.tamano is not None else words.size) * words.scale
        return set_text(bits, size, self.width - 2 * self.room, ALIGNED[line.alinear])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, height: float, parent: Elem | None) -> None:
        """Draw the box from a corner down; its lines are paragraphs of an element or, without one, artifacts."""
        self._ground(canvas, x, top, height)
        self._borders(canvas, x, top, height)
        y = top - self.room - self._free(height)
        for line in self.lines:
            y -= line.above
            self._draw_line(canvas, line, x + self.room, y, parent)
            y -= line.content.height

    def _free(self, height: float) -> float:
        """Give what is free above the lines."""
        free = height - 2 * self.room - sum(line.height for line in self.lines)
        return {"arriba": 0.0, "centro": free / 2, "abajo": free}[self.box.vertical]

    def _draw_line(self, canvas: TaggedCanvas, line: _Line, x: float, y: float, parent: Elem | None) -> None:
        if not isinstance(line.content, SetText):
            line.content.draw(canvas, x, y, self.width - 2 * self.room, parent)
        elif line.late is None:
            line.content.draw(canvas, x, y, Elem("P", parent) if parent is not None else PAGINATION)
        else:
            late, words, number = line.late, self.words, canvas.getPageNumber()

            def paint(canvas: TaggedCanvas) -> None:
                text = self._set(late, words.with_page(number, canvas.page_total))
                if text is not None:
                    text.paint(canvas, x, y)

            canvas.tag(PAGINATION)
            canvas.defer(paint)
            canvas.tag(None)

    def _ground(self, canvas: TaggedCanvas, x: float, top: float, height: float) -> None:
        if self.box.fondo is not None:
            canvas.setFillColorRGB(*rgb(self.words.looks.colour(self.box.fondo)))
            canvas.rect(x, top - height, self.width, height, stroke=0, fill=1)

    def _borders(self, canvas: TaggedCanvas, x: float, top: float, height: float) -> None:
        canvas.setLineWidth(float(self.box.grosor))
        canvas.setStrokeColorRGB(*rgb(self.words.looks.colour(self.box.color)))
        right, foot = x + self.width, top - height
        sides = {
            "arriba": (x, top, right, top),
            "abajo": (x, foot, right, foot),
            "izquierda": (x, top, x, foot),
            "derecha": (right, top, right, foot),
        }
        for side in self.box.bordes:
            canvas.line(*sides[side])


class Band:
    """Boxes beside each other: the header or the footer of a page."""

    def __init__(self, boxes: Sequence[CajaPapel], width: float, words: Words) -> None:
        total = sum(float(box.ancho) for box in boxes)
        self.boxes = [Box(box, width * float(box.ancho) / total, words) for box in boxes]

    @property
    def height(self) -> float:
        """The height of the highest box."""
        return max((box.height for box in self.boxes), default=0.0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the boxes, all of one height, as artifacts."""
        for box in self.boxes:
            box.draw(canvas, x, top, self.height, None)
            x += box.width
