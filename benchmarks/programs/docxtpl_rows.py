"""Plain docxtpl: one flat loop over the rows, the four levels merged by an expression inside an attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate

from benchmarks.programs.common import LEVELS, load, measured, started

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    rows = load(folder, "rows.json")

    def work(output: Path) -> None:
        template = DocxTemplate(folder / "template.docx")
        made = [_row(row, before) for row, before in zip(rows, [None, *rows], strict=False)]
        template.render({"rows": made}, autoescape=True)
        template.save(output)

    return work


def _row(row: list[str], before: list[str] | None) -> dict[str, Any]:
    start = started(row, before)
    texts = [row[2 * level + 1] if level >= start else "" for level in range(LEVELS)] + row[2 * LEVELS :]
    merges = {f"merge{level}": "restart" if level >= start else "continue" for level in range(LEVELS)}
    return {**merges, **{f"text{position}": text for position, text in enumerate(texts)}}


if __name__ == "__main__":
    measured(_prepare)
