"""A workbook that nobody changed says what the plan says, whoever saved it: not a byte of plan.yaml changes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from pecdocs.excel.reading import read_workbook
from tests.support.excelcheck import faults_of
from tests.support.outer import all_resaved, findings
from tests.support.planlibros import PLANS, ROOT, copied, laid_out, taken, written
from tests.support.strategies import as_files, plan_data

if TYPE_CHECKING:
    from tests.support.strategies import Data


@pytest.mark.parametrize("name", PLANS)
def test_a_sample_plan_comes_back_as_it_went(name: str, tmp_path: Path) -> None:
    """No difference, and the same bytes."""
    folder = copied(name, tmp_path)
    found = taken(folder, written(laid_out(folder)))
    assert found.lines == ()
    assert found.new == found.old == (ROOT / "data" / name / "plan.yaml").read_bytes()


@given(plan_data())
@settings(max_examples=40)
def test_any_plan_comes_back_as_it_went(data: Data) -> None:
    """Hostile texts, dates of every kind, fields that say more than a cell can hold."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "plan"
        folder.mkdir()
        as_files(data, folder)
        book = written(laid_out(folder))
        assert faults_of(book) == []
        found = taken(folder, book)
    assert found.lines == ()
    assert found.new == found.old


def test_line_ends_of_windows_and_its_mark_stay(tmp_path: Path) -> None:
    """A plan saved by the Notepad of Windows."""
    folder = copied("uspec-2024", tmp_path)
    path = folder / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    found = taken(folder, written(laid_out(folder)))
    assert found.lines == ()
    assert found.new == found.old


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also from another folder."""
    (tmp_path / "otra").mkdir()
    first, second = copied("uspec-2024", tmp_path), copied("uspec-2024", tmp_path / "otra")
    assert written(laid_out(first)) == written(laid_out(second))


@pytest.mark.parametrize("name", PLANS)
def test_a_workbook_has_nothing_that_excel_repairs(name: str, tmp_path: Path) -> None:
    """The structural checker."""
    assert faults_of(written(laid_out(copied(name, tmp_path)))) == []


def test_what_cannot_be_changed_is_grey_and_says_where(tmp_path: Path) -> None:
    """The two steps of INT-1 have numbers of their own."""
    data = written(laid_out(copied("uspec-2024", tmp_path)))
    sheet = read_workbook(data, "libro.xlsx").sheets["Árbol"]
    texts = {cell.text for row in sheet.rows.values() for cell in row.values()}
    assert "en plan.yaml" in texts


@pytest.mark.externo
def test_workbooks_are_valid_for_the_open_xml_sdk(tmp_path: Path) -> None:
    """Each sample plan's."""
    books = {name: written(laid_out(copied(name, tmp_path))) for name in PLANS}
    assert findings(books, tmp_path, "xlsx") == []


@pytest.mark.externo
def test_a_workbook_that_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    """Opened and saved by another program, nothing changed."""
    folders = {name: copied(name, tmp_path) for name in PLANS}
    saved = all_resaved({name: written(laid_out(folder)) for name, folder in folders.items()}, tmp_path)
    assert len(saved) == len(PLANS) > 0
    for name, data in saved.items():
        found = taken(folders[name], data)
        assert found.lines == (), name
        assert found.new == found.old, name
