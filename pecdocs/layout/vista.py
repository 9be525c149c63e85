"""What a format does with a plan that decides how its changes are told: numerals, and which table prints what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.cambios import Vista
from pecdocs.formato.model import SIGN_OFF
from pecdocs.layout.texts import NUMBERED
from pecdocs.plan.checks import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.model import Formato, Tabla
    from pecdocs.plan import Plan

_KINDS = {"siglas": "sigla", "roles": "rol", "cambios": "cambio"}
"""The kind of record that a table prints, by its `fuente`."""


def vista(plan: Plan, formato: Formato) -> Vista:
    """Tell what a format does with a plan that decides its numerals."""
    others = {name: _KINDS[table.fuente] for name, table in formato.tablas.items() if table.fuente != "arbol"}
    trees = {name: formato.tablas[name] for name in _placed(plan, formato) if name in formato.tablas}
    fullest = sorted(trees.items(), key=lambda each: each[1].profundidad is not None)  # the others keep their order
    numbering = {
        name: table.numeracion if _prints_numbers(table) else None for name, table in fullest if name not in others
    }
    return Vista(numbering, {**others, SIGN_OFF: "firma"})


def _placed(plan: Plan, formato: Formato) -> Iterator[str]:
    """Name the tables of a plan's document: those that its sections place, then those of the format."""
    yield from (each.tabla for each in sections(plan.secciones) if each.tabla is not None)
    yield from formato.orden


def _prints_numbers(table: Tabla) -> bool:
    """Tell whether a table prints the numbers of its items."""
    campos = {str(column.campo) for column in table.columnas}
    campos |= {str(cell.campo) for level in table.niveles for cell in level.celdas.values()}
    return not NUMBERED.isdisjoint(campos)
