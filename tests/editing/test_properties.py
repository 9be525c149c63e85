"""Whatever a document looks like, an edit changes its data as meant and no line that it does not mean."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from pecdocs.editing import Edit
from pecdocs.editing.writing import plain
from pecdocs.faults import InputError
from pecdocs.reading.source import parse_source
from tests.editing.documents import KEYS, documents, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.editing.writing import Value
    from pecdocs.reading.tree import Node

Path = tuple[str | int, ...]


def edit_of(text: str) -> Edit:
    """Make an edit; a document that our reader refuses is no example."""
    try:
        return Edit(text, "plan.yaml")
    except InputError:
        raise UnsatisfiedAssumption from None


def data_of(text: str) -> Any:
    """Read a document."""
    source = parse_source(text.encode(), "plan.yaml")
    assert not source.faults
    return source.data


def paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give every value of a document with its path."""
    yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in pairs:
        yield from paths(item, (*path, step))


def at(data: Any, path: Path) -> Any:
    """Give the value at a path."""
    for step in path:
        data = data[step]
    return data


@given(documents())
def test_without_changes_the_text_is_the_same(text: str) -> None:
    """Cut and put together again, to the byte."""
    assert edit_of(text).text() == text


@given(documents(), values, st.data())
def test_a_value_that_is_replaced_changes_nothing_before_or_after_it(
    text: str, value: Value, data: st.DataObject
) -> None:
    """A value of any kind in the place of one of any kind."""
    edit = edit_of(text)
    before = data_of(text)
    found = [path for path, _ in paths(before) if path]
    assume(found)
    path = data.draw(st.sampled_from(found))
    assume(value is not None or not in_flow(text, path[:-1]))
    edit.put(path, value)
    changed = edit.text()
    at(before, path[:-1])[path[-1]] = plain(value)
    assert data_of(changed) == before
    kept_before, kept_after = round_about(text.removeprefix("\ufeff"), path)
    assert changed.removeprefix("\ufeff").startswith(kept_before)
    assert not in_flow(text, path[:-1]) or changed.rstrip().endswith(kept_after.rstrip())
    assert filled(changed)[-len(filled(kept_after)[1:]) or len(changed) :] == filled(kept_after)[1:]


def round_about(text: str, path: Path) -> tuple[str, str]:
    """Give what stands before the entry at a path, to its key or the end of the one before, and from the one after."""
    root = parse_source(text.encode(), "x").root
    assert root is not None
    starts = sorted(spots(root, ()))
    own = [n for n, (_, found, _) in enumerate(starts) if found[: len(path)] == path]
    key = [start for start, found, is_key in starts if found == path and is_key]
    before = key[0] if key else starts[own[0] - 1][0]
    after = starts[own[-1] + 1][0] if own[-1] + 1 < len(starts) else len(text)
    return text[:before], text[after:]


def spots(node: Node, path: Path) -> Iterator[tuple[int, Path, bool]]:
    """Give where every key and value starts."""
    yield node.start, path, False
    for step in node.items if isinstance(node.items, dict) else range(len(node.items or ())):
        if node.keys is not None:
            yield node.keys[str(step)].start, (*path, step), True
        child = node.child(step)
        assert child is not None
        yield from spots(child, (*path, step))


@given(documents(), values, st.data())
def test_a_new_key_leaves_every_line_of_a_block_as_it_was(text: str, value: Value, data: st.DataObject) -> None:
    """Lines come in, none goes and none changes, unless the mapping is written on one line."""
    edit = edit_of(text)
    before = data_of(text)
    mappings = [path for path, found in paths(before) if isinstance(found, dict)]
    assume(mappings)
    path = data.draw(st.sampled_from(mappings))
    key = data.draw(st.sampled_from([*KEYS, "nueva"]))
    known = at(before, path)
    assume(key not in known)
    edit.put((*path, key), value, order=data.draw(st.permutations(KEYS)))
    changed = edit.text()
    known[key] = plain(value)
    assert data_of(changed) == before
    if text.endswith("\n") and len(known) > 1 and not in_flow(text, path) and not is_compact(text, path):
        assert is_part(lines(text), lines(changed))


@given(documents(), values, st.data())
def test_a_new_item_leaves_every_line_of_a_block_as_it_was(text: str, value: Value, data: st.DataObject) -> None:
    """The same for an item of a list, at any position."""
    edit = edit_of(text)
    before = data_of(text)
    lists = [path for path, found in paths(before) if isinstance(found, list)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    known = at(before, path)
    assume(value is not None or not in_flow(text, path))
    position = data.draw(st.integers(0, len(known)))
    edit.insert(path, position, value)
    changed = edit.text()
    known.insert(position, plain(value))
    assert data_of(changed) == before
    if (
        text.endswith("\n")
        and len(known) > 1
        and not in_flow(text, path)
        and not (is_compact(text, path) and position == 0)
    ):
        assert is_part(lines(text), lines(changed))


@given(documents(), st.data())
def test_what_is_removed_takes_no_other_line_with_it(text: str, data: st.DataObject) -> None:
    """Lines go, none comes and none changes, unless they share one."""
    edit = edit_of(text)
    before = data_of(text)
    found = [path for path, _ in paths(before) if path]
    assume(found)
    path = data.draw(st.sampled_from(found))
    edit.remove(path)
    changed = edit.text()
    del at(before, path[:-1])[path[-1]]
    assert data_of(changed) == before
    if (
        text.endswith("\n")
        and at(before, path[:-1])
        and not in_flow(text, path[:-1])
        and not is_compact(text, path[:-1])
    ):
        assert is_part(lines(changed), lines(text))


@given(documents(), st.data())
def test_an_item_that_is_moved_takes_its_lines_along(text: str, data: st.DataObject) -> None:
    """To another position of its list, or to another list."""
    edit = edit_of(text)
    before = data_of(text)
    lists = [path for path, found in paths(before) if isinstance(found, list)]
    items = [(*path, n) for path in lists for n in range(len(at(before, path)))]
    assume(items)
    path = data.draw(st.sampled_from(items))
    value = at(before, path)
    after = deepcopy(before)
    del at(after, path[:-1])[path[-1]]
    targets = [other for other, found in paths(after) if isinstance(found, list)]
    target = data.draw(st.sampled_from([path[:-1], *targets]))
    assume(value is not None or target == path[:-1])
    position = data.draw(st.integers(0, len(at(after, target))))
    edit.move(path, position, target)
    changed = edit.text()
    at(after, target).insert(position, value)
    assert data_of(changed) == after
    if text.endswith("\n") and target == path[:-1] and not in_flow(text, target) and not is_compact(text, target):
        assert sorted(filled(text)) == sorted(filled(changed))


@given(documents(), st.data())
def test_many_changes_one_after_another_give_what_they_would_on_data(text: str, data: st.DataObject) -> None:
    """Each change counts from what those before it left."""
    edit = edit_of(text)
    meant = data_of(text)
    for _ in range(data.draw(st.integers(2, 6))):
        change(edit, meant, data)
        assert edit.data == meant
    assert data_of(edit.text()) == meant
    assert edit.text().startswith("\ufeff") == text.startswith("\ufeff")


def change(edit: Edit, meant: Any, data: st.DataObject) -> None:
    """Draw one change and make it on both."""
    found = [path for path, value in paths(meant) if isinstance(value, dict | list)]
    if not found:
        return
    path = data.draw(st.sampled_from(found))
    known = at(meant, path)
    value = data.draw(values.filter(lambda value: value is not None))
    if isinstance(known, dict):
        key = data.draw(st.sampled_from(KEYS))
        if key in known and data.draw(st.booleans()):
            edit.remove((*path, key))
            del known[key]
            return
        edit.put((*path, key), value)
        known[key] = value
    elif known and data.draw(st.booleans()):
        position = data.draw(st.integers(0, len(known) - 1))
        edit.remove((*path, position))
        del known[position]
    else:
        position = data.draw(st.integers(0, len(known)))
        edit.insert(path, position, value)
        known.insert(position, deepcopy(value))


def lines(text: str) -> list[str]:
    """Give the lines of a text; whether the last one ends is not theirs."""
    return text.removeprefix("\ufeff").splitlines()


def filled(text: str) -> list[str]:
    """Give the lines that are not blank."""
    return [line for line in lines(text) if line.strip()]


def is_part(few: list[str], many: list[str]) -> bool:
    """Tell whether all lines of one text stand in another in the same order; blank lines are left out."""
    rest = iter(line for line in many if line.strip())
    return all(line in rest for line in few if line.strip())


def in_flow(text: str, path: Path) -> bool:
    """Tell whether the collection at a path is written with brackets."""
    source = parse_source(text.encode(), "x")
    nodes = [source.node(path[:n]) for n in range(len(path) + 1)]
    bare = text.removeprefix("\ufeff")
    return any(node is not None and bare[node.start : node.start + 1] in {"[", "{"} for node in nodes)


def is_compact(text: str, path: Path) -> bool:
    """Tell whether the collection at a path, or the list that holds it, begins on the line of a dash."""
    source = parse_source(text.encode(), "x")
    node = source.node(path)
    assert node is not None
    bare = text.removeprefix("\ufeff")
    return bool(bare[bare.rfind("\n", 0, node.start) + 1 : node.start].strip())
