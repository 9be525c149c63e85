"""A sheet: its merged cells, looks, heights, page, protection and what may be written in it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from pecdocs.excel.heights import MAX_HEIGHT
from pecdocs.layout.workbook import Highlight, SheetCell, SheetColumn, Validation, address, column_letters, quoted_sheet
from tests.support.excelcheck import faults_of
from tests.support.workbooks import TABLES, book, drawn, everything, opened, sheet

LONG = "palabra " * 60


def formulario(data: bytes) -> Any:
    """Open the first sheet."""
    return opened(data)["Formulario"]


def test_the_places_of_cells_are_named_as_formulas_name_them() -> None:
    """After Z comes AA; quotes are doubled."""
    assert [column_letters(n) for n in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert address(7, 3, sheet="L'Área", fixed=True) == "'L''Área'!$C$7"
    assert quoted_sheet("Cálculo") == "'Cálculo'"


def test_cells_that_span_rows_and_columns_are_merged_and_all_their_places_have_borders() -> None:
    """A border is drawn by each of the places."""
    big = SheetCell("a", "grupo", rowspan=2, colspan=2)
    data = drawn(book(sheet([big, None, "b"], [None, None, "c"], ["d", "e", "f"]))).data
    assert [str(each) for each in formulario(data).merged_cells.ranges] == ["A1:B2"]
    with zipfile.ZipFile(BytesIO(data)) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    styles = dict(re.findall(r'<c r="(\w+)" s="(\d+)"', text))
    assert len({styles[place] for place in ("A1", "B1", "A2", "B2")}) == 1
    assert styles["A3"] == styles["C1"] != styles["A1"]


def test_a_cell_to_fill_is_the_only_one_that_is_not_locked() -> None:
    """Whatever the template's own look says."""
    page = formulario(everything())
    unlocked = [cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked]
    assert page.protection.sheet
    assert unlocked == ["B4"]
    assert not page.protection.autoFilter


def test_a_fill_of_its_own_has_letters_that_can_be_read() -> None:
    """White on dark, black on light."""
    page = formulario(drawn(book(sheet([SheetCell("a", fill="C00000"), SheetCell("b", fill="FFC000")]))).data)
    assert [cell.fill.fgColor.rgb for cell in page[1]] == ["FFC00000", "FFFFC000"]
    assert [cell.font.color.rgb for cell in page[1]] == ["FFFFFFFF", "FF000000"]


def test_a_style_is_registered_once_for_all_cells_alike() -> None:
    """Excel takes 65,490 of them, and reads each."""
    rows = [[SheetCell(Decimal(n), "dato", "0.0%", fillable=True)] for n in range(50)]
    one, many = (drawn(book(sheet(*part))).data for part in (rows[:1], rows))
    assert len(opened(one)._cell_styles) == len(opened(many)._cell_styles)


def test_looks_are_found_by_column_by_its_name_without_period_and_for_all() -> None:
    """`[[fila · nivel1]]` is the look of that column alone."""
    columns = tuple(SheetColumn(name, 10) for name in ("otra", "nivel1", "nivel1@2024-T1"))
    data = drawn(book(sheet(["a", "b", "c"], name="Hoja", look="Tabla", columns=columns)), TABLES).data
    assert [cell.font.b for cell in opened(data)["Hoja"][1]] == [False, True, True]


def heights(*rows: Any, **more: Any) -> list[float | None]:
    """Give the heights of the rows of a sheet."""
    page = formulario(drawn(book(sheet(*rows, **more))).data)
    return [page.row_dimensions[n].height for n in range(1, len(rows) + 1)]


def test_a_row_is_as_high_as_its_longest_text() -> None:
    """One line takes the usual height, which is not said, and more lines more."""
    short, long = heights(["a"], [LONG])
    assert short is None
    assert long is not None
    assert long > 100


def test_rows_under_a_merged_cell_are_made_high_enough_together() -> None:
    """No program does that by itself."""
    found = heights([SheetCell(LONG, rowspan=3), "a"], [None, "b"], [None, "c"])
    alone = heights([LONG])[0]
    assert alone is not None
    assert sum(each or 0 for each in found) == pytest.approx(alone, abs=0.1)
    assert len(set(found)) == 1


def test_a_text_over_several_columns_has_room_for_more_words() -> None:
    """The width of all of them is counted."""
    over_three, over_one = heights([SheetCell(LONG, colspan=3), None, None], [LONG, "", ""])
    assert over_three is not None
    assert over_one is not None
    assert over_three < over_one


def test_no_row_is_higher_than_excel_takes() -> None:
    """It would call the file damaged."""
    assert heights([LONG * 40]) == [MAX_HEIGHT]


def test_the_page_is_that_of_the_template() -> None:
    """On its side, as wide as the page, with its numbers; the draft's mark is in the header."""
    page = formulario(everything())
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.print_title_rows, page.freeze_panes) == ("$1:$3", "B4")
    assert page.oddHeader.right.text.startswith("Plan && <cía.>")
    assert "BORRADOR" in page.oddHeader.center.text
    assert "&P" in page.oddFooter.right.text


def test_an_approved_document_bears_no_mark() -> None:
    """Neither a line in its place."""
    assert formulario(drawn(book(sheet(["a"]))).data).oddHeader.center.text is None


def test_the_words_of_a_validation_are_said() -> None:
    """In Spanish, cut where Excel takes no more."""
    rule = Validation("A1", "custom", "A1>0", error="e" * 300, title="t" * 40, prompt="p")
    data = drawn(book(replace(sheet(["a"]), validations=(rule,)))).data
    (found,) = formulario(data).data_validations.dataValidation
    assert (len(found.error), len(found.errorTitle), found.prompt) == (255, 32, "p")
    assert faults_of(data) == []


def test_a_word_is_highlighted_also_with_quotes_in_it() -> None:
    """The colour goes with the whole word."""
    data = drawn(book(replace(sheet(["a"]), highlights=(Highlight("A1", 'di "x" & y', "C00000"),)))).data
    (rule,) = next(iter(formulario(data).conditional_formatting)).rules
    assert rule.formula == ['"di ""x"" & y"']
    assert rule.dxf.fill.bgColor.rgb == "FFC00000"


def test_the_sheets_stand_in_order_and_the_first_that_is_shown_is_open() -> None:
    """Those that only the template has, where it has them."""
    found = opened(everything())
    assert found.sheetnames == ["Formulario", "Resumen", "Instrucciones", "Otra", "Cálculo"]
    assert found.active.title == "Formulario"
    assert [page.sheet_state for page in found] == ["visible"] * 4 + ["hidden"]


def test_nothing_of_the_template_is_left_but_its_looks() -> None:
    """Neither marks nor fields."""
    texts = [str(cell.value) for page in opened(everything()) for row in page.iter_rows() for cell in row if cell.value]
    assert [text for text in texts if "[[" in text or "{{" in text] == []
    assert "Plan & <cía.>" in texts
