"""Writing: a file whole or not at all, nobody's edits lost, and a plain word when it can't be."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import OutputError
from pecdocs.files import write_new, write_outputs
from pecdocs.files.record import ROOM
from tests.support.outputs import names, outcome, refusal, write_output
from tests.support.steps import before_step, step_names

if TYPE_CHECKING:
    from pathlib import Path

EDITED = "el archivo fue cambiado a mano; no se reemplaza"
FORCE = "guárdelo con otro nombre, o repita la orden con --forzar para reemplazarlo"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a path in an output folder that is not there yet."""
    return tmp_path / "output" / "plan" / "plan.docx"


def test_a_file_is_written_with_its_folders(path: Path) -> None:
    """And the record beside it; nothing else is left."""
    assert write_output(path, b"uno")
    assert path.read_bytes() == b"uno"
    assert names(path.parent) == {"plan.docx", ROOM}


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


@pytest.mark.parametrize("lock", [".~lock.plan.docx#", "~$plan.docx", "~$an.docx"])
def test_a_file_that_is_open_is_left_alone(lock: str, path: Path) -> None:
    """LibreOffice and Word leave a mark beside an open document."""
    write_output(path, b"uno")
    (path.parent / lock).write_bytes(b"")
    said = f"el archivo parece abierto en otro programa — ciérrelo; si no lo está, borre «{lock}»"
    assert refusal(path, b"dos") == said
    assert path.read_bytes() == b"uno"
    assert write_output(path, b"dos", force=True)


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


def test_a_link_that_leads_nowhere_is_kept(path: Path, tmp_path: Path) -> None:
    """It may lead to a disk that is not there today; forcing is about edited files."""
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "disco" / "plan.docx")
    for force in (False, True):
        said = "no se encuentra la carpeta, o es un enlace que no lleva a nada — revise la ruta y repita la orden"
        assert refusal(path, b"uno", force=force) == said
    assert path.is_symlink()


def test_a_folder_that_is_a_link_is_followed(path: Path, tmp_path: Path) -> None:
    """An output folder may stand on another disk; one that leads nowhere is in the way."""
    (tmp_path / "disco").mkdir()
    path.parent.parent.mkdir()
    path.parent.symlink_to(tmp_path / "disco")
    assert write_output(path, b"uno")
    assert write_output(path, b"dos")
    assert (tmp_path / "disco" / path.name).read_bytes() == b"dos"
    path.parent.unlink()
    path.parent.symlink_to(tmp_path / "nada")
    assert refusal(path, b"tres") == "en esa ruta ya hay otra cosa — elija otra carpeta"


def test_a_file_that_is_marked_read_only_is_kept(path: Path) -> None:
    """On every system, and also for those whom the system lets do anything; the same content is no change."""
    write_output(path, b"uno")
    path.chmod(0o444)
    said = "el archivo es de solo lectura; no se reemplaza — quítele esa marca, o elija otra carpeta"
    for force in (False, True):
        assert refusal(path, b"dos", force=force) == said
    assert not write_output(path, b"uno")
    path.chmod(0o644)
    assert write_output(path, b"dos")


@pytest.mark.parametrize(
    "long", ["n" * 300 + ".docx", "/".join(["carpeta"] * 600) + "/plan.docx"], ids=["name", "path"]
)
def test_a_path_that_is_too_long(long: str, tmp_path: Path) -> None:
    """Of the name or of the whole."""
    said = "no se puede escribir: la ruta es demasiado larga — elija una carpeta de ruta más corta"
    assert refusal(tmp_path / long, b"uno") == said


def test_a_folder_that_goes_away_meanwhile(path: Path) -> None:
    """Whenever it goes, the file is whole or not there, and what is said is plain."""
    write_output(path, b"uno")
    heard = set()
    for at in range(1, len(step_names(lambda: write_output(path, b"dos"))) + 1):
        write_output(path, b"uno")
        with before_step(at, lambda: shutil.rmtree(path.parent)):
            heard.add(outcome(path, b"dos"))
        assert not path.exists() or path.read_bytes() == b"dos"
    gone = "no se encuentra la carpeta, o es un enlace que no lleva a nada — revise la ruta y repita la orden"
    at_that_moment = {"en esa ruta ya hay otra cosa — elija otra carpeta", f"{EDITED} — {FORCE}"}
    assert {"escrito", gone} <= heard <= {"escrito", gone} | at_that_moment


def test_something_in_the_way_of_the_record(path: Path) -> None:
    """It is named; nothing is written without a note."""
    path.parent.mkdir(parents=True)
    (path.parent / ROOM).write_bytes(b"x")
    with pytest.raises(OutputError, match=r"/\.pecdocs: error: en esa ruta ya hay otra cosa — elija otra carpeta"):
        write_output(path, b"uno")
    assert names(path.parent) == {ROOM}


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


def test_what_was_made_from_another_plan_is_not_replaced(path: Path, tmp_path: Path) -> None:
    """Two plans in folders of one name share an output folder; the second is told so."""
    one, other = tmp_path / "a" / "plan.yaml", tmp_path / "b" / "plan.yaml"
    write_output(path, b"uno", origin=one)
    with pytest.raises(OutputError, match=r"el archivo es de otro plan, «.*/a/plan\.yaml»"):
        write_output(path, b"dos", origin=other)
    assert path.read_bytes() == b"uno"
    assert write_output(path, b"dos", origin=other, force=True)
    assert write_output(path, b"tres", origin=other)


def test_several_files_are_written_together(path: Path) -> None:
    """Of each it is told whether it changed."""
    other = path.with_suffix(".csv")
    assert write_outputs({path: b"uno", other: b"dos"}) == {path: True, other: True}
    assert write_outputs({path: b"uno", other: b"tres"}) == {path: False, other: True}
    assert (path.read_bytes(), other.read_bytes()) == (b"uno", b"tres")


def test_one_file_that_may_not_be_replaced_keeps_all(path: Path) -> None:
    """And all of them are told at once."""
    third, other = path.with_suffix(".xlsx"), path.with_suffix(".csv")
    write_outputs({path: b"uno", other: b"dos", third: b"tres"})
    other.write_bytes(b"dos, corregido")
    third.write_bytes(b"tres, corregido")
    with pytest.raises(OutputError) as caught:
        write_outputs({path: b"otro", other: b"otro", third: b"otro"})
    assert [each.place.file for each in caught.value.faults] == [other.as_posix(), third.as_posix()]
    assert [each.read_bytes() for each in (path, other, third)] == [b"uno", b"dos, corregido", b"tres, corregido"]


def of_before(one: Path, other: Path) -> list[bytes | None]:
    """Give what two files hold, None where there is none."""
    return [each.read_bytes() if each.exists() else None for each in (one, other)]


@pytest.mark.parametrize("old", [b"viejo", None], ids=["over older ones", "for the first time"])
def test_whichever_step_fails_both_files_stay_as_they_were(old: bytes | None, tmp_path: Path) -> None:
    """All new or all old, never one of each; and the next run writes all the same."""

    def fail() -> None:
        raise OSError(28, "no space")

    def written(folder: Path) -> tuple[Path, Path]:
        found = folder / "uno.docx", folder / "uno.csv"
        if old is not None:
            write_outputs(dict.fromkeys(found, old))
        return found

    measured = dict.fromkeys(written(tmp_path / "medida"), b"nuevo")
    steps = len(step_names(lambda: write_outputs(measured)))
    outcomes = []
    for at in range(1, steps + 1):
        found = written(tmp_path / str(at))
        failed = False
        with before_step(at, fail):
            try:
                write_outputs(dict.fromkeys(found, b"nuevo"))
            except OutputError:
                failed = True
        assert of_before(*found) in ([old, old], [b"nuevo", b"nuevo"]), at
        outcomes.append(failed)
        assert write_outputs(dict.fromkeys(found, b"tercero"))
    assert any(outcomes)
