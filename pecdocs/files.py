"""Names and writing: a name that any system can hold, a file whole or not at all, nobody's edits lost."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, OutputError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPORARY = ".pecdocs-"
_STALE_SECONDS = 600
RECORD = ".pecdocs.json"
"""In each output folder: of every file the SHA-256 of what it may hold, to know one that was edited by hand since."""

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
_MAX_NAME = 80
_FULL = {28, 122}
"""ENOSPC and EDQUOT: the disk, or one's share of it, is full."""


def safe_name(text: str) -> str:
    """Make a file name of any text: small ASCII letters, digits, «-», «_» and «.»; never empty, long or reserved."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    name = re.sub(r"[^a-z0-9_.]+", "-", plain)
    name = re.sub(r"\.{2,}|[-.]*-[-.]*", "-", name).strip("-._")[:_MAX_NAME].rstrip("-._")
    if not name or name.split(".")[0] in _RESERVED:
        return f"documento-{name}".rstrip("-")
    return name


def filled_name(pattern: str, words: dict[str, str]) -> str:
    """Fill a format's pattern for a file name, as `{sigla}-pec-{vigencia}`, and make it safe."""
    return safe_name(re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), pattern))


def write_output(path: Path, data: bytes, *, origin: Path | None = None, force: bool = False) -> bool:
    """Write a result whole, or leave what was there; tell whether anything changed.

    A file that was edited since it was written, that this program did not write, or that it wrote from another file
    than `origin`, is kept unless `force`.
    Raises OutputError with a plain message when it can't be written: open in Word, no permission, disk full.
    """
    with _plain_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        current = path.read_bytes() if path.exists() else None
        source = _seen_from(path.parent, origin) if origin is not None else ""
        entries = _record(path.parent)
        known = entries.get(path.name, _Entry())
        if current == data and _digest(data) in known.digests:
            return False
        if current != data and not force:
            _refuse_open(path)
            if current is not None:
                _refuse_edited(path, current, known)
                _refuse_other_origin(path, source, known)
        entries[path.name] = _entry_with(known, current, data, source)
        with _staged(path.parent / RECORD, _written(entries)) as record, _staged(path, data) as result:
            record.replace(path.parent / RECORD)  # first: it knows both contents, so either one is recognised
            if current != data:
                result.replace(path)
    return current != data


def write_new(files: dict[Path, bytes]) -> None:
    """Write files where there are none. Raises OutputError, and writes nothing, when one is there already."""
    with ExitStack() as stack:
        staged = {}
        for path, data in files.items():
            with _plain_faults(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.exists():
                    hint = "elija otra carpeta, o quite ese archivo"
                    raise OutputError([Fault(Place(path.as_posix()), "este archivo ya existe", hint)])
                staged[path] = stack.enter_context(_staged(path, data))
        for path, temporary in staged.items():
            with _plain_faults(path):
                temporary.replace(path)


@contextmanager
def _plain_faults(path: Path) -> Iterator[None]:
    """Say in plain words why the system does not let `path` be written."""
    try:
        yield
    except OSError as error:
        raise OutputError([_fault(path, error)]) from error


@contextmanager
def _staged(path: Path, data: bytes) -> Iterator[Path]:
    """Write to a new file beside `path`, to be put in its place in one step; what is not is removed."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_TEMPORARY, suffix=".tmp", delete=False) as out:
            temporary = Path(out.name)
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o644)
        _sweep(temporary)
        yield temporary
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _sweep(temporary: Path) -> None:
    """Remove what a killed run left beside: temporary files much older than ours, by the folder's own clock."""
    now = temporary.stat().st_mtime
    for left in temporary.parent.glob(f"{_TEMPORARY}*.tmp"):
        with suppress(OSError):
            if now - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()


def _refuse_open(path: Path) -> None:
    lock = next((lock for lock in _locks(path) if lock.exists()), None)
    if lock is not None:
        message = "el archivo parece abierto en otro programa"
        raise OutputError([Fault(Place(path.as_posix()), message, f"ciérrelo; si no lo está, borre «{lock.name}»")])


def _refuse_edited(path: Path, current: bytes, known: _Entry) -> None:
    if _digest(current) not in known.digests:
        hint = "guárdelo con otro nombre, o repita la orden con --forzar para reemplazarlo"
        raise OutputError([Fault(Place(path.as_posix()), "el archivo fue cambiado a mano; no se reemplaza", hint)])


def _refuse_other_origin(path: Path, source: str, known: _Entry) -> None:
    if source and known.source and source != known.source:
        written = (path.parent / known.source).resolve().as_posix()
        hint = "elija otra carpeta con --salida, o repita la orden con --forzar para reemplazarlo"
        raise OutputError([Fault(Place(path.as_posix()), f"el archivo es de otro plan, «{written}»", hint)])


def _seen_from(folder: Path, origin: Path) -> str:
    """Give the way from an output folder to what it was made from, which stays when both are moved together."""
    try:
        return Path(os.path.relpath(origin.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return origin.resolve().as_posix()


def _locks(path: Path) -> tuple[Path, ...]:
    """Give the files that LibreOffice and Word leave beside an open document."""
    return (
        path.with_name(f".~lock.{path.name}#"),
        path.with_name(f"~${path.name}"),
        path.with_name(f"~${path.name[2:]}"),
    )


def _fault(path: Path, error: OSError) -> Fault:
    place = Place(path.as_posix())
    if isinstance(error, PermissionError):
        return Fault(place, "no se puede escribir", "ciérrelo si está abierto en Word o Excel, o revise los permisos")
    if error.errno in _FULL:
        return Fault(place, "no cabe: el disco está lleno", "libere espacio y repita la orden")
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError):
        return Fault(place, "en esa ruta ya hay otra cosa", "elija otra carpeta")
    return Fault(place, "no se puede escribir en esta ruta", "elija otra carpeta")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is known of a file: the digests of what it may hold, and the file it was made from."""

    digests: tuple[str, ...] = ()
    source: str = ""


def _record(folder: Path) -> dict[str, _Entry]:
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {
        name: _Entry(tuple(map(str, entry.get("huellas", ()))), str(entry.get("de", "")))
        for name, entry in entries
        if isinstance(entry, dict)
    }


def _entry_with(known: _Entry, current: bytes | None, data: bytes, source: str) -> _Entry:
    """Give the entry that knows what a file is about to hold, and what it holds if that was written by us."""
    ours = {_digest(current)} & set(known.digests) if current is not None else set()
    return _Entry(tuple(sorted({*ours, _digest(data)})), source)


def _written(entries: dict[str, _Entry]) -> bytes:
    written = {name: {"huellas": each.digests, "de": each.source} for name, each in entries.items()}
    return (json.dumps(written, indent=1, sort_keys=True) + "\n").encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
