"""Random plans by the thousand, the same ones every time: rounds with seeds 0, 1, 2… until there are enough.

PECDOCS_PLANES says how many in all; without it a test run is quick. A time box ends a run that takes too long; how many
plans there were is told at its end.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Any

from hypothesis import given, seed, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

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


def in_rounds(check: Callable[[Any], None], values: SearchStrategy[Any], wanted: int) -> Given:
    """Give a check so many values, or those of the rounds that start before the time is up; at least one round."""
    start, done, number = process_time(), 0, 0
    while done < wanted and (number == 0 or process_time() - start < _BOX):
        size = min(_ROUND, wanted - done)
        seed(number)(settings(max_examples=size)(given(values)(check)))()
        done, number = done + size, number + 1
    return Given(done, wanted)
