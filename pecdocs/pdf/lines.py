"""Text set in lines of a width: what cells of tables, covers and page edges hold.

A line ends where `layout.widths` says that it may: at spaces, and after a hyphen between letters; a word that is wider
than the line breaks where it must. reportlab's own paragraph, which sets the running text, would take ten times as long
for a table of 10,000 rows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pecdocs.pdf.canvas import TaggedCanvas
    from pecdocs.pdf.tags import Elem

Align = Literal["izquierda", "centro", "derecha"]

_WORDS = re.compile(
    r"[^\S\u00a0\u202f]+|(?:(?![^\S\u00a0\u202f]).)+?(?:(?<=[^\W\d]-)(?=[^\W\d])|(?=[^\S\u00a0\u202f])|$)"
)
"""Spaces, or what stands between two places where a line may end."""
LEADING = 1.2
"""The height of a line, in sizes of its type."""
_ASCENT = 0.93
"""How far below the top of its line a text stands, in sizes of its type."""
_STRIKE = 0.28
"""How high above the foot of a text it is struck through, in sizes of its type."""


class Bit(NamedTuple):
    """A stretch of text in one font and colour (RRGGBB)."""

    text: str
    font: str
    colour: str
    strike: bool = False


class Line(NamedTuple):
    """A line of text, and how wide it is without the space that ends it."""

    bits: tuple[Bit, ...]
    width: float


class SetText(NamedTuple):
    """Text set in a width: its lines and their size, in points."""

    lines: tuple[Line, ...]
    size: float
    width: float
    align: Align = "izquierda"

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.leading

    def split(self, height: float) -> tuple[SetText, SetText]:
        """Give the lines that fit a height, and the others."""
        fit = max(0, int((height + 0.01) / self.leading))
        return self._replace(lines=self.lines[:fit]), self._replace(lines=self.lines[fit:])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, elem: Elem | str | None) -> None:
        """Draw the lines from a corner down, as content of an element or as an artifact of a type."""
        if self.lines:
            canvas.tag(elem)
            self.paint(canvas, x, top)
            canvas.tag(None)

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw the lines from a corner down, for whom things are drawn now."""
        text = canvas.beginText()
        struck: list[tuple[float, float, float]] = []
        y = top - self.size * _ASCENT
        colour = ""
        for line in self.lines:
            at = x + self._indent(line)
            text.setTextOrigin(at, y)
            for bit in line.bits:
                if bit.colour != colour:
                    text.setFillColorRGB(*rgb(bit.colour))
                    colour = bit.colour
                text.setFont(bit.font, self.size, self.leading)
                text.textOut(bit.text)
                if bit.strike:
                    struck.append((at, y, at + width_of(bit.text.rstrip(" "), bit.font) * self.size))
                at += width_of(bit.text, bit.font) * self.size
            y -= self.leading
        canvas.drawText(text)
        self._strike(canvas, struck)

    def _strike(self, canvas: TaggedCanvas, struck: Sequence[tuple[float, float, float]]) -> None:
        for start, foot, end in struck:
            canvas.setLineWidth(0.5)
            canvas.line(start, foot + self.size * _STRIKE, end, foot + self.size * _STRIKE)

    def _indent(self, line: Line) -> float:
        free = max(0.0, self.width - line.width)
        return free / 2 if self.align == "centro" else free if self.align == "derecha" else 0.0


@lru_cache(maxsize=512)
def rgb(colour: str) -> tuple[float, float, float]:
    """Give a colour, written RRGGBB, as three parts of one."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


@lru_cache(maxsize=200_000)
def width_of(text: str, font: str) -> float:
    """Give the width of a text, in sizes of its type: tables say the same words again and again."""
    return float(stringWidth(text, font, 1))


def set_text(bits: Iterable[Bit], size: float, width: float, align: Align = "izquierda") -> SetText:
    """Set a text in a width; a line end in it ends a line."""
    lines: list[Line] = []
    for paragraph in _paragraphs(bits):
        if lines:
            lines[-1] = _spaced(lines[-1])
        lines += _lines(paragraph, width / size)
    return SetText(tuple(line._replace(width=line.width * size) for line in lines), size, width, align)


def _spaced(line: Line) -> Line:
    """Give a line with a space at its end, so that its last word and the next one stay apart for who copies them."""
    if not line.bits:
        return line
    *others, last = line.bits
    return line._replace(bits=(*others, last._replace(text=last.text.rstrip(" ") + " ")))


def _paragraphs(bits: Iterable[Bit]) -> Iterator[list[Bit]]:
    """Give the bits between line ends."""
    current: list[Bit] = []
    for bit in bits:
        first, *others = bit.text.split("\n")
        current.append(bit._replace(text=first) if others else bit)
        for text in others:
            yield current
            current = [bit._replace(text=text)]
    yield current


def _lines(bits: Sequence[Bit], room: float) -> Iterator[Line]:
    """Break bits into lines of a width, both in sizes of their type."""
    whole = sum(width_of(bit.text, bit.font) for bit in bits)
    if whole <= room:  # nearly every cell
        yield Line(tuple(bit for bit in bits if bit.text), whole)
        return
    line = _Filling(room)
    for word in _words(bits):
        yield from line.add(word)
    yield line.end(last=True)


Word = tuple[tuple[Bit, float], ...]
"""Bits that no line end may part, each with its width."""


def _words(bits: Sequence[Bit]) -> Iterator[Word]:
    """Give the words of bits, spaces among them; one may go on from a bit to the next."""
    word: list[tuple[Bit, float]] = []
    for bit in bits:
        for found in _WORDS.finditer(bit.text):
            piece = found[0]
            joins = word and not word[-1][0].text[-1].isspace() and not piece[0].isspace()
            if word and not (joins and found.start() == 0):
                yield tuple(word)
                word = []
            word.append((bit._replace(text=piece), width_of(piece, bit.font)))
    if word:
        yield tuple(word)


class _Filling:
    """A line in the making."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.bits: list[Bit] = []
        self.width = 0.0
        """With the spaces at its end."""
        self.inked = 0.0
        """Without them."""

    def add(self, word: Word) -> Iterator[Line]:
        """Put a word in the line, and give the lines that it ends."""
        width = sum(each for _, each in word)
        if word[0][0].text.isspace():
            self._put(word, width, inked=False)
            return
        if self.width + width > self.room + 1e-9:
            if self.inked:
                yield self.end()
            while width > self.room + 1e-9:
                head, word = _cut(word, self.room)
                self._put(head, sum(each for _, each in head), inked=True)
                yield self.end()
                width = sum(each for _, each in word)
        if word:
            self._put(word, width, inked=True)

    def _put(self, word: Word, width: float, *, inked: bool) -> None:
        self.bits += [bit for bit, _ in word]
        self.width += width
        if inked:
            self.inked = self.width

    def end(self, *, last: bool = False) -> Line:
        """Give the line and begin another; of the spaces at its end one stays."""
        bits = _joined(self.bits)
        ends_in_space = bool(bits) and bits[-1].text.endswith(" ")
        line = Line(tuple(bits), self.inked)
        self.bits, self.width, self.inked = [], 0.0, 0.0
        return _spaced(line) if ends_in_space and not last else line


def _cut(word: Word, room: float) -> tuple[Word, Word]:
    """Cut a word that is wider than a line: what fits one, at least a letter, and the rest."""
    head: list[tuple[Bit, float]] = []
    free = room
    for b, (bit, width) in enumerate(word):
        if width <= free:
            head.append((bit, width))
            free -= width
            continue
        fits = 0
        while fits < len(bit.text) and (letter := width_of(bit.text[fits], bit.font)) <= free:
            free -= letter
            fits += 1
        fits = max(fits, 0 if head else 1)
        tail = bit.text[fits:]
        if fits:
            head.append((bit._replace(text=bit.text[:fits]), width_of(bit.text[:fits], bit.font)))
        rest = ((bit._replace(text=tail), width_of(tail, bit.font)),) if tail else ()
        return tuple(head), (*rest, *word[b + 1 :])
    return tuple(head), ()


def _joined(bits: Sequence[Bit]) -> list[Bit]:
    """Put neighbours of one look together."""
    found: list[Bit] = []
    for bit in bits:
        if found and found[-1][1:] == bit[1:]:
            found[-1] = bit._replace(text=found[-1].text + bit.text)
        else:
            found.append(bit)
    return found
