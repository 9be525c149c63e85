"""By which rules a plan is followed: what it says itself, and the rest as its format says."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE, Period, of_plan, of_years
from pecdocs.seguimiento.states import Estado

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from pecdocs.formato.model import Formato, Seguimiento
    from pecdocs.plan.model import Plan

_HUNDRED = Decimal(100)

_DIVIDING = Context(prec=80)
"""Percentages are divided with so many digits that nothing is rounded that anyone could see."""

_DECIDING = Context(prec=60)
"""Where a percentage is compared with a bound, three thirds are one: the digits past these are those of a division."""


@dataclass(frozen=True, slots=True)
class Light:
    """A step of the semáforo: always a word, and a colour (RRGGBB) where there is a number."""

    word: str
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The periods of the follow-up, how weights are read, and the format's bounds."""

    scheme: str
    periods: tuple[Period, ...]
    """Every period of the plan's years, or all that it declares, in order."""
    own: Mapping[str, Period]
    """The periods that the plan declares."""
    ponderacion: str
    formato: Seguimiento
    years: tuple[int, ...]
    """The years of the plan."""
    due: dict[str, str | None] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The period in which what ends on a day is due, once it was looked for; a plan has few such days."""

    def up_to(self, corte: str) -> tuple[Period, ...]:
        """Give the periods up to the cut-off. Raises LookupError when it is none of the plan."""
        keys = [each.key for each in self.periods]
        if corte not in keys:
            raise LookupError(f"{corte} is no period of this plan")
        return self.periods[: keys.index(corte) + 1]

    def year_of(self, corte: Period) -> tuple[Period, ...]:
        """Give the periods of the year of the cut-off: all those of a plan of one year, though its own may run on."""
        return tuple(each for each in self.periods if len(self.years) == 1 or each.year == corte.year)

    def exceeds(self, percent: Decimal | Estado) -> bool:
        """Tell whether a goal was too low: the percentage is over the threshold."""
        return isinstance(percent, Decimal) and decided(percent) > self.formato.umbral

    def light(self, percent: Decimal | Estado) -> Light:
        """Give the step of the semáforo, decided on the unrounded percentage: [desde, next desde), 100 included.

        What is over 100 has a step of its own, where the format names one. A state has its own word; what was due
        and has not begun also has the colour of the lowest step.
        """
        steps = self.formato.semaforo
        if isinstance(percent, Estado):
            owed = percent is Estado.NO_INICIADO and steps
            return Light(percent.value, steps[0].color if owed else None)
        value, over = decided(percent), self.formato.superado
        if over is not None and value > _HUNDRED:
            return Light(over.palabra, over.color)
        reached = [each for each in steps if each.desde <= value] or list(steps[:1])
        return Light(reached[-1].palabra, reached[-1].color) if reached else Light("")


def exactly() -> AbstractContextManager[Context]:
    """Reckon with all the digits, whatever the caller's own context."""
    return localcontext(_DIVIDING)


def rules_of(plan: Plan, formato: Formato) -> Rules:
    """Give the rules of a plan in its own format."""
    scheme = plan.seguimiento.esquema or formato.seguimiento.esquema
    own = {each.key: each for each in of_plan(plan.periodos)}
    years = plan.documento.vigencia.anios
    periods = own.values() if scheme == LIBRE else of_years(scheme, years)
    return Rules(scheme, tuple(periods), own, plan.seguimiento.ponderacion, formato.seguimiento, years)


def decided(percent: Decimal) -> Decimal:
    """Give a percentage with the digits at which it is compared with a bound."""
    return _DECIDING.plus(percent)
