"""Names and writing: a name that any system can hold, a file whole or not at all, nobody's edits lost."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path

from pecdocs.faults import Fault, OutputError, Place

RECORD = ".pecdocs.json"
"""In each output folder: the SHA-256 of every file as it was written, to know one that was edited by hand since."""

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
    for name, word in words.items():
        pattern = pattern.replace("{" + name + "}", word)
    return safe_name(pattern)


def write_output(path: Path, data: bytes, *, force: bool = False) -> bool:
    """Write a result whole, or leave what was there; tell whether anything changed.

    A file that was edited since it was written, or that this program did not write, is kept unless `force`.
    Raises OutputError with a plain message when it can't be written: open in Word, no permission, disk full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        current = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise OutputError([_fault(path, error)]) from error
    if current == data:
        _remember(path, data)
        return False
    if not force:
        _refuse_open_or_edited(path, current)
    _replace(path, data)
    _remember(path, data)
    return True


def _refuse_open_or_edited(path: Path, current: bytes | None) -> None:
    lock = next((lock for lock in _locks(path) if lock.exists()), None)
    if lock is not None:
        message = "el archivo parece abierto en otro programa"
        raise OutputError([Fault(Place(path.as_posix()), message, f"ciérrelo; si no lo está, borre «{lock.name}»")])
    if current is not None and _record(path.parent).get(path.name) != _digest(current):
        hint = "guárdelo con otro nombre, o repita la orden con --forzar para reemplazarlo"
        raise OutputError([Fault(Place(path.as_posix()), "el archivo fue cambiado a mano; no se reemplaza", hint)])


def _locks(path: Path) -> tuple[Path, ...]:
    """Give the files that LibreOffice and Word leave beside an open document."""
    return (
        path.with_name(f".~lock.{path.name}#"),
        path.with_name(f"~${path.name}"),
        path.with_name(f"~${path.name[2:]}"),
    )


def _replace(path: Path, data: bytes) -> None:
    """Write to a new file beside, then put it in place in one step."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".pecdocs-", suffix=".tmp", delete=False) as out:
            temporary = Path(out.name)
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise OutputError([_fault(path, error)]) from error
    finally:
        if temporary is not None:
            with suppress(FileNotFoundError):
                temporary.unlink()


def _fault(path: Path, error: OSError) -> Fault:
    place = Place(path.as_posix())
    if isinstance(error, PermissionError):
        return Fault(place, "no se puede escribir", "ciérrelo si está abierto en Word o Excel, o revise los permisos")
    if error.errno in _FULL:
        return Fault(place, "no cabe: el disco está lleno", "libere espacio y repita la orden")
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError):
        return Fault(place, "en esa ruta ya hay otra cosa", "elija otra carpeta con --salida")
    return Fault(
        place,
        f"no se puede escribir: {error.strerror or type(error).__name__}",
        "elija otra carpeta con --salida",
    )


def _record(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}


def _remember(path: Path, data: bytes) -> None:
    record = _record(path.parent)
    if record.get(path.name) == _digest(data):
        return
    record[path.name] = _digest(data)
    _replace(path.parent / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
