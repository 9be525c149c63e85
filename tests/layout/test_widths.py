"""Column widths: the format's shares, moved only where a word would break or a column holds nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pecdocs.layout.glyphs import Type
from pecdocs.layout.grid import Cell, Column, Grid, Row
from pecdocs.layout.widths import fitted, yielding
from tests.support.grids import grid_of, plan_of

TEN = Type(10, "Arial")


def grid(shares: list[float], *rows: list[str], header: list[str] | None = None) -> Grid:
    """Make a grid of columns a, b, c… with these shares, a header row if there is one, and body rows."""
    columns = tuple(Column(chr(ord("a") + c), share) for c, share in enumerate(shares))
    heads = [Row("encabezado", tuple(Cell((text,)) for text in header))] if header else []
    return Grid(columns, (*heads, *(Row("fila", tuple(Cell((text,) if text else ()) for text in row)) for row in rows)))


def widths(drawn: Grid, width: float = 400, margins: float = 10) -> list[float]:
    """Give the widths that a grid gets, all its cells set in ten points."""
    return [column.width for column in fitted(drawn, width, lambda _kind, _column: TEN, margins)]


def test_where_every_word_fits_the_format_s_shares_stand() -> None:
    """To the letter."""
    assert widths(grid([1, 3], ["Boletín", "Se publica cada mes"])) == [100, 300]


def test_a_column_is_as_wide_as_its_longest_word_and_the_others_give_the_room() -> None:
    """In proportion to their shares."""
    first, second, third = widths(grid([1, 4, 3], ["POSICIONAMIENTO", "a", "b"]))
    assert first == pytest.approx(TEN.width("POSICIONAMIENTO") + 10)
    assert second / third == pytest.approx(4 / 3)
    assert first + second + third == pytest.approx(400)


def test_the_words_of_the_header_count_too() -> None:
    """A title that breaks looks worse than a text that does."""
    assert widths(grid([1, 9], ["a", "b"], header=["INVOLUCRADOS", "x"]))[0] >= TEN.width("INVOLUCRADOS")


def test_a_cell_over_several_columns_asks_for_nothing() -> None:
    """It has the room of all of them."""
    band = Row("grupo", (Cell(("ESTRATEGIAS-DE-POSICIONAMIENTO",), colspan=2), None))
    plain = grid([1, 9], ["a", "b"])
    assert widths(Grid(plain.columns, (band, *plain.rows))) == widths(plain)


def test_the_columns_of_periods_stay_equal() -> None:
    """Though only one of them holds a long word."""
    columns = (Column("actividad", 10), *[Column("meses", 1)] * 3)
    found = widths(Grid(columns, (Row("encabezado", tuple(Cell((text,)) for text in ("A", "E", "Septiembre", "D"))),)))
    assert found[1] == found[2] == found[3] >= TEN.width("Septiembre")


def test_an_endless_word_takes_a_third_at_most() -> None:
    """An address breaks, and its neighbours stay readable."""
    assert widths(grid([1, 9], ["a" * 500, "texto"]))[0] == pytest.approx(400 / 3 + 10)


def test_where_there_is_not_enough_room_for_all_each_column_lacks_in_proportion() -> None:
    """No column is crushed."""
    found = widths(grid([1] * 8, ["POSICIONAMIENTO"] * 8), width=300)
    assert found == pytest.approx([300 / 8] * 8)


def test_lines_end_at_spaces_and_hyphens_but_not_between_figures_or_at_a_no_break_space() -> None:
    """Years joined by hyphens stay on one line."""
    years, joined = "2019-2020-2021-2022", "Artículo\u00a0veintiuno"
    assert widths(grid([1, 9], [years, "b"]))[0] >= TEN.width(years)
    assert widths(grid([1, 9], [joined, "b"]))[0] >= TEN.width(joined)
    broken = widths(grid([1, 9], ["técnico-administrativa", "b"]))[0]
    assert TEN.width("administrativa") <= broken < TEN.width("técnico-administrativa")


def test_an_empty_column_leaves_half_of_its_share_to_the_others() -> None:
    """Enough stays to write by hand."""
    drawn = grid([20, 60, 20], ["a", "", "c"], ["d", "", "f"])
    assert [column.width for column in yielding(drawn.columns, drawn.rows)] == [20, 30, 20]


def test_a_column_with_one_text_keeps_its_share() -> None:
    """The format knows better."""
    drawn = grid([20, 60], ["a", ""], ["d", "e"])
    assert yielding(drawn.columns, drawn.rows) == drawn.columns


def test_columns_of_periods_keep_their_shares_empty_or_not() -> None:
    """April is as wide as May."""
    table = """
        columnas:
          - {codigo: actividad, ancho: 40}
          - codigo: trimestres
            periodos: {esquema: trimestral, muestra: marca}
            ancho: 5
          - {codigo: notas, campo: observaciones, ancho: 20}
    """
    drawn = grid_of(plan_of("Revista {fechas: {meses: [2024-02]}}"), table)
    assert [column.width for column in drawn.columns] == [40, 5, 5, 5, 5, 10]


WORDS = ["posicionamiento", "RESPONSABILIDADES", "19-2020-2021-2022", "actualización", "Ministerio/Aplicaciones"]


MEASURED = {
    "LiberationSans": (
        (7.23, 10.78, 8.79, 5.78, 10.17),
        (7.95, 11.0, 8.79, 6.28, 11.17),
    ),
    "Carlito": (
        (6.75, 8.54, 8.01, 5.26, 9.55),
        (6.92, 8.76, 8.01, 5.4, 9.83),
    ),
}
"""In em, as the fonts' own tables of widths say: regular, bold."""


@pytest.mark.parametrize(("font", "file"), [("Arial", "LiberationSans"), ("Calibri", "Carlito")])
@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("word", WORDS)
def test_the_estimate_is_near_what_the_font_measures(font: str, file: str, word: str, *, bold: bool) -> None:
    """Within a tenth, and never shorter than the word: one that is said to fit does not break."""
    measured = MEASURED[file][bold][WORDS.index(word)]
    assert 1.0 <= Type(1, font, bold).width(word) / measured <= 1.1


@given(
    shares=st.lists(st.floats(0.5, 60), min_size=1, max_size=9),
    texts=st.lists(st.text(max_size=60), min_size=9, max_size=9),
    width=st.floats(50, 900),
)
def test_the_widths_always_add_up_and_none_is_crushed(shares: list[float], texts: list[str], width: float) -> None:
    """Whatever the texts are."""
    found = widths(grid(shares, texts[: len(shares)]), width)
    assert sum(found) == pytest.approx(width)
    assert all(each > 0 for each in found)
