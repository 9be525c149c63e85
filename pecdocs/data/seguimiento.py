"""The seguimiento as open data: one row an activity and period, up to a cut-off, under names that stay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.data.columns import (
    ACTIVIDAD,
    BETWEEN,
    CERRADO,
    CODIGO,
    INDICADOR,
    MEDIDO,
    OF_PLAN,
    PERIODO,
    PROGRAMADO,
    RESPONSABLES,
    TIPO,
    UNIDAD,
    Column,
)
from pecdocs.data.csvfile import rounded
from pecdocs.seguimiento import Estado, progress
from pecdocs.seguimiento.areas import asked_of
from pecdocs.seguimiento.model import Respuesta

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.data.csvfile import Datum
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Campos
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento import Answers, Avance, Item, Progress, Rules
    from pecdocs.seguimiento.model import Evidencia, Tramite
    from pecdocs.seguimiento.states import Value

_LEVEL = Column(
    "nivel1", "el grupo más alto en que está; si hay más niveles, nivel2 y siguientes", sources=("arbol.nombre",)
)
SEGUIMIENTO = (
    *OF_PLAN,
    CODIGO,
    _LEVEL,
    ACTIVIDAD,
    RESPONSABLES,
    INDICADOR,
    TIPO,
    UNIDAD,
    *PERIODO,
    CERRADO,
    PROGRAMADO,
    *MEDIDO,
)
COLUMNS = {each.name: each.meaning for each in SEGUIMIENTO}
"""Every column, and what it holds; `nivel1` stands for as many as the plan has levels above its activities."""


def columns_of(plan: Plan, rules: Rules, answers: Answers, corte: str) -> list[str]:
    """Give the names of the columns of a plan."""
    levels = _depth(progress(plan, rules, answers, corte))
    return [name for each in COLUMNS for name in (_levels(levels) if each == _LEVEL.name else [each])]


def seguimiento_rows(plan: Plan, rules: Rules, answers: Answers, corte: str) -> Iterator[list[Datum]]:
    """Give the rows of a plan, activities in the order of the plan and periods in that of the calendar.

    Raises LookupError when the plan has no such period.
    """
    asked, medidas = asked_of(plan), Medidas(rules, answers, corte, plan)
    levels = _depth(medidas.last)
    for item, above in _activities(medidas.last.items, ()):
        names = [*above[:levels], *[""] * (levels - len(above))]
        roles = "; ".join(plan.roles[role].nombre for role in asked.get(item.codigo, ()))
        for period in medidas.periods:
            cerrado, *measured = medidas.of(item.codigo, period)
            yield [
                *of_plan(plan),
                item.codigo,
                *names,
                item.fields.nombre_o_paso,
                roles,
                *_of_goal(item),
                *of_period(period),
                cerrado,
                *measured,
            ]


class Medidas:
    """What was done of each activity in each period up to a cut-off, each period measured as of its own end."""

    def __init__(self, rules: Rules, answers: Answers, corte: str, plan: Plan) -> None:
        self.periods = rules.up_to(corte)
        """The periods up to the cut-off."""
        self._answers = answers
        self._found = {each.key: progress(plan, rules, answers, each.key) for each in self.periods}
        self.last = self._found[corte]
        """The plan as of the cut-off."""

    def of(self, codigo: str, period: Period) -> list[Datum]:
        """Give when a period was closed, what was programmed, and the columns of `MEDIDO`."""
        answer = self._answers.answer(period.key, codigo) or Respuesta()
        registro = self._answers.registros.get(period.key)
        closed = registro.cerrado.fecha if registro is not None and registro.cerrado is not None else None
        return [closed, *_measured(self._found[period.key], period.key, codigo, answer), *_answered(answer)]


def _activities(items: Sequence[Item], above: tuple[str, ...]) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Give each activity that is measured, with the names of the groups that it stands in."""
    for item in items:
        if item.measured:
            yield item, above
        yield from _activities(item.children, (*above, item.fields.nombre_o_paso))


def _depth(found: Progress) -> int:
    return max((len(above) for _, above in _activities(found.items, ())), default=0)


def _levels(count: int) -> list[str]:
    return [f"nivel{number}" for number in range(1, count + 1)]


def of_plan(plan: Plan) -> list[Datum]:
    """Give the columns of `OF_PLAN`."""
    years = plan.documento.vigencia
    return [
        plan.entidad.nombre or plan.entidad.sigla or "",
        plan.documento.titulo,
        Decimal(years.desde),
        Decimal(years.anios[-1]),
        plan.documento.version,
    ]


def indicator_name(fields: Campos) -> str | None:
    """Give how an indicator is called."""
    found = fields.indicador
    return (found.nombre or found.numerador or found.impreso) if found is not None else None


def _of_goal(item: Item) -> list[Datum]:
    return [indicator_name(item.fields), item.kind, item.meta.unidad]


def of_period(period: Period) -> list[Datum]:
    """Give the columns of `PERIODO`."""
    return [period.key, date.fromisoformat(period.first), date.fromisoformat(period.last)]


def _measured(found: Progress, period: str, codigo: str, answer: Respuesta) -> list[Datum]:
    activity = found.activities[codigo]
    own: Avance = activity.periods[period]
    state = own.percent.value if isinstance(own.percent, Estado) else ""
    return [
        _number(own.programado),
        _number(own.ejecutado),
        answer.solicitado,
        state,
        _number(own.percent),
        _number(activity.to_date.percent),
        _number(activity.to_date.counted),
        activity.to_date.light.word,
        _number(activity.year.percent),
    ]


def _answered(answer: Respuesta) -> list[Datum]:
    reported, returned, validated = answer.reportado, answer.devuelto, answer.validado
    return [
        BETWEEN.join(map(_evidence, answer.evidencia)),
        answer.analisis,
        *_step(reported),
        reported.archivo if reported is not None else None,
        *_step(returned),
        *_step(validated),
        Decimal(len(answer.cambios)),
    ]


def _step(tramite: Tramite | None) -> list[Datum]:
    return [tramite.por, tramite.fecha] if tramite is not None else [None, None]


def _evidence(evidence: Evidencia) -> str:
    when = evidence.fecha.isoformat() if evidence.fecha is not None else None
    return ", ".join(each for each in (evidence.texto, evidence.url, evidence.ruta, when) if each)


def _number(value: Value) -> Decimal | None:
    return rounded(value) if isinstance(value, Decimal) else None
