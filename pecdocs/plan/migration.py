"""How plans of before are read: keys that have had another name are given the one that they have now.

Only versions that are taken from the history pass here: in the plan that is being written, an old key is a mistake, and
the message says the new one. Whoever renames a key of the model adds a line to `RENAMED`, and a plan that has the old
name to `tests/plan/antiguos/`; a key that is taken away needs another kind of line, which does not exist because none
has been.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.reading.source import Source

ANY = "*"
"""In a path, any key or position; below `arbol`, `secciones` and `filas` any depth."""

_NESTED = frozenset({"hijos", "secciones"})
"""The keys that hold more of what they stand in."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A key that has another name now."""

    path: tuple[str, ...]
    """Where the key stood, from the file, itself at the end: ("arbol", ANY, "vinculo")."""
    name: str
    """The name that it has now."""


RENAMED: tuple[Renamed, ...] = ()
"""The keys that have been renamed, the oldest first. None yet: every plan ever kept still loads."""


def migrate(source: Source, renamed: Sequence[Renamed] = RENAMED) -> None:
    """Give the keys of an older file their present names; one that has both names is left for the reader to refuse."""
    for each in renamed:
        for path in list(_found(source.data, each.path, ())):
            mapping = source.get(path[:-1])
            if each.name not in mapping:
                source.rename(path, each.name)


def _found(value: Any, path: Sequence[str], so_far: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Give the paths in a value that a path means."""
    if not path:
        yield so_far
        return
    items: Any = ()
    if isinstance(value, dict):
        items = value.items() if path[0] == ANY else [(path[0], value[path[0]])] if path[0] in value else []
    elif isinstance(value, list) and path[0] == ANY:
        items = enumerate(value)
    for step, below in items:
        yield from _found(below, path[1:], (*so_far, step))
        if isinstance(below, dict) and path[0] == ANY:
            for name in _NESTED & below.keys():
                yield from _found(below[name], path, (*so_far, step, name))
