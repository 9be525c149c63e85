"""`generar --tipo xlsx`: the tables of a plan as sheets, with the words of the grids that Word draws."""

from __future__ import annotations

import difflib
import os
import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.cli.generate import Request, run
from pecdocs.excel import draw_workbook
from pecdocs.faults import InputError
from pecdocs.formato import list_formatos, read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Table
from pecdocs.layout.hojas import LOOK, tables_workbook
from pecdocs.layout.narrative import SMALL_TABLE
from pecdocs.plan import read_plan
from tests.support.excelcheck import faults_of, units
from tests.support.outer import findings, letters, pages_of, to_pdf
from tests.support.worddocuments import DATA, SAMPLE, TEMPLATES
from tests.support.workbooks import opened

if TYPE_CHECKING:
    from pecdocs.layout.workbook import Workbook
    from pecdocs.plan import Plan

OWN = {path.name: path for path in (*sorted(path for path in DATA.iterdir() if path.is_dir()), SAMPLE)}
FORMATOS = tuple(sorted(list_formatos(TEMPLATES)))
GOLDEN = Path(__file__).parent / "golden"
NAMES = {
    "uspec-2024": [
        "Prospectiva de intervención",
        "Plan de intervención",
        "Seguimiento",
        "RESUMEN DE CAMBIOS",
        "RESPONSABILIDAD Y AUTORIDAD",
    ],
    "inm-2019": ["Matriz", "Firmas"],
    "mintic-2019": ["Matriz"],
    "ipco-2022": ["PLAN DE COMUNICACIÓN 2022", "Simbología"],
    "rendicion-2019": ["Comunicaciones externas e"],
}


def workbook(plan: Plan, formato: str | None = None) -> Workbook:
    """Lay a plan's tables out."""
    folder = read_formato(formato or plan.formato, TEMPLATES)
    return tables_workbook(lay_out(plan, folder), folder.formato)


@cache
def written(name: str, formato: str | None = None) -> bytes:
    """Write a plan's tables, in its own format or another."""
    plan = read_plan(OWN[name])
    folder = read_formato(formato or plan.formato, TEMPLATES)
    template = folder.file("matriz.xlsx")
    drawn = draw_workbook(workbook(plan, formato), template.read_bytes(), template.name, folder.colours(template))
    return drawn.data


@pytest.mark.parametrize("name", OWN)
def test_every_cell_of_every_grid_stands_in_its_sheet(name: str) -> None:
    """To the letter, with its merges; under it the notes."""
    plan = read_plan(OWN[name])
    blocks = lay_out(plan, read_formato(plan.formato, TEMPLATES)).blocks
    tables = [block for block in blocks if isinstance(block, Table) and block.name != SMALL_TABLE]
    book = opened(written(name))
    assert len(book.worksheets) >= len(tables) > 0
    for table, page in zip(tables, book.worksheets, strict=False):
        spans = {(r.min_row, r.min_col): (r.size["rows"], r.size["columns"]) for r in page.merged_cells.ranges}
        for r, row in enumerate(table.grid.rows, start=1):
            for c, cell in enumerate(row.cells, start=1):
                if cell is not None:
                    assert (page.cell(r, c).value or "") == cell.text
                    assert spans.get((r, c), (1, 1)) == (cell.rowspan, cell.colspan)
        notes = [page.cell(r, 1).value for r in range(len(table.grid.rows) + 1, page.max_row + 1)]
        assert notes == list(table.notes)


@pytest.mark.parametrize("name", NAMES)
def test_sheets_are_called_as_the_tables_are(name: str) -> None:
    """By the heading that goes before each, or its title."""
    assert opened(written(name)).sheetnames == NAMES[name]


def test_every_workbook_is_sound() -> None:
    """Every plan in every format."""
    found = {(name, formato): faults_of(written(name, formato)) for name in OWN for formato in FORMATOS}
    assert {key: faults for key, faults in found.items() if faults} == {}


@pytest.mark.externo
def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    """Every plan in every format."""
    books = {f"{name}-{formato}": written(name, formato) for name in OWN for formato in FORMATOS}
    assert findings(books, tmp_path, "xlsx") == []


@pytest.mark.externo
def test_libreoffice_prints_every_word(tmp_path: Path) -> None:
    """No row is too low, no column too narrow for a word."""
    paths = [tmp_path / f"{name}.xlsx" for name in NAMES]
    for path in paths:
        path.write_bytes(written(path.stem))
    for pdf in to_pdf(paths, tmp_path):
        whole = letters("".join(pages_of(pdf)))
        cells = [
            str(cell.value)
            for page in opened(written(pdf.stem))
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        words = {word for text in cells for word in re.findall(r"\w{4,}", text)}
        assert [word for word in words if letters(word) not in whole] == []


def shown(page: Any) -> tuple[str, str]:
    """Give the colours of the header of a sheet's table."""
    header = next(cell for row in page.iter_rows() for cell in row if cell.font.b and cell.fill.patternType == "solid")
    return header.fill.fgColor.rgb, header.border.left.color.rgb


@pytest.mark.parametrize("formato", FORMATOS)
def test_the_colours_are_those_of_the_format_s_document(formato: str) -> None:
    """A format that borrows the template gives it those of its own paper."""
    folder = read_formato(formato, TEMPLATES)
    own = folder.formato.estilo
    assert shown(opened(written("uspec-2024", formato)).worksheets[0]) == (f"FF{own.titulos}", f"FF{own.bordes}")
    with zipfile.ZipFile(folder.file("plan.docx")) as package:
        text = package.read("word/document.xml").decode().upper()
    assert own.titulos in text


def test_names_of_sheets_are_legal_and_each_one_only() -> None:
    """Whatever a format calls its tables."""
    plan = read_plan(OWN["uspec-2024"])
    folder = read_formato("uspec", TEMPLATES)
    document = lay_out(plan, folder)
    labels = ("a/b:c*d?[e]", "A B C D E", "'comillas'", "History", "😀" * 40)
    names = list(folder.formato.tablas)
    for given in (labels, ("mismo",) * 5, ("un nombre que pasa de los treinta y un caracteres",) * 5):
        renamed = {
            name: table.model_copy(update={"rotulo": given[n % len(given)]})
            for n, (name, table) in enumerate(zip(names, folder.formato.tablas.values(), strict=True))
        }
        found = [
            sheet.name
            for sheet in tables_workbook(document, folder.formato.model_copy(update={"tablas": renamed})).sheets
        ]
        assert len({name.casefold() for name in found}) == len(found)
        assert all(0 < units(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in found)
        assert all(name.strip("'") == name and name.casefold() != "history" for name in found)


def test_a_plan_without_tables_has_no_workbook() -> None:
    """In one line, and the way out."""
    plan = read_plan(OWN["mintic-2019"])
    folder = read_formato("mintic", TEMPLATES)
    document = lay_out(plan, folder)
    with pytest.raises(InputError, match="el plan no tiene tablas"):
        tables_workbook(type(document)(**{**_fields(document), "blocks": ()}), folder.formato)


def _fields(document: Any) -> dict[str, Any]:
    return {name: getattr(document, name) for name in document.__slots__}


def test_both_types_are_written_by_one_order(tmp_path: Path) -> None:
    """Under one name, and the losses of the plan are told once."""
    request = Request(
        OWN["uspec-2024"], folder=tmp_path, count_pages=False, types=("docx", "xlsx", "xlsx"), formato="inm"
    )
    result = run(request, lambda _stage: None)
    assert [each.suffix for each in result.files] == [".docx", ".xlsx"]
    assert len({each.stem for each in result.files}) == 1
    assert len(set(result.warnings)) == len(result.warnings) > 0
    assert [*run(request, lambda _stage: None).files.values()] == [False, False]


def test_the_looks_of_a_table_are_those_of_its_kinds_of_row() -> None:
    """Each is a mark of the template."""
    looks = {
        cell.look for sheet in workbook(read_plan(SAMPLE)).sheets for row in sheet.rows for cell in row.cells if cell
    }
    assert looks <= {"titulo", "encabezado", "numeros", "grupo", "fila", "total", "nota", "marca"}
    assert {sheet.look for sheet in workbook(read_plan(SAMPLE)).sheets} == {LOOK}


def lines(part: bytes) -> list[str]:
    """Give a part one element a line."""
    return part.decode().replace("><", ">\n<").split("\n")


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_part_is_written_as_it_was(part: str) -> None:
    """Of ipco's cronograma; PECDOCS_GOLDEN=renovar writes the parts anew."""
    with zipfile.ZipFile(BytesIO(written("ipco-2022"))) as package:
        found = lines(package.read(part))
    path = GOLDEN / f"{re.sub(r'[^a-zA-Z0-9.]+', '-', part).strip('-.')}.txt"
    if os.environ.get("PECDOCS_GOLDEN") == "renovar":
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    expected = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    difference = list(difflib.unified_diff(expected, found, "golden", "written", lineterm="", n=2))
    assert not difference, "\n".join(difference[:60])
