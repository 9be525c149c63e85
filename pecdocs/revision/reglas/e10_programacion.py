"""E10: what is programmed sums to the goal, and fits the dates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE, MONTHS_EACH, Period, is_active, may_be_active, of_keys, of_years
from pecdocs.reading.values import plain_number
from pecdocs.revision.control import dicha
from pecdocs.revision.medidas import cantidad_dicha, cosas_partidas, meta_dicha
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.plan.values import Cantidad, Fechas
    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item

_OFTEN = frozenset({"diaria", "semanal", "quincenal", "mensual"})
"""How often something is done that is done in each month of its dates."""
_HALF = 2


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in expediente.programados:
        for scheme, written in item.fields.programacion:
            if written and scheme != LIBRE:
                yield from _sum(expediente, item, scheme, written)
                yield from _dates(expediente, item, scheme, written)
                yield from _even(expediente, item, scheme, written)


def _sum(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    goal = item.meta.cantidad
    amounts = [amount for each in written.values() if (amount := _amount(each, item)) is not None]
    if goal is None or len(amounts) < len(written):
        return
    total = sum(amounts, Decimal(0))
    if total not in {goal, _of_its_years(item, scheme, written)}:
        message = f"lo programado de «{item.codigo}» suma {plain_number(total)} y la meta es {plain_number(goal)}"
        place = expediente.sitio(item.owner("programacion"), "programacion", scheme)
        grave = Gravedad.AVISO if _is_a_part(expediente, item, scheme, written) else None
        yield Hallado(place, message, _hint(amounts, goal), grave)


def _of_its_years(item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Decimal | None:
    """Give what the same activity programmes for the years of these periods, where it says it year by year."""
    yearly = item.fields.programacion.anual
    years = {key[:4] for key in written}
    amounts = [_amount(yearly[each], item) for each in years if each in yearly]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if scheme != "anual" and len(known) == len(years) else None


def _amount(each: Cantidad, item: Item) -> Decimal | None:
    """Give a programmed quantity in the unit of the goal."""
    if each.valor is None or item.meta.cantidad is None:
        return None
    if each.porcentaje and item.meta.unidad != "%":
        return each.valor * item.meta.cantidad / 100
    return each.valor


def _is_a_part(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> bool:
    """Tell whether only some years of the goal may be programmed: of a plan of several, or of another's four years."""
    years = expediente.plan.documento.vigencia.anios
    programmed = {int(key[:4]) for key in written}
    if scheme == "anual" and len(years) == 1:
        return True
    active = [each for each in of_years("anual", years) if may_be_active(each, item.fields.fechas)]
    return any(each.year not in programmed for each in active)


def _hint(amounts: Sequence[Decimal], goal: Decimal) -> str:
    """Guess what was meant: each period the whole goal, or what was done since the beginning."""
    if len(amounts) > 1 and set(amounts) == {goal}:
        return "si la meta es la misma en cada periodo, dígalo con «tipo: flujo» o «tipo: stock»"
    if len(amounts) > 1 and amounts[-1] == goal and list(amounts) == sorted(amounts):
        return "si va acumulado, escriba lo que toca a cada periodo, o dígalo con «tipo: stock»"
    return "corrija un periodo, o la meta"


def _dates(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    if not item.fields.fechas:
        return
    for period in of_keys(scheme, written):
        amount = written[period.key].valor
        if amount and not may_be_active(period, item.fields.fechas):
            message = f"«{item.codigo}» tiene programación en {period.key}, fuera de sus fechas"
            place = expediente.sitio(item.owner("programacion"), "programacion", scheme, period.key)
            yield Hallado(place, message, "quítela de ese periodo, o corrija las fechas")


def _even(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    """Find the same in each period where the dates leave out half of one or more.

    It is an error where the same is no whole number of things; where the activity is done each month, a warning.
    """
    periods = of_keys(scheme, written)
    same = {each.valor for each in written.values()}
    if len(periods) < _HALF or len(same) > 1 or MONTHS_EACH[scheme] < _HALF or not all(same):
        return
    short = _short(periods, item.fields.fechas)
    if short is None:
        return
    first, months = short
    each = written[first.key]
    things = _things(expediente, item, each)
    often = any(every.cada in _OFTEN for every in item.fields.frecuencia)
    if things is None and not often:
        return
    message = (
        f"«{item.codigo}» programa «{cantidad_dicha(each)}» en {first.key} como en los demás periodos, y en él solo "
        f"{_months(months)} de sus fechas{_said(item.fields.fechas)}{things or ''}"
    )
    place = expediente.sitio(item.owner("programacion"), "programacion", scheme, first.key)
    hint = "reparta según las fechas; «pecdocs seguimiento proponer» hace una propuesta"
    yield Hallado(place, message, hint, None if things is not None else Gravedad.AVISO)


def _short(periods: Sequence[Period], dates: Sequence[Fechas]) -> tuple[Period, int] | None:
    """Give the first period in which half the months or less are of the dates, where others are whole."""
    if any(each.permanente or each.meses or each.anios for each in dates):
        return None
    months = {each.key: each for each in of_years("mensual", sorted({each.year for each in periods}))}
    counts = [
        sum(period.first[:7] <= key <= period.last[:7] and is_active(each, dates) for key, each in months.items())
        for period in periods
    ]
    found = [(period, count) for period, count in zip(periods, counts, strict=True) if 0 < count * _HALF <= max(counts)]
    return found[0] if found else None


def _months(count: int) -> str:
    return "hay un mes" if count == 1 else f"hay {count} meses"


def _said(dates: Sequence[Fechas]) -> str:
    words = [dicha(each) for each in (dates[0].inicio, dates[-1].fin) if each is not None]
    return f" (de «{words[0]}» a «{words[1]}»)" if len(words) == len("ab") else ""


def _things(expediente: Expediente, item: Item, each: Cantidad) -> str | None:
    """Say how many things a percentage is of, where that is no whole number; None where it is, or of no things."""
    found = cosas_partidas(expediente, item, each)
    return f"; de «{meta_dicha(found[0])}» son {plain_number(found[1])}" if found is not None else None


REGLA = Regla(
    codigo="E10",
    titulo="Lo programado suma la meta y cabe en las fechas",
    porque="El seguimiento mide cada periodo contra lo programado en él: si no suma la meta, un plan cumplido da menos "
    "o más del 100 %; si cae fuera de las fechas, o va igual en todos y empieza tarde, se debe lo que aún no toca.",
    corregir="Reparta la meta entre los periodos en que se hace; «pecdocs seguimiento proponer» hace una propuesta.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: REV
                nombre: Publicar la revista
                responsables: [COM]
                indicador: {numerador: Revistas publicadas, denominador: Revistas programadas}
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                meta: {cantidad: 10, unidad: revistas}
                programacion:
                  trimestral: {2024-T1: 3, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
        bien="""
            arbol:
              - codigo: REV
                nombre: Publicar la revista
                responsables: [COM]
                indicador: {numerador: Revistas publicadas, denominador: Revistas programadas}
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                meta: {cantidad: 10, unidad: revistas}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
    ),
    buscar=_buscar,
)
