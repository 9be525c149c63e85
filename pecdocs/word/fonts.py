"""The fonts of a template: which it uses, where, and which have no free twin of the same widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.opc.xml import w
from pecdocs.word.parts import DOCUMENT, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from pecdocs.opc import Package
    from pecdocs.word.story import Story

_TWINS = frozenset({
    *("calibri", "cambria", "arial", "helvetica", "times new roman", "times", "courier new", "courier"),
    *("carlito", "caladea", "liberation sans", "liberation serif", "liberation mono"),
})  # fmt: skip
"""Fonts drawn as wide by Carlito, Caladea or Liberation, which come with LibreOffice; and these themselves."""
_SIGNS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
"""Fonts of signs, which programs replace sign by sign."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ATTRIBUTES = ("ascii", "hAnsi")
"""Where `w:rFonts` names the font of letters and of letters with accents (ECMA-376 part 1, 17.3.2.26)."""
_EVERYWHERE = "letra predeterminada"


def without_twin(package: Package, stories: Iterable[Story], styles: Iterable[str]) -> dict[str, str]:
    """Give each font without twin that a template uses, and the first place where it does.

    `styles` are the ids of those that the writer uses, beside those of the template's own paragraphs.
    """
    fonts = _Fonts(package)
    found: dict[str, str] = {}
    for font, spot in fonts.of_styles([*fonts.default, *styles]):
        found.setdefault(font, spot)
    for story in stories:
        for line in story.lines():
            if line.text.strip():
                for font, spot in fonts.of_paragraph(line.paragraph, line.spot):
                    found.setdefault(font, spot)
    known = _TWINS | _SIGNS | fonts.embedded
    return {font: spot for font, spot in found.items() if font.casefold() not in known}


class _Fonts:
    """What the parts of a template say of fonts: its styles, its theme, and the fonts that it carries with it."""

    def __init__(self, package: Package) -> None:
        root = package.xml(STYLES)
        self.styles = {str(style.get(w("styleId"))): style for style in root.iter(w("style"))}
        """By id."""
        self.defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
        self.default = [
            identity
            for identity, style in self.styles.items()
            if self._is_of_paragraphs(identity) and style.get(w("default")) in {"1", "true", "on"}
        ]
        self.theme = dict(_theme_fonts(package))
        self.embedded = frozenset(_embedded(package))

    def of_paragraph(self, paragraph: _Element, spot: str) -> Iterator[tuple[str, str]]:
        """Give the fonts of a paragraph: of its style, and of its runs."""
        for run_fonts in paragraph.iter(w("rFonts")):
            if any(each.tag == w("r") for each in run_fonts.iterancestors()):
                yield from ((font, spot) for font in self._names(run_fonts))
        used = [str(each.get(w("val"))) for each in paragraph.iter(w("pStyle"), w("rStyle"))]
        yield from self.of_styles(used)

    def of_styles(self, identities: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give the font of each style: its own, or that of the nearest it is based on that names one."""
        for identity in dict.fromkeys(identities):
            seen: set[str] = set()
            current: str | None = identity
            own: _Element | None = None
            while own is None and current in self.styles and current not in seen:
                seen.add(current)
                style = self.styles[current]
                own = style.find(f"{w('rPr')}/{w('rFonts')}")
                spot = f"estilo «{_value(style, 'name')}»"
                current = _value(style, "basedOn")
            names = list(self._names(own)) if own is not None else []
            if names:
                yield from ((font, spot) for font in names)
            elif self.defaults is not None and self._is_of_paragraphs(identity):
                yield from ((font, _EVERYWHERE) for font in self._names(self.defaults))

    def _is_of_paragraphs(self, identity: str) -> bool:
        return identity in self.styles and self.styles[identity].get(w("type")) == "paragraph"

    def _names(self, r_fonts: _Element) -> Iterator[str]:
        for attribute in _ATTRIBUTES:
            themed = r_fonts.get(w(f"{attribute}Theme"))
            name = self.theme.get(themed[:5]) if themed else r_fonts.get(w(attribute))
            if name:
                yield str(name)


def _value(style: _Element, name: str) -> str | None:
    found = style.find(w(name))
    return str(found.get(w("val"))) if found is not None else None


def _theme_fonts(package: Package) -> Iterator[tuple[str, str]]:
    """Give the theme's fonts, by the first word of what refers to them: `majorHAnsi`, `minorAscii`."""
    for name in package.targets(DOCUMENT, "theme").values():
        if name in package.parts:
            for kind in ("major", "minor"):
                latin = package.xml(name).find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin")
                if latin is not None:
                    yield kind, str(latin.get("typeface"))


def _embedded(package: Package) -> Iterator[str]:
    for name in package.targets(DOCUMENT, "fontTable").values():
        if name in package.parts:
            for font in package.xml(name).iter(w("font")):
                if font.find(w("embedRegular")) is not None:
                    yield str(font.get(w("name"))).casefold()
