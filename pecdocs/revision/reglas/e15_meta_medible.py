"""E15: a goal can be measured: it is a number, or on demand and counted as such, and depends on nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.medidas import cantidad_dicha, meta_dicha
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo
    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Meta
    from pecdocs.revision.expediente import Expediente
    from pecdocs.seguimiento.items import Item

_ON_DEMAND = re.compile(
    r"\b(?:a demanda|por demanda|(?:seg[uú]n|de acuerdo con|de acuerdo a|conforme a)\s+(?:la\s+|las\s+|el\s+)?"
    r"(?:necesidad|demanda|solicitud|requerimiento)|(?:por|a)\s+solicitud|cuando se (?:requiera|solicite|necesite)|"
    r"(?:lo|los|las) que se requieran?)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:depend(?:e|en|er[aá]n?|iendo)\s+de|(?:sujet|condicionad|supeditad)[ao]s?\s+a|siempre\s+(?:que|y cuando)|"
    r"seg[uú]n\s+(?:la\s+)?disponibilidad|si\s+hay\s+(?:presupuesto|recursos|personal)|de ser posible|en lo posible)",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(?:(?:el|la|los|las)\s+)?(?:suficientes?\s+[^\W\d_]{4,}|(?:personal|recursos|equipos?)\s+(?:suficientes?|necesari[ao]s?))",
    re.IGNORECASE,
)


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    followed = {each.codigo: each for each in expediente.seguidos if each.measured}
    for item in expediente.escritos():
        if item.meta is not None:
            yield from _goal(expediente, item, item.meta)
    for node in expediente.nodos:
        if node.meta is not None and node.meta.demanda:
            yield from _on_demand(expediente, node, node.meta, followed.get(node.codigo))
    for node in expediente.hojas:
        if node.meta is None:
            yield from _words(expediente, node)


def _goal(expediente: Expediente, item: Campos, goal: Meta) -> Iterator[Hallado]:
    """Find a goal that its own words make depend on something, or leave to what is asked for and not as such."""
    words = goal.impreso or goal.unidad or ""
    place = expediente.sitio(item, "meta", *(["impreso"] if goal.impreso else []))
    if _CONDITION.search(words):
        message = f"la meta «{meta_dicha(goal)}» depende de algo: nadie la debe mientras eso no esté"
        yield Hallado(place, message, "deje en la meta el número, y la condición en «observaciones» o en los riesgos")
    elif goal.cantidad is None and not goal.demanda and _ON_DEMAND.search(words):
        message = f"la meta «{meta_dicha(goal)}» no es un número, y no está marcada a demanda"
        yield Hallado(place, message, "ponga «demanda: sí» y en «unidad» qué se solicita, o una cantidad")


def _on_demand(expediente: Expediente, node: Nodo, goal: Meta, item: Item | None) -> Iterator[Hallado]:
    """Find a goal on demand that the follow-up takes for a number, or of which nobody knows what is asked for."""
    if goal.cantidad is not None and goal.unidad != "%":
        return
    place = expediente.sitio(node, "meta", *(["impreso"] if goal.impreso else []))
    words = f"la meta de «{node.codigo}» es a demanda" if not goal.impreso else f"la meta «{goal.impreso}» es a demanda"
    hint = "diga en «unidad» qué se solicita, y siga lo atendido sobre lo solicitado: «demanda: sí», sin programación"
    if item is not None and item.kind == "suma":
        line = expediente.sitio(item.owner("meta"), "meta").place.line
        programmed = next((each for _, each in item.fields.programacion if each), None)
        each = f", con «{cantidad_dicha(next(iter(programmed.values())))}» por periodo" if programmed else ""
        message = f"{words}, y el seguimiento (línea {line}) le pone una de «{meta_dicha(item.meta)}»{each}"
        yield Hallado(place, message, hint)
    elif goal.unidad is None and not _has_formula(node, item):
        yield Hallado(place, f"{words}, y no dice qué se solicita ni qué se atiende", hint, Gravedad.AVISO)


def _has_formula(node: Nodo, item: Item | None) -> bool:
    several = (node.indicador, item.fields.indicador if item is not None else None)
    return any(each is not None and (each.denominador or each.nombre or each.impreso) for each in several)


def _words(expediente: Expediente, node: Nodo) -> Iterator[Hallado]:
    """Find an activity without a goal whose product or steps leave open how much there will be."""
    for position, product in enumerate(node.productos):
        if _ON_DEMAND.search(product):
            place = expediente.sitio(node, "productos", position)
            message = f"el producto «{product}» no dice cuánto se debe, y «{node.codigo}» no tiene meta"
            yield Hallado(place, message, "póngale «meta: {demanda: sí, unidad: …}», o una cantidad", Gravedad.NOTA)
    for position, step in enumerate(node.pasos):
        if _ENOUGH.search(step.texto):
            place = expediente.sitio(node, "pasos", position, "texto")
            message = f"«{step.texto}» no dice cuánto es suficiente, y «{node.codigo}» no tiene meta"
            yield Hallado(place, message, "póngale una meta: cuántos, de qué", Gravedad.NOTA)


REGLA = Regla(
    codigo="E15",
    titulo="La meta es un número que se debe, o está marcada a demanda",
    porque="«Según necesidad» no se cumple ni se incumple. Lo que se hace cuando lo piden se mide como lo atendido "
    "sobre lo solicitado, y no como una cantidad fija; y una meta que depende de algo no compromete a nadie.",
    corregir="Ponga una cantidad, o «demanda: sí» y en «unidad» qué se solicita; deje las condiciones en "
    "«observaciones».",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: EVE
                nombre: Cubrir los eventos que las áreas soliciten
                responsables: [COM]
                indicador: {numerador: Eventos cubiertos, denominador: Eventos solicitados}
                fechas: {inicio: 2024-01-15, fin: 2024-12-31}
                meta: {impreso: Según necesidad}
        """,
        bien="""
            arbol:
              - codigo: EVE
                nombre: Cubrir los eventos que las áreas soliciten
                responsables: [COM]
                indicador: {numerador: Eventos cubiertos, denominador: Eventos solicitados}
                fechas: {inicio: 2024-01-15, fin: 2024-12-31}
                meta: {demanda: sí, unidad: eventos solicitados, impreso: Según necesidad}
        """,
    ),
    buscar=_buscar,
)
