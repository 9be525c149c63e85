"""The structural checker itself: a sound document gives nothing, and each of its rules catches a damaged copy."""

from __future__ import annotations

import re
import warnings
import zipfile
from io import BytesIO

import pytest

from tests.support import packagecheck, wordcheck
from tests.support.checkerrules import rules_never_broken
from tests.support.wordcheck import faults_of
from tests.support.worddocuments import SAMPLE, generated
from tests.support.wordtemplate import unzipped, zipped

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
TYPES, RELS, NOTES = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/footnotes.xml"
HEADER = "word/header1.xml"
NO_BODY = r"(?s)(<w:body>).*?(?=<w:sectPr[^>]*>(?:(?!<w:sectPr).)*</w:body>)"


def only(content: str) -> tuple[str, str, str]:
    """Put a content in place of the whole body but for its last section."""
    return DOCUMENT, NO_BODY, rf"\1{content}"


def table(*rows: str, columns: int = 2) -> tuple[str, str, str]:
    """Put a table of ready rows in place of the body."""
    return only(f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>")


def row(*cells: str, header: bool = False) -> str:
    """Write a row; a cell is its properties."""
    written = "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p/></w:tc>" for cell in cells)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{written}</w:tr>"


def marks(*kinds: str) -> str:
    """Write a paragraph with the marks of a field."""
    return "<w:p>" + "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds) + "</w:p>"


WIDE, DOWN, ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOOKMARK = '<w:p><w:bookmarkStart w:id="990{0}" w:name="{1}"/><w:bookmarkEnd w:id="990{0}"/></w:p>'
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="{0}" name="x"{1}/></wp:inline></w:drawing></w:r></w:p>'
)
END = r"(?=<w:sectPr[^>]*>(?:(?!<w:sectPr).)*</w:body>)"
"""The place before the last section of the body."""


def added(content: str) -> tuple[str, str, str]:
    """Add a content at the end of the body."""
    return DOCUMENT, f"(?s){END}", content


DAMAGES: dict[str, tuple[tuple[str, str, str], str]] = {
    "a part declared twice": ((TYPES, r"(<Override[^>]*document.xml[^>]*>)", r"\1\1"), "is declared 2 times"),
    "a part declared that is not there": (
        (TYPES, r"</Types>", '<Override PartName="/word/x.xml" ContentType="a/b"/></Types>'),
        "word/x.xml is declared and missing",
    ),
    "a part of no type": (
        (TYPES, r'<Override[^>]*"/word/media/[^>]*>|<Default[^>]*"png"[^>]*>', ""),
        ".png has no content type",
    ),
    "a relationship id twice": ((RELS, r'(Id=")[^"]+(".*?Id=")[^"]+(")', r"\1a\2a\3"), f"{RELS} has a 2 times"),
    "a relationship to nothing": (
        (RELS, r'Target="styles.xml"', 'Target="otro.xml"'),
        "points to word/otro.xml, which is missing",
    ),
    "a part that nothing is related to": (
        (RELS, r'Target="footnotes.xml"', 'Target="styles.xml"'),
        f"nothing is related to {NOTES}",
    ),
    "a relationship that is used and not there": (
        added('<w:p><w:hyperlink r:id="nada"/></w:p>'),
        f"{DOCUMENT} uses the relationship nada, which is missing",
    ),
    "a style that is not there": (
        added('<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr></w:p>'),
        f"{DOCUMENT} uses the style X, which is missing",
    ),
    "a style based on one that is not there": (
        (STYLES, r'(<w:basedOn w:val=")[^"]+', r"\1X"),
        f"{STYLES} uses the style X, which is missing",
    ),
    "a style twice": ((STYLES, r"(?s)(<w:style .*?</w:style>)", r"\1\1"), "styles have the id"),
    "a numbering twice": ((NUMBERING, r"(?s)(<w:num .*?</w:num>)", r"\1\1"), "two numberings have one id"),
    "an abstract numbering twice": (
        (NUMBERING, r"(?s)(<w:abstractNum .*?</w:abstractNum>)", r"\1\1"),
        "two numberings have one id",
    ),
    "a numbering of an abstract one that is not there": (
        (NUMBERING, r'<w:abstractNumId w:val="\d+"', '<w:abstractNumId w:val="999"'),
        "of the abstract one 999, which is missing",
    ),
    "numberings out of order": (
        (NUMBERING, r"(?s)(<w:abstractNum .*)(<w:num .*)(</w:numbering>)", r"\2\1\3"),
        "the numberings are out of order",
    ),
    "a numbering that is not there": (
        added('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="999"/></w:numPr></w:pPr></w:p>'),
        "uses the level 0 of the numbering 999, which is missing",
    ),
    "a level that is not there": (
        (DOCUMENT, r'<w:ilvl w:val="\d"/>', '<w:ilvl w:val="9"/>'),
        "uses the level 9 of the numbering",
    ),
    "two drawings of one id": (added(DRAWING.format(7001, ' descr="x"') * 2), "2 drawings have the id 7001"),
    "a drawing that says nothing": (added(DRAWING.format(7001, "")), "the drawing 7001 has no description"),
    "a bookmark that does not end": (
        (DOCUMENT, r"<w:bookmarkEnd[^>]*/>", ""),
        "the bookmarks do not start and end once each",
    ),
    "a bookmark that ends twice": (
        (DOCUMENT, r"(<w:bookmarkEnd[^>]*/>)", r"\1\1"),
        "the bookmarks do not start and end once each",
    ),
    "two bookmarks of one name": (
        added(BOOKMARK.format(1, "Uno") + BOOKMARK.format(2, "uno")),
        "2 bookmarks are called uno",
    ),
    "a bookmark of a long name": (added(BOOKMARK.format(1, "a" * 41)), f"the bookmark name {'a' * 41} is too long"),
    "a note twice": ((NOTES, r"(?s)(<w:footnote .*?</w:footnote>)", r"\1\1"), "footnotes have the id"),
    "a note without paragraphs": (
        (NOTES, r"(?s)(<w:footnote [^>]*>).*?(</w:footnote>)", r"\1\2"),
        "does not end in a paragraph",
    ),
    "the mark of a note that is not there": (
        added('<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>'),
        "a mark points to the footnote 99, which is missing",
    ),
    "the mark of a remark that is not there": (
        added('<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'),
        "a mark points to the comment 1, which is missing",
    ),
    "a link to no bookmark": (
        added('<w:p><w:hyperlink w:anchor="nada"/></w:p>'),
        "a link goes to nada, which is missing",
    ),
    "the page of no bookmark": (
        added("<w:p><w:r><w:instrText> PAGEREF nada \\\\h </w:instrText></w:r></w:p>"),
        "a field asks for the page of nada, which is missing",
    ),
    "a table without rows": (table(), "it has no rows"),
    "a header below a row": (table(row("", ""), row("", "", header=True)), "a header row stands below another row"),
    "a row without cells": (table(row()), "row 1 has no cells"),
    "a merge that goes on from nothing": (table(row("", ON)), "row 1: the cell at column 2 goes on from no cell above"),
    "a merge that goes on from a cell by itself": (
        table(row("", ""), row("", ON)),
        "row 2: the cell at column 2 goes on from no cell above",
    ),
    "a merge that goes on wider": (
        table(row(DOWN, ""), row(WIDE + ON)),
        "row 2: the cell at column 1 goes on from no cell above",
    ),
    "a merge that goes on under a row without it": (
        table(row(DOWN, ""), row("", ""), row(ON, "")),
        "row 3: the cell at column 1 goes on from no cell above",
    ),
    "a cell without paragraph": (
        table(row("", "").replace("<w:p/>", "", 1)),
        "row 1: the cell at column 1 does not end in a paragraph",
    ),
    "a cell that ends in a table": (
        table(row("", "").replace("<w:p/>", "<w:p/><w:tbl/>", 1)),
        "row 1: the cell at column 1 does not end in a paragraph",
    ),
    "a row too short": (table(row("")), "row 1 takes 1 columns of 2"),
    "a row too long": (table(row("", WIDE)), "row 1 takes 3 columns of 2"),
    "a field that does not end": (
        added(marks("begin", "separate")),
        f"{DOCUMENT}: the fields do not begin and end once each",
    ),
    "a field that ends before it begins": (
        added(marks("end", "begin")),
        f"{DOCUMENT}: the fields do not begin and end once each",
    ),
    "a field of two results": (
        added(marks("begin", "separate", "separate", "end")),
        f"{DOCUMENT}: the fields do not begin and end once each",
    ),
    "a header without paragraphs": (
        (HEADER, r"(?s)(<w:hdr[^>]*>).*(</w:hdr>)", r"\1\2"),
        f"{HEADER} does not end in a paragraph",
    ),
    "text beside the runs": (added("<w:p>suelto</w:p>"), f"{DOCUMENT}: text stands loose in p"),
    "text after a cell": (
        table(row("", "").replace("</w:tc>", "</w:tc>suelto")),
        f"{DOCUMENT}: text stands loose in tr",
    ),
    "a body without section": (
        (DOCUMENT, r"(?s)<w:sectPr[^>]*>(?:(?!<w:sectPr).)*</w:sectPr></w:body>", "</w:body>"),
        "the body does not end in a section",
    ),
    "a section with two headers of a kind": (
        (DOCUMENT, r"(<w:headerReference [^>]*/>)", r"\1\1"),
        "a section has 2 of headerReference",
    ),
    "two sections in a paragraph": (
        added("<w:p><w:pPr><w:sectPr/><w:sectPr/></w:pPr></w:p>"),
        "two sections end in one paragraph",
    ),
    "two tables in a row": (
        only("<w:tbl><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 2 + "<w:p/>"),
        "a table is not followed by a paragraph",
    ),
}


def damaged(part: str, pattern: str, put: str) -> bytes:
    """Damage one part of a sound document at the first place that a pattern finds."""
    members = unzipped(generated(SAMPLE))
    text, count = re.subn(pattern, put, members[part].decode(), count=1)
    assert count == 1
    return zipped({**members, part: text})


def with_twin() -> bytes:
    """Write a member again, in capital letters: for Office it is the same."""
    members = unzipped(generated(SAMPLE))
    out = BytesIO(zipped(dict(members)))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr(STYLES, members[STYLES])
    return out.getvalue()


def with_orphan() -> bytes:
    """Write the relationships of a part that is not there."""
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    return zipped({**unzipped(generated(SAMPLE)), "word/_rels/nada.xml.rels": empty})


def test_the_document_that_uses_everything_is_sound() -> None:
    """Or no damage would prove anything."""
    assert faults_of(generated(SAMPLE)) == []


@pytest.mark.parametrize(("damage", "said"), DAMAGES.values(), ids=DAMAGES)
def test_each_damage_is_caught(damage: tuple[str, str, str], said: str) -> None:
    """The line says what is broken and where."""
    assert [fault for fault in faults_of(damaged(*damage)) if said in fault]


def test_damages_of_the_zip_itself_are_caught() -> None:
    """Two members of one name, relationships of nothing."""
    assert f"two members are called {STYLES}" in faults_of(with_twin())
    assert "word/_rels/nada.xml.rels holds the relationships of nothing" in faults_of(with_orphan())


def test_every_rule_has_a_damage_that_it_catches() -> None:
    """A rule that nothing ever broke may be one that catches nothing."""
    said = [fault for damage, _ in DAMAGES.values() for fault in faults_of(damaged(*damage))]
    said += faults_of(with_twin()) + faults_of(with_orphan())
    assert rules_never_broken(said, wordcheck, packagecheck) == []
