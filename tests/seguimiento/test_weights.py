"""Roll-ups: the three modes of weights, parts that do not apply, levels above levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.seguimiento import Estado
from tests.support.seguimientos import exact, measured, near, plan_of

if TYPE_CHECKING:
    from pecdocs.seguimiento import Progress

PROGRAM = {"trimestral": {"2024-T1": "10"}}


def leaf(code: str, peso: str | None = None) -> dict[str, Any]:
    """Give an activity of ten, all due in the first quarter."""
    weight = {"peso": peso} if peso is not None else {}
    return {"codigo": code, "nombre": code, "meta": {"cantidad": "10"}, "programacion": PROGRAM, **weight}


def group(code: str, *children: dict[str, Any], peso: str | None = None) -> dict[str, Any]:
    """Give a group."""
    weight = {"peso": peso} if peso is not None else {}
    return {"codigo": code, "nombre": code, "hijos": list(children), **weight}


def found(mode: str, *tree: dict[str, Any], **done: Any) -> Progress:
    """Measure a tree at the end of the first quarter."""
    plan = plan_of(tree, seguimiento={"ponderacion": mode})
    return measured(plan, {"2024-T1": {code.replace("_", "-"): value for code, value in done.items()}}, "2024-T1")


def test_without_weights_a_group_is_the_mean_of_its_parts() -> None:
    """And the plan that of its groups, however many parts each has."""
    whole = found("ninguna", group("G", leaf("A"), leaf("B")), group("H", leaf("C")), A="10", B="5", C="0")
    assert whole.groups["G"].to_date.percent == 75
    assert whole.groups["H"].to_date.percent == 0
    assert near(whole.plan.to_date.percent, exact("75/2"))


def test_weights_of_a_level() -> None:
    """The parts of each group weigh 100 together: 0.6 · (0.25 · 100 + 0.75 · 50) + 0.4 · 0."""
    tree = (group("G", leaf("A", "25"), leaf("B", "75"), peso="60"), group("H", leaf("C", "100"), peso="40"))
    whole = found("nivel", *tree, A="10", B="5", C="0")
    assert whole.groups["G"].to_date.percent == exact("62.5")
    assert whole.plan.to_date.percent == exact("37.5")


def test_weights_that_sum_to_the_parent_s() -> None:
    """20 + 15 + 2 + 3 are the 40 of their group: (20 · 100 + 15 · 40 + 2 · 0 + 3 · 100) / 40."""
    parts = (leaf("A", "20"), leaf("B", "15"), leaf("C", "2"), leaf("D", "3"))
    whole = found("padre", group("G", *parts, peso="40"), leaf("E", "60"), A="10", B="4", C="0", D="10", E="10")
    assert whole.groups["G"].to_date.percent == exact("72.5")
    assert whole.plan.to_date.percent == exact("89")


def test_what_does_not_apply_leaves_its_weight_to_the_others() -> None:
    """50, 30 and 20 without the 30: 50/70 and 20/70; and the result says which was left out, and why."""
    tree = (leaf("A", "50"), leaf("B", "30"), leaf("C", "20"))
    rollup = found("nivel", *tree, A="10", B={"estado": "no_aplica"}, C="3").plan.to_date
    assert near(rollup.percent, exact("560/7"))  # (50 · 100 + 20 · 30) / 70
    assert rollup.left_out == {"B": Estado.NO_APLICA}
    assert near(rollup.shares["A"], exact("500/7"))
    assert near(rollup.shares["C"], exact("200/7"))


def test_a_whole_group_that_does_not_apply_leaves_its_weight_too() -> None:
    """One level up, by its own word."""
    tree = (group("G", leaf("A", "100"), peso="60"), leaf("B", "40"))
    whole = found("nivel", *tree, A={"estado": "suspendida"}, B="5")
    assert whole.groups["G"].to_date.percent is Estado.SUSPENDIDA
    assert whole.plan.to_date.percent == 50
    assert whole.plan.to_date.left_out == {"G": Estado.SUSPENDIDA}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, Estado.SIN_DATO),
        ({"A": {"estado": "no_aplica"}}, Estado.SIN_DATO),
        ({"A": {"estado": "no_aplica"}, "B": {"estado": "suspendida"}}, Estado.SUSPENDIDA),
        ({"A": {"estado": "no_aplica"}, "B": {"estado": "no_aplica"}}, Estado.NO_APLICA),
    ],
)
def test_a_group_without_a_percentage_says_what_is_owed_first(answers: dict[str, Any], state: Estado) -> None:
    """What nobody has reported comes before what was excused."""
    assert found("ninguna", group("G", leaf("A"), leaf("B")), **answers).groups["G"].to_date.percent is state


def test_what_has_not_begun_counts_as_nothing_done() -> None:
    """It was due: leaving it out would raise the group."""
    rollup = found("ninguna", leaf("A"), leaf("B"), A="10", B={"estado": "no_iniciado"}).plan.to_date
    assert rollup.percent == 50
    assert rollup.left_out == {}


def later(code: str) -> dict[str, Any]:
    """Give an activity of which nothing is due before the last quarter."""
    return leaf(code) | {"programacion": {"trimestral": {"2024-T4": "10"}}}


def test_what_is_not_due_yet_lowers_the_year_and_not_the_date() -> None:
    """In March, half of the plan being ahead is no reason to look better in December."""
    rollups = found("ninguna", leaf("A"), later("B"), A="5").plan
    assert rollups.to_date.percent == 50
    assert rollups.to_date.left_out == {"B": Estado.NO_PROGRAMADO}
    assert rollups.year.percent == 25


def test_what_is_not_due_yet_is_no_number_by_itself() -> None:
    """Where nobody has reported, the year is not zero; where nothing is due, it counts as not done one level up."""
    assert found("ninguna", group("G", leaf("A"), later("B"))).groups["G"].year.percent is Estado.SIN_DATO
    whole = found("ninguna", group("G", later("B")), leaf("A"), A="10")
    assert whole.groups["G"].year.percent is Estado.NO_PROGRAMADO
    assert whole.plan.year.percent == 50


def test_what_nobody_reported_lowers_the_year() -> None:
    """Becoming due without a report is no reason to look better than before; to date, it is left out by name."""
    before, after = (found("ninguna", leaf("A"), each, A="10").plan for each in (later("B"), leaf("B")))
    assert before.year.percent == after.year.percent == 50
    assert after.to_date.percent == 100
    assert after.to_date.left_out == {"B": Estado.SIN_DATO}


def test_a_group_of_which_half_is_suspended_still_owes_the_other_half() -> None:
    """In the year, what is not due yet counts as not done, also beside what was excused."""
    half = group("G", leaf("A"), later("B"))
    assert found("ninguna", half, A={"estado": "suspendida"}).plan.year.percent is Estado.SUSPENDIDA
    assert found("ninguna", half, leaf("C"), A={"estado": "suspendida"}, C="10").plan.year.percent == 50


def test_what_is_over_counts_up_to_the_cap() -> None:
    """30 of 10 do not make up for 0 of 10."""
    whole = found("ninguna", leaf("A"), leaf("B"), A="30", B="0")
    assert whole.activities["A"].to_date.percent == 300
    assert whole.plan.to_date.percent == 50


def test_a_group_of_nothing_measured_has_no_goal() -> None:
    """And leaves the plan's percentage alone."""
    bare = {"codigo": "B", "nombre": "sin meta"}
    whole = found("ninguna", group("G", bare), leaf("A"), A="10")
    assert whole.groups["G"].to_date.percent is Estado.SIN_META
    assert whole.plan.to_date.percent == 100
    assert whole.plan.to_date.left_out == {"G": Estado.SIN_META}


def test_an_empty_plan_has_no_goal() -> None:
    """Nor does it divide by nothing."""
    assert found("nivel").plan.to_date.percent is Estado.SIN_META


def test_a_group_with_a_goal_of_its_own_counts_by_its_parts() -> None:
    """Else the same work would count twice; where its parts have none, it is measured itself."""
    goal = {"meta": {"cantidad": "10"}, "programacion": PROGRAM}
    bare = {"codigo": "B", "nombre": "sin meta"}
    whole = found("ninguna", group("G", leaf("A")) | goal, group("H", bare) | goal, A="5", H="10")
    assert set(whole.activities) == {"A", "H"}
    assert whole.groups["G"].to_date.percent == 50
    assert whole.plan.to_date.percent == 75


def test_the_rows_of_the_table_are_followed_with_what_they_change() -> None:
    """What the table «seguimiento» does not list is not followed, and its own rows count as it prints them."""
    rows = [{"de": "G", "hijos": [{"de": "A", "meta": "100 %", "programacion": {"trimestral": {"2024-T1": "50 %"}}}]}]
    tree = [group("G", leaf("A"), leaf("B")), leaf("C")]
    plan = plan_of(tree, tablas={"seguimiento": {"filas": rows}})
    whole = measured(plan, {"2024-T1": {"A": "25"}}, "2024-T1")
    assert set(whole.activities) == {"A"}
    assert whole.activities["A"].to_date.percent == 50  # 25 of the 50 % that the row programs
    assert whole.activities["A"].year.percent == 25
