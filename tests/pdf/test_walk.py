"""The walk finds what is wrong: a document that is whole, and the same one damaged in each way that matters."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tests.support.pdfstories import made, sample, spoken, unread_but_unexpected
from tests.support.pdfwalk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pikepdf import Object


@cache
def whole() -> bytes:
    """Give a document that has everything."""
    return made(sample())


def test_a_document_with_everything_is_tagged_whole() -> None:
    """Headings, nested lists, links over lines, notes, tables over pages, rows over pages, figures, boxes."""
    assert walk(whole()).errors == []


def test_its_words_are_read_in_order_and_none_is_lost() -> None:
    """No two stick together where a line ends, and none is cut where one is too long for its line."""
    root = walk(whole()).root
    assert root is not None
    assert root.words() == spoken(sample())


def test_what_is_not_read_is_what_nobody_needs_twice() -> None:
    """Header and footer, heads of tables drawn again, «(cont.)»."""
    assert unread_but_unexpected(sample(), walk(whole()).artifacts) == []


def elements(pdf: Pdf, tag: str) -> Iterator[Object]:
    """Give the elements with a tag."""
    yield from (
        item
        for item in pdf.objects
        if isinstance(item, Dictionary) and "/P" in item and item.get("/S") == Name(f"/{tag}")
    )


def lose_a_number(pdf: Pdf) -> None:
    """Take the numbers of content from an element."""
    del next(elem for elem in elements(pdf, "P") if "/K" in elem).K


def claim_twice(pdf: Pdf) -> None:
    """Let two elements claim one content."""
    cells = [cell for cell in elements(pdf, "TD") if "/Pg" in cell]
    cells[1].K, cells[1].Pg = cells[0].K, cells[0].Pg


def claim_what_is_not_there(pdf: Pdf) -> None:
    """Let an element claim content that no page has."""
    next(cell for cell in elements(pdf, "TD") if "/Pg" in cell).K = 9999


def _replace(pdf: Pdf, page: int, old: bytes, new: bytes) -> None:
    contents = pdf.pages[page].Contents
    data = contents.read_bytes()
    assert old in data
    contents.write(data.replace(old, new, 1))


def paint_outside(pdf: Pdf) -> None:
    """Turn an artifact into plain content."""
    _replace(pdf, 0, b"/Artifact BMC", b"/Span BMC")


def say_nothing_of_an_artifact(pdf: Pdf) -> None:
    """Turn the header into an artifact by nobody's order."""
    _replace(pdf, 0, b"/Artifact <</Type /Pagination>> BDC", b"/Artifact BMC")


def hide_a_text(pdf: Pdf) -> None:
    """Turn a paragraph into an artifact."""
    _replace(pdf, 0, b"/P <</MCID 2>> BDC", b"/Artifact <</Type /Layout>> BDC")


def leave_it_open(pdf: Pdf) -> None:
    """Take an end of marked content away."""
    _replace(pdf, 0, b"EMC", b"")


def cross(pdf: Pdf) -> None:
    """Let a graphics state end within the content that it began before."""
    _replace(pdf, 0, b"EMC\nQ", b"Q\nEMC")


def name_no_parents(pdf: Pdf) -> None:
    """Take StructParents from a page."""
    del pdf.pages[1].obj.StructParents


def name_another_parent(pdf: Pdf) -> None:
    """Let the parent tree say that a page's content is of the root."""
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    entry = next(value for value in tree if isinstance(value, Array))
    entry[0] = pdf.Root.StructTreeRoot.K[0]


def forget_a_parent(pdf: Pdf) -> None:
    """Take the way up from an element."""
    del next(elements(pdf, "TR")).P


def lose_a_scope(pdf: Pdf) -> None:
    """Take the scope from a head."""
    del next(elements(pdf, "TH")).A.Scope


def lose_a_cell(pdf: Pdf) -> None:
    """Take a cell out of its row."""
    row = list(elements(pdf, "TR"))[3]
    row.K = Array(list(row.K)[:-1])


def reach_too_far(pdf: Pdf) -> None:
    """Let a cell reach below its table."""
    next(cell for cell in elements(pdf, "TH") if "/RowSpan" in cell.A).A.RowSpan = 999


def lose_tabs(pdf: Pdf) -> None:
    """Take the order of tabulation from a page with links."""
    del next(page.obj for page in pdf.pages if "/Annots" in page.obj).Tabs


def lose_an_alternative(pdf: Pdf) -> None:
    """Take the words of a figure."""
    del next(elements(pdf, "Figure")).Alt


def lose_a_box(pdf: Pdf) -> None:
    """Take the place of a figure."""
    del next(elements(pdf, "Figure")).A


def _first_link(pdf: Pdf) -> Object:
    return next(page.obj for page in pdf.pages if "/Annots" in page.obj).Annots[0]


def lose_contents(pdf: Pdf) -> None:
    """Take the words of a link."""
    del _first_link(pdf).Contents


def lose_a_link_s_parent(pdf: Pdf) -> None:
    """Take the way from a link to its element."""
    del _first_link(pdf).StructParent


def lose_a_link_s_object(pdf: Pdf) -> None:
    """Take the annotation from a Link."""
    link = next(elements(pdf, "Link"))
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


def hide_a_link_in_print(pdf: Pdf) -> None:
    """Take the flag that has a link printed."""
    _first_link(pdf).F = 0


def lose_language(pdf: Pdf) -> None:
    """Take the language of the document."""
    del pdf.Root.Lang


def lose_the_mark(pdf: Pdf) -> None:
    """Take what says that it is tagged."""
    del pdf.Root.MarkInfo


def lose_the_title(pdf: Pdf) -> None:
    """Show the name of the file for its title."""
    del pdf.Root.ViewerPreferences


def lose_an_identity(pdf: Pdf) -> None:
    """Take the identity of a note."""
    del next(elements(pdf, "Note")).ID


def lose_the_names(pdf: Pdf) -> None:
    """Take the tree of identities."""
    del pdf.Root.StructTreeRoot.IDTree


def leave_a_level_out(pdf: Pdf) -> None:
    """Turn a second level into a third."""
    next(elements(pdf, "H2")).S = Name.H3


def put_a_row_in_a_list(pdf: Pdf) -> None:
    """Turn a list item into a row."""
    next(elements(pdf, "LI")).S = Name.TR


def lose_the_structure(pdf: Pdf) -> None:
    """Take the tree."""
    del pdf.Root.StructTreeRoot


def deny_accessibility(pdf: Pdf) -> None:
    """Do not declare PDF/UA."""
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


DAMAGES: list[tuple[Callable[[Pdf], None], str]] = [
    (lose_a_number, "is of 0 elements"),
    (claim_twice, "is of 2 elements"),
    (claim_what_is_not_there, "which is not there"),
    (paint_outside, "has no number"),
    (say_nothing_of_an_artifact, "by nobody's order"),
    (hide_a_text, "which is not there"),
    (leave_it_open, "is inside"),
    (cross, "crosses"),
    (name_no_parents, "has no StructParents"),
    (name_another_parent, "of another element in the parent tree"),
    (forget_a_parent, "does not know its parent"),
    (lose_a_scope, "has no Scope"),
    (lose_a_cell, "rows of [2, 3] columns"),
    (reach_too_far, "columns"),
    (lose_tabs, "no Tabs"),
    (lose_an_alternative, "has no Alt"),
    (lose_a_box, "has no BBox"),
    (lose_contents, "has no Contents"),
    (lose_a_link_s_parent, "does not know its Link"),
    (lose_a_link_s_object, "has no annotation"),
    (hide_a_link_in_print, "is not printed"),
    (lose_language, "no Lang"),
    (lose_the_mark, "not marked as tagged"),
    (lose_the_title, "does not show its title"),
    (lose_an_identity, "has no ID of its own"),
    (lose_the_names, "has no ID of its own"),
    (leave_a_level_out, "leaves out a level"),
    (put_a_row_in_a_list, "may not be in L"),
    (lose_the_structure, "has no structure"),
    (deny_accessibility, "pdfuaid"),
]
"""Ways to damage a document, each with the words that the walk says of it."""


@pytest.mark.parametrize(("damage", "words"), DAMAGES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_damaged_copy_is_found_out(damage: Callable[[Pdf], None], words: str) -> None:
    """A walk that passes everything would prove nothing."""
    out = BytesIO()
    with Pdf.open(BytesIO(whole())) as pdf:
        damage(pdf)
        pdf.save(out)
    errors = walk(out.getvalue()).errors
    assert any(words in error for error in errors), errors
