"""Programs that stand in for LibreOffice: shell scripts that answer well, badly, late or never; and where they work."""

from __future__ import annotations

import tempfile
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from pecdocs import soffice
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ARGUMENTS = """#!/bin/sh
for argument; do
  [ "$before" = --outdir ] && out=$argument
  before=$argument
done
source=$before
"""
"""How each script begins: it knows the folder to write in, and the document to read."""


def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secciones: str) -> Path:
    """Work in a folder that holds a plan with these sections, and a temporary folder, `temporal`, of its own."""
    monkeypatch.chdir(tmp_path)
    write_plan(tmp_path / "plan", HEAD + secciones)
    return own_temporary(tmp_path, monkeypatch)


def own_temporary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a folder hold the system's temporary one, `temporal`; give the folder."""
    (folder / "temporal").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "temporal"))
    return folder


def use(monkeypatch: pytest.MonkeyPatch, program: Path | str) -> None:
    """Name the program to take for LibreOffice."""
    monkeypatch.setenv(soffice.VARIABLE, str(program))


def not_installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let LibreOffice be nowhere that it is looked for."""
    monkeypatch.delenv(soffice.VARIABLE)
    monkeypatch.setenv("PATH", str(folder / "nada"))
    monkeypatch.setattr(soffice, "usual_places", lambda *_: iter(()))


def fake_office(folder: Path, script: str) -> Path:
    """Write a program that does this with `$out` and `$source`."""
    program = folder / "soffice falso"
    program.write_text(f"{ARGUMENTS}{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def lost(folder: Path) -> Path:
    """Name a program that is not there."""
    return folder / "nada"


def silent(folder: Path) -> Path:
    """Write a program that prints nothing, and ends well."""
    return fake_office(folder, "exit 0")


def hanging(folder: Path) -> Path:
    """Write a program that never ends."""
    return fake_office(folder, "sleep 600")


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
