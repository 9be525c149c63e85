"""What each `campo` prints: from a node's fields to the lines of a cell. `impreso` always wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.formato.model import CAMPOS_DE_AVANCE
from pecdocs.layout.locale import Amount, years
from pecdocs.plan.numerals import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pecdocs.layout.avances import Avances
    from pecdocs.layout.items import Item
    from pecdocs.layout.locale import Locale
    from pecdocs.plan.model import Campos, Rol
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
Texts = Iterable[str | None]
"""What a field prints, in order: a line end in a text is a line end on paper, an empty or missing one is nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """What printing a field needs besides the field: the country's marks, the roles' names and what was done."""

    locale: Locale
    roles: Mapping[str, Rol]
    known: dict[tuple[int, str], tuple[Campos, Lines]] = field(default_factory=dict)
    """What each campo prints of each node or row, by identity: several tables, and the losses, ask for the same."""
    avances: Avances | None = None
    """What was done, as of the cut-off of the document, if it has one."""


def text_of(campo: str, item: Item, words: Words) -> Lines:
    """Give the lines that `campo` prints for an item; none when it has no such value.

    Raises KeyError for a name that is no campo.
    """
    if campo in NUMBERED:
        return _lines(_CAMPOS[campo](item, words))
    key = id(item.fields), campo
    found = words.known.get(key)
    if found is None:
        found = words.known[key] = item.fields, _lines(_CAMPOS[campo](item, words))
    return found[1]


def _lines(texts: Texts) -> Lines:
    said = [each for each in texts if each]
    if len(said) == 1 and "\n" not in said[0]:  # most are
        return (said[0],)
    return tuple(filter(None, "\n".join(said).split("\n")))


def _number(item: Item, _words: Words) -> Texts:
    return [item.number]


def _name(item: Item, words: Words) -> Texts:
    """Give the name; what has only steps is called by them."""
    return [item.fields.nombre] if item.fields.nombre is not None else _steps(item, words)


def prints_number(campo: str, item: Item) -> bool:
    """Tell whether a campo prints an item's number: what has only steps is called by them, without it."""
    return campo == "numero" or (campo in NUMBERED and (item.fields.nombre is not None or not item.fields.pasos))


def _title(item: Item, _words: Words) -> Texts:
    """Give number and name."""
    if not prints_number("titulo", item):
        return _steps(item, _words)
    return [f"{item.number} {item.fields.nombre or ''}".strip()]


def _activity(item: Item, words: Words) -> Texts:
    if item.fields.nombre is None:
        return _title(item, words)
    return [*_title(item, words), *_steps(item, words)]


def _steps(item: Item, _words: Words) -> Texts:
    steps = item.fields.pasos
    return [_step(step, position, len(steps)) for position, step in enumerate(steps, start=1)]


def _step(step: Paso, position: int, count: int) -> str:
    number = printed(step.numero, f"{position}." if count > 1 else "")
    return f"{number} {step.texto}" if number else step.texto


def _products(item: Item, _words: Words) -> Texts:
    return [*item.fields.productos, *(step.producto for step in item.fields.pasos)]


def dates_of(fields: Campos) -> list[Fechas]:
    """Give when something is done: its own dates, then those of its steps."""
    return [*fields.fechas, *(dates for step in fields.pasos for dates in step.fechas)]


def _dates(item: Item, words: Words) -> Texts:
    return [text for each in dates_of(item.fields) for text in _date_texts(each, words.locale)]


def _date_texts(dates: Fechas, locale: Locale) -> Texts:
    if dates.impreso:
        return [dates.impreso]
    return [
        _span(dates, locale),
        years(dates.anios),
        ", ".join(locale.month(month) for month in dates.meses),
        "Permanente" if dates.permanente else None,
        f"Antes de: {dates.previo_a}" if dates.previo_a else None,
    ]


def _span(dates: Fechas, locale: Locale) -> str:
    """Print the start and the end; an end alone says that it is one, unless its own words are printed."""
    start, end = date_text(dates.inicio, locale), date_text(dates.fin, locale)
    if not start and end and dates.fin is not None and dates.fin.impreso is None:
        return f"Hasta {end}"
    return " – ".join(each for each in (start, end) if each)


def date_text(value: Fecha | None, locale: Locale) -> str:
    """Print one date: its own words, or the day or month in the country's way."""
    if value is None:
        return ""
    return value.impreso or locale.date(value.valor)


def _start(item: Item, words: Words) -> Texts:
    return [date_text(each.inicio, words.locale) for each in dates_of(item.fields)]


def _end(item: Item, words: Words) -> Texts:
    return [date_text(each.fin, words.locale) for each in dates_of(item.fields)]


def _goal(item: Item, words: Words) -> Texts:
    goal = item.fields.meta
    if goal is None:
        return []
    if goal.impreso:
        return [goal.impreso]
    amount = _goal_amount(goal)
    if amount is not None:
        return [words.locale.amount(amount)]
    return [": ".join(word for word in ("A demanda" if goal.demanda else "", goal.unidad) if word)]


def _goal_amount(goal: Meta | None) -> Amount | None:
    if goal is None or goal.cantidad is None:
        return None
    return Amount(goal.cantidad, goal.unidad or "")


def _indicator(item: Item, words: Words) -> Texts:
    indicator = item.fields.indicador
    if indicator is None:
        return []
    if indicator.impreso:
        return [indicator.impreso]
    return [indicator.nombre, _formula(indicator, words.locale)]


def _formula(indicator: Indicador, locale: Locale) -> str:
    formula = " / ".join(part for part in (indicator.numerador, indicator.denominador) if part)
    if formula and indicator.factor is not None:
        return f"({formula}) × {locale.number(indicator.factor)}"
    return formula


def _responsible(item: Item, words: Words) -> Texts:
    return _role_names(item.fields.responsables, words)


def _involved(item: Item, words: Words) -> Texts:
    return _role_names(item.fields.involucrados, words)


def _role_names(roles: Responsables | None, words: Words) -> Texts:
    if roles is None:
        return []
    if roles.impreso:
        return [roles.impreso]
    found = [words.roles[code] for code in roles.roles]
    if words.locale.estilos.siglas_de_roles:
        return [role.sigla or role.nombre for role in found]
    return [role.nombre for role in found]


def frequencies_of(fields: Campos) -> list[Frecuencia]:
    """Give how often something is done: its own frequencies, then those of its steps."""
    return [*fields.frecuencia, *(step.frecuencia for step in fields.pasos if step.frecuencia is not None)]


def _frequency(item: Item, words: Words) -> Texts:
    return [_frequency_text(each, words.locale) for each in frequencies_of(item.fields)]


def _frequency_text(frequency: Frecuencia, locale: Locale) -> str:
    if frequency.impreso:
        return frequency.impreso
    every = "Única vez" if frequency.cada == "unica" else (frequency.cada or "").capitalize()
    times = ""
    if frequency.veces is not None:
        times = f"{locale.number(frequency.veces)} {'vez' if frequency.veces == 1 else 'veces'}"
    return ": ".join(word for word in (every, times) if word)


def _budget(item: Item, words: Words) -> Texts:
    budget = item.fields.presupuesto
    if budget is None:
        return []
    if budget.impreso:
        return [budget.impreso]
    amount = _budget_amount(budget)
    value = words.locale.amount(amount) if amount is not None else None
    return ["Sin costo" if budget.sin_costo else value, budget.fuente]


def _budget_amount(budget: Presupuesto | None) -> Amount | None:
    if budget is None or budget.valor is None:
        return None
    return Amount(budget.valor, budget.moneda or "", money=True)


def _weight(item: Item, words: Words) -> Texts:
    weight = item.fields.peso
    if weight is None or weight.impreso or weight.valor is None:
        return [weight.impreso if weight is not None else None]
    return [words.locale.percent(weight.valor)]


def _several(name: str) -> Callable[[Item, Words], Texts]:
    def texts(item: Item, _words: Words) -> Texts:
        found: Texts = getattr(item.fields, name)
        return found

    return texts


def _avance(campo: str) -> Callable[[Item, Words], Texts]:
    def texts(item: Item, words: Words) -> Texts:
        return words.avances.lines(campo, item.codigo) if words.avances is not None else ()

    return texts


def _description(item: Item, _words: Words) -> Texts:
    return [item.fields.descripcion]


NAMES = frozenset({"nombre", "titulo", "actividad"})
"""The campos that say what an item is called."""
NUMBERED = frozenset({"numero", "titulo", "actividad"})
"""What depends on an item's number, which each table gives it."""
_CAMPOS: dict[str, Callable[[Item, Words], Texts]] = {
    "numero": _number,
    "nombre": _name,
    "titulo": _title,
    "actividad": _activity,
    "descripcion": _description,
    "pasos": _steps,
    "productos": _products,
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
    **{campo: _avance(campo) for campo in CAMPOS_DE_AVANCE},
}


def quantity_text(quantity: Cantidad | None, locale: Locale) -> Lines:
    """Print a programmed quantity: 3, 25%, or its own words."""
    if quantity is not None and quantity.impreso:
        return _lines([quantity.impreso])
    amount = quantity_amount(quantity)
    return (locale.amount(amount),) if amount is not None else ()


def is_said(quantity: Cantidad | None) -> bool:
    """Tell whether a programmed quantity prints something."""
    if quantity is None or not quantity.impreso:
        return quantity is not None and quantity.valor is not None
    return bool(_lines([quantity.impreso]))


def quantity_amount(quantity: Cantidad | None) -> Amount | None:
    """Give the amount of a programmed quantity, when it is known."""
    if quantity is None or quantity.valor is None:
        return None
    return Amount(quantity.valor, "%" if quantity.porcentaje else "")


def amount_of(campo: str, item: Item) -> Amount | None:
    """Give the amount that `campo` holds, to add it up; None when it is not a number, or is not known."""
    fields = item.fields
    amounts = {
        "meta": _goal_amount(fields.meta),
        "presupuesto": _budget_amount(fields.presupuesto),
        "peso": Amount(fields.peso.valor, "%") if fields.peso and fields.peso.valor is not None else None,
    }
    return amounts.get(campo)
