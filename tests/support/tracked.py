"""Tracked changes accepted and rejected by a small reading of the XML: the judge that needs no LibreOffice.

It follows ECMA-376 part 1, 17.13.5, and takes nothing from the writer that it judges:

- what `w:ins` or `w:moveTo` holds stays when accepted and goes when rejected; `w:del` and `w:moveFrom` the other way;
- a paragraph whose mark goes (`w:rPr/w:ins` or `w:del`) becomes one with the paragraph that follows, and has its
  properties (17.13.5.15, 17.13.5.20). Where no paragraph follows, before a table or at the end of a cell, it stays if
  it has words, and stays empty if the cell would be left without one;
- a row whose `w:trPr` says so goes, with what it holds (17.13.5.16, 17.13.5.17), and a table without rows goes;
- of a changed property the new or the old value holds (`w:rPrChange` and its like);
- a note that nothing refers to any longer goes.

Kinds of changes that are not read (cells inserted, deleted or merged one by one, custom XML, mathematics) are refused.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.support.wordxml import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NOTES = "word/footnotes.xml"
_STORIES = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")

_COMES = frozenset({f"{W}ins", f"{W}moveTo"})
_GOES = frozenset({f"{W}del", f"{W}moveFrom"})
_FENCES = frozenset(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
_REFUSED = frozenset(
    W + name for name in ("cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart", "customXmlDelRangeStart")
)
_REVIVED = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_KEPT = frozenset(
    {f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr", f"{W}commentRangeStart", f"{W}commentRangeEnd"}
)
"""What stands between paragraphs without being one."""


def accept(docx: bytes) -> bytes:
    """Give a document with all its changes accepted; AssertionError if it has some that are not read."""
    return _settled(docx, stays=_COMES, goes=_GOES, old=False)


def reject(docx: bytes) -> bytes:
    """Give a document with all its changes rejected; AssertionError if it has some that are not read."""
    return _settled(docx, stays=_GOES, goes=_COMES, old=True)


def changes(docx: bytes) -> int:
    """Count the marks of tracked changes that a document has."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        roots = [ET.fromstring(package.read(name)) for name in package.namelist() if _STORIES.fullmatch(name)]  # noqa: S314
    return sum(_is_change(each) for root in roots for each in root.iter())


def _is_change(element: Element) -> bool:
    return element.tag in _COMES | _GOES | _REFUSED or (element.tag.startswith(W) and element.tag.endswith("Change"))


def _settled(docx: bytes, *, stays: frozenset[str], goes: frozenset[str], old: bool) -> bytes:
    judge = _Judge(stays, goes, old=old)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as package, zipfile.ZipFile(made, "w") as result:
        parts = {name: package.read(name) for name in package.namelist()}
        roots = {name: ET.fromstring(data) for name, data in parts.items() if _STORIES.fullmatch(name)}  # noqa: S314
        for root in roots.values():
            judge.settle(root)
        if NOTES in roots:
            _drop_notes(roots[NOTES], roots["word/document.xml"])
        for name, data in parts.items():
            result.writestr(name, ET.tostring(roots[name], encoding="utf-8") if name in roots else data)
    settled = made.getvalue()
    assert changes(settled) == 0, "some change is left"
    return settled


def _drop_notes(notes: Element, document: Element) -> None:
    marks = {mark.get(f"{W}id") for mark in document.iter(f"{W}footnoteReference")}
    for note in list(notes):
        if note.get(f"{W}type", "normal") == "normal" and note.get(f"{W}id") not in marks:
            notes.remove(note)


class _Judge:
    """Settles changes one way: what of them stays, what goes, and whether old properties come back."""

    def __init__(self, stays: frozenset[str], goes: frozenset[str], *, old: bool) -> None:
        self.stays, self.goes, self.old = stays, goes, old

    def settle(self, parent: Element) -> None:
        """Settle every change inside an element."""
        self._children(parent)
        self._join(parent)

    def _children(self, parent: Element) -> None:
        found: list[Element] = []
        for child in list(parent):
            assert child.tag not in _REFUSED, f"{child.tag} is not read"
            if child.tag in self.goes or child.tag in _FENCES or self._row_goes(child):
                continue
            if child.tag in self.stays:
                self._children(child)
                found.extend(child)
                continue
            child.tag = _REVIVED.get(child.tag, child.tag)
            self._properties(child)
            if not self._is_properties(child):
                self.settle(child)
            if child.tag == f"{W}tbl" and child.find(f"{W}tr") is None:
                continue
            found.append(child)
        parent[:] = found

    @staticmethod
    def _is_properties(element: Element) -> bool:
        return element.tag in {f"{W}pPr", f"{W}rPr", f"{W}trPr"}

    def _row_goes(self, element: Element) -> bool:
        """Tell whether a row goes; take the marks of its change away."""
        return element.tag == f"{W}tr" and self._take_marks(element.find(f"{W}trPr"))

    def _properties(self, element: Element) -> None:
        """Let the new or the old properties of an element hold, where both are told."""
        for child in list(element):
            kept = child
            change = child.find(f"{child.tag}Change") if child.tag.startswith(W) else None
            if change is not None:
                child.remove(change)
                if self.old:
                    kept = change[0]
                    always = (
                        (f"{W}rPr", f"{W}sectPr")
                        if child.tag == f"{W}pPr"
                        else (f"{W}headerReference", f"{W}footerReference")
                    )
                    kept.extend([each for each in child if each.tag in always])
                    element[list(element).index(child)] = kept
            if kept.tag in {f"{W}pPr", f"{W}tcPr", f"{W}sectPr"}:
                self._properties(kept)

    def _join(self, parent: Element) -> None:
        """Make one of each paragraph whose mark goes and the paragraph that follows."""
        blocks = list(parent)
        for at, block in enumerate(blocks):
            if block.tag != f"{W}p" or not self._mark_goes(block):
                continue
            between = at + 1
            while between < len(blocks) and blocks[between].tag in _KEPT:
                between += 1
            following = blocks[between] if between < len(blocks) else None
            content = [each for each in block if each.tag != f"{W}pPr"]
            if following is not None and following.tag == f"{W}p":
                start = 1 if following.find(f"{W}pPr") is not None else 0
                following[start:start] = content
                parent.remove(block)
            elif following is not None and not any(True for each in block.iter(f"{W}r")):
                parent.remove(block)

    def _mark_goes(self, paragraph: Element) -> bool:
        """Tell whether a paragraph's mark goes; take the marks of its change away."""
        return self._take_marks(paragraph.find(f"{W}pPr/{W}rPr"))

    def _take_marks(self, properties: Element | None) -> bool:
        """Take the marks of a change away from properties; tell whether what has them goes."""
        if properties is None:
            return False
        marks = [each for each in properties if each.tag in _COMES | _GOES]
        for mark in marks:
            properties.remove(mark)
        return any(mark.tag in self.goes for mark in marks)
