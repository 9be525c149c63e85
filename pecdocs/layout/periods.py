"""Periods of a year: their keys, which ones a table shows, and how a column's title names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.layout.locale import MONTHS, ROMAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pecdocs.formato.model import Periodos
    from pecdocs.plan.values import Fechas

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
    """Give the scheme by which the marks of so many years fit a page: the one asked, or a longer one."""
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
    """One period of a scheme: `n` from 1 within its year."""

    scheme: str
    year: int
    n: int

    @property
    def key(self) -> str:
        """The key in `programacion`: 2024, 2024-T1, 2024-03."""
        if self.scheme == "anual":
            return f"{self.year:04}"
        if self.scheme == "mensual":
            return f"{self.year:04}-{self.n:02}"
        return f"{self.year:04}-{_LETTER[self.scheme]}{self.n}"

    @property
    def first_month(self) -> str:
        """The first month that it covers, as 2024-01."""
        return f"{self.year:04}-{(self.n - 1) * _MONTHS_EACH[self.scheme] + 1:02}"

    @property
    def last_month(self) -> str:
        """The last month that it covers, as 2024-03."""
        return f"{self.year:04}-{self.n * _MONTHS_EACH[self.scheme]:02}"

    def title(self, pattern: str) -> str:
        """Fill a column's title: {periodo}, {anio}, {n}, {romano}, {mes}, {inicial}."""
        month = MONTHS[int(self.first_month[5:]) - 1]
        words = {
            "periodo": self.key,
            "anio": str(self.year),
            "n": str(self.n),
            "romano": ROMAN[self.n - 1],
            "mes": month,
            "inicial": month[0].upper(),
        }
        for name, word in words.items():
            pattern = pattern.replace("{" + name + "}", word)
        return pattern


def of_years(scheme: str, years: Iterable[int]) -> list[Period]:
    """Give every period of a scheme in these years."""
    count = 12 // _MONTHS_EACH[scheme]
    return [Period(scheme, year, n) for year in years for n in range(1, count + 1)]


def of_keys(scheme: str, keys: Iterable[str]) -> list[Period]:
    """Give the periods that keys name, in order and once each."""
    found = set()
    for key in keys:
        year, _, rest = key.partition("-")
        found.add((int(year), int(rest.lstrip("SCTB") or 1)))
    return [Period(scheme, year, n) for year, n in sorted(found)]


def is_active(period: Period, dates: Sequence[Fechas]) -> bool:
    """Tell whether something with these dates happens in a period."""
    return any(_touches(period, each) for each in dates)


def has_period(dates: Fechas) -> bool:
    """Tell whether dates say in which periods something happens, and not only in words."""
    return bool(dates.permanente or dates.anios or dates.meses or _start(dates) or _end(dates))


def _touches(period: Period, dates: Fechas) -> bool:
    if dates.permanente or period.year in dates.anios:
        return True
    first, last = period.first_month, period.last_month
    if dates.anios or dates.meses:
        return any(first <= month <= last for month in dates.meses)
    start, end = _start(dates), _end(dates)
    if start is None and end is None:
        return False
    return (start or "0000") <= last and first <= (end or start or "9999")


def _start(dates: Fechas) -> str | None:
    return _month_of(dates.inicio.valor if dates.inicio else None)


def _end(dates: Fechas) -> str | None:
    return _month_of(dates.fin.valor if dates.fin else None)


def _month_of(value: date | str | None) -> str | None:
    return None if value is None else str(value)[:7]
