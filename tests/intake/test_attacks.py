"""Workbooks that nobody's spreadsheet made: they are refused or read as they are, soon and in little memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pecdocs.excel.reading import read_workbook
from pecdocs.intake.form import find_form
from pecdocs.intake.formulas import formula_faults
from tests.support.returned import collected, filled, libro, of_example, room
from tests.support.xlsxparts import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.returned import Filling


def in_form(change: Callable[[bytes], bytes]) -> Callable[[str, bytes], bytes]:
    """Change the XML of the Formulario."""
    return lambda name, part: change(part) if b"analisis" in part and name.startswith("xl/worksheets/sheet") else part


def cell(address: str, text: str) -> Callable[[bytes], bytes]:
    """Write the XML of a cell in the place of what is there."""
    return lambda part: re.sub(
        rb'<c r="%s"[^>]*?(/>|>.*?</c>)' % address.encode(), text.encode(), part, count=1, flags=re.DOTALL
    )


ATTACKS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a million rows declared": (
        lambda part: part.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>'),
        "",
    ),
    "a text longer than a cell": (
        cell("N9", f'<c r="N9" t="inlineStr"><is><t>{"a" * 40_000}</t></is></c>'),
        "N9: error: «REVISTA»: el texto tiene 40000 caracteres — Excel admite 32767 en una celda",
    ),
    "a number that is none": (
        cell("K9", '<c r="K9"><v>1e999</v></c>'),
        "K9: error: «REVISTA»: la celda tiene el error",
    ),
    "a row far below": (
        lambda part: part.replace(b"</sheetData>", b'<row r="99999999999999"><c><v>1</v></c></row></sheetData>'),
        "el libro está dañado",
    ),
    "a shared text that is not there": (cell("K9", '<c r="K9" t="s"><v>999999</v></c>'), "el libro está dañado"),
    "a formula that hides in a text": (
        cell("N9", '<c r="N9" t="inlineStr"><is><t>=cmd|/C calc</t></is></c>'),
        "",
    ),
    "a merge of no cells": (
        lambda part: part.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="a1:#REF!"/></mergeCells>'),
        "",
    ),
    "entities": (
        lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part[part.index(b"<worksheet") :],
        "el libro está dañado",
    ),
}


@pytest.mark.parametrize(("change", "said"), ATTACKS.values(), ids=ATTACKS)
def test_a_workbook_that_was_made_to_harm(change: Callable[[bytes], bytes], said: str, tmp_path: Path) -> None:
    """A plain line where something is wrong, and no traceback anywhere."""
    found, data = of_example()
    room(tmp_path)
    attacked = changed(filled(data, found, lambda _: None), in_form(change))
    (tmp_path / "libro.xlsx").write_bytes(attacked)
    status, _, line = collected(tmp_path, "libro.xlsx")
    assert (status, said in line) == (1 if said else 0, True), line


def test_a_formula_in_every_answer_is_refused_cell_by_cell(tmp_path: Path) -> None:
    """None of them is taken, and at most ten of a kind are told."""
    found, data = of_example()
    room(tmp_path)

    def attack(filling: object) -> None:
        for code in found.formulario.rows:
            for key in ("ejecutado", "estado", "evidencia", "analisis"):
                filling.put(code, key, "=HYPERLINK(A1)")  # type: ignore[attr-defined]

    (tmp_path / "libro.xlsx").write_bytes(filled(data, found, attack))
    _, _, said = collected(tmp_path, "libro.xlsx")
    assert said.count("hay una fórmula donde va la respuesta") == 10
    assert "y 18 más así" in said
    assert said.endswith("28 errores.\n")


@pytest.mark.parametrize("periodo", ["2027-T2", None], ids=["of a period", "of the year"])
def test_a_formula_changed_in_one_row_only_is_refused(periodo: str | None, tmp_path: Path) -> None:
    """In every column of every sheet, each in another row: none hides behind the rows that are like it."""
    found, data = of_example(periodo)
    room(tmp_path)
    changed_cells: set[str] = set()

    def attack(filling: Filling) -> None:
        for name in ("Formulario", "Seguimiento", "Resumen", "Cálculo"):
            for n, column in enumerate(filling.book[name].iter_cols()):
                cells = [each for each in column if str(each.value).startswith("=")]
                if cells:
                    cell = cells[n % len(cells)]
                    cell.value = f"{cell.value}+0"
                    changed_cells.add(f"{name}!{cell.coordinate}")

    returned = read_workbook(filled(data, found, attack), "libro.xlsx")
    form, faults = find_form(returned, found.formulario, {"Seguimiento", "Resumen", "Cálculo", "pecdocs"})
    assert form is not None
    assert faults == []
    truth = libro(tmp_path / "plan", periodo, "COM", bare=True)
    assert {each.place.cell for each in formula_faults(form, truth)} == changed_cells
    assert len(changed_cells) > 40
