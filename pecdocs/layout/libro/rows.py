"""The rows of the sheet `Cálculo`: each line of the plan with its formulas and what they give.

The formulas of a kind of goal are made once, and each row puts its own number in them: a workbook has many rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.figures import in_percent
from pecdocs.layout.libro.columns import DATE, ROW, YEAR
from pecdocs.layout.libro.entrada import Reader
from pecdocs.layout.libro.formulas import KINDS
from pecdocs.layout.libro.groups import FIRST, LAST, Group
from pecdocs.layout.workbook import AlikeRow, Formula, SheetCell, SheetRow
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
_HEIGHT = 15.0
"""Of a row, in points: no cell of the sheet has more than a line."""
_PARTS = frozenset({"porcentaje", "cuenta", "tope"})
_AMOUNTS = frozenset({"programado", "reportado", "ejecutado", "linea_base", "meta_del_anio", "rezago"})

_Templates = list[str | None]
"""The formula of each column, before a row puts its own number in it; None where there is none."""


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


def lines_of(found: Progress, first: int, *, counted: bool) -> list[Line]:
    """Give the lines of a plan from a row on, the plan last; `counted` with how many answers lack."""
    lines: list[Line] = []
    _add(lines, found.items, 0, first)
    plan = Line(None, 0, 0, first + len(lines), first, first + len(lines) - 1)
    if counted:
        _count(lines, plan, found)
    return [*lines, plan]


def _count(lines: list[Line], plan: Line, found: Progress) -> None:
    numbered = {0: plan, **{line.n: line for line in lines}}
    for line in reversed(lines):
        if line.item is not None and line.item.measured:
            activity = found.activities[line.item.codigo]
            line.missing = (len(activity.to_date.missing), len(activity.year.missing))
        parent = numbered[line.parent]
        parent.missing = (parent.missing[0] + line.missing[0], parent.missing[1] + line.missing[1])


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
        self.reader = Reader(entrada, columns, top) if entrada is not None else None
        self.given = {name: _of_kind(kind(columns, top), columns) for name, kind in KINDS.items()}
        self.typed = {name: self._typed(kind(columns, top)) for name, kind in KINDS.items()}
        self.group = _of_group(Group(columns, top), columns)
        self.nothing: _Templates = [None] * len(columns.order)
        self.formats = tuple(_formats(columns, percent=each) for each in (False, True))
        self.programmed = {key: columns.numbers["programado", key] - 1 for key in columns.periods}
        self.place = columns.numbers["fila", ""] - 1
        self.answered = 0
        self.shared: dict[tuple[object, ...], AlikeRow] = {}
        """The rows alike, by what decides on their formulas."""

    def _typed(self, formulas: Suma) -> _Templates:
        """Give the formulas of a row of a kind that is filled in, as far as the form goes."""
        found = dict(zip(self.columns.order, _of_kind(formulas, self.columns), strict=True))
        if self.reader is not None:
            for key, field in self.reader.entrada.ranges:
                if field in formulas.answers:
                    found[formulas.answers[field], key] = self.reader.of(key, field, is_milestone=formulas.is_milestone)
                found["ejecutado", key] = formulas.done(key, typed=True)
                found["porcentaje", key] = formulas.percent(key, typed=True)
        return [*found.values()]

    def row(self, line: Line) -> SheetRow:
        """Give the row of a line. Those that are filled in are counted, so lines come in their order."""
        values: list[CellFigure] = [None] * len(self.columns.order)
        for what, span, value in self._figures(line):
            values[self.columns.numbers[what, span] - 1] = value
        formats = self.formats[line.item is not None and in_percent(line.item)]
        formulas = self._formulas(line)
        if self._is_asked(line.item):
            self.answered += 1
            values[self.place] = Decimal(self.answered)
        return SheetRow(tuple(_cells(formulas, values, formats, line)), _HEIGHT)

    def bare(self, line: Line) -> SheetRow:
        """Give the formulas of a row and nothing else; rows alike share them."""
        item = line.item
        if item is None or not item.measured:
            own = [_own(each, line) if each else None for each in self._formulas(line)]
            return SheetRow(tuple(SheetCell(Formula(each)) if each else None for each in own))
        alone = self.reader is not None and self._is_asked(item) and self.reader.is_alone(item.codigo)
        key = item.kind, self._is_asked(item), alone, *self.figures.found.programmed[item.codigo]
        found = self.shared.get(key)
        if found is None:
            formulas = self._formulas(line)
            found = self.shared[key] = AlikeRow(tuple(SheetCell(Formula(each)) if each else None for each in formulas))
        return found

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

    def _is_asked(self, item: Item | None) -> bool:
        return self.reader is not None and item is not None and item.codigo in self.reader.entrada.asked

    def _formulas(self, line: Line) -> _Templates:
        """Give the formulas of a line; what has none holds what the plan and the answers say."""
        item = line.item
        if item is None or not item.measured:
            return self.group if line.last >= line.first else self.nothing
        kind, is_asked = item.kind, self._is_asked(item)
        formulas = (self.typed if is_asked else self.given)[kind].copy()
        due = self.figures.found.programmed[item.codigo]
        for key, column in self.programmed.items():
            if key in due:
                formulas[column] = None
        if self.reader is not None and is_asked:
            formulas[self.place] = self.reader.row(item.codigo)
        return formulas


def _of_kind(formulas: Suma, columns: Columns) -> _Templates:
    """Give the formulas of a row of a kind, nothing in it filled in."""
    found: dict[tuple[str, str], str] = {}
    for key in columns.periods:
        found["exigible", key] = formulas.excused(key)
        found["programado", key] = formulas.programmed(key)
        found["ejecutado", key] = formulas.done(key, typed=False)
        found["porcentaje", key] = formulas.percent(key, typed=False)
        found["cuenta", key] = formulas.counted(key)
    for span in (DATE, YEAR):
        found["motivo", span] = formulas.reason(span)
        found["faltan", span] = formulas.missing(span)
        found["programado", span] = formulas.due_in(span)
        found["ejecutado", span] = formulas.done_in(span)
        found["porcentaje", span] = formulas.percent_in(span)
        found["cuenta", span] = formulas.counted_in(span)
        found["semaforo", span] = formulas.light(span)
    found["supera", DATE] = formulas.exceeds(DATE)
    behind = formulas.behind(DATE)
    if behind is not None:
        found["rezago", DATE] = behind
    return [found.get(each) for each in columns.order]


def _of_group(group: Group, columns: Columns) -> _Templates:
    """Give the formulas of a group that has parts."""
    found: dict[tuple[str, str], str] = {}
    for span in (*columns.periods, DATE, YEAR):
        found["porcentaje", span] = group.percent(span)
        found["cuenta", span] = group.counted(span)
    for span in (DATE, YEAR):
        found["faltan", span] = group.missing(span)
        found["semaforo", span] = group.light(span)
        found["fuera", span] = group.left_out(span)
    return [found.get(each) for each in columns.order]


def _formats(columns: Columns, *, percent: bool) -> tuple[str, ...]:
    """Give the number format of each column, for a goal in % or another."""
    shares = _PARTS | _AMOUNTS if percent else _PARTS
    return tuple(_PERCENT if what in shares else "" for what, _ in columns.order)


def _cells(
    formulas: _Templates, values: Iterable[CellFigure], formats: Iterable[str], line: Line
) -> Iterator[SheetCell | None]:
    for text, value, form in zip(formulas, values, formats, strict=True):
        if text is None:
            yield SheetCell(value, "fila", form) if value is not None else _EMPTY
            continue
        yield SheetCell(Formula(_own(text, line), value), "calculo", form)


def _own(text: str, line: Line) -> str:
    """Put the numbers of a line in formulas."""
    own = text.replace(ROW, str(line.row))
    if line.item is None or not line.item.measured:
        own = own.replace(FIRST, str(line.first)).replace(LAST, str(line.last))
    return own


_EMPTY = SheetCell(None, "fila")
