"""Any plan in any format gives a whole document that holds all that was laid out (hypothesis)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from pecdocs.formato import list_formatos, read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Heading, ListItem, Paragraph, Table
from pecdocs.word import write_document
from tests.conftest import RANDOM_PLANS
from tests.support.rounds import WANTED, in_rounds
from tests.support.strategies import plans
from tests.support.worddocuments import (
    DATA,
    FILE,
    SAMPLE,
    TEMPLATES,
    drawn_grid,
    generated,
    notes_of,
    one_line_end,
    printed,
    sound,
    text_of_runs,
)
from tests.support.wordxml import ReadHeading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout import Document
    from pecdocs.plan import Plan
    from tests.support.wordxml import Docx

FORMATOS = tuple(sorted(list_formatos(TEMPLATES)))
PLANS = (*sorted(path for path in DATA.iterdir() if path.is_dir()), SAMPLE)


@cache
def folder(formato: str) -> FormatFolder:
    """Read a format once."""
    return read_formato(formato, TEMPLATES)


def wrote(plan: Plan, formato: str) -> tuple[Document, Docx]:
    """Lay a plan out and write it; give both, once the structure is sound."""
    document = lay_out(plan, folder(formato))
    return document, sound(write_document(document, folder(formato).file("plan.docx").read_bytes(), FILE))


@pytest.mark.largo
@pytest.mark.parametrize("formato", FORMATOS)
def test_any_plan_in_any_format_holds_what_was_laid_out(
    formato: str, record_property: Callable[[str, object], None]
) -> None:
    """Tables with their merges, headings, lists, notes and paragraphs: text in is text out, in a sound file."""

    def check(plan: Plan) -> None:
        holds_what_was_laid_out(plan, formato)

    done = in_rounds(check, plans, -(-WANTED // len(FORMATOS)))
    record_property(RANDOM_PLANS, [done.plans, done.wanted])


def holds_what_was_laid_out(plan: Plan, formato: str) -> None:
    """Write a plan, read it back, and compare."""
    document, read = wrote(plan, formato)
    blocks = document.blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [each.drawn() for each in read.tables] == [drawn_grid(each.grid) for each in tables]
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert read.headings == [ReadHeading(each.level, one_line_end(each.text)) for each in headings]
    items = [(printed(block.marker), text_of_runs(block.runs)) for block in blocks if isinstance(block, ListItem)]
    assert [(each.marker, re.sub(r"\[\d+\]", "", each.text)) for each in read.items] == items
    assert list(read.footnotes.values()) == notes_of(blocks)
    whole = re.sub(r"\[\d+\]", "", read.text())
    for block in blocks:
        if isinstance(block, Paragraph):
            assert re.sub(r"\[\d+\]", "", text_of_runs(block.runs)) in whole
    assert read.properties["title"] == one_line_end(document.properties.title)


@pytest.mark.parametrize("formato", FORMATOS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_plan_of_the_project_is_written_in_every_format(path: Path, formato: str) -> None:
    """Whatever a format can't draw, its document is whole."""
    read = sound(generated(path, formato))
    assert read.text().strip()
    assert all(table.header_rows for table in read.tables)
    assert all(table.description for table in read.tables)
