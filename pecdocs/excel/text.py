"""Texts as SpreadsheetML keeps them: always texts, whole, their line ends and spaces kept."""

from __future__ import annotations

import re

from pecdocs.layout.workbook import MAX_CELL_TEXT
from pecdocs.opc.xml import check_characters, escape

_PLAIN = re.compile(r"[^\0-\x1f\ud800-\udfff\ufffe\uffff&<>_]*\Z")
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_LIKE = ("=", "+", "-", "@")
CUT = "… (cortado)"
"""How a text ends of which Excel would not take all."""


def encoded(text: str) -> str:
    """Write a text to stand between tags as ST_Xstring (22.9.2.19).

    `_x000D_` there is a carriage return, so what looks like that in a text is escaped. Raises ControlCharacterError.
    """
    return text if _PLAIN.match(text) else escape(xstring(text))


def xstring(text: str) -> str:
    """Write a text as ST_Xstring (22.9.2.19), for an element. Raises ControlCharacterError."""
    found = _LIKE_ESCAPE.sub("_x005F_", text).replace("\r", "_x000D_")
    check_characters(found)
    return found


def text_element(text: str) -> str:
    """Write a `t`; without `xml:space`, programs may take away the spaces at its ends and its line ends."""
    space = ' xml:space="preserve"' if text.strip() != text or "\n" in text or "  " in text else ""
    return f"<t{space}>{encoded(text)}</t>"


def looks_like_formula(text: str) -> bool:
    """Tell whether Excel would take a text for a formula, were it typed: such a cell is marked as text (18.8.45)."""
    return text.startswith(_FORMULA_LIKE)


def units(text: str) -> int:
    """Count the characters of a text as Excel does: an emoji is two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def shortened(text: str) -> str:
    """Give what Excel takes of a text: all of it, or as much as goes before the words that say that it was cut."""
    if len(text) * 2 <= MAX_CELL_TEXT or units(text) <= MAX_CELL_TEXT:
        return text
    room = MAX_CELL_TEXT - len(CUT)
    kept = text[:room]
    while units(kept) > room:
        kept = kept[: room - units(kept)]
    return kept + CUT
