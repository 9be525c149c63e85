"""The plans in data/ that are followed: they are sound, and measure what their comments say."""

from __future__ import annotations

import pytest

from pecdocs.formato import read_formato
from pecdocs.plan import read_plan
from pecdocs.seguimiento import Estado, Progress, progress, read_answers, rules_of
from pecdocs.seguimiento.kinds import KINDS
from tests.conftest import ROOT
from tests.support.seguimientos import exact, near

DATA = ROOT / "data"
FOLLOWED = sorted(path.parent.name for path in DATA.glob("*/seguimiento"))


def measured(name: str, corte: str) -> Progress:
    """Measure a plan of data/ as of a period."""
    plan = read_plan(DATA / name)
    rules = rules_of(plan, read_formato(plan.formato, ROOT / "templates").formato)
    return progress(plan, rules, read_answers(DATA / name, plan, rules), corte)


def test_three_plans_are_followed() -> None:
    """Two as published, and one with a goal of every kind."""
    assert FOLLOWED == ["ejemplo-seguimiento", "ipco-2022", "uspec-2024"]
    kinds = {each.item.kind for each in measured("ejemplo-seguimiento", "2027-T2").activities.values()}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("name", ["uspec-2024", "ipco-2022"])
def test_a_year_that_was_made_up_says_so(name: str) -> None:
    """What these entities did was not published: each file says so, and so does each document, by the plan's note."""
    files = sorted((DATA / name / "seguimiento").iterdir())
    assert files
    assert all("# Seguimiento ilustrativo: " in file.read_text(encoding="utf-8") for file in files)
    assert "ilustrativo" in (read_plan(DATA / name).seguimiento.nota or "").replace("ilustrativos", "ilustrativo")


def test_the_metrics_of_ipco_are_values_without_a_goal() -> None:
    """What adds up is added, what does not is averaged: 12020 visitors in six months; a blank month is no zero."""
    found = measured("ipco-2022", "2022-06").activities
    assert {each.to_date.percent for each in found.values()} == {Estado.SIN_META}
    done = {code: each.to_date.ejecutado for code, each in found.items()}
    values = {"WEB-A": "12020/6", "BLOG-A": "22", "TW-C": "109800", "FB-D": "61100/6", "VID-A": "11"}
    assert {code for code, value in values.items() if not near(done[code], exact(value))} == set()
    assert found["VID-A"].to_date.missing == ("2022-04",)


@pytest.mark.parametrize(
    ("corte", "percents"),
    [
        ("2024-T1", {"REV-1": "40", "INT-1": "100", "EXT-1": "60", "EVE-1": "100", "": "75"}),
        ("2024-T2", {"REV-1": "80", "INT-1": "100", "EXT-1": "90", "EVE-1": "90", "": "90"}),
        ("2024-T4", {"REV-1": "100", "INT-1": "95", "EXT-1": "100", "EVE-1": "100", "": "395/4"}),
    ],
)
def test_the_year_of_uspec(corte: str, percents: dict[str, str]) -> None:
    """To date, against the published 25 % a quarter: (10 + 30) / 50 is the 80 of the second."""
    found = measured("uspec-2024", corte)
    shown = {code: found.activities[code].to_date.percent for code in found.activities}
    shown[""] = found.plan.to_date.percent
    assert {code for code, value in percents.items() if not near(shown[code], exact(value))} == set()


def test_the_second_quarter_of_uspec_was_changed_after_it_was_closed() -> None:
    """With authorisation, and it shows."""
    assert measured("uspec-2024", "2024-T4").activities["INT-1"].amended == ("2024-T2",)


def test_two_quarters_of_the_example() -> None:
    """A goal of every kind: 40 % of (30 · 75 + 30 · 100 + 20 · 100) / 80, and 60 % of the other group."""
    found = measured("ejemplo-seguimiento", "2027-T2")
    percents = {
        "REVISTA": "75",
        "POLITICA": "100",
        "CAMPANAS": "Suspendida",
        "DIRECTORIO": "100",
        "EVENTOS": "75",
        "SEGUIDORES": "275/3",
        "QUEJAS": "100",
        "RESPUESTAS": "90",
        "AUDIENCIA": "No programado",
    }
    shown = {code: found.activities[code].to_date.percent for code in percents}
    assert {code for code, value in percents.items() if not near(shown[code], exact(value))} == set()
    assert found.groups["INT"].to_date.left_out == {"CAMPANAS": Estado.SUSPENDIDA}
    assert found.activities["DIRECTORIO"].to_date.missing == ("2027-T2",)
    assert near(found.groups["INT"].to_date.percent, exact("725/8"))
    assert near(found.groups["EXT"].to_date.percent, exact("2390/27"))
    assert near(found.plan.to_date.percent, exact("3217/36"))
