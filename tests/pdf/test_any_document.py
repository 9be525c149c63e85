"""Whatever a document holds, it is tagged whole, read whole, and an archive takes it."""

from __future__ import annotations

from typing import Any

from tests.support.pdfgates import archive_findings, syntax_findings
from tests.support.pdfstories import made, spoken, stories, unread_but_unexpected
from tests.support.pdfwalk import walk
from tests.support.rounds import WANTED, in_rounds

DOCUMENTS = min(WANTED, 600) // 4
"""How many random documents: 21 in a quick run, 150 where there are thousands of plans."""


def test_any_document_is_tagged_and_read_whole() -> None:
    """Long words, boxes, links over lines, rows and lists over pages; words that look like a page's own code."""

    def check(story: Any) -> None:
        data = made(story)
        found = walk(data)
        assert found.errors == []
        assert found.root is not None
        assert found.root.words() == spoken(story)
        assert unread_but_unexpected(story, found.artifacts) == []
        assert archive_findings(data) == []
        assert syntax_findings(data) == []

    assert in_rounds(check, stories, DOCUMENTS).plans > 0
