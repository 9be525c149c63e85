"""E20: the cells of a table stand under their columns, and the nodes of the tree at their level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import citado, palabras
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo, Seccion
    from pecdocs.revision.expediente import Expediente

_RULE = re.compile(r"\|?:?-+:?(?:\|:?-+:?)+\|?|\|:?-+:?\|")
"""The line under the titles of a table of Markdown, without its spaces."""
_CELL_END = re.compile(r"(?<!\\)\|")
_AT_LEAST = 2
"""Words of a name in capitals, and names that it is compared with."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for section in expediente.secciones:
        if section.texto and "|" in section.texto:
            yield from _short_rows(expediente, section, section.texto.split("\n"))
    yield from _out_of_level(expediente)


def _short_rows(expediente: Expediente, section: Seccion, lines: list[str]) -> Iterator[Hallado]:
    """Find rows with fewer cells than the titles; those with more are refused when the plan is read."""
    columns = 0
    for number, line in enumerate(lines):
        if number and "|" in lines[number - 1] and _RULE.fullmatch("".join(line.split())):
            columns = _cells(lines[number - 1])
        elif "|" not in line:
            columns = 0
        elif _cells(line) < columns:
            message = f"la fila {citado(line.strip())} tiene {_cells(line)} celdas, y la tabla {columns} columnas"
            hint = "una celda vacía también se escribe, entre dos «|»: así no se corre ninguna"
            yield Hallado(expediente.sitio_en_texto(section, number), message, hint)


def _cells(line: str) -> int:
    bare = line.strip()
    return len(_CELL_END.findall(bare.removeprefix("|"))) + (not bare.endswith("|"))


def _out_of_level(expediente: Expediente) -> Iterator[Hallado]:
    """Find a name written as those of the highest level, in capitals, below it, where its neighbours are not."""
    levels: list[list[Nodo]] = []
    _by_level(expediente.plan.arbol, 0, levels)
    if len(levels) < _AT_LEAST or len(levels[0]) < _AT_LEAST or not all(_in_capitals(each) for each in levels[0]):
        return
    names = [each.nombre for each in expediente.plan.niveles]
    for depth, several in enumerate(levels[1:], 1):
        odd = [each for each in several if _in_capitals(each)]
        if len(odd) == 1 and len(several) > _AT_LEAST:
            message = f"{citado(odd[0].etiqueta)} está en «{names[depth]}», y se escribe como los de «{names[0]}»"
            hint = f"si es de «{names[0]}», súbalo de nivel: puede haberse corrido de columna al copiarlo"
            yield Hallado(expediente.sitio(odd[0]), message, hint, Gravedad.NOTA)


def _by_level(tree: tuple[Nodo, ...], depth: int, levels: list[list[Nodo]]) -> None:
    if tree and len(levels) == depth:
        levels.append([])
    for node in tree:
        levels[depth].append(node)
        _by_level(node.hijos, depth + 1, levels)


def _in_capitals(node: Nodo) -> bool:
    """Tell whether a name is in capitals and is more than a sigla or two; one word is enough at the highest level."""
    name = node.nombre or ""
    return name.isupper() and (len(palabras(name)) >= _AT_LEAST or len(name) > len("SIGLAS"))


REGLA = Regla(
    codigo="E20",
    titulo="Cada celda está bajo su columna, y cada nodo en su nivel",
    porque="Una celda que falta corre a las demás: lo que se lee bajo «Meta» puede ser el responsable. Es una nota "
    "cuando solo lo sugiere el modo de escribir: un nombre en mayúsculas, como los del primer nivel, más abajo.",
    corregir="Escriba todas las celdas de la fila, también las vacías; ponga cada nodo bajo el que le corresponde.",
    ejemplo=Ejemplo(
        mal="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  | Canal | Público | Frecuencia |
                  |---|---|---|
                  | Boletín | Mensual |
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
        bien="""
            secciones:
              - codigo: OBJ
                titulo: Objetivo
                numeral: auto
                texto: |
                  | Canal | Público | Frecuencia |
                  |---|---|---|
                  | Boletín | | Mensual |
              - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
              - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
              - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
        """,
    ),
    buscar=_buscar,
)
