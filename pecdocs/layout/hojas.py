"""A document's tables as the sheets of a workbook: the same grids that Word draws, one a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place
from pecdocs.formato.model import SIGN_OFF
from pecdocs.layout.blocks import Paragraph, Table
from pecdocs.layout.glyphs import Type
from pecdocs.layout.grid import Cell, Column, Grid, Row, align_of
from pecdocs.layout.narrative import SMALL_TABLE
from pecdocs.layout.widths import fitted
from pecdocs.layout.workbook import MAX_SHEET_NAME, Sheet, SheetCell, SheetColumn, SheetRow, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.formato import Formato
    from pecdocs.layout.blocks import Block
    from pecdocs.layout.document import Document
    from pecdocs.layout.grid import RowKind

LOOK = "Tabla"
"""The template's sheet that gives the looks."""
_WIDTH = 740.0
"""How wide a sheet is, in points: a page of A4 on its side, so that it is printed as large as it is seen."""
_POINTS_A_CHARACTER = 5.25
"""A column's width is told in digits of the default font: seven pixels each, of three quarters of a point."""
_MARGINS = 6.0
LEGEND_FILL = "F8CBC6"
"""The background of what says that a document is not what was approved; dark letters can be read on it."""
_SIZE, _SMALL = 9.0, 8.0
_BOLD: frozenset[RowKind] = frozenset({"titulo", "encabezado", "grupo", "total"})
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\0-\x1f]+")
"""What the name of a sheet can't hold; it can't begin or end with an apostrophe either."""
_RESERVED = "history"
"""A name that Excel keeps for itself, in every language."""


def tables_workbook(document: Document, formato: Formato, rotulos: Mapping[str, str] | None = None) -> Workbook:
    """Give a document's tables as a workbook, in the order of the document; `rotulos` names those of no format.

    Raises InputError when it has none: a workbook has a sheet at least.
    """
    names = _Names()
    sheets = []
    for table in _tables(document.blocks, formato):
        name = names.unique((rotulos or {}).get(table.name) or _label(table, formato))
        sheets.append(_sheet(name, table, document.legend))
    if not sheets:
        message = "el plan no tiene tablas, y sin ellas no hay libro de Excel"
        raise InputError([Fault(Place("plan"), message, "genérelo con --tipo docx")])
    return Workbook(tuple(sheets), document.context, document.properties, document.draft_mark, document.warnings)


def has_tables(document: Document, formato: Formato) -> bool:
    """Tell whether a document has any table to make a sheet of."""
    return any(True for _ in _tables(document.blocks, formato))


def _tables(blocks: Sequence[Block], formato: Formato) -> Iterator[Table]:
    """Give the tables; a sign-off of lines is one of a single column."""
    lines = [block for block in blocks if isinstance(block, Paragraph) and block.look == "firma"]
    for block in blocks:
        if isinstance(block, Table) and block.name != SMALL_TABLE:
            yield block
        elif lines and block is lines[0]:
            rows = (Row("fila", (Cell(("".join(run.text for run in line.runs),)),)) for line in lines)
            grid = Grid((Column(SIGN_OFF, 1),), tuple(rows))
            yield Table(SIGN_OFF, grid, formato.firmas.descripcion)


def _label(table: Table, formato: Formato) -> str:
    """Give what a table is called: as its heading does, as its title does, or as the format."""
    label = formato.firmas.rotulo if table.name == SIGN_OFF else formato.tablas[table.name].rotulo
    first = table.grid.rows[0] if table.grid.rows else None
    titled = first.cells[0] if first is not None and first.kind == "titulo" else None
    return label or (titled.text if titled is not None else "") or table.name.capitalize()


class _Names:
    """The names of a workbook's sheets: legal, short enough, each one only."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def unique(self, label: str) -> str:
        """Give a name for a sheet."""
        words = " ".join(_NOT_IN_NAMES.sub(" ", label).split()).strip("'") or LOOK
        if words.casefold() == _RESERVED:
            words += " 1"
        name, turn = _short(words, MAX_SHEET_NAME), 1
        while name.casefold() in self.taken:
            turn += 1
            ending = f" ({turn})"
            name = _short(words, MAX_SHEET_NAME - len(ending)) + ending
        self.taken.add(name.casefold())
        return name


def _short(words: str, most: int) -> str:
    """Cut a name after its last word that has room; Excel counts an emoji as two characters."""
    while len(words.encode("utf-16-le")) // 2 > most:
        shorter = words[: most + 1].rpartition(" ")[0] if " " in words[: most + 1] else ""
        words = shorter if shorter and shorter != words else words[:-1]
    return words.strip(" '")


def _sheet(name: str, table: Table, legend: str | None) -> Sheet:
    grid = table.grid
    columns = fitted(grid, _WIDTH, _type, _MARGINS)
    said = [_legend(legend, grid)] if legend is not None else []
    heads = grid.header_rows + len(said)
    rows = [*said, *(_row(row, grid) for row in grid.rows)]
    rows += [_note(note, len(columns)) for note in table.notes]
    return Sheet(
        name,
        tuple(rows),
        tuple(SheetColumn(column.codigo, round(column.width / _POINTS_A_CHARACTER, 2)) for column in columns),
        look=LOOK,
        frozen_rows=heads,
        title_rows=(1, heads) if heads else None,
    )


def _type(kind: RowKind, codigo: str) -> Type:  # noqa: ARG001 - each column of these sheets is set alike
    return Type(_SMALL if kind == "numeros" else _SIZE, bold=kind in _BOLD)


def _row(row: Row, grid: Grid) -> SheetRow:
    return SheetRow(tuple(_cell(cell, row.kind, place, grid) for place, cell in enumerate(row.cells)))


def _cell(cell: Cell | None, kind: RowKind, place: int, grid: Grid) -> SheetCell | None:
    if cell is None:
        return None
    align = align_of(kind, grid.columns[place], first=place == 0, span=cell.colspan)
    look = "marca" if cell.mark else kind
    own = None if align == "izquierda" else align
    return SheetCell(
        cell.text or None, look, rowspan=cell.rowspan, colspan=cell.colspan, fill=cell.fill or None, align=own
    )


def _legend(legend: str, grid: Grid) -> SheetRow:
    """Give the row that says, above a table and on each of its pages, that it is not what was approved.

    It has the look of a row of the table: those are what a template has for sure.
    """
    kinds = [row.kind for row in grid.rows]
    look = "encabezado" if "encabezado" in kinds else kinds[0]
    width = len(grid.columns)
    cell = SheetCell(legend, look, colspan=width, fill=LEGEND_FILL, align="izquierda")
    return SheetRow((cell, *[None] * (width - 1)))


def _note(note: str, width: int) -> SheetRow:
    return SheetRow((SheetCell(note, "nota", colspan=width), *[None] * (width - 1)))
