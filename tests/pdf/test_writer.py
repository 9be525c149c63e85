"""Blocks of every kind as they stand in the PDF: hostile texts, notes, levels, and a real plan damaged."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pikepdf import Pdf

from pecdocs.layout.blocks import Chart, Heading, ListItem, Marker, Page, Paragraph, Run, Series, Table
from pecdocs.layout.grid import Cell, Column, Grid, Row
from tests.pdf.test_plans import of_plan, whole
from tests.pdf.test_walk import DAMAGES
from tests.support.pdfmade import blocks_made
from tests.support.pdfread import said
from tests.support.pdfwalk import walk
from tests.support.strategies import HOSTILE
from tests.support.worddocuments import SAMPLE, line, table, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.layout.blocks import Block

FORMATOS = ("comun", "inm", "uspec")
"""One with cover and contents, one with neither, one of another type."""
MORE = (
    *HOSTILE,
    "ET Q q EMC BT (",
    "/P <</MCID 0>> BDC \\",
    "\x00E3",
    "<para><font name='x'>",
    "𐌀𝌀 más allá",
    "javascript:alert(1)",
    "x" * 1500,
    "sin " * 600,
)
"""Those that break writers of other files, and those that would break a writer of PDF."""


def noted(text: str, note: str) -> tuple[Run, ...]:
    """Give runs with a note between."""
    return (Run(text), Run("", footnote=((Run(note),), (Run("Otro párrafo"),))), Run(". Sigue."))


def all_of(text: str) -> list[Block]:
    """Give a text in blocks of every kind."""
    grid = Grid(
        (Column("a", 1, names=True), Column("b", 2)),
        (
            Row("titulo", (Cell((text,), colspan=2), None)),
            Row("encabezado", (Cell((text,)), Cell((text,)))),
            Row("grupo", (Cell((text,), colspan=2), None)),
            Row("fila", (Cell((text,), rowspan=2), Cell((text, "dos"), rich=((Run(text, bold=True),), (Run("dos"),))))),
            Row("fila", (None, Cell(()))),
            Row("total", (Cell((text,)), Cell((text,)))),
        ),
    )
    return [
        Heading(1, text, (Run(text),), text),
        Paragraph(noted(text, text)),
        Paragraph((Run(text, link="https://example.org/a?b=(c)&d=ñ"), Run(text, bold=True, italic=True, strike=True))),
        Paragraph((Run(text, mono=True),), "cita"),
        Paragraph((Run(text),), "aviso"),
        ListItem(1, 0, Marker("symbol"), (Run(text),)),
        Paragraph((Run(text),), indent=1),
        ListItem(1, 1, Marker("lowerRoman", value=4), (Run(text),)),
        Heading(2, "", (Run(text),), text),
        Table("t", grid, text, (text,)),
        Chart(text, (text, "b"), (Series(text, (Decimal(1), None)), Series("s", (Decimal("-0.5"), Decimal(2)))), text),
        Paragraph((Run(text),), "firma"),
    ]


@pytest.mark.parametrize("formato", FORMATOS)
def test_a_hostile_text_is_that_text_wherever_it_stands(formato: str) -> None:
    """In every block, on the cover, in the header, in the outline and the contents."""
    texts = [" ".join(text.replace("\x00", "").split()) for text in MORE]
    blocks: list[Block] = [block for text in texts for block in all_of(text)]
    some = "".join(texts[1:3])
    made = blocks_made(
        *blocks, formato=formato, mark=some, entidad_nombre=some, documento_titulo=some, documento_codigo=some
    )
    whole(made)


def test_a_note_of_the_last_heading_is_set() -> None:
    """What leads to nothing leads to its note."""
    made = blocks_made(Heading(1, "", noted("Final", "La nota."), "final"), formato="inm")
    whole(made)
    assert said(made.found)[-3:] == ["H1 Final1. Sigue.", "Note P 1 La nota.", "P Otro párrafo"]


def test_a_note_does_not_stand_between_a_heading_and_its_text() -> None:
    """It stands at the end of the section, before the next one and before a page that is turned."""
    first = Heading(1, "", noted("Uno", "Nota uno."), "uno")
    more = (title("Dos", 2), line("Texto."), title("Tres", 1), Paragraph(noted("Más", "Nota dos.")))
    made = blocks_made(first, *more, Page("horizontal"), line("Al lado."), formato="inm")
    whole(made)
    kinds = [each.partition(" ")[0] for each in said(made.found)]
    assert kinds[-10:] == ["H1", "H2", "P", "Note", "P", "H1", "P", "Note", "P", "P"]


def test_a_heading_stays_with_the_first_rows_of_its_table() -> None:
    """And with its groups: none stands alone at the foot of a page."""
    rows = table("# A | B\n= G | <\nuno | 1\ndos | 2")
    for lines in range(30, 60):
        made = blocks_made(*(line("Texto") for _ in range(lines)), title("Matriz"), rows, formato="inm")
        found = made.found
        (heading,) = found.nodes("H1")
        first = [node for node in found.nodes("TD") if node.words() == "1"]
        assert heading.obj.Pg.objgen == first[0].obj.Pg.objgen


@pytest.mark.parametrize("direction", ["barras", "columnas"])
def test_a_chart_of_many_or_long_names_fits_a_page(direction: Any) -> None:
    """It is smaller, and a long name is cut; the table near it has them whole."""
    names = (*(f"Línea {n}" for n in range(120)), "Una línea de nombre muy largo " * 40)
    values = Series("Avance", tuple(Decimal(n) / 121 for n in range(121)))
    chart = Chart("Avance", names, (values,), "Avance de cada línea", direction, percent=True)
    made = blocks_made(title("Resumen"), chart, line("Sigue."), formato="inm")
    whole(made)
    (figure,) = made.found.nodes("Figure")
    assert figure.words().count("Lín") == len(names) - 1


def test_a_cell_of_six_thousand_words_flows_over_pages_with_its_label() -> None:
    """None of them is lost, and the label beside it stands again on each page."""
    words = " ".join(f"palabra{n}" for n in range(6000))
    made = blocks_made(table(f"# Línea | Actividad\nA | {words}\n^ | fin"), formato="inm")
    whole(made)
    assert made.found.pdf is not None
    again = [each.page for each in made.found.artifacts if each.text == "A (cont.)"]
    assert again == list(range(2, len(made.found.pdf.pages) + 1))


@cache
def _sample() -> bytes:
    return of_plan(SAMPLE).data


_OF_THE_STORY = {"hide_a_text", "put_a_row_in_a_list", "lose_a_cell", "cross", "claim_twice"}
"""Damages that need what only the document of the walk's own tests has where they look for it."""


@pytest.mark.parametrize(
    ("damage", "words"),
    [each for each in DAMAGES if each[0].__name__ not in _OF_THE_STORY],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_real_plan_damaged_is_found_out(damage: Callable[[Pdf], None], words: str) -> None:
    """As the document of the walk's own tests."""
    out = BytesIO()
    with Pdf.open(BytesIO(_sample())) as pdf:
        damage(pdf)
        pdf.save(out)
    errors = walk(out.getvalue()).errors
    assert any(words in error for error in errors), errors
