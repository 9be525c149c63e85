"""How the words of a .docx look, and what their paragraphs are: style, list, number; all of the body."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.support.wordxml import W, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

Looked = tuple[tuple[str, str, str], ...]
"""The stretches of a paragraph that look alike: how, where they lead to, what they say."""


def looks(docx: bytes) -> list[Looked]:
    """Read the words of the body; the addresses of links are those that their relationships have."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        root = parsed(package.read("word/document.xml"))
        relations = ET.fromstring(package.read("word/_rels/document.xml.rels"))  # noqa: S314 - of this program
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    found = []
    for paragraph in root.iter(f"{W}p"):
        runs = [(*key, "".join(text for *_, text in group)) for key, group in groupby(_runs(paragraph, targets), _look)]
        if any(text.strip() for *_, text in runs):
            found.append(tuple((look, link, text) for look, link, text in runs))
    return found


def _look(run: tuple[str, str, str]) -> tuple[str, str]:
    return run[0], run[1]


def _runs(holder: Element, targets: dict[str, str], link: str = "") -> Iterator[tuple[str, str, str]]:
    for child in holder:
        if child.tag == f"{W}r":
            text = "".join(each.text or "" for each in child.findall(f"{W}t"))
            properties = child.find(f"{W}rPr")
            empty = properties is None or not len(properties)
            if text:
                yield "" if empty or properties is None else ET.tostring(properties, encoding="unicode"), link, text
        elif child.tag == f"{W}hyperlink":
            address = next((value for name, value in child.items() if name.endswith("}id")), "")
            yield from _runs(child, targets, targets.get(address, ""))


Shape = tuple[str, str, str, int]
"""What a reader takes a paragraph for: its style; of an item of a list, its level, kind of marker and number."""


def shapes(docx: bytes) -> list[Shape]:
    """Read the same of each paragraph of the body that has words; items are counted as ECMA-376 part 1, 17.9, says."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        root = parsed(package.read("word/document.xml"))
        lists = parsed(package.read("word/numbering.xml")) if "word/numbering.xml" in package.namelist() else None
    counted = Counter[tuple[str, str]]()
    said = (each for each in root.iter(f"{W}p") if "".join(text.text or "" for text in each.iter(f"{W}t")).strip())
    return [_shape(each, lists, counted) for each in said]


def _shape(paragraph: Element, lists: Element | None, counted: Counter[tuple[str, str]]) -> Shape:
    number, level = (_value(paragraph, f"{W}pPr/{W}numPr/{W}{name}") for name in ("numId", "ilvl"))
    style = _value(paragraph, f"{W}pPr/{W}pStyle")
    if lists is None or not number:
        return style, "", "", 0
    own = next(each for each in lists.findall(f"{W}num") if each.get(f"{W}numId") == number)
    abstract = next(
        each
        for each in lists.findall(f"{W}abstractNum")
        if each.get(f"{W}abstractNumId") == _value(own, f"{W}abstractNumId")
    )
    marker = next(each for each in abstract.findall(f"{W}lvl") if each.get(f"{W}ilvl") == level)
    kind = f"{_value(marker, f'{W}numFmt')} {_value(marker, f'{W}lvlText')}"
    start = _value(own, f"{W}lvlOverride/{W}startOverride")
    counted[number, level] += 1
    return style, level, kind, int(start or 1) + counted[number, level] - 1 if "bullet" not in kind else 0


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")
