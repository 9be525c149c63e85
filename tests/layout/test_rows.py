"""Which rows a table has: the whole tree, or the rows that the plan lists, with what they override."""

from __future__ import annotations

import pytest

from pecdocs.layout import lay_out
from tests.support.grids import body, drawn, folder_of, grid_of, picture, plan_of

TREE = """
    A {meta: 10, observaciones: [viejo]}
      a1 {meta: 5}
      a2
    B {meta: 20}
      b1
"""
TABLE = """
    niveles: [{dibujo: fila, celdas: {nombre: titulo, meta: meta, obs: observaciones}}]
    columnas:
      - {codigo: nombre, titulo: Qué, campo: titulo}
      - {codigo: meta, titulo: Meta, campo: meta}
      - {codigo: obs, titulo: Obs., campo: observaciones}
"""


def listed(filas: str) -> str:
    """Draw a table whose rows the plan lists."""
    return drawn(grid_of(plan_of(TREE, f"tablas: {{t: {{filas: {filas}}}}}"), TABLE))


def test_without_listed_rows_a_table_draws_the_whole_tree() -> None:
    """Also when the plan gives it only a title or notes."""
    plan = plan_of(TREE, "tablas: {t: {titulo: Todo}}")
    assert drawn(grid_of(plan, TABLE)) == picture("""
        = Todo | <    | <
        # Qué  | Meta | Obs.
        1 A    | 10   | viejo
        - a1   | 5    |
        - a2   |      |
        1 B    | 20   |
        - b1   |      |
    """)


def test_a_listed_row_shows_its_node_with_what_stands_beside_it_in_its_place() -> None:
    """Another number, another name, another goal; what is not written stays the node's."""
    assert listed('[{de: B, numero: "7.", nombre: Otra}, {de: a1, meta: 50 %}]') == picture("""
        # Qué     | Meta | Obs.
        1 7. Otra | 20   |
        - b1      |      |
        - a1      | 50%  |
    """)


def test_a_listed_row_without_hijos_keeps_its_nodes_children_and_an_empty_list_drops_them() -> None:
    """Absent is not the same as empty."""
    assert listed("[{de: A}, {de: B, hijos: []}]") == picture("""
        # Qué | Meta | Obs.
        1 A   | 10   | viejo
        - a1  | 5    |
        - a2  |      |
        - B   | 20   |
    """)


def test_a_listed_row_may_choose_and_override_its_children() -> None:
    """The children that it lists, in their order, whatever their parents in the tree."""
    assert listed("[{de: A, hijos: [{de: b1, observaciones: nuevo}, {de: a1}]}]") == picture("""
        # Qué | Meta | Obs.
        1 A   | 10   | viejo
        - b1  |      | nuevo
        - a1  | 5    |
    """)


def test_null_beside_a_listed_row_empties_what_the_node_has() -> None:
    """The goal of the node is not shown in this table."""
    assert listed("[{de: A, meta: , hijos: []}]") == picture("""
        # Qué | Meta | Obs.
        - A   |      | viejo
    """)


def test_a_row_of_the_table_alone_has_its_own_code_and_words() -> None:
    """It points to no node, and may hold listed rows; its number is automatic unless it says otherwise."""
    rows = "[{codigo: X, nombre: Solo aquí, meta: 1, hijos: [{de: a1}, {codigo: Y, nombre: Hoja}]}]"
    assert listed(rows) == picture("""
        # Qué          | Meta | Obs.
        1 1. Solo aquí | 1    |
        - a1           | 5    |
        - 1.1 Hoja     |      |
    """)


def test_the_same_node_may_be_listed_twice() -> None:
    """Each row is drawn by itself, and its children with it."""
    assert listed("[{de: A, nombre: uno}, {de: A, nombre: dos, hijos: [{de: a2}]}]") == picture("""
        # Qué | Meta | Obs.
        1 uno | 10   | viejo
        - a1  | 5    |
        - a2  |      |
        1 dos | 10   | viejo
        - a2  |      |
    """)


def test_an_empty_list_of_rows_draws_no_table() -> None:
    """Nothing to draw is no table, and no heading over it."""
    plan = plan_of(TREE, "tablas: {t: {filas: []}}")
    folder = folder_of("""
        orden: [t]
        tablas: {t: {descripcion: Tabla, rotulo: Tabla, columnas: [{codigo: a, campo: nombre}]}}
    """)
    assert lay_out(plan, folder).blocks == ()


@pytest.mark.parametrize(
    ("depth", "expected"),
    [(1, [["A"], ["B"]]), (2, [["a1"], ["a2"], ["b1"]]), (3, [["a1"], ["a2"], ["b1"]])],
)
def test_a_table_may_draw_only_the_upper_levels(depth: int, expected: list[list[str]]) -> None:
    """`profundidad`: the prospectiva shows the groups alone, whether listed or not."""
    table = f"{{profundidad: {depth}, columnas: [{{codigo: a, campo: nombre}}]}}"
    assert body(grid_of(plan_of(TREE), table)) == expected
    assert body(grid_of(plan_of(TREE, "tablas: {t: {filas: [{de: A}, {de: B}]}}"), table)) == expected
