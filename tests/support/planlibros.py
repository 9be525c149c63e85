"""Workbooks of a plan, written, changed as a person changes them, and taken back."""

from __future__ import annotations

import shutil
from contextlib import chdir
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.plan_recoger import Prepared, Request, prepare
from pecdocs.excel import draw_workbook
from pecdocs.layout.plan_libro import lay_out_plan
from pecdocs.layout.plan_libro.hoja import HEADER_ROW, KEYS_ROW

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from pecdocs.layout.workbook import Workbook

ROOT = Path(__file__).parent.parent.parent
PLANS = (*("ejemplo-seguimiento", "inm-2019", "ipco-2022", "mintic-2019", "rendicion-2019", "uspec-2024"),)
"""The sample plans."""
TEMPLATE = ROOT / "templates" / "comun" / "plan.xlsx"


def laid_out(folder: Path) -> Workbook:
    """Lay out the workbook of the plan in a folder."""
    plan, formato = read_inputs(folder, templates=ROOT / "templates")
    return lay_out_plan(plan, formato, folder.name)


def written(book: Workbook) -> bytes:
    """Write a workbook of a plan in the common template."""
    return draw_workbook(book, TEMPLATE.read_bytes(), "plan.xlsx").data


def copied(name: str, room: Path) -> Path:
    """Copy a sample plan to a folder."""
    shutil.copytree(ROOT / "data" / name, room / name)
    return room / name


def taken(folder: Path, data: bytes, *, force: bool = False, may_empty: bool = False) -> Prepared:
    """Take a workbook back, from the folder above the plan's: messages say `libro.xlsx`."""
    (folder.parent / "libro.xlsx").write_bytes(data)
    with chdir(folder.parent):
        request = Request(
            Path(folder.name), Path("libro.xlsx"), force=force, templates=ROOT / "templates", may_empty=may_empty
        )
        return prepare(request, lambda _stage: None)


class Opened:
    """A workbook of a plan, opened as a person opens it."""

    def __init__(self, data: bytes) -> None:
        self.book = load_workbook(BytesIO(data))

    def sheet(self, name: str) -> Worksheet:
        """Give a sheet."""
        return self.book[name]

    def column(self, sheet: str, key: str) -> int:
        """Tell the number of a column."""
        return next(cell.column for cell in self.book[sheet][KEYS_ROW] if cell.value == key)

    def row(self, sheet: str, code: str) -> int:
        """Tell the number of the row of a codigo."""
        column = self.column(sheet, "codigo")
        rows = range(HEADER_ROW + 1, self.book[sheet].max_row + 1)
        return next(row for row in rows if self.book[sheet].cell(row, column).value == code)

    def put(self, sheet: str, code: str | int, **values: Any) -> None:
        """Write in cells of the row of a codigo, or of a number."""
        row = code if isinstance(code, int) else self.row(sheet, code)
        for key, value in values.items():
            self.book[sheet].cell(row, self.column(sheet, key.replace("__", "@").replace("_T", "-T"))).value = value

    def first_free(self, sheet: str) -> int:
        """Tell the number of the first empty row."""
        column = self.column(sheet, "codigo")
        return next(row for row in range(HEADER_ROW + 1, 10_000) if self.book[sheet].cell(row, column).value is None)

    def data(self) -> bytes:
        """Save it."""
        buffer = BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()


def changed(folder: Path, change: Callable[[Opened], None]) -> bytes:
    """Give the workbook of a plan with changes in it."""
    opened = Opened(written(laid_out(folder)))
    change(opened)
    return opened.data()


def in_room(text: str, change: Callable[[Opened], None], *, may_empty: bool = False) -> tuple[list[str], str]:
    """Change a plan of this text in its workbook; give what is said of it, and the text that it becomes."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "plan"
        folder.mkdir()
        (folder / "plan.yaml").write_bytes(text.encode())
        found = taken(folder, changed(folder, change), may_empty=may_empty)
    return list(found.lines), found.new.decode()
