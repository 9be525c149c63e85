"""Formulas of SpreadsheetML (ECMA-376 part 1, 18.17): cut into pieces, moved, and brought to one way of writing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pecdocs.layout.workbook import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable

_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_PIECES = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<sheet>(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!)
    |(?P<range>(?<![\w.$])(?:CELL(?::CELL)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]+:\$?[0-9]+)(?![\w.(!]))
    |(?P<word>[^\W\d][\w.]*)
    |(?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)
    |(?P<space>\s+)
    |(?P<other>.)""".replace("CELL", _CELL),
    re.VERBOSE | re.DOTALL,
)
_PART = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)")
_CORNERS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_PREFIXES = re.compile(r"^(?:_XLFN\.|_XLWS\.|_XLUDF\.)+")
_TRUTHS = re.compile(r"\b(TRUE|FALSE)\(\)")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def column_number(letters: str) -> int:
    """Give the number of a column, from 1, by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def corners(cells: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the first and the last cell of a range, each its column and row from 1; a cell alone is both.

    Raises ValueError for what is none.
    """
    found = _CORNERS.fullmatch(cells)
    if found is None:
        raise ValueError(f"{cells} is no range of cells")
    left, top, right, bottom = found.groups()
    first = column_number(left), int(top)
    return first, (column_number(right), int(bottom)) if right else first


def shifted(formula: str, rows: int, columns: int) -> str:
    """Give a formula as it stands so many rows below and columns to the right (18.3.1.40, shared formulas)."""
    if not rows and not columns:
        return formula
    return "".join(
        shift if isinstance(shift, str) else _moved_range(shift, rows, columns) for shift in _cut_for_moving(formula)
    )


@lru_cache(maxsize=4096)
def _cut_for_moving(formula: str) -> tuple[str | tuple[str, ...], ...]:
    """Cut a formula into texts that stay and ranges, as tuples of their ends."""
    pieces = _PIECES.finditer(formula)
    return tuple(tuple(each.group().split(":")) if each.lastgroup == "range" else each.group() for each in pieces)


def _moved_range(ends: tuple[str, ...], rows: int, columns: int) -> str:
    moved = [_moved(each, rows, columns) for each in ends]
    return "#REF!" if None in moved else ":".join(map(str, moved))


def _moved(end: str, rows: int, columns: int) -> str | None:
    """Move one end of a range; what is fixed with `$` stays. None when it would leave the sheet."""
    found = _PART.fullmatch(end)
    if found is None:
        return end
    fixed_column, letters, fixed_row, number = found.groups()
    if not letters:  # the end of a range of rows: its first mark is that of the row
        fixed_row, fixed_column = fixed_column or fixed_row, ""
    column = column_number(letters) + (0 if fixed_column else columns) if letters else 1
    row = int(number) + (0 if fixed_row else rows) if number else 1
    if not (1 <= row <= _MOST_ROWS and 1 <= column <= _MOST_COLUMNS):
        return None
    return f"{fixed_column}{column_letters(column) if letters else ''}{fixed_row}{row if number else ''}"


def normal(formula: str, renamed: Callable[[str, str], str] | None = None) -> str:
    """Give a formula in one way of writing, whichever program wrote it.

    Without spaces, `$`, the quotes of sheets' names and the prefixes of newer functions; in capitals but for texts;
    numbers in one notation. `renamed` gives another name for a range, by its sheet's name (empty for its own) and its
    text without `$`.
    """
    found: list[str] = []
    sheet = ""
    for each in _PIECES.finditer(formula.removeprefix("of:").lstrip("=")):
        kind, piece = each.lastgroup, each.group()
        if kind == "space":
            continue
        if kind == "sheet":
            sheet = piece[:-1].strip("'").replace("''", "'")
            continue
        if kind == "range":
            name = piece.replace("$", "").upper()
            found.append(renamed(sheet, name) if renamed is not None else _named(sheet, name))
        else:
            found.append((_named(sheet, "") if sheet else "") + _plain(str(kind), piece))
        sheet = ""
    return _TRUTHS.sub(r"\1", "".join(found))


def _named(sheet: str, name: str) -> str:
    return f"{sheet.casefold()}!{name}" if sheet else name


def _plain(kind: str, piece: str) -> str:
    if kind == "word":
        return _PREFIXES.sub("", piece.upper())
    return repr(float(piece)) if kind == "number" else piece
