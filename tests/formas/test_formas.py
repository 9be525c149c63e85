"""Any shape of plan: each folder beside this file is a small plan, and `esperado.txt` the document that it must give.

The first line of a plan says what it proves. One whose tables no format draws brings its own, `propio`, which takes
plan.docx from `comun`. `esperado.txt` was written from the plan, never copied from what the program makes: how the
pages of each section stand, then each table under its description, as `tests/support/wordxml.py` draws what it reads
of the .docx; its columns may be aligned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.plan import read_plan
from pecdocs.word import write_document
from tests.support.outer import findings, lost_lines, pages_of, to_pdf
from tests.support.wordcheck import faults_of
from tests.support.wordxml import LINE_END, Docx

HERE = Path(__file__).parent
SHAPES = sorted(path.parent.name for path in HERE.glob("*/plan.yaml"))
LONG = 60
"""A cell of more words than these is drawn by its ends and their number."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A plan's folder taken through every stage: what was said of it, and the finished document."""

    warnings: tuple[str, ...]
    document: bytes


@cache
def shape(name: str) -> Shape:
    """Generate the document of a shape."""
    plan = read_plan(HERE / name)
    folder = read_formato(plan.formato, HERE / name)
    document = lay_out(plan, folder)
    template = folder.file("plan.docx")
    return Shape(tuple(map(str, document.warnings)), write_document(document, template.read_bytes(), template.name))


def expected(name: str) -> list[str]:
    """Give what a shape's document must hold."""
    return [_tight(line) for line in (HERE / name / "esperado.txt").read_text(encoding="utf-8").splitlines()]


def held(docx: Docx) -> list[str]:
    """Draw how the pages of a document stand, and its tables under their descriptions."""
    pages = ["horizontal" if section.wide else "vertical" for section in docx.sections]
    tables = [line for table in docx.tables for line in (f"== {table.description}", *table.drawn().split("\n"))]
    return [
        f"páginas: {', '.join(pages)}",
        *(_tight(" | ".join(map(_shortened, line.split(" | ")))) for line in tables),
    ]


def _tight(line: str) -> str:
    """Take off the spaces that align columns."""
    return " ".join(line.split())


def _shortened(cell: str) -> str:
    """Draw a very long cell by its first words, its last ones and how many it has."""
    words = cell.replace(LINE_END, " ").split()
    return cell if len(words) <= LONG else f"{' '.join(words[:3])} […] {' '.join(words[-3:])} ({len(words)} palabras)"


@pytest.mark.parametrize("name", SHAPES)
def test_the_document_of_a_shape_is_the_one_written_by_hand(name: str) -> None:
    """Pages, tables, merges and every text; nothing of the plan is missing from it."""
    assert held(Docx(shape(name).document)) == expected(name)
    assert shape(name).warnings == ()


def test_the_long_cell_holds_its_six_thousand_words_to_the_letter() -> None:
    """Each of its paragraphs is one of the cell's."""
    written = read_plan(HERE / "celda-larga").arbol[1].descripcion or ""
    cell = Docx(shape("celda-larga").document).tables[0].places[2][1]
    assert cell.text == written
    assert (len(written.split()), written.count("\n") + 1) == (6000, 60)


@pytest.mark.parametrize("name", SHAPES)
def test_the_structure_of_a_shape_s_document_is_sound(name: str) -> None:
    """What the Open XML SDK lets pass and Word does not."""
    assert faults_of(shape(name).document) == []


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_says_in_a_line_what_it_proves(name: str) -> None:
    """The first of its plan."""
    assert re.match(r"# .{20,100}\.\n", (HERE / name / "plan.yaml").read_text(encoding="utf-8"))


@pytest.mark.externo
def test_the_validator_finds_nothing_in_any_shape(tmp_path: Path) -> None:
    """The Open XML SDK."""
    assert findings({name: shape(name).document for name in SHAPES}, tmp_path) == []


@pytest.mark.externo
def test_libreoffice_prints_every_text_of_every_shape(tmp_path: Path) -> None:
    """Paragraph by paragraph, and cell by cell; no page is empty."""
    paths = [tmp_path / f"{name}.docx" for name in SHAPES]
    for path in paths:
        path.write_bytes(shape(path.stem).document)
    printed = {pdf.stem: pages_of(pdf) for pdf in to_pdf(paths, tmp_path)}
    lost = {name: lost_lines(Docx(shape(name).document), pages) for name, pages in printed.items()}
    assert {name: lines for name, lines in lost.items() if lines} == {}
    assert all(page.strip() for pages in printed.values() for page in pages)
