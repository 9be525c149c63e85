"""Versions of a plan as they are written: 1, 01 and v1 are one; and their order in the change log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pecdocs.plan.model import Cambio

VERSION = re.compile(r"(?:v|V|V-)?[0-9]{1,9}(?:\.[0-9]{1,9})*")
"""What is read as a number of version; one of more figures is a text."""


def same_version(one: str, other: str) -> bool:
    """Tell whether two texts are one version: the same text, or the same numbers whatever their zeros."""
    return one == other or (_numbers(one) is not None and _numbers(one) == _numbers(other))


def in_order(log: Iterable[Cambio]) -> list[Cambio]:
    """Give the entries of a change log from the first version to the last: by `orden`, or else by their place."""
    return [each for _, each in sorted(enumerate(log, start=1), key=lambda one: (one[1].orden or one[0], one[0]))]


def _numbers(text: str) -> list[int] | None:
    return [int(each) for each in re.findall("[0-9]+", text)] if VERSION.fullmatch(text) else None
