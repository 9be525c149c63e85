"""docs/reglas.md is what the rules say."""

from __future__ import annotations

import re

import pytest
import yaml

from pecdocs.cli.review_plan import review
from pecdocs.revision import todas
from tests.support.publicados import DATA
from tools.rules_page import NOT_FOUND_FILE, PAGE, page

LEFT: list[dict[str, str]] = yaml.safe_load(NOT_FOUND_FILE.read_text(encoding="utf-8"))


def test_the_page_is_what_the_rules_say() -> None:
    """Or somebody forgot `python -m tools.rules_page`."""
    assert PAGE.read_text(encoding="utf-8") == page().rstrip("\n") + "\n"


@pytest.mark.parametrize("each", LEFT, ids=lambda each: f"{each['codigo']}-{each['plan']}")
def test_what_is_said_not_to_be_found_is_not(each: dict[str, str]) -> None:
    """What a rule came to find leaves the list; of each is said why."""
    assert each["codigo"] in {rule.codigo for rule in todas()}
    assert each["porque"]
    found = [finding.mensaje for finding in review(DATA / each["plan"]).hallazgos if finding.regla == each["codigo"]]
    assert not [words for words in re.findall("«([^»]+)»", each["que"]) if any(f"«{words}»" in text for text in found)]
