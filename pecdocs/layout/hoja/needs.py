"""What the review sheet needs of its Office file: the rows and columns of its own tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pecdocs.layout.hoja.tables import PREFIX
from pecdocs.layout.needs import Needs, TableNeeds, needs_of

if TYPE_CHECKING:
    from pecdocs.formato import Formato

OWN = {
    "ficha": TableNeeds(("encabezado", "fila"), ("dato", "valor")),
    "hallazgos": TableNeeds(
        ("encabezado", "grupo", "fila"), ("numero", "regla", "lugar", "hallazgo", "pista", "decision")
    ),
    "aceptados": TableNeeds(("encabezado", "fila"), ("regla", "lugar", "hallazgo", "motivo", "quien")),
    "reglas": TableNeeds(("encabezado", "fila"), ("regla", "titulo", "porque")),
    "firmas": TableNeeds(("encabezado", "fila"), ("nombre", "cargo", "firma", "fecha")),
}
"""The sheet's own tables; a test compares them with those that are drawn."""
ROTULOS = {
    f"{PREFIX}{name}": label
    for name, label in {
        "ficha": "Plan",
        "hallazgos": "Hallazgos",
        "aceptados": "Aceptados",
        "reglas": "Reglas",
        "firmas": "Firmas",
    }.items()
}
"""What each table is called as a sheet of a workbook."""


def hoja_needs(formato: Formato) -> Needs:
    """Give what the review sheet of a plan in a format needs."""
    own = {f"{PREFIX}{name}": each for name, each in OWN.items()}
    return replace(needs_of(formato), tables=own, headings=1, contents=1)
