"""The styles of a template: those of its looks, and what is made from them, each registered once.

A look is the style of a cell of the template (`xf`, 18.8.45). A cell that has another number format, may be filled in,
or has another fill, takes a copy of it that differs in that alone.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pecdocs.excel.names import s
from pecdocs.layout.colors import text_on
from pecdocs.layout.glyphs import Type

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pecdocs.layout.grid import Align

STYLES = "xl/styles.xml"
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}
"""Formats that every program knows by number (18.8.30)."""
_FIRST_OWN_FORMAT = 164
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name"),
    *("family", "charset", "scheme"),
)
"""The order of what a font holds (18.8.22) that the Open XML SDK asks for."""
_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_ALIGN: dict[Align, str] = {"izquierda": "left", "centro": "center", "derecha": "right", "justificado": "justify"}
LINE = 1.32
"""The height of a line, in parts of the size of its letters: what Excel gives, rounded up."""
PADDING = 3.0
"""What a row leaves free above and below its lines, in points."""
_DEFAULT_SIZE = 11.0


class TextLook(NamedTuple):
    """How the text of a style is set: its type, whether it goes on in another line, what its indent takes."""

    type: Type
    wraps: bool
    indent: float
    """In points."""
    line: float
    """The height, in points, of a row with one line."""


class Variant(NamedTuple):
    """A style asked for: that of a look, and what differs from it."""

    base: int
    format: str = ""
    fillable: bool = False
    fill: str | None = None
    quoted: bool = False
    """Whether it says that its text is none of the formulas it looks like."""
    align: Align | None = None


@dataclass(slots=True)
class Styles:
    """The styles part while a workbook is written."""

    root: _Element
    made: dict[Variant, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    fills: dict[str, int] = field(default_factory=dict)
    fonts: dict[tuple[int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for font in self.root.iter(s("font")):
            _order_font(font)

    def style(self, variant: Variant) -> int:
        """Give the number of a style."""
        if variant not in self.made:
            self.made[variant] = self._made(variant)
        return self.made[variant]

    def _made(self, asked: Variant) -> int:
        styles = self._list("cellXfs")
        base = asked.base if 0 <= asked.base < len(styles) else 0
        found = deepcopy(styles[base])
        if asked.format:
            found.set("numFmtId", str(self._format(asked.format)))
            found.set("applyNumberFormat", "1")
        if asked.fill is not None:
            found.set("fillId", str(self._fill(asked.fill)))
            found.set("applyFill", "1")
            found.set("fontId", str(self._font(int(found.get("fontId", "0")), text_on(asked.fill))))
            found.set("applyFont", "1")
        if asked.quoted:
            found.set("quotePrefix", "1")
        if asked.align is not None:
            _align(found, asked.align)
        _protect(found, locked=not asked.fillable)
        return _append(styles, found)

    def _format(self, code: str) -> int:
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        formats = self._list("numFmts")
        for each in formats:
            if each.get("formatCode") == code:
                return int(str(each.get("numFmtId")))
        number = max([_FIRST_OWN_FORMAT - 1, *(int(str(each.get("numFmtId"))) for each in formats)]) + 1
        _append(formats, etree.Element(s("numFmt"), numFmtId=str(number), formatCode=code))
        return number

    def _fill(self, colour: str) -> int:
        if colour not in self.fills:
            self.fills[colour] = _append(self._list("fills"), _solid(colour))
        return self.fills[colour]

    def _font(self, base: int, colour: str) -> int:
        """Give a font as another, of a colour that is told from its background."""
        if (base, colour) not in self.fonts:
            fonts = self._list("fonts")
            found = deepcopy(fonts[base])
            old = found.find(s("color"))
            if old is not None:
                found.remove(old)
            found.append(etree.Element(s("color"), rgb=f"FF{colour}"))
            _order_font(found)
            self.fonts[base, colour] = _append(fonts, found)
        return self.fonts[base, colour]

    def rule(self, colour: str) -> int:
        """Give the number of what a conditional format puts on a cell (18.8.14): a background, letters told from it."""
        if colour not in self.rules:
            found = etree.Element(s("dxf"))
            font = etree.SubElement(found, s("font"))
            etree.SubElement(font, s("color"), rgb=f"FF{text_on(colour)}")
            found.append(_solid(colour))
            self.rules[colour] = _append(self._list("dxfs"), found)
        return self.rules[colour]

    def format_rule(self, code: str) -> int:
        """Give the number of what a conditional format puts on a cell: another number format."""
        if code not in self.rules:
            found = etree.Element(s("dxf"))
            etree.SubElement(found, s("numFmt"), numFmtId=str(self._format(code)), formatCode=code)
            self.rules[code] = _append(self._list("dxfs"), found)
        return self.rules[code]

    def text_look(self, number: int) -> TextLook:
        """Tell how the text of a style is set."""
        styles, fonts = self._list("cellXfs"), self._list("fonts")
        found = styles[number]
        font = fonts[int(found.get("fontId", "0"))]
        alignment = found.find(s("alignment"))
        wraps = alignment is not None and alignment.get("wrapText") in {"1", "true"}
        size = float(_value(font, "sz", str(_DEFAULT_SIZE)))
        indent = int(alignment.get("indent", "0")) if alignment is not None else 0
        bold = font.find(s("b")) is not None and _value(font, "b", "1") in {"1", "true"}
        type_ = Type(size, _value(font, "name", ""), bold)
        return TextLook(type_, wraps, indent * size * 0.9, size * LINE + PADDING)

    def _list(self, name: str) -> _Element:
        """Give a list of the part; one that it lacks is put in its place."""
        found = self.root.find(s(name))
        if found is None:
            found = etree.Element(s(name))
            later = [each for each in self.root if _place(etree.QName(each).localname, _ORDER) > _ORDER.index(name)]
            (later[0].addprevious if later else self.root.append)(found)
        return found


def _order_font(font: _Element) -> None:
    font[:] = sorted(font, key=lambda each: _place(etree.QName(each).localname, _FONT_ORDER))


def _align(style: _Element, align: Align) -> None:
    """Align a style's text (18.8.1)."""
    alignment = style.find(s("alignment"))
    if alignment is None:
        alignment = etree.Element(s("alignment"))
        style.insert(0, alignment)
    alignment.set("horizontal", _ALIGN[align])
    style.set("applyAlignment", "1")


def _protect(style: _Element, *, locked: bool) -> None:
    """Say whether a cell may be written in when its sheet is protected (18.8.33)."""
    protection = style.find(s("protection"))
    if protection is None:
        protection = etree.Element(s("protection"))
        alignment = style.find(s("alignment"))
        style.insert(0 if alignment is None else 1, protection)
    protection.set("locked", "1" if locked else "0")
    style.set("applyProtection", "1")


def _append(parent: _Element, child: _Element) -> int:
    parent.append(child)
    parent.set("count", str(len(parent)))
    return len(parent) - 1


def _solid(colour: str) -> _Element:
    """Make a solid fill; in a cell's style the colour is `fgColor`, in a conditional format `bgColor` (18.8.32)."""
    fill = etree.Element(s("fill"))
    pattern = etree.SubElement(fill, s("patternFill"), patternType="solid")
    etree.SubElement(pattern, s("fgColor"), rgb=f"FF{colour.upper()}")
    etree.SubElement(pattern, s("bgColor"), rgb=f"FF{colour.upper()}")
    return fill


def _value(font: _Element, name: str, other: str) -> str:
    found = font.find(s(name))
    return other if found is None else str(found.get("val", other))


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)
