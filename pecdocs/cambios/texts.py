"""How two texts differ, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_NEAR = 2
"""So few equal words between two differences leave them one: a reader would not take them apart."""

_AROUND = 8
"""The words of what did not change that an excerpt keeps beside each difference."""
_WHOLE_STRETCH = 6_000
"""The characters of one difference that are told: of what is more, the words are counted."""
_ENOUGH = 30_000
"""After so many characters an excerpt only counts the differences that are left."""

Que = Literal["igual", "retirado", "incluido"]


@dataclass(frozen=True, slots=True)
class Tramo:
    """A stretch of text: what both versions have, what was removed or what was added."""

    que: Que
    texto: str


@dataclass(frozen=True, slots=True)
class Reemplazo:
    """A place where two texts differ: what was there, what is there, and the words around them."""

    antes: str
    despues: str
    previo: str
    """The words before it, in both."""
    posterior: str
    """Those after it."""


def tramos(old: str, new: str) -> tuple[Tramo, ...]:
    """Tell word by word what differs: without what was added it is the old text, without what was removed the new."""
    return tuple(_stretches(old, new))


def _stretches(old: str, new: str) -> Iterator[Tramo]:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only texts that differ need it

    before, after = _WORDS.findall(old), _WORDS.findall(new)
    for each in Indel.opcodes(before, after):
        if each.tag == "equal":
            yield Tramo("igual", "".join(before[each.src_start : each.src_end]))
        elif each.tag == "delete":
            yield Tramo("retirado", "".join(before[each.src_start : each.src_end]))
        else:
            yield Tramo("incluido", "".join(after[each.dest_start : each.dest_end]))


def reemplazos(old: str, new: str, around: int = 2) -> list[Reemplazo]:
    """Give the places where two texts differ, each with a few words around it; near ones are one."""
    runs = list(_runs(tramos(old, new)))
    shared: list[str] = ["" if differs else "".join(each.texto for each in pieces) for differs, pieces in runs]
    found = []
    for at, (differs, pieces) in enumerate(runs):
        if differs:
            before = "".join(each.texto for each in pieces if each.que != "incluido")
            after = "".join(each.texto for each in pieces if each.que != "retirado")
            previous = _tail(shared[at - 1], around) if at else ""
            following = _head(shared[at + 1], around) if at + 1 < len(runs) else ""
            found.append(Reemplazo(before, after, previous, following))
    return found


def _runs(pieces: Sequence[Tramo]) -> Iterator[tuple[bool, list[Tramo]]]:
    """Give what is shared and what differs in turns; a few shared words between two differences belong to them."""
    last = len(pieces) - 1
    differs = [each.que != "igual" or (0 < at < last and _is_short(each.texto)) for at, each in enumerate(pieces)]
    for value, run in groupby(zip(differs, pieces, strict=True), key=lambda each: each[0]):
        yield value, [piece for _, piece in run]


def _tail(text: str, words: int) -> str:
    """Give the last words of a text's last line, with the spaces after them."""
    line = text.rsplit("\n", 1)[-1]
    found = re.search(rf"(?:\S+\s+){{0,{words - 1}}}\S+\s*$", line)
    return found[0] if found is not None else line


def _head(text: str, words: int) -> str:
    """Give the first words of a text's first line, with the spaces before them."""
    line = text.split("\n", 1)[0]
    found = re.match(rf"\s*\S+(?:\s+\S+){{0,{words - 1}}}", line)
    return found[0] if found is not None else line


def _is_short(text: str) -> bool:
    return "\n" not in text and len(re.findall(r"\w+", text)) <= _NEAR


def extracto(old: str, new: str) -> tuple[Tramo, ...]:
    """Give where two texts differ, in one line: what was removed, what was added, and some words around each.

    Without what was added it reads as the old text, without what was removed as the new one; `…` stands for what is
    left out of either.
    """
    runs = list(_runs(tramos(old, new)))
    found: list[Tramo] = []
    told = 0
    for at, (differs, pieces) in enumerate(runs):
        if not differs:
            found.append(Tramo("igual", _elided("".join(each.texto for each in pieces), at == 0, at == len(runs) - 1)))
            continue
        left = sum(each for each, _ in runs[at:])
        if told > _ENOUGH:
            found.append(Tramo("igual", f" [{left} {'diferencia' if left == 1 else 'diferencias'} más]"))
            break
        before = _told("".join(each.texto for each in pieces if each.que != "incluido"))
        after = _told("".join(each.texto for each in pieces if each.que != "retirado"))
        found += [Tramo("retirado", before), Tramo("incluido", after)]
        told += len(before) + len(after)
    return tuple(each for each in found if each.texto)


def _elided(text: str, first: bool, last: bool) -> str:  # noqa: FBT001 - where it stands in the whole
    """Give what two texts share, without what is far from where they differ."""
    words = text.split()
    kept = _AROUND if first or last else 2 * _AROUND
    if len(words) <= kept + 1:
        return re.sub(r"\s+", " ", text)
    before = "" if first else f"{_edge(text[:1])}{' '.join(words[:_AROUND])} "
    after = "" if last else f" {' '.join(words[-_AROUND:])}{_edge(text[-1:])}"
    return f"{before}…{after}"


def _edge(letter: str) -> str:
    return " " if letter.isspace() else ""


def _told(text: str) -> str:
    """Give a stretch that differs in one line: cut when it fills pages, by its name when it is only space."""
    if text and not text.strip():
        return "[línea nueva]" if "\n" in text else "[espacio]"
    short = acotado(text)
    return f"{_edge(text[:1])}{short}{_edge(text[-1:])}"


def acotado(text: str) -> str:
    """Give a text in one line, whole; of one that fills pages, its beginning and how many words are left out."""
    line = " ".join(text.split())
    if len(line) <= _WHOLE_STRETCH:
        return line
    short = line[:_WHOLE_STRETCH].rpartition(" ")[0] or line[:_WHOLE_STRETCH]
    left = len(line[len(short) :].split())
    return f"{short} … y {left} {'palabra' if left == 1 else 'palabras'} más"
