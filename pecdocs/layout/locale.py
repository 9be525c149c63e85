"""How numbers, dates and lists are written in each country. Pure functions of a value and a `Locale`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pecdocs.plan.periods import MONTHS, month_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from pecdocs.formato.model import Estilos

_POINT_COUNTRIES = frozenset({"MX", "GT", "HN", "NI", "PA", "PE", "DO", "SV", "PR"})
"""Where the decimal mark is a point (the usual practice of each country's public offices)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it counts: a unit, % or, for money, a currency."""

    number: Decimal
    unit: str = ""
    money: bool = False


@dataclass(frozen=True, slots=True)
class Locale:
    """A country's marks and a format's styles."""

    pais: str
    estilos: Estilos

    @property
    def language(self) -> str:
        """The document's language tag, as `es-CO`."""
        return f"es-{self.pais}"

    def number(self, value: Decimal) -> str:
        """Write an exact number: 1.234,50 (CO) or 1,234.50 (MX), with the decimals that were written."""
        text = f"{value:,f}"
        if self.pais in _POINT_COUNTRIES:
            return text
        return text.translate(str.maketrans(",.", ".,"))

    def percent(self, value: Decimal) -> str:
        """Write a percentage: 25% or 25 % (with a no-break space), as the format says."""
        return self.number(value) + ("%" if self.estilos.porcentaje == "junto" else "\N{NO-BREAK SPACE}%")

    def amount(self, value: Amount) -> str:
        """Write an amount: 10 revistas, 25%, $1.000 COP."""
        if value.unit == "%":
            return self.percent(value.number)
        return f"{'$' if value.money else ''}{self.number(value.number)} {value.unit}".rstrip()

    def day(self, value: date) -> str:
        """Write a date as the format says."""
        if self.estilos.fecha == "aaaa-mm-dd":
            return value.isoformat()
        if self.estilos.fecha == "larga":
            return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"
        return f"{value.day:02}/{value.month:02}/{value.year}"

    def month(self, value: str) -> str:
        """Write a month `2024-01` as «enero de 2024»."""
        return month_name(value)

    def date(self, value: date | str | None) -> str:
        """Write a day or a month; empty when there is none."""
        if value is None:
            return ""
        return self.day(value) if isinstance(value, date) else self.month(value)


def years(values: Sequence[int]) -> str:
    """Write years as «2019 - 2022» when they follow each other, else as «2019, 2021»."""
    if len(values) > 1 and list(values) == list(range(values[0], values[-1] + 1)):
        return f"{values[0]} - {values[-1]}"
    return ", ".join(map(str, values))
