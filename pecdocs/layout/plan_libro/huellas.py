"""What a workbook of the plan was made from, as fingerprints: by them it is told what of the plan moved on since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pecdocs.layout.plan_libro.campos import CAMPOS, CAMPOS_ROL, Parte, content, programmed
from pecdocs.plan.checks import nodes
from pecdocs.reading.digests import digest
from pecdocs.reading.values import Esquema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan import Plan
    from pecdocs.plan.model import Nodo
    from pecdocs.plan.values import Programacion

SCHEMES: tuple[str, ...] = get_args(Esquema)
"""By which a node may be programmed, in the order of its columns."""


def huellas(plan: Plan) -> dict[str, str]:
    """Give the fingerprints of a plan: of its shape, and of each node and role as a workbook shows it."""
    found = {"forma": digest(list(_shape(plan.arbol, "")))}
    for node in nodes(plan.arbol):
        found[f"nodo@{node.codigo}"] = digest([_fields(node), _programmed(node)])
    for code, role in plan.roles.items():
        found[f"rol@{code}"] = digest([_told(content(role, campo)) for campo in CAMPOS_ROL])
    return found


def _shape(tree: Iterable[Nodo], above: str) -> Iterator[tuple[str, str]]:
    for node in tree:
        yield node.codigo, above
        yield from _shape(node.hijos, node.codigo)


def _fields(node: Nodo) -> dict[str, Any]:
    return {campo.key: _told(content(node, campo)) for campo in CAMPOS}


def _programmed(node: Nodo) -> dict[str, Any]:
    programacion: Programacion = node.programacion
    keys = ((scheme, key) for scheme in SCHEMES for key in getattr(programacion, scheme))
    return {f"{scheme}@{key}": _told(programmed(node, scheme, key)) for scheme, key in keys}


def _told(value: Any) -> Any:
    """Give a content as what a fingerprint is taken of; that a cell is fixed is all that counts of it."""
    return [value.valor, value.porcentaje] if isinstance(value, Parte) else value
