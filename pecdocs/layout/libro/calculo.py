"""The hidden sheet `Cálculo`: all the arithmetic of the workbook, once, as live formulas with what they give.

One row an item that is followed, in the order of the tree, and the plan last. The other sheets point here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.libro.columns import BLOCKS, DATE, Columns
from pecdocs.layout.libro.figures import Figures
from pecdocs.layout.libro.parameters import Parameters
from pecdocs.layout.libro.rows import Drawing, lines_of
from pecdocs.layout.workbook import OTHER_ROW, Formula, Sheet, SheetColumn, address
from pecdocs.seguimiento.progress import progress_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.layout.libro.entrada import Entrada
    from pecdocs.layout.libro.figures import CellFigure
    from pecdocs.seguimiento import Answers, Progress, Rules

SHEET = "Cálculo"
"""The name of the sheet."""

_LOOK = "Seguimiento"
"""The template's sheet that gives its looks: who unhides it reads a table like any other."""

_WIDTHS = {
    "n": 6.0,
    "codigo": 22.0,
    "padre": 18.0,
    "nivel": 8.0,
    "tipo": 22.0,
    "linea_base": 24.0,
    "meta_del_anio": 18.0,
    "sin_programar": 18.0,
    "semaforo": 18.0,
    "motivo": 16.0,
}
"""The widths of the columns that hold words, in characters; those at the left hold the rules too."""
_WIDTH = 16.0


@dataclass(frozen=True, slots=True)
class Calculo:
    """The sheet, and where each figure stands in it."""

    sheet: Sheet
    columns: Columns
    rows: range
    """The rows of the items and the plan."""
    _row_of: Mapping[str | None, int]
    bare: bool = False
    """Whether nothing was reckoned."""

    def at(self, codigo: str | None, what: str, span: str) -> str:
        """Give the address of a figure: of an item, or of the plan (None); of a period, to date, or of the year.

        In a bare book, that of any row: rows that name one row each are alike. Raises LookupError when there is no such
        row or column.
        """
        return f"{self.columns.fixed(what, span, SHEET)}{OTHER_ROW if self.bare else self._row_of[codigo]}"

    def row(self, codigo: str | None) -> int:
        """Give the row of an item, or of the plan (None). Raises LookupError when there is none."""
        return self._row_of[codigo]

    def value(self, codigo: str | None, what: str, span: str) -> CellFigure:
        """Give what stands there: a number, a word, or None where there is nothing."""
        if self.bare:
            return None
        cell = self.sheet.rows[self._row_of[codigo] - 1].cells[self.columns.numbers[what, span] - 1]
        held = cell.value if cell is not None else None
        found = held.value if isinstance(held, Formula) else held
        return found if isinstance(found, Decimal | str) else None

    def mark(self, period: str) -> str:
        """Give the address of the mark that is 1 where a period counts to date. Raises LookupError as `at` does."""
        return address(self.columns.marks[DATE], self.columns.numbers[BLOCKS[0], period], sheet=SHEET, fixed=True)

    def column(self, what: str, span: str) -> str:
        """Give the letters of a column. Raises LookupError when there is none."""
        return self.columns.letters(what, span)


def calculo(answers: Answers, found: Progress, entrada: Entrada | None = None, *, bare: bool = False) -> Calculo:
    """Reckon a book as of the cut-off of `found`; it goes on to the last period that is filled in.

    With `bare`, its rows have their formulas and nothing else.
    """
    rules = found.rules
    last = _end(rules, found, entrada)
    ended = found if last == found.corte else progress_of(found.known, answers, last)
    top = Parameters(rules.formato)
    columns = Columns(tuple(each.key for each in ended.periods), top.marks)
    year = {each.key for each in rules.year_of(found.periods[-1])}
    cell = entrada.corte if entrada is not None else None
    head = top.rows(columns, found.corte, cell, {key: key in year for key in columns.periods})
    lines = lines_of(found, len(head) + 1, counted=not bare)
    drawing = Drawing(columns, top, Figures(rules, answers, found, ended), entrada)
    rows = [*head, *map(drawing.bare if bare else drawing.row, lines)]
    sheet = Sheet(
        SHEET,
        tuple(rows),
        tuple(SheetColumn(what, _WIDTHS.get(what, _WIDTH)) for what, _ in columns.order),
        look=_LOOK,
        frozen_rows=len(head),
        frozen_columns=2,
        protected=True,
        hidden=True,
    )
    row_of = {line.codigo: line.row for line in lines}
    return Calculo(sheet, columns, range(len(head) + 1, len(rows) + 1), row_of, bare)


def _end(rules: Rules, found: Progress, entrada: Entrada | None) -> str:
    """Give the last period of a book: the cut-off, or a later one that is filled in."""
    filled = {key for key, _ in entrada.ranges} if entrada is not None else set()
    return next((each.key for each in reversed(rules.periods) if each.key in filled | {found.corte}), found.corte)
