"""Random plans that can be followed, and answers that their areas may give: what passes every check of seguimiento."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from pecdocs.seguimiento import followed, rules_of
from pecdocs.seguimiento.items import walk
from tests.support.seguimientos import Data, answers_of, formato_of, plan_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from pecdocs.plan import Plan
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento import Answers, Item, Rules

Given = dict[str, dict[str, Data]]

_SCHEMES: tuple[tuple[str, Any], ...] = (
    ("trimestral", "2024"),
    ("trimestral", "2024"),
    ("semestral", {"desde": "2023", "hasta": "2024"}),
    ("anual", {"desde": "2022", "hasta": "2024"}),
    ("bimestral", "2024"),
)
_SEMAFOROS: tuple[Data, ...] = (
    {},
    {"superado": None, "tope": "110", "umbral": "100"},
    {"semaforo": [{"desde": "0", "palabra": "Bajo"}, {"desde": "33.3", "palabra": "=Medio"}], "tope": "150"},
)
_NUMBERS = ("0", "1", "3", "10", "0.1", "2.5", "7", "33.33", "12000", "0.07", "99")
_STATES = ("no_iniciado", "suspendida", "no_aplica")
_DATES: tuple[Data, ...] = ({}, {}, {"inicio": "2024-04-01", "fin": "2024-09-30"}, {"permanente": "sí"})

numbers = st.sampled_from(_NUMBERS)
chances = st.sampled_from((True, True, True, False))


@dataclass(frozen=True)
class Seguimiento:
    """A plan that is followed, its rules, what was answered as data, and a cut-off."""

    plan: Plan
    rules: Rules
    given: Given
    corte: str

    @property
    def answers(self) -> Answers:
        """Give what was answered."""
        return answers_of(self.given)

    @property
    def measured(self) -> list[Item]:
        """Give what is measured, in the order of the tree."""
        return [each for each in walk(followed(self.plan)) if each.measured]

    @property
    def period(self) -> Period:
        """Give the period of the cut-off."""
        return self.rules.up_to(self.corte)[-1]


@st.composite
def seguimientos(draw: DrawFn) -> Seguimiento:
    """Give one."""
    scheme, vigencia = draw(st.sampled_from(_SCHEMES))
    formato = formato_of(**draw(st.sampled_from(_SEMAFOROS)))
    mode = draw(st.sampled_from(("ninguna", "nivel", "padre")))

    def plan_with(tree: list[Data]) -> Plan:
        return plan_of(tree, vigencia, seguimiento={"esquema": scheme, "ponderacion": mode})

    keys = [each.key for each in rules_of(plan_with([]), formato).periods]
    plan = plan_with(draw(_trees(scheme, keys)))
    some = [each for each in walk(followed(plan)) if each.measured]
    given = {key: {each.codigo: draw(answers(each)) for each in some if draw(chances)} for key in keys}
    return Seguimiento(plan, rules_of(plan, formato), given, draw(st.sampled_from(keys)))


@st.composite
def _trees(draw: DrawFn, scheme: str, keys: list[str]) -> list[Data]:
    """Give up to three levels of nodes; codigos like numbers, and some that differ in capitals alone."""
    codes = iter([*(f"{n}.{m}0" for n in range(1, 8) for m in range(1, 10)), *(f"X{n}" for n in range(300))])
    twins = iter(("a", "A", "b-1", "B-1"))

    def node(depth: int) -> Data:
        code = next(twins, None) if draw(st.integers(0, 9)) == 0 else None
        found: Data = {"codigo": code or next(codes), "nombre": "x", "peso": draw(st.sampled_from(("1", "25", "33.3")))}
        hijos = [node(depth - 1) for _ in range(draw(st.integers(0, 3)))] if depth else []
        if draw(chances):
            found |= draw(_goals(scheme, keys))
        return found | {"hijos": hijos}

    return [node(draw(st.integers(0, 2))) for _ in range(draw(st.integers(0, 3)))]


@st.composite
def _goals(draw: DrawFn, scheme: str, keys: list[str]) -> Data:
    """Give a goal of any kind with what its kind needs, programmed or not, with dates or none."""
    kind = draw(st.sampled_from(("suma", "flujo", "stock", "capacidad", "reduccion", "hito", "demanda")))
    meta: Data = {"demanda": "sí"} if kind == "demanda" else {"tipo": kind}
    meta |= draw(st.sampled_from(({}, {}, {"tope": "110"}, {"tope": "0"}, {"unidad": "%"}, {"unidad": "piezas"})))
    if draw(chances):
        meta["cantidad"] = draw(numbers)
    if kind in {"capacidad", "reduccion"}:
        meta["linea_base"] = draw(st.sampled_from(("0", "5", "100", "-3", "0.5")))
    mark = draw(st.sampled_from(("", "", " %")))
    some = [draw(st.sampled_from(keys))] if kind == "hito" else [key for key in keys if draw(chances)]
    programmed = {key: draw(numbers) + mark for key in some} if draw(chances) else {}
    return {"meta": meta, "programacion": {scheme: programmed}, "fechas": draw(st.sampled_from(_DATES))}


@st.composite
def answers(draw: DrawFn, item: Item) -> Data:
    """Give what an area may answer of an activity."""
    if draw(st.integers(0, 3)) == 0:
        return {"estado": draw(st.sampled_from(_STATES))}
    if item.kind == "hito":
        return {"ejecutado": draw(st.sampled_from(("sí", "no")))}
    if item.kind == "demanda":
        return {"ejecutado": draw(numbers), "solicitado": draw(numbers)}
    return {"ejecutado": draw(numbers)}
