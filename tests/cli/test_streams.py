"""Screens that are closed, full or no longer read, and Ctrl-C: the work is done or not, and never a traceback."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.outputs import temporaries
from tests.support.yaml_cases import HEAD, write_plan

PROGRAM = [sys.executable, "-m", "pecdocs"]
DOCUMENT = Path("output/plan/ent-pec-2024-v1.docx")

INTERRUPTED = """
import os, signal, sys
from pecdocs.cli import main

def hear(frame, event, argument):
    global calls
    if event == "call" and frame.f_code.co_name != "cb":  # what the import system swallows, it tells itself
        calls += 1
        if calls == at:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background would ignore it
calls, at = 0, int(sys.argv.pop(1))
sys.setprofile(hear)
try:
    main()
finally:
    sys.setprofile(None)
    if not at:
        print(calls)
"""
"""A run in which Ctrl-C comes at a given call of a function; at 0, one that counts them."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a plan."""
    monkeypatch.chdir(tmp_path)
    write_plan(tmp_path / "plan", HEAD)
    return tmp_path


def shell(script: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `$P` is the program."""
    environment = {**os.environ, "P": " ".join(PROGRAM)}
    return subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=False, timeout=120, env=environment
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_document_is_generated_without_a_screen(closed: str, folder: Path) -> None:
    """As by a scheduled task: the exit status tells that it went well."""
    done = shell(f"$P generar plan {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / DOCUMENT).is_file()
    assert temporaries(folder) == []


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_fault_without_a_screen_is_told_by_the_exit_status(closed: str, folder: Path) -> None:
    """And in words where there is a screen for them."""
    done = shell(f"$P generar nada {closed}")
    assert done.returncode == 1
    assert ("aquí no hay ningún plan" in done.stderr) == ("2>&-" not in closed)
    assert not (folder / "output").exists()


@pytest.mark.parametrize(
    ("command", "reader"),
    [
        ("formatos", "head -1"),
        ("formatos uspec", "head -1"),
        ("esquema", "true"),
        ("--help", "true"),
        ("generar plan", "true"),
        ("generar nada", "true"),
    ],
)
def test_a_reader_that_goes_away_is_no_fault(command: str, reader: str, folder: Path) -> None:
    """`pecdocs formatos | head -1`: not a word about the pipe."""
    done = shell(f"($P {command} 2>&1 1>&3 | sed s/^/dice:/ >&2) 3>&1 | {reader}")
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr
    assert [line for line in done.stderr.splitlines() if "aquí no hay" not in line and "1 error" not in line] == []
    assert temporaries(folder) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="este sistema no tiene /dev/full")
@pytest.mark.parametrize("command", ["formatos", "esquema", "--help", "generar plan"])
def test_a_screen_that_is_full_is_said(command: str, folder: Path) -> None:
    """As when the output goes to a file on a full disk; the document is whole, if there is one."""
    done = shell(f"$P {command} > /dev/full")
    assert (done.returncode, done.stderr) == (1, "error: el sistema no deja leer o escribir\n")
    assert (folder / DOCUMENT).exists() == (command == "generar plan")


def test_ctrl_c_at_any_moment_is_a_word(folder: Path) -> None:
    """While the program loads, reads, draws, writes or leaves; the moments are drawn with a fixed seed."""
    calls = int(interrupted(0).stdout.splitlines()[-1])
    draw = random.Random(3)  # noqa: S311 - nothing secret
    heard = set()
    for _ in range(8):
        done = interrupted(draw.randint(1, calls))
        heard.add((done.returncode, done.stderr.strip()))
        assert temporaries(folder) == []
        assert (folder / DOCUMENT).is_file()
    assert (1, "Interrumpido.") in heard
    assert heard <= {(1, "Interrumpido."), (0, "")}


def interrupted(at: int) -> subprocess.CompletedProcess[str]:
    """Generate the plan, with Ctrl-C at that call."""
    command = [sys.executable, "-c", INTERRUPTED, str(at), "generar", "plan"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
