"""W24: an indicator measures what the activity does, and not what was prepared for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import citado, contenido, llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo
    from pecdocs.revision.expediente import Expediente

_DOES = re.compile(
    r"\b(?:realiz|implement|ejecut|desarroll|public|difund|divulg|dict|emit|envi)"
    r"(?:ar|er|ir|ad[oa]s?|id[oa]s?)\b"
)
_PREPARED = re.compile(r"\b(?:disenad|definid|formulad|planead|planificad|programad|propuest|proyectad)[oa]s?\b")
_DIVIDED = re.compile(r"\s*(?:[/÷]|\b(?:sobre|entre|vs|versus|frente a|respecto)\b)")
_COMPARED = re.compile(r"\b(?:cumpl|avance|ejecuci|eficacia|logr|efectiv)")
"""Words of an indicator that compares with what was programmed, and names only that."""
_PREPARES = re.compile(r"\b(?:diseno|definicion|formulacion|planeacion|planificacion|programacion|propuesta)s?\b")
_NOT_COUNTED = frozenset({"numero", "cantidad", "total", "porcentaj"})
_ASKS_REPORT = re.compile(
    r"\b(?:hacer|elaborar\w*|generar|presentar|realizar|entregar) (?:un |el |los |las )?(reporte|informe)s?\b"
)
_IS_REPORT = re.compile(r"\b(?:reporte|informe|balance|documento|memoria|acta)s?\b")


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for node in expediente.nodos:
        yield from _prepared(expediente, node)
        yield from _no_report(expediente, node)


def _prepared(expediente: Expediente, node: Nodo) -> Iterator[Hallado]:
    """Find an indicator of what is designed or defined, for an activity that is done."""
    each = node.indicador
    said = (each.numerador or each.nombre or "") if each is not None else ""
    counted = _DIVIDED.split(llano(said))[0]
    if not _PREPARED.search(counted) or _DOES.search(counted) or _COMPARED.search(counted):
        return
    if each is not None and _DOES.search(llano(each.denominador or "")):
        return  # it is upside down, which another rule tells
    for where, text in _said_of(expediente, node, said):
        if _DOES.search(llano(text)) and not _PREPARES.search(llano(text)):
            message = f"el indicador {citado(said)} mide lo que se prepara, y {where}{citado(text)} es hacerlo"
            hint = "mida lo hecho: «… realizadas», «… implementadas»"
            yield Hallado(expediente.sitio(node, "indicador"), message, hint)
            return


def _said_of(expediente: Expediente, node: Nodo, indicator: str) -> Iterator[tuple[str, str]]:
    """Give the name of an activity, and what the lists of its group ask of the same thing."""
    yield "", node.etiqueta
    counted = next((each for each in contenido(indicator) if each not in _NOT_COUNTED), None)
    parent = expediente.padres.get(node.codigo)
    for name, entries in (parent.listas if parent is not None else {}).items():
        for each in entries:
            if counted in contenido(each.texto):
                yield f"en «{name}» ", each.texto


def _no_report(expediente: Expediente, node: Nodo) -> Iterator[Hallado]:
    """Find a step that asks for a report that is none of the products."""
    told = " ".join([*node.productos, *(each.producto or "" for each in node.pasos)])
    if not node.productos or _IS_REPORT.search(llano(told)):
        return
    for position, step in enumerate(node.pasos):
        asked = _ASKS_REPORT.search(llano(step.texto))
        if asked:
            message = f"el paso {citado(step.texto)} deja un {asked[1]}, y el producto es {citado(node.productos[0])}"
            hint = "agregue el producto, si el paso lo deja"
            yield Hallado(expediente.sitio(node, "pasos", position), message, hint, Gravedad.NOTA)
            return


REGLA = Regla(
    codigo="W24",
    titulo="El indicador mide lo que la actividad hace",
    porque="Un indicador de lo diseñado o definido da 100 % sin que nada se haya hecho. Es una nota que un paso deje "
    "un informe y ningún producto lo sea.",
    corregir="Mida la última acción de la actividad: si se implementa, cuente lo implementado.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: CAM
                nombre: Realizar campañas internas
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Campañas diseñadas
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
                indicador: Campañas realizadas
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
