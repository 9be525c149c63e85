"""W34: a norm that is quoted twice has the same numbers both times, and no item of a list runs on inside another."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Seccion
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Sitio

_NORM = re.compile(
    r"\b(ley|decreto|resoluci[oó]n|acuerdo|circular|ordenanza|directiva)\s+(?:n[o.º°]*\s*)?([0-9]+)\s+de\s+([0-9]{4})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\bart(?:[ií]culo|\.)\s*([0-9]+)", re.IGNORECASE)
_LISTED = re.compile(r"([0-9]{1,2})[.)]\s+(.+)")
_INSIDE = re.compile(r"(?<![\w.,])([0-9]{1,2})[.)]\s*([A-ZÁÉÍÓÚÑ][^\d(…]{8,})")
_RUN_ON = re.compile(r"[.;]\s+([0-9]{1,2})\.\s+([A-ZÁÉÍÓÚÑ]\w+(?:\s+\S+){0,5})")
_WORD = re.compile(r"[a-záéíóúüñ]{4,}")
_COMPARED = 3
"""Words of four letters or more, at the beginning of an item, by which it is known."""


@dataclass(frozen=True, slots=True)
class _Punto:
    """An item of a norm, as it is quoted."""

    numero: int
    palabras: str
    sitio: Sitio
    articulo: str
    """The article that it is said to be of; empty where none is said."""
    listado: bool


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    by_norm: dict[tuple[str, ...], list[_Punto]] = defaultdict(list)
    for seccion in expediente.secciones:
        if seccion.texto:
            for norm, punto in _quoted(expediente, seccion, seccion.texto.split("\n")):
                by_norm[norm].append(punto)
            yield from _run_on(expediente, seccion, seccion.texto.split("\n"))
    for norm, puntos in by_norm.items():
        yield from _disagree(norm, puntos)


def _quoted(expediente: Expediente, seccion: Seccion, lines: list[str]) -> Iterator[tuple[tuple[str, ...], _Punto]]:
    """Give the numbered items that follow a norm's name, in its own line or as the list below it."""
    norm: tuple[str, ...] | None = None
    article = ""
    for n, line in enumerate(lines):
        listed = _LISTED.match(line.strip())
        if listed is None and line.strip():
            names = {_name(found): None for found in _NORM.finditer(line)}
            norm = next(iter(names)) if len(names) == 1 else None
            article = found[1] if (found := _ARTICLE.search(line)) else ""
        if norm is None:
            continue
        place = expediente.sitio_en_texto(seccion, n)
        if listed is not None:
            yield norm, _Punto(int(listed[1]), listed[2], place, article, listado=True)
            for inside in _RUN_ON.finditer(listed[2]):
                yield norm, _Punto(int(inside[1]), inside[2], place, article, listado=True)
        else:
            after = next(_NORM.finditer(line), None)
            for found in _INSIDE.finditer(line, after.end() if after else 0):
                yield norm, _Punto(int(found[1]), found[2], place, article, listado=False)


def _name(found: re.Match[str]) -> tuple[str, ...]:
    return found[1].casefold().replace("ó", "o"), found[2], found[3]


def _disagree(norm: tuple[str, ...], puntos: list[_Punto]) -> Iterator[Hallado]:
    """Find the items that have another number in the list of the same norm; a list is the longer quotation."""
    lists = {_key(each.palabras): each for each in reversed(puntos) if each.listado}
    for each in puntos:
        other = lists.get(_key(each.palabras))
        if each.listado or other is None or other.numero == each.numero or not _key(each.palabras):
            continue
        if not each.articulo or not other.articulo or each.articulo == other.articulo:
            words = " ".join(each.palabras.split()[:4])
            message = f"cita «{each.numero}. {words}» ({norm[0]} {norm[1]} de {norm[2]}), y la lista de"
            message += f" «{other.sitio.lugar}», línea {other.sitio.place.line}, lo numera {other.numero}"
            yield Hallado(each.sitio, message, "ponga el número que tiene en la norma, en las dos partes")


def _key(text: str) -> tuple[str, ...]:
    """Give the first words of an item, by which it is the same in two quotations; none where it has too few."""
    words = _WORD.findall(text.casefold())[:_COMPARED]
    return tuple(words) if len(words) == _COMPARED else ()


def _run_on(expediente: Expediente, seccion: Seccion, lines: list[str]) -> Iterator[Hallado]:
    """Find an item that runs on inside the one before, in a list that jumps over its number."""
    numbered = [(n, int(found[1])) for n, line in enumerate(lines) if (found := _LISTED.match(line.strip()))]
    for (n, number), (_, following) in pairwise(numbered):
        inside = _RUN_ON.search(lines[n]) if following == number + 2 else None
        if inside is not None and int(inside[1]) == number + 1:
            message = f"el punto {number} lleva dentro el {inside[1]}: «{inside[1]}. {inside[2]}»"
            yield Hallado(expediente.sitio_en_texto(seccion, n), message, f"ponga el {inside[1]} en su propia línea")


REGLA = Regla(
    codigo="W34",
    titulo="Lo que se cita de una norma lleva el mismo número en todo el documento",
    porque="Quien consulta la norma busca el número que el plan cita. Si dos partes del plan citan lo mismo con "
    "números distintos, una de las dos está mal, y no se sabe en cuál función se funda el plan.",
    corregir="Compruebe el número en la norma y póngalo igual en las dos partes; cada punto de una lista va en su "
    "línea.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Alcance
                numeral: auto
                texto: |
                  El Decreto 1414 de 2017 le encarga «7. Coordinar la edición y publicación del material».
              - codigo: PLAN
                titulo: Plan de acción
                numeral: auto
                texto: |
                  Las funciones del Decreto 1414 de 2017 son:

                  7. Apoyar a las dependencias en sus estrategias.
                  8. Coordinar la edición y publicación del material que se divulga.
                tabla: matriz
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Alcance
                numeral: auto
                texto: |
                  El Decreto 1081 de 2015 le encarga «8. Coordinar la edición y publicación del material».
              - codigo: PLAN
                titulo: Plan de acción
                numeral: auto
                texto: |
                  Las funciones del Decreto 1081 de 2015 son:

                  7. Apoyar a las dependencias en sus estrategias.
                  8. Coordinar la edición y publicación del material que se divulga.
                tabla: matriz
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
