"""The contents page: a TOC field (ECMA-376 part 1, 17.16.5.68) with its entries, each a link to its heading."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from pecdocs.opc.xml import attribute, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.word.body import Entry
    from pecdocs.word.styles import Styles

UNKNOWN = "–"
"""Stands for a page that nobody counted: a blank would look like a fault of the printer, a number would be a lie."""
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""What closes the field, in its last paragraph."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents page of a document: the headings that it lists and how its lines look."""

    entries: Sequence[Entry]
    levels: int
    """Down to which level it lists headings."""
    styles: Styles
    width: int
    """How long its lines are, in twentieths of a point."""

    def xml(self, pages: Sequence[str] = ()) -> str:
        """Write it with the page of each heading, or, where nobody counted them, so that Word does.

        A field marked dirty makes Word ask on opening whether to bring up to date what «may refer to other files»,
        with «No» as the answer at hand: worth it only while numbers are missing. Where they stand, the reader gets
        them without a question, also in a view that updates nothing; should Word break pages otherwise than the
        program that counted them, the field is brought up to date as any other. `w:updateFields` in the settings
        asks the same question and would do it for every field of the template.
        """
        if not self.entries:
            return "<w:p/>"
        begin = self._begin(dirty=not pages)
        lines = [
            (self._properties(entry), _entry(entry, page))
            for entry, page in zip(self.entries, pages or repeat(UNKNOWN), strict=bool(pages))
        ]
        written = "</w:p>".join(
            f"<w:p>{properties}{begin if position == 0 else ''}{line}"
            for position, (properties, line) in enumerate(lines)
        )
        return f"{written}{END}</w:p>"

    def lines(self) -> list[str]:
        """Write the lines alone, each a paragraph, for who puts the field around them."""
        return [f"<w:p>{self._properties(entry)}{_entry(entry, UNKNOWN)}</w:p>" for entry in self.entries]

    @property
    def begin(self) -> str:
        """What opens the field, in its first paragraph, where no page was counted."""
        return self._begin(dirty=True)

    def _begin(self, *, dirty: bool) -> str:
        asks = ' w:dirty="true"' if dirty else ""
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"{asks}/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{self.levels}" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )

    def question(self) -> str:
        """Write a line that a layout engine fills with the page of each heading, in order, and has for a title.

        A field outside the contents is filled by whoever prints, so that the numbers are those printed on the pages,
        and a paragraph with an outline level (ECMA-376 part 1, 17.3.1.20) is a title of the outline. It is a point
        high, so as not to take a page of its own.
        """
        fields = f'<w:r>{_TINY}<w:t xml:space="preserve"> </w:t></w:r>'.join(
            _page_field(entry.bookmark, UNKNOWN, _TINY) for entry in self.entries
        )
        spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        return f'<w:p><w:pPr>{spacing}<w:outlineLvl w:val="0"/></w:pPr>{fields}</w:p>'

    def _properties(self, entry: Entry) -> str:
        style = self.styles.get(f"toc {entry.level}")
        named = f'<w:pStyle w:val="{attribute(style)}"/>' if style is not None else ""
        return f'<w:pPr>{named}<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{self.width}"/></w:tabs></w:pPr>'


_TINY = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'


def _entry(entry: Entry, page: str) -> str:
    text = f'<w:r><w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r><w:r><w:tab/></w:r>'
    number = _page_field(entry.bookmark, page)
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{text}{number}</w:hyperlink>'


def _page_field(bookmark: str, page: str, look: str = "") -> str:
    """Write a PAGEREF field (ECMA-376 part 1, 17.16.5.45) with its result."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}<w:t>{page}</w:t></w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
