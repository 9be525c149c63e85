"""The sheets that only the template has: kept as they are, their fields filled in."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.excel.cells import characters
from pecdocs.excel.fields import MAX_HEADER, in_header, marked
from pecdocs.excel.names import put_in_order, s
from pecdocs.excel.template import item_text, texts_of
from pecdocs.excel.text import xstring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.excel.fields import Fields

_EDGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_LIMITS = (MAX_HEADER, 120, 80, 60, 40, 30, 20, 10)
"""How many characters of a value go in a header: fewer, when all of it would be too much for Excel."""


def fill_cells(root: _Element, strings: Sequence[_Element], fields: Fields, sheet: str) -> None:
    """Fill in the cells of a sheet; shared texts become its own, for the others are not kept."""
    for cell in root.iter(s("c")):
        value, item = cell.find(s("v")), cell.find(s("is"))
        if cell.get("t") == "s" and value is not None:
            place = int(value.text or "0")
            cell.remove(value)
            item = etree.SubElement(cell, s("is"))
            if 0 <= place < len(strings):
                item.extend(deepcopy(child) for child in strings[place])
            cell.set("t", "inlineStr")
        if item is not None:
            _fill_item(item, fields, f"hoja «{sheet}», celda {cell.get('r')}")


def _fill_item(item: _Element, fields: Fields, spot: str) -> None:
    """Fill in a text; a field that two runs share takes the look of the first."""
    whole = item_text(item)
    if "{{" not in whole and "{%" not in whole and "{#" not in whole:
        return
    texts = list(texts_of(item))
    if any(_is_cut(each.text or "") for each in texts):
        texts[0].text = whole
        for each in texts[1:]:
            each.text = ""
    for each in texts:
        each.text = fields.fill(each.text or "", spot, lambda _, value: xstring(value))
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _is_cut(text: str) -> bool:
    return text.count("{{") != text.count("}}") or text.endswith("{") or text.startswith("}")


def fill_edges(root: _Element, fields: Fields, mark: str | None, sheet: str) -> Iterator[str]:
    """Fill in the headers and footers of a sheet, and put the mark of a draft in its headers.

    Gives the place of each whose values had to be cut: Excel takes 255 characters.
    """
    edges = root.find(s("headerFooter"))
    if edges is None:
        if mark is None:
            return
        edges = etree.Element(s("headerFooter"))
        put_in_order(root, edges)
    if mark is not None and edges.find(s("oddHeader")) is None:
        edges.insert(0, etree.Element(s("oddHeader")))
    for edge in edges.iterchildren(etree.Element):
        name = etree.QName(edge).localname
        if name not in _EDGES:
            continue
        is_header = name.endswith("Header")
        spot = f"hoja «{sheet}», {'encabezado' if is_header else 'pie'} de página"
        text, limit = _edge(characters(edge.text or ""), fields, mark if is_header else None, spot)
        edge.text = xstring(text)
        if limit != MAX_HEADER:
            yield spot


def _edge(text: str, fields: Fields, mark: str | None, spot: str) -> tuple[str, int]:
    """Fill in a header or footer with as much of each value as there is room for; give how much that is."""
    filled, faults = "", list(fields.faults)
    for limit in _LIMITS:
        fields.faults = list(faults)
        filled = fields.fill(text, spot, partial(_cut_in_header, limit))
        filled = marked(filled, mark) if mark is not None else filled
        if len(filled) <= MAX_HEADER:
            return filled, limit
    return filled[:MAX_HEADER], 0


def _cut_in_header(most: int, before: str, value: str) -> str:
    return in_header(before, value if len(value) <= most else f"{value[: most - 1].rstrip()}…")
