"""What the PDF of a document must say, told from its blocks and its paper in the words of `pdfread.said`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.formato.fields import filled
from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.grid import HEADS
from tests.support.pdfread import plain
from tests.support.worddocuments import printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.formato.estilo import CajaPapel, LineaPapel
    from pecdocs.layout import Document
    from pecdocs.layout.blocks import Block, Runs
    from pecdocs.layout.grid import Grid, Row
    from tests.support.pdfmade import Made

LAST_LEVEL = 6
"""PDF has headings of six levels."""


def expected(made: Made, pages: Sequence[int]) -> list[str]:
    """Give what a PDF must say; `pages` has the page of each heading."""
    paper, body = made.papel, _Body()
    found = [*body.lines(made.document.blocks, upright=made.upright)]
    levels = made.document.contents_levels
    listed = [(each, page) for each, page in zip(body.headings, pages, strict=True) if each.level <= levels]
    contents = [f"TOC TOCI {plain(each.text)} {page}" for each, page in listed]
    has_contents = paper.contenido and body.headings
    return [
        *_boxes(paper.portada, made),
        *(["TOC Caption Contenido", *contents] if has_contents else []),
        *_boxes(paper.inicio, made),
        *found,
    ]


def fields(document: Document) -> dict[str, str]:
    """Give what the lines of a paper may say of a document."""
    groups = {name: value for name, value in document.context.items() if isinstance(value, dict)}
    found = {f"{name}.{field}": str(text) for name, group in groups.items() for field, text in group.items()}
    return {**found, "papel": document.properties.about or found["documento.titulo"]}


def _boxes(boxes: Sequence[CajaPapel], made: Made) -> Iterator[str]:
    words = fields(made.document)
    for box in boxes:
        for line in box.lineas:
            if made.logo and _is_picture(line):
                yield f"Div Figure {plain(made.logo)}"
            elif said := line_said(line, words):
                yield f"Div P {said}"


def _is_picture(line: LineaPapel) -> bool:
    """Tell whether a line is the entity's picture, where there is one."""
    return line.texto.startswith("{logo")


def line_said(line: LineaPapel, words: dict[str, str]) -> str:
    """Give what a line of a paper says, with its label; nothing where it says nothing."""
    said = filled(line.texto, words)
    label = filled(line.rotulo or "", words)
    return plain(f"{label} {said.upper() if line.mayusculas else said}") if said else ""


class _Body:
    """Tells blocks, counting their notes."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.noted = 0
        self.notes: list[tuple[int, tuple[Runs, ...]]] = []
        self.deep: list[int] = []
        """The levels of the lists that are open."""

    def lines(self, blocks: Sequence[Block], *, upright: bool) -> Iterator[str]:
        first = next(iter(blocks), None)
        way = first.orientation if isinstance(first, Page) else "vertical"
        before: Block | None = None
        for block in blocks:
            if not isinstance(block, ListItem) and not (isinstance(block, Paragraph) and block.indent):
                self.deep = []
            turns = upright and isinstance(block, Page) and block.orientation != way
            if turns or (isinstance(block, Heading | Page) and not _leads(before)):
                yield from self._notes()
            yield from self._block(block)
            if isinstance(block, Page):
                way = block.orientation
            if turns or not isinstance(block, Page):
                before = block
        yield from self._notes()

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                self.headings.append(block)
                numeral = f"{block.numeral} " if block.numeral else ""
                yield f"H{min(block.level, LAST_LEVEL)} {plain(numeral + self._text(block.runs))}"
            case Paragraph():
                self.deep = self.deep[: block.indent]
                text = f"P{len(self.deep) or ''} {plain(self._text(block.runs))}".strip()
                yield f"BlockQuote {text}" if block.look == "cita" else text
            case ListItem():
                self.deep = [*(level for level in self.deep if level < block.level), block.level]
                yield f"LI{len(self.deep)} {plain(f'{printed(block.marker)} {self._text(block.runs)}')}"
            case Table():
                yield from grid_lines(block.grid)
                yield from (f"P {plain(note)}" for note in block.notes)
            case Chart():
                yield from [f"P {plain(block.title)}"] if block.title else []
                yield f"Figure {plain(block.description or block.title or 'Gráfico')}"

    def _text(self, runs: Runs) -> str:
        found = ""
        for run in runs:
            if run.footnote:
                self.noted += 1
                self.notes.append((self.noted, run.footnote))
                found += str(self.noted)
            found += run.text
        return found

    def _notes(self) -> Iterator[str]:
        notes, self.notes = self.notes, []
        for number, paragraphs in notes:
            for n, runs in enumerate(paragraphs):
                text = plain(("" if n else f"{number} ") + self._text(runs))
                yield f"P {text}" if n else f"Note P {text}"


def _leads(block: Block | None) -> bool:
    """Tell whether a block stays with the one after it: notes do not come between."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.look == "aviso")


def grid_lines(grid: Grid) -> Iterator[str]:
    """Give a line for each row of a grid: what each cell is the head of, how far it reaches, its text."""
    for row in grid.rows:
        part = "THead" if row.kind in HEADS else "TBody"
        yield f"{part} TR " + " | ".join(_cells(grid, row))


def _cells(grid: Grid, row: Row) -> Iterator[str]:
    first = True
    for column, cell in zip(grid.columns, row.cells, strict=True):
        if cell is None:
            continue
        names = column.names or (first and row.kind in {"grupo", "total"})
        kind = "-" if not plain(cell.text) else "Column" if row.kind in HEADS else "Row" if names else "-"
        reach = f" {cell.rowspan}x{cell.colspan}" if cell.rowspan * cell.colspan > 1 else ""
        yield f"{kind}{reach} {plain(cell.text)}".strip()
        first = False


def bookmarks(document: Document) -> list[tuple[int, str]]:
    """Give the headings as the outline must have them: none stands deeper than one level below the one before."""
    level = -1
    found: list[tuple[int, str]] = []
    for each in document.blocks:
        if isinstance(each, Heading):
            level = min(each.level - 1, level + 1)
            found.append((level, plain(each.text)))
    return found


def edges(made: Made, page: int, total: int) -> list[str]:
    """Give the lines of the header and the footer of a page."""
    words = {**fields(made.document), "pagina": str(page), "paginas": str(total)}
    lined = [line for boxes in (made.papel.encabezado, made.papel.pie) for box in boxes for line in box.lineas]
    said = [line_said(line, words) for line in lined if not (made.logo and _is_picture(line))]
    return [text for text in said if text]


def repeated(made: Made) -> list[str]:
    """Give the texts of tables that may stand on a page again: those of their heads, and labels that go on."""
    grids = [each.grid for each in made.document.blocks if isinstance(each, Table)]
    heads = [cell.text for grid in grids for row in grid.rows if row.kind in HEADS for cell in row.cells if cell]
    spans = [cell.text for grid in grids for row in grid.rows for cell in row.cells if cell and cell.rowspan > 1]
    return [*map(plain, heads), *(plain(f"{text} (cont.)") for text in spans)]


def unexpected(made: Made) -> list[str]:
    """Give the texts in artifacts that are none of those."""
    assert made.found.pdf is not None
    total = len(made.found.pdf.pages)
    again = [*repeated(made), *([plain(made.document.draft_mark)] if made.document.draft_mark else [])]
    pages = {page: [*edges(made, page, total), *again] for page in range(1, total + 1)}
    return [
        f"{each.page}: {each.text}"
        for each in made.found.artifacts
        if not _is_dots(each.text) and not any(_within(plain(each.text), text) for text in pages[each.page])
    ]


def _is_dots(text: str) -> bool:
    return re.fullmatch(r"(?: \.)+ ?", text) is not None


def _within(part: str, text: str) -> bool:
    """Tell whether a text stands in another; each sign may be any character."""
    return re.search("".join("." if letter == "□" else re.escape(letter) for letter in part), text) is not None
