"""Lists that stand beside a node's children: which entry goes on which row.

MinTIC prints six responsabilidades beside four activities, loosely paired. One entry goes on a row; an entry may be
anchored to a child (`junto_a: CODIGO`), stand alone (`junto_a: ninguno`), or take the next free row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from pecdocs.plan.checks import NINGUNO

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
    slots = list(_leaves(items, ()))
    for name in lists:
        slots = [slot for owner, group in _by_owner(slots, name) for slot in _paired(owner, group, name)]
    return slots


def _leaves(items: Iterable[Item], chain: tuple[Item, ...]) -> Iterator[Slot]:
    for item in items:
        if item.children:
            yield from _leaves(item.children, (*chain, item))
        else:
            yield Slot(chain, item)


def _owner(slot: Slot, name: str) -> Item | None:
    """Give the nearest item, from the leaf up, that has the list."""
    nearest_first = (*([slot.item] if slot.item else []), *reversed(slot.chain))
    return next((item for item in nearest_first if name in item.fields.listas), None)


def _by_owner(slots: list[Slot], name: str) -> Iterator[tuple[Item | None, list[Slot]]]:
    for _, group in groupby(slots, key=lambda slot: id(_owner(slot, name))):
        members = list(group)
        yield _owner(members[0], name), members


def _paired(owner: Item | None, slots: list[Slot], name: str) -> Iterator[Slot]:
    """Give the slots of one owner with its entries in place."""
    entries = owner.fields.listas[name] if owner is not None else ()
    own_chain = _chain_to(owner, slots[0])
    anchored = {entry.junto_a for entry in entries if entry.junto_a not in {None, NINGUNO}}
    waiting = list(slots)
    for entry in entries:
        yield from _until(entry, waiting)
        free = bool(waiting) and (
            entry.junto_a in waiting[0].codes()
            if entry.junto_a is not None
            else not anchored.intersection(waiting[0].codes())
        )
        slot = waiting.pop(0) if free else Slot(own_chain, None)
        slot.entries[name] = entry.texto
        yield slot
    yield from waiting


def _until(entry: EntradaLista, waiting: list[Slot]) -> Iterator[Slot]:
    """Give the slots that come before the one this entry is anchored to."""
    if entry.junto_a is None or entry.junto_a == NINGUNO:
        return
    while waiting and entry.junto_a not in waiting[0].codes():
        yield waiting.pop(0)


def _chain_to(owner: Item | None, slot: Slot) -> tuple[Item, ...]:
    """Give the ancestors that a row of `owner`'s own stands under."""
    upto = [position for position, item in enumerate(slot.chain, start=1) if item is owner]
    return slot.chain[: upto[0]] if upto else slot.chain
