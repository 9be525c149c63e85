"""A returned workbook beside the one that would be made now: what is locked must say the same, formulas included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.excel.formulas import normal
from pecdocs.faults import Fault, Place
from pecdocs.intake.wrong import one_line_end
from pecdocs.layout.libro.cells import FILLED
from pecdocs.layout.libro.ficha import NAME as FICHA
from pecdocs.layout.libro.form import KEY_ROW, NAME
from pecdocs.layout.workbook import Formula, column_letters
from pecdocs.reading.values import clipped, plain_number
from pecdocs.seguimiento.answers import Answers
from pecdocs.seguimiento.model import Cierre, Registro

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pecdocs.excel.reading import ReadValue
    from pecdocs.excel.cells import ReadCell
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
_REDO = "deshaga el cambio, o pase las respuestas a un libro nuevo"


def locked_faults(found: Found, libro: Libro, moved: Collection[str]) -> Iterator[Fault]:
    """Give the cells of what the plan says that say something else; `moved` are the codigos that it changed since."""
    form, drawn = libro.formulario, _sheet(libro, NAME)
    for codigo, row in found.rows.items():
        cells = drawn.rows[form.rows[codigo] - 1].cells
        wrong = [
            (column, cell)
            for column, cell in zip(form.columns, cells, strict=True)
            if _differs(found, row, column, cell)
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


def _differs(found: Found, row: int, column: FormColumn, cell: SheetCell | None) -> bool:
    """Tell whether a cell that is not to fill says something else; formulas are compared apart."""
    if column.field in FILLED or cell is None or isinstance(cell.value, Formula):
        return False
    return not same_value(found.book.value(_at(found, row, column)), cell.value)


def _moved_on(found: Found, row: int, codigo: str, wrong: list[tuple[FormColumn, SheetCell | None]]) -> Fault:
    """Say that the plan says something else since the workbook was made, and what, where the workbook shows it."""
    message = f"«{codigo}» cambió en el plan después de que se hizo este libro"
    if wrong:
        column, cell = wrong[0]
        said = _shown(found.book.value(_at(found, row, column)))
        message += f": en «{column.title}» dice {said} y el plan, {_shown_here(cell)}"
    return Fault(found.place(wrong[0][0].key if wrong else "codigo", row), message, _MOVED_ON)


def same_value(read: ReadValue, drawn: CellValue) -> bool:
    """Tell whether what a cell holds is what was written in it, whatever programs did to it meanwhile."""
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


def formula_faults(found: Found, libro: Libro) -> Iterator[Fault]:
    """Give the formulas that are other than they were, or gone, in every sheet that reckons."""
    ours, theirs = _ours(libro), _theirs(found)
    for sheet in libro.workbook.sheets:
        if sheet.name == NAME:
            yield from _in_form(found, libro, sheet, ours, theirs)
        elif sheet.name != FICHA:
            yield from _in_place(found, sheet, ours, theirs)


def _in_form(found: Found, libro: Libro, sheet: Sheet, ours: _Writing, theirs: _Writing) -> Iterator[Fault]:
    form, is_alike = libro.formulario, ours.alike(theirs)
    for codigo, row in found.rows.items():
        was = form.rows[codigo]
        for column, cell in zip(form.columns, sheet.rows[was - 1].cells, strict=True):
            if cell is not None and isinstance(cell.value, Formula):
                now = _at(found, row, column)
                if now is not None and now.formula == cell.value.text and row == was and is_alike:
                    continue  # to the letter
                if not _same((cell.value.text, was, ours), (now, row, theirs), in_form=True):
                    yield Fault(found.place(column.key, row), _said(now, f" de «{column.title}»"), _REDO)


def _in_place(found: Found, sheet: Sheet, ours: _Writing, theirs: _Writing) -> Iterator[Fault]:
    """Give the formulas that differ in a sheet in which nothing may be moved."""
    read = found.book.sheets.get(sheet.name)
    if read is None:
        yield Fault(Place(found.book.file, cell=sheet.name), "falta esta hoja", _REDO)
        return
    letters = [column_letters(number) for number in range(1, len(sheet.columns) + 1)]
    is_alike = ours.alike(theirs)
    for row, drawn in enumerate(sheet.rows, start=1):
        cells = read.rows.get(row, {})
        for column, cell in zip(letters, drawn.cells, strict=False):
            if cell is not None and isinstance(cell.value, Formula):
                now = cells.get(column)
                if now is not None and now.formula == cell.value.text and is_alike:
                    continue  # to the letter
                if not _same((cell.value.text, row, ours), (now, row, theirs)):
                    yield Fault(Place(found.book.file, cell=f"{sheet.name}!{column}{row}"), _said(now, ""), _REDO)


def _said(cell: ReadCell | None, whose: str) -> str:
    return f"se perdió la fórmula{whose}" if cell is None or cell.formula is None else f"cambió la fórmula{whose}"


def _same(
    expected: tuple[str, int, _Writing], read: tuple[ReadCell | None, int, _Writing], *, in_form: bool = False
) -> bool:
    """Tell whether two formulas are the same, each with its row and how its workbook is written."""
    (was, row, ours), (cell, at, theirs) = expected, read
    if cell is None or cell.formula is None:
        return False
    return ours.of(was, row, in_form=in_form) == theirs.of(cell.formula, at, in_form=in_form)


@dataclass
class _Writing:
    """How formulas name the cells of a workbook, said in a way that does not change with moved rows and columns."""

    sheet: str
    """The name of the Formulario."""
    key_row: int
    keys: Mapping[str, str]
    """The keys of its columns, by their letters."""
    first: int
    last: int
    """The rows of activities."""
    known: dict[tuple[bool, str], str] = field(default_factory=dict)

    def alike(self, other: _Writing) -> bool:
        """Tell whether everything stands in the same place in both."""
        return (self.sheet, self.key_row, self.keys, self.first, self.last) == (
            other.sheet,
            other.key_row,
            other.keys,
            other.first,
            other.last,
        )

    def of(self, formula: str, row: int, *, in_form: bool) -> str:
        """Give a formula of this row in one way of writing; those alike but for their own row are worked out once."""
        template = re.sub(rf"(?<=[A-Za-z$]){row}(?![0-9])", "@", formula)
        found = self.known.get((in_form, template))
        if found is None:
            found = normal(formula, lambda sheet, name: self._named(sheet, name, row, in_form=in_form))
            self.known[in_form, template] = found
        return found

    def _named(self, sheet: str, name: str, row: int, *, in_form: bool) -> str:
        ends = [re.fullmatch(r"([A-Z]*)([0-9]*)", end) for end in name.split(":")]
        places = [(end[1], int(end[2] or 0)) for end in ends if end is not None]
        is_form = sheet.casefold() == self.sheet.casefold() if sheet else in_form
        if not is_form:
            said = ":".join(f"{letters}{'@' if number == row else number or ''}" for letters, number in places)
            return f"{sheet.casefold()}!{said}"
        columns = [self.keys.get(letters, letters) for letters, _ in places]
        rows = [number for _, number in places]
        if len(rows) > 1 and rows[0] <= self.first and rows[-1] >= self.last:
            return f"form!{':'.join(columns)}*"
        own = ["@" if in_form and number == row else f"{number - self.key_row:+d}" for number in rows]
        return "form!" + ":".join(f"{column}{number}" for column, number in zip(columns, own, strict=True))


def _ours(libro: Libro) -> _Writing:
    form = libro.formulario
    keys = {column_letters(position): key for key, position in form.position.items()}
    return _Writing(NAME, KEY_ROW, keys, min(form.rows.values()), max(form.rows.values()))


def _theirs(found: Found) -> _Writing:
    return _Writing(found.sheet.name, found.key_row, found.keys, min(found.rows.values()), max(found.rows.values()))


def _sheet(libro: Libro, name: str) -> Sheet:
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
