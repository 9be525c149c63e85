"""Random plans by the thousand, the same ones every time: rounds with seeds 0, 1, 2… until there are enough.

PECDOCS_PLANES says how many in all; without it a test run is quick. A time box ends a run that takes too long; how many
plans there were is told at its end. Most of the time goes into drawing them, so that a process draws each round once,
whichever tests ask for it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from time import process_time
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, given, seed, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    Values = Callable[[], SearchStrategy[Any]]

WANTED = int(os.environ.get("PECDOCS_PLANES", "84"))
"""How many random plans all formats share."""
_ROUND = 50
"""How many plans a seed gives: the first ones of a seed are small, and one that fails is shrunk among them."""
_BOX = 60.0
"""Seconds of work after which a test starts no other round; work, so that a busy machine draws the same plans."""


@dataclass(frozen=True, slots=True)
class Given:
    """How many plans a test was given, and how many it was to be given."""

    plans: int
    wanted: int


def in_rounds(check: Callable[[Any], None], values: Values, wanted: int) -> Given:
    """Give a check so many values, or those of the rounds that start before the time is up; at least one round.

    The values must be such that no check changes them. Of those that fail the smallest is told, as hypothesis does.
    """
    start, done, number = process_time(), 0, 0
    while done < wanted and (number == 0 or process_time() - start < _BOX):
        size = min(_ROUND, wanted - done)
        _check_round(check, values, number, size)
        done, number = done + size, number + 1
    return Given(done, wanted)


def _check_round(check: Callable[[Any], None], values: Values, number: int, size: int) -> None:
    """Check the values of a round; where one fails, hypothesis looks for it again and says the smallest like it."""
    try:
        for value in drawn(values, number, size):
            check(value)
    except Exception:
        _in_round(check, values, number, size)
        raise


@cache
def drawn(values: Values, number: int, size: int) -> tuple[Any, ...]:
    """Draw the values of a round."""
    found: list[Any] = []

    def keep(value: Any) -> None:
        found.append(value)

    _in_round(keep, values, number, size, (Phase.generate,))
    return tuple(found)


def _in_round(
    check: Callable[[Any], None],
    values: Values,
    number: int,
    size: int,
    phases: tuple[Phase, ...] = tuple(Phase),
) -> None:
    seed(number)(settings(max_examples=size, phases=phases)(given(values())(check)))()
