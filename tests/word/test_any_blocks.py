"""Any blocks come back from the document as they went in: texts, markers, merges, notes, links (hypothesis)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pecdocs.layout.blocks import Heading, ListItem, Marker, Page, Paragraph, Run, Table
from pecdocs.layout.grid import Cell, Column, Grid, Row, check_spans
from pecdocs.word import write_document
from tests.support.worddocuments import (
    FILE,
    PLAIN,
    document,
    drawn_grid,
    notes_of,
    one_line_end,
    printed,
    sound,
    text_of_runs,
)
from tests.support.wordxml import ReadHeading, ReadItem, W, text_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from pecdocs.layout.blocks import Block
    from pecdocs.layout.grid import RowKind

XML = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), include_characters="\n\r\u2028")
texts = st.one_of(st.sampled_from(("", " ", "a & b < c", "{{ x }}", "[[cuerpo]]", "a\nb")), st.text(XML, max_size=20))
words = texts.filter(bool)
plain = st.builds(
    Run,
    words,
    bold=st.booleans(),
    italic=st.booleans(),
    mono=st.booleans(),
    link=st.one_of(st.none(), st.sampled_from(("https://a.co/?x=1&y=2", "mailto:a@b.co"))),
)
notes = st.builds(
    Run, st.just(""), footnote=st.lists(st.lists(plain, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)
)
runs = st.lists(st.one_of(plain, plain, notes), max_size=3).map(tuple)
markers = st.one_of(
    st.builds(Marker, st.just("symbol"), st.sampled_from("•✓►<&")),
    st.builds(
        Marker,
        st.sampled_from(("decimal", "lowerLetter", "upperLetter", "lowerRoman")),
        suffix=st.sampled_from((".", ")")),
        value=st.integers(1, 30),
    ),
)


@st.composite
def grids(draw: DrawFn) -> Grid:
    """Give any grid: cells that span rows and columns in any way, kinds of rows in any order under the header."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    heads = draw(st.integers(0, height))
    taken = [[False] * width for _ in range(height)]
    places: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for r in range(height):
        for c in range(width):
            if taken[r][c]:
                continue
            wide = draw(st.integers(1, next((n for n in range(1, width - c) if taken[r][c + n]), width - c)))
            high = draw(st.integers(1, (heads if r < heads else height) - r))
            for row in taken[r : r + high]:
                row[c : c + wide] = [True] * wide
            lines = draw(st.lists(words, max_size=2))
            places[r][c] = Cell(tuple(lines), high, wide, mark=draw(st.booleans()))
    below: list[RowKind] = [draw(st.sampled_from(("fila", "grupo", "total"))) for _ in range(height - heads)]
    kinds: list[RowKind] = ["encabezado"] * heads
    kinds += below
    columns = tuple(
        Column(
            f"c{n}", draw(st.sampled_from((1.0, 2.5, 40.0))), draw(st.sampled_from(("izquierda", "centro", "derecha")))
        )
        for n in range(width)
    )
    grid = Grid(columns, tuple(Row(kind, tuple(row)) for kind, row in zip(kinds, places, strict=True)))
    check_spans(grid)
    return grid


tables = st.builds(Table, st.just("prueba"), grids(), words, st.lists(words, max_size=2).map(tuple))
blocks = st.one_of(
    st.builds(Heading, st.integers(1, 6), texts, runs, st.sampled_from(("A", "B", "a.b", "x" * 60))),
    st.builds(Paragraph, runs, st.sampled_from(("texto", "cita", "firma")), st.integers(0, 3)),
    st.builds(ListItem, st.integers(1, 3), st.integers(0, 10), markers, runs),
    st.builds(Page, st.sampled_from(("vertical", "horizontal"))),
    tables,
)


@settings(max_examples=150)
@given(st.lists(blocks, max_size=8).map(tuple))
def test_any_blocks_come_back_as_they_went_in(given_blocks: tuple[Block, ...]) -> None:
    """Each kind is found where Word would find it, and the structure is sound."""
    read = sound(write_document(document(*given_blocks), PLAIN, FILE))
    tables_in = [block for block in given_blocks if isinstance(block, Table)]
    assert [table.drawn() for table in read.tables] == [drawn_grid(each.grid) for each in tables_in]
    assert [table.description for table in read.tables] == [each.description for each in tables_in]
    headings = [block for block in given_blocks if isinstance(block, Heading)]
    assert read.headings == [ReadHeading(each.level, one_line_end(each.text)) for each in headings]
    items = [block for block in given_blocks if isinstance(block, ListItem)]
    assert [ReadItem(each.marker, each.level, without_marks(each.text)) for each in read.items] == [
        ReadItem(printed(each.marker), min(each.level, 8), text_of_runs(each.runs)) for each in items
    ]
    assert list(read.footnotes.values()) == notes_of(given_blocks)
    held = [run for block in given_blocks if isinstance(block, Heading | Paragraph | ListItem) for run in block.runs]
    assert [address for _, address in read.links] == [run.link for run in held if run.link and not run.footnote]


def without_marks(text: str) -> str:
    """Give a text without the marks of its notes."""
    return re.sub(r"\[\d+\]", "", text)


@given(st.lists(st.builds(Paragraph, st.builds(Run, words).map(lambda run: (run,))), max_size=4))
def test_paragraphs_come_back_letter_by_letter(paragraphs: list[Paragraph]) -> None:
    """No character is lost, changed or doubled."""
    read = sound(write_document(document(*paragraphs), PLAIN, FILE))
    assert [text_of(each) for each in read.body.findall(f"{W}p")] == [text_of_runs(each.runs) for each in paragraphs]
