"""How the papers of the formats look: what can be read, and what a format says of its tables."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from pecdocs.formato import read_formato
from pecdocs.formato.estilo import TODAS, CajaPapel, Estilo, LineaPapel, Papel
from pecdocs.formato.folder import list_formatos
from pecdocs.layout.colors import contrast
from pecdocs.layout.grid import Cell, Column, Row
from pecdocs.pdf.cells import CellLook, CellLooks
from pecdocs.pdf.coverage import Missing
from pecdocs.pdf.drawing import TableFlow
from pecdocs.pdf.fonts import family, shipped
from pecdocs.pdf.lines import SetText
from pecdocs.pdf.logo import Logo
from pecdocs.pdf.looks import READABLE, Looks
from pecdocs.pdf.pager import Pager
from pecdocs.pdf.pages import MARK_COLOUR
from pecdocs.pdf.paper import Box, Words
from pecdocs.pdf.tables import TableSetting
from pecdocs.pdf.tags import Elem
from pecdocs.pdf.writer import of_paper
from tests.support.worddocuments import table

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = sorted(list_formatos())
KINDS: Any = ("titulo", "encabezado", "numeros", "grupo", "fila", "total")
WHITE = "FFFFFF"


def looks_of(estilo: Estilo) -> Looks:
    """Give the looks of a document on a paper."""
    return Looks(estilo, family(estilo.letra), shipped("Liberation Mono"), Missing())


def of_format(name: str, paper: str = "plan") -> tuple[Estilo, Papel]:
    """Give a format's `estilo` as a paper has it, and the paper."""
    estilo = read_formato(name).formato.estilo
    papel = getattr(estilo, paper)
    return of_paper(estilo, papel), papel


def cells_of(estilo: Estilo, name: str) -> Iterator[CellLook]:
    """Give the looks of every cell that a table of a paper may have."""
    cells = CellLooks(looks_of(estilo), name)
    said = [estilo.tablas[each] for each in (TODAS, name) if each in estilo.tablas]
    codes = {"una", *(code for each in said for code in each.columnas)}
    cell = Cell(("x",))
    for kind, code, level in product(KINDS, sorted(codes), (0, 1, 2)):
        column = Column(code, 1, level=level)
        yield cells(Row(kind, (cell,)), column, cell)
        yield cells(Row(kind, (cell,)), column, cell._replace(mark=True))
        yield cells(Row(kind, (cell,)), column, cell._replace(fill="808080"))


@pytest.mark.parametrize(("name", "paper"), [*product(FORMATS, ("plan", "hoja"))])
def test_every_text_of_every_format_can_be_read_on_its_ground(name: str, paper: str) -> None:
    """Cells of tables, titles, lines of the cover and of the edges: 4.5 at least (WCAG 2.1, 1.4.3)."""
    estilo, papel = of_format(name, paper)
    looks = looks_of(estilo)
    for drawn in (*estilo.tablas, "otra"):
        assert [each for each in cells_of(estilo, drawn) if contrast(each.colour, each.fill or WHITE) < READABLE] == []
    assert contrast(looks.ink("titulos"), WHITE) >= READABLE
    boxes = (*papel.portada, *papel.inicio, *papel.encabezado, *papel.pie)
    grounds = [(line, looks.colour(box.fondo or "blanco")) for box in boxes for line in box.lineas]
    assert grounds != []
    assert [line.texto for line, ground in grounds if contrast(looks.ink(line.color, ground), ground) < READABLE] == []


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_asks_for_a_colour_that_cannot_be_read(name: str) -> None:
    """What the program would put right was written right: a title keeps its colour on white and over the mark."""
    estilo, papel = of_format(name)
    looks = looks_of(estilo)
    asked = {line.color for box in (*papel.encabezado, *papel.pie) for line in box.lineas if not box.fondo}
    for tone in {*asked, "titulos"}:
        assert looks.ink(tone) == looks.colour(tone)
        assert contrast(looks.colour(tone), MARK_COLOUR) >= READABLE


def test_in_any_colours_every_cell_can_be_read() -> None:
    """A format may choose any five colours."""
    dice = Random(7)  # noqa: S311 - no secret
    for _ in range(60):
        colours = {
            name: f"{dice.randrange(1 << 24):06X}" for name in ("titulos", "bordes", "grupos", "totales", "segundo")
        }
        tables = of_format(dice.choice(FORMATS))[0].tablas
        estilo = Estilo.model_construct(**{**Estilo.model_construct().__dict__, **colours, "tablas": tables})
        for drawn in (*tables, "otra"):
            for each in cells_of(estilo, drawn):
                assert contrast(each.colour, each.fill or WHITE) >= READABLE


def test_a_format_says_how_a_table_looks() -> None:
    """The roles of the sign-off are light in one format; the figures of a report are large in all."""
    cell, column = Cell(("x",)), Column("una", 1)
    uspec = of_format("uspec")[0]
    light = CellLooks(looks_of(uspec), "firmas")(Row("encabezado", (cell,)), column, cell)
    assert (light.fill, light.colour, light.align) == (uspec.grupos, "000000", "izquierda")
    dark = CellLooks(looks_of(uspec), "otra")(Row("encabezado", (cell,)), column, cell)
    assert (dark.fill, dark.colour) == (uspec.titulos, WHITE)
    report = CellLooks(looks_of(of_format("uspec", "hoja")[0]), "informe_cifras")
    assert report.size - report(Row("fila", (cell,)), column, cell).smaller == 13


def test_a_paper_has_its_own_sheet_and_type() -> None:
    """The report of a format whose plan lies stands, as its Word template does."""
    assert [of_format("inm", paper)[0].orientacion for paper in ("plan", "hoja")] == ["horizontal", "vertical"]


def test_a_note_under_a_table_has_rows_with_it() -> None:
    """The last rows go with the note to the next page, rather than leave it alone there."""
    rows = "\n".join(f"fila | {n} | dos" for n in range(12))
    setting = TableSetting(table(f"encabezado | A | B\n{rows}"), looks_of(of_format("comun")[0]), 400, Elem("Document"))
    whole = TableFlow(Pager(setting), 700).wrap(400, 700)[1]
    alone = TableFlow(Pager(setting), 700)
    assert len(alone.split(400, whole + 5)) == 1
    first, rest = TableFlow(Pager(setting), 700, tail=20).split(400, whole + 5)
    assert first.wrap(400, 700)[1] < whole
    assert rest.wrap(400, 700)[1] > 0


def test_the_title_of_a_column_stands_as_the_format_says() -> None:
    """In the middle of all of them, or as the column itself and in the middle over several."""
    drawn = table("# Meses | <\n# E | F\nuno | dos", align=["izquierda", "centro"])
    aligned = {
        name: [
            [
                spot.text.align
                for spot in TableSetting(drawn, looks_of(of_format(name)[0]), 400, Elem("Document")).spots(r)
            ]
            for r in (0, 1)
        ]
        for name in ("comun", "uspec")
    }
    assert aligned == {
        "comun": [["centro"], ["izquierda", "centro"]],
        "uspec": [["centro"], ["centro", "centro"]],
    }


@pytest.mark.parametrize(("with_logo", "said"), [(True, [Logo]), (False, [SetText])])
def test_a_line_may_be_the_logo_or_what_stands_for_it(with_logo: bool, said: list[type]) -> None:  # noqa: FBT001 - a case
    """One of the two, never both."""
    logo = Logo(None, "Logo", 10.0, 10.0) if with_logo else None
    words = Words({"entidad.sigla": "USPEC"}, logo, looks_of(of_format("uspec")[0]), 9, (50.0, 20.0))
    box = CajaPapel(lineas=(LineaPapel(texto="{logo|entidad.sigla}"),))
    assert [type(line.content) for line in Box(box, 100, words).lines] == said
