"""Rows as a CSV file: RFC 4180, with a comma, in UTF-8 with its mark.

Open data is read by programs, which expect a comma and a decimal point (RFC 4180; W3C, CSV on the Web); a semicolon
would suit only an Excel in Spanish. The mark (BOM) is what makes Excel read the accents; an Excel that expects
semicolons opens the file whole with Datos → Desde texto/CSV.
"""

from __future__ import annotations

import csv
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from io import StringIO
from typing import TYPE_CHECKING, TypeAlias

from pecdocs.reading.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Datum: TypeAlias = str | Decimal | date | None

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_TEN_DECIMALS = Decimal("1E-10")
_STARTS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""The first letters by which spreadsheets take a text for a formula (OWASP, CSV Injection)."""


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Datum]]) -> bytes:
    """Write a file of rows under the names of their columns; what is None is empty. The same rows, the same bytes."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_text(each) for each in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def ten_decimals(value: Decimal) -> str:
    """Write a number with a point, no sign for thousands, and ten decimals at most."""
    return plain_number(value.quantize(_TEN_DECIMALS, context=_EXACT))


def _text(value: Datum) -> str:
    """Write a datum; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    match value:
        case None:
            return ""
        case Decimal():
            return ten_decimals(value)
        case date():
            return value.isoformat()
    return f"'{value}" if value[:1] in _STARTS_A_FORMULA else value
