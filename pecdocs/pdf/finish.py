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

from pecdocs.pdf.metadata import describe

if TYPE_CHECKING:
    from pecdocs.pdf.xmp import Description


def finish(data: bytes, about: Description) -> bytes:
    """Give a tagged PDF with what it says of itself, the same bytes for the same PDF."""
    with Pdf.open(BytesIO(data)) as pdf:
        describe(pdf, about, accessible=True)
        pdf.Root.OutputIntents = Array([_intent(pdf)])
        return sealed(pdf)


def sealed(pdf: Pdf) -> bytes:
    """Write a PDF, the same bytes for the same content."""
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
