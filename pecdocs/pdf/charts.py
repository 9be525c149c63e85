"""Charts drawn of bars: the numbers that Word and Excel draw natively; they also stand in a table near them."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from pecdocs.layout.colors import CHART_INK, CHART_LINES, PALETTE, text_on
from pecdocs.pdf.coverage import pieces
from pecdocs.pdf.lines import set_text, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.blocks import Chart, Series
    from pecdocs.pdf.lines import Align, SetText
    from pecdocs.pdf.looks import Looks

_SIZE = 9.0
"""The type of a chart, in points."""
_NAMES = 0.4
"""The part of the width that the names of the categories take at most."""
_BAND, _BAR = 22.0, 0.62
"""The height of a category of one series, in points, and the part of it that bars fill."""
_COLUMNS_HEIGHT = 170.0
_LABEL = 40.0
"""What is left beside the longest bar for its number, in points."""
_FOOT = 16.0
"""What the words under the axis take, and the legend, in points."""
_STEPS = (1, 2, 5)


class _Bar(NamedTuple):
    """A bar: its category and place in it, from where to where in parts of the axis, its colour and its number."""

    category: int
    turn: int
    start: float
    end: float
    colour: str
    label: str


class _Scale(NamedTuple):
    """The axis of the numbers: from, to, and the numbers that it names, with the words for each."""

    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, str], ...]

    def part(self, value: Decimal) -> float:
        """Give where a number stands, in parts of the axis."""
        return float((value - self.low) / (self.high - self.low))


def drawn(chart: Chart, looks: Looks, width: float) -> Drawing:
    """Draw a chart in a width, in points. Raises ValueError when a series has not one number a category."""
    for each in chart.series:
        if len(each.values) != len(chart.categories):
            raise ValueError(f"«{each.name}» has {len(each.values)} numbers for {len(chart.categories)} categories")
    picture = _Picture(chart, looks, width)
    return picture.lying() if chart.direction == "barras" else picture.standing()


def _scale(chart: Chart) -> _Scale:
    """Give the axis: from zero, and to 100 % where no percentage goes further."""
    ends = [Decimal(0), *(end for start, end in _spans(chart) for end in (start, end))]
    low, high = min(ends), max(ends)
    if chart.percent and not chart.stacked and high <= 1:
        high = Decimal(1)
    step = _step(high - low or Decimal(1))
    first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value(ROUND_CEILING)
    ticks = [step * n for n in range(int(first), int(max(last, first + 1)) + 1)]
    return _Scale(ticks[0], ticks[-1], tuple((tick, _tick(tick, percent=chart.percent)) for tick in ticks))


def _spans(chart: Chart) -> Iterator[tuple[Decimal, Decimal]]:
    """Give from where to where each bar goes."""
    reached = [Decimal(0)] * len(chart.categories)
    for series in chart.series:
        for c, value in enumerate(series.values):
            if value is not None:
                start = reached[c] if chart.stacked else Decimal(0)
                reached[c] = start + value
                yield start, reached[c]


def _step(reach: Decimal) -> Decimal:
    """Give the step of an axis: one, two or five of some power of ten, so that it has ten at most."""
    unit = Decimal(1).scaleb(reach.adjusted() - 1)
    steps = (unit.scaleb(power) * n for power in count() for n in _STEPS)
    return next(step for step in steps if reach <= step * 10)


def _tick(value: Decimal, *, percent: bool) -> str:
    shown = (value * 100 if percent else value).normalize()
    return f"{shown:f}".replace(".", ",") + ("%" if percent else "")


def _bars(chart: Chart, scale: _Scale) -> Iterator[_Bar]:
    spans = _spans(chart)
    for turn, series in enumerate(chart.series):
        for c, value in enumerate(series.values):
            if value is not None:
                start, end = next(spans)
                label = series.labels[c] if series.labels else ""
                place = 0 if chart.stacked else turn
                yield _Bar(c, place, scale.part(start), scale.part(end), _colour(series, turn, c), label)


def _colour(series: Series, turn: int, category: int) -> str:
    if not series.colors:
        return PALETTE[turn % len(PALETTE)]
    return series.colors[category] if category < len(series.colors) else series.colors[0]


def _legend(chart: Chart, looks: Looks, width: float) -> list[tuple[float, str, str]]:
    """Give where each series' name stands, its colour and its name; those that do not fit are left to the table."""
    found, x = [], 0.0
    for turn, series in enumerate(chart.series):
        found.append((x, _colour(series, turn, 0), series.name))
        x += width_of(series.name, looks.font()) * _SIZE + 28
    return [each for each in found if each[0] < width]


class _Picture:
    """A chart being drawn in a width."""

    def __init__(self, chart: Chart, looks: Looks, width: float) -> None:
        self.chart = chart
        self.looks = looks
        self.width = width
        self.font = looks.font()
        self.scale = _scale(chart)
        self.bars = list(_bars(chart, self.scale))
        self.legend = _legend(chart, looks, width) if len(chart.series) > 1 else []
        self.turns = 1 if chart.stacked else len(chart.series)
        """How many bars stand beside each other in a category."""

    def lying(self) -> Drawing:
        """Draw bars that lie, the first category on top."""
        names = self._names(self.width * _NAMES - 6, "derecha")
        longest = max((line.width for name in names for line in name.lines), default=0.0)
        left = min(self.width * _NAMES, longest + 8)
        bands = [max(_BAND * max(1.0, self.turns * _BAR), name.height + 4) for name in names]
        foot = _FOOT + (_FOOT if self.legend else 0.0)
        made = Drawing(self.width, sum(bands) + foot)
        reach = self.width - left - _LABEL
        for tick, words in self.scale.ticks:
            x = left + reach * self.scale.part(tick)
            made.add(_grid_line(x, foot, x, made.height))
            made.add(_string(x, foot - 11, words, self.font, "middle"))
        top = made.height
        for c, (name, band) in enumerate(zip(names, bands, strict=True)):
            self._name(made, name, left - 6, top - (band - name.height) / 2, "end")
            thick = band * _BAR / self.turns
            for bar in self._of(c):
                start, end = sorted((left + reach * bar.start, left + reach * bar.end))
                low = top - band * (1 - _BAR) / 2 - thick * (bar.turn + 1)
                made.add(_rect(start, low, end - start, thick, bar.colour))
                self._label(made, bar, start, end, low + thick / 2 - 3)
            top -= band
        self._add_legend(made)
        return made

    def standing(self) -> Drawing:
        """Draw bars that stand, the first category at the left."""
        left = _LABEL
        band = (self.width - left) / max(1, len(self.chart.categories))
        names = self._names(band - 4, "centro")
        foot = max((name.height for name in names), default=0.0) + 8 + (_FOOT if self.legend else 0.0)
        made = Drawing(self.width, foot + _COLUMNS_HEIGHT + 14)
        for tick, words in self.scale.ticks:
            y = foot + _COLUMNS_HEIGHT * self.scale.part(tick)
            made.add(_grid_line(left, y, self.width, y))
            made.add(_string(left - 5, y - 3, words, self.font, "end"))
        thick = band * _BAR / self.turns
        for c, name in enumerate(names):
            self._name(made, name, left + band * (c + 0.5), foot - 4, "middle")
            for bar in self._of(c):
                low, high = sorted((foot + _COLUMNS_HEIGHT * bar.start, foot + _COLUMNS_HEIGHT * bar.end))
                x = left + band * c + band * (1 - _BAR) / 2 + thick * bar.turn
                made.add(_rect(x, low, thick, high - low, bar.colour))
                if not self.chart.stacked:
                    made.add(_string(x + thick / 2, high + 3, bar.label, self.font, "middle"))
        self._add_legend(made)
        return made

    def _names(self, width: float, align: Align) -> list[SetText]:
        return [set_text(self.looks.bits(name, CHART_INK), _SIZE, width, align) for name in self.chart.categories]

    def _of(self, category: int) -> Iterator[_Bar]:
        return (bar for bar in self.bars if bar.category == category)

    def _name(self, made: Drawing, name: SetText, x: float, top: float, anchor: str) -> None:
        """Write the name of a category."""
        y = top - _SIZE * 0.93
        for line in name.lines:
            self._write(made, x, y, [(bit.text, bit.font) for bit in line.bits], anchor)
            y -= name.leading

    def _write(self, made: Drawing, x: float, y: float, words: Sequence[tuple[str, str]], anchor: str) -> None:
        """Write a line, each stretch in its own font; `x` is where it begins, ends or has its middle."""
        words = [*words[:-1], *((text.rstrip(), font) for text, font in words[-1:])]
        wide = sum(width_of(text, font) for text, font in words) * _SIZE
        x -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        for text, font in words:
            made.add(_string(x, y, text, font, "start"))
            x += width_of(text, font) * _SIZE

    def _label(self, made: Drawing, bar: _Bar, start: float, end: float, y: float) -> None:
        """Write the number of a lying bar: after it or, of one on another, in it where it has room."""
        if not self.chart.stacked:
            made.add(_string(end + 3, y, bar.label, self.font, "start"))
        elif end - start > width_of(bar.label, self.font) * _SIZE:
            words = _string((start + end) / 2, y, bar.label, self.font, "middle")
            words.fillColor = HexColor(f"#{text_on(bar.colour)}")
            made.add(words)

    def _add_legend(self, made: Drawing) -> None:
        for x, colour, name in self.legend:
            made.add(_rect(x, 2, 8, 8, colour))
            self._write(made, x + 12, 3, pieces(name, self.font, self.looks.missing), "start")


def _grid_line(left: float, foot: float, right: float, top: float) -> Line:
    return Line(left, foot, right, top, strokeColor=HexColor(f"#{CHART_LINES}"), strokeWidth=0.5)


def _rect(x: float, y: float, width: float, height: float, colour: str) -> Rect:
    return Rect(x, y, width, height, fillColor=HexColor(f"#{colour}"), strokeColor=None)


def _string(x: float, y: float, words: str, font: str, anchor: str) -> String:
    return String(x, y, words, fontName=font, fontSize=_SIZE, textAnchor=anchor, fillColor=HexColor(f"#{CHART_INK}"))
