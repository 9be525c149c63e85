"""Faults of the disk: whichever step of a writing fails, a plain line, and what was there stays."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import OutputError
from pecdocs.files import write_new
from tests.support.outputs import age, names, notes, outcome, said, temporaries, write_output
from tests.support.steps import CHANGES, before_step, step_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAULTS = {
    errno.ENOSPC: "no cabe: el disco está lleno — libere espacio y repita la orden",
    errno.EDQUOT: "no cabe: el disco está lleno — libere espacio y repita la orden",
    errno.EFBIG: "no cabe: el archivo pasa del tamaño permitido — elija otra carpeta",
    errno.EIO: "el disco o la red falló mientras se escribía — repita la orden, o elija otra carpeta",
    errno.EROFS: "no se puede escribir: la carpeta es de solo lectura — elija otra carpeta",
    errno.EACCES: "no se puede escribir — ciérrelo si está abierto en Word o Excel, o revise los permisos",
    errno.EPERM: "no se puede escribir — ciérrelo si está abierto en Word o Excel, o revise los permisos",
    errno.ESTALE: "no se puede escribir en esta ruta — elija otra carpeta",
}
"""What the system may answer, and what we say: the last stands for any other."""


def failing(number: int) -> Callable[[], None]:
    """Make what a system does that refuses a step."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def interrupt() -> None:
    """Do as Ctrl-C."""
    raise KeyboardInterrupt


def steps_of_a_change(folder: Path) -> list[str]:
    """Name the steps of writing over an older output of ours."""
    path = folder / "medida" / "plan.docx"
    write_output(path, b"uno")
    return step_names(lambda: write_output(path, b"dos"))


def test_the_steps_of_a_writing_are_those_we_think(tmp_path: Path) -> None:
    """Otherwise the tests of this folder would try nothing."""
    first = step_names(lambda: write_output(tmp_path / "plan.docx", b"uno"))
    assert set(first) >= CHANGES
    assert first.index("fsync") < len(first) - first[::-1].index("fsync") - 1 < first.index("replace")
    assert set(steps_of_a_change(tmp_path)) >= CHANGES - {"chmod"} | {"read", "listdir", "scandir"}


@pytest.mark.parametrize("number", FAULTS, ids=lambda number: errno.errorcode[number])
def test_a_fault_of_the_disk_at_any_step(number: int, tmp_path: Path) -> None:
    """It is said if and only if the old file stands; nothing half-written is left, and the next run goes on."""
    heard = set()
    for at, step in enumerate(steps_of_a_change(tmp_path), start=1):
        path = tmp_path / str(at) / "plan.docx"
        write_output(path, b"uno")
        with before_step(at, failing(number)):
            heard.add(line := outcome(path, b"dos"))
        assert path.read_bytes() == (b"dos" if line == "escrito" else b"uno"), f"{at}: {step}"
        assert names(path.parent) == {"plan.docx", ".pecdocs"}
        assert temporaries(path.parent) == [] or step == "unlink"
        assert write_output(path, b"tres")
    assert heard == {"escrito", FAULTS[number]}


@pytest.mark.parametrize("number", FAULTS, ids=lambda number: errno.errorcode[number])
def test_a_fault_of_the_disk_at_any_step_of_the_first_writing(number: int, tmp_path: Path) -> None:
    """There is the whole file, or none; after it the next run needs no forcing."""
    heard = set()
    measured = step_names(lambda: write_output(tmp_path / "medida" / "plan.docx", b"uno"))
    for at, step in enumerate(measured, start=1):
        path = tmp_path / str(at) / "plan.docx"
        with before_step(at, failing(number)):
            heard.add(line := outcome(path, b"uno"))
        assert path.exists() == (line == "escrito"), f"{at}: {step}"
        assert temporaries(tmp_path / str(at)) == [] or step == "unlink"
        assert write_output(path, b"dos")
    assert heard == {"escrito", FAULTS[number]}


def test_a_fault_never_lets_an_edited_file_go(tmp_path: Path) -> None:
    """A disk that does not tell what stands is not one on which nothing stands."""
    path = tmp_path / "plan.docx"
    write_output(path, b"uno")
    path.write_bytes(b"corregido")
    for at in range(1, 40):
        for number in FAULTS:
            with before_step(at, failing(number)):
                assert outcome(path, b"dos") != "escrito"
    assert path.read_bytes() == b"corregido"


def test_ctrl_c_at_any_step(tmp_path: Path) -> None:
    """The old file or the new one, and nothing beside that the next runs don't remove."""
    stood = set()
    for at, step in enumerate(steps_of_a_change(tmp_path), start=1):
        path = tmp_path / str(at) / "plan.docx"
        write_output(path, b"uno")
        with pytest.raises(KeyboardInterrupt), before_step(at, interrupt):
            write_output(path, b"dos")
        stood.add(path.read_bytes())
        assert temporaries(path.parent) == [] or step == "unlink"
        write_output(path, b"tres")
        age(path.parent)
        write_output(path, b"cuatro")
        assert temporaries(path.parent) == []
        assert len(notes(path)) == 2
    assert stood == {b"uno", b"dos"}


@pytest.mark.parametrize("number", FAULTS, ids=lambda number: errno.errorcode[number])
def test_new_files_that_cannot_be_written_leave_nothing(number: int, tmp_path: Path) -> None:
    """None of them, whichever step fails; the fault names the one that could not, and the same again goes on."""

    def files(folder: Path) -> dict[Path, bytes]:
        return {folder / "uno": b"1", folder / "dos": b"2"}

    heard: set[str] = set()
    for at, step in enumerate(step_names(lambda: write_new(files(tmp_path / "medida"))), start=1):
        folder = tmp_path / str(at)
        folder.mkdir()
        try:
            with before_step(at, failing(number)):
                write_new(files(folder))
        except OutputError as error:
            heard.update(said(error, path) for path in files(folder) if path.as_posix() in str(error))
            assert {path.name for path in folder.iterdir()} == set(), f"{at}: {step}"
        else:
            assert names(folder) - set(temporaries(folder)) == {"uno", "dos"}
        write_new(files(folder))
    assert heard == {FAULTS[number]}
