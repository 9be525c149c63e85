"""Text set in lines of a width: what cells of tables, covers and page edges hold.

A line ends where `layout.widths` says that it may: at spaces, and after a hyphen between letters; a word that is wider
than the line breaks where it must. reportlab's own paragraph, which sets the running text, would take ten times as long
for a table of 10,000 rows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pecdocs.pdf.canvas import TaggedCanvas, Text
    from pecdocs.pdf.tags import Elem

Align = Literal["izquierda", "centro", "derecha"]
ALIGNED: dict[str, Align] = {
    "izquierda": "izquierda",
    "centro": "centro",
    "derecha": "derecha",
    "justificado": "izquierda",
}
"""How each alignment of a format is set line by line."""

_WORDS = re.compile(r"[^\S\u00a0\u202f]+|[\S\u00a0\u202f]+")
"""Spaces, or what stands between them."""
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
"""Where a line may end within a word."""
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
        y = top - self.size * _ASCENT
        text: Text | None = None
        for n, line in enumerate(self.lines):
            place = x + self._indent(line), y - n * self.leading
            if text is None:
                text = canvas.beginText(*place)
            else:
                text.begin_line(*place)
            for bit in line.bits:
                text.setFont(bit.font, self.size, self.leading)
                text.show(bit.text, bit.colour)
        if text is not None:
            canvas.drawText(text)
        if any(bit.strike for line in self.lines for bit in line.bits):
            self._strike(canvas, x, y + self.size * _STRIKE)

    def _strike(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw a line through what is struck; `y` is where it stands in the first line."""
        canvas.setLineWidth(0.5)
        for n, line in enumerate(self.lines):
            at = x + self._indent(line)
            for bit in line.bits:
                if bit.strike:
                    end = at + width_of(bit.text.rstrip(" "), bit.font) * self.size
                    canvas.line(at, y - n * self.leading, end, y - n * self.leading)
                at += width_of(bit.text, bit.font) * self.size

    def _indent(self, line: Line) -> float:
        free = max(0.0, self.width - line.width)
        return free / 2 if self.align == "centro" else free if self.align == "derecha" else 0.0


@lru_cache(maxsize=512)
def rgb(colour: str) -> tuple[float, float, float]:
    """Give a colour, written RRGGBB, as three parts of one."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


@lru_cache(maxsize=20_000)
def width_of(text: str, font: str) -> float:
    """Give the width of a text, in sizes of its type: tables say the same words again and again."""
    return float(stringWidth(text, font, 1))


def set_text(bits: Iterable[Bit], size: float, width: float, align: Align = "izquierda") -> SetText:
    """Set a text in a width; a line end in it ends a line."""
    lines: list[Line] = []
    for paragraph in _paragraphs(bits):
        if lines and lines[-1].bits:
            *others, last = lines[-1].bits
            lines[-1] = Line((*others, last._replace(text=_spaced(last.text))), lines[-1].width)
        lines += _lines(paragraph, width, size)
    return SetText(tuple(lines), size, width, align)


def _spaced(text: str) -> str:
    """Give a text with a space at its end, so that its last word and the next one stay apart for who copies them."""
    return text.rstrip(" ") + " "


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


def _lines(bits: Sequence[Bit], room: float, size: float) -> Iterator[Line]:
    """Break bits into lines of a width."""
    line = _Filling(room, size)
    for word in _words(bits):
        yield from line.add(word)
    yield line.end(last=True)


Word = list[tuple[str, float, Bit]]
"""Texts that no line end may part, each with its width, in sizes of its type, and the bit that it is of."""


def _words(bits: Sequence[Bit]) -> Iterator[Word]:
    """Give the words of bits, spaces among them; one may go on from a bit to the next."""
    word: Word = []
    for bit in bits:
        first = True
        for text in _pieces(bit.text):
            if word and not (first and _joins(word[-1][0], text)):
                yield word
                word = []
            word.append((text, width_of(text, bit.font), bit))
            first = False
    if word:
        yield word


def _pieces(text: str) -> list[str]:
    """Divide a text at each place where a line may end."""
    found: list[str] = _WORDS.findall(text)
    return [part for piece in found for part in _HYPHEN.split(piece)] if "-" in text else found


def _joins(text: str, following: str) -> bool:
    return not text[-1].isspace() and not following[0].isspace()


class _Filling:
    """A line in the making."""

    def __init__(self, room: float, size: float) -> None:
        self.size = size
        self.room = room / size + 1e-9
        """In sizes of the type, as all widths here."""
        self.parts: Word = []
        self.width = 0.0
        """With the spaces at its end."""
        self.inked = 0.0
        """Without them."""

    def add(self, word: Word) -> Iterator[Line]:
        """Put a word in the line, and give the lines that it ends."""
        width = word[0][1] if len(word) == 1 else _width(word)
        if word[0][0].isspace():
            self.parts += word
            self.width += width
            return
        if self.width + width > self.room:
            if self.inked:
                yield self.end()
            while word and width > self.room:
                head, word = _cut(word, self.room)
                self._put(head, _width(head))
                yield self.end()
                width = _width(word)
        if word:
            self._put(word, width)

    def _put(self, word: Word, width: float) -> None:
        self.parts += word
        self.width += width
        self.inked = self.width

    def end(self, *, last: bool = False) -> Line:
        """Give the line and begin another; of the spaces at its end one stays."""
        bits = _joined(self.parts)
        if bits and not last and bits[-1].text.endswith(" "):
            bits[-1] = Bit(_spaced(bits[-1].text), *bits[-1][1:])
        line = Line(tuple(bits), self.inked * self.size)
        self.parts, self.width, self.inked = [], 0.0, 0.0
        return line


def _width(word: Word) -> float:
    return sum(width for _, width, _ in word)


def _cut(word: Word, room: float) -> tuple[Word, Word]:
    """Cut a word that is wider than a line: what fits one, at least a letter, and the rest."""
    head: Word = []
    free = room
    for n, (text, width, bit) in enumerate(word):
        if width <= free:
            head.append((text, width, bit))
            free -= width
            continue
        fits = 0
        while fits < len(text) and (letter := width_of(text[fits], bit.font)) <= free:
            free -= letter
            fits += 1
        fits = max(fits, 0 if head else 1)
        parts = [(part, width_of(part, bit.font), bit) for part in (text[:fits], text[fits:]) if part]
        return [*head, *parts[: fits > 0]], [*parts[fits > 0 :], *word[n + 1 :]]
    return head, []


def _joined(parts: Word) -> list[Bit]:
    """Put neighbours of one look together."""
    own = [bit for _, _, bit in parts]
    if own and own.count(own[0]) == len(own):  # nearly every line
        return [Bit("".join([text for text, _, _ in parts]), *own[0][1:])]
    return [
        Bit("".join([text for text, _, _ in run]), *look) for look, run in groupby(parts, key=lambda part: part[2][1:])
    ]
