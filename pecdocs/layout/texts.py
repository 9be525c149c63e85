"""What each `campo` prints: from a node's fields to the lines of a cell. `impreso` always wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.layout.locale import years

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pecdocs.layout.items import Item
    from pecdocs.layout.locale import Locale
    from pecdocs.plan.model import Rol
    from pecdocs.plan.values import (
        Cantidad,
        Fecha,
        Fechas,
        Frecuencia,
        Indicador,
        Meta,
        Paso,
        Presupuesto,
        Responsables,
    )

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What printing a field needs besides the field: the country's marks and the roles' names."""

    locale: Locale
    roles: Mapping[str, Rol]


def text_of(campo: str, item: Item, words: Words) -> Lines:
    """Give the lines that `campo` prints for an item; none when it has no such value.

    Raises KeyError for a name that is no campo.
    """
    return tuple(line for line in _CAMPOS[campo](item, words) if line)


def _number(item: Item, _words: Words) -> Sequence[str]:
    return (item.number,)


def _name(item: Item, _words: Words) -> Sequence[str]:
    return _lines(item.fields.nombre)


def _title(item: Item, _words: Words) -> Sequence[str]:
    name = item.fields.nombre or ""
    return _lines(f"{item.number} {name}".strip())


def _activity(item: Item, words: Words) -> Sequence[str]:
    """Give number and name, then the steps; a number alone before steps of their own is not printed."""
    title = _title(item, words) if item.fields.nombre else ()
    return (*title, *_steps(item, words))


def _steps(item: Item, _words: Words) -> Sequence[str]:
    return [
        line for n, step in enumerate(item.fields.pasos, start=1) for line in _step(step, n, len(item.fields.pasos))
    ]


def _step(step: Paso, position: int, count: int) -> Lines:
    if step.numero == "ninguno":
        number = ""
    elif step.numero == "auto":
        number = f"{position}. " if count > 1 else ""
    else:
        number = f"{step.numero} "
    return _lines(number + step.texto)


def _lines(text: str | None) -> Lines:
    return tuple(text.split("\n")) if text else ()


def _dates(item: Item, words: Words) -> Sequence[str]:
    return [line for each in item.fields.fechas for line in _date_lines(each, words.locale)]


def _date_lines(dates: Fechas, locale: Locale) -> Lines:
    if dates.impreso:
        return _lines(dates.impreso)
    parts = []
    if dates.inicio or dates.fin:
        ends = [date_text(end, locale) for end in (dates.inicio, dates.fin) if end is not None]
        parts.append(" – ".join(ends))
    if dates.anios:
        parts.append(years(dates.anios))
    if dates.meses:
        parts.append(", ".join(locale.month(month) for month in dates.meses))
    if dates.permanente:
        parts.append("Permanente")
    if dates.previo_a:
        parts.append(f"Antes de: {dates.previo_a}")
    return tuple(parts)


def date_text(value: Fecha | None, locale: Locale) -> str:
    """Print one date: its own words, or the day or month in the country's way."""
    if value is None:
        return ""
    return value.impreso or locale.date(value.valor)


def _start(item: Item, words: Words) -> Sequence[str]:
    return [date_text(each.inicio, words.locale) for each in item.fields.fechas]


def _end(item: Item, words: Words) -> Sequence[str]:
    return [date_text(each.fin, words.locale) for each in item.fields.fechas]


def _goal(item: Item, words: Words) -> Sequence[str]:
    return _goal_lines(item.fields.meta, words.locale)


def _goal_lines(goal: Meta | None, locale: Locale) -> Lines:
    if goal is None:
        return ()
    if goal.impreso:
        return _lines(goal.impreso)
    if goal.cantidad is None:
        return ("A demanda",) if goal.demanda else _lines(goal.unidad)
    if goal.unidad == "%":
        return (locale.percent(goal.cantidad),)
    return (f"{locale.number(goal.cantidad)} {goal.unidad or ''}".strip(),)


def _indicator(item: Item, words: Words) -> Sequence[str]:
    return _indicator_lines(item.fields.indicador, words.locale)


def _indicator_lines(indicator: Indicador | None, locale: Locale) -> Lines:
    if indicator is None:
        return ()
    if indicator.impreso:
        return _lines(indicator.impreso)
    formula = " / ".join(part for part in (indicator.numerador, indicator.denominador) if part)
    if formula and indicator.factor is not None:
        formula = f"({formula}) × {locale.number(indicator.factor)}"
    return (*_lines(indicator.nombre), *_lines(formula))


def _responsible(item: Item, words: Words) -> Sequence[str]:
    return _role_lines(item.fields.responsables, words)


def _involved(item: Item, words: Words) -> Sequence[str]:
    return _role_lines(item.fields.involucrados, words)


def _role_lines(roles: Responsables | None, words: Words) -> Lines:
    if roles is None:
        return ()
    if roles.impreso:
        return _lines(roles.impreso)
    found = [words.roles[code] for code in roles.roles]
    if words.locale.estilos.siglas_de_roles:
        return tuple(role.sigla or role.nombre for role in found)
    return tuple(role.nombre for role in found)


def _frequency(item: Item, words: Words) -> Sequence[str]:
    return [line for each in item.fields.frecuencia for line in _frequency_lines(each, words.locale)]


def _frequency_lines(frequency: Frecuencia, locale: Locale) -> Lines:
    if frequency.impreso:
        return _lines(frequency.impreso)
    every = {"unica": "Única vez"}.get(frequency.cada or "", (frequency.cada or "").capitalize())
    if frequency.veces is None:
        return (every,)
    return (f"{every}: {locale.number(frequency.veces)} veces",)


def _budget(item: Item, words: Words) -> Sequence[str]:
    return _budget_lines(item.fields.presupuesto, words.locale)


def _budget_lines(budget: Presupuesto | None, locale: Locale) -> Lines:
    if budget is None:
        return ()
    if budget.impreso:
        return _lines(budget.impreso)
    if budget.sin_costo:
        return ("Sin costo",)
    value = f"${locale.number(budget.valor)} {budget.moneda or ''}".strip() if budget.valor is not None else ""
    return (value, *_lines(budget.fuente))


def _weight(item: Item, words: Words) -> Sequence[str]:
    return () if item.fields.peso is None else (words.locale.percent(item.fields.peso),)


def _several(name: str) -> Callable[[Item, Words], Sequence[str]]:
    def lines(item: Item, _words: Words) -> Sequence[str]:
        value = getattr(item.fields, name)
        return [line for each in value for line in _lines(each)]

    return lines


def _description(item: Item, _words: Words) -> Sequence[str]:
    return _lines(item.fields.descripcion)


_CAMPOS: dict[str, Callable[[Item, Words], Sequence[str]]] = {
    "numero": _number,
    "nombre": _name,
    "titulo": _title,
    "actividad": _activity,
    "descripcion": _description,
    "pasos": _steps,
    "productos": _several("productos"),
    "fechas": _dates,
    "inicio": _start,
    "fin": _end,
    "meta": _goal,
    "indicador": _indicator,
    "responsables": _responsible,
    "involucrados": _involved,
    "publico": _several("publico"),
    "frecuencia": _frequency,
    "medio": _several("medio"),
    "alcance": _several("alcance"),
    "presupuesto": _budget,
    "peso": _weight,
    "observaciones": _several("observaciones"),
}


def quantity_text(quantity: Cantidad | None, locale: Locale) -> Lines:
    """Print a programmed quantity: 3, 25%, or its own words."""
    if quantity is None:
        return ()
    if quantity.impreso:
        return _lines(quantity.impreso)
    if quantity.valor is None:
        return ()
    return (locale.percent(quantity.valor) if quantity.porcentaje else locale.number(quantity.valor),)
