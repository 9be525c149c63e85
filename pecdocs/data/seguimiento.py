"""The seguimiento as open data: one row an activity and period, up to a cut-off, under names that stay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.seguimiento import Estado, progress
from pecdocs.seguimiento.areas import asked_of
from pecdocs.seguimiento.model import Respuesta

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.data.csvfile import Datum
    from pecdocs.plan import Plan
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento import Answers, Avance, Item, Progress, Rules
    from pecdocs.seguimiento.model import Evidencia, Tramite
    from pecdocs.seguimiento.states import Value

COLUMNS = {
    "entidad": "el nombre de la entidad",
    "plan": "el título del plan",
    "vigencia_desde": "el primer año del plan",
    "vigencia_hasta": "el último año del plan",
    "version": "la versión del plan",
    "codigo": "el código de la actividad",
    "nivel1": "el grupo más alto en que está; si hay más niveles, nivel2 y siguientes",
    "actividad": "su nombre",
    "responsables": "las áreas a las que se pregunta",
    "indicador": "el nombre del indicador",
    "tipo": "el tipo de la meta: suma, flujo, stock, capacidad, reduccion, hito o demanda",
    "unidad": "la unidad de programado y ejecutado",
    "periodo": "la clave del periodo",
    "fecha_inicio": "su primer día",
    "fecha_fin": "su último día",
    "cerrado": "el día en que se cerró; vacío si no se ha cerrado",
    "programado": "lo programado en el periodo",
    "ejecutado": "lo hecho en el periodo",
    "solicitado": "lo solicitado, en las metas a demanda",
    "estado": "por qué no hay un porcentaje del periodo",
    "porcentaje": "el porcentaje del periodo: 100 es todo lo programado",
    "a_la_fecha": "el porcentaje desde el comienzo hasta el fin del periodo",
    "cuenta": "lo que ese porcentaje cuenta en los promedios, con su tope",
    "semaforo": "la palabra del semáforo a la fecha",
    "en_el_anio": "el porcentaje de la meta del año",
    "evidencia": "las evidencias, separadas por « | »",
    "analisis": "lo que explica el resultado",
    "reportado_por": "quién reportó",
    "reportado_fecha": "cuándo",
    "reportado_archivo": "en qué archivo",
    "devuelto_por": "quién lo devolvió",
    "devuelto_fecha": "cuándo",
    "validado_por": "quién lo validó",
    "validado_fecha": "cuándo",
    "cambios_despues_del_cierre": "cuántos cambios se autorizaron después del cierre",
}
"""Every column, and what it holds; `nivel1` stands for as many as the plan has levels above its activities."""
_LEVEL = "nivel1"
_BETWEEN = " | "


def columns_of(plan: Plan, rules: Rules, answers: Answers, corte: str) -> list[str]:
    """Give the names of the columns of a plan."""
    levels = _depth(progress(plan, rules, answers, corte))
    return [name for each in COLUMNS for name in (_levels(levels) if each == _LEVEL else [each])]


def seguimiento_rows(plan: Plan, rules: Rules, answers: Answers, corte: str) -> Iterator[list[Datum]]:
    """Give the rows of a plan, activities in the order of the plan and periods in that of the calendar.

    Raises LookupError when the plan has no such period.
    """
    periods, asked = rules.up_to(corte), asked_of(plan)
    found = {each.key: progress(plan, rules, answers, each.key) for each in periods}
    levels = _depth(found[corte])
    for item, above in _activities(found[corte].items, ()):
        names = [*above[:levels], *[""] * (levels - len(above))]
        roles = "; ".join(plan.roles[role].nombre for role in asked.get(item.codigo, ()))
        for period in periods:
            answer = answers.answer(period.key, item.codigo) or Respuesta()
            yield [
                *_of_plan(plan),
                item.codigo,
                *names,
                _name(item),
                roles,
                *_of_goal(item),
                *_of_period(period, answers),
                *_measured(found[period.key], period.key, item.codigo, answer),
                *_answered(answer),
            ]


def _activities(items: Sequence[Item], above: tuple[str, ...]) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Give each activity that is measured, with the names of the groups that it stands in."""
    for item in items:
        if item.measured:
            yield item, above
        yield from _activities(item.children, (*above, _name(item)))


def _depth(found: Progress) -> int:
    return max((len(above) for _, above in _activities(found.items, ())), default=0)


def _levels(count: int) -> list[str]:
    return [f"nivel{number}" for number in range(1, count + 1)]


def _name(item: Item) -> str:
    return item.fields.nombre or (item.fields.pasos[0].texto if item.fields.pasos else "")


def _of_plan(plan: Plan) -> list[Datum]:
    years = plan.documento.vigencia
    return [
        plan.entidad.nombre or plan.entidad.sigla or "",
        plan.documento.titulo,
        str(years.desde),
        str(years.anios[-1]),
        plan.documento.version,
    ]


def _of_goal(item: Item) -> list[Datum]:
    indicator = item.fields.indicador
    name = (indicator.nombre or indicator.numerador or indicator.impreso) if indicator is not None else None
    return [name, item.kind, item.meta.unidad]


def _of_period(period: Period, answers: Answers) -> list[Datum]:
    registro = answers.registros.get(period.key)
    closed = registro.cerrado.fecha if registro is not None and registro.cerrado is not None else None
    return [period.key, date.fromisoformat(period.first), date.fromisoformat(period.last), closed]


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
        _BETWEEN.join(map(_evidence, answer.evidencia)),
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
    return value if isinstance(value, Decimal) else None
