"""A row of paragraphs of two versions as one: their words compared, and their marks (17.13.5.15) told apart."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.opc.xml import w
from pecdocs.word.tracked.runs import compared, elements, ends_in_deletion, tokens, with_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.layout.cambios.redline import Aspects, Things
    from pecdocs.word.tracked.marks import Author, Marker
    from pecdocs.word.tracked.pairing import Item, Pair
    from pecdocs.word.tracked.places import Places
    from pecdocs.word.tracked.runs import Marked, NoteKey, Token


@dataclass(frozen=True, slots=True)
class Tracker:
    """What every part of a redline asks: the marks, who made what, what notes say."""

    marker: Marker
    author_of: Callable[[Things, Aspects], Author]
    """Who made the last change to any of some fields or, where none of them changed, to any of some things."""
    note_key: NoteKey
    places: Places
    meet: Callable[[Token, Token], None]
    """Is told of the marks of a note that both versions have."""
    aspects: Aspects = ()
    """The fields that what is being written shows, where it is known."""

    def tokens(self, paragraph: _Element) -> list[Token]:
        """Read a paragraph."""
        return tokens(paragraph, self.note_key)


def _said(pair: Pair, tracker: Tracker) -> list[Marked]:
    """Give the tokens of a paragraph of either version or of both."""
    old = tracker.tokens(pair.old.element) if pair.old is not None else []
    new = tracker.tokens(pair.new.element) if pair.new is not None else []
    return compared(old, new, tracker.meet) if pair.kind is None else [(pair.kind, each) for each in (*old, *new)]


def paragraphs(pairs: Sequence[Pair], tracker: Tracker, things: Things, *, joined: bool) -> Iterator[_Element]:
    """Write paragraphs that follow one another; see `merged` of the holders for `joined`."""
    marks = _joined_marks(pairs) if joined else [(pair.kind != "ins", pair.kind != "del") for pair in pairs]
    said = _parted([_said(pair, tracker) for pair in pairs], marks)
    kept: list[Marked] = []
    for n, pair in enumerate(pairs):
        one = pair.new or pair.old
        if one is None:
            continue
        author = tracker.author_of(one.things or things, one.aspects or tracker.aspects)
        if marks[n] == (False, False):
            kept += said[n]
            continue
        made = with_content(one.element, elements([*kept, *said[n]], tracker.marker, author))
        kept = []
        if marks[n] != (True, True):
            tracker.marker.paragraph_mark(made, "del" if marks[n][0] else "ins", author)
        else:
            _settle_shape(made, pairs[: n + 1], tracker, author)
        tracker.places.put(one.place_of, made, gone=pair.kind == "del")
        yield made


def _settle_shape(made: _Element, pairs: Sequence[Pair], tracker: Tracker, author: Author) -> None:
    """Give a paragraph whose mark both versions have the properties of what it ends in each: maybe not the same one."""
    old = next((pair.old for pair in reversed(pairs) if pair.old is not None), None)
    new = next((pair.new for pair in reversed(pairs) if pair.new is not None), None)
    if old is None or new is None:
        return
    own, p_pr = made.find(w("pPr")), new.element.find(w("pPr"))
    if own is not None:
        made.remove(own)
    if p_pr is not None:
        made.insert(0, deepcopy(p_pr))
    if _shape(old) != _shape(new):
        tracker.marker.shape(made, old.element.find(w("pPr")), author)


def _shape(item: Item) -> list[str]:
    """Give what a reader takes a paragraph for: its style, and its list, level and count."""
    found = (item.element.find(f"{w('pPr')}/{w(name)}") for name in ("pStyle", "numPr"))
    return ["" if each is None else etree.tostring(each, encoding="unicode", with_tail=False) for each in found]


def _parted(said: list[list[Marked]], marks: Sequence[tuple[bool, bool]]) -> list[list[Marked]]:
    """Let no insertion go up to a mark that both versions have where another insertion follows it.

    The last paragraphs first, for how one ends may change how it begins.
    """
    for n in range(len(said) - 2, -1, -1):
        follows = marks[n + 1] == (False, True) or (bool(said[n + 1]) and said[n + 1][0][0] == "ins")
        if marks[n] == (True, True) and follows:
            said[n] = ends_in_deletion(said[n])
    return said


def _joined_marks(pairs: Sequence[Pair]) -> list[tuple[bool, bool]]:
    """Tell whether each paragraph's mark is in the old and in the new version: between two, one mark stands in each.

    What is left when one goes is one paragraph with the next one's properties. Where all have the same, what comes or
    goes takes the mark before it along: LibreOffice loses words in a note otherwise. Else it takes its own.
    """
    before = len({_properties(pair) for pair in pairs}) == 1
    sides = [[pair.old is not None for pair in pairs], [pair.new is not None for pair in pairs]]
    return list(zip(*(_marks_of(side, before=before) for side in sides), strict=True))


def _properties(pair: Pair) -> bytes:
    one = pair.new or pair.old
    p_pr = one.element.find(w("pPr")) if one is not None else None
    return etree.tostring(p_pr, with_tail=False) if p_pr is not None else b""


def _marks_of(has: Sequence[bool], *, before: bool) -> list[bool]:
    """Tell which paragraphs' marks a version has, that has these of the paragraphs; the last mark stands in any."""
    own = [has[n] and any(has[n + 1 :]) for n in range(len(has) - 1)]
    of_next = [has[n + 1] and any(has[: n + 1]) for n in range(len(has) - 1)]
    return [*(of_next if before else own), True]
