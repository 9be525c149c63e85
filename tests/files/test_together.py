"""Two runs at once in one output folder: one of their whole results, and a record that knows it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.commands import run
from pecdocs.files import write_new
from tests.support.outputs import age, notes, temporaries, write_output
from tests.support.steps import before_step, step_names
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 25


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a path in an output folder that is not there yet."""
    return tmp_path / "output" / "plan.docx"


@pytest.mark.parametrize("other", ["dos", "tres"], ids=["with the same content", "with another content"])
@pytest.mark.parametrize("aged", [False, True], ids=["after others just now", "after one long ago"])
def test_a_run_in_the_midst_of_another(other: str, *, aged: bool, path: Path) -> None:
    """Wherever in the one the other takes place: both are content, the last stays, the next needs no forcing."""
    write_output(path, b"uno")
    for at in range(1, len(step_names(lambda: write_output(path, b"dos"))) + 1):
        write_output(path, b"uno")
        if aged:
            age(path.parent)
        with before_step(at, lambda: write_output(path, other.encode())):
            write_output(path, b"dos")
        assert path.read_bytes() in {b"dos", other.encode()}
        assert temporaries(path.parent) == []
        assert write_output(path, b"cuatro"), at


def test_a_first_run_in_the_midst_of_another(tmp_path: Path) -> None:
    """Neither takes the other's result for somebody's edits when it comes to be known first."""
    steps = step_names(lambda: write_output(tmp_path / "medida" / "plan.docx", b"uno"))
    for at in range(1, len(steps) + 1):
        path = tmp_path / str(at) / "plan.docx"
        with before_step(at, partial(write_output, path, b"dos")):
            write_output(path, b"uno")
        assert path.read_bytes() in {b"uno", b"dos"}
        assert write_output(path, b"tres"), at


def test_a_new_plan_in_the_midst_of_another(tmp_path: Path) -> None:
    """Both write the same."""
    steps = step_names(lambda: write_new({tmp_path / "medida" / "uno": b"1", tmp_path / "medida" / "dos": b"2"}))
    for at in range(1, len(steps) + 1):
        files = {tmp_path / str(at) / "uno": b"1", tmp_path / str(at) / "dos": b"2"}
        with before_step(at, partial(write_new, files)):
            write_new(files)
        assert {path.read_bytes() for path in files} == {b"1", b"2"}
        assert temporaries(tmp_path) == []


def write_again_and_again(folder: Path, name: str, who: int) -> None:
    """Write an output many times, as a process among others does."""
    for turn in range(ROUNDS):
        write_output(folder / name, f"{who} {turn} ".encode() * 1000)


@pytest.mark.parametrize("same", [True, False], ids=["one output", "an output each"])
def test_many_processes_in_one_folder(*, same: bool, tmp_path: Path) -> None:
    """None is refused, and each result that is left is whole and known."""
    context = get_context("forkserver")
    names = ["plan.docx"] if same else [f"plan-{who}.docx" for who in range(6)]
    processes = [
        context.Process(target=write_again_and_again, args=(tmp_path, names[who % len(names)], who)) for who in range(6)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 6
    last = {f"{who} {ROUNDS - 1} ".encode() * 1000 for who in range(6)}
    for name in names:
        assert (tmp_path / name).read_bytes() in last
        assert write_output(tmp_path / name, b"otro")
        assert notes(tmp_path / name)
    assert temporaries(tmp_path) == []


def test_many_runs_of_the_program_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two plans, two formats each, and one of them twice, in one output folder."""
    monkeypatch.chdir(tmp_path)
    write_plan(tmp_path / "uno", HEAD)
    write_plan(tmp_path / "dos", HEAD.replace("ENT", "OTRA"))
    asked = [(plan, formato) for plan in ("uno", "dos") for formato in ("comun", "inm")] + [("uno", "comun")]
    commands = [["generar", plan, "--formato", formato, "--salida", "juntos"] for plan, formato in asked]
    for version in ("1", "2"):
        with ExitStack() as stack:
            running = [stack.enter_context(started(command)) for command in commands]
            heard = [(program.communicate()[1], program.returncode) for program in running]
        assert heard == [("", 0)] * len(commands), version
        for plan in ("uno", "dos"):
            text = (tmp_path / plan / "plan.yaml").read_text(encoding="utf-8")
            (tmp_path / plan / "plan.yaml").write_text(text.replace("titulo: Plan", "titulo: Plan B"), encoding="utf-8")
    assert [run(command) for command in commands] == [0] * len(commands)
    assert len(list((tmp_path / "juntos").glob("*.docx"))) == 4
    assert temporaries(tmp_path) == []


def started(command: list[str]) -> subprocess.Popen[str]:
    """Start the program."""
    words = [sys.executable, "-m", "pecdocs", *command]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
