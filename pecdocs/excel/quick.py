"""The cells of a sheet as Excel, LibreOffice and this program write them, found at one go.

A parser calls Python three times a cell, and ten thousand rows of a plan have half a million. Where every cell of a
sheet is of the plainest form, one expression finds them all; where one is not, it is read as a stream (`stream.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]+)")?'
    r'(?:/>|>(?:<f(?: aca="false")?(?:/>|>([^<]*)</f>))?'
    r'(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_ANY_CELL = re.compile(r"<c[\s/>]")
_ROW = re.compile(r"<row\s([^>]*)>")
_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_NOT_PLAIN = (b"<![CDATA[", b"<!--", b"<?", b"xmlns")
"""What may change the meaning of what stands between tags."""
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[a-z]+);|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class Quick(NamedTuple):
    """A sheet without its cells, and these as one text."""

    frame: bytes
    """The sheet with no rows in it: what else it says is read as a stream."""
    text: str
    total: int
    """How many cells there are; fewer are found where one is not of the plainest form."""


def split(data: bytes) -> Quick | None:
    """Cut the cells out of a sheet; None when something between them might change what they mean."""
    head, _, rest = data.partition(_BEGIN)
    inner, _, tail = rest.rpartition(_END)
    if not inner or any(each in inner for each in _NOT_PLAIN) or b"UTF-16" in head[:100]:
        return None
    try:
        text = inner.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Quick(head + _BEGIN + _END + tail, text, len(_ANY_CELL.findall(text)))


def cells(text: str) -> Iterator[tuple[str | None, ...]]:
    """Give column, row, style, type, formula, value and text of each cell."""
    return (found.groups() for found in _CELL.finditer(text))


def hidden_rows(text: str) -> Iterator[int]:
    """Give the rows that are hidden."""
    for found in _ROW.finditer(text):
        attributes = found[1]
        if 'hidden="1"' in attributes or 'hidden="true"' in attributes:
            number = re.search(r'\br="([0-9]{1,7})"', attributes)
            if number is not None:
                yield int(number[1])


def plain(text: str) -> str:
    """Give a text with its entities resolved (XML 1.0, 4.6). Raises ValueError for one that there is not."""
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def _resolved(found: re.Match[str]) -> str:
    name = found[1] or ""
    if name.startswith("#"):
        return chr(int(f"0{name[1:]}", 16) if name[1] == "x" else int(name[1:]))  # 0x and what follows
    if name not in _NAMED:
        raise ValueError(name)
    return _NAMED[name]
