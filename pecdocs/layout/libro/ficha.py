"""The hidden sheet pecdocs: what a workbook was made from, so that it is known again when it comes back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pecdocs.layout.libro.cells import FILLED
from pecdocs.layout.libro.form import NAME as FORMULARIO
from pecdocs.layout.workbook import Formula, Sheet, SheetCell, SheetColumn, SheetRow
from pecdocs.seguimiento.identity import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.layout.libro.basis import Basis
    from pecdocs.layout.libro.form import Form

NAME = "pecdocs"
PERIODS_FROM = 6
"""The row of the first period that it asks for."""
_LENGTH = 16


def ficha(basis: Basis, form: Form, sheets: Iterable[Sheet]) -> Sheet:
    """Draw the sheet: a key in the first column, its value in the second. `sheets` are the others of the workbook."""
    return sheet_of(_facts(basis, fingerprint(form, sheets)))


def fingerprint(form: Form, sheets: Iterable[Sheet]) -> str:
    """Give the fingerprint of what the program made of a plan: its formulas, and what the form shows of its rows.

    Of the same plan another version of the program, or of the format, may make something else.
    """
    found = sha256()
    rows = frozenset(form.rows.values())
    for sheet in sheets:
        found.update(f"\n{sheet.name}".encode())
        for number, row in enumerate(sheet.rows, start=1):
            shown = sheet.name == FORMULARIO and number in rows
            found.update("\t".join(_shown_of(form, row, number) if shown else _formulas_of(row, number)).encode())
            found.update(b"\n")
    return found.hexdigest()[:_LENGTH]


def _formulas_of(row: SheetRow, number: int) -> Iterator[str]:
    for cell in row.cells:
        if cell is not None and isinstance(cell.value, Formula):
            yield row.formula(cell.value.text, number)


def _shown_of(form: Form, row: SheetRow, number: int) -> Iterator[str]:
    for column, cell in zip(form.columns, row.cells, strict=True):
        if cell is not None and column.field not in FILLED:
            value = row.formula(cell.value.text, number) if isinstance(cell.value, Formula) else cell.value
            yield f"{column.key}={value}"


def sheet_of(facts: Iterable[tuple[str, str]]) -> Sheet:
    """Draw the hidden sheet of a workbook that comes back: a fact a row."""
    rows = tuple(SheetRow((SheetCell(key), SheetCell(value))) for key, value in facts)
    return Sheet(NAME, rows, (SheetColumn("clave", 30), SheetColumn("valor", 60)), protected=True, hidden=True)


def _facts(basis: Basis, made: str) -> Iterator[tuple[str, str]]:
    found, document = identity(basis.found.known), basis.plan.documento
    yield "libro", made
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
