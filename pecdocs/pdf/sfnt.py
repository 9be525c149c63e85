"""What a font file says of itself, read with care: it may be cut short, enormous, or no font at all.

The tables are those of OpenType 1.9 (ISO/IEC 14496-22): `name`, `head`, `OS/2`, `cmap`, `glyf`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 32 * 1024 * 1024
"""No font of an office is larger."""
_OTHERS = {
    b"OTTO": "tiene contornos PostScript (OpenType CFF), que no se pueden incrustar",
    b"ttcf": "es una colección de varias letras (.ttc)",
    b"wOFF": "es una letra para páginas web (WOFF)",
    b"wOF2": "es una letra para páginas web (WOFF2)",
}
_TRUETYPE = frozenset({b"\x00\x01\x00\x00", b"true"})
_NEEDED = frozenset({"name", "head", "OS/2", "cmap", "glyf", "loca", "hhea", "hmtx", "maxp", "post"})
DAMAGED = "está incompleto o dañado"
_RESTRICTED = 0x0002
_NO_SUBSET_OR_ONLY_BITMAPS = 0x0300
_MOST_NAME = 0x20000
_FAMILY = 1
_WINDOWS, _MACINTOSH = 3, 1
_FORMAT_IGNORED = 14
"""Variation sequences, which reportlab does not read."""
_CODES = 0x110000


class UnusableError(Exception):
    """A font file that can't be embedded; the message is the reason, in Spanish, with the file as its subject."""


@dataclass(frozen=True, slots=True)
class Names:
    """The families that a font says to be of, in small letters, and its style."""

    families: frozenset[str]
    bold: bool
    italic: bool


def plain_name(name: str) -> str:
    """Give a family's name as names are compared."""
    return " ".join(name.split()).casefold()


def names(file: BinaryIO) -> Names:
    """Read a font's names and style, and no more of it. Raises UnusableError or OSError."""
    try:
        tables = _tables(file)
        table = _read(file, *tables["name"])
        style = struct.unpack(">H", _read(file, tables["head"][0] + 44, 2))[0]
        return Names(frozenset(_families(table)), bool(style & 1), bool(style & 2))
    except (struct.error, KeyError) as error:
        raise UnusableError(DAMAGED) from error


def check(data: bytes) -> None:
    """See that a font is whole, may be embedded, and asks for no endless reading. Raises UnusableError."""
    try:
        tables = _tables_of(data)
        if not tables.keys() >= _NEEDED or any(offset + length > len(data) for offset, length in tables.values()):
            raise UnusableError(DAMAGED)
        allowed = struct.unpack_from(">H", data, tables["OS/2"][0] + 8)[0]
        if allowed & 0x000F == _RESTRICTED or allowed & _NO_SUBSET_OR_ONLY_BITMAPS:
            raise UnusableError("su licencia no permite incrustarla en un documento")
        if sum(_characters(data, tables["cmap"][0])) > _CODES:
            raise UnusableError(DAMAGED)
        _check_outlines(data, tables)
    except struct.error as error:
        raise UnusableError(DAMAGED) from error


def _tables_of(data: bytes) -> dict[str, tuple[int, int]]:
    count = _count(data[:12])
    return dict(_entry(data[12 + 16 * n : 28 + 16 * n]) for n in range(count))


def _tables(file: BinaryIO) -> dict[str, tuple[int, int]]:
    file.seek(0)
    count = _count(file.read(12))
    return dict(_entry(file.read(16)) for _ in range(count))


def _count(header: bytes) -> int:
    if header[:4] in _OTHERS:
        raise UnusableError(_OTHERS[header[:4]])
    if header[:4] not in _TRUETYPE:
        raise UnusableError("no es una letra TrueType" if header else "está vacío")
    return int(struct.unpack(">H", header[4:6])[0])


def _entry(entry: bytes) -> tuple[str, tuple[int, int]]:
    tag, _, offset, length = struct.unpack(">4sLLL", entry)
    return tag.decode("latin-1"), (offset, length)


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    file.seek(offset)
    return file.read(min(length, _MOST_NAME))


def _families(table: bytes) -> Iterator[str]:
    count, start = struct.unpack_from(">2H", table, 2)
    for n in range(count):
        platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * n)
        raw = table[start + offset : start + offset + length]
        if kind == _FAMILY and platform in {0, _WINDOWS}:
            yield plain_name(raw.decode("utf-16-be", "replace"))
        elif kind == _FAMILY and platform == _MACINTOSH:
            yield plain_name(raw.decode("mac-roman"))


def _characters(data: bytes, cmap: int) -> Iterator[int]:
    """Give how many characters each subtable says to map: a false figure would make reading it endless."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for offset in {struct.unpack_from(">L", data, cmap + 8 + 8 * n)[0] + cmap for n in range(count)}:
        (form,) = struct.unpack_from(">H", data, offset)
        if form == 4:  # noqa: PLR2004 - the format's own number
            segments = struct.unpack_from(">H", data, offset + 6)[0] // 2
            ends = struct.unpack_from(f">{segments}H", data, offset + 14)
            starts = struct.unpack_from(f">{segments}H", data, offset + 16 + 2 * segments)
            yield sum(max(0, end - start + 1) for start, end in zip(starts, ends, strict=True))
        elif form == 12:  # noqa: PLR2004 - the same
            (groups,) = struct.unpack_from(">L", data, offset + 12)
            if offset + 16 + 12 * groups > len(data):
                raise UnusableError(DAMAGED)
            edges = (struct.unpack_from(">2L", data, offset + 16 + 12 * n) for n in range(groups))
            yield sum(max(0, end - start + 1) + _CODES * (end >= _CODES) for start, end in edges)
        elif form not in {0, 6, _FORMAT_IGNORED}:
            raise UnusableError("ordena sus caracteres de un modo que no se puede incrustar")


def _check_outlines(data: bytes, tables: dict[str, tuple[int, int]]) -> None:
    """See that each glyph's outline stands inside its table, after the one before it."""
    (long,) = struct.unpack_from(">h", data, tables["head"][0] + 50)
    (count,) = struct.unpack_from(">H", data, tables["maxp"][0] + 4)
    if tables["loca"][1] < (count + 1) * (4 if long else 2):
        raise UnusableError(DAMAGED)
    places = struct.unpack_from(f">{count + 1}{'L' if long else 'H'}", data, tables["loca"][0])
    if any(end < start for start, end in pairwise(places)) or places[-1] * (1 if long else 2) > tables["glyf"][1]:
        raise UnusableError(DAMAGED)
