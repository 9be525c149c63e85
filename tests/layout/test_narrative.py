"""A section's Markdown as blocks: nothing that is written is dropped, and markers are printed as they were written."""

from __future__ import annotations

from textwrap import dedent

import pytest

from pecdocs.layout.blocks import ListItem, Table
from pecdocs.layout.narrative import blocks_of
from tests.support.grids import drawn, picture, story


def told(text: str) -> str:
    """Draw the blocks of a Markdown text."""
    return story(blocks_of(dedent(text).strip("\n")))


def small_table(text: str) -> Table:
    """Give the one table of a Markdown text."""
    (table,) = [block for block in blocks_of(dedent(text).strip("\n")) if isinstance(block, Table)]
    return table


def test_paragraphs_are_apart_by_an_empty_line_and_a_line_end_alone_is_a_space() -> None:
    """As in Markdown."""
    assert told("Uno\nsigue.\n\nDos.") == "Uno sigue.\nDos."


@pytest.mark.parametrize("hard_break", ["Uno  \ndos", "Uno\\\ndos"])
def test_a_hard_break_is_a_line_end_on_paper(hard_break: str) -> None:
    """Two spaces, or a backslash, at the end of the line."""
    assert told(hard_break) == "Uno ⏎ dos"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", "a **b** c"),
        ("a *b* c", "a _b_ c"),
        ("***a*** b", "**_a_** b"),
        ("**a *b* c**", "**a ****_b_**** c**"),
        ("a `b` c", "a `b` c"),
        ("**`a`**", "**`a`**"),
        ("[a](https://x.co) b", "[a](https://x.co) b"),
        ("**[a](https://x.co)**", "[**a**](https://x.co)"),
        ("<https://x.co>", "[https://x.co](https://x.co)"),
        ("[](https://x.co)", "[https://x.co](https://x.co)"),
        ("[a](https://x.co)[](https://x.co)", "[ahttps://x.co](https://x.co)"),
        ("[a*b*](https://x.co)", "[a](https://x.co)[_b_](https://x.co)"),
    ],
)
def test_emphasis_code_and_links_are_looks_of_runs(text: str, expected: str) -> None:
    """Neighbours of one look are one run; a link without words shows its address."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>a</b> & b < c", "<b>a</b> & b < c"),
        ("<!-- nota -->", "<!-- nota -->"),
        ("<div>\n*a*\n</div>", "<div> _a_ </div>"),
        (r"\*a\* \_b\_ \# \[c\]", "*a* _b_ # [c]"),
        ("1\\. a", "1. a"),
        ("a &amp; b &lt; c&nbsp;d", "a & b < c\N{NO-BREAK SPACE}d"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("{{ titulo }} {% if %} [[cuerpo]]", "{{ titulo }} {% if %} [[cuerpo]]"),
        ("Ley 1712 de 2014 – «así» “asá” 5ª", "Ley 1712 de 2014 – «así» “asá” 5ª"),
        ("nota[^x] sin definir", "nota[^x] sin definir"),
    ],
)
def test_what_is_no_markdown_is_literal_text(text: str, expected: str) -> None:
    """HTML, escaped signs, the signs of templates, punctuation as it was typed."""
    assert told(text) == expected


def test_bullets_have_a_sign_a_level_and_lists_nest() -> None:
    """A paragraph inside an item is indented under it."""
    assert told("""
        - a
          - b
            - c
              - d

          sigue a

        - e
    """) == picture("""
        • a
          ◦ b
            ▪ c
              • d
        | sigue a
        • e
    """)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n4. b\n5. c\n7. d", "1. a\n4. b\n5. c\n7. d"),
        ("1. a\n1. b\n1. c", "1. a\n2. b\n3. c"),
        ("3. a\n3. b", "3. a\n4. b"),
        ("7. sola", "7. sola"),
        ("0. a\n1. b", "0. a\n1. b"),
        ("1) a\n2) b", "1) a\n2) b"),
        ("1. a\n2. b\n1. c", "1. a\n2. b\n1. c"),
        ("- a) x\n- b) y\n- c) z\n- c) w", "a) x\nb) y\nc) z\nc) w"),
        ("- A) x\n- B) y", "A) x\nB) y"),
        ("- i) x\n- ii) y\n- iii) z\n- iv) v\n- v) w", "i) x\nii) y\niii) z\niv) v\nv) w"),
        ("- I) x\n- II) y", "I) x\nII) y"),
        ("- h) x\n- i) y\n- j) z", "h) x\ni) y\nj) z"),
        ("- ✓ x\n- ✓ **y** z", "✓ x\n✓ **y** z"),
        ("- – x\n- • y", "– x\n• y"),
        ("- ✓x\n- a)x\n- aa) x\n- (a) x\n- iiv) x", "• ✓x\n• a)x\n• aa) x\n• (a) x\n• iiv) x"),
        ("* a\n+ b", "• a\n• b"),
    ],
)
def test_list_markers_are_printed_as_they_were_written(text: str, expected: str) -> None:
    """Gaps and repeated letters stay; «1. 1. 1.» counts, as Markdown means it."""
    assert told(text) == expected


def test_numbered_and_bulleted_lists_nest_in_each_other() -> None:
    """Each with its own count."""
    assert told("""
        1. a
           - b
           - c
             1. d
             2. e
        2. f
    """) == picture("""
        1. a
          ◦ b
          ◦ c
            1. d
            2. e
        2. f
    """)


def test_each_list_has_a_number_of_its_own_and_so_does_each_list_of_a_document() -> None:
    """A count never goes on from another list."""
    ids = iter([10, 11, 12, 13])
    blocks = [*blocks_of("1. a\n   - b\n2. c\n\ntexto\n\n1. d", ids), *blocks_of("- e", ids)]
    assert [(block.list_id, block.level) for block in blocks if isinstance(block, ListItem)] == [
        (10, 0),
        (11, 1),
        (10, 0),
        (12, 0),
        (13, 0),
    ]


def test_quotes_are_paragraphs_with_a_look() -> None:
    """One a paragraph."""
    assert told("> uno\n> sigue\n>\n> dos\n\nfuera") == "> uno sigue\n> dos\nfuera"


def test_a_footnote_hangs_on_its_mark_with_all_its_paragraphs_and_looks() -> None:
    """Its text is defined anywhere in the section."""
    assert (
        told("""
        Uno[^a] y **dos[^b]**, otra vez[^a].

        [^a]: La *primera*.
        [^b]: La segunda,
            en dos renglones.

            Y dos párrafos.
    """)
        == "Uno[^La _primera_.] y **dos**[^La segunda, en dos renglones. ¶ Y dos párrafos.], otra vez[^La _primera_.]."
    )


def test_a_small_table_has_its_first_row_as_header_and_its_alignment() -> None:
    """A cell without text is empty."""
    table = small_table("""
        | Norma | Año | Monto | Nota |
        |:------|:---:|------:|------|
        | Ley   | 2014 | 10 | |
        | Decreto **1414** | 2017 | | x |
    """)
    assert drawn(table.grid) == picture("""
        # Norma        | Año  | Monto | Nota
        - Ley          | 2014 | 10    |
        - Decreto 1414 | 2017 |       | x
    """)
    assert [column.align for column in table.grid.columns] == ["izquierda", "centro", "derecha", "izquierda"]
    assert (table.name, table.description) == ("texto", "Tabla: Norma, Año, Monto, Nota")


def test_a_small_tables_columns_share_the_width_by_their_longest_text_within_reason() -> None:
    """Neither a sliver nor the whole page."""
    table = small_table(f"| a | b | c |\n|---|---|---|\n| x | {'y' * 20} | {'z' * 500} |")
    assert [column.width for column in table.grid.columns] == [6.0, 20.0, 60.0]


def test_links_and_footnotes_in_a_small_table_are_not_lost() -> None:
    """A cell is plain text: the address stands beside the words, the note under the table."""
    table = small_table("""
        | Norma | Enlace |
        |-------|--------|
        | Ley[^1] | [aquí](https://x.co) y <https://y.co> |
        | Decreto[^2] | [**a**b](https://z.co) |

        [^1]: Vigente.
        [^2]: Ver [ley](https://w.co).
    """)
    assert drawn(table.grid, aligned=False) == picture("""
        # Norma | Enlace
        - Ley(a) | aquí (https://x.co) y https://y.co
        - Decreto(b) | ab (https://z.co)
    """)
    assert table.notes == ("(a) Vigente.", "(b) Ver ley (https://w.co).")


def test_text_after_a_table_or_a_list_goes_on() -> None:
    """Blocks keep their order."""
    assert told("a\n\n| b |\n|---|\n| c |\n\nd\n\n- e\n\nf") == "a\n[tabla texto]\nd\n• e\nf"


def test_letters_and_roman_numerals_are_told_apart_by_what_comes_before_them() -> None:
    """A list of letters comes to «i» after «h»; a list of numerals begins with it."""
    kinds = [
        block.marker for block in blocks_of("- h) x\n- i) y\n\ntexto\n\n- i) x\n- v) y") if isinstance(block, ListItem)
    ]
    assert [(marker.kind, marker.value) for marker in kinds] == [
        ("lowerLetter", 8),
        ("lowerLetter", 9),
        ("lowerRoman", 1),
        ("lowerRoman", 5),
    ]
