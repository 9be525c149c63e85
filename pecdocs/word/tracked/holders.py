"""What holds paragraphs, of two versions as one: bodies, headers, notes, cells, and the tables that hold these.

In a table rows are inserted and deleted, and cells compared word by word. A cell that goes on with the one above it
(`w:vMerge` without a value, 17.4.84) belongs to whatever cell stands above it once changes are accepted or rejected. So
a row that begins a group in one version and not in the other has a merge of its own, and its label is an insertion or a
deletion.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.opc.xml import w
from pecdocs.word.tracked.marks import properties_of
from pecdocs.word.tracked.pairing import Item, Pair, paired, plain_items
from pecdocs.word.tracked.paragraphs import paragraphs
from pecdocs.word.tracked.places import goes_on, merge_of
from pecdocs.word.tracked.runs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.layout.cambios.redline import Things
    from pecdocs.word.tracked.marks import Kind
    from pecdocs.word.tracked.paragraphs import Tracker

_BEFORE_MERGE = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
_LAST_KEPT = frozenset({w("sectPr")})


def merged(pairs: Sequence[Pair], tracker: Tracker, things: Things, *, joined: bool) -> list[_Element]:
    """Write items of both versions with their changes.

    `joined` is for a cell, which must end in a paragraph of each version: marks of paragraphs are put where joining
    what is left gives just the paragraphs of either (17.13.5.15). Elsewhere each paragraph has its own mark.
    """
    made: list[_Element] = []
    run: list[Pair] = []
    for pair in pairs:
        one = pair.new or pair.old
        if one is not None and one.element.tag == w("p") and not one.neutral:
            run.append(pair)
            continue
        made += paragraphs(run, tracker, things, joined=joined)
        run = []
        if one is not None and one.element.tag == w("tbl"):
            if made and made[-1].tag == w("tbl"):
                made.append(etree.Element(w("p")))  # or the two would become one
            made += _merged_table(pair, tracker, things)
        elif pair.new is not None:
            made.append(deepcopy(pair.new.element))
    return [*made, *paragraphs(run, tracker, things, joined=joined)]


def _like(element: _Element) -> _Element:
    """Give an empty element of the same name and attributes."""
    made = deepcopy(element)
    for child in list(made):
        made.remove(child)
    return made


def _holder_like(holder: _Element, children: Sequence[_Element]) -> _Element:
    """Give an element with other paragraphs and tables; what else is in it stays where it was, first or last."""
    made = _like(holder)
    first = [child for child in holder if child.tag == w("tcPr")]
    last = [child for child in holder if child.tag in _LAST_KEPT]
    made.extend(deepcopy(child) for child in first)
    made.extend(children)
    made.extend(deepcopy(child) for child in last)
    return made


def merged_holder(old: _Element, new: _Element, tracker: Tracker, things: Things, *, joined: bool) -> _Element:
    """Write a cell, a header or a body of both versions with its changes."""
    pairs = paired(plain_items(old), plain_items(new))
    return _holder_like(new, merged(pairs, tracker, things, joined=joined))


def _merged_table(pair: Pair, tracker: Tracker, things: Things) -> list[_Element]:
    """Write a table of either version or of both; one whose columns differ is deleted whole and inserted whole."""
    old, new = pair.old, pair.new
    if old is not None and new is not None and not _same_columns(old, new):
        gap = etree.Element(w("p"))  # or the two would become one
        return [*_table(Pair(old, None), tracker, things), gap, *_table(Pair(None, new), tracker, things)]
    return _table(pair, tracker, things)


def _same_columns(old: Item, new: Item) -> bool:
    widths = [len(item.element.findall(f"{w('tblGrid')}/{w('gridCol')}")) for item in (old, new)]
    return old.columns == new.columns and widths[0] == widths[1]


def _table(pair: Pair, tracker: Tracker, things: Things) -> list[_Element]:
    model = pair.new or pair.old
    if model is None:
        return []
    made = etree.Element(w("tbl"))
    made.extend(deepcopy(child) for child in model.element if child.tag in {w("tblPr"), w("tblGrid")})
    tracker.places.put(model.place_of, made, gone=pair.kind == "del")
    above: Kind | None = None
    for row in _rows(pair):
        made.append(_row(row, above, tracker, model.things or things))
        above = row.kind
    return [made]


def _rows(pair: Pair) -> Iterator[Pair]:
    """Put the rows of both versions together; one whose cells span other columns goes and comes."""
    olds, news = (_row_items(item) if item is not None else () for item in pair)
    for each in paired(olds, news):
        if each.old is not None and each.new is not None and _spans(each.old.element) != _spans(each.new.element):
            yield Pair(each.old, None)
            yield Pair(None, each.new)
        else:
            yield each


def _row_items(item: Item) -> Sequence[Item]:
    return [Item(row, text_of(row)) for row in item.element.findall(w("tr"))] if item.rows is None else item.rows


def _spans(row: _Element) -> list[str]:
    spans = (cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.findall(w("tc")))
    return ["1" if span is None else str(span.get(w("val"))) for span in spans]


def _row(pair: Pair, above: Kind | None, tracker: Tracker, things: Things) -> _Element:
    """Write a row; `above` is what happened to the row over it, `things` what the table shows."""
    model = pair.new or pair.old
    if model is None:
        raise ValueError("a row of neither version")
    things = model.things or things
    made = _like(model.element)
    tracker.places.put(model.place_of, made, gone=pair.kind == "del")
    made.extend(deepcopy(child) for child in model.element if child.tag in {w("tblPrEx"), w("trPr")})
    if pair.old is not None and pair.new is not None:
        old, new = pair.old.element, pair.new.element
        at = 0
        for one, other, span in zip(old.findall(w("tc")), new.findall(w("tc")), _spans(new), strict=True):
            made.append(_cell(one, other, _cell_tracker(tracker, pair.new, at), things))
            at += int(span)
    elif pair.kind is not None:
        parted = above is not None and above != pair.kind
        cells = model.element.findall(w("tc"))
        made.extend(_whole(cell, pair.kind, tracker, things, parted=parted) for cell in cells)
        tracker.marker.row(made, pair.kind, tracker.author_of(things, ()))
    return made


def _cell_tracker(tracker: Tracker, row: Item, position: int) -> Tracker:
    """Give the tracker of a cell that begins in a column: who changed what it shows may not be who changed the row."""
    return tracker if row.aspects_of is None else replace(tracker, aspects=row.aspects_of(position))


def _cell(old: _Element, new: _Element, tracker: Tracker, things: Things) -> _Element:
    """Write a cell of both versions; one that says something in one of them alone begins a merge of its own."""
    covered = goes_on(old), goes_on(new)
    if covered == (True, True) or etree.tostring(old, with_tail=False) == etree.tostring(new, with_tail=False):
        return deepcopy(new)
    made = merged_holder(
        _emptied(old) if covered[0] else old, _emptied(new) if covered[1] else new, tracker, things, joined=True
    )
    starts = any(covered) or merge_of(old) is not None or merge_of(new) is not None
    return _with_merge(made, starts=starts)


def _whole(cell: _Element, kind: Kind, tracker: Tracker, things: Things, *, parted: bool) -> _Element:
    """Write a cell of one version alone; `parted` tells that the row above is not in that version."""
    pairs = [Pair(each, None) if kind == "del" else Pair(None, each) for each in plain_items(cell)]
    made = _holder_like(cell, merged(pairs, tracker, things, joined=False))
    return _with_merge(made, starts=True) if parted and goes_on(cell) else made


def _emptied(cell: _Element) -> _Element:
    """Give a cell that says nothing."""
    paragraph = cell.find(w("p"))
    empty = etree.Element(w("p"))
    if paragraph is not None and (p_pr := paragraph.find(w("pPr"))) is not None:
        empty.append(deepcopy(p_pr))
    return _holder_like(cell, [empty])


def _with_merge(cell: _Element, *, starts: bool) -> _Element:
    """Give a cell a merge that begins in it, or none."""
    tc_pr = properties_of(cell)
    for old in tc_pr.findall(w("vMerge")):
        tc_pr.remove(old)
    if starts:
        merge = etree.Element(w("vMerge"), {w("val"): "restart"})
        tc_pr.insert(sum(child.tag in _BEFORE_MERGE for child in tc_pr), merge)
    return cell
