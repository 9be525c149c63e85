"""What the commands print as PDF says what was laid out: all of it, once, in order, each thing as what it is."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from pecdocs.formato import list_formatos
from tests.documents.test_cambios import PAIRS
from tests.support.outer import letters, preflight_findings, tool
from tests.support.pdfexpected import bookmarks, edges, expected, unexpected
from tests.support.pdfgates import accessible_findings, archive_findings, as_first_part, syntax_findings
from tests.support.pdfmade import cambios_pdf, generated_pdf, informe_pdf, plan_made
from tests.support.pdfread import contents, differing, headings, outline, plain, said
from tests.support.rounds import WANTED, drawn, in_rounds
from tests.support.strategies import plans
from tests.support.worddocuments import DATA, PUBLISHED, SAMPLE, TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.plan import Plan
    from tests.support.pdfmade import Made

FORMATOS = tuple(sorted(list_formatos(TEMPLATES)))
PLANS = (*sorted(path for path in DATA.iterdir() if path.is_dir()), SAMPLE)
PERIODS = tuple((path.parent.parent.name, path.stem) for path in sorted(DATA.glob("*/seguimiento/*.yaml")))
DOCUMENTS = max(100, WANTED // 8)
"""How many random plans."""


@cache
def of_plan(home: Path, formato: str | None = None) -> Made:
    """Print a plan."""
    return generated_pdf(home, formato)


@cache
def of_period(name: str, period: str) -> dict[str, Made]:
    """Print the report of a period, and the plan as of its end."""
    return {"informe": informe_pdf(DATA / name, period), "corte": generated_pdf(DATA / name, corte=period)}


@cache
def of_pair(name: str) -> Made:
    """Print the changes between two versions."""
    return cambios_pdf(*PAIRS[name])


def whole(made: Made) -> None:
    """Assert that a PDF says what was laid out, that it is tagged whole, and that nobody misses what is not read."""
    found = made.found
    assert found.errors == []
    assert found.pdf is not None
    pages = [each.page for each in headings(found)]
    assert differing(said(found), expected(made, pages)) == []
    assert unexpected(made) == []
    titles = outline(found.pdf)
    assert [(each.level, plain(each.title)) for each in titles] == bookmarks(made.document)
    assert [each.page for each in titles] == pages
    listed = contents(found)
    assert [int(line.rpartition(" ")[2]) for line, _ in listed] == [page for _, page in listed]
    assert archive_findings(made.data) == []
    assert syntax_findings(made.data) == []


@pytest.mark.parametrize("formato", FORMATOS)
@pytest.mark.parametrize("home", PLANS, ids=lambda path: path.name)
def test_every_plan_in_every_format_says_what_was_laid_out(home: Path, formato: str) -> None:
    """Headings, paragraphs, lists, notes, tables with their spans and heads; the outline; the contents."""
    whole(of_plan(home, formato))


@pytest.mark.parametrize("what", ["informe", "corte"])
@pytest.mark.parametrize(("name", "period"), PERIODS)
def test_what_was_done_says_what_was_laid_out(name: str, period: str, what: str) -> None:
    """The report, with its charts; and the plan as of the end of a period."""
    whole(of_period(name, period)[what])


@pytest.mark.parametrize("name", PAIRS)
def test_every_summary_of_changes_says_what_was_laid_out(name: str) -> None:
    """With its struck and bold words inside cells."""
    whole(of_pair(name))


def test_any_plan_says_what_was_laid_out() -> None:
    """Whatever its texts hold, in each format by turns."""
    turns = cycle(FORMATOS)

    def check(plan: Plan) -> None:
        whole(plan_made(plan, next(turns)))

    assert in_rounds(check, plans, DOCUMENTS).plans >= min(DOCUMENTS, 50)


@pytest.mark.parametrize("home", PLANS, ids=lambda path: path.name)
def test_each_page_has_its_header_and_its_footer(home: Path) -> None:
    """Whole, with its number and that of all pages; only the cover has none, and a draft's mark is on every one."""
    made = of_plan(home)
    assert made.found.pdf is not None
    total = len(made.found.pdf.pages)
    for page in range(1, total + 1):
        text = letters("".join(each.text for each in made.found.artifacts if each.page == page))
        lines = [] if page == 1 and made.papel.portada else edges(made, page, total)
        assert [line for line in lines if letters(line) not in text] == []
        assert letters(made.document.draft_mark or "") in text


@pytest.mark.parametrize("home", PUBLISHED, ids=lambda path: path.name)
def test_pdfua_finds_nothing_in_a_published_plan(home: Path, tmp_path: Path) -> None:
    """It looks at some of the rules of PDF/UA-1."""
    assert accessible_findings(of_plan(home).data, tmp_path) == []


@pytest.mark.externo
def test_preflight_takes_copies_as_the_first_part(tmp_path: Path) -> None:
    """Plans, reports, changes and random plans."""
    periods = [(name, period) for name, period in PERIODS if name == "ejemplo-seguimiento"]
    random = zip(drawn(plans, 0, 12), cycle(FORMATOS), strict=False)
    documents = {
        **{home.name: of_plan(home).data for home in (*PUBLISHED, SAMPLE)},
        **{f"{what}-{period[1]}": each.data for period in periods for what, each in of_period(*period).items()},
        "cambios": of_pair("todo").data,
        **{f"azar-{n}": plan_made(plan, formato).data for n, (plan, formato) in enumerate(random)},
    }
    assert preflight_findings({name: as_first_part(data) for name, data in documents.items()}, tmp_path) == []


@pytest.mark.externo
@pytest.mark.parametrize("home", PUBLISHED, ids=lambda path: path.name)
def test_another_program_reads_the_same_words_in_the_same_order(home: Path, tmp_path: Path) -> None:
    """Poppler, from the structure."""
    made, path = of_plan(home), tmp_path / "plan.pdf"
    path.write_bytes(made.data)
    command = [tool("pdfinfo"), "-struct-text", str(path)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    texts = re.findall(r'^ *"(.*)"$', printed, re.MULTILINE)
    assert made.found.root is not None
    assert letters("".join(texts)) == letters(made.found.root.words())
