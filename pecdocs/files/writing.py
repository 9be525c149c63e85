"""Writing: a file whole or not at all, nobody's edits lost, and a plain word when it can't be."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.faults import OutputError
from pecdocs.files import record
from pecdocs.files.refusals import plain_faults, refusal
from pecdocs.files.staging import staged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pecdocs.faults import Fault


def write_outputs(files: Mapping[Path, bytes], *, origin: Path | None = None, force: bool = False) -> dict[Path, bool]:
    """Write results whole, or leave all that was there; tell of each whether anything changed.

    A file that was edited since it was written, that this program did not write, or that it wrote from another file
    than `origin`, is kept unless `force`. Of two runs at once, the last to finish leaves its result. A run that is
    killed between two files leaves the first new: the same run again writes the rest.
    Raises OutputError, with a plain message for each that can't be written: open in Word, no permission, disk full.
    """
    with ExitStack() as stack:
        waiting = _prepared(files, origin, stack, force=force)
        with ExitStack() as undo:
            for each in waiting:
                undo.callback(each.put_back)
                with plain_faults(each.path):
                    each.take_place()
            undo.pop_all()
    for each in waiting:
        with plain_faults(each.path):
            record.forget(each.path, each.known, each.newest)
    changed = {each.path: each.differs for each in waiting}
    return {path: changed.get(path, False) for path in files}


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A result that is noted and lies ready to take its place."""

    path: Path
    result: Path
    newest: Path
    """The note of it."""
    known: list[record.Note]
    """The notes of what stands."""
    differs: bool
    """Whether what stands is another content."""
    is_new: bool
    """Whether nothing stands."""
    before: Path | None
    """What stands, ready to come back, where other results are written with it."""

    def take_place(self) -> None:
        if self.differs:
            self.result.replace(self.path)

    def put_back(self) -> None:
        """Undo `take_place`, if it was done: nothing needs to be written for it."""
        if not self.differs or self.result.exists():
            return
        with suppress(OSError):  # a disk that fails twice: what stands is whole, and noted
            if self.before is not None:
                self.before.replace(self.path)
            elif self.is_new:
                self.path.unlink(missing_ok=True)


def _prepared(files: Mapping[Path, bytes], origin: Path | None, stack: ExitStack, *, force: bool) -> list[_Waiting]:
    """Refuse what may not be written, all of it at once; then make the rest ready. What stands already is left out."""
    refused: list[Fault] = []
    ready: list[_Ready] = []
    for path, data in files.items():
        try:
            with plain_faults(path):
                found = _checked(path, data, origin, force=force)
        except OutputError as error:
            refused += error.faults
        else:
            ready += [found] if found is not None else []
    if refused:
        raise OutputError(refused)
    return [_staged(each, stack, several=len(files) > 1) for each in ready]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A result that may be written, over what stands."""

    path: Path
    data: bytes
    current: bytes | None
    known: list[record.Note]
    source: str


def _checked(path: Path, data: bytes, origin: Path | None, *, force: bool) -> _Ready | None:
    """Give what is to be written; nothing when it stands already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    current = _content(path)
    known = _notes_of(path, current)
    if current == data and known:
        return None
    source = record.seen_from(path.parent, origin) if origin is not None else ""
    if current != data:
        _refuse_read_only(path)
        if not force:
            _refuse_open(path)
            _refuse_edited(path, current, known)
            _refuse_other_origin(path, source, known)
    return _Ready(path, data, current, known, source)


def _staged(each: _Ready, stack: ExitStack, *, several: bool) -> _Waiting:
    """Write a result beside its place, and its note first: whichever content stands, it is noted."""
    with plain_faults(each.path):
        room, differs = record.room(each.path.parent), each.current != each.data
        result = stack.enter_context(staged(room, each.data))
        keep = several and differs and each.current is not None
        before = stack.enter_context(staged(room, each.current or b"")) if keep else None
        newest = record.add(each.path, each.data, each.source)
    return _Waiting(each.path, result, newest, each.known, differs, each.current is None, before)


def write_new(files: dict[Path, bytes]) -> None:
    """Write files where there are none. Raises OutputError, and leaves nothing, when one can't be.

    A run that is killed between two of them leaves the first whole. So one that is there just as it would be written is
    not in the way: the same run again writes the rest.
    """
    with ExitStack() as stack, ExitStack() as undo:
        temporaries = {}
        for path, data in files.items():
            with plain_faults(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                if not _stands(path, data):
                    temporaries[path] = stack.enter_context(staged(path.parent, data))
        for path, temporary in temporaries.items():
            with plain_faults(path):
                temporary.replace(path)
            undo.callback(path.unlink, missing_ok=True)
        undo.pop_all()


def replace_all(files: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Put new contents in the place of those that were read, all of them or none; None is where there was no file.

    A file that holds by now something else than was read is somebody's: nothing is replaced. A run that is killed
    between two of them leaves each whole. Raises OutputError when one can't be replaced.
    """
    with ExitStack() as stack, ExitStack() as undo:
        ready: dict[Path, tuple[Path, Path | None]] = {}
        for path, (old, new) in files.items():
            with plain_faults(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                _refuse_read_only(path)
                _refuse_changed(path, old)
                back = stack.enter_context(staged(path.parent, old)) if old is not None else None
                ready[path] = stack.enter_context(staged(path.parent, new)), back
        for path, (temporary, back) in ready.items():
            with plain_faults(path):
                _refuse_changed(path, files[path][0])
                undo.callback(back.replace, path) if back is not None else undo.callback(path.unlink, missing_ok=True)
                temporary.replace(path)
        undo.pop_all()


def _refuse_changed(path: Path, old: bytes | None) -> None:
    if _content(path) != old:
        raise refusal(path, "el archivo cambió mientras la orden trabajaba; no se reemplaza", "repita la orden")


def _notes_of(path: Path, content: bytes | None) -> list[record.Note]:
    """Give the notes that say that we wrote what a file holds."""
    if content is None:
        return []
    digest = record.digest(content)
    return [note for note in record.notes(path) if note.digest == digest]


def _content(path: Path) -> bytes | None:
    """Give what a file holds, or None when nothing has that name, nor a link that leads nowhere."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            raise
        return None


def _stands(path: Path, data: bytes) -> bool:
    """Tell whether a file is there already as it would be written. Raises OutputError when another is."""
    current = _content(path)
    if current not in {None, data}:
        raise refusal(path, "este archivo ya existe", "elija otra carpeta, o quite ese archivo")
    return current is not None


def _refuse_read_only(path: Path) -> None:
    """Keep what somebody marked so, also where the system would let us replace it."""
    if path.exists() and not path.stat().st_mode & 0o222:
        hint = "quítele esa marca, o elija otra carpeta"
        raise refusal(path, "el archivo es de solo lectura; no se reemplaza", hint)


def _refuse_open(path: Path) -> None:
    lock = next((lock for lock in _locks(path) if lock.exists()), None)
    if lock is not None:
        hint = f"ciérrelo; si no lo está, borre «{lock.name}»"
        raise refusal(path, "el archivo parece abierto en otro programa", hint)


def _refuse_edited(path: Path, current: bytes | None, known: list[record.Note]) -> None:
    if current is not None and not known:
        hint = "guárdelo con otro nombre, o repita la orden con --forzar para reemplazarlo"
        raise refusal(path, "el archivo fue cambiado a mano; no se reemplaza", hint)


def _refuse_other_origin(path: Path, source: str, known: list[record.Note]) -> None:
    others = sorted({note.origin for note in known if note.origin})
    if source and others and source not in others:
        written = (path.parent / others[0]).resolve().as_posix()
        hint = "elija otra carpeta con --salida, o repita la orden con --forzar para reemplazarlo"
        raise refusal(path, f"el archivo es de otro plan, «{written}»", hint)


def _locks(path: Path) -> tuple[Path, ...]:
    """Give the files that LibreOffice and Word leave beside an open document."""
    return (
        path.with_name(f".~lock.{path.name}#"),
        path.with_name(f"~${path.name}"),
        path.with_name(f"~${path.name[2:]}"),
    )
