"""What becomes of everything that a template holds: kept as it was, left out and said so, or refused by name."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

import pytest

from pecdocs.faults import FaultError
from pecdocs.opc import Package
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, document, line, sound
from tests.support.wordtemplate import (
    BODY,
    LOOKS,
    NAMESPACES,
    PACKAGE,
    R_URI,
    TYPES,
    Extra,
    Part,
    docx,
    edge,
    p,
    r,
    reference,
    section,
    table,
    unzipped,
    zipped,
)
from tests.support.wordxml import DOCUMENT, W, parsed

OFFICE = "application/vnd.openxmlformats-officedocument"
CHART = f'<c:chart xmlns:c="{OFFICE}"><a:t xmlns:a="urn:a">Avance</a:t></c:chart>'


def write(template: bytes) -> bytes:
    """Write a paragraph in a template."""
    return write_document(document(line("x"), documento_titulo="Plan"), template, FILE)


def refusal(template: bytes) -> list[str]:
    """Give what is said when a template is refused."""
    with pytest.raises(FaultError) as caught:
        write(template)
    return [str(fault).removeprefix(f"{FILE}: ") for fault in caught.value.faults]


def with_part(template: bytes, source: str, kind: str, part: Part) -> bytes:
    """Add a part, related to one of a template's (the package itself: no name)."""
    package = Package.read(template, FILE)
    data = part.content if isinstance(part.content, bytes) else part.content.encode()
    package.add(part.name, part.content_type, data)
    package.relate(source, f"{R_URI}/{kind}" if "/" not in kind else kind, part.name)
    return package.seal()


def word_part(kind: str, content: str = "") -> Part:
    """Make one of the usual parts of Word."""
    return Part(f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>", kind, f"{TYPES}.{kind}+xml")


def note(kind: str) -> str:
    """Write a note with a field of the plan in it."""
    return f'<w:{kind} w:id="1">{p("{{ documento.titulo }}")}</w:{kind}>'


PICTURE = b"\x89PNG\r\n\x1a\n"
EDGES = {"header1": "default", "header2": "first", "header3": "even", "footer1": "default", "footer2": "first"}
OF_DOCUMENT = (
    *(edge(f"{name}.xml", p(name), relation_kind=name[:-1]) for name in EDGES),
    word_part("footnotes", note("footnote")),
    word_part("endnotes", note("endnote")),
    word_part("fonts"),
    word_part("webSettings"),
    word_part("settings", "<w:evenAndOddHeaders/>"),
    Part("word/charts/chart1.xml", CHART, "chart", f"{OFFICE}.drawingml.chart+xml"),
    Part("word/diagrams/data1.xml", "<d/>", "diagramData", f"{OFFICE}.drawingml.diagramData+xml"),
    Part("word/glossary/document.xml", "<g/>", "glossaryDocument", f"{TYPES}.document.glossary+xml"),
    Part("word/theme/theme1.xml", "<t/>", "theme", f"{OFFICE}.theme+xml"),
    Part("word/media/image1.png", PICTURE, "image", "image/png"),
    Part("customXml/item1.xml", "<datos>uno</datos>", "customXml", "application/xml"),
)
OF_OTHERS = {
    "word/charts/chart1.xml": Part("word/embeddings/libro1.xlsx", b"PK", "package", f"{OFFICE}.spreadsheetml.sheet"),
    "word/fonts.xml": Part("word/fonts/font1.odttf", b"letra", "font", f"{OFFICE}.obfuscatedFont"),
    "word/header1.xml": Part("word/media/image2.png", PICTURE, "image", "image/png"),
    "customXml/item1.xml": Part(
        "customXml/itemProps1.xml", "<p/>", "customXmlProps", f"{OFFICE}.customXmlProperties+xml"
    ),
    "": Part("docProps/custom.xml", "<p/>", "custom-properties", f"{OFFICE}.custom-properties+xml"),
}
"""Parts that others than the document have, by the name of who has them."""


def rich() -> bytes:
    """Make a template of everything that a careful author may put in one."""
    page = section(*(reference(name[:-1], name, which) for name, which in EDGES.items()), first_page=True)
    marks = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>'
    extra = Extra(OF_DOCUMENT, external=(("hyperlink", "https://example.org"),))
    template = docx(marks, BODY, page=page, extra=extra)
    for source, part in OF_OTHERS.items():
        template = with_part(template, source, part.kind, part)
    return template


def relations(data: bytes) -> set[tuple[str, str, str]]:
    """Give every relationship of a package: who has it, of what kind, and where it leads."""
    found = set()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                for each in parsed(package.read(name)):
                    target = str(each.get("Target"))
                    if each.get("TargetMode") != "External":
                        target = posixpath.normpath(posixpath.join("/", folder, target))
                    found.add((name, str(each.get("Type")).rpartition("/")[2], target))
    return found


def content_types(data: bytes) -> dict[str, str]:
    """Give the content type of every part of a package."""
    package = Package.read(data, FILE)
    return {name: kind for name, kind in package.content_types().items() if not name.endswith(".rels")}


CORE = "docProps/core.xml"
"""The properties, which are the plan's."""


def test_every_part_of_a_template_is_in_its_document() -> None:
    """Headers of three kinds, notes, charts with their workbook, fonts, properties: none is lost, none is added."""
    before, after = rich(), write(rich())
    assert set(unzipped(after)) == set(unzipped(before)) | {CORE}
    assert relations(after) == relations(before) | {("_rels/.rels", "core-properties", f"/{CORE}")}
    kinds = content_types(after)
    assert {name: kinds[name] for name in content_types(before)} == {
        **content_types(before),
        "[Content_Types].xml": kinds["[Content_Types].xml"],
    }


def test_what_is_not_filled_stays_byte_by_byte() -> None:
    """A workbook, a font, a picture, the data of others."""
    before, after = unzipped(rich()), unzipped(write(rich()))
    untouched = {
        name
        for name in before
        if name.startswith(("word/embeddings", "word/fonts/", "word/media", "customXml/item", "docProps"))
    }
    assert len(untouched) == 7
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}


def test_both_kinds_of_notes_are_filled() -> None:
    """Those at the end of the document too."""
    parts = sound(write(rich())).parts
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        assert b">Plan<" in parts[name]
        assert b"{{" not in parts[name]


def test_what_nothing_is_related_to_is_no_part_of_the_document() -> None:
    """Word does not see it either (ECMA-376 part 2, 9.3)."""
    package = Package.read(docx(BODY), FILE)
    package.add("word/suelta.xml", "application/xml", b"<a/>")
    assert "word/suelta.xml" not in unzipped(write(package.seal()))


REMARKED = (
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
)


def test_the_remarks_on_a_template_are_not_in_its_documents() -> None:
    """They are for who edits it; on a row or a paragraph that goes away they would hang in the air."""
    remark = f'<w:comments {NAMESPACES}><w:comment w:id="0"><w:p>{r("{{ nota }}")}</w:p></w:comment></w:comments>'
    parts = (
        Part("word/comments.xml", remark, "comments", f"{TYPES}.comments+xml"),
        Part("word/commentsExtended.xml", "<a/>", "commentsExtended", f"{TYPES}.commentsExtended+xml"),
        Part("word/people.xml", "<a/>", "people", f"{TYPES}.people+xml"),
    )
    read = sound(write(docx(REMARKED, BODY, extra=Extra(parts))))
    assert not [name for name in read.parts if "comment" in name or "people" in name]
    assert b"comment" not in read.parts[DOCUMENT]
    assert read.text().split() == ["a", "x"]


def test_the_small_picture_of_a_template_is_not_that_of_its_documents() -> None:
    """It shows the template's first page, with its tags."""
    thumbnail = Part("docProps/thumbnail.jpeg", b"\xff\xd8\xff", content_type="image/jpeg")
    template = with_part(docx(BODY), "", f"{PACKAGE}/relationships/metadata/thumbnail", thumbnail)
    assert not [name for name in unzipped(write(template)) if "thumbnail" in name]


def test_a_control_tied_to_other_data_keeps_what_the_template_says() -> None:
    """Word would print the data that it is tied to, the tag itself among them, in place of the field."""
    tied = (
        '<w:sdt><w:sdtPr><w:alias w:val="Título"/><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr>'
        f"<w:sdtContent>{p('{{ documento.titulo }}')}</w:sdtContent></w:sdt>"
    )
    item = Part("customXml/item1.xml", "<a>{{ documento.titulo }}</a>", "customXml", "application/xml")
    read = sound(write(docx(tied, BODY, extra=Extra((item,)))))
    root = parsed(read.parts[DOCUMENT])
    assert root.find(f".//{W}sdtPr/{W}alias") is not None
    assert root.find(f".//{W}dataBinding") is None
    assert read.text().split() == ["Plan", "x"]


def field(*code: str) -> str:
    """Write a field of Word, its code in several runs; `<w:` begins ready content, as a field inside it."""
    runs = "".join(
        each if each.startswith("<w:") else f"<w:r><w:instrText>{escape(each)}</w:instrText></w:r>" for each in code
    )
    return f"{mark('begin')}{runs}{mark('separate')}{r('1')}{mark('end')}"


def in_field(*code: str) -> str:
    """Write a paragraph of nothing but a field."""
    return f"<w:p>{field(*code)}</w:p>"


def mark(kind: str) -> str:
    """Write a mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


FETCH = "trae lo que no está en el archivo — quítelo, y ponga en su lugar el texto o la imagen"
TRACKED = "la plantilla tiene cambios sin aceptar ni rechazar — en Word: Revisar → Aceptar todos los cambios, y guarde"
OUTSIDE = (
    "usa algo que está fuera del archivo: http://malo.example/x.png"
    " — incrústelo: en Word, Archivo → Información → Editar vínculos"
)
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
REFUSED = {
    "a program to run": (
        in_field(' DDEAUTO c:\\\\cmd.exe "/k x" '),
        f'párrafo 1: error: el campo de Word «DDEAUTO c:\\\\cmd.exe "/k x"» {FETCH}',
    ),
    "a program to run, cut in pieces": (
        in_field(" DD", "E", "AUTO x"),
        f"párrafo 1: error: el campo de Word «DDEAUTO x» {FETCH}",
    ),
    "a program to run, in a field that names it": (
        in_field(field("QUOTE 68 68 69"), " x"),
        f"párrafo 1: error: el campo de Word «… x» {FETCH}",
    ),
    "a program to run, half of it in a field inside": (
        in_field("DD", field("QUOTE 69 65"), " x"),
        f"párrafo 1: error: el campo de Word «DD… x» {FETCH}",
    ),
    "a program to run, written as text": (
        in_field("D", r("DEAUTO"), " x"),
        f"párrafo 1: error: el campo de Word «D… x» {FETCH}",
    ),
    "a picture on a server": (
        in_field(" INCLUDEPICTURE http://malo.example/x.png \\\\d"),
        f"párrafo 1: error: el campo de Word «INCLUDEPICTURE http://malo.example/x.png \\\\d» {FETCH}",
    ),
    "a file of the computer, in a field of one piece": (
        '<w:p><w:fldSimple w:instr="includetext C:/secreto.txt"/></w:p>',
        f"párrafo 1: error: el campo de Word «includetext C:/secreto.txt» {FETCH}",
    ),
    "a field inside the result of another": (
        field("PAGE").replace(r("1"), field("LINK x")).join(("<w:p>", "</w:p>")),
        f"párrafo 1: error: el campo de Word «LINK x» {FETCH}",
    ),
    "a drawing of Word 97 by its address": (
        f'<w:p><w:r><w:pict {V}><v:shape><v:imagedata src="http://malo.example/x.png"/></v:shape></w:pict></w:r></w:p>',
        f"párrafo 1: error: {OUTSIDE}",
    ),
    "a fill of Word 97 by its address": (
        f'<w:p><w:r><w:pict {V}><v:shape><v:fill o:href="http://malo.example/x.png"/></v:shape></w:pict></w:r></w:p>',
        f"párrafo 1: error: {OUTSIDE}",
    ),
    "words added and not accepted": (
        f'{p("a")}<w:p><w:ins w:id="1">{r("nuevo")}</w:ins></w:p>', f"párrafo 2: error: {TRACKED}",
    ),
    "words deleted and not accepted": (
        '<w:p><w:del w:id="1"><w:r><w:delText>viejo</w:delText></w:r></w:del></w:p>', f"párrafo 1: error: {TRACKED}",
    ),
    "looks changed and not accepted, in a cell": (
        '<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:rPrChange w:id="1"/></w:rPr></w:pPr></w:p></w:tc></w:tr></w:tbl>',
        f"tabla 1, fila 1, celda 1: error: {TRACKED}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_what_no_document_could_print_is_refused_at_its_place(content: str, said: str) -> None:
    """The line says where it stands and how to do without it."""
    assert refusal(docx(content, BODY)) == [said]


def test_a_letter_to_be_merged_is_refused() -> None:
    """Word would ask, at each opening of each document, to run a query on a file of somebody else."""
    merge = '<w:mailMerge><w:connectString w:val="DSN=x"/><w:query w:val="SELECT * FROM x"/></w:mailMerge>'
    said = "error: la plantilla combina correspondencia con datos que no están en el archivo"
    hint = "en Word: Correspondencia → Iniciar combinación de correspondencia → Documento normal de Word, y guarde"
    assert refusal(docx(BODY, extra=Extra((word_part("settings", merge),)))) == [f"{said} — {hint}"]


def test_a_drawing_that_names_a_link_is_refused() -> None:
    """It would be fetched, though its relationship says that it waits for the reader; Word 97 has its own attribute."""
    drawing = f'<w:p><w:r><w:pict {V}><v:shape><v:imagedata o:relid="out0"/></v:shape></w:pict></w:r></w:p>'
    link = Extra(external=(("hyperlink", "http://malo.example/x.png"),))
    assert refusal(docx(drawing, BODY, extra=link)) == [f"word/document.xml: error: {OUTSIDE}"]


@pytest.mark.parametrize("target", ["media/nohay.png", "../../etc/passwd", "#_arriba", ""])
def test_a_part_that_is_not_there_is_named(target: str) -> None:
    """Other programs leave such relationships behind; Word leaves them out when it saves."""
    lost = f'<Relationship Id="rIdX" Type="{R_URI}/image" Target="{target}"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    members = unzipped(docx(BODY))
    found = members[rels].replace(b"</Relationships>", lost.encode())
    assert refusal(zipped({**members, rels: found})) == [
        f"{rels}: error: señala una parte que falta: {target} — guárdelo de nuevo en Word"
    ]


def test_the_fields_of_every_day_stay() -> None:
    """The number of the page, a date, a conditional, a reference, with fields inside them."""
    inner = field(" PAGE ")
    fields = [field(code) for code in (" NUMPAGES ", ' DATE \\@ "d/M/yyyy" ', " STYLEREF 1 ", " REF _x ")]
    fields += [field(" IF ", inner, " = 1 a b "), field(" = ", inner, " - 1 "), field("=", inner, "+1")]
    template = docx(f"<w:p>{''.join(fields)}</w:p>", BODY)
    assert sound(write(template)).parts[DOCUMENT].count(b"instrText>") == 2 * 13


def test_a_header_is_looked_at_like_the_body() -> None:
    """What is refused in the one is refused in the other."""
    header = edge("header1.xml", in_field("DDE x"))
    template = docx(BODY, page=section(reference("header", "header1")), extra=Extra((header,)))
    assert refusal(template) == [
        f"encabezado de página (header1.xml), párrafo 1: error: el campo de Word «DDE x» {FETCH}"
    ]


def test_a_tag_that_would_be_printed_as_it_is_written_is_refused() -> None:
    """Charts and diagrams are not filled."""
    chart = Part(
        "word/charts/chart1.xml",
        CHART.replace("Avance", "{{ documento.titulo }}"),
        "chart",
        f"{OFFICE}.drawingml.chart+xml",
    )
    tag = "{{ documento.titulo }} — póngala en el texto o en un cuadro de texto"
    assert refusal(docx(BODY, extra=Extra((chart,)))) == [
        f"word/charts/chart1.xml: error: hay una etiqueta en un gráfico o un diagrama, donde no se llena: {tag}"
    ]


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes", "endnotes", "numbering", "settings"])
def test_a_part_of_another_kind_than_its_relationship_says_is_refused(kind: str) -> None:
    """A picture where Word looks for a header."""
    picture = Part("word/foto.png", b"\x89PNG", kind, "image/png")
    said = refusal(docx(BODY, extra=Extra((picture,))))
    assert [line.partition(": ")[2] for line in said] == [
        "error: la parte no es del tipo que el documento espera — guárdelo de nuevo en Word"
    ]


def halves(start: str, end: str) -> str:
    """Write a paragraph that holds the start of a bookmark, and one that holds its end."""
    first = f'<w:p><w:bookmarkStart w:id="7" w:name="marca"/>{r(start)}</w:p>'
    return f'{first}<w:p>{r(end)}<w:bookmarkEnd w:id="7"/></w:p>'


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (halves("a", "b") + BODY, 1),
        (halves("[[cuerpo]]", "b"), 0),
        (halves("a", "[[cuerpo]]"), 0),
        (p("{%p if documento.codigo %}") + halves("a", "{%p endif %}") + BODY, 0),
        (table(("{%tr for s in siglas %}",), (halves("{{ s.sigla }}", "b"),), ("{%tr endfor %}",)) + BODY, 1),
    ],
    ids=["whole", "starts in a mark", "ends in a mark", "ends in a condition", "repeated by a list"],
)
def test_a_bookmark_is_there_once_and_whole_or_not_at_all(content: str, left: int) -> None:
    """Word leaves one where its author last stood, and repairs a file with half of one."""
    siglas = [{"sigla": "A", "significado": ""}, {"sigla": "B", "significado": ""}]
    data = write_document(document(line("x"), siglas=siglas), docx(content), FILE)
    assert sound(data).parts[DOCUMENT].count(b"<w:bookmarkStart") == left


PICTURED = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r><w:r><w:t>{0}</w:t></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PICTURED.format("[[cuerpo]]"), "«[[cuerpo]]» está en el párrafo de una imagen, que se perdería"),
        (
            PICTURED.format("{%p if borrador %}") + p("a") + p("{%p endif %}") + BODY,
            "la etiqueta debe ir sola en su párrafo: {%p if borrador %}",
        ),
    ],
    ids=["the body's place", "a condition"],
)
def test_a_picture_that_would_go_away_with_its_paragraph_is_told(content: str, said: str) -> None:
    """It hangs in a paragraph whose words are a mark."""
    assert refusal(docx(content))[0].startswith(f"párrafo 1: error: {said}")


def test_a_picture_after_the_prototypes_stays() -> None:
    """The empty paragraph after them goes; one that holds a picture is not empty."""
    assert b"<v:shape" in sound(write(docx(BODY, LOOKS, PICTURED.format("")))).parts[DOCUMENT]
    assert sound(write(docx(BODY, LOOKS, p("")))).text().split() == ["x"]
