"""Whatever the plan and the answers: no division by zero, no float, bounded percentages, order that does not matter."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from pecdocs.seguimiento import Activity, Estado, Group, Progress, followed, progress, propose, rules_of
from pecdocs.seguimiento.items import walk
from tests.support.seguimientos import Data, answers_of, formato_of, measured, near, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

QUARTERS = ("2024-T1", "2024-T2", "2024-T3", "2024-T4")
ZERO, HUNDRED = Decimal(0), Decimal(100)

numbers: SearchStrategy[str] = st.one_of(
    st.sampled_from(("0", "1", "3", "10", "0.1", "-2", "99999999999999999999999999999", "0.0000000001")),
    st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False).map(lambda each: f"{each:f}"),
)


kinds = st.sampled_from(("suma", "flujo", "stock", "capacidad", "reduccion", "hito"))
goals: SearchStrategy[Data] = st.builds(
    lambda goal, more: {**goal, **more},
    st.fixed_dictionaries({"tipo": kinds}, optional={"cantidad": numbers, "linea_base": numbers}),
    st.sampled_from(({}, {}, {"demanda": "sí"}, {"tope": "110"}, {"tope": "0"}, {"unidad": "%"})),
)
"""A goal of any kind, with and without what its kind needs."""

quantities = st.builds(lambda number, mark: number + mark, numbers, st.sampled_from(("", " %")))
programs: SearchStrategy[Data] = st.one_of(
    st.fixed_dictionaries({"trimestral": st.dictionaries(st.sampled_from(QUARTERS), quantities)}),
    st.fixed_dictionaries({}, optional={"semestral": st.fixed_dictionaries({"2024-S1": quantities})}),
    st.fixed_dictionaries({"mensual": st.fixed_dictionaries({"2024-05": quantities, "2024-06": quantities})}),
)
"""What is programmed, in units or in percentages, by some scheme or none."""

dates: SearchStrategy[Data] = st.sampled_from(
    ({}, {"inicio": "2024-04-01", "fin": "2024-09-30"}, {"meses": ["2024-04", "2024-12"]}, {"permanente": "sí"})
)
answers: SearchStrategy[Data] = st.fixed_dictionaries(
    {},
    optional={
        "ejecutado": st.one_of(numbers, st.sampled_from(("sí", "no"))),
        "solicitado": numbers,
        "estado": st.sampled_from(("no_iniciado", "suspendida", "no_aplica")),
    },
)

weights = st.sampled_from(("1", "25", "33.3", "0"))
chances = st.sampled_from((True, True, False))
sizes = st.integers(0, 3)


@st.composite
def trees(draw: DrawFn) -> list[Data]:
    """Give two or three levels of nodes; groups may have goals, leaves may have none."""
    codes = iter(f"A{n}" for n in range(1, 100))

    def node(depth: int) -> Data:
        found: Data = {"codigo": next(codes), "nombre": "x", "peso": draw(weights)}
        if draw(chances):
            found |= {"meta": draw(goals), "programacion": draw(programs), "fechas": draw(dates)}
        return found | {"hijos": [node(depth - 1) for _ in range(draw(sizes))] if depth else []}

    return [node(2) for _ in range(draw(sizes))]


@st.composite
def followed_plans(draw: DrawFn) -> tuple[list[Data], str, dict[str, dict[str, Data]], str]:
    """Give a tree, a mode of weights, what was answered, and a cut-off."""
    tree = draw(trees())
    codes = [each.codigo for each in walk(followed(plan_of(tree))) if each.measured]
    some = st.dictionaries(st.sampled_from(codes), answers) if codes else st.just({})
    mode = draw(st.sampled_from(("ninguna", "nivel", "padre")))
    return tree, mode, {key: draw(some) for key in QUARTERS}, draw(st.sampled_from(QUARTERS))


Case = tuple[list[Data], str, dict[str, dict[str, Data]], str]


def of(case: Case) -> Progress:
    """Measure a plan."""
    tree, mode, given_, corte = case
    return measured(plan_of(tree, seguimiento={"ponderacion": mode}), given_, corte)


def groups_of(found: Progress) -> list[Group]:
    """Give every group, the plan last."""
    return [*found.groups.values(), found.plan]


def spans(found: Activity) -> Iterator[Any]:
    """Give every span of an activity."""
    yield from (*found.periods.values(), found.to_date, found.year)


@given(followed_plans())
def test_anything_is_measured(case: Case) -> None:
    """Every activity and group has a percentage or a state for every period, to date and for the year."""
    found = of(case)
    assert {each.codigo for each in walk(found.items)} == set(found.activities) | set(found.groups)
    results: list[Activity | Group] = [*found.activities.values(), *groups_of(found)]
    for result in results:
        assert len(result.periods) == QUARTERS.index(case[3]) + 1


@given(followed_plans())
def test_what_counts_is_between_nothing_and_the_cap(case: Case) -> None:
    """A real percentage may be anything; in a roll-up it is bounded, and so is each group."""
    found = of(case)
    for activity in found.activities.values():
        cap = activity.item.meta.tope if activity.item.meta.tope is not None else HUNDRED
        assert all(ZERO <= each.counted <= cap for each in spans(activity) if isinstance(each.counted, Decimal))
    for group in groups_of(found):
        for each in (*group.periods.values(), group.to_date, group.year):
            assert isinstance(each.percent, Estado) or ZERO <= each.percent <= Decimal("110.000001")


@given(followed_plans())
def test_a_group_is_the_weighted_mean_of_its_parts(case: Case) -> None:
    """The shares sum to 100 over the parts that count, and the percentage is theirs."""
    found = of(case)
    for group in groups_of(found):
        rollup = group.to_date
        counted = {code: found.result(code).to_date.counted for code in rollup.shares}
        assert not set(rollup.shares) & set(rollup.left_out)
        assert bool(rollup.shares) == isinstance(rollup.percent, Decimal)
        if rollup.shares:
            assert near(sum(rollup.shares.values(), ZERO), Fraction(100))
            parts = sum(
                (Fraction(rollup.shares[code]) * Fraction(value) for code, value in counted.items()), Fraction()
            )
            assert near(rollup.percent, parts / 100)


@given(followed_plans())
def test_what_is_left_out_has_no_percentage_or_no_weight(case: Case) -> None:
    """The others' weights keep their proportions."""
    tree, mode, _, _ = case
    found = of(case)
    rollup, weigh = found.plan.to_date, {each["codigo"]: Fraction(each["peso"]) for each in tree}
    for code in rollup.left_out:
        assert isinstance(found.result(code).to_date.counted, Estado) or (mode != "ninguna" and weigh[code] == 0)
    whole = sum((weigh[code] for code in rollup.shares), Fraction())
    for code, share in rollup.shares.items():
        expected = Fraction(1, len(rollup.shares)) if mode == "ninguna" else weigh[code] / whole
        assert near(share, expected * 100)


@given(followed_plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(case: Case, chance: Any) -> None:
    """Nor that of the answers."""
    tree, mode, given_, corte = case

    def shuffled(nodes: list[Data]) -> list[Data]:
        return [each | {"hijos": shuffled(each["hijos"])} for each in chance.sample(nodes, len(nodes))]

    mixed = {key: dict(chance.sample(sorted(each.items()), len(each))) for key, each in given_.items()}
    first, second = of(case), of((shuffled(tree), mode, mixed, corte))
    for code, activity in first.activities.items():
        assert activity.to_date == second.activities[code].to_date
    for mine, other in ((first.plan, second.plan), *((each, second.groups[c]) for c, each in first.groups.items())):
        one, two = mine.to_date.percent, other.to_date.percent
        assert near(one, two if isinstance(two, Estado) else Fraction(two))
        assert mine.to_date.light == other.to_date.light


@given(followed_plans(), st.sampled_from(("50", "100", "150", "1000")))
def test_a_higher_cap_never_lowers_what_counts(case: Case, cap: str) -> None:
    """Nor does it change a real percentage."""
    tree, mode, given_, corte = case
    plan = plan_of(tree, seguimiento={"ponderacion": mode})
    low, high = (measured(plan, given_, corte, formato_of(tope=each)) for each in ("40", cap))
    for code, activity in low.activities.items():
        for before, after in zip(spans(activity), spans(high.activities[code]), strict=True):
            assert before.percent == after.percent
            assert isinstance(before.counted, Estado) or before.counted <= after.counted


@given(followed_plans())
def test_later_answers_change_nothing(case: Case) -> None:
    """The cut-off is the end of what is known."""
    tree, mode, given_, corte = case
    known = {key: each for key, each in given_.items() if key <= corte}
    assert of(case) == of((tree, mode, known, corte))


@given(followed_plans())
def test_no_number_is_a_float(case: Case) -> None:
    """Anywhere in what is given."""

    def numbers_in(value: Any) -> Iterator[Any]:
        if is_dataclass(value):
            for each in fields(value):
                yield from numbers_in(getattr(value, each.name))
        elif isinstance(value, dict):
            for inner in value.values():
                yield from numbers_in(inner)
        else:
            yield value

    found = of(case)
    for result in (*found.activities.values(), *groups_of(found)):
        assert not any(isinstance(each, float) for each in numbers_in(result))


@given(trees())
def test_a_proposal_sums_to_its_goal(tree: list[Data]) -> None:
    """Exactly, in whole units where the goal is whole; of a level, the last one is the goal."""
    plan = plan_of(tree)
    rules = rules_of(plan, formato_of())
    for item in walk(followed(plan)):
        if not item.measured:
            continue
        found, goal = propose(item, rules.periods), item.meta.cantidad
        if item.kind == "suma" and goal is not None and goal > 0:
            assert sum(map(Fraction, found.values())) == Fraction(goal)
            assert Fraction(goal).denominator > 1 or all(Fraction(each).denominator == 1 for each in found.values())
        elif item.kind in {"capacidad", "reduccion"} and found:
            assert goal is not None
            assert Fraction([*found.values()][-1]) == Fraction(goal)
        assert set(found) <= set(QUARTERS)


@given(followed_plans())
def test_a_plan_without_answers_is_measured_too(case: Case) -> None:
    """Nothing done is not zero: no activity has a percentage."""
    plan = plan_of(case[0])
    found = progress(plan, rules_of(plan, formato_of()), answers_of({}), case[3])
    assert all(isinstance(each.percent, Estado) for one in found.activities.values() for each in spans(one))
