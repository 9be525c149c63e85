"""Versions of a plan as they are written: 1, 01, 1.0 and v1 are one; and their order in the change log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pecdocs.plan.model import Cambio

_NUMBERED = re.compile(r"([A-Za-zÁÉÍÓÚÑáéíóúñ]{0,20})[-. ]?[0-9]{1,9}(?:\.[0-9]{1,9})*")
VERSION = re.compile(r"(?:v|V|V-)?[0-9]{1,9}(?:\.[0-9]{1,9})*")
"""What is read as a number of version; one of more figures is a text."""


def same_version(one: str, other: str) -> bool:
    """Tell whether two texts are one version: the same text, or the same prefix and numbers whatever their zeros.

    Capitals say nothing, and neither does a v in front.
    """
    return one.casefold() == other.casefold() or (
        numbers_of(one) is not None and numbers_of(one) == numbers_of(other) and _prefix(one) == _prefix(other)
    )


def numbers_of(version: str) -> tuple[int, ...] | None:
    """Give the numbers of a version, part by part: of 1.10, 1 and 10; none for one that is not made of numbers.

    Zeros at the end say nothing: 1, 1.0 and 01 are one version. As in the numbering of programs and of documents,
    1.10 comes after 1.9.
    """
    if not _NUMBERED.fullmatch(version):
        return None
    found = [int(each) for each in re.findall("[0-9]+", version)]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return tuple(found)


def in_order(log: Iterable[Cambio]) -> list[Cambio]:
    """Give the entries of a change log from the first version to the last: by `orden`, or else by their place."""
    return [each for _, each in sorted(enumerate(log, start=1), key=lambda one: (one[1].orden or one[0], one[0]))]


def _prefix(version: str) -> str:
    found = _NUMBERED.fullmatch(version)
    return "" if found is None else found[1].casefold().removeprefix("v" if found[1] in {"v", "V"} else "")
