"""Paragraphs, fields, tables and sections, as templates are put together from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tools.build_templates.elements import tag, text, word_part

FULL = 5000
"""The width of the text, in fiftieths of a percent: a table this wide stretches when the page is turned."""
SIDES = ("top", "left", "bottom", "right")

HEADER, FOOTER, FIRST_HEADER, FIRST_FOOTER = "rId7", "rId8", "rId9", "rId10"


class Border(NamedTuple):
    """A line: its colour and its thickness in eighths of a point."""

    colour: str
    size: int = 4

    def xml(self, side: str) -> str:
        """Write the line for one side of a cell, table or paragraph."""
        return tag(side, val="single", sz=self.size, space=0, color=self.colour)


class Margins(NamedTuple):
    """Page margins, in twentieths of a point."""

    top: int
    right: int
    bottom: int
    left: int
    header: int = 567
    footer: int = 567


def run(characters: str, *, bold: bool = False, colour: str = "", size: int | None = None) -> str:
    """Write a run of text, with its direct looks."""
    looks = (
        tag("b") + tag("bCs") if bold else "",
        tag("color", val=colour) if colour else "",
        tag("sz", val=size) + tag("szCs", val=size) if size else "",
    )
    return tag("r", tag("rPr", *looks) if any(looks) else "", text(characters))


def tab() -> str:
    """Write a tab character."""
    return tag("r", tag("tab"))


def field(instruction: str) -> str:
    """Write a complex field such as PAGE with a cached result."""
    pieces = (
        tag("fldChar", fldCharType="begin"),
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        tag("fldChar", fldCharType="separate"),
        text("1"),
        tag("fldChar", fldCharType="end"),
    )
    return "".join(tag("r", piece) for piece in pieces)


def page_of_pages() -> str:
    """Write the runs of «Página X de Y»."""
    return run("Página ") + field("PAGE") + run(" de ") + field("NUMPAGES")


def paragraph(
    *runs: str,
    style: str = "",
    align: str = "",
    before: int | None = None,
    after: int | None = None,
    keep_next: bool = False,
) -> str:
    """Write a paragraph of a style, with the few direct looks that templates use."""
    spacing: dict[str, str | int] = {}
    if before is not None:
        spacing["before"] = before
    if after is not None:
        spacing["after"] = after
    properties = "".join(
        (
            tag("pStyle", val=style) if style else "",
            tag("keepNext") if keep_next else "",
            tag("spacing", **spacing) if spacing else "",
            tag("jc", val=align) if align else "",
        ),
    )
    return tag("p", tag("pPr", properties) if properties else "", *runs)


def condition(expression: str, *, style: str = "Header", colour: str = "7F7F7F") -> str:
    """Write a paragraph that docxtpl takes away, such as `if …` or `endif`; small and grey."""
    properties = (
        tag("pStyle", val=style),
        tag("spacing", before=0, after=0, line=100, lineRule="exact"),
    )
    words = run(f"{{%p {expression} %}}", colour=colour, size=8)
    return tag("p", tag("pPr", *properties), words)


def when(name: str, *content: str, style: str = "Header", colour: str = "7F7F7F") -> str:
    """Print the content only if the field has a value."""
    start, end = (condition(words, style=style, colour=colour) for words in (f"if {name}", "endif"))
    return "".join((start, *content, end))


def control_lines() -> str:
    """Write the lines of a control box: code, version, date and page."""

    def line(label: str, name: str) -> str:
        return when(
            name,
            paragraph(run(f"{label}: ", bold=True), run(f"{{{{ {name} }}}}"), style="Header"),
        )

    return "".join(
        (
            line("Código", "documento.codigo"),
            line("Versión", "documento.version"),
            line("Fecha", "documento.fecha"),
            paragraph(page_of_pages(), style="Header"),
        ),
    )


def tail(height: int = 20) -> str:
    """Write the paragraph Word wants after a table: empty and, unless told otherwise, a point high."""
    spacing = tag("spacing", before=0, after=0, line=height, lineRule="exact")
    return tag("p", tag("pPr", spacing, _smallest()))


def _smallest() -> str:
    return tag("rPr", tag("sz", val=2), tag("szCs", val=2))


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a layout table: its paragraphs, its share of the width and its looks."""

    content: str
    share: int
    borders: tuple[tuple[str, Border], ...] = ()
    fill: str = ""
    vertical: str = "center"
    margins: tuple[tuple[str, int], ...] = ()

    def xml(self) -> str:
        """Write the cell."""
        properties = tag("tcW", w=self.share, type="pct")
        return tag(
            "tc",
            tag("tcPr", properties, cell_looks(self.borders, self.fill, self.margins, self.vertical)),
            self.content,
        )


def cell_looks(
    borders: tuple[tuple[str, Border], ...],
    fill: str,
    margins: tuple[tuple[str, int], ...],
    vertical: str,
) -> str:
    """Write the looks of a cell, in the order of the schema."""
    lines = dict(borders)
    room = dict(margins)
    return "".join(
        (
            tag("tcBorders", *(lines[side].xml(side) for side in SIDES if side in lines)) if lines else "",
            tag("shd", val="clear", color="auto", fill=fill) if fill else "",
            tag("tcMar", *(tag(side, w=room[side], type="dxa") for side in SIDES if side in room)) if room else "",
            tag("vAlign", val=vertical) if vertical != "top" else "",
        ),
    )


def row(*cells: Cell, height: int = 0) -> str:
    """Write a row that does not break across pages and is at least so high."""
    size = tag("trHeight", val=height, hRule="atLeast") if height else ""
    return tag("tr", tag("trPr", tag("cantSplit"), size), *(cell.xml() for cell in cells))


def layout_table(
    rows: tuple[str, ...],
    shares: tuple[int, ...],
    *,
    text_width: int,
    border: Border | None = None,
    padding: int = 80,
) -> str:
    """Write a table as wide as the text; shares are in fiftieths of a percent and add up to 5000."""
    borders = (*SIDES, "insideH", "insideV") if border else ()
    properties = tag(
        "tblPr",
        tag("tblW", w=FULL, type="pct"),
        tag("tblBorders", *(border.xml(side) for side in borders)) if border else "",
        tag("tblLayout", type="fixed"),
        tag(
            "tblCellMar",
            *(tag(side, w=width, type="dxa") for side, width in zip(SIDES, (40, padding, 40, padding), strict=True)),
        ),
        tag("tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = tag("tblGrid", *(tag("gridCol", w=text_width * share // FULL) for share in shares))
    return tag("tbl", properties, grid, *rows)


def section(margins: Margins, *, landscape: bool = False, first_page: bool = False) -> str:
    """Write the properties of a section of letter pages."""
    references = tag("headerReference", type="default", r_id=HEADER)
    if first_page:
        references += tag("headerReference", type="first", r_id=FIRST_HEADER)
    references += tag("footerReference", type="default", r_id=FOOTER)
    if first_page:
        references += tag("footerReference", type="first", r_id=FIRST_FOOTER)
    size = tag("pgSz", w=15840, h=12240, orient="landscape") if landscape else tag("pgSz", w=12240, h=15840)
    return tag(
        "sectPr",
        references,
        size,
        tag("pgMar", **margins._asdict(), gutter=0),
        tag("cols", space=708),
        tag("titlePg") if first_page else "",
    )


def end_of_cover(properties: str) -> str:
    """Write the thin paragraph that ends the cover and its section."""
    spacing = tag("spacing", before=0, after=0, line=20, lineRule="exact")
    return tag("p", tag("pPr", spacing, _smallest(), properties))


def page_break() -> str:
    """Write a paragraph that ends the page."""
    return paragraph(tag("r", tag("br", type="page")), after=0)


def header(*content: str) -> str:
    """Write a header part; without content it is empty."""
    return word_part("hdr", *(content or (paragraph(style="Header"),)))


def footer(*content: str) -> str:
    """Write a footer part; without content it is empty."""
    return word_part("ftr", *(content or (paragraph(style="Footer"),)))


def document(*content: str) -> str:
    """Write the document part."""
    return word_part("document", tag("body", *content))
