"""Where each figure stands in the sheet `Cálculo`: its columns, and the names of cells that its formulas are made of.

First what does not change, then a block of columns a figure, one column a period, so that a formula over periods reads
one range; then the figures to date and of the year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.layout.workbook import OWN_ROW, column_letters, quoted_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

DATE, YEAR = "fecha", "anio"
"""The spans that are no period: up to the cut-off, from the first period, and from the first of its year."""

FIXED = (
    "n",
    "codigo",
    "padre",
    "nivel",
    "tipo",
    "peso",
    "tope",
    "linea_base",
    "meta_del_anio",
    "sin_programar",
    "fila",
)
"""What a row says once: its number and its parent's, its goal, and in which row of the Formulario it is answered."""

BLOCKS = (
    *("programado", "reportado", "solicitado", "estado", "esperado", "exigible"),
    *("ejecutado", "porcentaje", "cuenta"),
)
"""What it says for each period. `reportado` is what was written, `ejecutado` also why there is no number; `esperado`
is 1 where an answer is due, `exigible` is 0 where the area was excused; `cuenta` is what counts for in a group."""

AT_DATE = (
    "motivo",
    "faltan",
    "programado",
    "ejecutado",
    "porcentaje",
    "cuenta",
    "semaforo",
    "fuera",
    "supera",
    "rezago",
)
IN_YEAR = AT_DATE[:-2]
"""What it says to date and of the year. `motivo` is why nothing would be due, `faltan` how many answers lack, `fuera`
how many parts of a group do not count in it."""

ROW = OWN_ROW
"""Stands for the number of the row in the text of a formula."""


@dataclass(frozen=True)
class Columns:
    """The columns of the sheet, for the periods of a book, and the row of its marks."""

    periods: tuple[str, ...]
    """The keys of the periods, up to the end of the book."""
    marks: dict[str, int]
    """The rows that hold, for each period, 1 where it counts to date, or in the year: by the span."""

    @cached_property
    def order(self) -> tuple[tuple[str, str], ...]:
        """Give what each column holds, and of which span; empty for what has none."""
        return (
            *((what, "") for what in FIXED),
            *((what, key) for what in BLOCKS for key in self.periods),
            *((what, DATE) for what in AT_DATE),
            *((what, YEAR) for what in IN_YEAR),
        )

    @cached_property
    def numbers(self) -> dict[tuple[str, str], int]:
        """Give the number of each column, from 1."""
        return {each: number for number, each in enumerate(self.order, start=1)}

    def letters(self, what: str, span: str = "") -> str:
        """Give the letters of a column. Raises LookupError when there is none."""
        return column_letters(self.numbers[what, span])

    @cached_property
    def _fixed(self) -> dict[tuple[str, str, str], str]:
        return {}

    def fixed(self, what: str, span: str, sheet: str) -> str:
        """Name a column as other sheets do, before the number of a row: `'Cálculo'!$C$`."""
        key = (what, span, sheet)
        if key not in self._fixed:
            self._fixed[key] = f"{quoted_sheet(sheet)}!${self.letters(what, span)}$"
        return self._fixed[key]

    def cell(self, what: str, span: str = "") -> str:
        """Name a cell of the formula's own row; what is said once keeps its column."""
        return f"{'' if span else '$'}{self.letters(what, span)}{ROW}"

    def block(self, what: str, keys: Sequence[str] | None = None) -> str:
        """Name the cells of the formula's own row that hold a figure of all periods, or of these."""
        some = self.periods if keys is None else keys
        return f"{self.letters(what, some[0])}{ROW}:{self.letters(what, some[-1])}{ROW}"

    def within(self, span: str) -> str:
        """Name the cells that mark which periods a span has; they stand over the first block."""
        row = self.marks[span]
        first, last = (self.letters(BLOCKS[0], self.periods[position]) for position in (0, -1))
        return f"${first}${row}:${last}${row}"
