"""One YAML file as plain data plus the node tree that remembers where each value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from pecdocs.faults import Fault, InputError, Place
from pecdocs.reading.scalars import Unquoted, read_scalar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yaml.nodes import Node

MAX_BYTES = 5 * 1024 * 1024
"""The largest file read; a plan of 10,000 activities takes about 3 MB."""

MAX_DEPTH = 60
"""The deepest nesting of mappings and lists; the tree of a plan of 6 levels needs under 20."""

_PLAIN = (None, "")
"""How libyaml and PyYAML's own scanner mark a scalar written without quotes."""

NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\uf900-\ufffd\U00010000-\U0010ffff]")
"""What no document can hold: outside XML 1.0 `Char`, C1 controls, or private use (our own marks)."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader with no implicit types: each plain scalar stays the text that was written."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML reads the class attribute


@dataclass(slots=True)
class Source:
    """What one YAML file holds.

    `data` is made of dict, list, str, None and `Unquoted` (a plain scalar that YAML readers convert); `root` is
    PyYAML's node tree of the same text; `mounts` hold other files read as if they stood under a key.
    """

    file: str
    root: Node | None
    data: Any
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
            found = _child(node, step)
            if found is None:
                continue
            key, node = found
        spot = key if at_key and key is not None else node
        if spot is None:
            return Place(self.file, 1, 1)
        return Place(self.file, spot.start_mark.line + 1, spot.start_mark.column + 1)

    def place_in_text(self, path: Sequence[str | int], line: int) -> Place:
        """Tell where the line `line` (from 0) of the text at `path` stands, exact for a `|` block."""
        start = self.place(path)
        node = self.node(path)
        if start.line is None or not isinstance(node, yaml.ScalarNode) or node.style not in {"|", ">"}:
            return start
        return Place(start.file, start.line + 1 + line, 1)

    def node(self, path: Sequence[str | int]) -> Node | None:
        """Give the last node that exists on `path`."""
        node = self.root
        for step in path:
            found = _child(node, step)
            node = found[1] if found is not None else node
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


def _child(node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def read_source(path: Path, file: str | None = None) -> Source:
    """Read one YAML file.

    `file` is how messages name it (the path as given by default). Raises InputError with every mistake of the
    text itself: not there, too large, not UTF-8, bad YAML, repeated keys, anchors, control characters.
    """
    file = file or path.as_posix()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError([Fault(Place(file), "no existe este archivo")]) from None
    except OSError as error:
        raise InputError([Fault(Place(file), f"no se puede leer: {error.strerror}")]) from None
    return parse_source(raw, file)


def parse_source(raw: bytes, file: str) -> Source:
    """Read YAML from bytes; see `read_source`."""
    text = _decode(raw, file)
    _refuse_control_characters(text, file)
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise InputError([_syntax_fault(error, text, file)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError([Fault(Place(file, 1, 1), "YAML mal escrito", str(error)[:80])]) from None
    reader = _Reader(file, text)
    data = reader.read(root, 0) if root is not None else None
    if reader.faults:
        raise InputError(reader.faults)
    return Source(file, root, data)


def _compose(text: str) -> Node | None:
    loader = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _decode(raw: bytes, file: str) -> str:
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / 1024 / 1024:.1f} MB"
        raise InputError([Fault(Place(file), f"el archivo es demasiado grande ({size})", "el límite es 5 MB")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        hint = "guárdelo como UTF-8 (en el Bloc de notas: Guardar como → Codificación → UTF-8)"
        raise InputError([Fault(Place(file, line, column), "el archivo no está en UTF-8", hint)]) from None


def _refuse_control_characters(text: str, file: str) -> None:
    faults = []
    for found in NOT_TEXT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        faults.append(_control_fault(Place(file, line, column), found.group()))
    if faults:
        raise InputError(faults[:20])


def _control_fault(place: Place, character: str) -> Fault:
    return Fault(
        place,
        f"carácter de control U+{ord(character):04X}, que ningún documento puede contener",
        "bórrelo y escriba el texto de nuevo",
    )


_SYNTAX = (
    (
        re.compile("mapping values are not allowed"),
        "hay dos puntos «:» donde no se esperan",
        "encierre el texto entre comillas",
    ),
    (
        re.compile("could not find expected ':'|while scanning a simple key"),
        "falta «:» después de la clave",
        "cada línea es «clave: valor»; si el texto sigue en otra línea, use «|»",
    ),
    (
        re.compile("did not find expected key|did not find expected '-'|block end|block mapping|block collection"),
        "la sangría no cuadra con las líneas anteriores",
        "alinee la clave con sus hermanas, con espacios",
    ),
    (re.compile("quoted scalar|end of stream"), "hay unas comillas sin cerrar", "cierre las comillas"),
    (
        re.compile(r"flow sequence|flow mapping|expected ',' or"),
        "hay un corchete o una llave sin cerrar",
        "cierre «]» o «}», y separe con comas",
    ),
    (
        re.compile("undefined alias"),
        "hay un alias (*) de YAML sin ancla",
        "encierre entre comillas el texto que empieza con «*»",
    ),
    (
        re.compile("tag"),
        "hay una etiqueta «!» de YAML",
        "las etiquetas no se usan en un plan; encierre el texto entre comillas",
    ),
    (
        re.compile("cannot start any token"),
        "el texto empieza con un carácter reservado de YAML",
        "encierre entre comillas el texto que empieza con @, `, % o similares",
    ),
    (re.compile("another document"), "hay dos documentos YAML en el archivo", "quite la línea «---»"),
)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    """Say PyYAML's complaint in Spanish, at the line it means."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    place = Place(file, line + 1, column + 1)
    lines = text.splitlines()
    written = lines[line] if line < len(lines) else ""
    if "\t" in written[: column + 1] and not written[:column].strip():
        return Fault(place, "hay un tabulador en la sangría", "use espacios: YAML no admite tabuladores")
    said = f"{error.context or ''} {error.problem or ''}"
    for pattern, message, hint in _SYNTAX:
        if pattern.search(said):
            return Fault(place, message, hint)
    return Fault(place, "YAML mal escrito", "revise comillas, dos puntos y sangría de esta línea y la anterior")


class _Reader:
    """Turns nodes into data, and gathers the mistakes that YAML itself lets pass."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def read(self, node: Node, depth: int) -> Any:
        if id(node) in self._seen:  # PyYAML gives an alias as the very node of its anchor
            return self._alias(node)
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth > MAX_DEPTH:
            self._fault(node, f"hay más de {MAX_DEPTH} niveles de anidamiento", "revise la sangría")
            return None
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self._fault(node, f"etiqueta de YAML «{node.tag}»", "las etiquetas no se usan en un plan")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, depth + 1) for item in node.value]
        return self._mapping(node, depth) if isinstance(node, yaml.MappingNode) else None

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        if node.style in _PLAIN:
            return read_scalar(node.value)
        if node.style == '"':  # only double quotes can write a control character as an escape
            found = NOT_TEXT.search(node.value)
            if found:
                self.faults.append(_control_fault(self._place(node), found.group()))
        if "\t" in node.value:
            self._fault(node, "hay un tabulador dentro del texto", "cámbielo por espacios")
        return node.value

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first_line: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in data:
                self._fault(
                    key_node,
                    f"clave repetida «{key}» (ya está en la línea {first_line[key]})",
                    "deje una sola: YAML callaría la primera",
                )
                continue
            first_line[key] = key_node.start_mark.line + 1
            data[key] = self.read(value_node, depth + 1)
        return data

    def _key(self, node: Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._fault(
                node,
                "una clave debe ser un texto",
                "encierre entre comillas el texto que empieza con «[» o «{»",
            )
            return None
        if node.style in _PLAIN:
            value = read_scalar(node.value)
            if isinstance(value, Unquoted) or value is None:
                written = node.value or "(vacía)"
                self._fault(
                    node,
                    f"la clave {written} no es texto para YAML",
                    f'escríbala entre comillas: "{node.value}"',
                )
                return None
        return str(node.value)

    def _alias(self, node: Node) -> None:
        places = [t.start_mark for t in yaml.scan(self.text) if isinstance(t, yaml.AliasToken)]
        mark = places[0] if places else node.start_mark
        fault = Fault(
            Place(self.file, mark.line + 1, mark.column + 1),
            "los alias de YAML (&, *) no se usan en un plan",
            "repita el texto, o enciérrelo entre comillas si empieza con «*»",
        )
        if fault not in self.faults:
            self.faults.append(fault)

    def _place(self, node: Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def _fault(self, node: Node, message: str, hint: str) -> None:
        self.faults.append(Fault(self._place(node), message, hint))
