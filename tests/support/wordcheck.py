"""A structural checker for .docx files: what the Open XML SDK validator lets pass and Word does not.

`faults_of` gives one line for each thing that would make Word repair a file, or show it wrong.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from tests.support.chartcheck import chart_faults
from tests.support.packagecheck import package_faults
from tests.support.wordxml import DOCUMENT, WP, W, attribute, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_STORY = re.compile(r"word/(document|footnotes|endnotes|header[^/]*|footer[^/]*)\.xml")


def faults_of(data: bytes) -> list[str]:
    """Give every structural fault of a .docx."""
    return list(_Checker(data).faults())


class _Checker:
    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.names = package.namelist()
            self.raw = {name: package.read(name) for name in self.names}
        self.roots = {name: parsed(self.raw[name]) for name in self.names if name.endswith((".xml", ".rels"))}
        self.stories = {name: root for name, root in self.roots.items() if _STORY.fullmatch(name)}

    def faults(self) -> Iterator[str]:
        yield from package_faults(self.names, self.roots)
        yield from self._styles()
        yield from self._numbers()
        yield from self._identities()
        yield from self._notes()
        yield from self._anchors()
        yield from chart_faults(self.raw)
        for name, root in self.stories.items():
            for position, table in enumerate(root.iter(f"{W}tbl"), start=1):
                for fault in _table(table):
                    yield f"{name}, table {position}: {fault}"
            yield from _texts(name, root)
        yield from _sections(self.roots[DOCUMENT])

    def _styles(self) -> Iterator[str]:
        known = Counter(style.get(f"{W}styleId") for style in self.roots["word/styles.xml"].iter(f"{W}style"))
        yield from (f"{count} styles have the id {identity}" for identity, count in known.items() if count > 1)
        for name, root in self.roots.items():
            for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
                for used in root.iter(W + kind):
                    if used.get(f"{W}val") not in known:
                        yield f"{name} uses the style {used.get(f'{W}val')}, which is missing"

    def _numbers(self) -> Iterator[str]:
        numbering = self.roots.get("word/numbering.xml")
        found = list(numbering.iter(f"{W}num")) if numbering is not None else []
        abstracts = list(numbering.iter(f"{W}abstractNum")) if numbering is not None else []
        nums = {num.get(f"{W}numId"): attribute(num, "abstractNumId") for num in found}
        levels = {
            each.get(f"{W}abstractNumId"): {level.get(f"{W}ilvl") for level in each.iter(f"{W}lvl")}
            for each in abstracts
        }
        if len(nums) < len(found) or len(levels) < len(abstracts):
            yield "two numberings have one id"
        for num, abstract in nums.items():
            if abstract not in levels:
                yield f"the numbering {num} is of the abstract one {abstract}, which is missing"
        order = [child.tag.removeprefix(W) for child in numbering] if numbering is not None else []
        if order != sorted(order, key=("numPicBullet", "abstractNum", "num").index):
            yield "the numberings are out of order"
        for name, root in self.stories.items():
            for used in root.iter(f"{W}numPr"):
                num, level = attribute(used, "numId"), attribute(used, "ilvl")
                if num != "0" and level not in levels.get(nums.get(num), set()):
                    yield f"{name} uses the level {level} of the numbering {num}, which is missing"

    def _identities(self) -> Iterator[str]:
        drawings = Counter(d.get("id") for root in self.stories.values() for d in root.iter(f"{WP}docPr"))
        yield from (f"{count} drawings have the id {identity}" for identity, count in drawings.items() if count > 1)
        for drawing in (d for root in self.stories.values() for d in root.iter(f"{WP}docPr")):
            if not drawing.get("descr"):
                yield f"the drawing {drawing.get('id')} has no description"
        starts = [mark for root in self.stories.values() for mark in root.iter(f"{W}bookmarkStart")]
        ends = Counter(mark.get(f"{W}id") for root in self.stories.values() for mark in root.iter(f"{W}bookmarkEnd"))
        if Counter(mark.get(f"{W}id") for mark in starts) != ends or any(count > 1 for count in ends.values()):
            yield "the bookmarks do not start and end once each"
        names = Counter(str(mark.get(f"{W}name")).casefold() for mark in starts)
        yield from (f"{count} bookmarks are called {name}" for name, count in names.items() if count > 1)
        yield from (f"the bookmark name {name} is too long" for name in names if len(name) > 40)

    def _notes(self) -> Iterator[str]:
        for kind in ("footnote", "endnote", "comment"):
            notes = self.roots.get(f"word/{kind}s.xml")
            known = Counter(note.get(f"{W}id") for note in notes) if notes is not None else Counter()
            yield from (f"{count} {kind}s have the id {identity}" for identity, count in known.items() if count > 1)
            for note in notes if notes is not None else ():
                if len(note) == 0 or note[-1].tag != f"{W}p":
                    yield f"the {kind} {note.get(f'{W}id')} does not end in a paragraph"
            for root in self.stories.values():
                for mark in root.iter(f"{W}{kind}Reference"):
                    if mark.get(f"{W}id") not in known:
                        yield f"a mark points to the {kind} {mark.get(f'{W}id')}, which is missing"

    def _anchors(self) -> Iterator[str]:
        names = {mark.get(f"{W}name") for mark in self.roots[DOCUMENT].iter(f"{W}bookmarkStart")}
        for root in self.stories.values():
            for link in root.iter(f"{W}hyperlink"):
                anchor = link.get(f"{W}anchor")
                if anchor is not None and anchor not in names:
                    yield f"a link goes to {anchor}, which is missing"
            for field in root.iter(f"{W}instrText"):
                words = (field.text or "").split()
                if words[:1] == ["PAGEREF"] and words[1] not in names:
                    yield f"a field asks for the page of {words[1]}, which is missing"


def _table(table: Element) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    rows = table.findall(f"{W}tr")
    if not rows:
        yield "it has no rows"
    flagged = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    if flagged != sorted(flagged, reverse=True):
        yield "a header row stands below another row"
    above: dict[int, int] = {}
    """The columns where a vertical merge may go on, with its width."""
    for number, row in enumerate(rows, start=1):
        cells = row.findall(f"{W}tc")
        if not cells:
            yield f"row {number} has no cells"
        column, here = 0, dict[int, int]()
        for cell in cells:
            span = int(attribute(cell, "tcPr/gridSpan") or 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val", "continue") == "continue" and above.get(column) != span:
                yield f"row {number}: the cell at column {column + 1} goes on from no cell above"
            if merge is not None:
                here[column] = span
            column += span
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"row {number}: the cell at column {column} does not end in a paragraph"
        if column != columns:
            yield f"row {number} takes {column} columns of {columns}"
        above = here


def _texts(name: str, root: Element) -> Iterator[str]:
    if not _are_nested([str(mark.get(f"{W}fldCharType")) for mark in root.iter(f"{W}fldChar")]):
        yield f"{name}: the fields do not begin and end once each"
    if root.tag in {f"{W}hdr", f"{W}ftr"} and (len(root) == 0 or root[-1].tag != f"{W}p"):
        yield f"{name} does not end in a paragraph"
    for parent in root.iter():
        if parent.tag in {f"{W}tr", f"{W}tbl", f"{W}body", f"{W}p", f"{W}r", f"{W}tc"}:
            loose = [parent.text, *(child.tail for child in parent)]
            if any(words and words.strip() for words in loose):
                yield f"{name}: text stands loose in {parent.tag.removeprefix(W)}"


def _are_nested(marks: list[str]) -> bool:
    """Tell whether every field begins, goes over to its result once at most, and ends, one inside the other."""
    opened: list[bool] = []
    for mark in marks:
        if mark == "begin":
            opened.append(False)
        elif not opened or (mark == "separate" and opened[-1]):
            return False
        elif mark == "separate":
            opened[-1] = True
        else:
            opened.pop()
    return not opened


def _sections(root: Element) -> Iterator[str]:
    body = root.find(f"{W}body")
    if body is None or len(body) == 0 or body[-1].tag != f"{W}sectPr":
        yield "the body does not end in a section"
        return
    for section in body.iter(f"{W}sectPr"):
        edges = Counter((each.tag.removeprefix(W), each.get(f"{W}type")) for each in section if each.get(f"{W}type"))
        yield from (f"a section has {count} of {kind} {which}" for (kind, which), count in edges.items() if count > 1)
    for properties in body.iter(f"{W}pPr"):
        if len(properties.findall(f"{W}sectPr")) > 1:
            yield "two sections end in one paragraph"
    for first, second in zip(body, list(body)[1:], strict=False):
        if first.tag == f"{W}tbl" and second.tag != f"{W}p":
            yield "a table is not followed by a paragraph"
