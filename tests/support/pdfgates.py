"""The checkers that a PDF passes: pikepdf's of PDF/A, pdfua, qpdf; and the copy that an older one can read."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pdfua import validate
from pikepdf import Pdf, pdfa

if TYPE_CHECKING:
    from pathlib import Path

_ACCESSIBLE = re.compile(rb"<rdf:Description [^>]*pdfuaid=.*?</rdf:Description>\s*", re.DOTALL)
_EXTENSION = re.compile(rb"<rdf:Description [^>]*pdfaExtension=.*?</rdf:Description>\s*", re.DOTALL)


def archive_findings(data: bytes) -> list[str]:
    """Give what pikepdf finds against PDF/A-2b; it knows no extension schemas, so that these are left out."""
    with Pdf.open(BytesIO(data)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        reduced = _EXTENSION.sub(b"", _ACCESSIBLE.sub(b"", packet))
        pdf.Root.Metadata.write(reduced)
        return [str(finding) for finding in pdfa.check(pdf, "2b").findings]


def accessible_findings(data: bytes, folder: Path) -> list[str]:
    """Give what pdfua finds against PDF/UA-1."""
    path = folder / "documento.pdf"
    path.write_bytes(data)
    return [f"{finding.rule_id}: {finding.message}" for finding in validate(str(path)).findings]


def syntax_findings(data: bytes) -> list[str]:
    """Give what qpdf finds in the syntax of a file."""
    with Pdf.open(BytesIO(data)) as pdf:
        return [str(problem) for problem in [*pdf.check_pdf_syntax(), *pdf.get_warnings()]]


def as_first_part(data: bytes) -> bytes:
    """Give a copy that says it is PDF/A-1b, for Preflight, which knows no other part: no Tabs, no object streams."""
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            if "/Tabs" in page.obj:
                del page.obj.Tabs
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(packet.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<"))
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            force_version="1.4",
            fix_metadata_version=False,
        )
    return out.getvalue()
