"""The sheets of a returned workbook of the plan, wherever their columns are by now: their rows as typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place
from pecdocs.intake.plan_libro.celdas import Typed, typed
from pecdocs.layout.plan_libro.hoja import GROUPS_ROW, HEADER_ROW, KEYS_ROW
from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pecdocs.excel.reading import ReadBook, ReadSheet
    from pecdocs.intake.wrong import Wrong

_HEADS = HEADER_ROW - KEYS_ROW
_SEARCHED = KEYS_ROW + 30
"""The last row in which the hidden row of keys is looked for: somebody may have put rows above it."""


@dataclass(frozen=True, slots=True)
class Renglon:
    """A row that holds something: what was typed in each column, by its key; what can't be read is wrong."""

    sheet: str
    number: int
    letters: Mapping[str, str]
    cells: Mapping[str, Typed | Wrong]

    def place(self, file: str, key: str) -> Place:
        """Tell where a cell of the row is."""
        return Place(file, cell=f"{self.sheet}!{self.letters[key]}{self.number}")

    def text(self, key: str) -> str:
        """Give what was typed in a column as a text; empty when nothing was."""
        found = self.cells.get(key)
        if not isinstance(found, Typed):
            return ""
        return plain_number(found.value) if isinstance(found.value, Decimal) else str(found.value).strip()


@dataclass(slots=True)
class Hoja:
    """A sheet that was filled in."""

    file: str
    name: str
    rows: list[Renglon] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)


def read_sheet(book: ReadBook, name: str, keys: Iterable[str]) -> Hoja:
    """Read the rows of a sheet. Raises InputError when it is not there, or lacks one of the columns `keys`."""
    sheet = book.sheets.get(name)
    if sheet is None:
        hint = "devuelva el libro con todas sus hojas, sin cambiarles el nombre"
        raise InputError([Fault(Place(book.file), f"falta la hoja «{name}»", hint)])
    number, letters, twice = _columns(book, sheet)
    place = Place(book.file, cell=name)
    faults = [Fault(place, f"la columna «{key}» está dos veces", "borre la copia") for key in twice]
    hint = "no borre columnas, ni la fila oculta con sus nombres: si no las usa, ocúltelas"
    faults += [Fault(place, f"falta la columna «{key}»", hint) for key in keys if key not in letters]
    if faults:
        raise InputError(faults)
    hoja = Hoja(book.file, name, letters=letters)
    for row in sorted(sheet.rows):
        if row <= number + _HEADS:
            continue
        found = {key: each for key in letters if (each := typed(book, sheet.cell(row, letters[key]))) is not None}
        if set(found) - {"clave"}:
            hoja.rows.append(Renglon(name, row, letters, found))
    return hoja


def _columns(book: ReadBook, sheet: ReadSheet) -> tuple[int, dict[str, str], list[str]]:
    """Find the hidden row of keys: its number, the letters of each key's column, the keys that stand twice."""
    for number in sorted(sheet.rows):
        values = {letters: book.value(cell) for letters, cell in sheet.rows[number].items()}
        if number <= _SEARCHED and {"clave", "codigo"} <= {
            value for value in values.values() if isinstance(value, str)
        }:
            letters: dict[str, str] = {}
            twice = []
            for column, value in values.items():
                twice += [str(value)] if value in letters else []
                letters.setdefault(str(value), column)
            return number, letters, twice
    return GROUPS_ROW, {}, []
