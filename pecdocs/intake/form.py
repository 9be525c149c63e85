"""The Formulario of a returned workbook, wherever its columns and rows are by now."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.excel.formulas import column_number, corners
from pecdocs.faults import Fault, Place
from pecdocs.layout.libro.cells import FILLED
from pecdocs.layout.libro.form import NAME
from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pecdocs.excel.reading import ReadBook, ReadSheet, ReadValue
    from pecdocs.layout.libro.form import Form

_HEAD_AT_MOST = 60
"""The rows of a sheet in which the hidden row is looked for; rows may have been added above it."""
_KEYS_AT_LEAST = 4
"""The keys by which the hidden row is known, also when one was lost."""
_AGAIN = "deshágalo, o pase las respuestas a un libro nuevo"


@dataclass(frozen=True)
class Found:
    """Where everything stands by now: the hidden row, the columns by their keys, the rows by their codigos."""

    book: ReadBook
    sheet: ReadSheet
    key_row: int
    columns: Mapping[str, str]
    rows: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The keys of columns, by their letters."""
        return {letters: key for key, letters in self.columns.items()}

    def place(self, key: str, row: int) -> Place:
        """Give the place of a cell by its column's key."""
        return Place(self.book.file, cell=f"{self.sheet.name}!{self.columns[key]}{row}")


def find_form(book: ReadBook, form: Form, others: Collection[str]) -> tuple[Found | None, list[Fault]]:
    """Find the Formulario; give it with the rows that are asked for, and what is wrong with columns and rows.

    `others` are the names of the sheets that a workbook has besides it.
    """
    candidates = [sheet for name, sheet in book.sheets.items() if name not in others]
    heads = [(sheet, row) for sheet in candidates for row in _key_rows(book, sheet, form)]
    if not heads:
        message = "no está la fila oculta que dice qué lleva cada columna"
        return None, [Fault(Place(book.file, cell=NAME), message, _AGAIN)]
    if len(heads) > 1:
        sheets = " y ".join(f"«{sheet.name}», fila {row}" for sheet, row in heads)
        message = f"hay más de un formulario: {sheets}"
        return None, [Fault(Place(book.file, cell=heads[1][0].name), message, "deje uno, el que tiene las respuestas")]
    sheet, row = heads[0]
    columns, faults = _columns(book, sheet, row, form)
    if faults:
        return None, faults
    bare = Found(book, sheet, row, columns)
    rows, faults = _rows(bare, form)
    return Found(book, sheet, row, columns, rows), [*faults, *_merged(bare, rows)]


def _key_rows(book: ReadBook, sheet: ReadSheet, form: Form) -> Iterator[int]:
    known = {each.key for each in form.columns}
    for number, row in sheet.rows.items():
        if number <= _HEAD_AT_MOST:
            found = known.intersection(str(book.value(cell)) for cell in row.values())
            if len(found) >= _KEYS_AT_LEAST:
                yield number


def _columns(book: ReadBook, sheet: ReadSheet, row: int, form: Form) -> tuple[dict[str, str], list[Fault]]:
    """Give the column of each key. A column without a key is the area's own: it is not looked at."""
    found: dict[str, str] = {}
    faults: list[Fault] = []
    known = {each.key: each.title for each in form.columns}
    for letters, cell in sheet.rows[row].items():
        key = str(book.value(cell) or "").strip()
        place = Place(book.file, cell=f"{sheet.name}!{letters}{row}")
        if key in found:
            message = f"la columna «{known.get(key, key)}» está dos veces: en {found[key]} y en {letters}"
            faults.append(Fault(place, message, "borre la copia"))
        elif key and key not in known:
            faults.append(Fault(place, f"la columna «{key}» no es de este libro", _AGAIN))
        elif key:
            found[key] = letters
    lost = [key for key in known if key not in found]
    place = Place(book.file, cell=f"{sheet.name}!{row}:{row}")
    faults += [Fault(place, f"falta la columna «{_titled(key, known)}»", _AGAIN) for key in lost]
    return found, faults


def _titled(key: str, titles: Mapping[str, str]) -> str:
    period = key.partition("@")[2]
    return f"{titles[key]}, {period}" if period else titles[key]


def _rows(found: Found, form: Form) -> tuple[dict[str, int], list[Fault]]:
    """Give the row of each codigo that is asked for, and what is wrong with the others."""
    rows: dict[str, int] = {}
    faults: list[Fault] = []
    titles = {each.title for each in form.columns if each.field == "codigo"}
    answers = [letters for key, letters in found.columns.items() if key.partition("@")[0] in FILLED]
    for number, row in found.sheet.rows.items():
        value = found.book.value(row.get(found.columns["codigo"])) if number > found.key_row else None
        codigo = _code(value)
        if number <= found.key_row or codigo in titles:
            continue
        if not codigo:
            faults += _without_code(found, number, answers)
        elif codigo not in form.rows:
            faults.append(_foreign(found, number, codigo, form))
        elif codigo in rows:
            message = f"«{codigo}» está dos veces: en las filas {rows[codigo]} y {number}"
            faults.append(Fault(found.place("codigo", number), message, "deje una, la que tiene la respuesta"))
        else:
            rows[codigo] = number
    place = Place(found.book.file, cell=found.sheet.name)
    lost = [each for each in form.rows if each not in rows]
    faults += [
        Fault(place, f"falta la fila de «{each}»", "devuelva la fila; si no hay respuesta, vacía") for each in lost
    ]
    return rows, faults


def _code(value: ReadValue) -> str:
    """Give a codigo as it was typed: a program may have made a number of it."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return str(value).strip() if value is not None else ""


def _without_code(found: Found, number: int, answers: Sequence[str]) -> Iterator[Fault]:
    """Refuse an answer beside which no codigo stands; other words below the table are the area's own."""
    row, header = found.sheet.rows[number], found.key_row + 2
    written = next((letters for letters in answers if found.book.value(row.get(letters)) is not None), None)
    if written is not None and number > header:
        place = Place(found.book.file, cell=f"{found.sheet.name}!{written}{number}")
        yield Fault(place, "hay una respuesta en una fila sin actividad", "pásela a la fila de su actividad")


def _foreign(found: Found, number: int, codigo: str, form: Form) -> Fault:
    measured = form.basis.found.activities
    if codigo in measured:
        message = f"«{codigo}» no se le pregunta a esta área"
        hint = f"borre la fila; se le pregunta a {form.basis.area} por {', '.join(form.rows)}"
    else:
        message, hint = (
            f"el seguimiento del plan no tiene «{codigo}»",
            "borre la fila; las actividades se agregan en el plan",
        )
    return Fault(found.place("codigo", number), message, hint)


def _merged(found: Found, rows: Mapping[str, int]) -> Iterator[Fault]:
    """Refuse merged cells over the rows: what stands in them would be of one row only."""
    held = set(rows.values())
    for each in found.sheet.merges:
        try:
            (left, top), (right, bottom) = corners(each)
        except ValueError:
            continue  # what names no cells merges none
        columns = [letters for letters in found.keys if left <= column_number(letters) <= right]
        if columns and any(top <= row <= bottom for row in held):
            place = Place(found.book.file, cell=f"{found.sheet.name}!{each}")
            yield Fault(place, "hay celdas combinadas sobre las respuestas", "sepárelas: cada fila lleva lo suyo")
