"""Killed runs: whenever the program is killed, the old document or the new one, and a next run that just works."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections import deque
from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.commands import run
from tests.support import victims
from tests.support.outputs import age, notes, temporaries
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "output/plan/ent-pec-2024-v1.docx"
PROGRAM = [sys.executable, "-m", "pecdocs", "generar", "plan"]
STEPS_AT_LEAST = 15


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a plan, in which titles may be told apart by their documents."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def generate(folder: Path, title: str) -> bytes:
    """Generate the plan with this title, without forcing, and give its document."""
    entitle(folder, title)
    assert run(["generar", "plan"]) == 0
    return (folder / DOCUMENT).read_bytes()


def entitle(folder: Path, title: str) -> None:
    """Write the plan with this title."""
    write_plan(folder / "plan", HEAD.replace("titulo: Plan", f"titulo: {title}"))


def test_a_run_that_is_killed_at_any_step_leaves_the_old_document_or_the_new_one(folder: Path) -> None:
    """Before every call of the writing that changes the disk; the next run needs no forcing and cleans up."""
    titles = deque(["Dos", "Tres", "Uno"])
    documents = {title: generate(folder, title) for title in titles}
    titles.rotate(1)
    stood = []
    for _ in victims.kill_at_every_step(folder, "generar", "plan", before=lambda: entitle(folder, titles[1])):
        stood.append([documents[title] for title in titles].index((folder / DOCUMENT).read_bytes()))
        age(folder)
        assert generate(folder, titles[2]) == documents[titles[2]]
        assert temporaries(folder) == []
        titles.rotate(1)
    assert set(stood) == {0, 1}
    assert len(stood) > STEPS_AT_LEAST


def test_a_first_run_that_is_killed_at_any_step_leaves_a_whole_document_or_none(folder: Path) -> None:
    """In a folder that it makes itself; the next run needs no forcing."""
    whole = generate(folder, "Nuevo")
    stood = []
    shutil.rmtree("output")
    for _ in victims.kill_at_every_step(folder, "generar", "plan"):
        stood.append(whole_or_none(folder / DOCUMENT))
        generate(folder, "Otro")
        shutil.rmtree("output")
        entitle(folder, "Nuevo")
    assert set(stood) == {None, whole}


@pytest.mark.parametrize("nth", [1, 2], ids=["the document", "its note"])
def test_a_run_that_is_killed_in_the_middle_of_a_file(nth: int, folder: Path) -> None:
    """Half a document stands under no name of a document; half a note says nothing."""
    old = generate(folder, "Viejo")
    entitle(folder, "Nuevo")
    assert victims.kill_half_written(nth, folder, "generar", "plan") == victims.KILLED
    assert (folder / DOCUMENT).read_bytes() == old
    age(folder)
    generate(folder, "Nuevo")
    assert temporaries(folder) == []
    assert len(notes(folder / DOCUMENT)) == 2


def test_a_run_that_is_killed_at_any_moment(folder: Path) -> None:
    """The real program, while it loads, reads, draws or writes; the moments are drawn with a fixed seed."""
    documents = {title: generate(folder, title) for title in ("Uno", "Dos", "Tres")}
    draw = random.Random(3)  # noqa: S311 - nothing secret
    for _ in range(10):
        entitle(folder, draw.choice(sorted(documents)))
        with subprocess.Popen(PROGRAM, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
            time.sleep(draw.uniform(0, 1.2))
            program.kill()
        assert (folder / DOCUMENT).read_bytes() in documents.values()
    for title, document in documents.items():
        assert generate(folder, title) == document


def test_a_new_plan_that_is_killed_at_any_step_can_be_asked_for_again(folder: Path) -> None:
    """Of its files each is whole or not there; the plan, which says that it is done, comes last."""
    assert run(["nuevo", "medida"]) == 0
    whole = {name: (folder / "medida" / name).read_bytes() for name in ("esquema.json", "plan.yaml")}
    stood = []
    for step in victims.kill_at_every_step(folder, "nuevo", "mío"):
        found = {name: content for name in whole if (content := whole_or_none(folder / "mío" / name)) is not None}
        assert found.items() <= whole.items(), step
        stood.append(sorted(found))
        if len(found) < len(whole):
            assert run(["nuevo", "mío"]) == 0
        assert {name: (folder / "mío" / name).read_bytes() for name in whole} == whole
        shutil.rmtree("mío")
    assert [step for at, step in enumerate(stood) if step not in stood[:at]] == [
        [],
        ["esquema.json"],
        ["esquema.json", "plan.yaml"],
    ]


def whole_or_none(path: Path) -> bytes | None:
    """Give what a file holds, if it is there."""
    return path.read_bytes() if path.exists() else None
