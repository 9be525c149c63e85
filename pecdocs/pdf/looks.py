"""How a PDF looks: the fonts, sizes and colours that `estilo` of a format gives its paper."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.layout.colors import contrast, text_on
from pecdocs.pdf.coverage import pieces
from pecdocs.pdf.lines import Bit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.estilo import Estilo
    from pecdocs.layout.blocks import Run
    from pecdocs.pdf.coverage import Missing
    from pecdocs.pdf.fonts import Family

CM = 72 / 2.54
"""A centimetre in points."""
SMALL = 0.8
"""The size of notes, headers and footers, in sizes of the running text."""
LEAST_SIZE = 6.5
"""The smallest type of a table, in points."""
_SIZES = {"carta": (612.0, 792.0), "oficio": (612.0, 936.0), "a4": (595.28, 841.89)}
"""Sheets by name, upright, in points: letter, Colombian oficio (8.5 by 13 inches), A4 (ISO 216)."""
_FIXED = {"texto": "000000", "gris": "595959", "blanco": "FFFFFF"}
_LINK = "0B57A4"
READABLE = 4.5
"""The least contrast of a text with its ground (WCAG 2.1, 1.4.3)."""


class Looks:
    """The looks of one document."""

    def __init__(self, estilo: Estilo, family: Family, mono: Family, missing: Missing) -> None:
        self.estilo = estilo
        self.family = family
        self.mono = mono
        self.missing = missing
        """Collects the characters that no font at hand draws."""
        self.size = float(estilo.tamano)

    @cached_property
    def small(self) -> float:
        """The size of notes, headers and footers, in points."""
        return round(self.size * SMALL, 2)

    def page_size(self, *, wide: bool) -> tuple[float, float]:
        """Give the width and height of a page, in points; `wide` is one turned from how the format has it."""
        short, long = _SIZES[self.estilo.papel]
        across = wide or self.estilo.orientacion == "horizontal"
        return (long, short) if across else (short, long)

    def margins(self) -> tuple[float, float, float, float]:
        """Give what is free above, at the right, below and at the left, in points."""
        free = self.estilo.margenes
        return tuple(float(each) * CM for each in (free.arriba, free.derecha, free.abajo, free.izquierda))  # type: ignore[return-value]

    def heading_size(self, level: int) -> float:
        """Give the size of headings of a level."""
        sizes = self.estilo.tamanos_titulos or (self.estilo.tamano,)
        return float(sizes[min(level, len(sizes)) - 1])

    def colour(self, tone: str) -> str:
        """Give a colour of the paper by its name, as RRGGBB."""
        return _FIXED.get(tone) or str(getattr(self.estilo, tone)).upper()

    def ink(self, tone: str, ground: str = "FFFFFF") -> str:
        """Give the colour of a text on a ground, white paper as a rule; black or white where it could not be read."""
        colour = self.colour(tone)
        return colour if contrast(colour, ground) >= READABLE else text_on(ground)

    def font(self, *, bold: bool = False, italic: bool = False, mono: bool = False) -> str:
        """Give the name of a font of the family."""
        family = self.mono if mono else self.family
        if bold:
            return family.bold_italic if italic else family.bold
        return family.italic if italic else family.regular

    def bits(self, text: str, colour: str = "000000", *, bold: bool = False, strike: bool = False) -> list[Bit]:
        """Give a text as stretches of one font each; what the font lacks is drawn by another."""
        font = self.font(bold=bold)
        found: list[Bit] = []
        for n, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            drawn = [Bit(piece, name, colour, strike) for piece, name in pieces(line, font, self.missing)]
            if n:
                drawn = [Bit("\n", font, colour), *drawn]
            found += drawn
        return found

    def lines(self, run: Run, colour: str = "", *, bold: bool = False, italic: bool = False) -> Iterator[list[Bit]]:
        """Give the lines of a run, each as stretches of one font."""
        ink = _LINK if run.link else colour or "000000"
        font = self.font(bold=bold or run.bold, italic=italic or run.italic, mono=run.mono)
        for line in run.text.split("\n"):
            yield [Bit(piece, name, ink, run.strike) for piece, name in pieces(line, font, self.missing)]
