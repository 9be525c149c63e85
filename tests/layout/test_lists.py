"""Lists beside a node's children: one entry a row, loosely paired, and nothing written twice or lost."""

from __future__ import annotations

import pytest

from tests.support.grids import body, drawn, grid_of, picture, plan_of

TABLE = """
    niveles: [{dibujo: columna}]
    columnas: [{codigo: n1, nivel: 1}, {codigo: l, lista: lista}, {codigo: hoja, campo: nombre}]
"""
TWO_LEVELS = """
    niveles: [{dibujo: columna}, {dibujo: columna}]
    columnas: [{codigo: n1, nivel: 1}, {codigo: n2, nivel: 2}, {codigo: l, lista: lista}, {codigo: hoja, campo: nombre}]
"""


def rows(tree: str, table: str = TABLE, more: str = "") -> str:
    """Draw the rows below the header, unaligned."""
    return "\n".join(" | ".join(row).rstrip() for row in body(grid_of(plan_of(tree, more), table)))


def test_a_column_for_a_list_is_titled_by_the_name_of_the_list() -> None:
    """The format may give it another title; by itself it says the key of the list."""
    plan = plan_of("A {listas: {riesgos_del_grupo: [x]}}\n  a1")
    table = "{niveles: [{dibujo: columna}], columnas: [{codigo: n, nivel: 1}, {codigo: l, lista: riesgos_del_grupo}]}"
    assert drawn(grid_of(plan, table)) == picture("""
        # N1 | Riesgos del grupo
        - A  | x
    """)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("[x, y, z]", "A | x | a1\n^ | y | a2\n^ | z | a3"),
        ("[x]", "A | x | a1\n^ |  | a2\n^ |  | a3"),
        ("[]", "A |  | a1\n^ |  | a2\n^ |  | a3"),
        ("[v, w, x, y, z]", "A | v | a1\n^ | w | a2\n^ | x | a3\n^ | y |\n^ | z |"),
    ],
    ids=["as many", "fewer", "none", "more"],
)
def test_free_entries_take_the_rows_in_order_and_then_rows_of_their_own(entries: str, expected: str) -> None:
    """As many entries as children, fewer, none, more."""
    assert rows(f"A {{listas: {{lista: {entries}}}}}\n  a1\n  a2\n  a3") == expected


def test_an_anchored_entry_waits_for_the_row_of_its_child() -> None:
    """What lies between stays empty."""
    tree = "A {listas: {lista: [{texto: x, junto_a: a2}, {texto: y, junto_a: a4}]}}\n  a1\n  a2\n  a3\n  a4"
    assert rows(tree) == picture("""
        A |  | a1
        ^ | x | a2
        ^ |  | a3
        ^ | y | a4
    """)


def test_an_entry_beside_nothing_stands_on_a_row_of_its_own() -> None:
    """MinTIC: six responsabilidades beside four activities."""
    tree = """
        A {listas: {lista: [{texto: r1, junto_a: a1}, {texto: r2, junto_a: ninguno}, {texto: r3, junto_a: a2}, {texto: r4, junto_a: ninguno}]}}
          a1
          a2
          a3
    """  # noqa: E501
    assert rows(tree) == picture("""
        A | r1 | a1
        ^ | r2 |
        ^ | r3 | a2
        ^ | r4 |
        ^ |  | a3
    """)


def test_a_free_entry_never_takes_the_row_that_a_later_one_is_anchored_to() -> None:
    """It stands on a row of its own before it."""
    tree = "A {listas: {lista: [x, y, {texto: z, junto_a: a2}]}}\n  a1\n  a2"
    assert rows(tree) == picture("""
        A | x | a1
        ^ | y |
        ^ | z | a2
    """)


def test_a_free_entry_after_an_anchored_one_takes_the_next_row_also_within_the_same_group() -> None:
    """The anchor is a group: only its first row is taken."""
    tree = """
        A {listas: {lista: [{texto: x, junto_a: B}, y, z]}}
          B
            b1
            b2
          C
            c1
    """
    assert rows(tree, TWO_LEVELS) == picture("""
        A | B | x | b1
        ^ | ^ | y | b2
        ^ | C | z | c1
    """)


def test_an_entrys_own_row_does_not_break_the_group_that_it_stands_in() -> None:
    """The label of the inner group stands once."""
    tree = """
        A {listas: {lista: [{texto: x, junto_a: b1}, {texto: y, junto_a: ninguno}, {texto: z, junto_a: b2}]}}
          B
            b1
            b2
    """
    assert rows(tree, TWO_LEVELS) == picture("""
        A | B | x | b1
        ^ | ^ | y |
        ^ | ^ | z | b2
    """)
    as_rows = """
        niveles: [{dibujo: columna}, {dibujo: fila, celdas: {hoja: nombre}}]
        columnas: [{codigo: n1, nivel: 1}, {codigo: l, lista: lista}, {codigo: hoja, campo: nombre}]
    """
    assert rows(tree, as_rows) == picture("""
        A |  | B
        ^ | x | b1
        ^ | y |
        ^ | z | b2
    """)


def test_an_entrys_own_row_between_two_groups_belongs_to_neither() -> None:
    """It stands under what both stand under."""
    tree = """
        A {listas: {lista: [{texto: x, junto_a: b1}, {texto: y, junto_a: ninguno}, {texto: z, junto_a: c1}, w]}}
          B
            b1
          C
            c1
    """
    assert rows(tree, TWO_LEVELS) == picture("""
        A | B | x | b1
        ^ |  | y |
        ^ | C | z | c1
        ^ |  | w |
    """)


def test_a_list_within_a_list_keeps_its_own_rows_and_no_entry_is_written_twice() -> None:
    """The outer list goes on after the rows that the inner one took."""
    tree = """
        A {listas: {lista: [x, y, z]}}
          a1
          B {listas: {lista: [p]}}
            b1
            b2
          a2
    """
    assert rows(tree, TWO_LEVELS) == picture("""
        A |  | x | a1
        ^ | B | p | b1
        ^ | ^ | y | b2
        ^ |  | z | a2
    """)


def test_a_leaf_may_have_a_list_of_its_own() -> None:
    """Its first entry stands beside it, the others below."""
    assert rows("A\n  a1 {listas: {lista: [x, y]}}\n  a2") == picture("""
        A | x | a1
        ^ | y |
        ^ |  | a2
    """)


def test_two_lists_stand_side_by_side_and_share_rows() -> None:
    """Each column has its own pairing."""
    tree = "A {listas: {uno: [x, y, z], dos: [{texto: p, junto_a: a2}, q, r]}}\n  a1\n  a2"
    table = """
        niveles: [{dibujo: columna}]
        columnas:
          - {codigo: n1, nivel: 1}
          - {codigo: u, lista: uno}
          - {codigo: d, lista: dos}
          - {codigo: h, campo: nombre}
    """
    assert rows(tree, table) == picture("""
        A | x |  | a1
        ^ | y | p | a2
        ^ | z | q |
        ^ |  | r |
    """)


def test_an_anchor_that_a_table_does_not_draw_gives_its_entry_a_row_and_moves_no_other() -> None:
    """The plan lists the rows of this table and leaves the child out."""
    tree = """
        A {listas: {lista: [{texto: x, junto_a: a1}, {texto: y, junto_a: a2}, {texto: z, junto_a: a3}]}}
          a1
          a2
          a3
    """
    listed = "tablas: {t: {filas: [{de: A, hijos: [{de: a1}, {de: a3}]}]}}"
    assert rows(tree, TABLE, listed) == picture("""
        A | x | a1
        ^ | y |
        ^ | z | a3
    """)


def test_two_entries_at_one_row_stand_one_below_the_other() -> None:
    """An anchor to a group and an anchor to its first child mean the same row."""
    tree = """
        A {listas: {lista: [{texto: x, junto_a: B}, {texto: y, junto_a: b1}, {texto: z, junto_a: b2}]}}
          B
            b1
            b2
    """
    assert rows(tree, TWO_LEVELS) == picture("""
        A | B | x | b1
        ^ | ^ | y |
        ^ | ^ | z | b2
    """)


def test_a_list_stands_beside_the_rows_also_where_its_level_has_no_column() -> None:
    """The table draws the leaves alone."""
    table = "{columnas: [{codigo: l, lista: lista}, {codigo: hoja, campo: nombre}]}"
    assert rows("A {listas: {lista: [x, y, z]}}\n  a1\n  a2", table) == picture("""
        x | a1
        y | a2
        z |
    """)


def test_an_entry_of_several_lines_is_a_cell_of_several_lines() -> None:
    """A line end in the plan is a line end on paper."""
    assert rows('A {listas: {lista: ["uno\\ndos"]}}\n  a1') == "A | uno ⏎ dos | a1"


def test_a_code_called_ninguno_is_no_anchor() -> None:
    """The word always means a row of its own."""
    assert rows("A {listas: {lista: [{texto: x, junto_a: ninguno}]}}\n  ninguno") == "A | x |\n^ |  | ninguno"
