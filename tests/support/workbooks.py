"""Small workbooks as pure data, written in the templates of comun, and what other programs read of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from pecdocs.excel import draw_workbook
from pecdocs.layout.blocks import Chart, Properties, Series
from pecdocs.layout.context import shape
from pecdocs.layout.workbook import (
    Formula,
    Highlight,
    PlacedChart,
    Sheet,
    SheetCell,
    SheetColumn,
    SheetRow,
    Validation,
    Workbook,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.excel import Drawn
    from pecdocs.layout.workbook import CellValue

ROOT = Path(__file__).parent.parent.parent
FILE = "plantilla.xlsx"
SEGUIMIENTO = (ROOT / "templates/comun/seguimiento.xlsx").read_bytes()
TABLES = (ROOT / "templates/comun/matriz.xlsx").read_bytes()
WHO = Properties("Plan", "Entidad", "es-CO", date(2024, 3, 1), "1", "Borrador")


def context(**fields: str) -> dict[str, Any]:
    """Give the fields of a template: `documento_titulo="Plan"`."""
    found = shape()
    for name, value in fields.items():
        group, _, own = name.partition("_")
        found[group][own] = value
    return found


def sheet(*rows: Sequence[CellValue | SheetCell], name: str = "Formulario", **more: Any) -> Sheet:
    """Make a sheet of rows of values, or of whole cells; None is a place that another cell covers."""
    written = [
        SheetRow(tuple(cell if cell is None or isinstance(cell, SheetCell) else SheetCell(cell) for cell in row))
        for row in rows
    ]
    width = max((len(row) for row in rows), default=1)
    columns = tuple(SheetColumn(f"c{n}", 20) for n in range(1, width + 1))
    return Sheet(name, tuple(written), more.pop("columns", columns), **more)


def book(*sheets: Sheet, mark: str | None = None, **fields: str) -> Workbook:
    """Make a workbook."""
    return Workbook(sheets, context(**fields), WHO, mark)


def drawn(workbook: Workbook, template: bytes = SEGUIMIENTO) -> Drawn:
    """Write a workbook in a template."""
    return draw_workbook(workbook, template, FILE)


def one_cell(value: CellValue | SheetCell) -> bytes:
    """Write a workbook of one cell."""
    return drawn(book(sheet([value]))).data


def opened(data: bytes) -> Any:
    """Open a workbook with another library, whose types do not know what stands in it."""
    return openpyxl.load_workbook(BytesIO(data))


@cache
def everything() -> bytes:
    """Write a workbook that uses all that a sheet may have."""
    cell, title = SheetCell, SheetCell("Título", "titulo", colspan=4)
    rows = (
        SheetRow((title, None, None, None), height=30),
        SheetRow((None, None, None, None), hidden=True),
        SheetRow(tuple(cell(text, "encabezado") for text in ("Actividad", "Ejecutado", "%", "Estado"))),
        SheetRow(
            (
                cell("=1+1", rowspan=2),
                cell(Decimal(3), "dato", fillable=True),
                cell(Formula("B4/4", Decimal("0.75")), "calculo", "0.0%"),
                cell(Formula('IF(\'Cálculo\'!A1>0.5,"Adecuado","Crítico")', "Adecuado"), "calculo"),
            )
        ),
        SheetRow(
            (None, cell(date(2024, 3, 1), "dato"), cell("a\nb  c "), cell("ir", link="https://example.org/á?b=1&c"))
        ),
        SheetRow(
            (cell("x", fill="C00000"), cell("y", link="#'Otra'!A1"), cell("z", link="file:///etc/passwd"), cell(None))
        ),
    )
    columns = (*(SheetColumn(name, 14) for name in "abc"), SheetColumn("d", 14, hidden=True))
    form = Sheet(
        "Formulario",
        tuple(row if any(row.cells) else SheetRow(tuple(cell("clave") for _ in columns), hidden=True) for row in rows),
        columns,
        frozen_rows=3,
        frozen_columns=1,
        title_rows=(1, 3),
        filter_range="A3:D6",
        protected=True,
        validations=(
            Validation("D4:D6", "list", '"No iniciado,Suspendida"', error="Elija una palabra", title="Estado"),
            Validation("B4:B6", "decimal", "0", prompt="Un número", title="Ejecutado"),
        ),
        highlights=(Highlight("D4:D6", "Adecuado", "00B050"), Highlight("D4:D6", 'Con "comillas"', "FFC000")),
    )
    chart = Chart("Avance", ("Uno", "Dos"), (Series("Eje", (Decimal("0.5"), None)),), "Barras", percent=True)
    places = PlacedChart(chart, "B8:D20", "'Resumen'!$A$1:$A$2", ("'Resumen'!$B$1:$B$2",))
    summary = replace(sheet(["Uno", Decimal("0.5")], ["Dos", SheetCell()], name="Resumen"), charts=(places, places))
    other = sheet(["otra"], name="Otra", look="Formulario")
    hidden = sheet([Decimal(1)], name="Cálculo", hidden=True)
    return drawn(book(form, summary, other, hidden, mark="BORRADOR", documento_nombre="Plan & <cía.>")).data
