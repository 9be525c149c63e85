"""The tables of the five published plans, read back: every cell, merge, mark and header row is as it was published.

The grids under `grids/` were written by hand from the published documents (their damage restored as the comments of
each plan say), never copied from what the program makes.
"""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from pecdocs.cli.generate import Request, run
from tests.support.worddocuments import INM, IPCO, MINTIC, PUBLISHED, RENDICION, ROOT, USPEC, reread
from tests.support.wordxml import Docx, ReadTable, drawn_rows

GRIDS = Path(__file__).parent / "grids"


def grid(name: str) -> str:
    """Give a grid written by hand."""
    return (GRIDS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize(
    ("folder", "position", "name"),
    [
        (USPEC, 0, "uspec-prospectiva"),
        (USPEC, 1, "uspec-intervencion"),
        (USPEC, 2, "uspec-seguimiento"),
        (USPEC, 3, "uspec-cambios"),
        (USPEC, 4, "uspec-firmas"),
        (MINTIC, 0, "mintic-matriz"),
        (IPCO, 0, "ipco-cronograma"),
        (IPCO, 1, "ipco-simbologia"),
        (RENDICION, 0, "rendicion-matriz"),
    ],
)
def test_a_table_is_the_published_one_cell_by_cell(folder: Path, position: int, name: str) -> None:
    """Texts, merges and header rows."""
    assert reread(folder).tables[position].drawn() == grid(name)


def test_the_documents_have_those_tables_and_no_other() -> None:
    """Each says what it is, in its own words."""
    described = [[table.description for table in reread(folder).tables] for folder in PUBLISHED]
    assert [len(each) for each in described] == [5, 1, 1, 2, 1]
    assert all(len(set(each)) == len(each) and all(each) for each in described)


@pytest.mark.parametrize(
    ("name", "rows", "columns", "headers"),
    [
        ("uspec-prospectiva", 4, 5, 2),
        ("uspec-intervencion", 15, 5, 1),
        ("uspec-seguimiento", 8, 8, 2),
        ("uspec-cambios", 1, 4, 1),
        ("uspec-firmas", 3, 3, 2),
        ("inm-matriz", 18, 7, 1),
        ("mintic-matriz", 15, 4, 1),
        ("ipco-cronograma", 12, 16, 3),
        ("ipco-simbologia", 3, 2, 2),
        ("rendicion-matriz", 6, 6, 1),
    ],
)
def test_the_grids_written_by_hand_have_the_published_size(name: str, rows: int, columns: int, headers: int) -> None:
    """Seven groups and eight rows; four and four; eighteen rows; three groups and twelve indicators; twelve months."""
    found = drawn_rows(grid(name))
    assert sum(flagged for flagged, _ in found) == headers
    assert len(found) - headers == rows
    assert {len(places) for _, places in found} == {columns}


def inm_matrix() -> ReadTable:
    """Give the matrix of the metrology institute."""
    return reread(INM).tables[0]


def test_the_matrix_of_four_merged_levels_holds_the_published_label_on_every_row() -> None:
    """Its labels start anew after some lines, for the reader of the next page: the label that holds counts."""
    expected = drawn_rows(grid("inm-matriz"))
    matrix = inm_matrix()
    assert matrix.texts() == [places for _, places in expected]
    assert matrix.flagged == [flagged for flagged, _ in expected]


def heights(table: ReadTable) -> list[list[int]]:
    """Give, for each of the three merged levels, how many rows each of its labels spans, the header left out."""
    return [[height for row, height, _ in table.runs(column) if row > 0] for column in range(3)]


def test_the_labels_of_the_matrix_start_anew_where_its_reader_turns_the_page() -> None:
    """The runs of eje, objetivo and iniciativa in the document, written by hand: none is cut but at `repetir_cada`."""
    assert heights(inm_matrix()) == [
        [2, 2, 2, 2, 3, 1, 2, 1, 3],
        [2, 2, 2, 2, 3, 1, 2, 1, 3],
        [2, 2, 2, 1, 1, 2, 1, 1, 2, 1, 3],
    ]


def test_without_repetition_the_matrix_has_the_published_merges(tmp_path: Path) -> None:
    """Three ejes of four, eight and six tácticas, an objetivo each; seven iniciativas."""
    folder = tmp_path / "inm"
    shutil.copytree(ROOT / "templates" / "inm", folder)
    formato = folder / "formato.yaml"
    formato.write_text(re.sub(r"(?m)^ +repetir_cada: .*\n", "", formato.read_text(encoding="utf-8")), encoding="utf-8")
    (path,) = run(Request(INM, folder=tmp_path / "salida", templates=tmp_path), lambda _stage: None).files
    assert heights(Docx(path.read_bytes()).tables[0]) == [[4, 8, 6], [4, 8, 6], [4, 3, 1, 2, 2, 3, 3]]


def test_a_merged_label_only_starts_anew_with_its_own_text() -> None:
    """No two rows of one label are cut but to say it again, and no two labels are one cell."""
    labels = drawn_rows(grid("inm-matriz"))
    matrix = inm_matrix()
    for column in range(3):
        runs = matrix.runs(column)
        assert sum(height for _, height, _ in runs) == len(labels)
        for start, height, text in runs:
            assert {labels[row][1][column] for row in range(start, start + height)} == {text}
        for (_, _, above), (start, _, below) in pairwise(runs):
            published_start = grid("inm-matriz").split("\n")[start].split(" | ")[column] != "^"
            assert published_start or above == below


def test_an_outer_label_never_goes_on_beside_an_inner_one_that_starts_anew_for_the_reader() -> None:
    """Where an eje is said again, so are its objetivo and its iniciativa, or they start there."""
    matrix = inm_matrix()
    assert matrix.places
    for row, cells in enumerate(matrix.places):
        starts = [cell.row == row for cell in cells[:3]]
        assert starts == sorted(starts), f"row {row} starts {starts}"


def test_the_other_columns_are_not_merged() -> None:
    """Each táctica has its own cells."""
    places = inm_matrix().places
    assert {len(cells) for cells in places} == {7}
    for cells in places:
        assert all(cell.rowspan == cell.colspan == 1 for cell in cells[3:])


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_the_header_of_every_table_repeats_on_every_page(folder: Path) -> None:
    """Their rows are flagged, and only they."""
    tables = reread(folder).tables
    assert tables
    for table in tables:
        assert table.header_rows >= 1
        assert sum(table.flagged) == table.header_rows


# ── The months of ipco ──────────────────────────────────────────────────────────────────────────────────────────

MONTHS = slice(2, 14)


def test_a_marked_month_says_so_in_its_text_and_in_its_fill() -> None:
    """It survives copying as text, printing without colours and being read aloud; a month without work has neither."""
    rows = [row[MONTHS] for row in reread(IPCO).tables[0].places[3:]]
    assert {len(row) for row in rows} == {12}
    assert {(cell.text, cell.fill) for row in rows for cell in row} == {("X", "1F6B45"), ("", "")}


def test_the_plan_says_from_which_words_the_months_of_each_activity_were_taken() -> None:
    """The copy lost the marks: each activity has a comment that says so, above its months."""
    text = (IPCO / "plan.yaml").read_text(encoding="utf-8")
    activities = re.split(r"(?m)^  - codigo: ", text[text.index("\narbol:") :])[1:]
    assert len(activities) == 12
    for activity in activities:
        assert re.search(r"    # Marcas perdidas\. .+\n(    # .+\n)*    fechas: \{meses: ", activity), activity.split(
            "\n"
        )[0]
