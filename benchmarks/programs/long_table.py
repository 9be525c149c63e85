"""reportlab's own LongTable with the words of the matrix: a paragraph a cell, its head on every page, nothing tagged.

A label stands once, with its codigo, in the first row of its group: merged over more rows than a page has, LongTable
could not draw it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from benchmarks.programs.common import LEVELS, load, measured, started
from pecdocs.pdf.fonts import family

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_WIDTHS = (14, 14, 14, 14, 34, 12, 18)
"""The columns of the format of the PDF stage, and of its texts those of `_TEXTS`."""
_TEXTS = (0, 2, 5)
_HEAD = ("Eje", "Objetivo", "Estrategia", "Táctica", "Actividad", "Meta", "Responsable")
_WIDTH, _MARGIN = 651.0, 70.0


def _prepare(folder: Path) -> Callable[[Path], None]:
    rows: list[list[str]] = load(folder, "rows.json")
    fonts = family("Calibri")

    def work(output: Path) -> None:
        style = ParagraphStyle("", fontName=fonts.regular, fontSize=9.5, leading=11.4)
        head = ParagraphStyle("", parent=style, fontName=fonts.bold)
        cells = [[Paragraph(text, head) for text in _HEAD]]
        cells += [[Paragraph(text, style) if text else "" for text in row] for row in _rows(rows)]
        widths = [_WIDTH * each / sum(_WIDTHS) for each in _WIDTHS]
        looks = [("GRID", (0, 0), (-1, -1), 0.5, HexColor("#A3B1C4")), ("FONTNAME", (0, 0), (-1, -1), fonts.regular)]
        table = LongTable(cells, colWidths=widths, repeatRows=1, style=looks)
        size = letter[1], letter[0]
        SimpleDocTemplate(str(output), pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN).build([table])

    return work


def _rows(rows: list[list[str]]) -> Iterator[list[str]]:
    before: list[str] | None = None
    for row in rows:
        first = started(row, before)
        labels = [f"{row[2 * n]} {row[2 * n + 1]}" if n >= first else "" for n in range(LEVELS)]
        yield [*labels, *(row[2 * LEVELS + n] for n in _TEXTS)]
        before = row


if __name__ == "__main__":
    measured(_prepare, time.process_time)
