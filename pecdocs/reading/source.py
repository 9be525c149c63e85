"""One YAML file as plain data plus the node tree that remembers where each value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, InputError, Place
from pecdocs.reading.scalars import NOT_TEXT
from pecdocs.reading.tree import Node, control_fault, read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_BYTES = 5 * 1024 * 1024
"""The largest file read; a plan of 10,000 activities takes about 3 MB."""

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")
"""How a file of Word, of Excel or of PDF begins, whatever it is called."""

_MAX_CONTROL_FAULTS = 20
_LINE_SEPARATORS = "\x85\u2028\u2029"
"""Line ends for YAML that no editor shows as such: every line number after one would be wrong."""

_REFUSED = re.compile(f"{NOT_TEXT.pattern}|[{_LINE_SEPARATORS}]")


@dataclass(slots=True)
class Source:
    """What one YAML file holds.

    `data` is made of dict, list, str, None and `Unquoted` (a plain scalar that YAML readers convert); `root` tells
    where each of its values stands; `faults` are the mistakes of the text that did not stop its reading; `mounts`
    hold other files read as if they stood under a key.
    """

    file: str
    root: Node | None
    data: Any
    faults: list[Fault] = field(default_factory=list)
    mounts: dict[str, Source] = field(default_factory=dict)

    def place(self, path: Sequence[str | int], *, at_key: bool = False) -> Place:
        """Tell where the value at `path` stands; with `at_key`, where its key stands.

        A path that goes on where the text has a shorthand (a scalar for a mapping, one item for a list) stays at
        the last node that exists.
        """
        if path and path[0] in self.mounts:
            return self.mounts[str(path[0])].place(path, at_key=at_key)
        node, key = self.root, None
        for step in path:
            found = node.child(step) if node is not None else None
            if node is None or found is None:
                continue
            key = node.keys.get(step) if node.keys is not None and isinstance(step, str) else None
            node = found
        spot = key if at_key and key is not None else node
        return Place(self.file, spot.line, spot.column) if spot is not None else Place(self.file, 1, 1)

    def place_in_text(self, path: Sequence[str | int], line: int) -> Place:
        """Tell where the line `line` (from 0) of the text at `path` stands: exact for a `|` block, else its start."""
        start = self.place(path)
        node = self.node(path)
        if node is None or not node.literal:
            return start
        return Place(start.file, node.line + 1 + line, 1)

    def node(self, path: Sequence[str | int]) -> Node | None:
        """Give the last node that exists on `path`."""
        node = self.root
        for step in path:
            node = (node.child(step) if node is not None else None) or node
        return node

    def fault(self, path: Sequence[str | int], message: str, hint: str = "", *, at_key: bool = False) -> Fault:
        """Make a fault placed at the value (or the key) at `path`."""
        return Fault(self.place(path, at_key=at_key), message, hint)

    def get(self, path: Sequence[str | int]) -> Any:
        """Give the raw value at `path`, or None where the text has no such value."""
        if path and path[0] in self.mounts:
            return self.mounts[str(path[0])].get(path)
        value = self.data
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            elif isinstance(step, int):
                continue
            else:
                return None
        return value

    def written(self, path: Sequence[str | int]) -> tuple[str | int, ...]:
        """Give `path` as the text has it: without the steps that a shorthand leaves out."""
        value: Any = self.data
        found: list[str | int] = []
        for step in path:
            is_key = isinstance(value, dict) and step in value
            if is_key or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
                value = value[step]
                found.append(step)
        return tuple(found)

    def remove(self, path: Sequence[str | int]) -> None:
        """Take the value at `path` out of the data; those after it in a list keep their places."""
        *parent, last = path
        del self.get(parent)[last]
        places: Any = getattr(self.node(parent), "items", None)
        if isinstance(places, dict):
            places.pop(last, None)
        elif isinstance(places, list):
            del places[int(last)]

    def rename(self, path: Sequence[str | int], name: str) -> None:
        """Call the key at `path` by another name."""
        *parent, last = path
        mapping, node = self.get(parent), self.node(parent)
        mapping[name] = mapping.pop(last)
        if node is not None and isinstance(node.items, dict) and node.keys is not None:
            node.items[name], node.keys[name] = node.items.pop(str(last)), node.keys.pop(str(last))


def shown(path: Path) -> str:
    """Give `path` as messages show it: from the working folder when it is inside, with «/»."""
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def read_source(path: Path) -> Source:
    """Read one YAML file.

    Raises InputError when nothing can be read of it: not there, too large, not UTF-8, bad YAML, control characters.
    """
    file = shown(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError([Fault(Place(file), *_unreadable(error))]) from None
    return parse_source(raw, file)


def try_source(path: Path, faults: list[Fault]) -> Source | None:
    """Read one YAML file as `read_source` does; what it would raise is added to `faults`, and then there is none."""
    try:
        return read_source(path)
    except InputError as error:
        faults.extend(error.faults)
        return None


def _unreadable(error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return "no existe este archivo", ""
    if isinstance(error, IsADirectoryError):
        return "es una carpeta, no un archivo", ""
    if isinstance(error, PermissionError):
        return "no hay permiso para leer este archivo", "revise sus permisos, o ciérrelo si está abierto"
    return "no se puede leer este archivo", ""


def parse_source(raw: bytes, file: str) -> Source:
    """Read YAML from bytes; see `read_source`."""
    text = _decode(raw, file)
    _refuse_control_characters(text, file)
    with without_collector():
        data, root, faults = read_tree(text, file)
    return Source(file, root, data, faults)


def _decode(raw: bytes, file: str) -> str:
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise InputError([Fault(Place(file), "el archivo es demasiado grande", f"el límite es {limit} MB")])
    if raw.startswith(_OFFICE):
        hint = "un plan es un texto: escríbalo en el Bloc de notas o en otro editor de texto"
        raise InputError([Fault(Place(file), "es un archivo de Word, de Excel o PDF", hint)])
    if b"\0" in raw[:4]:  # UTF-16 or UTF-32, with or without its mark
        raise InputError([_not_utf8(Place(file, 1, 1))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", errors="replace")
        raise InputError([_not_utf8(_place_after(before, file))]) from None


def _not_utf8(place: Place) -> Fault:
    hint = "guárdelo como UTF-8 (en el Bloc de notas: Guardar como → Codificación → UTF-8)"
    return Fault(place, "el archivo no está en UTF-8", hint)


def _refuse_control_characters(text: str, file: str) -> None:
    found = islice(_REFUSED.finditer(text), _MAX_CONTROL_FAULTS)
    faults = [control_fault(_place_after(text[: each.start()], file), each.group()) for each in found]
    if faults:
        raise InputError(faults)


def _place_after(before: str, file: str) -> Place:
    """Tell where the character stands that comes after this text."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Place(file, len(lines), len(lines[-1]) + 1)
