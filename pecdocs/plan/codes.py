"""Stable codes: the proposal that goes with a missing `codigo`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.faults import Fault
    from pecdocs.reading.source import Source

_SMALL_WORDS = frozenset(
    [
        "a",
        "al",
        "ante",
        "con",
        "contra",
        "de",
        "del",
        "desde",
        "e",
        "el",
        "en",
        "la",
        "las",
        "lo",
        "los",
        "o",
        "para",
        "por",
        "que",
        "se",
        "su",
        "sus",
        "u",
        "un",
        "una",
        "y",
    ]
)
_MISSING = "falta «codigo»"


def propose_codes(faults: list[Fault], source: Source) -> list[Fault]:
    """Give the same faults; each missing `codigo` proposes one, made of the words of its neighbours."""
    if not any(fault.message == _MISSING for fault in faults):
        return faults
    taken = {str(mapping["codigo"]) for _, mapping in _mappings(source.data, ()) if mapping.get("codigo")}
    at_place = {source.place(path): mapping for path, mapping in _mappings(source.data, ())}
    proposed = []
    for fault in faults:
        mapping = at_place.get(fault.place) if fault.message == _MISSING else None
        if mapping is None:
            proposed.append(fault)
            continue
        code = propose_code(_words_of(mapping), taken)
        taken.add(code)
        proposed.append(replace(fault, hint=f"agregue «codigo: {code}»"))
    return proposed


def _words_of(mapping: dict[str, Any]) -> str:
    for key in ("nombre", "titulo", "pasos"):
        value = mapping.get(key)
        while isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("texto")
        if isinstance(value, str):
            return value
    return ""


def _mappings(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from _mappings(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _mappings(item, (*path, position))


def propose_code(words: str, taken: Iterable[str]) -> str:
    """Make a code of the first two words that matter, three letters each: `Publicaciones internas` → `PUB-INT`.

    A number is added while the code is in `taken`.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    parts = [word[:3].upper() for word in re.findall(r"[A-Za-z]+", plain) if word.casefold() not in _SMALL_WORDS]
    base = "-".join(parts[:2]) or "NODO"
    known, code, number = set(taken), base, 2
    while code in known:
        code, number = f"{base}-{number}", number + 1
    return code
