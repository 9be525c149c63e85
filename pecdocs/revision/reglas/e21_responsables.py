"""E21: somebody answers for each activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.lengua import citado
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan import Nodo
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    grave = None if expediente.plan.entidad.pais == "CO" else Gravedad.AVISO
    lacking = [node for node in _lacking(expediente.plan.arbol) if node.codigo not in expediente.vacios]
    if len(lacking) > 1 and len(lacking) == len(expediente.hojas):
        message = f"ninguna de las {len(lacking)} actividades tiene «responsables»{_duties(expediente)}"
        hint = "agregue a cada una «responsables: […]», con claves de «roles»"
        yield Hallado(expediente.sitio(expediente.plan, "arbol"), message, hint, grave)
        return
    for node in lacking:
        message = f"{citado(node.etiqueta)} no tiene «responsables»"
        yield Hallado(expediente.sitio(node), message, "agregue «responsables: […]», con claves de «roles»", grave)


def _lacking(tree: Iterable[Nodo]) -> Iterator[Nodo]:
    """Give the activities for which nobody answers, nor for the group that they are in."""
    for node in tree:
        who = node.responsables
        listed = any(each.startswith("responsable") for each in node.listas)
        if listed or (who is not None and (who.roles or who.impreso)):
            continue
        if node.hijos:
            yield from _lacking(node.hijos)
        else:
            yield node


def _duties(expediente: Expediente) -> str:
    """Say that a list of duties is not one of responsibles, where the plan has one."""
    names = (name for node in expediente.nodos for name in node.listas)
    found = next((name for name in names if name.startswith("responsab")), None)
    return f"; la lista «{found}» dice qué se hace, y no quién responde" if found else ""


REGLA = Regla(
    codigo="E21",
    titulo="Cada actividad tiene quien responda por ella",
    porque="El plan de acción dice, con sus metas, los responsables (Ley 1474 de 2011, artículo 74): de lo que no es "
    "de nadie nadie da cuenta. Basta con que responda alguien por el grupo. Fuera de Colombia es un aviso.",
    corregir="Defina en «roles» las dependencias que responden y póngalas en «responsables» de cada actividad.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: {numerador: Campañas realizadas, denominador: Campañas programadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: {numerador: Campañas realizadas, denominador: Campañas programadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
