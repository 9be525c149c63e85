"""The semáforo: half-open steps, decided on the unrounded percentage; a word beside every colour."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.formato import list_formatos, read_formato
from pecdocs.formato.model import Seguimiento
from pecdocs.seguimiento import Estado, Light, rules_of
from tests.conftest import ROOT
from tests.support.seguimientos import formato_of, measured, plan_of

if TYPE_CHECKING:
    from pecdocs.seguimiento import Rules

RED, AMBER, GREEN = Light("Crítico", "C00000"), Light("En riesgo", "FFC000"), Light("Adecuado", "00B050")
BLUE = Light("Superado", "2E75B6")


def rules(**seguimiento: Any) -> Rules:
    """Give the rules of a format."""
    return rules_of(plan_of([]), formato_of(**seguimiento))


@pytest.mark.parametrize(
    ("percent", "light"),
    [
        ("-50", RED),
        ("0", RED),
        ("59.9999999999999999999999999", RED),
        ("60", AMBER),
        ("79.9999999999999999999999999", AMBER),
        ("80", GREEN),
        ("100", GREEN),
        ("100.0000000000000000000000001", BLUE),
        ("300", BLUE),
    ],
)
def test_a_bound_belongs_to_the_step_that_it_opens(percent: str, light: Light) -> None:
    """79.99… is not 80, however it would be printed; 100 is the last step's."""
    assert rules().light(Decimal(percent)) == light


def test_three_thirds_of_a_bound_are_the_bound() -> None:
    """What a division leaves in the last of its digits decides nothing: the mean of 100/3 · 3, 100 and 100 is 60."""
    nodes = [{"codigo": c, "nombre": c, "meta": {"demanda": "sí"}} for c in "ABCDE"]
    third, all_ = {"ejecutado": "1", "solicitado": "3"}, {"ejecutado": "1", "solicitado": "1"}
    given = {"2024-T1": {"A": third, "B": third, "C": third, "D": all_, "E": all_}}
    rollup = measured(plan_of(nodes), given, "2024-T1").plan.to_date
    assert rollup.light == AMBER


@pytest.mark.parametrize("state", Estado)
def test_a_state_has_its_own_word(state: Estado) -> None:
    """Its colour is none, save for what was due and has not begun."""
    assert rules().light(state) == Light(state.value, "C00000" if state is Estado.NO_INICIADO else None)


def test_the_bounds_are_the_format_s() -> None:
    """Two steps at 70, and no word for what is over."""
    steps = [
        {"desde": "0", "palabra": "Bajo", "color": "FF0000"},
        {"desde": "70", "palabra": "Alto", "color": "00FF00"},
    ]
    own = rules(semaforo=steps, superado=None)
    assert [own.light(Decimal(each)).word for each in ("69.99", "70", "130")] == ["Bajo", "Alto", "Alto"]


@pytest.mark.parametrize(("percent", "over"), [("120", False), ("120.01", True), ("119", False)])
def test_a_goal_is_too_low_over_the_threshold(percent: str, over: bool) -> None:  # noqa: FBT001 - a table's column
    """Not at it."""
    assert rules().exceeds(Decimal(percent)) is over
    assert rules(umbral="119").exceeds(Decimal("119.5"))


def test_little_in_march_is_good_if_little_was_due() -> None:
    """5 % of the year is compared with the 5 % that was programmed to date."""
    node = {"codigo": "A", "nombre": "x", "meta": {"cantidad": "100"}}
    node |= {"programacion": {"trimestral": {"2024-T1": "5", "2024-T4": "95"}}}
    found = measured(plan_of([node]), {"2024-T1": {"A": "5"}}, "2024-T1").activities["A"]
    assert found.to_date.light == GREEN
    assert found.year.percent == Decimal(5)


def test_the_common_format_says_what_the_program_takes_for_granted() -> None:
    """Whoever copies the folder sees every bound."""
    assert read_formato("comun", ROOT / "templates").formato.seguimiento == Seguimiento()


@pytest.mark.parametrize("name", sorted(list_formatos(ROOT / "templates")))
def test_the_steps_of_every_format_begin_at_nothing(name: str) -> None:
    """Each percentage has a word."""
    steps = read_formato(name, ROOT / "templates").formato.seguimiento.semaforo
    assert steps[0].desde == 0
    assert all(each.palabra for each in steps)
