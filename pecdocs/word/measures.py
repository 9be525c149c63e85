"""Numbers in a template's attributes, by whoever wrote it: Word writes whole ones, Google Docs «100.0», a hand «x»."""

from __future__ import annotations

import re

_MEASURE = re.compile(r"(-?[0-9]{1,10}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
"""How many twentieths of a point each unit has (ECMA-376 part 1, 22.9.2.14 and 22.9.2.15)."""


def whole(text: str | None, default: int) -> int:
    """Read a whole number, one with decimals, or a measure with its unit, in twentieths of a point; else `default`."""
    found = _MEASURE.fullmatch(text or "")
    return round(float(found[1]) * _TWIPS.get(found[2], 1)) if found is not None else default
