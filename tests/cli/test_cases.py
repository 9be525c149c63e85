"""What a user sees from end to end: each folder of casos/ is a working folder, its commands and all they print."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from tests.support import transcript

if TYPE_CHECKING:
    from pathlib import Path

CASES = transcript.cases(transcript.CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_commands_of_a_case_print_what_it_says(case: Path) -> None:
    """To the letter, with the exit status and the files that are left."""
    found, expected = transcript.transcript(case), transcript.expected(case)
    difference = difflib.unified_diff(expected.splitlines(), found.splitlines(), "salida", "found", lineterm="")
    assert found == expected, "\n".join(difference)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_case_shows_a_traceback_or_this_machine(case: Path) -> None:
    """Nor does any file of the expected output hold a path of the one who wrote it."""
    expected = transcript.expected(case)
    assert "Traceback" not in expected
    assert transcript.ROOT.as_posix() not in expected
    assert "/tmp" not in expected  # noqa: S108 - no path of a working folder
