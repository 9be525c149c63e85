"""The differences of a workbook, written into the text of plan.yaml in their place, and checked as a whole plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pecdocs.editing import Block, Edit
from pecdocs.editing.fields import put_fields, put_value
from pecdocs.intake.plan_libro.differences import Change, Differences, children_of
from pecdocs.layout.plan_libro.campos import CAMPOS, CAMPOS_ROL, Content, Parte
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE, try_plan
from pecdocs.plan.model import Campos as CamposDeNodo
from pecdocs.plan.model import Nodo, Plan
from pecdocs.reading.source import Source, parse_source, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.editing.writing import Value
    from pecdocs.faults import Fault, Place
    from pecdocs.intake.plan_libro.wanted import Wanted, WantedPlan
    from pecdocs.layout.plan_libro.campos import Campo

Path_ = tuple[str | int, ...]

_ORDER = ("codigo", *CamposDeNodo.model_fields, "hijos")
_PLAN_ORDER = tuple(Plan.model_fields)


class PlanText:
    """The text of a plan's file being changed."""

    def __init__(self, text: str, file: str) -> None:
        self.edit = Edit(text, file)

    def apply(self, found: Differences, wanted: WantedPlan) -> None:
        """Write all differences: what a node says first, then where it stands."""
        places = paths_of(self.edit.data)
        for change in found.changed:
            if change.codigo in places:
                self._put(places[change.codigo], Nodo, change, _ORDER)
        for part in found.parts:
            if part.codigo in places:
                self._put_part(places[part.codigo], part.period, part.after)
        if found.added or found.removed or found.moved:
            self._arrange(found, wanted)
        self._put_roles(found)

    def _put(self, base: Path_, model: Any, change: Change, order: Sequence[str]) -> None:
        way, fields = _fields(change.campo, change.after)
        put_fields(self.edit, base, model, way, fields, order=order)

    def _put_part(self, base: Path_, period: tuple[str, str], after: Content) -> None:
        value: Value = None
        if isinstance(after, Parte):
            value = f"{after.valor:f} %" if after.porcentaje else after.valor
        scheme, key = period
        known = self.edit.get(base).get("programacion")
        if value is not None and known is None:
            self.edit.put((*base, "programacion"), Block({scheme: {key: value}}), order=_ORDER)
            return
        order = (*sorted({*((known or {}).get(scheme) or {}), key}), *_ORDER)
        put_value(self.edit, (*base, "programacion", scheme, key), value, order)

    # Where nodes stand

    def _arrange(self, found: Differences, wanted: WantedPlan) -> None:
        """Bring every node to its place, groups before what they hold; then take out those that go."""
        moved = {*found.moved}
        below = children_of(wanted.nodes)
        self._arrange_below(None, below, moved)
        for node in found.removed:
            path = paths_of(self.edit.data).get(node.codigo)
            if path is not None:
                self.edit.remove(path)
        self._forget_empty()

    def _arrange_below(self, above: str | None, below: dict[str | None, list[Wanted]], moved: set[str]) -> None:
        before: str | None = None
        for each in below.get(above, ()):
            self._place(each, above, before, moved)
            before = each.codigo
            self._arrange_below(each.codigo, below, moved)

    def _place(self, each: Wanted, above: str | None, before: str | None, moved: set[str]) -> None:
        """Put a node after the one before it, unless it stands there."""
        if not each.is_new and each.codigo not in moved:
            return
        places = paths_of(self.edit.data)
        target: Path_ = ("arbol",) if above is None else (*places[above], "hijos")
        position = int(places[before][-1]) + 1 if before is not None else 0
        if each.is_new:
            self._insert(target, position, each)
            return
        *old, last = places[each.codigo]
        if tuple(old) == target and int(last) < position:
            position -= 1
        self.edit.move(places[each.codigo], position, target)

    def _insert(self, target: Path_, position: int, each: Wanted) -> None:
        """Write a new node: its codigo, then each field in its place."""
        self.edit.insert(target, position, Block(codigo=each.codigo))
        base = paths_of(self.edit.data)[each.codigo]
        for campo in CAMPOS:
            value = each.contents.get(campo.key)
            if value is not None:
                self._put(base, Nodo, Change(each.codigo, campo, None, value), _ORDER)

    def _forget_empty(self) -> None:
        for path in [*paths_of(self.edit.data).values()]:
            if self.edit.get(path).get("hijos") == []:
                self.edit.remove((*path, "hijos"))

    def _put_roles(self, found: Differences) -> None:
        for code in found.roles_removed:
            self.edit.remove(("roles", code))
        if not self.edit.data.get("roles", True):
            self.edit.remove(("roles",))
        for change in found.roles_changed:
            fields = {change.campo.path[-1]: _value(change.after)}
            put_fields(self.edit, (), Plan, ("roles", change.codigo), fields, order=_PLAN_ORDER)


def paths_of(data: Any) -> dict[str, Path_]:
    """Tell where each node stands, by its codigo."""
    found: dict[str, Path_] = {}

    def walk(items: Any, path: Path_) -> None:
        for place, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                found[str(item.get("codigo"))] = (*path, place)
                walk(item.get("hijos"), (*path, place, "hijos"))

    walk(data.get("arbol") if isinstance(data, dict) else None, ("arbol",))
    return found


def _fields(campo: Campo, after: Content) -> tuple[tuple[str, ...], dict[str, Value]]:
    """Give the way to the mapping that a column's field is in, and the field; a date is a day or a month."""
    if campo.kind == "fecha":
        is_day = after is not None and not isinstance(after, str)
        return campo.path, {"fecha": _value(after) if is_day else None, "mes": None if is_day else _value(after)}
    return campo.path[:-1], {campo.path[-1]: _value(after)}


def _value(content: Content) -> Value:
    return list(content) if isinstance(content, tuple) else content  # type: ignore[return-value]


def check(text: str, file: Path, old: Source, wanted: WantedPlan) -> list[Fault]:
    """Read a changed plan as it would be read from its file; give what is wrong, each at the cell that says it."""
    with TemporaryDirectory(prefix="pecdocs-") as name:
        room = Path(name)
        (room / PLAN_FILE).write_bytes(text.encode())
        log = file.with_name(CHANGES_FILE)
        if log.is_file():
            (room / CHANGES_FILE).write_bytes(log.read_bytes())
        _, faults = try_plan(room)
        here = {shown(room / PLAN_FILE): shown(file), shown(room / CHANGES_FILE): shown(log)}
    if not faults:
        return []
    where = _Where(parse_source(text.encode(), shown(file)), old, wanted)
    return [where.told(_moved(fault, here)) for fault in faults]


def _moved(fault: Fault, here: dict[str, str]) -> Fault:
    """Say of a file itself what was found in its copy."""
    return replace(fault, place=replace(fault.place, file=here.get(fault.place.file, fault.place.file)))


class _Where:
    """Tells of a place in the changed text at which cell it was said, or where it stands in the file as it is."""

    def __init__(self, source: Source, old: Source, wanted: WantedPlan) -> None:
        self.source, self.old, self.file = source, old, wanted.file
        self.cells = dict(self._cells(wanted))
        values = {self._spot(source.place(path)): path for path in _paths(source)}
        self.paths = {self._spot(source.place(path, at_key=True)): path for path in _paths(source)} | values

    def told(self, fault: Fault) -> Fault:
        """Give a fault at its cell; one of what the workbook does not hold, at its place in the file."""
        if fault.place.file != self.source.file or fault.place.line is None:
            return fault
        path = self.paths.get(self._spot(fault.place), ())
        for length in range(len(path), 0, -1):
            if path[:length] in self.cells:
                return replace(fault, place=self.cells[path[:length]])
        return replace(fault, place=self.old.place(path))

    @staticmethod
    def _spot(place: Place) -> tuple[int | None, int | None]:
        return place.line, place.column

    def _cells(self, wanted: WantedPlan) -> Iterator[tuple[Path_, Place]]:
        places = paths_of(self.source.data)
        for each in wanted.nodes:
            base = places.get(each.codigo)
            if base is None:
                continue
            yield base, each.row.place(self.file, "codigo")
            for campo in reversed(CAMPOS):
                for way in _ways(campo.path):
                    yield (*base, *way), each.row.place(self.file, campo.key)
            row = wanted.programmed_rows.get(each.codigo)
            for scheme, key in wanted.programmed.get(each.codigo, {}) if row is not None else ():
                yield (*base, "programacion", scheme, key), row.place(self.file, f"{scheme}@{key}")  # type: ignore[union-attr]
        for role in wanted.roles:
            yield ("roles", role.codigo), role.row.place(self.file, "codigo")
            for campo in CAMPOS_ROL:
                yield ("roles", role.codigo, *campo.path), role.row.place(self.file, campo.key)


def _ways(path: tuple[str, ...]) -> Iterator[Path_]:
    """Give the paths that may lead to a field: what holds it may be a list of one, and may be written as it."""
    for length in range(1, len(path) + 1):
        yield path[:length]
        if length > 1:
            yield (path[0], 0, *path[1:length])


def _paths(source: Source) -> Iterator[Path_]:
    """Give the path of every value of a text, those inside before those that hold them: keys count as their values."""

    def walk(value: Any, path: Path_) -> Iterator[Path_]:
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        yield path
        for step, item in pairs:
            yield from walk(item, (*path, step))

    return walk(source.data, ())
