"""W09: what several tables show has the same name and the same number in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.reading.values import plain_number
from pecdocs.revision.lengua import ENTRE_VARIOS, citado, contenido, numerado, palabras
from pecdocs.revision.medidas import raiz
from pecdocs.revision.model import Ejemplo, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan import Nodo
    from pecdocs.plan.model import FilaTabla
    from pecdocs.revision.expediente import Expediente

_COUNTED = re.compile(r"\b([0-9]+) ([^\W\d_]+)")
"""A number with what it counts: «10 publicaciones»."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for table, row in expediente.filas:
        if row.de is None:
            continue
        node = expediente.por_codigo[row.de]
        if row.nombre is not None and node.nombre is not None:
            yield from _named(expediente, table, row, node)
            yield from _counted(expediente, row, node)
        elif _numbers_differ(row, node):
            here, there = (numerado(each, node.etiqueta) for each in (row.numero, node.numero))
            yield _differ(expediente, table, row, node, ("numero", here, there))
        if "pasos" in row.model_fields_set:
            yield from _steps(expediente, table, row, node)


def _named(expediente: Expediente, table: str, row: FilaTabla, node: Nodo) -> Iterator[Hallado]:
    """Compare name and number, told of together: that is how they are printed."""
    here, there = row.nombre or "", node.nombre or ""
    if not _same(here, there) or _numbers_differ(row, node):
        if _written(row.numero) and _written(node.numero):
            here, there = numerado(row.numero, here), numerado(node.numero, there)
        field = "numero" if _same(row.nombre or "", node.nombre or "") else "nombre"
        yield _differ(expediente, table, row, node, (field, here, there))


def _steps(expediente: Expediente, table: str, row: FilaTabla, node: Nodo) -> Iterator[Hallado]:
    """Compare step by step; the first that differs is told."""
    for here, there in zip(row.pasos, node.pasos, strict=False):
        if not _same(here.texto, there.texto):
            yield _differ(expediente, table, row, node, ("pasos", here.texto, there.texto))
            return


def _counted(expediente: Expediente, row: FilaTabla, node: Nodo) -> Iterator[Hallado]:
    """Find a name that counts the goal by another word: «10 publicaciones» of «10 revistas»."""
    goal = node.meta
    if goal is None or goal.cantidad is None or not goal.unidad or goal.unidad == "%":
        return
    units = contenido(goal.unidad)
    for number, word in _COUNTED.findall(row.nombre or ""):
        if number == plain_number(goal.cantidad) and raiz(word) not in units:
            said = goal.impreso or f"{number} {goal.unidad}"
            where = expediente.sitio(node, "meta").place.line
            message = f"dice «{number} {word}», y la meta de «{node.codigo}» (línea {where}) es {citado(said)}"
            yield Hallado(expediente.sitio(row, "nombre"), message, "cuente lo mismo con la misma palabra")


def _same(here: str, there: str) -> bool:
    """Tell whether a table shows a name, or its words shortened."""
    return palabras(here) == palabras(there) or frozenset(palabras(here)) < frozenset(palabras(there))


def _written(numero: str) -> bool:
    return numero not in {"auto", "ninguno"}


def _numbers_differ(row: FilaTabla, node: Nodo) -> bool:
    both = "numero" in row.model_fields_set and _written(row.numero) and _written(node.numero)
    return both and palabras(row.numero) != palabras(node.numero)


def _differ(expediente: Expediente, table: str, row: FilaTabla, node: Nodo, said: tuple[str, str, str]) -> Hallado:
    field, here, there = said
    where = expediente.sitio(node, field if field in node.model_fields_set else "codigo").place.line
    message = f"en la tabla «{table}» va como {citado(here, ENTRE_VARIOS)}, y en el plan"
    message += f" (línea {where}) como {citado(there, ENTRE_VARIOS)}"
    hint = f"quite «{field}» de esta fila: toma {'los' if field == 'pasos' else 'el'} de «{node.codigo}»"
    return Hallado(expediente.sitio(row, field), message, hint)


REGLA = Regla(
    codigo="W09",
    titulo="Lo mismo se llama igual y tiene el mismo número en todas las tablas",
    porque="Quien compara el plan con su seguimiento busca por el nombre y por el número: si cambian de una tabla a "
    "otra, parece que una actividad se dejó y otra apareció. Acortar un nombre no lo cambia.",
    corregir="Quite de la fila «nombre» y «numero»: toma los del árbol. Si el nombre de la tabla es mejor, póngalo en "
    "el árbol.",
    ejemplo=Ejemplo(
        mal="""
            tablas:
              seguimiento:
                filas:
                  - de: EXT
                    hijos:
                      - {de: REV, nombre: Divulgar la gestión}
                      - {de: TALLER}
        """,
        bien="""
            tablas:
              seguimiento:
                filas:
                  - de: EXT
                    hijos:
                      - {de: REV, nombre: Revista institucional}
                      - {de: TALLER}
        """,
    ),
    buscar=_buscar,
)
