"""One returned workbook: what its area answers, or everything for which it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pecdocs.collector import without_collector
from pecdocs.excel.formulas import column_number
from pecdocs.faults import Fault, Place, Severity
from pecdocs.intake.ficha import of_another_version
from pecdocs.intake.form import find_form
from pecdocs.intake.formulas import formula_faults
from pecdocs.intake.truth import locked_faults, same_value, sheet_of
from pecdocs.intake.values import READERS, Written
from pecdocs.intake.wrong import Wrong
from pecdocs.layout.libro.ficha import NAME as FICHA
from pecdocs.layout.libro.ficha import fingerprint
from pecdocs.layout.libro.form import NAME
from pecdocs.seguimiento.model import Valores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.excel.reading import ReadBook, ReadValue
    from pecdocs.intake.ficha import Ficha
    from pecdocs.intake.form import Found
    from pecdocs.layout.libro import Libro
    from pecdocs.layout.libro.form_columns import FormColumn
    from pecdocs.layout.workbook import SheetRow
    from pecdocs.seguimiento import Answers, Item
    from pecdocs.seguimiento.identity import Identity
    from pecdocs.seguimiento.model import Respuesta

FIELDS = tuple(READERS)
"""The fields that an area answers, in the order in which they are read."""
_NOTHING = Valores()
"""What a row says whose cells are empty."""
_CLOSED = "si hay que corregirlo, anótelo en «cambios» con su solicitud y su autorización"


class Taken(NamedTuple):
    """What a workbook says of an activity in a period; nothing, where its cells are empty."""

    period: str
    codigo: str
    values: Valores
    place: Place
    """Where it says what was done."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back: who answers in it, and what."""

    file: str
    area: str
    """The name of the area, as the period files hold it."""
    of_area: bool
    """Whether it is of one area; one of all says nothing of who stands behind what it leaves as it was."""
    periods: tuple[str, ...]
    """Those that it answers."""
    taken: tuple[Taken, ...] = ()


@without_collector()
def take(
    book: ReadBook, ficha: Ficha, libro: Libro, answers: Answers, now: Identity
) -> tuple[tuple[Taken, ...], list[Fault]]:
    """Give what a workbook answers, with everything that is wrong with it, warnings too.

    `libro` is the workbook that would be made now for the same periods and area; `answers` and `now` are what is known.
    """
    closed = [each for each in ficha.abiertos if answers.is_closed(each)]
    if closed == list(ficha.abiertos):
        said = f"el periodo {closed[0]} está cerrado" if closed else "el libro es de periodos que ya estaban cerrados"
        return (), [Fault(Place(book.file), said, _CLOSED)]
    others = {FICHA, *(each.name for each in libro.workbook.sheets)} - {NAME}
    found, faults = find_form(book, libro.formulario, others)
    if found is None:
        return (), [of_another_version(book)] if _is_of_another(ficha, libro, now) else faults
    moved = {code for code in found.rows if ficha.items.get(code) != now.items.get(code)}
    whole = not faults  # what was added or taken out changes ranges: that is said once
    faults += locked_faults(found, libro, moved)
    if ficha.whole != now.whole:
        faults += [] if moved else [_elsewhere(book)]
    elif whole:
        faults += formula_faults(found, libro)
    if faults and _is_of_another(ficha, libro, now):
        return (), [of_another_version(book)]
    taken, wrong = _answers(found, libro, answers)
    faults += wrong
    return taken, sorted(faults, key=_reading_order)


def _is_of_another(ficha: Ficha, libro: Libro, now: Identity) -> bool:
    """Tell whether another version of the program made a workbook of the plan as it is: nobody changed it, then."""
    return ficha.whole == now.whole and ficha.made != fingerprint(libro.formulario, libro.workbook.sheets)


def _elsewhere(book: ReadBook) -> Fault:
    message = "el plan cambió en otras filas después de que se hizo este libro: sus fórmulas no se compararon"
    return Fault(Place(book.file), message, "lo que responde se toma igual", Severity.WARNING)


def _reading_order(fault: Fault) -> tuple[int, str, int, int]:
    """Order the faults of a workbook as one reads it: the Formulario first, its rows from the top."""
    sheet, _, cell = fault.place.cell.partition("!")
    letters = cell.rstrip("0123456789:")
    row = cell[len(letters) :]
    column = column_number(letters) if letters.isascii() and letters.isalpha() else 0
    return (sheet != NAME, sheet, int(row) if row.isdecimal() else 0, column)


def _answers(found: Found, libro: Libro, answers: Answers) -> tuple[tuple[Taken, ...], list[Fault]]:
    """Read the answers of every row and period."""
    taken: list[Taken] = []
    faults: list[Fault] = []
    items = {each.codigo: each for each in libro.formulario.basis.asked}
    links, drawn, form = _links(found), sheet_of(libro, NAME).rows, libro.formulario
    by_period = [
        (period.key, {each.field: each for each in form.columns if each.period == period})
        for period in form.basis.periods
    ]
    for codigo, row in found.rows.items():
        for period, columns in by_period:
            reader = _Row(found, libro, items[codigo], (row, drawn[form.rows[codigo] - 1]), links)
            if answers.is_closed(period):
                faults += reader.closed(columns)
                continue
            values = reader.read(columns, answers.answer(period, codigo))
            faults += reader.faults
            if values is not None:
                taken.append(Taken(period, codigo, values, found.place(columns["ejecutado"].key, row)))
    return tuple(taken), faults


def _links(found: Found) -> Mapping[str, str]:
    return {cells: address for cells, address in found.sheet.links.items() if ":" not in cells}


class _Row:
    """Reads the answer of one row."""

    def __init__(
        self, found: Found, libro: Libro, item: Item, row: tuple[int, SheetRow], links: Mapping[str, str]
    ) -> None:
        self.found = found
        self.position = libro.formulario.position
        self.item = item
        self.row, self.drawn = row
        """Its number, and what it would be in a workbook made now."""
        self.cells = found.sheet.rows[self.row]
        self.links = links
        self.faults: list[Fault] = []

    def read(self, columns: Mapping[str, FormColumn], current: Respuesta | None) -> Valores | None:
        """Give the answer in these columns; what a cell says as it was handed out is what is known, to the letter.

        None when something in it can't be read.
        """
        values: dict[str, Any] = {}
        for field in FIELDS:
            if field in columns:
                value = self._field(field, columns[field], current)
                if value is not None:
                    values[field] = value
        self.faults += self._together(values, columns)
        if self.faults:
            return None
        return Valores(**values) if values else _NOTHING

    def closed(self, columns: Mapping[str, FormColumn]) -> Iterator[Fault]:
        """Give the cells of a closed period that say something else than what was closed."""
        for field in FIELDS:
            if field not in columns:
                continue
            if not self._as_handed_out(columns[field], self._value(columns[field])):
                period = columns[field].period
                said = f"«{self.item.codigo}» cambió y el periodo {period.key if period else ''} está cerrado"
                yield Fault(self._place(columns[field]), said, _CLOSED)

    def _field(self, field: str, column: FormColumn, current: Respuesta | None) -> object:
        cell = self.cells.get(self.found.columns[column.key])
        if cell is None:
            return None
        if cell.formula is None:
            value = self.found.book.value(cell)
            if value is None:
                return None
            if self._as_handed_out(column, value):
                return getattr(current, field) if current is not None else None
        link = self.links.get(f"{self.found.columns[column.key]}{self.row}")
        found = READERS[field](Written(self.found.book, cell, link), self.item)
        if isinstance(found, Wrong):
            self.faults.append(Fault(self._place(column), f"«{self.item.codigo}»: {found.message}", found.hint))
            return None
        return found or None if isinstance(found, str | tuple) else found

    def _value(self, column: FormColumn) -> ReadValue:
        return self.found.book.value(self.cells.get(self.found.columns[column.key]))

    def _as_handed_out(self, column: FormColumn, value: ReadValue) -> bool:
        """Tell whether a cell says what it would say in a workbook made now."""
        drawn = self.drawn.cells[self.position[column.key] - 1]
        return same_value(value, drawn.value if drawn is not None else None)

    def _place(self, column: FormColumn) -> Place:
        return self.found.place(column.key, self.row)

    def _together(self, values: Mapping[str, object], columns: Mapping[str, FormColumn]) -> Iterator[Fault]:
        """Give what can't be answered at once, or not alone."""
        codigo, number = self.item.codigo, "ejecutado" in values or "solicitado" in values
        if "estado" in values and number:
            said = f"«{codigo}» tiene un número y un estado"
            yield Fault(self._place(columns["estado"]), said, "deje uno de los dos")
        if self.item.kind == "demanda" and ("ejecutado" in values) != ("solicitado" in values) and not self.faults:
            lacking = "solicitado" if "ejecutado" in values else "ejecutado"
            said = f"«{codigo}» es a demanda y falta lo {'solicitado' if lacking == 'solicitado' else 'atendido'}"
            yield Fault(self._place(columns[lacking]), said, "escriba los dos; si nadie pidió nada, los dos en 0")
