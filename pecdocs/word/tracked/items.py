"""The blocks of a version as items: written as the document has them, each with what it is known by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from lxml import etree

from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.cambios.redline import heading_aspects
from pecdocs.opc.xml import NS, w
from pecdocs.word.body import SMALL
from pecdocs.word.tracked.pairing import Item
from pecdocs.word.tracked.runs import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.layout.blocks import Block
    from pecdocs.layout.cambios.redline import Aspects, Redline, Things
    from pecdocs.word.body import Body

_OTHER_LISTS = 1_000_000
"""Added to the numbers of the old version's lists, which are not those of the new one."""
_NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
_KEYED = frozenset({"titulo", "encabezado", "numeros", "total"})
"""The rows that are the same by their place."""
_SPACE = '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'


def parsed(xml: str) -> _Element:
    """Read written elements; they are the children of what comes back."""
    return etree.fromstring(f"<w:body {_NAMESPACES}>{xml}</w:body>")


def anchors(items: Sequence[Item]) -> list[str]:
    """Give the codigos of the headings among items, in order."""
    return [item.key[1] for item in items if item.key[0] == "heading"]


def items_of(body: Body, redline: Redline, *, old: bool = False) -> list[Item]:
    """Write the blocks of the new or the old version, each with what it is known by."""
    blocks = [_apart(each) for each in redline.old.blocks] if old else redline.new.blocks
    return list(_Version(body, redline, old=old).items(blocks))


class _Version:
    """The blocks of a version being written."""

    def __init__(self, body: Body, redline: Redline, *, old: bool) -> None:
        self.body, self.redline, self.old = body, redline, old
        self.section = ""
        """The codigo of the last heading."""
        self.count = Counter[Any]()

    def items(self, blocks: Sequence[Block]) -> Iterator[Item]:
        """Write blocks; a chart or a table may be several paragraphs."""
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Page):
                yield from self._page(block)
                continue
            elements = list(parsed("".join(self.body.block(block, following))))
            if isinstance(block, Heading):
                yield self._heading(block, elements.pop(0))
            elif isinstance(block, Table):
                yield self._table(block, elements.pop(0))
            of = (("firma",),) if isinstance(block, Paragraph) and block.look == "firma" else ()
            said = () if of or isinstance(block, Table | Chart) else ((("seccion", self.section), "texto"),)
            for each in elements:
                yield Item(each, _text_key(block, each), (*of, *self._here()), of, aspects=said)

    def _here(self) -> Things:
        return (("seccion", self.section),)

    def _page(self, block: Page) -> Iterator[Item]:
        """Write the end of a section of pages, as the new version has it.

        It is not quite empty: LibreOffice 7.4 ends itself when it rejects changes right before a section whose last
        paragraph is.
        """
        ended = self.body.sections.turn(block.orientation)
        if ended and not self.old:
            self.count["page"] += 1
            end = parsed(f"<w:p><w:pPr>{SMALL}{ended}</w:pPr>{_SPACE}</w:p>")
            yield Item(end[0], ("page", self.count["page"]), fixed=True, neutral=True)

    def _heading(self, block: Heading, element: _Element) -> Item:
        self.section = self.redline.renamed.get(("seccion", block.anchor), block.anchor)
        here = self._here()
        return Item(element, ("heading", self.section), here, here, fixed=True, aspects=heading_aspects(self.section))

    def _table(self, block: Table, element: _Element) -> Item:
        self.count["table", block.name] += 1
        own = self.redline.of_table(block.name)
        columns = tuple(column.codigo for column in block.grid.columns)
        return Item(
            element,
            ("table", block.name, self.count["table", block.name]),
            (*own, *self._here()),
            own,
            tuple(self._rows(block, element)),
            columns,
            fixed=True,
        )

    def _rows(self, block: Table, table: _Element) -> Iterator[Item]:
        """Give the rows, each known by its place at the head, the codigo of what it shows, or what it says."""
        seen = Counter[tuple[str, str]]()
        for row, element in zip(block.grid.rows, table.findall(w("tr")), strict=True):
            codigo = self.redline.codigo_of_row(block.name, row.codigo)
            if not codigo and row.kind not in _KEYED:
                yield Item(element, "\n".join(cell.text for cell in row.cells if cell is not None))
                continue
            seen[row.kind, codigo] += 1
            item = Item(element, (row.kind, seen[row.kind, codigo], codigo), fixed=True)
            yield self._showing(item, block, codigo) if codigo else item

    def _showing(self, row: Item, block: Table, codigo: str) -> Item:
        """Give a row with what of the plan it shows."""
        things = self.redline.of_row(block.name, codigo)
        place_of = (*things, *self.redline.above(block.name, codigo))
        return row._replace(things=things, place_of=place_of, aspects_of=partial(self._shown, block, codigo))

    def _shown(self, block: Table, codigo: str, position: int) -> Aspects:
        return self.redline.of_cell(block.name, codigo, block.grid.columns[position])


def _text_key(block: Block, element: _Element) -> tuple[Any, ...]:
    """Give what a paragraph is known by: how it looks and what it says."""
    words = text_of(element)
    match block:
        case ListItem():
            return "item", block.level, block.marker, words
        case Paragraph():
            return "paragraph", block.look, block.indent, words
        case Chart():
            return "chart", block.title, block.description
    return "note", words


def _apart(block: Block) -> Block:
    return replace(block, list_id=block.list_id + _OTHER_LISTS) if isinstance(block, ListItem) else block
