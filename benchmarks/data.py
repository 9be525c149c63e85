"""`python -m benchmarks.data [--quick]`: what the open data of a plan costs, four quarters an activity.

The rows, the CSV and the JSON, both in memory as one run of the command has them, from a plan already read; a process
of its own for each round, the first of which is not counted. Seconds are those of the processor, medians.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.made_plan import made_plan, programmed
from benchmarks.pdf import QUICK, ROUNDS, SIZES, Program, median, run

PROGRAM = Program("pecdocs, open data", "data_stage")


def main() -> None:
    """Measure and print."""
    print("| Activities | rows | files, MB | work, s | memory, MB |\n|---|---|---|---|---|")
    for size in QUICK if "--quick" in sys.argv else SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "plan.json").write_text(json.dumps(programmed(made_plan(size))), encoding="utf-8")
            cost = median([run(PROGRAM, folder) for _ in range(ROUNDS + 1)][1:])
            written = sum(path.stat().st_size for path in folder.glob("data_stage.*"))
        print(f"| {size:,} | {4 * size:,} | {written / 1e6:.1f} | {cost.work:.2f} | {cost.memory:.0f} |")


if __name__ == "__main__":
    main()
