"""The rows that a plan lists in a table: each points at a node, and its own fields stand in the place of the node's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.plan.checks import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.plan.model import Campos, FilaTabla, Nodo, Plan

_NOT_OVERRIDES = frozenset({"de", "codigo", "hijos"})
"""What of a listed row is not a field in place of its node's."""


def known_nodes(plan: Plan) -> dict[str, Nodo]:
    """Give every node of the tree by its codigo: what the rows may point at."""
    return {node.codigo: node for node in nodes(plan.arbol)}


def node_of(row: FilaTabla, known: Mapping[str, Nodo]) -> Nodo | None:
    """Give the node that a row points at; none for a row of its own."""
    return known[row.de] if row.de is not None else None


def overridden(node: Nodo | None, row: FilaTabla) -> Campos:
    """Give the node's fields with those that the row sets, null included, in their place."""
    if node is None:
        return row
    given = {name: getattr(row, name) for name in row.model_fields_set - _NOT_OVERRIDES}
    return node.model_copy(update=given) if given else node
