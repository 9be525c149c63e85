"""The matrix as open data: a row for each activity and period, every text kept, nothing counted twice."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.data import Corte, Matriz, as_object, columns, csv_bytes, json_bytes, matriz
from pecdocs.data.matriz import ACTIVIDAD, GRUPO
from pecdocs.plan.checks import nodes
from pecdocs.plan.values import Programacion
from pecdocs.reading.values import plain_number
from pecdocs.seguimiento import rules_of
from pecdocs.seguimiento.items import in_the_tree, listed, walk
from tests.support.followable import seguimientos
from tests.support.rounds import WANTED, in_rounds
from tests.support.seguimientos import Data, answers_of, formato_of, plan_of
from tests.support.strategies import plans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pecdocs.data.csvfile import Datum
    from pecdocs.data.matriz import Rows
    from pecdocs.plan import Plan
    from tests.support.followable import Seguimiento

TREE: list[Data] = [
    {
        "codigo": "INT",
        "nombre": "Interna",
        "descripcion": "Hacia adentro",
        "responsables": "COM",
        "hijos": [
            {
                "codigo": "REV",
                "nombre": "Revista",
                "indicador": {"numerador": "Hechas", "denominador": "Programadas", "factor": "100"},
                "meta": {"cantidad": "10", "unidad": "revistas", "impreso": "Diez revistas"},
                "fechas": [
                    {"inicio": "2024-03-01", "fin": {"mes": "2024-06", "impreso": "junio"}},
                    {"meses": ["2024-11"]},
                ],
                "programacion": {"trimestral": {"2024-T1": "25 %", "2024-T2": {"impreso": "Por definir"}}},
                "frecuencia": {"cada": "mensual", "veces": "2"},
                "peso": "33.3",
            },
            {
                "codigo": "EVE",
                "pasos": [{"texto": "Invitar", "producto": "Lista"}, {"texto": "Recibir", "numero": "b)"}],
                "meta": {"demanda": "sí"},
                "responsables": {"roles": ["TH"], "impreso": "T. Humano"},
            },
        ],
    },
]
ROLES = {"COM": "Comunicaciones", "TH": "Talento Humano"}
NIVELES = ["Eje", "Actividad"]


def said(rows: Iterable[list[Datum]], *, with_corte: bool = False) -> list[dict[str, Any]]:
    """Give rows by their columns, without what is blank."""
    names = [each.name for each in columns(with_corte=with_corte)]
    found = [dict(zip(names, row, strict=True)) for row in rows]
    return [{name: value for name, value in row.items() if value not in {None, ()}} for row in found]


def a_plan(**more: Any) -> Plan:
    """Give the plan."""
    return plan_of(TREE, roles=ROLES, niveles=NIVELES, **more)


def read_csv(rows: Rows, *, with_corte: bool = False) -> list[dict[str, str]]:
    """Write rows as CSV, and read them as any program does."""
    data = csv_bytes([each.name for each in columns(with_corte=with_corte)], rows)
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_a_row_says_all_that_its_activity_does() -> None:
    """Values apart from printed words; of a goal in other units, what is programmed in the goal's."""
    first = said(matriz(a_plan()).actividades)[0]
    assert first == {
        "entidad": "",
        "plan": "Plan",
        "vigencia_desde": 2024,
        "vigencia_hasta": 2024,
        "version": "1",
        "plan_estado": "borrador",
        "plan_fecha": first["plan_fecha"],
        "clase": "actividad",
        "nivel": 2,
        "nivel_nombre": "Actividad",
        "nivel1_codigo": "INT",
        "nivel1": "Interna",
        "codigo": "REV",
        "actividad": "Revista",
        "meta": 10,
        "unidad": "revistas",
        "tipo": "suma",
        "meta_impreso": "Diez revistas",
        "indicador": "Hechas",
        "formula_numerador": "Hechas",
        "formula_denominador": "Programadas",
        "formula_factor": 100,
        "inicio": "2024-03-01",
        "fin": "2024-06",
        "tramos": ("2024-03-01/2024-06",),
        "meses": ("2024-11",),
        "permanente": False,
        "fechas_impreso": ("junio",),
        "responsables": "Comunicaciones",
        "responsables_claves": ("COM",),
        "frecuencia": ("mensual",),
        "frecuencia_veces": (2,),
        "peso": Decimal("33.3"),
        "esquema": "trimestral",
        "periodo": "2024-T1",
        "fecha_inicio": first["fecha_inicio"],
        "fecha_fin": first["fecha_fin"],
        "programado": Decimal("2.5"),
        "programado_escrito": 25,
        "programado_porcentaje": True,
    }
    assert [first["fecha_inicio"].isoformat(), first["fecha_fin"].isoformat()] == ["2024-01-01", "2024-03-31"]


def test_every_activity_has_a_row_for_every_period_in_which_any_has_one() -> None:
    """A row that is blank says that nothing is programmed: no zero."""
    rows = said(matriz(a_plan()).actividades)
    assert [(row["codigo"], row["periodo"]) for row in rows] == [
        ("REV", "2024-T1"),
        ("REV", "2024-T2"),
        ("EVE", "2024-T1"),
        ("EVE", "2024-T2"),
    ]
    assert (rows[1].get("programado"), rows[1]["programado_impreso"]) == (None, "Por definir")
    assert "programado" not in rows[2]


def test_a_plan_that_programs_nothing_has_a_row_an_activity_without_a_period() -> None:
    """The columns are the same."""
    (row,) = matriz(plan_of([{"codigo": "A", "nombre": "Algo"}])).actividades
    assert len(row) == len(columns(with_corte=False))
    assert "periodo" not in said([row])[0]


def test_the_steps_of_an_activity_stand_beside_each_other() -> None:
    """What one of them lacks is blank in its place; an activity without a name is called as its first step."""
    found = next(row for row in said(matriz(a_plan()).actividades) if row["codigo"] == "EVE")
    assert (found["actividad"], found["pasos"]) == ("Invitar", ("Invitar", "Recibir"))
    assert (found["pasos_numero"], found["pasos_producto"]) == ((None, "b)"), ("Lista", None))
    assert (found["tipo"], found["responsables"], found["responsables_impreso"]) == (
        "demanda",
        "Talento Humano",
        "T. Humano",
    )


def test_a_group_stands_apart_with_what_it_says_itself() -> None:
    """And is in the rows of what it holds by codigo and name only."""
    (group,) = said(matriz(a_plan()).grupos)
    assert (group["clase"], group["codigo"], group["descripcion"]) == ("grupo", "INT", "Hacia adentro")
    assert "Hacia adentro" not in str(list(matriz(a_plan()).actividades))


def test_what_a_table_says_in_other_words_stands_apart() -> None:
    """With what the tree says where the table says nothing."""
    rows = [{"de": "REV", "nombre": "La revista", "meta": {"cantidad": "5"}, "programacion": {"anual": {"2024": "5"}}}]
    found = matriz(a_plan(tablas={"seguimiento": {"filas": rows}}))
    (row,) = said(found.tablas)
    assert (row["tabla"], row["codigo"], row["actividad"], row["meta"]) == ("seguimiento", "REV", "La revista", 5)
    assert (row["periodo"], row["programado"], row["responsables"]) == ("2024", 5, "Comunicaciones")
    assert len(found.actividades) == len(matriz(a_plan()).actividades)


def test_an_edited_plan_does_not_say_that_it_is_approved() -> None:
    """Nobody may take it for what was."""
    plan = plan_of(TREE, roles=ROLES, niveles=NIVELES)
    assert said(matriz(plan, estado="modificado").grupos)[0]["plan_estado"] == "modificado"


def test_what_was_done_stands_beside_what_was_programmed() -> None:
    """In every period up to the cut-off; each percentage as the follow-up has it."""
    plan = a_plan()
    answers = answers_of({"2024-T1": {"REV": {"ejecutado": "2"}, "EVE": {"ejecutado": "1", "solicitado": "3"}}})
    rows = said(matriz(plan, Corte(rules_of(plan, formato_of()), answers, "2024-T1")).actividades, with_corte=True)
    found = {(row["codigo"], row["periodo"]): row for row in rows}
    first = found["REV", "2024-T1"]
    assert (first["programado"], first["ejecutado"], first["porcentaje"]) == (Decimal("2.5"), 2, 80)
    assert found["EVE", "2024-T1"]["porcentaje"] == Decimal("33.3333333333")
    assert "ejecutado" not in found["REV", "2024-T2"]
    assert "semaforo" not in found["REV", "2024-T2"]


def test_a_period_that_the_plan_has_not_is_the_caller_s_mistake() -> None:
    """Nobody would know what it measures."""
    plan = a_plan()
    with pytest.raises(LookupError):
        matriz(plan, Corte(rules_of(plan, formato_of()), answers_of({}), "2030-T1"))


def test_levels_deeper_than_the_columns_are_joined() -> None:
    """A table may list rows below rows as deep as it likes."""
    deep: Data = {"codigo": "F0", "nombre": "N0"}
    for n in range(1, 8):
        deep = {"codigo": f"F{n}", "nombre": f"N{n}", "hijos": [deep]}
    rows = said(matriz(a_plan(tablas={"otra": {"filas": [deep]}})).tablas)
    assert (rows[-1]["nivel4"], rows[-1]["nivel5"], rows[-1]["nivel5_codigo"]) == ("N4", "N3 / N2 / N1", "F3 / F2 / F1")


def test_any_plan_is_whole_in_its_open_data() -> None:
    """Rows are activities by periods, each once; every value of the tree is there to the letter."""
    in_rounds(is_whole, plans, min(WANTED, 400))


def is_whole(plan: Plan) -> None:
    """Check the open data of a plan, as a program reads it back."""
    found = matriz(plan)
    tree = [*walk(in_the_tree(plan))]
    activities = [each for each in tree if each.measured or not each.children]
    groups = [each for each in tree if each not in activities]
    rows = [item for table in plan.tablas.values() for item in walk(listed(plan, table.filas or ()))]
    for some, items in ((found.actividades, activities), (found.grupos, groups), (found.tablas, rows)):
        read = read_csv(some)
        keys = periods_of(items) or [("", "")]
        assert [(row["codigo"], row["esquema"], row["periodo"]) for row in read] == [
            (item.codigo, *key) for item in items for key in keys
        ]
        assert {row["clase"] for row in read} <= {ACTIVIDAD, GRUPO}
        assert [[bare(each) for each in row.values()] for row in read] == [
            [bare(shown(each)) for each in row] for row in some
        ]
    data = json.loads(json_bytes(as_object(plan, found, "borrador")), parse_float=Decimal, parse_int=Decimal)
    assert [*data["actividades"], *data["grupos"], *data["tablas"]] == as_json(found)
    values = scalars([data["actividades"], data["grupos"]])
    held = {plain_number(each) if isinstance(each, Decimal) else str(each) for each in values}
    lacking = [
        text for node in nodes(plan.arbol) for text in texts_of(node.model_dump(mode="json")) if text not in held
    ]
    assert [text for text in lacking if not any(text in each for each in held)] == []


def shown(value: Datum) -> str:
    """Write a value as CSV must hold it, but for what guards it from spreadsheets."""
    if isinstance(value, tuple):
        return " | ".join(map(shown, value))
    if isinstance(value, bool):
        return "sí" if value else "no"
    return "" if value is None else plain_number(value) if isinstance(value, Decimal) else str(value)


def bare(text: str) -> str:
    """Give a text without apostrophes, which may be guards."""
    return text.replace("'", "")


def periods_of(items: Any) -> list[tuple[str, str]]:
    """Give every period that any of some items programs, in the order of the schemes and of the calendar."""
    found = {
        (scheme, key)
        for item in items
        for scheme in Programacion.model_fields
        for key in getattr(item.fields.programacion, scheme)
    }
    order = list(Programacion.model_fields)
    return sorted(found, key=lambda each: (order.index(each[0]), each[1]))


def as_json(found: Matriz) -> list[dict[str, Any]]:
    """Give the rows as JSON must hold them."""
    names = columns(with_corte=False)

    def value(each: Any) -> Any:
        if isinstance(each, tuple):
            return [value(one) for one in each]
        return each.isoformat() if hasattr(each, "isoformat") else each

    return [
        {
            column.name: [] if column.is_list and each is None else value(each)
            for column, each in zip(names, row, strict=True)
        }
        for rows in (found.actividades, found.grupos, found.tablas)
        for row in rows
    ]


def scalars(value: Any) -> Any:
    """Give every value in lists and mappings."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from scalars(each)
    elif value is not None:
        yield value


def texts_of(node: Data) -> list[str]:
    """Give every text that a node says itself, but for what below it says and the words of the YAML."""
    own = {key: value for key, value in node.items() if key not in {"hijos", "numero", "listas"}}
    own["pasos"] = [{key: value for key, value in step.items() if key != "numero"} for step in node["pasos"]]
    texts = [each for each in scalars(own) if isinstance(each, str)]
    texts += [entry["texto"] for some in node["listas"].values() for entry in some]
    goal = node["meta"]
    return [text for text in texts if goal is None or not (goal["demanda"] and text == goal["tipo"])]


def test_what_was_done_of_any_plan_stands_once_in_each_period() -> None:
    """And no period after the cut-off says anything."""
    in_rounds(is_measured_once, seguimientos, min(WANTED, 200))


def is_measured_once(followed: Seguimiento) -> None:
    """Check the open data of a plan that is followed."""
    plan, rules = followed.plan, followed.rules
    read = read_csv(matriz(plan, Corte(rules, followed.answers, followed.corte)).actividades, with_corte=True)
    keys = [each.key for each in rules.up_to(followed.corte)]
    measured = {each.codigo for each in followed.measured}
    told = [(row["codigo"], row["periodo"]) for row in read if row["semaforo"]]
    assert sorted(told) == sorted({(code, key) for code in measured for key in keys})
    assert all(re.fullmatch(r"-?[0-9]+(\.[0-9]{1,10})?", row["porcentaje"]) for row in read if row["porcentaje"])
