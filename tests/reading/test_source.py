"""One YAML file as data and places: what its paths mean, and what can be taken out of it."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pecdocs.collector import without_collector
from pecdocs.faults import InputError
from pecdocs.reading.scalars import Unquoted
from pecdocs.reading.source import parse_source, read_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = b"""\
a: {b: [1, {c: dos}], d: NO}
e: x
"""


def test_the_data_is_plain() -> None:
    """Mappings, lists and texts, and apart what YAML would convert."""
    assert parse_source(TEXT, "x").data == {"a": {"b": ["1", {"c": "dos"}], "d": Unquoted("NO", "bool")}, "e": "x"}


@pytest.mark.parametrize(
    ("path", "at_value", "at_key"),
    [
        ((), "x:1:1", "x:1:1"),
        (("a",), "x:1:4", "x:1:1"),
        (("a", "b", 1, "c"), "x:1:16", "x:1:13"),
        (("e", "largo", 0), "x:2:4", "x:2:1"),
        (("a", 5, "d"), "x:1:26", "x:1:23"),
        (("nada",), "x:1:1", "x:1:1"),
    ],
)
def test_a_path_has_the_place_of_its_value_or_of_its_key(
    path: tuple[str | int, ...], at_value: str, at_key: str
) -> None:
    """A step that the text does not have stays where it is."""
    source = parse_source(TEXT, "x")
    assert str(source.place(path)) == at_value
    assert str(source.place(path, at_key=True)) == at_key


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("a", "b", 0), "1"),
        (("e", 0), "x"),
        (("a", "z"), None),
        (("a", "b", 9), ["1", {"c": "dos"}]),
        (("e", "f"), None),
    ],
)
def test_a_path_has_its_raw_value(path: tuple[str | int, ...], value: object) -> None:
    """A position in what is no list is the value itself: one item may stand for a list."""
    assert parse_source(TEXT, "x").get(path) == value


def test_what_is_taken_out_leaves_the_rest_in_its_place() -> None:
    """Of a list too: the items that follow move up, and keep their lines."""
    source = parse_source(b"- uno\n- dos\n- tres\n", "x")
    source.remove((1,))
    assert source.data == ["uno", "tres"]
    assert str(source.place((1,))) == "x:3:3"


def test_a_key_can_be_read_as_another() -> None:
    """It stays where it is written."""
    source = parse_source(b"uno: a\ndoss: b\n", "x")
    source.rename(("doss",), "dos")
    assert source.data == {"uno": "a", "dos": "b"}
    assert str(source.place(("dos",), at_key=True)) == "x:2:1"


def test_a_path_as_the_text_has_it() -> None:
    """Without the steps of a shorthand."""
    assert parse_source(TEXT, "x").written(("a", "b", 1, "c", "largo")) == ("a", "b", 1, "c")
    assert parse_source(TEXT, "x").written(("e", 0, "texto")) == ("e",)


def test_an_empty_file_has_no_values_and_one_place() -> None:
    """Its beginning."""
    source = parse_source(b"", "x")
    assert source.data is None
    assert str(source.place(("a", 0))) == "x:1:1"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A fault of its own, with no line."""
    with pytest.raises(InputError, match=r"nada\.yaml: error: no existe este archivo"):
        read_source(tmp_path / "nada.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Where the system says so; on others it is a file without permission."""
    with pytest.raises(InputError, match=r"es una carpeta|no hay permiso"):
        read_source(tmp_path)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(was_on: bool) -> None:  # noqa: FBT001 - the two states
    """Whatever happens meanwhile."""
    (gc.enable if was_on else gc.disable)()
    try:
        with suppress(ZeroDivisionError), without_collector():
            assert 1 / gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
