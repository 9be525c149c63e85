"""A grid as a WordprocessingML table: text joined row by row, merges written straight on `w:tc`."""

from __future__ import annotations

import itertools
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pecdocs.layout.grid import row_lines
from pecdocs.opc.xml import W, check_characters, escape, fragment, w
from pecdocs.word.prototypes import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.blocks import Table
    from pecdocs.layout.grid import Column, Row, RowKind
    from pecdocs.word.prototypes import TableLook

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

_MERGED, _CONTINUED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
MARK_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="BFBFBF"/>'


class _CellKind(NamedTuple):
    """What decides how a cell looks, besides its text."""

    row: RowKind
    column: int
    span: int
    merge: str
    mark: bool
    keep: bool
    """Whether its row stands on the same page as the next."""


@dataclass(frozen=True, slots=True)
class _CellText:
    """What is written around the text of a kind of cell."""

    start: str
    """What opens the cell, up to its first paragraph."""
    before: str
    """What opens each paragraph and its run."""
    empty: str
    """The paragraph of a cell without text."""


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
    etree.SubElement(tbl_pr, w("tblDescription")).set(w("val"), table.description)
    return fragment(tbl_pr)


class _TableWriter:
    """Writes the rows of one table; keeps what each kind of cell repeats, and the merges still open."""

    def __init__(self, columns: tuple[Column, ...], widths: list[int], look: TableLook) -> None:
        self.columns = columns
        self.widths = widths
        self.look = look
        self.room = sum(widths) / (look.font_size() * _CHARACTER_WIDTH)
        self.kinds: dict[_CellKind, _CellText] = {}
        self.spans = [1] * len(columns)
        """For each column: how many columns its last cell spans, which a merged cell below goes on with."""

    def row(self, row: Row) -> str:
        look = self.look.rows[row.kind]
        whole = row.kind != "fila" or row_lines(row, self.columns, self.room) <= WHOLE_ROW_LINES
        flags = ("<w:cantSplit/>" if whole else "") + look.tr_pr + ("<w:tblHeader/>" if row.kind in _HEADS else "")
        tr_pr = f"<w:trPr>{flags}</w:trPr>" if flags else ""
        return f"<w:tr>{tr_pr}{''.join(self._cells(row))}</w:tr>"

    def _cells(self, row: Row) -> Iterator[str]:
        position = 0
        while position < len(self.columns):
            cell = row.cells[position]
            if cell is None:
                kind = _CellKind(row.kind, position, self.spans[position], _CONTINUED, mark=False, keep=row.keep_next)
                around = self._around(kind)
                yield f"{around.start}{around.empty}</w:tc>"
            else:
                self.spans[position] = cell.colspan
                merge = _MERGED if cell.rowspan > 1 else ""
                around = self._around(_CellKind(row.kind, position, cell.colspan, merge, cell.mark, row.keep_next))
                yield f"{around.start}{_paragraphs(cell.lines, around)}</w:tc>"
            position += self.spans[position]

    def _around(self, kind: _CellKind) -> _CellText:
        if kind not in self.kinds:
            self.kinds[kind] = self._written(kind)
        return self.kinds[kind]

    def _written(self, kind: _CellKind) -> _CellText:
        looks = self.look.rows[kind.row]
        own_mark = kind.mark and MARK in looks.cells
        cell = looks.cells[MARK] if own_mark else looks.cell(self.columns[kind.column].codigo)
        width = sum(self.widths[kind.column : kind.column + kind.span])
        span = f'<w:gridSpan w:val="{kind.span}"/>' if kind.span > 1 else ""
        fill = _with_fill(cell.tc_pr) if kind.mark and not own_mark else cell.tc_pr
        p_pr = cell.paragraph(self._align(kind), keep_next=kind.keep or kind.row in _HEADS or kind.row == "grupo")
        return _CellText(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{kind.merge}{fill}</w:tcPr>',
            f"<w:p>{p_pr}<w:r>{cell.r_pr}",
            f"<w:p>{p_pr}</w:p>",
        )

    def _align(self, kind: _CellKind) -> str | None:
        """Give a cell's alignment: its column's, a group's centre over its columns; None leaves the prototype's."""
        if kind.row == "titulo" or (kind.row == "grupo" and (kind.column == 0 or kind.span > 1)):
            return None
        if kind.row == "encabezado" and kind.span > 1:
            return "center"
        return _JC[self.columns[kind.column].align]


def _with_fill(tc_pr: str) -> str:
    """Put the fill of a marked period in a cell's properties, in schema order (after `w:tcBorders`)."""
    root = etree.fromstring(f'<w:tcPr xmlns:w="{W}">{tc_pr}</w:tcPr>')
    for old in root.findall(w("shd")):
        root.remove(old)
    borders = sum(child.tag == w("tcBorders") for child in root)
    kept = [fragment(child) for child in root]
    return "".join([*kept[:borders], MARK_FILL, *kept[borders:]])


def _paragraphs(lines: Sequence[str], around: _CellText) -> str:
    """Write a cell's lines, one paragraph each; an empty cell keeps the one paragraph that it must have."""
    if not lines:
        return around.empty
    return "".join([f"{around.before}{text_xml(line)}</w:r></w:p>" for line in lines])


def text_xml(text: str) -> str:
    """Write a text as `w:t`, each line end in it as `w:br`: all text of the body comes through here."""
    check_characters(text)
    pieces = escape(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return '<w:t xml:space="preserve">' + '</w:t><w:br/><w:t xml:space="preserve">'.join(pieces) + "</w:t>"
