"""A workbook as pure data: sheets, rows of cells with formulas and their values, and what may be done in them.

A grid is what is read; a workbook is what is also filled in and reckons. The `excel` stage draws it. Cells are named
as SpreadsheetML names them (ECMA-376 part 1, 18): columns A, B…; rows from 1; row 1 of a sheet is its first row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.faults import Fault
    from pecdocs.layout.blocks import Chart, Orientation, Properties
    from pecdocs.layout.grid import Align

MAX_SHEET_NAME = 31
"""The most characters of a sheet's name that Excel takes."""
FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet numbers alike: Excel has a 29 February 1900 (18.17.4.1)."""
YES, NO = "Sí", "No"
"""How what is so or not is written in a cell."""
MAX_CELL_TEXT = 32767
"""The most characters of a cell that Excel takes."""


class Formula(NamedTuple):
    """A formula as SpreadsheetML keeps it (English names, commas, no equals sign), and what it gives."""

    text: str
    value: Decimal | str | None = None
    """What it gives when the workbook is written: a reader that does not reckon shows it. None is an empty text."""


CellValue: TypeAlias = str | Decimal | date | Formula | None


class SheetCell(NamedTuple):
    """A cell: what it holds, how it looks, the rows and columns it spans.

    A text is always a text: what begins with `=` is no formula. A named tuple, for a workbook has many.
    """

    value: CellValue = None
    look: str = "fila"
    """The name of the look, which the template's sheet has in a cell marked `[[look]]`, or `[[look · column]]`.

    Of a column called `ejecutado@2024-T2`, `[[look · ejecutado]]` is the look of every period.
    """
    format: str = ""
    """The number format (18.8.30), as `0.0%`; empty for texts and plain numbers."""
    rowspan: int = 1
    colspan: int = 1
    fillable: bool = False
    """Whether it may be written in when the sheet is protected."""
    fill: str | None = None
    """A background (RRGGBB) in the place of the look's own."""
    align: Align | None = None
    """How its text is aligned; None leaves the look's own."""
    link: str | None = None
    """An address (http, https, mailto) that the cell leads to, or `#'Sheet'!A1`."""


class SheetRow(NamedTuple):
    """A row: one entry a column; None where a cell to the left or above covers it, or nothing stands."""

    cells: tuple[SheetCell | None, ...]
    height: float | None = None
    """In points; None leaves it to the program that opens it, which does not count merged cells."""
    hidden: bool = False
    other: str = ""
    """Of a row alike, the number of the one other row that its formulas name, where that is not the same in all."""

    def formula(self, text: str, number: int) -> str:  # noqa: ARG002 - rows alike need it
        """Give the text of a formula of this row, which has this number."""
        return text


OWN_ROW, OTHER_ROW = "{r}", "{o}"
"""Stand in the formulas of rows alike for the number of the row, and for that of the one other row that is named."""


class AlikeRow(SheetRow):
    """A row that shares the cells of its formulas with all rows alike, marks in them for numbers. Never written."""

    __slots__ = ()

    def formula(self, text: str, number: int) -> str:
        """Give the text of a formula as it is in this row, which has this number."""
        found = text.replace(OWN_ROW, str(number))
        return found.replace(OTHER_ROW, self.other) if self.other else found


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its name, which chooses among looks, and its width in characters of the default font."""

    codigo: str
    width: float
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Validation:
    """What a range may hold (18.3.1.32), and what is said, in Spanish, before and after something else is written."""

    cells: str
    """Ranges in A1, apart by spaces."""
    kind: Literal["list", "decimal", "date", "textLength", "custom"]
    formula: str
    """For `list`, the words as `"Sí,No"`, or a range; for `custom`, the condition; else the lower bound."""
    formula2: str | None = None
    """The upper bound, of `decimal`, `date` and `textLength`; without it the lower one alone holds."""
    error: str = ""
    """What is said when something else is written."""
    prompt: str = ""
    """What is said when the cell is chosen."""
    title: str = ""
    strict: bool = True
    """Whether nothing else may be written; of a list that only proposes, anything may."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A background (RRGGBB) for the cells of a range whose text is a word: the semáforo, always beside its word."""

    cells: str
    word: str
    color: str


@dataclass(frozen=True, slots=True)
class Reformat:
    """Other number formats for the cells of a range, where their own would say something else than is meant."""

    cells: str
    rules: tuple[tuple[str, str], ...]
    """A condition, as a formula of the first cell, and the format of the cells that it holds for; the first counts."""


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart, and the cells that it covers, as `B4:I20`.

    `categories` and `values` say which cells hold the names and each series, so that the chart follows them.
    """

    chart: Chart
    cells: str
    categories: str
    values: tuple[str, ...]
    """A range a series, as `'Resumen'!$C$5:$C$9`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows, and what may be done in it."""

    name: str
    rows: tuple[SheetRow, ...]
    columns: tuple[SheetColumn, ...]
    look: str = ""
    """The template's sheet that gives the looks and the page, where it is not called as this one."""
    frozen_rows: int = 0
    frozen_columns: int = 0
    title_rows: tuple[int, int] | None = None
    """The first and last row that repeat on each printed page, from 1."""
    title_columns: int = 0
    """How many columns, from the first, repeat on each printed page; where rows do, too."""
    pages_wide: int = 1
    """Over how many pages its columns go, where the template's page is made to fit."""
    filter_range: str | None = None
    """The range that can be sorted and filtered, its header row included."""
    protected: bool = False
    """Whether only the cells to fill may be written in; sorting and filtering stay allowed."""
    hidden: bool = False
    orientation: Orientation = "horizontal"
    validations: tuple[Validation, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    reformats: tuple[Reformat, ...] = ()
    charts: tuple[PlacedChart, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in order, the fields of the template, and what the file says of itself.

    Sheets that only the template has are kept, with their fields filled in, where the template has them.
    """

    sheets: tuple[Sheet, ...]
    context: Mapping[str, object]
    properties: Properties
    draft_mark: str | None = None
    """Said in the header of each sheet while the document is not approved."""
    warnings: tuple[Fault, ...] = ()
    keeps_others: bool = True
    """Whether sheets that only the template has are kept, as instructions to fill it in."""


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """Give the letters of a column, from 1: A, Z, AA (18.17.2.3)."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int, *, sheet: str = "", fixed: bool = False) -> str:
    """Give the name of a cell, row and column from 1: `C7`, `$C$7`, `'Cálculo'!$C$7`."""
    mark = "$" if fixed else ""
    place = f"{mark}{column_letters(column)}{mark}{row}"
    return f"{quoted_sheet(sheet)}!{place}" if sheet else place


def quoted_sheet(name: str) -> str:
    """Give a sheet's name as formulas write it."""
    escaped = name.replace("'", "''")
    return f"'{escaped}'"
