"""The fields of a template of Excel: `{{ documento.titulo }}`, names alone; there is nothing to run.

Unlike those of Word they stand in the texts of the sheets that are kept and in headers and footers, where Excel has
codes of its own (18.3.1.46).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TAG = re.compile(r"\{\{\s*(.*?)\s*\}\}|\{[%#].*?[%#]\}", re.DOTALL)
_CODE = re.compile(r'&&|&"[^"]*"|&K[0-9A-Fa-f]{6}|&.', re.DOTALL)
_SEPARATOR, _SEPARATOR_AT_END = re.compile(r"\s*·\s*"), re.compile(r"\s*·\s*\Z")
_SECTIONS = ("&L", "&C", "&R")
MAX_HEADER = 255
"""The most characters of a header or footer, its codes included, that Excel takes."""


@dataclass(slots=True)
class Fields:
    """The values of a template's fields, and the mistakes that were found as they were filled in."""

    context: Mapping[str, object]
    file: str
    faults: list[Fault] = field(default_factory=list)

    def fill(self, text: str, spot: str, made_safe: Callable[[str, str], str] | None = None) -> str:
        """Give a text with its fields filled in; `made_safe` writes a value after what goes before it."""
        if "{{" not in text and "{%" not in text and "{#" not in text:
            return text
        filled, end = "", 0
        for found in _TAG.finditer(text):
            filled += text[end : found.start()]
            value = self._value(found, spot)
            filled += made_safe(filled, value) if made_safe is not None else value
            end = found.end()
            if not value:
                filled, end = _without_separator(filled, text, end)
        return filled + text[end:]

    def _value(self, tag: re.Match[str], spot: str) -> str:
        name = tag[1]
        if name is None:
            self._fault(
                spot, f"la etiqueta «{tag[0][:60]}» no se admite en Excel", "solo campos: {{ documento.titulo }}"
            )
            return ""
        found: object = self.context
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if isinstance(found, str):
            return found
        self._fault(spot, f"no hay un campo «{name[:60]}»", did_you_mean(name, _names(self.context)))
        return ""

    def _fault(self, spot: str, message: str, hint: str) -> None:
        self.faults.append(Fault(Place(self.file, spot=spot), message, hint))


def _without_separator(filled: str, text: str, end: int) -> tuple[str, int]:
    """Leave out, with a field that is empty, the point that sets it apart: `{{ documento.codigo }} · Versión 1`."""
    after = _SEPARATOR.match(text, end)
    return (filled, after.end()) if after is not None else (_SEPARATOR_AT_END.sub("", filled), end)


def _names(context: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Give the name of every field that holds a text."""
    for name, value in context.items():
        if isinstance(value, str):
            yield before + name
        elif isinstance(value, Mapping):
            yield from _names(value, f"{before}{name}.")


def in_header(before: str, value: str) -> str:
    """Write a value in a header: its `&` is no code, its digits do not become part of a size, it is one line."""
    words = " ".join(value.split()).replace("&", "&&")
    size = re.search(r"(?<!&)(?:&&)*&\d+\Z", before)
    return f" {words}" if size is not None and words[:1].isdigit() else words


def marked(header: str, mark: str) -> str:
    """Put a mark in the middle of a header, under what stands there."""
    sections = {"&L": "", "&C": "", "&R": ""}
    current, end = "&C", 0
    for code in _CODE.finditer(header):
        if code[0] in sections:
            sections[current] += header[end : code.start()]
            current, end = code[0], code.end()
    sections[current] += header[end:]
    words = in_header("", mark)
    sections["&C"] += ("\n" if sections["&C"] else "") + f'&"-,Bold"&14&K7F7F7F{words}'
    return "".join(code + sections[code] for code in _SECTIONS if sections[code])
