"""Documents with a cut-off, read back: what was done stands in its cells, on its colour, and nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pecdocs.cli.generate import Request, run
from tests.support.outer import findings
from tests.support.worddocuments import DATA, USPEC, reread
from tests.support.wordxml import Docx

GRIDS = Path(__file__).parent / "grids"


def document(plan: Path, corte: str, folder: Path) -> bytes:
    """Generate a plan as of a cut-off."""
    (path,) = run(Request(plan, folder=folder, corte=corte, count_pages=False), lambda _stage: None).files
    return path.read_bytes()


def test_the_published_table_has_what_was_done(tmp_path: Path) -> None:
    """Neither the rows of groups nor the quarters to come change, nor any other table."""
    found, before = Docx(document(USPEC, "2024-T2", tmp_path)), reread(USPEC)
    expected = (GRIDS / "uspec-seguimiento-2024-T2.txt").read_text(encoding="utf-8").rstrip("\n")
    assert found.tables[2].drawn() == expected
    others = [n for n in range(len(before.tables)) if n != 2]
    assert [found.tables[n].drawn() for n in others] == [before.tables[n].drawn() for n in others]


def test_the_semaforo_stands_on_its_colour_in_letters_that_can_be_read(tmp_path: Path) -> None:
    """Black on green, white on blue: whichever has more contrast."""
    data = Docx(document(DATA / "ejemplo-seguimiento", "2027-T1", tmp_path)).parts["word/document.xml"].decode()
    cells = re.findall(r"<w:tc>(?:(?!</w:tc>).)*</w:tc>", data)
    found = {
        (text[1], fill[1], colour[1])
        for cell in cells
        if (text := re.search(r">(Crítico|En riesgo|Adecuado|Superado)</w:t>", cell))
        and (fill := re.search(r'<w:shd [^>]*w:fill="(\w+)"', cell))
        and (colour := re.search(r'<w:color w:val="(\w+)"', cell))
    }
    assert found == {("Adecuado", "00B050", "000000"), ("Superado", "2E75B6", "FFFFFF")}


@pytest.mark.externo
def test_the_validator_finds_nothing_in_a_document_with_a_cut_off(tmp_path: Path) -> None:
    """Every plan with period files, in its own format."""
    plans = sorted({path.parent.parent for path in DATA.glob("*/seguimiento/*.yaml")})
    documents = {
        plan.name: document(plan, max(path.stem for path in (plan / "seguimiento").iterdir()), tmp_path / plan.name)
        for plan in plans
    }
    assert len(documents) >= 2
    assert findings(documents, tmp_path) == []
