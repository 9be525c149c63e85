"""E12: a part of the year that is named is that of the months beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.numerals import roman
from pecdocs.plan.periods import MONTHS
from pecdocs.revision.control import dicha
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.tiempos import meses, partes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.textos import Dicho
    from pecdocs.revision.tiempos import Parte

_BESIDE = re.compile(r"(?:\s+(?:de|del)\s+(?:año\s+)?[0-9]{4})?\s*[:,]?\s*\(([^()]{3,60})\)")
_OTHER_YEAR = re.compile(r"acad[eé]mic|escolar|lectiv|fiscal", re.IGNORECASE)
"""Years that do not begin in January."""
_REPORT = re.compile(r"\b(?:reporte|informe|seguimiento|balance|evaluaci|entrega|corte|present)", re.IGNORECASE)
"""What is made of a period in the month after it."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for dicho in expediente.dichos:
        for parte in partes(dicho.texto):
            yield from _beside(expediente, dicho, parte)
    for each in expediente.escritos():
        yield from _dates(expediente, each)


def _beside(expediente: Expediente, dicho: Dicho, parte: Parte) -> Iterator[Hallado]:
    """Find months in parentheses after a part of the year in which they are not."""
    found = _BESIDE.match(dicho.texto, parte.hasta)
    named = meses(found[1]) if found is not None else []
    wrong = [each for each in named if each not in parte.meses]
    if found is None or not wrong or _OTHER_YEAR.search(dicho.texto):
        return
    words = dicho.texto[parte.desde : found.end()]
    belong = " y ".join(f"{MONTHS[each - 1]} es del {parte.clase} {roman(parte.de_mes(each))}" for each in wrong)
    message = f"dice «{words}», y {belong}"
    other = _elsewhere(dicho, parte)
    if other:
        message += f"; el nombre dice «{other}»"
    if _REPORT.search(dicho.texto) and all(each == parte.meses[-1] % len(MONTHS) + 1 for each in wrong):
        return
    grave = Gravedad.AVISO if parte.clase == "semestre" else None
    yield Hallado(expediente.sitio_de(dicho), message, "corrija el periodo, o los meses", grave)


def _elsewhere(dicho: Dicho, parte: Parte) -> str:
    """Give what the name of the same activity says with the same ordinal of another part: «2do semestre»."""
    name = getattr(dicho.item, "nombre", None) or ""
    same = (each for each in partes(name) if each.n == parte.n and each.clase != parte.clase)
    return next((each.texto for each in same if dicho.campos != ("nombre",)), "")


def _dates(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find a date that is printed as a part of the year in which it does not lie."""
    for position, fechas in enumerate(item.fechas):
        for name in ("inicio", "fin"):
            fecha = getattr(fechas, name)
            if fecha is None or fecha.valor is None or not fecha.impreso:
                continue
            named = list(partes(fecha.impreso))
            month = int(str(fecha.valor)[5:7])
            if len(named) == 1 and month not in named[0].meses and not _OTHER_YEAR.search(fecha.impreso):
                message = f"dice «{dicha(fecha)}», y la fecha es «{fecha.valor}»"
                place = expediente.sitio(item, "fechas", position, name)
                yield Hallado(place, message, "corrija la fecha, o las palabras")


REGLA = Regla(
    codigo="E12",
    titulo="El periodo que se nombra es el de los meses y las fechas que lo acompañan",
    porque="«2do trimestre (septiembre y diciembre)» son dos respuestas a cuándo se hace: quien ejecuta sigue una y "
    "quien hace el seguimiento, la otra. En los semestres es un aviso: los de un año académico no empiezan en enero.",
    corregir="Deje el periodo en que caen los meses, o cambie los meses.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 2, 2024-T3: 2}
                observaciones: Dos en el primero y dos en el 2do trimestre (agosto y septiembre).
        """,
        bien="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 2, 2024-T3: 2}
                observaciones: Dos en el primero y dos en el 3er trimestre (agosto y septiembre).
        """,
    ),
    buscar=_buscar,
)
