"""What the author of a template may do, and comes out right: tags, names, languages, sections."""

from __future__ import annotations

import pytest

from pecdocs.word import write_document
from tests.support.worddocuments import FILE, document, line, sound, table, title, wrote
from tests.support.wordtemplate import (
    BODY,
    LOOKS,
    NAMESPACES,
    SPANISH_STYLES,
    TYPES,
    Extra,
    Part,
    docx,
    edge,
    p,
    reference,
    section,
    styles,
    unzipped,
    zipped,
)
from tests.support.wordtemplate import table as drawn
from tests.support.wordxml import Docx, W

SIGLAS = [{"sigla": "A", "significado": "Alfa"}, {"sigla": "B", "significado": "Beta & <b>"}]


def filled(*body: str) -> str:
    """Fill a template and give its text."""
    return wrote(template=docx(*body, BODY), documento_titulo="Plan", siglas=SIGLAS).text().strip("\n")


WORKING = {
    "a field": (p("{{ documento.titulo }}"), "Plan"),
    "a field without spaces": (p("{{documento.titulo}}"), "Plan"),
    "a field over several runs": (p("{", "{ docu", "mento.tit", "ulo }", "}"), "Plan"),
    "words around it": (p("El «{{ documento.titulo }}», 2024"), "El «Plan», 2024"),
    "an empty field": (p("[{{ documento.codigo }}]"), "[]"),
    "a filter": (p("{{ documento.titulo|upper }}"), "PLAN"),
    "one field or else another": (p("{{ documento.codigo or documento.titulo }}"), "Plan"),
    "a default with Word's curly quotes": (p("{{ documento.codigo|default(“—”, true) }}"), "—"),
    "a condition in a line": (p("{% if documento.titulo %}sí{% else %}no{% endif %}"), "sí"),
    "a condition on what is empty": (p("a{% if documento.codigo %} {{ documento.codigo }}{% endif %}"), "a"),
    "a comparison": (p("{% if documento.titulo == 'Plan' and not borrador %}igual{% endif %}"), "igual"),
    "a condition over paragraphs": (
        p("{%p if borrador %}") + p("no") + p("{%p else %}") + p("sí") + p("{%p endif %}"), "sí",
    ),
    "a list in a line": (
        p("{% for s in siglas %}{{ s.sigla }}{% if not loop.last %}, {% endif %}{% endfor %}"), "A, B",
    ),
    "a list of paragraphs": (
        p("{%p for s in siglas %}") + p("{{ loop.index }} {{ s.sigla }}") + p("{%p endfor %}"), "1 A\n2 B",
    ),
    "a comment": (p("uno{# se quita #} dos"), "uno dos"),
    "docxtpl's escapes": (p("{_{ literal }_}"), "{{ literal }}"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WORKING.values(), ids=WORKING)
def test_a_tag_prints_what_it_says(body: str, expected: str) -> None:
    """Fields, conditions and lists as the manual shows them."""
    assert filled(body) == expected


def test_a_list_of_rows_repeats_the_row() -> None:
    """One row between two rows of tags: the looks of that row for each entry."""
    rows = (
        ("Sigla", "Es"),
        ("{%tr for s in siglas %}", ""),
        ("{{ s.sigla }}", "{{ s.significado }}"),
        ("{%tr endfor %}", ""),
    )
    read = wrote(template=docx(drawn(*rows), p(), BODY), siglas=SIGLAS)
    cells = [[t.text for t in row.iter(f"{W}t")] for row in read.body.iter(f"{W}tr")]
    assert cells == [["Sigla", "Es"], ["A", "Alfa"], ["B", "Beta & <b>"]]


def test_what_a_condition_empties_leaves_a_whole_document() -> None:
    """A cell keeps a paragraph; a table without rows goes; two tables with nothing between them stay two."""
    empty = drawn(("{%tr for c in cambios %}",), ("{{ c.version }}",), ("{%tr endfor %}",))
    cell = f"{p('{%p if borrador %}')}{p('x')}{p('{%p endif %}')}"
    body = (drawn(("a", cell)), p("{%p if borrador %}"), p("y"), p("{%p endif %}"), drawn(("b",)), empty)
    read = wrote(template=docx(*body, BODY))
    assert [child.tag.removeprefix(W) for child in read.body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_header_and_a_footer_are_filled_like_the_body() -> None:
    """And a header that has tables, and the notes of the template."""
    note = f'<w:footnote w:id="3">{p("{{ documento.titulo }}")}</w:footnote>'
    notes = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>"
    parts = (
        edge("cabecera.xml", drawn(("{{ documento.titulo }}",)), p("{%p if borrador %}"), p("B"), p("{%p endif %}")),
        edge("pie.xml", p("{{ documento.titulo }}"), relation_kind="footer"),
        Part("word/footnotes.xml", notes, "footnotes", f"{TYPES}.footnotes+xml"),
    )
    page = section(reference("header", "cabecera"), reference("footer", "pie"))
    read = wrote(template=docx(BODY, page=page, extra=Extra(parts)), documento_titulo="Plan <1>")
    assert [read.edge_text(name) for name in ("word/cabecera.xml", "word/pie.xml", "word/footnotes.xml")] == [
        "Plan <1>"
    ] * 3


def test_styles_are_found_by_name_in_a_spanish_word() -> None:
    """Its ids are translated and lose their accents: `Ttulo1`."""
    read = wrote(title("Uno"), title("Dos", 2), line("x"), template=docx(BODY, extra=Extra(styles=SPANISH_STYLES)))
    assert [(each.level, each.text) for each in read.headings] == [(1, "Uno"), (2, "Dos")]
    assert b'w:val="Ttulo1"' in read.parts["word/document.xml"]
    assert b'w:val="Textoindependiente"' in read.parts["word/document.xml"]


def test_the_parts_of_a_template_may_have_any_name() -> None:
    """Word for the web saves `word/document2.xml` and `word/styles2.xml`; another program, another folder."""
    odd = Extra(
        (Part("otra/estilos.xml", styles({"N": "Normal", "H": "heading 1"}), "styles", f"{TYPES}.styles+xml"),),
        styles=None,
        document="texto/principal.xml",
    )
    read = wrote(
        title("Uno"), line("x"), template=docx(p("{{ documento.titulo }}"), BODY, extra=odd), documento_titulo="P"
    )
    assert read.text() == "P\nUno\nx"
    assert [each.level for each in read.headings] == [1]


def test_a_part_called_twice_is_no_document() -> None:
    """Which of the two is meant nobody can tell."""
    members = unzipped(docx(BODY, extra=Extra(document="word/document2.xml")))
    with pytest.raises(Exception, match="la parte falta o está dos veces"):
        write_document(document(line("x")), zipped({**members, "word/document.xml": b"<a/>"}), FILE)


def test_a_root_that_declares_its_prefixes_further_in_takes_our_text() -> None:
    """Only Word and LibreOffice declare every prefix at the root."""
    members = unzipped(docx(BODY, LOOKS, page=section(reference("header", "h")), extra=Extra((edge("h.xml", p("x")),))))
    xml = members["word/document.xml"].decode()
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xml = xml.replace(f' xmlns:r="{uri}"', "").replace("r:id=", f'xmlns:rr="{uri}" rr:id=')
    xml = xml.replace("w:", "ooxml:").replace("xmlns:w=", "xmlns:ooxml=")
    read = sound(write_document(document(table("# A\n1")), zipped({**members, "word/document.xml": xml}), FILE))
    assert read.tables[0].drawn() == "# A\n1"
    assert read.sections[0].headers == {"default": "word/h.xml"}


def test_looks_that_word_writes_with_its_newer_names_are_kept() -> None:
    """A prototype may carry properties of later versions of Word."""
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    glow = f'<w:r><w:rPr><w14:ligatures xmlns:w14="{w14}" w14:val="standard"/></w:rPr><w:t>[[tabla · fila]]</w:t></w:r>'
    template = docx(BODY, drawn(("[[tabla · encabezado]]",), (f"<w:p>{glow}</w:p>",)))
    read = sound(write_document(document(table("# A\n1\n2")), template, FILE))
    assert len(list(read.body.iter(f"{{{w14}}}ligatures"))) == 2


def test_the_body_may_stand_in_a_section_that_is_not_the_last() -> None:
    """A back cover after the body keeps its own page; the body has the page where it stands."""
    between = f"<w:p><w:pPr>{section(wide=True)}</w:pPr></w:p>"
    read = wrote(table("# A\n1"), template=docx(BODY, LOOKS, between, p("contraportada"), page=section()))
    assert [each.wide for each in read.sections] == [True, False]
    assert sum(read.tables[0].widths) == 15840 - 2 * 1440


@pytest.mark.parametrize(
    ("left", "right", "width"),
    [("1440.0", "1in", 12240 - 2 * 1440), ("72pt", "2.54cm", 12240 - 2 * 1440), ("x", "0", 12240 - 1440)],
)
def test_measures_are_read_as_other_programs_write_them(left: str, right: str, width: int) -> None:
    """With decimals or a unit; what is no measure is taken for the usual one."""
    margins = f'<w:tblPr><w:tblCellMar><w:left w:w="{left}"/><w:right w:w="{right}"/></w:tblCellMar>'
    page = section().replace('w:right="1440"', f'w:right="{right}"').replace('w:left="1440"', f'w:left="{left}"')
    looks = LOOKS.replace("<w:tblPr>", margins, 1)
    assert sum(wrote(table("# A | B\n1 | 2"), template=docx(BODY, looks, page=page)).tables[0].widths) == width


def test_margins_that_leave_no_room_and_type_of_no_size_stop_nothing() -> None:
    """The document comes out as ugly as its template."""
    page = section().replace('w:left="1440"', 'w:left="20000"')
    looks = LOOKS.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="0"/></w:rPr>')
    assert wrote(table("# A | B\n1 | 2"), template=docx(BODY, looks, page=page)).tables


def test_identities_that_are_no_numbers_stop_nothing() -> None:
    """Only a hand writes such; ours are numbers that no other has."""
    marked = '<w:p><w:bookmarkStart w:id="x" w:name="a"/><w:bookmarkEnd w:id="x"/></w:p>'
    assert wrote(title("Uno"), template=docx(marked, BODY)).headings


def test_the_slot_may_end_its_own_section() -> None:
    """A section break typed right after [[cuerpo]] is kept in that paragraph."""
    slot = f"<w:p><w:pPr>{section(wide=True)}</w:pPr><w:r><w:t>[[cuerpo]]</w:t></w:r></w:p>"
    read = wrote(line("texto"), template=docx(slot, p("final")))
    assert [each.wide for each in read.sections] == [True, False]
    assert read.text() == "texto\n\nfinal"


def test_a_table_of_the_template_right_before_the_body_stays_apart() -> None:
    """Two tables that touch are one for Word."""
    read = wrote(table("# A\n1"), template=docx(drawn(("propia",)), BODY, LOOKS))
    assert [child.tag.removeprefix(W) for child in read.body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_the_bookmarks_and_numberings_of_the_template_are_left_alone() -> None:
    """Ours take the numbers and names that it leaves free."""
    mark = '<w:bookmarkStart w:id="7" w:name="SEC_uno"/><w:bookmarkEnd w:id="7"/>'
    read = wrote(title("Uno", anchor="uno"), template=docx(f"<w:p>{mark}</w:p>", BODY))
    marks = [(each.get(f"{W}id"), each.get(f"{W}name")) for each in read.body.iter(f"{W}bookmarkStart")]
    assert marks == [("7", "SEC_uno"), ("8", "sec_uno_2")]


def test_long_and_alike_anchors_give_bookmarks_that_word_can_name() -> None:
    """Forty characters at most, and each name once whatever its case."""
    anchors = ["x" * 50, "x" * 60, "a.b", "a-b", "A_B", "ñ"]
    read = wrote(*[title(anchor, anchor=anchor) for anchor in anchors])
    names = [str(each.get(f"{W}name")) for each in read.body.iter(f"{W}bookmarkStart")]
    assert names == ["sec_" + "x" * 36, "sec_" + "x" * 34 + "_2", "sec_a_b", "sec_a_b_2", "sec_A_B_3", "sec__"]


def test_the_language_and_the_properties_are_those_of_the_plan() -> None:
    """Whatever the template says of itself."""
    read = Docx(write_document(document(line("x")), docx(BODY), FILE))
    assert read.language == "es-CO"
    assert read.properties == {
        "title": "Título",
        "creator": "Autor",
        "lastModifiedBy": "pecdocs",
        "version": "1",
        "contentStatus": "Aprobado",
        "language": "es-CO",
        "created": "1980-01-01T00:00:00Z",
        "modified": "1980-01-01T00:00:00Z",
    }
