"""Rows as a CSV file: RFC 4180, with a comma, in UTF-8 with its mark.

Open data is read by programs, which expect a comma and a decimal point (RFC 4180; W3C, CSV on the Web); a semicolon
would suit only an Excel in Spanish. The mark (BOM) is what makes Excel read the accents; an Excel that expects
semicolons opens the file whole with Datos → Desde texto/CSV.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, TypeAlias

from pecdocs.data.columns import BETWEEN
from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Scalar: TypeAlias = str | Decimal | date | bool | None
Datum: TypeAlias = Scalar | tuple[Scalar, ...]
"""What stands in a cell: a list of them too."""

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_TEN_DECIMALS = Decimal("1E-10")
_STARTS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""The first letters by which spreadsheets take a text for a formula (OWASP, CSV Injection)."""
_BECOMES_A_CELL = re.compile(r'([;\t\r\n][\s"]*)(?=[=@＝＠]|[+\-＋－][^;\t\r\n]*(?:\||\w\())')
"""Where a text becomes a cell of its own in an Excel that expects semicolons: it then sees no quotation marks around
the text, and a line end in it ends the row. Dashes of a list are left alone: they ask no program and no function."""
YES, NO = "sí", "no"
"""How a yes and a no are written."""


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Datum]]) -> bytes:
    """Write a file of rows under the names of their columns; what is None is empty. The same rows, the same bytes."""
    out = BytesIO()
    with TextIOWrapper(out, "utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([_text(each) for each in row] for row in rows)
        text.flush()
        return out.getvalue()


def rounded(value: Decimal) -> Decimal:
    """Give a number that was worked out with ten decimals at most: a third has no end."""
    return value.quantize(_TEN_DECIMALS, context=_EXACT)


def ten_decimals(value: Decimal) -> str:
    """Write a number with a point, no sign for thousands, and ten decimals at most."""
    return plain_number(rounded(value))


def _text(value: Datum) -> str:
    """Write a datum; in a text, what a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(value, tuple):
        return _guarded(BETWEEN.join(map(_plain, value)))
    return _guarded(value) if isinstance(value, str) else _plain(value)


@lru_cache(maxsize=1024)
def _guarded(value: str) -> str:
    """Guard a text; of a plan's few words most stand in every row."""
    text = _BECOMES_A_CELL.sub(r"\1'", value)
    return f"'{text}" if text[:1] in _STARTS_A_FORMULA else text


def _plain(value: Scalar) -> str:
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case Decimal():
            return plain_number(value)
        case date():
            return value.isoformat()
    return value
