"""The revisions between two versions of a plan, and which was the last to change each aspect of each thing.

They are walked from the first on, each compared with those that it was made from, so that a merge made nothing that one
of its branches had. An aspect is a field, a place, an order, or that the thing is there at all; what changed its codigo
keeps what is known of it. A revision is named by its turn in the walk.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.cambios.diff import bare_diff
from pecdocs.cambios.model import Tipo
from pecdocs.cambios.records import Key, records_of, renewed
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE
from pecdocs.plan.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pecdocs.cambios.model import Change
    from pecdocs.cambios.records import Records
    from pecdocs.cambios.versiones import Historia, Version
    from pecdocs.git import Commit

Slot = tuple[Key, Tipo, str]
"""An aspect of a thing: whose, what kind of change it undergoes, and the field or the kind of what is ordered.

That it comes and that it goes is one aspect, with the kind of the first.
"""

_PRESENCE = frozenset({Tipo.INCLUIDO, Tipo.RETIRADO})
_PLACING = _PRESENCE | {Tipo.TRASLADADO, Tipo.REORDENADO}
_Texts = tuple[bytes | None, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A version that can be read, and what made it differ from the older one."""

    records: Records
    texts: _Texts = ()
    turns: Mapping[Slot, int] = field(default_factory=dict)
    """Of each aspect that was changed, the last turn in which it was."""
    was: Mapping[Key, Key] = field(default_factory=dict)
    """Of what changed its codigo, the key that it has by now by the one that it had in the older version."""


def walk(past: Historia, old: Version, new: Version, commits: Sequence[Commit]) -> Known:
    """Go through the revisions between two versions, the first one first.

    What a working copy has and no revision is of one turn more. Raises InputError when git can't tell their texts.
    """
    return _Walk(past, old, new).end(commits)


class _Walk:
    """A walk from the older version to the newer."""

    def __init__(self, past: Historia, old: Version, new: Version) -> None:
        self._past, self._new = past, new
        self._start = Known(records_of(old.plan), _texts(old.archivos))
        self._read = {_texts(each.archivos): each.plan for each in (old, new) if each.commit is not None}
        """The plans that were read before, by their texts."""
        self._pieces = Pieces()
        self._known: dict[str, Sequence[Known]] = {}
        """Each revision or, where it can't be read, those before it that can."""

    def end(self, commits: Sequence[Commit]) -> Known:
        """Walk to the newer version."""
        self._bases(commits)
        texts = self._past.textos(commits)
        awaited = Counter(parent for each in commits for parent in each.parents)
        tip: Sequence[Known] = (self._start,)
        for turn, commit in enumerate(commits):
            tip = self._known[commit.id] = self._step(turn, commit, _texts(texts.get(commit.id, {})))
            awaited.subtract(commit.parents)
            for each in commit.parents:
                if not awaited[each]:
                    self._known.pop(each, None)
        return _next(records_of(self._new.plan), (), tip, len(commits))

    def _bases(self, commits: Sequence[Commit]) -> None:
        """Read what lies before the revisions: the older version, or where a branch left its line."""
        here = {each.id for each in commits}
        before = dict.fromkeys(parent for each in commits for parent in each.parents if parent not in here)
        found = [commit for each in before if (commit := self._past.repository.commit(each)) is not None]
        for each, files in self._past.textos(found).items():
            records = self._records(_texts(files))
            self._known[each] = (Known(records, _texts(files)),) if records is not None else ()

    def _step(self, turn: int, commit: Commit, texts: _Texts) -> Sequence[Known]:
        """Give what is known of a revision; of one that can't be read, what is known of those before it."""
        parents = {id(known): known for each in commit.parents for known in self._known.get(each, ())}
        before = tuple(parents.values()) or (self._start,)
        records = next((each.records for each in before if each.texts == texts), None) or self._records(texts)
        return (_next(records, texts, before, turn),) if records is not None else before

    def _records(self, texts: _Texts) -> Records | None:
        files = {name: text for name, text in zip((PLAN_FILE, CHANGES_FILE), texts, strict=True) if text is not None}
        plan = self._read[texts] if texts in self._read else self._pieces.plan(files)
        return records_of(plan) if plan is not None else None


def _texts(files: Mapping[str, bytes]) -> _Texts:
    return tuple(files.get(name) for name in (PLAN_FILE, CHANGES_FILE))


def _next(records: Records, texts: _Texts, before: Sequence[Known], turn: int) -> Known:
    """Give what is known of a version that was made, in its turn, from one or several."""
    steps = [_Step.made(each, records) for each in before]
    turns: dict[Slot, int] = {}
    was: dict[Key, Key] = {}
    for each in reversed(steps):  # the first one's count where several agree
        turns.update((slot, last) for slot, last in each.turns.items() if not each.touches(slot))
        was.update(each.was)
    touched = dict.fromkeys(slot for each in steps for slot in each.touched)
    turns.update((slot, turn) for slot in touched if all(each.touches(slot) for each in steps))
    return Known(records, texts, turns, was)


@dataclass(frozen=True, slots=True)
class _Step:
    """What a revision changed of one that it was made from."""

    touched: Mapping[Slot, None]
    turns: Mapping[Slot, int]
    """What is known of the other, under the keys of the revision."""
    was: Mapping[Key, Key]

    @classmethod
    def made(cls, before: Known, records: Records) -> _Step:
        """Compare a version with what it was made from."""
        if before.records is records:
            return cls({}, before.turns, before.was)
        changes = bare_diff(before.records, records)
        codes: dict[Key, Key] = {
            (each.clase, each.antes): each.key for each in changes if each.tipo is Tipo.RECODIFICADO
        }
        return cls(dict.fromkeys(map(_slot, changes)), _under(before.turns, codes), _was(before.was, codes))

    def touches(self, slot: Slot) -> bool:
        """Tell whether an aspect differs; of what is new, all do."""
        return slot in self.touched or (slot[0], Tipo.INCLUIDO, "") in self.touched


def _slot(change: Change) -> Slot:
    return change.key, Tipo.INCLUIDO if change.tipo in _PRESENCE else change.tipo, change.campo


def _under(turns: Mapping[Slot, int], codes: Mapping[Key, Key]) -> Mapping[Slot, int]:
    """Give the turns under other codes; of what had a code before that something else took, none is kept."""
    taken = set(codes.values()) - set(codes)
    return {(renewed(key, codes), tipo, campo): turn for (key, tipo, campo), turn in turns.items() if key not in taken}


def _was(was: Mapping[Key, Key], codes: Mapping[Key, Key]) -> Mapping[Key, Key]:
    """Give the keys of what was recoded, after some more was."""
    known = {*was, *was.values()}
    more = {key: now for key, now in codes.items() if key not in known}
    return {key: codes.get(now, now) for key, now in was.items()} | more


class Turnos:
    """The turns in which things changed, of what differs between both versions."""

    def __init__(
        self, changes: Iterable[Change] = (), end: Known | None = None, parents: Mapping[Key, Key] | None = None
    ) -> None:
        self._parents = parents or {}
        self._things: dict[Key, int] = {}
        """The last of each thing, and of all whose keys begin alike."""
        self._fields: dict[tuple[Key, str], int] = {}
        """Those of fields and, by the kind, of orders; without either, of coming and going."""
        self._placed: dict[tuple[Key, str], int] = {}
        """The last in which something came, went or changed its place, by what it stands below and its kind."""
        if end is not None:
            self._note_all(changes, end)

    @property
    def last(self) -> int | None:
        """The last of all."""
        return max((*self._things.values(), *self._placed.values()), default=None)

    def of(self, key: Key, campo: str = "") -> int | None:
        """Give the last turn of a thing or its field or, of what did not change, of what is nearest."""
        for each in ((key, campo), (key, "")) if campo else ():
            if each in self._fields:
                return self._fields[each]
        while key:
            if key in self._things:
                return self._things[key]
            if key[0] == "fila" and key[2:3] == ("de",) and (node := ("nodo", *key[3:4])) in self._things:
                return self._things[node]
            above = self._parents.get(key, ())
            if (above, key[0]) in self._placed:
                return self._placed[above, key[0]]
            key = above if len(above) > 1 else ()
        return None

    def last_of(self, aspects: Iterable[tuple[Key, str]]) -> int | None:
        """Give the last turn in which any of some fields of things changed itself; None where none did."""
        return max((self._fields[each] for each in aspects if each in self._fields), default=None)

    def _note_all(self, changes: Iterable[Change], end: Known) -> None:
        slots: dict[Key, dict[Slot, int]] = defaultdict(dict)
        for slot, turn in end.turns.items():
            slots[slot[0]][slot] = turn
        orders = []
        for each in changes:
            now = renewed(each.key, end.was) if each.tipo is Tipo.RETIRADO else each.key
            if not (own := slots.get(now)):
                continue
            self._note(each, own, _turn(_slot(each), now, own))
            if each.tipo is Tipo.REORDENADO:
                orders.append((each.key, _turn(_slot(each), now, own)))
        for key, turn in orders:  # that its children changed places is no change of a thing that has others
            self._things.setdefault(key, turn)

    def _note(self, change: Change, slots: Mapping[Slot, int], turn: int) -> None:
        """Note a change that was made in a turn, of what has these slots."""
        key = change.key
        if change.tipo is Tipo.INCLUIDO:  # and was changed since
            for (_, tipo, campo), later in slots.items():
                if tipo not in _PLACING:
                    self._fields[key, campo] = max(turn, later)
        if change.tipo is not Tipo.TRASLADADO:
            self._fields[key, change.campo] = turn
        for where in _places(change):
            self._placed[where] = max(turn, self._placed.get(where, turn))
        if change.tipo is Tipo.INCLUIDO:
            turn = max(slots.values())
        if change.tipo is not Tipo.REORDENADO:
            for size in range(1, len(key) + 1):
                self._things[key[:size]] = max(turn, self._things.get(key[:size], turn))


def _turn(slot: Slot, now: Key, slots: Mapping[Slot, int]) -> int:
    """Give the last turn of an aspect: its own, or that in which the whole thing came or changed its codigo."""
    present, own = slots.get((now, Tipo.INCLUIDO, "")), slots.get((now, *slot[1:]))
    known = [turn for turn in (present, own) if turn is not None]
    if not known:
        known = [turn for (_, tipo, _), turn in slots.items() if tipo is Tipo.RECODIFICADO]
    return max(known or slots.values())


def _places(change: Change) -> list[tuple[Key, str]]:
    """Give below what, and among what kind, a change moved something."""
    kind = change.key[0]
    match change.tipo:
        case Tipo.INCLUIDO:
            return [(change.despues.parent, kind)]
        case Tipo.RETIRADO:
            return [(change.antes.parent, kind)]
        case Tipo.TRASLADADO:
            return [(change.antes[0], kind), (change.despues[0], kind)]
        case Tipo.REORDENADO:
            return [(change.key, change.campo)]
        case _:
            return []
