"""Automatic numbers: of the items of a table in each of its ways, and of the sections of a document."""

from __future__ import annotations

import pytest

from pecdocs.plan.numerals import numerals_of
from tests.support.grids import body, grid_of, plan_of

TREE = """
    A {numero: auto}
      a1 {numero: auto}
      a2 {numero: ninguno}
      a3 {numero: "20a"}
      a4 {numero: auto}
    B {numero: ninguno}
      b1 {numero: auto}
      b2 {numero: auto}
    C {numero: "VII."}
      c1 {numero: auto}
      D {numero: auto}
        d1 {numero: auto}
    E {numero: auto}
"""


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("jerarquica", "1. A|1.1 a1|a2|20a a3|1.3 a4|B|2. b1|3. b2|VII. C|VII.1 c1|VII.2 D|VII.2.1 d1|5. E"),
        ("por_grupo", "1. A|1. a1|a2|20a a3|3. a4|B|1. b1|2. b2|VII. C|1. c1|2. D|1. d1|3. E"),
        ("corrida", "A|1 a1|a2|20a a3|3 a4|B|4 b1|5 b2|VII. C|6 c1|D|7 d1|8 E"),
    ],
)
def test_a_table_numbers_its_items_in_its_way_around_what_is_written_or_has_none(way: str, expected: str) -> None:
    """Written numbers and automatic ones count; what has none is passed over."""
    table = f"""
        numeracion: {way}
        niveles: [{{dibujo: fila, celdas: {{a: titulo}}}}, {{dibujo: fila, celdas: {{a: titulo}}}}]
        columnas: [{{codigo: a, campo: titulo}}]
    """
    assert "|".join(row[0] for row in body(grid_of(plan_of(TREE), table))) == expected


def test_a_table_of_listed_rows_numbers_its_own_rows() -> None:
    """The numbers are the table's, not the tree's."""
    plan = plan_of("A {numero: auto}\nB {numero: auto}\nC {numero: auto}", "tablas: {t: {filas: [{de: C}, {de: A}]}}")
    assert body(grid_of(plan, "{columnas: [{codigo: a, campo: titulo}]}")) == [["1. C"], ["2. A"]]


def test_the_number_may_stand_in_a_column_of_its_own() -> None:
    """IPCO counts its twelve activities."""
    table = "{numeracion: corrida, columnas: [{codigo: n, campo: numero}, {codigo: a, campo: nombre}]}"
    plan = plan_of("Uno {numero: auto}\nDos {numero: auto}")
    assert body(grid_of(plan, table)) == [["1", "Uno"], ["2", "Dos"]]


def numerals(secciones: str) -> str:
    """Give the numerals of sections written as a tree: `A auto [B ninguno]`."""
    plan = plan_of("", f"secciones: {secciones}")
    return " ".join(f"{code}={numeral or '-'}" for code, numeral in numerals_of(plan.secciones).items())


def section(code: str, numeral: str, *below: str) -> str:
    """Write a section as YAML."""
    return f"{{codigo: {code}, titulo: {code}, numeral: '{numeral}', secciones: [{', '.join(below)}]}}"


def test_automatic_numerals_follow_the_tree() -> None:
    """The first level has a point at its end, the deeper ones none."""
    tree = section("A", "auto", section("B", "auto", section("C", "auto")), section("D", "auto")), section("E", "auto")
    assert numerals(f"[{', '.join(tree)}]") == "A=1. B=1.1 C=1.1.1 D=1.2 E=2."


def test_an_automatic_numeral_carries_the_written_one_above_it() -> None:
    """USPEC writes 3. over 3.1, and 2.2. with a point."""
    tree = section("A", "3.", section("B", "auto", section("C", "auto")), section("D", "3.7."), section("E", "auto"))
    assert numerals(f"[{tree}]") == "A=3. B=3.1 C=3.1.1 D=3.7. E=3.3"
    assert numerals(f"[{section('A', 'IV)', section('B', 'auto'))}]") == "A=IV) B=IV.1"


def test_sections_without_a_numeral_are_not_counted() -> None:
    """The introduction has none, and the first chapter is 1."""
    tree = section("A", "ninguno"), section("B", "auto"), section("C", "ninguno"), section("D", "auto")
    assert numerals(f"[{', '.join(tree)}]") == "A=- B=1. C=- D=2."


def test_below_a_section_without_a_numeral_the_count_goes_on_and_no_numeral_is_given_twice() -> None:
    """At the top, and inside a numbered chapter."""
    tree = (
        section("A", "auto"),
        section("B", "ninguno", section("C", "auto"), section("D", "auto")),
        section("E", "auto"),
    )
    assert numerals(f"[{', '.join(tree)}]") == "A=1. B=- C=2. D=3. E=4."
    inside = section("A", "auto", section("B", "ninguno", section("C", "auto")), section("D", "auto"))
    assert numerals(f"[{inside}]") == "A=1. B=- C=1.1 D=1.2"


def test_written_numerals_are_printed_as_they_are_odd_or_not() -> None:
    """USPEC goes back to 1. after 3.2."""
    tree = section("A", "3.", section("B", "3.2")), section("C", "1."), section("D", "§ 7")
    assert numerals(f"[{', '.join(tree)}]") == "A=3. B=3.2 C=1. D=§ 7"
