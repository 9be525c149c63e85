"""The real program on a real system that says no: no room, no permission, nobody's fault."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.commands import run
from tests.support.outputs import temporaries
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-B", "-m", "pecdocs"]
NAME = "ent-pec-2024-v1.docx"
DENIED = "no se puede escribir — ciérrelo si está abierto en Word o Excel, o revise los permisos"
FULL = "no cabe: el disco está lleno — libere espacio y repita la orden"
READ_ONLY = "no se puede escribir: la carpeta es de solo lectura — elija otra carpeta"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a plan, of which an older document stands in `output`."""
    monkeypatch.chdir(tmp_path)
    write_plan(tmp_path / "plan", HEAD)
    assert run(["generar", "plan", "--salida", "output"]) == 0
    write_plan(tmp_path / "plan", HEAD.replace("titulo: Plan", "titulo: Otro"))
    return tmp_path


def generated(*, before: tuple[str, ...] = (), into: str = "output") -> str:
    """Run the program, by way of other commands; give what it says on its way to failure."""
    words = [*before, *PROGRAM, "generar", "plan", "--salida", into]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    line, count = done.stderr.splitlines()
    assert count == "1 error."
    return line.removeprefix(f"{into}/{NAME}: error: ")


def without_privileges() -> tuple[str, ...]:
    """Give the words before a command that make the system's permissions bind it, if we are root."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("somos root y no está instalado setpriv")
    return (
        "setpriv",
        "--bounding-set",
        "-dac_override,-dac_read_search",
        "--inh-caps",
        "-dac_override,-dac_read_search",
    )


def mounted(options: str) -> tuple[str, ...]:
    """Give the words before a command that mount a disk for it alone on `disco`, or skip where one may not.

    What is left on the disk is listed in the file `queda`.
    """
    inside = f"trap 'find disco -type f >queda' EXIT; mount -t tmpfs -o {options} none disco && \"$@\""
    words = ("unshare", "--user", "--map-root-user", "--mount", "bash", "-c", inside, "bash")
    try:
        subprocess.run([*words, "true"], capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"aquí no se puede montar un disco: {error}")
    return words


def test_a_disk_that_is_full(folder: Path) -> None:
    """A real one, smaller than the document; nothing is left on it."""
    (folder / "disco").mkdir()
    assert generated(before=mounted("size=8k"), into="disco") == FULL
    assert (folder / "queda").read_text(encoding="utf-8") == ""


def test_a_file_that_may_not_grow_so_large(folder: Path) -> None:
    """As with a limit on the size of files; the older document stays."""
    old = (folder / "output" / NAME).read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = f"import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, {limits[1]}));"
    words = (sys.executable, "-c", limit + "os.execv(sys.argv[1], sys.argv[1:])")
    assert generated(before=words) == "no cabe: el archivo pasa del tamaño permitido — elija otra carpeta"
    assert (folder / "output" / NAME).read_bytes() == old
    assert temporaries(folder) == []


@pytest.mark.parametrize("which", ["output", "output/.pecdocs"])
def test_a_folder_in_which_one_may_not_write(which: str, folder: Path) -> None:
    """Nor in that of the record: a document without a note would need forcing ever after."""
    old = (folder / "output" / NAME).read_bytes()
    (folder / which).chmod(0o555)
    assert generated(before=without_privileges()) == DENIED
    (folder / which).chmod(0o755)
    assert (folder / "output" / NAME).read_bytes() == old
    assert temporaries(folder) == []
    assert run(["generar", "plan", "--salida", "output"]) == 0


def test_a_folder_that_one_may_not_make(folder: Path) -> None:
    """In a folder of somebody else."""
    (folder / "ajena").mkdir(mode=0o555)
    assert generated(before=without_privileges(), into="ajena/mía") == DENIED
    assert list((folder / "ajena").iterdir()) == []


def test_a_document_that_one_may_not_read(folder: Path) -> None:
    """It may be edited: it is kept."""
    (folder / "output" / NAME).chmod(0o000)
    assert generated(before=without_privileges()) == DENIED


def test_a_disk_that_is_read_only(folder: Path) -> None:
    """As a CD, or a share that is published."""
    (folder / "disco").mkdir()
    assert generated(before=mounted("ro"), into="disco") == READ_ONLY
