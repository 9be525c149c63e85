"""The one place where docxtpl runs: sandboxed, strict, escaping, with no text lost or turned into markup."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.image.image import Image
from docx.opc.exceptions import OpcError
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError
from lxml import etree

from pecdocs.faults import Fault, InputError, Place
from pecdocs.layout.context import LOGO_IN_BODY, LOGO_IN_EDGE
from pecdocs.opc import Package
from pecdocs.opc.properties import clear_core_properties
from pecdocs.opc.xml import check_characters, w
from pecdocs.word.fields import check_source, environment
from pecdocs.word.story import StoryLine, stories
from pecdocs.word.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.opc.part import Part
    from jinja2 import Environment
    from lxml.etree import _Element

KEEP_APART = "\ue000"
"""Put inside `{_{` and the like in data, which docxtpl would turn into `{{`; taken out after it ran."""

_DOCXTPL_ESCAPES = re.compile(r"\{_(?=[{%])|[}%]_(?=\})")
_STRANGE = (
    TemplateError,
    OpcError,
    etree.LxmlError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What docxtpl and python-docx raise for a package that lacks what every Word file has."""
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG and a JPEG begin."""
_NOTES = ("footnotes+xml", "endnotes+xml")
"""How the content types of notes end."""
_EMU_PER_MM = 36_000


def render(
    package: Package, fields: dict[str, Any], shape: dict[str, Any], logo: tuple[Path, str] | None, file: str
) -> Package:
    """Fill the fields of a template whose tags were found right.

    `fields` are plain dicts, lists, texts and booleans; `logo` is a picture and its description. Raises InputError
    when the template can't be filled, or the picture can't be read.
    """
    env = environment()
    for text in _texts(fields):
        check_characters(text)
    clear_core_properties(package)
    out = BytesIO()
    try:
        template = _Template(package.seal(), shape, file)
        picture = _logo(template, *logo) if logo is not None else ""
        template.render({**_kept_apart(fields), "logo": picture}, env)
        template.save(out)
    except _STRANGE as error:
        message = f"la plantilla no se puede llenar ({type(error).__name__})"
        raise InputError([Fault(Place(file), message, "guárdela de nuevo en Word")]) from error
    rendered = Package.read(out.getvalue(), file)
    for story in stories(rendered):
        _tidy(story.root)
        rendered.put(story.part, story.root)
        rendered.parts[story.part] = rendered.parts[story.part].replace(KEEP_APART.encode(), b"")
    return rendered


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl, looked over at its two weak points: what it gives Jinja to run, and the XML that comes out."""

    def __init__(self, data: bytes, shape: dict[str, Any], file: str) -> None:
        super().__init__(BytesIO(data))
        self.shape = shape
        self.file = file
        self.init_docx()

    def render_xml_part(self, src_xml: str, part: Part, context: dict[str, Any], jinja_env: Environment) -> str:
        """Render a part; what Jinja runs is checked as docxtpl joined it, and the result must be whole."""
        if "{" not in src_xml and "}" not in src_xml:
            return src_xml
        spot = str(part.partname).lstrip("/")
        whole = Tag("", StoryLine("", spot, self.docx.element))
        faults = check_source([src_xml], [whole], self.shape, jinja_env, self.file)
        if faults:
            raise InputError(faults)
        rendered = str(super().render_xml_part(src_xml, part, context, jinja_env))
        try:
            etree.fromstring(rendered.encode())
        except etree.XMLSyntaxError:
            message = "una condición o una lista corta por la mitad un párrafo, una celda o un enlace"
            hint = "ponga su principio y su fin en un mismo párrafo, o use {%p … %} o {%tr … %}"
            raise InputError([Fault(Place(self.file, spot=spot), message, hint)]) from None
        return rendered

    def render_footnotes(self, context: dict[str, Any], jinja_env: Environment) -> None:
        """Render the notes once each; those at the end of the document too, which docxtpl leaves as they are."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith(_NOTES):
                source = self.patch_xml(self.get_part_xml(part))
                part._blob = self.render_xml_part(source, part, context, jinja_env).encode()  # noqa: SLF001


def _tidy(root: _Element) -> None:
    """Take away the rows, tables and bookmarks that conditions left empty or halved, and put back needed paragraphs.

    A cell ends in one, and so does a body; two tables with none between them would become one.
    """
    for name, needs in (("tr", "tc"), ("tbl", "tr")):
        for element in list(root.iter(w(name))):
            parent = element.getparent()
            if parent is not None and next(element.iter(w(needs)), None) is None:
                parent.remove(element)
    for holder in root.iter(w("tc"), w("hdr"), w("ftr"), w("footnote"), w("endnote")):
        if len(holder) == 0 or holder[-1].tag != w("p"):
            etree.SubElement(holder, w("p"))
    for table in root.iter(w("tbl")):
        after = table.getnext()
        if after is not None and after.tag in {w("tbl"), w("sectPr")}:
            table.addnext(etree.Element(w("p")))
    pair_bookmarks(root)


def pair_bookmarks(root: _Element) -> None:
    """Leave each bookmark once and whole: marks and conditions take halves away, and lists repeat them."""
    starts, ends = (list(root.iter(w(name))) for name in ("bookmarkStart", "bookmarkEnd"))
    first_end = {str(end.get(w("id"))): end for end in reversed(ends)}
    kept: set[_Element] = set()
    for start in starts:
        end = first_end.pop(str(start.get(w("id"))), None)
        if end is not None:
            kept |= {start, end}
    for mark in (*starts, *ends):
        parent = mark.getparent()
        if mark not in kept and parent is not None:
            parent.remove(mark)


def _logo(template: _Template, picture: Path, description: str) -> _Logo:
    """Open the entity's picture. Raises InputError when it can't be read, or is none."""
    place = Place(picture.as_posix())
    try:
        data = picture.read_bytes()
    except OSError:
        hint = "ponga el archivo en la carpeta del plan"
        raise InputError([Fault(place, "no se puede leer el logo", hint)]) from None
    try:
        size = Image.from_blob(data)
        width, height = size.px_width, size.px_height
    except Exception:  # noqa: BLE001 - python-docx raises anything, Exception itself too, for a damaged picture
        width = height = 0
    hint = "ábralo en un programa de dibujo, como Paint, y guárdelo como PNG"
    if not data.startswith(_PICTURES):
        raise InputError([Fault(place, "el logo no es una imagen PNG o JPEG", hint)])
    if not width or not height:
        raise InputError([Fault(place, "el logo está dañado, o es un JPEG para imprenta (CMYK)", hint)])
    return _Logo(template, picture, description, width / height)


class _Logo(InlineImage):  # type: ignore[misc]
    """The entity's picture in its line of text, with the description that screen readers say."""

    def __init__(self, template: _Template, picture: Path, description: str, shape: float) -> None:
        super().__init__(template, str(picture))
        self.description = description
        self.shape = shape
        """Its width over its height."""

    def _insert_image(self) -> str:
        part = self.tpl.current_rendering_part
        if not isinstance(part, StoryPart):
            place = Place(self.tpl.file, spot=str(part.partname).lstrip("/"))
            hint = "póngalo en el texto o en el encabezado"
            raise InputError([Fault(place, "el logo no puede ir en una nota", hint)])
        box = LOGO_IN_BODY if isinstance(part, DocumentPart) else LOGO_IN_EDGE
        width, height = (side * _EMU_PER_MM for side in box)
        self.width = width if self.shape > width / height else None
        self.height = None if self.width is not None else height
        drawing = str(super()._insert_image())
        start = drawing.index("<wp:inline")
        end = drawing.index("</wp:inline>") + len("</wp:inline>")
        inline = etree.fromstring(drawing[start:end])
        for name in ("docPr", "cNvPr"):
            for properties in inline.iter(f"{{*}}{name}"):
                properties.set("descr", self.description)
        return drawing[:start] + etree.tostring(inline, encoding="unicode") + drawing[end:]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _kept_apart(value: Any) -> Any:
    if isinstance(value, str):
        return _DOCXTPL_ESCAPES.sub(lambda found: found[0] + KEEP_APART, value)
    if isinstance(value, dict):
        return {name: _kept_apart(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_kept_apart(each) for each in value]
    return value
