"""E46: no activity is there twice, to the letter or with a slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from pecdocs.revision.lengua import citado, contenido, palabras
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo
    from pecdocs.revision.expediente import Expediente

_LONG = 6
"""Letters of a word in which one that differs is a slip, and not another word."""
_LONGEST = 40
"""Words of a name that is looked at: a longer one is a paragraph, and each word is filed with all the others."""
_SEVERAL = 3
"""Words of a name that must be the same for two names to be one with a slip."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    first: dict[tuple[str, ...], Nodo] = {}
    others: list[Nodo] = []
    for node in expediente.hojas:
        words = palabras(node.etiqueta)
        if words and first.setdefault(words, node) is not node:
            yield from _repeated(expediente, node, first[words])
        elif words:
            others.append(node)
    yield from _slips(expediente, others)


def _repeated(expediente: Expediente, node: Nodo, other: Nodo) -> Iterator[Hallado]:
    """Tell of a name that is there again: an error only where all else is the same, in the same group."""
    line = expediente.sitio(other).place.line
    group, same_group = expediente.padres.get(node.codigo), expediente.padres.get(other.codigo)
    if _content(node) == _content(other):
        grave = None if group is same_group else Gravedad.NOTA  # one for each sede, or each network
        message = f"{citado(node.etiqueta)} está dos veces: es todo lo de la línea {line}"
        yield Hallado(expediente.sitio(node), message, "quite una de las dos", grave)
    elif group is same_group:
        message = f"{citado(node.etiqueta)} se llama como la actividad de la línea {line}, y no dice lo mismo"
        yield Hallado(expediente.sitio(node), message, "dé a cada una un nombre que las distinga", Gravedad.AVISO)


def _content(node: Nodo) -> dict[str, object]:
    """Give what a node says, but for what names it."""
    return {name: getattr(node, name) for name in node.model_fields_set - {"codigo", "numero", "hijos", "nombre"}}


def _slips(expediente: Expediente, several: list[Nodo]) -> Iterator[Hallado]:
    """Find names that are the same but for one letter of one word: each is filed by its words but one."""
    filed: dict[tuple[int, tuple[str, ...]], list[tuple[str, Nodo]]] = {}
    for node in several:
        words = contenido(node.etiqueta)
        for position, word in enumerate(words if len(words) <= _LONGEST else ()):
            rest = (position, words[:position] + words[position + 1 :])
            if len(word) < _LONG or len(rest[1]) < _SEVERAL:
                continue
            for other_word, other in filed.setdefault(rest, [])[:_SEVERAL]:
                if DamerauLevenshtein.distance(word, other_word, score_cutoff=1) == 1:
                    line = expediente.sitio(other).place.line
                    message = f"{citado(node.etiqueta)} es casi igual a {citado(other.etiqueta)}, de la línea {line}"
                    hint = "si es la misma, quite una; si no, dele un nombre que la distinga"
                    yield Hallado(expediente.sitio(node), message, hint, Gravedad.NOTA)
            filed[rest].append((word, node))


REGLA = Regla(
    codigo="E46",
    titulo="Ninguna actividad está dos veces",
    porque="Una fila repetida se reporta y se promedia dos veces. Es un aviso si se llama igual y dice otra "
    "cosa; una nota, si está en otro grupo, que puede ser de otra sede, o si los nombres se distinguen en una letra.",
    corregir="Quite la que sobra; si son dos, que el nombre lo diga.",
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
              - codigo: CAM-2
                nombre: Realizar campañas internas.
                responsables: [COM]
                fechas: {inicio: 2024-01-01, fin: 2024-12-31}
                meta: {cantidad: 4, unidad: campañas}
                indicador: Campañas realizadas
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
