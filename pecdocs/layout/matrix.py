"""The one function that turns items and column definitions into a grid.

Levels bind by position from the top: level 1 of the plan to level 1 of the table. Levels that the table lacks are
joined with " / " into its last one; levels that the plan lacks drop their column.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from pecdocs.layout import periods
from pecdocs.layout.avances import OVER
from pecdocs.layout.grid import EMPTY, Cell, Column, Grid, Row, head
from pecdocs.layout.items import all_items, depth_of, number_items
from pecdocs.layout.labels import repeat_labels
from pecdocs.layout.pairing import slots_of
from pecdocs.layout.texts import NAMES, amount_of, dates_of, is_said, quantity_amount, quantity_text, text_of
from pecdocs.layout.titles import own_title, with_vigencia
from pecdocs.layout.widths import yielding
from pecdocs.plan.periods import is_active

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pecdocs.formato.model import Columna, NivelTabla, Periodos, Tabla
    from pecdocs.layout.grid import RowKind
    from pecdocs.layout.items import Item
    from pecdocs.layout.locale import Amount
    from pecdocs.layout.pairing import Slot
    from pecdocs.layout.texts import Words
    from pecdocs.plan.periods import Period
    from pecdocs.plan.values import Cantidad

JOINT = " / "
"""What stands between levels that share a cell."""
_SAID = Cell(("·",))
"""Stands in a bare grid for whatever a period of an item holds."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a table needs besides its items: how words are printed, the levels' names, the plan's years, its title."""

    words: Words
    level_names: tuple[str, ...]
    years: tuple[int, ...]
    vigencia: str
    title: str | None = None
    periods: tuple[Period, ...] = ()
    """Those that the plan declares itself."""
    bare: bool = False
    """Whether texts are of no matter, only which rows and columns there are, and which periods hold something."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A column of the grid: its definition, the titles that the format gives it and, when it shows one, its period."""

    definition: Columna
    titles: tuple[str, ...]
    """From the outermost group to its own, which may be left to the plan."""
    period: Period | None = None
    number: str = ""
    """The number that the format gives it."""


def tree_grid(items: list[Item], table: Tabla, scope: Scope) -> Grid:
    """Draw items as a grid; an empty one when every column of the table is of a level that the plan lacks.

    The header is repeated rows of the kinds in `HEADS`; each leaf is a row of kind `fila`; levels drawn
    as `fila` or `banda` are rows of kind `grupo`.
    """
    if not scope.bare:
        number_items(items, table.numeracion)
    lists = list(dict.fromkeys(column.lista for column in table.columnas if column.lista is not None))
    slots = slots_of(items, lists)
    drawing = _Drawing(table, scope, max((len(slot.chain) for slot in slots), default=0), list(all_items(items)))
    if not drawing.columns:
        return Grid((), ())
    for slot in slots:
        drawing.add(slot)
    return drawing.finish()


def drawn_columns(items: list[Item], table: Tabla, scope: Scope) -> frozenset[str]:
    """Give the codigos of the columns that `tree_grid` draws of these items, once they are numbered."""
    levels = min(len(table.niveles), depth_of(items))
    return frozenset(column.definition.codigo for column in _columns(table, scope, levels, list(all_items(items))))


class _Drawing:
    """A grid in the making: rows so far, and the level cells still open."""

    def __init__(self, table: Tabla, scope: Scope, depth: int, items: Sequence[Item]) -> None:
        self.table = table
        self.scope = scope
        self.depth = depth
        """How many levels the items have above their leaves."""
        self.levels = min(len(table.niveles), depth)
        """How many of them the table draws."""
        self.columns = _columns(table, scope, self.levels, items)
        self.merged = [
            (position, (column.definition.nivel or 0) - 1, column.definition.campo or "nombre")
            for position, column in enumerate(self.columns)
            if self._merges(column)
        ]
        """Of each column that holds the merged cells of a level: its position, the level from 0, and its campo."""
        self.leaf_cells = [_leaf_cells(column, scope) for column in self.columns]
        self.kinds: list[tuple[RowKind, int, str]] = []
        """Of each row: its kind, the level it draws and the codigo of its item."""
        self.cells: list[list[Cell | None]] = []
        self.open: list[tuple[int, ...]] = []
        """The group now open at each level, by the identity of its items; empty for a level that a leaf lacks."""
        self.starts: list[int] = []
        """The row where each of them starts."""
        self.leaves: list[Item] = []
        self.chain: tuple[Item, ...] | None = None
        """The ancestors of the last slot, when every level has one of them."""
        self.bound: list[tuple[Item, ...]] = []
        """They, by the level that draws them."""

    def add(self, slot: Slot) -> None:
        """Add a slot's row, and before it the rows and cells of the groups that start with it."""
        if slot.chain is not self.chain:
            self._turn_to(slot.chain)
        self._append(
            "fila", [cell(slot) for cell in self.leaf_cells], codigo=slot.item.codigo if slot.item is not None else ""
        )
        if slot.item is not None:
            self.leaves.append(slot.item)

    def _turn_to(self, chain: tuple[Item, ...]) -> None:
        """Close the groups that end and open those that start with a slot of these ancestors."""
        bound = [_bound(chain, level, self.levels) for level in range(self.levels)]
        keys = [tuple(map(id, group)) for group in bound]
        same = 0
        while same < len(self.open) and self.open[same] == keys[same] and keys[same]:
            same += 1
        self._close(same)
        self.bound = bound
        for level in range(same, self.levels):
            self.open.append(keys[level])
            self.starts.append(len(self.cells))
            if bound[level]:
                self._open_group(level)
        self.chain = chain if all(keys) else None

    def _open_group(self, level: int) -> None:
        """Draw the row of a group that starts, when its level is drawn as one."""
        drawn = self.table.niveles[level]
        if drawn.dibujo == "banda":
            self._append("grupo", self._band(level, self.bound[level]), level + 1, self.bound[level][-1].codigo)
        elif drawn.dibujo == "fila":
            cells: list[Cell | None] = [self._group_cell(drawn, column, self.bound[level]) for column in self.columns]
            self._append("grupo", cells, level + 1, self.bound[level][-1].codigo)

    def _append(self, kind: RowKind, cells: list[Cell | None], level: int = 0, codigo: str = "") -> None:
        """Add a row, with the open levels' cells: the label where a group starts, nothing where it goes on."""
        row = len(self.cells)
        for position, own, campo in self.merged:
            if own < len(self.open):
                starts = self.starts[own] == row or not self.open[own]
                cells[position] = self._level_cell(campo, self.bound[own]) if starts else None
        self.cells.append(cells)
        self.kinds.append((kind, level, codigo))

    def _merges(self, column: _Drawn) -> bool:
        """Tell whether a column holds the merged cells of a level."""
        level = column.definition.nivel
        return level is not None and self.table.niveles[level - 1].dibujo == "columna"

    def _level_cell(self, campo: str, group: tuple[Item, ...]) -> Cell:
        fill = _fill(campo, group[-1], self.scope.words) if group else ""
        return Cell(self._shared(campo, group), fill=fill)

    def _shared(self, campo: str, group: tuple[Item, ...]) -> tuple[str, ...]:
        """Give what a group's cell shows: the lines of its one item, or those of several joined in a line."""
        texts = [lines for item in group if (lines := text_of(campo, item, self.scope.words))]
        if len(texts) < 2:  # noqa: PLR2004 - one needs no joint
            return texts[0] if texts else ()
        return (JOINT.join(" ".join(lines) for lines in texts),)

    def _band(self, level: int, group: tuple[Item, ...]) -> list[Cell | None]:
        """Make a row of one cell over every column but those of the outer levels."""
        outer = [self._merges(column) and (column.definition.nivel or 0) <= level for column in self.columns]
        cells: list[Cell | None] = [None] * len(self.columns)
        lines = self._shared("titulo", group)
        for is_outer, run in groupby(range(len(outer)), key=lambda position: outer[position]):
            covered = list(run)
            if not is_outer:
                cells[covered[0]] = Cell(lines, colspan=len(covered))
                lines = ()
        return cells

    def _group_cell(self, drawn: NivelTabla, column: _Drawn, group: tuple[Item, ...]) -> Cell:
        """Make the cell of a group's row: the field or the fixed text that the format asks for, or nothing."""
        shown = drawn.celdas.get(column.definition.codigo)
        if shown is None:
            return EMPTY
        if shown.texto is not None:
            period, vigencia = column.period, self.scope.vigencia
            return Cell((periods.title_of(period, shown.texto, vigencia) if period is not None else shown.texto,))
        if shown.campo == "programado":
            return _programmed(group[-1], column, self.scope)
        campo = shown.campo or "nombre"
        return Cell(self._shared(campo, group), fill=_fill(campo, group[-1], self.scope.words))

    def _close(self, keep: int) -> None:
        """Close the groups from level `keep` on: now their cells know how many rows they span."""
        for level in range(keep, len(self.open)):
            start, span = self.starts[level], len(self.cells) - self.starts[level]
            for position, own, _ in self.merged:
                cell = self.cells[start][position]
                if own == level and cell is not None:
                    self.cells[start][position] = cell._replace(rowspan=span)
        del self.open[keep:]
        del self.starts[keep:]

    def finish(self) -> Grid:
        """Close what is open, add header and totals, and give the grid."""
        self._close(0)
        body = [
            Row(kind, tuple(cells), level, codigo=codigo)
            for (kind, level, codigo), cells in zip(self.kinds, self.cells, strict=True)
        ]
        columns = tuple(map(self._column, self.columns))
        titles = [self._titles(column) for column in self.columns]
        numbers = [column.number for column in self.columns]
        grid = Grid(yielding(columns, body), (*head(self.scope.title, titles, numbers), *body, *self._total()))
        if self.table.repetir_cada is None or self.scope.bare:
            return grid
        return repeat_labels(grid, self.table.repetir_cada, self.table.caracteres)

    def _column(self, column: _Drawn) -> Column:
        """Give a column of the grid."""
        definition = column.definition
        level = (definition.nivel or 0) if self._merges(column) else 0
        return Column(
            definition.codigo,
            float(definition.ancho),
            definition.alinear,
            column.period.key if column.period is not None else "",
            level,
            names=level > 0 or definition.campo in NAMES,
        )

    def _titles(self, column: _Drawn) -> tuple[str, ...]:
        """Give a column's titles, from the outermost group to its own."""
        if column.period is None and column.definition.titulo is None:
            return (*column.titles, self._default_title(column.definition))
        return column.titles

    def _default_title(self, definition: Columna) -> str:
        """Give the title of a column that the format leaves to the plan: the name of the level that it shows."""
        names = self.scope.level_names
        if definition.nivel is not None:
            last = self.depth if definition.nivel == self.levels else definition.nivel
            return JOINT.join(names[definition.nivel - 1 : last]) or f"Nivel {definition.nivel}"
        if definition.campo in NAMES and len(names) > self.depth:
            return names[self.depth]
        return own_title(definition)

    def _total(self) -> list[Row]:
        total = self.table.total
        if total is None or not self.leaves:
            return []
        sums = [self._sum(column) if column.definition.codigo in total.sumar else () for column in self.columns]
        return [Row("total", tuple(map(Cell, [sums[0] or (total.etiqueta,), *sums[1:]])))]

    def _sum(self, column: _Drawn) -> tuple[str, ...]:
        """Add up a column's amounts, exactly; nothing when there are none, or they are of different things."""
        avances, period = self.scope.words.avances, column.period
        if avances is None or period is None or not avances.shows(period):
            return self._together(_amount(leaf, column) for leaf in self.leaves)
        both = [avances.amounts(leaf.codigo, period) or (None, _amount(leaf, column)) for leaf in self.leaves]
        done, due = self._together(each for each, _ in both), self._together(each for _, each in both)
        return (OVER.join([*done, *due]),) if done and due else ()

    def _together(self, found: Iterable[Amount | None]) -> tuple[str, ...]:
        amounts = [amount for amount in found if amount is not None]
        if not amounts or len({(amount.unit, amount.money) for amount in amounts}) > 1:
            return ()
        total = replace(amounts[0], number=sum((amount.number for amount in amounts[1:]), amounts[0].number))
        return (self.scope.words.locale.amount(total),)


def _leaf_cells(column: _Drawn, scope: Scope) -> Callable[[Slot], Cell]:
    """Give the function that makes a column's cell of a slot; those of levels are made where their groups start."""
    definition, words, period = column.definition, scope.words, column.period
    name, campo = definition.lista, definition.campo or "nombre"

    def of_list(slot: Slot) -> Cell:
        entry = slot.entries.get(name or "")
        return Cell(tuple(entry.split("\n"))) if entry is not None else EMPTY

    def of_period(slot: Slot) -> Cell:
        return _programmed(slot.item, column, scope) if slot.item is not None else EMPTY

    def of_bare_period(slot: Slot) -> Cell:
        return _SAID if period and slot.item and is_said(_quantity(slot.item, period)) else EMPTY

    def of_field(slot: Slot) -> Cell:
        if slot.item is None:
            return EMPTY
        return _cell(text_of(campo, slot.item, words), _fill(campo, slot.item, words))

    if scope.bare and period is not None:
        return of_bare_period
    if scope.bare or (name is None and definition.nivel is not None):
        return lambda _slot: EMPTY
    if name is not None:
        return of_list
    return of_field if period is None else of_period


def _cell(lines: tuple[str, ...], fill: str = "") -> Cell:
    return Cell(lines, fill=fill) if lines else EMPTY


def _fill(campo: str, item: Item, words: Words) -> str:
    """Give the colour of a cell: only what was done has one."""
    return words.avances.fill(campo, item.codigo) if words.avances is not None else ""


def _bound(chain: tuple[Item, ...], level: int, levels: int) -> tuple[Item, ...]:
    """Give the ancestors drawn at a table's level: one, or all that are left at its last level."""
    return chain[level:] if level == levels - 1 else chain[level : level + 1]


def _columns(table: Tabla, scope: Scope, levels: int, items: Sequence[Item]) -> list[_Drawn]:
    """Give the columns to draw: not those of levels that the plan lacks, and one a period where periods are asked."""
    found = []
    for column in table.columnas:
        if (column.nivel is not None and column.nivel > levels) or _is_left_out(column, scope, items):
            continue
        titles = [title for title in (column.grupo, column.titulo) if title]
        if column.periodos is None:
            filled = tuple(with_vigencia(title, scope.vigencia) for title in titles)
            found.append(_Drawn(column, filled, number=with_vigencia(column.numero or "", scope.vigencia)))
        else:
            asked = periods.legible(column.periodos, len(scope.years))
            shown = periods.shown(asked, items, scope.years, scope.periods)
            found += _period_columns(column, titles, asked, shown, scope.vigencia)
    return found


def _is_left_out(column: Columna, scope: Scope, items: Sequence[Item]) -> bool:
    """Tell whether a column is to be left out because no item has what it shows."""
    campo = column.campo
    if column.si_vacia == "dejar" or campo is None:
        return False
    return not any(text_of(campo, item, scope.words) for item in items)


def _period_columns(
    column: Columna, groups: list[str], asked: Periodos, shown: Sequence[Period], vigencia: str
) -> Iterator[_Drawn]:
    """Give a column a period; where they are of several years and no title says which, the year is a group."""
    said = any(word in title for title in (*groups, asked.titulo) for word in ("{anio}", "{periodo}"))
    several_years = len({period.year for period in shown}) > 1
    titles = [*groups, *(["{anio}"] if several_years and not said else []), asked.titulo]
    for period in shown:
        filled = tuple(periods.title_of(period, title, vigencia) for title in titles)
        yield _Drawn(column, filled, period, periods.title_of(period, column.numero or "", vigencia))


def _amount(item: Item, column: _Drawn) -> Amount | None:
    if column.period is not None:
        return quantity_amount(_quantity(item, column.period))
    return amount_of(column.definition.campo or "nombre", item)


def _quantity(item: Item, period: Period) -> Cantidad | None:
    """Give what an item has programmed in a period."""
    scheme: dict[str, Cantidad] = getattr(item.fields.programacion, period.scheme)
    return scheme.get(period.key)


def _executed(item: Item, period: Period, quantity: Cantidad | None, words: Words) -> tuple[str, ...] | None:
    """Give what was done in a period over what was programmed, where the document has a cut-off and it is known."""
    if words.avances is None or not words.avances.shows(period):
        return None
    return words.avances.period(item.codigo, period, (quantity.impreso or "") if quantity is not None else "")


def _programmed(item: Item, column: _Drawn, scope: Scope) -> Cell:
    """Show a period of an item: what is programmed in it, or the mark of an active one."""
    asked, period = column.definition.periodos, column.period
    if asked is None or period is None:
        return EMPTY
    quantity = _quantity(item, period)
    if asked.muestra == "programado":
        return _cell(_executed(item, period, quantity, scope.words) or quantity_text(quantity, scope.words.locale))
    active = quantity.valor != 0 if quantity is not None else is_active(period, dates_of(item.fields))
    return Cell((asked.marca,), mark=True) if active else EMPTY
