"""The mark behind each page: the drawing that Word itself uses, in every header of every section."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.layout.glyphs import Type
from pecdocs.opc.xml import NS, attribute, w
from pecdocs.word.measures import whole
from pecdocs.word.parts import DOCUMENT, SETTINGS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pecdocs.opc import Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_STYLE = (
    "position:absolute;margin-left:0;margin-top:0;width:{}pt;height:{}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_HEIGHT, _WIDTH = 108.0, 430.0
"""In points, as Word draws it: tall at most, and wide at least for its height."""
_EM = 0.68
"""How wide an em of text is, as a part of the mark's height: its letters are not squeezed."""
_OF_THE_PAGE = 0.8
"""The part of the shorter side of a page that a mark, which lies across, may take."""
_SIDE = 595.3
"""The shorter side of a page of A4, in points: of one that does not say its size."""
_EMPTY = f'<w:hdr xmlns:w="{NS["w"]}"><w:p/></w:hdr>'


def add_watermark(package: Package, words: str) -> None:
    """Put `words` across every page; the first section gets the headers that it lacks, and the rest inherit them."""
    document = package.xml(DOCUMENT)
    even = SETTINGS in package.parts and package.xml(SETTINGS).find(w("evenAndOddHeaders")) is not None
    present: set[str] = set()
    for section in document.iter(w("sectPr")):
        present |= {str(each.get(w("type"))) for each in section.findall(w("headerReference"))}
        first = section.find(w("titlePg")) is not None
        needed = ["default", *(["first"] if first else []), *(["even"] if even else [])]
        for kind in [kind for kind in needed if kind not in present]:
            _add_header(package, section, kind)
            present.add(kind)
    package.put(DOCUMENT, document)
    style = _style(words, _shortest_side(document))
    used = {str(each.get(f"{{{NS['r']}}}id")) for each in document.iter(w("headerReference"))}
    names = sorted({name for rel, name in package.targets(DOCUMENT, "header").items() if rel in used})
    for number, name in enumerate(names, start=1):
        header = package.xml(name)
        _put_in(header, _mark(words, number, style))
        package.put(name, header)


def _add_header(package: Package, section: _Element, kind: str) -> None:
    name = f"word/header_marca_{kind}.xml"
    package.add(name, _TYPE, _EMPTY.encode())
    relation = package.relate(DOCUMENT, _RELATION, name)
    reference = etree.Element(w("headerReference"), {w("type"): kind, f"{{{NS['r']}}}id": relation})
    section.insert(0, reference)


def _put_in(header: _Element, mark: _Element) -> None:
    """Put the mark's run in the header's last paragraph: one of its own would make the header taller."""
    paragraphs = header.findall(w("p"))
    (paragraphs[-1] if paragraphs else etree.SubElement(header, w("p"))).append(mark)


def _shortest_side(document: _Element) -> float:
    """Give the shortest side of all pages, in points."""
    sides = [whole(size.get(w(side)), 0) / 20 for size in document.iter(w("pgSz")) for side in ("w", "h")]
    return min((side for side in sides if side > 0), default=_SIDE)


def _style(words: str, side: float) -> str:
    """Give the size of a mark that lies across the page: as tall as there is room for its width, turned by half."""
    ratio = max(_WIDTH / _HEIGHT, Type(_EM).width(words))
    room = side * _OF_THE_PAGE * sqrt(2)  # a turned box reaches (width + height) / √2 to either side
    height = min(_HEIGHT, room / (1 + ratio))
    return _STYLE.format(max(round(height * ratio), 1), max(round(height), 1))


def _mark(words: str, number: int, style: str) -> _Element:
    """Make the run that holds the mark: a VML WordArt anchored behind the text, centred on the margins."""
    said = attribute(words)
    return etree.fromstring(
        f"""<w:r xmlns:w="{NS["w"]}"><w:pict xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"><v:shapetype
 id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f
 eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f
 eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f
 eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f
 eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t"
 fitshape="t"/></v:shapetype><v:shape id="MarcaDeAgua{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136"
 alt="Marca de agua: {said}" style="{style}"
 o:allowincell="f" fillcolor="#c8c8c8" stroked="f"><v:fill opacity=".5"/><v:textpath
 style="font-family:&quot;Arial&quot;;font-size:1pt" string="{said}"/><w10:wrap anchorx="margin"
 anchory="margin"/></v:shape></w:pict></w:r>""".replace("\n", "")
    )
