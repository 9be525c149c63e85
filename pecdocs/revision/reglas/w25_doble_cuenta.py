"""W25: nothing is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.reading.values import plain_number
from pecdocs.revision.lengua import citado, contenido
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.plan import Nodo
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    counted = _counted(expediente)
    for node in expediente.hojas:
        for position, step in enumerate(node.pasos):
            other = counted.get(next(iter(contenido(step.texto)), ""))
            if other is not None and other is not node:
                yield _found(expediente, node, position, other)


def _counted(expediente: Expediente) -> Mapping[str, Nodo]:
    """Give the activity whose goal counts each thing, where only one does."""
    found: dict[str, list[Nodo]] = {}
    for node in expediente.hojas:
        goal = node.meta
        if goal is not None and goal.cantidad is not None and goal.unidad and goal.unidad != "%":
            found.setdefault(next(iter(contenido(goal.unidad)), ""), []).append(node)
    return {word: several[0] for word, several in found.items() if word and len(several) == 1}


def _found(expediente: Expediente, node: Nodo, position: int, other: Nodo) -> Hallado:
    goal = other.meta
    amount = f"{plain_number(goal.cantidad)} {goal.unidad}" if goal is not None and goal.cantidad is not None else ""
    where = expediente.sitio(other, "meta").place.line
    message = f"{citado(node.pasos[position].texto)} también se cuenta en la meta «{amount}» de la línea {where}"
    hint = f"diga cuál de las dos lo cuenta, «{node.codigo}» o «{other.codigo}»"
    return Hallado(expediente.sitio(node, "pasos", position), message, hint, Gravedad.NOTA)


REGLA = Regla(
    codigo="W25",
    titulo="Nada se cuenta dos veces",
    porque="Lo que dos actividades cuentan se reporta dos veces, o ninguna porque cada área piensa que es de la otra. "
    "Es una nota: dos cosas con el mismo nombre pueden ser distintas.",
    corregir="Deje lo que se repite en una sola actividad, o dé a cada una su nombre.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Campañas realizadas
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
              - codigo: PUB
                nombre: Atender las publicaciones que pidan las áreas
                pasos: [Boletines internos, Campañas institucionales]
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {demanda: sí, unidad: publicaciones solicitadas}
                indicador: {numerador: Publicaciones atendidas, denominador: Publicaciones solicitadas, factor: 100}
        """,
        bien="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Campañas realizadas
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
              - codigo: PUB
                nombre: Atender las publicaciones que pidan las áreas
                pasos: [Boletines internos, Mensajes en pantallas]
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {demanda: sí, unidad: publicaciones solicitadas}
                indicador: {numerador: Publicaciones atendidas, denominador: Publicaciones solicitadas, factor: 100}
        """,
    ),
    buscar=_buscar,
)
