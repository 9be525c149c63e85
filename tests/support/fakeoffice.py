"""Programs that stand in for LibreOffice: shell scripts that answer well, badly, late or never."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from pathlib import Path

ARGUMENTS = """#!/bin/sh
for argument; do
  [ "$before" = --outdir ] && out=$argument
  before=$argument
done
source=$before
"""
"""How each script begins: it knows the folder to write in, and the document to read."""


def fake_office(folder: Path, script: str) -> Path:
    """Write a program that does this with `$out` and `$source`."""
    program = folder / "soffice falso"
    program.write_text(f"{ARGUMENTS}{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def printing(folder: Path, pdf: bytes) -> Path:
    """Write a program that prints every document as the same PDF, and counts its runs in `veces`."""
    (folder / "hecho.pdf").write_bytes(pdf)
    return fake_office(folder, f'echo x >>"{folder}/veces"\ncp "{folder}/hecho.pdf" "$out/documento.pdf"')


def runs(folder: Path) -> int:
    """Tell how often the program that `printing` wrote was run."""
    counted = folder / "veces"
    return counted.read_text(encoding="utf-8").count("x") if counted.exists() else 0


def pdf_with(*titles: str) -> bytes:
    """Make a PDF of one page with these titles in its outline."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    with pdf.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, 0) for title in titles)
    pdf.save(out)
    return out.getvalue()
