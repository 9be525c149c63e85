"""The PDF stage with the ten columns of the Word benchmarks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.programs.common import measured
from benchmarks.programs.pdf_stage import prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    return prepare(folder, "banco")


if __name__ == "__main__":
    measured(_prepare, time.process_time)
