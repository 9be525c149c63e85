"""The benchmarks compare equal things: otherwise their ratios would say nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from pikepdf import Pdf, parse_content_stream

from benchmarks import pdf
from benchmarks.__main__ import GENERAR, PROGRAMS, check_equal, run
from benchmarks.prepare import write_looks, write_plan
from benchmarks.programs.common import LEVELS, load
from tests.support.pdftext import decoder
from tests.support.wordxml import Docx

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.__main__ import Program

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="memory is measured as only POSIX tells it"),
    pytest.mark.xdist_group("benchmarks"),
]
ACTIVITIES = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the plan, and the document of each program by its module's name."""
    own = tmp_path_factory.mktemp("benchmark")
    write_plan(own, ACTIVITIES)
    run(GENERAR, own, own / "generar.docx")
    write_looks(own, own / "generar.docx")
    for program in PROGRAMS:
        run(program, own, own / f"{program.module}.docx")
    return own


def test_the_floor_writes_our_document_to_the_last_byte(folder: Path) -> None:
    """Its work is then the least that this document can cost."""
    check_equal(folder / "floor.docx", folder / "word_stage.docx")
    with pytest.raises(SystemExit):
        check_equal(folder / "floor.docx", folder / "repeated_labels.docx")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: str(program.module))
def test_every_program_writes_every_activity(folder: Path, program: Program) -> None:
    """A program that lost rows would be quick."""
    words = Docx((folder / f"{program.module}.docx").read_bytes()).text()
    assert [row[LEVELS] for row in load(folder, "rows.json") if row[2 * LEVELS] not in words] == []


@pytest.mark.parametrize("program", [pdf.OURS, pdf.THEIRS], ids=lambda program: str(program.module))
def test_every_program_draws_every_activity(program: pdf.Program, folder: Path) -> None:
    """Each with its goal, on whatever page."""
    cost = pdf.run(program, folder)
    assert 0 < cost.work < cost.whole
    letters = drawn(folder / f"{program.module}.pdf")
    rows = load(folder, "rows.json")
    assert len(rows) == ACTIVITIES
    assert [row for row in rows if "".join((row[2 * LEVELS] + row[2 * LEVELS + 2]).split()) not in letters] == []


def drawn(path: Path) -> str:
    """Give the letters of a PDF in the order in which they are drawn, without spaces."""
    found = []
    with Pdf.open(path) as file:
        for page in file.pages:
            fonts = {name: decoder(font) for name, font in page.Resources.Font.items()}
            for each in parse_content_stream(page):
                if str(each.operator) == "Tf":
                    decode = fonts[str(each.operands[0])]
                elif str(each.operator) == "Tj":
                    found.append(decode(bytes(each.operands[0])))
    return "".join("".join(found).split())
