"""Headings, paragraphs, notes, links, contents, pages: the blocks around the tables."""

from __future__ import annotations

import re

from pecdocs.layout.blocks import Heading, Page, Paragraph, Run
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, document, line, sound, table, title, wrote
from tests.support.wordtemplate import BODY, LOOKS, NAMESPACES, TYPES, Extra, Part, docx, edge, p, reference, section
from tests.support.wordxml import ReadHeading, W


def test_headings_have_real_styles_and_their_numerals() -> None:
    """The levels are those that Word's own navigation shows."""
    read = wrote(Heading(1, "1.", (Run("Uno & más"),), "a"), Heading(2, "1.1", (Run("Dos"),), "b"), title("Sin", 3))
    assert read.headings == [ReadHeading(1, "1. Uno & más"), ReadHeading(2, "1.1 Dos"), ReadHeading(3, "Sin")]


def test_runs_keep_their_looks() -> None:
    """Bold, italic, both, and what is written as code."""
    runs = (Run("a", bold=True), Run("b", italic=True), Run("c", bold=True, italic=True), Run("d", mono=True), Run("e"))
    body = wrote(Paragraph(runs)).body
    found = [
        (
            "".join(run.itertext()),
            {each.tag.removeprefix(W) for each in run.findall(f"{W}rPr/*")} & {"b", "i", "rFonts"},
        )
        for run in body.iter(f"{W}r")
    ]
    assert found == [("a", {"b"}), ("b", {"i"}), ("c", {"b", "i"}), ("d", {"rFonts"}), ("e", set())]


def test_links_lead_where_the_plan_says_one_relationship_an_address() -> None:
    """The same address twice is one relationship; one of the template's is left alone."""
    addresses = ("https://a.co/?x=1&y=2", "mailto:b@c.co", "https://a.co/?x=1&y=2")
    read = wrote(
        *[Paragraph((Run(f"t{n}", link=address),)) for n, address in enumerate(addresses)],
        template=docx(BODY, extra=Extra(external=(("hyperlink", "https://plantilla.co"),))),
    )
    assert read.links == [(f"t{n}", address) for n, address in enumerate(addresses)]
    assert len([kind for kind, _ in read.relationships.values() if kind == "hyperlink"]) == 3


def test_a_note_hangs_on_a_title_and_on_a_word() -> None:
    """Notes are real footnotes, numbered in the order of their marks."""
    noted = Heading(1, "", (Run("Título"), Run("", footnote=((Run("Primera"),),))), "a")
    paragraphs = ((Run("Segunda "), Run("negra", bold=True)), (Run("sitio", link="https://x.co"),))
    read = wrote(noted, Paragraph((Run("texto"), Run("", footnote=paragraphs), Run(" sigue"))))
    assert read.headings == [ReadHeading(1, "Título")]
    assert read.footnotes == {"1": "Primera", "2": "Segunda negra\nsitio (https://x.co)"}
    assert read.text().split("\n")[:2] == ["Título[1]", "texto[2] sigue"]


def test_the_notes_of_the_template_keep_their_numbers() -> None:
    """Ours come after them."""
    own = f'<w:footnotes {NAMESPACES}><w:footnote w:id="5">{p("propia")}</w:footnote></w:footnotes>'
    part = Part("word/footnotes.xml", own, "footnotes", f"{TYPES}.footnotes+xml")
    mark = '<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    noted = Paragraph((Run("", footnote=((Run("nueva"),),)),))
    assert wrote(noted, template=docx(mark, BODY, extra=Extra((part,)))).footnotes == {"5": "propia", "6": "nueva"}


def test_the_contents_list_the_headings_with_a_link_and_a_page_number() -> None:
    """One field, down to the format's level."""
    headings = (Heading(1, "1.", (Run("Uno"),), "a"), Heading(2, "1.1", (Run("Dos"),), "b"), title("Hondo", 3))
    read = wrote(*headings, template=docx(p("[[contenido]]"), BODY), levels=2)
    listed = [each for each in read.text().split("\n") if "PAGEREF" in each]
    assert listed == ["1. Uno\t{PAGEREF}", "1.1 Dos\t{PAGEREF}"]
    xml = read.parts["word/document.xml"].decode()
    assert re.search(r'TOC \\o "1-2" \\h \\z \\u', xml)


def test_contents_without_headings_leave_an_empty_paragraph() -> None:
    """A field without result would show Word's own error."""
    assert (
        "fldChar" not in wrote(line("x"), template=docx(p("[[contenido]]"), BODY)).parts["word/document.xml"].decode()
    )


def test_pages_turn_for_what_needs_it_and_turn_back() -> None:
    """The headers stay; the first page of its own, and the number to start at, are the first section's alone."""
    page = section(reference("header", "h"), reference("header", "h1", "first"), first_page=True).replace(
        "<w:titlePg/>", '<w:pgNumType w:fmt="lowerRoman" w:start="5"/><w:titlePg/>'
    )
    template = docx(BODY, LOOKS, page=page, extra=Extra((edge("h.xml", p("h")), edge("h1.xml", p("1")))))
    blocks = (line("a"), Page("horizontal"), table("# A\n1"), Page("vertical"), line("b"))
    read = wrote(*blocks, template=template)
    assert [(each.wide, each.first_page, each.headers["default"]) for each in read.sections] == [
        (False, True, "word/h.xml"),
        (True, False, "word/h.xml"),
        (False, False, "word/h.xml"),
    ]
    numbers = [each.attrib for each in read.body.iter(f"{W}pgNumType")]
    assert numbers == [
        {f"{W}fmt": "lowerRoman", f"{W}start": "5"},
        {f"{W}fmt": "lowerRoman"},
        {f"{W}fmt": "lowerRoman"},
    ]
    assert sum(read.tables[0].widths) == 15840 - 2 * 1440


def test_a_template_of_wide_pages_is_never_turned() -> None:
    """«Horizontal» means wide, and it is already."""
    read = wrote(Page("horizontal"), table("# A\n1"), template=docx(BODY, LOOKS, page=section(wide=True)))
    assert [each.wide for each in read.sections] == [True]


def test_a_document_that_ends_wide_ends_in_a_wide_section() -> None:
    """The last section is the body's own."""
    read = wrote(line("a"), Page("horizontal"), table("# A\n1"), template=docx(BODY, LOOKS))
    assert [each.wide for each in read.sections] == [False, True]


def test_pages_that_turn_with_nothing_between_are_sections_of_their_own() -> None:
    """A paragraph ends one section at most."""
    read = wrote(line("a"), Page("horizontal"), Page("vertical"), line("b"), Page("horizontal"), Page("vertical"))
    assert [each.wide for each in read.sections] == [False, True, False, True, False]


def test_two_hundred_headings_and_links_take_no_longer_than_they_should() -> None:
    """Names and relationships are looked up, not searched: the document is whole and each is found."""
    blocks = [title(f"T{n}", anchor="mismo") for n in range(200)]
    linked = [Paragraph((Run("x", link=f"https://x.co/{n}"),)) for n in range(200)]
    read = sound(write_document(document(*blocks, *linked), docx(BODY), FILE))
    assert len({each.get(f"{W}name") for each in read.body.iter(f"{W}bookmarkStart")}) == 200
    assert [address for _, address in read.links] == [f"https://x.co/{n}" for n in range(200)]
