"""The sheet Seguimiento: the official table, from the same grid as in Word, with what was done beside what was due.

Each column of a period becomes two, and the percentage to date and its semáforo stand at the right.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.layout.context import vigencia_text
from pecdocs.layout.grid import align_of
from pecdocs.layout.items import items_of
from pecdocs.layout.libro.cells import PERCENT, amount_formats, highlights, number_format, part, percent_formats
from pecdocs.layout.libro.heads import heading
from pecdocs.layout.matrix import Scope, tree_grid
from pecdocs.layout.titles import with_vigencia
from pecdocs.layout.workbook import AlikeRow, Formula, Sheet, SheetCell, SheetColumn, SheetRow, column_letters
from pecdocs.plan.periods import of_plan
from pecdocs.seguimiento.items import walk
from pecdocs.seguimiento.states import Estado

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.formato.model import Tabla
    from pecdocs.layout.grid import Cell, Grid, Row
    from pecdocs.layout.libro.basis import Basis
    from pecdocs.layout.libro.calculo import Calculo
    from pecdocs.layout.libro.figures import CellFigure
    from pecdocs.layout.libro.form import Form
    from pecdocs.layout.workbook import Reformat
    from pecdocs.seguimiento import Item

NAME = "Seguimiento"
PAIR = ("Prog.", "Ejec.")
RIGHT = (("a_la_fecha", "A la fecha", 12.0), ("semaforo", "Semáforo", 15.0))
"""The columns at the right: their codigo, title and width in characters."""
_WIDTH = 118.0
"""The characters that the columns of the official table share."""
_LEAST, _LEAST_OF_PAIR = 9.0, 11.0
_BESIDE_WORD = 3.0
"""What a column has beside the longest word of its title, so that no word breaks."""
_NO_DATA, _NOTHING_DUE, _NO_GOAL = Estado.SIN_DATO.value, Estado.NO_PROGRAMADO.value, Estado.SIN_META.value


def tabla(basis: Basis, form: Form, calculo: Calculo) -> Sheet | None:
    """Draw the sheet; none where the format has no such table, or no column of it is of this plan."""
    table = basis.table
    grid = official_grid(basis, table) if table is not None else None
    if table is None or grid is None or not grid.columns:
        return None
    return _Drawing(basis, form, calculo, table, grid).sheet()


def official_grid(basis: Basis, table: Tabla) -> Grid:
    """Give the official table as it is published."""
    plan, said = basis.plan, basis.said
    vigencia = plan.documento.vigencia
    words = vigencia_text(vigencia)
    title = said.titulo or (with_vigencia(table.titulo, words) if table.titulo is not None else None)
    names = tuple(each.nombre for each in plan.niveles)
    scope = Scope(basis.words, names, vigencia.anios, words, title, tuple(of_plan(plan.periodos)), basis.bare)
    return tree_grid(items_of(plan, said, table.profundidad), table, scope)


class _Drawing:
    """One table in the making."""

    def __init__(self, basis: Basis, form: Form, calculo: Calculo, table: Tabla, grid: Grid) -> None:
        self.basis, self.form, self.calculo, self.table, self.grid = basis, form, calculo, table, grid
        keys = {each.key for each in basis.rules.periods}
        shows = {each.codigo: each.periodos.muestra for each in table.columnas if each.periodos is not None}
        self.paired = [each.period in keys and shows.get(each.codigo) == "programado" for each in grid.columns]
        self.heads = [each for each in grid.rows if each.kind == "encabezado"]
        self.shared: dict[tuple[bool | None, ...], tuple[SheetCell | None, ...]] = {}
        """The cells of rows alike, by what of them is reckoned."""

    @cached_property
    def reckoned(self) -> frozenset[str]:
        """The periods of which there is a reckoning."""
        keys = [each.key for each in self.basis.rules.periods]
        return frozenset(keys[: keys.index(self.basis.periods[-1].key) + 1])

    @cached_property
    def measured(self) -> Mapping[str, Item]:
        """What has numbers of its own, by its codigo."""
        return {each.codigo: each for each in walk(self.basis.found.items) if each.measured}

    def sheet(self) -> Sheet:
        above = list(heading(self.basis, self.form, self.width))
        body = map(self._bare if self.basis.bare else self._body, self.grid.rows[self.grid.header_rows :])
        rows = [*above, *self._head(), *body]
        head = len(above) + self.grid.header_rows + any(self.paired)
        lights = f"{column_letters(self.width)}{head + 1}:{column_letters(self.width)}{len(rows)}"
        frozen = next((n for n, each in enumerate(self.grid.columns) if each.period), 1)
        return Sheet(
            NAME,
            (*rows, *self._notes()),
            tuple(self._columns()),
            frozen_rows=head,
            frozen_columns=1 if frozen else 0,
            title_rows=(len(above) + 1, head),
            protected=True,
            highlights=tuple(highlights(lights, self.basis.rules)),
            reformats=tuple(self._reformats(head + 1, len(rows))),
        )

    def _reformats(self, first: int, last: int) -> Iterator[Reformat]:
        column = 0
        for is_paired in self.paired:
            column += 1 + is_paired
            if is_paired:
                yield amount_formats(f"{column_letters(column - 1)}{first}:{column_letters(column)}{last}")
        letters = column_letters(column + 1)
        yield percent_formats(f"{letters}{first}:{letters}{last}", self.basis.rules)

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return len(self.paired) + sum(self.paired) + len(RIGHT)

    def _columns(self) -> Iterator[SheetColumn]:
        scale = _WIDTH / sum(each.width for each in self.grid.columns)
        heads = self.grid.rows[: self.grid.header_rows]
        for c, (column, is_paired) in enumerate(zip(self.grid.columns, self.paired, strict=True)):
            if is_paired:
                share = max(_LEAST_OF_PAIR, column.width * scale / 2)
                yield from (SheetColumn("programado", share), SheetColumn("ejecutado", share))
            else:
                titles = [cell.text for row in heads if (cell := row.cells[c]) is not None and cell.colspan == 1]
                word = max((len(word) for title in titles for word in title.split()), default=0)
                yield SheetColumn(column.codigo, max(_LEAST, word + _BESIDE_WORD, column.width * scale))
        for codigo, _, width in RIGHT:
            yield SheetColumn(codigo, width)

    def _head(self) -> Iterator[SheetRow]:
        """Give the rows at the head; under the titles of paired periods, a row says which is which."""
        left = len(self.heads)
        """How many rows of titles are still to come."""
        for row in self.grid.rows[: self.grid.header_rows]:
            if row.kind != "encabezado":
                yield self._spread(row, over_all=row.kind == "titulo")
                continue
            yield SheetRow((*self._titles(row, left), *self._right_titles(first=left == len(self.heads))))
            left -= 1
            if left == 0 and any(self.paired):
                yield self._which()

    def _titles(self, row: Row, left: int) -> Iterator[SheetCell | None]:
        """Give the titles of a row: those that reach the last one reach down to that of the pairs, too."""
        for c, cell in enumerate(row.cells):
            if cell is None:
                yield from [None] * (1 + self.paired[c])
                continue
            deeper = any(self.paired) and cell.rowspan == left and not self.paired[c]
            yield from self._drawn(c, cell, row, cell.rowspan + deeper)

    def _right_titles(self, *, first: bool) -> Iterator[SheetCell | None]:
        for _, title, _ in RIGHT:
            yield SheetCell(title, "encabezado", rowspan=len(self.heads) + any(self.paired)) if first else None

    def _which(self) -> SheetRow:
        cells: list[SheetCell | None] = []
        for is_paired in self.paired:
            cells += [SheetCell(each, "encabezado") for each in PAIR] if is_paired else [None]
        return SheetRow((*cells, *[None] * len(RIGHT)))

    def _drawn(self, c: int, cell: Cell, row: Row, rowspan: int) -> Iterator[SheetCell | None]:
        """Give a cell of the grid over its columns, those of pairs included; the places beside it are its own."""
        width = cell.colspan + sum(self.paired[c : c + cell.colspan])
        align = align_of(row.kind, self.grid.columns[c], first=c == 0, span=cell.colspan)
        own = None if align == "izquierda" else align
        yield SheetCell(cell.text or None, row.kind, rowspan=rowspan, colspan=width, align=own)
        yield from [None] * self.paired[c]

    def _spread(self, row: Row, *, over_all: bool = False) -> SheetRow:
        cells: list[SheetCell | None] = []
        for c, cell in enumerate(row.cells):
            cells += [None] * (1 + self.paired[c]) if cell is None else self._drawn(c, cell, row, cell.rowspan)
        first = cells[0]
        if over_all and first is not None:
            return SheetRow((first._replace(colspan=self.width), *cells[1:], *[None] * len(RIGHT)))
        return SheetRow((*cells, *[SheetCell(None, row.kind)] * len(RIGHT)))

    def _bare(self, row: Row) -> SheetRow:
        """Give the formulas of a row and nothing else; rows alike share them."""
        if row.codigo not in self.basis.above:
            return SheetRow((None,) * self.width)
        item = self.measured.get(row.codigo)
        kind = tuple(self._is_due(item, period, row.cells[c]) for c, period in self.live)
        if kind not in self.shared:
            cells = self._body(row).cells
            self.shared[kind] = tuple(
                each if each is not None and isinstance(each.value, Formula) else None for each in cells
            )
        return AlikeRow(self.shared[kind], other=str(self.calculo.row(row.codigo)))

    @cached_property
    def live(self) -> list[tuple[int, str]]:
        """The columns of pairs that are reckoned, each with its period."""
        periods = ((c, each.period) for c, each in enumerate(self.grid.columns) if self.paired[c])
        return [(c, period) for c, period in periods if period in self.reckoned]

    def _is_due(self, item: Item | None, period: str, cell: Cell | None) -> bool | None:
        """Tell whether what was due is reckoned rather than a text; None where there is no pair."""
        if item is None or cell is None or cell.colspan > 1:
            return None
        return period in self.basis.found.programmed[item.codigo] or item.kind == "demanda" or not cell.text

    def _body(self, row: Row) -> SheetRow:
        """Give a row below the head: of an activity with its numbers, of a group with its percentage."""
        if row.codigo not in self.basis.above:
            return self._spread(row)
        cells: list[SheetCell | None] = []
        item = self.measured.get(row.codigo)
        for c, cell in enumerate(row.cells):
            if self.paired[c] and cell is not None and cell.colspan == 1 and item is not None:
                cells += self._pair(item, self.grid.columns[c].period, cell, row)
            else:
                cells += [None] * (1 + self.paired[c]) if cell is None else self._drawn(c, cell, row, cell.rowspan)
        return SheetRow((*cells, *self._right(row)))

    def _pair(self, item: Item, period: str, cell: Cell, row: Row) -> Sequence[SheetCell]:
        """Give what was due in a period and what was done, as Word prints them: numbers as such, or their words."""
        due, shape = self.basis.found.programmed[item.codigo].get(period), number_format(item)
        if period not in self.reckoned:
            planned = cell.text or None if due is None else part(item, due)
            return SheetCell(planned, row.kind, shape, align="centro"), SheetCell(None, row.kind, align="centro")
        shown = self._due(item, period) if self._is_due(item, period, cell) else cell.text
        return tuple(SheetCell(each, row.kind, shape, align="centro") for each in (shown, self._done(item, period)))

    def _due(self, item: Item, period: str) -> Formula:
        """Show what was due; why nothing was, only beside a number that was done."""
        due, planned = self._figure(item, "programado", period)
        done, number = self._figure(item, "ejecutado", period)
        text = f'IF(OR(ISNUMBER({due}),AND(ISNUMBER({done}),{due}<>"{_NO_GOAL}")),{due},"")'
        is_shown = isinstance(planned, Decimal) or (isinstance(number, Decimal) and planned != _NO_GOAL)
        return Formula(text, planned if is_shown else None)

    def _done(self, item: Item, period: str) -> Formula:
        """Show what was done, or why there is no number; not where none was due, nor what lacks after the cut-off."""
        at, value = self._figure(item, "ejecutado", period)
        silent = f'{at}="{_NOTHING_DUE}"'
        is_silent = value == _NOTHING_DUE
        if self.basis.whole_year:
            silent = f'OR({silent},AND({at}="{_NO_DATA}",{self.calculo.mark(period)}=0))'
            is_silent |= value == _NO_DATA and period not in {each.key for each in self.basis.found.periods}
        return Formula(f'IF({silent},"",{at})', None if is_silent else value)

    def _figure(self, item: Item, what: str, period: str) -> tuple[str, CellFigure]:
        return self.calculo.at(item.codigo, what, period), self.calculo.value(item.codigo, what, period)

    def _right(self, row: Row) -> Sequence[SheetCell]:
        percent, light = (
            Formula(self.calculo.at(row.codigo, what, "fecha"), self.calculo.value(row.codigo, what, "fecha"))
            for what in ("porcentaje", "semaforo")
        )
        return SheetCell(percent, row.kind, PERCENT, align="centro"), SheetCell(light, row.kind, align="centro")

    def _notes(self) -> Iterator[SheetRow]:
        for note in (*self.table.notas, *self.basis.said.notas):
            yield SheetRow((SheetCell(note, "nota", colspan=self.width), *[None] * (self.width - 1)))
