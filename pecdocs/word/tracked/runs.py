"""What a paragraph says as tokens, and two paragraphs as one whose differences are tracked, word by word."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from rapidfuzz.distance import Indel

from pecdocs.opc.xml import NS, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.word.tracked.marks import Author, Kind, Marker

    NoteKey = Callable[[str], str]

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_BOOKMARKS = frozenset({w("bookmarkStart"), w("bookmarkEnd")})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEAST_ALIKE = 0.3
"""Texts of which a smaller part is the same are replaced whole: scattered words would not be read."""
_MOST_WORDS = 2_000_000_000
"""Nor are texts compared whose words, those of one by those of the other, are more than this: it would fill memory."""
_SIGNS = frozenset(w(name) for name in ("footnoteRef", "endnoteRef"))
"""The sign that stands at the beginning of a note."""
_SIGN = "sign of the note"
"""What it is compared by."""
_NEAR = 1
"""So few equal words between two differences leave them one."""


NOTE = "note of the text"
"""What its mark is compared by, as no word is: what the notes say is compared apart."""


class Token(NamedTuple):
    """A word, or what stands as one in a run: a line end, the mark of a note, a field, a picture."""

    key: str
    """What it is compared by."""
    text: str | None
    """The word; None of what is no text."""
    look: str
    """The run properties of a word, as XML."""
    nodes: tuple[_Element, ...]
    """The runs of what is no text."""
    link: tuple[tuple[str, str], ...]
    """The attributes of the hyperlink around it."""
    was: str | None = None
    """Of a word that stays and looks otherwise: the run properties that it had."""


def tokens(paragraph: _Element, note_key: NoteKey) -> list[Token]:
    """Read a paragraph; `note_key` gives what a note is compared by, of its id."""
    return [_linked(each) for each in _fields_whole(_tokens(paragraph, (), note_key))]


def _linked(token: Token) -> Token:
    """Compare what leads to an address by the address too."""
    address = dict(token.link).get(f"{{{NS['r']}}}id")
    return token if address is None else token._replace(key=f"{token.key} → {address}")


def _tokens(holder: _Element, link: tuple[tuple[str, str], ...], note_key: NoteKey) -> Iterator[Token]:
    for child in holder:
        if child.tag == w("r"):
            yield from _of_run(child, link, note_key)
        elif child.tag == w("hyperlink"):
            yield from _tokens(child, tuple(sorted((str(k), str(v)) for k, v in child.attrib.items())), note_key)
        elif child.tag == w("fldSimple"):
            yield Token(f"field {child.get(w('instr'))} {text_of(child)}", None, "", _field_runs(child), link)
        elif is_instruction(child):
            yield Token(f"instruction {child}", None, "", (child,), link)


def is_instruction(element: _Element) -> bool:
    """Tell whether what stands among elements is a processing instruction: a slot of the template."""
    return next(element.iter(etree.PI), None) is element


def _field_runs(field: _Element) -> tuple[_Element, ...]:
    """Give a simple field as runs: no mark may stand around one, nor in one (17.16.19, 17.13.5.14)."""
    begin, separate, end = (etree.Element(w("r")) for _ in range(3))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        etree.SubElement(run, w("fldChar"), {w("fldCharType"): kind})
    asks = etree.Element(w("r"))
    etree.SubElement(asks, w("instrText"), {_SPACE: "preserve"}).text = field.get(w("instr"))
    return begin, asks, separate, *field.iterchildren(w("r")), end


def _of_run(run: _Element, link: tuple[tuple[str, str], ...], note_key: NoteKey) -> Iterator[Token]:
    r_pr = run.find(w("rPr"))
    look = etree.tostring(r_pr, encoding="unicode", with_tail=False) if r_pr is not None else ""
    for child in run:
        if child.tag == w("rPr"):
            continue
        if child.tag == w("t"):
            for word in _WORDS.findall(child.text or ""):
                yield Token(word, word, look, (), link)
            continue
        alone = etree.Element(w("r"))
        if r_pr is not None:
            alone.append(deepcopy(r_pr))
        alone.append(deepcopy(child))
        yield Token(_key(child, note_key), None, look, (alone,), link)


def _key(child: _Element, note_key: NoteKey) -> str:
    """Give what something in a run is compared by: a text box by its words, and a note whatever it says."""
    if child.tag == w("footnoteReference"):
        return note_key(str(child.get(w("id"))))
    if child.tag == w("fldChar"):
        return f"field {child.get(w('fldCharType'))}"
    if child.tag == w("instrText"):
        return f"instr {child.text}"
    if child.tag in _SIGNS:
        return _SIGN
    said = text_of(child)
    return f"{child.tag} {said}" if said else f"{child.tag} {child.get(w('type'), '')}"


def text_of(element: _Element) -> str:
    """Give the text of an element."""
    return "".join(each.text or "" for each in element.iter(w("t")))


def _fields_whole(found: Iterable[Token]) -> Iterator[Token]:
    """Put the parts of a field in one token, compared by what it asks and what the template made it say."""
    depth, parts = 0, list[Token]()
    for token in found:
        depth += (token.key == "field begin") - (token.key == "field end")
        if depth or parts:
            parts.append(token)
            if not depth:
                asked = " ".join(part.key for part in parts if part.text is not None or part.key.startswith("instr "))
                nodes = tuple(node for part in parts for node in (part.nodes or (_run([part]),)))
                yield Token(f"field {asked}", None, "", nodes, parts[0].link)
                parts = []
        else:
            yield token
    yield from parts


Marked = tuple["Kind | None", Token]


def compared(
    old: Sequence[Token], new: Sequence[Token], meet: Callable[[Token, Token], None] = lambda *_: None
) -> list[Marked]:
    """Give the tokens of both: what only the old one has as deleted, what only the new one has as inserted.

    `meet` is told of the mark of each note that stands in both, in the old one and in the new one.
    """
    if kept := _own_sign(old, new):
        return [*((None, each) for each in new[:kept]), *compared(old[kept:], new[kept:], meet)]
    if len(old) * len(new) > _MOST_WORDS:
        return _replaced(old, new)
    steps = [
        (step.tag, list(old[step.src_start : step.src_end]), list(new[step.dest_start : step.dest_end]))
        for step in Indel.opcodes([each.key for each in old], [each.key for each in new])
    ]
    same = sum(len(after) for tag, _, after in steps if tag == "equal" and any(not _is_blank(t) for t in after))
    if same < _LEAST_ALIKE * max(len(old), len(new), 1):
        return _replaced(old, new)
    for tag, before, after in steps:
        if tag == "equal":
            after[:] = [_kept(one, other, meet) for one, other in zip(before, after, strict=True)]
    return list(_settled(steps))


def _kept(old: Token, new: Token, meet: Callable[[Token, Token], None]) -> Token:
    """Give what stands in both, with the look that it had where it has another one now."""
    if old.key == NOTE:
        meet(old, new)
    return new if old.text is None or old.look == new.look else new._replace(was=old.look)


def begins_note(paragraph: _Element) -> bool:
    """Tell whether a paragraph is the first of a note: it has the note's own sign."""
    return any(child.tag in _SIGNS for run in paragraph.iterchildren(w("r")) for child in run)


def _own_sign(old: Sequence[Token], new: Sequence[Token]) -> int:
    """Count the tokens that both notes begin with as any note does: its own sign, which comes and goes with it."""
    return sum(1 for _ in takewhile(lambda both: both[0].key == both[1].key == _SIGN, zip(old, new, strict=False)))


def _replaced(old: Sequence[Token], new: Sequence[Token]) -> list[Marked]:
    return [*(("del", each) for each in old), *(("ins", each) for each in new)]


def _settled(steps: Sequence[tuple[str, list[Token], list[Token]]]) -> Iterator[Marked]:
    """Put differences together that only a word or a space parts."""
    removed, added = list[Token](), list[Token]()
    for at, (tag, before, after) in enumerate(steps):
        inside = 0 < at < len(steps) - 1
        if tag == "equal" and not (inside and _is_short(after)):
            yield from (("del", each) for each in removed)
            yield from (("ins", each) for each in added)
            yield from ((None, each) for each in after)
            removed, added = [], []
        else:
            removed += before
            added += (each._replace(was=None) for each in after)  # it came, whatever it looked like
    yield from (("del", each) for each in removed)
    yield from (("ins", each) for each in added)


def _is_blank(token: Token) -> bool:
    return token.text is not None and not token.text.strip()


def _is_short(found: Sequence[Token]) -> bool:
    """Tell whether equal tokens are so few that no reader would take what is around them apart."""
    return all(each.text is not None for each in found) and sum(not _is_blank(each) for each in found) <= _NEAR


def ends_in_deletion(found: Sequence[Marked]) -> list[Marked]:
    """Let a paragraph that ends in words inserted end in words deleted: the last ones that it keeps are written anew.

    Where the next paragraph begins with an insertion, LibreOffice takes both, and the mark between them, for one.
    """
    end = len(found) - sum(1 for _ in takewhile(lambda each: each[0] == "ins", reversed(found)))
    start = end - sum(1 for _ in takewhile(lambda each: each[0] == "del", reversed(found[:end])))
    if start < end:
        return [*found[:start], *found[end:], *found[start:end]]
    if end in {0, len(found)} or not _can_repeat(found[end - 1][1]):
        return list(found)
    last = found[end - 1][1]
    before = last if last.was is None else last._replace(look=last.was, was=None)
    return [*found[: end - 1], ("ins", last._replace(was=None)), *found[end:], ("del", before)]


def _can_repeat(token: Token) -> bool:
    """Tell whether something may stand twice: a picture, and whatever else has a name of its own, may not."""
    return token.text is not None or token.key.startswith((NOTE, "field "))


def elements(found: Iterable[Marked], marker: Marker, author: Author) -> list[_Element]:
    """Write tokens as runs, those that differ inside `w:ins` and `w:del`, in the links that they had."""
    made: list[_Element] = []
    for link, linked in groupby(found, key=lambda each: each[1].link):
        inner: list[_Element] = []
        for kind, marked in groupby(linked, key=lambda each: each[0]):
            runs = _runs([token for _, token in marked], marker, author)
            inner += runs if kind is None else [marker.around(kind, author, runs)]
        if link:
            holder = etree.Element(w("hyperlink"), dict(link))
            holder.extend(inner)
            inner = [holder]
        made += inner
    return made


def _runs(found: Sequence[Token], marker: Marker, author: Author) -> list[_Element]:
    made: list[_Element] = []
    for (is_text, _, was), group in groupby(found, key=lambda each: (each.text is not None, each.look, each.was)):
        these = list(group)
        if not is_text:
            made += (deepcopy(node) for each in these for node in each.nodes)
            continue
        made.append(_run(these))
        if was is not None:
            marker.look(made[-1], was, author)
    return made


def _run(found: Sequence[Token]) -> _Element:
    """Write words of one look as a run."""
    run = etree.Element(w("r"))
    if found[0].look:
        run.append(etree.fromstring(found[0].look))
    text = etree.SubElement(run, w("t"))
    text.set(_SPACE, "preserve")
    text.text = "".join(each.text or "" for each in found)
    return run


def with_content(paragraph: _Element, content: Sequence[_Element]) -> _Element:
    """Give a paragraph with other content: its properties and its bookmarks, around all of it, stay."""
    made = etree.Element(w("p"))
    p_pr = paragraph.find(w("pPr"))
    if p_pr is not None:
        made.append(deepcopy(p_pr))
    marks = [deepcopy(each) for each in paragraph.iter(*_BOOKMARKS)]
    made.extend(each for each in marks if each.tag == w("bookmarkStart"))
    made.extend(content)
    made.extend(each for each in marks if each.tag == w("bookmarkEnd"))
    return made
