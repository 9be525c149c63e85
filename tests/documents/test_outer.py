"""The documents before other programs: the Open XML SDK finds nothing, LibreOffice opens and prints all of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from pecdocs.formato import list_formatos, read_formato
from pecdocs.layout.blocks import Heading, Run
from pecdocs.plan import Plan, read_plan
from pecdocs.word import write_document
from tests.support.outer import findings, letters, lost_lines, pages_of, to_pdf
from tests.support.rounds import WANTED
from tests.support.strategies import plans
from tests.support.worddocuments import DATA, FILE, SAMPLE, TEMPLATES, document, generated, table, written
from tests.support.wordxml import Docx

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.externo

FORMATOS = tuple(sorted(list_formatos(TEMPLATES)))
OWN = {path.name: path for path in (*sorted(path for path in DATA.iterdir() if path.is_dir()), SAMPLE)}
RANDOM_PLANS = max(15, WANTED // 100)
LONG_ROWS = 180
PAGES = {
    "uspec-2024": (5, 8),
    "inm-2019": (3, 4),
    "mintic-2019": (6, 10),
    "ipco-2022": (4, 5),
    "rendicion-2019": (2, 3),
    "muestra": (5, 9),
}
"""The least and the most pages that each document may take: more would be holes, less would be lost text."""


def test_the_validator_finds_nothing_in_any_plan_in_any_format(tmp_path: Path) -> None:
    """The plans of data/, and the one that uses everything, in every format."""
    documents = {f"{name}-{formato}": generated(OWN[name], formato) for name in OWN for formato in FORMATOS}
    assert len(documents) == 8 * 7
    assert findings(documents, tmp_path) == []


def test_the_validator_finds_nothing_in_a_draft(tmp_path: Path) -> None:
    """With its mark on every page, in every format."""
    documents = {}
    for formato in FORMATOS:
        plan = read_plan(OWN["uspec-2024"])
        draft = plan.model_copy(update={"documento": plan.documento.model_copy(update={"estado": "borrador"})})
        documents[formato] = written(draft, formato)
    assert findings(documents, tmp_path) == []


def random_plans() -> list[Plan]:
    """Give some plans, the same ones every time."""
    found: list[Plan] = []

    @settings(max_examples=RANDOM_PLANS, phases=[Phase.generate])
    @given(plans())
    def collect(plan: Plan) -> None:
        found.append(plan)

    collect()
    return found


def test_the_validator_finds_nothing_in_random_plans(tmp_path: Path) -> None:
    """Hostile texts in any order, each plan in another format."""
    documents = {
        f"{n}-{FORMATOS[n % len(FORMATOS)]}": written(plan, FORMATOS[n % len(FORMATOS)])
        for n, plan in enumerate(random_plans())
    }
    assert findings(documents, tmp_path) == []


# ── LibreOffice ─────────────────────────────────────────────────────────────────────────────────────────────────


def long_table() -> bytes:
    """Write a table of many pages in a template with header and footer."""
    rows = "\n".join(f"Actividad número {n} | {n}" for n in range(1, LONG_ROWS + 1))
    blocks = (Heading(1, "1.", (Run("Tabla larga"),), "L"), table(f"# Encabezado repetido | Número\n{rows}"))
    folder = read_formato("comun", TEMPLATES)
    return write_document(document(*blocks, documento_titulo="Largo"), folder.file("plan.docx").read_bytes(), FILE)


of_the_printed = pytest.mark.xdist_group("impresos")
"""One process prints all documents, once."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Print every document with one call of LibreOffice; give the text of each page, by the document's name."""
    folder = tmp_path_factory.mktemp("pdf")
    documents = {name: generated(path) for name, path in OWN.items()} | {"larga": long_table()}
    documents |= {f"azar-{n}": written(plan, FORMATOS[n % len(FORMATOS)]) for n, plan in enumerate(random_plans())}
    paths = []
    for name, data in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    return {pdf.stem: pages_of(pdf) for pdf in to_pdf(paths, folder)}


@cache
def read(name: str) -> Docx:
    """Read a document of the project."""
    return Docx(generated(OWN[name]))


@of_the_printed
@pytest.mark.parametrize("name", OWN)
def test_every_text_is_printed(printed: dict[str, list[str]], name: str) -> None:
    """Paragraph by paragraph, and cell by cell."""
    assert lost_lines(read(name), printed[name]) == []


@of_the_printed
def test_the_header_of_a_long_table_is_printed_on_each_of_its_pages(printed: dict[str, list[str]]) -> None:
    """Whoever reads the last page knows what the columns are."""
    pages = [page for page in printed["larga"] if "Actividad número" in page]
    assert len(pages) >= 4
    assert all(page.count("Encabezado repetido") == 1 for page in pages)
    assert sum(page.count("Actividad número") for page in pages) == LONG_ROWS


@of_the_printed
def test_the_pages_are_counted(printed: dict[str, list[str]]) -> None:
    """Página X de Y, with the numbers of the paper."""
    pages = printed["mintic-2019"]
    assert len(pages) >= PAGES["mintic-2019"][0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"Página {number} de {len(pages)}" in page


@of_the_printed
@pytest.mark.parametrize("name", PAGES)
def test_the_documents_take_as_many_pages_as_they_need(printed: dict[str, list[str]], name: str) -> None:
    """And none is empty."""
    least, most = PAGES[name]
    assert least <= len(printed[name]) <= most
    assert all(page.strip() for page in printed[name])


@of_the_printed
def test_random_plans_are_printed_too(printed: dict[str, list[str]]) -> None:
    """None makes LibreOffice stop, and each says its title.

    Word by word: a sign that comes from a taller font is read from the paper as a line of its own.
    """
    plans_drawn = random_plans()
    assert len(plans_drawn) >= 15
    for number, plan in enumerate(plans_drawn):
        whole = letters("".join(printed[f"azar-{number}"])).casefold()
        assert whole
        words = re.findall(r"[A-Za-zÀ-ÿ]+", letters(plan.documento.titulo)[:20])
        assert [word for word in words if word.casefold() not in whole] == []
