"""The periods of a table: which ones it shows, and how a column's title names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.plan.numerals import roman
from pecdocs.plan.periods import LIBRE, MONTHS, MONTHS_EACH, of_keys, of_years, period_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pecdocs.formato.model import Periodos, Tabla
    from pecdocs.layout.items import Item
    from pecdocs.plan.periods import Period

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
    longer = [each for each in COARSE_TITLES if MONTHS_EACH[each] > MONTHS_EACH[scheme]]
    fits = (each for each in (scheme, *longer) if years * 12 // MONTHS_EACH[each] <= MAX_MARKS)
    return next(fits, "anual")


def legible(asked: Periodos, years: int) -> Periodos:
    """Give the periods of a column: those asked, or longer ones where the marks of so many years would not fit."""
    fitting = fitting_scheme(asked.esquema, years)
    if asked.muestra != "marca" or fitting == asked.esquema:
        return asked
    return asked.model_copy(update={"esquema": fitting, "titulo": COARSE_TITLES[fitting]})


def name_of(period: Period) -> str:
    """Name a period in words: Trimestre II de 2024, Abril de 2024, Año 2024, or the plan's own."""
    if period.scheme == LIBRE:
        return period.name
    if period.scheme == "anual":
        return f"Año {period.year}"
    name = period_name(period.key)
    return name[0].upper() + name[1:]


def title_of(period: Period, pattern: str, vigencia: str) -> str:
    """Fill a column's title: {periodo}, {anio}, {n}, {romano}, {mes}, {inicial}; and the plan's {vigencia}."""
    month = MONTHS[int(period.first[5:7]) - 1]
    words = {
        "periodo": period.name,
        "anio": str(period.year),
        "n": str(period.n),
        "romano": roman(period.n),
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
