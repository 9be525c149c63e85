"""Fields of a node, changed in whichever form they are written: what is short stays short while it can."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.editing import Edit
from pecdocs.editing.fields import put_fields
from pecdocs.plan.model import Nodo

if TYPE_CHECKING:
    from pecdocs.editing.writing import Value

ORDER = ("codigo", "nombre", "meta", "indicador", "fechas", "responsables", "hijos")

CASES: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    ("meta: 100 %", ("meta",), {"cantidad": Decimal(90)}, "meta: 90 %"),
    ("meta: 100 %", ("meta",), {"unidad": "revistas"}, "meta: {cantidad: 100, unidad: revistas}"),
    ("meta: 10", ("meta",), {"cantidad": Decimal("2.5")}, "meta: 2.5"),
    ("meta: 10 # anual", ("meta",), {"tipo": "hito"}, "meta: {cantidad: 10, tipo: hito} # anual"),
    ("meta: {cantidad: 1, unidad: x}", ("meta",), {"unidad": None}, "meta: {cantidad: 1}"),
    ("meta: {cantidad: 1}", ("meta",), {"cantidad": None}, ""),
    ("meta: 10", ("meta",), {"cantidad": None}, ""),
    ("", ("meta",), {"cantidad": Decimal(1), "unidad": "acta"}, "meta: {cantidad: 1, unidad: acta}"),
    ("", ("indicador",), {"nombre": "Actas"}, "indicador: Actas"),
    ("indicador: Actas", ("indicador",), {"numerador": "Firmadas"}, "indicador: {nombre: Actas, numerador: Firmadas}"),
    ("", ("fechas", "inicio"), {"fecha": date(2024, 3, 1)}, "fechas: {inicio: 2024-03-01}"),
    (
        "fechas: {inicio: 2024-03-01}",
        ("fechas", "inicio"),
        {"fecha": None, "mes": "2024-04"},
        "fechas: {inicio: 2024-04}",
    ),
    ("fechas: {inicio: 2024-03-01}", ("fechas", "inicio"), {"fecha": None}, ""),
    (
        "fechas:\n  - {inicio: 2024-03-01, fin: 2024-04-01}",
        ("fechas", "fin"),
        {"impreso": "abril"},
        "fechas:\n  - {inicio: 2024-03-01, fin: {fecha: 2024-04-01, impreso: abril}}",
    ),
    ("fechas: [{anios: [2024]}]", ("fechas",), {"anios": None}, ""),
    ("responsables: [COM]", ("responsables",), {"roles": ["COM", "TH"]}, "responsables: [COM, TH]"),
    ("responsables: COM", ("responsables",), {"roles": ["TH"]}, "responsables: TH"),
    ("responsables: [COM]", ("responsables",), {"impreso": "Todos"}, "responsables: {roles: [COM], impreso: Todos}"),
    ("productos:\n  - uno # a\n  - dos", (), {"productos": ["uno", "tres"]}, "productos:\n  - uno # a\n  - tres"),
    ("productos:\n  - uno\n  # b\n  - dos", (), {"productos": ["dos"]}, "productos:\n  # b\n  - dos"),
    ("productos: uno", (), {"productos": ["dos"]}, "productos: dos"),
    ("peso: 40 %", ("peso",), {"valor": Decimal(30)}, "peso: 30"),
    ("descripcion: |\n  una\n  dos", (), {"descripcion": "una\ntres"}, "descripcion: |\n  una\n  tres"),
    ("frecuencia: mensual", ("frecuencia",), {"veces": Decimal(2)}, "frecuencia: {cada: mensual, veces: 2}"),
]


@pytest.mark.parametrize(("before", "way", "changes", "after"), CASES)
def test_a_field_is_written_in_the_form_that_stands(
    before: str, way: tuple[str, ...], changes: dict[str, Value], after: str
) -> None:
    """The lines round it stay."""
    edit = Edit(node(before), "plan.yaml")
    put_fields(edit, ("arbol", 0), Nodo, way, changes, order=ORDER)
    assert edit.text() == node(after)


def node(fields: str) -> str:
    """Write a plan of one node that has these lines."""
    lines = "".join(f"    {line}\n" for line in fields.splitlines())
    return f"arbol:\n  - codigo: A # fijo\n    nombre: x\n{lines}    hijos: []\n"
