"""docs/reglas.md is what the rules say."""

from __future__ import annotations

import yaml

from pecdocs.revision import todas
from tools.rules_page import LEFT_OUT, PAGE, page


def test_the_page_is_what_the_rules_say() -> None:
    """Or somebody forgot `python -m tools.rules_page`."""
    assert PAGE.read_text(encoding="utf-8") == page().rstrip("\n") + "\n"


def test_no_check_is_both_a_rule_and_left_out() -> None:
    """What became a rule leaves the list of those that are none, and each says why."""
    left = yaml.safe_load(LEFT_OUT.read_text(encoding="utf-8")) or []
    assert not {each["codigo"] for each in left} & {each.codigo for each in todas()}
    assert all(each["revisa"] and each["porque"] for each in left)
