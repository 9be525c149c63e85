"""The documents of the five published plans, read back: headings, lists, notes, sign-off and pages are as published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pecdocs.plan import read_plan
from tests.support.plantexts import texts_of, words
from tests.support.wordcheck import faults_of
from tests.support.worddocuments import (
    INM,
    IPCO,
    MINTIC,
    PUBLISHED,
    RENDICION,
    USPEC,
    generated,
    reread,
    written,
)
from tests.support.wordxml import Docx, ReadHeading, text_of

if TYPE_CHECKING:
    from pathlib import Path

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
    IPCO: [
        (1, "Antecedentes"),
        (1, "Objetivo General"),
        (1, "Estrategias"),
        (1, "Medios de comunicación"),
        (2, "Medios internos"),
        (2, "Medios externos"),
        (1, "Monitoreo y evaluación"),
        (2, "Página web de IPCO"),
        (2, "Blog"),
        (2, "Twitter"),
        (2, "Facebook"),
        (2, "Instagram"),
        (2, "Plataformas de video"),
        (2, "Hangouts"),
    ],
    RENDICION: [
        (1, "INTRODUCCION"),
        (1, "OBJETIVOS DEL PLAN"),
        (1, "COMUNICACIONES EXTERNAS E INTERNAS"),
        (1, "CONTROL Y SEGUIMIENTO"),
    ],
}


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_the_headings_are_the_published_ones_in_order(folder: Path) -> None:
    """With their odd numerals: 2.1 and 2.2., and a second 1. after 3.2."""
    assert reread(folder).headings == [ReadHeading(*heading) for heading in HEADINGS[folder]]


def test_the_lists_print_the_published_markers() -> None:
    """Bullets, the numbers that jump in ALCANCE, the functions (8 stands in 7), the two objectives."""
    assert [item.marker for item in reread(USPEC).items] == ["•"] * 4 + ["•"] * 7
    bullets = [5, 4, 5, 17, 4, 3]
    numbers = [[1, 4, 5, 7, 9, 10], [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12]]
    expected = [
        *["•"] * bullets[0],
        *[f"{number}." for number in numbers[0]],
        *["•"] * sum(bullets[1:]),
        *[f"{number}." for number in numbers[1]],
    ]
    assert [item.marker for item in reread(MINTIC).items] == expected
    assert reread(INM).items == []
    assert [item.marker for item in reread(RENDICION).items] == ["1.", "2."]


CHANNELS = {
    "Página web de IPCO": "a",
    "Blog": "abc",
    "Twitter": "abcdef",
    "Facebook": "abcc",
    "Instagram": "ab",
    "Plataformas de video": "abc",
    "Hangouts": "a",
}
"""The letters of what is measured in each channel: in Facebook, the c is there twice."""


def test_the_measures_of_each_channel_have_the_published_letters_and_the_media_their_ticks() -> None:
    """Three internal tools, four themes, six external activities; three internal media and five external ones."""
    markers = [item.marker for item in reread(IPCO).items]
    ticks = ["✓"] * 3 + ["•"] * 4 + ["✓"] * 6 + ["✓"] * 3 + ["✓"] * 5
    assert markers == [*ticks, *(f"{letter})" for letter in "".join(CHANNELS.values()))]


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_measures_stand_under_the_heading_of_their_channel(channel: str) -> None:
    """As many paragraphs as letters, up to the next heading."""
    docx = reread(IPCO)
    levels = [(docx.level(p), text_of(p)) for p in docx.body if p.tag.endswith("}p")]
    start = levels.index((2, channel)) + 1
    under = next((n for n, (level, _) in enumerate(levels[start:]) if level is not None), None)
    items = [text for _, text in levels[start:][:under] if text]
    assert len(items) == len(CHANNELS[channel])
    assert all(text.startswith(("Número", "Incremento", "Visitas", "Alcance")) for text in items)


def test_the_motto_of_the_year_stands_on_every_page_of_the_document_that_published_one() -> None:
    """With its quotation marks; the others have none, or print theirs on the cover."""
    for folder in PUBLISHED:
        docx = reread(folder)
        edges = [docx.edge_text(part) for each in docx.sections for part in each.footers.values()]
        assert all("“2022, AÑO DE LA ESPERANZA”" in edge for edge in edges) == (folder == IPCO)


def test_the_note_hangs_on_the_published_title() -> None:
    """The only footnote of the five documents."""
    mintic = reread(MINTIC)
    note = "Tomada del Código de Buen Gobierno. Aprobado mediante Comité MIG no. 32 de 2019."
    assert mintic.footnotes == {"1": note}
    assert "POLITICA DE COMUNICACIÓN E INFORMACIÓN[1]" in mintic.text().split("\n")
    assert not any(reread(folder).footnotes for folder in PUBLISHED if folder != MINTIC)


def test_the_sign_off_in_lines_is_the_published_one() -> None:
    """The label before the first person, one line each, the committee with its acta and date."""
    lines = (
        "Elaboró: Luis Fernando Oviedo Herrera",
        "Revisó: Roberto Gómez - Secretario General",
        "Aristides Daler - Director OAP",
        "Aprobó: CIGD Acta 25 2019-12-05",
    )
    assert "\n".join(lines) in reread(INM).text()


@pytest.mark.parametrize("folder", [MINTIC, IPCO, RENDICION], ids=lambda path: path.name)
def test_a_document_that_published_no_sign_off_has_none(folder: Path) -> None:
    """Neither its labels nor its table."""
    assert not re.search(r"(?m)^(Elaboró|Revisó|Aprobó|Aprobación)", reread(folder).text())


def test_control_y_seguimiento_closes_the_accountability_plan_after_its_table() -> None:
    """Heading and paragraph, with nothing after them."""
    body = [each for each in reread(RENDICION).body if each.tag.endswith(("}p", "}tbl"))]
    table = next(n for n, each in enumerate(body) if each.tag.endswith("}tbl") and n > 2)
    after = [text for each in body[table + 1 :] if (text := text_of(each))]
    assert after[0] == "CONTROL Y SEGUIMIENTO"
    assert len(after) == 2


def test_the_quarterly_table_says_that_it_shows_what_was_programmed() -> None:
    """Before execution there is nothing else to show."""
    note = "Documento previo a la ejecución: las columnas de avance muestran lo programado para cada trimestre."
    assert note in reread(USPEC).text().split("\n")


# ── Pages ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_the_quarterly_table_and_that_of_the_months_stand_on_a_wide_page() -> None:
    """The published matrix of the metrology institute is wide from the first page to the last."""
    assert [section.wide for section in reread(USPEC).sections] == [False, False, True, False]
    assert [section.wide for section in reread(INM).sections] == [True]
    assert [section.wide for section in reread(MINTIC).sections] == [False, False]
    assert [section.wide for section in reread(IPCO).sections] == [False, True]
    assert [section.wide for section in reread(RENDICION).sections] == [False]


def test_the_wide_page_holds_the_title_and_the_table_of_the_quarters() -> None:
    """The headings that lead to the table go with it."""
    body = list(reread(USPEC).body)
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
    IPCO: "Página {PAGE} de {NUMPAGES}",
    RENDICION: "Página {PAGE} de {NUMPAGES}",
}


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_every_page_says_which_it_is_and_a_missing_code_leaves_no_line(folder: Path) -> None:
    """None of the five published a código."""
    docx = reread(folder)
    last = docx.sections[-1]
    lines = "\n".join(docx.edge_text(part) for part in (last.headers["default"], last.footers["default"]))
    assert EDGES[folder] in lines
    assert "Código" not in lines


@pytest.mark.parametrize("folder", [USPEC, MINTIC], ids=lambda path: path.name)
def test_the_cover_has_no_header(folder: Path) -> None:
    """It is the first page of its own section."""
    docx = reread(folder)
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
    IPCO: ["PLAN DE COMUNICACIÓN 2022"],
    RENDICION: [
        "PLAN DE COMUNICACIONES",
        "ESTRATEGIA DE RENDICIÓN DE CUENTAS PARA EL PRIMER SEMESTRE DE 2019",
    ],
}


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_the_first_page_says_the_published_words_in_order(folder: Path) -> None:
    """Entity, title, place and date, version, motto."""
    lines = [line for line in reread(folder).text().split("\n") if line.strip()]
    assert lines[: len(COVERS[folder])] == COVERS[folder]


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_the_document_says_its_language_title_and_author(folder: Path) -> None:
    """Screen readers and file lists use them."""
    plan, docx = read_plan(folder), reread(folder)
    years = plan.documento.vigencia.impreso or str(plan.documento.vigencia.desde)
    assert docx.language == docx.properties["language"] == f"es-{plan.entidad.pais}"
    assert docx.properties["title"] == f"{plan.documento.titulo} {years}"
    assert docx.properties["creator"] == (plan.entidad.nombre or "pecdocs")
    assert docx.properties["contentStatus"] == "Aprobado"


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_a_draft_is_marked_and_an_approved_document_is_not(folder: Path) -> None:
    """The mark stands on every page, the cover's too, until the plan says it is approved."""
    plan = read_plan(folder)
    draft = plan.model_copy(update={"documento": plan.documento.model_copy(update={"estado": "borrador"})})
    marked, plain = Docx(written(draft, plan.formato)), reread(folder)
    for section in marked.sections:
        kinds = ["default", *(["first"] if section.first_page else [])]
        assert [marked.watermarks(section.headers[kind]) for kind in kinds] == [["BORRADOR"]] * len(kinds)
    assert not [name for name in plain.names if "header" in name and plain.watermarks(name)]
    assert marked.properties["contentStatus"] == "Borrador"


# ── Nothing lost ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_every_text_of_the_plan_stands_in_its_document(folder: Path) -> None:
    """No word of a section, a node, a table, a signature or the change log is lost."""
    plan = read_plan(folder)
    whole = words(reread(folder).text())
    texts = [text for _, text in texts_of(plan)]
    assert len(texts) > 30
    lost = [text for text in texts if words(text) not in whole]
    assert lost == []


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda path: path.name)
def test_the_structure_of_the_document_is_sound(folder: Path) -> None:
    """What the Open XML SDK lets pass and Word does not."""
    assert faults_of(generated(folder)) == []
