"""What a plan's values mean, in the short and the long way of writing them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.plan import read_plan
from tests.support.yaml_cases import HEAD, node, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.plan import Nodo


def activity(folder: Path, text: str) -> Nodo:
    """Read an activity with these fields."""
    return read_plan(write_plan(folder, node(text))).arbol[0].hijos[0]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("fechas: {inicio: 2024-03-01}", "fechas: [{inicio: {fecha: 2024-03-01}}]"),
        ("fechas: {inicio: 2024-03}", "fechas: [{inicio: {mes: 2024-03}}]"),
        ("fechas: {anios: 2024, meses: 2024-03}", "fechas: [{anios: [2024], meses: [2024-03]}]"),
        ("fechas: {permanente: sí}", "fechas: {permanente: true}"),
        ("fechas: {permanente: Si}", "fechas: {permanente: Yes}"),
        ("meta: 10", "meta: {cantidad: 10}"),
        ("meta: 100 %", 'meta: {cantidad: 100, unidad: "%"}'),
        ("meta: 2.50", "meta: {cantidad: 2.50}"),
        ("programacion: {anual: {2024: 25 %}}", "programacion: {anual: {2024: {valor: 25, porcentaje: sí}}}"),
        ("programacion: {anual: {2024: 3}}", "programacion: {anual: {2024: {valor: 3}}}"),
        ("responsables: COM", "responsables: {roles: [COM]}"),
        ("responsables: [COM, TH]", "responsables: {roles: [COM, TH]}"),
        ("indicador: Revistas", "indicador: {nombre: Revistas}"),
        ("frecuencia: mensual", "frecuencia: [{cada: mensual}]"),
        ("presupuesto: 1000", "presupuesto: {valor: 1000}"),
        ("pasos: Escribir", "pasos: [{texto: Escribir}]"),
        ("productos: Uno", "productos: [Uno]"),
        ("listas: {tareas: Una}", "listas: {tareas: [{texto: Una}]}"),
    ],
)
def test_the_short_way_is_the_long_way(short: str, long: str, tmp_path: Path) -> None:
    """Both give the same node."""
    assert activity(tmp_path, short) == activity(tmp_path, long)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10", Decimal(10)),
        ("2.50", Decimal("2.50")),
        ("-0.5", Decimal("-0.5")),
        ("0.250", Decimal("0.250")),
        ('"1000"', Decimal(1000)),
        ("0", Decimal(0)),
    ],
)
def test_a_number_is_exact(text: str, value: Decimal, tmp_path: Path) -> None:
    """As many decimals as were written, and no float."""
    weight = activity(tmp_path, f"peso: {text}").peso
    assert weight is not None
    assert weight.valor == value
    assert str(weight.valor) == str(value)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("nombre: Uno  dos", "Uno  dos"),
        ("nombre: 'Uno\u00a0dos'", "Uno\u00a0dos"),
        ("nombre: |\n  Uno\n  dos", "Uno\ndos"),
        ("nombre: >-\n  Uno\n  dos", "Uno dos"),
        ('nombre: "  Uno  "', "Uno"),
    ],
)
def test_a_text_is_kept_to_the_letter(written: str, read: str, tmp_path: Path) -> None:
    """Spaces and line ends inside it; what stands around it is not of it."""
    plan = node("pasos: [x]").replace(
        "        nombre: Revista\n", "".join(f"        {x}\n" for x in written.split("\n"))
    )
    assert read_plan(write_plan(tmp_path, plan)).arbol[0].hijos[0].nombre == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("Uno  dos", "Uno  dos"), ("|\n    Uno\n    dos", "Uno dos"), ("'Uno\u00a0dos'", "Uno\u00a0dos")],
)
def test_a_title_stands_on_one_line(written: str, read: str, tmp_path: Path) -> None:
    """Its line ends are folded, and nothing else."""
    plan = read_plan(write_plan(tmp_path, HEAD.replace("titulo: Plan", f"titulo: {written}")))
    assert plan.documento.titulo == read


@pytest.mark.parametrize(
    ("written", "years"),
    [("2024", (2024,)), ("{desde: 2019, hasta: 2022}", (2019, 2020, 2021, 2022)), ('{desde: "2024"}', (2024,))],
)
def test_the_years_of_a_plan(written: str, years: tuple[int, ...], tmp_path: Path) -> None:
    """From the first to the last."""
    plan = read_plan(write_plan(tmp_path, HEAD.replace("vigencia: 2024", f"vigencia: {written}")))
    assert plan.documento.vigencia.anios == years


@pytest.mark.parametrize(("written", "value"), [("2024-03-01", date(2024, 3, 1)), ("2024-03", "2024-03"), ("{}", None)])
def test_a_date_may_be_known_to_the_month_or_not_at_all(written: str, value: Any, tmp_path: Path) -> None:
    """What is printed is another thing."""
    (found,) = activity(tmp_path, f"fechas: {{inicio: {written}}}").fechas
    assert found.inicio is not None
    assert found.inicio.valor == value


def test_a_read_plan_does_not_change(tmp_path: Path) -> None:
    """Stages share it."""
    plan = read_plan(write_plan(tmp_path, HEAD))
    with pytest.raises(ValueError, match="frozen"):
        setattr(plan, "formato", "otro")  # noqa: B010 - the type checker would refuse the plain assignment
