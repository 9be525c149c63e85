"""The sheet Resumen: the plan, a table by level, every activity, how many stand at each word, and charts of them."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Chart, Series
from pecdocs.layout.libro.cells import PERCENT, highlights, percent_formats
from pecdocs.layout.libro.formulas import CHECK
from pecdocs.layout.libro.heads import heading, over
from pecdocs.layout.palabras import Palabra, palabras
from pecdocs.layout.workbook import (
    AlikeRow,
    Formula,
    PlacedChart,
    Sheet,
    SheetCell,
    SheetColumn,
    SheetRow,
    quoted_sheet,
)
from pecdocs.seguimiento.items import walk
from pecdocs.seguimiento.states import Estado

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.libro.basis import Basis
    from pecdocs.layout.libro.calculo import Calculo
    from pecdocs.layout.libro.form import Form
    from pecdocs.layout.workbook import Reformat
    from pecdocs.seguimiento import Item

NAME = "Resumen"
_COLUMNS = (
    SheetColumn("nombre", 54),
    SheetColumn("a_la_fecha", 12),
    SheetColumn("semaforo", 16),
    SheetColumn("en_el_anio", 12),
    SheetColumn("medidas", 12),
    SheetColumn("fuera", 12),
    SheetColumn("faltan", 12),
)
_WIDTH = len(_COLUMNS)
_TITLES = ("A la fecha", "Semáforo", "En el año", "Con porcentaje", "Sin porcentaje", "Reportes que faltan")
_CHART_COLUMNS = ("I", "P")
_CHART_ROWS = 15
MAX_BARS = 15
"""The most bars that a chart of groups can show."""
_GREY = "808080"
_UNREADABLE = "Lo escrito en el Formulario no se entiende, o tiene un número y un estado: corríjalo"
_NOTES = (
    "El semáforo compara lo hecho con lo programado a la fecha, sin redondear.",
    "Lo que no tiene porcentaje no cuenta en su grupo, y su peso se reparte entre lo demás.",
    "Los reportes que faltan son los de todos los periodos hasta el corte, uno por actividad y periodo.",
)
_OWED = frozenset({Estado.SIN_DATO, Estado.NO_INICIADO})
EMPTY_ROW = SheetRow((None,) * _WIDTH)


def resumen(basis: Basis, form: Form, calculo: Calculo) -> Sheet:
    """Draw the sheet."""
    return _Summary(basis, form, calculo).sheet()


def row_of(cells: Sequence[SheetCell]) -> SheetRow:
    """Give a row whose other places hold nothing."""
    return SheetRow((*cells, *[None] * (_WIDTH - len(cells))))


class _Summary:
    """One summary in the making."""

    def __init__(self, basis: Basis, form: Form, calculo: Calculo) -> None:
        self.basis, self.form, self.calculo = basis, form, calculo
        items = list(walk(basis.found.items))
        self.measured = [each for each in items if each.measured]
        self.position = {each.codigo: n for n, each in enumerate(self.measured)}
        groups = [each for each in items if each.has_goal and not each.measured]
        by_level = sorted(groups, key=lambda each: each.level)
        self.levels = [(level, list(some)) for level, some in groupby(by_level, key=lambda each: each.level)]
        self.words = [*palabras(basis.rules.formato, basis.locale.percent), Palabra(CHECK, _UNREADABLE)]
        self.rows: list[SheetRow] = list(heading(basis, form, _WIDTH))
        self.first_activity = self._rows_before_activities() + 1

    def _rows_before_activities(self) -> int:
        """Count the rows above the list of activities, which the tables above it already need to name."""
        tables = [1, *(len(some) for _, some in self.levels), len(self.words)]
        return len(self.rows) + sum(2 + count for count in tables) + 2

    def sheet(self) -> Sheet:
        levels = [self._table("Plan", [None], "total")]
        levels += [
            self._table(self._level_name(level), some, "grupo" if level == 1 else "fila") for level, some in self.levels
        ]
        counts = self._counts()
        self._activities()
        charted = not self.basis.bare and self._may_show()
        charts = [*self._group_chart(levels), self._light_chart(counts)] if charted else []
        self.rows += self._notes()
        lights = f"C{levels[0][0]}:C{len(self.rows)}"
        return Sheet(
            NAME,
            tuple(self.rows),
            _COLUMNS,
            protected=True,
            highlights=tuple(highlights(lights, self.basis.rules)),
            reformats=tuple(self._reformats(levels)),
            charts=tuple(charts),
        )

    def _reformats(self, tables: Sequence[tuple[int, int]]) -> Iterator[Reformat]:
        last = self.first_activity + len(self.measured) - 1
        for columns, rows in (("BD", tables), ("BDE", [(self.first_activity, last)])):
            for first, end in rows:
                yield from (percent_formats(f"{each}{first}:{each}{end}", self.basis.rules) for each in columns)

    def _level_name(self, level: int) -> str:
        names = self.basis.plan.niveles
        return names[level - 1].nombre if level <= len(names) else f"Nivel {level}"

    def _table(self, title: str, items: Sequence[Item | None], look: str) -> tuple[int, int]:
        """Add a table of groups; give its first and last row."""
        self._titles(title, _TITLES)
        first = len(self.rows) + 1
        for each in items:
            name = "Todo el plan" if each is None else self.basis.text(each.codigo, "titulo")
            self._add(each, (SheetCell(name, look), *self._figures(each, look), *self._counted(each, look)))
        return first, len(self.rows)

    def _add(self, item: Item | None, cells: tuple[SheetCell | None, ...]) -> None:
        """Add the row of an item, or of the plan."""
        if self.basis.bare:
            self.rows.append(AlikeRow(cells, other=str(self.calculo.row(item.codigo if item is not None else None))))
        else:
            self.rows.append(SheetRow(cells))

    def _titles(self, title: str, others: Sequence[str]) -> None:
        self.rows.append(EMPTY_ROW)
        titles = [SheetCell(each, "encabezado") for each in (title, *others)]
        self.rows.append(row_of(titles))

    def _figures(self, item: Item | None, look: str) -> Iterator[SheetCell]:
        """Give what is done to date, its word, and what is done of the year."""
        yield SheetCell(self._live(item, "porcentaje", "fecha"), look, PERCENT, align="centro")
        yield SheetCell(self._live(item, "semaforo", "fecha"), look, align="centro")
        yield SheetCell(self._live(item, "porcentaje", "anio"), look, PERCENT, align="centro")

    def _live(self, item: Item | None, what: str, span: str) -> Formula:
        codigo = item.codigo if item is not None else None
        return Formula(self.calculo.at(codigo, what, span), self.calculo.value(codigo, what, span))

    def _counted(self, item: Item | None, look: str) -> Iterator[SheetCell]:
        """Count the activities of a group that have a percentage to date, and those that have none."""
        below = self.measured if item is None else [each for each in walk([item]) if each.measured]
        first = self.first_activity + self.position[below[0].codigo]
        cells = f"$B${first}:$B${first + len(below) - 1}"
        have = 0 if self.basis.bare else sum(self._has_percent(each) for each in below)
        yield SheetCell(Formula(f"COUNT({cells})", Decimal(have)), look, align="centro")
        yield SheetCell(Formula(f"ROWS({cells})-COUNT({cells})", Decimal(len(below) - have)), look, align="centro")
        yield SheetCell(self._live(item, "faltan", "fecha"), look, align="centro")

    def _has_percent(self, item: Item) -> bool:
        return isinstance(self.basis.found.activities[item.codigo].to_date.percent, Decimal)

    def _stands_at(self) -> list[str]:
        """Give the word at which each activity stands."""
        return [each.to_date.light.word for each in self.basis.found.activities.values()]

    def _counts(self) -> int:
        """Add the table of what each word says and how many activities stand at it; give its first row."""
        self._titles("Qué quiere decir cada palabra", ("Actividades", "Semáforo"))
        last = self.first_activity + len(self.measured) - 1
        found = [] if self.basis.bare else self._stands_at()
        first = len(self.rows) + 1
        for n, word in enumerate(self.words, start=first):
            count = Formula(f"COUNTIF($C${self.first_activity}:$C${last},$C{n})", Decimal(found.count(word.text)))
            cells = [SheetCell(each, "fila", align="centro") for each in (count, word.text)]
            self.rows.append(row_of([SheetCell(word.meaning, "fila"), *cells]))
        return first

    def _activities(self) -> None:
        self._titles(self._activity_name(), ("A la fecha", "Semáforo", "En el año", "Cuenta como"))
        cells = self._activity(self.measured[0])
        for each in self.measured:
            self._add(each, cells if self.basis.bare else self._activity(each))

    def _activity(self, item: Item) -> tuple[SheetCell | None, ...]:
        counts = SheetCell(self._live(item, "cuenta", "fecha"), "fila", PERCENT, align="centro")
        name = SheetCell(self.basis.text(item.codigo, "titulo"), "fila")
        return row_of([name, *self._figures(item, "fila"), counts]).cells

    def _activity_name(self) -> str:
        depth = max(each.level for each in self.measured)
        return self._level_name(depth) if depth <= len(self.basis.plan.niveles) else "Actividad"

    def _may_show(self) -> bool:
        """Tell whether charts show something, or will once the form is filled in."""
        found = [each.to_date.percent for each in self.basis.found.activities.values()]
        to_come = _OWED | {Estado.NO_PROGRAMADO} if self.basis.whole_year else _OWED
        return any(isinstance(each, Decimal) or each in to_come for each in found)

    def _group_chart(self, tables: Sequence[tuple[int, int]]) -> Iterator[PlacedChart]:
        """Chart the percentages of the first level that has groups, when they are not too many to be read."""
        if not self.levels or len(self.levels[0][1]) > MAX_BARS:
            return
        (level, groups), (first, last) = self.levels[0], tables[1]
        found = [self.basis.found.groups[each.codigo].to_date for each in groups]
        values = tuple(each.percent / 100 if isinstance(each.percent, Decimal) else None for each in found)
        names = tuple(self.basis.text(each.codigo, "titulo") for each in groups)
        colors = self.basis.folder.formato.estilo.titulos
        chart = Chart(
            f"{self._level_name(level)}: avance a la fecha",
            names,
            (Series("A la fecha", values, (colors,)),),
            "; ".join(f"{name}: {each.light.word}" for name, each in zip(names, found, strict=True)),
            percent=True,
        )
        yield self._placed(chart, 0, (first, last), "A")

    def _light_chart(self, first: int) -> PlacedChart:
        """Chart how many activities stand at each step, and how many owe their answer."""
        shown = [each for each in self.words if each.color is not None or each.text in _OWED]
        last = max(n for n, each in enumerate(self.words) if each in shown)
        some = self.words[: last + 1]
        found = self._stands_at()
        values = tuple(Decimal(found.count(each.text)) for each in some)
        chart = Chart(
            "Actividades por semáforo",
            tuple(each.text for each in some),
            (Series("Actividades", values, tuple(each.color or _GREY for each in some)),),
            "; ".join(f"{each.text}: {value}" for each, value in zip(some, values, strict=True)),
            direction="columnas",
        )
        return self._placed(chart, 1, (first, first + last), "C")

    def _placed(self, chart: Chart, position: int, rows: tuple[int, int], column: str) -> PlacedChart:
        top = 5 + position * (_CHART_ROWS + 1)
        first, last = _CHART_COLUMNS
        where = f"{first}{top}:{last}{top + _CHART_ROWS - 1}"
        sheet = quoted_sheet(NAME)
        names, values = (f"{sheet}!${letters}${rows[0]}:${letters}${rows[1]}" for letters in (column, "B"))
        return PlacedChart(chart, where, names, (values,))

    def _notes(self) -> Iterator[SheetRow]:
        """Say by what the semáforo goes, what a percentage leaves out, and what the plan says of its figures."""
        yield EMPTY_ROW
        for note in filter(None, (*_NOTES, self.basis.plan.seguimiento.nota)):
            yield over(SheetCell(note, "nota"), _WIDTH)
