"""Values as a PDF file holds them (ISO 32000-1, 7.3), and ready objects among those of reportlab."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFObject

if TYPE_CHECKING:
    from collections.abc import Callable


MOST_TEXT = 8000
"""The most characters of a text string: an archive takes 32,767 bytes (ISO 19005-2, 6.1.13), and each may be four."""


class Ready(PDFObject):
    """An object whose bytes are known, or will be when the file is written."""

    def __init__(self, content: bytes | Callable[[Any], bytes] = b"null") -> None:
        """Take the bytes, or what gives them once reportlab writes its document."""
        self.content = content

    def format(self, document: Any) -> bytes:
        """Give its bytes, as reportlab asks for them."""
        return self.content if isinstance(self.content, bytes) else self.content(document)


def register(document: Any, item: Ready) -> int:
    """Give an object its number in reportlab's document."""
    document.Reference(item)
    number: int = document.objectcounter
    return number


def text(value: str) -> bytes:
    """Write a text string: as it is where it is plain ASCII, else as UTF-16 in hexadecimal; a longer one is cut."""
    if len(value) > MOST_TEXT:
        value = value[: MOST_TEXT - 1] + "…"
    if value.isascii() and value.isprintable():
        return plain(value)
    return b"<FEFF" + value.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def plain(value: str) -> bytes:
    """Write a string of ASCII, all of it."""
    escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"(" + escaped.encode("ascii") + b")"


def number(value: float) -> str:
    """Write a number of points."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=512)
def tone(value: str) -> str:
    """Write a colour, given as RRGGBB, as three parts of one."""
    return " ".join(number(int(value[i : i + 2], 16) / 255) for i in (0, 2, 4))


def box(x: float, y: float, width: float, height: float) -> str:
    """Write a rectangle of a path: its lower left corner and its size, in points."""
    return f"{number(x)} {number(y)} {number(width)} {number(height)} re"


def rectangle(box: tuple[float, float, float, float]) -> bytes:
    """Write a rectangle of points."""
    return ("[" + " ".join(map(number, box)) + "]").encode("ascii")
