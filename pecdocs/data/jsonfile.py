"""Data as a JSON file (RFC 8259): numbers with all the digits that were written, keys in the order given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pecdocs.data.csvfile import Scalar

    Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | Scalar | int


def json_bytes(data: Mapping[str, Json | Iterator[Json]]) -> bytes:
    """Write a file: each entry of the outermost lists in a line of its own. The same data, the same bytes.

    A number keeps its digits, however many: who reads it into a binary number loses those past the fifteenth.
    """
    out = BytesIO()
    start = "{"
    for name, each in data.items():
        out.write(f"{start}\n{encode_basestring(name)}: ".encode())
        _add(out, each)
        start = ","
    out.write(b"\n}\n")
    return out.getvalue()


def _add(out: BytesIO, value: Json | Iterator[Json]) -> None:
    """Add a value of the file, a line at a time: a large plan is written without being held twice as text."""
    if not isinstance(value, list | Iterator):
        out.write(_written(value).encode())
        return
    start = b"[\n"
    for each in value:
        out.write(start + _written(each).encode())
        start = b",\n"
    out.write(b"[]" if start == b"[\n" else b"\n]")


def _written(value: Json) -> str:
    write = _PLAIN.get(type(value))
    if write is not None:
        return write(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join([f"{encode_basestring(name)}: {_written(each)}" for name, each in value.items()]) + "}"
    return "[" + ", ".join(map(_written, cast("Sequence[Json]", value))) + "]"


_PLAIN: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: plain_number,
    date: lambda value: f'"{value.isoformat()}"',
}
"""How what holds nothing else is written, by its type: looked up, for a large plan has millions."""
