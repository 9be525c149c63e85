"""Rows copied with lxml from the first one, by hand for this one table: what a careful programmer would write."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from benchmarks.prepare import DOCUMENT
from benchmarks.programs.common import LEVELS, load, load_parts, measured, started
from pecdocs.opc.xml import w

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element


def _prepare(folder: Path) -> Callable[[Path], None]:
    rows, looks = load(folder, "rows.json"), load(folder, "looks.json")
    parts = load_parts(folder)

    def work(output: Path) -> None:
        cells = "".join("\0".join(each["merged" if c < LEVELS else "single"]) for c, each in enumerate(looks["cells"]))
        row = f"{looks['row']}{cells}</w:tr>".replace("\0", "")
        root = etree.fromstring(f"{looks['head']}{row}{looks['tail']}".encode())
        pattern = list(root.iter(w("tr")))[-1]
        table = pattern.getparent()
        assert table is not None  # noqa: S101 - it was just parsed
        table.remove(pattern)
        for values, before in zip(rows, [None, *rows], strict=False):
            table.append(_filled(deepcopy(pattern), values, started(values, before)))
        parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as out:
            for name, data in parts.items():
                out.writestr(name, data)

    return work


def _filled(row: _Element, values: list[str], start: int) -> _Element:
    texts = [*values[1 : 2 * LEVELS : 2], *values[2 * LEVELS :]]
    for column, (cell, text) in enumerate(zip(row.iterfind(w("tc")), texts, strict=True)):
        if column < start:
            next(cell.iter(w("vMerge"))).attrib.clear()
            paragraph = cell[-1]
            paragraph.remove(paragraph[-1])
        else:
            next(cell.iter(w("t"))).text = text
    return row


if __name__ == "__main__":
    measured(_prepare)
