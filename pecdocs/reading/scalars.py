"""Plain (unquoted) YAML scalars: which ones other YAML readers would silently change.

YAML 1.1 turns `NO` into false, `null` into nothing, `1.10` into 1.1, `012` into 10, `12:30` into 750 and `1_000`
into 1000. A plan must hold the same words for every reader, so such a scalar is kept apart as `Unquoted`: a field of
text refuses it and says why; a field that is a number, a date or a yes/no reads it by its own rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONVERTED = re.compile(
    r"""(?x)
      (?P<null>  ~|null|Null|NULL)
    | (?P<bool>  y|Y|n|N|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)
    | (?P<octal> [-+]?0[0-9_]+(\.[0-9_]*)? | 0o[0-7]+ | 0x[0-9a-fA-F_]+ | 0b[01_]+)
    | (?P<grouped> (?=.*_)[-+]?([0-9][0-9_]*(\.[0-9_]*)? | \.[0-9_]+)([eE][-+]?[0-9]+)?)
    | (?P<sexagesimal> [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?)
    | (?P<decimal> [-+]?([0-9]+\.[0-9]* | \.[0-9]+) | \+[0-9]+ | -0)
    | (?P<exponent> [-+]?([0-9]+(\.[0-9]*)? | \.[0-9]+)[eE][-+]?[0-9]+)
    | (?P<special> [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN))
    """
)
_SUSPECT = frozenset("yYnNtTfFoO0123456789+-.~")
_WHY = {
    "null": "sin comillas, YAML lo lee como vacío",
    "bool": "sin comillas, YAML lo lee como sí/no",
    "octal": "sin comillas, YAML lo lee como un número en otra base",
    "grouped": "sin comillas, YAML lo lee como un número sin los guiones bajos",
    "sexagesimal": "sin comillas, YAML lo lee como un número en base 60",
    "decimal": "sin comillas, YAML lo lee como un número y cambia su escritura",
    "exponent": "sin comillas, YAML lo lee como un número",
    "special": "sin comillas, YAML lo lee como infinito o «no es un número»",
}

NOT_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\uf8ff\ufffe\uffff]")
"""What no document can hold: outside XML 1.0 `Char`, C1 controls, or private use (our own marks)."""


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A plain scalar that another YAML reader would not keep as it is written."""

    text: str
    kind: str

    @property
    def why(self) -> str:
        """Say what other readers make of it."""
        return _WHY[self.kind]

    def __str__(self) -> str:
        return self.text


def read_scalar(text: str) -> str | Unquoted | None:
    """Give a plain scalar's value: its text, None for an empty one, or `Unquoted` when it is unsafe.

    `1.0` and `2.5` survive any reader (a float prints the same digits); `1.10` does not.
    """
    if not text:
        return None
    found = _CONVERTED.fullmatch(text) if text[0] in _SUSPECT else None
    if found is None or (found.lastgroup == "decimal" and repr(float(text)) == text):
        return text
    return Unquoted(text, found.lastgroup or "decimal")
