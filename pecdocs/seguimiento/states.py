"""What a percentage is when it is not a number: nothing here divides by zero, and a blank is not a zero."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable


class Estado(StrEnum):
    """Why there is no number; the value is the word that is printed.

    The order is that in which one of them stands for several: what is owed comes before what is excused.
    """

    SIN_DATO = "Sin dato"
    """Something was programmed and nobody has answered."""
    NO_INICIADO = "No iniciado"
    """The area says that it has not begun; where something was due, it counts as nothing done."""
    SUSPENDIDA = "Suspendida"
    """The area says that it stopped."""
    SIN_DEMANDA = "Sin demanda"
    """Nobody asked: neither 0 % nor 100 %."""
    NO_PROGRAMADO = "No programado"
    """Nothing was due."""
    NO_APLICA = "No aplica"
    """The area says that it does not apply."""
    SIN_META = "Sin meta"
    """The plan has nothing to compare with."""


Value: TypeAlias = Decimal | Estado
"""A number, or why there is none."""

DECLARED = {
    "no_iniciado": Estado.NO_INICIADO,
    "suspendida": Estado.SUSPENDIDA,
    "no_aplica": Estado.NO_APLICA,
}
"""What an answer may say instead of a number, by the word of its `estado`."""

EXCUSED = frozenset({Estado.SUSPENDIDA, Estado.NO_APLICA})
"""The states that take what was programmed for a period out of what is due."""


def of_all(states: Iterable[Estado]) -> Estado:
    """Give the one state that stands for several: of none, that nothing was due."""
    found = set(states)
    return next((each for each in Estado if each in found), Estado.NO_PROGRAMADO)
