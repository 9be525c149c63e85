"""The last rewriting, by pikepdf: what the whole file says, and its bytes as an archive wants them.

reportlab writes no end of line before `endstream` (ISO 19005-2, 6.1.7.1) and every object by itself; qpdf, inside
pikepdf, writes both right, and the file is a third of the size.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from pecdocs.pdf import xmp

if TYPE_CHECKING:
    from pecdocs.pdf.xmp import Description


def finish(data: bytes, about: Description) -> bytes:
    """Give a tagged PDF with what it says of itself, the same bytes for the same PDF."""
    with Pdf.open(BytesIO(data)) as pdf:
        describe(pdf, about)
        return sealed(pdf)


def describe(pdf: Pdf, about: Description, *, accessible: bool = True) -> None:
    """Say in a PDF what it is: metadata, language, that it is tagged, and what its colours mean."""
    root = pdf.Root
    root.Lang = String(about.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array([_intent(pdf)])
    root.Metadata = pdf.make_stream(xmp.packet(about, accessible=accessible), Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(xmp.info(about))


def sealed(pdf: Pdf) -> bytes:
    """Write a PDF, the same bytes for the same content."""
    if "/ID" in pdf.trailer:
        del pdf.trailer.ID
    out = BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
        force_version="1.7",
    )
    return out.getvalue()


def _intent(pdf: Pdf) -> Dictionary:
    """Give the meaning of red, green and blue: sRGB, by the free profile that comes inside pikepdf."""
    profile = (files("pikepdf") / "pdfa" / "data" / "sRGB.icc").read_bytes()
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        RegistryName=String("http://www.color.org"),
        Info=String("sRGB"),
        DestOutputProfile=pdf.make_stream(profile, N=3),
    )
