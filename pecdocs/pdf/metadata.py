"""What a PDF says of itself, twice and alike: in its Info dictionary and in XMP (ISO 19005-2, 6.6.2 and 6.6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, String

from pecdocs.pdf import xmp

if TYPE_CHECKING:
    from pikepdf import Pdf

    from pecdocs.pdf.xmp import Description


def describe(pdf: Pdf, about: Description, *, accessible: bool) -> None:
    """Write anew what a PDF says of itself, and take away what no two runs would say alike.

    It says that it is PDF/A-2b and, where it is `accessible`, PDF/UA-1: that it is so is for who calls this to know.
    """
    for key in (Name.Info, Name.ID, Name("/DocChecksum")):
        if key in pdf.trailer:
            del pdf.trailer[key]
    pdf.trailer[Name.Info] = pdf.make_indirect(xmp.info(about))
    pdf.Root.Metadata = pdf.make_stream(xmp.packet(about, accessible=accessible), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(about.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
