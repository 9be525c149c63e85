"""The three real plans: every table and heading as they were published, read from the papers and not from the output.

The expected grids stand in `expected/`, written from the published documents: a cell of several points has a line
end before each, and the cells that the copies shifted stand in their columns.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pecdocs.formato import FormatFolder, read_formato
from pecdocs.layout import Document, lay_out
from pecdocs.layout.blocks import Heading, ListItem, Table
from pecdocs.plan import Plan, read_plan
from tests.support.grids import drawn, picture, runs_text, spread, story, tables_of

EXPECTED = Path(__file__).parent / "expected"
DATA = Path(__file__).parent.parent.parent / "data"
SAMPLES = {"uspec-2024": "uspec", "inm-2019": "inm", "mintic-2019": "mintic"}


def sample(name: str) -> tuple[Plan, FormatFolder]:
    """Read a plan and its own format, with labels that are never repeated: the papers have each label once."""
    plan, folder = read_plan(DATA / name), read_formato(SAMPLES[name])
    tables = {key: table.model_copy(update={"repetir_cada": None}) for key, table in folder.formato.tablas.items()}
    formato = folder.formato.model_copy(update={"tablas": tables})
    return plan, FormatFolder(folder.codigo, formato, folder.folders)


def document(name: str) -> Document:
    """Lay out a plan in its own format."""
    return lay_out(*sample(name))


def headings(name: str) -> str:
    """Draw the headings of a plan, as printed."""
    return story(block for block in document(name).blocks if isinstance(block, Heading))


@pytest.mark.parametrize("path", sorted(EXPECTED.rglob("*.txt")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_cell_and_merge_of_every_table_is_as_published(path: Path) -> None:
    """The words, the line ends, the merges, the grouped headers, the rows of groups."""
    table = tables_of(document(path.parent.name).blocks)[path.stem]
    assert drawn(table.grid, aligned=False).splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_has_the_published_tables_and_no_other(name: str) -> None:
    """Each has its expected grid."""
    published = {path.stem for path in (EXPECTED / name).glob("*.txt")}
    assert set(tables_of(document(name).blocks)) == published


@pytest.mark.parametrize("path", sorted(DATA.glob("*/plan.yaml")), ids=lambda path: path.parent.name)
def test_a_published_plan_loses_nothing_in_its_own_format(path: Path) -> None:
    """No warning, true or false."""
    plan = read_plan(path)
    assert [str(warning) for warning in lay_out(plan, read_formato(plan.formato)).warnings] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_repeated_labels_say_the_same_at_every_place(name: str) -> None:
    """They cut merges and change nothing else."""
    once = tables_of(document(name).blocks)
    repeated = tables_of(lay_out(read_plan(DATA / name), read_formato(SAMPLES[name])).blocks)
    assert {key: spread(table.grid) for key, table in repeated.items()} == {
        key: spread(table.grid) for key, table in once.items()
    }


def test_the_labels_of_inm_start_again_on_every_page() -> None:
    """Eight rows under VISIBILIDAD are more than a page."""
    grid = tables_of(lay_out(read_plan(DATA / "inm-2019"), read_formato("inm")).blocks)["matriz"].grid
    labels = [row.cells[0].text for row in grid.rows[1:] if row.cells[0] is not None]
    assert labels.count("VISIBILIDAD Y POSICIONAMIENTO") > 1
    assert list(dict.fromkeys(labels)) == ["DIRECCIONAMIENTO", "VISIBILIDAD Y POSICIONAMIENTO", "COMUNICACIÓN INTERNA"]


def test_the_headings_of_uspec_are_the_published_ones_odd_numerals_included() -> None:
    """2.2. with a point, and 1. after 3.2."""
    assert headings("uspec-2024") == picture("""
        # INTRODUCCIÓN
        # CONTENIDO DEL PLAN O PROGRAMA
        # 1. Contexto estratégico
        ## 1.1 Misión Institucional
        ## 1.2 Visión Institucional
        # 2. Objetivos
        ## 2.1 Objetivo General Público Externo
        ## 2.2. Objetivos Específicos para la comunicación externa
        ## 2.3. Objetivo General Público Interno
        ## 2.4. Objetivos Específicos para la comunicación Interna
        # 3. Contexto actual
        ## 3.1 Prospectiva de intervención cuatrienal
        ## 3.2 Plan de intervención para la vigencia 2024
        # 1. Seguimiento
        ## Implementación del PEC
        # Observaciones
        # RESUMEN DE CAMBIOS:
    """)


def test_the_headings_of_mintic_are_the_published_ones_with_the_note_of_the_policy() -> None:
    """Only the first has a numeral."""
    assert headings("mintic-2019") == picture("""
        # 1. PLAN ESTRATEGICO DE COMUNICACIONES
        # OBJETIVO:
        # OBJETIVOS ESPECIFICOS
        # ALCANCE
        # DEFINICIONES:
        # NORMATIVIDAD
        # POLITICA DE COMUNICACIÓN E INFORMACIÓN[^Tomada del Código de Buen Gobierno. Aprobado mediante Comité MIG no. 32 de 2019.]
        # PÚBLICO OBJETIVO
        # NECESIDADES DE COMUNICACIÓN
        # PLAN DE COMUNICACIONES
        # ESTRATEGIAS DE COMUNICACIÓN
    """)  # noqa: E501


def test_inm_is_one_matrix_and_its_sign_off_in_lines() -> None:
    """No heading: its title stands in the template."""
    assert story(document("inm-2019").blocks) == picture("""
        [tabla matriz]
        firma: **Elaboró: **Luis Fernando Oviedo Herrera
        firma: **Revisó: **Roberto Gómez - Secretario General
        firma: Aristides Daler - Director OAP
        firma: **Aprobó: **CIGD Acta 25 2019-12-05
    """)


def markers(name: str, codigo: str) -> list[str]:
    """Give the list markers of a section, in order."""
    found: list[str] = []
    inside = False
    for block in document(name).blocks:
        if isinstance(block, Heading):
            inside = block.anchor == codigo
        elif inside and isinstance(block, ListItem):
            found.append(block.marker.printed)
    return found


@pytest.mark.parametrize(
    ("name", "codigo", "expected"),
    [
        ("uspec-2024", "OBJ-ESP-EXT", ["•"] * 4),
        ("uspec-2024", "OBSERVACIONES", ["•"] * 7),
        ("mintic-2019", "OBJ-ESP", ["•"] * 5),
        ("mintic-2019", "ALCANCE", ["1.", "4.", "5.", "7.", "9.", "10."]),
        ("mintic-2019", "NORMATIVIDAD", ["•"] * 4),
        ("mintic-2019", "POLITICA", ["•"] * (5 + 17 + 4)),
        ("mintic-2019", "NECESIDADES", ["•"] * 3),
        ("mintic-2019", "PLAN", [f"{n}." for n in range(1, 13) if n != 8]),  # its 8 runs on inside the 7
    ],
)
def test_the_lists_of_the_narrative_have_the_published_markers(name: str, codigo: str, expected: list[str]) -> None:
    """As many points, with the numbers that the paper has."""
    assert markers(name, codigo) == expected


def test_the_tables_of_uspec_stand_in_their_sections_and_the_tracking_alone_on_a_wide_page() -> None:
    """The order of the paper, from the third chapter on."""
    kinds = (Heading, Table)
    blocks = document("uspec-2024").blocks
    lines = [line for line in story(blocks).splitlines() if line.startswith(("#", "[", "----"))]
    assert sum(isinstance(block, kinds) for block in blocks) == 17 + 5
    assert (
        lines[lines.index("# 3. Contexto actual") :]
        == picture("""
        # 3. Contexto actual
        ## 3.1 Prospectiva de intervención cuatrienal
        [tabla prospectiva]
        ## 3.2 Plan de intervención para la vigencia 2024
        [tabla intervencion]
        ---- horizontal
        # 1. Seguimiento
        ## Implementación del PEC
        [tabla seguimiento]
        ---- vertical
        # Observaciones
        # RESUMEN DE CAMBIOS:
        [tabla cambios]
        [tabla firmas]
    """).splitlines()
    )


def test_the_tracking_of_uspec_says_that_it_prints_what_is_programmed() -> None:
    """The paper came before the execution."""
    table = tables_of(document("uspec-2024").blocks)["seguimiento"]
    assert table.notes == (
        "Documento previo a la ejecución: las columnas de avance muestran lo programado para cada trimestre.",
    )


def test_the_definitions_of_mintic_have_their_terms_in_bold() -> None:
    """Five of them, each a paragraph."""
    text = story(document("mintic-2019").blocks)
    terms = ["Comunicación Mediática:", "Offline:", "Online:", "ATL:", "BTL:"]
    assert [line.split("**")[1] for line in text.splitlines() if line.startswith("**")] == terms


def test_no_published_section_is_empty_of_what_it_holds() -> None:
    """Every paragraph of every section stands in the document, words and all."""
    looked_at = set()
    for name in SAMPLES:
        plan, folder = sample(name)
        printed = " ".join(
            runs_text(block.runs)
            for block in lay_out(plan, folder).blocks
            if not isinstance(block, Table) and hasattr(block, "runs")
        )
        for section in plan.secciones:
            for line in (section.texto or "").splitlines():
                words = line.lstrip("-0123456789. ").strip()
                assert words in printed
                looked_at.add((name, section.codigo))
    assert {name for name, _ in looked_at} == {"uspec-2024", "mintic-2019"}
