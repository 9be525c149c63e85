"""What is wrong with what a user gave us: a place, a message in Spanish and a way out.

A user's mistake is never a bare exception: every stage gathers `Fault`s and raises them together in one
`FaultError`; `cli` prints each as one line. Programmer's mistakes stay ordinary exceptions.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


_SAME = 10
"""How many faults of one kind are told one by one."""


class Severity(StrEnum):
    """How grave a fault is; the value is the Spanish word that is printed."""

    ERROR = "error"
    WARNING = "aviso"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands: a file, and in it a line and column (from 1), a described spot, or a workbook's cell."""

    file: str
    line: int | None = None
    column: int | None = None
    spot: str = ""
    cell: str = ""
    """A cell of a workbook with its sheet, `Formulario!F12`, or only a sheet."""

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}!{self.cell}"
        if self.line is not None:
            return f"{self.file}:{self.line}:{self.column or 1}"
        return f"{self.file}: {self.spot}" if self.spot else self.file


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake, as one line of text."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f" — {self.hint}" if self.hint else ""
        text = f"{self.place}: {self.severity}: {self.message}{hint}"
        return " ".join(text.splitlines())


class FaultError(Exception):
    """Every fault that a stage found, in the order of their places."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=_by_place))
        super().__init__("\n".join(map(str, self.faults)))


class InputError(FaultError):
    """The plan, the format or the template holds mistakes."""


class OutputError(FaultError):
    """The result can't be written where it was asked for."""


def told(faults: Collection[Fault]) -> Iterator[str]:
    """Give the lines to print: of the faults of one kind in a file the first ten, and how many more there are."""
    kinds = [(fault.place.file, fault.severity, re.sub("«[^»]*»", "", fault.message)) for fault in faults]
    count, last = Counter(kinds), dict(zip(kinds, faults, strict=True))
    so_far = Counter[tuple[str, ...]]()
    for kind, fault in zip(kinds, faults, strict=True):
        so_far[kind] += 1
        more = count[kind] - _SAME
        if so_far[kind] < _SAME or more <= 0:
            yield str(fault)
        elif so_far[kind] == _SAME:
            yield f"{fault} (y {more} más así, hasta {last[kind].place})"


def _by_place(fault: Fault) -> tuple[str, int, int]:
    return fault.place.file, fault.place.line or 0, fault.place.column or 0


def nearest(word: str, known: Iterable[str], *, at_least: float = 60.0) -> str | None:
    """Give the known word most like `word`, or None when none is alike (`at_least` of 100)."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a run that finds a mistake needs it

    found = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=at_least)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say the hint `¿quiso decir «x»?`, or list what is known when nothing is alike."""
    words = list(known)
    alike = nearest(word, words)
    if alike is not None:
        return f"¿quiso decir «{alike}»?"
    return f"se conocen: {', '.join(words)}" if words else ""
