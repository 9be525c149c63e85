"""What a format needs of its Office file: the rows, columns and titles that its tables and any plan may draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.formato.model import MAX_HEADING_LEVEL, SIGN_OFF
from pecdocs.layout.narrative import SMALL_TABLE

if TYPE_CHECKING:
    from pecdocs.formato import Formato, Tabla
    from pecdocs.layout.grid import RowKind


@dataclass(frozen=True, slots=True)
class TableNeeds:
    """The kinds of row that a table draws, and the names of its columns."""

    kinds: tuple[RowKind, ...]
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Needs:
    """What an Office file must have for every plan that may be drawn with it."""

    tables: dict[str, TableNeeds]
    headings: int
    """The deepest level of titles."""
    contents: int
    """The deepest level of titles that the contents list."""


def needs_of(formato: Formato) -> Needs:
    """Give what a format needs: for its own tables, the sign-off, and the tables that a section's text may hold."""
    tables = {name: _table(table) for name, table in formato.tablas.items()}
    tables[SMALL_TABLE] = TableNeeds(("encabezado", "fila"))
    if formato.firmas.forma == "columnas":
        tables[SIGN_OFF] = TableNeeds(_kinds(title=formato.firmas.titulo is not None))
    return Needs(tables, MAX_HEADING_LEVEL, formato.contenido.niveles)


def _table(table: Tabla) -> TableNeeds:
    groups = any(level.dibujo != "columna" for level in table.niveles)
    numbers = any(column.numero is not None for column in table.columnas)
    kinds = _kinds(title=table.titulo is not None, numbers=numbers, groups=groups, total=table.total is not None)
    return TableNeeds(kinds, tuple(column.codigo for column in table.columnas))


def _kinds(*, title: bool, numbers: bool = False, groups: bool = False, total: bool = False) -> tuple[RowKind, ...]:
    asked: dict[RowKind, bool] = {
        "titulo": title,
        "encabezado": True,
        "numeros": numbers,
        "grupo": groups,
        "fila": True,
        "total": total,
    }
    return tuple(kind for kind, is_drawn in asked.items() if is_drawn)
