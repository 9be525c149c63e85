"""The documents of the three published plans, read back: every cell, heading, list and page is as it was published.

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
from pecdocs.plan import Plan, read_plan
from tests.support.wordcheck import faults_of
from tests.support.worddocuments import DATA, ROOT, generated, written
from tests.support.wordxml import Docx, ReadHeading, ReadTable, drawn_rows, text_of

GRIDS = Path(__file__).parent / "grids"
USPEC, INM, MINTIC = DATA / "uspec-2024", DATA / "inm-2019", DATA / "mintic-2019"
PLANS = (USPEC, INM, MINTIC)


def read(folder: Path) -> Docx:
    """Generate a plan's document in its own format, and read it back."""
    return Docx(generated(folder))


def grid(name: str) -> str:
    """Give a grid written by hand."""
    return (GRIDS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


# ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("folder", "position", "name"),
    [
        (USPEC, 0, "uspec-prospectiva"),
        (USPEC, 1, "uspec-intervencion"),
        (USPEC, 2, "uspec-seguimiento"),
        (USPEC, 3, "uspec-cambios"),
        (USPEC, 4, "uspec-firmas"),
        (MINTIC, 0, "mintic-matriz"),
    ],
)
def test_a_table_is_the_published_one_cell_by_cell(folder: Path, position: int, name: str) -> None:
    """Texts, merges and header rows."""
    assert read(folder).tables[position].drawn() == grid(name)


def test_the_documents_have_those_tables_and_no_other() -> None:
    """Five, one and one; each says what it is, in its own words."""
    described = [[table.description for table in read(folder).tables] for folder in PLANS]
    assert [len(each) for each in described] == [5, 1, 1]
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
    ],
)
def test_the_grids_written_by_hand_have_the_published_size(name: str, rows: int, columns: int, headers: int) -> None:
    """Seven groups and eight rows; four and four; eighteen rows; three groups and twelve indicators."""
    found = drawn_rows(grid(name))
    assert sum(flagged for flagged, _ in found) == headers
    assert len(found) - headers == rows
    assert {len(places) for _, places in found} == {columns}


def inm_matrix() -> ReadTable:
    """Give the matrix of the metrology institute."""
    return read(INM).tables[0]


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
    result = run(Request(INM, folder=tmp_path / "salida", templates=tmp_path), lambda _stage: None)
    assert heights(Docx(result.path.read_bytes()).tables[0]) == [[4, 8, 6], [4, 8, 6], [4, 3, 1, 2, 2, 3, 3]]


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
    for row, cells in enumerate(matrix.places):
        starts = [cell.row == row for cell in cells[:3]]
        assert starts == sorted(starts), f"row {row} starts {starts}"


def test_the_other_columns_are_not_merged() -> None:
    """Each táctica has its own cells."""
    for cells in inm_matrix().places:
        assert all(cell.rowspan == cell.colspan == 1 for cell in cells[3:])


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_the_header_of_every_table_repeats_on_every_page(folder: Path) -> None:
    """Their rows are flagged, and only they."""
    for table in read(folder).tables:
        assert table.header_rows >= 1
        assert sum(table.flagged) == table.header_rows


# ── Headings, lists, notes ──────────────────────────────────────────────────────────────────────────────────────

HEADINGS = {
    USPEC: [
        (1, "INTRODUCCIÓN"),
        (1, "CONTENIDO DEL PLAN O PROGRAMA"),
        (1, "1. Contexto estratégico"),
        (2, "1.1 Misión Institucional"),
        (2, "1.2 Visión Institucional"),
        (1, "2. Objetivos"),
        (2, "2.1 Objetivo General Público Externo"),
        (2, "2.2. Objetivos Específicos para la comunicación externa"),
        (2, "2.3. Objetivo General Público Interno"),
        (2, "2.4. Objetivos Específicos para la comunicación Interna"),
        (1, "3. Contexto actual"),
        (2, "3.1 Prospectiva de intervención cuatrienal"),
        (2, "3.2 Plan de intervención para la vigencia 2024"),
        (1, "1. Seguimiento"),
        (2, "Implementación del PEC"),
        (1, "Observaciones"),
        (1, "RESUMEN DE CAMBIOS:"),
    ],
    INM: [],
    MINTIC: [
        (1, "1. PLAN ESTRATEGICO DE COMUNICACIONES"),
        (1, "OBJETIVO:"),
        (1, "OBJETIVOS ESPECIFICOS"),
        (1, "ALCANCE"),
        (1, "DEFINICIONES:"),
        (1, "NORMATIVIDAD"),
        (1, "POLITICA DE COMUNICACIÓN E INFORMACIÓN"),
        (1, "PÚBLICO OBJETIVO"),
        (1, "NECESIDADES DE COMUNICACIÓN"),
        (1, "PLAN DE COMUNICACIONES"),
        (1, "ESTRATEGIAS DE COMUNICACIÓN"),
    ],
}


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_the_headings_are_the_published_ones_in_order(folder: Path) -> None:
    """With their odd numerals: 2.1 and 2.2., and a second 1. after 3.2."""
    assert read(folder).headings == [ReadHeading(*heading) for heading in HEADINGS[folder]]


def test_the_lists_print_the_published_markers() -> None:
    """Bullets, the numbers that jump in ALCANCE, the twelve functions."""
    assert [item.marker for item in read(USPEC).items] == ["•"] * 4 + ["•"] * 7
    bullets = [5, 4, 5, 17, 4, 3]
    numbers = [[1, 4, 5, 7, 9, 10], list(range(1, 13))]
    expected = [
        *["•"] * bullets[0],
        *[f"{number}." for number in numbers[0]],
        *["•"] * sum(bullets[1:]),
        *[f"{number}." for number in numbers[1]],
    ]
    assert [item.marker for item in read(MINTIC).items] == expected
    assert read(INM).items == []


def test_the_note_hangs_on_the_published_title() -> None:
    """The only footnote of the three documents."""
    mintic = read(MINTIC)
    note = "Tomada del Código de Buen Gobierno. Aprobado mediante Comité MIG no. 32 de 2019."
    assert mintic.footnotes == {"1": note}
    assert "POLITICA DE COMUNICACIÓN E INFORMACIÓN[1]" in mintic.text().split("\n")
    assert not read(USPEC).footnotes
    assert not read(INM).footnotes


def test_the_sign_off_in_lines_is_the_published_one() -> None:
    """The label before the first person, one line each, the committee with its acta and date."""
    lines = (
        "Elaboró: Luis Fernando Oviedo Herrera",
        "Revisó: Roberto Gómez - Secretario General",
        "Aristides Daler - Director OAP",
        "Aprobó: CIGD Acta 25 2019-12-05",
    )
    assert "\n".join(lines) in read(INM).text()


def test_the_quarterly_table_says_that_it_shows_what_was_programmed() -> None:
    """Before execution there is nothing else to show."""
    note = "Documento previo a la ejecución: las columnas de avance muestran lo programado para cada trimestre."
    assert note in read(USPEC).text().split("\n")


# ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_the_quarterly_table_stands_on_a_wide_page() -> None:
    """The published matrix of the institute is wide from the first page to the last."""
    assert [section.wide for section in read(USPEC).sections] == [False, False, True, False]
    assert [section.wide for section in read(INM).sections] == [True]
    assert [section.wide for section in read(MINTIC).sections] == [False, False]


def test_the_wide_page_holds_the_title_and_the_table_of_the_quarters() -> None:
    """The headings that lead to the table go with it."""
    body = list(read(USPEC).body)
    breaks = [
        n for n, each in enumerate(body) if each.tag.endswith("}p") and next(each.iter(f"{SECT}"), None) is not None
    ]
    texts = [text_of(each) for each in body[breaks[1] + 1 : breaks[2]] if each.tag.endswith("}p")]
    assert texts[:2] == ["1. Seguimiento", "Implementación del PEC"]


SECT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}sectPr"
EDGES = {
    USPEC: "USPEC\nPLAN ESTRATÉGICO DE COMUNICACIONES\nVersión: 1\nFecha: ENERO 2024\nPágina {PAGE} de {NUMPAGES}",
    INM: "Página {PAGE} de {NUMPAGES}",
    MINTIC: "Página {PAGE} de {NUMPAGES}",
}


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_every_page_says_which_it_is_and_a_missing_code_leaves_no_line(folder: Path) -> None:
    """None of the three published a código."""
    docx = read(folder)
    last = docx.sections[-1]
    lines = "\n".join(docx.edge_text(part) for part in (last.headers["default"], last.footers["default"]))
    assert EDGES[folder] in lines
    assert "Código" not in lines


@pytest.mark.parametrize("folder", [USPEC, MINTIC], ids=lambda path: path.name)
def test_the_cover_has_no_header(folder: Path) -> None:
    """It is the first page of its own section."""
    docx = read(folder)
    first = docx.sections[0]
    assert first.first_page
    assert docx.edge_text(first.headers["first"]) == docx.edge_text(first.footers["first"]) == ""


COVERS = {
    USPEC: [
        "UNIDAD DE SERVICIOS PENITENCIARIOS Y CARCELARIOS - USPEC",
        "PLAN ESTRATÉGICO DE COMUNICACIONES",
        "BOGOTÁ D.C., ENERO 2024",
        "VERSIÓN 1",
    ],
    INM: ["PLAN ESTRATÉGICO DE COMUNICACIONES (PEC)", "2019 - 2022"],
    MINTIC: ["Plan Estratégico de Comunicaciones", "2019 - 2022", "El futuro digital", "es de todos", "MinTIC"],
}


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_the_first_page_says_the_published_words_in_order(folder: Path) -> None:
    """Entity, title, place and date, version, motto."""
    lines = [line for line in read(folder).text().split("\n") if line.strip()]
    assert lines[: len(COVERS[folder])] == COVERS[folder]


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_the_document_says_its_language_title_and_author(folder: Path) -> None:
    """Screen readers and file lists use them."""
    plan, docx = read_plan(folder), read(folder)
    years = plan.documento.vigencia.impreso or str(plan.documento.vigencia.desde)
    assert docx.language == docx.properties["language"] == "es-CO"
    assert docx.properties["title"] == f"{plan.documento.titulo} {years}"
    assert docx.properties["creator"] == plan.entidad.nombre
    assert docx.properties["contentStatus"] == "Aprobado"


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_a_draft_is_marked_and_an_approved_document_is_not(folder: Path) -> None:
    """The mark stands on every page, the cover's too, until the plan says it is approved."""
    plan = read_plan(folder)
    draft = plan.model_copy(update={"documento": plan.documento.model_copy(update={"estado": "borrador"})})
    marked, plain = Docx(written(draft, plan.formato)), read(folder)
    for section in marked.sections:
        kinds = ["default", *(["first"] if section.first_page else [])]
        assert [marked.watermarks(section.headers[kind]) for kind in kinds] == [["BORRADOR"]] * len(kinds)
    assert not [name for name in plain.names if "header" in name and plain.watermarks(name)]
    assert marked.properties["contentStatus"] == "Borrador"


# ── Nothing lost ────────────────────────────────────────────────────────────────────────────────────────────────


def words(text: str) -> str:
    """Give a text's words, one space between them, without Markdown's marks and the numbers of lists."""
    return " ".join(re.findall(r"[^\s*|]+", re.sub(r"^\s*(?:-|[0-9]+\.)\s", "", text, flags=re.MULTILINE)))


def texts_of(plan: Plan) -> list[str]:
    """Give every text that a plan's document must hold, a line of a section at a time."""
    found = [plan.documento.titulo, *plan.entidad.lema.values()]
    for name in ("secciones", "arbol", "tablas", "firmas", "cambios"):
        found += _texts(plan.model_dump(mode="json", exclude_unset=True).get(name, []))
    return [line for text in found for line in text.split("\n") if line.strip()]


NOT_PRINTED = {
    "codigo", "de", "numero", "numeral", "tabla", "cada", "vinculacion", "tipo", "fecha", "mes", "meses", "junto_a",
    "unidad",
}  # fmt: skip
"""Names, and values that `impreso` or the format says in other words."""


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if not isinstance(value, dict):
        return []
    if "impreso" in value:
        return [str(value["impreso"])]
    if isinstance(value.get("roles"), list):
        return []
    return [text for key, each in value.items() if key not in NOT_PRINTED for text in _texts(each)]


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_every_text_of_the_plan_stands_in_its_document(folder: Path) -> None:
    """No word of a section, a node, a table, a signature or the change log is lost."""
    plan = read_plan(folder)
    whole = words(read(folder).text())
    texts = texts_of(plan)
    assert len(texts) > 30
    lost = [text for text in texts if words(text) not in whole]
    assert lost == []


@pytest.mark.parametrize("folder", PLANS, ids=lambda path: path.name)
def test_the_structure_of_the_document_is_sound(folder: Path) -> None:
    """What the Open XML SDK lets pass and Word does not."""
    assert faults_of(generated(folder)) == []
