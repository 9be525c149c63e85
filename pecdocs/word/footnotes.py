"""Footnotes: a part of their own, made when the Office file has none (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.opc.xml import NS, w
from pecdocs.word.measures import whole
from pecdocs.word.parts import DOCUMENT, FOOTNOTES

if TYPE_CHECKING:
    from pecdocs.opc import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_EMPTY = (
    f'<w:footnotes xmlns:w="{NS["w"]}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


@dataclass(slots=True)
class Footnotes:
    """The notes of a document, gathered as their marks are written."""

    first: int = 1
    notes: list[str] = field(default_factory=list)
    """The paragraphs of each note, as WordprocessingML."""

    @classmethod
    def of(cls, package: Package) -> Footnotes:
        """Start after the notes that the Office file has."""
        if FOOTNOTES not in package.parts:
            return cls()
        ids = [whole(each.get(w("id")), 0) for each in package.xml(FOOTNOTES).findall(w("footnote"))]
        return cls(max([0, *ids]) + 1)

    def add(self, paragraphs: str) -> int:
        """Keep a note and give its id."""
        self.notes.append(paragraphs)
        return self.first + len(self.notes) - 1

    def write(self, package: Package) -> None:
        """Add the notes to the package; nothing when there are none."""
        if not self.notes:
            return
        if FOOTNOTES not in package.parts:
            package.add(FOOTNOTES, _TYPE, _EMPTY.encode())
            package.relate(DOCUMENT, _RELATION, FOOTNOTES)
        root = package.xml(FOOTNOTES)
        for offset, paragraphs in enumerate(self.notes):
            element = etree.fromstring(f'<w:footnote xmlns:w="{NS["w"]}" xmlns:r="{NS["r"]}">{paragraphs}</w:footnote>')
            element.set(w("id"), str(self.first + offset))
            root.append(element)
        package.put(FOOTNOTES, root)
