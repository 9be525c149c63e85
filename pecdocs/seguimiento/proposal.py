"""A proposal of what to programme in each period: from a goal, its active dates and how often it is done.

Nothing applies it by itself: the person keeps it, writes another, or has it written where there is none. What it gives
of a sum is exact, in whole units for counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE, may_be_active, of_years
from pecdocs.seguimiento.rules import exactly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento.items import Item

_MONTHS_BETWEEN = {"bimestral": 2, "trimestral": 3, "cuatrimestral": 4, "semestral": 6, "anual": 12, "bienal": 24}
"""How many months of activity lead to one turn; what is more frequent has its turn in each month."""

_FINEST = -2
"""Where the goal is no count, parts of it are written with two decimals, or with as many as the goal has."""


def propose(item: Item, periods: Sequence[Period]) -> dict[str, Decimal]:
    """Give a programming for an activity by its kind of goal; empty where nothing can be proposed.

    A sum is shared out by the turns that fall in each period; of a level from a baseline each period gets the level
    to have reached; a flow or a stock has its goal in each active period; a milestone is due in the last of them.
    """
    with exactly():
        return _proposed(item, _turns(item, periods))


def _proposed(item: Item, turns: Mapping[str, int]) -> dict[str, Decimal]:
    amount = Decimal(1) if item.kind == "hito" else item.meta.cantidad
    active = [key for key, count in turns.items() if count]
    if amount is None or not active or item.kind == "demanda":
        return {}
    if item.kind == "suma":
        return _distribute(amount, turns)
    if item.kind == "hito":
        return {active[-1]: amount}
    if item.kind in {"flujo", "stock"}:
        return dict.fromkeys(active, amount)
    return _levels(item.meta.linea_base or Decimal(0), amount, {key: turns[key] for key in active})


def _distribute(amount: Decimal, turns: Mapping[str, int]) -> dict[str, Decimal]:
    """Share an amount out in proportion to the turns of each period, so that the parts sum to it exactly.

    By the largest remainders; of equal ones the later first, because what was begun late is done late.
    """
    unit = _unit(amount)
    whole, turns_in_all = int(amount / unit), sum(turns.values())
    if whole <= 0 or turns_in_all <= 0:
        return {}
    parts = {key: whole * count // turns_in_all for key, count in turns.items()}
    order = {key: position for position, key in enumerate(turns)}
    by_remainder = sorted(turns, key=lambda key: (-(whole * turns[key] % turns_in_all), -order[key]))
    for key in by_remainder[: whole - sum(parts.values())]:
        parts[key] += 1
    return {key: count * unit for key, count in parts.items()}


def _unit(amount: Decimal) -> Decimal:
    """Give the least part of an amount: one of what is counted, else its decimals."""
    if amount == amount.to_integral_value():
        return Decimal(1)
    exponent = amount.as_tuple().exponent
    return Decimal(1).scaleb(min(_FINEST, exponent if isinstance(exponent, int) else 0))


def _levels(base: Decimal, goal: Decimal, turns: Mapping[str, int]) -> dict[str, Decimal]:
    """Give the level to have reached at the end of each active period; the last is the goal."""
    way, steps = goal - base, _distribute(abs(goal - base), turns)
    reached, levels = Decimal(0), {}
    for key, step in steps.items():
        reached += step
        levels[key] = base + (reached if way > 0 else -reached)
    return levels


def _turns(item: Item, periods: Sequence[Period]) -> dict[str, int]:
    """Give how many times an activity has its turn in each period; once in each active one that the plan declares."""
    if periods and periods[0].scheme == LIBRE:
        return {each.key: int(may_be_active(each, item.fields.fechas)) for each in periods}
    months = _months(item, periods)
    every = max((_MONTHS_BETWEEN.get(each.cada or "", 1) for each in item.fields.frecuencia), default=1)
    if any(each.cada == "unica" for each in item.fields.frecuencia):
        months = months[-1:]
    elif not any(each.meses for each in item.fields.fechas):
        months = months[every - 1 :: every] or months[-1:]
    return {each.key: sum(each.first[:7] <= month <= each.last[:7] for month in months) for each in periods}


def _months(item: Item, periods: Sequence[Period]) -> list[str]:
    """Give the months in which an activity is done; all of them when the plan does not say."""
    dates = item.fields.fechas
    months = of_years("mensual", sorted({each.year for each in periods}))
    return [each.key for each in months if may_be_active(each, dates)]
