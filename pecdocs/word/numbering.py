"""Lists as real Word lists: one abstract numbering a kind of marker, one `w:num` each time a count starts.

A published list may count a, b, c, c: where the next value is not one more, a new `w:num` starts at it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.opc.xml import NS, attribute, w
from pecdocs.word.measures import whole
from pecdocs.word.parts import DOCUMENT, NUMBERING

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pecdocs.layout.blocks import ListItem, Marker
    from pecdocs.opc import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
MAX_LEVEL = 8
"""The deepest level of a Word list, from 0; deeper items stand at it."""
INDENT = 360
"""Twentieths of a point by which each list level stands further in."""


@dataclass(slots=True)
class Numbering:
    """The numberings that a document's lists need, made as its items are written."""

    first_abstract: int = 0
    first_num: int = 1
    _abstracts: dict[tuple[str, str], int] = field(default_factory=dict)
    _nums: list[tuple[int, int, int | None]] = field(default_factory=list)
    """For each `w:num`: its abstract numbering, its level and the value it starts at (None: not a count)."""
    _bullets: dict[tuple[int, int], int] = field(default_factory=dict)
    _counts: dict[tuple[int, int], tuple[int, int, int]] = field(default_factory=dict)
    """For each list and level: its present `w:num`, the abstract numbering of that, and the value last written."""

    @classmethod
    def of(cls, package: Package) -> Numbering:
        """Start after the numberings that the Office file has."""
        if NUMBERING not in package.parts:
            return cls()
        root = package.xml(NUMBERING)
        abstracts = [whole(each.get(w("abstractNumId")), 0) for each in root.findall(w("abstractNum"))]
        nums = [whole(each.get(w("numId")), 0) for each in root.findall(w("num"))]
        return cls(max(abstracts, default=-1) + 1, max(nums, default=0) + 1)

    def num_of(self, item: ListItem) -> int:
        """Give the `w:numId` of an item's list, starting a new count where the item does not go on from the last."""
        marker, level = item.marker, min(item.level, MAX_LEVEL)
        abstract = self._abstract(marker)
        if marker.kind == "symbol":
            if (abstract, level) not in self._bullets:
                self._bullets[abstract, level] = self._new(abstract, level, None)
            return self._bullets[abstract, level]
        last = self._counts.get((item.list_id, level))
        if last is not None and last[1] == abstract and marker.value == last[2] + 1:
            num = last[0]
        else:
            num = self._new(abstract, level, marker.value)
        self._counts[item.list_id, level] = (num, abstract, marker.value)
        return num

    def count_alike(self, one: int, other: int) -> bool:
        """Tell whether two `w:numId` made here count alike: as letters or numbers, from the same one, at one level."""
        return self._nums[one - self.first_num] == self._nums[other - self.first_num]

    def _abstract(self, marker: Marker) -> int:
        key = (marker.kind, marker.text if marker.kind == "symbol" else marker.suffix)
        return self._abstracts.setdefault(key, self.first_abstract + len(self._abstracts))

    def _new(self, abstract: int, level: int, start: int | None) -> int:
        self._nums.append((abstract, level, start))
        return self.first_num + len(self._nums) - 1

    def write(self, package: Package) -> None:
        """Add the numberings to the package; nothing when no list was written."""
        if not self._nums:
            return
        if NUMBERING not in package.parts:
            empty = etree.tostring(etree.Element(w("numbering"), nsmap={"w": NS["w"]}))
            package.add(NUMBERING, _TYPE, empty)
            package.relate(DOCUMENT, _RELATION, NUMBERING)
        root = package.xml(NUMBERING)
        nums = root.findall(w("num"))
        position = (
            root.index(nums[0]) if nums else len(root.findall(w("numPicBullet"))) + len(root.findall(w("abstractNum")))
        )
        for offset, ((kind, text), number) in enumerate(self._abstracts.items()):
            root.insert(position + offset, _abstract_element(number, kind, text))
        after = position + len(self._abstracts) + len(nums)
        for offset, (abstract, level, start) in enumerate(self._nums):
            root.insert(after + offset, _num_element(self.first_num + offset, abstract, level, start))
        package.put(NUMBERING, root)


def _abstract_element(number: int, kind: str, text: str) -> _Element:
    """Make a `w:abstractNum` whose levels all have one marker (ECMA-376 part 1, 17.9.1)."""
    levels = "".join(_level(level, kind, text) for level in range(MAX_LEVEL + 1))
    return etree.fromstring(
        f'<w:abstractNum xmlns:w="{NS["w"]}" w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def _level(level: int, kind: str, text: str) -> str:
    number_format = "bullet" if kind == "symbol" else kind
    shown = text if kind == "symbol" else f"%{level + 1}{text}"
    left = INDENT * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{attribute(shown)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )


def _num_element(number: int, abstract: int, level: int, start: int | None) -> _Element:
    override = (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start is not None
        else ""
    )
    return etree.fromstring(
        f'<w:num xmlns:w="{NS["w"]}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
    )
