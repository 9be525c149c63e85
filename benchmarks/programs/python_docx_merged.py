"""python-docx with its own `merge` for the four levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from benchmarks.programs.common import LEVELS, load, measured, started

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    rows = load(folder, "rows.json")

    def work(output: Path) -> None:
        document = docx.Document()
        table = document.add_table(rows=0, cols=len(rows[0]) - LEVELS)
        open_rows = [0] * LEVELS
        for r, (row, before) in enumerate(zip(rows, [None, *rows], strict=False)):
            start = started(row, before)
            cells = table.add_row().cells
            for level in range(LEVELS):
                if level >= start:
                    open_rows[level] = r
                    cells[level].text = row[2 * level + 1]
                else:
                    table.cell(open_rows[level], level).merge(cells[level])
            for cell, text in zip(cells[LEVELS:], row[2 * LEVELS :], strict=True):
                cell.text = text
        document.save(str(output))

    return work


if __name__ == "__main__":
    measured(_prepare)
