"""Data as a JSON file (RFC 8259): numbers with all the digits that were written, keys in the order given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.data.csvfile import Scalar

    Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | Scalar | int


def json_bytes(data: Mapping[str, Json]) -> bytes:
    """Write a file: each entry of the outermost lists in a line of its own. The same data, the same bytes.

    A number keeps its digits, however many: who reads it into a binary number loses those past the fifteenth.
    """
    return ("{\n" + ",\n".join(f"{_text(name)}: {_outermost(each)}" for name, each in data.items()) + "\n}\n").encode()


def _outermost(value: Json) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_written, value)) + "\n]"
    return _written(value)


def _written(value: Json) -> str:
    match value:
        case None | bool() | int():
            return json.dumps(value)
        case str():
            return _text(value)
        case Decimal():
            return plain_number(value)
        case date():
            return _text(value.isoformat())
        case Mapping():
            return "{" + ", ".join(f"{_text(name)}: {_written(each)}" for name, each in value.items()) + "}"
    return "[" + ", ".join(map(_written, value)) + "]"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
