"""XML for Office parts: names, a parser that loads nothing from outside, and text made safe."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
NS = {"w": W, "r": R}
"""The prefixes that written text uses: the root of a part that takes such text declares them."""

for _prefix, _uri in NS.items():
    etree.register_namespace(_prefix, _uri)  # or an element made on its own is written as `ns0:p`


_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_IN_QUOTES = str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


class ControlCharacterError(ValueError):
    """A control character reached the writer: the reader should have refused it, so this is our mistake."""


class DoctypeError(ValueError):
    """A part declares a DOCTYPE, which no Office file needs and an attacker does."""


def parse(data: bytes) -> _Element:
    """Parse a part with entities and network off. Raises DoctypeError, or XMLSyntaxError when it is not XML."""
    if b"<!DOCTYPE" in data:
        raise DoctypeError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:  # written in UTF-16, which the bytes above do not show
        raise DoctypeError
    return root


def serialize(element: _Element) -> bytes:
    """Write a part: UTF-8 with its declaration, standalone."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_prefixes(root: _Element) -> _Element:
    """Give a part's root with the prefixes of `NS` declared, so that written text may stand under it."""
    if all(root.nsmap.get(prefix) == uri for prefix, uri in NS.items()):
        return root
    own = {prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None}
    found = etree.Element(root.tag, nsmap={**own, **NS})
    found.attrib.update(root.attrib)
    found.extend(list(root))
    return found


def fragment(element: _Element) -> str:
    """Write an element to stand under a root that declares the prefixes of `NS`; others it declares itself."""
    text = etree.tostring(deepcopy(element), encoding="unicode", with_tail=False)
    for prefix, uri in NS.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"', "")
    return text


def check_characters(text: str) -> None:
    """Raise ControlCharacterError when a text holds what no XML can (XML 1.0, 2.2)."""
    found = _NOT_XML.search(text)
    if found is not None:
        raise ControlCharacterError(repr(text[max(found.start() - 30, 0) : found.end() + 30]))


def w(name: str) -> str:
    """Give a WordprocessingML name in lxml's notation: `w("tbl")`."""
    return f"{{{W}}}{name}"


def escape(text: str) -> str:
    """Escape a text to stand between tags.

    The standard library's own brings a network client with it.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(text).translate(_IN_QUOTES)
