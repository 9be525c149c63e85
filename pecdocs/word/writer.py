"""From a laid-out document and a format's `plan.docx` to the bytes of the finished .docx.

docxtpl fills the fields of the template; headings, lists and tables are put in after its pass, where `[[cuerpo]]`
stood, as text joined once: docxtpl's work grows with the square of the body, ours with its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, InputError, Place
from pecdocs.layout.blocks import Heading, Table
from pecdocs.layout.context import shape
from pecdocs.opc.properties import set_core_properties
from pecdocs.opc.xml import serialize, w
from pecdocs.word.body import Body
from pecdocs.word.charts import Charts
from pecdocs.word.contents import Contents
from pecdocs.word.footnotes import Footnotes
from pecdocs.word.links import Links
from pecdocs.word.measures import whole
from pecdocs.word.numbering import Numbering
from pecdocs.word.parts import DOCUMENT, STYLES
from pecdocs.word.render import render
from pecdocs.word.sections import Sections
from pecdocs.word.styles import Styles, heading_fault, set_language
from pecdocs.word.template import BODY, CONTENTS, open_template
from pecdocs.word.watermark import add_watermark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from pecdocs.layout import Document
    from pecdocs.opc import Package
    from pecdocs.word.prototypes import Prototypes


PAGES_AT_END = "pecdocs-pages"
"""The processing instruction that stands where a document may ask for the page of its headings: at its end."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that lacks nothing but the page of each heading that its contents list."""

    package: Package
    frame: bytes
    """The main part, with processing instructions where the rest goes."""
    body: Sequence[str]
    """What goes in its slot, in pieces."""
    contents: Contents
    counts_in_digits: bool
    """Whether the pages of the body are numbered 1, 2, 3."""

    @property
    def has_contents(self) -> bool:
        """Tell whether there is a contents page, and any heading on it."""
        return bool(self.contents.entries) and f"<?{CONTENTS}".encode() in self.frame

    def seal(self, pages: Sequence[str] = (), *, asking: bool = False) -> bytes:
        """Give the finished .docx, or, `asking`, one that makes whoever prints it tell the page of each heading."""
        texts = {
            BODY: self.body,
            CONTENTS: [self.contents.xml(pages)],
            PAGES_AT_END: [self.contents.question()] if asking else [],
        }
        self.package.parts[DOCUMENT] = spliced(self.frame, texts)
        return self.package.seal()


def write_document(document: Document, template: bytes, file: str, logo: tuple[Path, str] | None = None) -> bytes:
    """Write a document in a template, its contents without the page of each heading; see `draft_document`."""
    return draft_document(document, template, file, logo).seal()


@without_collector()
def draft_document(
    document: Document,
    template: bytes,
    file: str,
    logo: tuple[Path, str] | None = None,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """Write a document in a template; `file` is how messages name the template, `logo` a picture and its description.

    `colours` are put in the place of those of the template that are their keys, both as RRGGBB. Raises InputError with
    the mistakes of the template.
    """
    made = filled(document, template, file, logo, colours)
    draft = _fill(made, document, file)
    set_language(draft.package, document.properties.language)
    set_core_properties(draft.package, document.properties)
    return draft


class Filled(NamedTuple):
    """A template with its fields filled, and what of it the blocks are written with."""

    package: Package
    styles: Styles
    prototypes: Prototypes

    def charts(self) -> Charts:
        """Give what numbers the charts after the drawings that are there."""
        return Charts(self.package, next_drawing=1 + number_drawings(self.package))

    def body(self, root: _Element, section: _Element, charts: Charts) -> Body:
        """Give what writes the blocks: in the main part `root`, in the section where its slot stands."""
        names = {str(mark.get(w("name"))).casefold() for mark in root.iter(w("bookmarkStart"))}
        return Body(
            self.styles,
            self.prototypes,
            Numbering.of(self.package),
            Footnotes.of(self.package),
            Links.of(self.package),
            charts,
            Sections(section),
            first_bookmark(root),
            names,
        )


def filled(
    document: Document,
    template: bytes,
    file: str,
    logo: tuple[Path, str] | None = None,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> Filled:
    """Fill the fields of a template for a document. Raises InputError with the mistakes of the template."""
    fields = shape() | {name: True for name, value in document.context.items() if isinstance(value, bool)}
    opened = open_template(template, fields, file, colours)
    styles = Styles(opened.package.xml(STYLES))
    faults = [*opened.prototypes.missing(_table_names(document)), *_missing_styles(document, styles, file)]
    if faults:
        raise InputError(faults)
    package = render(opened.package, document.context, fields, logo, file)
    if document.draft_mark is not None:
        add_watermark(package, document.draft_mark)
    return Filled(package, styles, opened.prototypes)


def _table_names(document: Document) -> list[str]:
    """Give the names of the tables of a document, each once."""
    return list(dict.fromkeys(block.name for block in document.blocks if isinstance(block, Table)))


def _missing_styles(document: Document, styles: Styles, file: str) -> Iterator[Fault]:
    """Give a fault for each level of headings without its style: the contents and screen readers go by them."""
    for level in sorted({block.level for block in document.blocks if isinstance(block, Heading)}):
        if not styles.has(f"heading {level}"):
            yield heading_fault(level, file)


def _fill(template: Filled, document: Document, file: str) -> Draft:
    """Write the blocks, to stand in the body's slot, the contents for theirs, and what they need in the other parts."""
    package, charts = template.package, template.charts()
    root = package.xml(DOCUMENT)
    slot = slot_of(root, file)
    own = section_of(slot, file)
    before, first = slot.getprevious(), next(iter(document.blocks), None)
    if before is not None and before.tag == w("tbl") and (first is None or isinstance(first, Table)):
        before.addnext(etree.Element(w("p")))  # or the template's table and ours would become one
    body = template.body(root, own, charts)
    width = body.sections.text_width()
    written = body.write(document.blocks)
    listed = [entry for entry in body.entries if entry.level <= document.contents_levels]
    contents = Contents(listed, document.contents_levels, template.styles, width)
    holder = own.getparent()
    if holder is not None:
        holder.replace(own, body.sections.last())
    body.put_parts(package)
    _mark_end(root)
    return Draft(package, serialize(root), written, contents, body.sections.count_in_digits())


def _mark_end(root: _Element) -> None:
    """Put a processing instruction after all that the document says, before the section that ends it."""
    for last in root.iterfind(f"{w('body')}/{w('sectPr')}"):
        last.addprevious(etree.ProcessingInstruction(PAGES_AT_END))


def slot_of(root: _Element, file: str) -> _Element:
    """Give the place of the body."""
    slots = [each for each in root.iter(etree.PI) if str(each).startswith(f"<?{BODY}")]
    if len(slots) != 1:
        hint = "saque [[cuerpo]] de entre «if» y «endif», o «for» y «endfor»"
        raise InputError([Fault(Place(file), f"«[[cuerpo]]» sale {len(slots)} veces al llenar la plantilla", hint)])
    return slots[0]


def section_of(slot: _Element, file: str) -> _Element:
    """Give the properties of the section where the body stands."""
    section = next((each for sibling in slot.itersiblings() for each in sibling.iter(w("sectPr"))), None)
    if section is None:
        hint = "en Word: Disposición → Tamaño, y guarde"
        raise InputError([Fault(Place(file), "la plantilla no dice el tamaño de la página", hint)])
    return section


def spliced(data: bytes, texts: Mapping[str, Sequence[str]]) -> bytes:
    """Put each text where its processing instruction stands, in one pass: no text is searched for the next token."""
    tokens = "|".join(texts).encode()
    found: list[bytes] = []
    for i, piece in enumerate(re.split(rb"<\?(" + tokens + rb")\s*\?>", data)):
        found += map(str.encode, texts[piece.decode()]) if i % 2 else [piece]
    return b"".join(found)


def first_bookmark(root: _Element) -> int:
    """Give the first bookmark id that a main part leaves free."""
    return 1 + max((whole(mark.get(w("id")), 0) for mark in root.iter(w("bookmarkStart"))), default=-1)


def number_drawings(package: Package) -> int:
    """Give every drawing of the file an id of its own (ECMA-376 part 1, 20.4.2.5), and how many they are."""
    number = 0
    for name in sorted(package.parts):
        if not name.startswith("word/") or not name.endswith(".xml") or b"docPr" not in package.parts[name]:
            continue
        root = package.xml(name)
        for properties in root.iter("{*}docPr"):
            number += 1
            properties.set("id", str(number))
        package.put(name, root)
    return number
