"""Rows as a CSV file: what any program reads, and no spreadsheet runs."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from pecdocs.data import csv_bytes, ten_decimals

if TYPE_CHECKING:
    from pecdocs.data.csvfile import Datum


def read(data: bytes) -> list[list[str]]:
    """Read a file as any program does."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_file_is_utf_8_with_its_mark_and_the_line_ends_of_the_standard() -> None:
    """An Excel reads the accents by the mark (RFC 4180 for the rest)."""
    assert csv_bytes(["código", "año"], [["a", "ñ"]]) == b"\xef\xbb\xbfc\xc3\xb3digo,a\xc3\xb1o\r\na,\xc3\xb1\r\n"


def test_texts_come_back_as_they_were() -> None:
    """Commas, quotation marks and line ends too."""
    texts = ["uno, dos", 'dice "sí"', "una\nlínea\r\ny otra", "", "á 🎉"]
    assert read(csv_bytes(["x"] * 5, [texts]))[1] == texts


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_never_becomes_a_formula(start: str) -> None:
    """A spreadsheet would run it: it begins with an apostrophe."""
    assert read(csv_bytes(["x"], [[f"{start}1+1"]]))[1] == [f"'{start}1+1"]


def test_a_number_below_zero_stays_a_number() -> None:
    """Only texts are guarded."""
    assert read(csv_bytes(["x"], [[Decimal("-2.5")]]))[1] == ["-2.5"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("10", "10"),
        ("1E+3", "1000"),
        ("2.50", "2.5"),
        ("0.00000000005", "0.0000000001"),
        ("-0.00000000004", "0"),
        ("66.66666666666666666666", "66.6666666667"),
        ("12345678901234567890.5", "12345678901234567890.5"),
    ],
)
def test_numbers_have_a_point_and_ten_decimals_at_most(value: str, expected: str) -> None:
    """Rounded half up, never in powers of ten."""
    assert ten_decimals(Decimal(value)) == expected


def test_dates_are_iso_and_what_is_not_there_is_empty() -> None:
    """No zero, no dash."""
    assert read(csv_bytes(["a", "b"], [[date(2024, 3, 1), None]]))[1] == ["2024-03-01", ""]


def test_no_digit_of_a_large_number_is_lost() -> None:
    """Ten decimals are kept however many digits stand before them."""
    assert ten_decimals(Decimal("12345678901234567890123.1234567891")) == "12345678901234567890123.1234567891"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uno; =1+1", "uno; '=1+1"),
        ("uno\n=cmd|' /C calc'!A0", "uno\n'=cmd|' /C calc'!A0"),
        ('dice ";"@SUM(A1)', 'dice ";"\'@SUM(A1)'),
        ("a\r\n\t+cmd|'/c'!A", "a\r\n\t'+cmd|'/c'!A"),
        ("a;-HYPERLINK(1)", "a;'-HYPERLINK(1)"),
        ("a;＝1", "a;'＝1"),
        ("a;;=1", "a;;'=1"),
        ("pasos:\n- uno\n- dos (2)", "pasos:\n- uno\n- dos (2)"),
        ("a = b; c", "a = b; c"),
        ("de 1 a 2 - 3", "de 1 a 2 - 3"),
    ],
)
def test_no_part_of_a_text_becomes_a_formula_where_the_line_is_split_otherwise(text: str, expected: str) -> None:
    """An Excel that expects semicolons sees no quotation marks around it; the dashes of a list are no formulas."""
    assert read(csv_bytes(["x"], [[text]]))[1] == [expected]


def test_lists_stand_in_a_text_and_so_do_a_yes_and_a_no() -> None:
    """What is lacking of a list is empty in its place."""
    row: list[Datum] = [("a", None, Decimal("2.50")), (), True, False]
    assert read(csv_bytes(["x"] * 4, [row]))[1] == ["a |  | 2.5", "", "sí", "no"]
