"""Two versions of a document as one .docx: the new one in its template, with every difference as a tracked change.

Both are laid out as blocks, and a thing is the same in both by its identity: a heading by the codigo of its section, a
table by its name, a row by the codigo of what it shows. So no two files are compared: what differs is found as the
blocks are written, and only words, inside what is the same, are compared as words.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml import etree

from pecdocs.collector import without_collector
from pecdocs.faults import InputError
from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.context import shape
from pecdocs.opc.properties import set_core_properties
from pecdocs.opc.xml import NS, attribute, escape, fragment, serialize, w
from pecdocs.word.body import SMALL, Body
from pecdocs.word.charts import Charts
from pecdocs.word.contents import END, Contents
from pecdocs.word.footnotes import Footnotes
from pecdocs.word.links import Links
from pecdocs.word.measures import whole
from pecdocs.word.numbering import Numbering
from pecdocs.word.parts import DOCUMENT, FOOTNOTES, STYLES
from pecdocs.word.render import pair_bookmarks, render
from pecdocs.word.sections import Sections
from pecdocs.word.story import stories
from pecdocs.word.styles import Styles, set_language
from pecdocs.word.template import BODY, CONTENTS, open_template
from pecdocs.word.tracked.blocks import Item, Things, Tracker, merged, merged_holder, paired
from pecdocs.word.tracked.marks import Author, Marker
from pecdocs.word.tracked.runs import NOTE
from pecdocs.word.watermark import add_watermark
from pecdocs.word.writer import missing_styles, number_drawings, section_of, slot_of, spliced, table_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from pecdocs.layout.blocks import Block
    from pecdocs.layout.cambios.redline import Redline
    from pecdocs.opc import Package
    from pecdocs.word.tracked.runs import Token

_OTHER_LISTS = 1_000_000
"""Added to the numbers of the old version's lists, which are not those of the new one."""
LIST_TITLE = "Lista de cambios"
_LIST_BOOKMARK = "lista_de_cambios"
_CONTROL = (("documento",), ("entidad",), ("plan",))
"""What covers, headers and footers show."""
_NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
_HOLDERS = tuple(w(name) for name in ("sdt", "customXml", "smartTag", "bdo", "dir"))
"""What only holds paragraphs, rows, cells or runs."""
_HOLDER_PROPERTIES = frozenset({w("customXmlPr"), w("smartTagPr")})
_PICTURE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_VML = "urn:schemas-microsoft-com:vml"
_KEYED = frozenset({"titulo", "encabezado", "numeros", "total"})
"""The rows that are the same by their place."""


@without_collector()
def write_redline(  # noqa: PLR0913 - what one document is made of
    redline: Redline,
    author_of: Callable[[Things], Author],
    template: bytes,
    file: str,
    *,
    logo: tuple[Path, str] | None = None,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Write the new version with what differs from the old one; both in the same template, named `file` in messages.

    `author_of` says who made the last change to any of some things. Raises InputError with the mistakes of the
    template.
    """
    old, new = redline.old, redline.new
    fields = shape() | {name: True for name, value in new.context.items() if isinstance(value, bool)}
    packages = []
    for document in (old, new):
        opened = open_template(template, fields, file, colours)
        styles = Styles(opened.package.xml(STYLES))
        faults = [*opened.prototypes.missing(table_names(document)), *missing_styles(document, styles, file)]
        if faults:
            raise InputError(faults)
        packages.append(render(opened.package, document.context, fields, logo, file))
        _dissolve_controls(packages[-1])
        if new.draft_mark is not None:
            add_watermark(packages[-1], new.draft_mark)
    before, package = packages
    charts = Charts(package, next_drawing=1 + number_drawings(package))
    _rename_shapes(before)
    _bring_pictures(before, package)
    writing = _Writing(before, package, redline, author_of, file)
    body = writing.body(styles, opened.prototypes, charts)
    package.parts[DOCUMENT] = writing.written(body)
    for each in (body.numbering, body.footnotes, body.links):
        each.write(package)
    writing.merge_other_stories()
    writing.settle_notes()
    number_drawings(package)
    set_language(package, new.properties.language)
    set_core_properties(package, new.properties)
    return package.seal()


class _Writing:
    """A redline being written: the packages of both versions, their fields filled; the new one becomes the result."""

    def __init__(
        self, before: Package, package: Package, redline: Redline, author_of: Callable[[Things], Author], file: str
    ) -> None:
        self.before = before
        self.package = package
        self.redline = redline
        self.notes = Footnotes.of(package)
        self.was: dict[str, str] = {}
        """The id of each note of the new version that the old one has too, and its id there."""
        self.tracker = Tracker(Marker(), author_of, self._note_key, self._meet)
        self.roots = before.xml(DOCUMENT), package.xml(DOCUMENT)
        slot_of(self.roots[0], file)
        self.own = section_of(slot_of(self.roots[1], file), file)
        self.first = next(self.roots[1].iter(w("sectPr")))
        """The section that follows the list of changes: it begins a page, and has no header of the list's alone."""
        for each in self.first.findall(w("type")):
            self.first.remove(each)

    def body(self, styles: Styles, prototypes: Any, charts: Charts) -> Body:
        """Give the body that writes the blocks of the new version."""
        marks = list(self.roots[1].iter(w("bookmarkStart")))
        return Body(
            styles,
            prototypes,
            Numbering.of(self.package),
            self.notes,
            Links.of(self.package),
            charts,
            Sections(self.own),
            first_bookmark=1 + max((whole(mark.get(w("id")), 0) for mark in marks), default=-1),
            bookmarks={str(mark.get(w("name"))).casefold() for mark in marks} | {_LIST_BOOKMARK},
        )

    def written(self, body: Body) -> bytes:
        """Write the main part: the frame of both versions, and in its slots their blocks and contents."""
        old, new = self.redline.old, self.redline.new
        news = list(_items(body, new.blocks, {}))
        entries = list(body.entries)
        other = replace(
            body, sections=Sections(self.own), entries=[], first_bookmark=body.first_bookmark + len(entries)
        )
        olds = list(_items(other, [_apart(each) for each in old.blocks], self.redline.renamed, old=True))
        pairs = paired(olds, news)
        made = merged(pairs, self.tracker, _CONTROL, joined=False)
        contents = self._contents(body, entries, other.entries, (olds, news))
        holder = self.own.getparent()
        if holder is not None:
            holder.replace(self.own, body.sections.last())
        frame = self._frame()
        self._put_list(frame, body, dict(zip(_anchors(news), entries, strict=True)))
        texts = {BODY: [fragment(each) for each in made], CONTENTS: [contents]}
        return spliced(serialize(frame), texts)

    def _frame(self) -> _Element:
        """Give the main part of both versions' templates, their fields filled."""
        first, second = self.roots
        bodies = [root.find(w("body")) for root in (first, second)]
        old, new = bodies
        if old is None or new is None:
            raise ValueError("a main part without a body")
        made = merged_holder(old, new, self.tracker, _CONTROL, joined=False)
        second.replace(new, made)
        pair_bookmarks(second)
        return second

    def _contents(
        self,
        body: Body,
        entries: Sequence[Any],
        old_entries: Sequence[Any],
        items: tuple[Sequence[Item], Sequence[Item]],
    ) -> str:
        """Write the contents of both versions: a line for each heading of either, which leads to where it stands."""
        levels = self.redline.new.contents_levels
        bookmarks = dict(zip(_anchors(items[1]), (each.bookmark for each in entries), strict=True))
        width = body.sections.text_width()
        lines = []
        for found, each in ((old_entries, items[0]), (entries, items[1])):
            kept = [
                (replace(e, bookmark=bookmarks.get(key, e.bookmark)), key)
                for e, key in zip(found, _anchors(each), strict=True)
                if e.level <= levels
            ]
            contents = Contents([e for e, _ in kept], levels, body.styles, width)
            parsed = (_parsed(line)[0] for line in contents.lines())
            lines.append(
                [
                    Item(element, ("toc", key), (("seccion", key),), fixed=True)
                    for element, (_, key) in zip(parsed, kept, strict=True)
                ]
            )
        made = merged(paired(*lines), self.tracker, _CONTROL, joined=False)
        if not made:
            return "<w:p/>"
        at = sum(child.tag == w("pPr") for child in made[0])
        for run in reversed(_parsed(contents.begin)):
            made[0].insert(at, run)
        made[-1].extend(_parsed(END))
        return "".join(map(fragment, made))

    def _put_list(self, frame: _Element, body: Body, entries: Mapping[str, Any]) -> None:
        """Put the list of changes on a page of its own before all the rest, in a control that goes with one click."""
        body_element = frame.find(w("body"))
        if body_element is None or not self.redline.lines:
            return
        section = deepcopy(self.first)
        for each in section.findall(w("titlePg")) + section.findall(w("cols")):
            section.remove(each)
        pieces = list(self._list_paragraphs(body, entries))
        control = (
            f'<w:sdt><w:sdtPr><w:alias w:val="{LIST_TITLE}"/><w:tag w:val="{_LIST_BOOKMARK}"/><w:id w:val="900000001"/>'
            f"</w:sdtPr><w:sdtContent>{''.join(pieces)}</w:sdtContent></w:sdt>"
        )
        end = f"<w:p><w:pPr>{fragment(section)}</w:pPr></w:p>"
        for position, element in enumerate(_parsed(control + end)):
            body_element.insert(position, element)

    def _list_paragraphs(self, body: Body, entries: Mapping[str, Any]) -> Iterator[str]:
        title, text = (body.styles.get(name) for name in ("toc heading", "body text"))
        yield _paragraph(title or body.styles.get("title"), f"<w:r><w:rPr><w:b/></w:rPr><w:t>{LIST_TITLE}</w:t></w:r>")
        for entry in self.redline.lines:
            target = entries.get(entry.anchor)
            look = "<w:rPr><w:b/></w:rPr>" if entry.is_title else ""
            run = f'<w:r>{look}<w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r>'
            if target is not None:
                run = f'<w:hyperlink w:anchor="{attribute(target.bookmark)}" w:history="1">{run}</w:hyperlink>'
            yield _paragraph(text, run, keep_next=entry.is_title)

    def merge_other_stories(self) -> None:
        """Track what differs in headers, footers and the notes of the template."""
        for story in stories(self.package):
            part = story.part
            if part == DOCUMENT or part not in self.before.parts:
                continue
            old, new = self.before.xml(part), self.package.xml(part)
            if part == FOOTNOTES or new.tag in {w("footnotes"), w("endnotes")}:
                self._merge_notes(old, new)
            else:
                new = merged_holder(old, new, self.tracker, _CONTROL, joined=True)
            pair_bookmarks(new)
            self.package.put(part, new)

    def _merge_notes(self, old: _Element, new: _Element) -> None:
        before = {each.get(w("id")): each for each in old}
        for note in list(new):
            other = before.get(note.get(w("id")))
            if other is not None and note.get(w("type")) is None:
                new.replace(note, merged_holder(other, note, self.tracker, _CONTROL, joined=True))

    def _note_key(self, identity: str) -> str:
        """Give what a note is compared by: those of the template are known by their numbers."""
        return NOTE if int(identity) >= self.notes.first else f"{NOTE} {identity}"

    def _meet(self, old: Token, new: Token) -> None:
        """Remember which note of the old version a note of the new one was."""
        self.was[_reference(new)] = _reference(old)

    def settle_notes(self) -> None:
        """Leave each note that is referred to, in the order of their marks and numbered so, with what changed in it.

        One whose mark came or went does so with it, and needs no marks inside.
        """
        if FOOTNOTES not in self.package.parts:
            return
        root = self.package.xml(FOOTNOTES)
        own = {str(note.get(w("id"))): note for note in root if int(str(note.get(w("id")))) >= self.notes.first}
        for note in own.values():
            root.remove(note)
        kept = len(root)
        document = self.package.xml(DOCUMENT)
        for reference in document.iter(w("footnoteReference")):
            identity = str(reference.get(w("id")))
            if identity in own:
                before = own.get(self.was.get(identity, identity), own[identity])
                note = merged_holder(before, own[identity], self.tracker, _CONTROL, joined=True)
                number = str(self.notes.first + len(root) - kept)
                note.set(w("id"), number)
                reference.set(w("id"), number)
                root.append(note)
        self.package.put(FOOTNOTES, root)
        self.package.put(DOCUMENT, document)


def _reference(mark: Token) -> str:
    """Give the id of the note that a mark refers to."""
    return next(str(each.get(w("id"))) for node in mark.nodes for each in node.iter(w("footnoteReference")))


def _dissolve_controls(package: Package) -> None:
    """Leave what content controls and the like hold, without them: of what they hold, each change has its own mark."""
    for story in stories(package):
        for holder in list(story.root.iter(*_HOLDERS)):
            content = holder.find(w("sdtContent")) if holder.tag == w("sdt") else holder
            for child in list(content) if content is not None else []:
                if child.tag not in _HOLDER_PROPERTIES:
                    holder.addprevious(child)
            parent = holder.getparent()
            if parent is not None:
                parent.remove(holder)
        package.put(story.part, story.root)


def _bring_pictures(before: Package, package: Package) -> None:
    """Give the new version the pictures that the old one alone shows, under ids that hold in the new one."""
    for story in stories(before):
        ids = {}
        for identity, name in before.targets(story.part, "image").items():
            if name not in package.parts:
                package.add(name, before.content_type(name) or "", before.parts[name])
            ids[identity] = package.relate(story.part, _PICTURE, name)
        for element in story.root.iter() if ids else ():
            for key, value in element.attrib.items():
                if str(key).startswith(f"{{{NS['r']}}}") and value in ids:
                    element.set(key, ids[str(value)])
        before.put(story.part, story.root)


def _rename_shapes(package: Package) -> None:
    """Give the shapes of the old version ids of their own, for they may stand beside those of the new one."""
    for story in stories(package):
        for element in story.root.iter(f"{{{_VML}}}*"):
            if identity := element.get("id"):
                element.set("id", f"antes_{identity}")
            if kind := element.get("type"):
                element.set("type", kind.replace("#", "#antes_", 1))
        package.put(story.part, story.root)


def _paragraph(style: str | None, content: str, *, keep_next: bool = False) -> str:
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style is not None else ""
    return f"<w:p><w:pPr>{named}{'<w:keepNext/>' if keep_next else ''}</w:pPr>{content}</w:p>"


def _parsed(xml: str) -> _Element:
    """Read written elements; they are the children of what comes back."""
    return etree.fromstring(f"<w:body {_NAMESPACES}>{xml}</w:body>")


def _apart(block: Block) -> Block:
    return replace(block, list_id=block.list_id + _OTHER_LISTS) if isinstance(block, ListItem) else block


def _anchors(items: Sequence[Item]) -> list[str]:
    """Give the codigos of the headings among items, in order."""
    return [item.key[1] for item in items if item.key[0] == "heading"]


def _items(
    body: Body, blocks: Sequence[Block], renamed: Mapping[tuple[str, str], str], *, old: bool = False
) -> Iterator[Item]:
    """Write blocks, each with what it is known by."""
    section, tables, pages = "", Counter[str](), 0
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Page):
            ended = body.sections.turn(block.orientation)
            if ended and not old:
                pages += 1
                end = _parsed(f"<w:p><w:pPr>{SMALL}{ended}</w:pPr></w:p>")
                yield Item(end[0], ("page", pages), neutral=True)
            continue
        elements = list(_parsed("".join(body.block(block, following))))
        if isinstance(block, Heading):
            section = renamed.get(("seccion", block.anchor), block.anchor)
            yield Item(elements[0], ("heading", section), (("seccion", section),), fixed=True)
        elif isinstance(block, Table):
            tables[block.name] += 1
            yield _table_item(elements[0], block, tables[block.name], section, renamed)
            yield from (Item(each, _text_key(block, each), (("seccion", section),)) for each in elements[1:])
        else:
            yield from (Item(each, _text_key(block, each), (("seccion", section),)) for each in elements)


def _table_item(
    element: _Element, block: Table, number: int, section: str, renamed: Mapping[tuple[str, str], str]
) -> Item:
    columns = tuple(column.codigo for column in block.grid.columns)
    rows = tuple(_row_keys(block, renamed))
    return Item(
        element, ("table", block.name, number), (("tabla", block.name), ("seccion", section)), rows, columns, fixed=True
    )


def _row_keys(block: Table, renamed: Mapping[tuple[str, str], str]) -> Iterator[Any]:
    """Give what each row is known by: its place at the head, the codigo of what it shows, or what it says."""
    seen = Counter[tuple[str, str]]()
    for row in block.grid.rows:
        codigo = renamed.get(("nodo", row.codigo), row.codigo)
        if not codigo and row.kind not in _KEYED:
            yield "\n".join(cell.text for cell in row.cells if cell is not None)
            continue
        seen[row.kind, codigo] += 1
        yield row.kind, seen[row.kind, codigo], codigo


def _text_key(block: Block, element: _Element) -> tuple[Any, ...]:
    """Give what a paragraph is known by: how it looks and what it says."""
    words = "".join(each.text or "" for each in element.iter(w("t")))
    match block:
        case ListItem():
            return "item", block.level, block.marker, words
        case Paragraph():
            return "paragraph", block.look, block.indent, words
        case Chart():
            return "chart", block.title, block.description
    return "note", words
