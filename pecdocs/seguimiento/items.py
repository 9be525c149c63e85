"""What is followed: the rows of the plan's table `seguimiento`, or its whole tree where that lists none.

An item is measured where it has a goal and none below it has: what a group shows of its own would be counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE, MONTHS_EACH, may_be_active, of_keys
from pecdocs.plan.rows import known_nodes, node_of, overridden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.plan.model import Campos, FilaTabla, Nodo, Plan
    from pecdocs.plan.periods import Period
    from pecdocs.plan.values import Cantidad, Meta
    from pecdocs.seguimiento.rules import Rules

TABLE = "seguimiento"
"""The table of the plan whose rows are followed."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Item:
    """A row that is followed: its fields after what the table puts in their place, and the rows below it."""

    codigo: str
    level: int
    """How deep it stands, from 1."""
    fields: Campos
    written: tuple[Campos, ...]
    """Where its fields stand in the plan, the row before its node."""
    children: tuple[Item, ...] = ()

    @property
    def etiqueta(self) -> str:
        """What it is called."""
        return self.fields.nombre_o_paso or self.codigo

    @cached_property
    def measured(self) -> bool:
        """Whether it has a goal that nothing below it has too."""
        return self.fields.meta is not None and not any(each.has_goal for each in self.children)

    @cached_property
    def has_goal(self) -> bool:
        """Whether it, or something below it, has a goal."""
        return self.fields.meta is not None or any(each.has_goal for each in self.children)

    @cached_property
    def meta(self) -> Meta:
        """Its goal. Only what is measured has one."""
        if self.fields.meta is None:
            raise LookupError(f"{self.codigo} has no goal")
        return self.fields.meta

    @cached_property
    def kind(self) -> str:
        """The kind of its goal: its `tipo`, or demanda."""
        return "demanda" if self.meta.demanda else self.meta.tipo

    @property
    def weight(self) -> Decimal | None:
        """What it weighs beside its siblings, where it says so."""
        return self.fields.peso.valor if self.fields.peso is not None else None

    def owner(self, field: str) -> Campos:
        """Give the row or node of the plan where a field of this item is written."""
        return next((each for each in self.written if field in each.model_fields_set), self.written[0])


def followed(plan: Plan) -> tuple[Item, ...]:
    """Give what is followed of a plan."""
    table = plan.tablas.get(TABLE)
    if table is None or table.filas is None:
        return in_the_tree(plan)
    return listed(plan, table.filas)


def in_the_tree(plan: Plan) -> tuple[Item, ...]:
    """Give the whole tree of a plan."""
    return tuple(_from_node(node, 1) for node in plan.arbol)


def listed(plan: Plan, rows: Iterable[FilaTabla]) -> tuple[Item, ...]:
    """Give the rows that a plan lists in a table."""
    known = known_nodes(plan)
    return tuple(_from_row(row, known, 1) for row in rows)


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Walk every item, parents first."""
    for item in items:
        yield item
        yield from walk(item.children)


def _from_node(node: Nodo, level: int) -> Item:
    return Item(node.codigo, level, node, (node,), tuple(_from_node(child, level + 1) for child in node.hijos))


def _from_row(row: FilaTabla, known: Mapping[str, Nodo], level: int) -> Item:
    node = node_of(row, known)
    if row.hijos is not None:
        children = tuple(_from_row(child, known, level + 1) for child in row.hijos)
    else:
        children = tuple(_from_node(child, level + 1) for child in (node.hijos if node is not None else ()))
    written = (row,) if node is None else (row, node)
    return Item(row.de or row.codigo or "", level, overridden(node, row), written, children)


def programmed(item: Item, rules: Rules) -> dict[str, Decimal]:
    """Give what is programmed in each period of the follow-up, in the unit of the goal.

    What is programmed for a longer period is due when it ends; of shorter ones a sum is added up, a flow is averaged
    and of a level the last one counts. Flows and stocks that nobody programmed have the goal itself in each period in
    which they are active. Nothing else is made up: a goal is never divided by the number of periods.
    """
    found: dict[str, list[Decimal]] = {}
    goal = item.meta
    for written, quantity in _written(item, rules):
        amount, due = in_units(quantity, goal), _due_in(written, rules)
        if amount is not None and due is not None:
            found.setdefault(due, []).append(amount)
    if found:
        return {key: _together(item.kind, amounts) for key, amounts in found.items()}
    return _standing(item, rules.periods)


def _due_in(written: Period, rules: Rules) -> str | None:
    """Give the period in which what is programmed for another is due; none for what lies outside the plan's years."""
    if written.last not in rules.due:
        periods = rules.periods
        is_before = not periods or written.last < periods[0].first
        rules.due[written.last] = next(
            (each.key for each in periods if not is_before and written.last <= each.last), None
        )
    return rules.due[written.last]


def _written(item: Item, rules: Rules) -> list[tuple[Period, Cantidad]]:
    """Give what the plan programs, by the scheme of the follow-up or else the finest that it has, in order."""
    programs = item.fields.programacion
    schemes: list[str] = [rules.scheme, *MONTHS_EACH, LIBRE]
    name = next((each for each in schemes if getattr(programs, each)), LIBRE)
    quantities: dict[str, Cantidad] = getattr(programs, name)
    if name == LIBRE:
        return [(each, quantities[key]) for key, each in rules.own.items() if key in quantities]
    return [(each, quantities[each.key]) for each in of_keys(name, quantities)]


def in_units(quantity: Cantidad, goal: Meta | None) -> Decimal | None:
    """Give a programmed quantity in the goal's unit.

    A percentage is of the goal, or of the way to it from a baseline; of a goal in %, it is in the goal's own unit, as
    what was done of it is: 20 % of the 80 % that are due in the year are not 16.
    """
    if quantity.valor is None or not quantity.porcentaje:
        return quantity.valor
    if goal is None:
        return None
    if goal.unidad == "%":
        return quantity.valor
    if goal.tipo == "hito":
        return quantity.valor / _HUNDRED
    if goal.cantidad is None:
        return None
    start = (goal.linea_base or Decimal(0)) if goal.tipo in {"capacidad", "reduccion"} else Decimal(0)
    return start + (goal.cantidad - start) * quantity.valor / _HUNDRED


def _together(kind: str, amounts: Sequence[Decimal]) -> Decimal:
    if len(amounts) == 1 or kind in {"stock", "capacidad", "reduccion"}:
        return amounts[-1]
    total = sum(amounts, Decimal(0))
    return total / len(amounts) if kind == "flujo" else total


def _standing(item: Item, periods: Sequence[Period]) -> dict[str, Decimal]:
    """Give the goal of a flow or a stock in each period in which it is active."""
    amount = item.meta.cantidad
    if item.kind not in {"flujo", "stock"} or amount is None:
        return {}
    dates = item.fields.fechas
    return {each.key: amount for each in periods if may_be_active(each, dates)}
