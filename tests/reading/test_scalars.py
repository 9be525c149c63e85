"""Plain scalars: those that another YAML reader would change are kept apart, all others are text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.reading.scalars import Unquoted, read_scalar


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "bool") for text in ("y", "N", "yes", "No", "NO", "on", "OFF", "true", "False")),
        *((text, "null") for text in ("~", "null", "Null", "NULL")),
        *((text, "octal") for text in ("012", "00", "08", "0o17", "0x1F", "0b11", "-07", "01.5")),
        *((text, "grouped") for text in ("1_000", "1_", "1_000.5", "1.0_0", "0._")),
        *((text, "sexagesimal") for text in ("12:30", "1:20:30", "190:20:30.15")),
        *((text, "decimal") for text in ("1.10", "2.50", "1.", ".5", "+1", "+1.5", "-0")),
        *((text, "exponent") for text in ("1e3", "1.5E-3", "12e03", ".5e+3")),
        *((text, "special") for text in (".inf", "-.INF", ".nan")),
    ],
)
def test_a_scalar_that_yaml_converts_is_kept_apart(text: str, kind: str) -> None:
    """With the reason, which is said in Spanish."""
    found = read_scalar(text)
    assert found == Unquoted(text, kind)
    assert str(found) == text
    assert isinstance(found, Unquoted)
    assert found.why.startswith("sin comillas, YAML lo lee como ")


@pytest.mark.parametrize(
    "text",
    [
        *("0", "7", "-12", "2024", "1.0", "2.5", "0.25", "2024-03-01", "25 %", "1,5", "1.000.000"),
        *("sí", "SI", "nulo", "Noé", "T1", "1:60", "v1.10", "e3", "-", "+", ".", "yes!", "=1+1"),
    ],
)
def test_a_scalar_that_every_reader_reads_alike_is_text(text: str) -> None:
    """Also a whole number and a date: their words are the same for all."""
    assert read_scalar(text) == text


def test_nothing_is_nothing() -> None:
    """A key without a value."""
    assert read_scalar("") is None


@given(st.from_regex(r"[-+0-9._:eExobTFNnyYsaul~]{1,8}", fullmatch=True))
def test_whatever_pyyaml_would_change_is_kept_apart(text: str) -> None:
    """PyYAML, a YAML 1.1 reader with no resolver switched off, is the referee."""
    try:
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return
    if isinstance(value, bool | int | float | None) and read_scalar(text) == text:
        assert str(value) == text
