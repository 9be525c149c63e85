"""W49: what is reported comes after what it reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Hallado, Regla
from pecdocs.revision.tiempos import partes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente

_REPORT = re.compile(r"\b(?:reporte|informe|resultado|balance|evalua|seguimiento|cierre|lecciones)", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:siguiente|pr[oó]xim|posterior|del año anterior|de la vigencia anterior|año anterior)", re.IGNORECASE
)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in expediente.escritos():
        if len(item.pasos) > 1:
            yield from _steps(expediente, item)


def _steps(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find a step that reports in a part of the year before that of an earlier step, of the same years."""
    earlier: tuple[int, str] | None = None
    for position, each in enumerate(item.pasos):
        named = list(partes(each.texto))
        if len(named) != 1:
            continue
        part = named[0]
        if earlier is not None and _REPORT.search(each.texto) and not _NEXT.search(each.texto):
            month, words = earlier
            if part.meses[-1] < month:
                message = f"este paso reporta en el «{part.texto}» lo que otro, antes, hace en el «{words}»"
                hint = "diga «del año siguiente», o cambie uno de los dos periodos"
                yield Hallado(expediente.sitio(item, "pasos", position, "texto"), message, hint)
        elif earlier is None or part.meses[0] > earlier[0]:
            earlier = part.meses[0], part.texto


REGLA = Regla(
    codigo="W49",
    titulo="Lo que se reporta va después de lo que se hace",
    porque="Con las mismas fechas para los dos pasos, definir los temas en el segundo semestre y reportar los "
    "resultados en el primero es reportar lo que no se ha hecho, o los del año anterior, y el plan no dice cuál.",
    corregir="Diga de qué año es el reporte («del año siguiente»), o ponga los pasos en su orden.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                pasos: [Dictar los talleres en el segundo semestre, Hacer el informe en el primer semestre]
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                pasos: [Dictar los talleres en el primer semestre, Hacer el informe en el segundo semestre]
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
