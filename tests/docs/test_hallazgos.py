"""docs/hallazgos.md is what the review finds in the published plans."""

from __future__ import annotations

from tools.findings_page import PAGE, page


def test_the_page_is_what_the_review_finds() -> None:
    """Or somebody forgot `python -m tools.findings_page`."""
    assert PAGE.read_text(encoding="utf-8") == page().rstrip("\n") + "\n"
