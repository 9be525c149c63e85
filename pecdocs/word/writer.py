"""From a laid-out document and a format's `plan.docx` to the bytes of the finished .docx.

docxtpl fills the fields of the template; headings, lists and tables are put in after its pass, in the paragraph
that says `[[cuerpo]]`, as text joined once: docxtpl's work grows with the square of the body, ours with its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, InputError, Place
from pecdocs.layout.context import shape
from pecdocs.opc import Package
from pecdocs.opc.properties import set_core_properties
from pecdocs.opc.xml import serialize, w
from pecdocs.word.body import DOCUMENT, Body
from pecdocs.word.contents import contents_xml
from pecdocs.word.footnotes import Footnotes
from pecdocs.word.numbering import Numbering
from pecdocs.word.prototypes import take_prototypes
from pecdocs.word.render import render
from pecdocs.word.sections import Sections
from pecdocs.word.story import own_text
from pecdocs.word.styles import STYLES, Styles, set_language
from pecdocs.word.watermark import add_watermark

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from pecdocs.layout import Document
    from pecdocs.word.prototypes import Prototypes

BODY_SLOT = "[[cuerpo]]"
CONTENTS_SLOT = "[[contenido]]"
_BODY_TOKEN, _CONTENTS_TOKEN = "pecdocs-body", "pecdocs-contents"


def write_document(document: Document, template: bytes, file: str, logo: tuple[Path, str] | None = None) -> bytes:
    """Write a document in a template; `file` is how messages name the template, `logo` a picture and its description.

    Raises InputError with the mistakes of the template.
    """
    package = Package.read(template, file)
    prototypes = _prepare(package, file)
    package = render(package, document.context, shape(), logo, file)
    _fill(package, document, prototypes, file)
    set_language(package, document.properties.language)
    if document.draft_mark is not None:
        add_watermark(package, document.draft_mark)
    _number_drawings(package)
    set_core_properties(package, document.properties)
    return package.seal()


def _prepare(package: Package, file: str) -> Prototypes:
    """Check that a template has its parts and its slot, and take the prototypes out of it."""
    missing = [name for name in (DOCUMENT, STYLES) if name not in package.parts]
    if missing:
        raise InputError([Fault(Place(file), f"no es un documento de Word: le falta {missing[0]}")])
    root = package.xml(DOCUMENT)
    body = root.find(w("body"))
    if body is None:
        raise InputError([Fault(Place(file), "el documento de Word no tiene cuerpo")])
    prototypes = take_prototypes(body, file)
    slots = [paragraph for paragraph in body.iter(w("p")) if own_text(paragraph).strip() == BODY_SLOT]
    if len(slots) != 1 or slots[0].getparent() is not body:
        hint = f"un solo párrafo, fuera de las tablas, debe decir {BODY_SLOT}: ahí va el contenido del plan"
        raise InputError([Fault(Place(file), f"la plantilla tiene {len(slots)} lugares {BODY_SLOT}", hint)])
    package.put(DOCUMENT, root)
    return prototypes


def _fill(package: Package, document: Document, prototypes: Prototypes, file: str) -> None:
    """Put the blocks in the body's slot, the contents in theirs, and what they need in the other parts."""
    root = package.xml(DOCUMENT)
    body = root.find(w("body"))
    own = body.find(w("sectPr")) if body is not None else None
    if body is None or own is None:
        raise InputError([Fault(Place(file), "la plantilla no tiene página", "guárdela de nuevo en Word")])
    writer = Body(
        package,
        Styles(package.xml(STYLES)),
        prototypes,
        Numbering.of(package),
        Footnotes.of(package),
        Sections(own),
    )
    writer.first_bookmark = 1 + max((int(each.get(w("id"), "0")) for each in root.iter(w("bookmarkStart"))), default=-1)
    width = writer.sections.text_width()
    written = writer.write(document.blocks)
    contents = contents_xml(writer.entries, document.contents_levels, writer.styles, width)
    body.replace(own, writer.sections.last())
    _mark_slot(body, BODY_SLOT, _BODY_TOKEN)
    _mark_slot(body, CONTENTS_SLOT, _CONTENTS_TOKEN)
    package.parts[DOCUMENT] = _spliced(serialize(root), {_BODY_TOKEN: written, _CONTENTS_TOKEN: contents})
    writer.numbering.write(package)
    writer.footnotes.write(package)


def _mark_slot(body: _Element, slot: str, token: str) -> None:
    """Put a processing instruction where a slot's paragraph stands: it is found again in the bytes."""
    for paragraph in body.findall(w("p")):
        if own_text(paragraph).strip() == slot:
            body.replace(paragraph, etree.ProcessingInstruction(token))


def _spliced(data: bytes, texts: dict[str, str]) -> bytes:
    """Put each text where its processing instruction stands, in one pass: no text is searched for the next token."""
    tokens = "|".join(texts).encode()
    pieces = re.split(rb"<\?(" + tokens + rb")\s*\?>", data)
    return b"".join(texts[piece.decode()].encode() if i % 2 else piece for i, piece in enumerate(pieces))


def _number_drawings(package: Package) -> None:
    """Give every drawing of the file an id of its own (ECMA-376 part 1, 20.4.2.5)."""
    number = 0
    for name in sorted(package.parts):
        if not name.startswith("word/") or not name.endswith(".xml") or b"docPr" not in package.parts[name]:
            continue
        root = package.xml(name)
        for properties in root.iter("{*}docPr"):
            number += 1
            properties.set("id", str(number))
        package.put(name, root)
