"""Periods of a year, or those that a plan declares: their keys, their names, and the days that each covers."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pecdocs.plan.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.plan.model import Periodo
    from pecdocs.plan.values import Fecha, Fechas

LIBRE = "libre"
"""The scheme of the periods that a plan declares itself."""

MONTHS_EACH = {"mensual": 1, "bimestral": 2, "trimestral": 3, "cuatrimestral": 4, "semestral": 6, "anual": 12}
"""The months in a period of each other scheme, the finest first."""

_LETTER = {"semestral": "S", "cuatrimestral": "C", "trimestral": "T", "bimestral": "B"}

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_PARTS = {"S": "semestre", "C": "cuatrimestre", "T": "trimestre", "B": "bimestre"}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a scheme: `n` from 1 within its year, or among those that the plan declares."""

    scheme: str
    key: str
    """The key in `programacion` and the name of a file of seguimiento: 2024, 2024-T1, 2024-03, or the plan's own."""
    year: int
    n: int
    first: str
    """The first day that it covers, as 2024-01-01."""
    last: str
    """The last day that it covers, as 2024-02-29."""
    name: str
    """What {periodo} says: its key, or the plan's own words."""


def of_years(scheme: str, years: Iterable[int]) -> list[Period]:
    """Give every period of a scheme in these years."""
    count = 12 // MONTHS_EACH[scheme]
    return [_of_year(scheme, year, n) for year in years for n in range(1, count + 1)]


def of_keys(scheme: str, keys: Iterable[str]) -> list[Period]:
    """Give the periods that keys name, in order and once each."""
    return list(_of_keys(scheme, tuple(keys)))


@lru_cache(maxsize=4096)
def _of_keys(scheme: str, keys: tuple[str, ...]) -> tuple[Period, ...]:
    """Give the same, worked out once: the activities of a plan name the same few."""
    found = set()
    for key in keys:
        year, _, rest = key.partition("-")
        found.add((int(year), int(rest.lstrip("SCTB") or 1)))
    return tuple(_of_year(scheme, year, n) for year, n in sorted(found))


def of_plan(declared: Mapping[str, Periodo]) -> list[Period]:
    """Give the periods that a plan declares, in its order."""
    return [
        Period(LIBRE, key, each.inicio.year, n, str(each.inicio), str(each.fin), each.titulo or key)
        for n, (key, each) in enumerate(declared.items(), start=1)
    ]


def _of_year(scheme: str, year: int, n: int) -> Period:
    months = MONTHS_EACH[scheme]
    first = f"{year:04}-{(n - 1) * months + 1:02}-01"
    last = f"{year:04}-{n * months:02}-{monthrange(year, n * months)[1]}"
    key = _key(scheme, year, n)
    return Period(scheme, key, year, n, first, last, key)


def _key(scheme: str, year: int, n: int) -> str:
    if scheme == "anual":
        return f"{year:04}"
    if scheme == "mensual":
        return f"{year:04}-{n:02}"
    return f"{year:04}-{_LETTER[scheme]}{n}"


def month_name(month: str) -> str:
    """Name a month `2024-01`: «enero de 2024»."""
    return f"{MONTHS[int(month[5:]) - 1]} de {month[:4]}"


def period_name(key: str) -> str:
    """Name a period by its key: «trimestre II de 2024», «marzo de 2024»; the key itself where it names no such part."""
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", key):
        return month_name(key)
    found = re.fullmatch(r"([0-9]{4})-([SCTB])([1-6])", key)
    return f"{_PARTS[found[2]]} {roman(int(found[3]))} de {found[1]}" if found is not None else key


def is_active(period: Period, dates: Sequence[Fechas]) -> bool:
    """Tell whether something with these dates happens in a period."""
    return any(_touches(period, each) for each in dates)


def may_be_active(period: Period, dates: Sequence[Fechas]) -> bool:
    """Tell whether something with these dates may happen in a period: where they name no time at all, in any."""
    return is_active(period, dates) or not any(each.permanente or any(_spans(each)) for each in dates)


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
