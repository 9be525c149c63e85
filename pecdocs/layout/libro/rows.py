"""The rows of the sheet `Cálculo`: each line of the plan with its formulas and what they give.

The formulas of a kind of goal are made once, and each row puts its own number in them: a workbook has many rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.libro.columns import DATE, ROW, YEAR
from pecdocs.layout.libro.entrada import ASKED, DONE, STATE, Reader
from pecdocs.layout.libro.figures import in_percent
from pecdocs.layout.libro.formulas import KINDS
from pecdocs.layout.libro.groups import FIRST, LAST, Group
from pecdocs.layout.workbook import Formula, SheetCell, SheetRow
from pecdocs.seguimiento.items import programmed
from pecdocs.seguimiento.weights import weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.layout.libro.columns import Columns
    from pecdocs.layout.libro.entrada import Entrada
    from pecdocs.layout.libro.figures import CellFigure, Figures
    from pecdocs.layout.libro.formulas import Suma
    from pecdocs.layout.libro.parameters import Parameters
    from pecdocs.seguimiento import Item, Progress

_PERCENT = "0.0%"
_PARTS = frozenset({"porcentaje", "cuenta", "tope"})
_AMOUNTS = frozenset({"programado", "reportado", "ejecutado", "linea_base", "meta_del_anio", "rezago"})

_Templates = dict[int, str]
"""Formulas by the number of their column, before a row puts its own number in them."""


@dataclass(slots=True)
class Line:
    """An item in its row of the sheet, or the plan (without an item)."""

    item: Item | None
    n: int
    """Its number; the plan's is 0."""
    parent: int
    """The number of what it is a part of; the plan's is its own."""
    row: int
    first: int = 0
    last: int = -1
    """The rows of all that is below it; none when last is before first."""
    missing: tuple[int, int] = (0, 0)
    """How many answers lack in it, to date and in the year."""

    @property
    def codigo(self) -> str | None:
        """Give its code; the plan has none."""
        return self.item.codigo if self.item is not None else None


def lines_of(found: Progress, first: int) -> list[Line]:
    """Give the lines of a plan from a row on, the plan last."""
    lines: list[Line] = []
    _add(lines, found.items, 0, first)
    plan = Line(None, 0, 0, first + len(lines), first, first + len(lines) - 1)
    numbered = {0: plan, **{line.n: line for line in lines}}
    for line in reversed(lines):
        if line.item is not None and line.item.measured:
            activity = found.activities[line.item.codigo]
            line.missing = (len(activity.to_date.missing), len(activity.year.missing))
        parent = numbered[line.parent]
        parent.missing = (parent.missing[0] + line.missing[0], parent.missing[1] + line.missing[1])
    return [*lines, plan]


def _add(lines: list[Line], items: Iterable[Item], parent: int, first: int) -> None:
    for item in items:
        line = Line(item, len(lines) + 1, parent, first + len(lines), first + len(lines) + 1)
        lines.append(line)
        _add(lines, item.children, line.n, first)
        line.last = first + len(lines) - 1


class Drawing:
    """What the rows are made with."""

    def __init__(self, columns: Columns, top: Parameters, figures: Figures, entrada: Entrada | None) -> None:
        self.columns, self.figures = columns, figures
        self.formulas = {name: _of_kind(kind(columns, top), columns, name) for name, kind in KINDS.items()}
        self.typed = {name: _typed(kind(columns, top), columns) for name, kind in KINDS.items()}
        self.group = _of_group(Group(columns, top), columns)
        self.reader = Reader(entrada, columns, top) if entrada is not None else None
        self.formats = tuple(_formats(columns, percent=each) for each in (False, True))
        self.asked = 0

    def row(self, line: Line) -> SheetRow:
        """Give the row of a line. Those that are filled in are counted, so lines come in their order."""
        values: list[CellFigure] = [None] * len(self.columns.order)
        for what, span, value in self._figures(line):
            values[self.columns.numbers[what, span] - 1] = value
        formats = self.formats[line.item is not None and in_percent(line.item)]
        return SheetRow(tuple(_cells(self._formulas(line, values), values, formats, line)))

    def _figures(self, line: Line) -> Iterator[tuple[str, str, CellFigure]]:
        """Give everything that a line says."""
        item, found = line.item, self.figures.found
        yield "n", "", Decimal(line.n)
        if item is None:
            yield "tipo", "", "plan"
            yield from self.figures.of_group(found.plan, line.missing)
            return
        yield "codigo", "", item.codigo
        yield "padre", "", Decimal(line.parent)
        yield "nivel", "", Decimal(item.level)
        yield "tipo", "", item.kind if item.measured else "grupo"
        yield "peso", "", weight_of(item, self.figures.rules.ponderacion)
        if item.measured:
            yield from self.figures.of_activity(found.activities[item.codigo])
        else:
            yield from self.figures.of_group(found.groups[item.codigo], line.missing)

    def _formulas(self, line: Line, values: list[CellFigure]) -> _Templates:
        """Give the formulas of a line by their column; what has none holds what the plan and the answers say."""
        item = line.item
        if item is None or not item.measured:
            return self.group if line.last >= line.first else {}
        formulas = {n: text for n, text in self.formulas[item.kind].items() if not self._is_given(item, n, values)}
        if self.reader is not None and item.codigo in self.reader.entrada.asked:
            self._read(item, self.reader, formulas, values)
        return formulas

    def _is_given(self, item: Item, number: int, values: list[CellFigure]) -> bool:
        """Tell whether a cell of a block holds what was programmed, instead of why nothing was."""
        what, key = self.columns.order[number - 1]
        if what != "programado" or key in {DATE, YEAR}:
            return False
        if item.kind == "demanda":
            return key in programmed(item, self.figures.rules)
        return isinstance(values[number - 1], Decimal)

    def _read(self, item: Item, reader: Reader, formulas: _Templates, values: list[CellFigure]) -> None:
        """Take what is filled in from the Formulario."""
        numbers, ranges = self.columns.numbers, reader.entrada.ranges
        self.asked += 1
        formulas[numbers["fila", ""]] = reader.row(item.codigo)
        values[numbers["fila", ""] - 1] = Decimal(self.asked)
        for key in self.columns.periods:
            if (key, STATE) in ranges:
                formulas[numbers["estado", key]] = reader.state(key)
            if (key, DONE) in ranges:
                done = reader.milestone(key) if item.kind == "hito" else reader.number(key, DONE)
                formulas[numbers["reportado", key]] = done
            if item.kind == "demanda" and (key, ASKED) in ranges:
                formulas[numbers["solicitado", key]] = reader.number(key, ASKED)
            if any((key, field) in ranges for field in (DONE, ASKED, STATE)):
                formulas.update(self.typed[item.kind][key])


def _of_kind(formulas: Suma, columns: Columns, name: str) -> _Templates:
    """Give the formulas of a row of a kind, nothing in it filled in."""
    numbers, found = columns.numbers, {}
    for key in columns.periods:
        found[numbers["exigible", key]] = formulas.excused(key)
        found[numbers["programado", key]] = formulas.programmed(key)
        found[numbers["ejecutado", key]] = formulas.done(key, typed=False)
        found[numbers["porcentaje", key]] = formulas.percent(key, typed=False)
        found[numbers["cuenta", key]] = formulas.counted(key)
    for span in (DATE, YEAR):
        found[numbers["motivo", span]] = formulas.reason(span)
        found[numbers["faltan", span]] = formulas.missing(span)
        found[numbers["programado", span]] = formulas.due_in(span)
        found[numbers["ejecutado", span]] = formulas.done_in(span)
        found[numbers["porcentaje", span]] = formulas.percent_in(span)
        found[numbers["cuenta", span]] = formulas.counted_in(span)
        found[numbers["semaforo", span]] = formulas.light(span)
    found[numbers["supera", DATE]] = formulas.exceeds(DATE)
    if name == "suma":
        found[numbers["rezago", DATE]] = formulas.behind(DATE)
    return found


def _typed(formulas: Suma, columns: Columns) -> dict[str, _Templates]:
    """Give, by period, the formulas that are others where the period is filled in."""
    numbers = columns.numbers
    return {
        key: {
            numbers["ejecutado", key]: formulas.done(key, typed=True),
            numbers["porcentaje", key]: formulas.percent(key, typed=True),
        }
        for key in columns.periods
    }


def _of_group(group: Group, columns: Columns) -> _Templates:
    """Give the formulas of a group that has parts."""
    numbers, found = columns.numbers, {}
    for span in (*columns.periods, DATE, YEAR):
        found[numbers["porcentaje", span]] = group.percent(span)
        found[numbers["cuenta", span]] = group.counted(span)
    for span in (DATE, YEAR):
        found[numbers["faltan", span]] = group.missing(span)
        found[numbers["semaforo", span]] = group.light(span)
        found[numbers["fuera", span]] = group.left_out(span)
    return found


def _formats(columns: Columns, *, percent: bool) -> tuple[str, ...]:
    """Give the number format of each column, for a goal in % or another."""
    shares = _PARTS | _AMOUNTS if percent else _PARTS
    return tuple(_PERCENT if what in shares else "" for what, _ in columns.order)


def _cells(
    formulas: _Templates, values: Iterable[CellFigure], formats: Iterable[str], line: Line
) -> Iterator[SheetCell | None]:
    row, first, last = str(line.row), str(line.first), str(line.last)
    is_group = line.item is None or not line.item.measured
    for number, (value, form) in enumerate(zip(values, formats, strict=True), start=1):
        text = formulas.get(number)
        if text is None:
            yield SheetCell(value, "fila", form) if value is not None else _EMPTY
            continue
        text = text.replace(ROW, row)
        if is_group:
            text = text.replace(FIRST, first).replace(LAST, last)
        yield SheetCell(Formula(text, value), "calculo", form)


_EMPTY = SheetCell(None, "fila")
