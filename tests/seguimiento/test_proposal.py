"""What is proposed to programme: in proportion to the months of activity, exact, and never applied."""

from __future__ import annotations

from typing import Any

import pytest

from pecdocs.seguimiento import followed, propose, rules_of
from tests.support.seguimientos import formato_of, plan_of

YEAR = {"inicio": "2024-01-01", "fin": "2024-12-31"}
FROM_MARCH = {"inicio": "2024-03-01", "fin": "2024-12-31"}
NAMED = {"meses": ["2024-04", "2024-06", "2024-09", "2024-12"]}


def proposed(meta: dict[str, str], fechas: Any = (), scheme: str = "trimestral", **more: Any) -> list[str]:
    """Give what is proposed for one activity, as `period=amount`."""
    node = {"codigo": "A", "nombre": "x", "meta": meta, "fechas": fechas or [], **more}
    plan = plan_of([node], more.pop("vigencia", "2024"), seguimiento={"esquema": scheme})
    found = propose(followed(plan)[0], rules_of(plan, formato_of()).periods)
    return [f"{key.removeprefix('2024-')}={amount}" for key, amount in found.items()]


@pytest.mark.parametrize(
    ("meta", "fechas", "expected"),
    [
        ({"cantidad": "10"}, FROM_MARCH, "T1=1 T2=3 T3=3 T4=3"),
        ({"cantidad": "4"}, NAMED, "T1=0 T2=2 T3=1 T4=1"),
        ({"cantidad": "30"}, FROM_MARCH, "T1=3 T2=9 T3=9 T4=9"),
        ({"cantidad": "10"}, YEAR, "T1=2 T2=2 T3=3 T4=3"),
        ({"cantidad": "10"}, (), "T1=2 T2=2 T3=3 T4=3"),
        ({"cantidad": "3"}, {"inicio": "2024-11-15", "fin": "2024-12-20"}, "T1=0 T2=0 T3=0 T4=3"),
        ({"cantidad": "1.5"}, YEAR, "T1=0.37 T2=0.37 T3=0.38 T4=0.38"),
        ({"cantidad": "0"}, YEAR, ""),
        ({"unidad": "visitas"}, YEAR, ""),
        ({"demanda": "sí"}, YEAR, ""),
        ({"cantidad": "2", "tipo": "flujo"}, FROM_MARCH, "T1=2 T2=2 T3=2 T4=2"),
        ({"cantidad": "48", "tipo": "stock"}, {"inicio": "2024-04-01", "fin": "2024-09-30"}, "T2=48 T3=48"),
        ({"tipo": "hito"}, {"inicio": "2024-01-15", "fin": "2024-06-30"}, "T2=1"),
        (
            {"cantidad": "15000", "tipo": "capacidad", "linea_base": "12000"},
            YEAR,
            "T1=12750 T2=13500 T3=14250 T4=15000",
        ),
        ({"cantidad": "40", "tipo": "reduccion", "linea_base": "100"}, FROM_MARCH, "T1=94 T2=76 T3=58 T4=40"),
    ],
)
def test_a_goal_is_shared_out_by_its_months(meta: dict[str, str], fechas: Any, expected: str) -> None:
    """Ten magazines from March are 1, 3, 3, 3 and not four times 2.5."""
    assert " ".join(proposed(meta, fechas)) == expected


@pytest.mark.parametrize(
    ("cada", "expected"),
    [
        ("mensual", "T1=1 T2=1 T3=1 T4=1"),
        ("trimestral", "T1=1 T2=1 T3=1 T4=1"),
        ("semestral", "T1=0 T2=2 T3=0 T4=2"),
        ("cuatrimestral", "T1=0 T2=1 T3=1 T4=2"),
        ("anual", "T1=0 T2=0 T3=0 T4=4"),
        ("bienal", "T1=0 T2=0 T3=0 T4=4"),
        ("unica", "T1=0 T2=0 T3=0 T4=4"),
    ],
)
def test_how_often_it_is_done_decides_where_it_falls(cada: str, expected: str) -> None:
    """Each turn falls at the end of its stretch of months."""
    assert " ".join(proposed({"cantidad": "4"}, YEAR, frecuencia=cada)) == expected


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("anual", "2024=7"),
        ("semestral", "S1=3 S2=4"),
        ("cuatrimestral", "C1=2 C2=2 C3=3"),
        ("bimestral", "B1=1 B2=1 B3=1 B4=1 B5=1 B6=2"),
    ],
)
def test_every_scheme_is_proposed_for(scheme: str, expected: str) -> None:
    """Of equal remainders the last period takes the one that is left."""
    assert " ".join(proposed({"cantidad": "7"}, YEAR, scheme)) == expected


def test_periods_of_the_plan_s_own_have_one_turn_each() -> None:
    """In those in which it is active."""
    own = {
        "S1": {"inicio": "2024-12-01", "fin": "2024-12-06"},
        "S2": {"inicio": "2024-12-10", "fin": "2024-12-20"},
        "S3": {"inicio": "2024-12-21", "fin": "2025-01-10"},
    }
    dates = {"inicio": "2024-12-15", "fin": "2024-12-31"}
    node = {"codigo": "A", "nombre": "x", "meta": {"cantidad": "3"}, "fechas": dates}
    plan = plan_of([node], periodos=own, seguimiento={"esquema": "libre"})
    found = propose(followed(plan)[0], rules_of(plan, formato_of()).periods)
    assert {key: str(amount) for key, amount in found.items()} == {"S1": "0", "S2": "1", "S3": "2"}


def test_a_goal_of_thirty_digits_is_shared_out_to_the_last() -> None:
    """No digit is lost on the way."""
    goal = "1234567890123456789012345678"
    parts = proposed({"cantidad": goal}, YEAR)
    assert sum(int(each.partition("=")[2]) for each in parts) == int(goal)
