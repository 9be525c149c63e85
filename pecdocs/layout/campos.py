"""Which campos a table prints of each item: by its level, and of the columns that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.plan.model import MAX_LEVELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pecdocs.formato.model import Tabla
    from pecdocs.layout.items import Item

MARK = "marca"
"""What is said here of periods that are marked: no campo, but it shows the dates that fall in one of them."""


def campos_of(items: Iterable[Item], table: Tabla, drawn: Collection[str]) -> Iterator[tuple[Item, frozenset[str]]]:
    """Give every item, parents first, with the campos that a table prints of it in these columns."""
    of_leaf = frozenset(_of_leaf(table, drawn))
    of_level = [frozenset(campos_of_level(table, level, drawn)) for level in range(MAX_LEVELS)]

    def walk(items: Iterable[Item], level: int) -> Iterator[tuple[Item, frozenset[str]]]:
        for item in items:
            yield item, of_level[level] if item.children else of_leaf
            yield from walk(item.children, level + 1)

    return walk(items, 0)


def _of_leaf(table: Tabla, drawn: Collection[str]) -> Iterator[str]:
    """Give the campos that a table prints of a leaf, and whether it marks periods."""
    for column in table.columnas:
        if column.codigo not in drawn:
            continue
        if column.periodos is not None:
            if column.periodos.muestra == "marca":
                yield MARK
        elif column.nivel is None and column.lista is None:
            yield column.campo or "nombre"


def campos_of_level(table: Tabla, level: int, drawn: Collection[str]) -> list[str]:
    """Give the campos that a table prints of a group: those of its level, or of the last level, which it joins."""
    if not table.niveles or not drawn:
        return []
    bound = min(level, len(table.niveles) - 1)
    level_drawn = table.niveles[bound]
    columns = [column for column in table.columnas if column.codigo in drawn]
    if level_drawn.dibujo == "banda":
        outer = [column.nivel is not None and column.nivel <= bound for column in columns]
        return [] if all(outer) else ["titulo"]
    if level_drawn.dibujo == "fila":
        cells = [cell for column, cell in level_drawn.celdas.items() if column in drawn and cell.texto is None]
        return [cell.campo or "nombre" for cell in cells if cell.campo != "programado"]
    return [column.campo or "nombre" for column in columns if column.nivel == bound + 1]
