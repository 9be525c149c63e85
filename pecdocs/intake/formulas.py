"""The formulas of a returned workbook beside those that it would have if it were made now.

Ten thousand rows have a third of a million formulas. Rows that are written alike on both sides, but for their own
number and that of the one other row that they name, are compared once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pecdocs.excel.formulas import normal
from pecdocs.excel.quick import OTHER, OWN, QuickRow, is_sure, marked
from pecdocs.faults import Fault, Place
from pecdocs.layout.libro.ficha import NAME as FICHA
from pecdocs.layout.libro.form import KEY_ROW, NAME
from pecdocs.layout.workbook import OTHER_ROW, OWN_ROW, AlikeRow, Formula, column_letters, quoted_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.excel.cells import ReadCell
    from pecdocs.excel.quick import Shape
    from pecdocs.intake.form import Found
    from pecdocs.layout.libro import Libro
    from pecdocs.layout.workbook import Sheet, SheetRow

_REDO = "deshaga el cambio, o pase las respuestas a un libro nuevo"
_AWAY = re.compile(r"![$A-Z0-9:@]*@")
"""The number of a formula's own row, in what it names of another sheet."""


def formula_faults(found: Found, libro: Libro) -> Iterator[Fault]:
    """Give the formulas that are other than they were, or gone, in every sheet that reckons."""
    writings = _ours(libro), _theirs(found)
    for sheet in libro.workbook.sheets:
        if sheet.name == NAME:
            yield from _in_form(found, libro, sheet, _Comparison(*writings, libro, in_form=True))
        elif sheet.name != FICHA:
            yield from _in_place(found, sheet, _Comparison(*writings, libro, in_form=False))


def _in_form(found: Found, libro: Libro, sheet: Sheet, comparison: _Comparison) -> Iterator[Fault]:
    form = libro.formulario
    live = [(n, found.columns[each.key]) for n, each in enumerate(form.columns) if each.is_live]
    titles = {found.columns[each.key]: each.title for each in form.columns}
    for codigo, row in found.rows.items():
        was = form.rows[codigo]
        read = found.sheet.rows[row]
        for column in comparison.wrong(live, (sheet.rows[was - 1], was), (read, row)):
            place = Place(found.book.file, cell=f"{found.sheet.name}!{column}{row}")
            yield Fault(place, _said(read.get(column), f" de «{titles[column]}»"), _REDO)


def _in_place(found: Found, sheet: Sheet, comparison: _Comparison) -> Iterator[Fault]:
    """Give the formulas that differ in a sheet in which nothing may be moved."""
    there = found.book.sheets.get(sheet.name)
    if there is None:
        yield Fault(Place(found.book.file, cell=sheet.name), "falta esta hoja", _REDO)
        return
    columns = [(n, column_letters(n + 1)) for n in range(len(sheet.columns))]
    for row, drawn in enumerate(sheet.rows, start=1):
        read = there.rows.get(row, {})
        for column in comparison.wrong(columns, (drawn, row), (read, row)):
            place = Place(found.book.file, cell=f"{sheet.name}!{column}{row}")
            yield Fault(place, _said(read.get(column), ""), _REDO)


def _said(cell: ReadCell | None, whose: str) -> str:
    return f"se perdió la fórmula{whose}" if cell is None or cell.formula is None else f"cambió la fórmula{whose}"


class _Comparison:
    """Compares the formulas of rows of a sheet; what two rows say of all that are written like them is remembered."""

    def __init__(self, ours: _Writing, theirs: _Writing, libro: Libro, *, in_form: bool) -> None:
        self.ours, self.theirs, self.in_form = ours, theirs, in_form
        self.is_alike = ours.alike(theirs)
        self.names = [(quoted_sheet(each.name), each.name) for each in libro.workbook.sheets]
        self.same: set[tuple[str, Shape]] = set()
        self.alike: dict[int | tuple[int, ...], _Expectation] = {}
        """What rows alike should have, by the identity of their cells; in the Formulario, of those with formulas."""

    def wrong(
        self,
        columns: Sequence[tuple[int, str]],
        expected: tuple[SheetRow, int],
        read: tuple[Mapping[str, ReadCell], int],
    ) -> list[str]:
        """Give the columns of the formulas of a row that are other than expected; both with their row.

        `columns` are those that may have some, by their position in what is expected and their letters in what was
        read.
        """
        (drawn, was), (there, row) = expected, read
        expectation = self._expectation(columns, drawn, was)
        if not expectation.formulas:
            return []
        # one that was read in no shape, or that names another row, is compared by itself
        other = drawn.other or expectation.other
        shape = there.shape if isinstance(there, QuickRow) and there.other == other else None
        if shape is not None and (expectation.text, shape) in self.same:
            return []
        found = [
            column
            for column, text in expectation.formulas
            if not self._is_same((drawn.formula(text, was), was), (there.get(column), row))
        ]
        if shape is not None and not found and _says_it_of_all(expectation.text, shape):
            self.same.add((expectation.text, shape))
        return found

    def _expectation(self, columns: Sequence[tuple[int, str]], drawn: SheetRow, was: int) -> _Expectation:
        if not isinstance(drawn, AlikeRow):
            return _expectation(columns, drawn, str(was))
        # the cells of the Formulario are its own, but for its formulas
        key = tuple([id(drawn.cells[n]) for n, _ in columns]) if self.in_form else id(drawn.cells)
        known = self.alike.get(key)
        if known is None:
            known = self.alike[key] = _expectation(columns, drawn, OWN_ROW)
        return known

    def _is_same(self, expected: tuple[str, int], read: tuple[ReadCell | None, int]) -> bool:
        (text, was), (cell, row) = expected, read
        if cell is None or cell.formula is None:
            return False
        if self.is_alike and was == row and cell.formula in {text, self._without_quotes(text)}:
            return True
        return self.ours.of(text, was, in_form=self.in_form) == self.theirs.of(cell.formula, row, in_form=self.in_form)

    def _without_quotes(self, text: str) -> str:
        """Write a formula as the programs do, which quote no name of a sheet without need."""
        for quoted, name in self.names:
            text = text.replace(f"{quoted}!", f"{name}!")
        return text


class _Expectation(NamedTuple):
    """What the formulas of a row should be."""

    formulas: list[tuple[str, str]]
    """With the letters of their columns."""
    text: str
    """All of them in one, with marks for the row's own number and for the one other that is named."""
    other: str
    """Empty where each of the rows alike names its own."""


def _expectation(columns: Sequence[tuple[int, str]], drawn: SheetRow, own: str) -> _Expectation:
    formulas = [
        (letters, cell.value.text)
        for n, letters in columns
        if n < len(drawn.cells) and (cell := drawn.cells[n]) is not None and isinstance(cell.value, Formula)
    ]
    text = "\n".join(text for _, text in formulas)
    if drawn.other:  # what else they name is no row of theirs: it is left as it is
        return _Expectation(formulas, text.replace(OWN_ROW, OWN).replace(OTHER_ROW, OTHER), "")
    return _Expectation(formulas, *marked(text, own))


def _says_it_of_all(ours: str, theirs: Shape) -> bool:
    """Tell whether two rows that say the same say it of all that are written like them, whatever their numbers.

    They do where each number stands on both sides as often, and as nothing but the number of a row: as the formulas of
    the two are the same, it then stands in the same places.
    """
    written = "\n".join(theirs.formulas())
    return is_sure(ours) and all(ours.count(mark) == written.count(mark) for mark in (OWN, OTHER))


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
    known: dict[tuple[bool, int, str], str] = field(default_factory=dict)

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
        key = (in_form, row if in_form and _AWAY.search(template) else 0, template)
        found = self.known.get(key)
        if found is None:
            found = normal(formula, lambda sheet, name: self._named(sheet, name, row, in_form=in_form))
            self.known[key] = found
        return found

    def _named(self, sheet: str, name: str, row: int, *, in_form: bool) -> str:
        ends = [re.fullmatch(r"([A-Z]*)([0-9]*)", end) for end in name.split(":")]
        places = [(end[1], int(end[2] or 0)) for end in ends if end is not None]
        is_form = sheet.casefold() == self.sheet.casefold() if sheet else in_form
        if not is_form:
            here = 0 if in_form else row  # what a row of the Formulario names elsewhere stays where it is when it moves
            said = [f"{letters}{('@' if number == here else number) if number else ''}" for letters, number in places]
            return f"{sheet.casefold()}!{':'.join(said)}"
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
