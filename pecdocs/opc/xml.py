"""XML for Office parts: names, a parser that loads nothing from outside, and text made safe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
NS = {"w": W, "r": R}

_NAMESPACES = re.compile(r' xmlns(:\w+)?="[^"]*"')


class DoctypeError(ValueError):
    """A part declares a DOCTYPE, which no Office file needs and an attacker does."""


def parse(data: bytes) -> _Element:
    """Parse a part with entities and network off. Raises DoctypeError, or XMLSyntaxError when it is not XML."""
    if b"<!DOCTYPE" in data:
        raise DoctypeError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def serialize(element: _Element) -> bytes:
    """Write a part: UTF-8 with its declaration, standalone."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def fragment(element: _Element) -> str:
    """Write an element to be put back under a root that declares the same prefixes."""
    return _NAMESPACES.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def w(name: str) -> str:
    """Give a WordprocessingML name in lxml's notation: `w("tbl")`."""
    return f"{{{W}}}{name}"


def attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(text, {'"': "&quot;", "\n": "&#10;"})


__all__ = ["NS", "RELS", "TYPES", "R", "W", "attribute", "escape", "fragment", "parse", "serialize", "w"]
