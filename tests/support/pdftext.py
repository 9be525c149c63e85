"""The text of a PDF's strings, by the table of characters that comes with each font (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pikepdf import Object

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_ONE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^]]*)\])")


def decoder(font: Object) -> Callable[[bytes], str]:
    """Give what reads the strings of a font; what the font does not say is U+FFFD."""
    if "/ToUnicode" not in font:
        return lambda data: "\ufffd" * len(data)
    table = bytes(font.ToUnicode.read_bytes())
    space = _SPACE.search(table)
    width = len(space[1]) // 2 if space else 1
    characters = dict(_pairs(table))

    def decode(data: bytes) -> str:
        codes = (int.from_bytes(data[i : i + width]) for i in range(0, len(data), width))
        return "".join(characters.get(code, "\ufffd") for code in codes)

    return decode


def _pairs(table: bytes) -> Iterator[tuple[int, str]]:
    for section in _SECTION.finditer(table):
        if section[1] == b"bfchar":
            yield from ((int(code, 16), _text(text)) for code, text in _ONE.findall(section[2]))
        else:
            for first, last, text, several in _RANGE.findall(section[2]):
                yield from _range(int(first, 16), int(last, 16), text, several)


def _range(first: int, last: int, text: bytes, several: bytes) -> Iterator[tuple[int, str]]:
    if several:
        texts = re.findall(rb"<([0-9A-Fa-f]*)>", several)
        yield from zip(range(first, last + 1), map(_text, texts), strict=False)
    else:
        for code in range(first, last + 1):
            yield code, "".join(chr(ord(letter) + code - first) for letter in _text(text))


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
