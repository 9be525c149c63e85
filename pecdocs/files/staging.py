"""A file that is whole before it takes its place: whoever looks sees what was there, or all of what is new."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

STALE_SECONDS = 600
"""A run that writes takes less; what it left and is older than this is nobody's."""

_TEMPORARY = ".pecdocs-"


@contextmanager
def staged(folder: Path, data: bytes) -> Iterator[Path]:
    """Write to a new file in `folder`, to be put in its place in one step; what is not is removed.

    What killed runs left in `folder` is removed too.
    """
    temporary = folder / f"{_TEMPORARY}{secrets.token_hex(8)}.tmp"
    try:
        write_through(temporary, data)
        remove_stale(folder.glob(f"{_TEMPORARY}*.tmp"), temporary)
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_through(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, down to the disk."""
    with path.open("xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def remove_stale(files: Iterable[Path], fresh: Path) -> None:
    """Remove those of `files` that are much older than `fresh`, by the folder's own clock; what can't be, stays."""
    with suppress(OSError):
        now = fresh.stat().st_mtime
        for left in files:
            with suppress(OSError):
                if now - left.stat().st_mtime > STALE_SECONDS:
                    left.unlink()
