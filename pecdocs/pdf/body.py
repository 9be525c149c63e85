"""Blocks as flowables, each with its structure element."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.colors import WARNING, WARNING_GROUND
from pecdocs.pdf.charts import drawn
from pecdocs.pdf.contents import Entry
from pecdocs.pdf.drawing import TableFlow
from pecdocs.pdf.figures import Figure
from pecdocs.pdf.gap import Gap
from pecdocs.pdf.lists import Lists
from pecdocs.pdf.pager import Pager
from pecdocs.pdf.paragraphs import Para, frag, line_break
from pecdocs.pdf.tables import TableSetting
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.blocks import Block, Orientation, Run, Runs
    from pecdocs.pdf.looks import Looks
    from pecdocs.pdf.pages import Area

_LEADING = 1.3
"""The height of a line of the running text, in sizes of its type; that of Word's templates."""
_QUOTE = 28.0
"""How far a quotation stands in at each side, in points; as there."""
_AFTER, _AFTER_ITEM = 7.0, 4.0
"""What is free below a paragraph and an item of a list, in points; as there."""
INDENT = 18.0
"""How far each level of a list stands in, in points."""
_NOTE_RULE = 0.25
"""The part of the width that the line above notes takes."""
_LEAST_LINES = 2
"""The fewest lines of a paragraph that stay with what leads to it."""
_MOST_HEADING = 1 / 8
"""The largest type of a heading, in heights of the text of a page."""
_RISE, _MARK_SIZE = 0.35, 0.65
"""How high the mark of a note stands, and its size, in sizes of its text."""


@dataclass(slots=True)
class Body:
    """A body in the making: what its blocks need, the headings so far, the notes to be set."""

    looks: Looks
    root: Elem
    areas: dict[Orientation, Area]
    way: Orientation = "vertical"
    entries: list[Entry] = field(default_factory=list)
    notes: list[tuple[int, tuple[Runs, ...]]] = field(default_factory=list)
    """Those since the last heading."""
    noted: int = 0
    leading: list[Flowable] = field(default_factory=list)
    """What stays on the page of what comes next."""
    anchors: set[str] = field(default_factory=set)
    lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self.lists = Lists(self.root)

    def story(self, blocks: Sequence[Block]) -> Iterator[Flowable]:
        """Give the flowables of all blocks."""
        for block, following in zip_longest(blocks, blocks[1:]):
            if not isinstance(block, ListItem) and not (isinstance(block, Paragraph) and block.indent):
                self.lists.end()
            if isinstance(block, Page) and self.areas[block.orientation] != self.area:
                yield from self._lead(Gap())
            if isinstance(block, Heading | Page):
                yield from self._notes()
            yield from self._block(block, following)
        yield from self._lead(Gap())
        yield from self._notes()

    @property
    def area(self) -> Area:
        """Where the text stands on the pages of now."""
        return self.areas[self.way]

    def _block(self, block: Block, following: Block | None) -> Iterator[Flowable]:
        match block:
            case Page():
                if self.areas[block.orientation] != self.area:
                    yield NextPageTemplate(block.orientation)
                    yield PageBreak()
                self.way = block.orientation
            case Heading():
                self.leading.append(self._heading(block))
            case Paragraph():
                made = self._paragraph(block)
                if isinstance(following, ListItem | Table | Chart) or block.look == "aviso":
                    self.leading.append(made)
                else:
                    yield from self._lead(made)
            case ListItem():
                yield from self._lead(self._item(block))
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)

    def _lead(self, flowable: Flowable) -> Iterator[Flowable]:
        """Give what leads to a flowable and the flowable, of which the beginning stays on the page of what leads."""
        if self.leading:
            needed = sum(self._height(each) for each in self.leading) + self._least(flowable)
            yield CondPageBreak(min(needed, self.area.height - 1))
            yield from self.leading
            self.leading = []
        yield flowable

    def _height(self, flowable: Flowable) -> float:
        return float(
            flowable.wrap(self.area.width, self.area.height)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()
        )

    def _least(self, flowable: Flowable) -> float:
        """Give what of a flowable stays with what leads to it."""
        if isinstance(flowable, TableFlow):
            return flowable.pager.least(self.area.height)
        height = self._height(flowable)
        return min(height, _LEAST_LINES * flowable.style.leading) if isinstance(flowable, Para) else height

    def _heading(self, block: Heading) -> Flowable:
        anchor = self._anchor(block.anchor)
        self.entries.append(Entry(block.level, block.text, anchor))
        size = self._heading_size(block.level)
        colour = self.looks.ink("titulos")
        style = self._style(size, before=size * (1.1 if block.level == 1 else 1.0), after=size * 0.42, colour=colour)
        elem = Elem(f"H{min(block.level, 6)}", self.root)
        numeral = f"{block.numeral} " if block.numeral else ""
        frags = [*self._plain(numeral, size, colour, bold=True)]
        for run in block.runs:
            frags += self._run(run, size, colour, bold=True)
        return Para(frags, style, elem, anchor=anchor, outline=(block.level - 1, block.text))

    def _heading_size(self, level: int) -> float:
        """Give the size of a heading, of which the lines that stay together always fit a page."""
        lowest = min(area.height for area in self.areas.values())
        return min(self.looks.heading_size(level), lowest * _MOST_HEADING)

    def title(self, words: str, elem: Elem) -> Para:
        """Set a title that is none of the document's headings."""
        size, colour = self._heading_size(1), self.looks.ink("titulos")
        style = self._style(size, after=size * 0.5, colour=colour)
        return Para(self._plain(words, size, colour, bold=True), style, elem)

    def _anchor(self, name: str) -> str:
        """Name a heading's place, once in the document."""
        found, number = f"sec-{name}", 2
        while found in self.anchors:
            found, number = f"sec-{name}-{number}", number + 1
        self.anchors.add(found)
        return found

    def _paragraph(self, block: Paragraph) -> Flowable:
        size = self.looks.size
        holder = self.lists.holder(block.indent) if block.indent else self.root
        left = INDENT * block.indent
        if block.look == "aviso":
            style = self._style(size, before=10, after=12, left=8, right=8)
            style.borderColor, style.borderWidth, style.borderPadding = HexColor(f"#{WARNING}"), 1.5, 5
            style.backColor = HexColor(f"#{WARNING_GROUND}")
        elif block.look == "firma":
            style = self._style(size, after=2, left=left)
        elif block.look == "cita":
            holder = Elem("BlockQuote", holder)
            style = self._style(size, after=_AFTER, left=left + _QUOTE, right=_QUOTE, justified=True)
        else:
            style = self._style(size, after=_AFTER, left=left, justified=True)
        italic = block.look == "cita"
        return Para(self._runs(block.runs, size, italic=italic), style, Elem("P", holder))

    def _item(self, block: ListItem) -> Flowable:
        label, paragraph, marker = self.lists.item(block)
        left = INDENT * (block.level + 1)
        size = self.looks.size
        style = self._style(size, after=_AFTER_ITEM, left=left, justified=True)
        style.bulletIndent = left - INDENT
        bullet = self._plain(marker, size, "000000")
        return Para(self._runs(block.runs, size), style, paragraph, lbl=label, bullet=bullet)

    def _table(self, block: Table) -> Iterator[Flowable]:
        setting = TableSetting(block, self.looks, self.area.width, self.root)
        notes = list(self._notes_under(block))
        tail = sum(self._height(each) for each in notes)
        yield from self._lead(TableFlow(Pager(setting), self.area.height, tail=tail))
        yield from notes
        yield Gap(9)

    def _notes_under(self, block: Table) -> Iterator[Flowable]:
        yield Gap(3)
        style = self._style(self.looks.small, after=2, colour=self.looks.colour("gris"))
        for note in block.notes:
            frags = self._plain(note, self.looks.small, self.looks.colour("gris"))
            yield Para(frags, style, Elem("P", self.root))

    def _chart(self, block: Chart) -> Iterator[Flowable]:
        size = self.looks.size - 1
        if block.title:
            colour = self.looks.ink("titulos")
            style = self._style(size, before=8, after=4, colour=colour)
            self.leading.append(Para(self._plain(block.title, size, colour, bold=True), style, Elem("P", self.root)))
        figure = Elem("Figure", self.root, alt=block.description or block.title or "Gráfico")
        yield from self._lead(Figure(_fitting(drawn(block, self.looks, self.area.width), self.area.height), figure))
        yield Gap(8)

    def _notes(self) -> Iterator[Flowable]:
        """Set the notes since the last heading under a short line; not between a heading and what it leads to."""
        if not self.notes or self.leading:
            return
        yield Gap(4)
        yield Rule(self.area.width * _NOTE_RULE, self.looks.colour("gris"))
        size = self.looks.small
        style = self._style(size, after=2)
        for number, paragraphs in self.notes:
            note = Elem("Note", self.root, ident=f"nota-{number}")
            for n, runs in enumerate(paragraphs):
                mark = self._plain(f"{number} ", size, "000000") if n == 0 else []
                anchor = f"nota-{number}" if n == 0 else ""
                yield Para([*mark, *self._runs(runs, size)], style, Elem("P", note), anchor=anchor)
        self.notes = []

    def _style(  # noqa: PLR0913 - a paragraph looks like this
        self,
        size: float,
        *,
        before: float = 0.0,
        after: float = 0.0,
        left: float = 0.0,
        right: float = 0.0,
        colour: str = "000000",
        justified: bool = False,
    ) -> ParagraphStyle:
        justify = justified and self.looks.estilo.alinear == "justificado"
        return ParagraphStyle(
            "",
            fontName=self.looks.font(),
            bulletFontName=self.looks.font(),
            fontSize=size,
            bulletFontSize=size,
            leading=size * _LEADING,
            textColor=HexColor(f"#{colour}"),
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=left,
            rightIndent=right,
            alignment=TA_JUSTIFY if justify else TA_LEFT,
            splitLongWords=1,
            allowWidows=0,
            allowOrphans=0,
        )

    def _runs(self, runs: Runs, size: float, *, italic: bool = False) -> list[Any]:
        return [each for run in runs for each in self._run(run, size, italic=italic)]

    def _run(
        self, run: Run, size: float, colour: str = "", *, bold: bool = False, italic: bool = False
    ) -> Iterator[Any]:
        """Give the fragments of a run; where a note hangs, its mark, which leads to it."""
        if run.footnote:
            self.noted += 1
            self.notes.append((self.noted, run.footnote))
            font = self.looks.font(bold=bold)
            link = f"#nota-{self.noted}"
            ink = HexColor(f"#{colour or '000000'}")
            yield frag(str(self.noted), font, size * _MARK_SIZE, ink, link=link, rise=size * _RISE)
            return
        for n, line in enumerate(self.looks.lines(run, colour, bold=bold, italic=italic)):
            if n:
                yield line_break(self.looks.font(), size, HexColor("#000000"))
            for bit in line:
                ink = HexColor(f"#{bit.colour}")
                yield frag(bit.text, bit.font, size, ink, link=run.link, strike=run.strike, underline=bool(run.link))

    def _plain(self, text: str, size: float, colour: str, *, bold: bool = False) -> list[Any]:
        """Give the fragments of a text of one look."""
        found: list[Any] = []
        for bit in self.looks.bits(text, colour, bold=bold):
            ink = HexColor(f"#{bit.colour}")
            found.append(line_break(bit.font, size, ink) if bit.text == "\n" else frag(bit.text, bit.font, size, ink))
        return found


def _fitting(drawing: Any, height: float) -> Any:
    """Give a drawing, smaller where it is taller than a page."""
    part = min(1.0, height / drawing.height)
    if part < 1:
        drawing.width, drawing.height = drawing.width * part, drawing.height * part
        drawing.scale(part, part)
    return drawing


class Rule(Flowable):
    """A thin line."""

    def __init__(self, width: float, colour: str) -> None:
        super().__init__()
        self.length = width
        self.colour = colour

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """Give what it takes, in points."""
        return width, 4.0

    def draw(self) -> None:
        """Draw it."""
        self.canv.setLineWidth(0.5)
        self.canv.setStrokeColor(HexColor(f"#{self.colour}"))
        self.canv.line(0, 3, self.length, 3)
