"""A cell as it was read, and what is said of a workbook that can't be read."""

from __future__ import annotations

import re
from typing import NamedTuple

from pecdocs.faults import Fault, InputError, Place

SAVE_AS = "ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)»"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class ReadCell(NamedTuple):
    """A cell as it is written; `ReadBook.value` says what it means. A named tuple, for a workbook has many."""

    kind: str
    """Its type (18.18.11): `n`, `s` (shared texts are resolved, so the same as `str`), `str`, `b`, `e`, `d`."""
    text: str
    formula: str | None = None
    """Without the equals sign; in the cells that share one (18.3.1.40), as it would be written in each."""
    style: int = 0


def characters(text: str) -> str:
    """Give a text whose control characters Excel wrote as `_x000D_` (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def damaged(file: str) -> InputError:
    """Refuse a workbook that is not what it should be."""
    return InputError([Fault(Place(file), "el libro está dañado, o no lo guardó una hoja de cálculo", SAVE_AS)])
