"""Packages: what is let in, what is refused in one line, and the seal that gives the same bytes."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from pecdocs.faults import FaultError
from pecdocs.opc import Package
from pecdocs.opc.intake import MAX_MEMBERS, MAX_XML
from pecdocs.opc.xml import ControlCharacterError, DoctypeError, attribute, check_characters, parse
from tests.support.wordtemplate import BODY, PACKAGE, R_URI, Extra, Part, docx, p, unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "plantilla.docx"
GOOD = docx(p("hola"), BODY)
TEMPLATES = sorted((Path(__file__).parent.parent.parent / "templates").glob("*/plan.docx"))


def said(data: bytes, file: str = FILE) -> list[str]:
    """Give what is said when a package is refused."""
    with pytest.raises(FaultError) as caught:
        Package.read(data, file)
    return [str(fault) for fault in caught.value.faults]


def with_members(**members: str | bytes) -> bytes:
    """Add members to the good package; `__` in a name stands for «/», `_` for a dot."""
    named = {name.replace("__", "/").replace("_", "."): content for name, content in members.items()}
    return zipped({**unzipped(GOOD), **named})


def raw_zip(build: Callable[[zipfile.ZipFile], None]) -> bytes:
    """Make a zip by hand."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        build(package)
    return out.getvalue()


def twice(package: zipfile.ZipFile) -> None:
    """Write two members whose names differ in case alone: for Office they are one."""
    package.writestr("[Content_Types].xml", "<a/>")
    package.writestr("word/a.xml", "<a/>")
    package.writestr("WORD/A.xml", "<a/>")


def encrypted() -> bytes:
    """Mark the members of a good package as kept with a password."""
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def nothing(_package: zipfile.ZipFile) -> None:
    """Write no member."""


def endless(package: zipfile.ZipFile) -> None:
    """Write three million paragraphs in a few kilobytes, and beside them what makes them look loosely packed."""
    package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
    package.writestr("word/document.xml", "<w:p/>" * (MAX_XML // 6 + 200_000))
    package.writestr("word/foto.jpg", random.Random(3).randbytes(200_000))  # noqa: S311 - not a secret


def with_related(kind: str, name: str, content_type: str, source: str = "word/document.xml") -> bytes:
    """Add a part to the good package, related to another (the package itself: no name) by a kind."""
    package = Package.read(GOOD, FILE)
    package.add(name, content_type, b"<a/>")
    package.relate(source, f"{R_URI}/{kind}", name)
    return package.seal()


def by_extension() -> bytes:
    """Give the content types of the good package, and one for every `.dat`."""
    default = b'<Default Extension="dat" ContentType="application/vnd.openxmlformats.header+xml"/></Types>'
    return unzipped(GOOD)["[Content_Types].xml"].replace(b"</Types>", default)


def way_out(mode: str) -> str:
    """Write the relationships of a document that shows a picture on a server."""
    picture = f'<Relationship Id="a" Type="{R_URI}/image" Target="https://x.co/a.png" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{picture}</Relationships>'


DAMAGED = "no es un archivo de Office, o está dañado — ábralo y guárdelo de nuevo en Word o Excel"
OLD = (
    "es un archivo antiguo (.doc, .xls) o tiene contraseña — guárdelo como «Documento de Word (.docx)», sin contraseña"
)
OUTSIDE = (
    "usa algo que está fuera del archivo: https://x.co/a.png"
    " — incrústelo: en Word, Archivo → Información → Editar vínculos"
)
DOCTYPE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
REFUSED = {
    "nothing": (b"", f"error: {DAMAGED}"),
    "text": (b"hola", f"error: {DAMAGED}"),
    "a page": (b"<html><body>404</body></html>", f"error: {DAMAGED}"),
    "a zip cut short": (GOOD[: len(GOOD) // 2], f"error: {DAMAGED}"),
    "members kept with a password": (encrypted(), f"error: {DAMAGED}"),
    "an old .doc, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, f"error: {OLD}"),
    "an empty zip": (
        raw_zip(nothing),
        "error: no es un archivo de Office — ábralo en Word o Excel y guárdelo como .docx o .xlsx",
    ),
    "a zip of something else": (
        zipped({"hola.txt": "hola"}),
        "error: no es un archivo de Office — ábralo en Word o Excel y guárdelo como .docx o .xlsx",
    ),
    "macros": (
        with_members(word__vbaProject_bin=b"x"),
        "word/vbaProject.bin: error: el archivo tiene macros — guárdelo sin macros (.docx, .xlsx)",
    ),
    "a DOCTYPE": (
        with_members(word__x_xml=DOCTYPE),
        "word/x.xml: error: la parte declara un DOCTYPE — guárdelo de nuevo en Word",
    ),
    "a DOCTYPE in UTF-16": (
        with_members(word__x_xml=f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}'.encode("utf-16")),
        "word/x.xml: error: la parte declara un DOCTYPE — guárdelo de nuevo en Word",
    ),
    "a part that is no XML": (
        with_members(word__x_xml="<a>"),
        "word/x.xml: error: la parte no es XML bien formado — guárdelo de nuevo en Word",
    ),
    "an ampersand by itself": (
        with_members(word__x_xml="<a>&</a>"),
        "word/x.xml: error: la parte no es XML bien formado — guárdelo de nuevo en Word",
    ),
    "a part that is XML by its type alone": (
        docx(BODY, extra=Extra((Part("word/x.bin", DOCTYPE, "custom", "application/x+xml"),))),
        "word/x.bin: error: la parte declara un DOCTYPE — guárdelo de nuevo en Word",
    ),
    "broken content types": (
        zipped({**unzipped(GOOD), "[Content_Types].xml": "<a"}),
        "[Content_Types].xml: error: la parte no es XML bien formado — guárdelo de nuevo en Word",
    ),
    "two members of one name": (
        raw_zip(twice),
        "error: el archivo tiene dos partes con el mismo nombre — guárdelo de nuevo en Word o Excel",
    ),
    "a member that climbs out": (
        zipped({**unzipped(GOOD), "../fuera.xml": "<a/>"}),
        "error: el archivo tiene partes que saldrían de su carpeta — use otro archivo: este no lo hizo Word",
    ),
    "an absolute member": (
        zipped({**unzipped(GOOD), "/etc/x.xml": "<a/>"}),
        "error: el archivo tiene partes que saldrían de su carpeta — use otro archivo: este no lo hizo Word",
    ),
    "a bomb": (
        with_members(word__x_bin=b"\0" * 30_000_000),
        "error: el archivo se expande a 28 MB en 6 partes — reduzca sus imágenes y guárdelo de nuevo",
    ),
    "too many members": (
        zipped({**unzipped(GOOD), **{f"x/{n}.bin": b"" for n in range(MAX_MEMBERS)}}),
        f"error: el archivo se expande a 0 MB en {MAX_MEMBERS + 5} partes — reduzca sus imágenes y guárdelo de nuevo",
    ),
    "paragraphs without end": (
        raw_zip(endless),
        "error: el archivo se expande a 21 MB de XML, y se admiten 20 — reduzca sus imágenes y guárdelo de nuevo",
    ),
    "a packing that no program knows": (
        raw_zip(lambda package: package.writestr("word/x.xml", "<a/>", zipfile.ZIP_LZMA)),
        "error: el archivo está comprimido de una manera que Word no usa — guárdelo de nuevo en Word",
    ),
    "a member of Windows that climbs out": (
        zipped({**unzipped(GOOD), "word\\..\\..\\x.xml": "<a/>"}),
        "error: el archivo tiene partes que saldrían de su carpeta — use otro archivo: este no lo hizo Word",
    ),
    "a member on a disk of Windows": (
        zipped({**unzipped(GOOD), "C:/x.xml": "<a/>"}),
        "error: el archivo tiene partes que saldrían de su carpeta — use otro archivo: este no lo hizo Word",
    ),
    "macros under another name": (
        with_related("vbaProject", "word/dibujo.bin", "application/octet-stream"),
        "word/dibujo.bin: error: el archivo tiene macros — guárdelo sin macros (.docx, .xlsx)",
    ),
    "macros by their type alone": (
        docx(BODY, extra=Extra((Part("word/x.bin", b"x", "custom", "application/vnd.ms-office.vbaProject"),))),
        "word/x.bin: error: el archivo tiene macros — guárdelo sin macros (.docx, .xlsx)",
    ),
    "macros in a workbook inside": (
        with_related("package", "word/embeddings/l.bin", "application/vnd.ms-excel.sheet.macroEnabled.12"),
        "word/embeddings/l.bin: error: el archivo tiene macros — guárdelo sin macros (.docx, .xlsx)",
    ),
    "keys that run macros": (
        with_related(
            "keyMapCustomizations", "word/customizations.xml", "application/vnd.ms-word.keyMapCustomizations+xml"
        ),
        "word/customizations.xml: error: el archivo tiene macros — guárdelo sin macros (.docx, .xlsx)",
    ),
    "an ActiveX control": (
        with_related("control", "word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml"),
        (
            "word/activeX/activeX1.xml: error: el archivo tiene un control ActiveX"
            " — bórrelo; en un documento que se imprime no sirve"
        ),
    ),
    "an object of another program": (
        with_related("oleObject", "word/embeddings/oleObject1.bin", "application/x-ole"),
        (
            "word/embeddings/oleObject1.bin: error: el archivo lleva dentro un objeto de otro programa"
            " — reemplácelo por una imagen o una tabla"
        ),
    ),
    "a page that Word would convert": (
        with_related("aFChunk", "word/trozo.htm", "text/html"),
        (
            "word/trozo.htm: error: el archivo trae dentro otro documento sin convertir"
            " — ábralo en Word y guárdelo de nuevo"
        ),
    ),
    "an add-in": (
        with_related("webextensiontaskpanes", "word/webextensions/taskpanes.xml", "application/x+xml", source=""),
        "word/webextensions/taskpanes.xml: error: el archivo abre un complemento — guárdelo sin complementos",
    ),
    "a signature": (
        with_related("origin", "_xmlsignatures/origin.sigs", "application/x-signature", source=""),
        (
            "_xmlsignatures/origin.sigs: error: el archivo está firmado, y la firma no valdría para lo que salga de él"
            " — guárdelo sin la firma"
        ),
    ),
    "a part that is XML by the type of its extension": (
        zipped({**unzipped(GOOD), "[Content_Types].xml": by_extension(), "word/x.DAT": DOCTYPE}),
        "word/x.DAT: error: la parte declara un DOCTYPE — guárdelo de nuevo en Word",
    ),
    "a picture that calls itself a link": (
        docx(
            '<w:p><w:r><a:blip xmlns:a="urn:a" r:link="out0"/></w:r></w:p>',
            extra=Extra(external=(("hyperlink", "https://x.co/a.png"),)),
        ),
        f"word/document.xml: error: {OUTSIDE}",
    ),
    "a way out in small letters": (
        zipped({**unzipped(GOOD), "word/_rels/document.xml.rels": way_out("external")}),
        f"word/_rels/document.xml.rels: error: {OUTSIDE}",
    ),
    "a document elsewhere as a part of this one": (
        docx(BODY, extra=Extra(external=(("subDocument", "https://x.co/a.png"),))),
        f"word/_rels/document.xml.rels: error: {OUTSIDE}",
    ),
    "a picture on a server": (
        docx(BODY, extra=Extra(external=(("image", "https://x.co/a.png"),))),
        f"word/_rels/document.xml.rels: error: {OUTSIDE}",
    ),
}


@pytest.mark.parametrize(("data", "line"), REFUSED.values(), ids=REFUSED)
def test_a_strange_file_is_refused_in_one_line(data: bytes, line: str) -> None:
    """The line says what is wrong and what to do, without a traceback."""
    assert said(data) == [f"{FILE}: {line}"]


@pytest.mark.parametrize(
    "data",
    [data for name, (data, line) in REFUSED.items() if "Word" in line and "Excel" not in line and "Word" not in name],
)
def test_of_a_workbook_nothing_is_said_of_word(data: bytes) -> None:
    """Who is told to save an Excel file again is told in which program."""
    told = " ".join(said(data, "libro.XLSX"))
    assert "Excel" in told
    assert "Word" not in told


def test_all_strange_parts_are_said_at_once() -> None:
    """Macros here, a DOCTYPE there."""
    data = zipped({**unzipped(GOOD), "word/a.xml": DOCTYPE, "word/b.xml": "<", "word/vbaProject.bin": b"x"})
    assert len(said(data)) == 3


def test_an_entity_bomb_does_not_grow() -> None:
    """Refused before anything is expanded."""
    names = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "x">{"".join(names)}]><a>&e11;</a>'
    assert said(zipped({**unzipped(GOOD), "word/x.xml": bomb}))
    with pytest.raises(DoctypeError):
        parse(bomb.encode())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.parent.name)
def test_a_damaged_file_is_a_line_or_is_read_whatever_the_damage(path: Path) -> None:
    """Bytes changed or lost at random: never anything but a fault."""
    chance = random.Random(7)  # noqa: S311 - not a secret
    data = path.read_bytes()
    for _ in range(300):
        damaged = bytearray(data)
        for _ in range(chance.choice([1, 2, 5, 20])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        if chance.random() < 0.2:
            del damaged[chance.randrange(len(damaged)) :]
        with suppress(FaultError):
            Package.read(bytes(damaged), FILE)


def test_the_seal_gives_the_same_bytes_for_the_same_parts() -> None:
    """Whatever the order of the parts, the dates and the attributes that they came with."""
    members = unzipped(GOOD)
    one = Package.read(zipped(dict(members)), FILE).seal()
    other = Package.read(zipped(dict(reversed(members.items()))), FILE).seal()
    assert one == other
    with zipfile.ZipFile(BytesIO(one)) as package:
        infos = package.infolist()
    assert [info.filename for info in infos][:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {(info.date_time, info.external_attr, info.create_system) for info in infos} == {
        ((1980, 1, 1, 0, 0, 0), 0o600 << 16, 0)
    }
    assert unzipped(one) == members


def test_a_relationship_that_stands_is_used_again() -> None:
    """And a new one takes the first free number."""
    package = Package.read(docx(BODY, extra=Extra((Part("word/a.xml", "<a/>", "custom", "application/a+xml"),))), FILE)
    new = package.relate("word/document.xml", f"{R_URI}/custom", "word/b.xml")
    assert new == "rId1"
    assert package.relate("word/document.xml", f"{R_URI}/custom", "word/b.xml") == new
    assert package.targets("word/document.xml", "custom") == {"a": "word/a.xml", "rId1": "word/b.xml"}


def test_relationships_are_taken_away_by_kind() -> None:
    """Their ids are given, to find what used them."""
    package = Package.read(
        docx(BODY, extra=Extra(external=(("hyperlink", "http://a"), ("hyperlink", "http://b")))), FILE
    )
    assert package.unrelate("word/document.xml", "hyperlink") == {"out0", "out1"}
    assert package.unrelate("word/document.xml", "hyperlink") == frozenset()
    assert package.relationship_ids("word/document.xml") == {"styles"}


def test_a_part_moves_with_all_that_belongs_to_it() -> None:
    """Who points to it, where it points, and its content type."""
    edge = Part("otra/pie.xml", "<a/>", "footer", "application/a+xml", target="../otra/pie.xml")
    package = Package.read(docx(BODY, extra=Extra((edge,), document="texto/doc.xml")), FILE)
    package.move("texto/doc.xml", "word/document.xml")
    assert set(package.targets("", "officeDocument").values()) == {"word/document.xml"}
    assert set(package.targets("word/document.xml", "footer").values()) == {"otra/pie.xml"}
    assert (package.content_type("word/document.xml") or "").endswith("document.main+xml")
    assert package.content_type("texto/doc.xml") is None
    assert not [name for name in package.parts if name.startswith("texto/")]


def test_a_package_without_relationships_has_no_targets() -> None:
    """Nothing is made by looking."""
    package = Package({"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode()})
    assert package.targets("word/document.xml", "header") == {}
    assert list(package.parts) == ["[Content_Types].xml"]


def test_an_attribute_keeps_its_text() -> None:
    """Quotes, signs and line ends come back as they were."""
    text = "a\"b'c&<>\nd\re\tf"
    assert etree.fromstring(f'<a x="{attribute(text)}"/>').get("x") == text


def test_only_what_xml_can_hold_passes() -> None:
    """The message shows the place in the text."""
    check_characters("a\tb\nc😀\ue000")
    with pytest.raises(ControlCharacterError, match="uno"):
        check_characters("uno\x0bdos")
