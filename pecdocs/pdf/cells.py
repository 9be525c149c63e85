"""How the cells of a table look: by the kind of their row and by their column, as `estilo` of the format says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pecdocs.formato.estilo import TODAS
from pecdocs.layout.colors import text_on

if TYPE_CHECKING:
    from pecdocs.formato.estilo import CeldaPapel
    from pecdocs.layout.grid import Cell, Column, Row, RowKind
    from pecdocs.pdf.lines import Align
    from pecdocs.pdf.looks import Looks


_AIR = 4.0
"""What the dark rows of a head leave free beyond others, in points."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How the cells of a kind look; colours are RRGGBB, no fill is empty."""

    fill: str = ""
    colour: str = "000000"
    bold: bool = False
    align: Align | None = None
    """Whatever its column says; None leaves it to the column."""
    middle: bool = False
    """Whether it stands in the middle of its height."""
    smaller: float = 0.0
    """How many points smaller than the table's type; below zero, larger."""
    air: float = 0.0
    """What it leaves free beyond other cells, above and below together, in points."""


class CellLooks:
    """The looks of the cells of one table; its name is that in the format."""

    def __init__(self, looks: Looks, name: str) -> None:
        self._looks = looks
        said = [looks.estilo.tablas[each] for each in (TODAS, name) if each in looks.estilo.tablas]
        sizes = [table.tamano for table in said if table.tamano is not None]
        self.size = float(sizes[-1] if sizes else looks.estilo.tamano_tablas)
        """The size of its type, in points."""
        self._columns = {codigo: cell for table in said for codigo, cell in table.columnas.items()}
        self._kinds = _kinds(looks)
        for table in said:
            self._kinds = {kind: self._with(look, getattr(table.filas, kind)) for kind, look in self._kinds.items()}
        self._body: dict[str, CellLook] = {}
        """Those of the rows of the body, by column."""

    def __call__(self, row: Row, column: Column, cell: Cell | None) -> CellLook:
        """Give the looks of a cell of a row and column."""
        look = self._of_body(column) if row.kind == "fila" else self._kinds[row.kind]
        if cell is not None and cell.fill:
            return replace(look, fill=cell.fill, colour=text_on(cell.fill), middle=True)
        if cell is not None and cell.mark:
            return _on(self._looks.estilo.titulos, align="centro")
        return look

    def _of_body(self, column: Column) -> CellLook:
        look = self._body.get(column.codigo)
        if look is None:
            look = self._kinds["fila"]
            if column.level == 1:
                fill = self._looks.estilo.totales
                look = replace(look, fill=fill, colour=text_on(fill), bold=True, middle=True)
            elif column.level:
                look = replace(look, middle=True)
            if column.codigo in self._columns:
                look = self._with(look, self._columns[column.codigo])
            self._body[column.codigo] = look
        return look

    def _with(self, look: CellLook, cell: CeldaPapel) -> CellLook:
        """Give a look with what a format says of it."""
        fill = self._looks.colour(cell.fondo) if cell.fondo is not None else look.fill
        colour = text_on(fill or "FFFFFF") if cell.fondo is not None else look.colour
        if cell.color is not None:
            colour = self._looks.ink(cell.color, fill or "FFFFFF")
        return CellLook(
            fill=fill,
            colour=colour,
            bold=look.bold if cell.negrita is None else cell.negrita,
            align=cell.alinear or look.align,
            middle=look.middle if cell.vertical is None else cell.vertical == "centro",
            air=look.air,
            smaller=look.smaller if cell.tamano is None else self.size - float(cell.tamano),
        )


def _kinds(looks: Looks) -> dict[RowKind, CellLook]:
    """Give how the rows of every table look, by their kind."""
    style = looks.estilo
    return {
        "titulo": _on(style.titulos, align="centro", air=_AIR),
        "encabezado": _on(style.titulos, align="centro" if style.alinear_encabezados == "centro" else None, air=_AIR),
        "numeros": CellLook(style.grupos, text_on(style.grupos), align="centro", middle=True, smaller=1.0),
        "grupo": CellLook(style.grupos, text_on(style.grupos), bold=True, middle=True),
        "fila": CellLook(),
        "total": CellLook(style.totales, text_on(style.totales), bold=True, middle=True),
    }


def _on(fill: str, *, align: Align | None, air: float = 0.0) -> CellLook:
    return CellLook(fill, text_on(fill), bold=True, align=align, middle=True, air=air)
