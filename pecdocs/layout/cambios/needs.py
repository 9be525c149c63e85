"""What the change summary needs of its Office file: the rows and columns of its own tables, and of the change log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pecdocs.cambios import Tipo
from pecdocs.layout.cambios.basis import PREFIX
from pecdocs.layout.cambios.resumen import log_table
from pecdocs.layout.needs import Needs, TableNeeds, needs_of

if TYPE_CHECKING:
    from pecdocs.formato import Formato

HEADINGS = 2
"""The deepest level of titles."""
OWN = {
    "versiones": TableNeeds(("encabezado", "fila"), ("dato", "anterior", "nueva")),
    "cuentas": TableNeeds(("encabezado", "fila", "total"), ("parte", *(each.value for each in Tipo), "total")),
    "detalle": TableNeeds(("encabezado", "grupo", "fila"), ("numeral", "elemento", "campo", "antes", "despues")),
}
"""The summary's own tables; a test compares them with those that are drawn."""


def cambios_needs(formato: Formato) -> Needs:
    """Give what the change summary of a plan in a format needs."""
    whole = needs_of(formato)
    name, _ = log_table(formato)
    log = whole.tables.get(name, TableNeeds(("encabezado", "fila")))
    own = {f"{PREFIX}{name}": each for name, each in OWN.items()}
    return replace(whole, tables={**own, name: log}, headings=HEADINGS, contents=1)
