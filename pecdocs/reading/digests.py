"""Fingerprints: values as text that does not change with the way they were written, and its SHA-256."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from typing import Any

from pecdocs.reading.model import Modelo
from pecdocs.reading.values import plain_number

_LENGTH = 16


def digest(values: Any) -> str:
    """Give the fingerprint of plain values and models: 10 and 10.0 are one number, and the order of keys says nothing.

    It has the first 16 hexadecimal digits of the SHA-256: these tell changes, and keep no secret.
    """
    return digest_of(as_text(values))


def as_text(values: Any) -> str:
    """Give the text of values of which a fingerprint is taken: JSON, its keys in order."""
    return _ENCODER.encode(values)


def digest_of(text: str) -> str:
    """Give the fingerprint of such a text."""
    return sha256(text.encode()).hexdigest()[:_LENGTH]


def _plain(value: Any) -> Any:
    """Give a value as what JSON holds."""
    if isinstance(value, Decimal):  # most are
        return plain_number(value)
    return value.model_dump() if isinstance(value, Modelo) else str(value)


_ENCODER = json.JSONEncoder(default=_plain, sort_keys=True, ensure_ascii=False)
