"""The record: whatever becomes of it, a file that we did not write is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pecdocs.files.record import ROOM, digest
from tests.support.outputs import age, names, notes, refusal, write_output

if TYPE_CHECKING:
    from pathlib import Path

EDITED = "el archivo fue cambiado a mano; no se reemplaza"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a path in a folder that is there."""
    return tmp_path / "plan.docx"


def test_a_note_tells_what_was_written_and_from_what(path: Path, tmp_path: Path) -> None:
    """The way to the plan is that from the output folder: both may be moved together."""
    write_output(path, b"uno", origin=tmp_path / "mi-plan" / "plan.yaml")
    (note,) = notes(path)
    assert json.loads(note.read_bytes()) == {"huella": digest(b"uno"), "de": "mi-plan/plan.yaml"}


@pytest.mark.parametrize("junk", ["", "[]", "{", '"x"', "{}", '{"huella": "x"}', "\x00", "\udcff"])
def test_a_note_that_cannot_be_read_is_no_note(junk: str, path: Path) -> None:
    """The file counts as edited; forcing writes a note that can be."""
    write_output(path, b"uno")
    for note in notes(path):
        note.write_bytes(junk.encode(errors="surrogateescape"))
    assert EDITED in refusal(path, b"dos")
    assert write_output(path, b"dos", force=True)
    assert write_output(path, b"tres")


def test_a_folder_without_its_record_has_files_of_somebody_else(path: Path) -> None:
    """Until the same is written again, which notes it."""
    write_output(path, b"uno")
    for note in notes(path):
        note.unlink()
    assert EDITED in refusal(path, b"dos")
    assert not write_output(path, b"uno")
    assert write_output(path, b"dos")


def test_what_was_written_some_minutes_ago_may_come_back(path: Path) -> None:
    """A result of ours that stands again, as after restoring a copy, holds nobody's edits."""
    write_output(path, b"uno")
    write_output(path, b"dos")
    path.write_bytes(b"uno")
    assert write_output(path, b"tres")


@pytest.mark.parametrize("name", ["plan.docx-x", "plan.docx-0", "otro.docx", "plan"])
def test_the_notes_of_another_file_say_nothing(name: str, path: Path) -> None:
    """Even if its name begins alike."""
    write_output(path.with_name(name), b"uno")
    path.write_bytes(b"uno")
    assert EDITED in refusal(path, b"dos")


def test_old_notes_are_forgotten(path: Path) -> None:
    """Not those of what stands, nor of what stood just before, which another run may have seen; nor of other files."""
    write_output(path.with_name("otro.docx"), b"uno")
    for data in (b"uno", b"dos", b"tres"):
        write_output(path, data)
        age(path.parent)
    assert {json.loads(note.read_bytes())["huella"] for note in notes(path)} == {digest(b"dos"), digest(b"tres")}
    assert len(notes(path.with_name("otro.docx"))) == 1


def test_what_a_killed_run_left_is_removed_by_the_next_one(path: Path) -> None:
    """Whatever it was writing; a temporary file that another run may be writing now is kept."""
    room = path.parent / ROOM
    room.mkdir()
    old, half = room / ".pecdocs-a.tmp", room / "plan.docx-0a.json"
    for left in (old, half):
        left.write_bytes(b"medio")
    age(path.parent)
    new = room / ".pecdocs-b.tmp"
    new.write_bytes(b"medio")
    assert write_output(path, b"uno")
    assert names(room) == {new.name, *(note.name for note in notes(path))}
    assert len(notes(path)) == 1


def test_the_record_of_before_is_still_read(path: Path) -> None:
    """It was one file for the folder; what it knows needs no forcing, and what it doesn't is kept."""
    old = {"plan.docx": {"huellas": [digest(b"uno")], "de": "plan.yaml"}}
    (path.parent / ".pecdocs.json").write_text(json.dumps(old), encoding="utf-8")
    path.write_bytes(b"corregido")
    assert EDITED in refusal(path, b"dos")
    path.write_bytes(b"uno")
    assert write_output(path, b"dos")


@pytest.mark.parametrize("junk", ["", "[]", "{", '{"plan.docx": 1}', '{"plan.docx": {"huellas": 1}}', "\x00"])
def test_a_record_of_before_that_cannot_be_read_is_none(junk: str, path: Path) -> None:
    """The file counts as edited."""
    (path.parent / ".pecdocs.json").write_text(junk, encoding="utf-8")
    path.write_bytes(b"uno")
    assert EDITED in refusal(path, b"dos")


def test_whoever_may_write_the_outputs_may_write_the_record(path: Path) -> None:
    """In a folder that several officials share."""
    path.parent.chmod(0o775)
    write_output(path, b"uno")
    assert (path.parent / ROOM).stat().st_mode & 0o777 == 0o775
