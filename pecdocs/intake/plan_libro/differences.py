"""How a returned workbook of the plan differs from the plan: what comes, goes, moves and changes, in words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.plan_libro.campos import (
    BETWEEN,
    CAMPOS,
    CAMPOS_ROL,
    Campo,
    Content,
    Parte,
    content,
    programmed,
)
from pecdocs.layout.workbook import NO, YES
from pecdocs.plan.checks import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.intake.plan_libro.wanted import Period, Wanted, WantedPlan
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Nodo

_SHOWN = 70
"""The most characters that are shown of a text."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a node or role that says something else."""

    codigo: str
    campo: Campo
    before: Content
    after: Content


@dataclass(frozen=True, slots=True)
class PartChange:
    """What is programmed in a period, that says something else."""

    codigo: str
    period: Period
    before: Content
    after: Content


@dataclass(slots=True)
class Differences:
    """All that a workbook would change in a plan."""

    added: list[Wanted] = field(default_factory=list)
    removed: list[Nodo] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    """The nodes that go elsewhere: to another group, or to another place among those that stay in theirs."""
    changed: list[Change] = field(default_factory=list)
    parts: list[PartChange] = field(default_factory=list)
    roles_added: list[Wanted] = field(default_factory=list)
    roles_removed: list[str] = field(default_factory=list)
    roles_changed: list[Change] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def differences(plan: Plan, wanted: WantedPlan) -> Differences:
    """Compare a plan with what a workbook says it should be."""
    found = Differences()
    known = {node.codigo: node for node in nodes(plan.arbol)}
    kept = {each.codigo for each in wanted.nodes}
    found.added = [each for each in wanted.nodes if each.is_new]
    found.removed = [node for node in known.values() if node.codigo not in kept]
    found.moved = list(_moved(plan, wanted.nodes))
    for each in wanted.nodes:
        found.changed += _changes(each, known.get(each.codigo), CAMPOS)
        node = known.get(each.codigo)
        for period, after in wanted.programmed.get(each.codigo, {}).items():
            before = programmed(node, *period) if node is not None else None
            found.parts += [PartChange(each.codigo, period, before, after)] if before != after else []
    found.roles_added = [each for each in wanted.roles if each.is_new]
    found.roles_removed = [code for code in plan.roles if code not in {each.codigo for each in wanted.roles}]
    for each in wanted.roles:
        found.roles_changed += _changes(each, plan.roles.get(each.codigo), CAMPOS_ROL)
    return found


def _changes(wanted: Wanted, item: object, campos: Sequence[Campo]) -> Iterator[Change]:
    for campo in campos:
        if campo.key in wanted.contents:
            before = content(item, campo) if item is not None else None  # type: ignore[arg-type]
            if before != wanted.contents[campo.key]:
                yield Change(wanted.codigo, campo, before, wanted.contents[campo.key])


def children_of(nodes: Sequence[Wanted]) -> dict[str | None, list[Wanted]]:
    """Give the wanted nodes by the codigo of what holds them, in order."""
    found: dict[str | None, list[Wanted]] = {}
    for each in nodes:
        found.setdefault(each.above, []).append(each)
    return found


def parents_of(plan: Plan) -> dict[str, str | None]:
    """Give the codigo of what holds each node, in order."""
    found: dict[str, str | None] = {}

    def walk_below(tree: Sequence[Nodo], above: str | None) -> None:
        for node in tree:
            found[node.codigo] = above
            walk_below(node.hijos, node.codigo)

    walk_below(plan.arbol, None)
    return found


def _moved(plan: Plan, nodes: Sequence[Wanted]) -> Iterator[str]:
    parents = parents_of(plan)
    order = {code: n for n, code in enumerate(parents)}
    for above, children in children_of(nodes).items():
        same = [each.codigo for each in children if not each.is_new and parents[each.codigo] == above]
        stay = staying(same, order)
        yield from (each.codigo for each in children if not each.is_new and each.codigo not in stay)


def staying(codes: Sequence[str], order: Mapping[str, int]) -> set[str]:
    """Give the most of these codes that stand in this order already: the others are those that moved."""
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for code in codes:
        place = bisect_left(tails, order[code])
        tails[place : place + 1] = [order[code]]
        ends[place : place + 1] = [code]
        before[code] = ends[place - 1] if place else None
    found: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def told(found: Differences, plan: Plan, wanted: WantedPlan) -> Iterator[str]:
    """Say each difference in a line."""
    above = {each.codigo: each.above for each in wanted.nodes}
    for node in found.removed:
        yield f"- {node.codigo}: se quita «{_short(node.etiqueta)}»"
    for each in found.added:
        name = each.contents.get("nombre")
        yield f"+ {each.codigo}: se agrega «{_short(str(name or ''))}» en {_holder(each.above)}"
    parents = parents_of(plan)
    for code in found.moved:
        here, there = parents[code], above[code]
        if here == there:
            yield f"> {code}: cambia de lugar en {_holder(here)}"
        else:
            yield f"> {code}: pasa {_of('de', here)} {_of('a', there)}"
    new = {each.codigo for each in found.added}
    yield from _told_changes(found.changed, new, "")
    for part in found.parts:
        both = _both(part.before, part.after)
        yield f"{_mark(part.codigo, new)} {part.codigo}: Programación {part.period[1]}: {both}"
    for code in found.roles_removed:
        yield f"- rol {code}: se quita «{_short(plan.roles[code].nombre)}»"
    for each in found.roles_added:
        yield f"+ rol {each.codigo}: se agrega «{_short(str(each.contents.get('nombre') or ''))}»"
    yield from _told_changes(found.roles_changed, {each.codigo for each in found.roles_added}, "rol ")


def _told_changes(changes: Sequence[Change], new: set[str], kind: str) -> Iterator[str]:
    """Say each changed field; the name of what is new is said already."""
    for change in changes:
        if change.codigo not in new or change.campo.key != "nombre":
            both = _both(change.before, change.after)
            yield f"{_mark(change.codigo, new)} {kind}{change.codigo}: {change.campo.name}: {both}"


def _mark(code: str, new: set[str]) -> str:
    return "+" if code in new else "~"


def _holder(code: str | None) -> str:
    return f"«{code}»" if code is not None else "el primer nivel"


def _of(word: str, code: str | None) -> str:
    """Name what holds a node after «de» or «a», which join with the article."""
    return f"{word} {_holder(code)}" if code is not None else f"{word}l primer nivel"


def _both(before: Content, after: Content) -> str:
    """Say what was and what will be; of a new one only that."""
    return f"{shown(before)} → {shown(after)}" if before is not None else shown(after)


def shown(value: Content) -> str:
    """Say a content in few words."""
    if value is None:
        return "vacío"
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Parte):
        return f"{value.valor:f}{' %' if value.porcentaje else ''}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return f"«{_short(BETWEEN.join(value))}»"
    return str(value) if isinstance(value, date) else f"«{_short(str(value))}»"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
