"""A template is untrusted: nothing in it runs, grows without bound, or reaches outside the fields."""

from __future__ import annotations

import random
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from pecdocs.faults import FaultError
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, ROOT, SAMPLE, document, line, sound, table, title
from tests.support.wordtemplate import (
    BODY,
    PACKAGE,
    Extra,
    Part,
    docx,
    edge,
    p,
    reference,
    section,
    unzipped,
    zipped,
)
from tests.support.wordxml import DOCUMENT

if TYPE_CHECKING:
    from pathlib import Path

ATTACKS = {
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}": "no se admite una llamada",
    "{{ documento.titulo.__class__ }}": "el campo «documento.titulo.__class__» no existe",
    "{{ documento['__class__'] }}": "el campo «documento.__class__» no existe",
    "{{ documento|attr('__class__') }}": "no hay un filtro «attr»",
    "{{ documento.titulo.upper() }}": "no se admite una llamada",
    "{{ '%s'|format(documento) }}": "no hay un filtro «format»",
    "{{ '{0.__class__}'.format(1) }}": "no se admite una llamada",
    "{{ siglas|map(attribute='sigla')|list }}": "no hay un filtro «list»",
    "{{ documento.titulo|safe }}": "no hay un filtro «safe»",
    "{{ 'a'*10**9 }}": "no se admite una operación",
    "{{ 9**9**9 }}": "no se admite una operación",
    "{{ [1]*99999999 }}": "no se admite una operación",
    "{% for i in range(10**9) %}x{% endfor %}": "no se admite una llamada",
    "{{ lipsum(n=9999) }}": "no se admite una llamada",
    "{{ self }}": "el campo «self» no existe",
    "{{ request.application }}": "el campo «request» no existe",
    "{% include '/etc/passwd' %}": "la etiqueta «include» no se admite",
    "{% import 'x' as y %}": "la etiqueta «import» no se admite",
    "{% from 'x' import y %}": "la etiqueta «from» no se admite",
    "{% extends 'x' %}": "la etiqueta «extends» no se admite",
    "{% macro m() %}x{% endmacro %}": "la etiqueta «macro» no se admite",
    "{% call m() %}x{% endcall %}": "la etiqueta «call» no se admite",
    "{% set x = 1 %}": "la etiqueta «set» no se admite",
    "{% do x.append(1) %}": "la etiqueta «do» no se admite",
    "{% with a=1 %}{% endwith %}": "la etiqueta «with» no se admite",
    "{% filter upper %}x{% endfilter %}": "la etiqueta «filter» no se admite",
    "{% autoescape false %}x{% endautoescape %}": "la etiqueta «autoescape» no se admite",
    "{% raw %}{{ x }}{% endraw %}": "la etiqueta «raw» no se admite",
    "{% block x %}{% endblock %}": "la etiqueta «block» no se admite",
}
BOMB = "{{ 'a'*10**9 }}"


def refusal(template: bytes) -> str:
    """Give what is said when a template is refused."""
    with pytest.raises(FaultError) as caught:
        write_document(document(line("x")), template, FILE)
    return str(caught.value.faults[0])


@pytest.mark.parametrize(("tag", "said"), ATTACKS.items(), ids=ATTACKS)
def test_what_is_not_a_field_is_refused_by_name_before_anything_is_rendered(tag: str, said: str) -> None:
    """The line names what is refused and quotes the tag."""
    found = refusal(docx(p(tag), BODY))
    assert said in found
    assert tag[:9] in found


def drawing(description: str) -> str:
    """Write a paragraph with a drawing that is described."""
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="x" descr="{description}"/>'
        f'<a:graphic xmlns:a="{a}"><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


PLACES = {
    "a paragraph": docx(p(BOMB), BODY),
    "a picture's description": docx(drawing(BOMB), BODY),
    "a field's code": docx(f"<w:p><w:r><w:instrText>{BOMB}</w:instrText></w:r></w:p>", BODY),
    "deleted text": docx(f'<w:p><w:del w:id="1"><w:r><w:delText>{BOMB}</w:delText></w:r></w:del></w:p>', BODY),
    "a comment of the XML": docx(f"<!-- {BOMB} -->", BODY),
    "a style's name": docx(f'<w:p><w:pPr><w:pStyle w:val="{BOMB}"/></w:pPr></w:p>', BODY),
    "one brace a paragraph": docx(p("{"), p("{ 'a'*10**9 }"), p("}"), BODY),
    "a brace, then the rest": docx(p("x {"), p("{ 'a'*10**9 }}"), BODY),
    "a header": docx(
        BODY, page=section(reference("header", "h")), extra=Extra((edge("h.xml", p(BOMB)),))
    ),
    "a header that no section uses": docx(BODY, extra=Extra((edge("sobra.xml", p(BOMB)),))),
    "a header whose name is not of XML": docx(
        BODY, page=section(reference("header", "h")), extra=Extra((edge("h.bin", p(BOMB)),))
    ),
}  # fmt: skip


@pytest.mark.parametrize("template", PLACES.values(), ids=PLACES)
def test_there_is_no_place_in_the_file_where_a_tag_is_not_looked_at(template: bytes) -> None:
    """What docxtpl would join and render is refused, wherever it hides."""
    assert refusal(template).startswith(f"{FILE}: ")


def test_a_tag_in_the_properties_of_the_template_is_never_run() -> None:
    """The properties are rendered too: they are emptied before and written after."""
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{BOMB}</dc:title><dc:creator>{{{{ 7*7 }}}}</dc:creator></cp:coreProperties>"
    )
    members = unzipped(docx(BODY))
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    types = members["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/docProps/propio.xml" ContentType="{core_type}"/></Types>'.encode()
    )
    kind = f"{PACKAGE}/relationships/metadata/core-properties"
    relation = f'<Relationship Id="rId9" Type="{kind}" Target="docProps/propio.xml"/>'
    rels = members["_rels/.rels"].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    template = zipped({**members, "[Content_Types].xml": types, "_rels/.rels": rels, "docProps/propio.xml": core})
    read = sound(write_document(document(line("x")), template, FILE))
    assert "docProps/core.xml" not in read.names
    assert b"49" not in read.parts["docProps/propio.xml"]
    assert b"T\xc3\xadtulo" in read.parts["docProps/propio.xml"]


def test_nothing_outside_the_file_is_used() -> None:
    """A picture on a server would tell it who reads the document; a link waits for the reader."""
    linked = docx(BODY, extra=Extra(external=(("image", "http://malo.example/x.png"),)))
    assert refusal(linked) == (
        f"{FILE}: word/_rels/document.xml.rels: error: usa algo que está fuera del archivo: http://malo.example/x.png"
        " — incrústelo: en Word, Archivo → Información → Editar vínculos"
    )
    assert write_document(document(line("x")), docx(BODY, extra=Extra(external=(("hyperlink", "http://a.co"),))), FILE)


def test_the_address_of_the_template_s_own_template_is_forgotten() -> None:
    """Word would load the .dotx from wherever it points."""
    settings = Part(
        "word/settings.xml",
        f'<w:settings xmlns:w="{NS_W}" xmlns:r="{NS_R}"><w:attachedTemplate r:id="rId1"/></w:settings>',
        "settings",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    )
    rels = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{NS_R}/attachedTemplate" Target="http://malo.example/x.dotm"/></Relationships>'
    )
    members = unzipped(docx(BODY, extra=Extra((settings,))))
    data = write_document(document(line("x")), zipped({**members, "word/_rels/settings.xml.rels": rels}), FILE)
    assert all(b"malo.example" not in part for part in sound(data).parts.values())
    assert b"attachedTemplate" not in sound(data).parts["word/settings.xml"]


NS_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("a template of Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("a workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    ],
)
def test_only_a_word_document_is_a_template(kind: str, content_type: str) -> None:
    """The finished file keeps the kind of its template, and Word refuses one that is not what its name says."""
    members = unzipped(docx(BODY))
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = members["[Content_Types].xml"].replace(main, content_type.encode())
    said = refusal(zipped({**members, "[Content_Types].xml": types}))
    expected = "no es un documento de Word (.docx) — guárdelo en Word como «Documento de Word (.docx)»"
    assert said == f"{FILE}: error: {expected}", kind


def mutated(members: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Change a template in one to three places of its XML, as a careless program might."""
    members = dict(members)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([each for each in members if each.endswith((".xml", ".rels"))] + [DOCUMENT] * 6)
        root = etree.fromstring(members[name])
        elements = [each for each in root.iterdescendants() if isinstance(each.tag, str)]
        if elements:
            _mutate(chance.choice(elements), chance.choice(elements), chance)
            members[name] = etree.tostring(root)
    return members


def _mutate(element: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = element.getparent()
    how = chance.randrange(5)
    if how == 0 and parent is not None:
        parent.remove(element)
    elif how == 1:
        element.addnext(deepcopy(element))
    elif how == 2:
        other.append(deepcopy(element))
    elif how == 3 and element.attrib:
        value = chance.choice(["", "0", "-1", "x", "99999999999", "{{ x }}", "rId99"])
        element.set(chance.choice([str(key) for key in element.attrib]), value)
    else:
        element.text = chance.choice(["{{", "{% if logo %}", "{% endif %}", "[[cuerpo]]", "}}", " x"])


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*/plan.docx")), ids=lambda path: path.parent.name)
def test_a_template_damaged_in_any_way_is_filled_or_refused_in_lines(path: Path) -> None:
    """Never a traceback: whoever spoiled it reads what to do."""
    chance = random.Random(11)  # noqa: S311 - not a secret
    members = unzipped(path.read_bytes())
    doc = document(title("Uno"), line("x"), table("# A | B\n1 | 2"), mark="BORRADOR")
    for _ in range(25):
        with suppress(FaultError):
            write_document(doc, zipped(dict(mutated(members, chance))), FILE, (SAMPLE / "logo.png", "Escudo"))
