"""`python -m benchmarks.workbooks [--quick]`: a workbook of a seguimiento beside openpyxl writing the same cells.

One process: in each round every program writes each size once, one after another, so that what else the machine does
meets them all. The median of the rounds is printed, in seconds of the processor. openpyxl writes in its write-only
mode, the fastest it has: with the cells' values alone, and with a look for each. It neither protects, nor estimates
heights, nor keeps what formulas give; formulas and texts are the same.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from pecdocs.excel import write_workbook
from pecdocs.layout.blocks import Properties
from pecdocs.layout.context import shape
from pecdocs.layout.workbook import Formula, Sheet, SheetCell, SheetColumn, SheetRow, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES, QUICK = (2_000, 10_000), (200, 400)
ROUNDS = 7
_TEMPLATE = Path(__file__).parent.parent / "templates" / "comun" / "seguimiento.xlsx"
_WORDS = "Publicar, revisar y difundir los contenidos de comunicación interna y externa de la entidad en el periodo"


def made(rows: int) -> Workbook:
    """Make a form of so many rows and eighteen columns: texts, numbers, cells to fill, formulas with their values."""
    columns = tuple(SheetColumn(f"c{number}", 16) for number in range(1, 19))
    sheet = Sheet("Formulario", tuple(map(_row, range(1, rows + 1))), columns, protected=True)
    return Workbook((sheet,), shape(), Properties("Plan", "", "es-CO", "2024-01", "1", ""))


def _row(number: int) -> SheetRow:
    done, due = Decimal(number % 5), Decimal(number % 7 + 1)
    texts = (f"ACT-{number}", f"Eje {number // 500}", f"Objetivo {number // 50}", f"{number}. {_WORDS}", "Porcentaje")
    light = f'IF(N{number}>=0.8,"Adecuado",IF(N{number}>=0.6,"En riesgo","Crítico"))'
    cells = [SheetCell(text) for text in texts]
    cells += [SheetCell(due)]
    cells += [SheetCell(done, "dato", fillable=True)] * 4
    cells += [SheetCell(None, "dato", fillable=True)] * 3
    cells += [SheetCell(Formula(f"IF(G{number}=0,0,G{number}/F{number})", done / due), "calculo", "0.0%")] * 4
    return SheetRow((*cells, SheetCell(Formula(light, "Adecuado"), "calculo")))


def ours(workbook: Workbook) -> bytes:
    """Write it in the template of comun."""
    return write_workbook(workbook, _TEMPLATE.read_bytes(), _TEMPLATE.name)


def theirs(workbook: Workbook) -> bytes:
    """Write the values of its cells with openpyxl."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Formulario")
    for row in _values(workbook):
        page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def theirs_with_looks(workbook: Workbook) -> bytes:
    """Write its cells with openpyxl, each with a font and its text in several lines."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Formulario")
    font, alignment = Font(name="Calibri", size=9), Alignment(wrap_text=True, vertical="center")
    for row in _values(workbook):
        cells = [WriteOnlyCell(page, value) for value in row]
        for cell in cells:
            cell.font, cell.alignment = font, alignment
        page.append(cells)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _values(workbook: Workbook) -> Iterator[list[Any]]:
    for row in workbook.sheets[0].rows:
        values = (cell.value for cell in row.cells if cell is not None)
        yield [f"={value.text}" if isinstance(value, Formula) else value for value in values]


PROGRAMS: dict[str, Callable[[Workbook], bytes]] = {
    "openpyxl write-only, values": theirs,
    "openpyxl write-only, values and looks": theirs_with_looks,
    "pecdocs, Excel stage": ours,
}


def main() -> None:
    """Measure and print."""
    sizes = QUICK if "--quick" in sys.argv else SIZES
    found = measure(sizes)
    for size, times in found.items():
        floor = times["openpyxl write-only, values"]
        print(f"\n### {size:,} rows of 18 cells\n\n| | s | times openpyxl's values |\n|---|---|---|")
        for name, seconds in times.items():
            print(f"| {name} | {seconds:.3f} | {seconds / floor:.2f} |")
    smaller, larger = sizes
    for name in PROGRAMS:
        growth = found[larger][name] / found[smaller][name]
        print(f"{name}: {growth:.1f} times the time for {larger / smaller:.0f} times the rows")


def measure(sizes: tuple[int, ...]) -> dict[int, dict[str, float]]:
    """Run every program at every size, round by round, after one that is not counted; give the medians."""
    books = {size: made(size) for size in sizes}
    times: dict[tuple[int, str], list[float]] = {(size, name): [] for size in sizes for name in PROGRAMS}
    for turn in range(ROUNDS + 1):
        for (size, name), each in times.items():
            gc.collect()
            start = time.process_time()
            PROGRAMS[name](books[size])
            if turn:
                each.append(time.process_time() - start)
    return {size: {name: statistics.median(times[size, name]) for name in PROGRAMS} for size in sizes}


if __name__ == "__main__":
    main()
