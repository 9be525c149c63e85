"""The row of totals: exact sums of what can be added, and nothing where it can't."""

from __future__ import annotations

import pytest

from tests.support.grids import drawn, grid_of, picture, plan_of


def total_of(column: str, tree: str, estilos: str = "") -> str:
    """Give the total of one column over the leaves of a tree."""
    table = f"{{total: {{sumar: [x]}}, columnas: [{{codigo: a, campo: nombre}}, {{codigo: x, {column}}}]}}"
    last = drawn(grid_of(plan_of(tree), table, estilos), aligned=False).splitlines()[-1]
    assert last.startswith("+ Total |")
    return last.removeprefix("+ Total |").strip()


def test_a_total_adds_up_the_leaves_below_every_group_and_no_group() -> None:
    """The groups' own values are sums already, or something else."""
    table = """
        niveles: [{dibujo: columna}]
        total: {etiqueta: Suma, sumar: [p, q]}
        columnas:
          - {codigo: n1, nivel: 1}
          - {codigo: a, campo: nombre}
          - {codigo: p, titulo: Costo, campo: presupuesto}
          - {codigo: q, titulo: Q, periodos: {esquema: semestral, titulo: "{n}"}}
    """
    plan = plan_of("""
        A {presupuesto: 999}
          a1 {presupuesto: 1000, programacion: {semestral: {2024-S1: 2}}}
          a2 {presupuesto: 500.5}
        B
          b1 {programacion: {semestral: {2024-S1: 3, 2024-S2: 0}}}
    """)
    assert drawn(grid_of(plan, table)) == picture("""
        # N1   | N2 | Costo    | Q | <
        # ^    | ^  | ^        | 1 | 2
        - A    | a1 | $1.000   | 2 |
        - ^    | a2 | $500,5   |   |
        - B    | b1 |          | 3 | 0
        + Suma |    | $1.500,5 | 5 | 0
    """)


@pytest.mark.parametrize(
    ("column", "tree", "expected"),
    [
        ("campo: peso", "a {peso: 33.3}\nb {peso: 66.7}", "100,0%"),
        ("campo: meta", "a {meta: 40 %}\nb {meta: 60 %}", "100%"),
        (
            "campo: meta",
            "a {meta: {cantidad: 10, unidad: revistas}}\nb {meta: {cantidad: 2, unidad: revistas}}",
            "12 revistas",
        ),
        ("campo: meta", "a {meta: {cantidad: 4, impreso: cuatro}}\nb {meta: 1}", "5"),
        ("campo: meta", "a {meta: {demanda: sí}}\nb {meta: 1}", "1"),
        ("campo: presupuesto", "a {presupuesto: {valor: 7, moneda: COP}}\nb {presupuesto: {sin_costo: sí}}", "$7 COP"),
        ("campo: presupuesto", "a {presupuesto: -0.1}\nb {presupuesto: 0.3}", "$0,2"),
        ("periodos: anual", "a {programacion: {anual: {2024: 25 %}}}\nb {programacion: {anual: {2024: 50 %}}}", "75%"),
    ],
)
def test_amounts_of_one_kind_are_added_exactly_and_written_like_their_column(
    column: str, tree: str, expected: str
) -> None:
    """Decimals, percentages, units, money; other words do not hide the value."""
    assert total_of(column, tree) == expected


@pytest.mark.parametrize(
    ("column", "tree"),
    [
        ("campo: meta", "a {meta: {cantidad: 10, unidad: revistas}}\nb {meta: {cantidad: 30, unidad: emisiones}}"),
        ("campo: meta", "a {meta: 10}\nb {meta: 10 %}"),
        ("campo: presupuesto", "a {presupuesto: {valor: 7, moneda: COP}}\nb {presupuesto: {valor: 7, moneda: USD}}"),
        ("periodos: anual", "a {programacion: {anual: {2024: 25 %}}}\nb {programacion: {anual: {2024: 3}}}"),
        ("campo: presupuesto", "a {presupuesto: {impreso: por definir}}\nb"),
        ("campo: responsables", "a {responsables: [COM]}\nb"),
    ],
    ids=["units", "unit and percentage", "currencies", "quantity and percentage", "nothing known", "no number"],
)
def test_what_is_of_different_things_or_is_no_number_has_no_total(column: str, tree: str) -> None:
    """Ten magazines and thirty broadcasts are not forty."""
    assert total_of(column, tree) == ""


def test_the_label_gives_way_to_a_sum_in_the_first_column() -> None:
    """The number matters more."""
    table = "{total: {sumar: [x]}, columnas: [{codigo: x, titulo: Meta, campo: meta}, {codigo: a, campo: nombre}]}"
    assert drawn(grid_of(plan_of("a {meta: 2}\nb {meta: 3}"), table)).splitlines()[-1].rstrip(" |") == "+ 5"
