"""Data as a JSON file: what any program reads back as it was, to the last digit."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.data import json_bytes
from tests.support.strategies import HOSTILE


def read(data: bytes) -> Any:
    """Read a file, its numbers exact."""
    return json.loads(data.decode("utf-8"), parse_float=Decimal, parse_int=Decimal)


@pytest.mark.parametrize("number", ["0", "-2.5", "12345678901234567890.0123456789", "0.1", "1E+3", "33.33"])
def test_a_number_keeps_every_digit(number: str) -> None:
    """As a JSON number, not as a text."""
    assert read(json_bytes({"n": Decimal(number)})) == {"n": Decimal(number)}


def test_dates_lists_and_blanks() -> None:
    """A date is ISO, what is not there is null, a yes is true."""
    data = {"a": date(2024, 3, 1), "b": None, "c": ("x", None), "d": (), "e": True, "f": {"g": 1}, "h": [{"i": "j"}]}
    expected = '{"a": "2024-03-01", "b": null, "c": ["x", null], "d": [], "e": true, "f": {"g": 1}, "h": [{"i": "j"}]}'
    assert json.loads(json_bytes(data)) == json.loads(expected)


def test_keys_stay_in_their_order_and_rows_have_a_line_each() -> None:
    """So that two versions can be compared line by line."""
    written = json_bytes({"z": 1, "filas": [{"b": 1, "a": 2}, {"b": 3, "a": 4}]}).decode()
    assert written == '{\n"z": 1,\n"filas": [\n{"b": 1, "a": 2},\n{"b": 3, "a": 4}\n]\n}\n'


ANY_TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"])))


@given(st.lists(ANY_TEXT, max_size=4))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    """Nothing is guarded: no spreadsheet opens it."""
    assert read(json_bytes({"filas": [{text: text} for text in texts]})) == {"filas": [{text: text} for text in texts]}
