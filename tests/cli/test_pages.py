"""`pecdocs generar` and LibreOffice: asked where a contents page needs it, and never able to stop the document."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pecdocs import soffice
from pecdocs.cli.commands import run
from tests.support.fakeoffice import (
    hanging,
    lost,
    not_installed,
    pdf_with,
    printing,
    runs,
    silent,
    use,
    working_folder,
)
from tests.support.worddocuments import ROOT, page_numbers
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECTIONS = """
secciones:
  - {codigo: UNO, titulo: Uno}
  - {codigo: DOS, titulo: Dos}
"""
WARNING = re.compile(
    r"output/plan/[\w.-]+\.docx: aviso: la tabla de contenido va sin números de página: (.+)"
    r" — para verlos, haga clic sobre ella en Word y oprima F9\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds a plan with two headings."""
    return working_folder(tmp_path, monkeypatch, SECTIONS)


def pages(folder: Path) -> list[str]:
    """Give the numbers that stand on the contents page of the document that was written."""
    (path,) = (folder / "output" / "plan").glob("*.docx")
    return page_numbers(path.read_bytes())


def test_the_pages_that_libreoffice_counts_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a word about it, and the second time with nothing to change."""
    use(monkeypatch, printing(folder, pdf_with("Uno", "Dos", "3 14")))
    assert run(["generar", "plan"]) == 0
    assert pages(folder) == ["3", "14"]
    assert run(["generar", "plan"]) == 0
    found = capsys.readouterr()
    assert found.out.splitlines()[1].startswith("sin cambios:")
    assert found.err == ""


def strange(folder: Path) -> Path:
    """Write a program that prints something else."""
    return printing(folder, pdf_with("Uno", "Dos"))


def rubbish(folder: Path) -> Path:
    """Write a program whose PDF is none."""
    return printing(folder, b"%PDF")


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (lost, "PECDOCS_SOFFICE dice «.*/nada», y ahí no hay un programa"),
        (silent, "LibreOffice no pudo abrir el documento"),
        (hanging, "LibreOffice no terminó en 1 s"),
        (rubbish, "LibreOffice no hizo un PDF que se pueda leer"),
        (strange, "LibreOffice no dijo en qué página está cada título"),
    ],
)
def test_whatever_libreoffice_does_the_document_is_written(
    program: Callable[[Path], Path],
    why: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With dashes for its pages; one line says why, and what to do."""
    monkeypatch.setattr(soffice, "SECONDS", 1)
    use(monkeypatch, program(folder))
    assert run(["generar", "plan"]) == 0
    said = WARNING.fullmatch(capsys.readouterr().err)
    assert said is not None
    assert re.fullmatch(why, said[1])
    assert pages(folder) == ["–", "–"]
    assert list((folder / "temporal").iterdir()) == []


def test_with_and_without_pages_one_replaces_the_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither was edited by hand."""
    use(monkeypatch, printing(folder, pdf_with("3 4")))
    for options in (["--sin-paginas"], [], ["--sin-paginas"]):
        assert run(["generar", "plan", *options]) == 0
        assert pages(folder) == (["–", "–"] if options else ["3", "4"])
    assert capsys.readouterr().err == ""
    assert runs(folder) == 2


@pytest.mark.parametrize("formato", ["uspec", "inm", "mintic", "ipco", "rendicion"])
def test_a_format_without_contents_never_asks(
    formato: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its document takes no longer than before."""
    use(monkeypatch, printing(folder, pdf_with("3 4")))
    assert run(["generar", "plan", "--formato", formato]) == 0
    assert runs(folder) == 0
    assert "contenido" not in capsys.readouterr().err


def test_what_talks_to_libreoffice_is_loaded_for_contents_alone(folder: Path) -> None:
    """Any other document is made as fast as if there were no LibreOffice."""
    code = """
import sys
from pecdocs.cli.commands import run
run(["generar", "plan", "--formato", sys.argv[1]])
print([name for name in ("pecdocs.soffice", "pikepdf") if name in sys.modules])
"""
    for formato, loaded in (("uspec", "[]"), ("comun", "['pecdocs.soffice']")):
        command = [sys.executable, "-c", code, formato]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == loaded


def test_a_plan_without_headings_never_asks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no page to count."""
    use(monkeypatch, printing(folder, pdf_with("3 4")))
    write_plan(folder / "plan", HEAD)
    assert run(["generar", "plan"]) == 0
    assert runs(folder) == 0


def test_a_run_that_counts_pages_says_so_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is what takes longest."""
    use(monkeypatch, printing(folder, pdf_with("3 4")))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["generar", "plan"]) == 0
    stages = [line.removeprefix("· ").partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert stages == ["plan", "layout", "word", "soffice", "files"]


def test_the_manual_quotes_the_warning(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is said where LibreOffice is not installed."""
    not_installed(folder, monkeypatch)
    assert run(["generar", "plan"]) == 0
    said = capsys.readouterr().err.partition("aviso: ")[2].strip()
    assert said.startswith("la tabla de contenido va sin números de página: no se encontró LibreOffice")
    assert f"aviso: {said}\n" in (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
