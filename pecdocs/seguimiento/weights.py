"""Weights: what each part counts for in its group, and what becomes of it when a part does not apply.

`nivel`: the parts of a group weigh 100 together, as in the action plans of Colombia's environment ministry (CARDINAL);
`padre`: they weigh together what their group weighs, as in a CONPES document's plan of action (PAS); `ninguna`: all
weigh alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.seguimiento.kinds import HUNDRED, ZERO
from pecdocs.seguimiento.states import Estado, of_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.rules import Light, Rules
    from pecdocs.seguimiento.states import Value

NONE = "ninguna"
BY_PARENT = "padre"


@dataclass(frozen=True, slots=True)
class Rollup:
    """The percentage of a group over a span: the weighted mean of its parts' capped percentages."""

    percent: Value
    light: Light
    shares: Mapping[str, Decimal]
    """What each part that has a percentage counts for, of 100."""
    left_out: Mapping[str, Estado]
    """The parts without one, and why: the others' weights were made to sum to 100 again."""
    counted: Value
    """What it counts for in the group above: its percentage, or nothing done where nothing of the year is known yet."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a group: its weight, its percentage and what that counts for."""

    codigo: str
    weight: Decimal
    percent: Value
    counted: Value

    @property
    def counts(self) -> bool:
        """Whether it has a number to count, and a weight to count with."""
        return isinstance(self.counted, Decimal) and self.weight > 0

    @property
    def is_unsaid(self) -> bool:
        """Whether it only counts because its year counts as not done while nobody has said anything of it."""
        return isinstance(self.percent, Estado) and self.percent is not Estado.NO_INICIADO

    @property
    def state(self) -> Estado:
        """Why it has no percentage."""
        return self.percent if isinstance(self.percent, Estado) else Estado.NO_APLICA


def weight_of(item: Item, ponderacion: str) -> Decimal:
    """Give what an item weighs beside its siblings; nothing when it should have a weight and has none."""
    if ponderacion == NONE:
        return Decimal(1)
    return ZERO if item.weight is None else item.weight


def roll_up(parts: Sequence[Part], rules: Rules) -> Rollup:
    """Give the weighted mean of the parts that have a percentage.

    The weights of the others fall to those that have, in proportion. Where no part says anything of what was done, the
    group has no percentage either.
    """
    counted = [each for each in parts if each.counts]
    if all(each.is_unsaid for each in counted):
        return _without_percentage(parts, rules)
    whole = sum((each.weight for each in counted), ZERO)
    percent = sum((each.weight * _number(each.counted) for each in counted), ZERO) / whole
    shares = {each.codigo: each.weight * HUNDRED / whole for each in counted}
    left_out = {each.codigo: each.state for each in parts if not each.counts}
    return Rollup(percent, rules.light(percent), shares, left_out, percent)


def _without_percentage(parts: Sequence[Part], rules: Rules) -> Rollup:
    """Give the one state of a group: what is owed first; of no parts, that it has no goal."""
    states = {each.codigo: each.state for each in parts}
    state = of_all(states.values()) if parts else Estado.SIN_META
    return Rollup(state, rules.light(state), {}, states, ZERO if any(each.counts for each in parts) else state)


def _number(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else ZERO
