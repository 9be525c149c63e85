"""Page sections: the Office file's own page, and the same page turned for the tables that need it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.opc.xml import fragment, w
from pecdocs.word.measures import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pecdocs.layout.blocks import Orientation

_DEFAULT_SIZE = (12240, 15840)
_DEFAULT_MARGIN = 1440
_LEAST_WIDTH = 1440
"""What is left for the text where the margins of a page leave nothing."""
_BEFORE_SIZE = frozenset(w(name) for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type"))


class Sections:
    """The sections of a body, all after the `w:sectPr` that holds where it stands (ECMA-376 part 1, 17.6.17)."""

    def __init__(self, own: _Element) -> None:
        self.own = own
        self.turned = False
        """Whether pages now stand across the Office file's own way."""
        self._first = True

    @property
    def _own_is_wide(self) -> bool:
        width, height = _size(self.own)
        return width > height

    def turn(self, orientation: Orientation) -> str:
        """Go on in a section of this orientation; give the `w:sectPr` of the one that ends, or nothing.

        «vertical» means as the Office file has it; «horizontal», across: a file of wide pages is never turned.
        """
        turned = orientation == "horizontal" and not self._own_is_wide
        if turned == self.turned:
            return ""
        ended = fragment(self._present())
        self.turned, self._first = turned, False
        return ended

    def _present(self) -> _Element:
        """Give the `w:sectPr` of the section in progress."""
        section = deepcopy(self.own)
        if self.turned:
            _turn(section)
        if not self._first:  # a first page of its own, and a page number to start at, belong to the first one alone
            for each in section.findall(w("titlePg")):
                section.remove(each)
            for each in section.findall(w("pgNumType")):
                each.attrib.pop(w("start"), "")
        return section

    def last(self) -> _Element:
        """Give the `w:sectPr` that ends the document."""
        return self._present()

    def count_in_digits(self) -> bool:
        """Tell whether pages are numbered 1, 2, 3, and not in letters, Roman numerals or by chapter (17.6.12)."""
        number = self.own.find(w("pgNumType"))
        return number is None or (number.get(w("fmt"), "decimal") == "decimal" and number.get(w("chapStyle")) is None)

    def text_width(self) -> int:
        """Give the width between the margins of the present section, in twentieths of a point."""
        section = self._present()
        margins = section.find(w("pgMar"))
        left, right = (
            whole(margins.get(w(side)) if margins is not None else None, _DEFAULT_MARGIN) for side in ("left", "right")
        )
        gutter = whole(margins.get(w("gutter")) if margins is not None else None, 0)
        return max(_size(section)[0] - left - right - gutter, _LEAST_WIDTH)


def _size(section: _Element) -> tuple[int, int]:
    page = section.find(w("pgSz"))
    if page is None:
        return _DEFAULT_SIZE
    return whole(page.get(w("w")), _DEFAULT_SIZE[0]), whole(page.get(w("h")), _DEFAULT_SIZE[1])


def _turn(section: _Element) -> None:
    """Turn a section's page; the margins stay, for the header and the footer need theirs."""
    page = section.find(w("pgSz"))
    if page is None:
        page = etree.Element(w("pgSz"))
        section.insert(sum(child.tag in _BEFORE_SIZE for child in section), page)
    width, height = _size(section)
    page.set(w("w"), str(height))
    page.set(w("h"), str(width))
    page.set(w("orient"), "landscape")
