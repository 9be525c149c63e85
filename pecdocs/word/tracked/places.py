"""Where in a redline each thing of the plan stands, for what leads there: a heading, a table, a row of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.opc.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pecdocs.layout.cambios.redline import Things


class Places:
    """The first place of each thing, of the new version where it has one there."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], tuple[_Element, bool]] = {}

    def put(self, things: Things, element: _Element, *, gone: bool = False) -> None:
        """Note that some things stand in an element; `gone` where the new version does not have it."""
        for thing in things:
            known = self._found.get(thing)
            if known is None or (known[1] and not gone):
                self._found[thing] = element, gone

    def bookmark(self, things: Things, ids: Iterator[int]) -> str | None:
        """Give the bookmark of the first of some things that stands anywhere; one is made if there is none there.

        The beginning of a key stands for all that begin so, as in `Autoria.de`. `ids` are those that are free.
        """
        keys = (thing[:size] for thing in things for size in range(len(thing), 0, -1))
        place = next((self._found[key][0] for key in keys if key in self._found), None)
        paragraph = _shown(place) if place is not None else None
        if paragraph is None:
            return None
        own = paragraph.find(w("bookmarkStart"))
        return self._marked(paragraph, str(next(ids))) if own is None else own.get(w("name"))

    def _marked(self, paragraph: _Element, identity: str) -> str:
        name = f"_cambio_{identity}"  # Word does not list what begins so
        start = etree.Element(w("bookmarkStart"), {w("id"): identity, w("name"): name})
        paragraph.insert(sum(child.tag == w("pPr") for child in paragraph), start)
        start.addnext(etree.Element(w("bookmarkEnd"), {w("id"): identity}))
        return name


def _shown(element: _Element) -> _Element | None:
    """Give the first paragraph of an element that is seen: what a cell that goes on holds is not."""
    if element.tag == w("p"):
        return element
    cells = (cell for cell in element.iter(w("tc")) if not goes_on(cell))
    return next((each for cell in cells for each in cell.iter(w("p"))), None)


def merge_of(cell: _Element) -> _Element | None:
    """Give the element that makes a cell part of a vertical merge (17.4.84)."""
    return cell.find(f"{w('tcPr')}/{w('vMerge')}")


def goes_on(cell: _Element) -> bool:
    """Tell whether a cell goes on with the one above it."""
    merge = merge_of(cell)
    return merge is not None and merge.get(w("val"), "continue") == "continue"
