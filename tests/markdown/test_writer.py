"""Markdown, read back by a reader of it: the same texts, whatever they hold, and no markup that is not the writer's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from pecdocs.layout import Document
from pecdocs.layout.blocks import Heading, ListItem, Marker, Page, Paragraph, Properties, Run, Table
from pecdocs.layout.grid import Cell, Column, Grid, Row
from pecdocs.markdown import write_markdown
from tests.support.strategies import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from pecdocs.layout.blocks import Block

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = re.compile(r"</?(?:strong|em|del|code)>|<br>")
"""The HTML that the writer itself writes."""
HOSTILE = (
    "# no es un título",
    "- ni una lista",
    "+ tampoco",
    "1. ni numerada",
    "12) ni así",
    "> ni una cita",
    "---",
    "===",
    "| a | b |",
    "a|b\\|c\\",
    "`código` y ``más``",
    "```",
    "~~~",
    "~~tachado~~",
    "*cursiva* **negrita** _otra_ __más__",
    "[texto](http://malo.example) ![imagen](x.png)",
    "[ref]: http://malo.example",
    "<script>alert(1)</script> <b>",
    "<http://malo.example> <a@b.co>",
    "&amp; &lt; &#35;",
    "$x^2$ y $$y$$",
    "[^1] [x] [ ]",
    "\\# ya escapado \\",
    "    cuatro espacios",
    "una línea\ny otra\n\n# y un título",
    "fin de línea con espacios  \ny otra",
    "=CMD|' /C calc'!A0",
    "a\tb\x0bc\u2028d",
    ":smile: y :+1:",
)


def document(*blocks: Block, title: str = "Título", author: str = "Entidad") -> Document:
    """Make a document of some blocks."""
    return Document(blocks, {}, Properties(title, author, "es-CO", None, "1", "Aprobado"), None, 1)


def words(text: str) -> str:
    """Give a text with its spaces as one: Markdown keeps no others."""
    return " ".join(text.split())


def read(data: bytes) -> list[tuple[str, str]]:
    """Read Markdown back: each text and what it stands in; HTML that the writer does not write is a mistake."""
    return [(kind, words(text)) for kind, text in _texts(READER.parse(data.decode()))]


def _texts(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    kind = ""
    for token in tokens:
        assert token.type not in {"html_block", "code_block", "fence", "blockquote_open", "hr"}, token
        if token.type.endswith("_open") and token.tag in {"h1", "h2", "h3", "p", "li", "td", "th"}:
            kind = token.tag
        if token.type == "inline":
            yield kind, "".join(_inline(token.children or []))


def _inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "html_inline":
            assert OURS.fullmatch(token.content), token.content
            yield "\n" if token.content == "<br>" else ""
        else:
            assert token.type in {"text", "softbreak", "text_special"}, token
            yield token.content if token.type != "softbreak" else "\n"


def cells(*rows: tuple[str, ...]) -> Grid:
    """Make a grid with one row at its head."""
    head, *below = (tuple(Cell((text,)) for text in row) for row in rows)
    drawn = (Row("encabezado", head), *(Row("fila", each) for each in below))
    return Grid(tuple(Column(f"c{n}", 1) for n in range(len(rows[0]))), drawn)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_text_holds_is_never_markup(text: str) -> None:
    """In a title, a paragraph, an item, a cell, a note."""
    check(text)


@given(texts())
def test_any_text_reads_as_itself(text: str) -> None:
    """Emoji, quotes and signs too."""
    check(text)


def check(text: str) -> None:
    """Write a text in every kind of block, and read it back."""
    symbol, said = Marker("symbol"), words(text)
    blocks = (
        Heading(1, "1.", (Run(text),), "a"),
        Paragraph((Run(text, bold=True), Run(" y "), Run(text, strike=True))),
        Paragraph((Run(text),)),
        ListItem(1, 0, symbol, (Run(text),)),
        ListItem(1, 0, symbol, (Run(text),)),
        Table("t", cells(("A", text), (text, "B")), "", (text,)),
    )
    found = [each for each in read(write_markdown(document(*blocks, title=text, author=text))) if each[1]]
    expected = [
        ("h1", said),
        ("p", said),
        ("h2", f"1. {said}"),
        ("p", words(f"{text} y {text}")),
        ("p", said),
        ("p", said),
        ("p", said),
        ("th", "A"),
        ("th", said),
        ("td", said),
        ("td", "B"),
        ("p", said),
    ]
    assert found == [each for each in expected if each[1]]


def test_a_cell_shows_what_was_removed_and_what_was_added() -> None:
    """With HTML, which needs no spaces around it."""
    rich = ((Run("pro de la "), Run("Población", strike=True), Run("Libertad"), Run(".", bold=True)),)
    row = Row("fila", (Cell(("pro de la PoblaciónLibertad.",), rich=rich), Cell(("a", "b"))))
    text = write_markdown(document(Table("t", Grid((Column("a", 1), Column("b", 1, "centro")), (row,)), ""))).decode()
    assert text.endswith(
        "|  |  |\n| :--- | :---: |\n| pro de la <del>Población</del>Libertad<strong>.</strong> | a<br>b |\n"
    )


def test_a_merged_cell_says_the_same_in_each_place() -> None:
    """A row can be read by itself; the name of a group stands once."""
    three = tuple(Column(each, 1) for each in "abc")
    grid = Grid(
        three,
        (
            Row("encabezado", (Cell(("Grupo",), colspan=2), None, Cell(("Otra",), rowspan=2))),
            Row("encabezado", (Cell(("A",)), Cell(("B",)), None)),
            Row("grupo", (Cell(("Eje 1",), colspan=3), None, None)),
            Row("fila", (Cell(("1",), rowspan=2), Cell(("x",)), Cell(("y",)))),
            Row("fila", (None, Cell(("z",), colspan=2), None)),
        ),
    )
    text = write_markdown(document(Page("horizontal"), Table("t", grid, ""))).decode()
    assert text.splitlines()[4:] == [
        "| Grupo<br>A | Grupo<br>B | Otra |",
        "| :--- | :--- | :--- |",
        "| <strong>Eje 1</strong> |  |  |",
        "| 1 | x | y |",
        "| 1 | z | z |",
    ]


def test_an_address_is_text() -> None:
    """GitHub would make a link of it unasked."""
    text = write_markdown(document(Paragraph((Run("Vea https://e.gov.co y www.e.gov.co"),)))).decode()
    assert "Vea https\\://e.gov.co y www\\.e.gov.co" in text
