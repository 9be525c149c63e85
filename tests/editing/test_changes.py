"""A table of changes, each drawn as the text before and the text after."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from pecdocs.editing import Edit
from pecdocs.faults import InputError

TABLE = Path(__file__).parent / "cambios.txt"
DATA = Path(__file__).parent.parent.parent / "data"


class Case(NamedTuple):
    """A change: a sentence, the order, the text before and after."""

    name: str
    order: str
    before: str
    after: str


def cases() -> list[Case]:
    """Read the table: `== sentence`, the order, `--`, the text before, `--`, the text after."""
    found = []
    for piece in re.split(r"^== ", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, before, after = re.split(r"^--\n", piece, flags=re.MULTILINE)
        name, order = head.strip().split("\n")
        found.append(Case(name, order, before, after.rstrip("\n") + "\n"))
    return found


def path_of(words: str) -> tuple[str | int, ...]:
    """Read a path: keys and positions, apart by points."""
    return tuple(int(word) if word.isdigit() else word for word in words.split("."))


def play(edit: Edit, order: str) -> None:
    """Make a change that is written as an order."""
    what, path, *rest = order.split(" ", 2)
    if what == "put":
        edit.put(path_of(path), json.loads(rest[0]))
    elif what == "insert":
        position, value = rest[0].split(" ", 1)
        edit.insert(path_of(path), int(position), json.loads(value))
    elif what == "remove":
        edit.remove(path_of(path))
    else:
        edit.move(path_of(path), int(rest[0]))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_a_change_is_made_in_its_place(case: Case, newline: str) -> None:
    """Only the lines meant change, with either line end."""
    edit = Edit(case.before.replace("\n", newline), "plan.yaml")
    play(edit, case.order)
    assert edit.text() == case.after.replace("\n", newline)


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.yaml")), ids=lambda file: file.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_a_plan_of_ours_keeps_every_byte_but_those_of_a_change(file: Path, newline: str) -> None:
    """Cut into pieces and put together; with a key more, and without it again."""
    text = file.read_text(encoding="utf-8").replace("\n", newline)
    edit = Edit(text, file.name)
    assert edit.text() == text
    edit.put(("nueva",), {"clave": ["x", "y"]})
    assert edit.text() != text
    edit.remove(("nueva",))
    assert edit.text() == text


def test_a_new_key_goes_where_its_order_says() -> None:
    """After the last of those that stand before it."""
    edit = Edit("codigo: A\nnombre: x\nhijos: []\n", "plan.yaml")
    for key in ("peso", "meta"):
        edit.put((key,), "1", order=("codigo", "nombre", "meta", "peso", "hijos"))
    assert edit.text() == "codigo: A\nnombre: x\nmeta: 1\npeso: 1\nhijos: []\n"


def test_a_file_that_does_not_end_its_last_line_still_does_not() -> None:
    """Whatever is added after it."""
    edit = Edit("a: 1\nb: |\n  x", "plan.yaml")
    edit.put(("c",), "2")
    assert edit.text() == "a: 1\nb: |-\n  x\nc: 2"


def test_what_is_written_is_read_back_and_must_be_what_was_meant() -> None:
    """A text that YAML can't hold is a mistake of the program, not a bad file."""
    edit = Edit("a: 1\n", "plan.yaml")
    with pytest.raises(InputError, match="tabulador"):
        edit.put(("b",), "con\ttabulador")
    assert edit.text() == "a: 1\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: 1\na: 2\n", "clave repetida"), ("a: &x 1\n", "alias"), ("a: [1\n", "corchete"), ("a: !t 1\n", "etiqueta")],
)
def test_a_text_with_faults_is_not_edited(text: str, said: str) -> None:
    """What the reader tells would be lost or changed."""
    with pytest.raises(InputError, match=said):
        Edit(text, "plan.yaml")


@pytest.mark.parametrize("path", [("a", "b"), ("a", 0), ("l", 5), ("l", "x"), (0,)])
def test_a_path_that_leads_nowhere_is_a_mistake_of_the_program(path: tuple[str | int, ...]) -> None:
    """Through a scalar, past the end of a list, into a list by name."""
    edit = Edit("a: 1\nl: [1, 2]\n", "plan.yaml")
    with pytest.raises(LookupError):
        edit.put(path, "x")
    assert edit.text() == "a: 1\nl: [1, 2]\n"
