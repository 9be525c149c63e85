"""W40: no column says the same «No aplica» in every row."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente

_FILLER = re.compile(
    r"(?:no aplica|n\s*/?\s*a|n\.\s?a\.|ningun[oa]s?|sin observaciones|[-–—.]+|x+)\.?",
    re.IGNORECASE,
)
_FIELDS = ("observaciones", "publico", "medio", "alcance", "productos")
_FEW = 3
"""Rows from which a column full of the same filler is told of."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    rows: dict[str, list[Campos]] = defaultdict(list)
    for name, row in expediente.filas:
        if not row.hijos:
            rows[f"de la tabla «{name}»"].append(row)
    rows["del árbol"] = list(expediente.hojas)
    for where, several in rows.items():
        yield from _columns(expediente, where, several)


def _columns(expediente: Expediente, where: str, several: Iterable[Campos]) -> Iterator[Hallado]:
    for field in _FIELDS:
        filled = [(row, getattr(row, field)) for row in several if getattr(row, field)]
        words = {value[0].casefold() for _, value in filled if len(value) == 1}
        same = len(words) == 1 and all(len(value) == 1 for _, value in filled)
        if len(filled) >= _FEW and same and _FILLER.fullmatch(filled[0][1][0]):
            row, value = filled[0]
            message = f"«{value[0]}» en «{field}» de las {len(filled)} filas {where} que lo llevan"
            hint = "diga algo donde haga falta, y deje vacías las demás"
            yield Hallado(expediente.sitio(row, field), message, hint)


REGLA = Regla(
    codigo="W40",
    titulo="Ninguna columna dice lo mismo de relleno en todas las filas",
    porque="Una columna llena de «No aplica» ocupa el ancho de la tabla y no informa; quien la lee no distingue lo que "
    "se pensó de lo que se llenó por llenar.",
    corregir="Quite el relleno: una celda vacía ya dice que no hay nada que observar.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - {codigo: REV, nombre: Publicar la revista, responsables: [COM], observaciones: No aplica}
              - {codigo: BOL, nombre: Enviar el boletín, responsables: [COM], observaciones: No aplica}
              - {codigo: TALLER, nombre: Dictar talleres, responsables: [TH], observaciones: No aplica}
        """,
        bien="""
            arbol:
              - codigo: REV
                nombre: Publicar la revista
                responsables: [COM]
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                meta: {cantidad: 10, unidad: revistas}
                indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
                observaciones: Depende del contrato de impresión.
        """,
    ),
    buscar=_buscar,
)
