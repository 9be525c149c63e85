"""What an item of a plan says of itself, as the columns of `OF_NODE`: every field, values apart from printed words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.data.seguimiento import indicator_name
from pecdocs.plan.values import AUTO, NINGUNO
from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pecdocs.data.csvfile import Datum, Scalar
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import EntradaLista, Fecha, Fechas, Frecuencia, Indicador, Meta, Paso, Presupuesto
    from pecdocs.plan.values import Responsables as Who
    from pecdocs.seguimiento import Item
    from pecdocs.seguimiento.areas import Roles

_UNKNOWN = ".."
"""An end of a stretch that nobody knows (ISO 8601-2:2019, 4.4)."""


def of_node(item: Item, roles: Roles, plan: Plan) -> list[Datum]:
    """Give the columns of `OF_NODE`; `roles` are those that are asked for it."""
    fields = item.fields
    return [
        item.codigo,
        _number_of(fields.numero),
        fields.nombre_o_paso,
        fields.descripcion,
        *_steps(fields.pasos),
        fields.productos,
        *_goal(fields.meta),
        *_indicator(fields),
        *_dates(fields.fechas),
        *_responsible(fields.responsables, roles, plan),
        *_responsible(fields.involucrados, _roles(fields.involucrados), plan),
        fields.publico,
        tuple(each.cada for each in fields.frecuencia if each.cada is not None),
        tuple(each.veces for each in fields.frecuencia if each.veces is not None),
        tuple(each.impreso for each in fields.frecuencia if each.impreso is not None),
        fields.medio,
        fields.alcance,
        *_budget(fields.presupuesto),
        *((fields.peso.valor, fields.peso.impreso) if fields.peso is not None else (None, None)),
        fields.observaciones,
        *_lists(fields.listas),
    ]


def _number_of(written: str) -> str | None:
    return None if written in {AUTO, NINGUNO} else written


def _steps(steps: Sequence[Paso]) -> Iterator[Datum]:
    yield tuple(each.texto for each in steps)
    yield _beside(_number_of(each.numero) for each in steps)
    yield _beside("; ".join(map(_dates_text, each.fechas)) or None for each in steps)
    yield _beside(each.producto for each in steps)
    yield _beside(_frequency_text(each.frecuencia) for each in steps)


def _beside(values: Iterable[Scalar]) -> tuple[Scalar, ...]:
    """Give what stands beside the entries of a list, one each; nothing where none of them has any."""
    found = tuple(values)
    return found if any(each is not None for each in found) else ()


def _goal(goal: Meta | None) -> list[Datum]:
    if goal is None:
        return [None] * 6
    kind = "demanda" if goal.demanda else goal.tipo
    return [goal.cantidad, goal.unidad, kind, goal.linea_base, goal.tope, goal.impreso]


def _indicator(fields: Campos) -> list[Datum]:
    found: Indicador | None = fields.indicador
    if found is None:
        return [None] * 5
    return [indicator_name(fields), found.numerador, found.denominador, found.factor, found.impreso]


def _dates(dates: Sequence[Fechas]) -> list[Datum]:
    starts = [str(each.inicio.valor) for each in dates if each.inicio is not None and each.inicio.valor is not None]
    ends = [str(each.fin.valor) for each in dates if each.fin is not None and each.fin.valor is not None]
    return [
        min(starts, default=None),
        max(ends, default=None),
        tuple(found for each in dates if (found := _stretch(each)) is not None),
        tuple(Decimal(year) for each in dates for year in each.anios),
        tuple(month for each in dates for month in each.meses),
        any(each.permanente for each in dates) if dates else None,
        tuple(each.previo_a for each in dates if each.previo_a is not None),
        tuple(words for each in dates for words in _printed(each)),
    ]


def _stretch(dates: Fechas) -> str | None:
    """Give a stretch as ISO 8601 writes an interval; None where neither end is known."""
    start, end = _valor(dates.inicio), _valor(dates.fin)
    return f"{start or _UNKNOWN}/{end or _UNKNOWN}" if start or end else None


def _valor(when: Fecha | None) -> date | str | None:
    return when.valor if when is not None else None


def _printed(dates: Fechas) -> Iterator[str]:
    own = (dates.inicio, dates.fin)
    yield from (each.impreso for each in own if each is not None and each.impreso is not None)
    if dates.impreso is not None:
        yield dates.impreso


def _dates_text(dates: Fechas) -> str:
    """Write in a line all that dates say."""
    found = [_stretch(dates), *map(str, dates.anios), *dates.meses, "permanente" if dates.permanente else None]
    return ", ".join(each for each in [*found, dates.previo_a, *_printed(dates)] if each is not None)


def _frequency_text(frequency: Frecuencia | None) -> str | None:
    if frequency is None:
        return None
    times = plain_number(frequency.veces) if frequency.veces is not None else None
    return ", ".join(each for each in (frequency.cada, times, frequency.impreso) if each is not None) or None


def _responsible(who: Who | None, roles: Roles, plan: Plan) -> list[Datum]:
    names = "; ".join(plan.roles[role].nombre for role in roles) or None
    return [names, roles, who.impreso if who is not None else None]


def _roles(who: Who | None) -> Roles:
    return who.roles if who is not None else ()


def _budget(budget: Presupuesto | None) -> list[Datum]:
    if budget is None:
        return [None] * 5
    return [budget.valor, budget.moneda, budget.fuente, budget.sin_costo, budget.impreso]


def _lists(lists: Mapping[str, Sequence[EntradaLista]]) -> Iterator[Datum]:
    entries = [(name, each) for name, some in lists.items() for each in some]
    yield tuple(each.texto for _, each in entries)
    yield tuple(name for name, _ in entries)
    yield _beside(each.junto_a for _, each in entries)
