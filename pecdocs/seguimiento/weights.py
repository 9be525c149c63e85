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

    @property
    def counted(self) -> Value:
        """What it counts for in the group above: its parts are capped already."""
        return self.percent


def weight_of(item: Item, ponderacion: str) -> Decimal:
    """Give what an item weighs beside its siblings; nothing when it should have a weight and has none."""
    if ponderacion == NONE:
        return Decimal(1)
    peso = item.fields.peso
    return peso.valor if peso is not None and peso.valor is not None else ZERO


def roll_up(parts: Sequence[tuple[str, Decimal, Value]], rules: Rules) -> Rollup:
    """Give the weighted mean of the parts (code, weight, what it counts for) that have a percentage.

    The weights of the others fall to those that have, in proportion.
    """
    counted = [(code, weight, value) for code, weight, value in parts if isinstance(value, Decimal) and weight > 0]
    names = {code for code, _, _ in counted}
    left_out = {code: _why(value) for code, _, value in parts if code not in names}
    whole = sum((weight for _, weight, _ in counted), ZERO)
    if not counted:
        state = of_all(left_out.values()) if left_out else Estado.SIN_META
        return Rollup(state, rules.light(state), {}, left_out)
    percent = sum((weight * value for _, weight, value in counted), ZERO) / whole
    shares = {code: weight * HUNDRED / whole for code, weight, _ in counted}
    return Rollup(percent, rules.light(percent), shares, left_out)


def _why(value: Value) -> Estado:
    return value if isinstance(value, Estado) else Estado.NO_APLICA
