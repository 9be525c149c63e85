"""W50: one percentage is of one thing: of the four years, or of this one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.revision.medidas import cantidad_dicha, meta_dicha
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo
    from pecdocs.plan.values import Cantidad
    from pecdocs.revision.expediente import Expediente

_SAID = re.compile(r"%.*\b(?:cuatrienio|bienio|trienio|vigencia|años?|[0-9]{4})\b", re.IGNORECASE | re.DOTALL)
"""A note that says of what the percentages are."""
_HUNDRED = Decimal(100)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    notes = [note for table in plan.tablas.values() for note in table.notas]
    if len(plan.documento.vigencia.anios) > 1 or any(_SAID.search(each) for each in notes):
        return
    followed = {each.codigo: each for each in expediente.seguidos}
    found = []
    for node in expediente.nodos:
        part, item = _part(node, str(plan.documento.vigencia.desde)), followed.get(node.codigo)
        if part is not None and item is not None and item.fields.meta is not None:
            goal = item.fields.meta
            if goal.unidad == "%" and goal.cantidad == _HUNDRED:
                found.append((node, part, goal, expediente.sitio(item.owner("meta"), "meta")))
    if found:
        node, part, goal, followed_at = found[0]
        years = list(node.programacion.anual)
        message = (
            f"«{node.etiqueta}» debe en {plan.documento.vigencia.desde} «{cantidad_dicha(part)}» de lo de {years[0]} a "
            f"{years[-1]}, y en el seguimiento (línea {followed_at.place.line}) «{meta_dicha(goal)}»"
        )
        if len(found) > 1:
            others = ", ".join(f"«{each.etiqueta}»" for each, *_ in found[1:])
            message += f"; lo mismo pasa con {others}"
        hint = "diga en una nota de la tabla de qué es cada porcentaje: «cada año aporta el 25 % del cuatrienio…»"
        yield Hallado(expediente.sitio(node, "programacion", "anual"), message, hint)


def _part(node: Nodo, year: str) -> Cantidad | None:
    """Give the percentage of one year of several that sum to 100."""
    written = node.programacion.anual
    if len(written) <= 1 or year not in written or not all(each.porcentaje for each in written.values()):
        return None
    total = sum((each.valor for each in written.values() if each.valor is not None), Decimal(0))
    return written[year] if total == _HUNDRED and written[year].valor != _HUNDRED else None


REGLA = Regla(
    codigo="W50",
    titulo="Cada porcentaje dice de qué es: de los años o del año",
    porque="Si el año es el 25 % del cuatrienio en una tabla y el 100 % en otra, un «25 % de avance» puede ser todo lo "
    "del año o la cuarta parte, y los informes lo leerán de las dos maneras.",
    corregir="Dígalo en una nota bajo la tabla («notas»), o use la misma base en las dos.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: EXT
                nombre: Dar a conocer los servicios
                programacion:
                  anual: {2023: 25 %, 2024: 25 %, 2025: 25 %, 2026: 25 %}
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
            tablas:
              seguimiento:
                filas:
                  - {de: EXT, meta: 100 %}
        """,
        bien="""
            arbol:
              - codigo: EXT
                nombre: Dar a conocer los servicios
                programacion:
                  anual: {2023: 25 %, 2024: 25 %, 2025: 25 %, 2026: 25 %}
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
            tablas:
              seguimiento:
                notas: Cada año aporta el 25 % del cuatrienio; en el seguimiento, el 100 % es la meta de 2024.
                filas:
                  - {de: EXT, meta: 100 %}
        """,
    ),
    buscar=_buscar,
)
