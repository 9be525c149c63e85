"""What every program is given in a folder: the plan, its rows as plain texts, and how their table looks.

The looks are read off our own document, so that the others write the same one: the floor's `document.xml` must
come out equal to the last byte.
"""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks.made_plan import LEVELS, made_plan, rows_of

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "word/document.xml"
_RESTART, _CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_TEXT = re.compile(r'(<w:t xml:space="preserve">).*?(</w:t>)')


def write_plan(folder: Path, activities: int) -> None:
    """Write a plan: as a person keeps it, as plain data, and as the rows of its matrix."""
    plan = made_plan(activities)
    (folder / "plan.yaml").write_text(_yaml(plan), encoding="utf-8")
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    (folder / "rows.json").write_text(json.dumps(rows_of(plan)), encoding="utf-8")


def write_looks(folder: Path, document: Path) -> None:
    """Write what the other programs need to make the plan's finished document again."""
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name).hex() for name in package.namelist() if name != DOCUMENT}
        (folder / "parts.json").write_text(json.dumps(parts), encoding="utf-8")
        looks = _looks(package.read(DOCUMENT).decode())
        (folder / "looks.json").write_text(json.dumps(looks), encoding="utf-8")
        _write_template(folder / "template.docx", package, looks)


def _yaml(plan: dict[str, Any]) -> str:
    """Write the plan as a person keeps it: dates and numbers without quotes."""
    text = yaml.safe_dump(_as_written(plan), allow_unicode=True, sort_keys=False, width=110)
    return re.sub(r"'([0-9-]+)'", r"\1", text)


def _as_written(value: Any) -> Any:
    if isinstance(value, dict):
        return value["fecha"] if set(value) == {"fecha"} else {key: _as_written(each) for key, each in value.items()}
    return [_as_written(each) for each in value] if isinstance(value, list) else value


def _looks(document: str) -> dict[str, Any]:
    """Take a document apart: what stands before and after the rows of its matrix, and around the text of each cell."""
    rows = list(re.finditer(r"<w:tr>.*?</w:tr>", document))
    first = max(position for position, row in enumerate(rows) if "<w:tblHeader/>" in row[0]) + 1
    row = rows[first][0]
    cells = re.findall(r"<w:tc>.*?</w:tc>", row)
    return {
        "head": document[: rows[first].start()],
        "row": row[: row.index("<w:tc>")],
        "cells": [_cell(cell) for cell in cells],
        "tail": document[rows[-1].end() :],
    }


def _cell(cell: str) -> dict[str, Any]:
    single = cell.replace(_RESTART, "")
    merged = re.sub(r"(<w:tcW [^>]*/>)", rf"\1{_RESTART}", single)
    continued = re.sub(r"<w:r>.*</w:r>", "", merged.replace(_RESTART, _CONTINUE))
    return {"single": _around(single), "merged": _around(merged), "continued": continued}


def _around(cell: str) -> tuple[str, str]:
    before, after = _TEXT.sub(r"\1\0\2", cell).split("\0")
    return before, after


def _write_template(path: Path, package: zipfile.ZipFile, looks: dict[str, Any]) -> None:
    """Write the template of docxtpl: one row, merged by expressions inside an attribute, which Word can't author."""
    cells = [
        cell["merged"][0].replace('"restart"', f'"{{{{ row.merge{level} }}}}"')
        if level < len(LEVELS) - 1
        else cell["single"][0]
        for level, cell in enumerate(looks["cells"])
    ]
    texts = "".join(
        f"{before}{{{{ row.text{position} }}}}{cell['single'][1]}"
        for position, (before, cell) in enumerate(zip(cells, looks["cells"], strict=True))
    )
    rows = f"{_tag('for row in rows')}{looks['row']}{texts}</w:tr>{_tag('endfor')}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            data = f"{looks['head']}{rows}{looks['tail']}".encode() if name == DOCUMENT else package.read(name)
            out.writestr(name, data)


def _tag(words: str) -> str:
    return f"<w:tr><w:tc><w:p><w:r><w:t>{{%tr {words} %}}</w:t></w:r></w:p></w:tc></w:tr>"
