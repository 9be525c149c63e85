"""W30: a cell says one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import citado, llano, palabras
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.revision.expediente import Expediente

_OFTEN = re.compile(
    r"\b(?:permanente|diari[oa]|semanal|quincenal|mensual|bimestral|trimestral|cuatrimestral|semestral|anual|bienal)"
    r"(?:mente)?\b"
)
_TWO_GOALS = re.compile(
    r"[0-9]+ [^\W\d_]+(?: [^\W\d_]+)?(?: y |, |; | / | \+ | más )[0-9]+ "
    r"(?!(?:por|al?|cada|de|en|veces|mensual|semanal|diari|trimestral)\w*\b)[^\W\d_]+",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:reporte|informe|seguimiento|corte|cierre|balance|medicion|evaluacion)")
"""What is done at another pace than the activity that it tells of."""
_OF_THESE = re.compile(r"[0-9]+ (?:virtual|presencial|intern|extern|nacional|internacional|regional|local|urban|rural)")
"""A part of what was counted before it."""
_ORDERED = 3
"""Responsibles from which an order is compared: of two, the first leads."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    names = {code: llano(rol.nombre) for code, rol in expediente.plan.roles.items()}
    for item in expediente.escritos():
        yield from _frequencies(expediente, item)
        yield from _formula(expediente, item)
        yield from _goal(expediente, item)
        yield from _run_together(expediente, item, names)
    yield from _orders(expediente)


def _frequencies(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find two frequencies, in two entries or in the words of one."""
    said = [text for each in item.frecuencia if (text := each.impreso or each.cada)]
    several = list({llano(each): each for each in reversed(said)}.values())[::-1]
    if len(several) == 1:
        inside = list(dict.fromkeys(_OFTEN.findall(llano(several[0]))))
        if len(inside) > 1 and not _REPORT.search(llano(several[0])):
            message = f"la frecuencia {citado(several[0])} dice dos: «{inside[0]}» y «{inside[1]}»"
            yield Hallado(expediente.sitio(item, "frecuencia"), message, "deje una, o haga dos actividades")
    elif several:
        message = f"la frecuencia dice dos cosas: {' y '.join(map(citado, several[:2]))}"
        hint = "haga de cada una una actividad, o un paso con su frecuencia"
        yield Hallado(expediente.sitio(item, "frecuencia"), message, hint)


def _formula(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find words before a formula in its cell that are no name of it: those end in «=» or «:»."""
    each = item.indicador
    if each is None or not each.impreso or not each.numerador:
        return
    before, found, _ = each.impreso.partition(each.numerador)
    label = before.strip(" ([\n")
    if found and label and not label.endswith(("=", ":", "/")) and palabras(label) != palabras(each.nombre or ""):
        message = f"la celda del indicador junta «{label}» y la fórmula «{each.impreso.removeprefix(before)}»"
        yield Hallado(expediente.sitio(item, "indicador"), message, f"lleve «{label}» a la meta o a las observaciones")


def _goal(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find two quantities of two things in one goal."""
    goal = item.meta
    for field in ("impreso", "unidad"):
        text = getattr(goal, field, None) or ""
        start = f"{goal.cantidad} " if goal is not None and field == "unidad" and goal.cantidad is not None else ""
        if _TWO_GOALS.match(start + text) and not _OF_THESE.search(llano(text)):
            message = f"la meta {citado(start + text)} dice dos cantidades"
            yield Hallado(expediente.sitio(item, "meta"), message, "haga una actividad de cada una, con su meta")
            return


def _run_together(expediente: Expediente, item: Campos, names: dict[str, str]) -> Iterator[Hallado]:
    """Find the names of several roles one after another, with nothing between them."""
    for field in ("responsables", "involucrados"):
        each = getattr(item, field)
        if each is None or not each.impreso or len(each.roles) < 2 or "\n" in each.impreso:  # noqa: PLR2004
            continue
        left = llano(each.impreso)
        for role in each.roles:
            left = left.replace(names[role], " ", 1)
        if not left.strip():
            several = " y ".join(f"«{expediente.plan.roles[role].nombre}»" for role in each.roles[:2])
            message = f"{citado(each.impreso)} junta sin nada que los separe {several}"
            yield Hallado(expediente.sitio(item, field), message, "quite «impreso»: los roles salen uno por renglón")


def _orders(expediente: Expediente) -> Iterator[Hallado]:
    """Find the same responsibles in another order, where the first, who leads, is the same."""
    first: dict[frozenset[str], tuple[Campos, tuple[str, ...]]] = {}
    for node in expediente.nodos:
        roles = node.responsables.roles if node.responsables is not None else ()
        if len(roles) < _ORDERED:
            continue
        other, order = first.setdefault(frozenset(roles), (node, roles))
        if order != roles and order[0] == roles[0]:
            where = expediente.sitio(other, "responsables").place.line
            message = f"«{', '.join(roles)}» son los responsables de la línea {where} en otro orden"
            hint = f"escríbalos igual: [{', '.join(order)}]"
            yield Hallado(expediente.sitio(node, "responsables"), message, hint, Gravedad.NOTA)


REGLA = Regla(
    codigo="W30",
    titulo="Cada celda dice una sola cosa",
    porque="Una celda con dos frecuencias, dos metas o varios nombres seguidos no se puede ordenar, filtrar ni medir, "
    "y cada quien la lee a su manera. El orden de los mismos responsables es una nota: puede querer decir algo.",
    corregir="Haga de cada valor una actividad o un paso; los responsables son claves de «roles», una por entrada.",
    ejemplo=Ejemplo(
        mal="""
            niveles: [Actividad]
            arbol:
              - codigo: INF
                nombre: Publicar los informes de gestión
                responsables: [COM]
                frecuencia: [mensual, trimestral]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: informes}
                indicador: {numerador: Informes publicados, denominador: Informes programados, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            niveles: [Actividad]
            arbol:
              - codigo: INF
                nombre: Publicar los informes de gestión
                responsables: [COM]
                frecuencia: trimestral
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: informes}
                indicador: {numerador: Informes publicados, denominador: Informes programados, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
