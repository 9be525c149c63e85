"""Two versions of a document as one .docx: the new one in its template, with every difference as a tracked change.

Both are laid out as blocks, and a thing is the same in both by its identity: a heading by the codigo of its section, a
table by its name, a row by the codigo of what it shows. So no two files are compared: what differs is found as the
blocks are written, and only words, inside what is the same, are compared as words.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, count, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pecdocs.collector import without_collector
from pecdocs.layout.cambios.redline import START, heading_aspects
from pecdocs.opc.properties import set_core_properties
from pecdocs.opc.xml import fragment, serialize, w
from pecdocs.word.contents import END, Contents
from pecdocs.word.footnotes import Footnotes
from pecdocs.word.parts import DOCUMENT, FOOTNOTES
from pecdocs.word.render import pair_bookmarks
from pecdocs.word.sections import Sections
from pecdocs.word.story import stories
from pecdocs.word.styles import set_language
from pecdocs.word.template import BODY, CONTENTS
from pecdocs.word.tracked.counts import share_counts
from pecdocs.word.tracked.holders import merged, merged_holder
from pecdocs.word.tracked.items import anchors, items_of, parsed
from pecdocs.word.tracked.lista import LIST_TAG, put_list
from pecdocs.word.tracked.marks import Author, Marker
from pecdocs.word.tracked.pairing import Item, paired
from pecdocs.word.tracked.paragraphs import Tracker
from pecdocs.word.tracked.places import Places
from pecdocs.word.tracked.runs import NOTE
from pecdocs.word.tracked.versions import bring_pictures, dissolve_controls, rename_shapes
from pecdocs.word.writer import filled, first_bookmark, number_drawings, section_of, slot_of, spliced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from pecdocs.layout.cambios.redline import Aspects, Redline, Things
    from pecdocs.opc import Package
    from pecdocs.word.body import Body
    from pecdocs.word.charts import Charts
    from pecdocs.word.tracked.runs import Token
    from pecdocs.word.writer import Filled


@without_collector()
def write_redline(  # noqa: PLR0913 - what one document is made of
    redline: Redline,
    author_of: Callable[[Things, Aspects], Author],
    template: bytes,
    file: str,
    *,
    logo: tuple[Path, str] | None = None,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Write the new version with what differs from the old one; both in the same template, named `file` in messages.

    `author_of` says who made the last change to any of some fields or, where none of them changed, to any of some
    things. Raises InputError with the mistakes of the template.
    """
    new = redline.new
    old = replace(redline.old, draft_mark=new.draft_mark)  # the mark is of the file, and no difference
    before, made = (filled(document, template, file, logo, colours) for document in (old, new))
    for package in (before.package, made.package):
        dissolve_controls(package)
    charts = made.charts()
    rename_shapes(before.package)
    bring_pictures(before.package, made.package)
    writing = _Writing(before.package, made, redline, author_of, file)
    writing.write(charts)
    package = made.package
    number_drawings(package)
    set_language(package, new.properties.language)
    set_core_properties(package, new.properties)
    return package.seal()


class _Writing:
    """A redline being written: the packages of both versions, their fields filled; the new one becomes the result."""

    def __init__(
        self,
        before: Package,
        made: Filled,
        redline: Redline,
        author_of: Callable[[Things, Aspects], Author],
        file: str,
    ) -> None:
        self.before = before
        self.made = made
        self.package = made.package
        self.redline = redline
        self.notes = Footnotes.of(self.package)
        self.was: dict[str, str] = {}
        """The id of each note of the new version that the old one has too, and its id there."""
        self.of_notes: dict[str, Item] = {}
        """What each note of the new version stands in."""
        self.tracker = Tracker(Marker(), author_of, self._note_key, Places(), self._meet)
        self.roots = before.xml(DOCUMENT), self.package.xml(DOCUMENT)
        slot_of(self.roots[0], file)
        self.own = section_of(slot_of(self.roots[1], file), file)
        self.first = next(self.roots[1].iter(w("sectPr")))
        """The section that follows the list of changes: it begins a page, and has no header of the list's alone."""
        for each in self.first.findall(w("type")):
            self.first.remove(each)

    def write(self, charts: Charts) -> None:
        """Write every part of the result."""
        body = self.made.body(self.roots[1], self.own, charts)
        body.bookmarks.add(LIST_TAG)
        body.first_bookmark = max(body.first_bookmark, first_bookmark(self.roots[0]))
        self.package.parts[DOCUMENT] = self._main(body)
        body.put_parts(self.package)
        self._merge_other_stories()
        self._settle_notes()

    def _main(self, body: Body) -> bytes:
        """Write the main part: the frame of both versions, and in its slots their blocks and contents."""
        news = items_of(body, self.redline)
        self.of_notes = {_note_of(mark): item for item in news for mark in item.element.iter(w("footnoteReference"))}
        entries = list(body.entries)
        other = replace(
            body, sections=Sections(self.own), entries=[], first_bookmark=body.first_bookmark + len(entries)
        )
        olds = items_of(other, self.redline, old=True)
        pairs = paired(olds, news)
        share_counts(pairs, body.numbering)
        written = merged(pairs, self.tracker, START, joined=False)
        contents = self._contents(body, entries, other.entries, (olds, news))
        holder = self.own.getparent()
        if holder is not None:
            holder.replace(self.own, body.sections.last())
        frame = self._frame()
        for first in islice(chain(frame.iter(w("p")), written), 1):
            self.tracker.places.put(START, first)
        ids = count(other.first_bookmark + len(other.entries))
        whole = frame.find(w("body"))
        if whole is not None:
            bookmark_of = partial(self.tracker.places.bookmark, ids=ids)
            put_list(whole, self.redline.lines, self.first, body.styles, bookmark_of)
        texts = {BODY: [fragment(each) for each in written], CONTENTS: [contents]}
        return spliced(serialize(frame), texts)

    def _frame(self) -> _Element:
        """Give the main part of both versions' templates, their fields filled."""
        first, second = self.roots
        bodies = [root.find(w("body")) for root in (first, second)]
        old, new = bodies
        if old is None or new is None:
            raise ValueError("a main part without a body")
        made = merged_holder(old, new, self.tracker, START, joined=False)
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
        bookmarks = dict(zip(anchors(items[1]), (each.bookmark for each in entries), strict=True))
        width = body.sections.text_width()
        lines = []
        for found, each in ((old_entries, items[0]), (entries, items[1])):
            kept = [
                (replace(e, bookmark=bookmarks.get(key, e.bookmark)), key)
                for e, key in zip(found, anchors(each), strict=True)
                if e.level <= levels
            ]
            contents = Contents([e for e, _ in kept], levels, body.styles, width)
            written = (parsed(line)[0] for line in contents.lines())
            lines.append(
                [
                    Item(element, ("toc", key), (("seccion", key),), fixed=True, aspects=heading_aspects(key))
                    for element, (_, key) in zip(written, kept, strict=True)
                ]
            )
        made = merged(paired(*lines), self.tracker, START, joined=False)
        if not made:
            return "<w:p/>"
        at = sum(child.tag == w("pPr") for child in made[0])
        for run in reversed(parsed(contents.begin)):
            made[0].insert(at, run)
        made[-1].extend(parsed(END))
        return "".join(map(fragment, made))

    def _merge_other_stories(self) -> None:
        """Track what differs in headers, footers and the notes of the template."""
        for story in stories(self.package):
            part = story.part
            if part == DOCUMENT or part not in self.before.parts:
                continue
            old, new = self.before.xml(part), self.package.xml(part)
            if part == FOOTNOTES or new.tag in {w("footnotes"), w("endnotes")}:
                self._merge_notes(old, new)
            else:
                new = merged_holder(old, new, self.tracker, START, joined=True)
            pair_bookmarks(new)
            self.package.put(part, new)

    def _merge_notes(self, old: _Element, new: _Element) -> None:
        before = {each.get(w("id")): each for each in old}
        for note in list(new):
            other = before.get(note.get(w("id")))
            if other is not None and note.get(w("type")) is None:
                new.replace(note, merged_holder(other, note, self.tracker, START, joined=True))

    def _note_key(self, identity: str) -> str:
        """Give what a note is compared by: those of the template are known by their numbers."""
        return NOTE if int(identity) >= self.notes.first else f"{NOTE} {identity}"

    def _meet(self, old: Token, new: Token) -> None:
        """Remember which note of the old version a note of the new one was."""
        self.was[_reference(new)] = _reference(old)

    def _settle_notes(self) -> None:
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
            identity = _note_of(reference)
            if identity in own:
                before = own.get(self.was.get(identity, identity), own[identity])
                note = self._note(before, own[identity], self.of_notes.get(identity))
                number = str(self.notes.first + len(root) - kept)
                note.set(w("id"), number)
                reference.set(w("id"), number)
                root.append(note)
        self.package.put(FOOTNOTES, root)
        self.package.put(DOCUMENT, document)

    def _note(self, old: _Element, new: _Element, holder: Item | None) -> _Element:
        """Write a note of both versions; who changed what it stands in changed it."""
        if holder is None:
            return merged_holder(old, new, self.tracker, START, joined=True)
        tracker = replace(self.tracker, aspects=holder.aspects)
        return merged_holder(old, new, tracker, holder.things, joined=True)


def _note_of(reference: _Element) -> str:
    """Give the id of the note that a reference is to."""
    return str(reference.get(w("id")))


def _reference(mark: Token) -> str:
    """Give the id of the note that a mark refers to."""
    return next(_note_of(each) for node in mark.nodes for each in node.iter(w("footnoteReference")))
