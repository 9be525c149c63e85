"""Files that are replaced together: all of them or none, whichever step fails, and nobody's change in between lost."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import OutputError
from pecdocs.files import replace_all
from tests.support import victims
from tests.support.outputs import names, temporaries
from tests.support.returned import DAY, filled, of_example, room
from tests.support.steps import before_step, step_names

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"uno", b"dos"


def three(folder: Path) -> dict[Path, tuple[bytes | None, bytes]]:
    """Make two files, and say what they and a third are to hold."""
    folder.mkdir(exist_ok=True)
    files: dict[Path, tuple[bytes | None, bytes]] = {folder / name: (OLD, NEW) for name in ("a", "b")}
    for path in files:
        path.write_bytes(OLD)
    return files | {folder / "c": (None, NEW)}


def held(folder: Path) -> set[tuple[str, bytes]]:
    """Give what a folder holds, but for what waits."""
    return {(path.name, path.read_bytes()) for path in folder.iterdir() if path.suffix != ".tmp"}


BEFORE, AFTER = {("a", OLD), ("b", OLD)}, {("a", NEW), ("b", NEW), ("c", NEW)}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_fault_of_the_disk_at_any_step_replaces_all_or_none(number: int, tmp_path: Path) -> None:
    """What had been replaced comes back; nothing is left beside."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    outcomes = set()
    for at, step in enumerate(step_names(lambda: replace_all(three(tmp_path / "medida"))), start=1):
        folder = tmp_path / str(at)
        files = three(folder)
        try:
            with before_step(at, fail):
                replace_all(files)
        except OutputError:
            assert held(folder) == BEFORE, f"{at}: {step}"
            outcomes.add("antes")
        else:
            assert held(folder) == AFTER, f"{at}: {step}"
            outcomes.add("después")
        assert temporaries(folder) == [] or step == "unlink"
    assert outcomes == {"antes", "después"}


def test_ctrl_c_at_any_step_replaces_all_or_none(tmp_path: Path) -> None:
    """As a fault does."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    stood = []
    for at, step in enumerate(step_names(lambda: replace_all(three(tmp_path / "medida"))), start=1):
        folder = tmp_path / str(at)
        files = three(folder)
        with pytest.raises(KeyboardInterrupt), before_step(at, interrupt):
            replace_all(files)
        assert held(folder) in (BEFORE, AFTER), f"{at}: {step}"
        stood.append(held(folder))
    assert BEFORE in stood
    assert AFTER in stood


def test_a_file_that_somebody_changed_meanwhile_is_theirs(tmp_path: Path) -> None:
    """Then none is replaced."""
    files = three(tmp_path / "x")
    (tmp_path / "x" / "b").write_bytes(b"corregido")
    with pytest.raises(OutputError, match="el archivo cambió mientras la orden trabajaba"):
        replace_all(files)
    assert held(tmp_path / "x") == {("a", OLD), ("b", b"corregido")}


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    """Nor those beside it."""
    files = three(tmp_path / "x")
    (tmp_path / "x" / "b").chmod(0o444)
    with pytest.raises(OutputError, match="solo lectura"):
        replace_all(files)
    assert held(tmp_path / "x") == BEFORE


def test_a_collecting_that_is_killed_at_any_step_leaves_each_period_file_whole(tmp_path: Path) -> None:
    """As it was or as it would be; the same order again does the rest."""
    found, data = of_example(None, None)

    def change(filling: object) -> None:
        for period in ("2027-T2", "2027-T3"):
            filling.put("QUEJAS", f"ejecutado@{period}", 60)  # type: ignore[attr-defined]

    book = filled(data, found, change)
    words = ("seguimiento", "recoger", "plan", "libro.xlsx", "--fecha", DAY)
    whole: dict[str, set[bytes | None]] = {}
    stood = []
    for turn in ("medida", "muerta"):
        folder = tmp_path / turn
        folder.mkdir()
        plan = room(folder)
        files = [plan / "seguimiento" / f"2027-T{n}.yaml" for n in (2, 3)]
        (folder / "libro.xlsx").write_bytes(book)
        start = [path.read_bytes() if path.exists() else None for path in files]

        def restore(files: list[Path] = files, start: list[bytes | None] = start) -> None:
            for path, content in zip(files, start, strict=True):
                path.unlink(missing_ok=True)
                if content is not None:
                    path.write_bytes(content)

        if turn == "medida":
            assert victims.kill_at_step(10_000, folder, *words) == 0
            whole = {path.name: {path.read_bytes(), old} for path, old in zip(files, start, strict=True)}
            continue
        for _ in victims.kill_at_every_step(folder, *words, before=restore):
            now = [path.read_bytes() if path.exists() else None for path in files]
            assert all(content in whole[path.name] for path, content in zip(files, now, strict=True))
            stood.append(now == start)
    assert stood.count(True) > 5
    assert names(tmp_path / "muerta") >= {"plan", "libro.xlsx"}
