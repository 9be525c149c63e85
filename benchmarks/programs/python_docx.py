"""python-docx as its documentation shows it: a row at a time, plain cells, no merges and no looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from benchmarks.programs.common import LEVELS, load, measured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    rows = load(folder, "rows.json")

    def work(output: Path) -> None:
        document = docx.Document()
        table = document.add_table(rows=0, cols=len(rows[0]) - LEVELS)
        for row in rows:
            texts = [*row[1 : 2 * LEVELS : 2], *row[2 * LEVELS :]]
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        document.save(str(output))

    return work


if __name__ == "__main__":
    measured(_prepare)
