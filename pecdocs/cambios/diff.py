"""From two plans to what differs, and back: `apply(diff(a, b), a)` holds what b holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pecdocs.cambios.model import NAMING, Ausente, Change, Changes, Tipo
from pecdocs.cambios.places import Places
from pecdocs.cambios.records import ORDERED, PLAN, SIGNING, Key, Record, Records, plan_of, records_of, renamed
from pecdocs.cambios.similar import recoded
from pecdocs.collector import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.cambios.places import Vista
    from pecdocs.plan.model import Plan


@without_collector()
def diff(old: Plan, new: Plan, vistas: tuple[Vista, Vista] | None = None) -> Changes:
    """Tell what differs between two versions of a plan; `vistas` say what the document of each prints."""
    first, second = vistas or (None, None)
    places = Places(old, first), Places(new, second)
    return Changes(tuple(_Diff(records_of(old), records_of(new), places).changes()))


@without_collector()
def bare_diff(old: Records, new: Records) -> Changes:
    """Tell what differs, and of nothing where it stands: for a walk through many versions, by the records of each."""
    return Changes(tuple(_Diff(old, new).changes()))


class _Diff:
    """One comparison: the records of both versions, the old ones under the codes that they have now."""

    def __init__(self, first: Records, new: Records, places: tuple[Places, Places] | None = None) -> None:
        self.new = new
        self.codes = recoded(first, self.new)
        self.old = renamed(first, self.codes)
        self.first = dict(zip(self.old, first.values(), strict=True))
        """The old records by the keys that they have now."""
        self.places = places

    def changes(self) -> Iterator[Change]:
        """Give the changes in the order of the new document; what was removed, after what stood before it."""
        orders = self._orders()
        moved_codes = {after: before for before, after in self.codes.items()}
        for key in self._order():
            if key not in self.new:
                yield self._made(Tipo.RETIRADO, key, antes=self.old[key])
            elif key not in self.old:
                yield self._made(Tipo.INCLUIDO, key, despues=self.new[key])
            else:
                if key in moved_codes:
                    yield self._made(Tipo.RECODIFICADO, key, "codigo", moved_codes[key][1], key[1])
                yield from self._both(key)
            yield from orders.pop(key, ())
        for left in orders.values():  # of those who sign in a role
            yield from left

    def _both(self, key: Key) -> Iterator[Change]:
        before, after = self.old[key], self.new[key]
        if before.parent != after.parent:
            places = (before.parent, before.position), (after.parent, after.position)
            yield self._made(Tipo.TRASLADADO, key, "", *places)
        if before.fields == after.fields:
            return
        names = dict.fromkeys((*after.fields, *before.fields))
        for name in names:
            values = before.fields.get(name, Ausente.AUSENTE), after.fields.get(name, Ausente.AUSENTE)
            if values[0] != values[1]:
                tipo = Tipo.RENOMBRADO if NAMING.get(key[0]) == name else Tipo.MODIFICADO
                yield self._made(tipo, key, name, *values)

    def _made(self, tipo: Tipo, key: Key, campo: str = "", antes: Any = None, despues: Any = None) -> Change:
        if self.places is None:
            return Change(tipo, key, campo, antes, despues)
        if key[0] == SIGNING:
            here = Record(key, PLAN, 0)
            return Change(tipo, key, campo, antes, despues, self.places[0].of(here), self.places[1].of(here))
        old = self.places[0].of(self.first[key]) if key in self.old else None
        new = self.places[1].of(self.new[key]) if key in self.new else None
        return Change(tipo, key, campo, antes, despues, old, new)

    def _order(self) -> Iterator[Key]:
        """Give every key: the new ones in their order, and each removed one after what stood before it."""
        after: dict[Key | None, list[Key]] = defaultdict(list)
        last: Key | None = None
        for key in self.old:
            if key in self.new:
                last = key
            else:
                after[last].append(key)
        yield from after[None]
        for key in self.new:
            yield key
            yield from after.get(key, ())

    def _orders(self) -> dict[Key, list[Change]]:
        """Give the changes of order, by whose order it is: of what stands below it in both versions."""
        found: dict[Key, list[Change]] = defaultdict(list)
        before, after = _sisters(self.old), _sisters(self.new)
        for (parent, kind), sisters in after.items():
            if kind not in ORDERED or (parent not in self.old and parent[0] != SIGNING):
                continue
            here = frozenset(sisters)
            stayed = [key for key in before.get((parent, kind), ()) if key in here]
            there = frozenset(stayed)
            now = [key for key in sisters if key in there]
            if stayed != now:
                found[parent].append(self._made(Tipo.REORDENADO, parent, kind, tuple(stayed), tuple(now)))
        return found


def _sisters(records: Records) -> dict[tuple[Key, str], list[Key]]:
    """Give the keys below each parent, in order."""
    found: dict[tuple[Key, str], list[Key]] = defaultdict(list)
    for key, record in records.items():
        found[record.parent, key[0]].append(key)
    return found


# ── Applying ─────────────────────────────────────────────────────────────────────────────────────────────────


@without_collector()
def apply(changes: Changes, plan: Plan) -> Plan:
    """Give the plan that a plan becomes by changes that were made from it; it comes from no file."""
    first = records_of(plan)
    codes: dict[Key, Key] = {(each.clase, each.antes): each.key for each in changes if each.tipo is Tipo.RECODIFICADO}
    records = {key: replace(record, fields=dict(record.fields)) for key, record in renamed(first, codes).items()}
    lists = _sisters(records)
    came: dict[tuple[Key, str], list[tuple[int, Key]]] = defaultdict(list)
    for each in changes:
        _apply_one(each, records, lists, came)
    _place(records, lists, came)
    return plan_of(records)


def _apply_one(
    change: Change,
    records: Records,
    lists: Mapping[tuple[Key, str], list[Key]],
    came: Mapping[tuple[Key, str], list[tuple[int, Key]]],
) -> None:
    """Apply one change: fields at once; what comes to a list is gathered, to be put in its place at the end."""
    key = change.key
    match change.tipo:
        case Tipo.RETIRADO:
            del records[key]
        case Tipo.INCLUIDO:
            records[key] = _copy(change.despues)
            came[change.despues.parent, key[0]].append((change.despues.position, key))
        case Tipo.TRASLADADO:
            parent, position = change.despues
            records[key].parent = parent
            came[parent, key[0]].append((position, key))
        case Tipo.REORDENADO:
            lists[key, change.campo][:] = change.despues
        case Tipo.MODIFICADO | Tipo.RENOMBRADO:
            if change.despues is Ausente.AUSENTE:
                del records[key].fields[change.campo]
            else:
                records[key].fields[change.campo] = change.despues


def _copy(record: Record) -> Record:
    return replace(record, fields=dict(record.fields))


def _place(
    records: Records,
    lists: Mapping[tuple[Key, str], Sequence[Key]],
    came: Mapping[tuple[Key, str], list[tuple[int, Key]]],
) -> None:
    """Give the records below each parent their positions: what stayed in its order, what came where it belongs."""
    for where in {**dict.fromkeys(lists), **dict.fromkeys(came)}:
        new = {key for _, key in came.get(where, ())}
        order = [
            key for key in lists.get(where, ()) if key in records and records[key].parent == where[0] and key not in new
        ]
        for position, key in sorted(came.get(where, ())):
            order.insert(position, key)
        for position, key in enumerate(order):
            records[key].position = position
