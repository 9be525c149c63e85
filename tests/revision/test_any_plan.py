"""Any valid plan, with hostile texts, goes through all the rules; those on words call none of it an error."""

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

WORDS = {"E26", "W27", "W28", "W32", "W33", "I38"}


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
        assert [each for each in grave if each.regla in WORDS] == []
        assert list(errores(expediente)) == grave

    in_rounds(check, plan_data, WANTED // 2)
