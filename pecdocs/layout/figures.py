"""How figures of the seguimiento are printed: exact inside, rounded only here."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.locale import Amount

if TYPE_CHECKING:
    from pecdocs.layout.locale import Locale
    from pecdocs.seguimiento import Item, Rules

_PRINTED = Context(prec=80, rounding=ROUND_HALF_UP)
_PERCENT_DECIMALS = 1
_MOST_DECIMALS = 10
"""Past these, what is a hair under a bound is printed as the bound."""
_AMOUNT_DECIMALS = 2
"""Amounts are printed as they were written; those that came out of a division, with so many."""


def percent_text(value: Decimal, rules: Rules, locale: Locale) -> str:
    """Print a percentage with one decimal, none when it is whole; more where rounding would change its semáforo.

    79.96 with a bound at 80 is 79,96%: 80% beside the word of what is under 80 would be read as a mistake.
    """
    light, exceeds = rules.light(value), rules.exceeds(value)
    for decimals in range(_PERCENT_DECIMALS, _MOST_DECIMALS):
        shown = _rounded(value, decimals)
        if rules.light(shown) == light and rules.exceeds(shown) == exceeds:
            return locale.percent(shown)
    return locale.percent(_rounded(value, _MOST_DECIMALS))


def in_percent(item: Item) -> bool:
    """Tell whether the amounts of a goal are percentages. A milestone is met or not, and requests are counted."""
    goal = item.fields.meta
    return goal is not None and goal.unidad == "%" and item.measured and item.kind not in {"hito", "demanda"}


def figure_text(value: Decimal, item: Item, locale: Locale) -> str:
    """Print what was due or done of an item: with a sign only where that is a percentage, though its goal be in %."""
    return amount_text(value, "%" if in_percent(item) else None, locale)


def amount_text(value: Decimal, unit: str | None, locale: Locale) -> str:
    """Print an amount of a goal: with its sign when the goal is in %, without its unit when it counts things."""
    decimals = -int(value.as_tuple().exponent)
    shown = value if 0 <= decimals <= _AMOUNT_DECIMALS else _rounded(value, _AMOUNT_DECIMALS)
    return locale.amount(Amount(shown, "%" if unit == "%" else ""))


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half up; a number that is then whole has no decimals."""
    number = value.quantize(Decimal(1).scaleb(-decimals), context=_PRINTED)
    whole = number.to_integral_value()
    return whole if whole == number else number
