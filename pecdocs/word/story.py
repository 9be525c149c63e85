"""The stories of an Office file (body, headers, footers, notes) as lines of text, each with its place in words.

One line a paragraph: what Jinja says of line 7 is said of the seventh paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.opc.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pecdocs.opc import Package

DOCUMENT = "word/document.xml"
_STORY = re.compile(r"word/(?:(?P<header>header)\d*|(?P<footer>footer)\d*|(?P<notes>footnotes|endnotes)|document)\.xml")
_NAMES = {"header": "encabezado de página", "footer": "pie de página", "notes": "notas"}


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A paragraph's text and its place: `encabezado de página, tabla 1, fila 1, celda 3`."""

    text: str
    spot: str


def stories(package: Package) -> Iterator[tuple[str, list[StoryLine]]]:
    """Give each story's part name and its lines."""
    for name in sorted(package.parts, key=lambda part: (part != DOCUMENT, part)):
        found = _STORY.fullmatch(name)
        if found is not None:
            prefix = next((f"{_NAMES[kind]} ({name[5:]}), " for kind, hit in found.groupdict().items() if hit), "")
            yield name, list(_lines(package.xml(name), prefix))


def _lines(root: _Element, prefix: str) -> Iterator[StoryLine]:
    tables: dict[_Element, int] = {}
    count = 0
    for element in root.iter(w("tbl"), w("p")):
        if element.tag == w("tbl"):
            tables[element] = len(tables) + 1
            continue
        cell = next(element.iterancestors(w("tc")), None)
        if cell is None:
            count += 1
            yield StoryLine(own_text(element), f"{prefix}párrafo {count}")
        else:
            yield StoryLine(own_text(element), prefix + _cell_spot(cell, tables))


def _cell_spot(cell: _Element, tables: dict[_Element, int]) -> str:
    row = cell.getparent()
    table = next(cell.iterancestors(w("tbl")))
    if row is None:
        return f"tabla {tables[table]}"
    row_number = [child for child in table if child.tag == w("tr")].index(row) + 1
    cell_number = [child for child in row if child.tag == w("tc")].index(cell) + 1
    return f"tabla {tables[table]}, fila {row_number}, celda {cell_number}"


def own_text(paragraph: _Element) -> str:
    """Give the text of a paragraph less that of paragraphs inside it (text boxes), on one line."""
    texts = [text.text or "" for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]
    return " ".join("".join(texts).splitlines())
