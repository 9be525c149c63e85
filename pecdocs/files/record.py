"""The record: what this program wrote in a folder, so that a file edited by hand since is known, and kept.

Beside its outputs a folder has `.pecdocs/`. Each writing leaves there a note, a file with a name of its own, that is
never changed: `{"huella": …, "de": …}`, the SHA-256 of what was written and the file that it was made from. A file is
ours when some note has its digest.

So two runs at once share nothing that one could take from the other, and there is nothing to lock: locks on files fail
on some network shares, and a lock that is itself a file outlives a run that is killed. A note is written before the
file that it is about: whenever a run is stopped, what stands is known. Half a note is no note.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.files.refusals import TAKEN, refusal
from pecdocs.files.staging import remove_stale, write_through

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM = ".pecdocs"
_OLD = ".pecdocs.json"
"""The record of before, one file for all the outputs of a folder: still read, no longer written."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a file was once: the digest of what we wrote, and the way from its folder to what it was made from."""

    file: Path
    digest: str
    origin: str


def room(folder: Path) -> Path:
    """Make the folder of the notes; whoever may write in `folder` may write in it."""
    path = folder / ROOM
    if path.is_dir():
        return path
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise refusal(path, *TAKEN) from error
    with suppress(OSError):  # a disk without modes
        shutil.copymode(folder, path)
    return path


def notes(path: Path) -> list[Note]:
    """Give what is noted of a file."""
    return [*_old_notes(path), *(note for file in _files(path) if (note := _read(file)) is not None)]


def add(path: Path, data: bytes, origin: str) -> Path:
    """Note that a file is about to hold `data`; give the note's file."""
    file = room(path.parent) / f"{path.name}-{secrets.token_hex(8)}.json"
    write_through(file, json.dumps({"huella": digest(data), "de": origin}).encode())
    return file


def forget(path: Path, kept: list[Note], newest: Path) -> None:
    """Remove the old notes of a file, except those of contents that another run may see standing."""
    spared = {note.file for note in kept}
    remove_stale((file for file in _files(path) if file not in spared), newest)


def seen_from(folder: Path, origin: Path) -> str:
    """Give the way from an output folder to what it was made from, which stays when both are moved together."""
    try:
        return Path(os.path.relpath(origin.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return origin.resolve().as_posix()


def digest(data: bytes) -> str:
    """Give the SHA-256 of a content."""
    return hashlib.sha256(data).hexdigest()


def _files(path: Path) -> Iterator[Path]:
    folder = path.parent / ROOM
    if folder.is_dir():
        yield from (file for file in folder.iterdir() if file.name.rpartition("-")[0] == path.name)


def _read(file: Path) -> Note | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return Note(file, str(found["huella"]), str(found["de"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):  # forgotten just now, or half written
        return None


def _old_notes(path: Path) -> list[Note]:
    file = path.with_name(_OLD)
    try:
        found = json.loads(file.read_text(encoding="utf-8"))[path.name]
        return [Note(file, str(digest), str(found["de"])) for digest in found["huellas"]]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return []
