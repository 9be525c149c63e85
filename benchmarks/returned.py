"""`python -m benchmarks.returned [--quick]`: a filled workbook of a seguimiento taken back: in all and part by part.

Every activity of a plan is answered in one period. The workbook is made once; in each round it is taken back as
`pecdocs seguimiento recoger` does, without reading the plan: as the program wrote it and, where LibreOffice is
installed, as that saved it again. Medians, in seconds of the processor. Beside them stand what a parser takes that
unpacks the workbook and keeps nothing of it, and the two parts of the command that have nothing to do with it.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import subprocess  # LibreOffice saves a workbook
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar
from xml.parsers import expat

from pecdocs.cli.inputs import read_inputs
from pecdocs.cli.period_files import PeriodFiles
from pecdocs.excel import write_workbook
from pecdocs.excel.reading import read_workbook
from pecdocs.intake.ficha import ficha_of
from pecdocs.intake.returned import Returned, take
from pecdocs.intake.together import Signature, put_together
from pecdocs.layout.libro import Libro, Pedido, lay_out_libro
from pecdocs.seguimiento import Answers, rules_of
from pecdocs.seguimiento.following import Followed
from pecdocs.seguimiento.identity import identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES, QUICK = (2_000, 10_000), (100,)
ROUNDS = 5
BESIDE = (
    "beside: its sheets unpacked and parsed, no more",
    "beside: reading the plan",
    "beside: reading the period files",
)
"""What is no part of the sum."""
_Found = TypeVar("_Found")
_PERIOD = "2027-T1"
_ROOT = Path(__file__).parent.parent
_TEMPLATE = _ROOT / "templates" / "comun" / "seguimiento.xlsx"
_EXAMPLE = _ROOT / "data" / "ejemplo-seguimiento" / "plan.yaml"
_ACTIVITY = """
      - codigo: A{number}
        nombre: Publicar, revisar y difundir los contenidos número {number}
        fechas: {{inicio: 2027-01-01, fin: 2027-12-31}}
        meta: {{cantidad: 10, unidad: revistas}}
        indicador: Revistas publicadas
        programacion: {{trimestral: {{2027-T1: 1, 2027-T2: 3, 2027-T3: 3, 2027-T4: 3}}}}
        responsables: [COM]"""


def write_plan(folder: Path, size: int) -> None:
    """Write a plan of so many activities, fifty in a group."""
    head = (
        _EXAMPLE.read_text(encoding="utf-8")
        .partition("arbol:")[0]
        .replace("ponderacion: nivel", "ponderacion: ninguna")
    )
    groups = [
        f"  - codigo: G{first}\n    nombre: Grupo {first}\n    hijos:"
        + "".join(_ACTIVITY.format(number=number) for number in range(first, min(first + 50, size)))
        for first in range(0, size, 50)
    ]
    (folder / "plan.yaml").write_text(f"{head}arbol:\n" + "\n".join(groups) + "\n", encoding="utf-8")


def filled(libro: Libro) -> bytes:
    """Write the workbook with every activity answered."""
    form, sheet = libro.formulario, libro.workbook.sheets[0]
    rows, column = list(sheet.rows), form.position["ejecutado"] - 1
    for row in form.rows.values():
        cells = list(rows[row - 1].cells)
        cells[column] = cells[column]._replace(value=Decimal(2))  # type: ignore[union-attr] # a cell to fill is there
        rows[row - 1] = rows[row - 1]._replace(cells=tuple(cells))
    sheets = (replace(sheet, rows=tuple(rows)), *libro.workbook.sheets[1:])
    return write_workbook(replace(libro.workbook, sheets=sheets), _TEMPLATE.read_bytes(), _TEMPLATE.name)


def saved_again(data: bytes, folder: Path) -> bytes | None:
    """Have LibreOffice save a workbook; None where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    (folder / "libro.xlsx").write_bytes(data)
    profile, out = f"-env:UserInstallation={(folder / 'profile').as_uri()}", folder / "out"
    words = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(folder / "libro.xlsx")]
    subprocess.run(words, check=True, capture_output=True)
    return (out / "libro.xlsx").read_bytes()


def parse_only(data: bytes) -> None:
    """Unpack the sheets of a workbook and parse them, keeping nothing: less than that no reading by a parser takes."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet") or name == "xl/sharedStrings.xml":
                expat.ParserCreate().Parse(package.read(name), True)  # noqa: FBT003


def measure(folder: Path, size: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Take a workbook of so many rows back, round by round; give the medians of its parts, by who saved it last."""
    write_plan(folder, size)
    plan, formato = read_inputs(folder)
    data = filled(lay_out_libro(plan, formato, Answers(), Pedido(_PERIOD, "COM", folder.name)))
    yield "as it was written", _measured(folder, size, data)
    with TemporaryDirectory() as room:
        again = saved_again(data, Path(room))
    if again is not None:
        yield "saved by LibreOffice", _measured(folder, size, again)


def _measured(folder: Path, size: int, data: bytes) -> dict[str, float]:
    clock = _Clock()
    for _ in range(ROUNDS):
        clock.time(BESIDE[0], partial(parse_only, data))
        plan, formato = clock.time(BESIDE[1], partial(read_inputs, folder))
        rules, answers, asked = rules_of(plan, formato.formato), Answers(), Pedido(_PERIOD, "COM", folder.name)
        known = Followed(plan, rules)
        book = clock.time("reading the workbook", partial(read_workbook, data, "libro.xlsx"))
        ficha = clock.time("its hidden sheet", partial(ficha_of, book))
        now = clock.time("fingerprints of the plan", partial(identity, known))
        lay_out = partial(lay_out_libro, plan, formato, answers, asked, known=known, bare=True)
        libro = clock.time("laying out what it would be", lay_out)
        taken, faults = clock.time("comparing, taking the answers", partial(take, book, ficha, libro, answers, now))
        assert (len(taken), faults) == (size, [])  # noqa: S101 - else nothing was measured
        back = Returned("libro.xlsx", "COM", of_area=True, periods=(_PERIOD,), taken=taken)
        together = partial(
            put_together, [back], answers, Signature(date(2027, 4, 5), {}), libro.formulario.basis.locale
        )
        changes, _ = clock.time("putting together", together)
        files = PeriodFiles(folder)
        clock.time("the period file, in memory", partial(files.apply, changes))
        clock.time(BESIDE[2], partial(files.check, plan, rules))
    return {part: statistics.median(each) for part, each in clock.times.items()}


class _Clock:
    """The seconds of the processor that each part took."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    def time(self, part: str, work: Callable[[], _Found]) -> _Found:
        """Do a part; give what it gives."""
        gc.collect()
        start = time.process_time()
        found = work()
        self.times.setdefault(part, []).append(time.process_time() - start)
        return found


def main() -> None:
    """Measure and print."""
    for size in QUICK if "--quick" in sys.argv else SIZES:
        with TemporaryDirectory() as folder:
            for who, found in measure(Path(folder), size):
                print(f"\n### {size:,} rows taken back, {who}\n\n| | s |\n|---|---|")
                beside = {part: found.pop(part) for part in BESIDE}
                for part, seconds in (*found.items(), ("in all", sum(found.values())), *beside.items()):
                    print(f"| {part} | {seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
