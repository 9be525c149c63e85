"""The rules of a structural checker, read from its source, and which of them no damage of a test broke."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

LEAST = 30
"""Fewer rules than any checker has: its source would be written in another way than is read here."""


def rules_never_broken(said: Sequence[str], *modules: ModuleType) -> list[str]:
    """Give the rules of a checker that none of the lines comes from, as patterns."""
    rules = [rule for module in modules for rule in _rules(module)]
    assert len(rules) > LEAST
    return [rule for rule in rules if not any(re.search(rule, line) for line in said)]


def _rules(module: ModuleType) -> Iterator[str]:
    """Give each line that a checker can say, as a pattern."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        value = node.value if isinstance(node, ast.Yield) else node.elt if isinstance(node, ast.GeneratorExp) else None
        if isinstance(value, ast.JoinedStr):
            yield ".+".join(re.escape(str(each.value)) for each in value.values if isinstance(each, ast.Constant))
        elif isinstance(value, ast.Constant):
            yield re.escape(str(value.value))
