"""What the report needs of its Office file: the rows and columns of its own tables, and of the format's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pecdocs.layout.informe.tables import PREFIX
from pecdocs.layout.needs import Needs, TableNeeds, needs_of

if TYPE_CHECKING:
    from pecdocs.formato import Formato
    from pecdocs.layout.grid import RowKind

HEADINGS = 2
"""The deepest level of titles."""
_PLAIN: tuple[RowKind, ...] = ("encabezado", "fila")
OWN = {
    "cifras": TableNeeds(_PLAIN, ("a_la_fecha", "semaforo", "en_el_anio", "actividades", "por_debajo")),
    "semaforo": TableNeeds(_PLAIN, ("semaforo", "regla", "actividades")),
    "por_debajo": TableNeeds(_PLAIN, ("actividad", "a_la_fecha", "semaforo", "falta", "analisis")),
    "avance": TableNeeds(
        ("encabezado", "grupo", "fila", "total"),
        (
            *("codigo", "actividad", "programado", "ejecutado", "periodo"),
            *("a_la_fecha", "semaforo", "en_el_anio", "observaciones"),
        ),
    ),
    "analisis": TableNeeds(_PLAIN, ("actividad", "a_la_fecha", "semaforo", "analisis")),
    "tramite": TableNeeds(_PLAIN, ("actividad", "area", "reportado", "devuelto", "validado")),
}
"""The report's own tables; a test compares them with those that are drawn."""


def informe_needs(formato: Formato) -> Needs:
    """Give what the report of a plan in a format needs."""
    whole = needs_of(formato)
    official = {name: each for name, each in whole.tables.items() if name == formato.official}
    own = {f"{PREFIX}{name}": each for name, each in OWN.items()}
    return replace(whole, tables={**own, **official}, headings=HEADINGS, contents=1)
