"""Reading a workbook: what each program writes in its own way means the same, and nothing else gets in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from pecdocs.excel.reading import CellError, ReadBook, read_workbook
from pecdocs.faults import InputError
from tests.support.outer import resaved
from tests.support.xlsxparts import MAIN, changed, rows, workbook

if TYPE_CHECKING:
    from pathlib import Path

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
FORMATS = (
    '<numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="166" formatCode="0&quot; %&quot;"/><numFmt numFmtId="167" formatCode="[Red]General"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="14"/>'
    '<xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>'
    '<dxfs><dxf><numFmt numFmtId="165" formatCode="0%"/></dxf></dxfs>'
)
TEXTS = (
    "<si><t>Sí</t></si><si><r><t>dos </t></r><r><rPr><b/></rPr><t>letras</t></r>"
    '<rPh sb="0" eb="1"><t>voz</t></rPh></si><si><t>una_x000D_\n_x005F_x0041_</t></si>'
)
CELLS: dict[str, tuple[str, Any]] = {
    "a shared text": ('<c r="A1" t="s"><v>0</v></c>', "Sí"),
    "a text in several runs, and what is read aloud": ('<c r="A1" t="s"><v>1</v></c>', "dos letras"),
    "a text with control characters": ('<c r="A1" t="s"><v>2</v></c>', "una\r\n_x0041_"),
    "a text of the cell": ('<c r="A1" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c>', "a b"),
    "the text of a formula": ('<c r="A1" t="str"><f>A2</f><v>No programado</v></c>', "No programado"),
    "spaces": ('<c r="A1" t="inlineStr"><is><t xml:space="preserve">  </t></is></c>', None),
    "a number": ('<c r="A1"><v>12</v></c>', Decimal(12)),
    "a number as Excel writes it": ('<c r="A1"><v>0.95299999999999996</v></c>', Decimal("0.953")),
    "a number as a power": ('<c r="A1" t="n"><v>1E-3</v></c>', Decimal("0.001")),
    "a number that is none": ('<c r="A1"><v>1E999</v></c>', CellError("1E999")),
    "a yes or no": ('<c r="A1" t="b"><v>1</v></c>', True),
    "an error": ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellError("#DIV/0!")),
    "a written date": ('<c r="A1" t="d"><v>2024-03-01</v></c>', dt.date(2024, 3, 1)),
    "a written hour": ('<c r="A1" t="d"><v>2024-03-01T10:30:00</v></c>', dt.datetime(2024, 3, 1, 10, 30)),  # noqa: DTZ001
    "a number in a format of dates": ('<c r="A1" s="2"><v>45352</v></c>', dt.date(2024, 3, 1)),
    "a number in Excel's own date": ('<c r="A1" s="4"><v>45352.5</v></c>', dt.datetime(2024, 3, 1, 12)),  # noqa: DTZ001
    "a number in red": ('<c r="A1" s="6"><v>45352</v></c>', Decimal(45352)),
    "a style that is not there": ('<c r="A1" s="99"><v>1</v></c>', Decimal(1)),
    "only looks": ('<c r="A1" s="2"/>', None),
}


def first(data: bytes) -> tuple[ReadBook, Any]:
    """Read a workbook, and give it with what its first cell means."""
    book = read_workbook(data, "libro.xlsx")
    return book, book.value(book.sheets["Hoja"].cell(1, "A"))


@pytest.mark.parametrize("main", [MAIN, STRICT], ids=["usual", "strict"])
@pytest.mark.parametrize(("cell", "value"), CELLS.values(), ids=CELLS)
def test_each_way_of_writing_a_cell(cell: str, value: Any, main: str) -> None:
    """Excel, LibreOffice and others write the same value in many ways (18.18.11)."""
    data = workbook(rows(f'<row r="1">{cell}</row>'), texts=TEXTS, formats=FORMATS, main=main)
    found = first(data)[1]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("style", "percent"), [(0, False), (1, True), (3, True), (5, False), (2, False)])
def test_a_percentage_is_told_by_its_format(style: int, *, percent: bool) -> None:
    """A `%` that the format shows as a text makes no percentage of the number."""
    data = workbook(rows(f'<row r="1"><c r="A1" s="{style}"><v>1</v></c></row>'), formats=FORMATS)
    book = read_workbook(data, "libro.xlsx")
    assert book.is_percent(book.sheets["Hoja"].rows[1]["A"]) == percent


def test_days_may_be_counted_from_1904() -> None:
    """As in workbooks that began on an old Mac."""
    cell = rows('<row r="1"><c r="A1" s="2"><v>43890</v></c></row>')
    data = workbook(cell, formats=FORMATS, properties='<workbookPr date1904="1"/>')
    assert first(data)[1] == dt.date(2024, 3, 1)


def test_rows_and_cells_may_come_without_their_place() -> None:
    """They stand then after the one before (18.3.1.73)."""
    text = rows(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row r="9"/><row><c><v>4</v></c></row>'
    )
    sheet = read_workbook(workbook(text), "libro.xlsx").sheets["Hoja"]
    assert {row: list(cells) for row, cells in sheet.rows.items()} == {1: ["A", "D", "E"], 10: ["A"]}


def test_shared_formulas_are_written_out() -> None:
    """Excel writes the first of those that were filled down, and of the others only a number (18.3.1.40)."""
    text = rows(
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">'
        "A1*$A$1+IF(A1=\"A1\",'Otra hoja'!A1,LOG10(A:A))</f></c></row>"
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>1</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="0"/></c></row>'
    )
    sheet = read_workbook(workbook(text), "libro.xlsx").sheets["Hoja"]
    assert sheet.rows[2]["B"].formula == "A2*$A$1+IF(A2=\"A1\",'Otra hoja'!A2,LOG10(A:A))"
    assert sheet.rows[3]["C"].formula == "B3*$A$1+IF(B3=\"A1\",'Otra hoja'!B3,LOG10(B:B))"


def a_book() -> bytes:
    """Make a workbook with a bit of everything."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hoja"
    for row in range(1, 30):
        sheet[f"A{row}"], sheet[f"B{row}"] = row / 7, f"=A{row}*2"
        sheet[f"C{row}"] = ("texto & <x>", dt.date(2024, 1, row), True, None, "línea\notra", 10**row)[row % 6]
    sheet["D2"], sheet["D3"] = "Ver acta", 0.25
    sheet["D2"].hyperlink = "https://example.org/a?b=1&c=2"
    sheet["D3"].number_format = "0%"
    sheet.row_dimensions[4].hidden = sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("E1:F2")
    book.create_sheet("Oculta", 0).sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def by_openpyxl(data: bytes) -> dict[tuple[int, str], Any]:
    """Give the cells of the sheet as openpyxl reads them."""
    sheet = openpyxl.load_workbook(BytesIO(data))["Hoja"]
    return {
        (cell.row, cell.column_letter): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_openpyxl_reads_the_same() -> None:
    """An independent reader, of all that it has in common with ours."""
    data = a_book()
    book = read_workbook(data, "libro.xlsx")
    sheet = book.sheets["Hoja"]
    found = {(row, column): cell for row, cells in sheet.rows.items() for column, cell in cells.items()}
    expected = by_openpyxl(data)
    assert set(found) == set(expected)
    for place, cell in found.items():
        value: Any = f"={cell.formula}" if cell.formula else book.value(cell)
        value = float(value) if isinstance(value, Decimal) else value
        other = expected[place]
        assert value == (other.date() if isinstance(other, dt.datetime) else other), place
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merges) == (frozenset({4}), ((3, 3),), ("E1:F2",))
    assert sheet.links == {"D2": "https://example.org/a?b=1&c=2"}
    assert [(each.name, each.hidden) for each in book.sheets.values()] == [("Oculta", True), ("Hoja", False)]


@pytest.mark.externo
def test_what_libreoffice_saves_reads_as_calamine_reads_it(tmp_path: Path) -> None:
    """Values of formulas included, which it computes."""
    data = resaved(a_book(), tmp_path)
    book = read_workbook(data, "libro.xlsx")
    sheet = book.sheets["Hoja"]
    other = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("Hoja").to_python(skip_empty_area=False)
    for number, row in enumerate(other, start=1):
        for column, value in zip("ABCDEF", row, strict=False):
            found = book.value(sheet.cell(number, column))
            assert (float(found) if isinstance(found, Decimal) else found) == (None if value == "" else value)
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merges) == (frozenset({4}), ((3, 3),), ("E1:F2",))
    assert sheet.links == {"D2": "https://example.org/a?b=1&c=2"}


SHEET = rows('<row r="1"><c r="A1"><v>1</v></c></row>')
XLSX = "ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)»"
NONE = f"el libro está dañado, o no lo guardó una hoja de cálculo — {XLSX}"
REFUSED = {
    "an old workbook, or one with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        f"es un libro antiguo (.xls) o tiene contraseña — {XLSX}, sin contraseña",
    ),
    "one of OpenDocument": (
        b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        f"es un libro de OpenDocument (.ods) — {XLSX}, también en LibreOffice",
    ),
    "no office file": (
        b"codigo;ejecutado",
        "no es un archivo de Office, o está dañado — ábralo y guárdelo de nuevo en Word o Excel",
    ),
    "a document of Word": (
        changed(
            workbook(SHEET),
            lambda _, part: part.replace(b"spreadsheetml.sheet.main", b"wordprocessingml.document.main"),
        ),
        f"no es un libro de Excel — {XLSX}",
    ),
    "a sheet that is not XML": (changed(workbook(SHEET), lambda _, part: part.replace(b"</sheetData>", b"")), NONE),
    "a shared text that is not there": (workbook(rows('<row><c t="s"><v>9</v></c></row>')), NONE),
    "a row of no number": (workbook(rows('<row r="-1"><c><v>9</v></c></row>')), NONE),
    "a DOCTYPE in a sheet": (
        changed(
            workbook(SHEET),
            lambda name, part: b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>' + part if name == "xl/s1.xml" else part,
        ),
        NONE,
    ),
    "macros": (
        changed(
            workbook(SHEET),
            lambda _, part: part.replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"x.macroEnabled.main"
            ),
        ),
        "el archivo tiene macros",
    ),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_no_returned_workbook_is(data: bytes, message: str) -> None:
    """A plain line, and what to do."""
    with pytest.raises(InputError) as refused:
        read_workbook(data, "libro.xlsx")
    assert message in str(refused.value)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """By what its directory says."""
    bomb = workbook(rows("<row><c/></row>" * 3_000_000))
    with pytest.raises(InputError, match="el archivo se expande a"):
        read_workbook(bomb, "libro.xlsx")


STRANGE = {
    "as a program writes it": "<c",
    "with a comment": "<!-- x --><c",
    "with an attribute more": '<c cm="0"',
}


@pytest.mark.parametrize("cell", STRANGE.values(), ids=STRANGE)
def test_cells_found_at_one_go_are_those_of_the_stream(cell: str) -> None:
    """Whichever way a sheet is read, it says the same: entities, hidden rows, formulas, styles."""
    text = rows(
        '<row r="1" hidden="1"><c r="A1" s="1"><v>0.5</v></c>'
        '<c r="B1" t="str"><f>IF(A1&gt;0,"&amp;","")</f><v>&amp;&#10;&#xE9;</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>&lt;x&gt;</t></is></c><c r="B3" s="1"/>'
        '<c r="C3"><f aca="false">1+1</f></c></row>'
    )
    expected = read_workbook(workbook(text, formats=FORMATS), "libro.xlsx").sheets["Hoja"]
    assert expected.rows[1]["B"].formula == 'IF(A1>0,"&","")'
    assert (expected.rows[1]["B"].text, expected.rows[3]["A"].text) == ("&\né", "<x>")
    assert (expected.hidden_rows, list(expected.rows[3])) == (frozenset({1}), ["A", "C"])
    other = text.replace("<c", cell, 1)
    assert read_workbook(workbook(other, formats=FORMATS), "libro.xlsx").sheets["Hoja"].rows[3] == expected.rows[3]


def test_an_entity_that_is_not_there_is_refused() -> None:
    """Also where no parser sees it."""
    with pytest.raises(InputError, match="el libro está dañado"):
        read_workbook(workbook(rows('<row r="1"><c r="A1" t="str"><v>&nada;</v></c></row>')), "libro.xlsx")
