"""Periods of a year, or those that a plan declares: which ones a table shows, how a column's title names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.layout.locale import MONTHS, roman

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.formato.model import Periodos, Tabla
    from pecdocs.layout.items import Item
    from pecdocs.plan.model import Periodo
    from pecdocs.plan.values import Fecha, Fechas

LIBRE = "libre"
"""The scheme of the periods that a plan declares itself."""

_LETTER = {"semestral": "S", "cuatrimestral": "C", "trimestral": "T", "bimestral": "B"}
_MONTHS_EACH = {
    "anual": 12,
    "semestral": 6,
    "cuatrimestral": 4,
    "trimestral": 3,
    "bimestral": 2,
    "mensual": 1,
}


MAX_MARKS = 36
"""The most columns of marks that can be read across a page."""

COARSE_TITLES = {"trimestral": "{romano}", "semestral": "{romano}", "anual": "{anio}"}
"""How the columns of marks are called that are drawn by longer periods than the format asks."""


def fitting_scheme(scheme: str, years: int) -> str:
    """Give the scheme by which the marks of so many years fit a page: the one asked, or a longer one.

    The periods that a plan declares itself stay: it alone knows what longer ones would be.
    """
    if scheme == LIBRE:
        return scheme
    longer = [each for each in COARSE_TITLES if _MONTHS_EACH[each] > _MONTHS_EACH[scheme]]
    fits = (each for each in (scheme, *longer) if years * 12 // _MONTHS_EACH[each] <= MAX_MARKS)
    return next(fits, "anual")


def legible(asked: Periodos, years: int) -> Periodos:
    """Give the periods of a column: those asked, or longer ones where the marks of so many years would not fit."""
    fitting = fitting_scheme(asked.esquema, years)
    if asked.muestra != "marca" or fitting == asked.esquema:
        return asked
    return asked.model_copy(update={"esquema": fitting, "titulo": COARSE_TITLES[fitting]})


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a scheme: `n` from 1 within its year, or among those that the plan declares."""

    scheme: str
    key: str
    """The key in `programacion`: 2024, 2024-T1, 2024-03, or the plan's own."""
    year: int
    n: int
    first: str
    """The first day that it covers, as 2024-01-01."""
    last: str
    """The last day that it covers, or one after it in the same month: 2024-02-31."""
    name: str
    """What {periodo} says: its key, or the plan's own words."""

    def title(self, pattern: str, vigencia: str) -> str:
        """Fill a column's title: {periodo}, {anio}, {n}, {romano}, {mes}, {inicial}; and the plan's {vigencia}."""
        month = MONTHS[int(self.first[5:7]) - 1]
        words = {
            "periodo": self.name,
            "anio": str(self.year),
            "n": str(self.n),
            "romano": roman(self.n),
            "mes": month,
            "inicial": month[0].upper(),
            "vigencia": vigencia,
        }
        return re.sub(r"\{([a-z]+)\}", lambda found: words.get(found[1], found[0]), pattern)


def shown(asked: Periodos, items: Iterable[Item], years: Sequence[int], own: Sequence[Period]) -> Sequence[Period]:
    """Give the periods of a column: of the plan's years or its own ones, or only those that items are programmed in."""
    keys = {key for item in items for key in getattr(item.fields.programacion, asked.esquema)}
    by_data = asked.rango == "datos" and bool(keys)
    if asked.esquema == LIBRE:
        return [period for period in own if period.key in keys] if by_data else own
    return of_keys(asked.esquema, keys) if by_data else of_years(asked.esquema, years)


def shows_own(table: Tabla) -> bool:
    """Tell whether a table has columns for the periods that a plan declares itself."""
    return any(column.periodos is not None and column.periodos.esquema == LIBRE for column in table.columnas)


def marked(table: Tabla, items: Sequence[Item], years: Sequence[int], own: Sequence[Period]) -> list[Period]:
    """Give every period that a table marks."""
    asked = [column.periodos for column in table.columnas if column.periodos is not None]
    marks = [legible(each, len(years)) for each in asked if each.muestra == "marca"]
    return [period for each in marks for period in shown(each, items, years, own)]


def of_years(scheme: str, years: Iterable[int]) -> list[Period]:
    """Give every period of a scheme in these years."""
    count = 12 // _MONTHS_EACH[scheme]
    return [_of_year(scheme, year, n) for year in years for n in range(1, count + 1)]


def of_keys(scheme: str, keys: Iterable[str]) -> list[Period]:
    """Give the periods that keys name, in order and once each."""
    found = set()
    for key in keys:
        year, _, rest = key.partition("-")
        found.add((int(year), int(rest.lstrip("SCTB") or 1)))
    return [_of_year(scheme, year, n) for year, n in sorted(found)]


def of_plan(declared: Mapping[str, Periodo]) -> list[Period]:
    """Give the periods that a plan declares, in its order."""
    return [
        Period(LIBRE, key, each.inicio.year, n, str(each.inicio), str(each.fin), each.titulo or key)
        for n, (key, each) in enumerate(declared.items(), start=1)
    ]


def _of_year(scheme: str, year: int, n: int) -> Period:
    months = _MONTHS_EACH[scheme]
    first, last = f"{year:04}-{(n - 1) * months + 1:02}-01", f"{year:04}-{n * months:02}-31"
    key = _key(scheme, year, n)
    return Period(scheme, key, year, n, first, last, key)


def _key(scheme: str, year: int, n: int) -> str:
    if scheme == "anual":
        return f"{year:04}"
    if scheme == "mensual":
        return f"{year:04}-{n:02}"
    return f"{year:04}-{_LETTER[scheme]}{n}"


def is_active(period: Period, dates: Sequence[Fechas]) -> bool:
    """Tell whether something with these dates happens in a period."""
    return any(_touches(period, each) for each in dates)


def _touches(period: Period, dates: Fechas) -> bool:
    return dates.permanente or any(first <= period.last and period.first <= last for first, last in _spans(dates))


def _spans(dates: Fechas) -> Iterator[tuple[str, str]]:
    """Give the stretches of days, as ISO texts, in which something happens; an end alone has no beginning."""
    yield from ((f"{year:04}-01-01", f"{year:04}-12-31") for year in dates.anios)
    yield from ((f"{month}-01", f"{month}-31") for month in dates.meses)
    if dates.anios or dates.meses:
        return
    start, end = _known(dates.inicio), _known(dates.fin)
    if start or end:
        yield (f"{start}-01"[:10] if start else ""), f"{end or start}-31"[:10]


def _known(value: Fecha | None) -> str:
    """Give a day or a month as ISO text; empty when neither is known."""
    return str(value.valor) if value is not None and value.valor is not None else ""
