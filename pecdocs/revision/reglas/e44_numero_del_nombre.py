"""E44: the number in the name of an activity is its goal, or what is programmed of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.plan.periods import LIBRE
from pecdocs.reading.values import plain_number
from pecdocs.revision.medidas import contados, meta_dicha, se_cuenta
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item

_EACH = re.compile(
    r"\b(?:cada|mensual|semanal|diari|quincenal|bimestral|trimestral|cuatrimestral|semestral|por\s+[^\W\d_]+|"
    r"al\s+(?:mes|d[ií]a|trimestre|semestre|bimestre)|a la semana|mínimo|m[aá]ximo|hasta|menos|al menos|anual|al año)",
    re.IGNORECASE,
)
"""Words of a number that is of each something, or a bound; of a year, it is the goal of a plan of one."""
_YEARLY = re.compile(r"\b(?:anual(?:es)?|al año|por año)\b", re.IGNORECASE)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    several_years = len(expediente.plan.documento.vigencia.anios) > 1
    for item in expediente.programados:
        name, goal = item.fields.nombre, item.meta
        if not name or goal.cantidad is None or not goal.unidad or not se_cuenta(goal):
            continue
        if _EACH.search(_YEARLY.sub("", name) if not several_years else name):
            continue
        said = list(contados(name, goal.unidad))
        if not said or any(number == goal.cantidad for _, number, _ in said):
            continue
        if sum((number for _, number, _ in said), Decimal(0)) == goal.cantidad:
            continue
        words = said[0][0]
        message = f"el nombre dice «{words}», y la meta es «{meta_dicha(goal)}»{_programmed(item)}"
        place = expediente.sitio(item.owner("nombre"), "nombre")
        grave = Gravedad.AVISO if several_years else None
        yield Hallado(place, message, "corrija el nombre, o la meta y lo programado", grave)


def _programmed(item: Item) -> str:
    """Say what is programmed in all, where it is in the unit of the goal."""
    for scheme, written in item.fields.programacion:
        amounts = [each.valor for each in written.values() if each.valor is not None and not each.porcentaje]
        if written and scheme != LIBRE and len(amounts) == len(written):
            return f"; lo programado suma {plain_number(sum(amounts, Decimal(0)))}"
    return ""


REGLA = Regla(
    codigo="E44",
    titulo="El número del nombre de una actividad es el de su meta",
    porque="«Realizar 4 campañas» con una meta de 6 deja a quien ejecuta con un número y al seguimiento con otro. Se "
    "comparan cuando el nombre cuenta lo mismo que la meta, y no dice «cada», «mensual» o «mínimo».",
    corregir="Deje un solo número: el de la meta; el nombre puede no llevarlo.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: CAMP
                nombre: Realizar 6 campañas de comunicación interna
                responsables: [COM]
                indicador: {numerador: Campañas realizadas, denominador: Campañas programadas}
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: campañas}
                programacion:
                  semestral: {2024-S1: 2, 2024-S2: 2}
        """,
        bien="""
            arbol:
              - codigo: CAMP
                nombre: Realizar 4 campañas de comunicación interna
                responsables: [COM]
                indicador: {numerador: Campañas realizadas, denominador: Campañas programadas}
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: campañas}
                programacion:
                  semestral: {2024-S1: 2, 2024-S2: 2}
        """,
    ),
    buscar=_buscar,
)
