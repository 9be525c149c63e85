"""Every published plan in every published format: a whole document, and each loss named by a warning."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import Severity
from pecdocs.formato import read_formato
from pecdocs.layout import Document, lay_out
from pecdocs.layout.blocks import Table
from pecdocs.plan import read_plan
from tests.support.plantexts import texts_of, words
from tests.support.worddocuments import PUBLISHED, ROOT, generated, sound
from tests.support.wordxml import Docx

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = tuple(path.name.partition("-")[0] for path in PUBLISHED)
NOT_SHOWN = r"«(\w+)(?:\.\w+)?» de \d+ nodos? .* no sale"
"""How a warning begins that says of a field of nodes that the document does not show it."""
every_cross = pytest.mark.parametrize(
    ("folder", "formato"),
    [pytest.param(folder, formato, id=f"{folder.name}-{formato}") for folder in PUBLISHED for formato in FORMATS],
)


@cache
def laid_out(folder: Path, formato: str) -> Document:
    """Lay a plan out in a format."""
    return lay_out(read_plan(folder), read_formato(formato, ROOT / "templates"))


def lost(folder: Path, formato: str) -> dict[str, list[str]]:
    """Give the texts of a plan that its document in a format does not hold, by field; capitals count for nothing."""
    whole = words(Docx(generated(folder, formato)).text()).casefold()
    found: dict[str, list[str]] = {}
    for field, text in texts_of(read_plan(folder)):
        if words(text).casefold() not in whole:
            found.setdefault(field, []).append(text)
    return found


def has_marks(document: Document) -> bool:
    """Tell whether some table marks periods."""
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.grid.rows]
    return any(cell is not None and cell.mark for row in rows for cell in row.cells)


@every_cross
def test_the_document_is_whole(folder: Path, formato: str) -> None:
    """Sound, with a header over each table."""
    read = sound(generated(folder, formato))
    assert all(table.header_rows for table in read.tables)
    assert read_plan(folder).documento.titulo.casefold() in read.text().casefold()


@every_cross
def test_each_loss_is_named_by_a_warning(folder: Path, formato: str) -> None:
    """What the reader does not find in the document, the program has said: the field, between quotation marks.

    Dates that a calendar shows as marks are no loss.
    """
    document = laid_out(folder, formato)
    warned = {name for each in document.warnings for name in re.findall(r"«(\w+)", each.message)}
    shown = {"fechas"} if has_marks(document) else set()
    assert set(lost(folder, formato)) - warned - shown == set()
    assert {each.severity for each in document.warnings} <= {Severity.WARNING}


def test_a_warning_names_a_loss() -> None:
    """None cries wolf: of a field with words of its own, some are not in the document."""
    named = []
    for folder in PUBLISHED:
        worded = {field for field, _ in texts_of(read_plan(folder))}
        for formato in FORMATS:
            warned = [re.match(NOT_SHOWN, each.message) for each in laid_out(folder, formato).warnings]
            fields = {found[1] for found in warned if found is not None} & worded
            named += [(folder.name, formato, field, field in lost(folder, formato)) for field in sorted(fields)]
    assert len(named) > len(PUBLISHED) * len(FORMATS)
    assert [each for each in named if not each[-1]] == []


def test_a_plan_in_its_own_format_loses_nothing() -> None:
    """Nor is anything warned of."""
    own = list(zip(PUBLISHED, FORMATS, strict=True))
    assert [lost(*each) for each in own] == [{}] * 5
    assert [laid_out(*each).warnings for each in own] == [()] * 5
