"""Every rule finds its wrong example and is silent about the same put right."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from pecdocs.cli.review_plan import expediente_of
from pecdocs.revision import Gravedad, Hallazgo, Regla, Revision, errores, revisar, todas
from tests.support.soundplan import expediente

RULES = todas()
DATA = Path(__file__).parents[2] / "data"
PUBLISHED = ("uspec-2024", "inm-2019", "mintic-2019", "ipco-2022", "rendicion-2019")


@cache
def published(plan: str) -> tuple[Hallazgo, ...]:
    """Give what the review finds in a published plan."""
    return revisar(expediente_of(DATA / plan)).hallazgos


def found(part: str, folder: Path) -> Revision:
    """Review the sound plan with a part put over it, by every rule."""
    return revisar(expediente(part, folder))


def told(revision: Revision) -> list[str]:
    """Give the findings of a review, as they are printed."""
    return [str(each) for each in revision.hallazgos]


def test_nothing_is_found_in_the_sound_plan(tmp_path: Path) -> None:
    """A check that fires on a sound plan is worse than none."""
    assert told(found("formato: comun", tmp_path)) == []


@pytest.mark.parametrize("regla", RULES, ids=lambda regla: regla.codigo)
def test_a_rule_finds_its_wrong_example(regla: Regla, tmp_path: Path) -> None:
    """With words of the plan quoted, where they stand."""
    hits = [each for each in found(regla.ejemplo.mal, tmp_path).hallazgos if each.regla == regla.codigo]
    assert hits
    for each in hits:
        assert re.search("«[^»]+»", each.mensaje) or each.pista
        assert each.sitio.place.line is not None


@pytest.mark.parametrize("regla", RULES, ids=lambda regla: regla.codigo)
def test_nothing_is_found_in_the_example_put_right(regla: Regla, tmp_path: Path) -> None:
    """By no rule: what one asks for is nothing that another forbids."""
    assert told(found(regla.ejemplo.bien, tmp_path)) == []


def test_each_code_is_of_one_rule_and_of_the_name_of_its_file() -> None:
    """A newcomer finds a rule by its code."""
    codes = [each.codigo for each in RULES]
    assert len(set(codes)) == len(codes)
    for each in RULES:
        assert each.buscar.__module__.rsplit(".", 1)[1].startswith(each.codigo.lower() + "_")


@pytest.mark.parametrize("regla", RULES, ids=lambda regla: regla.codigo)
def test_no_finding_is_graver_than_its_rule(regla: Regla, tmp_path: Path) -> None:
    """Its letter says the worst that it may say: `generar` asks only the rules that may find an error."""
    order = list(Gravedad)
    hits = [each for each in found(regla.ejemplo.mal, tmp_path).hallazgos if each.regla == regla.codigo]
    hits += [each for plan in PUBLISHED for each in published(plan) if each.regla == regla.codigo]
    assert all(order.index(each.gravedad) >= order.index(regla.gravedad) for each in hits)


@pytest.mark.parametrize("regla", RULES, ids=lambda regla: regla.codigo)
def test_no_rule_names_a_graver_severity(regla: Regla) -> None:
    """Whatever a plan of which no test knows may have."""
    text = Path(str(sys.modules[regla.buscar.__module__].__file__)).read_text(encoding="utf-8")
    order = list(Gravedad)
    assert not [each for each in order[: order.index(regla.gravedad)] if f"Gravedad.{each.name}" in text]


@pytest.mark.parametrize("plan", PUBLISHED)
def test_the_errors_of_a_plan_are_those_of_the_whole_review(plan: str) -> None:
    """Though fewer rules are asked."""
    expected = [each for each in published(plan) if each.gravedad is Gravedad.ERROR]
    assert list(errores(expediente_of(DATA / plan))) == expected
