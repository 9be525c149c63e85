"""`python -m benchmarks.revision [--quick]`: what a review costs, beside reading what it looks at.

Seconds of the processor, medians of rounds in one process, the rules already read; and those of `pecdocs revisar`,
whole, with its start.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from benchmarks.made_plan import made_plan
from pecdocs.cli.review_plan import expediente_of
from pecdocs.revision import errores, revisar, todas

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES, QUICK = (20, 200, 2_000), (20,)
ROUNDS = 5
_PECDOCS = Path(sys.executable).parent / "pecdocs"


def median(work: Callable[[], object]) -> float:
    """Give the median of what something costs, after a round that is not counted."""
    work()
    costs = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        costs.append(time.process_time() - before)
    return statistics.median(costs)


def whole(plan: Path) -> float:
    """Give what the command costs, with its start."""
    costs = []
    for _ in range(ROUNDS):
        before = os.times()
        subprocess.run([_PECDOCS, "revisar", plan], capture_output=True, check=False)
        after = os.times()
        costs.append(after.children_user - before.children_user + after.children_system - before.children_system)
    return statistics.median(costs)


def main() -> int:
    """Print a row for each size."""
    print(f"{len(todas())} rules\n")
    print("| Activities | reading, s | every rule, s | rules of errors, s | pecdocs revisar, whole, s |")
    print("|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for size in QUICK if "--quick" in sys.argv else SIZES:
            plan = Path(folder) / str(size)
            plan.mkdir()
            text = yaml.safe_dump({**made_plan(size), "formato": "comun"}, allow_unicode=True, sort_keys=False)
            (plan / "plan.yaml").write_text(text, encoding="utf-8")
            cells = [
                median(partial(expediente_of, plan)),
                reviewed(plan, revisar),
                reviewed(plan, errores),
                whole(plan),
            ]
            print(f"| {size:,} | {' | '.join(f'{each:.3f}' for each in cells)} |")
    return 0


def reviewed(plan: Path, work: Callable[..., object]) -> float:
    """Give what a review costs of what was read anew each time: nothing that a walk kept is there."""
    costs = []
    for _ in range(ROUNDS + 1):
        expediente = expediente_of(plan)
        before = time.process_time()
        work(expediente)
        costs.append(time.process_time() - before)
    return statistics.median(costs[1:])


if __name__ == "__main__":
    sys.exit(main())
