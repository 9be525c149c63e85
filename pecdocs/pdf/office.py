"""The PDF of a Word document, as LibreOffice prints it: believed only if it is what was asked for, and sealed."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Stream

from pecdocs.pdf.metadata import describe
from pecdocs.pdf.xmp import PROGRAM, Description
from pecdocs.soffice import NotPrintedError, to_pdf

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

    from pecdocs.layout.blocks import Properties

_CLAIM = re.compile(rb"""pdfaid:(part|conformance)(?:\s*=\s*["']|>)\s*(\w+)""")
"""What XMP says that a PDF is (ISO 19005-2, 6.6.4), as elements or as attributes."""
PRODUCER = "LibreOffice"
"""Without its version, as the document does not say its own either."""
_WEB = ("https://", "http://", "mailto:")
_DAY = b"".join(part.to_bytes(2, "big") for part in (1980, 1, 1, 0, 0, 0))
_ASKED = ("/StructTreeRoot", "/OutputIntents", "/Metadata")
"""What the catalogue of a tagged PDF/A has, and that of a version of LibreOffice that read no options does not."""


def word_pdf(docx: bytes, properties: Properties) -> bytes:
    """Give the PDF of a .docx: tagged, PDF/A-2b, and of the same bytes each time.

    Raises NotPrintedError, which says why in Spanish, when LibreOffice is not there or did not print it so.
    """
    try:
        with pikepdf.open(BytesIO(to_pdf(docx, archive=True)), attempt_recovery=False) as pdf:
            return _sealed(pdf, properties)
    except pikepdf.PdfError as error:
        raise NotPrintedError("LibreOffice no hizo un PDF que se pueda leer") from error


def _sealed(pdf: Pdf, properties: Properties) -> bytes:
    if not _is_archival(pdf):
        raise NotPrintedError("LibreOffice hizo un PDF sin etiquetas o que no es PDF/A-2b; sirve desde la versión 7.4")
    describe(pdf, _about(properties), accessible=False)
    if Name.OpenAction in pdf.Root:
        del pdf.Root.OpenAction  # it opens the first page, as any reader does
    for page in pdf.pages:
        page.obj.Tabs = Name.S  # the order of the tags; LibreOffice writes it as a text, which says nothing
        _unlink(page)
    for intent in pdf.Root.OutputIntents:
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, Stream):
            _undated(profile)
    out = BytesIO()
    pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def _about(properties: Properties) -> Description:
    author = properties.author or PROGRAM
    return Description(properties.title, author, "", properties.language, properties.day, PRODUCER)


def _unlink(page: Page) -> None:
    """Take away what links do but lead to the web or to a place of the document.

    LibreOffice makes of a template's link to «anexo.pdf» one to the temporary folder in which it was run.
    """
    for link in page.obj.get("/Annots", Array()):
        action = link.get("/A")
        if isinstance(action, Dictionary) and not _is_safe(action):
            del link.A


def _is_safe(action: Dictionary) -> bool:
    if action.get("/S") == Name.URI:
        return str(action.get("/URI")).casefold().startswith(_WEB)
    return action.get("/S") == Name.GoTo


def _undated(profile: Stream) -> None:
    """Take the hour at which it was made from a colour profile (ICC.1, 7.2: 12 bytes at 24; a sum of all, at 84)."""
    data = bytearray(profile.read_bytes())
    data[24:36], data[84:100] = _DAY, bytes(16)
    profile.write(bytes(data))


def _is_archival(pdf: Pdf) -> bool:
    """Tell whether a PDF has tags and says to be PDF/A-2b."""
    if any(Name(key) not in pdf.Root for key in _ASKED) or not pdf.pages:
        return False
    said = dict(_CLAIM.findall(pdf.Root.Metadata.read_bytes()))
    return said == {b"part": b"2", b"conformance": b"B"}
