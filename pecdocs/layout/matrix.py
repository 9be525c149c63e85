"""The one function that turns items and column definitions into a grid.

Levels bind by position from the top: level 1 of the plan to level 1 of the table. Levels that the table lacks are
joined with " / " into its last one; levels that the plan lacks drop their column.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout import periods
from pecdocs.layout.grid import Cell, Column, Grid, Row, header, repeat_labels, title_row
from pecdocs.layout.items import number_items
from pecdocs.layout.pairing import slots_of
from pecdocs.layout.texts import quantity_text, text_of
from pecdocs.layout.titles import COLUMN_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pecdocs.formato.model import CeldaNivel, Columna, NivelTabla, Tabla
    from pecdocs.layout.grid import RowKind
    from pecdocs.layout.items import Item
    from pecdocs.layout.pairing import Slot
    from pecdocs.layout.periods import Period
    from pecdocs.layout.texts import Words

JOINT = " / "
"""What stands between levels that share a cell."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a table needs besides its items: how words are printed, the levels' names, the plan's years."""

    words: Words
    level_names: tuple[str, ...]
    years: tuple[int, ...]
    vigencia: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A column of the grid: its definition and, for a column of periods, its period."""

    definition: Columna
    period: Period | None = None


def tree_grid(items: list[Item], table: Tabla, scope: Scope) -> Grid:
    """Draw items as a grid.

    The header is repeated rows of kind `titulo` and `encabezado`; each leaf is a row of kind `fila`; levels drawn
    as `fila` or `banda` are rows of kind `grupo`.
    """
    number_items(items, table.numeracion)
    lists = list(dict.fromkeys(column.lista for column in table.columnas if column.lista is not None))
    slots = slots_of(items, lists)
    depth = max((len(slot.chain) for slot in slots), default=0)
    drawing = _Drawing(table, scope, min(len(table.niveles), depth), depth, _all_items(items))
    for slot in slots:
        drawing.add(slot)
    return drawing.finish()


def _all_items(items: Iterable[Item]) -> list[Item]:
    found = []
    for item in items:
        found += [item, *_all_items(item.children)]
    return found


class _Drawing:
    """A grid in the making: rows so far, and the level cells still open."""

    def __init__(self, table: Tabla, scope: Scope, levels: int, depth: int, items: list[Item]) -> None:
        self.table = table
        self.scope = scope
        self.levels = levels
        self.depth = depth
        self.columns = _columns(table, scope, levels, items)
        self.rows: list[Row] = []
        self.cells: list[list[Cell | None]] = []
        self.open: list[tuple[int, ...]] = []
        """The group now open at each level, by the identity of its items; empty for a level that a leaf lacks."""
        self.starts: list[int] = []
        self.leaves: list[Item] = []

    def add(self, slot: Slot) -> None:
        """Add a slot's row, and before it the rows and cells of the groups that start with it."""
        bound = [_bound(slot.chain, level, self.levels) for level in range(self.levels)]
        keys = [tuple(id(item) for item in group) for group in bound]
        same = 0
        while same < len(self.open) and self.open[same] == keys[same] and keys[same]:
            same += 1
        self._close(same)
        for level in range(same, self.levels):
            self.open.append(keys[level])
            self.starts.append(len(self.cells))
            if bound[level]:
                self._open_group(level, bound)
        self._append("fila", [self._leaf_cell(column, slot) for column in self.columns])
        self._fill_level_cells(bound)
        if slot.item is not None:
            self.leaves.append(slot.item)

    def _append(self, kind: RowKind, cells: list[Cell | None], level: int = 0) -> None:
        self.cells.append(cells)
        self.rows.append(Row(kind, (), level))

    def _open_group(self, level: int, bound: list[tuple[Item, ...]]) -> None:
        drawn = self.table.niveles[level]
        if drawn.dibujo == "columna":
            return
        group = bound[level]
        if drawn.dibujo == "banda":
            cells = self._band(level, group)
        else:
            cells = [self._group_cell(drawn, column, group) for column in self.columns]
        self._append("grupo", cells, level + 1)
        self._fill_level_cells(bound)

    def _fill_level_cells(self, bound: list[tuple[Item, ...]]) -> None:
        """Put the open levels' cells in the last row: the label where a group starts, nothing where it goes on."""
        row = len(self.cells) - 1
        for position, column in enumerate(self.columns):
            level = (column.definition.nivel or 0) - 1
            if not 0 <= level < len(self.open) or self.table.niveles[level].dibujo != "columna":
                continue
            starts_here = self.starts[level] == row or not self.open[level]
            self.cells[row][position] = Cell(self._label(column, bound[level])) if starts_here else None

    def _label(self, column: _Drawn, group: tuple[Item, ...]) -> tuple[str, ...]:
        campo = column.definition.campo or "nombre"
        texts = [text_of(campo, item, self.scope.words) for item in group]
        if len(texts) == 1:
            return texts[0]
        joined = JOINT.join(" ".join(lines) for lines in texts if lines)
        return (joined,) if joined else ()

    def _band(self, level: int, group: tuple[Item, ...]) -> list[Cell | None]:
        """Make a row of one cell over every column but those of the outer levels."""
        outer = [
            column.definition.nivel is not None and column.definition.nivel <= level
            and self.table.niveles[column.definition.nivel - 1].dibujo == "columna"
            for column in self.columns
        ]  # fmt: skip
        cells: list[Cell | None] = [None] * len(self.columns)
        text = JOINT.join(line for item in group for line in text_of("titulo", item, self.scope.words))
        start = 0
        while start < len(outer):
            end = start + 1
            if not outer[start]:
                while end < len(outer) and not outer[end]:
                    end += 1
                cells[start] = Cell((text,) if text else (), colspan=end - start)
                text = ""
            start = end
        return cells

    def _group_cell(self, drawn: NivelTabla, column: _Drawn, group: tuple[Item, ...]) -> Cell:
        shown = drawn.celdas.get(column.definition.codigo)
        if shown is None:
            return Cell()
        if shown.texto is not None:
            text = column.period.title(shown.texto) if column.period is not None else shown.texto
            return Cell((text,))
        return self._group_field(shown, column, group)

    def _group_field(self, shown: CeldaNivel, column: _Drawn, group: tuple[Item, ...]) -> Cell:
        if shown.campo == "programado":
            return _programmed(group[-1], column, self.scope) if column.period is not None else Cell()
        campo = shown.campo or "nombre"
        if campo in {"nombre", "titulo", "actividad"}:
            names = [" ".join(text_of(campo, item, self.scope.words)) for item in group]
            return Cell((JOINT.join(name for name in names if name),))
        return Cell(text_of(campo, group[-1], self.scope.words))

    def _leaf_cell(self, column: _Drawn, slot: Slot) -> Cell:
        definition = column.definition
        if definition.lista is not None:
            text = slot.entries.get(definition.lista)
            return Cell(tuple(text.split("\n"))) if text is not None else Cell()
        if slot.item is None or definition.nivel is not None:
            return Cell()
        if column.period is not None:
            return _programmed(slot.item, column, self.scope)
        return Cell(text_of(definition.campo or "nombre", slot.item, self.scope.words))

    def _close(self, keep: int) -> None:
        """Close the groups from level `keep` on: now their cells know how many rows they span."""
        for level in range(keep, len(self.open)):
            start, span = self.starts[level], len(self.cells) - self.starts[level]
            for position, column in enumerate(self.columns):
                if column.definition.nivel == level + 1 and self.table.niveles[level].dibujo == "columna":
                    cell = self.cells[start][position]
                    if cell is not None and span > 1:
                        self.cells[start][position] = Cell(cell.lines, rowspan=span)
        del self.open[keep:]
        del self.starts[keep:]

    def finish(self) -> Grid:
        """Close what is open, add header and totals, and give the grid."""
        self._close(0)
        body = [Row(row.kind, tuple(cells), row.level) for row, cells in zip(self.rows, self.cells, strict=True)]
        head = header([self._titles(column) for column in self.columns])
        title = self.scope.title or self.table.titulo
        if title is not None:
            head.insert(0, title_row(self._filled(title), len(self.columns)))
        columns = tuple(
            Column(column.definition.codigo, float(column.definition.ancho), column.definition.alinear)
            for column in self.columns
        )
        grid = Grid(columns, (*head, *body, *self._total()))
        if self.table.repetir_cada is None:
            return grid
        return repeat_labels(grid, self.table.repetir_cada, self.table.caracteres)

    def _titles(self, column: _Drawn) -> tuple[str, ...]:
        definition = column.definition
        if column.period is not None and definition.periodos is not None:
            own = column.period.title(definition.periodos.titulo)
            group = definition.grupo or definition.titulo
        else:
            own = definition.titulo or self._default_title(definition)
            group = definition.grupo
        return tuple(self._filled(title) for title in (group, own) if title)

    def _filled(self, title: str) -> str:
        return title.replace("{vigencia}", self.scope.vigencia)

    def _default_title(self, definition: Columna) -> str:
        names = self.scope.level_names
        if definition.nivel is not None:
            last = self.depth if definition.nivel == self.levels else definition.nivel
            return JOINT.join(names[definition.nivel - 1 : last])
        if definition.campo in {"nombre", "titulo", "actividad"} and len(names) > self.depth:
            return names[self.depth]
        return COLUMN_TITLES.get(definition.campo or "", (definition.lista or "").replace("_", " ").capitalize())

    def _total(self) -> list[Row]:
        total = self.table.total
        if total is None or not self.leaves:
            return []
        cells: list[Cell | None] = []
        for column in self.columns:
            if column.definition.codigo in total.sumar:
                cells.append(Cell(_sum(self.leaves, column, self.scope)))
            else:
                cells.append(Cell())
        first = cells[0]
        if first is not None and not first.lines:
            cells[0] = Cell((total.etiqueta,))
        return [Row("total", tuple(cells))]


def _bound(chain: tuple[Item, ...], level: int, levels: int) -> tuple[Item, ...]:
    """Give the ancestors drawn at a table's level: one, or all that are left at its last level."""
    return chain[level:] if level == levels - 1 else chain[level : level + 1]


def _columns(table: Tabla, scope: Scope, levels: int, items: Sequence[Item]) -> list[_Drawn]:
    found = []
    for column in table.columnas:
        if column.nivel is not None and column.nivel > levels:
            continue
        if column.periodos is None:
            found.append(_Drawn(column))
        else:
            found += [_Drawn(column, period) for period in _periods(column, scope, items)]
    return found


def _periods(column: Columna, scope: Scope, items: Sequence[Item]) -> list[Period]:
    asked = column.periodos
    if asked is None:
        return []
    keys = [key for item in items for key in getattr(item.fields.programacion, asked.esquema)]
    if asked.rango == "datos" and keys:
        return periods.of_keys(asked.esquema, keys)
    return periods.of_years(asked.esquema, scope.years)


def _programmed(item: Item, column: _Drawn, scope: Scope) -> Cell:
    """Show a period of an item: what is programmed in it, or the mark of an active one."""
    asked, period = column.definition.periodos, column.period
    if asked is None or period is None:
        return Cell()
    quantity = getattr(item.fields.programacion, asked.esquema).get(period.key)
    if asked.muestra == "programado":
        return Cell(quantity_text(quantity, scope.words.locale))
    if quantity is not None or periods.is_active(period, item.fields.fechas):
        return Cell((asked.marca,), mark=True)
    return Cell()


def _sum(leaves: Sequence[Item], column: _Drawn, scope: Scope) -> tuple[str, ...]:
    """Add up a column's numbers, exactly; nothing to add prints nothing."""
    locale, campo = scope.words.locale, column.definition.campo
    if column.period is not None and column.definition.periodos is not None:
        scheme, key = column.definition.periodos.esquema, column.period.key
        found = [getattr(leaf.fields.programacion, scheme).get(key) for leaf in leaves]
        known = [each for each in found if each is not None and each.valor is not None]
        percent = bool(known) and all(each.porcentaje for each in known)
        numbers = [each.valor for each in known]
    else:
        percent = campo == "peso"
        numbers = [number for leaf in leaves if (number := _number_of(leaf, campo)) is not None]
    if not numbers:
        return ()
    total = sum(numbers, Decimal(0))
    if campo == "presupuesto":
        return (f"${locale.number(total)}",)
    return (locale.percent(total) if percent else locale.number(total),)


def _number_of(leaf: Item, campo: str | None) -> Decimal | None:
    if campo == "presupuesto":
        return leaf.fields.presupuesto.valor if leaf.fields.presupuesto is not None else None
    if campo == "peso":
        return leaf.fields.peso
    if campo == "meta":
        return leaf.fields.meta.cantidad if leaf.fields.meta is not None else None
    return None
