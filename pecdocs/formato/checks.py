"""What must agree inside a `formato.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.faults import did_you_mean
from pecdocs.formato.model import SECTIONS, SIGN_OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.faults import Fault
    from pecdocs.formato.model import Columna, Formato, Tabla
    from pecdocs.reading.source import Source

_SHOWN = ("campo", "lista", "periodos", "nivel")


def check(formato: Formato, source: Source) -> list[Fault]:
    """Give every disagreement inside a format; only its own file is blamed, not what it takes from `comun`."""
    faults: list[Fault] = []
    known = [SECTIONS, SIGN_OFF, *formato.tablas]
    for position, name in enumerate(formato.orden):
        if name not in known:
            faults.append(source.fault(("orden", position), f"no hay una tabla «{name}»", did_you_mean(name, known)))
    for name, table in formato.tablas.items():
        if source.get(("tablas", name)) is not None:
            faults.extend(_table(name, table, source))
    return faults


def _table(name: str, table: Tabla, source: Source) -> Iterator[Fault]:
    path = ("tablas", name)
    seen: set[str] = set()
    for position, column in enumerate(table.columnas):
        at = (*path, "columnas", position)
        if column.codigo in seen:
            yield source.fault((*at, "codigo"), f"columna repetida «{column.codigo}»", "cada columna tiene su codigo")
        seen.add(column.codigo)
        yield from _column(column, table, at, source)
    for position, level in enumerate(table.niveles):
        for code in level.celdas:
            if code not in seen:
                at_cell = (*path, "niveles", position, "celdas", code)
                yield source.fault(at_cell, f"no hay una columna «{code}»", did_you_mean(code, seen), at_key=True)
    for code in table.total.sumar if table.total is not None else ():
        if code not in seen:
            yield source.fault((*path, "total", "sumar"), f"no hay una columna «{code}»", did_you_mean(code, seen))


def _column(column: Columna, table: Tabla, at: tuple[str | int, ...], source: Source) -> Iterator[Fault]:
    shown = [name for name in _SHOWN if getattr(column, name) is not None]
    if not shown:
        yield source.fault(
            at, f"la columna «{column.codigo}» no muestra nada", "agregue campo, nivel, lista o periodos"
        )
    elif len(shown) > 1 and set(shown) != {"campo", "nivel"}:
        message = f"la columna «{column.codigo}» tiene {' y '.join(shown)}"
        yield source.fault(at, message, "deje una sola manera de llenarla")
    if column.nivel is not None and not 1 <= column.nivel <= len(table.niveles):
        message = f"la columna «{column.codigo}» pide el nivel {column.nivel} y la tabla dibuja {len(table.niveles)}"
        yield source.fault((*at, "nivel"), message, "agregue el nivel en «niveles»")
    if column.ancho <= 0:
        yield source.fault((*at, "ancho"), "el ancho debe ser mayor que cero")
