"""Blocks as the paragraphs and tables of a document's body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.colors import WARNING, WARNING_GROUND
from pecdocs.opc.xml import attribute
from pecdocs.word.numbering import INDENT, MAX_LEVEL
from pecdocs.word.table import table_xml, text_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pecdocs.layout.blocks import Block, Run, Runs
    from pecdocs.opc import Package
    from pecdocs.word.charts import Charts
    from pecdocs.word.footnotes import Footnotes
    from pecdocs.word.links import Links
    from pecdocs.word.numbering import Numbering
    from pecdocs.word.prototypes import Prototypes
    from pecdocs.word.sections import Sections
    from pecdocs.word.styles import Styles

_LOOKS = {"texto": "body text", "cita": "quote", "firma": "body text", "aviso": "body text"}
_PARAGRAPH = "<w:p><w:pPr>"
"""How each paragraph of the body begins."""
_BOXED = "".join(
    (
        "<w:pBdr>",
        *(
            f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="{WARNING}"/>'
            for side in ("top", "left", "bottom", "right")
        ),
        f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{WARNING_GROUND}"/>',
    )
)
"""The frame of an `aviso`."""
SMALL = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
_ROOM = '<w:spacing w:after="200"/>'
_MAX_BOOKMARK = 40
"""Characters that Word allows in a bookmark's name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents page lists it."""

    level: int
    text: str
    bookmark: str


def _end_section(pieces: list[str], section: str) -> None:
    """Put the properties of a section that ends in its last paragraph, or in a small one where there is none.

    A paragraph of its own after a full page would stand on an empty one.
    """
    if not section:
        return
    if not pieces or "<w:sectPr" in pieces[-1][pieces[-1].rindex(_PARAGRAPH) :]:
        pieces.append(f"{_PARAGRAPH}{SMALL}</w:pPr></w:p>")
    last = pieces[-1]
    end = last.index("</w:pPr>", last.rindex(_PARAGRAPH))
    pieces[-1] = last[:end] + section + last[end:]


@dataclass(slots=True)
class Body:
    """A body in the making: what its blocks need, and the headings written so far."""

    styles: Styles
    prototypes: Prototypes
    numbering: Numbering
    footnotes: Footnotes
    links: Links
    charts: Charts
    sections: Sections
    first_bookmark: int
    """The first bookmark id that the Office file leaves free."""
    bookmarks: set[str]
    """The bookmark names that are taken, in small letters: those of the Office file, then ours too."""
    entries: list[Entry] = field(default_factory=list)

    def put_parts(self, package: Package) -> None:
        """Put in the package what the blocks asked for outside the main part."""
        for each in (self.numbering, self.footnotes, self.links):
            each.write(package)

    def write(self, blocks: Sequence[Block]) -> list[str]:
        """Give the WordprocessingML of all blocks, in pieces: long ones are copied only once, at the end."""
        pieces: list[str] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Page):
                _end_section(pieces, self.sections.turn(block.orientation))
            else:
                pieces += self.block(block, following)
        return pieces

    def block(self, block: Heading | Paragraph | ListItem | Table | Chart, following: Block | None) -> Iterable[str]:
        """Give the WordprocessingML of a block that another one follows."""
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                return [self._paragraph(block, keep_next=isinstance(following, ListItem | Table | Chart))]
            case ListItem():
                return [self._list_item(block, room=isinstance(following, Table | Chart))]
            case Table():
                return self._table(block, last=following is None)
            case Chart():
                return [self._chart(block)]

    def _heading(self, block: Heading) -> str:
        numeral = f"<w:r>{text_xml(block.numeral + ' ')}</w:r>" if block.numeral else ""
        bookmark = self._bookmark(block.anchor)
        number = self.first_bookmark + len(self.entries)
        self.entries.append(Entry(block.level, block.text, bookmark))
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>'
        style = self._style(f"heading {block.level}")
        runs = self._runs(block.runs)
        return f'<w:p><w:pPr>{style}</w:pPr>{start}{numeral}{runs}<w:bookmarkEnd w:id="{number}"/></w:p>'

    def _bookmark(self, anchor: str) -> str:
        """Name a heading's bookmark after its anchor, once in the document."""
        base = "sec_" + re.sub(r"[^A-Za-z0-9_]", "_", anchor)
        name, number = base[:_MAX_BOOKMARK], 2
        while name.casefold() in self.bookmarks:
            end = f"_{number}"
            name, number = base[: _MAX_BOOKMARK - len(end)] + end, number + 1
        self.bookmarks.add(name.casefold())
        return name

    def _paragraph(self, block: Paragraph, *, keep_next: bool) -> str:
        """Write a paragraph; one that announces a list or a table stays on its page."""
        if block.look == "aviso":
            return self._notice(block)
        keep = "<w:keepNext/>" if keep_next else ""
        indent = f'<w:ind w:left="{INDENT * block.indent}"/>' if block.indent else ""
        spacing = '<w:spacing w:before="0" w:after="40"/>' if block.look == "firma" else ""
        p_pr = self._style(_LOOKS[block.look]) + keep + spacing + indent
        if block.look == "firma":
            p_pr += '<w:jc w:val="left"/>'
        return f"<w:p><w:pPr>{p_pr}</w:pPr>{self._runs(block.runs)}</w:p>"

    def _notice(self, block: Paragraph) -> str:
        """Write a paragraph in a frame, on the page of what follows."""
        frame = f'<w:keepNext/><w:keepLines/>{_BOXED}<w:spacing w:before="120" w:after="160"/>'
        indent = '<w:ind w:left="120" w:right="120" w:firstLine="0"/><w:jc w:val="left"/>'
        return f"<w:p><w:pPr>{self._style(_LOOKS[block.look])}{frame}{indent}</w:pPr>{self._runs(block.runs)}</w:p>"

    def _list_item(self, block: ListItem, *, room: bool) -> str:
        """Write an item; one before a table leaves room, for the items of a list stand close together."""
        number = self.numbering.num_of(block)
        left = INDENT * (block.level + 1)
        style = self._style("list bullet" if block.marker.kind == "symbol" else "list number")
        p_pr = (
            f'{style}<w:numPr><w:ilvl w:val="{min(block.level, MAX_LEVEL)}"/><w:numId w:val="{number}"/></w:numPr>'
            f'{_ROOM if room else ""}<w:ind w:left="{left}" w:hanging="{INDENT}"/>'
        )
        return f"<w:p><w:pPr>{p_pr}</w:pPr>{self._runs(block.runs)}</w:p>"

    def _table(self, block: Table, *, last: bool) -> Iterator[str]:
        """Write a table, and after it its notes, or a small space: two tables in a row would become one.

        After the last the space is the least that there is: one more line might stand on a page of its own.
        """
        look = self.prototypes.table(block.name)
        yield from table_xml(block, look, self.styles, self.sections.text_width())
        style = self._style("nota de tabla")
        notes = "".join(f"<w:p><w:pPr>{style}</w:pPr><w:r>{text_xml(note)}</w:r></w:p>" for note in block.notes)
        yield notes or (f"<w:p><w:pPr>{SMALL if last else style}</w:pPr></w:p>")

    def _chart(self, block: Chart) -> str:
        """Write a chart under its title, both on one page."""
        caption = f"<w:p><w:pPr>{self._style('caption')}<w:keepNext/></w:pPr><w:r>{text_xml(block.title)}</w:r></w:p>"
        drawing = self.charts.add(block, self.sections.text_width())
        return f"{caption if block.title else ''}<w:p><w:pPr>{self._style('nota de tabla')}</w:pPr>{drawing}</w:p>"

    def _style(self, name: str) -> str:
        found = self.styles.get(name)
        return f'<w:pStyle w:val="{attribute(found)}"/>' if found is not None else ""

    def _runs(self, runs: Runs) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run) -> str:
        if run.footnote:
            return self._footnote_mark(run)
        style = self.styles.get("hyperlink") if run.link else None
        r_pr = f'<w:rStyle w:val="{attribute(style)}"/>' if style is not None else ""
        r_pr += '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' if run.mono else ""
        r_pr += "<w:b/><w:bCs/>" if run.bold else ""
        r_pr += "<w:i/><w:iCs/>" if run.italic else ""
        r_pr += "<w:strike/>" if run.strike else ""
        written = f"<w:r>{f'<w:rPr>{r_pr}</w:rPr>' if r_pr else ''}{text_xml(run.text)}</w:r>"
        if run.link is None:
            return written
        return f'<w:hyperlink r:id="{self.links.add(run.link)}" w:history="1">{written}</w:hyperlink>'

    def _footnote_mark(self, run: Run) -> str:
        """Write a note's mark, and keep the note; links in a note are printed as their text and address."""
        reference = self.styles.get("footnote reference")
        look = f'<w:rStyle w:val="{attribute(reference)}"/>' if reference else '<w:vertAlign w:val="superscript"/>'
        own_mark = f"<w:r><w:rPr>{look}</w:rPr><w:footnoteRef/></w:r><w:r>{text_xml(' ')}</w:r>"
        style = self._style("footnote text")
        paragraphs = [
            f"<w:p><w:pPr>{style}</w:pPr>{own_mark if position == 0 else ''}{self._note_runs(runs)}</w:p>"
            for position, runs in enumerate(run.footnote)
        ]
        number = self.footnotes.add("".join(paragraphs))
        return f'<w:r><w:rPr>{look}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _note_runs(self, runs: Runs) -> str:
        found = []
        for run in runs:
            shown = f"{run.text} ({run.link})" if run.link and run.link != run.text else run.text
            r_pr = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
            found.append(f"<w:r>{f'<w:rPr>{r_pr}</w:rPr>' if r_pr else ''}{text_xml(shown)}</w:r>")
        return "".join(found)
