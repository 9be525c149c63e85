"""E10: what is programmed sums to the goal, and nothing is programmed outside the dates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.plan.periods import may_be_active, of_keys
from pecdocs.reading.values import plain_number
from pecdocs.revision.model import Ejemplo, Hallado, Regla
from pecdocs.seguimiento.items import followed, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.plan.values import Cantidad
    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in walk(followed(expediente.plan)):
        if item.measured and item.kind == "suma":
            for scheme, written in item.fields.programacion:
                if written and scheme != "libre":
                    yield from _sum(expediente, item, scheme, written)
                    yield from _dates(expediente, item, scheme, written)


def _sum(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    goal = item.meta.cantidad
    amounts = [_amount(each, item) for each in written.values()]
    if goal is None or any(each is None for each in amounts):
        return
    total = sum((each for each in amounts if each is not None), Decimal(0))
    if total != goal:
        message = f"lo programado de «{item.codigo}» suma {plain_number(total)} y la meta es {plain_number(goal)}"
        place = expediente.sitio(item.owner("programacion"), "programacion", scheme)
        yield Hallado(place, message, "corrija un periodo, o la meta")


def _amount(each: Cantidad, item: Item) -> Decimal | None:
    """Give a programmed quantity in the unit of the goal."""
    if each.valor is None or item.meta.cantidad is None:
        return None
    if each.porcentaje and item.meta.unidad != "%":
        return each.valor * item.meta.cantidad / 100
    return each.valor


def _dates(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    if not item.fields.fechas:
        return
    for period in of_keys(scheme, written):
        amount = written[period.key].valor
        if amount and not may_be_active(period, item.fields.fechas):
            message = f"«{item.codigo}» tiene programación en {period.key}, fuera de sus fechas"
            place = expediente.sitio(item.owner("programacion"), "programacion", scheme, period.key)
            yield Hallado(place, message, "quítela de ese periodo, o corrija las fechas")


REGLA = Regla(
    codigo="E10",
    titulo="Lo programado suma la meta y cabe en las fechas",
    porque="El seguimiento mide cada periodo contra lo programado en él: si no suma la meta, un plan cumplido da menos "
    "o más del 100 %; si cae fuera de las fechas, se debe lo que aún no empieza.",
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
