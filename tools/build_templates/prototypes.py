"""The prototype tables: one row per kind, whose looks the writer copies to the tables it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tools.build_templates.elements import tag
from tools.build_templates.parts import FULL, SIDES, Border, cell_looks, paragraph, run, tail

if TYPE_CHECKING:
    from tools.build_templates.look import Look

SEPARATION = 120
"""The height of the empty paragraph that keeps one prototype table from joining the next."""
HINTS = {
    "título": "El título sobre toda la tabla",
    "encabezado": "Los nombres de las columnas",
    "grupo": "La fila que encabeza un grupo",
    "fila": "Las filas del cuerpo",
    "total": "La fila de totales",
}


@dataclass(frozen=True, kw_only=True)
class CellLook:
    """How a cell of a kind of row looks."""

    fill: str = ""
    colour: str = ""
    bold: bool = False
    align: str = ""
    vertical: str = "top"
    height: int = 0
    keep_next: bool = False
    size: int | None = None
    borders: tuple[tuple[str, Border], ...] = ()


def kinds(look: Look, *, header_align: str = "center") -> dict[str, CellLook]:
    """Give the usual looks of every kind of row, in the colours of the template."""
    box = tuple((side, Border(look.rule)) for side in SIDES)
    dark = CellLook(
        fill=look.accent,
        colour="FFFFFF",
        bold=True,
        vertical="center",
        keep_next=True,
        borders=box,
    )
    over_total = (("top", Border(look.accent, 12)), *box[1:])
    return {
        "título": replace(dark, align="center", height=400),
        "encabezado": replace(dark, align=header_align, height=400),
        "grupo": CellLook(fill=look.tint, bold=True, vertical="center", keep_next=True, borders=box),
        "fila": CellLook(borders=box),
        "total": CellLook(fill=look.pale, bold=True, vertical="center", borders=over_total),
    }


def marked(look: Look) -> CellLook:
    """Give the looks of a marked period, as in a chart of the months."""
    box = kinds(look)["fila"].borders
    return CellLook(fill=look.accent, colour="FFFFFF", bold=True, align="center", vertical="center", borders=box)


def prototype(
    look: Look,
    rows: dict[str, CellLook],
    *,
    name: str = "",
    columns: dict[str, CellLook] | None = None,
) -> str:
    """Write a prototype table; `columns` are those that look otherwise in the rows of the body."""
    special = columns or {}
    count = 2 + len(special)
    label = f"tabla {name}" if name else "tabla"
    width = look.text_width // count
    share = FULL // count
    written = []
    for kind, cell in rows.items():
        markers = [(f"[[{label} · {kind}]]", cell), (HINTS[kind], cell)]
        if kind == "fila":
            markers[1:1] = [(f"[[{column}]]", looks) for column, looks in special.items()]
        else:
            markers += [("", cell)] * len(special)
        properties = tag("trPr", tag("cantSplit"), _height(cell))
        written.append(tag("tr", properties, *(_cell(words, share, looks) for words, looks in markers)))
    return tag("tbl", _properties(look), tag("tblGrid", tag("gridCol", w=width) * count), *written) + tail(SEPARATION)


def _height(cell: CellLook) -> str:
    return tag("trHeight", val=cell.height, hRule="atLeast") if cell.height else ""


def _cell(words: str, share: int, cell: CellLook) -> str:
    content = paragraph(
        run(words, bold=cell.bold, colour=cell.colour, size=cell.size),
        style="TextoTabla",
        align=cell.align,
        keep_next=cell.keep_next,
    )
    looks = cell_looks(cell.borders, cell.fill, (), cell.vertical)
    return tag("tc", tag("tcPr", tag("tcW", w=share, type="pct"), looks), content)


def _properties(look: Look) -> str:
    line = Border(look.rule)
    sizes = zip(SIDES, (40, 85, 40, 85), strict=True)
    return tag(
        "tblPr",
        tag("tblStyle", val="TableGrid"),
        tag("tblW", w=FULL, type="pct"),
        tag("tblBorders", *(line.xml(side) for side in (*SIDES, "insideH", "insideV"))),
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", *(tag(side, w=width, type="dxa") for side, width in sizes)),
        tag("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
