"""Stable codes: the proposal that goes with a missing `codigo`."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL_WORD = re.compile("a|al|ante|con|contra|del?|desde|el?|en|las?|los?|o|para|por|que|se|sus?|una?|u|y")


class Proposals:
    """Proposes a code for each node or section that has none, made of its own words."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._last: dict[str, int] = {}

    @cached_property
    def _taken(self) -> set[str]:
        return {str(mapping["codigo"]) for mapping in _mappings(self._data) if mapping.get("codigo")}

    def __call__(self, key: str, mapping: dict[str, Any]) -> str | None:
        """Give the value for a missing key of a mapping; nothing when the key is no codigo."""
        if key != "codigo":
            return None
        base = propose_code(_words_of(mapping))
        code, number = base, self._last.get(base, 1)
        while code in self._taken:
            number += 1
            code = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(code)
        return code


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


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in items:
        yield from _mappings(item)


def propose_code(words: str) -> str:
    """Make a code of the first two words that matter, three letters each: `Publicaciones internas` → `PUB-INT`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    parts = [word[:3].upper() for word in re.findall(r"[A-Za-z]+", plain) if not _SMALL_WORD.fullmatch(word.casefold())]
    return "-".join(parts[:2]) or "NODO"
