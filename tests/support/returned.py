"""Workbooks of the seguimiento as areas send them back: made by the program, then filled in, moved about or damaged."""

from __future__ import annotations

import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from pecdocs.cli.commands import run
from pecdocs.cli.inputs import read_inputs
from pecdocs.excel import write_workbook
from pecdocs.layout.libro import Libro, Pedido, lay_out_libro
from pecdocs.layout.libro.form import KEY_ROW
from pecdocs.seguimiento import read_answers, rules_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "data" / "ejemplo-seguimiento"
DAY = "2027-07-15"


def room(folder: Path, plan: Path = EXAMPLE) -> Path:
    """Make a working folder with a copy of a plan, `plan`; give that of the plan."""
    shutil.copytree(plan, folder / "plan")
    return folder / "plan"


def libro(plan: Path, periodo: str | None, responsable: str | None, *, bare: bool = False) -> Libro:
    """Lay out the workbook of a plan as it is now."""
    read, folder = read_inputs(plan)
    answers = read_answers(plan, read, rules_of(read, folder.formato))
    return lay_out_libro(read, folder, answers, Pedido(periodo, responsable, plan.name), bare=bare)


def made(plan: Path, periodo: str | None = "2027-T2", responsable: str | None = "COM") -> tuple[Libro, bytes]:
    """Make a workbook."""
    found = libro(plan, periodo, responsable)
    template = ROOT / "templates" / "comun" / "seguimiento.xlsx"
    return found, write_workbook(found.workbook, template.read_bytes(), "seguimiento.xlsx")


@cache
def of_example(periodo: str | None = "2027-T2", responsable: str | None = "COM") -> tuple[Libro, bytes]:
    """Make a workbook of the example, once; its plan's folder is called `plan`."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - only here

    with TemporaryDirectory() as name:
        return made(room(Path(name)), periodo, responsable)


class Filling:
    """A workbook opened by openpyxl, and where its Formulario has everything."""

    def __init__(self, found: Libro, data: bytes) -> None:
        self.form = found.formulario
        self.book: Workbook = openpyxl.load_workbook(BytesIO(data))
        self.sheet: Worksheet = self.book["Formulario"]

    def at(self, codigo: str, key: str) -> Any:
        """Give a cell of the Formulario."""
        return self.sheet.cell(self.form.rows[codigo], self.form.position[key])

    def put(self, codigo: str, key: str, value: Any, number_format: str | None = None) -> None:
        """Write in a cell, in another format if one is given."""
        cell = self.at(codigo, key)
        cell.value = value
        if number_format is not None:
            cell.number_format = number_format

    def put_key(self, key: str, other: str) -> None:
        """Change what the hidden row says of a column."""
        self.sheet.cell(KEY_ROW, self.form.position[key]).value = other

    def fact(self, key: str, value: str | None) -> None:
        """Change what the hidden sheet says; None takes it out."""
        sheet = self.book["pecdocs"]
        row = next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == key)
        assert row is not None
        sheet.cell(row, 1 if value is None else 2).value = value if value is not None else "nada"

    def data(self) -> bytes:
        """Save it."""
        out = BytesIO()
        self.book.save(out)
        return out.getvalue()


def filled(data: bytes, found: Libro, change: Callable[[Filling], object]) -> bytes:
    """Give a workbook that somebody changed."""
    filling = Filling(found, data)
    change(filling)
    return filling.data()


def played(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run a command in a folder; give its status and what it prints on each stream."""
    out, err = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        status = run(list(words))
    return status, out.getvalue(), err.getvalue()


def collected(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run `seguimiento recoger` on the plan of a working folder, on a day."""
    return played(folder, "seguimiento", "recoger", "plan", *words, "--fecha", DAY)
