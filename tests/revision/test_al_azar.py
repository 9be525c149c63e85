"""Random valid plans, with hostile texts, through every rule: none fails, and none calls an error what may be right."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pecdocs.cli.inputs import read_inputs
from pecdocs.revision import Expediente, Gravedad, revisar
from pecdocs.seguimiento import rules_of
from tests.support.rounds import WANTED, in_rounds
from tests.support.strategies import as_files, plan_data

if TYPE_CHECKING:
    from tests.support.strategies import Data

_TRUE = {
    "E01": "one text is drawn for who elaborates and who approves",
    "E03": "a state «aprobado» is drawn, and nobody who approves",
    "E05": "the version of the plan and those of its log are drawn apart",
    "E08": "the rows of the follow-up are some of the tree",
    "E10": "goals, dates and what is programmed are drawn apart",
    "E13": "one text is drawn for both parts of a formula",
    "E19": "steps and dates are drawn apart, each as many as it may be",
    "E21": "activities are drawn with nobody who answers",
    "E45": "the words of a programmed amount are drawn apart from the unit of the goal",
    "E46": "two activities of a group are drawn with one name and nothing else",
}
"""The rules whose errors on such plans are true, and how a plan comes to have them."""


def test_an_error_on_a_random_plan_is_true_by_the_way_it_was_drawn() -> None:
    """All else that the rules find in noise is a warning or a note; no rule fails on any plan."""
    with TemporaryDirectory() as folder:

        def check(data: Data) -> None:
            as_files(data, Path(folder))
            plan, formato = read_inputs(Path(folder))
            found = revisar(Expediente(plan, formato.formato, rules_of(plan, formato.formato))).hallazgos
            errors = [each for each in found if each.gravedad is Gravedad.ERROR]
            assert [str(each) for each in errors if each.regla not in _TRUE] == []

        in_rounds(check, plan_data, min(WANTED, 300))
