"""`seguimiento proponer --escribir`: plan.yaml gets a programming where there is none, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.commands import run
from tests.support.transcript import CASES

if TYPE_CHECKING:
    from pathlib import Path

PLAN = (CASES / "proponer" / "plan" / "plan.yaml").read_text(encoding="utf-8")
BOLETIN = "programacion: {trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}}"


def written(folder: Path, text: str, *codes: str) -> str:
    """Let a plan be written into; give what it holds then."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    assert run(["seguimiento", "proponer", str(folder), *codes, "--escribir"]) == 0
    return (folder / "plan.yaml").read_text(encoding="utf-8")


def added(before: str, after: str) -> list[str]:
    """Give the lines that are new, in order; every line of before must still be there."""
    lines = after.splitlines()
    for line in before.splitlines():
        lines.remove(line)
    return [line.strip() for line in lines]


def test_a_goal_is_shared_out_where_nothing_is_programmed(tmp_path: Path) -> None:
    """Ten from March to December are 1, 3, 3 and 3; comments and layout stay, and the second time nothing changes."""
    once = written(tmp_path, PLAN, "BOLETIN")
    assert added(PLAN, once) == [BOLETIN]
    assert "{cantidad: 10, unidad: boletines}   # uno por mes" in once
    assert written(tmp_path, once, "BOLETIN") == once


def test_a_level_may_end_in_nothing(tmp_path: Path) -> None:
    """From 8 complaints down to none: 0 is what is due in the last quarter, and is written."""
    assert "trimestral: {2024-T1: 6, 2024-T2: 4, 2024-T3: 2, 2024-T4: 0}" in written(tmp_path, PLAN, "QUEJAS")


def test_what_is_programmed_already_is_the_person_s(tmp_path: Path) -> None:
    """Whatever it is, and in whatever scheme."""
    own = PLAN.replace(
        "        fechas: {inicio: 2024-03-01",
        "        programacion: {anual: {2024: 9}}\n        fechas: {inicio: 2024-03-01",
    )
    assert written(tmp_path, own, "BOLETIN") == own


@pytest.mark.parametrize("code", ["EVENTOS", "VISITAS", "VIEJA"])
def test_nothing_is_written_where_nothing_can_be_proposed(code: str, tmp_path: Path) -> None:
    """On demand, without a quantity, outside the plan's years."""
    assert written(tmp_path, PLAN, code) == PLAN


def test_a_goal_that_stands_in_each_period_is_enough(tmp_path: Path) -> None:
    """Of a flow or a stock the goal itself is due in each period in which it is active."""
    steady = PLAN.replace("unidad: boletines", "unidad: boletines, tipo: stock")
    assert written(tmp_path, steady, "BOLETIN") == steady


def test_a_goal_in_percent_is_written_with_its_sign(tmp_path: Path) -> None:
    """So that it is printed with it."""
    percent = PLAN.replace("{cantidad: 10, unidad: boletines}", "100 %")
    assert "{2024-T1: 10 %, 2024-T2: 30 %, 2024-T3: 30 %, 2024-T4: 30 %}" in written(tmp_path, percent, "BOLETIN")


def test_it_goes_beside_the_goal_that_it_shares_out(tmp_path: Path) -> None:
    """A row with a goal of its own gets it; one that shows its node's leaves it to the node."""
    row = "tablas: {seguimiento: {filas: [{de: BOLETIN, nombre: Otro%s}]}}\n"
    of_node = written(tmp_path, PLAN + row % "", "BOLETIN")
    assert added(PLAN + row % "", of_node) == [BOLETIN]
    of_row = written(tmp_path, PLAN + row % ", meta: 5", "BOLETIN")
    assert of_row.startswith(PLAN)
    assert "trimestral" in of_row.removeprefix(PLAN)
