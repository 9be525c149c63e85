"""How wide words are in the fonts of the formats, to the twentieth of an em: enough to know whether one fits a cell."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_ARIAL = {
    "ijl'": 0.2,
    "|": 0.25,
    "ftI .,:;![]/\\": 0.3,
    'r¡"()-ºª“”': 0.35,
    "*": 0.4,
    "cksvxyzJ": 0.5,
    "FTZ¿+=<>": 0.6,
    "ABEKPSVXY&": 0.65,
    "wCDHNRU": 0.7,
    "GOQ": 0.8,
    "mM": 0.85,
    "%": 0.9,
    "W": 0.95,
    "@": 1.0,
}
"""Advance widths in em, by letters; those of Liberation Sans, which is as wide as Arial and Helvetica."""
_CALIBRI = {
    "'": 0.2,
    "ijlI .,:;": 0.25,
    "fJ()[]-": 0.3,
    "rt!¡": 0.35,
    'cszL"/\\ºª“”': 0.4,
    "gkvxyFSZ?¿|": 0.45,
    "bdhnopquBCRV": 0.55,
    "ADH": 0.6,
    "GNOQU": 0.65,
    "w%&": 0.7,
    "m": 0.8,
    "M": 0.85,
    "W@": 0.9,
}
"""Those of Carlito, which is as wide as Calibri."""
_WIDE, _FIRST_WIDE = 1.0, "\u2e80"
"""East Asian characters and emoji fill an em."""
_BOLD = 1.08
"""How much wider bold type is."""


def _each(groups: dict[str, float], other: float) -> tuple[dict[str, float], float]:
    return {letter: width for letters, width in groups.items() for letter in letters}, other


_FONTS = {"calibri": _each(_CALIBRI, 0.5), "carlito": _each(_CALIBRI, 0.5)}
_ANY_FONT = _each(_ARIAL, 0.55)
"""Few fonts for documents are wider than Arial."""


class Type(NamedTuple):
    """How a text is set: the size in points, the font's name, whether it is bold."""

    size: float
    font: str = ""
    bold: bool = False

    def width(self, word: str) -> float:
        """Estimate the width of a word, in points; a mark over a letter takes none."""
        glyphs, other = _FONTS.get(self.font.casefold(), _ANY_FONT)
        letters = [each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each)]
        em = sum(_WIDE if letter >= _FIRST_WIDE else glyphs.get(letter, other) for letter in letters)
        return em * self.size * (_BOLD if self.bold else 1)
