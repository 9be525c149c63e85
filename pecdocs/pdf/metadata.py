"""What a PDF says of itself, twice and alike: in its Info dictionary and in XMP (ISO 19005-2, 6.6.2 and 6.6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

    from pecdocs.layout.blocks import Properties

PROGRAM = "pecdocs"
_MIDNIGHT = "T00:00:00Z"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(pdf: Pdf, properties: Properties, producer: str) -> None:
    """Write anew what a PDF says of itself, and take away what no two runs would say alike.

    It says that it is PDF/A-2b: that it is so is for who calls this to know.
    """
    for key in (Name.Info, Name.ID, Name("/DocChecksum")):
        if key in pdf.trailer:
            del pdf.trailer[key]
    pdf.trailer[Name.Info] = pdf.make_indirect(Dictionary(_info(properties, producer)))
    stream = pdf.make_stream(_xmp(properties, producer), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = stream
    pdf.Root.Lang = properties.language
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _info(properties: Properties, producer: str) -> dict[str, str]:
    """Give the entries of the Info dictionary; dates come from the plan, never from the clock."""
    found = {
        "/Title": properties.title,
        "/Author": properties.author or PROGRAM,
        "/Creator": PROGRAM,
        "/Producer": producer,
    }
    if properties.day is not None:
        moment = f"D:{properties.day.replace('-', '')}000000Z"
        found |= {"/CreationDate": moment, "/ModDate": moment}
    return found


def _xmp(properties: Properties, producer: str) -> bytes:
    return _XMP.format("\n".join(_statements(properties, producer))).encode()


def _statements(properties: Properties, producer: str) -> Iterator[str]:
    title, author = escape(properties.title), escape(properties.author or PROGRAM)
    yield "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    yield f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    yield f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    yield f"<dc:language><rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag></dc:language>"
    yield f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><pdf:Producer>{escape(producer)}</pdf:Producer>"
    if properties.day is not None:
        moment = properties.day + _MIDNIGHT
        yield f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
