"""W36: the components that the objective names are those of the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente

_KIND = (
    "(?:intern|extern|public|mediatic|corporativ|informativ|comunitari|politic|masiv)a|digital|organizacional|"
    "institucional|interpersonal|informal"
)
"""Kinds of communication; what else may be said of one, that it is clear or timely, is no component."""
_NAMED = re.compile(
    rf"\bcomunicacion(?:es)? ((?:{_KIND})s?(?:(?:, | y | e |, y |, e )(?:comunicacion )?(?:{_KIND})s?)+)\b"
)
_GROUP = re.compile(rf"comunicacion(?:es)? ({_KIND})s?")
_AT_LEAST = 2
"""Groups of the tree that are named as kinds of communication."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    plan = expediente.plan
    groups = {found[1]: node for node in plan.arbol if (found := _GROUP.fullmatch(llano(node.nombre or "")))}
    if len(groups) < _AT_LEAST or len(groups) < len(plan.arbol):
        return
    for section in expediente.secciones:
        if not re.search(r"\bobjetivos?\b", llano(section.titulo)):
            continue
        for number, line in enumerate((section.texto or "").split("\n")):
            for found in _NAMED.finditer(llano(line)):
                missing = [each for each in re.findall(_KIND, found[1]) if each.removesuffix("s") not in groups]
                if missing:
                    own = ", ".join(f"«{node.nombre}»" for node in groups.values())
                    message = f"el objetivo nombra la comunicación {_written(line, missing)}, y el plan tiene {own}"
                    hint = "nombre en el objetivo los mismos componentes que en el plan"
                    yield Hallado(expediente.sitio_en_texto(section, number), message, hint)


def _written(line: str, missing: list[str]) -> str:
    """Quote words as the text writes them."""
    words = {llano(each): each for each in re.findall(r"[^\W\d_]+", line)}
    return ", ".join(f"«{words.get(each, each)}»" for each in missing)


REGLA = Regla(
    codigo="W36",
    titulo="Los componentes del objetivo son los del plan",
    porque="El objetivo anuncia qué clases de comunicación hay, y el plan las desarrolla: si no son las mismas, una se "
    "prometió y no se hace, o se hace lo que nadie se propuso.",
    corregir="Escriba en el objetivo los grupos del plan, o agregue al plan el que falta.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Orientar la comunicación pública, organizacional y mediática del instituto.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
            arbol:
              - codigo: EXT
                nombre: Comunicación externa
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: Revistas publicadas
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
              - codigo: INT
                nombre: Comunicación interna
                hijos:
                  - codigo: CAM
                    nombre: Realizar campañas internas
                    responsables: [COM]
                    fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                    meta: {cantidad: 4, unidad: campañas}
                    indicador: Campañas realizadas
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  Orientar la comunicación interna y externa del instituto.
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
            arbol:
              - codigo: EXT
                nombre: Comunicación externa
                hijos:
                  - codigo: REV
                    nombre: Publicar la revista institucional
                    responsables: [COM]
                    fechas: {inicio: 2024-03-01, fin: 2024-12-31}
                    meta: {cantidad: 10, unidad: revistas}
                    indicador: Revistas publicadas
                    programacion:
                      trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
              - codigo: INT
                nombre: Comunicación interna
                hijos:
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
