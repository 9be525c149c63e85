"""What some rules find in a published plan, in a form that a test can list by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.cli.review_plan import review

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DATA = Path(__file__).parents[2] / "data"

Found = tuple[str, str, str]
"""The rule, how the line begins, and the words of the plan that the message quotes."""


def found(plan: str, rules: Collection[str]) -> list[Found]:
    """Give what these rules find in a plan, by place: the rule, its line without indentation, the words quoted."""
    several = [each for each in review(DATA / plan).hallazgos if each.regla in rules]
    lines = {
        file: Path(file).read_text(encoding="utf-8").split("\n") for file in {each.sitio.place.file for each in several}
    }
    return [
        (
            each.regla,
            lines[each.sitio.place.file][(each.sitio.place.line or 1) - 1].strip(),
            " | ".join(re.findall("«([^»]+)»", " ".join(each.mensaje.split()))),
        )
        for each in several
    ]


def same(told: Sequence[Found], expected: Sequence[Found]) -> None:
    """Assert that exactly these were found, each in its line."""
    assert [(regla, words) for regla, _, words in told] == [(regla, words) for regla, _, words in expected]
    for (_, line, _), (_, begins, _) in zip(told, expected, strict=True):
        assert line.startswith(begins)
