"""Marked content: around each operator that paints, whose it is (ISO 32000-1, 14.6 and 14.8.2).

A canvas leaves marks between the operators of a page, each a text that begins with NUL, which reportlab never writes
itself: in texts it escapes it. When the page is whole, its marks become BDC and EMC around what really paints. What no
element claims is an artifact, so that nothing can be painted outside both; nothing ever nests or crosses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Mark = Elem | str | None
"""Whose something is: an element's, or an artifact of a type (Pagination, Layout); None is one without a type."""

NUL = "\0"
BLOCK, END, DEFERRED = "[", "]", "D"

_PATHS = frozenset(("m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"))
"""Operators that build or paint a path: lines and fills are artifacts, those of a figure apart."""
_PICTURES = frozenset({"Do", "EI"})


def mark(number: int) -> str:
    """Give the mark from which on text and images are of the mark with this number."""
    return f"{NUL}{number}"


def block(number: int) -> str:
    """Give the mark at which a block begins: all until its end is one piece of content, lines and fills too."""
    return f"{NUL}{BLOCK}{number}"


BLOCK_END = f"{NUL}{END}"


def deferred(number: int) -> str:
    """Give the mark of a text that is drawn when all pages are known; in the page's code NUL ends it too."""
    return f"{NUL}{DEFERRED}{number}{NUL}"


class Marker:
    """Marks the operators of one page."""

    def __init__(self, marks: Sequence[Mark], claim: Callable[[Elem], int]) -> None:
        """Take what the numbers in marks stand for, and who numbers a piece of content of an element."""
        self._marks, self._claim = marks, claim
        self._out: list[str] = []
        self._current: Mark = None
        self._open: Mark | bool = False
        """Whose content is open; False for nothing, as None is an artifact."""
        self._in_block = False

    def marked(self, code: Sequence[str]) -> list[str]:
        """Give the operators of a page with its marked content."""
        for item in code:
            if item[:1] == NUL:
                self._turn(item)
            elif self._in_block:
                self._out.append(item)
            else:
                self._put(item)
        self._close()
        return self._out

    def _turn(self, item: str) -> None:
        """Do what a mark says."""
        kind, number = item[1], item[2:]
        if kind == DEFERRED:
            self._begin(self._current)
            self._out.append(item)
        elif kind == BLOCK:
            self._begin(self._marks[int(number)])
            self._in_block = True
        elif kind == END:
            self._in_block = False
            self._close()
        else:
            self._current = self._marks[int(item[1:])]

    def _put(self, item: str) -> None:
        """Put an operator, or several that reportlab wrote together, into the content that it belongs to."""
        if item[:2] == "BT":
            self._put_text(item)
            return
        last = item[item.rfind(" ", 0, len(item.rstrip())) + 1 :].rstrip()
        if last in {"q", "Q"}:
            self._close()
        elif last in _PATHS:
            self._begin(None if isinstance(self._current, Elem) else self._current)
        elif last in _PICTURES:
            self._begin(self._current)
        self._out.append(item)

    def _put_text(self, item: str) -> None:
        """Put a text object: marked from outside where it is one's alone, from inside where links stand in it."""
        if NUL in item:
            self._put_pieces(item)
            return
        if " Tj" in item or " TJ" in item:
            self._begin(self._current)
        self._out.append(item)

    def _put_pieces(self, item: str) -> None:
        first, *others = item.removeprefix("BT").removesuffix("ET").split(NUL)
        self._close()
        self._out.append("BT")
        self._put_piece(first)
        for piece in others:
            number, _, code = piece.partition(" ")
            self._current = self._marks[int(number)]
            self._put_piece(code)
        self._out.append("ET")

    def _put_piece(self, code: str) -> None:
        shows = " Tj" in code or " TJ" in code
        if shows:
            self._begin(self._current)
        self._out.append(code)
        if shows:
            self._close()

    def _begin(self, whose: Mark) -> None:
        """Open content of an element or an artifact, unless it is open."""
        if self._open is whose:
            return
        self._close()
        self._open = whose
        if isinstance(whose, Elem):
            self._out.append(f"/{whose.tag} <</MCID {self._claim(whose)}>> BDC")
        else:
            self._out.append(f"/Artifact <</Type /{whose}>> BDC" if whose else "/Artifact BMC")

    def _close(self) -> None:
        if self._open is not False:
            self._out.append("EMC")
            self._open = False
