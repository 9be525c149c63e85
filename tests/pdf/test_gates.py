"""What the checkers of others say of a tagged document."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.support.outer import preflight_findings
from tests.support.pdfgates import accessible_findings, archive_findings, as_first_part, syntax_findings
from tests.support.pdfstories import made, sample, stories
from tests.support.rounds import drawn

if TYPE_CHECKING:
    from pathlib import Path


@cache
def whole() -> bytes:
    """Give a document that has everything."""
    return made(sample())


def test_an_archive_takes_it() -> None:
    """PDF/A-2b by pikepdf, which approves of nothing that it does not know."""
    assert archive_findings(whole()) == []


def test_pdfua_finds_nothing(tmp_path: Path) -> None:
    """It looks at some of the rules of PDF/UA-1."""
    assert accessible_findings(whole(), tmp_path) == []


def test_its_syntax_is_clean() -> None:
    """As qpdf reads it."""
    assert syntax_findings(whole()) == []


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    """Pikepdf looks at what it would write itself, so that it cannot see this (ISO 19005-2, 6.1.7.1)."""
    data = whole()
    ends = [found.start() for found in re.finditer(rb"endstream", data)]
    assert ends
    assert [data[end - 10 : end] for end in ends if data[end - 1 : end] not in {b"\n", b"\r"}] == []


@pytest.mark.externo
def test_preflight_takes_a_copy_as_the_first_part(tmp_path: Path) -> None:
    """Another program, of others, that knows the older part of the norm: fonts, colours, metadata are the same."""
    documents = {"todo": whole(), **{f"azar {n}": made(story) for n, story in enumerate(drawn(stories, 0, 8))}}
    assert preflight_findings({name: as_first_part(data) for name, data in documents.items()}, tmp_path) == []


@pytest.mark.externo
def test_preflight_finds_what_is_wrong(tmp_path: Path) -> None:
    """A copy that still says that it is of the second part."""
    assert preflight_findings({"segunda": whole()}, tmp_path) != []
