"""How high rows must be for their texts to be read.

Programs that open a workbook reckon the height of a row by themselves, but for cells that span rows or columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.excel.styles import LINE, PADDING
from pecdocs.layout.widths import BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.excel.styles import TextLook
    from pecdocs.layout.glyphs import Type
    from pecdocs.layout.workbook import SheetColumn

MAX_HEIGHT = 409.0
"""The highest row that Excel takes, in points."""
_PIXELS_A_DIGIT, _PIXELS_FREE, _POINTS_A_PIXEL = 7, 5, 0.75
"""A column's width counts digits of the default font, and five pixels that stay free (18.3.1.13)."""
_SURE = 0.96
"""The part of a column that is counted on: programs set letters a little wider or narrower."""


@dataclass(slots=True)
class Heights:
    """Estimates for one sheet; what was measured once is kept."""

    rooms: tuple[float, ...]
    """What each column leaves for text, from the left edge of the sheet on: running sums, in points."""
    words: dict[Type, dict[str, float]] = field(default_factory=dict)
    known: dict[tuple[TextLook, float], dict[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Sequence[SheetColumn]) -> Heights:
        """Start with the widths of a sheet's columns; a hidden one leaves nothing."""
        sums = [0.0]
        for column in columns:
            pixels = 0.0 if column.hidden else column.width * _PIXELS_A_DIGIT
            sums.append(sums[-1] + pixels * _POINTS_A_PIXEL)
        return cls(tuple(sums))

    def needed(self, text: str, look: TextLook, first: int, span: int) -> float:
        """Give the height, in points, of a text over `span` columns from `first` (counted from 0)."""
        width = self.rooms[first + span] - self.rooms[first]
        if not width or not look.wraps:
            return look.line if width else 0.0
        room = (width - _PIXELS_FREE * _POINTS_A_PIXEL) * _SURE - look.indent
        if len(text) * look.type.size <= room and "\n" not in text:
            return look.line
        known = self.known.setdefault((look, width), {})
        found = known.get(text)
        if found is None:
            lines = sum(self._lines(line, look.type, room) for line in text.split("\n"))
            found = known[text] = lines * look.type.size * LINE + PADDING
        return found

    def _lines(self, text: str, letters: Type, room: float) -> int:
        """Count the lines that a text takes, word by word."""
        if len(text) * letters.size <= room or room <= letters.size:
            return 1
        known = self.words.setdefault(letters, {})
        lines, used, space = 1, 0.0, letters.width(" ")
        for word in BREAKS.split(text):
            width = known.get(word)
            if width is None:
                width = known[word] = letters.width(word)
            if used and used + width > room:
                lines, used = lines + 1, 0.0
            if width > room:
                more = int(width // room)
                lines, width = lines + more, width - more * room
            used += width + space
        return lines


def share_out(heights: list[float], spans: Sequence[tuple[int, int, float]]) -> set[int]:
    """Make rows higher where what spans several of them, as (first row, rows, height), needs more than they have.

    Gives the rows that were made higher: those alone must keep their height against the programs' own reckoning.
    """
    raised: set[int] = set()
    for first, rows, needed in sorted(spans, key=lambda span: span[1]):
        lacking = needed - sum(heights[first : first + rows])
        if lacking > 0:
            for row in range(first, first + rows):
                heights[row] += lacking / rows
                raised.add(row)
    return raised
