"""The stories of an Office file (body, headers, footers, notes) as lines of text, each with its place in words."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.opc.xml import w
from pecdocs.word.parts import DOCUMENT, STORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pecdocs.opc import Package

_KINDS = dict(zip(STORIES, ("encabezado de página", "pie de página", "notas al pie", "notas al final"), strict=True))


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A paragraph, its own text, and its place: `encabezado de página (header1.xml), tabla 1, fila 1, celda 3`."""

    text: str
    spot: str
    paragraph: _Element


@dataclass(frozen=True, slots=True)
class Story:
    """A part that holds text: its name, its root, its place in words (none for the body)."""

    part: str
    root: _Element
    name: str = ""

    def lines(self) -> Iterator[StoryLine]:
        """Give its paragraphs in order, those in tables by their cell."""
        prefix = f"{self.name}, " if self.name else ""
        tables: dict[_Element, int] = {}
        spots: dict[_Element, str] = {}
        count = 0
        for element in self.root.iter(w("tbl"), w("p")):
            if element.tag == w("tbl"):
                tables[element] = len(tables) + 1
                continue
            outer = next(element.iterancestors(w("tc"), w("p")), None)
            if outer is None:
                count += 1
                spots[element] = f"{prefix}párrafo {count}"
            elif outer.tag == w("tc"):
                spots[element] = prefix + _cell_spot(outer, tables)
            else:
                spots[element] = f"{spots[outer]}, cuadro de texto"
            yield StoryLine(own_text(element), spots[element], element)


def stories(package: Package) -> Iterator[Story]:
    """Give each story: the body, and every part that the document uses as header, footer or notes."""
    yield Story(DOCUMENT, package.xml(DOCUMENT))
    for kind, words in _KINDS.items():
        for name in sorted(set(package.targets(DOCUMENT, kind).values())):
            if name in package.parts:
                yield Story(name, package.xml(name), f"{words} ({posixpath.basename(name)})")


def _cell_spot(cell: _Element, tables: dict[_Element, int]) -> str:
    row, table = (next(cell.iterancestors(w(name)), None) for name in ("tr", "tbl"))
    if row is None or table is None:
        return "una celda suelta"
    row_number = _own_parts(table, "tr").index(row) + 1
    cell_number = _own_parts(row, "tc").index(cell) + 1
    return f"tabla {tables[table]}, fila {row_number}, celda {cell_number}"


def _own_parts(element: _Element, name: str) -> list[_Element]:
    """Give the rows of a table, or the cells of a row, less those of the tables inside it."""
    return [each for each in element.iter(w(name)) if next(each.iterancestors(element.tag)) is element]


def own_text(paragraph: _Element) -> str:
    """Give the text of a paragraph less that of paragraphs inside it (text boxes), on one line."""
    texts = [text.text or "" for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]
    return " ".join("".join(texts).splitlines())


def has_picture(element: _Element) -> bool:
    """Tell whether something hangs in an element that is no text: a picture, a shape, a text box."""
    return next(element.iter(w("drawing"), w("pict"), w("object")), None) is not None
