"""The styles of an Office file by their built-in names, which Word keeps in English whatever its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, Place
from pecdocs.layout.glyphs import Type
from pecdocs.opc.xml import fragment, w
from pecdocs.word.parts import STYLES

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pecdocs.opc import Package

_FALLBACK = {
    "body text": "normal",
    "list bullet": "list paragraph",
    "list number": "list paragraph",
    "list paragraph": "normal",
    "quote": "body text",
    "nota de tabla": "normal",
    "caption": "nota de tabla",
    "texto de tabla": "normal",
    "toc heading": "heading 1",
    "footnote text": "normal",
}


_SIZE = re.compile(r'<w:sz w:val="([1-9]\d{0,3})"')
_FONT = re.compile(r'<w:rFonts [^>]*?w:ascii="([^"]*)"')
_BOLD = re.compile(r'<w:b(?: w:val="(\w+)")?/>')
_DEFAULT_SIZE = "20"
"""Ten points, in half points (ECMA-376 part 1, 17.3.2.38)."""


class Styles:
    """Style ids by name: «heading 1» may be `Heading1` or, in a Spanish Word, `Ttulo1`."""

    def __init__(self, root: _Element) -> None:
        self._ids: dict[str, str] = {}
        self._runs: dict[str | None, tuple[str, str | None]] = {None: (_r_pr(root.find(f".//{w('rPrDefault')}")), None)}
        """For each style id, its run properties and the id of the style that it is based on; None has the defaults."""
        for style in root.iter(w("style")):
            based = style.find(w("basedOn"))
            self._runs[style.get(w("styleId"))] = (_r_pr(style), based.get(w("val")) if based is not None else None)
            name = style.find(w("name"))
            if name is not None:
                self._ids.setdefault(str(name.get(w("val"))).casefold(), str(style.get(w("styleId"))))

    def get(self, name: str) -> str | None:
        """Give the id of a style, or of the one that stands in for it, or None."""
        current: str | None = name
        while current is not None:
            if current in self._ids:
                return self._ids[current]
            current = _FALLBACK.get(current)
        return None

    def type_of(self, style: str | None, r_pr: str) -> Type:
        """Give how a run with these properties is set in a paragraph of a style (ECMA-376 part 1, 17.7.2)."""
        said = [r_pr]
        current = style
        while current is not None and current in self._runs and len(said) <= len(self._runs):
            own, current = self._runs[current]
            said.append(own)
        said.append(self._runs[None][0])
        size = next((found[1] for each in said if (found := _SIZE.search(each))), _DEFAULT_SIZE)
        font = next((found[1] for each in said if (found := _FONT.search(each))), "")
        bold = next((found[1] for each in said if (found := _BOLD.search(each))), "0")
        return Type(int(size) / 2, font, bold not in {"0", "false", "off"})

    def has(self, name: str) -> bool:
        """Tell whether the Office file has this very style."""
        return name in self._ids


def heading_fault(level: int, file: str) -> Fault:
    """Say that an Office file has no style for the titles of a level."""
    hint = "en Word, aplíquelo a un párrafo y guarde: el estilo queda en el archivo"
    return Fault(Place(file), f"la plantilla no tiene el estilo «Título {level}» («heading {level}»)", hint)


def _r_pr(holder: _Element | None) -> str:
    found = holder.find(w("rPr")) if holder is not None else None
    return fragment(found) if found is not None else ""


def set_language(package: Package, language: str) -> None:
    """Set the document's language in the default run properties (ECMA-376 part 1, 17.7.5.1)."""
    root = package.xml(STYLES)
    defaults = _child(root, "docDefaults", 0)
    r_pr = _child(_child(defaults, "rPrDefault", 0), "rPr", 0)
    lang = r_pr.find(w("lang"))
    if lang is None:
        late = {w("eastAsianLayout"), w("specVanish"), w("oMath")}
        lang = etree.Element(w("lang"))
        r_pr.insert(next((i for i, child in enumerate(r_pr) if child.tag in late), len(r_pr)), lang)
    lang.set(w("val"), language)
    package.put(STYLES, root)


def _child(parent: _Element, name: str, position: int) -> _Element:
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        parent.insert(position, found)
    return found
