"""The floor: the same document by joining strings and zipping them; nothing is read, checked or laid out."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from benchmarks.prepare import DOCUMENT
from benchmarks.programs.common import LEVELS, load, load_parts, measured, started

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def prepare(folder: Path) -> Callable[[Path], None]:
    """Load rows, looks and the other parts."""
    rows, looks = load(folder, "rows.json"), load(folder, "looks.json")
    parts = load_parts(folder)

    def work(output: Path) -> None:
        parts[DOCUMENT] = "".join([looks["head"], *_rows(rows, looks), looks["tail"]]).encode()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in parts.items():
                out.writestr(name, data)

    return work


def _rows(rows: list[list[str]], looks: dict[str, Any]) -> list[str]:
    opening = looks["row"]
    levels, leaves = looks["cells"][:LEVELS], looks["cells"][LEVELS:]
    leaf = [(each["single"][0], each["single"][1]) for each in leaves]
    starts = [started(row, before) for row, before in zip(rows, [None, *rows], strict=False)]
    found = []
    for position, (row, start) in enumerate(zip(rows, starts, strict=True)):
        after = starts[position + 1] if position + 1 < len(starts) else 0
        cells = [each["continued"] for each in levels[:start]]
        for level in range(start, LEVELS):
            before, end = levels[level]["single" if after <= level else "merged"]
            cells.append(f"{before}{escape(row[2 * level + 1])}{end}")
        for (before, end), text in zip(leaf, row[2 * LEVELS :], strict=True):
            cells.append(f"{before}{escape(text)}{end}")
        found.append(f"{opening}{''.join(cells)}</w:tr>")
    return found


if __name__ == "__main__":
    measured(prepare)
