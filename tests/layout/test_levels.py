"""How the levels of a tree are drawn: merged columns, rows of their own, bands; too many levels, or too few."""

from __future__ import annotations

import pytest

from tests.support.grids import drawn, grid_of, picture, plan_of

TREE = """
    A
      B
        b1
        b2
      C
        c1
    D
      E
        e1
"""


def columns(levels: int, drawing: str = "columna") -> str:
    """Write a table with so many levels drawn in one way, a column for each and one for the leaf."""
    each = "".join(f"\n  - {{codigo: n{n}, nivel: {n}}}" for n in range(1, levels + 1))
    drawings = ", ".join(f"{{dibujo: {drawing}}}" for _ in range(levels))
    return f"niveles: [{drawings}]\ncolumnas:{each}\n  - {{codigo: hoja, campo: nombre}}"


def test_a_level_drawn_as_a_column_is_one_cell_merged_over_its_rows() -> None:
    """The matrix of INM: the label stands once, beside everything below it; the header takes the levels' names."""
    assert drawn(grid_of(plan_of(TREE), columns(2))) == picture("""
        # N1 | N2 | N3
        - A  | B  | b1
        - ^  | ^  | b2
        - ^  | C  | c1
        - D  | E  | e1
    """)


def test_a_level_drawn_as_a_row_shows_in_each_column_what_the_format_says() -> None:
    """The groups of USPEC: a field of the group, a fixed text, nothing."""
    plan = plan_of("""
        Revista {numero: "1.", fechas: {inicio: 2024-03-01}, meta: 100 %}
          Número {meta: 10}
        Eventos {meta: 5}
          Feria
    """)
    table = """
        niveles:
          - dibujo: fila
            celdas: {a: titulo, inicio: inicio, meta: meta, fijo: {texto: Trim.}}
        columnas:
          - {codigo: a, titulo: Actividad, campo: titulo}
          - {codigo: inicio, titulo: Inicio, campo: inicio}
          - {codigo: meta, titulo: Meta, campo: meta}
          - {codigo: fijo, titulo: Fijo, campo: descripcion}
          - {codigo: nada, titulo: Nada, campo: meta}
    """
    assert drawn(grid_of(plan, table)) == picture("""
        # Actividad  | Inicio     | Meta | Fijo  | Nada
        1 1. Revista | 01/03/2024 | 100% | Trim. |
        - Número     |            | 10   |       | 10
        1 Eventos    |            | 5    | Trim. |
        - Feria      |            |      |       |
    """)


def test_a_level_drawn_as_a_band_is_one_cell_from_side_to_side() -> None:
    """The band says number and name."""
    plan = plan_of("""
        Externa {numero: "1."}
          Revista {meta: 10}
        Interna
          Cartelera
    """)
    table = "{niveles: [{dibujo: banda}], columnas: [{codigo: a, campo: nombre}, {codigo: m, campo: meta}]}"
    assert drawn(grid_of(plan, table)) == picture("""
        # N2         | Meta
        1 1. Externa | <
        - Revista    | 10
        1 Interna    | <
        - Cartelera  |
    """)


def test_a_band_leaves_the_merged_cells_of_the_levels_above_it() -> None:
    """A column level outside, a band level inside: the label spans the band too."""
    table = """
        niveles: [{dibujo: columna}, {dibujo: banda}]
        columnas: [{codigo: n1, nivel: 1}, {codigo: hoja, campo: nombre}, {codigo: meta, campo: meta}]
    """
    assert drawn(grid_of(plan_of(TREE), table)) == picture("""
        # N1 | N3 | Meta
        2 A  | B  | <
        - ^  | b1 |
        - ^  | b2 |
        2 ^  | C  | <
        - ^  | c1 |
        2 D  | E  | <
        - ^  | e1 |
    """)


def test_a_band_between_merged_columns_is_cut_by_them_and_says_its_words_once() -> None:
    """The level's column stands in the middle of the table."""
    table = """
        niveles: [{dibujo: columna}, {dibujo: banda}]
        columnas: [{codigo: hoja, campo: nombre}, {codigo: n1, nivel: 1}, {codigo: m, campo: meta}]
    """
    assert drawn(grid_of(plan_of("A\n  B\n    b1\n    b2"), table)) == picture("""
        # N3 | N1 | Meta
        2 B  | A  |
        - b1 | ^  |
        - b2 | ^  |
    """)


def test_a_merged_column_may_stand_inside_a_level_drawn_as_a_row() -> None:
    """The group's row comes first, and the inner label starts below it."""
    table = """
        niveles: [{dibujo: fila, celdas: {hoja: nombre}}, {dibujo: columna}]
        columnas: [{codigo: n2, nivel: 2}, {codigo: hoja, campo: nombre}]
    """
    assert drawn(grid_of(plan_of(TREE), table)) == picture("""
        # N2 | N3
        1    | A
        - B  | b1
        - ^  | b2
        - C  | c1
        1    | D
        - E  | e1
    """)


def test_several_columns_may_show_one_level() -> None:
    """Name and goal of the group, both merged over its rows."""
    table = """
        niveles: [{dibujo: columna}]
        columnas: [{codigo: n1, nivel: 1}, {codigo: m, titulo: Meta, nivel: 1, campo: meta}, {codigo: h, campo: nombre}]
    """
    assert drawn(grid_of(plan_of("A {meta: 10}\n  a1\n  a2\nB\n  b1"), table)) == picture("""
        # N1 | Meta | N2
        - A  | 10   | a1
        - ^  | ^    | a2
        - B  |      | b1
    """)


@pytest.mark.parametrize("drawing", ["columna", "fila", "banda"])
@pytest.mark.parametrize("in_table", range(6))
@pytest.mark.parametrize("above", range(6))
def test_levels_bind_from_the_top_and_what_is_too_much_is_joined(above: int, in_table: int, drawing: str) -> None:
    """0 to 6 levels in the plan against 0 to 5 in the table: missing ones drop their column, extra ones are joined."""
    names = [f"g{n}" for n in range(above)]
    tree = "".join(f"{'  ' * n}{name}\n" for n, name in enumerate([*names, "hoja"]))
    kept = min(above, in_table)
    labels = [*names[: kept - 1], " / ".join(names[kept - 1 :])] if kept else []
    table = columns(in_table, drawing)
    if drawing == "fila":
        table = table.replace("{dibujo: fila}", "{dibujo: fila, celdas: {hoja: nombre}}")
    if drawing != "columna":
        table = "\n".join(line for line in table.splitlines() if "nivel:" not in line)
    lines = drawn(grid_of(plan_of(tree), table), aligned=False).splitlines()[1:]
    if drawing == "columna":
        assert lines == [f"- {' | '.join([*labels, 'hoja'])}"]
    else:
        assert lines == [*(f"{n} {label}" for n, label in enumerate(labels, start=1)), "- hoja"]


def test_joined_levels_give_their_names_to_the_header_and_a_cell_to_each_pair() -> None:
    """Three levels in a column for one: the last cell of the row says which group of which."""
    assert drawn(grid_of(plan_of(TREE), columns(1))) == picture("""
        # N1 / N2 | N3
        - A / B   | b1
        - ^       | b2
        - A / C   | c1
        - D / E   | e1
    """)


def test_joined_levels_lose_no_field_that_the_row_of_their_group_shows() -> None:
    """Each of the joined groups has its own goal; one without is passed over."""
    table = """
        niveles: [{dibujo: fila, celdas: {hoja: titulo, meta: meta, inicio: inicio}}]
        columnas: [{codigo: hoja, campo: nombre}, {codigo: meta, campo: meta}, {codigo: inicio, campo: inicio}]
    """
    plan = plan_of("""
        A {meta: 10, fechas: {inicio: 2024-03-01}}
          B {meta: 5}
            b1
    """)
    assert drawn(grid_of(plan, table)) == picture("""
        # N3    | Meta   | Fecha inicio
        1 A / B | 10 / 5 | 01/03/2024
        - b1    |        |
    """)


RAGGED = """
    suelta
    A
      a1
      B
        b1
        b2
      a2
    vacío
"""


def test_in_a_ragged_tree_a_leaf_leaves_empty_the_levels_that_it_lacks() -> None:
    """A leaf beside groups, and a group with nothing in it, which is a leaf."""
    assert drawn(grid_of(plan_of(RAGGED), columns(2))) == picture("""
        # N1 | N2 | N3
        -    |    | suelta
        - A  |    | a1
        - ^  | B  | b1
        - ^  | ^  | b2
        - ^  |    | a2
        -    |    | vacío
    """)


def test_in_a_ragged_tree_a_leaf_opens_no_row_for_the_level_that_it_lacks() -> None:
    """A row a group; nothing before a leaf that has none."""
    table = "{niveles: [{dibujo: banda}, {dibujo: banda}], columnas: [{codigo: hoja, campo: nombre}]}"
    assert drawn(grid_of(plan_of(RAGGED), table)) == picture("""
        # N3
        - suelta
        1 A
        - a1
        2 B
        - b1
        - b2
        - a2
        - vacío
    """)


def test_twins_side_by_side_are_two_groups() -> None:
    """Cells are merged by what they are, never by what they say."""
    plan = plan_of("""
        Redes {codigo: R1}
          a
        Redes {codigo: R2}
          b
    """)
    assert drawn(grid_of(plan, columns(1))) == picture("""
        # N1    | N2
        - Redes | a
        - Redes | b
    """)


def test_a_group_without_a_name_is_labelled_by_its_steps() -> None:
    """It has nothing else to be called by."""
    plan = plan_of("A {nombre: , pasos: [uno]}\n  a1")
    assert drawn(grid_of(plan, columns(1))) == picture("""
        # N1  | N2
        - uno | a1
    """)


def test_the_header_of_a_level_without_a_name_says_which_level_it_is() -> None:
    """Listed rows may go deeper than the levels that the plan names."""
    plan = plan_of("A", "tablas: {t: {filas: [{de: A, hijos: [{codigo: b, nombre: b}]}]}}")
    assert drawn(grid_of(plan, columns(1))) == picture("""
        # N1 | Nombre
        - A  | b
    """)
    plan = plan_of(
        "A", "tablas: {t: {filas: [{de: A, hijos: [{codigo: b, nombre: b, hijos: [{codigo: c, nombre: c}]}]}]}}"
    )
    assert drawn(grid_of(plan, columns(2))) == picture("""
        # N1 | Nivel 2 | Nombre
        - A  | b       | c
    """)
