"""The blocks of a document: what every writer (Word, PDF…) draws, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from pecdocs.plan.numerals import letters, roman

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from pecdocs.layout.grid import Grid

Orientation = Literal["vertical", "horizontal"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; a line end in `text` is a line end on paper."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    strike: bool = False
    link: str | None = None
    footnote: tuple[tuple[Run, ...], ...] = ()
    """The paragraphs of the note that hangs here; `text` is then empty."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; `level` from 1, `numeral` as it is printed (empty when there is none)."""

    level: int
    numeral: str
    runs: Runs
    anchor: str
    """The stable name that links and bookmarks use."""

    @property
    def text(self) -> str:
        """The numeral and the title, as printed."""
        title = "".join(run.text for run in self.runs)
        return f"{self.numeral} {title}" if self.numeral else title


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `indent` is how many list levels it stands in. An `aviso` is one that nobody may overlook."""

    runs: Runs
    look: Literal["texto", "cita", "firma", "aviso"] = "texto"
    indent: int = 0


_NUMBERINGS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": letters,
    "lowerRoman": roman,
    "upperRoman": roman,
}
"""How each kind of marker writes its value, in capitals."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A list item's marker: a symbol, or a value in a numbering."""

    kind: Literal["symbol", "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"]
    text: str = "•"
    """The symbol, for `symbol`."""
    suffix: str = "."
    value: int = 1

    @property
    def printed(self) -> str:
        """The marker as it is printed: •, 4., c), IX."""
        if self.kind == "symbol":
            return self.text
        number = _NUMBERINGS[self.kind](self.value)
        return (number.lower() if self.kind.startswith("lower") else number) + self.suffix


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; items with the same `list_id` and `level` are one list."""

    list_id: int
    level: int
    marker: Marker
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its grid, and what stands around it."""

    name: str
    """The table's name in the format, which chooses its prototype rows."""
    grid: Grid
    description: str
    notes: tuple[str, ...] = ()
    orientation: Orientation = "vertical"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers of a chart: one a category, None where there is none; a colour (RRGGBB) for all or one each."""

    name: str
    values: tuple[Decimal | None, ...]
    colors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """How each number is printed, for who draws it; Office writes its own."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart: native in Word and Excel, drawn in a PDF. Its numbers also stand in words in a table near it."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    description: str
    """What it shows, for who cannot see it."""
    direction: Literal["barras", "columnas"] = "barras"
    """barras lie, columnas stand."""
    stacked: bool = False
    percent: bool = False
    """Whether the numbers are parts of one (0.25 is printed 25 %)."""


@dataclass(frozen=True, slots=True)
class Page:
    """From here on, pages stand this way."""

    orientation: Orientation


Block = Heading | Paragraph | ListItem | Table | Chart | Page
"""What every writer draws."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself."""

    title: str
    author: str
    language: str
    when: date | str | None
    """The day, or the month as 2024-01, of this version."""
    version: str
    status: str
    about: str = ""
    """What it tells of the plan, when it is not the plan: «Resumen de cambios»."""

    @property
    def day(self) -> str | None:
        """The day of this version as 2024-01-31, of a month the first; None when neither is known."""
        return day_of(self.when) if self.when else None


def day_of(when: date | str | None) -> str:
    """Give the day of a date, the first of a month, or the seal's own day when nothing is known; as 2024-03-01."""
    if isinstance(when, date):
        return when.isoformat()
    return f"{when}-01" if when else "1980-01-01"
