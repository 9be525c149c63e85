"""A plan edited since it was approved, in every format: no page and no sheet of it can be taken for approved."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from pecdocs.excel import draw_workbook
from pecdocs.formato import read_formato
from pecdocs.layout import Document, lay_out
from pecdocs.layout.hojas import tables_workbook
from pecdocs.layout.libro import Pedido, lay_out_libro
from pecdocs.layout.plan_libro import lay_out_plan
from pecdocs.plan import read_plan
from pecdocs.plan.model import Cambio
from pecdocs.seguimiento import Answers
from pecdocs.word import write_document
from tests.support.excelcheck import faults_of
from tests.support.outer import findings
from tests.support.worddocuments import DATA, FILE, PUBLISHED, TEMPLATES, sound
from tests.support.workbooks import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout.workbook import Workbook

MARK = "MODIFICADO DESPUÉS DE APROBADO"
ENTRY = Cambio.model_validate({"version": "1", "fecha": {"impreso": "hoy"}, "descripcion": "x", "acta": "3 de 2024"})
LEGEND = "Este plan se modificó después de aprobada la versión 1 (acta 3 de 2024, hoy): no es el que se aprobó."
FORMATOS = ("comun", *(path.name.partition("-")[0] for path in PUBLISHED))
every_format = pytest.mark.parametrize("formato", FORMATOS)


@cache
def laid_out(formato: str) -> tuple[Document, FormatFolder]:
    """Lay out in a format its own plan, edited."""
    folder = read_formato(formato, TEMPLATES)
    name = next((path.name for path in PUBLISHED if path.name.startswith(formato)), "uspec-2024")
    return lay_out(read_plan(DATA / name), folder, edited=ENTRY), folder


def word(formato: str) -> bytes:
    """Write its document."""
    document, folder = laid_out(formato)
    return write_document(document, folder.file("plan.docx").read_bytes(), FILE)


def drawn(book: Workbook, folder: FormatFolder, template: str) -> bytes:
    """Draw a workbook."""
    return draw_workbook(book, folder.file(template).read_bytes(), template).data


def excel(formato: str) -> bytes:
    """Write its tables."""
    document, folder = laid_out(formato)
    return drawn(tables_workbook(document, folder.formato), folder, "matriz.xlsx")


def libros() -> Iterator[tuple[str, bytes]]:
    """Write the workbooks that areas and officers fill in."""
    plan, folder = read_plan(DATA / "uspec-2024"), read_formato("uspec", TEMPLATES)
    for periodo in (None, "2024-T2"):
        libro = lay_out_libro(plan, folder, Answers(), Pedido(periodo, None, "plan"), edited=ENTRY)
        yield f"libro-{periodo}", drawn(libro.workbook, folder, "seguimiento.xlsx")
    yield "plan", drawn(lay_out_plan(plan, folder, "plan", ENTRY), folder, "plan.xlsx")


@every_format
def test_every_page_is_marked_and_the_body_says_it(formato: str) -> None:
    """Once where it begins, and again above the sign-off, where there is one."""
    read = sound(word(formato))
    for section in read.sections:
        kinds = ["default", *(["first"] if section.first_page else [])]
        assert [read.watermarks(section.headers[kind]) for kind in kinds] == [[MARK]] * len(kinds)
    assert read.text().count(LEGEND) == (1 if formato in {"mintic", "ipco", "rendicion"} else 2)
    assert read.properties["contentStatus"] == "Modificado después de aprobado"


@every_format
def test_every_sheet_says_it_above_its_table_and_on_each_printed_page(formato: str) -> None:
    """Its row repeats with the titles, and stays in sight."""
    data = excel(formato)
    assert faults_of(data) == []
    for page in opened(data).worksheets:
        assert page["A1"].value == LEGEND
        assert MARK in page.oddHeader.center.text
        if page.print_title_rows:
            assert page.print_title_rows.startswith("$1:")
            assert str(page.freeze_panes) > "A1"


def test_the_workbooks_to_fill_in_say_it_beside_the_entity() -> None:
    """In each sheet that is read, without moving a row."""
    for name, data in libros():
        assert faults_of(data) == []
        pages = [page for page in opened(data).worksheets if page.sheet_state == "visible"]
        assert all(MARK in page.oddHeader.center.text for page in pages)
        said = [page.title for page in pages if any(LEGEND in str(cell.value) for cell in page[2])]
        assert said == ([] if name == "plan" else ["Formulario", "Seguimiento", "Resumen"])


@pytest.mark.externo
def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    """In the documents and workbooks of every format."""
    assert findings({formato: word(formato) for formato in FORMATOS}, tmp_path) == []
    assert findings({formato: excel(formato) for formato in FORMATOS} | dict(libros()), tmp_path, "xlsx") == []
