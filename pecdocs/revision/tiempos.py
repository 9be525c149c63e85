"""What words say of time: a date in any of its spellings, and parts of a year («2do trimestre»)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.plan.numerals import ROMAN
from pecdocs.plan.periods import MONTHS, MONTHS_EACH

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS: dict[str, int] = {
    **{name: n for n, name in enumerate(MONTHS, start=1)},
    **{name[:3]: n for n, name in enumerate(MONTHS, start=1)},
    "en": 1,
    "febr": 2,
    "mzo": 3,
    "abril": 4,
    "my": 5,
    "jun": 6,
    "jul": 7,
    "ag": 8,
    "agt": 8,
    "sept": 9,
    "set": 9,
    "setiembre": 9,
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
ISO = "aaaa-mm-dd"
"""The style of a date as computers keep it."""
_SHORTEST = frozenset({"en", "my", "ag"})
_DAYS = 31
_CENTURY = 2000
_TEN = 10
_SEPARATOR = r"(?:\s*[-/.]\s*|\.?\s*-?\s*del?\s+|\.?\s+)"
_DATE = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?P<one>{_SEPARATOR})(?P<month>{_MONTH}|[0-9]{{1,2}})(?P<two>{_SEPARATOR})"
    r"(?P<year>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAMED_MONTH = re.compile(rf"\b({'|'.join(sorted((*MONTHS, 'setiembre'), key=len, reverse=True))})\b", re.IGNORECASE)
_SOME_MONTH = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_MONTHS.keys() - _SHORTEST, key=lambda each: (-len(each), each)))})(?!\w)",
    re.IGNORECASE,
)
"""Not the shortest abbreviations: «en» is a preposition."""

_ORDINALS = {"prim": 1, "1": 1, "seg": 2, "2": 2, "terc": 3, "3": 3, "cuart": 4, "4": 4, "quint": 5, "5": 5}
_PART = re.compile(
    r"\b(?:(?P<before>primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|[1-6]\s?(?:er|ero|do|ro|to|ra|º|°|\.º)\.?"
    r"|VI|IV|V|I{1,3})\s+(?P<length>trimestre|semestre|cuatrimestre|bimestre)"
    r"|(?P<length2>trimestre|semestre|cuatrimestre|bimestre)\s+(?P<after>VI|IV|V|I{1,3}|[1-6]))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FechaEscrita:
    """A date as somebody wrote it."""

    anio: int
    mes: int
    dia: int
    estilo: str
    """What two dates written alike have in common: separators, the form of the month, the digits of the year."""
    numerico: bool
    """Whether the month is a number: some countries write it first."""
    cero: bool | None
    """Whether a day below ten has a zero before it; None for the others."""


def fecha_escrita(text: str) -> FechaEscrita | None:
    """Read a text that is a date and nothing else; None for any other text."""
    words = text.strip()
    iso = _ISO.fullmatch(words)
    found = _DATE.fullmatch(words)
    if iso is not None:
        read = FechaEscrita(int(iso[1]), int(iso[2]), int(iso[3]), ISO, numerico=False, cero=None)
    elif found is not None:
        read = _read(found)
    else:
        return None
    return read if 1 <= read.mes <= len(MONTHS) and 1 <= read.dia <= _DAYS else None


def _read(found: re.Match[str]) -> FechaEscrita:
    month, day = found["month"].casefold(), int(found["day"])
    year = int(found["year"]) + (_CENTURY if len(found["year"]) < len("2024") else 0)
    style = f"d{found['one']}{_form(month)}{found['two']}{'a' * len(found['year'])}"
    padded = found["day"].startswith("0") if day < _TEN else None
    number = int(month) if month.isdigit() else _MONTHS[month]
    return FechaEscrita(year, number, day, style, numerico=month.isdigit(), cero=padded)


def _form(month: str) -> str:
    if month.isdigit():
        return "m"
    if month in MONTHS or month == "setiembre":
        return "mes"
    return "me" if month in _SHORTEST else "mmm"


def dice_una_fecha(text: str) -> bool:
    """Tell whether some date stands in a text, or a month by its name."""
    return _NAMED_MONTH.search(text) is not None or _DATE.search(text) is not None or _ISO.search(text) is not None


def meses(text: str) -> list[int]:
    """Give the months that a text names, in its order; names and abbreviations alike."""
    return [_MONTHS[found[1].casefold()] for found in _SOME_MONTH.finditer(text)]


@dataclass(frozen=True, slots=True)
class Parte:
    """A part of a year that a text names."""

    texto: str
    desde: int
    hasta: int
    """Where it stands in the text."""
    clase: str
    """semestre, cuatrimestre, trimestre or bimestre."""
    n: int

    @property
    def meses(self) -> range:
        """The months that it covers."""
        each = MONTHS_EACH[f"{self.clase[:-1]}al"]
        return range((self.n - 1) * each + 1, self.n * each + 1)

    def de_mes(self, mes: int) -> int:
        """Give the part of the same length in which a month lies."""
        return (mes - 1) // len(self.meses) + 1


def partes(text: str) -> Iterator[Parte]:
    """Give the parts of a year that a text names: «2do trimestre», «II semestre», «trimestre 3»."""
    for found in _PART.finditer(text):
        kind = (found["length"] or found["length2"]).casefold()
        n = _number((found["before"] or found["after"]).casefold())
        if n * MONTHS_EACH[f"{kind[:-1]}al"] <= len(MONTHS):
            yield Parte(found[0], found.start(), found.end(), kind, n)


def _number(word: str) -> int:
    for n, numeral in enumerate(ROMAN[:6], start=1):
        if word == numeral.casefold():
            return n
    return next((n for start, n in _ORDINALS.items() if word.startswith(start)), 6)
