"""What the formulas of the sheet `Cálculo` give when it is made: the figures of `seguimiento.progress`, as cells.

In a workbook a percentage is a part of one, and so is an amount of a goal in %: its cells are shown in %.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.figures import in_percent
from pecdocs.layout.libro.columns import DATE, YEAR
from pecdocs.seguimiento.kinds import KINDS, Goal, Step, nothing_due
from pecdocs.seguimiento.progress import goal_of, steps_of
from pecdocs.seguimiento.states import EXCUSED, Estado

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.seguimiento import Activity, Answers, Avance, Group, Item, Progress, Rollup, Rules

CellFigure = Decimal | str | None
"""What a cell holds: None is an empty one, or an empty text."""

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a book, by row."""

    rules: Rules
    answers: Answers
    found: Progress
    """As of the cut-off: to date and the year."""
    ended: Progress
    """As of the end of the book: the periods."""

    def of_activity(self, activity: Activity) -> Iterator[tuple[str, str, CellFigure]]:
        """Give each figure of an activity, with the span it is of."""
        item = activity.item
        every = steps_of(item, self.rules, self.answers)
        goal, scale = goal_of(item, every, self.rules), _HUNDREDTH if in_percent(item) else None
        yield from self._fixed(item, every, goal, scale)
        periods = self.ended.activities[item.codigo].periods
        for step, avance in zip(every, periods.values(), strict=False):
            yield from _period(item, step, avance, scale)
        steps = every[: len(self.found.periods)]
        yield from _span(DATE, activity.to_date, steps, goal, scale)
        yield "supera", DATE, "Sí" if activity.to_date.exceeds else None
        yield "rezago", DATE, _amount(activity.rezago.get(self.found.corte), scale)
        of_year = self._year()
        yield from _span(YEAR, activity.year, [each for each in steps if each.key in of_year], goal, scale)

    def _year(self) -> set[str]:
        return {each.key for each in self.rules.year_of(self.found.periods[-1])}

    def _fixed(
        self, item: Item, every: Sequence[Step], goal: Goal, scale: Decimal | None
    ) -> Iterator[tuple[str, str, CellFigure]]:
        year = self._year()
        whole, kind = [each for each in every if each.key in year], KINDS[item.kind]
        due = kind.due_in_year(whole, goal, alone=len(year) == len(every))
        yield "tope", "", goal.cap * _HUNDREDTH
        yield "linea_base", "", _amount(goal.base, scale)
        yield "meta_del_anio", "", None if item.kind in {"flujo", "demanda"} else _amount(due, scale)
        yield "sin_programar", "", nothing_due((), goal).value

    def of_group(self, group: Group, missing: tuple[int, int]) -> Iterator[tuple[str, str, CellFigure]]:
        """Give each figure of a group, or of the plan."""
        code = group.item.codigo if group.item is not None else None
        ended = self.ended.plan if code is None else self.ended.groups[code]
        for key, rollup in ended.periods.items():
            yield "porcentaje", key, _part(rollup.percent)
            yield "cuenta", key, _part(rollup.counted)
        for span, rollup, lacking in ((DATE, group.to_date, missing[0]), (YEAR, group.year, missing[1])):
            yield from _rolled(span, rollup)
            yield "faltan", span, Decimal(lacking)


def _period(item: Item, step: Step, avance: Avance, scale: Decimal | None) -> Iterator[tuple[str, str, CellFigure]]:
    key = step.key
    yield "programado", key, _amount(avance.programado, scale)
    yield "reportado", key, _amount(step.done, scale)
    yield "solicitado", key, step.asked if item.kind == "demanda" else None
    yield "estado", key, step.state.value if step.state is not None else None
    yield "esperado", key, Decimal(int(step.expected))
    yield "exigible", key, Decimal(int(step.state not in EXCUSED))
    yield "ejecutado", key, _amount(avance.ejecutado, scale)
    yield "porcentaje", key, _part(avance.percent)
    yield "cuenta", key, _part(avance.counted)


def _span(
    span: str, avance: Avance, steps: Sequence[Step], goal: Goal, scale: Decimal | None
) -> Iterator[tuple[str, str, CellFigure]]:
    yield "motivo", span, nothing_due(steps, goal).value
    yield "faltan", span, Decimal(len(avance.missing))
    yield "programado", span, _amount(avance.programado, scale)
    yield "ejecutado", span, _amount(avance.ejecutado, scale)
    yield "porcentaje", span, _part(avance.percent)
    yield "cuenta", span, _part(avance.counted)
    yield "semaforo", span, avance.light.word


def _rolled(span: str, rollup: Rollup) -> Iterator[tuple[str, str, CellFigure]]:
    yield "porcentaje", span, _part(rollup.percent)
    yield "cuenta", span, _part(rollup.counted)
    yield "semaforo", span, rollup.light.word
    yield "fuera", span, Decimal(len(rollup.left_out))


def _amount(value: Decimal | Estado | None, scale: Decimal | None) -> CellFigure:
    if isinstance(value, Estado):
        return value.value
    return value if value is None or scale is None else value * scale


def _part(value: Decimal | Estado) -> CellFigure:
    return value.value if isinstance(value, Estado) else value * _HUNDREDTH
