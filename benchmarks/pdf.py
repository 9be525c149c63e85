"""`python -m benchmarks.pdf [--quick]`: what a PDF costs, beside a table that reportlab draws alone.

Each program is a process of its own, for its memory; in a round every program runs once, one after another, after a
round that is not counted. Seconds are those of the processor, medians: *whole* those of the process with its start,
*work* what the program says of itself, without imports and loading of data.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.__main__ import environment
from benchmarks.prepare import write_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 3
SIZES, QUICK = (300, 3_000, 10_000), (20, 200)
_ROOT = Path(__file__).parent.parent
_FORMATS = Path(__file__).parent / "formatos"
_PECDOCS = Path(sys.executable).parent / "pecdocs"


class Program(NamedTuple):
    """What is measured: its name here, and its module or, of a whole command, the kinds of file that it makes."""

    name: str
    module: str = ""
    kinds: tuple[str, ...] = ()

    def words(self, folder: Path) -> list[str]:
        """Give the command that runs it; what it writes goes into the folder."""
        if self.module:
            output = folder / f"{self.module}.pdf"
            return [sys.executable, "-m", f"benchmarks.programs.{self.module}", str(folder), str(output)]
        kinds = [word for kind in self.kinds for word in ("--tipo", kind)]
        formats = ["--formato", "banco-pdf", "--plantillas", str(_FORMATS)]
        return [str(_PECDOCS), "generar", str(folder), *kinds, *formats, "--salida", str(folder), "--forzar"]


OURS, THEIRS = Program("pecdocs, PDF stage", "pdf_stage"), Program("reportlab LongTable, untagged", "long_table")
PROGRAMS = (
    THEIRS,
    OURS,
    Program("pecdocs, PDF stage, ten columns", "pdf_stage_ten"),
    Program("pecdocs generar --tipo pdf", kinds=("pdf",)),
)


class Cost(NamedTuple):
    """What a run took: seconds of the process, those of its work (a whole command says none), and memory in MB."""

    whole: float
    work: float
    memory: float


def main() -> None:
    """Measure and print."""
    sizes = QUICK if "--quick" in sys.argv else SIZES
    with tempfile.TemporaryDirectory() as name:
        found = {size: measure(Path(name) / str(size), size) for size in sizes}
    for size, costs in found.items():
        print(f"\n### {size:,} activities\n\n| | whole, s | work, s | times LongTable's work | memory, MB |")
        print("|---|---|---|---|---|")
        for program, cost in costs.items():
            work = f"{cost.work:.2f} | {cost.work / costs[THEIRS].work:.2f}" if program.module else " | "
            print(f"| {program.name} | {cost.whole:.2f} | {work} | {cost.memory:.0f} |")
    smaller, larger = sizes[-2:]
    for program in PROGRAMS:
        growth = found[larger][program].work / found[smaller][program].work
        print(f"{program.name}: {growth:.1f} times the time for {larger / smaller:.1f} times the activities")


def measure(folder: Path, size: int) -> dict[Program, Cost]:
    """Run every program of one size, round by round; give the medians."""
    folder.mkdir()
    write_plan(folder, size)
    rounds = [[run(program, folder) for program in PROGRAMS] for _ in range(ROUNDS + 1)][1:]
    columns = zip(*rounds, strict=True)
    return {program: median(costs) for program, costs in zip(PROGRAMS, columns, strict=True)}


def median(costs: Sequence[Cost]) -> Cost:
    """Give the medians of some rounds."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def run(program: Program, folder: Path) -> Cost:
    """Run a program once."""
    words = program.words(folder)
    process = subprocess.Popen(
        words, cwd=_ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None  # noqa: S101 - it was asked for
    with process.stdout as answer:
        said = answer.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{program.name} failed in {folder}: {said}")
    whole = usage.ru_utime + usage.ru_stime
    return Cost(whole, float(said) if program.module else whole, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
