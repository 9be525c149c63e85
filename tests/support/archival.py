"""PDFs as LibreOffice prints them for an archive, without LibreOffice, and what a PDF says of itself."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"><pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part><xmp:CreateDate>2026-11-21T06:32:{second:02}Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
DATED = slice(24, 36)
"""Where a colour profile says when it was made."""


def archival_pdf(
    *, second: int = 0, part: int = 2, lacking: str | None = None, change: Callable[[Pdf], None] | None = None
) -> bytes:
    """Make what LibreOffice prints in some second of the clock, but for an entry that its catalogue lacks."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.pages[0].obj.Tabs = "S"
    root = pdf.Root
    root.Metadata = pdf.make_stream(_XMP.format(part=part, second=second).encode(), Type=Name.Metadata)
    root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    root.OutputIntents = Array(
        [Dictionary(DestOutputProfile=pdf.make_stream(bytes(24) + bytes([second]) * 12 + bytes(92)))]
    )
    root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
    pdf.docinfo["/CreationDate"] = f"D:202611210632{second:02}Z'"
    pdf.docinfo["/Producer"] = "LibreOffice 7.4"
    pdf.trailer["/DocChecksum"] = Name(f"/{second}")
    if lacking is not None:
        del root[lacking]
    if change is not None:
        change(pdf)
    pdf.save(out)
    return out.getvalue()


def told_twice(pdf: Pdf) -> tuple[dict[str, str], dict[str, str]]:
    """Give what a PDF says of itself in its Info dictionary and in XMP, under the names of the first."""
    names = {
        "/Title": "dc:title",
        "/Author": "dc:creator",
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
        "/CreationDate": "xmp:CreateDate",
        "/ModDate": "xmp:ModifyDate",
    }
    found = pdf.open_metadata()
    xmp = {info: found[name] for info, name in names.items() if name in found}
    told = {name: ", ".join(value) if isinstance(value, list) else str(value) for name, value in xmp.items()}
    return {str(name): _day(str(value)) for name, value in pdf.docinfo.items()}, told


def _day(value: str) -> str:
    """Write a date of PDF (7.9.4) as XMP does; anything else as it is."""
    if not (value.startswith("D:") and value.endswith("Z")):
        return value
    digits = value[2:-1]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}Z"
