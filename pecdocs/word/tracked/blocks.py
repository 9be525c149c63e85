"""Paragraphs and tables in a row, of two versions, as one row of them with tracked changes."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pecdocs.opc.xml import w
from pecdocs.word.tracked.runs import (
    begins_note,
    compared,
    elements,
    ends_in_deletion,
    is_instruction,
    text_of,
    tokens,
    with_content,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.word.tracked.marks import Author, Kind, Marker
    from pecdocs.word.tracked.runs import Marked, NoteKey, Token

_ALIKE = 50.0
"""Texts less alike than this, of 100, are no versions of one another."""
_MOST_PAIRS = 40_000
"""Of more pairs of texts than this nobody is asked how alike they are: all of them go or come."""
_MOST_LETTERS = 50_000_000_000
"""Nor where the letters of one side, by those of the other, are more than this: it would take minutes."""
_LAST_KEPT = frozenset({w("sectPr")})


Things = tuple[tuple[str, ...], ...]
"""What of a plan something shows, by the keys that it has there: ("nodo", "REV-1")."""


class Item(NamedTuple):
    """A paragraph or a table of a version: what it is known by, and what its changes are attributed to."""

    element: _Element
    key: Any
    things: Things = ()
    rows: tuple[Any, ...] | None = None
    """Of a table: what each row is known by; None where only their texts tell."""
    columns: tuple[Any, ...] = ()
    """Of a table: what each of its columns is known by."""
    fixed: bool = False
    """Whether it is one thing by its key, however much of it changed."""
    neutral: bool = False
    """Whether it is none of the text, as the end of a section: it stands as the new version has it, without a mark."""


class Pair(NamedTuple):
    """An item of either version, or of both."""

    old: Item | None
    new: Item | None

    @property
    def kind(self) -> Kind | None:
        """What happened to it as a whole."""
        return "ins" if self.old is None else "del" if self.new is None else None


@dataclass(frozen=True, slots=True)
class Tracker:
    """What every part of a redline asks: the marks, who made what, what notes say."""

    marker: Marker
    author_of: Callable[[Things], Author]
    """Who made the last change to any of some things."""
    note_key: NoteKey
    meet: Callable[[Token, Token], None]
    """Is told of the marks of a note that both versions have."""

    def tokens(self, paragraph: _Element) -> list[Token]:
        """Read a paragraph."""
        return tokens(paragraph, self.note_key)


def paired(olds: Sequence[Item], news: Sequence[Item]) -> list[Pair]:
    """Put two rows of items together: what has the same key in the same order is one, and so is what is much alike."""
    found: list[Pair] = []
    removed, added = list[Item](), list[Item]()
    for step in Indel.opcodes([each.key for each in olds], [each.key for each in news]):
        if step.tag == "equal":
            found += _matched(removed, added)
            removed, added = [], []
            both = zip(olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end], strict=True)
            found += (Pair(one, other) for one, other in both)
        else:
            removed += olds[step.src_start : step.src_end]
            added += news[step.dest_start : step.dest_end]
    return [*found, *_matched(removed, added)]


def _matched(olds: Sequence[Item], news: Sequence[Item]) -> list[Pair]:
    """Pair what stands in the same gap: in order, those most alike (the heaviest common subsequence)."""
    weights = [[_likeness(one, other) for other in news] for one in olds] if _are_few(olds, news) else []
    if not weights or not weights[0]:
        return [*(Pair(each, None) for each in olds), *(Pair(None, each) for each in news)]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + weights[i][j])
    return list(_walked(olds, news, weights, best))


def _are_few(olds: Sequence[Item], news: Sequence[Item]) -> bool:
    """Tell whether all of them can be compared with each other in a moment."""
    if len(olds) * len(news) > _MOST_PAIRS:
        return False
    letters = [sum(len(text_of(each.element)) for each in side) for side in (olds, news)]
    return letters[0] * letters[1] <= _MOST_LETTERS


def _walked(
    olds: Sequence[Item], news: Sequence[Item], weights: list[list[float]], best: list[list[float]]
) -> Iterator[Pair]:
    i = j = 0
    while i < len(olds) and j < len(news):
        if weights[i][j] and best[i][j] == best[i + 1][j + 1] + weights[i][j]:
            yield Pair(olds[i], news[j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield Pair(olds[i], None)
            i += 1
        else:
            yield Pair(None, news[j])
            j += 1
    yield from (Pair(each, None) for each in olds[i:])
    yield from (Pair(None, each) for each in news[j:])


def _likeness(one: Item, other: Item) -> float:
    """Tell how alike two items are; 0 of those that are no versions of one another."""
    if one.element.tag != other.element.tag or one.fixed or other.fixed or is_instruction(one.element):
        return 0.0
    if one.element.tag == w("tbl"):
        return 100.0
    return fuzz.ratio(text_of(one.element), text_of(other.element), score_cutoff=_ALIKE)


def plain_items(holder: _Element) -> list[Item]:
    """Give the paragraphs and tables in a cell, a header, a body, known by their texts."""
    return [Item(child, _plain_key(child)) for child in holder if child.tag not in _NO_ITEMS]


_NO_ITEMS = frozenset(w(name) for name in ("tcPr", "sectPr", "bookmarkStart", "bookmarkEnd", "proofErr"))


def _plain_key(child: _Element) -> Any:
    """Give what is known of it by what it says; what a note begins with, by that: its sign stays, whatever it says."""
    if is_instruction(child):
        return "instruction", str(child)
    if begins_note(child):
        return "note"
    if child.tag == w("p"):
        return "p", text_of(child), child.find(f".//{w('sectPr')}") is not None
    return child.tag, text_of(child)


def paragraph(pair: Pair, tracker: Tracker) -> list[Marked]:
    """Give the tokens of a paragraph of either version or of both."""
    old = tracker.tokens(pair.old.element) if pair.old is not None else []
    new = tracker.tokens(pair.new.element) if pair.new is not None else []
    return compared(old, new, tracker.meet) if pair.kind is None else [(pair.kind, each) for each in (*old, *new)]


def merged(pairs: Sequence[Pair], tracker: Tracker, things: Things, *, joined: bool) -> list[_Element]:
    """Write items of both versions with their changes.

    `joined` is for a cell, which must end in a paragraph of each version: marks of paragraphs are put where joining
    what is left gives just the paragraphs of either (17.13.5.15). Elsewhere each paragraph has its own mark.
    """
    from pecdocs.word.tracked.tables import merged_table  # noqa: PLC0415 - tables hold cells, which hold paragraphs

    made: list[_Element] = []
    run: list[Pair] = []
    for pair in pairs:
        one = pair.new or pair.old
        if one is not None and one.element.tag == w("p") and not one.neutral:
            run.append(pair)
            continue
        made += _paragraphs(run, tracker, things, joined=joined)
        run = []
        if one is not None and one.element.tag == w("tbl"):
            if made and made[-1].tag == w("tbl"):
                made.append(etree.Element(w("p")))  # or the two would become one
            made += merged_table(pair, tracker, things)
        elif pair.new is not None:
            made.append(deepcopy(pair.new.element))
    return [*made, *_paragraphs(run, tracker, things, joined=joined)]


def _paragraphs(pairs: Sequence[Pair], tracker: Tracker, things: Things, *, joined: bool) -> Iterator[_Element]:
    said = [paragraph(pair, tracker) for pair in pairs]
    kept: list[Marked] = []
    for n, pair in enumerate(pairs):
        one = pair.new or pair.old
        if one is None:
            continue
        author = tracker.author_of(one.things or things)
        marks = _mark(pairs, n) if joined else (pair.kind != "ins", pair.kind != "del")
        if marks == (False, False):
            kept += said[n]
            continue
        if marks == (True, True) and _begins_inserted(pairs[n + 1 : n + 2], said[n + 1 : n + 2]):
            said[n] = ends_in_deletion(said[n])
        made = with_content(one.element, elements([*kept, *said[n]], tracker.marker, author))
        kept = []
        if marks != (True, True):
            tracker.marker.paragraph_mark(made, "del" if marks[0] else "ins", author)
        yield made


def _begins_inserted(pairs: Sequence[Pair], said: Sequence[Sequence[Marked]]) -> bool:
    """Tell whether the paragraph that follows, if one does, begins with what is inserted."""
    return any(
        pair.kind == "ins" or (bool(each) and each[0][0] == "ins") for pair, each in zip(pairs, said, strict=True)
    )


def _mark(pairs: Sequence[Pair], n: int) -> tuple[bool, bool]:
    """Tell whether a paragraph's mark is in the old and in the new version: between two, one mark stands in each."""
    if n == len(pairs) - 1:
        return True, True
    old = pairs[n].old is not None and any(pair.old is not None for pair in pairs[n + 1 :])
    new = pairs[n].new is not None and any(pair.new is not None for pair in pairs[n + 1 :])
    return old, new


def like(element: _Element) -> _Element:
    """Give an empty element of the same name and attributes."""
    made = deepcopy(element)
    for child in list(made):
        made.remove(child)
    return made


def holder_like(holder: _Element, children: Sequence[_Element]) -> _Element:
    """Give an element with other paragraphs and tables; what else is in it stays where it was, first or last."""
    made = like(holder)
    first = [child for child in holder if child.tag == w("tcPr")]
    last = [child for child in holder if child.tag in _LAST_KEPT]
    made.extend(deepcopy(child) for child in first)
    made.extend(children)
    made.extend(deepcopy(child) for child in last)
    return made


def merged_holder(old: _Element, new: _Element, tracker: Tracker, things: Things, *, joined: bool) -> _Element:
    """Write a cell, a header or a body of both versions with its changes."""
    pairs = paired(plain_items(old), plain_items(new))
    return holder_like(new, merged(pairs, tracker, things, joined=joined))
