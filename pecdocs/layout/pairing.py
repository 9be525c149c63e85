"""Lists that stand beside a node's children: which entry goes on which row.

MinTIC prints six responsabilidades beside four activities, loosely paired. One entry goes on a row; an entry may be
anchored to a child (`junto_a: CODIGO`), stand alone (`junto_a: ninguno`), or take the next free row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from pecdocs.plan.values import NINGUNO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pecdocs.layout.items import Item
    from pecdocs.plan.values import EntradaLista


@dataclass(slots=True)
class Slot:
    """A row to draw: its ancestors from the top, the item (None on an entry's own row), its lists' entries."""

    chain: tuple[Item, ...]
    item: Item | None
    entries: dict[str, str] = field(default_factory=dict)

    def codes(self) -> Iterator[str]:
        """Give the codes that an entry may name to stand on this row."""
        if self.item is not None:
            yield self.item.codigo
        yield from (item.codigo for item in self.chain)


def slots_of(items: Iterable[Item], lists: Sequence[str]) -> list[Slot]:
    """Flatten a tree into one slot a leaf, and add the entries of `lists`, with rows of their own where needed."""
    return [slot for item in items for slot in _slots(item, (), lists)]


def _slots(item: Item, chain: tuple[Item, ...], lists: Sequence[str]) -> list[Slot]:
    """Give the slots of an item and all below it; inner items place their entries before it places its own."""
    if item.children:
        chain = (*chain, item)
        slots = [slot for child in item.children for slot in _slots(child, chain, lists)]
    else:
        slots = [Slot(chain, item)]
    for name in lists:
        entries = item.fields.listas.get(name)
        if entries:
            slots = _Pairing(name, slots, chain).paired(entries)
    return slots


class _Pairing:
    """The entries of one list beside the slots below their owner."""

    def __init__(self, name: str, slots: list[Slot], chain: tuple[Item, ...]) -> None:
        self.name = name
        self.slots = slots
        self.chain = chain
        self.reached = 0
        """How many of the slots are placed."""
        self.placed: list[Slot] = []

    def paired(self, entries: Sequence[EntradaLista]) -> list[Slot]:
        """Give the slots with these entries in place, each on a free row or on one of its own."""
        first = self._first_rows()
        anchors = [first.get(entry.junto_a or "") for entry in entries]
        for position, (entry, anchor) in enumerate(zip(entries, anchors, strict=True)):
            row = anchor
            if entry.junto_a is None:
                row = self._next_free(anchors[position + 1 :])
            self._place(entry.texto, row)
        return [*self.placed, *self.slots[self.reached :]]

    def _first_rows(self) -> dict[str, int]:
        """Give the row of each leaf, and the first row of each group, by codigo."""
        found: dict[str, int] = {}
        for row, slot in enumerate(self.slots):
            for code in slot.codes():
                found.setdefault(code, row)
        found.pop(NINGUNO, None)
        return found

    def _next_free(self, later: Sequence[int | None]) -> int | None:
        """Give the next row without an entry, unless a later entry is anchored to it or to one before it."""
        limit = next((row for row in later if row is not None and row >= self.reached), len(self.slots))
        free = (row for row in range(self.reached, limit) if self.name not in self.slots[row].entries)
        return next(free, None)

    def _place(self, text: str, row: int | None) -> None:
        """Put an entry on a row; on one of its own, after that row, when the row is taken or there is none."""
        if row is not None and row >= self.reached:
            self._advance(row)
            slot = self.slots[row]
            self._advance(row + 1)
            if self.name not in slot.entries:
                slot.entries[self.name] = text
                return
        self.placed.append(Slot(self._own_chain(), None, {self.name: text}))

    def _advance(self, row: int) -> None:
        self.placed += self.slots[self.reached : row]
        self.reached = row

    def _own_chain(self) -> tuple[Item, ...]:
        """Give the ancestors of an entry's own row: those that the rows before and after it share."""
        if not self.placed or self.reached == len(self.slots):
            return self.chain
        pairs = zip(self.placed[-1].chain, self.slots[self.reached].chain, strict=False)
        return tuple(before for before, after in takewhile(lambda pair: pair[0] is pair[1], pairs))
