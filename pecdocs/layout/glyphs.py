"""How wide words are in the fonts of the formats, to the hundredth of an em: enough to know whether one fits a cell."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple, Protocol

_ARIAL = {
    "'": 0.2,
    "ijl‘’": 0.23,
    "|": 0.26,
    " !,./:;I[\\]ftíìïî": 0.28,
    "()-`r{}¡“”·": 0.34,
    '"•': 0.36,
    "ºª": 0.38,
    "*°": 0.4,
    "Jcksvxyz": 0.5,
    "+<=>": 0.59,
    "FTZ¿": 0.62,
    "&ABEKPSVXY": 0.67,
    "CDHNRUw": 0.73,
    "GOQ": 0.78,
    "Mm": 0.84,
    "%": 0.89,
    "W": 0.95,
    "—…": 1.0,
    "@": 1.02,
}
"""Advance widths in em, rounded up, by letters; those of Liberation Sans, as wide as Arial and Helvetica."""
_CALIBRI = {
    " 'ilíìïî": 0.23,
    ",.Ij‘’·": 0.26,
    ":;": 0.27,
    "()-[]f`": 0.31,
    "J{}!¡": 0.33,
    "rt°": 0.35,
    "/\\": 0.39,
    'sz"ª“”': 0.41,
    "Lcxº": 0.44,
    "FSkvy?Z|¿": 0.47,
    "agETY": 0.49,
    "KPX«»": 0.52,
    "bdhnopquC": 0.54,
    "BRVA": 0.58,
    "DHG": 0.64,
    "NUOQ&": 0.69,
    "%w…": 0.72,
    "m": 0.8,
    "M": 0.86,
    "W@—": 0.91,
}
"""Those of Carlito, which is as wide as Calibri."""
_WIDE, _FIRST_WIDE = 1.0, "\u2e80"
"""East Asian characters and emoji fill an em."""


class _Font(NamedTuple):
    """The widths of a font's letters, that of any other letter, and what bold type adds to small and large letters."""

    letters: dict[str, float]
    other: float
    bold_small: float
    bold_large: float


def _font(groups: dict[str, float], other: float, bold: tuple[float, float]) -> _Font:
    return _Font({letter: width for letters, width in groups.items() for letter in letters}, other, *bold)


_CARLITO = _font(_CALIBRI, 0.51, (0.02, 0.01))
_FONTS = {"calibri": _CARLITO, "carlito": _CARLITO}
_ANY_FONT = _font(_ARIAL, 0.56, (0.056, 0.02))
"""Few fonts for documents are wider than Arial."""


class Measuring(Protocol):
    """How a text is set, by what can say how wide it will be."""

    @property
    def size(self) -> float:
        """The size in points."""

    def width(self, word: str) -> float:
        """Give the width of a word, in points."""


class Type(NamedTuple):
    """How a text is set: the size in points, the font's name, whether it is bold."""

    size: float
    font: str = ""
    bold: bool = False

    def width(self, word: str) -> float:
        """Estimate the width of a word, in points; a mark over a letter takes none."""
        font = _FONTS.get(self.font.casefold(), _ANY_FONT)
        letters = unicodedata.normalize("NFC", word)
        em = sum(_em(letter, font) for letter in letters)
        if self.bold:
            em += font.bold_small * sum(map(str.islower, letters)) + font.bold_large * sum(map(str.isupper, letters))
        return em * self.size


def _em(letter: str, font: _Font) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter >= _FIRST_WIDE:
        return _WIDE
    plain = unicodedata.normalize("NFD", letter)[0]
    return font.letters.get(letter) or font.letters.get(plain, font.other)
