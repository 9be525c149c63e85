"""The open data opened in a spreadsheet that runs what it takes for a formula: nothing is, however lines are split."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from pecdocs.data import csv_bytes
from tests.support.outer import tool

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.externo

ATTACKS = ("=1+1", "uno;=1+1", "uno\n=2+2;@SUM(1)", "a;-HYPERLINK(1)", 'q";=4+4', "+1+cmd|' /C calc'!A0", "\t=5+5")
SEPARATORS = {"comma": 44, "semicolon": 59}
_RUNS_FORMULAS = "CSV:{},34,76,1,,0,false,true,false,false,false,0,true"
"""LibreOffice's filter: the separator, the quotation mark, UTF-8, the first row; at its end, that formulas are run."""


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=list(SEPARATORS))
def test_no_text_is_run(separator: int, tmp_path: Path) -> None:
    """A comma as we write it; a semicolon as an Excel in Spanish expects it. Unguarded, the same texts are run."""
    safe = csv_bytes(["x", "y"], [[text, "b"] for text in ATTACKS])
    found = formulas({"guardado": safe, "suelto": safe.replace(b"'", b"")}, separator, tmp_path)
    assert found["guardado"] == []
    assert found["suelto"] != []


def formulas(files: dict[str, bytes], separator: int, folder: Path) -> dict[str, list[str]]:
    """Give the formulas that LibreOffice finds in some files."""
    for name, data in files.items():
        (folder / f"{name}.csv").write_bytes(data)
    profile, target = (folder / "perfil").as_uri(), folder / "salen"
    command = [tool("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fods"]
    given = [f"--infilter={_RUNS_FORMULAS.format(separator)}", "--outdir", str(target)]
    paths = [str(folder / f"{name}.csv") for name in files]
    subprocess.run([*command, *given, *paths], stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=True)
    return {
        name: re.findall(r'table:formula="([^"]*)"', (target / f"{name}.fods").read_text(encoding="utf-8"))
        for name in files
    }
