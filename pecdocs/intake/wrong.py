"""What any returned cell may hold: why it can't be taken, in plain words, and lines that end alike."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")


class Wrong(NamedTuple):
    """Why a cell can't be taken, and what to do."""

    message: str
    hint: str = ""


def one_line_end(text: str) -> str:
    """Give a text with the line ends of one kind, whatever program wrote them."""
    return _LINE_END.sub("\n", text)
