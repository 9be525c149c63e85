"""A YAML text cut into pieces that can be exchanged: put together again they are the text, byte for byte.

What stands between two entries of a block is shared out so that a comment goes with what it is about: what follows an
entry on its line, and comments below it that are indented deeper, are its `tail`; all other lines are the `lead` of the
entry after them, or the `foot` of the block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BLANKS = re.compile(r"^(?:[ \t]*(?:\r\n|\r|\n))+")
BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Leaf:
    """A scalar as it is written; of a `|` or `>` block, all but its last line end, unless it keeps that."""

    text: str
    unended: str = ""
    """How it is written where something follows, for a block that the end of the file cut short of its line end."""


@dataclass(slots=True)
class Entry:
    """An item of a list or a key of a mapping, with all that belongs to it."""

    lead: str
    """Whole lines before it; in a flow collection, what separates it from the entry before."""
    mark: str
    """Its indentation, and «-» or «? »."""
    key: str | None
    label: str
    """The key as it is written."""
    sep: str
    """What stands between the key, or the dash, and the value."""
    value: Piece
    tail: str = ""
    """What follows on its line, the line end too; after a block there is nothing of it."""


@dataclass(slots=True)
class Block:
    """A mapping or a list in block style."""

    is_list: bool
    column: int
    """How many spaces stand before its keys or dashes."""
    compact: bool
    """Whether its first entry begins on the line of what holds it, as in `- codigo: A`."""
    entries: list[Entry] = field(default_factory=list)
    foot: str = ""
    places: dict[str | None, int] = field(default_factory=dict, compare=False, repr=False)
    """Where its keys stood when one was last looked for: a block may have thousands."""


@dataclass(slots=True)
class Flow:
    """A mapping or a list in flow style, with its brackets."""

    is_list: bool
    opening: str
    entries: list[Entry] = field(default_factory=list)
    closing: str = ""
    places: dict[str | None, int] = field(default_factory=dict, compare=False, repr=False)


Piece: TypeAlias = Leaf | Block | Flow


def rendered(piece: Piece) -> str:
    """Put a piece together as text.

    A `|+` block keeps the blank lines after it: those that came to stand there as others went are left out.
    """
    found: list[str] = []
    keeps = False
    for text in _texts(piece):
        written = _BLANKS.sub("", text) if keeps else text
        if written:
            keeps = keeps_lines(written)
            found.append(written)
    return "".join(found)


def keeps_lines(text: str) -> bool:
    """Tell whether a piece of text is a block scalar that keeps the blank lines after it."""
    return text[:1] in {"|", ">"} and "+" in text[: first_break(text)].partition("#")[0]


def _texts(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Leaf):
        yield piece.text
        return
    if isinstance(piece, Flow):
        yield piece.opening
    for entry in piece.entries:
        yield entry.lead
        yield entry.mark
        yield entry.label
        yield entry.sep
        yield from _texts(entry.value)
        yield entry.tail
    yield piece.closing if isinstance(piece, Flow) else piece.foot


def lines_of(text: str) -> list[str]:
    """Cut a text into lines, each with its end, as YAML knows line ends."""
    return _LINE.findall(text)


def has_break(text: str) -> bool:
    """Tell whether a line ends in this text."""
    return BREAK.search(text) is not None


def first_break(text: str) -> int:
    """Tell how many characters the first line of a text has, its end included; all of them when no line ends."""
    found = BREAK.search(text)
    return found.end() if found else len(text)


def shift_entry(entry: Entry, by: int, *, at_start: bool) -> None:
    """Indent an entry by so many spaces more, or fewer; `at_start` says whether it begins a line."""
    _Shifter(by, at_start=at_start).entry(entry)


class _Shifter:
    """Moves lines to the right or to the left, piece by piece in the order of the text."""

    def __init__(self, by: int, *, at_start: bool) -> None:
        self.by = by
        self.at_start = at_start

    def entry(self, entry: Entry) -> None:
        entry.lead = self.text(entry.lead)
        if self.at_start and not entry.mark:
            entry.mark, self.at_start = " " * self.by, False
        entry.mark, entry.label, entry.sep = self.text(entry.mark), self.text(entry.label), self.text(entry.sep)
        self.piece(entry.value)
        entry.tail = self.text(entry.tail)

    def text(self, text: str) -> str:
        if not text:
            return text
        shifted = [self._line(line) if n or self.at_start else line for n, line in enumerate(lines_of(text))]
        self.at_start = text[-1] in "\r\n"
        return "".join(shifted)

    def _line(self, line: str) -> str:
        if self.by >= 0:
            return line if line[0] in "\r\n" else " " * self.by + line
        spaces = len(line) - len(line.lstrip(" "))
        return line[min(-self.by, spaces) :]

    def piece(self, piece: Piece) -> None:
        if isinstance(piece, Leaf):
            piece.text = self.text(piece.text)
            return
        if isinstance(piece, Flow):
            piece.opening = self.text(piece.opening)
        else:
            piece.column += self.by
        for entry in piece.entries:
            self.entry(entry)
        if isinstance(piece, Flow):
            piece.closing = self.text(piece.closing)
        else:
            piece.foot = self.text(piece.foot)
