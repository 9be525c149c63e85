"""What characters are to a font: those drawn as they stand, those that have no shape, those that none may draw."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_BREAK = "\u00a0"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""They end lines or move to a column: inside a line, each is a space."""
_KEEP_TOGETHER = "\u202f\u2007"
"""Narrow and figure-wide spaces where no line ends: reportlab would end one there, but not at U+00A0."""
_HAVE_FORMATS = (
    range(0x10000),
    range(0x13430, 0x13440),
    range(0x1BCA0, 0x1BCA4),
    range(0x1D173, 0x1D17B),
    range(0xE0000, 0xE0080),
)
"""Where characters of category Cf are."""
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""The only characters of category Cf that are drawn (Unicode, Prepended_Concatenation_Mark)."""
_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x180B, 0x180C, 0x180D, 0x180F)
"""They choose among shapes of the character before, or only order characters; no font here has such shapes."""
_JAMO = (0x1100, 0x1200)
"""Parts of Korean syllables, which join with the character before."""
_KINDS = {"Cc": "carácter de control", "Cs": "medio carácter", "Co": "carácter de uso privado"}
"""Controls, halves of characters, and private use, to which PDF/A-2 level A gives no meaning: none is drawn."""
_NEVER = range(0xFDD0, 0xFDF0)
"""Codes that will never be a character, beside the last two of each plane."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@cache
def _table() -> dict[int, str]:
    formats = (code for codes in _HAVE_FORMATS for code in codes if unicodedata.category(chr(code)) == "Cf")
    table = {code: "" for code in (*formats, *_SELECTORS) if chr(code) not in _VISIBLE_FORMATS}
    table |= dict.fromkeys(map(ord, _SPACES), " ")
    return table | dict.fromkeys(map(ord, _KEEP_TOGETHER), _NO_BREAK)


def settled(text: str) -> str:
    """Give a text as it is drawn: composed (NFC), without characters that have no shape, in one line.

    Gone are soft hyphens, joiners, marks of direction and variation selectors, which only tell other programs how to
    break, join or order what stands around them; tabs and line ends become spaces.
    """
    return unicodedata.normalize("NFC", text.translate(_table()))


def drawable(characters: Iterable[str]) -> frozenset[str]:
    """Give those of a font's characters that may be drawn with it."""
    table = _table()
    return frozenset(each for each in characters if ord(each) not in table and _is_drawn(each))


def _is_drawn(character: str) -> bool:
    code = ord(character)
    return unicodedata.category(character) not in _KINDS and code not in _NEVER and code & 0xFFFE != 0xFFFE  # noqa: PLR2004 - as Unicode says it


def plain(covered: Iterable[str]) -> frozenset[str]:
    """Give those that may stand anywhere in a text and leave it composed, each drawn alone, from left to right."""
    return frozenset(each for each in covered if _is_plain(each))


def _is_plain(character: str) -> bool:
    return not (
        joins(character)
        or _JAMO[0] <= ord(character) < _JAMO[1]
        or is_right_to_left(character)
        or not unicodedata.is_normalized("NFC", character)
    )


def joins(character: str) -> bool:
    """Tell whether a character is drawn over or beside the one before it."""
    return unicodedata.category(character)[0] == "M"


def is_right_to_left(character: str) -> bool:
    """Tell whether a character belongs to a script that runs from right to left."""
    return unicodedata.bidirectional(character) in _RIGHT_TO_LEFT


def called(character: str) -> str:
    """Give a character as a message shows it: itself when it can be seen, and its code."""
    code = f"U+{ord(character):04X}"
    kind = _KINDS.get(unicodedata.category(character))
    return f"{code}, {kind}" if kind else f"«{character}» ({code})"
