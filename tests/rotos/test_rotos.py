"""What people who know Word and Excel get wrong, from end to end: the whole answer of the program to each mistake.

Each folder is a working folder as such a person left it: `planes` holds plans (and change logs, logos, names of files,
command lines) by someone who never saw YAML, `plantillas` formats by someone who edits `plan.docx` in Word and
`formato.yaml` in Notepad. `orden` holds what was typed and `salida` all that was answered, with the exit status. One
folder may hold several mistakes that go together: all of them are told at once. Where a file is no text, or is broken
inside, `tests/support/broken.py` makes it. Tables of single mistakes stand in `tests/plan/faults`,
`tests/formato/faults.txt` and `tests/word/template_mistakes.txt`.

To add one: make the folder with its `orden`, run `python -m tests.support.transcript`, and read the answer as the
person would: is it at the right place, is it in words that they know, does it say what to do? If not, mend the program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support import transcript
from tests.support.broken import FILES, TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

PLANS, FORMATS = (transcript.cases(root) for root in transcript.BROKEN)
ENGLISH = re.compile(r"\b(the|while|expected|found|not|invalid|must|object|parsing|Traceback|None)\b")
USAGE = re.compile(r"Error: .+")
FAULT = re.compile(r"[^:]+(:\d+:\d+|: [^:]+)?: (error|aviso): .+ — .+")


@pytest.mark.parametrize("case", [*PLANS, *FORMATS], ids=lambda case: case.name)
def test_the_whole_answer_is_this(case: Path) -> None:
    """To the letter, with the exit status and the files that are left."""
    assert transcript.transcript(case) == transcript.expected(case)


@pytest.mark.parametrize("case", [*PLANS, *FORMATS], ids=lambda case: case.name)
def test_every_answer_is_spanish_and_names_the_place_and_the_way_out(case: Path) -> None:
    """Of each command something is said; what is said of a file has its place before and what to do after the dash."""
    for answer in transcript.expected(case).split("$ pecdocs ")[1:]:
        said = [line for line in answer.splitlines()[1:] if re.search("error: |aviso: |Error: ", line)]
        assert said or "\n=> 0\n" in answer
        assert [line for line in said if not (FAULT.fullmatch(line) or USAGE.fullmatch(line))] == []
        assert [line for line in said if ENGLISH.search(line)] == []


def test_the_collection_is_whole() -> None:
    """Thirty plans and twenty templates at least; what is built is built for a case that is there."""
    assert len(PLANS) >= 30
    assert len(FORMATS) >= 20
    assert {*FILES, *TEMPLATES} <= {case.name for case in (*PLANS, *FORMATS)}


@pytest.mark.parametrize("case", [*PLANS, *FORMATS], ids=lambda case: case.name)
def test_a_mistake_leaves_no_document(case: Path) -> None:
    """Only a warning does, and a plan that is called by its other name."""
    warned = {"50-tabla-de-otro-formato", "64-plan-yml"}
    assert ("queda: output/" in transcript.expected(case)) == (case.name in warned)
