"""Long merges: a label starts again after so many estimated lines, so that the reader of page 3 sees it."""

from __future__ import annotations

import pytest

from pecdocs.layout.grid import Cell, Column, Row
from pecdocs.layout.labels import RowHeights
from tests.support.grids import drawn, grid_of, picture, plan_of

TREE = """
    A
      B
        b1
        b2
        b3
      C
        c1
        c2
    D
      E
        e1
"""


def table(every: int | None) -> str:
    """Write a table with two merged levels, whose labels are repeated after so many lines."""
    repeat = "" if every is None else f"repetir_cada: {every}\n"
    return f"""
{repeat}caracteres: 60
niveles: [{{dibujo: columna}}, {{dibujo: columna}}]
columnas: [{{codigo: n1, nivel: 1}}, {{codigo: n2, nivel: 2}}, {{codigo: hoja, campo: nombre}}]
"""


def test_without_repetition_a_label_stands_once() -> None:
    """However long its merge."""
    assert drawn(grid_of(plan_of(TREE), table(None))) == picture("""
        # N1 | N2 | N3
        - A  | B  | b1
        - ^  | ^  | b2
        - ^  | ^  | b3
        - ^  | C  | c1
        - ^  | ^  | c2
        - D  | E  | e1
    """)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (1, "A B b1|A B b2|A B b3|A C c1|A C c2|D E e1"),
        (2, "A B b1|^ ^ b2|A B b3|A C c1|^ ^ c2|D E e1"),
        (3, "A B b1|^ ^ b2|^ ^ b3|A C c1|^ ^ c2|D E e1"),
        (9, "A B b1|^ ^ b2|^ ^ b3|^ C c1|^ ^ c2|D E e1"),
    ],
)
def test_a_label_starts_again_after_so_many_lines_and_the_inner_ones_with_it(every: int, expected: str) -> None:
    """Every row here is one line; a run is never longer than `repetir_cada`, and ends with an inner group if it can."""
    lines = drawn(grid_of(plan_of(TREE), table(every)), aligned=False).splitlines()[1:]
    assert "|".join(line.removeprefix("- ").replace(" | ", " ") for line in lines) == expected


def test_the_rows_under_a_repeated_label_stay_on_one_page() -> None:
    """Each row of a run but its last is kept with the next one; where nothing is repeated, none is."""
    kept = [row.keep_next for row in grid_of(plan_of(TREE), table(3)).rows[1:]]
    assert kept == [True, True, False, True, False, False]
    assert not any(row.keep_next for row in grid_of(plan_of(TREE), table(None)).rows)


def test_a_row_higher_than_the_repetition_stands_alone_with_its_label() -> None:
    """It can't be cut further."""
    plan = plan_of(f"A\n  {'palabra ' * 40}\n  corta\n  otra")
    one = """
        repetir_cada: 3
        caracteres: 60
        niveles: [{dibujo: columna}]
        columnas: [{codigo: n, nivel: 1}, {codigo: h, campo: nombre}]
    """
    starts = [line.split(" | ")[0] for line in drawn(grid_of(plan, one), aligned=False).splitlines()[1:]]
    assert starts == ["- A", "- A", "- ^"]


def test_the_rows_of_groups_count_and_the_header_is_never_cut() -> None:
    """A band inside a merged level is a line more."""
    banded = """
        repetir_cada: 3
        titulo: Título
        niveles: [{dibujo: columna}, {dibujo: banda}]
        columnas: [{codigo: n1, nivel: 1}, {codigo: h, grupo: G, campo: nombre}, {codigo: m, grupo: G, campo: meta}]
    """
    assert drawn(grid_of(plan_of(TREE), banded)) == picture("""
        = Título | <  | <
        # N1     | G  | <
        # ^      | N3 | Meta
        2 A      | B  | <
        - ^      | b1 |
        - ^      | b2 |
        - A      | b3 |
        2 ^      | C  | <
        - ^      | c1 |
        - A      | c2 |
        2 D      | E  | <
        - ^      | e1 |
    """)


def test_a_row_is_as_high_as_its_highest_cell_and_merged_cells_do_not_count() -> None:
    """About so many characters fit across the table, shared out by the columns' widths."""
    columns = (Column("a", 1.0), Column("b", 3.0))

    def lines(*cells: Cell | None) -> int:
        return RowHeights(columns, 40).lines(Row("fila", cells))

    assert lines(Cell(), Cell()) == 1
    assert lines(Cell(("x" * 10,)), Cell(("x" * 30,))) == 1
    assert lines(Cell(("x" * 11,)), Cell(("x" * 30,))) == 2
    assert lines(Cell(("x", "y\nz")), Cell()) == 3
    assert lines(Cell(("x" * 400,), rowspan=2), Cell(("x",))) == 1
    assert lines(Cell(("x" * 400,), colspan=2), None) == 1
