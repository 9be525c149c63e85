"""What LibreOffice prints of the published plans, and of one that uses everything: an archive takes it as it is."""

from __future__ import annotations

import http.server
import threading
import zipfile
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, pdfa
from PIL import Image

from pecdocs import soffice
from pecdocs.cli.informe import Request, run
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Heading
from pecdocs.pdf.office import word_pdf
from pecdocs.plan import read_plan
from tests.support.archival import told_twice
from tests.support.outer import tool
from tests.support.worddocuments import PUBLISHED, RENDICION, SAMPLE, TEMPLATES, USPEC, generated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pikepdf import Object, Pdf

    from pecdocs.layout import Document

pytestmark = [pytest.mark.externo, pytest.mark.xdist_group("desde-word")]

every_plan = pytest.mark.parametrize("folder", [*PUBLISHED, SAMPLE], ids=lambda folder: folder.name)


@pytest.fixture(autouse=True)
def _libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(soffice.VARIABLE, tool("soffice"))


@cache
def laid_out(folder: Path) -> Document:
    """Lay out a plan in its own format."""
    plan = read_plan(folder)
    return lay_out(plan, read_formato(plan.formato, TEMPLATES))


@cache
def printed(folder: Path) -> bytes:
    """Give the PDF of a plan's Word document."""
    return word_pdf(generated(folder), laid_out(folder).properties)


def elements(parent: Object) -> Iterator[Dictionary]:
    """Give every structure element below one, in reading order."""
    kids = parent.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def has_scope(cell: Dictionary) -> bool:
    """Tell whether a header cell says of which cells it is the header."""
    attributes = cell.get("/A", Array())
    return any("/Scope" in each for each in (attributes if isinstance(attributes, Array) else [attributes]))


def titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    """Give the titles of an outline as they stand."""
    for item in items:
        yield " ".join(item.title.split())
        yield from titles(item.children)


@every_plan
def test_it_is_pdf_a_2b(folder: Path) -> None:
    """As told by a checker that takes only what it knows to conform: fonts, colours, annotations, XMP."""
    with opened(folder) as pdf:
        assert [str(finding) for finding in pdfa.check(pdf, "2b").findings] == []
        info, xmp = told_twice(pdf)
    assert info == xmp
    assert info["/Title"] == laid_out(folder).properties.title


def test_a_report_with_a_chart_and_a_watermark_is_pdf_a_2b(tmp_path: Path) -> None:
    """What is drawn half transparent, over a text or not, is as an archive takes it."""
    made = run(Request(USPEC, folder=tmp_path), lambda _: None)
    docx = next(path for path in made.files if path.suffix == ".docx").read_bytes()
    with pikepdf.open(BytesIO(word_pdf(docx, laid_out(USPEC).properties))) as pdf:
        assert [str(finding) for finding in pdfa.check(pdf, "2b").findings] == []


@every_plan
def test_it_is_tagged(folder: Path) -> None:
    """Every painted text belongs to an element; a header cell says of what; the language is that of the plan."""
    with opened(folder) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))
        kinds = {str(each.S) for each in found}
        assert kinds >= {"/Document", "/Table", "/TR", "/TH", "/TD"}
        assert [each for each in found if each.S == "/TH" and not has_scope(each)] == []
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == laid_out(folder).properties.language
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}


@every_plan
def test_its_bookmarks_are_the_headings(folder: Path) -> None:
    """All of them, in their order."""
    wanted = [" ".join(block.text.split()) for block in laid_out(folder).blocks if isinstance(block, Heading)]
    with opened(folder) as pdf, pdf.open_outline() as outline:
        assert list(titles(outline.root)) == wanted


@every_plan
def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    """At another time, in another profile."""
    assert word_pdf(generated(folder), laid_out(folder).properties) == printed(folder)


@contextmanager
def opened(folder: Path) -> Iterator[Pdf]:
    """Read the PDF of a plan, which must need no repair."""
    with pikepdf.open(BytesIO(printed(folder)), attempt_recovery=False) as pdf:
        yield pdf


# ── What it must not fetch ───────────────────────────────────────────────────────────────────────────────────

PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="900000" cy="900000"/><wp:docPr id="{n}" name="x{n}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{n}" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="linked{n}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
RELATION = (
    '<Relationship Id="linked{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="{address}" TargetMode="External"/>'
)


def linking(docx: bytes, *addresses: str) -> bytes:
    """Put pictures in a document that are only linked: what no template of ours may hold."""
    out = BytesIO()
    drawings = "".join(PICTURE.format(n=n) for n, _ in enumerate(addresses))
    relations = "".join(RELATION.format(n=n, address=address) for n, address in enumerate(addresses))
    changes = {
        "word/document.xml": ("<w:sectPr", f"{drawings}<w:sectPr"),
        "word/_rels/document.xml.rels": ("</Relationships>", f"{relations}</Relationships>"),
    }
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            text = source.read(each)
            old, new = changes.get(each, ("", ""))
            if old:
                assert old.encode() in text
                text = new.encode().join(text.rsplit(old.encode(), 1))
            target.writestr(each, text)
    return out.getvalue()


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """Listen on this computer; give the address, and what was asked for."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(f"{self.command} {self.path}")
            self.send_error(404)

        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = answer  # noqa: N815 - names of the library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_a_linked_picture_is_not_fetched(tmp_path: Path) -> None:
    """Neither from the network nor from this computer, whose files would get into a document to be published."""
    Image.new("RGB", (50, 50), "red").save(tmp_path / "secreto.png")
    with listener() as (address, asked):
        docx = linking(generated(RENDICION), f"{address}/foto.png", (tmp_path / "secreto.png").as_uri())
        with pikepdf.open(BytesIO(word_pdf(docx, laid_out(RENDICION).properties))) as pdf:
            assert [name for page in pdf.pages for name in page.get_images()] == []
    assert asked == []
