"""The counts of lists of two versions as one: what went out of a list is numbered in it, where it stood."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pecdocs.opc.xml import w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from pecdocs.word.numbering import Numbering
    from pecdocs.word.tracked.pairing import Item, Pair


def share_counts(pairs: Sequence[Pair], numbering: Numbering) -> None:
    """Let a count of the old version be that of the new one where all that stays of either is in the other.

    Each version has counts of its own: what is given back by rejecting would begin anew beside what stayed.
    """
    olds, news = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            old, new = _count(pair.old), _count(pair.new)
            olds[old].add(new)
            news[new].add(old)
    shared = dict[str, str]()
    for old, found in olds.items():
        new = next(iter(found))
        if old and new and len(found) == len(news[new]) == 1 and numbering.count_alike(int(old), int(new)):
            shared[old] = new
    for pair in pairs:
        number = _number(pair.old) if pair.old is not None else None
        if number is not None:
            own = str(number.get(w("val")))
            number.set(w("val"), shared.get(own, own))


def _number(item: Item) -> _Element | None:
    """Give the `w:numId` of an item of a list."""
    return item.element.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")


def _count(item: Item) -> str:
    """Give the count that an item of a list is of; empty of what is none."""
    number = _number(item)
    return "" if number is None else str(number.get(w("val")))
