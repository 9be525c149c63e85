"""From YAML's events to plain data, and beside it a tree of nodes that remembers where each value stands.

Events rather than PyYAML's own composer: that one recurses in C, where 100,000 open brackets kill the process, and
shows neither tags nor anchors nor where an alias stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml import events

from pecdocs.faults import Fault, InputError, Place
from pecdocs.reading.scalars import NOT_TEXT, Unquoted, read_scalar
from pecdocs.reading.syntax import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 60
"""The deepest nesting of mappings and lists; the tree of a plan of 6 levels needs under 20."""

MAX_FAULTS = 100
"""After so many mistakes in a file the rest is not read: it is not a plan, or an attack."""

_HASHTAG = re.compile(r"(?<=\S)[ \t]+(#[^\s#]+)")
"""What follows a text and is a comment for YAML, though it is written as a hashtag: `Campaña #YoComunico`."""

_PLAIN = (None, "")
"""How PyYAML's own scanner and libyaml mark a scalar written without quotes."""

_TAG = ("hay una etiqueta «!» de YAML", "las etiquetas no se usan en un plan; encierre el texto entre comillas")
_ALIAS = (
    "los alias de YAML (&, *) no se usan en un plan",
    "repita el texto, o enciérrelo entre comillas si empieza con «&» o «*»",
)


@dataclass(slots=True)
class Node:
    """Where one value stands (from 1), and what stands inside it."""

    line: int
    column: int
    items: dict[str, Node] | list[Node] | None = None
    keys: dict[str, Node] | None = None
    """Where the keys of a mapping stand."""
    literal: bool = False
    """Whether it is a `|` block, whose lines are the file's lines."""
    start: int = 0
    """How many characters of the text stand before it."""
    end: int = 0
    """How many stand before what follows it; for a block, blank lines and comments after it may count as its own."""

    def child(self, step: str | int) -> Node | None:
        """Give the node of a key or position, if there is one."""
        if isinstance(self.items, dict):
            return self.items.get(step) if isinstance(step, str) else None
        if isinstance(self.items, list) and isinstance(step, int) and step < len(self.items):
            return self.items[step]
        return None


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's parser, in C where there is one."""


def control_fault(place: Place, character: str) -> Fault:
    """Make the fault of a character that no document can hold."""
    return Fault(
        place,
        f"carácter de control U+{ord(character):04X}, que ningún documento puede contener",
        "bórrelo y escriba el texto de nuevo",
    )


def read_tree(text: str, file: str) -> tuple[Any, Node | None, list[Fault]]:
    """Read one YAML document: its data (dict, list, str, None and `Unquoted`), its root node, and what is wrong in it.

    What can be read round (a repeated key, a tag, an alias) is given as faults beside the data, so that the rest is
    checked too. Raises InputError where nothing more can be read: bad YAML, too deep, too many mistakes.
    """
    reader = _Reader(text, file)
    try:
        return (*reader.document(), reader.faults)
    except yaml.MarkedYAMLError as error:
        reader.faults.append(syntax_fault(error, text, file, reader.last))
    except yaml.YAMLError as error:
        reader.faults.append(Fault(Place(file, 1, 1), "YAML mal escrito", str(error)[:80]))
    except _StopError:
        pass
    raise InputError(reader.faults)


class _StopError(Exception):
    """Nesting, or the number of mistakes, passed its limit: nothing after it is read."""


def _end_of(event: Any) -> int:
    """Tell how many characters of the text stand before the end of what an event tells of."""
    return int(event.end_mark.index)


class _Reader:
    """Builds data and nodes from events, and gathers the mistakes that YAML itself lets pass."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.faults: list[Fault] = []
        self.comments = {found.start(): found[1] for found in _HASHTAG.finditer(text)} if "#" in text else {}
        self.last: Any = None
        self.events: Iterator[Any] = iter(_Loader(text).get_event, None)

    def document(self) -> tuple[Any, Node | None]:
        """Read the only document of the stream."""
        data, node = None, None
        for event in self.events:
            if isinstance(event, events.DocumentStartEvent):
                if node is not None:
                    self._fault(event, "hay dos documentos YAML en el archivo", "quite la línea «---»")
                    raise _StopError
                data, node = self._value(next(self.events), 0)
        return data, node

    def _value(self, event: Any, depth: int) -> tuple[Any, Node]:
        """Read the value that begins with `event`."""
        mark = event.start_mark
        node = Node(mark.line + 1, mark.column + 1, start=mark.index, end=_end_of(event))
        if isinstance(event, events.AliasEvent):
            self._fault(event, *_ALIAS)
            return None, node
        if event.anchor is not None:
            self._fault(event, *_ALIAS)
        if event.tag is not None:
            self._fault(event, *_TAG)
        if isinstance(event, events.ScalarEvent):
            node.literal = event.style == "|"
            return self._scalar(event), node
        if depth > MAX_DEPTH:
            self._fault(event, f"hay más de {MAX_DEPTH} niveles de anidamiento", "revise la sangría")
            raise _StopError
        if isinstance(event, events.SequenceStartEvent):
            return self._sequence(node, depth), node
        return self._mapping(node, depth), node

    def _sequence(self, node: Node, depth: int) -> list[Any]:
        data: list[Any] = []
        node.items = places = []
        for event in self.events:
            if isinstance(event, events.SequenceEndEvent):
                node.end = _end_of(event)
                break
            item, place = self._value(event, depth + 1)
            data.append(item)
            places.append(place)
        return data

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        places: dict[str, Node] = {}
        keys: dict[str, Node] = {}
        node.items, node.keys = places, keys
        for event in self.events:
            if isinstance(event, events.MappingEndEvent):
                node.end = _end_of(event)
                break
            key, at_key = self._key(event, depth)
            value, place = self._value(next(self.events), depth + 1)
            if key is None:
                continue
            if key in data:
                message = f"clave repetida «{key[:40]}» (ya está en la línea {keys[key].line})"
                self._fault(event, message, "deje una sola: YAML callaría la primera")
                continue
            data[key], places[key], keys[key] = value, place, at_key
        return data

    def _key(self, event: Any, depth: int) -> tuple[str | None, Node]:
        """Read a key; None when it can't be one."""
        value, node = self._value(event, depth + 1)
        if isinstance(value, str):
            if not value[:1].isascii() and value[0].isspace():
                hint = "bórrelo y escríbalo con la barra espaciadora"
                self._fault(event, "delante de la clave hay un espacio que no es el corriente", hint)
                return value.strip(), node
            if value == "<<" and event.style in _PLAIN:
                hint = "repita las claves, o enciérrela entre comillas"
                self._fault(event, "la clave «<<» de YAML no se usa en un plan", hint)
            return value, node
        if isinstance(value, Unquoted):
            self._fault(event, f"la clave {value} no es texto para YAML", f'escríbala entre comillas: "{value}"')
            return value.text, node
        if isinstance(event, events.ScalarEvent):
            self._fault(event, "hay una clave vacía", "escriba la clave antes de «:»")
        elif not isinstance(event, events.AliasEvent):
            hint = "encierre entre comillas el texto que empieza con «[» o «{»"
            self._fault(event, "una clave debe ser un texto", hint)
        return None, node

    def _scalar(self, event: Any) -> str | Unquoted | None:
        value: str = event.value
        self.last = event
        if event.style == '"':  # only double quotes can write a control character as an escape
            found = NOT_TEXT.search(value)
            if found:
                self._add(control_fault(self._place(event.start_mark), found.group()))
        if "\t" in value:
            self._add(self._tab(event))
        if event.style not in _PLAIN:
            return value
        if self.comments and event.end_mark.index in self.comments:
            self._add(self._cut(event))
            return f"{value} {self.comments[event.end_mark.index]}"
        return read_scalar(value)

    def _cut(self, event: Any) -> Fault:
        """Make the fault of a text that a hashtag cuts."""
        hashtag = self.comments[event.end_mark.index]
        hint = "encierre el texto entre comillas; si es un comentario, deje un espacio después de «#»"
        return Fault(
            self._place(event.start_mark), f"YAML toma «{hashtag[:40]}» y lo que sigue por un comentario", hint
        )

    def _tab(self, event: Any) -> Fault:
        """Say where in a text its first tab stands; at its start when it is written as an escape."""
        line, column = event.start_mark.line, event.start_mark.column
        lines = self.text.splitlines()[line : event.end_mark.line + 1]
        for number, written in enumerate(lines):
            found = written.find("\t", column if number == 0 else 0)
            if found >= 0:
                line, column = line + number, found
                break
        place = Place(self.file, line + 1, column + 1)
        return Fault(place, "hay un tabulador dentro del texto", "cámbielo por espacios")

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _fault(self, event: Any, message: str, hint: str) -> None:
        self._add(Fault(self._place(event.start_mark), message, hint))

    def _add(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) == MAX_FAULTS:
            raise _StopError
