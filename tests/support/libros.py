"""Workbooks of the seguimiento: made of small plans, drawn as text, written, and filled in as an area does.

A sheet is drawn a row a line. `[x]` is a cell to fill, `{x}` a formula and what it gives, `^` and `<` places that the
cell above or to the left covers, `·` a cell that holds nothing; hidden columns are left out, and a hidden row begins
with `~`.
"""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

from pecdocs.excel import write_workbook
from pecdocs.formato import FormatFolder, read_formato
from pecdocs.layout.libro import Libro, Pedido, lay_out_libro
from pecdocs.layout.workbook import Formula
from pecdocs.plan import read_plan
from pecdocs.seguimiento import Answers, read_answers, rules_of
from tests.conftest import ROOT
from tests.support.outer import resaved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from pecdocs.layout.workbook import CellValue, Sheet, SheetCell
    from pecdocs.plan import Plan

TEMPLATES = ROOT / "templates"
TEMPLATE = TEMPLATES / "comun" / "seguimiento.xlsx"
COMUN = read_formato("comun", TEMPLATES)
EXAMPLE, USPEC = ROOT / "data" / "ejemplo-seguimiento", ROOT / "data" / "uspec-2024"


def libro_of(  # noqa: PLR0913 - what a workbook is asked for with
    plan: Plan,
    periodo: str | None = None,
    area: str | None = None,
    answers: Answers | None = None,
    folder: FormatFolder = COMUN,
    *,
    bare: bool = False,
) -> Libro:
    """Lay out a workbook of a plan."""
    return lay_out_libro(plan, folder, answers or Answers(), Pedido(periodo, area, "plan"), bare=bare)


def libro_in(home: Path, periodo: str | None = None, area: str | None = None) -> Libro:
    """Lay out a workbook of the plan in a folder, with what was answered."""
    plan = read_plan(home)
    folder = read_formato(plan.formato, TEMPLATES)
    answers = read_answers(home, plan, rules_of(plan, folder.formato))
    return lay_out_libro(plan, folder, answers, Pedido(periodo, area, home.name))


def sheet_of(libro: Libro, name: str) -> Sheet:
    """Give a sheet by its name."""
    return next(each for each in libro.workbook.sheets if each.name == name)


def written(libro: Libro) -> bytes:
    """Write a workbook in the common template."""
    return write_workbook(libro.workbook, TEMPLATE.read_bytes(), TEMPLATE.name)


def drawn(sheet: Sheet, first: int = 1, last: int | None = None) -> str:
    """Draw the rows of a sheet, from 1."""
    places = list(_places(sheet))
    shown = [n for n, column in enumerate(sheet.columns) if not column.hidden]
    lines = []
    for row, texts in list(zip(sheet.rows, places, strict=True))[first - 1 : last]:
        mark = "~ " if row.hidden else ""
        lines.append(mark + " | ".join(texts[n] for n in shown))
    return "\n".join(lines)


def _places(sheet: Sheet) -> Iterator[list[str]]:
    width = len(sheet.columns)
    below = [0] * width
    for row in sheet.rows:
        assert len(row.cells) == width
        texts = ["^" if left else "" for left in below]
        below = [max(0, left - 1) for left in below]
        for n, cell in enumerate(row.cells):
            if cell is not None:
                texts[n : n + cell.colspan] = [text_of(cell), *["<"] * (cell.colspan - 1)]
                below[n : n + cell.colspan] = [cell.rowspan - 1] * cell.colspan
        yield texts


def text_of(cell: SheetCell) -> str:
    """Write a cell with the signs of what it is."""
    value = cell.value
    said = shown(value.value if isinstance(value, Formula) else value, cell.format)
    return f"{{{said}}}" if isinstance(value, Formula) else f"[{said}]" if cell.fillable else said or "·"


def shown(value: CellValue, shape: str) -> str:
    """Write a value as its number format shows it."""
    if isinstance(value, Decimal):
        return f"{value:.1%}" if shape.endswith("%") else f"{value.normalize():f}"
    return "" if value is None else str(value).replace("\n", " ⏎ ")


def place_of(sheet: Worksheet, codigo: str, key: str) -> str:
    """Find a cell of a Formulario as its hidden row and column call it."""
    keys = next(row for row in sheet.iter_rows() if row[0].value == "codigo")
    column = next(cell.column for cell in keys if cell.value == key)
    row = next(cell.row for cell in sheet["A"] if cell.value == codigo)
    return str(sheet.cell(row, column).coordinate)


def typed(data: bytes, answers: Mapping[tuple[str, str], str | float]) -> bytes:
    """Fill in a workbook as a person does: what is written, by codigo and key. It keeps no value of a formula."""
    book = openpyxl.load_workbook(BytesIO(data))
    form = book["Formulario"]
    for (codigo, key), value in answers.items():
        cell = form[place_of(form, codigo, key)]
        assert not cell.protection.locked, f"{codigo} {key} is not to be filled"
        cell.value = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def filled(data: bytes, answers: Mapping[tuple[str, str], str | float], folder: Path) -> bytes:
    """Fill in a workbook as a person does, and have LibreOffice save it."""
    return resaved(typed(data, answers), folder)
