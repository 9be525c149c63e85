"""The outer checkers: LibreOffice, poppler and the Open XML SDK validator, run with care.

Without a tool its tests skip and say so; where PECDOCS_EXTERNOS=obligatorio, a missing tool is a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = "ooxml-validator"


def tool(name: str) -> str:
    """Give the path of an outer tool, or skip the test (fail it, where outer tools are mandatory)."""
    local = ROOT / "node_modules" / ".bin" / name
    found = str(local) if local.exists() else shutil.which(name)
    if found is None:
        reason = f"no está instalado {name}"
        if os.environ.get("PECDOCS_EXTERNOS") == "obligatorio":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def validator_findings(path: Path) -> list[str]:
    """Run the Open XML SDK validator on an Office file; give what it finds."""
    done = subprocess.run([tool(VALIDATOR), str(path)], capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(done.stdout)
    return [json.dumps(error, ensure_ascii=False) for error in report["errors"]] or (
        [] if report["ok"] else [done.stdout]
    )


def to_pdf(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Convert documents to PDF with LibreOffice, in a profile of its own; each must come out new."""
    profile = folder / "perfil"
    command = [tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
    made = [folder / f"{path.stem}.pdf" for path in paths]
    for pdf in made:
        assert pdf.is_file(), f"LibreOffice no hizo {pdf.name}"
    return made


def pdf_text(pdf: Path) -> str:
    """Give the text of a PDF as it is laid out."""
    command = [tool("pdftotext"), "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def pages_of(pdf: Path) -> list[str]:
    """Give the text of each page, cell by cell."""
    command = [tool("pdftotext"), "-raw", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return text.split("\f")[:-1]
