"""docs/datos-abiertos.md is the dictionary that the program writes beside the data."""

from __future__ import annotations

from pecdocs.data.columns import columns
from pecdocs.data.diccionario import dictionary_rows
from pecdocs.data.left_out import LEFT_OUT
from tests.docs.pages import MANUAL, links, tables
from tools.data_page import PAGE, page


def test_the_page_is_the_dictionary() -> None:
    """Renew it by `python -m tools.data_page`, and look at the difference."""
    assert PAGE.read_text(encoding="utf-8") == page() + "\n"


def test_every_column_and_every_reason_stands_in_it() -> None:
    """Read back as a person sees it: the name, and what it is."""
    given, measured, reasons = tables(PAGE)
    read = [(row[0].strip("`"), row[2]) for row in (*given.rows, *measured.rows)]
    assert read == [(row[0], row[3]) for row in dictionary_rows(columns(with_corte=True))]
    assert {row[0].strip("`"): row[1] for row in reasons.rows} == LEFT_OUT


def test_the_page_is_reached_from_the_manual() -> None:
    """Where the commands are."""
    assert "datos-abiertos.md" in links(MANUAL)
