"""Every mistake in a plan gives its own line, at its own place: the tables under faults/ hold them word by word.

Each table is written after the opening that its name says: `head` (a plan's first six lines), `branch` (the children
of an axis), `node` (the fields of an activity), `section` (the Markdown of a section), `whole` (nothing).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.yaml_cases import HEAD, FaultCase, branch, fault_table, faults_of, node, section

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = Path(__file__).parent / "faults"

OPENINGS: dict[str, Callable[[str], str]] = {
    "head": lambda text: f"{HEAD}{text}\n",
    "branch": branch,
    "node": node,
    "section": section,
    "whole": lambda text: f"{text}\n",
}


def cases(opening: str) -> list[FaultCase]:
    """Give the entries of one table."""
    return fault_table(TABLES / f"{opening}.txt")


@pytest.mark.parametrize(
    ("opening", "case"),
    [pytest.param(name, case, id=f"{name}: {case.sentence}") for name in OPENINGS for case in cases(name)],
)
def test_a_mistake_gives_its_line_at_its_place(opening: str, case: FaultCase, tmp_path: Path) -> None:
    """Nothing else is said: no echo of the mistake elsewhere, no line about what is right."""
    assert faults_of(tmp_path, OPENINGS[opening](case.text)) == case.lines


@pytest.mark.parametrize("opening", OPENINGS)
def test_every_line_says_what_to_do(opening: str) -> None:
    """After the dash comes a way out."""
    lines = [line for case in cases(opening) for line in case.lines]
    assert [line for line in lines if not re.fullmatch(r"\d+:\d+: error: .+ — .+", line)] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x" * 300 + ": 1", f"7:1: error: clave desconocida «{'x' * 40}…» — se conocen: formato, entidad, "),
        ("siglas: {A: " + "x" * 100_001 + "}", "7:13: error: el texto de «A» pasa de 100000 caracteres — "),
        (f"siglas: {{A: b, ? {'x' * 1001} : c}}", "7:18: error: la clave pasa de 1000 caracteres — "),
        (
            f"secciones: [{{codigo: A, titulo: {'x' * 1001}}}]",
            "7:33: error: el texto de «titulo» pasa de 1000 caracteres — ",
        ),
    ],
    ids=["a long key", "a long cell", "a long key of a free mapping", "a long title"],
)
def test_a_text_too_long_is_told_and_not_repeated(text: str, line: str, tmp_path: Path) -> None:
    """A message stays a line whatever the value is."""
    (found,) = faults_of(tmp_path, f"{HEAD}{text}\n")
    assert found.startswith(line)
    assert len(found) < 300


def test_ten_thousand_mistakes_are_all_told(tmp_path: Path) -> None:
    """Each activity without codigo has its line and a proposal of its own."""
    found = faults_of(tmp_path, branch("\n".join(["- nombre: Publicar la revista"] * 10_000)))
    assert len(found) == 10_000
    assert len({line.partition(" — ")[2] for line in found}) == 10_000
