"""Fields of a typed model, changed in the YAML that it was read from, whichever of its forms that is in.

A mapping may be written as its main value (`meta: 100 %`), and a list of one item as the item: what is so written stays
so while it can; what is written out keeps its form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from pecdocs.editing.writing import plain
from pecdocs.reading.model import Abreviable
from pecdocs.reading.shape import model_at

Path = tuple[str | int, ...]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from pecdocs.editing.edit import Edit
    from pecdocs.editing.writing import Value
    from pecdocs.reading.model import Modelo


def put_fields(  # noqa: PLR0913 - what is changed, where, and in which order
    edit: Edit, base: Path, model: type[Modelo], way: Path, changes: Mapping[str, Value], *, order: Sequence[str] = ()
) -> None:
    """Change fields of what `way` leads to from the mapping at `base`, which is a `model`; None takes a field out.

    A list on the way must have one item at most. What has no fields left is taken out; `order` is that of the keys of
    the mapping at `base`.
    """
    path, route = base, Path()
    for name in way:
        path, route = (*path, name), (*route, name)
        if model_at(model, route) is None and model_at(model, (*route, 0)) is not None:
            route = (*route, 0)
            path = (*path, 0) if isinstance(known := _known(edit, path), list) and known else path
    inner = model_at(model, route)
    if inner is None:
        raise LookupError(f"{model.__name__} has no fields at {way!r}")
    keys = (*inner.model_fields, *order) if way or not order else tuple(order)
    known = _known(edit, path)
    if isinstance(known, dict) and known:
        for name, value in sorted(changes.items(), key=lambda change: change[1] is None):
            _put_field(edit, (*path, name), value, keys)
    else:
        _put_whole(edit, path, inner, changes, order=keys)
    _prune(edit, path, len(base))


def put_value(edit: Edit, path: Path, value: Value, order: Sequence[str] = ()) -> None:
    """Write one value, or take it out when it is None, and what has nothing left then."""
    _put_field(edit, path, value, order)
    _prune(edit, path[:-1], 1)


def _known(edit: Edit, path: Path) -> Any:
    """Give what stands at a path; None where nothing does, or a value is not written out so far."""
    try:
        return edit.get(path)
    except (LookupError, TypeError):
        return None


def _put_field(edit: Edit, path: Path, value: Value, order: Sequence[str]) -> None:
    holder = _known(edit, path[:-1])
    known = holder.get(path[-1]) if isinstance(holder, dict) else None
    if value is None:
        if isinstance(holder, dict) and path[-1] in holder:
            edit.remove(path)
    elif isinstance(value, list) and isinstance(known, list) and known:
        _put_items(edit, path, known, value)
    elif isinstance(value, list) and len(value) == 1 and isinstance(known, str):
        edit.put(path, value[0])
    else:
        ended = isinstance(value, str) and "\n" in value and isinstance(known, str) and known.endswith("\n")
        edit.put(path, f"{value}\n" if ended else value, order=order)


def _put_items(edit: Edit, path: Path, known: list[Any], items: list[Any]) -> None:
    """Make a list hold these items: those that it begins and ends with already are left alone."""
    old, new = [_main(item) for item in known], [plain(item) for item in items]
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    for place in range(len(old) - tail - 1, len(new) - tail - 1, -1):
        edit.remove((*path, place))
    for place in range(same, len(new) - tail):
        if place < len(old) - tail:
            edit.put((*path, place), items[place])
        else:
            edit.insert(path, place, items[place])


def _main(item: Any) -> Any:
    """Give an item of a list of texts: itself, or what it says when it is written out as a mapping of one key."""
    return next(iter(item.values())) if isinstance(item, dict) and len(item) == 1 else item


def _put_whole(
    edit: Edit, path: Path, model: type[BaseModel], changes: Mapping[str, Value], *, order: Sequence[str]
) -> None:
    """Write a value that is missing or written as its main value."""
    known = _known(edit, path)
    before = _expanded(model, known)
    after = {name: value for name, value in {**before, **changes}.items() if value is not None}
    fields = {name: after[name] for name in model.model_fields if name in after}
    if fields:
        edit.put(path, _short(model, fields, known), order=order)
    elif known is not None:
        edit.remove(path)


def _expanded(model: type[BaseModel], known: Any) -> dict[str, Any]:
    """Give the fields that a shorthand stands for."""
    if known is None or known in ({}, []) or not issubclass(model, Abreviable):
        return {}
    return model.from_scalar(known)


def _short(model: type[BaseModel], fields: dict[str, Any], known: Any) -> Value:
    """Write fields as their main value where that says the same, else as a mapping."""
    first = next(iter(fields.values()))
    candidates: list[Any] = [first] if len(fields) == 1 else []
    if isinstance(known, str) and isinstance(first, list) and len(first) == 1:
        candidates = [first[0] for _ in candidates]
    if isinstance(known, str) and known.endswith("%"):
        candidates.append(f"{plain(first)} %")
    for each in candidates:
        if issubclass(model, Abreviable) and _reads_as(model, each, fields):
            return each  # type: ignore[no-any-return]
    return fields


def _reads_as(model: type[Abreviable], value: Any, fields: dict[str, Any]) -> bool:
    try:
        read = model.from_scalar(plain(value))
    except PydanticCustomError:
        return False
    return {name: _as_list(item) for name, item in read.items()} == {
        name: _as_list(plain(item)) for name, item in fields.items()
    }


def _as_list(value: Any) -> list[str]:
    """Give a value, or the items of one, as texts: a list of one item may be written as the item."""
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _prune(edit: Edit, path: Path, above: int) -> None:
    """Take out what has nothing left, up to the mapping that has so many keys above it."""
    while len(path) > above and (known := _known(edit, path)) in (None, {}, []):
        if known is not None:
            edit.remove(path)
        path = path[:-1]
