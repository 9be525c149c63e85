"""What a PDF says of itself: as XMP, which archives and checkers read, and as Info, which says the same.

The file is declared PDF/UA-1 (ISO 14289-1) and PDF/A-2 at level B (ISO 19005-2). What level A asks for beyond B is
tags, which UA-1 asks for too, and what no checker at hand looks at: what is declared here is what was proved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pikepdf import Dictionary, String

PROGRAM = "pecdocs"

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}

_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    "</rdf:Description>"
)
"""The description of the schema of `pdfuaid:part`, without which an archive does not know it (ISO 19005-2, 6.6.2.3)."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a PDF says of itself; each text on one line, with no character that XML cannot hold."""

    title: str
    author: str
    subject: str
    language: str
    day: str | None = None
    """The day of this version, as 2024-03-01; None when it is not known, and then neither says any."""
    producer: str = PROGRAM
    """The program that drew the pages."""

    def __post_init__(self) -> None:
        for name in ("title", "author", "subject"):
            object.__setattr__(self, name, " ".join(_ILLEGAL.sub("", getattr(self, name)).split()))


def packet(about: Description, *, accessible: bool = True) -> bytes:
    """Write the XMP of a file, each schema by itself as old readers want it; `accessible` where it is PDF/UA-1 too."""
    dublin = {
        "format": "application/pdf",
        "title": _in("Alt", about.title),
        "language": _in("Bag", about.language),
        "creator": _in("Seq", about.author),
        "description": _in("Alt", about.subject),
    }
    moment = f"{about.day}T00:00:00Z" if about.day else ""
    program = {"CreateDate": moment, "ModifyDate": moment, "MetadataDate": moment, "CreatorTool": PROGRAM}
    parts = [
        _described("dc", dublin),
        _described("xmp", program),
        _described("pdf", {"Producer": escape(about.producer)}),
        _described("pdfaid", {"part": "2", "conformance": "B"}),
    ]
    parts += [_described("pdfuaid", {"part": "1"}), _EXTENSION] if accessible else []
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        + "\n".join(parts)
        + '\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _described(prefix: str, properties: dict[str, str]) -> str:
    """Write the properties of one schema that say anything."""
    said = {name: value for name, value in properties.items() if value}
    inside = "".join(f"<{prefix}:{name}>{value}</{prefix}:{name}>" for name, value in said.items())
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{_SPACES[prefix]}">{inside}</rdf:Description>'


def _in(kind: str, value: str) -> str:
    """Write a text as the one of a list of a kind; an Alt holds the same text in several languages."""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<rdf:{kind}><rdf:li{language}>{escape(value)}</rdf:li></rdf:{kind}>" if value else ""


def info(about: Description) -> Dictionary:
    """Give the Info dictionary that says the same."""
    moment = f"D:{about.day.replace('-', '')}000000Z" if about.day else ""
    said = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Creator": PROGRAM,
        "/Producer": about.producer,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    return Dictionary({key: String(value) for key, value in said.items() if value})
