"""W32: whom an activity addresses is whom its scope, its description and the plan's own list of publics name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos, Seccion
    from pecdocs.revision.expediente import Expediente

_INSIDE = re.compile(
    r"\b(?:funcionari|servidor(?:es|as)? publicos?|contratista|colaborador|emplead|trabajador|intern[oa]s?\b"
    r"|talento humano|personal de|directiv|docente|administrativos?\b)"
)
_OUTSIDE = re.compile(
    r"\b(?:ciudadan|comunidad|poblacion|gremio|universidad|academia|medios de comunicacion|periodista|empresari"
    r"|usuari|public[oa]s? externo|turista|opinion publica|grupos de interes|veedur)"
)
_ALSO_INSIDE = re.compile(r"\busuarios? internos?\b|\bcomunidad (?:educativa|universitaria|academica|hospitalaria)\b")
_INNER_SCOPE = re.compile(r"\bintern[oa]s?\b")
_OUTER_SCOPE = re.compile(r"\bextern[oa]s?\b")
_GROUPS = re.compile(
    r"\b(contratistas|gremios|universidades|asociaciones|periodistas|empresarios|veedur[ií]as|proveedores)\b",
    re.IGNORECASE,
)
_PUBLICS = re.compile(r"\bpublicos?(?: objetivos?)?\b(?!.*\b(?:general|interno|externo)\b)")
_INNER_GROUP = re.compile(r"\bcomunicacion(?:es)? internas?\b")
_MEDIA = re.compile(r"\bmedios de comunicacion\b|\bprensa\b|\bperiodista")
_TO_THE_MEDIA = re.compile(r"\brelacionamiento con (?:los )?medios\b|\bfree press\b|\bcomunicados? de prensa\b")


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in expediente.escritos():
        if item.publico:
            yield from _scope(expediente, item)
            yield from _described(expediente, item)
    for section in expediente.secciones:
        if _PUBLICS.search(llano(section.titulo)) and section.texto and not section.secciones:
            yield from _publics(expediente, section)


def _scope(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find a public of outside where the scope is inside only, and the other way round."""
    scope, public = llano(" ".join(item.alcance)), " ".join(item.publico)
    inner, outer = bool(_INNER_SCOPE.search(scope)), bool(_OUTER_SCOPE.search(scope))
    if inner == outer:
        return
    plain = _ALSO_INSIDE.sub("", llano(public))
    addressed_out, addressed_in = _OUTSIDE.search(plain), _INSIDE.search(plain)
    wrong = (inner and addressed_out) or (outer and addressed_in and not addressed_out)
    if wrong:
        message = f"el alcance es «{' '.join(item.alcance)}», y el público, «{public}»"
        grave = None if inner else Gravedad.NOTA  # «docentes», «trabajadores» may be of another entity
        yield Hallado(expediente.sitio(item, "publico"), message, "corrija el alcance, o el público", grave)


def _described(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find groups that the description addresses and the public lacks; another group may hold them."""
    public = llano(" ".join(item.publico))
    named = dict.fromkeys(each[0] for each in _GROUPS.finditer(item.descripcion or ""))
    lacking = [each for each in named if llano(each)[:-1] not in public]
    if lacking:
        several = ", ".join(f"«{each}»" for each in lacking)
        message = f"la descripción nombra {several}, y el público es «{' '.join(item.publico)}»"
        hint = "agréguelos al público, si se dirige a ellos"
        yield Hallado(expediente.sitio(item, "publico"), message, hint, Gravedad.NOTA)


def _publics(expediente: Expediente, section: Seccion) -> Iterator[Hallado]:
    """Find that the plan's list of publics has nobody of inside, or no media, and the tree works for them."""
    said = llano(section.texto or "")
    for found, lacks, who in ((_INNER_GROUP, _INSIDE, "nadie de la entidad"), (_TO_THE_MEDIA, _MEDIA, "los medios")):
        if lacks.search(said):
            continue
        node = next((each for each in expediente.nodos if found.search(llano(_said(each)))), None)
        if node is not None:
            message = f"«{section.titulo}» no nombra a {who}, y el plan trae «{node.etiqueta}» ({node.codigo})"
            yield Hallado(expediente.sitio(section, "texto"), message, "agréguelos, o diga por qué no", Gravedad.NOTA)


def _said(node: Campos) -> str:
    lists = (entry.texto for entries in node.listas.values() for entry in entries)
    return " ".join([node.nombre or "", *(step.texto for step in node.pasos), *lists])


REGLA = Regla(
    codigo="W32",
    titulo="El público es el que dicen el alcance, la descripción y la lista de públicos",
    porque="Una cartelera interna no llega a la ciudadanía, y a quien no está en la lista de públicos nadie le prepara "
    "un mensaje. Lo de afuera en un alcance interno es un aviso; lo demás, una nota.",
    corregir="Corrija el alcance o el público, y nombre en la lista de públicos a todos los que el plan atiende.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: REV
                nombre: Publicar la cartelera
                alcance: Interno
                publico: Ciudadanía y funcionarios
                responsables: [COM]
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                meta: {cantidad: 10, unidad: carteleras}
                indicador: {numerador: Carteleras publicadas, denominador: Carteleras programadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
        bien="""
            arbol:
              - codigo: REV
                nombre: Publicar la cartelera
                alcance: Interno
                publico: Funcionarios y contratistas
                responsables: [COM]
                fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                meta: {cantidad: 10, unidad: carteleras}
                indicador: {numerador: Carteleras publicadas, denominador: Carteleras programadas, factor: 100}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
        """,
    ),
    buscar=_buscar,
)
