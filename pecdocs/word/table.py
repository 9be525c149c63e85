"""A grid as a WordprocessingML table: text joined row by row, merges written straight on `w:tc`."""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.layout.grid import row_lines
from pecdocs.opc.xml import escape, fragment, w
from pecdocs.word.prototypes import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.layout.blocks import Table
    from pecdocs.layout.grid import Cell, Column, Row
    from pecdocs.word.prototypes import RowLook, TableLook

_JC = {"izquierda": None, "centro": "center", "derecha": "right", "justificado": "both"}
_HEADS = frozenset({"titulo", "encabezado"})
_TBL_OURS = frozenset(w(name) for name in ("tblW", "tblLayout", "tblCaption", "tblDescription"))
_BEFORE_WIDTH = frozenset(
    w(name)
    for name in (
        "tblStyle",
        "tblpPr",
        "tblOverlap",
        "bidiVisual",
        "tblStyleRowBandSize",
        "tblStyleColBandSize",
    )
)
_AFTER_LAYOUT = frozenset(w(name) for name in ("tblCellMar", "tblLook"))
_CHARACTER_WIDTH = 9.0
"""The mean width of a character, in twentieths of a point for each point of type (0.45 em)."""

WHOLE_ROW_LINES = 20
"""A row of at most so many estimated lines is kept on one page; a taller one may go on to the next."""

MARK_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="BFBFBF"/>'


@dataclass(slots=True)
class _Style:
    """What is written around the text of one column in one kind of row."""

    tc_pr: str
    p_pr: str
    r_pr: str


def table_xml(table: Table, look: TableLook, width: int) -> str:
    """Write a table of `width` twentieths of a point.

    Cells that span rows are `w:vMerge` restart and continue, those that span columns `w:gridSpan`
    (ECMA-376 part 1, 17.4.17 and 17.4.84); header rows are flagged and repeat (17.4.78).
    """
    grid = table.grid
    widths = column_widths([column.width for column in grid.columns], width)
    writer = _TableWriter(grid.columns, widths, look)
    head = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(writer.row(row) for row in grid.rows)
    return f"<w:tbl>{_properties(look, width, table)}<w:tblGrid>{head}</w:tblGrid>{rows}</w:tbl>"


def column_widths(shares: Sequence[float], width: int) -> list[int]:
    """Share out a width in whole units, exactly."""
    total = sum(shares)
    ends, reached = [0], 0.0
    for share in shares:
        reached += share
        ends.append(round(width * reached / total))
    return [end - start for start, end in itertools.pairwise(ends)]


def _properties(look: TableLook, width: int, table: Table) -> str:
    """Write `w:tblPr`: the prototype's, with our width, fixed layout and description, in schema order."""
    tbl_pr = deepcopy(look.tbl_pr)
    for child in list(tbl_pr):
        if child.tag in _TBL_OURS:
            tbl_pr.remove(child)
    tbl_w = etree.Element(w("tblW"), {w("w"): str(width), w("type"): "dxa"})
    tbl_pr.insert(sum(child.tag in _BEFORE_WIDTH for child in tbl_pr), tbl_w)
    layout = etree.Element(w("tblLayout"), {w("type"): "fixed"})
    tbl_pr.insert(len(tbl_pr) - sum(child.tag in _AFTER_LAYOUT for child in tbl_pr), layout)
    caption = etree.SubElement(tbl_pr, w("tblCaption"))
    caption.set(w("val"), table.description)
    return fragment(tbl_pr)


class _TableWriter:
    """Writes the rows of one table; keeps the styles of each kind and the merges still open."""

    def __init__(self, columns: tuple[Column, ...], widths: list[int], look: TableLook) -> None:
        self.columns = columns
        self.widths = widths
        self.look = look
        self.room = sum(widths) / (look.font_size() * _CHARACTER_WIDTH)
        self.styles: dict[tuple[str, int, bool], _Style] = {}
        self.open: list[tuple[int, int]] = [(0, 1)] * len(columns)
        """For each column: how many more rows a merged cell covers there, and how many columns it spans."""

    def row(self, row: Row) -> str:
        look = self.look.rows[row.kind]
        whole = row.kind != "fila" or row_lines(row, self.columns, self.room) <= WHOLE_ROW_LINES
        flags = ("<w:cantSplit/>" if whole else "") + look.tr_pr + ("<w:tblHeader/>" if row.kind in _HEADS else "")
        tr_pr = f"<w:trPr>{flags}</w:trPr>" if flags else ""
        return f"<w:tr>{tr_pr}{''.join(self._cells(row, look))}</w:tr>"

    def _cells(self, row: Row, look: RowLook) -> list[str]:
        found = []
        position = 0
        while position < len(self.columns):
            cell = row.cells[position]
            if cell is None:
                left, span = self.open[position]
                if left <= 0:  # covered by the cell to its left, which said so in its gridSpan
                    position += 1
                    continue
                found.append(self._continued(row, position, span, look))
                self.open[position] = (left - 1, span)
                position += span
            else:
                found.append(self._cell(row, position, cell, look))
                self.open[position] = (cell.rowspan - 1, cell.colspan)
                position += cell.colspan
        return found

    def _span(self, position: int, colspan: int) -> str:
        width = sum(self.widths[position : position + colspan])
        span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
        return f'<w:tcW w:w="{width}" w:type="dxa"/>{span}'

    def _continued(self, row: Row, position: int, colspan: int, look: RowLook) -> str:
        style = self._style(row.kind, position, look, mark=False)
        tc_pr = f"<w:tcPr>{self._span(position, colspan)}<w:vMerge/>{style.tc_pr}</w:tcPr>"
        return f"<w:tc>{tc_pr}<w:p>{style.p_pr}</w:p></w:tc>"

    def _cell(self, row: Row, position: int, cell: Cell, look: RowLook) -> str:
        style = self._style(row.kind, position, look, mark=cell.mark)
        merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
        return (
            f"<w:tc><w:tcPr>{self._span(position, cell.colspan)}{merge}{style.tc_pr}</w:tcPr>"
            f"{paragraphs(cell.lines, style.p_pr, style.r_pr)}</w:tc>"
        )

    def _style(self, kind: str, position: int, look: RowLook, *, mark: bool) -> _Style:
        key = (kind, position, mark)
        if key not in self.styles:
            column = self.columns[position]
            cell = look.cells[MARK] if mark and MARK in look.cells else look.cell(column.codigo)
            align = None if kind in _HEADS or (kind == "grupo" and position == 0) else _JC[column.align]
            tc_pr = cell.tc_pr
            if mark and MARK not in look.cells:
                tc_pr = _with_fill(tc_pr)
            keep = kind in _HEADS or kind == "grupo"
            self.styles[key] = _Style(tc_pr, cell.paragraph(align, keep_next=keep), cell.r_pr)
        return self.styles[key]


def _with_fill(tc_pr: str) -> str:
    """Put the fill of a marked period in a cell's properties, in schema order (after `w:tcBorders`)."""
    root = etree.fromstring(f'<w:tcPr xmlns:w="{w("")[1:-1]}">{tc_pr}</w:tcPr>')
    for old in root.findall(w("shd")):
        root.remove(old)
    borders = sum(child.tag == w("tcBorders") for child in root)
    kept = [fragment(child) for child in root]
    return "".join([*kept[:borders], MARK_FILL, *kept[borders:]])


def paragraphs(lines: Sequence[str], p_pr: str, r_pr: str) -> str:
    """Write a cell's lines, one paragraph each; an empty cell keeps the one paragraph that it must have."""
    if not lines:
        return f"<w:p>{p_pr}</w:p>"
    return "".join(f"<w:p>{p_pr}<w:r>{r_pr}{text_xml(line)}</w:r></w:p>" for line in lines)


def text_xml(text: str) -> str:
    """Write a text as `w:t`, each line end in it as `w:br`."""
    pieces = text.split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)
