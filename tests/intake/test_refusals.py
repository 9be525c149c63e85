"""What is refused of a returned workbook, to the letter: each fault at its cell, and nothing written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import MANUAL, table
from tests.intake.damages import DAMAGES, answered, expected
from tests.support.returned import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path


def test_every_damage_is_told_and_nothing_else() -> None:
    """The data file is renewed by `python -m tests.intake.damages`."""
    assert list(expected()) == list(DAMAGES)
    assert [name for name, said in expected().items() if ": error: " not in said] == []


def test_the_manual_says_what_each_refusal_means() -> None:
    """Each that the data file has, and no others."""
    rows = table(MANUAL, "pecdocs seguimiento recoger PLAN LIBRO...", "Si dice").codes()
    patterns = [re.compile(re.escape(each).replace("…", ".*")) for each in rows]
    said = {
        line.partition(": error: ")[2].partition(" — ")[0]
        for lines in expected().values()
        for line in lines.splitlines()
        if ": error: " in line
    }
    assert [each for each in said if not any(pattern.match(each) for pattern in patterns)] == []
    assert [each.pattern for each in patterns if not any(map(each.match, said))] == []


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_workbook_is_refused_at_its_cell(name: str, tmp_path: Path) -> None:
    """With what to do; the period files stay as they were."""
    assert answered(name, tmp_path) == expected()[name]
    for file in (EXAMPLE / "seguimiento").iterdir():
        assert (tmp_path / "plan" / "seguimiento" / file.name).read_bytes() == file.read_bytes()
