"""Where everything stands in the Formulario: its columns by key, its rows by codigo."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.layout.libro.cells import FILLED
from pecdocs.layout.libro.entrada import Entrada
from pecdocs.layout.libro.form_columns import columns_of
from pecdocs.layout.workbook import address, column_letters, quoted_sheet

if TYPE_CHECKING:
    from pecdocs.layout.libro.basis import Basis
    from pecdocs.layout.libro.form_columns import FormColumn
    from pecdocs.seguimiento import Item

NAME = "Formulario"
FIRST_SHOWN = 3
"""How many columns, the first ones, are for the machine."""
CORTE_ROW = 5
KEY_ROW = 7
"""The hidden row of the columns' keys."""
HEADERS_FROM = 8


@dataclass(frozen=True)
class Form:
    """Where everything stands in the Formulario: its columns by key, its rows by codigo, both from 1."""

    basis: Basis
    columns: tuple[FormColumn, ...]

    @cached_property
    def position(self) -> dict[str, int]:
        """The position of each column, by its key."""
        return {each.key: n for n, each in enumerate(self.columns, start=1)}

    @property
    def header_row(self) -> int:
        """The row of the titles of columns; where there are several periods, their names stand in the one before."""
        return HEADERS_FROM + self.basis.whole_year

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each activity when the workbook is made; whoever fills it in may sort them."""
        return {each.codigo: n for n, each in enumerate(self.basis.asked, start=self.header_row + 1)}

    @property
    def last_row(self) -> int:
        """The row of the last activity."""
        return self.header_row + len(self.rows)

    def letters(self, key: str) -> str:
        """Give the letters of a column."""
        return column_letters(self.position[key])

    def range(self, key: str) -> str:
        """Give the cells of a column below its title, as `K9:K17`."""
        letters = self.letters(key)
        return f"{letters}{self.header_row + 1}:{letters}{self.last_row}"

    def fixed_range(self, key: str) -> str:
        """Give the same as other sheets name it: `'Formulario'!$K$9:$K$17`."""
        letters = self.letters(key)
        return f"{quoted_sheet(NAME)}!${letters}${self.header_row + 1}:${letters}${self.last_row}"

    @property
    def corte_cell(self) -> str | None:
        """The address of the cell that holds the cut-off, in a workbook of the whole year."""
        if not self.basis.whole_year:
            return None
        return address(CORTE_ROW, FIRST_SHOWN + 2, sheet=NAME, fixed=True)

    def is_fillable(self, column: FormColumn, item: Item) -> bool:
        """Tell whether an area may write in a cell: what was requested, only of a goal on demand."""
        if column.field not in FILLED or column.period is None or not self.basis.is_open(column.period):
            return False
        return column.field != "solicitado" or item.kind == "demanda"


def form_of(basis: Basis) -> Form:
    """Settle where everything stands."""
    return Form(basis, columns_of(basis))


def entrada_of(form: Form) -> Entrada:
    """Say where the numbers that are being filled in stand; a closed period takes no more."""
    ranges = {
        (each.period.key, each.field): form.fixed_range(each.key)
        for each in form.columns
        if each.period is not None
        and each.field in {"ejecutado", "solicitado", "estado"}
        and form.basis.is_open(each.period)
    }
    return Entrada(form.fixed_range("codigo"), ranges, frozenset(form.rows), form.corte_cell)
