"""What the programs share: their data, which is loaded before the clock starts, and the clock."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = 4


def load(folder: Path, name: str) -> Any:
    """Load one of the folder's files."""
    return json.loads((folder / name).read_text(encoding="utf-8"))


def load_parts(folder: Path) -> dict[str, bytes]:
    """Load the parts of the document that are not its text."""
    return {name: bytes.fromhex(data) for name, data in load(folder, "parts.json").items()}


def started(row: list[str], before: list[str] | None) -> int:
    """Give the first level whose group starts with a row: `LEVELS` when none does."""
    if before is None:
        return 0
    return next((level for level in range(LEVELS) if row[2 * level] != before[2 * level]), LEVELS)


def measured(prepare: Callable[[Path], Callable[[Path], None]], clock: Callable[[], float] = time.perf_counter) -> None:
    """Prepare with the folder, then measure the work that writes the output; print its seconds."""
    folder, output = map(Path, sys.argv[1:3])
    work = prepare(folder)
    start = clock()
    work(output)
    print(clock() - start)
