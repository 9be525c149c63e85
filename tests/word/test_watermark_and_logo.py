"""The mark of a draft on every page, and the entity's picture with its description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pecdocs.faults import FaultError
from pecdocs.layout.blocks import Page, Paragraph, Run
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, SAMPLE, document, line, sound, table, wrote
from tests.support.wordtemplate import BODY, LOOKS, NAMESPACES, TYPES, Extra, Part, docx, edge, p, reference, section
from tests.support.wordxml import VML, WP, W

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.wordxml import Docx

EVEN = Part(
    "word/settings.xml",
    f"<w:settings {NAMESPACES}><w:evenAndOddHeaders/></w:settings>",
    "settings",
    f"{TYPES}.settings+xml",
)
COVER = f"<w:p><w:pPr>{section(reference('header', 'cover'), first_page=True)}</w:pPr></w:p>"


def marked_pages(read: Docx) -> list[dict[str, list[str]]]:
    """Give, for each section, the words of the marks of each kind of page that it has."""
    return [
        {
            kind: read.watermarks(name)
            for kind, name in each.headers.items()
            if kind == "default" or (kind == "first" and each.first_page) or kind == "even"
        }
        for each in read.sections
    ]


def test_a_draft_is_marked_on_every_page_of_every_section() -> None:
    """Turned pages, and the first page of a section that has its own, too."""
    parts = (edge("h.xml", p("h")), edge("h1.xml", p("1")))
    page = section(reference("header", "h"), reference("header", "h1", "first"), first_page=True)
    template = docx(BODY, LOOKS, page=page, extra=Extra(parts))
    read = wrote(line("a"), Page("horizontal"), table("# A\n1"), template=template, mark="BORRADOR & <más>")
    words = ["BORRADOR & <más>"]
    assert marked_pages(read) == [{"default": words, "first": words}, {"default": words}]


def test_a_template_without_headers_gets_one_for_the_mark() -> None:
    """And for even pages, where the template tells them apart."""
    assert marked_pages(wrote(line("a"), template=docx(BODY), mark="B")) == [{"default": ["B"]}]
    read = wrote(line("a"), template=docx(BODY, extra=Extra((EVEN,))), mark="B")
    assert marked_pages(read) == [{"default": ["B"], "even": ["B"]}]


def test_a_section_that_takes_its_header_from_the_one_before_keeps_it() -> None:
    """A header of its own would take away the inherited one."""
    read = wrote(
        line("a"), template=docx(p("portada"), COVER, BODY, extra=Extra((edge("cover.xml", p("H")),))), mark="B"
    )
    assert [each.headers["default"] for each in read.sections] == ["word/cover.xml", "word/cover.xml"]
    assert read.edge_text("word/cover.xml") == "H"
    assert marked_pages(read)[0] == {"default": ["B"], "first": ["B"]}


def test_the_mark_does_not_make_the_header_taller() -> None:
    """It hangs on the header's last paragraph: one of its own would push the text down."""
    template = docx(BODY, page=section(reference("header", "h")), extra=Extra((edge("h.xml", p("a"), p("b")),)))
    plain, marked = (wrote(line("a"), template=template, mark=mark) for mark in (None, "B"))
    assert len(list(plain.part("word/h.xml"))) == len(list(marked.part("word/h.xml"))) == 2


@pytest.mark.parametrize("size", [(11906, 16838), (12240, 15840), (8391, 11906), (16838, 11906)])
@pytest.mark.parametrize("words", ["B", "BORRADOR", "MODIFICADO DESPUÉS DE APROBADO", " ".join(["PALABRA"] * 6)])
def test_a_mark_fits_the_page_and_the_page_turned(words: str, size: tuple[int, int]) -> None:
    """It lies across: as large as there is room for, its letters no narrower than those of BORRADOR."""
    page = section().replace('w:w="12240" w:h="15840"', 'w:w="{}" w:h="{}"'.format(*size))
    read = wrote(line("a"), template=docx(BODY, page=page), mark=words)
    shape = next(read.part("word/header_marca_default.xml").iter(f"{VML}shape"))
    width, height = (
        float(re.findall(f"{side}:([0-9.]+)pt", str(shape.get("style")))[0]) for side in ("width", "height")
    )
    side = min(size) / 20
    assert 0.6 * side < (width + height) / 2**0.5 < 0.81 * side
    assert width / height / len(words) > 430 / 108 / len("BORRADOR") * 0.8


def test_a_warning_that_nobody_may_overlook_stands_in_a_frame() -> None:
    """Of no template, and on the page of what follows."""
    read = wrote(Paragraph((Run("Cuidado"),), "aviso"), line("a"))
    found = next(each for each in read.body.iter(f"{W}p") if "Cuidado" in "".join(each.itertext()))
    assert {each.tag for each in found.iter()} >= {f"{W}pBdr", f"{W}shd", f"{W}keepNext", f"{W}keepLines"}


def test_an_approved_document_has_no_mark() -> None:
    """Nor an empty header for it."""
    assert wrote(line("a"), template=docx(BODY)).sections[0].headers == {}


LOGO = SAMPLE / "logo.png"
WITH_LOGO = docx(
    p("{% if logo %}{{ logo }}{% endif %}"),
    p("{{ logo }}"),
    BODY,
    page=section(reference("header", "h")),
    extra=Extra((edge("h.xml", p("{{ logo }}")),)),
)


def with_logo(path: Path, description: str = "Escudo & <lema>") -> bytes:
    """Write a document with a picture."""
    return write_document(document(line("x")), WITH_LOGO, FILE, (path, description))


def test_the_picture_says_what_it_shows_wherever_it_stands() -> None:
    """In the body and in a header, each with an id of its own."""
    read = sound(with_logo(LOGO))
    assert read.descriptions == ["Escudo & <lema>"] * 3


def test_the_picture_keeps_its_shape_and_a_sensible_size() -> None:
    """Two centimetres high at most, and in a header twelve millimetres, so that it does not push the text down."""
    read = sound(with_logo(LOGO))
    sizes = [
        (int(extent.get("cx", "0")), int(extent.get("cy", "0")))
        for name in ("word/document.xml", "word/h.xml")
        for extent in read.part(name).iter(f"{WP}extent")
    ]
    assert sizes == [(1_080_000, 720_000), (1_080_000, 720_000), (648_000, 432_000)]


def test_a_wide_picture_takes_no_more_than_its_width(tmp_path: Path) -> None:
    """Ten to one: 4.2 centimetres wide."""
    path = tmp_path / "ancho.png"
    data = bytearray(LOGO.read_bytes())
    data[16:24] = (640).to_bytes(4, "big") + (64).to_bytes(4, "big")  # the size in its first chunk
    path.write_bytes(data)
    extent = next(sound(with_logo(path)).body.iter(f"{WP}extent"))
    assert (int(extent.get("cx", "0")), int(extent.get("cy", "0"))) == (1_512_000, 151_200)


def test_a_picture_has_no_place_in_a_note() -> None:
    """Word's notes may hold one; the library that fills the template can't put it there."""
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{p("{{ logo }}")}</w:footnote></w:footnotes>'
    part = Part("word/footnotes.xml", notes, "footnotes", f"{TYPES}.footnotes+xml")
    template = docx(BODY, extra=Extra((part,)))
    with pytest.raises(FaultError, match="el logo no puede ir en una nota"):
        write_document(document(line("x")), template, FILE, (LOGO, "Escudo"))


def test_without_a_picture_its_field_is_empty() -> None:
    """The condition on it is false."""
    read = wrote(line("x"), template=WITH_LOGO)
    assert read.descriptions == []
    assert len(read.body.findall(f"{W}p")) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "el logo no es una imagen PNG o JPEG"),
        (b"no es una imagen", "el logo no es una imagen PNG o JPEG"),
        (b"\x89PNG\r\n\x1a\n", "el logo está dañado, o es un JPEG para imprenta (CMYK)"),
        (LOGO.read_bytes()[:40], "el logo está dañado, o es un JPEG para imprenta (CMYK)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "el logo está dañado, o es un JPEG para imprenta (CMYK)"),
        (b"GIF89a", "el logo no es una imagen PNG o JPEG"),
        (b"BM" + b"\0" * 60, "el logo no es una imagen PNG o JPEG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "el logo no es una imagen PNG o JPEG"),
        (None, "no se puede leer el logo"),
    ],
    ids=["empty", "text", "a PNG's first bytes", "a PNG cut", "a JPEG cut", "GIF", "BMP", "SVG", "a folder"],
)
def test_a_picture_that_can_not_be_drawn_is_said_by_name(tmp_path: Path, content: bytes | None, said: str) -> None:
    """One line with the file's name and what to do."""
    path = tmp_path / "logo.png"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(FaultError) as caught:
        with_logo(path)
    (fault,) = caught.value.faults
    assert str(fault).startswith(f"{path.as_posix()}: error: {said} — ")
