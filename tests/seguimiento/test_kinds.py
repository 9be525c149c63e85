"""Each kind of goal by hand: casos.yaml says what was programmed and answered, and what it must give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from pecdocs.seguimiento.kinds import KINDS
from tests.support.seguimientos import exact, measured, near, plan_of

if TYPE_CHECKING:
    from pecdocs.seguimiento import Activity

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "casos.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes texts only
)


def activity_of(case: dict[str, Any]) -> Activity:
    """Measure the one activity of a case."""
    node = {"codigo": "A", "nombre": "Una actividad"}
    node |= {key: case[key] for key in ("meta", "programacion", "fechas") if key in case}
    scheme = case.get("esquema", "trimestral")
    own = {"periodos": case.get("periodos_propios", {}), "seguimiento": {"esquema": scheme}}
    plan = plan_of([node], case.get("vigencia", "2024"), **own)
    given = {key: {"A": answer} for key, answer in case["respuestas"].items()}
    return measured(plan, given, case.get("corte", "2024-T2")).activities["A"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["caso"])
def test_a_goal_gives_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    """The percentage of each period, to date and of the year, or the state that stands in its place."""
    found = activity_of(case)
    shown = {key: each.percent for key, each in found.periods.items()}
    assert list(shown) == list(case["periodos"])
    wrong = {key: str(shown[key]) for key, value in case["periodos"].items() if not near(shown[key], exact(value))}
    assert wrong == {}
    assert near(found.to_date.percent, exact(case["a_la_fecha"])), found.to_date.percent
    assert near(found.year.percent, exact(case["anual"])), found.year.percent


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["caso"])
def test_a_goal_counts_for_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    """What it counts in a roll-up, whether it is over the threshold, what is missing, what is carried over."""
    found = activity_of(case)
    assert near(found.to_date.counted, exact(case.get("cuenta", case["a_la_fecha"])))
    assert found.to_date.exceeds == (case.get("supera", "no") == "sí")
    assert list(found.to_date.missing) == case.get("falta", [])
    if "cuenta_en_el_anio" in case:
        assert near(found.year.counted, exact(case["cuenta_en_el_anio"]))
    if "rezago" in case:
        assert {key: near(found.rezago[key], exact(value)) for key, value in case["rezago"].items()} == dict.fromkeys(
            found.rezago, True
        )


def test_every_kind_of_goal_has_its_cases() -> None:
    """None was forgotten."""
    kinds = {"demanda" if "demanda" in case["meta"] else case["meta"].get("tipo", "suma") for case in CASES}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_its_formula(kind: str) -> None:
    """Whoever audits a percentage finds how it was reckoned."""
    assert "/" in (KINDS[kind].__doc__ or "") or kind == "hito"
