"""What the letters of an embedded font mean, as a program that reads the text needs it (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

_BEYOND = re.compile(rb"> <([0-9A-F]{5,6})>")
"""The code of a character beyond U+FFFF as reportlab writes it: no program reads so many digits as one character."""


def mend_meanings(pdf: Pdf) -> None:
    """Write the characters beyond U+FFFF of all fonts in UTF-16, each as the pair of codes that stands for it."""
    seen = set()
    for page in pdf.pages:
        fonts = page.obj.Resources.get("/Font")
        if fonts is None or fonts.objgen in seen:  # all pages share one
            continue
        seen.add(fonts.objgen)
        for font in fonts.values():
            if "/ToUnicode" in font:
                table = font.ToUnicode.read_bytes()
                mended = _BEYOND.sub(_as_pair, table)
                if mended != table:
                    font.ToUnicode.write(mended)


def _as_pair(found: re.Match[bytes]) -> bytes:
    return b"> <" + chr(int(found[1], 16)).encode("utf-16-be").hex().upper().encode("ascii") + b">"
