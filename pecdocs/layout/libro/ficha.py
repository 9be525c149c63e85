"""The hidden sheet pecdocs: what a workbook was made from, so that it is known again when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.workbook import Sheet, SheetCell, SheetColumn, SheetRow
from pecdocs.seguimiento.identity import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.layout.libro.basis import Basis

NAME = "pecdocs"
PERIODS_FROM = 6
"""The row of the first period that it asks for."""
VERSION = "1"
"""Which layout a workbook has; it changes when what an older one holds would be read otherwise."""


def ficha(basis: Basis) -> Sheet:
    """Draw the sheet: a key in the first column, its value in the second."""
    return sheet_of(_facts(basis))


def sheet_of(facts: Iterable[tuple[str, str]]) -> Sheet:
    """Draw the hidden sheet of a workbook that comes back: a fact a row."""
    rows = tuple(SheetRow((SheetCell(key), SheetCell(value))) for key, value in facts)
    return Sheet(NAME, rows, (SheetColumn("clave", 30), SheetColumn("valor", 60)), protected=True, hidden=True)


def _facts(basis: Basis) -> Iterator[tuple[str, str]]:
    found, document = identity(basis.plan, basis.rules), basis.plan.documento
    yield "libro", VERSION
    yield "plan", basis.pedido.carpeta
    yield "titulo", document.titulo
    yield "version", document.version
    yield "periodo", basis.pedido.periodo or ""
    for n, period in enumerate(basis.periods, start=1):
        yield f"periodo@{n}", period.key
    yield "responsable", basis.pedido.responsable or ""
    yield "corte", basis.corte
    yield "abiertos", " ".join(each.key for each in basis.periods if basis.is_open(each))
    yield "huella", found.whole
    for code, fingerprint in found.items.items():
        yield f"huella@{code}", fingerprint
