"""Paragraphs, tables and rows of two versions, each put beside what it is in the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pecdocs.opc.xml import w
from pecdocs.word.tracked.runs import begins_note, is_instruction, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.layout.cambios.redline import Aspects, Things
    from pecdocs.word.tracked.marks import Kind

_ALIKE = 50.0
"""Texts less alike than this, of 100, are no versions of one another."""
_MOST_PAIRS = 40_000
"""Of more pairs of texts than this nobody is asked how alike they are: all of them go or come."""
_MOST_LETTERS = 50_000_000_000
"""Nor where the letters of one side, by those of the other, are more than this: it would take minutes."""
_NO_ITEMS = frozenset(w(name) for name in ("tcPr", "sectPr", "bookmarkStart", "bookmarkEnd", "proofErr"))


AspectsOf = Callable[[int], "Aspects"]
"""What a row shows in a column, by its position."""


class Item(NamedTuple):
    """A paragraph, a table or a row of a version: what it is known by, and what its changes are attributed to."""

    element: _Element
    key: Any
    things: Things = ()
    place_of: Things = ()
    """What a reader finds here first, if nowhere before: what a line of the list of changes leads to."""
    rows: tuple[Item, ...] | None = None
    """Of a table: its rows; None where only their texts tell them apart."""
    columns: tuple[Any, ...] = ()
    """Of a table: what each of its columns is known by."""
    fixed: bool = False
    """Whether it is one thing by its key, however much of it changed."""
    aspects: Aspects = ()
    """The fields of things that it shows, where it is known."""
    aspects_of: AspectsOf | None = None
    """Of a row: those that each of its cells shows."""
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


def _plain_key(child: _Element) -> Any:
    """Give what is known of it by what it says; what a note begins with, by that: its sign stays, whatever it says."""
    if is_instruction(child):
        return "instruction", str(child)
    if begins_note(child):
        return "note"
    if child.tag == w("p"):
        return "p", text_of(child), child.find(f".//{w('sectPr')}") is not None
    return child.tag, text_of(child)
