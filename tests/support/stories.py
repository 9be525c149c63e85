"""What a .docx says, story by story, so that two files can be compared by their words alone.

It says the same of a document and of the same document opened and saved by LibreOffice, which rewrites nearly all
else. What is left out for that, the least that is possible:

- results of PAGE, NUMPAGES and PAGEREF fields, which are of the printed pages; and, in a paragraph with an inner link,
  a number after the last tab: LibreOffice writes the lines of a contents field so;
- paragraphs without words: LibreOffice adds one to a header that has none, and after a table at the end, and leaves
  one where a whole paragraph went before a table; in a tracked row without words it writes a joiner of no width;
- page breaks, which LibreOffice makes properties of the paragraph that follows;
- which section and which kind of page a header or footer is for: LibreOffice gives each section its own parts. They
  are a set of texts, of those that hold on some page;
- white space at both ends of a paragraph and of a note: LibreOffice puts its own after the note's mark.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.support.wordxml import R, W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DOCUMENT, NOTES, RELATIONS = "word/document.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"

_PAGES = (["PAGE"], ["NUMPAGES"], ["PAGEREF"])
"""The fields whose results are numbers of printed pages, as the words that their instructions begin with."""
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad"}
_PAGE_AT_END = re.compile(r"\t[\d–]+$")
"""A page's number at the end of a line of contents: LibreOffice writes it as text, without its field."""
_NOTHING = ("", "\u200d")
"""No words; LibreOffice puts a joiner of no width in a row that it tracks and that has no words at all."""
_SILENT = frozenset({*(W + name for name in ("pPr", "rPr", "tblPr", "del", "moveFrom")), f"{MC}Fallback"})
"""What says nothing: properties, and what was taken away."""


@dataclass(frozen=True, slots=True)
class Stories:
    """The words of a document, a text for each paragraph that has any; `[1]` stands where the first note's mark is."""

    body: tuple[str, ...]
    notes: tuple[tuple[str, ...], ...]
    """The paragraphs of each note, in the order of their marks."""
    headers: frozenset[tuple[str, ...]]
    footers: frozenset[tuple[str, ...]]

    def differences(self, other: Stories) -> list[str]:
        """Say where another document's words begin to differ, a line for each kind of story."""
        found = []
        for name in ("body", "notes"):
            mine, its = getattr(self, name), getattr(other, name)
            if mine != its:
                at = next(
                    (i for i, (a, b) in enumerate(zip(mine, its, strict=False)) if a != b), min(len(mine), len(its))
                )
                found.append(f"{name} {at}: {mine[at : at + 3]!r} != {its[at : at + 3]!r}")
        for name in ("headers", "footers"):
            mine, its = getattr(self, name), getattr(other, name)
            if mine != its:
                found.append(f"{name}: {sorted(mine - its)!r} != {sorted(its - mine)!r}")
        return found


def story_texts(docx: bytes) -> Stories:
    """Read the words of a document; of one with tracked changes, those it has as they stand, deleted ones left out."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("word/")}
    root = _root(parts[DOCUMENT])
    marks: list[str] = []
    body = tuple(paragraphs(root, marks))
    notes = {note.get(f"{W}id"): note for note in _root(parts[NOTES])} if NOTES in parts else {}
    written = tuple(tuple(paragraphs(notes[mark], [])) for mark in marks)
    edges = {kind: frozenset(_edges(root, kind, parts)) - {()} for kind in ("header", "footer")}
    return Stories(body, written, edges["header"], edges["footer"])


def paragraphs(story: Element, marks: list[str]) -> Iterator[str]:
    """Give the words of each paragraph that has any, in reading order; add to `marks` the ids of notes as they come."""
    for element in story:
        if element.tag == f"{W}p":
            line = _Line(marks)
            line.read(element)
            text = "".join(line.text).strip()
            if any(link.get(f"{W}anchor") for link in element.iter(f"{W}hyperlink")):
                text = _PAGE_AT_END.sub("", text)
            if text not in _NOTHING:
                yield text
            for each in line.boxes:
                yield from paragraphs(each, marks)
        elif element.tag == f"{W}tc" and _goes_on(element):
            continue
        elif element.tag not in _SILENT:
            yield from paragraphs(element, marks)


def _goes_on(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


class _Line:
    """A paragraph while it is read: its text so far, the fields that are open, and the text boxes in it."""

    def __init__(self, marks: list[str]) -> None:
        self.marks = marks
        self.text: list[str] = []
        self.boxes: list[Element] = []
        self.fields: list[list[str]] = []
        """For each open field: its instruction, and «result» once what it gave goes on."""

    def read(self, parent: Element) -> None:
        """Read what an element holds."""
        for node in parent:
            if node.tag == f"{W}txbxContent":
                self.boxes.append(node)
            elif node.tag == f"{W}fldChar":
                self._field_mark(node)
            elif node.tag == f"{W}instrText" and self.fields:
                self.fields[-1][0] += node.text or ""
            elif node.tag not in _SILENT:
                self._read_one(node)

    def _read_one(self, node: Element) -> None:
        simple = node.tag == f"{W}fldSimple"
        if simple:
            self.fields.append([node.get(f"{W}instr", ""), "result"])
        if not self._is_silent():
            self.text.append(self._said(node))
        self.read(node)
        if simple:
            self.fields.pop()

    def _said(self, node: Element) -> str:
        if node.tag == f"{W}t":
            return node.text or ""
        if node.tag == f"{W}br":
            return "\n" if node.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        if node.tag == f"{W}footnoteReference":
            self.marks.append(node.get(f"{W}id", ""))
            return f"[{len(self.marks)}]"
        return _SIGNS.get(node.tag, "")

    def _is_silent(self) -> bool:
        """Tell whether what comes is a field's instruction, or a page's number."""
        return any(state == "order" or text.split()[:1] in _PAGES for text, state in self.fields)

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(["", "order"])
        elif self.fields and kind == "separate":
            self.fields[-1][1] = "result"
        elif self.fields:
            self.fields.pop()


def _edges(root: Element, kind: str, parts: dict[str, bytes]) -> Iterator[tuple[str, ...]]:
    """Give the texts of the headers or footers that hold on some page of some section."""
    targets = {each.get("Id"): each.get("Target", "") for each in _root(parts[RELATIONS])}
    held: dict[str, str] = {}
    for section in root.iter(f"{W}sectPr"):
        for each in section.findall(f"{W}{kind}Reference"):
            held[each.get(f"{W}type", "default")] = targets[each.get(f"{R}id")]
        shown = ["default", "first"] if section.find(f"{W}titlePg") is not None else ["default"]
        for each_kind in shown:
            if each_kind in held:
                name = posixpath.normpath(posixpath.join("word", held[each_kind])).lstrip("/")
                yield tuple(paragraphs(_root(parts[name]), []))


def _root(data: bytes) -> Element:
    return ET.fromstring(data)  # noqa: S314 - this program, or LibreOffice at its request, wrote it
