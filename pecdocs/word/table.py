"""A grid as a WordprocessingML table: text joined row by row, merges written straight on `w:tc`."""

from __future__ import annotations

import itertools
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pecdocs.layout.colors import text_on
from pecdocs.layout.grid import HEADS, align_of
from pecdocs.layout.labels import RowHeights
from pecdocs.layout.widths import fitted
from pecdocs.opc.xml import W, check_characters, escape, fragment, w
from pecdocs.word.prototypes import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.layout.blocks import Run, Runs, Table
    from pecdocs.layout.grid import Column, Row, RowKind
    from pecdocs.word.prototypes import TableLook
    from pecdocs.word.styles import Styles

_JC = {"izquierda": None, "centro": "center", "derecha": "right", "justificado": "both"}
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
MARK_FILL = "BFBFBF"
_UP_TO_COLOUR = tuple(
    w(name)
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color"),
    )
)


class _CellKind(NamedTuple):
    """What decides how a cell of a row looks, besides its text."""

    column: int
    span: int
    merge: str
    mark: bool
    fill: str


class _CellText(NamedTuple):
    """What is written around the text of a kind of cell."""

    start: str
    """What opens the cell, its first paragraph and its run."""
    between: str
    """What stands between two paragraphs."""
    empty: str
    """The whole cell, when it has no text."""
    run: str
    """What opens a run: the end of `start` and of `between`."""


def table_xml(table: Table, look: TableLook, styles: Styles, width: int) -> Iterator[str]:
    """Write a table of `width` twentieths of a point, in pieces: what opens it, each row, what closes it.

    Cells that span rows are `w:vMerge` restart and continue, those that span columns `w:gridSpan`
    (ECMA-376 part 1, 17.4.17 and 17.4.84); header rows are flagged and repeat (17.4.78).
    """
    grid = table.grid
    columns = fitted(grid, width / 20, lambda kind, column: look.type(kind, column, styles), look.margins() / 20)
    widths = column_widths([column.width for column in columns], width)
    room = width / (look.type("fila", "", styles).size * _CHARACTER_WIDTH)
    writer = _TableWriter(columns, widths, look, room)
    head = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    yield f"<w:tbl>{_properties(look, width, table)}<w:tblGrid>{head}</w:tblGrid>"
    yield from map(writer.row, grid.rows)
    yield "</w:tbl>"


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
    """Writes the rows of one table, and keeps what it repeats."""

    def __init__(self, columns: tuple[Column, ...], widths: list[int], look: TableLook, room: float) -> None:
        self.columns = columns
        self.widths = widths
        self.look = look
        self.heights = RowHeights(columns, room)
        self.texts: dict[tuple[RowKind, bool], _CellTexts] = {}
        """By kind of row, and whether it stands on the same page as the next."""
        self.spans = [1] * len(columns)
        """For each column: how many columns its last cell spans, which a merged cell below goes on with."""

    def row(self, row: Row) -> str:
        look = self.look.rows[row.kind]
        whole = row.kind != "fila" or self.heights.lines(row) <= WHOLE_ROW_LINES
        flags = ("<w:cantSplit/>" if whole else "") + look.tr_pr + ("<w:tblHeader/>" if row.kind in HEADS else "")
        tr_pr = f"<w:trPr>{flags}</w:trPr>" if flags else ""
        return f"<w:tr>{tr_pr}{''.join(self._cells(row))}</w:tr>"

    def _cells(self, row: Row) -> list[str]:
        texts, spans = self._texts(row.kind, row.keep_next), self.spans
        found = []
        position = 0
        while position < len(spans):
            cell = row.cells[position]
            if cell is None:
                found.append(texts[position, spans[position], _CONTINUED, False, ""].empty)
            else:
                lines, rowspan, colspan, mark, fill, rich = cell
                spans[position] = colspan
                merge = _MERGED if rowspan > 1 else ""
                around = texts[position, colspan, merge, mark, fill]
                found.append(_rich_xml(rich, around) if rich else _cell_xml(lines, around))
            position += spans[position]
        return found

    def _texts(self, kind: RowKind, keep: bool) -> _CellTexts:  # noqa: FBT001 - the second half of the key
        key = kind, keep
        if key not in self.texts:
            self.texts[key] = _CellTexts(self.columns, self.widths, self.look, kind, keep=keep)
        return self.texts[key]


class _CellTexts(dict[tuple[int, int, str, bool, str], _CellText]):
    """What is written around the texts of the cells of one kind of row, by `_CellKind`; each is made when asked for."""

    def __init__(
        self, columns: tuple[Column, ...], widths: list[int], look: TableLook, row: RowKind, *, keep: bool
    ) -> None:
        super().__init__()
        self.columns = columns
        self.widths = widths
        self.row = row
        self.looks = look.rows[row]
        self.keep = keep or row in HEADS or row == "grupo"

    def __missing__(self, key: tuple[int, int, str, bool, str]) -> _CellText:
        self[key] = self._written(_CellKind(*key))
        return self[key]

    def _written(self, kind: _CellKind) -> _CellText:
        own_mark = kind.mark and MARK in self.looks.cells
        cell = self.looks.cells[MARK] if own_mark else self.looks.cell(self.columns[kind.column].codigo)
        width = sum(self.widths[kind.column : kind.column + kind.span])
        span = f'<w:gridSpan w:val="{kind.span}"/>' if kind.span > 1 else ""
        fill = kind.fill or (MARK_FILL if kind.mark and not own_mark else "")
        tc_pr = _with_fill(cell.tc_pr, fill) if fill else cell.tc_pr
        r_pr = _with_colour(cell.r_pr, text_on(fill)) if kind.fill else cell.r_pr
        start = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{kind.merge}{tc_pr}</w:tcPr>'
        p_pr = cell.paragraph(self._align(kind), keep_next=self.keep)
        run = f"<w:r>{r_pr}"
        paragraph = f"<w:p>{p_pr}{run}"
        empty = f"{start}<w:p>{p_pr}</w:p></w:tc>"
        return _CellText(start + paragraph, f"</w:r></w:p>{paragraph}", empty, run)

    def _align(self, kind: _CellKind) -> str | None:
        """Give a cell's alignment; None leaves the prototype's."""
        align = align_of(self.row, self.columns[kind.column], first=kind.column == 0, span=kind.span)
        return None if align is None else _JC[align]


def _with_fill(tc_pr: str, fill: str) -> str:
    """Put a fill in a cell's properties, in schema order (after `w:tcBorders`)."""
    root = etree.fromstring(f'<w:tcPr xmlns:w="{W}">{tc_pr}</w:tcPr>')
    for old in root.findall(w("shd")):
        root.remove(old)
    borders = sum(child.tag == w("tcBorders") for child in root)
    kept = [fragment(child) for child in root]
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return "".join([*kept[:borders], shading, *kept[borders:]])


def _with_colour(r_pr: str, colour: str) -> str:
    """Put the colour of the text in a run's properties."""
    return _with_property(r_pr, "color", {w("val"): colour})


def _with_property(r_pr: str, name: str, attributes: Mapping[str, str]) -> str:
    """Put one of those up to the colour in a run's properties, in schema order (17.3.2.28)."""
    root = etree.fromstring(f'<w:r xmlns:w="{W}">{r_pr or "<w:rPr/>"}</w:r>')[0]
    for old in root.findall(w(name)):
        root.remove(old)
    before = _UP_TO_COLOUR[: _UP_TO_COLOUR.index(w(name))]
    root.insert(sum(child.tag in before for child in root), etree.Element(w(name), dict(attributes)))
    return fragment(root)


def _cell_xml(lines: Sequence[str], around: _CellText) -> str:
    """Write a cell with its lines, one paragraph each; an empty one keeps the paragraph that it must have."""
    if not lines:
        return around.empty
    text = text_xml(lines[0]) if len(lines) == 1 else around.between.join(map(text_xml, lines))
    return f"{around.start}{text}</w:r></w:p></w:tc>"


def _rich_xml(rich: Sequence[Runs], around: _CellText) -> str:
    """Write a cell whose lines have parts of their own look, a run each."""
    start, between = (each.removesuffix(around.run) for each in (around.start, around.between))
    between = between.removeprefix("</w:r>")
    lines = ["".join(_run_xml(run, around.run) for run in runs) for runs in rich]
    return f"{start}{between.join(lines)}</w:p></w:tc>"


def _run_xml(run: Run, opening: str) -> str:
    return f"{_marked_run(opening, bold=run.bold, strike=run.strike)}{text_xml(run.text)}</w:r>"


@cache
def _marked_run(opening: str, *, bold: bool, strike: bool) -> str:
    """Give what opens a run that is bold, or struck through, besides what its cell is."""
    r_pr = opening.removeprefix("<w:r>")
    for name in ("b", "bCs") * bold + ("strike",) * strike:
        r_pr = _with_property(r_pr, name, {})
    return f"<w:r>{r_pr}"


def text_xml(text: str) -> str:
    """Write a text as `w:t`, each line end in it as `w:br`: all text of the body comes through here."""
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:
        return f'<w:t xml:space="preserve">{text}</w:t>'  # nearly every text: nothing in it needs a second look
    check_characters(text)
    pieces = escape(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return '<w:t xml:space="preserve">' + '</w:t><w:br/><w:t xml:space="preserve">'.join(pieces) + "</w:t>"
