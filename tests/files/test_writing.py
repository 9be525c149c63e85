"""Writing: a file whole or not at all, nobody's edits lost, and a plain word when it can't be."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from pecdocs.faults import OutputError
from pecdocs.files import RECORD, write_new, write_output

EDITED = "el archivo fue cambiado a mano; no se reemplaza"
FORCE = "guárdelo con otro nombre, o repita la orden con --forzar para reemplazarlo"
FULL = OSError(errno.ENOSPC, "No space left on device")
DENIED = PermissionError(errno.EACCES, "Permission denied")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a path in an output folder that is not there yet."""
    return tmp_path / "output" / "plan" / "plan.docx"


def refusal(path: Path, data: bytes, *, force: bool = False) -> str:
    """Try to write, and give what is said."""
    with pytest.raises(OutputError) as refused:
        write_output(path, data, force=force)
    (fault,) = refused.value.faults
    return str(fault).removeprefix(f"{path.as_posix()}: error: ")


def names(folder: Path) -> set[str]:
    """Give what stands in a folder."""
    return {found.name for found in folder.iterdir()}


def failing(error: OSError) -> Any:
    """Make a function that the system refuses."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail


def test_a_file_is_written_with_its_folders(path: Path) -> None:
    """And the record beside it; nothing else is left."""
    assert write_output(path, b"uno")
    assert path.read_bytes() == b"uno"
    assert names(path.parent) == {"plan.docx", RECORD}


def test_the_same_again_changes_nothing(path: Path) -> None:
    """Neither the file nor the record is touched."""
    write_output(path, b"uno")
    before = {found: found.stat().st_mtime_ns for found in path.parent.iterdir()}
    assert not write_output(path, b"uno")
    assert {found: found.stat().st_mtime_ns for found in path.parent.iterdir()} == before


def test_our_own_file_is_replaced(path: Path) -> None:
    """As often as the plan changes."""
    for data in (b"uno", b"dos", b"tres"):
        assert write_output(path, data)
    assert path.read_bytes() == b"tres"


def test_a_file_that_was_edited_is_kept(path: Path) -> None:
    """Until the user says so."""
    write_output(path, b"uno")
    path.write_bytes(b"uno, corregido")
    assert refusal(path, b"dos") == f"{EDITED} — {FORCE}"
    assert path.read_bytes() == b"uno, corregido"
    assert write_output(path, b"dos", force=True)
    assert path.read_bytes() == b"dos"
    assert write_output(path, b"tres")


def test_an_edited_file_that_comes_back_is_kept_again(path: Path) -> None:
    """Replacing it once was a word about that once."""
    write_output(path, b"uno")
    path.write_bytes(b"corregido")
    write_output(path, b"dos", force=True)
    path.write_bytes(b"corregido")
    assert refusal(path, b"tres") == f"{EDITED} — {FORCE}"


def test_a_file_of_somebody_else_is_kept(path: Path) -> None:
    """Nobody told us that it may go."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b"de otra persona")
    assert refusal(path, b"uno") == f"{EDITED} — {FORCE}"


@pytest.mark.parametrize("junk", ["", "[]", "{", '{"plan.docx": 1}', '{"plan.docx": "x"}', "\x00"])
def test_a_record_that_cannot_be_read_is_no_record(junk: str, path: Path) -> None:
    """The file counts as edited; forcing mends the record."""
    write_output(path, b"uno")
    (path.parent / RECORD).write_text(junk, encoding="utf-8")
    assert refusal(path, b"dos") == f"{EDITED} — {FORCE}"
    assert write_output(path, b"dos", force=True)
    assert write_output(path, b"tres")


def test_the_record_keeps_the_files_beside(path: Path) -> None:
    """One record a folder."""
    write_output(path, b"uno")
    write_output(path.with_name("otro.docx"), b"dos")
    assert set(json.loads((path.parent / RECORD).read_text(encoding="utf-8"))) == {"plan.docx", "otro.docx"}
    assert write_output(path, b"tres")


@pytest.mark.parametrize("lock", [".~lock.plan.docx#", "~$plan.docx", "~$an.docx"])
def test_a_file_that_is_open_is_left_alone(lock: str, path: Path) -> None:
    """LibreOffice and Word leave a mark beside an open document."""
    write_output(path, b"uno")
    (path.parent / lock).write_bytes(b"")
    said = f"el archivo parece abierto en otro programa — ciérrelo; si no lo está, borre «{lock}»"
    assert refusal(path, b"dos") == said
    assert path.read_bytes() == b"uno"
    assert write_output(path, b"dos", force=True)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DENIED, "no se puede escribir — ciérrelo si está abierto en Word o Excel, o revise los permisos"),
        (FULL, "no cabe: el disco está lleno — libere espacio y repita la orden"),
        (
            OSError(errno.EDQUOT, "Disk quota exceeded"),
            "no cabe: el disco está lleno — libere espacio y repita la orden",
        ),
        (OSError(errno.EIO, "Input/output error"), "no se puede escribir en esta ruta — elija otra carpeta"),
    ],
    ids=["no permission", "disk full", "quota", "a broken disk"],
)
@pytest.mark.parametrize("step", ["open", "write", "replace"])
def test_a_run_that_fails_leaves_what_was_there(
    step: str, error: OSError, said: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever step fails: the file as it was, no half-written one, and the next run goes on."""
    write_output(path, b"uno")
    with monkeypatch.context() as broken:
        if step == "open":
            broken.setattr(tempfile, "NamedTemporaryFile", failing(error))
        elif step == "write":
            broken.setattr(os, "fsync", failing(error))
        else:
            broken.setattr(os, "replace", failing(error))
        assert refusal(path, b"dos") == said
    assert path.read_bytes() == b"uno"
    assert names(path.parent) == {"plan.docx", RECORD}
    assert write_output(path, b"dos")


def test_a_run_that_stops_between_record_and_file_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is written first and knows both contents, so the file is still ours."""
    write_output(path, b"uno")
    replace = os.replace

    def stop_at_the_file(source: Path, target: Path) -> None:
        if Path(target).name == path.name:
            raise DENIED
        replace(source, target)

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", stop_at_the_file)
        assert "no se puede escribir" in refusal(path, b"dos")
    assert path.read_bytes() == b"uno"
    assert names(path.parent) == {"plan.docx", RECORD}
    assert write_output(path, b"dos")


def test_a_folder_in_the_way_of_the_file(path: Path) -> None:
    """It stays, with what it holds."""
    path.mkdir(parents=True)
    (path / "dentro").write_bytes(b"x")
    assert refusal(path, b"uno") == "en esa ruta ya hay otra cosa — elija otra carpeta"
    assert (path / "dentro").exists()


def test_a_file_in_the_way_of_the_folder(path: Path) -> None:
    """At any depth."""
    path.parent.parent.mkdir()
    path.parent.write_bytes(b"x")
    assert refusal(path, b"uno") == "en esa ruta ya hay otra cosa — elija otra carpeta"
    assert "en esa ruta ya hay otra cosa" in refusal(path.parent / "más" / "hondo.docx", b"uno")


def test_a_link_is_replaced_and_not_followed(path: Path, tmp_path: Path) -> None:
    """What it points to, perhaps outside, stays as it is."""
    outside = tmp_path / "fuera.docx"
    outside.write_bytes(b"de fuera")
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    write_output(path, b"uno", force=True)
    assert outside.read_bytes() == b"de fuera"
    assert not path.is_symlink()


def test_new_files_are_written_together(tmp_path: Path) -> None:
    """In a folder that is made for them, without a record."""
    write_new({tmp_path / "p" / "uno": b"1", tmp_path / "p" / "dos": b"2"})
    assert {name: (tmp_path / "p" / name).read_bytes() for name in names(tmp_path / "p")} == {"uno": b"1", "dos": b"2"}


@pytest.mark.parametrize("there", ["uno", "dos"])
def test_new_files_are_not_written_over_others(there: str, tmp_path: Path) -> None:
    """If one is there, none is written."""
    (tmp_path / there).write_bytes(b"antes")
    with pytest.raises(OutputError, match="este archivo ya existe"):
        write_new({tmp_path / "uno": b"1", tmp_path / "dos": b"2"})
    assert names(tmp_path) == {there}
    assert (tmp_path / there).read_bytes() == b"antes"


def test_new_files_that_do_not_fit_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault names the one that did not."""
    monkeypatch.setattr(os, "fsync", failing(FULL))
    with pytest.raises(OutputError, match="uno: error: no cabe: el disco está lleno"):
        write_new({tmp_path / "uno": b"1", tmp_path / "dos": b"2"})
    assert names(tmp_path) == set()


def test_what_a_killed_run_left_beside_is_removed_by_the_next_one(path: Path) -> None:
    """A temporary file an hour older than ours; one that another run may be writing now is kept."""
    path.parent.mkdir(parents=True)
    old, new = path.with_name(".pecdocs-a.tmp"), path.with_name(".pecdocs-b.tmp")
    for left in (old, new):
        left.write_bytes(b"medio")
    hour_ago = new.stat().st_mtime - 3600
    os.utime(old, (hour_ago, hour_ago))
    assert write_output(path, b"uno")
    assert names(path.parent) == {"plan.docx", RECORD, new.name}


def test_what_was_made_from_another_plan_is_not_replaced(path: Path, tmp_path: Path) -> None:
    """Two plans in folders of one name share an output folder; the second is told so."""
    one, other = tmp_path / "a" / "plan.yaml", tmp_path / "b" / "plan.yaml"
    write_output(path, b"uno", origin=one)
    with pytest.raises(OutputError, match=r"el archivo es de otro plan, «.*/a/plan\.yaml»"):
        write_output(path, b"dos", origin=other)
    assert path.read_bytes() == b"uno"
    assert write_output(path, b"dos", origin=other, force=True)
    assert write_output(path, b"tres", origin=other)
