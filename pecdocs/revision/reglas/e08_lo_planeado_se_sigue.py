"""E08: every planned activity is followed up, and what is followed up was planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.plan.checks import nodes, table_rows
from pecdocs.revision.lengua import ENTRE_VARIOS, citado, numerado
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.seguimiento.items import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.plan import Nodo
    from pecdocs.plan.model import FilaTabla
    from pecdocs.revision.expediente import Expediente

_NAMED = 3
"""How many activities without a goal a message names."""


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    table = expediente.plan.tablas.get(TABLE)
    if table is None or table.filas is None or not expediente.plan.arbol:
        return
    followed = frozenset(_covered(expediente, table.filas))
    unmeasured = []
    for node in _lost(expediente.plan.arbol, followed):
        if any(each.meta is not None for each in nodes((node,))):
            message = f"{citado(_named(node))} está en el plan y no en la tabla «{TABLE}»"
            hint = f"agregue en sus filas «de: {node.codigo}», o quite «filas» para que siga todo el plan"
            yield Hallado(expediente.sitio(node), message, hint)
        else:
            unmeasured.append(node)
    if unmeasured:
        yield _without_goal(expediente, unmeasured)
    yield from _unplanned(expediente, table.filas)


def _named(node: Nodo) -> str:
    return numerado(node.numero, node.etiqueta)


def _covered(expediente: Expediente, rows: Iterable[FilaTabla]) -> Iterator[str]:
    """Give the codes of what the rows follow: a row that lists no node below it follows all that its node holds."""
    for row in rows:
        below = row.hijos or ()
        if row.de is not None:
            yield row.de
            if not any(each.de is not None for each in table_rows(below)):
                yield from (each.codigo for each in nodes(expediente.por_codigo[row.de].hijos))
        yield from _covered(expediente, below)


def _lost(tree: Iterable[Nodo], followed: frozenset[str]) -> Iterator[Nodo]:
    """Give the highest nodes of which no activity is followed."""
    for node in tree:
        leaves = [each for each in nodes((node,)) if not each.hijos]
        if not any(each.codigo in followed for each in leaves):
            yield node
        else:
            yield from _lost(node.hijos, followed)


def _without_goal(expediente: Expediente, lost: list[Nodo]) -> Hallado:
    """Tell of what is not followed and has no goal either: the plan may not mean to measure it."""
    named = ", ".join(citado(_named(each), ENTRE_VARIOS) for each in lost[:_NAMED])
    more = f" y {len(lost) - _NAMED} más" if len(lost) > _NAMED else ""
    message = f"la tabla «{TABLE}» no sigue {named}{more}, que no tienen meta"
    if len(lost) == 1:
        message = f"la tabla «{TABLE}» no sigue {named}, que no tiene meta"
    hint = "dé una meta a lo que se deba medir, y agréguelo a las filas"
    return Hallado(expediente.sitio(lost[0]), message, hint, Gravedad.AVISO)


def _unplanned(expediente: Expediente, rows: Iterable[FilaTabla]) -> Iterator[Hallado]:
    """Find rows of the table alone, under no node of the plan and over none."""
    for row in rows:
        if row.de is None and not any(each.de is not None for each in table_rows(row.hijos or ())):
            name = row.nombre_o_paso or row.codigo or ""
            message = f"{citado(numerado(row.numero, name))} se sigue y no está en el plan"
            hint = "agréguelo al árbol y señálelo con «de», o póngalo bajo la actividad que mide"
            yield Hallado(expediente.sitio(row), message, hint, Gravedad.AVISO)
        elif row.de is None:
            yield from _unplanned(expediente, row.hijos or ())


REGLA = Regla(
    codigo="E08",
    titulo="Todo lo planeado se sigue, y todo lo que se sigue está planeado",
    porque="El comité sigue el plan anual al menos cada tres meses (Circular 001 de 2018 del Consejo para la Gestión y "
    "el Desempeño Institucional): lo que no está en el seguimiento no se reporta, y su meta queda sin dueño. Es un "
    "aviso para lo que no tiene meta y para lo que solo está en el seguimiento.",
    corregir="Agregue a la tabla «seguimiento» lo que falta, o quite sus «filas»: sin ellas sigue el plan entero.",
    ejemplo=Ejemplo(
        mal="""
            tablas:
              seguimiento:
                filas:
                  - de: EXT
                    hijos:
                      - {de: REV}
        """,
        bien="""
            tablas:
              seguimiento:
                filas:
                  - de: EXT
                    hijos:
                      - {de: REV}
                      - {de: TALLER}
        """,
    ),
    buscar=_buscar,
)
