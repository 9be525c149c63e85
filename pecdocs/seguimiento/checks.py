"""What must agree before a plan is followed: its weights and goals, and each answer with what it answers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.faults import did_you_mean
from pecdocs.seguimiento.items import programmed, walk
from pecdocs.seguimiento.weights import BY_PARENT, NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.faults import Fault
    from pecdocs.plan import Plan
    from pecdocs.reading.source import Source
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.model import Registro, Respuesta
    from pecdocs.seguimiento.rules import Rules

_HUNDRED = Decimal(100)


def check_plan(plan: Plan, items: Sequence[Item], rules: Rules) -> list[Fault]:
    """Give what makes a plan impossible to measure."""
    return [*_periods(plan, rules), *_twice(plan, items), *_goals(plan, items, rules), *_weights(plan, items)]


def _periods(plan: Plan, rules: Rules) -> Iterator[Fault]:
    if not rules.periods:
        message = "el seguimiento va por periodos propios y el plan no los declara"
        yield plan.fault(plan, ("seguimiento", "esquema"), message, "agregue «periodos: …», o escoja otro «esquema»")


def _twice(plan: Plan, items: Sequence[Item]) -> Iterator[Fault]:
    seen: set[str] = set()
    for item in walk(items):
        if item.codigo in seen:
            message = f"«{item.codigo}» está dos veces en la tabla «seguimiento»"
            yield plan.fault(item.written[0], (), message, "déjelo una vez: cada respuesta va a una sola fila")
        seen.add(item.codigo)


def _goals(plan: Plan, items: Sequence[Item], rules: Rules) -> Iterator[Fault]:
    for item in walk(items):
        if item.measured:
            yield from _below_zero(plan, item, rules)
        if item.measured and item.kind in {"capacidad", "reduccion"}:
            yield from _baseline(plan, item)
        elif item.measured and item.kind == "hito":
            yield from _milestone(plan, item, rules)


def _below_zero(plan: Plan, item: Item, rules: Rules) -> Iterator[Fault]:
    """Refuse what nobody can do: an answer is never below zero."""
    for period, amount in programmed(item, rules).items():
        if amount < 0:
            message = f"lo programado de «{item.codigo}» en {period} es {amount}, menor que cero"
            yield plan.fault(item.owner("programacion"), ("programacion",), message, "escriba 0 o más")


def _milestone(plan: Plan, item: Item, rules: Rules) -> Iterator[Fault]:
    if sum(amount > 0 for amount in programmed(item, rules).values()) > 1:
        message = f"«{item.codigo}» es un hito, que se cumple una vez, y está programado en varios periodos"
        hint = "déjelo en el periodo en que se debe cumplir; si se repite, use «tipo: suma»"
        yield plan.fault(item.owner("programacion"), ("programacion",), message, hint)


def _baseline(plan: Plan, item: Item) -> Iterator[Fault]:
    meta, owner = item.meta, item.owner("meta")
    if meta.linea_base is None:
        message = f"la meta de «{item.codigo}» se mide desde una línea base y no la tiene"
        yield plan.fault(owner, ("meta",), message, "agregue «linea_base: …»")
    elif meta.cantidad is not None and not _beyond(item.kind, meta.cantidad, meta.linea_base):
        side = "mayor" if item.kind == "capacidad" else "menor"
        message = f"la meta de «{item.codigo}» es {meta.cantidad} y su línea base, {meta.linea_base}"
        yield plan.fault(owner, ("meta",), message, f"en «{item.kind}» la meta es {side} que la línea base")


def _beyond(kind: str, amount: Decimal, base: Decimal) -> bool:
    return amount > base if kind == "capacidad" else amount < base


def _weights(plan: Plan, items: Sequence[Item]) -> Iterator[Fault]:
    if plan.seguimiento.ponderacion != NONE:
        yield from _siblings(plan, None, items)


def _siblings(plan: Plan, parent: Item | None, items: Sequence[Item]) -> Iterator[Fault]:
    """Give what is wrong with the weights of the parts of a group, and of the parts of each.

    What has nothing to be compared with may go without a weight, and the rows below an activity that is measured itself
    weigh nothing.
    """
    weighed = [item for item in items if _is_compared(item) or item.weight is not None]
    for item in weighed:
        yield from _weight(plan, item)
        if item.has_goal and not item.measured:
            yield from _siblings(plan, item, item.children)
    known = [item.weight for item in weighed if item.weight is not None]
    whole = parent.weight if parent is not None and plan.seguimiento.ponderacion == BY_PARENT else _HUNDRED
    if weighed and len(known) == len(weighed) and whole is not None and sum(known) != whole:
        yield _wrong_sum(plan, parent, weighed, sum(known, Decimal(0)), whole)


def _is_compared(item: Item) -> bool:
    """Tell whether an item, or something below it, has a goal with an amount or a programming: no mere record."""
    if not item.measured:
        return any(map(_is_compared, item.children))
    has_amount = item.meta.cantidad is not None or bool(item.fields.programacion.model_fields_set)
    return has_amount or item.kind in {"hito", "demanda"}


def _weight(plan: Plan, item: Item) -> Iterator[Fault]:
    if item.weight is None:
        yield plan.fault(item.written[0], (), f"«{item.codigo}» no tiene «peso»", "agregue «peso: …»")
    elif item.weight <= 0:
        message = f"el peso de «{item.codigo}» es {item.weight}"
        yield plan.fault(item.owner("peso"), ("peso",), message, "debe ser mayor que cero")


def _wrong_sum(plan: Plan, parent: Item | None, items: Sequence[Item], found: Decimal, whole: Decimal) -> Fault:
    where = f"en «{parent.codigo}» " if parent is not None else ""
    gap = f"faltan {whole - found}" if found < whole else f"sobran {found - whole}"
    message = f"los pesos {where}suman {found} y deben sumar {whole}"
    return plan.fault(items[-1].owner("peso"), ("peso",), message, f"{gap}: ajuste uno de ellos")


def check_codes(registro: Registro, source: Source, items: Sequence[Item]) -> list[Fault]:
    """Give the answers to what the plan does not measure."""
    known = {each.codigo: each for each in walk(items)}
    unknown = [code for code in registro.respuestas if code not in known or not known[code].measured]
    return [source.fault(("respuestas", code), *_unmeasured(code, known), at_key=True) for code in unknown]


def _unmeasured(code: str, known: Mapping[str, Item]) -> tuple[str, str]:
    """Say why an answer has nothing to answer, and what to do."""
    item = known.get(code)
    if item is None:
        measured = [each.codigo for each in known.values() if each.measured]
        return f"el seguimiento del plan no tiene «{code}»", did_you_mean(code, measured) or "quite la respuesta"
    if item.has_goal:
        below = ", ".join(each.codigo for each in walk(item.children) if each.measured)
        return f"«{code}» es un grupo: se mide por sus actividades", f"responda por {below}"
    hint = "agregue «meta» en el plan; si solo se registra, sin cantidad: «meta: {unidad: …}»"
    return f"«{code}» no tiene meta: no hay con qué comparar", hint


def check_answers(registro: Registro, source: Source, items: Sequence[Item]) -> list[Fault]:
    """Give the answers that are not of the kind of their goal."""
    known = {each.codigo: each for each in walk(items) if each.measured}
    answers = registro.respuestas.items()
    return [fault for code, each in answers if code in known for fault in _of_kind(known[code], each, source)]


def _of_kind(item: Item, answer: Respuesta, source: Source) -> Iterator[Fault]:
    at, done = ("respuestas", item.codigo), answer.ejecutado
    if answer.estado is not None and (done is not None or answer.solicitado is not None):
        message = f"«{item.codigo}» tiene un número y «estado: {answer.estado}»"
        yield source.fault((*at, "estado"), message, "deje uno de los dos")
    if item.kind == "demanda":
        yield from _requested(item, answer, source)
    elif answer.solicitado is not None:
        message = f"la meta de «{item.codigo}» no es a demanda: no lleva «solicitado»"
        yield source.fault((*at, "solicitado"), message, "quítelo, o ponga «demanda: sí» en la meta")
    if done is None:
        return
    if item.kind == "hito" and (done.cumplido is None or done.valor is not None):
        message = f"«{item.codigo}» es un hito: se cumple o no"
        yield source.fault((*at, "ejecutado"), message, "escriba «ejecutado: sí» o «ejecutado: no»")
    elif item.kind != "hito":
        yield from _number(item, answer, source)


def _requested(item: Item, answer: Respuesta, source: Source) -> Iterator[Fault]:
    at, done = ("respuestas", item.codigo), answer.ejecutado
    if (done is None) != (answer.solicitado is None):
        message = f"la meta de «{item.codigo}» es a demanda: van lo solicitado y lo atendido"
        lacking = "solicitado" if answer.solicitado is None else "ejecutado"
        yield source.fault(at, message, f"agregue «{lacking}: …»; si nadie pidió nada, los dos en 0")
    if answer.solicitado is not None and answer.solicitado < 0:
        yield source.fault((*at, "solicitado"), f"«{answer.solicitado}» es menor que cero", "escriba 0 o más")


def _number(item: Item, answer: Respuesta, source: Source) -> Iterator[Fault]:
    path = ("respuestas", item.codigo, "ejecutado")
    done, unit = answer.ejecutado, item.meta.unidad
    if done is None or done.valor is None:
        message = f"lo ejecutado de «{item.codigo}» es un número{f' de {unit}' if unit else ''}"
        yield source.fault(path, message, "escriba cuánto se hizo, solo con cifras")
    elif done.valor < 0:
        yield source.fault(path, f"«{done.valor}» es menor que cero", "escriba 0 o más")
    elif done.porcentaje and unit != "%":
        message = f"la meta de «{item.codigo}» no está en %: «{done.valor} %» no dice cuánto se hizo"
        yield source.fault(path, message, f"escriba el número{f' de {unit}' if unit else ''}, sin «%»")
