"""E22: what a list sets beside the activities has an activity beside it, and each activity an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.plan.checks import nodes
from pecdocs.plan.values import NINGUNO
from pecdocs.revision.lengua import citado
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.plan import Nodo
    from pecdocs.plan.values import EntradaLista
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for node in expediente.nodos:
        for name, entries in node.listas.items():
            if node.hijos and any(each.junto_a not in {None, NINGUNO} for each in entries):
                yield from _unpaired(expediente, node, name, entries)


def _unpaired(expediente: Expediente, node: Nodo, name: str, entries: Sequence[EntradaLista]) -> Iterator[Hallado]:
    """Find what stands alone in a list whose entries are set beside activities; others are of the whole group."""
    groups = {each.codigo: [leaf for leaf in nodes((each,)) if not leaf.hijos] for each in nodes(node.hijos)}
    free = {leaf.codigo: leaf for leaf in nodes(node.hijos) if not leaf.hijos}
    for entry in entries:
        for leaf in groups.get(entry.junto_a or "", ()):
            free.pop(leaf.codigo, None)
    for position, entry in enumerate(entries):
        if entry.junto_a is None and free:
            free.pop(next(iter(free)))
        elif entry.junto_a in {None, NINGUNO}:
            message = f"{citado(entry.texto)} no tiene una actividad al lado"
            hint = "agregue la actividad que lo hace, o señale una con «junto_a»"
            yield Hallado(expediente.sitio(node, "listas", name, position), message, hint, Gravedad.AVISO)
    for leaf in free.values():
        message = f"{citado(leaf.etiqueta)} no tiene al lado nada de «{name}»"
        hint = f"agregue a «{name}» de «{node.codigo}» lo que le corresponde"
        yield Hallado(expediente.sitio(leaf), message, hint, Gravedad.AVISO)


REGLA = Regla(
    codigo="E22",
    titulo="Cada celda de la matriz tiene su pareja en la misma fila",
    porque="En una matriz la fila es lo que une: una responsabilidad sin actividad no se hace, y una actividad sin "
    "responsabilidad no se sabe a qué responde. Es un aviso: puede que la tabla haya perdido una celda combinada.",
    corregir="Ponga en «junto_a» la actividad que corresponde a cada entrada, y agregue la que falte.",
    ejemplo=Ejemplo(
        mal="""
            formato: mintic
            arbol:
              - codigo: EXT
                nombre: Dar a conocer los servicios
                listas:
                  responsabilidades:
                    - {texto: Redactar contenidos, junto_a: REV}
                    - {texto: Atender a los medios, junto_a: ninguno}
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
        bien="""
            formato: mintic
            arbol:
              - codigo: EXT
                nombre: Dar a conocer los servicios
                listas:
                  responsabilidades:
                    - {texto: Redactar contenidos, junto_a: REV}
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
    ),
    buscar=_buscar,
)
