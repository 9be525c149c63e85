"""The fonts of a PDF: the twin of an office font, as wide as it, registered with reportlab and always embedded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pecdocs.pdf import characters

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = Path(__file__).parent / "letras"
"""The folder of the fonts that come with the program, with their licences."""
_FOUR = ("Regular", "Bold", "Italic", "BoldItalic")
_FILES = {
    "Carlito": tuple(f"Carlito-{each}" for each in _FOUR),
    "Caladea": tuple(f"Caladea-{each}" for each in _FOUR),
    "Liberation Sans": tuple(f"LiberationSans-{each}" for each in _FOUR),
    "Liberation Serif": tuple(f"LiberationSerif-{each}" for each in _FOUR),
    "Liberation Mono": ("LiberationMono-Regular",) * 4,
    "DejaVu Sans": ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans", "DejaVuSans-Bold"),
}
"""By family: the files of regular, bold, italic and bold italic type."""
_FALLBACK = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
"""The font of the signs that another lacks; whether it is bold."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font registered with reportlab, and which characters it draws."""

    name: str
    """What reportlab knows it by."""
    family: str
    bold: bool
    covered: frozenset[str]
    """The characters that it has a glyph for, and that may be drawn."""
    plain: frozenset[str]
    """Those of them that are drawn just as they stand: a text of these needs no more looking at."""
    widths: Mapping[int, float]
    """The advance of a character's glyph, in thousandths of an em."""

    @property
    def fallback(self) -> str:
        """The name of the font that draws what this one lacks."""
        return _FALLBACK[self.bold]


@dataclass(frozen=True, slots=True)
class Family:
    """The four fonts of a family, by the names that reportlab knows them by."""

    name: str
    regular: str
    bold: str
    italic: str
    bold_italic: str


_faces: dict[str, Face] = {}
"""Every font registered so far, by its name."""


def face(name: str) -> Face:
    """Give a registered font by its name; those that come with the program are registered when first asked for."""
    found = _faces.get(name)
    if found is None:
        found = next(_shipped(family, n) for family, files in _FILES.items() for n in range(4) if files[n] == name)
    return found


@cache
def shipped(name: str) -> Family:
    """Give a family of those that come with the program, registered."""
    faces = [_shipped(name, n) for n in range(4)]
    return together(name, *(each.name for each in faces))


def together(name: str, regular: str, bold: str, italic: str, bold_italic: str) -> Family:
    """Make four registered fonts a family, so that bold and italic marks inside a paragraph find them."""
    pdfmetrics.registerFontFamily(regular, regular, bold, italic, bold_italic)
    return Family(name, regular, bold, italic, bold_italic)


def _shipped(family: str, n: int) -> Face:
    name = _FILES[family][n]
    path = SHIPPED / f"{name}.ttf"
    return _faces.get(name) or registered(
        TTFont(name, str(path), asciiReadable=1, shapable=False), family, bold="Bold" in name
    )


def registered(font: TTFont, family: str, *, bold: bool) -> Face:
    """Register a font that reportlab has read."""
    pdfmetrics.registerFont(font)
    glyphs, count, widths = font.face.charToGlyph, font.face.numGlyphs, font.face.charWidths
    own = {chr(code) for code, glyph in glyphs.items() if 0 < glyph < count}
    if " " in own:  # reportlab draws it for a no-break space
        own.add("\u00a0")
        widths[0xA0] = widths[0x20]
    covered = characters.drawable(own)
    made = Face(font.fontName, family, bold, covered, characters.plain(covered), widths)
    _faces[made.name] = made
    return made
