"""A grid in a .docx is the same grid: texts, merges at any depth, header rows, widths."""

from __future__ import annotations

import pytest

from pecdocs.word import write_document
from pecdocs.word.table import WHOLE_ROW_LINES
from tests.support.worddocuments import FILE, document, line, sound, table, wrote
from tests.support.wordtemplate import BODY, docx, unzipped
from tests.support.wordtemplate import table as drawn_table
from tests.support.wordxml import LINE_END, Docx, W

GRIDS = {
    "a plain table": """
        # A | B
        1 | 2
        · | <3> & "4"
    """,
    "four levels merged over their rows": """
        # Eje | Objetivo | Táctica | Paso | Meta
        E1 | O1 | T1 | P1 | 1
        ^ | ^ | ^ | P2 | 2
        ^ | ^ | T2 | P3 | 3
        ^ | O2 | T3 | P4 | 4
        E2 | O3 | T4 | P5 | 5
        ^ | ^ | T5 | P6 | 6
        ^ | ^ | ^ | P7 | 7
        ^ | ^ | ^ | P8 | 8
    """,
    "grouped header cells over and beside single ones": """
        # Actividad | Meta | Avance | < | < | < | Notas
        # ^ | ^ | 2024 | < | 2025 | < | ^
        # ^ | ^ | I | II | I | II | ^
        Uno | 1 | 25% | 25% | 25% | 25% | ·
    """,
    "a cell over rows and columns at once": """
        # A | B | C | D
        bloque | < | c | d
        ^ | < | e | f
        ^ | < | g | h
        i | j | k | l
    """,
    "two merged cells side by side, one under the other": """
        # A | B | C
        x | < | 1
        ^ | < | 2
        y | < | 3
        ^ | < | 4
    """,
    "bands between merged rows": """
        # Eje | Actividad | Meta
        = E1 | Objetivo uno | <
        ^ | A1 | 1
        = ^ | Objetivo dos | <
        ^ | A2 | 2
        + Total | · | 3
    """,
    "several lines in a cell": """
        # Pasos | Fechas
        1. Uno ⏎ 2. Dos ⏎ 3. Tres | 2019 ⏎ 2020
    """,
    "only a header": """
        # A | B
    """,
    "one column": """
        # A
        1
        2
    """,
}


@pytest.mark.parametrize("drawn", GRIDS.values(), ids=GRIDS)
def test_a_grid_comes_back_from_the_document_as_it_was_drawn(drawn: str) -> None:
    """What the reader of the file sees is the grid that was laid out, merge by merge."""
    read = wrote(table(drawn)).tables[0]
    expected = [row.strip().lstrip("=+ ") for row in drawn.strip().split("\n")]
    assert read.drawn() == "\n".join(expected)


def test_a_merge_over_five_hundred_rows_is_one_cell() -> None:
    """The number of rows under a label has no limit."""
    rows = "\n".join(f"^ | {number}" for number in range(2, 501))
    read = wrote(table(f"# Eje | Fila\nUno | 1\n{rows}")).tables[0]
    assert read.runs(0) == [(0, 1, "Eje"), (1, 500, "Uno")]


def test_columns_share_the_width_of_the_text_exactly() -> None:
    """Word adds up the columns: a unit lost in rounding would move the border."""
    read = wrote(table("# A | B | C\n1 | 2 | 3", widths=[1.0, 1.0, 5.0])).tables[0]
    assert sum(read.widths) == 12240 - 2 * 1440
    assert read.widths == [1337, 1337, 6686]


def test_a_table_says_what_it_is_to_who_can_not_see_it() -> None:
    """The description is the table's alternative text."""
    read = wrote(table("# A\n1", description='Metas & "fechas"')).tables[0]
    assert read.description == 'Metas & "fechas"'


def test_text_is_aligned_as_its_column_and_a_group_title_is_centred_over_its_columns() -> None:
    """Header cells follow their column; what spans several stands in the middle."""
    drawn = table("# A | B | <\n# ^ | I | II\n= G | < | <\n1 | 2 | 3", align=["izquierda", "derecha", "centro"])
    body = wrote(drawn).body
    found = [
        [jc.get(f"{W}val") if (jc := cell.find(f"{W}p/{W}pPr/{W}jc")) is not None else "" for cell in row]
        for row in [row.findall(f"{W}tc") for row in body.iter(f"{W}tr")]
    ]
    assert found == [["", "center"], ["", "right", "center"], [""], ["", "right", "center"]]


def test_a_marked_period_is_filled_even_where_the_template_has_no_looks_for_it() -> None:
    """The mark is a text and a fill: one survives copying, the other is seen at once."""
    read = wrote(table("# Ene | Feb\nX! | ·")).tables[0]
    assert [cell.fill for cell in read.places[1]] == ["BFBFBF", ""]
    assert read.places[1][0].text == "X"


def test_header_rows_and_short_rows_stay_whole_and_tall_rows_may_go_on_to_the_next_page() -> None:
    """A row of many lines that had to stay whole would leave half a page empty."""
    tall = LINE_END.join(["renglón"] * (WHOLE_ROW_LINES + 1))
    body = wrote(table(f"# A | B\ncorta | x\n{tall} | x")).body
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in body.iter(f"{W}tr")]
    assert whole == [True, True, False]


def test_two_tables_in_a_row_stay_two() -> None:
    """Word joins tables that touch."""
    assert len(wrote(table("# A\n1"), table("# B\n2")).tables) == 2


def test_notes_stand_under_the_table_in_their_own_style() -> None:
    """Each note is a paragraph of its own."""
    noted = table("# A\n1")
    object.__setattr__(noted, "notes", ("Nota & una", "Nota dos"))
    read = wrote(noted, line("sigue"))
    texts = [(read.style(p), "".join(p.itertext())) for p in read.body.findall(f"{W}p")]
    assert texts == [("nota de tabla", "Nota & una"), ("nota de tabla", "Nota dos"), ("body text", "sigue")]


LOOKING = docx(
    BODY,
    drawn_table(("[[tabla · encabezado]]", ""), ("[[tabla · fila]]", "[[c2]]"), ("[[tabla · total]]", "")),
    drawn_table(("[[tabla propia · fila]]", "")),
)


def _filled(data: bytes, fills: dict[str, str]) -> bytes:
    """Colour the prototype cells that hold some text."""
    members = unzipped(data)
    xml = members["word/document.xml"].decode()
    for text, fill in fills.items():
        head, _, tail = xml.partition(f">{text}<")
        start = head.rindex("</w:tcPr>")
        xml = f'{head[:start]}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>{head[start:]}>{text}<{tail}'
    from tests.support.wordtemplate import zipped  # noqa: PLC0415

    return zipped({**members, "word/document.xml": xml})


def test_looks_come_from_the_prototype_of_the_row_and_of_the_column() -> None:
    """A cell named after a column gives that column's looks; a table's own rows come before those for all."""
    template = _filled(LOOKING, {"[[tabla · fila]]": "AAAAAA", "[[c2]]": "BBBBBB", "[[tabla propia · fila]]": "CCCCCC"})
    data = write_document(document(table("# A | B\n1 | 2"), table("# A | B\n1 | 2", "propia")), template, FILE)
    general, own = sound(data).tables
    assert [cell.fill for cell in general.places[1]] == ["AAAAAA", "BBBBBB"]
    assert [cell.fill for cell in own.places[1]] == ["CCCCCC", "CCCCCC"]


def test_the_numbers_of_the_columns_stand_in_the_middle_and_look_like_the_titles_or_as_their_own_prototype() -> None:
    """They are header rows too, which repeat on every page."""
    drawn = table("# A | B\n% 20 | 20a\n1 | 2", align=["izquierda", "derecha"])
    rows = (("[[tabla · encabezado]]", ""), ("[[tabla · fila]]", ""))
    fills = {"[[tabla · encabezado]]": "AAAAAA"}
    as_titles = wrote(drawn, template=_filled(docx(BODY, drawn_table(*rows)), fills))
    own = docx(BODY, drawn_table(*rows, ("[[tabla · números]]", "")))
    as_their_own = wrote(drawn, template=_filled(own, {**fills, "[[tabla · números]]": "BBBBBB"}))
    assert [cell.fill for cell in as_titles.tables[0].places[1]] == ["AAAAAA", "AAAAAA"]
    assert [cell.fill for cell in as_their_own.tables[0].places[1]] == ["BBBBBB", "BBBBBB"]
    assert as_titles.tables[0].header_rows == 2
    numbers = list(as_titles.body.iter(f"{W}tr"))[1]
    assert [jc.get(f"{W}val") for jc in numbers.iter(f"{W}jc")] == ["center", "center"]


def test_prototypes_leave_nothing_in_the_document() -> None:
    """Neither their tables nor the paragraphs between them."""
    read = wrote(line("cuerpo"), template=LOOKING)
    assert [each.tag.removeprefix(W) for each in read.body] == ["p", "sectPr"]


def test_the_same_text_is_written_whatever_the_line_ends_of_its_computer() -> None:
    """A carriage return would reach Word as a space."""
    read = Docx(write_document(document(line("uno\r\ndos\rtres\ncuatro")), docx(BODY), FILE))
    assert read.text() == "uno\ndos\ntres\ncuatro"
