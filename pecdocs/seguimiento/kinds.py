"""The formulas, one class a kind of goal: exact numbers in, a percentage or the state that stands in its place out.

R is what was done, P what was programmed, M the goal, LB the baseline. The kinds are those of the accumulation types in
the National Planning Department's guide to indicators (Colombia, DNP, Sinergia): acumulado, flujo, stock, capacidad,
reducción; the milestone without half values follows FONAFE's specific indicators (Peru, 2003).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.seguimiento.states import EXCUSED, Estado, of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pecdocs.seguimiento.states import Value

ZERO, HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Step:
    """One period of one activity: what was programmed, and what its area answered."""

    key: str
    programmed: Decimal | None = None
    done: Decimal | None = None
    asked: Decimal | None = None
    """What was requested, of a goal on demand."""
    state: Estado | None = None
    """What the area says instead of a number."""
    expected: bool = False
    """Whether an answer is due."""

    @property
    def missing(self) -> bool:
        """Whether an answer is due and nobody gave one."""
        return self.expected and self.done is None and self.state is None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the steps of an activity are compared with."""

    amount: Decimal | None = None
    base: Decimal | None = None
    cap: Decimal = HUNDRED
    """The percentage over which nothing counts."""
    comparable: bool = True
    """Whether the plan has a goal or a programming at all."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was due, what was done, and the percentage: each a number, or why there is none."""

    programado: Value
    ejecutado: Value
    percent: Value
    instead: Decimal | None = None
    """What counts in a roll-up, where it is not the percentage."""

    def counted(self, cap: Decimal) -> Value:
        """Give what counts for the percentage in a roll-up: not less than nothing, not over the cap."""
        value = counts_for(self.percent) if self.instead is None else self.instead
        return max(ZERO, min(value, cap)) if isinstance(value, Decimal) else value


class Suma:
    """Acumulado: ΣR / ΣP over a span; ΣR of the year / the goal of the year."""

    def period(self, steps: Sequence[Step], goal: Goal) -> Figures:
        """Compare the last of these steps with what was due in it; shown also where the area was excused from it."""
        figures, amount = self.span(steps[-1:], goal), steps[-1].programmed
        return figures if amount is None else replace(figures, programado=amount)

    def span(self, steps: Sequence[Step], goal: Goal) -> Figures:
        """Compare what was done with what was due in all these steps."""
        return self.compared(steps, self.due(_live(steps)), goal)

    def year(self, steps: Sequence[Step], whole: Sequence[Step], goal: Goal, *, alone: bool) -> Figures:
        """Compare what was answered of a year with its goal: the plan's, or what a plan of many years programs in it.

        `steps` are all to date, `whole` those of the year, the coming ones too; `alone` tells that the plan has one
        year. A goal without a quantity is what is programmed. What is not due yet, and what nobody has reported, counts
        in the year as not done: else a plan would look better the less it reports.
        """
        due = self.due_in_year(whole, goal, alone=alone)
        figures = self.compared(self.answers_of(steps, whole), due, goal)
        asks = due is not None and self.share(ZERO, due, goal) is not None
        undone = asks and figures.percent in {Estado.NO_PROGRAMADO, Estado.SIN_DATO}
        return replace(figures, instead=ZERO) if undone else figures

    def answers_of(self, steps: Sequence[Step], whole: Sequence[Step]) -> Sequence[Step]:
        """Give those of all the steps to date that are of a year."""
        keys = {each.key for each in whole}
        return [each for each in steps if each.key in keys]

    def due_in_year(self, whole: Sequence[Step], goal: Goal, *, alone: bool) -> Decimal | None:
        """Give what is due of a year: the goal of the only one, or else what is programmed in it."""
        annual = self.annual_goal(goal) if alone else None
        return self.due(whole) if annual is None else annual

    def annual_goal(self, goal: Goal) -> Decimal | None:
        """Give the goal of the only year."""
        return goal.amount

    def due(self, steps: Sequence[Step]) -> Decimal | None:
        """Give what is due of these steps together."""
        return _sum(each.programmed for each in steps)

    def done(self, steps: Sequence[Step]) -> Decimal | None:
        """Give what was done in these steps together; None when nobody answered."""
        return _sum(each.done for each in steps)

    def share(self, done: Decimal, due: Decimal, _goal: Goal) -> Decimal | None:
        """Give the percentage that is done of what is due; None when nothing is."""
        return done * HUNDRED / due if due > 0 else None

    def compared(self, steps: Sequence[Step], due: Decimal | None, goal: Goal) -> Figures:
        """Give the figures of these steps against what is due, states where there is no number."""
        done = self.done(_live(steps))
        possible = self.share(ZERO if done is None else done, due, goal) if due is not None else None
        nothing = nothing_due(steps, goal)
        unknown = _unanswered(steps)
        percent = nothing if possible is None else unknown if done is None else possible
        return Figures(nothing if due is None else due, unknown if done is None else done, percent)


class Stock(Suma):
    """Stock: R / P of the last period; the last R / M."""

    def due(self, steps: Sequence[Step]) -> Decimal | None:
        """Give the last level programmed."""
        return _last(each.programmed for each in steps)

    def done(self, steps: Sequence[Step]) -> Decimal | None:
        """Give the last level reported."""
        return _last(each.done for each in steps)


class Capacidad(Stock):
    """Capacidad: (R - LB) / (P - LB) of the last period; (R - LB) / (M - LB)."""

    def share(self, done: Decimal, due: Decimal, goal: Goal) -> Decimal | None:
        """Give how much of the way up from the baseline is done."""
        return _way(goal.base, done, due)


class Reduccion(Stock):
    """Reducción: (LB - R) / (LB - P) of the last period; (LB - R) / (LB - M)."""

    def share(self, done: Decimal, due: Decimal, goal: Goal) -> Decimal | None:
        """Give how much of the way down from the baseline is done."""
        return _way(None if goal.base is None else -goal.base, -done, -due)


class Hito(Stock):
    """Hito: 0 or 100, no half values; once it is due it stays due, and the last answer counts."""

    def period(self, steps: Sequence[Step], goal: Goal) -> Figures:
        """Take a milestone that was met before it was due as met."""
        last = steps[-1]
        met = bool(self.done(_live(steps[:-1])))
        return super().period([replace(last, done=Decimal(1)) if met and last.missing else last], goal)

    def answers_of(self, steps: Sequence[Step], whole: Sequence[Step]) -> Sequence[Step]:
        """Take a milestone that was met in an earlier year as met, while nothing else is said in this one."""
        own = super().answers_of(steps, whole)
        met = bool(self.done(_live(steps[: -len(own)])))
        silent = all(each.done is None and each.state is None for each in own)
        return [*own[:-1], replace(own[-1], done=Decimal(1))] if met and silent else own

    def annual_goal(self, _goal: Goal) -> Decimal | None:
        """Ask for it within the only year, whenever it is programmed."""
        return Decimal(1)

    def due(self, steps: Sequence[Step]) -> Decimal | None:
        """Ask for it once it has been programmed."""
        return Decimal(1) if any(each.programmed is not None and each.programmed > 0 for each in steps) else None

    def done(self, steps: Sequence[Step]) -> Decimal | None:
        """Give the last answer: 1 or 0."""
        last = super().done(steps)
        return None if last is None else Decimal(int(last > 0))


class Flujo(Suma):
    """Flujo: R / P of each period; the mean of the periods' percentages, to date and in the year. Never a sum."""

    def span(self, steps: Sequence[Step], goal: Goal) -> Figures:
        """Average the periods that have a percentage; one that has not begun counts as nothing done.

        What counts is the mean of the capped percentages: what is over in one period makes up for no other.
        """
        each = [self.compared([step], step.programmed, goal) for step in steps]
        counted = [figures for figures in each if not isinstance(counts_for(figures.percent), Estado)]
        if not counted:
            nothing = nothing_due(steps, goal)
            states = (f.percent for f in each if isinstance(f.percent, Estado))
            state = nothing if nothing is Estado.SIN_META else of_all(states)
            return replace(self.compared(steps, self.due(_live(steps)), goal), percent=state)
        if all(figures.percent is Estado.NO_INICIADO for figures in counted):
            return Figures(_mean(f.programado for f in counted), Estado.NO_INICIADO, Estado.NO_INICIADO)
        return Figures(
            _mean(figures.programado for figures in counted),
            _mean(counts_for(figures.ejecutado) for figures in counted),
            _mean(counts_for(figures.percent) for figures in counted),
            _mean(figures.counted(goal.cap) for figures in counted),
        )

    def year(self, steps: Sequence[Step], whole: Sequence[Step], goal: Goal, *, alone: bool) -> Figures:  # noqa: ARG002
        """Average the periods of the year that were answered."""
        return self.span(self.answers_of(steps, whole), goal)

    def due(self, steps: Sequence[Step]) -> Decimal | None:
        """Give the mean of what is programmed."""
        return _mean_of(each.programmed for each in steps)

    def done(self, steps: Sequence[Step]) -> Decimal | None:
        """Give the mean of what was done."""
        return _mean_of(each.done for each in steps)


class Demanda(Suma):
    """A demanda: Σ attended / Σ requested. When nobody asked there is no percentage, neither 0 nor 100."""

    def year(self, steps: Sequence[Step], whole: Sequence[Step], goal: Goal, *, alone: bool) -> Figures:  # noqa: ARG002
        """Compare what was attended in the year with what was requested."""
        return self.span(self.answers_of(steps, whole), goal)

    def due(self, steps: Sequence[Step]) -> Decimal | None:
        """Give what was requested where what was attended is known too."""
        return _sum(each.asked for each in steps if each.done is not None)

    def done(self, steps: Sequence[Step]) -> Decimal | None:
        """Give what was attended where what was requested is known too."""
        return _sum(each.done for each in steps if each.asked is not None)

    def compared(self, steps: Sequence[Step], due: Decimal | None, goal: Goal) -> Figures:
        """Tell nobody's asking from nobody's answering."""
        live = _live(steps)
        done = self.done(live)
        if due is not None and done is not None:
            share = self.share(done, due, goal)
            return Figures(due, done, Estado.SIN_DEMANDA if share is None else share)
        owed = any(each.expected for each in live)
        state = _unanswered(steps) if owed else nothing_due(steps, goal)
        return Figures(state, state, state)


KINDS: dict[str, Suma] = {
    "suma": Suma(),
    "flujo": Flujo(),
    "stock": Stock(),
    "capacidad": Capacidad(),
    "reduccion": Reduccion(),
    "hito": Hito(),
    "demanda": Demanda(),
}
"""The formulas by the kind of goal."""


def counts_for(value: Value) -> Value:
    """Give what counts for a value in a mean: what was due and has not begun counts as nothing done."""
    return ZERO if value is Estado.NO_INICIADO else value


def _live(steps: Sequence[Step]) -> list[Step]:
    """Give the steps that no area has excused."""
    return [each for each in steps if each.state not in EXCUSED]


def nothing_due(steps: Sequence[Step], goal: Goal) -> Estado:
    """Say why there is nothing to compare with; of what has no goal, what is known outweighs where it was excused."""
    excused = [each.state for each in steps if each.state is not None and each.state in EXCUSED]
    is_known = any(each.done is not None for each in _live(steps))
    if excused and (goal.comparable or not is_known):
        return of_all(excused)
    return Estado.NO_PROGRAMADO if goal.comparable else Estado.SIN_META


def _unanswered(steps: Sequence[Step]) -> Estado:
    """Say why there is nothing done: it has not begun, nobody says, it was excused, or nobody had to say."""
    said = [each.state for each in steps if each.state is not None]
    if Estado.NO_INICIADO in said:
        return Estado.NO_INICIADO
    if any(each.missing for each in steps):
        return Estado.SIN_DATO
    return of_all(said)


def _way(base: Decimal | None, done: Decimal, due: Decimal) -> Decimal | None:
    """Give how much of the way from the baseline is done; None when there is no way to go."""
    if base is None or due <= base:
        return None
    return (done - base) * HUNDRED / (due - base)


def _known(values: Iterable[Decimal | None]) -> list[Decimal]:
    return [each for each in values if each is not None]


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = _known(values)
    return sum(known, ZERO) if known else None


def _last(values: Iterable[Decimal | None]) -> Decimal | None:
    return next(reversed(_known(values)), None)


def _mean_of(values: Iterable[Decimal | None]) -> Decimal | None:
    known = _known(values)
    return sum(known, ZERO) / len(known) if known else None


def _mean(values: Iterable[Value]) -> Decimal:
    known = [each for each in values if isinstance(each, Decimal)]
    return sum(known, ZERO) / len(known)
