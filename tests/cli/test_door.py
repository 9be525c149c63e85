"""The door itself: quick help, UTF-8 everywhere, no traceback when the system or the user stops the run."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from pecdocs.cli.commands import cli, run
from pecdocs.cli.describe import schema
from pecdocs.formato import list_formatos
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "docx",
    "docxtpl",
    "openpyxl",
    "reportlab",
    "pydantic",
    "lxml",
    "yaml",
    "markdown_it",
    "pikepdf",
    "pecdocs.soffice",
)

LOADED = f"""
import sys
from pecdocs.cli.commands import run
run(sys.argv[1:])
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, timeout=60, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in cli.commands)])
def test_help_loads_no_engine(arguments: list[str]) -> None:
    """It is there at once: no library of documents, of models or of YAML is read for it."""
    assert python("-c", LOADED, *arguments).stderr.decode().strip() == "[]"


def test_the_program_can_be_run_as_a_module(tmp_path: Path) -> None:
    """`python -m pecdocs`, with the exit status of its command."""
    done = python("-m", "pecdocs", "generar", str(tmp_path / "nada"))
    assert done.returncode == 1
    assert "aquí no hay ningún plan" in done.stderr.decode()


def test_the_screen_is_utf_8_whatever_the_console(tmp_path: Path) -> None:
    """Also where Python would write another code page."""
    done = python("-m", "pecdocs", "generar", str(tmp_path / "ñandú"), PYTHONIOENCODING="cp1252", LC_ALL="C")
    assert "ñandú: error: aquí no hay ningún plan" in done.stderr.decode("utf-8")


def test_the_schema_goes_to_the_screen_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """So that it can be kept in a file."""
    assert run(["esquema"]) == 0
    assert capsys.readouterr().out == schema()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, click.Abort])
def test_a_run_that_is_interrupted_says_so(
    stop: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing else."""

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise stop

    monkeypatch.setattr(cli, "main", interrupt)
    assert run(["esquema"]) == 1
    assert capsys.readouterr().err == "Interrumpido.\n"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "error: el sistema no deja leer o escribir\n"),
        (PermissionError(errno.EACCES, "Denied", "a.docx"), "a.docx: error: el sistema no deja leer o escribir\n"),
        (BrokenPipeError(), ""),
    ],
    ids=["a full disk behind the screen", "a file that nobody may read", "a pipe that was closed"],
)
def test_the_system_s_refusals_are_plain_words(
    error: OSError, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also those that no stage foresees."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(cli, "main", refuse)
    assert run(["esquema"]) == 1
    assert capsys.readouterr().err == said


def test_progress_is_told_on_a_terminal_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stages of the flow, in their order; a script sees none of it."""
    monkeypatch.chdir(tmp_path)
    write_plan(tmp_path / "plan", HEAD)
    assert run(["generar", "plan"]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["generar", "plan"]) == 0
    stages = [line.removeprefix("· ").partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert stages == ["plan", "layout", "word", "files"]


@pytest.mark.parametrize("formato", sorted(list_formatos()))
def test_a_new_plan_is_generated_at_once(
    formato: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a line about anything, in whatever format it was made for."""
    monkeypatch.chdir(tmp_path)
    assert run(["nuevo", "mío", "--formato", formato]) == 0
    assert (tmp_path / "mío" / "esquema.json").read_text(encoding="utf-8") == schema()
    assert run(["generar", "mío"]) == 0
    found = capsys.readouterr()
    assert found.err == ""
    assert len(list((tmp_path / "output" / "mio").glob("*.docx"))) == 1


def test_a_new_plan_keeps_what_is_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another schema, a note: nothing is written over."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mío").mkdir()
    (tmp_path / "mío" / "esquema.json").write_text("{}", encoding="utf-8")
    assert run(["nuevo", "mío"]) == 1
    assert {path.name for path in (tmp_path / "mío").iterdir()} == {"esquema.json"}
    assert (tmp_path / "mío" / "esquema.json").read_text(encoding="utf-8") == "{}"
