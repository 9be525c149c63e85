"""Values as YAML text in the house's style: plain where that reads back as the same text, else in double quotes."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pecdocs.reading.scalars import Unquoted, read_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Value: TypeAlias = "str | Decimal | int | date | Unquoted | Mapping[str, Any] | Sequence[Any] | None"
"""What can be written: texts, numbers, yes or no, days, nothing, and mappings and lists of them."""

WIDTH = 120
"""The columns of a line after which a mapping or list is written in block style."""
_LIST_WIDTH = 90
_KEYS_IN_FLOW = 4
"""The keys of the longest mapping with other mappings or lists in it that is written on one line."""

_SEVERAL = dict, list, tuple
"""The types of what is written as several."""
_NOT_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<")
_ENDS_PLAIN = re.compile(r": |:$| #|[\t\r\n\x85\u2028\u2029\ufeff]|^(?:\.\.\.|\s)|\s$")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}:]")
_ESCAPED = re.compile(r'["\\\t\r\n\x85\xa0\u2028\u2029\ufeff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\r": "\\r", "\n": "\\n"}
_NOT_IN_BLOCK = re.compile(r"^[ \n]|[\r\t\x85\u2028\u2029\ufeff]|\n[ \n]*\n\Z| \Z| \n\Z")


class Indents(NamedTuple):
    """By how many columns a text indents what stands below a key."""

    key: int = 2
    dash: int = 2


class Block(dict[str, Any]):
    """A mapping that is written one key a line, however short it is."""


class Quoted(str):
    """A text that is quoted also where it need not be: one of figures, that another reader takes for a number."""

    __slots__ = ()


def plain(value: Value) -> Any:
    """Give a value as `reading` reads it back: texts, `Unquoted`, nothing, and new dicts and lists of them."""
    if isinstance(value, str | Unquoted) or value is None:
        return value
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return read_scalar(_bare(value))


def _bare(value: Any) -> str:
    """Write a value that never needs quotes."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Unquoted):
        return value.text
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, int | date):
        return str(value)
    raise TypeError(f"a {type(value).__name__} is not written in YAML")


def scalar(value: Any, *, in_flow: bool, quote: str = "") -> str:
    """Write a scalar on one line; a text is quoted as `quote` says if it is given, or where it must be."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return _bare(value)
    if quote == "'" and not _ESCAPED.search(value.replace('"', "").replace("\\", "")):
        return "'" + value.replace("'", "''") + "'"
    is_bare = not quote and not isinstance(value, Quoted) and is_plain(value, in_flow=in_flow)
    return value if is_bare else _quoted(value)


@lru_cache(maxsize=1024)
def is_plain(text: str, *, in_flow: bool) -> bool:
    """Tell whether a text reads back as itself without quotes."""
    if not text or text[0] in _NOT_FIRST or _ENDS_PLAIN.search(text) or read_scalar(text) != text:
        return False
    return not (in_flow and _NOT_IN_FLOW.search(text))


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), text) + '"'


@lru_cache(maxsize=1024, typed=True)
def key(name: str) -> str:
    """Write a key."""
    return scalar(name, in_flow=True)


def flow(value: Any) -> str:
    """Write any value on one line, as it stands inside a mapping or a list in flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(name, item) for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        if None in value:
            raise TypeError("a list in flow style has no empty items")
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, in_flow=True)


def pair(name: str, value: Any) -> str:
    """Write a key and its value, as inside a mapping in flow style."""
    return f"{key(name)}: {flow(value)}"


def on_one_line(value: Any, room: int) -> str | None:
    """Write a mapping or list on one line; None where it stands on several, or that leaves fewer columns."""
    if isinstance(value, Block):
        return None
    items = value.values() if isinstance(value, dict) else value
    if not all(map(_is_small, items)):
        return None
    if isinstance(value, dict):
        if len(value) > _KEYS_IN_FLOW and any(isinstance(item, _SEVERAL) and item for item in items):
            return None
    elif any(isinstance(item, dict) for item in items):
        return None
    text = flow(value)
    return text if len(text) <= (room if isinstance(value, dict) else min(room, _LIST_WIDTH)) else None


def _is_small(value: Any) -> bool:
    """Tell whether a value inside a mapping or list lets that stand on one line."""
    if isinstance(value, str):
        return "\n" not in value
    if isinstance(value, _SEVERAL):
        inner: Iterable[Any] = value.values() if isinstance(value, dict) else value
        return not isinstance(value, Block) and not any(
            isinstance(item, _SEVERAL) or not _is_small(item) for item in inner
        )
    return value is not None


def lines(head: str, value: Any, column: int, indents: Indents, style: str = "") -> list[str]:
    """Write what stands after `head` (`key:` or `-`), which begins at `column`; the lines begin at column 0.

    `style`, block or flow, says how the value itself is written where both are possible.
    """
    room = WIDTH - column - len(head) - 1
    if not isinstance(value, _SEVERAL):
        return _scalar_lines(head, value)
    written = flow(value) if not value or style == "flow" else on_one_line(value, room) if style != "block" else None
    if written is not None:
        return [f"{head} {written}"]
    is_item = head == "-"
    indent = 2 if is_item else indents.dash if isinstance(value, list | tuple) else indents.key
    found = block_lines(value, column + indent, indents)
    indented = [f"{' ' * indent}{line}" if line else line for line in found]
    if is_item:
        return [f"- {indented[0][indent:]}", *indented[1:]]
    return [head, *indented]


def block_lines(value: Any, column: int, indents: Indents) -> list[str]:
    """Write the entries of a mapping or a list, each on lines of its own; the lines begin at column 0."""
    if isinstance(value, dict):
        heads = [(f"{key(name)}:", item) for name, item in value.items()]
    else:
        heads = [("-", item) for item in value]
    return [line for head, item in heads for line in lines(head, item, column, indents)]


def _scalar_lines(head: str, value: Any) -> list[str]:
    if value is None:
        return [head]
    if isinstance(value, str) and "\n" in value and not _NOT_IN_BLOCK.search(value):
        mark = "|" if value.endswith("\n") else "|-"
        written = value.removesuffix("\n").split("\n")
        return [f"{head} {mark}", *(f"  {line}" if line else "" for line in written)]
    return [f"{head} {scalar(value, in_flow=False)}"]
