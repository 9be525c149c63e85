"""LibreOffice reckons every formula of the sheet `Cálculo` and finds what `seguimiento.progress` found.

Numbers to nine digits, words to the letter. The formulas are written with wrong values, so that none is believed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from pecdocs.formato import read_formato
from pecdocs.layout.libro.calculo import calculo
from pecdocs.layout.libro.entrada import Entrada
from pecdocs.layout.workbook import Sheet, SheetCell, SheetColumn, SheetRow, address, column_letters
from pecdocs.plan import read_plan
from pecdocs.seguimiento import followed, progress, read_answers, rules_of
from pecdocs.seguimiento.items import walk
from pecdocs.seguimiento.states import DECLARED
from tests.conftest import ROOT
from tests.support.followable import Seguimiento, seguimientos
from tests.support.recalculation import disagreements, formulas, recalculated
from tests.support.rounds import WANTED, in_rounds
from tests.support.seguimientos import answers_of, formato_of, plan_of

if TYPE_CHECKING:
    from pecdocs.layout.libro.calculo import Calculo
    from pecdocs.layout.workbook import CellValue
    from pecdocs.seguimiento import Answers

pytestmark = pytest.mark.externo

DATA = ROOT / "data"
FOLLOWED = sorted(path.parent.name for path in DATA.glob("*/seguimiento"))
CASES = ROOT / "tests" / "seguimiento" / "casos.yaml"


def named(made: Calculo, name: str) -> Sheet:
    """Give the sheet another name, so that many stand in one workbook; its formulas do not name it."""
    return replace(made.sheet, name=name)


def check(made: dict[str, Calculo], folder: Path, others: list[Sheet] | None = None) -> None:
    """Have sheets reckoned, and find what each says."""
    found = recalculated([*(named(each, name) for name, each in made.items()), *(others or [])], folder)
    wrong = {name: disagreements(each.sheet, found[name]) for name, each in made.items()}
    assert sum(1 for each in made.values() for _ in formulas(each.sheet)) > 0
    assert {name: each for name, each in wrong.items() if each} == {}


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_plan_of_data_at_every_cut_off(name: str, tmp_path: Path) -> None:
    """Each period's book, with all that was answered."""
    plan = read_plan(DATA / name)
    rules = rules_of(plan, read_formato(plan.formato, ROOT / "templates").formato)
    answers = read_answers(DATA / name, plan, rules)
    books = {
        each.key: calculo(plan, rules, answers, progress(plan, rules, answers, each.key)) for each in rules.periods
    }
    check(books, tmp_path)


def test_every_case_that_was_worked_out_by_hand(tmp_path: Path) -> None:
    """Each kind of goal, in each scheme of periods."""
    made = {}
    for number, case in enumerate(yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)):  # noqa: S506
        node = {"codigo": "A", "nombre": "Una", **{k: case[k] for k in ("meta", "programacion", "fechas") if k in case}}
        own = {
            "periodos": case.get("periodos_propios", {}),
            "seguimiento": {"esquema": case.get("esquema", "trimestral")},
        }
        plan = plan_of([node], case.get("vigencia", "2024"), **own)
        rules = rules_of(plan, formato_of())
        answers = answers_of({key: {"A": answer} for key, answer in case["respuestas"].items()})
        found = progress(plan, rules, answers, case.get("corte", "2024-T2"))
        made[f"C{number}"] = calculo(plan, rules, answers, found)
    check(made, tmp_path)


def cases(wanted: int) -> list[Seguimiento]:
    """Give random plans with their answers."""
    some: list[Seguimiento] = []

    def keep(case: Seguimiento) -> None:
        some.append(case)

    in_rounds(keep, seguimientos(), wanted)
    return some


def test_any_plan_and_answers(tmp_path: Path) -> None:
    """Whatever was answered, at any cut-off."""
    made = {}
    for number, case in enumerate(cases(WANTED)):
        found = progress(case.plan, case.rules, case.answers, case.corte)
        made[f"C{number}"] = calculo(case.plan, case.rules, case.answers, found)
    check(made, tmp_path)
