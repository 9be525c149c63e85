"""What a structure is made of: an element refuses at once what no checker would accept."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle

from pecdocs.pdf.paragraphs import Para, frag
from pecdocs.pdf.tags import Elem
from tests.support.pdfstories import FACE, Items, Rows, Run, Text, drawn, made
from tests.support.pdfwalk import walk


@pytest.mark.parametrize(
    ("tag", "said", "why"),
    [
        ("Parrafo", {}, "no standard structure type"),
        ("TH", {}, "which cells it is the head of"),
        ("TH", {"scope": "Columna"}, "which cells it is the head of"),
        ("Figure", {}, "in words"),
        ("Figure", {"alt": "  "}, "in words"),
        ("Document", {}, "the root, and only the root"),
    ],
)
def test_an_element_that_no_checker_accepts_is_refused_at_once(tag: str, said: dict[str, str], why: str) -> None:
    """Who writes it learns it where it is written."""
    with pytest.raises(ValueError, match=why):
        Elem(tag, Elem("Document"), **said)  # type: ignore[arg-type]


def test_an_element_without_a_parent_is_the_root() -> None:
    """Any other one would be read by nobody."""
    with pytest.raises(ValueError, match="the root, and only the root"):
        Elem("P")


def test_the_order_of_reading_is_that_in_which_elements_were_made() -> None:
    """What is drawn first need not be read first."""
    root = Elem("Document")
    first, second = Elem("P", root), Elem("P", root)
    style = ParagraphStyle("uno", fontName=FACE)
    data = drawn(root, [_said("se dibuja antes", style, second), _said("se lee antes", style, first)])
    assert walk(data).errors == []
    assert [node.words() for node in walk(data).nodes("P")] == ["se lee antes", "se dibuja antes"]


def test_elements_without_content_are_left_out_but_for_cells() -> None:
    """An empty cell holds its place in the grid; an empty paragraph would only be a stop for who listens."""
    root = Elem("Document")
    Elem("P", Elem("Sect", root))
    style = ParagraphStyle("uno", fontName=FACE)
    found = walk(made([Rows((("A", "B"), ("1", "")))]))
    assert found.errors == []
    assert [node.words() for node in found.nodes("TD")] == [""]
    assert [node.tag for node in walk(drawn(root, [_said("algo", style, Elem("P", root))])).nodes()] == [
        "Document",
        "P",
    ]


def test_two_notes_are_not_one() -> None:
    """Each has an identity of its own; the same one twice is a mistake of the program."""
    note = Text((Run("Nota."),), "Note")
    found = walk(made([note, note]))
    assert found.errors == []
    assert len({bytes(node.obj.ID) for node in found.nodes("Note")}) == 2
    root = Elem("Document")
    style = ParagraphStyle("uno", fontName=FACE)
    twice = [_said("nota", style, Elem("P", Elem("Note", root, ident="n1"))) for _ in range(2)]
    with pytest.raises(ValueError, match="two elements are n1"):
        drawn(root, twice)


def test_a_list_says_how_its_items_are_marked() -> None:
    """Some readers tell «lista de 2 elementos», others read the mark: it belongs to the item."""
    found = walk(made([Items(((Text((Run("Uno"),)), None), (Text((Run("Dos"),)), None)), "a)")]))
    assert [node.words() for node in found.nodes("LI")] == ["a) Uno", "a) Dos"]
    assert str(found.nodes("L")[0].obj.A.ListNumbering) == "/Disc"


def _said(text: str, style: ParagraphStyle, elem: Elem) -> Para:
    return Para([frag(text, FACE, 9, black)], style, elem)
