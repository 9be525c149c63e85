"""What Word calls a tracked change: who made it and when, around runs, on a paragraph's mark, on a row.

ECMA-376 part 1, 17.13.5: `w:ins` and `w:del` hold runs (17.13.5.18, 17.13.5.14); in the run properties of a paragraph's
mark they are about the mark itself (17.13.5.20, 17.13.5.15); in those of a row, about the row (17.13.5.17, 17.13.5.13).
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Literal, NamedTuple

from lxml import etree

from pecdocs.opc.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

Kind = Literal["ins", "del"]

_P_MARK_FIRST = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_TEXTS = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_NOT_OF_SHAPE = frozenset(w(name) for name in ("rPr", "sectPr", "pPrChange"))
_AFTER_RPR = frozenset(w(name) for name in ("sectPr", "pPrChange"))


class Author(NamedTuple):
    """Who made a change, and when: `2024-03-01T10:20:30Z`."""

    name: str
    moment: str


class Marker:
    """Makes the marks of one document, each with an id of its own."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = count(900_000)

    def element(self, kind: Kind | Literal["rPrChange", "pPrChange"], author: Author) -> _Element:
        """Give an empty `w:ins` or `w:del`, or what holds the properties that a run or a paragraph had."""
        found = {w("id"): str(next(self._ids)), w("author"): author.name, w("date"): author.moment}
        return etree.Element(w(kind), found)

    def around(self, kind: Kind, author: Author, runs: list[_Element]) -> _Element:
        """Put runs in a `w:ins` or `w:del`; the texts of deleted ones become `w:delText`."""
        made = self.element(kind, author)
        made.extend(runs)
        if kind == "del":
            for run in runs:
                delete_texts(run)
        return made

    def paragraph_mark(self, paragraph: _Element, kind: Kind, author: Author) -> None:
        """Say that a paragraph's mark was inserted or deleted."""
        p_pr = properties_of(paragraph)
        r_pr = p_pr.find(w("rPr"))
        if r_pr is None:
            r_pr = etree.Element(w("rPr"))
            p_pr.insert(len(p_pr) - sum(child.tag in _AFTER_RPR for child in p_pr), r_pr)
        if not any(child.tag in _P_MARK_FIRST for child in r_pr):
            r_pr.insert(0, self.element(kind, author))

    def look(self, run: _Element, was: str, author: Author) -> None:
        """Say that a run had other properties, as XML; none is a look too (17.13.5.31)."""
        r_pr = properties_of(run)
        change = self.element("rPrChange", author)
        change.append(etree.fromstring(was) if was else etree.Element(w("rPr")))
        r_pr.append(change)

    def shape(self, paragraph: _Element, was: _Element | None, author: Author) -> None:
        """Say that a paragraph had other properties; those of its mark and of its section are not told (17.13.5.29)."""
        p_pr = properties_of(paragraph)
        change = self.element("pPrChange", author)
        p_pr.append(change)
        etree.SubElement(change, w("pPr")).extend(
            deepcopy(each) for each in (was if was is not None else ()) if each.tag not in _NOT_OF_SHAPE
        )

    def row(self, row: _Element, kind: Kind, author: Author) -> None:
        """Say that a row was inserted or deleted."""
        tr_pr = properties_of(row, after=w("tblPrEx"))
        tr_pr.append(self.element(kind, author))


def properties_of(element: _Element, *, after: str = "") -> _Element:
    """Give the properties of a paragraph, a run, a row or a cell (`w:pPr` of a `w:p`); first in it, if it had none."""
    name = f"{element.tag}Pr"
    found = element.find(name)
    if found is None:
        found = etree.Element(name)
        element.insert(sum(child.tag == after for child in element), found)
    return found


def delete_texts(run: _Element) -> None:
    """Name the texts of a run as those of deleted runs are named; what a text box in it says has runs of its own."""
    for element in list(run.iter(*_TEXTS)):
        if next(element.iterancestors(w("r"))) is run:
            element.tag = _TEXTS[element.tag]
