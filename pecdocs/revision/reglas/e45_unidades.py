"""E45: what a row programs and reports is in one unit, and a percentage of things is of whole ones."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE
from pecdocs.reading.values import plain_number
from pecdocs.revision.medidas import cantidad_dicha, cosas_partidas, meta_dicha
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.plan.values import Cantidad
    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item

_ONE, _MANY = Decimal(1), Decimal(2)
_HALF_WAY = Decimal(10)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in (each for each in expediente.seguidos if each.measured):
        for scheme, written in item.fields.programacion:
            if written:
                yield from _mixed(expediente, item, scheme, written)
                yield from _fractions(expediente, item, scheme, written)
                yield from _parts_of_things(expediente, item, scheme, written)
    yield from _reported(expediente)


def _mixed(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    """Find percentages beside quantities in one row; of a goal in %, both are the same."""
    known = [each for each in written.values() if each.valor]
    percents = [each for each in known if each.porcentaje]
    if item.meta.unidad == "%" or not percents or len(percents) == len(known):
        return
    one, other = percents[0], next(each for each in known if not each.porcentaje)
    message = f"«{item.codigo}» programa «{cantidad_dicha(one)}» junto a «{cantidad_dicha(other)}»"
    place = expediente.sitio(item.owner("programacion"), "programacion", scheme)
    yield Hallado(place, message, "póngalo todo en la unidad de la meta, o todo en porcentaje")


def _fractions(expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]) -> Iterator[Hallado]:
    """Find 0.5 beside 50 where the goal is in %: one of them is half, the other is a half per cent."""
    amounts = [each for each in written.values() if each.valor]
    small = [each for each in amounts if each.valor is not None and 0 < each.valor < _ONE and not each.porcentaje]
    large = [each for each in amounts if each.valor is not None and each.valor >= _HALF_WAY]
    if item.meta.unidad != "%" or not small or not large:
        return
    message = f"«{item.codigo}» programa «{cantidad_dicha(small[0])}» junto a «{cantidad_dicha(large[0])}»"
    place = expediente.sitio(item.owner("programacion"), "programacion", scheme)
    percent = plain_number((small[0].valor or _ONE) * 100)
    yield Hallado(place, message, f"si es la fracción, escriba «{percent} %»", Gravedad.AVISO)


def _parts_of_things(
    expediente: Expediente, item: Item, scheme: str, written: Mapping[str, Cantidad]
) -> Iterator[Hallado]:
    """Find a percentage of things that is no whole number of them."""
    for key, each in written.items() if scheme != LIBRE else ():
        found = cosas_partidas(expediente, item, each)
        if found is not None:
            goal, amount = found
            message = f"«{cantidad_dicha(each)}» de «{meta_dicha(goal)}» son {plain_number(amount)}"
            hint = "programe cuántas en cada periodo, en la unidad de la meta"
            place = expediente.sitio(item.owner("programacion"), "programacion", scheme, key)
            yield Hallado(place, message, hint, Gravedad.NOTA)
            return


def _reported(expediente: Expediente) -> Iterator[Hallado]:
    """Find 0.5 reported of a goal in % of which 50 was programmed."""
    if expediente.answers is None:
        return
    items = {each.codigo: each for each in expediente.seguidos if each.measured and each.meta.unidad == "%"}
    for period, registro in expediente.answers.registros.items():
        for codigo, answer in registro.respuestas.items():
            done = answer.ejecutado.valor if answer.ejecutado is not None else None
            if codigo not in items or done is None or answer.ejecutado is None or answer.ejecutado.porcentaje:
                continue
            goal = items[codigo].meta.cantidad
            if 0 < done < _ONE and goal is not None and goal >= _HALF_WAY:
                percent = plain_number(goal)
                message = f"lo hecho de «{codigo}» en {period} es «{plain_number(done)}», y la meta, «{percent} %»"
                place = expediente.sitio_de_respuesta(period, codigo, "ejecutado")
                hint = f"si es la fracción, escriba «{plain_number(done * 100)} %»"
                yield Hallado(place, message, hint, Gravedad.AVISO)


REGLA = Regla(
    codigo="E45",
    titulo="Lo programado y lo hecho de una fila van en una sola unidad",
    porque="3 y 25 % en la misma fila se suman mal en cualquier hoja de cálculo, y 0.5 junto a 50 puede ser la mitad o "
    "medio punto. Es un aviso lo segundo, y una nota un porcentaje de cosas que no da un número entero: nadie publica "
    "2.5 revistas.",
    corregir="Ponga todo en la unidad de la meta; si va en porcentaje, todo con su signo.",
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
                  trimestral: {2024-T1: 10 %, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
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
