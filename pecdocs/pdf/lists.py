"""Lists as their structure: items in lists in items, each with its label and its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from pecdocs.layout.blocks import ListItem

_NUMBERING = {
    "symbol": "Disc",
    "decimal": "Decimal",
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
}
"""The ListNumbering of each kind of marker (ISO 32000-1, 14.8.5.5)."""


class _Open(NamedTuple):
    """A list to which more items may come, and the body of its last one."""

    list_id: int
    level: int
    element: Elem
    body: Elem


class Lists:
    """The lists open at a place of a document."""

    def __init__(self, root: Elem) -> None:
        self.root = root
        self._open: list[_Open] = []

    def end(self) -> None:
        """End all lists: something else stands here."""
        self._open.clear()

    def holder(self, indent: int) -> Elem:
        """Give what a paragraph belongs to that stands so many levels in: the last item of that level, or the root."""
        while len(self._open) > indent:
            self._open.pop()
        return self._open[-1].body if self._open else self.root

    def item(self, item: ListItem) -> tuple[Elem, Elem, str]:
        """Make an item; give the elements of its label and of its paragraph, and its marker."""
        while self._open and not self._holds(self._open[-1], item):
            self._open.pop()
        top = self._open[-1] if self._open else None
        if top is not None and top.level == item.level:
            self._open.pop()
            element = top.element
        else:
            holder = top.body if top is not None else self.root
            element = Elem("L", holder, numbering=_NUMBERING[item.marker.kind])
        entry = Elem("LI", element)
        label, body = Elem("Lbl", entry), Elem("LBody", entry)
        self._open.append(_Open(item.list_id, item.level, element, body))
        return label, Elem("P", body), item.marker.printed

    def _holds(self, one: _Open, item: ListItem) -> bool:
        """Tell whether an item goes on with a list, or stands in its last item."""
        return one.level < item.level or (one.level == item.level and one.list_id == item.list_id)
