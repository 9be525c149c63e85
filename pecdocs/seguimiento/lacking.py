"""What a period lacks before it can be closed or reported for good: answers, and reasons for what is behind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.seguimiento.areas import asked_of
from pecdocs.seguimiento.items import followed, walk
from pecdocs.seguimiento.progress import steps_of
from pecdocs.seguimiento.rules import decided
from pecdocs.seguimiento.states import Estado

if TYPE_CHECKING:
    from pecdocs.plan.model import Plan
    from pecdocs.seguimiento.answers import Answers
    from pecdocs.seguimiento.progress import Activity, Progress
    from pecdocs.seguimiento.rules import Rules

_NOBODY = "Sin responsable"


def unanswered(found: Progress) -> tuple[str, ...]:
    """Give the activities of which an answer is due in the period of the cut-off, and nobody gave one."""
    return tuple(code for code, each in found.activities.items() if found.corte in each.to_date.missing)


def unanswered_by_area(plan: Plan, rules: Rules, answers: Answers, period: str) -> dict[str, tuple[str, ...]]:
    """Give the activities of which an answer is due in a period and nobody gave one, by the names of who is asked.

    Nothing is reckoned for it; several roles may be asked for one activity.
    """
    asked = asked_of(plan)
    found: dict[str, list[str]] = {}
    for item in walk(followed(plan)):
        if item.measured and any(step.missing for step in steps_of(item, rules, answers) if step.key == period):
            for name in [plan.roles[role].nombre for role in asked[item.codigo]] or [_NOBODY]:
                found.setdefault(name, []).append(item.codigo)
    return {name: tuple(codes) for name, codes in found.items()}


def unexplained(found: Progress, answers: Answers, rules: Rules) -> tuple[str, ...]:
    """Give the activities that are behind to date, and whose answer of the period of the cut-off does not say why."""
    behind = (code for code, each in found.activities.items() if is_behind(each, rules))
    given = ((code, answers.answer(found.corte, code)) for code in behind)
    return tuple(code for code, answer in given if answer is not None and answer.analisis is None)


def is_behind(activity: Activity, rules: Rules) -> bool:
    """Tell whether the result of an activity to date must be explained: it has not begun, or is below the bound."""
    percent = activity.to_date.percent
    if isinstance(percent, Estado):
        return percent is Estado.NO_INICIADO
    return decided(percent) < bound(rules)


def bound(rules: Rules) -> Decimal:
    """Give the percentage below which a result must be explained: the format's, or where its last step begins."""
    if rules.formato.analisis_bajo is not None:
        return rules.formato.analisis_bajo
    steps = rules.formato.semaforo
    return steps[-1].desde if steps else Decimal(0)
