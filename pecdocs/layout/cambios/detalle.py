"""The annex: each change in a row of its own, what was there beside what is there."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from pecdocs.cambios import Ausente
from pecdocs.cambios.detalle import detalles
from pecdocs.layout.blocks import Paragraph, Run
from pecdocs.layout.cambios.basis import PREFIX
from pecdocs.layout.grid import Cell, Row
from pecdocs.layout.labels import repeat_labels
from pecdocs.layout.tables import Columns, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.cambios.detalle import Renglon
    from pecdocs.layout.blocks import Table
    from pecdocs.layout.cambios.basis import Comparado

_MARKS = (
    "En «Antes» va tachado lo que se suprimió de un texto; en «Después», en negrita lo que se agregó. "
    "Los puntos suspensivos (…) están en lugar de lo que no cambió."
)
_WHOSE = " Lo que una tabla no dice por sí misma, y toma del plan, lleva «(del plan)»."
_WIDTH = 5
"""The columns."""
_LINES, _CHARACTERS = 12, 170
"""After so many lines an element is named again, on a page across which there is room for so many characters."""


def how_to_read(compared: Comparado) -> Paragraph:
    """Say what the marks of the table mean."""
    borrowed = any(Ausente.AUSENTE in (each.antes, each.despues) for each in compared.changes)
    return Paragraph((Run(f"{_MARKS}{_WHOSE if borrowed else ''}"),))


def detail_table(compared: Comparado) -> Table:
    """Give the table of every change, under the headings of the summary."""
    columns = Columns(
        numeral=("Numeral", 8, "centro"),
        elemento=("Elemento", 20, "izquierda"),
        campo=("Campo", 11, "izquierda"),
        antes=("Antes", 30, "izquierda"),
        despues=("Después", 31, "izquierda"),
    )
    drawn = table(f"{PREFIX}detalle", columns, _rows(compared), "Cada cambio, con lo que decía antes y después")
    grid = repeat_labels(drawn.grid, _LINES, _CHARACTERS)
    return replace(drawn, grid=grid, orientation="horizontal")


def _rows(compared: Comparado) -> Iterator[Row]:
    """Give the rows: under each heading, its changes; those of one element share its number and its name."""
    for block, told in detalles(compared.changes, compared.bloques, compared.lectura):
        head = Cell((block.encabezado,), colspan=_WIDTH)
        yield Row("grupo", (head, *[None] * (_WIDTH - 1)), level=1)
        for _, run in groupby(told, key=lambda each: (each.cambio.key, each.numeral, each.elemento)):
            same = list(run)
            first = same[0]
            shared = tuple(_lines(text)._replace(rowspan=len(same)) for text in (first.numeral, first.elemento))
            for each in same:
                cells = shared if each is first else (None, None)
                yield Row("fila", (*cells, _lines(each.campo), _side(each.antes), _side(each.despues)))


def _lines(text: str) -> Cell:
    return Cell((text,)) if text else Cell()


def _side(lines: Sequence[Renglon]) -> Cell:
    """Give a cell of what a field held: marked word by word where only some of its words differ."""
    texts = tuple("".join(each.texto for each in line) for line in lines)
    if all(each.que == "igual" for line in lines for each in line):
        return Cell(texts)
    rich = tuple(
        tuple(Run(each.texto, bold=each.que == "incluido", strike=each.que == "retirado") for each in line)
        for line in lines
    )
    return Cell(texts, rich=rich)
