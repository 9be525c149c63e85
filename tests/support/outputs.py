"""What tests of writing ask of an output folder, and the fault that a writing gives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import OutputError
from pecdocs.files import write_outputs
from pecdocs.files.record import ROOM

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 3600


def write_output(path: Path, data: bytes, *, origin: Path | None = None, force: bool = False) -> bool:
    """Write one result; tell whether anything changed."""
    return write_outputs({path: data}, origin=origin, force=force)[path]


def refusal(path: Path, data: bytes, *, force: bool = False) -> str:
    """Try to write, and give what is said."""
    with pytest.raises(OutputError) as refused:
        write_output(path, data, force=force)
    return said(refused.value, path)


def outcome(path: Path, data: bytes) -> str:
    """Try to write, and give what is said, or `escrito`."""
    try:
        write_output(path, data)
    except OutputError as error:
        return said(error, path)
    return "escrito"


def said(error: OutputError, path: Path) -> str:
    """Give the one line of a refusal, without the path that it begins with."""
    (fault,) = error.faults
    line = str(fault)
    assert "\n" not in line
    return line.removeprefix(f"{path.as_posix()}: error: ")


def names(folder: Path) -> set[str]:
    """Give what stands in a folder."""
    return {found.name for found in folder.iterdir()}


def temporaries(folder: Path) -> list[str]:
    """Give the temporary files of a folder and of the folders in it."""
    return [found.name for found in folder.rglob("*.tmp")]


def notes(path: Path) -> list[Path]:
    """Give the notes about a file."""
    return list((path.parent / ROOM).glob(f"{path.name}-*.json"))


def age(folder: Path) -> None:
    """Make everything that is in a folder an hour older."""
    for found in folder.rglob("*"):
        then = found.stat().st_mtime - HOUR
        os.utime(found, (then, then))
