"""The top of the sheet `Cálculo`: the rules of the format as cells, and the marks of the periods.

Whoever audits a percentage finds here every bound that a formula below compares it with.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.layout.libro.columns import BLOCKS, DATE, YEAR
from pecdocs.layout.libro.formulas import CHECK
from pecdocs.layout.workbook import Formula, SheetCell, SheetRow, address, column_letters
from pecdocs.seguimiento.states import DECLARED, Estado

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pecdocs.formato.model import Seguimiento
    from pecdocs.layout.libro.columns import Columns
    from pecdocs.layout.workbook import CellValue

TOLERANCE = Decimal("1E-9")
"""By how much a spreadsheet's binary numbers may miss a bound and still reach it: three thirds are one."""

_HUNDRED = Decimal(100)
_BOUND, _WORD, _RULE, _VALUE, _STATE, _STANDS, _DECLARED = 2, 3, 5, 6, 8, 9, 10
_FIRST = 4
"""The first row of the rules, under the sheet's title, its note and their own header."""

_HEIGHT = 15.0
"""Of a row of rules, in points."""

_TITLE = "Cálculo del seguimiento"
_NOTE = (
    "Una fila por grupo y actividad, y al final el plan. Lo programado y las reglas vienen del plan; lo reportado, del "
    "Formulario o de lo ya recogido. Los porcentajes son partes de uno, sin redondear."
)
_HEADINGS = {
    _BOUND: "desde",
    _WORD: "semáforo",
    _RULE: "regla",
    _VALUE: "valor",
    _STATE: "en vez de número",
    _STANDS: "en su grupo es",
    _DECLARED: "lo que se declara",
}


@dataclass(frozen=True)
class Parameters:
    """The rules as cells."""

    formato: Seguimiento

    @cached_property
    def states(self) -> list[tuple[str, str]]:
        """Give the words in the place of a number, the one that stands for all others last, and what each stands as."""
        known = [(each.value, each.value) for each in reversed(Estado)]
        return [*known, (CHECK, Estado.SIN_DATO.value)]

    @property
    def last(self) -> int:
        """Give the last row of the rules."""
        return _FIRST - 1 + max(len(self.states), len(self.formato.semaforo), len(self._rules("", None)))

    @property
    def marks(self) -> dict[str, int]:
        """Give the rows that mark the periods of each span."""
        return {DATE: self.last + 4, YEAR: self.last + 5}

    @property
    def keys_row(self) -> int:
        """Give the row of the periods' keys."""
        return self.last + 2

    @property
    def header_row(self) -> int:
        """Give the row that names each column."""
        return self.last + 6

    @property
    def words(self) -> str:
        """Name the cells of the words in the place of a number."""
        return _down(_STATE, len(self.states))

    @property
    def declared(self) -> str:
        """Name the cells of what an area may declare."""
        return _down(_DECLARED, len(DECLARED))

    @property
    def corte(self) -> str:
        """Name the cell that holds the number of the cut-off's period."""
        return self._value(1)

    def one_state(self, counts: str) -> str:
        """Give the formula of the one state that stands for several, from how many there are of each of `words`."""
        return f"LOOKUP(2,1/{counts},{_down(_STANDS, len(self.states))})"

    def light(self, percent: str) -> str:
        """Give the formula of the semáforo: [desde, next desde), decided on what was not rounded."""
        steps = len(self.formato.semaforo)
        reached, first = f"{percent}+{self._value(2)}", address(_FIRST, _BOUND, fixed=True)
        step = f"LOOKUP(MAX({reached},{first}),{_down(_BOUND, steps)},{_down(_WORD, steps)})"
        if self.formato.superado is not None:
            step = f"IF({percent}>{self._value(4)}+{self._value(2)},{self._value(5)},{step})"
        return f"IF(ISNUMBER({percent}),{step},{percent})"

    def exceeds(self, percent: str) -> str:
        """Give the formula that tells whether a percentage is over the threshold."""
        return f'IF(N({percent})>{self._value(3)}+{self._value(2)},"Sí","")'

    def _value(self, position: int) -> str:
        return address(_FIRST + position, _VALUE, fixed=True)

    def _rules(self, corte: CellValue, number: CellValue) -> list[tuple[str, CellValue]]:
        over = self.formato.superado
        some: list[tuple[str, CellValue]] = [
            ("corte", corte),
            ("número del corte", number),
            ("tolerancia", TOLERANCE),
            ("umbral", self.formato.umbral / _HUNDRED),
        ]
        return some if over is None else [*some, ("superado, desde", Decimal(1)), ("superado", over.palabra)]

    def rows(self, columns: Columns, corte: str, cell: str | None, years: Mapping[str, bool]) -> list[SheetRow]:
        """Give the rows over the figures, header included.

        `corte` is the key of the cut-off, `cell` where it is chosen, and `years` the periods, with which of them are of
        its year.
        """
        given = Formula(cell, corte) if cell is not None else corte
        position = columns.periods.index(corte) + 1
        keys = _across(columns, self.keys_row)
        chosen = Formula(f'IFERROR(MATCH({self._value(0)}&"",{keys},0),{position})', Decimal(position))
        number: CellValue = Decimal(position) if cell is None else chosen
        head = [_across_rules(columns, _TITLE, "titulo", 24.0), _across_rules(columns, _NOTE, "nota", 30.0)]
        head.append(_row(columns, {n: SheetCell(text, "encabezado") for n, text in _HEADINGS.items()}))
        return [
            *head,
            *self._listed(columns, given, number),
            _row(columns, {}),
            *self._marked(columns, position, years),
        ]

    def _listed(self, columns: Columns, corte: CellValue, number: CellValue) -> list[SheetRow]:
        """Give the rules, each list down its columns."""
        steps = self.formato.semaforo
        lists: dict[int, Sequence[CellValue]] = {
            _BOUND: [each.desde / _HUNDRED for each in steps],
            _WORD: [each.palabra for each in steps],
            _RULE: [name for name, _ in self._rules(corte, number)],
            _VALUE: [value for _, value in self._rules(corte, number)],
            _STATE: [state for state, _ in self.states],
            _STANDS: [stands for _, stands in self.states],
            _DECLARED: [state.value for state in DECLARED.values()],
        }
        return [
            _row(columns, {n: SheetCell(values[at], "valor") for n, values in lists.items() if at < len(values)})
            for at in range(self.last - _FIRST + 1)
        ]

    def _marked(self, columns: Columns, position: int, years: Mapping[str, bool]) -> list[SheetRow]:
        """Give the periods over their columns, which of them count to date and in the year, and the header."""
        first = columns.numbers[BLOCKS[0], columns.periods[0]]
        rows: list[dict[int, SheetCell]] = [{}, {}, {}, {}]
        for n, key in enumerate(columns.periods, start=1):
            column, counts = first + n - 1, Decimal(int(n <= position))
            name = f"{column_letters(column)}${self.keys_row + 1}"
            flag = f"IF({name}<={self.corte},1,0)"
            mark = Formula(flag, counts)
            of_year = Formula(flag, counts) if years[key] else Decimal(0)
            for row, value in zip(rows, (key, Decimal(n), mark, of_year), strict=True):
                row[column] = SheetCell(value, "etiqueta" if value == key else "calculo")
        for row, text in zip(rows, ("periodo", "número", "a la fecha", "en el año"), strict=True):
            row[first - 1] = SheetCell(text, "etiqueta")
        names = {
            n: SheetCell(f"{what}@{span}" if span else what, "encabezado")
            for (what, span), n in columns.numbers.items()
        }
        return [*(_row(columns, each) for each in rows), _row(columns, names)._replace(height=2 * _HEIGHT)]


def _down(column: int, count: int) -> str:
    """Name the cells of a list of rules."""
    return f"{address(_FIRST, column, fixed=True)}:{address(_FIRST + count - 1, column, fixed=True)}"


def _across(columns: Columns, row: int) -> str:
    """Name the cells of a row over the first block."""
    first, last = (columns.letters(BLOCKS[0], columns.periods[at]) for at in (0, -1))
    return f"${first}${row}:${last}${row}"


_EMPTY = SheetCell(None, "nota")


def _row(columns: Columns, cells: Mapping[int, SheetCell]) -> SheetRow:
    return SheetRow(tuple(cells.get(n, _EMPTY) for n in range(1, len(columns.order) + 1)), _HEIGHT)


def _across_rules(columns: Columns, text: str, look: str, height: float) -> SheetRow:
    """Write a text over the columns of the rules."""
    wide = _DECLARED - _BOUND + 1
    cells = (_EMPTY, SheetCell(text, look, colspan=wide), *[None] * (wide - 1))
    return SheetRow((*cells, *[_EMPTY] * (len(columns.order) - len(cells))), height)
