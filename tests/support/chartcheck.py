"""What a chart of a .docx says, and whether the workbook inside it says the same; the standard library alone."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from tests.support.wordxml import R, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Drawn = dict[str, list[tuple[str, float | None]]]
"""For each series, by its name: the categories in order, each with its number, None where it has none."""


def charts_of(parts: Mapping[str, bytes]) -> dict[str, Drawn]:
    """Give what each chart of a package shows, by the name of its part."""
    return {name: _drawn(parsed(parts[name])) for name in sorted(parts) if "/charts/" in name and name.endswith(".xml")}


def chart_faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Give what is wrong with the charts of a package: points that do not add up, data that is another or not there."""
    for name in charts_of(parts):
        root = parsed(parts[name])
        yield from (f"{name}: {fault}" for fault in _points(root))
        external = root.find(f"{C}externalData")
        if external is not None:
            yield from (f"{name}: {fault}" for fault in _data(root, parts, name, str(external.get(f"{R}id"))))


def _points(root: Element) -> Iterator[str]:
    for series in root.iter(f"{C}ser"):
        counts = [int(str(each.get("val"))) for each in series.iterfind(f"*//{C}ptCount")]
        words, numbers = counts[-2:]
        if words != numbers:
            yield f"a series has {numbers} numbers for {words} categories"
        for count in series.iterfind(f"./*//{C}ptCount/.."):
            indices = [int(str(point.get("idx"))) for point in count.findall(f"{C}pt")]
            size = int(str(count.find(f"{C}ptCount").get("val")))  # type: ignore[union-attr]
            if indices != sorted(set(indices)) or any(index >= size for index in indices):
                yield f"the points {indices} do not fit in {size}"


def _data(root: Element, parts: Mapping[str, bytes], name: str, identity: str) -> Iterator[str]:
    """Compare each cached point with the cell that it was taken from."""
    book = _target(parts, name, identity)
    if book not in parts:
        yield f"its workbook {book} is missing"
        return
    cells = _cells(parts[book])
    for reference in root.iter(f"{C}f"):
        sheet, _, span = str(reference.text).partition("!")
        held = cells.get(sheet.strip("'"))
        if held is None:
            yield f"{reference.text} names a sheet that its workbook has not"
            continue
        for index, (cell, shown) in enumerate(zip(_addresses(span), _cached(root, reference), strict=False)):
            if not _same(shown, held.get(cell)):
                yield f"point {index} shows {shown} and {cell} holds {held.get(cell)}"


def _same(shown: str | None, held: str | None) -> bool:
    if shown is None or held is None:
        return shown is held
    try:
        return float(shown) == float(held)
    except ValueError:
        return shown == held


def _cached(root: Element, reference: Element) -> list[str | None]:
    parent = next(each for each in root.iter() if reference in list(each))
    cache = next(each for each in parent if each.tag.endswith("Cache"))
    size = int(str(cache.find(f"{C}ptCount").get("val")))  # type: ignore[union-attr]
    points = {int(str(each.get("idx"))): each.findtext(f"{C}v") for each in cache.iterfind(f"{C}pt")}
    return [points.get(index) for index in range(size)]


def _addresses(span: str) -> list[str]:
    first, _, last = span.replace("$", "").partition(":")
    column = first.rstrip("0123456789")
    start = int(first[len(column) :])
    end = int(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if last else start
    return [f"{column}{row}" for row in range(start, end + 1)]


def _target(parts: Mapping[str, bytes], source: str, identity: str) -> str:
    folder, base = posixpath.split(source)
    for each in parsed(parts[f"{folder}/_rels/{base}.rels"]):
        if each.get("Id") == identity:
            return posixpath.normpath(posixpath.join(folder, str(each.get("Target"))))
    return f"(no relationship {identity})"


def _cells(book: bytes) -> dict[str, dict[str, str]]:
    """Give the cells of each sheet of a small workbook: texts inline, sheets in order."""
    with zipfile.ZipFile(BytesIO(book)) as package:
        names = [str(each.get("name")) for each in parsed(package.read("xl/workbook.xml")).iter(f"{S}sheet")]
        roots = [parsed(package.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1)]
    return {
        name: {str(cell.get("r")): _held(cell) for cell in root.iter(f"{S}c")}
        for name, root in zip(names, roots, strict=True)
    }


def _held(cell: Element) -> str:
    assert cell.find(f"{S}f") is None, "data became a formula"
    if cell.get("t") == "inlineStr":
        return "".join(cell.find(f"{S}is").itertext())  # type: ignore[union-attr]
    return cell.findtext(f"{S}v") or ""


def _drawn(root: Element) -> Drawn:
    found: Drawn = {}
    for series in root.iter(f"{C}ser"):
        name = series.find(f"{C}tx")
        words = [point.findtext(f"{C}v") or "" for point in series.iterfind(f"{C}cat//{C}pt")]
        numbers = {int(str(p.get("idx"))): float(p.findtext(f"{C}v") or "") for p in series.iterfind(f"{C}val//{C}pt")}
        label = name.findtext(f".//{C}v") or "" if name is not None else ""
        found[label] = [(word, numbers.get(n)) for n, word in enumerate(words)]
    return found
