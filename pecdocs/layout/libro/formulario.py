"""The sheet Formulario: one row an activity to answer, which can be sorted, for it finds its numbers by its codigo."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING

from pecdocs.layout.figures import in_percent
from pecdocs.layout.libro.cells import (
    FILLED,
    PERCENT,
    amount,
    amount_formats,
    answered,
    highlights,
    number_format,
    percent_formats,
)
from pecdocs.layout.libro.form import FIRST_SHOWN, HEADERS_FROM, NAME
from pecdocs.layout.libro.form_columns import SHOWN
from pecdocs.layout.libro.heads import corte_text, entity_cell, period_text, title_of
from pecdocs.layout.libro.validations import validations_of
from pecdocs.layout.workbook import (
    NO,
    OWN_ROW,
    YES,
    AlikeRow,
    Formula,
    Sheet,
    SheetCell,
    SheetColumn,
    SheetRow,
    column_letters,
    quoted_sheet,
)
from pecdocs.seguimiento.items import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pecdocs.layout.grid import Align
    from pecdocs.layout.libro.calculo import Calculo
    from pecdocs.layout.libro.form import Form
    from pecdocs.layout.libro.form_columns import FormColumn
    from pecdocs.layout.workbook import CellValue, Reformat
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento import Item

_AMOUNTS = frozenset({"programado", "solicitado", "ejecutado"})
_CENTRED = _AMOUNTS | {"meta", "unidad", "estado"}
_NOTE = (
    "Llene solo las celdas de color claro: lo ejecutado en el periodo o, si no hay un número, el estado. "
    "En «Evidencia», una por renglón (Alt+Entrar). Lo demás viene del plan o se calcula."
)


def formulario(form: Form, calculo: Calculo) -> Sheet:
    """Draw the sheet."""
    maker = _Maker(form, calculo)
    first = form.header_row + 1
    shown = next(n for n, each in enumerate(form.columns, start=1) if each.field == "indicador")
    lights = f"{form.letters('semaforo')}{first}:{form.letters('semaforo')}{form.last_row}"
    return Sheet(
        NAME,
        (*maker.head(), *maker.headers(), *(maker.bare() if form.basis.bare else map(maker.row, form.basis.asked))),
        tuple(SheetColumn(each.key, each.width, each.hidden) for each in form.columns),
        frozen_rows=form.header_row,
        frozen_columns=shown - 1,
        title_rows=(HEADERS_FROM, form.header_row),
        title_columns=(shown - 1) * form.basis.whole_year,
        pages_wide=len(form.basis.periods),
        filter_range=f"A{form.header_row}:{column_letters(len(form.columns))}{form.last_row}",
        protected=True,
        validations=tuple(validations_of(form)),
        highlights=tuple(highlights(lights, form.basis.rules)),
        reformats=tuple(_reformats(form)),
    )


def _reformats(form: Form) -> Iterator[Reformat]:
    for column in form.columns:
        if column.field in {"porcentaje", "a_la_fecha"}:
            yield percent_formats(form.range(column.key), form.basis.rules)
        elif column.field in _AMOUNTS or column.field == "rezago":
            yield amount_formats(form.range(column.key))


class _Maker:
    """Makes the rows of one sheet."""

    def __init__(self, form: Form, calculo: Calculo) -> None:
        self.form = form
        self.basis = form.basis
        self.calculo = calculo
        self.ranges: dict[str, str] = {}
        """The cells of each column of the reckoning, by its letters."""
        self.titles: dict[str, str] = {}
        """What groups are called, by their codigo."""
        self.alike = Counter(each.codigo.casefold() for each in walk(self.basis.found.items))
        self.values: dict[str, Callable[[FormColumn, Item], CellValue]] = {
            "codigo": lambda _column, item: item.codigo,
            "fila": self._position,
            "tipo": lambda _column, item: f"{item.kind} %" if in_percent(item) else item.kind,
            "actividad": self._printed,
            "indicador": self._printed,
            "meta": self._printed,
            "unidad": lambda _column, item: unit_of(item),
            "programado": self._programmed,
            "porcentaje": lambda column, item: self._found(
                "porcentaje", column.period.key if column.period else "", item
            ),
            "a_la_fecha": lambda _column, item: self._found("porcentaje", "fecha", item),
            "semaforo": lambda _column, item: self._found("semaforo", "fecha", item),
            "rezago": lambda _column, item: self._rezago(item),
            **dict.fromkeys(FILLED, self._answered),
        }

    def head(self) -> Iterator[SheetRow]:
        """Give the rows above the table: whose it is, of when, for whom, how to fill it in; and the hidden keys."""
        basis = self.basis
        yield self._wide(SheetCell(title_of(basis), "titulo"))
        yield self._wide(entity_cell(basis))
        yield self._said("Periodo", period_text(basis))
        yield self._said("Área", basis.area)
        corte = (
            SheetCell(basis.corte, "dato", "@", fillable=True)
            if basis.whole_year
            else SheetCell(corte_text(basis), "valor")
        )
        yield self._said("Corte", corte)
        yield self._wide(SheetCell(_NOTE, "nota"))
        yield SheetRow(tuple(SheetCell(each.key, "marca") for each in self.form.columns), hidden=True)

    def _wide(self, cell: SheetCell) -> SheetRow:
        """Give a row of one cell over the columns that are shown and frozen."""
        width = self.form.position["unidad"] - FIRST_SHOWN
        return self._from_shown([cell._replace(colspan=width), *[None] * (width - 1)])

    def _said(self, label: str, value: str | SheetCell) -> SheetRow:
        width = self.form.position["unidad"] - FIRST_SHOWN - 1
        cell = value if isinstance(value, SheetCell) else SheetCell(value, "valor")
        if cell.fillable:
            return self._from_shown([SheetCell(label, "etiqueta"), cell])
        return self._from_shown([SheetCell(label, "etiqueta"), cell._replace(colspan=width), *[None] * (width - 1)])

    def _from_shown(self, cells: list[SheetCell | None]) -> SheetRow:
        after = len(self.form.columns) - FIRST_SHOWN - len(cells)
        return SheetRow((*[None] * FIRST_SHOWN, *cells, *[None] * after))

    def headers(self) -> Iterator[SheetRow]:
        """Give the titles of columns, under their period's name where there are several."""
        titles = tuple(SheetCell(each.title, "encabezado") for each in self.form.columns)
        if not self.basis.whole_year:
            yield SheetRow(titles)
            return
        over: list[SheetCell | None] = []
        below: list[SheetCell | None] = []
        for column, title in zip(self.form.columns, titles, strict=True):
            if not column.group:
                over.append(title._replace(rowspan=2))
                below.append(None)
                continue
            starts = column.field == "programado"
            span = sum(each.period == column.period for each in self.form.columns)
            over.append(SheetCell(column.group, "encabezado", colspan=span) if starts else None)
            below.append(title)
        yield SheetRow(tuple(over))
        yield SheetRow(tuple(below))

    def row(self, item: Item) -> SheetRow:
        """Give the row of an activity."""
        return SheetRow(tuple(self._cell(column, item) for column in self.form.columns))

    def bare(self) -> Iterator[SheetRow]:
        """Give what the rows of all activities hold, column by column, without looks; they share their formulas."""
        yield from map(AlikeRow, zip(*map(self._bare, self.form.columns), strict=False))

    def _bare(self, column: FormColumn) -> Iterable[SheetCell]:
        """Give the cells of a column."""
        value, items = self._reader(column), self.basis.asked
        if column.field in SHOWN:
            return repeat(SheetCell(value(column, items[0])))
        if column.field in FILLED and column.period is not None and not self._is_answered(column.period):
            return repeat(SheetCell())
        if column.field == "fila":
            return self._places(column)
        return [SheetCell(value(column, each)) for each in items]

    def _places(self, column: FormColumn) -> Iterator[SheetCell]:
        """Give the cells that find the rows of the reckoning: the same for all codigos that MATCH tells apart."""
        known: dict[bool, SheetCell] = {}
        for item in self.basis.asked:
            alone = self._is_alone(item)
            if alone not in known:
                known[alone] = SheetCell(self._position(column, item))
            yield known[alone]

    def _is_answered(self, period: Period) -> bool:
        registro = self.basis.answers.registros.get(period.key)
        return registro is not None and bool(registro.respuestas)

    def _is_alone(self, item: Item) -> bool:
        """Tell whether no other codigo differs from its own in capitals alone."""
        return self.alike[item.codigo.casefold()] == 1

    def _reader(self, column: FormColumn) -> Callable[[FormColumn, Item], CellValue]:
        return self._group if column.field.startswith("nivel") else self.values[column.field]

    def _cell(self, column: FormColumn, item: Item) -> SheetCell:
        value = self._reader(column)(column, item)
        if column.field in {"porcentaje", "a_la_fecha"}:
            return SheetCell(value, "calculo", PERCENT, align="centro")
        if column.field in {"semaforo", "fila", "rezago"}:
            shape = number_format(item) if column.field == "rezago" else ""
            return SheetCell(value, "calculo", shape, align="centro")
        shape = number_format(item) if column.field in _AMOUNTS else ""
        fillable = self.form.is_fillable(column, item)
        align: Align | None = "centro" if column.field in _CENTRED else None
        return SheetCell(value, "dato" if fillable else "fila", shape, fillable=fillable, align=align)

    def _group(self, column: FormColumn, item: Item) -> CellValue:
        above, level = self.basis.above[item.codigo], int(column.field.removeprefix("nivel"))
        return self._title(above[level - 1].codigo) if level <= len(above) else None

    def _title(self, codigo: str) -> str:
        if codigo not in self.titles:
            self.titles[codigo] = self.basis.text(codigo, "titulo")
        return self.titles[codigo]

    def _printed(self, column: FormColumn, item: Item) -> CellValue:
        return self.basis.text(item.codigo, column.field) or None

    def _programmed(self, column: FormColumn, item: Item) -> CellValue:
        if column.period is None:
            return None
        number = self.basis.found.programmed[item.codigo].get(column.period.key)
        return None if item.kind in {"hito", "demanda"} and not number else amount(item, number)

    def _answered(self, column: FormColumn, item: Item) -> CellValue:
        if column.period is None:
            return None
        return answered(column.field, item, self.basis.answers.answer(column.period.key, item.codigo))

    def _position(self, _column: FormColumn, item: Item) -> Formula:
        """Find, once a row, in which row of the reckoning the activity stands."""
        codes, own = self._there(self.calculo.column("codigo", "")), f"$A{self._at(item)}"
        value = Decimal(self.calculo.row(item.codigo) - self.calculo.rows[0] + 1)
        if self._is_alone(item):
            return Formula(f"MATCH({own},{codes},0)", value)
        first = codes.partition(":")[0]  # MATCH takes a and A for one
        return Formula(f"SUMPRODUCT(EXACT({own},{codes})*(ROW({codes})-ROW({first})+1))", value)

    def _found(self, what: str, span: str, item: Item) -> Formula:
        """Show what the reckoning gives of the activity."""
        found = self._there(self.calculo.column(what, span))
        return Formula(f"INDEX({found},$B{self._at(item)})", self.calculo.value(item.codigo, what, span))

    def _rezago(self, item: Item) -> Formula:
        """Show what is due to date and not done, of a sum."""
        at, letters = self._at(item), self.calculo.column("rezago", "fecha")
        value = self.calculo.value(item.codigo, "rezago", "fecha")
        return Formula(f'IF(LEFT($C{at},4)="suma",INDEX({self._there(letters)},$B{at}),"")', value)

    def _at(self, item: Item) -> int | str:
        """Give the number of an activity's row; in a bare book, the mark for that of any."""
        return OWN_ROW if self.basis.bare else self.form.rows[item.codigo]

    def _there(self, letters: str) -> str:
        if letters not in self.ranges:
            rows, sheet = self.calculo.rows, quoted_sheet(self.calculo.sheet.name)
            self.ranges[letters] = f"{sheet}!${letters}${rows[0]}:${letters}${rows[-1]}"
        return self.ranges[letters]


def unit_of(item: Item) -> str:
    """Say in what an activity is answered."""
    words = {"hito": f"{YES} o {NO}", "demanda": "Atendido de lo solicitado"}
    unit = "Porcentaje" if in_percent(item) else item.meta.unidad or "Número"
    return words.get(item.kind, unit)
