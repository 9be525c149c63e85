"""What a cell holds: any text comes back as it was, data is never a formula, numbers and dates are exact."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from pecdocs.excel.cells import characters
from pecdocs.excel.reading import read_workbook
from pecdocs.excel.text import CUT
from pecdocs.layout.workbook import MAX_CELL_TEXT, Formula, SheetCell
from pecdocs.opc.xml import ControlCharacterError
from tests.support.excelcheck import faults_of, units
from tests.support.outer import resaved
from tests.support.workbooks import book, drawn, one_cell, opened, sheet

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUMA(A1)",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "_x000D_",
    "_x005F_x000D_",
    "__x0041_x0042_",
    "a\r\nb\rc\nd",
    "  espacios  ",
    "\n",
    "<is>&amp;</t>",
    "{{ documento.titulo }}",
    "[[fila]]",
    "😀 ñandú Ǆ",
    "1.10",
    "012",
    "TRUE",
    "1/2",
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
)
PIECES = st.lists(
    st.sampled_from(HOSTILE) | TEXTS | st.sampled_from(["_x", "\n", "\t", "=", " "]), min_size=1, max_size=4
)


def readings(data: bytes) -> list[object]:
    """Read the first cell with openpyxl, with calamine and with our own reader."""
    cell = opened(data)["Formulario"]["A1"]
    assert cell.data_type != "f"
    read = read_workbook(data, "libro.xlsx")
    own = read.sheets["Formulario"].cell(1, "A")
    calamine = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("Formulario").to_python()
    return [characters(str(cell.value)), calamine[0][0], own.text if own is not None else ""]


@settings(max_examples=150)
@given(PIECES.map("".join))
def test_any_text_comes_back(text: str) -> None:
    """To the letter, whoever reads it, and it is a text."""
    data = one_cell(text)
    assert readings(data) == [text, text, text]
    assert faults_of(data) == []


@pytest.mark.externo
def test_any_text_comes_back_from_libreoffice(tmp_path: Path) -> None:
    """A program that reads and writes the workbook again has understood it."""
    given = [text for text in HOSTILE if text.count("_x0") < 2]  # two such escapes in a row it writes wrong
    saved = read_workbook(resaved(drawn(book(sheet(*([text] for text in given)))).data, tmp_path), "libro.xlsx")
    found = [saved.sheets["Formulario"].cell(row, "A") for row in range(1, len(given) + 1)]
    assert [cell is not None and cell.formula is None for cell in found] == [True] * len(given)
    texts = [cell.text for cell in found if cell is not None]
    assert texts == [text.replace("\r\n", "\n").replace("\r", "\n") for text in given]


def test_data_never_becomes_a_formula() -> None:
    """Only what the layout says is one; a text that looks like one says that it is not, should somebody edit it."""
    data = drawn(book(sheet(*([text] for text in HOSTILE), [Formula("1+1", Decimal(2))]))).data
    cells = [cell for (cell,) in opened(data)["Formulario"].iter_rows()]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == [f"A{len(HOSTILE) + 1}"]
    assert [cell.value for cell in cells if cell.quotePrefix] == [text for text in HOSTILE if text[0] in "=+-@"]


def test_a_control_character_is_our_own_mistake() -> None:
    """The reader of the plan refuses it; no XML can hold it."""
    with pytest.raises(ControlCharacterError):
        one_cell("a\x0bb")


def test_a_text_that_excel_would_cut_is_cut_and_said() -> None:
    """By sheet and cell; the text itself says that it goes on."""
    most, over = "a" * MAX_CELL_TEXT, "😀" * (MAX_CELL_TEXT // 2 + 1)
    found = drawn(book(sheet([most], [over])))
    (warning,) = found.warnings
    assert str(warning).startswith("plantilla.xlsx: hoja «Formulario», celda A2: aviso: el texto pasa de los 32767")
    cells = opened(found.data)["Formulario"]
    assert cells["A1"].value == most
    assert str(cells["A2"].value).endswith(CUT)
    assert MAX_CELL_TEXT - 20 < units(str(cells["A2"].value)) <= MAX_CELL_TEXT


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18)


@settings(max_examples=100)
@given(NUMBERS)
def test_a_number_is_the_double_that_stands_for_it(number: Decimal) -> None:
    """No digit less: the same double comes back."""
    value = opened(one_cell(number))["Formulario"]["A1"].value
    assert isinstance(value, int | float)
    assert float(value) == float(number)


def test_what_is_no_number_is_our_own_mistake() -> None:
    """Excel would call the file damaged."""
    with pytest.raises(ValueError, match="is no number"):
        one_cell(Decimal("NaN"))


def test_the_value_of_a_formula_stands_beside_it() -> None:
    """A reader that does not reckon shows it: a number, a text, or nothing."""
    formulas = (Formula("1/3", Decimal(1) / 3), Formula('"a"&"<b>"', "a<b>"), Formula("A9"))
    data = drawn(book(sheet(*([formula] for formula in formulas)))).data
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("Formulario").to_python()
    assert rows[0][0] == 1 / 3
    assert rows[1][0] == "a<b>"
    assert [cell.value for (cell,) in opened(data)["Formulario"].iter_rows()] == ["=1/3", '="a"&"<b>"', "=A9"]


@pytest.mark.parametrize("day", [date(1900, 3, 1), date(2024, 2, 29), date(9999, 12, 31)])
def test_a_date_is_a_date(day: date) -> None:
    """A number in the format of a date, so that it can be sorted."""
    value = opened(one_cell(day))["Formulario"]["A1"].value
    assert getattr(value, "date", lambda: value)() == day


def test_a_date_that_programs_count_differently_is_a_text() -> None:
    """Excel believes in the 29 February 1900."""
    assert opened(one_cell(date(1899, 12, 31)))["Formulario"]["A1"].value == "1899-12-31"


LINKS = {
    "https://example.org/á b?q=1&r=<2>": "https://example.org/%C3%A1%20b?q=1&r=%3C2%3E",
    "mailto:alguien@example.org": "mailto:alguien@example.org",
    "javascript:alert(1)": None,
    "file:///etc/passwd": None,
    "https://" + "a" * 2100: None,
    r"\\servidor\compartido": None,
}


@pytest.mark.parametrize(("link", "target"), LINKS.items())
def test_only_addresses_that_a_reader_may_follow_are_links(link: str, target: str | None) -> None:
    """The others stay as text."""
    data = one_cell(SheetCell("texto", link=link))
    found = opened(data)["Formulario"]["A1"]
    assert found.value == "texto"
    assert (found.hyperlink.target if found.hyperlink is not None else None) == target
    assert faults_of(data) == []


def test_no_part_names_anything_outside_but_the_links() -> None:
    """Opening the workbook asks nobody for anything."""
    with zipfile.ZipFile(BytesIO(one_cell(SheetCell("x", link="https://example.org/")))) as package:
        outside = [re.findall(rb"<Relationship [^>]*External[^>]*>", package.read(name)) for name in package.namelist()]
    assert [each for found in outside for each in found if b"/hyperlink" not in each] == []
