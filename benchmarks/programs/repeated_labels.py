"""The Word stage with merged labels that start again on each page (`repetir_cada`), which no other program does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.programs.common import measured
from benchmarks.programs.word_stage import prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    return prepare(folder, "banco-repetido")


if __name__ == "__main__":
    measured(_prepare)
