"""`python -m benchmarks [--quick]`: measure every program at every size and print the tables of docs/benchmarks.md.

Each figure is the median of `ROUNDS` rounds, after one that is not counted. In a round every program runs once, so that
what else the machine does meets them all. A whole process is measured by the clock on the wall, with its start; work
is what the program says of itself, without imports and loading of data.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.prepare import DOCUMENT, write_looks, write_plan

ROUNDS = 5
SIZES = (20, 200, 2_000, 10_000)
QUICK = (20, 200)
_ROOT = Path(__file__).parent.parent
_FORMATS = Path(__file__).parent / "formatos"
_PECDOCS = Path(sys.executable).parent / "pecdocs"


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: its name here, its module, and the largest size that it is asked for."""

    name: str
    module: str
    largest: int = SIZES[-1]


PROGRAMS = (
    Program("floor (string joins, zip)", "floor"),
    Program("pecdocs, Word stage", "word_stage"),
    Program("pecdocs, labels repeated", "repeated_labels"),
    Program("lxml row copies", "lxml_rows"),
    Program("docxtpl, flat rows", "docxtpl_rows"),
    Program("python-docx, no merges", "python_docx"),
    Program("python-docx, merge()", "python_docx_merged", 200),
)
READING = Program("pecdocs, reading and checks", "reading")
GENERAR = Program("pecdocs generar, all of it", "")


@dataclass(slots=True)
class Measures:
    """The rounds of one program at one size: seconds of whole processes, of work, and the largest memory in MB."""

    whole: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def add(self, whole: float, work: float, memory: float) -> None:
        """Keep a round."""
        self.whole.append(whole)
        self.work.append(work)
        self.memory.append(memory)


def main() -> None:
    """Measure and print."""
    sizes = QUICK if "--quick" in sys.argv else SIZES
    with tempfile.TemporaryDirectory() as name:
        found = {size: measure(size, Path(name)) for size in sizes}
    for size, measures in found.items():
        print_table(size, measures)
    for program in (*PROGRAMS, READING):
        print_growth(program, found)


def measure(size: int, folder: Path) -> dict[Program, Measures]:
    """Run every program of one size, round by round."""
    own = folder / str(size)
    own.mkdir()
    write_plan(own, size)
    run(GENERAR, own, own / "generar.docx")
    write_looks(own, own / "generar.docx")
    programs = [each for each in (*PROGRAMS, READING, GENERAR) if size <= each.largest]
    measures = {program: Measures() for program in programs}
    for turn in range(ROUNDS + 1):
        for program in programs:
            output = own / f"{program.module or 'generar'}.docx"
            result = run(program, own, output)
            if turn:
                measures[program].add(*result)
    check_equal(own / "floor.docx", own / "word_stage.docx")
    return measures


def run(program: Program, folder: Path, output: Path) -> tuple[float, float, float]:
    """Run a program once; give the seconds of the process and of its work, and its memory in MB."""
    output.unlink(missing_ok=True)
    if program is GENERAR:
        words = [_PECDOCS, "generar", folder, "--salida", folder, "--plantillas", _FORMATS, "--forzar"]
    else:
        words = [sys.executable, "-m", f"benchmarks.programs.{program.module}", folder, output]
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, words)), cwd=_ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None  # noqa: S101 - it was asked for
    with process.stdout as answer:
        said = answer.read()
    _, status, usage = os.wait4(process.pid, 0)
    whole = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{program.name} failed in {folder}: {said}")
    if program is GENERAR:
        Path(said.strip().removeprefix("escrito: ")).replace(output)
        return whole, whole, usage.ru_maxrss / 1024
    return whole, float(said), usage.ru_maxrss / 1024


def environment() -> dict[str, str]:
    """Give the environment of an installed program: its modules are compiled once, by the round that is not counted."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "pecdocs-benchmarks")}


def check_equal(floor: Path, ours: Path) -> None:
    """Stop unless both documents hold the same bytes: otherwise the comparison would be of different things."""
    with zipfile.ZipFile(floor) as one, zipfile.ZipFile(ours) as other:
        if one.read(DOCUMENT) != other.read(DOCUMENT):
            raise SystemExit(f"{floor} and {ours} differ")


def print_table(size: int, measures: dict[Program, Measures]) -> None:
    """Print the figures of a size, beside the floor's."""
    floor = statistics.median(measures[PROGRAMS[0]].work)
    print(f"\n### {size:,} activities\n\n| | whole process, s | work, s | times the floor's work | memory, MB |")
    print("|---|---|---|---|---|")
    for program, each in measures.items():
        work = statistics.median(each.work)
        own = program not in {READING, GENERAR}
        cells = [
            f"{statistics.median(each.whole):.3f}",
            f"{work:.3f}" if program is not GENERAR else "",
            f"{work / floor:.1f}" if own else "",
            f"{statistics.median(each.memory):.0f}",
        ]
        print(f"| {program.name} | {' | '.join(cells)} |")


def print_growth(program: Program, found: dict[int, dict[Program, Measures]]) -> None:
    """Print how the work of a program grows from the last but one size to the last: 1.0 is linear."""
    smaller, larger = list(found)[-2:]
    if program in found[larger] and program in found[smaller]:
        times = [statistics.median(found[size][program].work) for size in (smaller, larger)]
        print(f"{program.name}: {times[1] / times[0]:.1f} times the work from {smaller:,} to {larger:,} activities")


if __name__ == "__main__":
    main()
