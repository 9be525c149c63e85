"""The workbooks of the plans in data/: clean for the validator, reckoned alike by LibreOffice, filled in by hand."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.support.excelcheck import faults_of
from tests.support.libros import EXAMPLE, USPEC, filled, libro_in, place_of, written
from tests.support.outer import findings
from tests.support.recalculation import disagreements, formulas, recalculated

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = {
    "uspec-periodo": (USPEC, "2024-T4", None),
    "uspec": (USPEC, None, None),
    "ejemplo-periodo": (EXAMPLE, "2027-T3", None),
    "ejemplo": (EXAMPLE, None, None),
    "ejemplo-area": (EXAMPLE, "2027-T2", "TH"),
    "ejemplo-area-anio": (EXAMPLE, None, "SC"),
    "ejemplo-cerrado": (EXAMPLE, "2027-T1", None),
}
"""The plan, the period and the area of each."""


@pytest.mark.externo
def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    """Of the Open XML SDK."""
    assert findings({name: written(libro_in(*each)) for name, each in BOOKS.items()}, tmp_path, "xlsx") == []


@pytest.mark.externo
def test_libreoffice_reckons_what_every_cell_says(tmp_path: Path) -> None:
    """Every formula of every sheet, with wrong values in all of them."""
    books = {name: libro_in(*each).workbook.sheets for name, each in BOOKS.items()}
    found = recalculated(books, tmp_path)
    assert [name for name, sheets in books.items() if sum(1 for each in sheets for _ in formulas(each)) <= 100] == []
    wrong = {
        (name, each.name): disagreements(each, found[name][each.name])
        for name, sheets in books.items()
        for each in sheets
    }
    assert {place: each for place, each in wrong.items() if each} == {}


@pytest.mark.parametrize("name", BOOKS)
def test_its_parts_fit_together(name: str) -> None:
    """As our own checker looks at them."""
    assert faults_of(written(libro_in(*BOOKS[name]))) == []


@pytest.mark.parametrize("name", BOOKS)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    """From two layouts."""
    assert written(libro_in(*BOOKS[name])) == written(libro_in(*BOOKS[name]))


@pytest.mark.externo
def test_what_an_area_fills_in_is_reckoned_at_once(tmp_path: Path) -> None:
    """A number, a percentage, a milestone, a request and a state, as a person writes them."""
    answers: dict[tuple[str, str], str | float] = {
        ("REVISTA", "ejecutado"): 4,
        ("CAMPANAS", "estado"): "No aplica",
        ("EVENTOS", "solicitado"): 10,
        ("EVENTOS", "ejecutado"): 8,
        ("RESPUESTAS", "ejecutado"): 0.95,
        ("AUDIENCIA", "ejecutado"): "Sí",
        ("REVISTA", "analisis"): "=1+1 no es una fórmula",
    }
    data = filled(written(libro_in(EXAMPLE, "2027-T3")), answers, tmp_path)
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    form = book["Formulario"]
    codes = ("REVISTA", "CAMPANAS", "EVENTOS", "RESPUESTAS", "AUDIENCIA", "QUEJAS")
    found = {code: form[place_of(form, code, "porcentaje")].value for code in codes}
    assert found == {
        "REVISTA": pytest.approx(4 / 3),
        "CAMPANAS": "No aplica",
        "EVENTOS": pytest.approx(0.8),
        "RESPUESTAS": pytest.approx(1),
        "AUDIENCIA": "No programado",
        "QUEJAS": "Sin dato",
    }
