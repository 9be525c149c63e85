"""The progress of a plan as of a cut-off: each activity, each group, the plan; each period, to date, the year.

To date goes from the first period of the plan to the cut-off, and is compared with what was programmed to date. A
period without an answer is named in `missing`; of a sum, it stays in what was due. The year is that of the cut-off.
Answers of later periods are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from pecdocs.plan.periods import may_be_active
from pecdocs.seguimiento.following import Followed
from pecdocs.seguimiento.items import programmed
from pecdocs.seguimiento.kinds import KINDS, ZERO, Figures, Goal, Step
from pecdocs.seguimiento.rules import exactly
from pecdocs.seguimiento.states import DECLARED, EXCUSED
from pecdocs.seguimiento.weights import Part, Rollup, roll_up, weight_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pecdocs.plan import Plan
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento.answers import Answers
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.model import Respuesta
    from pecdocs.seguimiento.rules import Light, Rules
    from pecdocs.seguimiento.states import Value


@dataclass(frozen=True, slots=True)
class Avance:
    """The progress of an activity over a span."""

    programado: Value
    ejecutado: Value
    percent: Value
    """The real percentage, unrounded and uncapped, or why there is none."""
    counted: Value
    """What it counts for in a roll-up: not over the cap."""
    exceeds: bool
    """Whether it is over the threshold: the goal was too low."""
    light: Light
    missing: tuple[str, ...] = ()
    """The periods of the span that nobody has answered."""


@dataclass(frozen=True, slots=True)
class Activity:
    """The progress of what has a goal."""

    item: Item
    periods: Mapping[str, Avance]
    """Each period up to the cut-off, by its key."""
    to_date: Avance
    year: Avance
    """Against the goal of the year: before its last period its semáforo says nothing, and is not for print."""
    rezago: Mapping[str, Decimal]
    """Of a sum, what each period carries over to the next: due by its end and not done."""
    amended: tuple[str, ...]
    """The periods whose answer was changed, with authorisation, after they were closed."""


@dataclass(frozen=True, slots=True)
class Group:
    """The progress of what counts by its parts: a group, or the plan (without an item)."""

    item: Item | None
    periods: Mapping[str, Rollup]
    to_date: Rollup
    year: Rollup


class Activities(Mapping[str, Activity]):
    """The progress of all activities by their codigo, each reckoned when it is asked for."""

    def __init__(self, measured: Iterable[Item], reckon: Callable[[Item], Activity]) -> None:
        self._items = {each.codigo: each for each in measured}
        self._reckon = reckon
        self._known: dict[str, Activity] = {}

    def __getitem__(self, codigo: str) -> Activity:
        """Give the progress of an activity. Raises LookupError when there is none of this codigo."""
        found = self._known.get(codigo)
        if found is None:
            item = self._items[codigo]
            with exactly():
                found = self._known[codigo] = self._reckon(item)
        return found

    def __iter__(self) -> Iterator[str]:
        """Give the codigos, in the order of the plan."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count the activities."""
        return len(self._items)

    def __contains__(self, codigo: object) -> bool:
        """Tell whether there is an activity of this codigo; it is not reckoned."""
        return codigo in self._items


@dataclass(frozen=True)
class Progress:
    """The progress of a plan as of a cut-off; what is not asked for is not reckoned."""

    corte: str
    periods: tuple[Period, ...]
    """The periods up to the cut-off."""
    activities: Mapping[str, Activity]
    known: Followed = field(repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is followed, as a tree."""
        return self.known.items

    @property
    def rules(self) -> Rules:
        """By which rules."""
        return self.known.rules

    @property
    def programmed(self) -> Mapping[str, Mapping[str, Decimal]]:
        """What each activity has programmed in each period, in the unit of its goal."""
        return self.known.programmed

    @cached_property
    def _rolled_up(self) -> tuple[dict[str, Group], Group]:
        groups: dict[str, Group] = {}
        with exactly():
            return groups, _group(None, self.items, _Parts(self.rules, self.periods, self.activities, groups))

    @property
    def groups(self) -> Mapping[str, Group]:
        """The progress of each group, by its codigo."""
        return self._rolled_up[0]

    @property
    def plan(self) -> Group:
        """That of the whole plan."""
        return self._rolled_up[1]

    def result(self, codigo: str) -> Activity | Group:
        """Give the progress of an activity or a group."""
        return self.activities[codigo] if codigo in self.activities else self.groups[codigo]


def progress(plan: Plan, rules: Rules, answers: Answers, corte: str) -> Progress:
    """Measure a plan as of the end of a period. Raises LookupError when the plan has no such period."""
    return progress_of(Followed(plan, rules), answers, corte)


def progress_of(known: Followed, answers: Answers, corte: str) -> Progress:
    """Measure what is followed of a plan as of the end of a period. Raises LookupError as `progress` does."""
    periods = known.rules.up_to(corte)
    activities = Activities(known.measured, lambda item: _activity(item, known.rules, answers, periods))
    return Progress(corte, periods, activities, known)


def steps_of(item: Item, rules: Rules, answers: Answers) -> list[Step]:
    """Give every period of an activity: what is programmed, and what was answered."""
    due, kind, goal = programmed(item, rules), KINDS[item.kind], Goal(base=item.meta.linea_base)
    asking = {key for key, amount in due.items() if kind.share(ZERO, amount, goal) is not None}
    dates = item.fields.fechas
    return [
        _step(
            each.key,
            due.get(each.key),
            answers.answer(each.key, item.codigo),
            expected=each.key in asking if asking else may_be_active(each, dates),
        )
        for each in rules.periods
    ]


def _step(key: str, amount: Decimal | None, answer: Respuesta | None, *, expected: bool) -> Step:
    if answer is None:
        return Step(key, amount, expected=expected)
    done = answer.ejecutado
    number = None if done is None else done.valor if done.cumplido is None else Decimal(int(done.cumplido))
    state = DECLARED[answer.estado] if answer.estado is not None else None
    return Step(key, amount, number, answer.solicitado, state, expected)


def _activity(item: Item, rules: Rules, answers: Answers, periods: Sequence[Period]) -> Activity:
    every = steps_of(item, rules, answers)
    steps, year = every[: len(periods)], {each.key for each in rules.year_of(periods[-1])}
    kind, goal = KINDS[item.kind], goal_of(item, every, rules)
    answered, whole = ([each for each in some if each.key in year] for some in (steps, every))
    annual = kind.year(steps, whole, goal, alone=len(year) == len(every))
    to_now = {each.key: steps[: n + 1] for n, each in enumerate(steps)}
    return Activity(
        item,
        {key: _avance(kind.period(some, goal), some[-1:], item, rules) for key, some in to_now.items()},
        _avance(kind.span(steps, goal), steps, item, rules),
        _avance(annual, answered, item, rules),
        dict(_carried(steps)) if item.kind == "suma" else {},
        tuple(key for key in to_now if answers.is_amended(key, item.codigo)),
    )


def goal_of(item: Item, steps: Sequence[Step], rules: Rules) -> Goal:
    """Give what all the steps of an activity are compared with."""
    meta = item.meta
    comparable = item.kind in {"hito", "demanda"} or any(each.programmed is not None for each in steps)
    return Goal(meta.cantidad, meta.linea_base, _cap(item, rules), comparable or meta.cantidad is not None)


def _avance(figures: Figures, steps: Sequence[Step], item: Item, rules: Rules) -> Avance:
    percent = figures.percent
    return Avance(
        figures.programado,
        figures.ejecutado,
        percent,
        figures.counted(_cap(item, rules)),
        rules.exceeds(percent),
        rules.light(percent),
        tuple(each.key for each in steps if each.missing),
    )


def _cap(item: Item, rules: Rules) -> Decimal:
    return rules.formato.tope if item.meta.tope is None else item.meta.tope


def _carried(steps: Sequence[Step]) -> Iterator[tuple[str, Decimal]]:
    """Give what is behind at the end of each period: what was due so far and was not done."""
    live = [Step(each.key) if each.state in EXCUSED else each for each in steps]
    behind = accumulate((each.programmed or ZERO) - (each.done or ZERO) for each in live)
    return ((each.key, max(ZERO, amount)) for each, amount in zip(steps, behind, strict=True))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What groups are made of; the groups are added as they are made, inner ones first."""

    rules: Rules
    periods: Sequence[Period]
    activities: Mapping[str, Activity]
    groups: dict[str, Group]


def _group(item: Item | None, children: Iterable[Item], parts: _Parts) -> Group:
    results: list[tuple[Item, Activity | Group]] = []
    for child in children:
        below = _group(child, child.children, parts)
        if child.codigo in parts.activities:
            results.append((child, parts.activities[child.codigo]))
        else:
            parts.groups[child.codigo] = below
            results.append((child, below))
    periods = {
        each.key: _rolled([(child, result.periods[each.key]) for child, result in results], parts.rules)
        for each in parts.periods
    }
    to_date = _rolled([(child, result.to_date) for child, result in results], parts.rules)
    return Group(item, periods, to_date, _rolled([(child, result.year) for child, result in results], parts.rules))


def _rolled(results: Sequence[tuple[Item, Avance | Rollup]], rules: Rules) -> Rollup:
    mode = rules.ponderacion
    parts = [Part(item.codigo, weight_of(item, mode), each.percent, each.counted) for item, each in results]
    return roll_up(parts, rules)
