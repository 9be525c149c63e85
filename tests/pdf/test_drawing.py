"""Paragraphs, links, figures and pages as they are drawn, and the file that they become."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Pdf
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Table
from reportlab.platypus.flowables import Flowable

from pecdocs.pdf.paragraphs import Para, frag, line_break
from pecdocs.pdf.tags import Elem
from tests.support.pdfgates import archive_findings
from tests.support.pdfstories import BOLD, FACE, Run, Text, drawn, made, sample
from tests.support.pdfwalk import Walk, walk

STYLE = ParagraphStyle("uno", fontName=FACE, fontSize=9, leading=11)


def one(*runs: Any, tag: str = "P", **more: Any) -> bytes:
    """Draw one paragraph of runs."""
    root = Elem("Document")
    return drawn(root, [Para(list(runs), STYLE, Elem(tag, root), **more)])


def run(text: str, **looks: Any) -> Any:
    """Make a run."""
    return frag(text, FACE, 9, black, **looks)


def texts(found: Walk, tag: str) -> list[str]:
    """Give the words of the elements with a tag, of a document without errors."""
    assert found.errors == []
    return [node.words() for node in found.nodes(tag)]


def links_of(data: bytes) -> list[tuple[str, str]]:
    """Give where each link leads, and its words."""
    with Pdf.open(BytesIO(data)) as pdf:
        return [
            (str(item.A.URI) if "/A" in item else "lugar", str(item.Contents))
            for page in pdf.pages
            for item in page.obj.get("/Annots", [])
        ]


def test_a_text_that_looks_like_markup_is_that_text() -> None:
    """No text of a plan goes through reportlab's reader of markup."""
    data = one(run("<b>no</b> &amp; <a href='javascript:x'>tampoco</a> <para>"))
    assert texts(walk(data), "P") == ["<b>no</b> &amp; <a href='javascript:x'>tampoco</a> <para>"]


def test_a_text_that_looks_like_the_code_of_a_page_is_that_text() -> None:
    """Marks begin with NUL, which no text brings to a page."""
    data = one(run("\x00E3 ET Q EMC ("), run(" \x001 ) Tj \\"))
    assert texts(walk(data), "P") == ["E3 ET Q EMC ( 1 ) Tj \\"]


def test_a_whole_paragraph_may_be_a_link() -> None:
    """As in the contents; it is the only case in which reportlab tells no beginning of it."""
    data = one(run("Ver el plan completo en la página de la entidad " * 4, link="https://example.org"))
    assert texts(walk(data), "Link") == [" ".join(["Ver el plan completo en la página de la entidad"] * 4)]
    assert {target for target, _ in links_of(data)} == {"https://example.org"}


def test_two_links_to_one_page_in_one_line_are_two_links() -> None:
    """Reportlab tells them apart by their numbers."""
    data = one(run("a", link="https://example.org"), run(" y "), run("b", link="https://example.org"))
    assert texts(walk(data), "Link") == ["a", "b"]
    assert links_of(data) == [("https://example.org", "a"), ("https://example.org", "b")]


def test_runs_of_two_looks_may_be_one_link() -> None:
    """A word in bold within it does not end it."""
    bold = frag("muy", BOLD, 9, black, link="https://example.org")
    data = one(run("uno ", link="https://example.org"), bold, run(" dos", link="https://example.org"), run("."))
    assert texts(walk(data), "Link") == ["uno muy dos"]
    assert links_of(data) == [("https://example.org", "uno muy dos")]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "", "#", "C:\\x", "pdf:otro.pdf"])
def test_what_is_neither_a_place_nor_the_web_nor_a_mailbox_leads_nowhere(target: str) -> None:
    """Its words stay."""
    data = one(run("palabras", link=target))
    assert links_of(data) == []
    assert texts(walk(data), "P") == ["palabras"]


def test_an_address_is_written_in_plain_letters() -> None:
    """As a URI has to be (ISO 32000-1, 12.6.4.7)."""
    data = one(run("ñ", link="https://example.org/año (1)?q=¿"))
    assert links_of(data) == [("https://example.org/a%C3%B1o%20(1)?q=%C2%BF", "ñ")]


def test_a_link_within_the_document_says_where_it_goes() -> None:
    """Its words alone may be a number."""
    data = one(run("1. Presentación", link="#aqui"), anchor="aqui")
    assert links_of(data) == [("lugar", "Ir a: 1. Presentación")]


def test_a_link_over_two_pages_is_one_link() -> None:
    """An element with annotations on both."""
    data = made([Text((Run("Un enlace largo " * 700, link="https://example.org"), Run("fin")))])
    found = walk(data)
    assert len(texts(found, "Link")) == 1
    with Pdf.open(BytesIO(data)) as pdf:
        assert [len(page.obj.Annots) > 1 for page in pdf.pages] == [True] * len(pdf.pages)
        assert len(pdf.pages) > 1


def test_a_line_that_ends_by_order_ends_a_word() -> None:
    """Lines of one paragraph, as those of an address."""
    data = one(run("Calle 1"), line_break(FACE, 9, black), run("Bogotá"))
    assert texts(walk(data), "P") == ["Calle 1 Bogotá"]


def test_a_paragraph_without_an_element_is_an_artifact_with_no_links() -> None:
    """As «(cont.)»."""
    root = Elem("Document")
    shown = Para([run("se lee")], STYLE, Elem("P", root))
    data = drawn(root, [shown, Para([run("(cont.)", link="https://example.org")], STYLE)])
    found = walk(data)
    assert texts(found, "P") == ["se lee"]
    assert ("Layout", "(cont.)") in {(artifact.kind, artifact.text.strip()) for artifact in found.artifacts}
    assert links_of(data) == []


def test_the_same_paragraph_drawn_again_is_an_artifact_with_no_links() -> None:
    """As the heads of a table on each of its pages."""
    root = Elem("Document")
    row = Elem("TR", table := Elem("Table", root))
    rows = [[Para([run("Cabeza", link="https://example.org")], STYLE, Elem("TH", row, scope="Column"))]]
    rows += [[Para([run(f"Fila {n}")], STYLE, Elem("TD", Elem("TR", table)))] for n in range(60)]
    data = drawn(root, [Table(rows, repeatRows=1)])
    found = walk(data)
    assert texts(found, "TH") == ["Cabeza"]
    assert [artifact.page for artifact in found.artifacts if artifact.text.strip() == "Cabeza"] == [2, 3]
    assert len(links_of(data)) == 1


class Stray(Flowable):
    """Draws a text as plain reportlab does."""

    def wrap(self, *_: float) -> tuple[float, float]:
        """Give its size."""
        return 100, 20

    def draw(self) -> None:
        """Draw for nobody."""
        self.canv.setFont(FACE, 9)
        self.canv.drawString(0, 0, "suelto")


def test_a_text_drawn_for_nobody_is_found_by_the_walk() -> None:
    """Nothing else would tell that a text is read by nobody."""
    root = Elem("Document")
    errors = walk(drawn(root, [Para([run("uno")], STYLE, Elem("P", root)), Stray()])).errors
    assert errors == ["page 1: «suelto» is in an artifact by nobody's order"]


def test_a_font_that_would_not_be_in_the_file_is_refused() -> None:
    """Any of the standard fourteen; where nothing is written in it, it does not get into the file."""
    root = Elem("Document")
    with pytest.raises(ValueError, match="Helvetica would not be in the file: «hola"):
        drawn(root, [Para([frag("hola", "Helvetica", 9, black)], STYLE, Elem("P", root))])
    with Pdf.open(BytesIO(made(sample()))) as pdf:
        names = {str(font.BaseFont) for page in pdf.pages for font in page.obj.Resources.Font.values()}
    assert {name.split("+")[1] for name in names} == {"BitstreamVeraSans-Roman", "BitstreamVeraSans-Bold"}


def test_bookmarks_are_the_headings_and_lead_to_their_pages() -> None:
    """Their levels never jump, whatever the headings do."""
    words = Text((Run("palabras " * 900),))
    titles = [("Uno", "H1"), ("Uno uno", "H2"), ("Uno uno uno", "H3"), ("Dos (ñ)", "H1")]
    story = [piece for title, tag in titles for piece in (Text((Run(title),), tag), words)]
    with Pdf.open(BytesIO(made(story))) as pdf, pdf.open_outline() as outline:
        pages = [page.obj.objgen for page in pdf.pages]
        top = outline.root
        assert [item.title for item in top] == ["Uno", "Dos (ñ)"]
        assert [item.title for item in top[0].children] == ["Uno uno"]
        assert [item.title for item in top[0].children[0].children] == ["Uno uno uno"]
        found = [pages.index(_page_of(item.destination)) for item in (top[0], top[0].children[0], top[1])]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[2] > found[1] > 0


def _page_of(destination: Any) -> tuple[int, int]:
    found: tuple[int, int] = destination[0].objgen
    return found


def test_how_many_pages_there_are_is_known_on_the_first() -> None:
    """Drawn when the last is done, in one pass."""
    found = walk(made([Text((Run("palabras " * 2000),))]))
    pages = max(artifact.page for artifact in found.artifacts)
    assert pages > 1
    assert [a.text for a in found.artifacts if a.text.isdigit()] == [str(pages)] * pages


def test_info_and_xmp_say_the_same() -> None:
    """A checker of PDF/A compares them; no character of a title breaks either."""
    data = made(
        sample(), title="Plan «A» & <B>\x07\n de\tñ 🙂", author="Entidad & Cía", when=date(2024, 3, 5), subject="PEC"
    )
    with Pdf.open(BytesIO(data)) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            assert said["dc:title"] == info["/Title"] == "Plan «A» & <B> de ñ 🙂"
            assert said["dc:creator"] == [info["/Author"]] == ["Entidad & Cía"]
            assert said["dc:description"] == info["/Subject"] == "PEC"
            assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2024-03-05T00:00:00Z"
            assert info["/CreationDate"] == info["/ModDate"] == "D:20240305000000Z"
            assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "B", "1")


@pytest.mark.parametrize(
    ("when", "moment"),
    [("2024-01", "D:20240101000000Z"), (date(2024, 3, 5), "D:20240305000000Z"), (None, None)],
)
def test_the_day_of_a_document_is_that_of_the_plan(when: Any, moment: str | None) -> None:
    """Never the clock's; none where the plan says none, and an archive takes that too."""
    data = made([Text((Run("uno"),))], when=when)
    with Pdf.open(BytesIO(data)) as pdf:
        assert pdf.docinfo.get("/CreationDate") == moment
        assert (b"CreateDate" in pdf.Root.Metadata.read_bytes()) is (moment is not None)
    assert archive_findings(data) == []


_HASH = """
import hashlib
from tests.support.pdfstories import made, sample
print(hashlib.sha256(made(sample())).hexdigest())
"""


def test_two_processes_write_the_same_bytes() -> None:
    """Whatever their hash seed, their time zone, and the day that they take it to be."""
    strange = ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000"})
    said = {
        subprocess.run(
            [sys.executable, "-c", _HASH],
            env={**os.environ, "PYTHONPATH": ".", **environment},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for environment in strange
    }
    assert len(said) == 1
