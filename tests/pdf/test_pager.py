"""Which rows stand on which page, in pictures; and of any table: every line once, in order, and no page too full."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pecdocs.layout.blocks import Table
from pecdocs.layout.grid import HEADS, Cell, Column, Grid, Row, check_spans
from pecdocs.pdf.pager import Pager
from pecdocs.pdf.tables import ABOVE
from tests.support.pdfpages import drawn_pages, head_of, line_of, pages_of, said, setting_of
from tests.support.rounds import WANTED
from tests.support.worddocuments import table

if TYPE_CHECKING:
    from pecdocs.layout.grid import RowKind
    from pecdocs.pdf.pager import Page, Piece
    from pecdocs.pdf.tables import TableSetting


def pages(drawn: str, rows: float, room: float | None = None) -> str:
    """Draw the pages of a table that is drawn as text."""
    return drawn_pages(table(drawn), rows, room)


def picture(drawn: str) -> str:
    """Give a picture without its indentation."""
    return "\n".join(line.strip() for line in drawn.strip().split("\n"))


FIVE = """
    # Línea | Actividad
    A | uno
    B | dos
    C | tres
    D | cuatro
    E | cinco
    """
LONG = "a ⏎ b ⏎ c ⏎ d ⏎ e ⏎ f ⏎ g ⏎ h ⏎ i ⏎ j"


def test_a_head_is_heard_once_and_seen_on_each_page() -> None:
    """As the rows of a table without labels."""
    expected = """
        # Línea | Actividad
        A | uno
        B | dos
        ---
        # ~Línea | ~Actividad
        C | tres
        D | cuatro
        ---
        # ~Línea | ~Actividad
        E | cinco
        """
    assert pages(FIVE, 2) == picture(expected)


def test_a_table_begins_under_the_text_where_a_row_of_it_fits() -> None:
    """Else on the next page."""
    below = """
        # Línea | Actividad
        A | uno
        ---
        # ~Línea | ~Actividad
        B | dos
        C | tres
        D | cuatro
        ---
        # ~Línea | ~Actividad
        E | cinco
        """
    assert pages(FIVE, 3, 1.5) == picture(below)
    assert pages(FIVE, 3, 0.9) == pages(FIVE, 3)


def test_what_goes_on_begins_on_a_page_of_its_own() -> None:
    """Below rows that left some of theirs free, a second head would stand."""
    setting = setting_of(table(FIVE))
    pager, whole = Pager(setting), head_of(setting) + 9 * line_of(setting)
    page = pager.page(pager.start(whole), whole / 2, whole, first=True)
    assert page is not None
    assert page.following is not None
    assert pager.page(page.following, whole / 2, whole, first=False) is None
    assert pager.page(page.following, whole, whole, first=False) is not None


def test_a_label_stands_again_on_each_page_of_its_rows() -> None:
    """For the eye alone; one that ends with its page does not."""
    drawn = """
        # Línea | Actividad
        A | uno
        ^ | dos
        ^ | tres
        ^ | cuatro
        B | cinco
        """
    expected = """
        # Línea | Actividad
        A | uno
        ^ | dos
        ---
        # ~Línea | ~Actividad
        ~A (cont.) | tres
        ^ | cuatro
        ---
        # ~Línea | ~Actividad
        B | cinco
        """
    assert pages(drawn, 2) == picture(expected)


def test_labels_in_labels_stand_again_each_on_its_own() -> None:
    """Of every level that goes on."""
    drawn = """
        # Línea | Estrategia | Actividad
        A | A1 | uno
        ^ | ^ | dos
        ^ | ^ | tres
        ^ | A2 | cuatro
        ^ | ^ | cinco
        B | B1 | seis
        """
    expected = """
        # Línea | Estrategia | Actividad
        A | A1 | uno
        ^ | ^ | dos
        ---
        # ~Línea | ~Estrategia | ~Actividad
        ~A (cont.) | ~A1 (cont.) | tres
        ^ | A2 | cuatro
        ---
        # ~Línea | ~Estrategia | ~Actividad
        ~A (cont.) | ~A2 (cont.) | cinco
        B | B1 | seis
        """
    assert pages(drawn, 2) == picture(expected)


def test_an_empty_label_that_goes_on_says_nothing_again() -> None:
    """There is nothing to go on with."""
    drawn = """
        # Línea | Actividad
        · | uno
        ^ | dos
        ^ | tres
        """
    expected = """
        # Línea | Actividad
        · | uno
        ^ | dos
        ---
        # ~Línea | ~Actividad
        ~· | tres
        """
    assert pages(drawn, 2) == picture(expected)


def test_groups_are_not_left_alone_at_the_foot() -> None:
    """Nor two of them, one in the other."""
    drawn = """
        # Actividad | Meta
        = Grupo A | <
        uno | 1
        = Grupo B | <
        = Grupo B1 | <
        tres | 3
        + Total | 6
        """
    expected = """
        # Actividad | Meta
        = Grupo A | <
        uno | 1
        ---
        # ~Actividad | ~Meta
        = Grupo B | <
        = Grupo B1 | <
        tres | 3
        Total | 6
        """
    assert pages(drawn, 4) == picture(expected.replace("= ", ""))


def test_where_a_page_has_only_groups_they_stand_on_it() -> None:
    """Else the table would never end; and so do those that end a table."""
    drawn = """
        # Actividad | Meta
        = Grupo A | <
        = Grupo B | <
        = Grupo B1 | <
        tres | 3
        = Grupo C | <
        """
    expected = """
        # Actividad | Meta
        Grupo A | <
        Grupo B | <
        ---
        # ~Actividad | ~Meta
        Grupo B1 | <
        tres | 3
        ---
        # ~Actividad | ~Meta
        Grupo C | <
        """
    assert pages(drawn, 2) == picture(expected)


def test_a_group_alone_does_not_begin_a_table_under_the_text() -> None:
    """It waits for the next page, with its first row."""
    drawn = """
        # Línea | Actividad
        = A | <
        B | dos
        C | tres
        """
    assert pages(drawn, 3, 1.5) == pages(drawn, 3)


def test_a_row_that_does_not_fit_goes_whole_to_the_next_page() -> None:
    """It is not a tall one."""
    drawn = """
        # Actividad | Meta
        uno | 1
        dos | 2
        tres | 3
        cuatro | 4
        a ⏎ b ⏎ c | 5
        seis | 6
        """
    expected = """
        # Actividad | Meta
        uno | 1
        dos | 2
        tres | 3
        cuatro | 4
        ---
        # ~Actividad | ~Meta
        a ⏎ b ⏎ c | 5
        seis | 6
        """
    assert pages(drawn, 6) == picture(expected)


def test_a_row_taller_than_a_page_goes_on_over_pages() -> None:
    """Each cell from where it was; one that has said all stays empty."""
    drawn = f"""
        # Actividad | Meta
        uno | 1
        {LONG} ⏎ k ⏎ l | 2 ⏎ y
        tres | 3
        """
    expected = """
        # Actividad | Meta
        uno | 1
        a ⏎ b ⏎ c | 2 ⏎ y
        ---
        # ~Actividad | ~Meta
        d ⏎ e ⏎ f ⏎ g ⏎ h | ·
        ---
        # ~Actividad | ~Meta
        i ⏎ j ⏎ k ⏎ l | ·
        ---
        # ~Actividad | ~Meta
        tres | 3
        """
    assert pages(drawn, 4) == picture(expected)


def test_a_tall_row_goes_on_within_its_label() -> None:
    """Which stands again beside what is left of it."""
    drawn = f"""
        # Línea | Actividad
        A | {LONG}
        ^ | dos
        B | tres
        """
    expected = """
        # Línea | Actividad
        A | a ⏎ b ⏎ c ⏎ d ⏎ e
        ---
        # ~Línea | ~Actividad
        ~A (cont.) | f ⏎ g ⏎ h ⏎ i ⏎ j
        ---
        # ~Línea | ~Actividad
        ~A (cont.) | dos
        B | tres
        """
    assert pages(drawn, 4) == picture(expected)


def test_a_label_taller_than_its_rows_makes_the_last_of_them_higher() -> None:
    """Nothing of it is cut."""
    drawn = """
        # Línea | Actividad
        a ⏎ b ⏎ c ⏎ d ⏎ e ⏎ f | uno
        ^ | dos
        B | cinco
        """
    setting = setting_of(table(drawn))
    (page,) = pages_of(setting, 1000)
    assert page.heights[1] == line_of(setting)
    assert page.heights[1] + page.heights[2] == pytest.approx(setting.spots(1)[0].height)


def test_a_label_that_does_not_fit_begins_where_it_does() -> None:
    """When the page is half full without it."""
    drawn = """
        # Línea | Actividad
        A | uno
        B | dos
        C | tres
        a ⏎ b ⏎ c ⏎ d | cuatro
        ^ | cinco
        ^ | seis
        ^ | siete
        """
    expected = """
        # Línea | Actividad
        A | uno
        B | dos
        C | tres
        ---
        # ~Línea | ~Actividad
        a ⏎ b ⏎ c ⏎ d | cuatro
        ^ | cinco
        ^ | seis
        ^ | siete
        """
    assert pages(drawn, 4) == picture(expected)


def test_a_label_that_lacks_room_at_the_foot_takes_what_is_free_there() -> None:
    """Its last row on the page is higher."""
    drawn = """
        # Línea | Actividad
        A | uno
        B | dos
        a ⏎ b | tres
        ^ | x ⏎ y ⏎ z
        """
    expected = """
        # Línea | Actividad
        A | uno
        B | dos
        a ⏎ b | tres
        ---
        # ~Línea | ~Actividad
        ~a ⏎ b (cont.) | x ⏎ y ⏎ z
        """
    assert pages(drawn, 4.5) == picture(expected)


def test_a_label_that_fits_on_no_page_goes_on() -> None:
    """What of it was not said yet is heard on the next page, and has no «(cont.)»."""
    drawn = """
        # Línea | Actividad
        A | cero
        a ⏎ b ⏎ c ⏎ d ⏎ e ⏎ f | uno
        ^ | dos
        ^ | tres
        B | cinco
        """
    expected = """
        # Línea | Actividad
        A | cero
        a ⏎ b | uno
        ^ | dos
        ---
        # ~Línea | ~Actividad
        c ⏎ d ⏎ e | tres
        ---
        # ~Línea | ~Actividad
        f | ·
        B | cinco
        """
    assert pages(drawn, 3) == picture(expected)


def test_a_head_that_takes_half_a_page_stands_once() -> None:
    """Again on each, it would leave no room."""
    drawn = """
        # a ⏎ b ⏎ c ⏎ d ⏎ e ⏎ f ⏎ g ⏎ h | Actividad
        A | uno
        B | dos
        C | tres
        """
    expected = """
        # a ⏎ b ⏎ c ⏎ d ⏎ e ⏎ f ⏎ g ⏎ h | Actividad
        A | uno
        B | dos
        ---
        C | tres
        """
    assert pages(drawn, 2) == picture(expected)


def test_a_head_taller_than_a_page_goes_on_as_its_rows_do() -> None:
    """It is content, and lost nowhere."""
    drawn = f"""
        # {LONG} | Actividad
        A | uno
        """
    setting = setting_of(table(drawn))
    found = pages_of(setting, 5 * line_of(setting))
    lines = [line for page in found for piece in page.pieces if piece.spot.column == 0 for line in lines_of(piece)]
    assert lines == [*"abcdefghij", "A"]
    assert all(piece.tagged for page in found for piece in page.pieces)


def test_a_table_without_head_or_without_rows_is_a_table() -> None:
    """Both may be."""
    assert pages("A | uno\n^ | dos\n^ | tres", 2) == picture("A | uno\n^ | dos\n---\n~A (cont.) | tres")
    assert pages("# A | uno\n# B | dos", 2) == picture("# A | uno\n# B | dos")


def lines_of(piece: Piece) -> list[str]:
    """Give the lines of a piece."""
    return said(piece.text).split(" ⏎ ") if said(piece.text) else []


_TEXTS = st.one_of(st.integers(0, 2), st.integers(0, 8), st.sampled_from([20, 70, 150])).map(
    lambda lines: tuple(f"l{n}" for n in range(lines))
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Give tables with heads, groups, totals, and labels in labels over some rows."""
    columns = draw(st.integers(1, 4))
    levels = draw(st.integers(0, columns - 1))
    heads = draw(st.integers(0, 3))
    kinds: list[RowKind] = ["encabezado"] * heads
    kinds += draw(
        st.lists(st.sampled_from(["fila", "fila", "fila", "fila", "grupo", "total"]), min_size=1, max_size=30)
    )
    breaks = [draw(st.lists(st.integers(heads, len(kinds)), max_size=8)) for _ in range(levels)]
    rows = []
    for r, kind in enumerate(kinds):
        if kind == "grupo":
            rows.append(Row(kind, (Cell(draw(_TEXTS), colspan=columns), *[None] * (columns - 1))))
            continue
        cells: list[Cell | None] = []
        for c in range(columns):
            labelled = kind == "fila" and c < levels
            begins = not labelled or _begins(kinds, breaks, r, c)
            down = _reach(kinds, breaks, r, c) if labelled and begins else 1
            cells.append(Cell(draw(_TEXTS), rowspan=down) if begins else None)
        rows.append(Row(kind, tuple(cells)))
    grid = Grid(tuple(Column(f"c{c}", 1.0) for c in range(columns)), tuple(rows))
    check_spans(grid)
    return grid


def _begins(kinds: list[RowKind], breaks: list[list[int]], r: int, c: int) -> bool:
    return r == 0 or kinds[r - 1] != "fila" or any(r in each for each in breaks[: c + 1])


def _reach(kinds: list[RowKind], breaks: list[list[int]], r: int, c: int) -> int:
    end = r + 1
    while end < len(kinds) and kinds[end] == "fila" and not _begins(kinds, breaks, end, c):
        end += 1
    return end - r


@settings(max_examples=min(WANTED, 400))
@given(grids(), st.sampled_from([2.0, 5.0, 12.0, 25.0, 50.0]), st.floats(0, 1))
def test_of_any_table_each_line_is_drawn_once_and_no_page_overflows(grid: Grid, rows: float, part: float) -> None:
    """Whatever its heads, groups and labels, and however much of the first page is taken."""
    setting = setting_of(Table("prueba", grid, "Prueba"))
    one = line_of_any(setting)
    whole = (head_of(setting) if part > 1 / 2 else 0) + rows * one
    found = pages_of(setting, whole, whole * part)
    for page in found:
        assert page.height <= whole + 0.1
        filled_without_holes(setting, page)
        assert [piece for piece in page.pieces if piece.text.lines and overflows(page, piece)] == []
    heard: dict[tuple[int, int], list[str]] = {}
    for page in found:
        for piece in page.pieces:
            key = piece.spot.row, piece.spot.column
            if piece.tagged:
                heard.setdefault(key, []).extend(lines_of(piece))
            else:
                assert key in heard, "what stands again was never heard"
    spots = [spot for r in range(len(grid.rows)) for spot in setting.spots(r)]
    assert heard == {(spot.row, spot.column): [*spot.cell.lines] for spot in spots}
    first = [min(piece.spot.row for piece in page.pieces if piece.tagged) for page in found]
    assert first == sorted(first)
    if rows > 10:
        assert [n for n, (page, after) in enumerate(pairwise(found[1:])) if empty(setting, page, after, whole)] == []


def line_of_any(setting: TableSetting) -> float:
    """Give the height of a row of one line."""
    return setting.leading + 2 * ABOVE


def filled_without_holes(setting: TableSetting, page: Page) -> None:
    """Assert that each place of a page is some piece's, once."""
    places = [
        (piece.row + r, piece.spot.column + c)
        for piece in page.pieces
        for r in range(piece.rows)
        for c in range(piece.spot.cell.colspan)
    ]
    assert sorted(places) == [(r, c) for r in range(len(page.heights)) for c in range(len(setting.columns))]


def overflows(page: Page, piece: Piece) -> bool:
    """Tell whether a text is higher than its box."""
    return piece.text.height > sum(page.heights[piece.row : piece.row + piece.rows]) + 0.1


def empty(setting: TableSetting, page: Page, following: Page, whole: float) -> bool:
    """Tell whether less than a third of a page is taken, and the first row of the next one would have found room."""
    heads = sum(1 for row in setting.grid.rows if row.kind in HEADS) if not following.pieces[0].tagged else 0
    return page.height < whole / 3 and page.height + following.heights[min(heads, len(following.heights) - 1)] < whole
