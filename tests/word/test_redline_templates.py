"""What the author of a template may do, and comes out right in a redline: each change is one, whatever it stands in."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.cambios.redline import Line, Redline
from pecdocs.word import write_document
from pecdocs.word.tracked.document import write_redline
from pecdocs.word.tracked.marks import Author
from tests.support.stories import story_texts
from tests.support.tracked import accept, changes, reject
from tests.support.worddocuments import FILE, document, line, sound, table, title
from tests.support.wordtemplate import (
    BODY,
    LOOKS,
    NAMESPACES,
    TYPES,
    Extra,
    Part,
    docx,
    edge,
    p,
    r,
    reference,
    section,
    unzipped,
)
from tests.support.wordtemplate import table as drawn

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.layout import Document

FIELD = "{{ documento.titulo }}"
OLD = document(
    title("Uno"),
    title("Dos"),
    line("hola mundo"),
    documento_titulo="Plan de comunicaciones 2023",
    siglas=[{"sigla": "A", "significado": "Alfa"}, {"sigla": "B", "significado": "Beta"}],
)
NEW = document(
    title("Uno"),
    title("Tres"),
    line("hola cruel mundo"),
    documento_titulo="Plan estratégico 2024",
    siglas=[{"sigla": "A", "significado": "Alfa y más"}, {"sigla": "C", "significado": "Gama"}],
    borrador=True,
)


def redline(template: bytes, old: Document, new: Document, *lines: Line, logo: tuple[Path, str] | None = None) -> bytes:
    """Write a redline whose changes are all by one author."""
    author = Author("Ana", "2024-03-01T10:00:00Z")
    return write_redline(Redline(old, new, {}, lines), lambda *_: author, template, FILE, logo=logo)


def proved(template: bytes, old: Document = OLD, new: Document = NEW, logo: tuple[Path, str] | None = None) -> bytes:
    """Give a redline of a template, once it is sound and either version comes out of it."""
    tracked = redline(template, old, new, logo=logo)
    sound(tracked)
    for settle, version in ((accept, new), (reject, old)):
        plain = write_document(version, template, FILE, logo)
        assert story_texts(settle(tracked)).differences(story_texts(plain)) == []
    return tracked


def control(content: str) -> str:
    """Write a content control."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="c"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def cell(content: str) -> str:
    """Write a cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{p(content)}</w:tc>'


def complex_field(code: str, result: str) -> str:
    """Write the runs of a field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r(result)}{marks[2]}"


def box(content: str) -> str:
    """Write a run with a text box."""
    inside = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    shape = f'<v:shape id="caja" style="width:200pt;height:50pt">{inside}</v:shape>'
    return f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape}</w:pict></w:r>'


_GRID = '<w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid>{}</w:tblGrid>'.format(
    '<w:gridCol w:w="3000"/>' * 2
)
_CONTROLLED = f"<w:tr>{cell(FIELD)}{cell('b')}</w:tr>"
_BREAKS = (
    r("{% if borrador %}"),
    "<w:r><w:br/></w:r>",
    r("{% else %}"),
    '<w:r><w:br w:type="page"/></w:r>',
    r("{% endif %}x"),
)
_NOTES = f"{TYPES}.footnotes+xml"
_LINK = complex_field(' HYPERLINK "https://a.co" ', FIELD)
_SIGLAS = (("{%tr for s in siglas %}", ""), ("{{ s.sigla }}", "{{ s.significado }}"), ("{%tr endfor %}", ""))
TEMPLATES = {
    "a field": (p(FIELD),),
    "a field in a content control": (f"<w:p>{r('a ')}{control(r(FIELD))}</w:p>",),
    "a content control around paragraphs": (control(p(FIELD) + p("igual")),),
    "content controls that come and go": (
        p("{%p if borrador %}"), control(p("nuevo")), p("{%p else %}"), control(p("viejo")), p("{%p endif %}"),
    ),
    "content controls around a row and a cell": (
        f"<w:tbl>{_GRID}{control(_CONTROLLED)}<w:tr>{control(cell(FIELD))}{cell('c')}</w:tr></w:tbl>", p(),
    ),
    "a field in what a field of Word says": (f"<w:p>{_LINK}</w:p>",),
    "a field in what a simple field of Word says": (
        f'<w:p><w:fldSimple w:instr=" TITLE ">{r(FIELD)}</w:fldSimple></w:p>',
    ),
    "a simple field of Word that comes": (
        p("{%p if borrador %}"), f'<w:p><w:fldSimple w:instr=" PAGE ">{r("1")}</w:fldSimple></w:p>', p("{%p endif %}"),
    ),
    "a text box": (f"<w:p>{box(p(FIELD))}{r('tras')}</w:p>",),
    "a text box that goes": (p("{%p if not borrador %}"), f"<w:p>{box(p(FIELD))}</w:p>", p("{%p endif %}")),
    "text from right to left": (f'<w:p><w:bdo w:val="rtl">{r(FIELD)}</w:bdo></w:p>',),
    "one kind of break or another": (f"<w:p>{''.join(_BREAKS)}</w:p>",),
    "a list of rows": (drawn(("Sigla", "Es"), *_SIGLAS), p()),
    "a list of paragraphs in a cell": (
        drawn(("S", p("{%p for s in siglas %}") + p("{{ s.sigla }}") + p("{%p endfor %}"))), p(),
    ),
    "a bookmark that ends between paragraphs": (
        f'<w:p><w:bookmarkStart w:id="6" w:name="uno"/>{r(FIELD)}</w:p><w:bookmarkEnd w:id="6"/>',
    ),
    "a section that comes": (
        p("{%p if borrador %}"), f"<w:p><w:pPr>{section(wide=True)}</w:pPr>{r('portada')}</w:p>", p("{%p endif %}"),
    ),
    "a section that goes": (
        p("{%p if not borrador %}"), f"<w:p><w:pPr>{section(wide=True)}</w:pPr>{r('portada')}</w:p>", p("{%p endif %}"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", TEMPLATES.values(), ids=TEMPLATES)
def test_both_versions_come_out_of_a_redline(body: tuple[str, ...]) -> None:
    """And what changed is marked."""
    assert changes(proved(docx(*body, BODY, LOOKS))) > changes(proved(docx(BODY, LOOKS)))


def test_headers_of_every_kind_and_notes_are_tracked() -> None:
    """The first page's too, and what conditions and lists put in them."""
    note = f'<w:footnote w:id="3">{p(FIELD)}{p("{%p if borrador %}")}{p("dos")}{p("{%p endif %}")}</w:footnote>'
    parts = (
        edge("header1.xml", drawn((FIELD, ""), *_SIGLAS), p("{%p if borrador %}"), p("B"), p("{%p endif %}")),
        edge("header2.xml", p(f"Primera {FIELD}")),
        edge("footer1.xml", p(FIELD), relation_kind="footer"),
        Part("word/footnotes.xml", f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>", "footnotes", _NOTES),
    )
    references = (
        reference("header", "header1"),
        reference("header", "header2", "first"),
        reference("footer", "footer1"),
    )
    mark = f'<w:p>{r("a")}<w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    proved(docx(mark, BODY, LOOKS, page=section(*references, first_page=True), extra=Extra(parts)))


def test_a_line_of_the_contents_that_did_not_change_has_no_mark() -> None:
    """It leads to the heading, which stands once."""
    same = proved(docx(p("[[contenido]]"), BODY, LOOKS), OLD, OLD)
    assert changes(same) == 0


def test_two_tables_in_a_row_stay_two() -> None:
    """One that goes and one that comes have a paragraph between them."""
    one, other = (document(table("#a|b\n1|2", name)) for name in ("una", "otra"))
    proved(docx(BODY, LOOKS), one, other)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"\0\xff\0\0" * 2)
    head = struct.pack(">IIBBBBB", 1, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("condition", ["borrador", "not borrador"])
def test_a_logo_in_one_version_alone_is_in_the_file(condition: str, tmp_path: Path) -> None:
    """In the body and in a header, where each part has relationships of its own."""
    picture = tmp_path / "logo.png"
    picture.write_bytes(_png())
    shown = p(f"{{% if {condition} %}}{{{{ logo }}}}{{% endif %}}x")
    template = docx(
        shown, BODY, LOOKS, page=section(reference("header", "header1")), extra=Extra((edge("header1.xml", shown),))
    )
    proved(template, logo=(picture, "El logo"))


def _sections(data: bytes) -> list[str]:
    return re.findall("<w:sectPr.*?</w:sectPr>", unzipped(data)["word/document.xml"].decode())


TO_ONE = Line("Uno: un cambio", (("seccion", "Uno"),), is_title=True)


def test_the_cover_does_not_take_the_header_of_the_list_of_changes() -> None:
    """The list stands before a cover that has no header: it has none either, for sections inherit theirs."""
    cover = f"<w:p><w:pPr>{section()}</w:pPr>{r(FIELD)}</w:p>"
    page = section(reference("header", "header1"))
    template = docx(cover, BODY, LOOKS, page=page, extra=Extra((edge("header1.xml", p("encabezado")),)))
    found = _sections(redline(template, OLD, NEW, TO_ONE))
    assert ["headerReference" in each for each in found] == [False, False, True]


def test_the_list_of_changes_ends_its_page_whatever_section_follows() -> None:
    """One that goes on on the same page would begin under the list."""
    going_on = section().replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz')
    found = _sections(
        redline(
            docx(BODY, LOOKS, page=going_on), OLD, NEW, Line("Uno: un cambio", (("seccion", "Uno"),), is_title=True)
        )
    )
    assert len(found) == 2
    assert "w:type" not in found[1]
