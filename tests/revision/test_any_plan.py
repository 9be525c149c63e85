"""Any valid plan, with hostile texts, goes through all the rules; what is called an error in it is true."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import read_inputs
from pecdocs.revision import Expediente, Gravedad, errores, revisar
from pecdocs.seguimiento import rules_of
from tests.support.rounds import WANTED, in_rounds
from tests.support.strategies import Data, as_files, plan_data

if TYPE_CHECKING:
    from pathlib import Path

_TRUE = {
    "E01": "one text is drawn for who elaborates and who approves",
    "E03": "a state «aprobado» is drawn, and nobody who approves",
    "E05": "the version of the plan and those of its log are drawn apart",
    "E07": "the numerals of sections are drawn apart",
    "E08": "the rows of the follow-up are some of the tree",
    "E10": "goals, dates and what is programmed are drawn apart",
    "E13": "one text is drawn for both parts of a formula",
    "E19": "steps and dates are drawn apart, each as many as it may be",
    "E21": "activities are drawn with nobody who answers",
    "E31": "what a date is before is drawn, and no activity of that name with a date",
    "E45": "the words of a programmed amount are drawn apart from the unit of the goal",
    "E46": "two activities of a group are drawn with one name and nothing else",
}
"""The rules whose errors on such plans are true, and how a plan comes to have them."""


def test_any_plan_is_reviewed(tmp_path: Path) -> None:
    """Each finding has its line and is one line; the errors are those that `generar` counts."""
    numbers = count()

    def check(data: Data) -> None:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        as_files(data, folder)
        plan, own = read_inputs(folder)
        expediente = Expediente(plan, own.formato, rules_of(plan, own.formato))
        found = revisar(expediente).hallazgos
        assert all(each.sitio.place.line is not None and "\n" not in str(each) for each in found)
        grave = [each for each in found if each.gravedad is Gravedad.ERROR]
        assert [str(each) for each in grave if each.regla not in _TRUE] == []
        assert list(errores(expediente)) == grave

    in_rounds(check, plan_data, min(WANTED, 300))
