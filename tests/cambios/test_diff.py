"""The semantic diff: it tells everything and nothing else, and applied to the old version it gives the new one."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import pytest
from deepdiff import DeepDiff
from pydantic import BaseModel

from pecdocs.cambios import Tipo, apply, diff
from pecdocs.cambios.labels import FIELDS
from pecdocs.plan import Plan
from pecdocs.plan import model as plan_model
from pecdocs.plan import values as plan_values
from pecdocs.plan.checks import nodes
from pecdocs.reading.model import Abreviable, Modelo
from tests.support.edits import versions
from tests.support.plandata import data_of, plain
from tests.support.rounds import WANTED, in_rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = min(WANTED, 600) // 2
"""How many pairs of random versions are compared."""


def plan(**parts: Any) -> Plan:
    """Make a small plan: two groups with two activities each, and the parts that a test gives in the place of these."""
    data: dict[str, Any] = {
        "entidad": {"nombre": "Entidad"},
        "documento": {"titulo": "Plan", "version": "1", "fecha": "2024-01-31", "vigencia": "2024"},
        "roles": {"COM": "Comunicaciones"},
        "niveles": ["Eje", "Actividad"],
        "arbol": [
            {"codigo": "A", "nombre": "Interna", "hijos": [node("A1"), node("A2"), node("A3")]},
            {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
        ],
    }
    return Plan.model_validate(data | parts)


def node(code: str, **fields: Any) -> dict[str, Any]:
    """Make an activity."""
    return {"codigo": code, "nombre": f"Actividad de nombre {code}", **fields}


def tree(*groups: dict[str, Any]) -> list[dict[str, Any]]:
    """Make a tree."""
    return list(groups)


def told(old: Plan, new: Plan) -> list[tuple[str, tuple[str, ...], str]]:
    """Give what is told of two versions: what happened, to what, to which field."""
    return [(each.tipo.value, each.key, each.campo) for each in diff(old, new)]


@pytest.mark.xdist_group("versiones")
def test_what_is_applied_to_the_old_version_gives_the_new_one_and_back() -> None:
    """For any two versions; a version does not differ from itself, and something is told where anything differs."""

    def check(pair: tuple[Plan, Plan]) -> None:
        old, new = pair
        assert len(diff(old, old)) == 0
        assert data_of(apply(diff(old, new), old)) == data_of(new)
        assert data_of(apply(diff(new, old), new)) == data_of(old)
        assert bool(len(diff(old, new))) is (data_of(old) != data_of(new))

    in_rounds(check, versions, PAIRS)


def outline(given: Plan) -> dict[str, list[str]]:
    """Give the codes below each node of a plan, in order."""
    return {each.codigo: [child.codigo for child in each.hijos] for each in nodes(given.arbol) if each.hijos}


def applied_both_ways(old: Plan, new: Plan) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Give what the changes between two plans make of each of them."""
    return outline(apply(diff(old, new), old)), outline(apply(diff(new, old), new))


def test_what_is_applied_takes_its_place_among_its_sisters() -> None:
    """Neither first nor last; and what is after it keeps its order."""
    more = {"codigo": "X", "nombre": "Formar a los voceros"}
    interna = {"codigo": "A", "nombre": "Interna", "hijos": [node("A1"), more, node("A2"), node("A3")]}
    externa = {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]}
    assert applied_both_ways(plan(), plan(arbol=tree(interna, externa))) == (
        {"A": ["A1", "X", "A2", "A3"], "B": ["B1", "B2"]},
        {"A": ["A1", "A2", "A3"], "B": ["B1", "B2"]},
    )


def test_what_moved_is_applied_with_what_is_below_it() -> None:
    """It takes its place below its new parent, though the old one is gone."""
    moved = node("A2", hijos=[node("A2-1"), node("A2-2")])
    externa = {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]}
    old = plan(arbol=tree({"codigo": "A", "nombre": "Interna", "hijos": [node("A1"), node("A3"), moved]}, externa))
    new = plan(arbol=tree({**externa, "hijos": [node("B1"), moved, node("B2")]}))
    assert Tipo.TRASLADADO in {each.tipo for each in diff(old, new)}
    assert applied_both_ways(old, new) == (
        {"B": ["B1", "A2", "B2"], "A2": ["A2-1", "A2-2"]},
        {"A": ["A1", "A3", "A2"], "A2": ["A2-1", "A2-2"], "B": ["B1", "B2"]},
    )


def test_a_goal_that_changes_is_one_change_of_one_field() -> None:
    """The old value and the new one stand in it, and where it stands in both versions."""
    one = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A1", meta={"cantidad": "10", "unidad": "revistas"})]}
    )
    two = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A1", meta={"cantidad": "12", "unidad": "revistas"})]}
    )
    (change,) = diff(plan(arbol=one), plan(arbol=two))
    assert (change.tipo, change.key, change.campo, change.aspecto) == (Tipo.MODIFICADO, ("nodo", "A1"), "meta", "meta")
    assert (change.antes.cantidad, change.despues.cantidad) == (10, 12)
    assert [place.numeral for place in (change.lugar_antes, change.lugar_despues) if place] == ["1.1", "1.1"]


def test_what_moves_below_another_parent_is_moved_and_not_lost() -> None:
    """Its new number is that of its new place."""
    arbol = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A1"), node("A3")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("A2"), node("B2")]},
    )
    (change,) = diff(plan(), plan(arbol=arbol))
    assert (change.tipo, change.key) == (Tipo.TRASLADADO, ("nodo", "A2"))
    assert (change.lugar_antes and change.lugar_antes.numeral, change.lugar.numeral) == ("1.2", "2.2")


def test_another_order_is_one_change_of_those_who_are_in_it() -> None:
    """Nothing was added or removed."""
    arbol = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A3"), node("A1"), node("A2")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
    )
    assert told(plan(), plan(arbol=arbol)) == [("reordenado", ("nodo", "A"), "nodo")]


def test_one_more_among_sisters_moves_none_of_them() -> None:
    """Their numbers change, their order does not."""
    arbol = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A0"), node("A1"), node("A2"), node("A3")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
    )
    assert told(plan(), plan(arbol=arbol)) == [("incluido", ("nodo", "A0"), "")]


def test_a_node_with_another_code_and_nearly_the_same_text_is_the_same_node() -> None:
    """What else changed in it is told of it, and the rows of tables that point at it are not told at all."""
    rows = {"seguimiento": {"filas": [{"de": "A1"}, {"de": "B1"}]}}
    now = {"seguimiento": {"filas": [{"de": "Z9"}, {"de": "B1"}]}}
    arbol = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [node("A1") | {"codigo": "Z9"}, node("A2"), node("A3")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
    )
    found = diff(plan(tablas=rows), plan(arbol=arbol, tablas=now))
    assert [(each.tipo, each.antes, each.despues) for each in found] == [(Tipo.RECODIFICADO, "A1", "Z9")]


def test_a_node_with_another_code_and_another_text_is_another_node() -> None:
    """One is removed and one is added."""
    other = {"codigo": "Z9", "nombre": "Contratar a un fotógrafo"}
    arbol = tree(
        {"codigo": "A", "nombre": "Interna", "hijos": [other, node("A2"), node("A3")]},
        {"codigo": "B", "nombre": "Externa", "hijos": [node("B1"), node("B2")]},
    )
    assert sorted(told(plan(), plan(arbol=arbol))) == [
        ("incluido", ("nodo", "Z9"), ""),
        ("retirado", ("nodo", "A1"), ""),
    ]


def test_a_row_that_sets_a_field_to_null_differs_from_one_that_does_not_set_it() -> None:
    """The first prints nothing, the second what its node says."""
    old = plan(tablas={"matriz": {"filas": [{"de": "A1"}]}})
    new = plan(tablas={"matriz": {"filas": [{"de": "A1", "meta": None}]}})
    assert told(old, new) == [("modificado", ("fila", "matriz", "de", "A1", "1"), "meta")]


def test_siglas_in_another_order_are_told_for_their_table_prints_them_so() -> None:
    """Their order is the plan's."""
    old, new = ({"ONU": "a", "UE": "b"}, {"UE": "b", "ONU": "a"})
    assert told(plan(siglas=old), plan(siglas=new)) == [("reordenado", ("plan",), "sigla")]


def test_the_same_number_written_otherwise_is_no_change() -> None:
    """10 and 10.0 are one number."""
    old, new = (tree(node("A1", peso=written) | {"hijos": []}) for written in ("10", "10.0"))
    assert told(plan(arbol=old), plan(arbol=new)) == []


def fields_by_code(given: Plan) -> dict[str, dict[str, Any]]:
    """Give the fields of every node by its codigo, as plain data."""
    return {
        each.codigo: {name: plain(value) for name, value in each.__dict__.items() if name not in {"codigo", "hijos"}}
        for each in nodes(given.arbol)
    }


@pytest.mark.xdist_group("versiones")
def test_the_fields_told_are_those_that_another_tool_finds() -> None:
    """deepdiff, on the fields of each node that both versions have, counts the same ones."""

    def check(pair: tuple[Plan, Plan]) -> None:
        old, new = map(fields_by_code, pair)
        both = sorted(old.keys() & new.keys())
        found = DeepDiff({code: old[code] for code in both}, {code: new[code] for code in both}, view="tree")
        referee = {tuple(each.path(output_format="list")[:2]) for kind in found.values() for each in kind}
        changes = [each for each in diff(*pair) if each.clase == "nodo" and each.campo not in {"", "nodo", "codigo"}]
        assert {(each.key[1], each.campo) for each in changes if each.key[1] in both} == referee

    in_rounds(check, versions, PAIRS)


# ── Every field of the model ─────────────────────────────────────────────────────────────────────────────────

_MODELS = [
    each
    for module in (plan_model, plan_values)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Modelo) and each.__module__ == module.__name__
]
_NOT_OF_A_PLAN = {"RegistroCambios", "Campos"}
"""The file of the change log, whose entries are the plan's, and the base of nodes and rows."""


def fields_of_models() -> Iterator[tuple[type[BaseModel], str]]:
    """Give every field that a plan may hold, with its model."""
    for model in dict.fromkeys(_MODELS):
        if model.__name__ not in _NOT_OF_A_PLAN:
            for name in model.model_fields:
                yield model, name


def holds(annotation: Any, model: type[BaseModel]) -> bool:
    """Tell whether a type is a model, or holds it in a list, a mapping or an option."""
    if annotation is model:
        return True
    return any(holds(each, model) for each in get_args(annotation))


def paths_to(model: type[BaseModel], start: type[BaseModel] = Plan, seen: tuple[type, ...] = ()) -> Iterator[list[Any]]:
    """Give the ways from a plan down to a model: of each step its model and field."""
    if start is model:
        yield []
    for name, field in start.model_fields.items():
        for below in _models_in(field.annotation):
            if below not in seen and below is not start:
                for rest in paths_to(model, below, (*seen, start)):
                    yield [(start, name), *rest]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models_in(each)


def value_of(annotation: Any, n: int) -> Any:  # noqa: PLR0911 - one each kind of type
    """Make a value of a type; another one for each `n`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return value_of(next(each for each in arguments if each is not type(None)), n)
    if origin is tuple:
        return (value_of(arguments[0], n),)
    if origin is dict:
        return {f"k{n}": value_of(arguments[1], n)}
    if origin is not None and hasattr(annotation, "__metadata__"):
        return value_of(arguments[0], n)
    if arguments:  # a Literal
        return arguments[n % len(arguments)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        first = next(iter(annotation.model_fields))
        return annotation.model_construct(
            **needed(annotation, n) | {first: value_of(annotation.model_fields[first].annotation, n)}
        )
    return f"{annotation}{n}" if annotation is str else (n % 2 == 0 if annotation is bool else n)


def needed(model: type[BaseModel], n: int) -> dict[str, Any]:
    """Give the fields that a model can't lack; a row of a table has a codigo or points at a node."""
    own = {"codigo": "R"} if model is plan_model.FilaTabla else {}
    return own | {key: value_of(f.annotation, n) for key, f in model.model_fields.items() if f.is_required()}


def put(model: type[BaseModel], name: str, path: list[Any], n: int) -> Plan:
    """Make a plan that holds a model at the end of a path, with the n-th value in one of its fields."""
    value = value_of(model.model_fields[name].annotation, n)
    item: Any = model.model_construct(**needed(model, 0) | {name: value})
    for owner, field in reversed(path):
        annotation = owner.model_fields[field].annotation
        wrapped: Any = item
        if get_origin(annotation) is dict:
            inner = get_args(annotation)[1]
            wrapped = {"k": (item,) if "tuple" in str(inner) else item}
        elif "tuple" in str(annotation):
            wrapped = (item,)
        item = owner.model_construct(**needed(owner, 0) | {field: wrapped})
    if (model, name) == (plan_model.FilaTabla, "de"):
        return item.model_copy(update={"arbol": (plan_model.Nodo.model_construct(codigo=value, nombre="Nodo"),)})  # type: ignore[no-any-return]
    return item  # type: ignore[no-any-return]


@pytest.mark.parametrize(("model", "name"), list(fields_of_models()), ids=lambda each: getattr(each, "__name__", each))
def test_every_field_of_the_model_that_changes_is_told(model: type[BaseModel], name: str) -> None:
    """A field that is added to the model is told of, wherever it is, with no word said to `cambios`."""
    paths = list(paths_to(model))
    assert paths or model is Abreviable, f"nothing in a plan holds {model.__name__}"
    for path in paths:
        old, new = put(model, name, path, 1), put(model, name, path, 2)
        assert len(diff(old, new)) > 0, [field for _, field in path]
        assert data_of(apply(diff(old, new), old)) == data_of(new)


def test_every_field_has_a_spanish_name() -> None:
    """Sentences name it."""
    kinds = {
        *(("documento", name) for name in plan_model.Documento.model_fields),
        *(("entidad", name) for name in plan_model.Entidad.model_fields),
        *(("seguimiento", name) for name in plan_model.Seguimiento.model_fields),
        *(("rol", name) for name in set(plan_model.Rol.model_fields) - {"personas"}),
        *(("persona", name) for name in set(plan_model.Persona.model_fields) - {"nombre"}),
        *(("periodo", name) for name in plan_model.Periodo.model_fields),
        *(("seccion", name) for name in set(plan_model.Seccion.model_fields) - {"codigo", "secciones"}),
        *(("nodo", name) for name in plan_model.Campos.model_fields),
        *(("fila", name) for name in plan_model.Campos.model_fields),
        *(("tabla", name) for name in set(plan_model.TablaPlan.model_fields) - {"filas"}),
        *(("firma", name) for name in plan_model.Firmante.model_fields),
        *(("cambio", name) for name in set(plan_model.Cambio.model_fields) - {"version"}),
    }
    assert [(kind, name) for kind, name in sorted(kinds) if name not in FIELDS[kind]] == []
