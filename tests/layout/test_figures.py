"""How figures of the seguimiento are printed: rounded half up, and never across a bound of the semáforo."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pecdocs.layout.colors import contrast, text_on
from pecdocs.layout.figures import amount_text, percent_text
from pecdocs.layout.locale import Locale
from pecdocs.seguimiento import rules_of
from tests.support.seguimientos import formato_of, plan_of

FORMATO = formato_of()
RULES = rules_of(plan_of([]), FORMATO)
CO, MX = Locale("CO", FORMATO.estilos), Locale("MX", FORMATO.estilos)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("80", "80%"),
        ("66.66666666666666666666", "66,7%"),
        ("33.349", "33,3%"),
        ("33.25", "33,3%"),
        ("0.04", "0%"),
        ("1234.5", "1.234,5%"),
        ("79.94", "79,9%"),
        ("79.96", "79,96%"),
        ("79.9996", "79,9996%"),
        ("79.99999999999", "80%"),
        ("100.04", "100,04%"),
        ("120.01", "120,01%"),
        ("59.95", "59,95%"),
    ],
)
def test_a_percentage_has_one_decimal_or_as_many_as_its_semaforo_needs(value: str, text: str) -> None:
    """Bounds at 60, 80 and 100, the threshold at 120: what is printed is on the side of them that it is on."""
    assert percent_text(Decimal(value), RULES, CO) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("3", "revistas", "3"),
        ("25", "%", "25%"),
        ("12500", None, "12.500"),
        ("2.50", "revistas", "2,50"),
        ("0.001", "revistas", "0"),
        ("3.333333333333333", "revistas", "3,33"),
        ("2.999", "%", "3%"),
        ("1E+2", "revistas", "100"),
    ],
)
def test_an_amount_is_printed_as_it_was_written_or_with_two_decimals(value: str, unit: str | None, text: str) -> None:
    """Of a goal in %, with its sign; what it counts stands beside the goal."""
    assert amount_text(Decimal(value), unit, CO) == text


def test_each_country_has_its_marks() -> None:
    """The same as in the rest of the document."""
    assert percent_text(Decimal("66.6666"), RULES, MX) == "66.7%"
    assert amount_text(Decimal("12500.5"), None, MX) == "12,500.5"


@pytest.mark.parametrize("fill", ["C00000", "FFC000", "00B050", "2E75B6", "808080", "000000", "FFFFFF", "767676"])
def test_text_on_a_fill_can_be_read(fill: str) -> None:
    """At least 4.5, as WCAG 2.1 asks."""
    assert contrast(text_on(fill), fill) >= 4.5
