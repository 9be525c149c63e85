"""How the words of a .docx look: for each paragraph of the body that has words, its runs with their properties."""

from __future__ import annotations

import zipfile
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
        if runs:
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
