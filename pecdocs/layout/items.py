"""The items that a table draws: the plan's tree, or the rows that the plan lists, with their overrides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.plan.numerals import WAYS
from pecdocs.plan.rows import known_nodes, node_of, overridden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan.model import Campos, FilaTabla, Nodo, Plan, TablaPlan


@dataclass(slots=True)
class Item:
    """What a table draws for a node or a listed row: its fields after overrides, and its items below."""

    codigo: str
    fields: Campos
    children: list[Item] = field(default_factory=list)
    number: str = ""
    """The number as it is printed."""


def items_of(plan: Plan, table: TablaPlan, depth: int | None = None) -> list[Item]:
    """Give the items of a table: its `filas`, or the whole tree; no deeper than `depth` levels."""
    if table.filas is None:
        return [_from_node(node, depth) for node in plan.arbol]
    known = known_nodes(plan)
    return [_from_row(row, known, depth) for row in table.filas]


def all_items(items: Iterable[Item]) -> Iterator[Item]:
    """Walk every item, parents first."""
    for item in items:
        yield item
        yield from all_items(item.children)


def depth_of(items: Iterable[Item]) -> int:
    """Give how many levels of groups items have above their leaves."""
    return max((1 + depth_of(item.children) for item in items if item.children), default=0)


def _from_node(node: Nodo, depth: int | None) -> Item:
    below = None if depth is None else depth - 1
    children = [] if below == 0 else [_from_node(child, below) for child in node.hijos]
    return Item(node.codigo, node, children)


def _from_row(row: FilaTabla, known: dict[str, Nodo], depth: int | None) -> Item:
    below = None if depth is None else depth - 1
    node = node_of(row, known)
    if below == 0:
        children = []
    elif row.hijos is not None:
        children = [_from_row(child, known, below) for child in row.hijos]
    else:
        children = [_from_node(child, below) for child in (node.hijos if node is not None else ())]
    return Item(row.de or row.codigo or "", overridden(node, row), children)


def number_items(items: list[Item], way: str) -> None:
    """Write each item's printed number: as given, none, or automatic in the table's way.

    `jerarquica`: 1., 1.1, 1.1.1; `por_grupo`: 1., 2. anew in each group; `corrida`: only the leaves, 1, 2… n. Every
    way counts what is numbered, written or not, and passes over what has no number.
    """
    for item, number in WAYS[way](items, lambda item: item.fields.numero, lambda item: item.children):
        item.number = number
