"""The seguimiento as open data: a row for each activity and period, the numbers those of Progress."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.data import COLUMNS, columns_of, csv_bytes, seguimiento_rows
from pecdocs.seguimiento import Estado, rules_of
from tests.support.seguimientos import Data, answers_of, formato_of, measured, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.plan import Plan

TREE: list[Data] = [
    {
        "codigo": "INT",
        "nombre": "Interna",
        "responsables": "COM",
        "hijos": [
            {
                "codigo": "REV",
                "nombre": "Revista",
                "indicador": "Revistas",
                "meta": {"cantidad": "10", "unidad": "revistas"},
                "programacion": {"trimestral": {"2024-T1": "3", "2024-T2": "3"}},
            },
            {"codigo": "EVE", "nombre": "Eventos", "meta": {"demanda": "sí"}, "responsables": "TH"},
        ],
    },
]
ROLES = {"COM": "Comunicaciones", "TH": "Talento Humano"}
ANSWERS: dict[str, dict[str, Any]] = {
    "2024-T1": {
        "REV": {
            "ejecutado": "2",
            "evidencia": ["Acta 3", {"url": "https://e.org/r", "fecha": "2024-04-02"}],
            "analisis": "=Faltó papel.",
            "reportado": {"por": "Ana", "fecha": "2024-04-03", "archivo": "T1-COM.xlsx"},
            "devuelto": {"por": "Planeación", "fecha": "2024-04-04", "nota": "sin acta"},
            "validado": {"por": "Planeación", "fecha": "2024-04-05"},
        },
        "EVE": {"ejecutado": "1", "solicitado": "3"},
    },
    "2024-T2": {"EVE": {"estado": "suspendida"}},
}


def rows(given: Mapping[str, Mapping[str, Any]] = ANSWERS, corte: str = "2024-T2", **more: Any) -> list[dict[str, str]]:
    """Give the rows of a plan, as a program reads them."""
    plan = a_plan(**more)
    asked = plan, rules_of(plan, formato_of()), answers_of(given), corte
    data = csv_bytes(columns_of(*asked), seguimiento_rows(*asked))
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def a_plan(**more: Any) -> Plan:
    """Give the plan."""
    return plan_of(TREE, roles=ROLES, **more)


def test_there_is_a_row_for_each_activity_and_period_up_to_the_cut_off() -> None:
    """Activities in the order of the plan; groups have none."""
    assert [(row["codigo"], row["periodo"]) for row in rows()] == [
        ("REV", "2024-T1"),
        ("REV", "2024-T2"),
        ("EVE", "2024-T1"),
        ("EVE", "2024-T2"),
    ]
    assert len(rows(corte="2024-T1")) == 2


def test_a_row_says_all_that_was_answered() -> None:
    """And of which plan, in which group, by whom."""
    first = rows()[0]
    assert {name: value for name, value in first.items() if value} == {
        "plan": "Plan",
        "vigencia_desde": "2024",
        "vigencia_hasta": "2024",
        "version": "1",
        "codigo": "REV",
        "nivel1": "Interna",
        "actividad": "Revista",
        "responsables": "Comunicaciones",
        "indicador": "Revistas",
        "tipo": "suma",
        "unidad": "revistas",
        "periodo": "2024-T1",
        "fecha_inicio": "2024-01-01",
        "fecha_fin": "2024-03-31",
        "programado": "3",
        "ejecutado": "2",
        "porcentaje": "66.6666666667",
        "a_la_fecha": "66.6666666667",
        "cuenta": "66.6666666667",
        "semaforo": "En riesgo",
        "en_el_anio": "20",
        "evidencia": "Acta 3 | https://e.org/r, 2024-04-02",
        "analisis": "'=Faltó papel.",
        "reportado_por": "Ana",
        "reportado_fecha": "2024-04-03",
        "reportado_archivo": "T1-COM.xlsx",
        "devuelto_por": "Planeación",
        "devuelto_fecha": "2024-04-04",
        "validado_por": "Planeación",
        "validado_fecha": "2024-04-05",
        "cambios_despues_del_cierre": "0",
    }


def test_a_blank_is_not_a_zero() -> None:
    """A state stands by its word, and its number is empty."""
    by_key = {(row["codigo"], row["periodo"]): row for row in rows()}
    blank, stopped = by_key["REV", "2024-T2"], by_key["EVE", "2024-T2"]
    assert (blank["ejecutado"], blank["estado"], blank["porcentaje"]) == ("", "Sin dato", "")
    assert (stopped["ejecutado"], stopped["estado"], stopped["porcentaje"]) == ("", "Suspendida", "")
    assert by_key["EVE", "2024-T1"]["solicitado"] == "3"


def test_each_period_is_measured_as_of_its_own_end() -> None:
    """What was known then, and not what came later."""
    told = rows()
    assert {row["periodo"] for row in told} == {"2024-T1", "2024-T2"}
    assert {bool(row["porcentaje"]) for row in told} == {True, False}
    for row in told:
        found = measured(a_plan(), ANSWERS, row["periodo"]).activities[row["codigo"]]
        for column, value in (
            ("porcentaje", found.periods[row["periodo"]].percent),
            ("a_la_fecha", found.to_date.percent),
            ("en_el_anio", found.year.percent),
        ):
            if isinstance(value, Estado):
                assert row[column] == ""
            else:
                assert abs(Decimal(row[column]) - value) <= Decimal("5E-11")
        assert row["semaforo"] == found.to_date.light.word


def test_the_levels_above_an_activity_have_a_column_each() -> None:
    """As many as the deepest has; none where the tree is flat."""
    plan = plan_of([{"codigo": "A", "hijos": [{"codigo": "B", "hijos": [{"codigo": "C", "meta": "1"}]}]}])
    asked = plan, rules_of(plan, formato_of()), answers_of({}), "2024-T1"
    assert [name for name in columns_of(*asked) if name.startswith("nivel")] == ["nivel1", "nivel2"]
    flat = plan_of([{"codigo": "C", "meta": "1"}])
    assert not any(name.startswith("nivel") for name in columns_of(flat, *asked[1:]))


def test_the_columns_are_those_that_are_described() -> None:
    """In their order, with each level that `nivel1` stands for."""
    plan = a_plan()
    assert columns_of(plan, rules_of(plan, formato_of()), answers_of(ANSWERS), "2024-T1") == list(COLUMNS)


def test_a_period_that_the_plan_has_not_is_the_caller_s_mistake() -> None:
    """Nobody would know what it measures."""
    with pytest.raises(LookupError):
        rows(corte="2025-T1")
