"""The contents page: a TOC field (ECMA-376 part 1, 17.16.5.68) with its entries, each a link to its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.opc.xml import attribute, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.word.body import Entry
    from pecdocs.word.styles import Styles


def contents_xml(entries: Sequence[Entry], levels: int, styles: Styles, width: int) -> str:
    """Write the contents of a document down to `levels`, on lines of `width` twentieths of a point.

    Without a layout engine nobody knows the page of a heading: each number is a PAGEREF field, and the whole field
    is marked dirty, so that Word fills the numbers in when it opens the file.
    """
    listed = [entry for entry in entries if entry.level <= levels]
    if not listed:
        return "<w:p/>"
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = []
    for position, entry in enumerate(listed):
        opening = begin if position == 0 else ""
        closing = end if position == len(listed) - 1 else ""
        lines.append(f"<w:p>{_properties(entry, styles, width)}{opening}{_entry(entry)}{closing}</w:p>")
    return "".join(lines)


def _properties(entry: Entry, styles: Styles, width: int) -> str:
    style = styles.get(f"toc {entry.level}")
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style is not None else ""
    return f'<w:pPr>{named}<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs></w:pPr>'


def _entry(entry: Entry) -> str:
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {entry.bookmark} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t></w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    text = f'<w:r><w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r><w:r><w:tab/></w:r>'
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{text}{number}</w:hyperlink>'
