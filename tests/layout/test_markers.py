"""The markers of lists, as Word prints them."""

from __future__ import annotations

import pytest

from pecdocs.layout.blocks import Marker
from tests.support.wordxml import numeral

KINDS = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")


@pytest.mark.parametrize(
    ("marker", "shown"),
    [
        (Marker("symbol", text="✓"), "✓"),
        (Marker("decimal", value=12), "12."),
        (Marker("lowerLetter", suffix=")", value=3), "c)"),
        (Marker("upperLetter", value=26), "Z."),
        (Marker("lowerLetter", value=27), "aa."),
        (Marker("lowerLetter", value=54), "bbb."),
        (Marker("lowerRoman", suffix=")", value=4), "iv)"),
        (Marker("upperRoman", value=1999), "MCMXCIX."),
    ],
)
def test_a_marker_is_printed_as_its_numbering_says(marker: Marker, shown: str) -> None:
    """With what stands after it; a symbol alone."""
    assert marker.printed == shown


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_of_each_numbering_are_those_of_word(kind: str) -> None:
    """As the reader of Word documents tells them."""
    shown = [Marker(kind, value=n, suffix="").printed for n in range(1, 40)]  # type: ignore[arg-type]
    assert shown == [numeral(kind, n) for n in range(1, 40)]
