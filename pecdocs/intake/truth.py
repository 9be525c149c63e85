"""A returned workbook beside the one that would be made now: what is locked must say the same.

Formulas are compared apart (`formulas.py`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.faults import Fault
from pecdocs.intake.wrong import one_line_end
from pecdocs.layout.libro.cells import FILLED
from pecdocs.layout.libro.form import NAME
from pecdocs.reading.values import clipped, plain_number
from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.model import Cierre, Registro

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pecdocs.excel.cells import ReadCell
    from pecdocs.excel.reading import ReadValue
    from pecdocs.intake.form import Found
    from pecdocs.layout.libro import Libro
    from pecdocs.layout.libro.form_columns import FormColumn
    from pecdocs.layout.workbook import CellValue, Sheet, SheetCell

_CLOSED = Cierre(fecha=date.min, huellas={})
"""A closing, of which only that there is one matters."""
_ENOUGH = Decimal("1E-9")
"""How near two numbers are, as parts of the larger, that are the same after a program wrote one of them."""
_MOVED_ON = "haga otro libro con «pecdocs seguimiento libro» y pase a él las respuestas"
_KEEP = "devuélvale lo que decía; lo que cambia del plan se cambia en el plan"


def locked_faults(found: Found, libro: Libro, moved: Collection[str]) -> Iterator[Fault]:
    """Give the cells of what the plan says that say something else; `moved` are the codigos that it changed since."""
    form, drawn = libro.formulario, sheet_of(libro, NAME)
    locked = [
        (n, found.columns[each.key], each)
        for n, each in enumerate(form.columns)
        if each.field not in FILLED and not each.is_live
    ]
    for codigo, row in found.rows.items():
        cells, read = drawn.rows[form.rows[codigo] - 1].cells, found.sheet.rows[row]
        wrong = [
            (column, cell)
            for n, letters, column in locked
            if (cell := cells[n]) is not None and not same_value(found.book.value(read.get(letters)), cell.value)
        ]
        if codigo in moved:
            yield _moved_on(found, row, codigo, wrong)
            continue
        for column, cell in wrong:
            said = _shown(found.book.value(_at(found, row, column)))
            message = f"la celda «{column.title}» de «{codigo}» cambió: dice {said} y el plan, {_shown_here(cell)}"
            yield Fault(found.place(column.key, row), message, _KEEP)


def _at(found: Found, row: int, column: FormColumn) -> ReadCell | None:
    return found.sheet.cell(row, found.columns[column.key])


def _moved_on(found: Found, row: int, codigo: str, wrong: list[tuple[FormColumn, SheetCell]]) -> Fault:
    """Say that the plan says something else since the workbook was made, and what, where the workbook shows it."""
    message = f"«{codigo}» cambió en el plan después de que se hizo este libro"
    if wrong:
        column, cell = wrong[0]
        said = _shown(found.book.value(_at(found, row, column)))
        message += f": en «{column.title}» dice {said} y el plan, {_shown_here(cell)}"
    return Fault(found.place(wrong[0][0].key if wrong else "codigo", row), message, _MOVED_ON)


def same_value(read: ReadValue, drawn: CellValue) -> bool:
    """Tell whether what a cell holds is what was written in it, whatever programs did to it meanwhile."""
    if isinstance(read, str) and read == drawn:
        return True
    if isinstance(drawn, Decimal):
        near = max(abs(drawn), _ENOUGH) * _ENOUGH
        return isinstance(read, Decimal) and abs(read - drawn) <= near
    if isinstance(drawn, str):
        return isinstance(read, str) and _folded(read) == _folded(drawn) if drawn.strip() else read is None
    return read == drawn


def _folded(text: str) -> str:
    """Give a text as the programs leave it: line ends alike, none at its end."""
    return one_line_end(text).strip()


def _shown(value: object) -> str:
    if value is None:
        return "nada"
    return f"«{clipped(plain_number(value) if isinstance(value, Decimal) else str(value))}»"


def _shown_here(cell: SheetCell | None) -> str:
    return _shown(cell.value if cell is not None else None)


def sheet_of(libro: Libro, name: str) -> Sheet:
    """Give a sheet of a workbook by its name."""
    return next(each for each in libro.workbook.sheets if each.name == name)


def reopened(answers: Answers, opened: Collection[str]) -> Answers:
    """Give the answers with those periods open that were so when a workbook was made, and no others.

    What a period holds stays: only whether it may be answered changes, and with it the formulas of a workbook.
    """
    registros = {key: _as_it_was(each, is_open=key in opened) for key, each in answers.registros.items()}
    return Answers(registros)


def _as_it_was(registro: Registro, *, is_open: bool) -> Registro:
    if is_open:
        return registro.model_copy(update={"cerrado": None})
    return registro if registro.cerrado is not None else registro.model_copy(update={"cerrado": _CLOSED})
