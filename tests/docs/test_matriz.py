"""docs/matriz.md is what the program answers: every published plan in every published format, and what each loses."""

from __future__ import annotations

import re

from tests.docs.pages import MANUAL, README, anchor, headings, links, tables
from tools.format_matrix import ALL, FORMATS, PAGE, PLANS, losses, page


def test_the_page_says_what_the_program_answers() -> None:
    """Renew it by `python -m tools.format_matrix`, and look at the difference."""
    assert PAGE.read_text(encoding="utf-8") == page().rstrip("\n") + "\n"


def test_the_table_has_a_cell_for_every_plan_in_every_format() -> None:
    """With the count of what is lost there, and nothing lost in a plan's own format."""
    (matrix,) = tables(PAGE)
    assert [re.sub("`|en ", "", title) for title in matrix.titles] == ["Plan", *FORMATS]
    assert [row[0].strip("`") for row in matrix.rows] == list(PLANS)
    for plan, row in zip(PLANS, matrix.rows, strict=True):
        for formato, cell in zip(FORMATS, row[1:], strict=True):
            count = re.match(r"\[(\d+) avisos?\]", cell)
            assert (int(count[1]) if count else cell) == (len(losses(plan, formato)) or ALL)
        assert row[1 + FORMATS.index(plan.partition("-")[0])] == ALL


def test_the_page_is_reached_from_the_manual_and_the_readme_and_its_own_links_lead_somewhere() -> None:
    """From both."""
    assert "matriz.md" in links(MANUAL)
    assert "docs/matriz.md" in links(README)
    anchors = {PAGE.name: {anchor(each) for each in headings(PAGE)}, "manual.md": {anchor(h) for h in headings(MANUAL)}}
    for target in links(PAGE):
        file, _, name = target.partition("#")
        assert name in anchors[file or PAGE.name], target
