"""What changed its codigo and is still the same, told by its text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pecdocs.cambios.places import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pecdocs.cambios.records import Key, Record, Records

ALIKE = 85.0
"""How much alike two texts are, of 100, for what has them to be the same under another codigo."""

_KINDS = ("nodo", "seccion")
_COMPARED = 600
"""The characters of a text that are compared."""
_COMMON = 12
"""A word that more of the lost ones have tells none of them from the others."""
_WORD = re.compile(r"\w{4,}")


def recoded(old: Records, new: Records) -> dict[Key, Key]:
    """Give the old key and the new one of each node or section whose codigo changed and whose text is nearly the same.

    Each is paired with the most like of those that share a rare word with it, so that the work grows with the number
    of what was lost and not with its square.
    """
    found: dict[Key, Key] = {}
    for kind in _KINDS:
        lost = {key: _text(record) for key, record in old.items() if key[0] == kind and key not in new}
        come = {key: _text(record) for key, record in new.items() if key[0] == kind and key not in old}
        if lost and come:
            found.update(_pairs(lost, come))
    return found


def _text(record: Record) -> str:
    fields = record.fields
    steps = " ".join(step.texto for step in fields.get("pasos", ()))
    words = (fields.get("nombre"), fields.get("titulo"), steps, fields.get("texto"))
    return one_line(" ".join(word for word in words if word)).casefold()[:_COMPARED]


def _pairs(lost: Mapping[Key, str], come: Mapping[Key, str]) -> dict[Key, Key]:
    """Pair the most alike first, each at most once."""
    scored = sorted(_scores(lost, come), key=lambda each: -each[0])
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for _score, before, after in scored:
        if before not in found and after not in taken:
            found[before] = after
            taken.add(after)
    return found


def _scores(lost: Mapping[Key, str], come: Mapping[Key, str]) -> Iterator[tuple[float, Key, Key]]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - few versions lose a codigo

    by_text: dict[str, list[Key]] = defaultdict(list)
    by_word: dict[str, list[Key]] = defaultdict(list)
    for key, text in lost.items():
        by_text[text].append(key)
        for word in set(_WORD.findall(text)):
            by_word[word].append(key)
    for after, text in come.items():
        same = by_text.get(text, ())
        for before in same[:_COMMON]:
            yield 100.0, before, after
        for before in _candidates(text, by_word) if not same else ():
            score = fuzz.ratio(lost[before], text, score_cutoff=ALIKE)
            if score:
                yield score, before, after


def _candidates(text: str, by_word: Mapping[str, list[Key]]) -> Iterable[Key]:
    """Give the lost ones that share with a text a word that few of them have, in their order."""
    lists = (by_word.get(word, ()) for word in dict.fromkeys(_WORD.findall(text)))
    return dict.fromkeys(key for keys in lists if len(keys) <= _COMMON for key in keys)
