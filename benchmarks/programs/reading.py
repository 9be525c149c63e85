"""Reading a plan: YAML with positions, types, every check; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.programs.common import measured
from pecdocs.plan import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _prepare(folder: Path) -> Callable[[Path], None]:
    return lambda _output: (read_plan(folder), None)[1]


if __name__ == "__main__":
    measured(_prepare)
