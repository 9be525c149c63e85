"""`pecdocs generar --tipo pdf --desde-word`: the PDF that LibreOffice makes, or one line that says why not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from pecdocs import soffice
from pecdocs.cli.commands import run
from tests.support.archival import archival_pdf, told_twice
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
from tests.support.worddocuments import RENDICION, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ORDER = ["generar", "plan", "--formato", "uspec", "--desde-word"]
SECTIONS = """
secciones:
  - {codigo: UNO, titulo: Uno}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds a plan."""
    return working_folder(tmp_path, monkeypatch, SECTIONS)


def made(folder: Path) -> dict[str, Path]:
    """Give the files that were written, by their ending."""
    files = (path for path in (folder / "output").rglob("*.*") if path.is_file())
    return {path.suffix: path for path in files if not path.parent.name.startswith(".")}


def test_the_pdf_is_written_and_the_second_time_nothing_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Printed in another second; alone, for nobody asked for the Word document."""
    use(monkeypatch, printing(folder, archival_pdf(second=1)))
    assert run([*ORDER, "--tipo", "pdf"]) == 0
    assert set(made(folder)) == {".pdf"}
    with pikepdf.open(made(folder)[".pdf"]) as pdf:
        info, xmp = told_twice(pdf)
    assert info == xmp
    use(monkeypatch, printing(folder, archival_pdf(second=2)))
    assert run([*ORDER, "--tipo", "pdf"]) == 0
    written, same = capsys.readouterr().out.splitlines()
    assert written.startswith("escrito: output/plan/")
    assert same.startswith("sin cambios: output/plan/")


def test_with_the_word_document_it_is_drawn_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the .docx is the one of any other run."""
    use(monkeypatch, printing(folder, archival_pdf()))
    assert run([*ORDER, "--tipo", "pdf", "--tipo", "docx"]) == 0
    assert set(made(folder)) == {".pdf", ".docx"}
    assert runs(folder) == 1
    assert run(["generar", "plan", "--formato", "uspec"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("sin cambios:")


def test_the_publication_has_it_when_it_can_be_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named in its index."""
    use(monkeypatch, printing(folder, archival_pdf()))
    assert run(["generar", str(RENDICION), "--desde-word", "--tipo", "todo"]) == 0
    assert made(folder)[".pdf"].name in made(folder)[".html"].read_text(encoding="utf-8")


def rubbish(folder: Path) -> Path:
    """Write a program whose PDF is none."""
    return printing(folder, b"<html>")


def old(folder: Path) -> Path:
    """Write a program that knows no tags."""
    return printing(folder, pdf_with("Uno"))


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (lost, "PECDOCS_SOFFICE dice «.*/nada», y ahí no hay un programa"),
        (silent, "LibreOffice no pudo abrir el documento"),
        (hanging, "LibreOffice no terminó en 1 s"),
        (rubbish, "LibreOffice no hizo un PDF que se pueda leer"),
        (old, r"LibreOffice hizo un PDF sin etiquetas o que no es PDF/A-2b; sirve desde la versión 7\.4"),
    ],
)
def test_without_a_pdf_nothing_is_written_and_one_line_says_why(
    program: Callable[[Path], Path],
    why: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The Word document neither: who asked for both has both or none."""
    monkeypatch.setattr(soffice, "SECONDS", 1)
    use(monkeypatch, program(folder))
    assert run([*ORDER, "--tipo", "docx", "--tipo", "pdf"]) == 1
    said = re.compile(
        rf"output/plan/[\w.-]+\.pdf: error: no se hizo el PDF: {why}"
        r" — genere el \.docx y guárdelo como PDF desde Word\n1 error\.\n"
    )
    assert said.fullmatch(capsys.readouterr().err)
    assert made(folder) == {}
    assert list((folder / "temporal").iterdir()) == []


def test_who_said_no_libreoffice_is_told_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The variable says it, not the order."""
    assert run([*ORDER, "--tipo", "pdf"]) == 1
    assert "no se hizo el PDF: PECDOCS_SOFFICE=no dice que no se use LibreOffice — " in capsys.readouterr().err
    assert made(folder) == {}


def test_contents_without_numbers_are_told_of_the_file_that_has_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a PDF there is no F9: the way goes through Word."""
    use(monkeypatch, printing(folder, archival_pdf()))
    assert run(["generar", "plan", "--tipo", "docx", "--tipo", "pdf", "--desde-word"]) == 0
    word, pdf = capsys.readouterr().err.splitlines()
    assert re.fullmatch(
        r"\S+\.docx: aviso: la tabla de contenido va sin números .* — para verlos, haga clic .* F9", word
    )
    assert re.fullmatch(r"\S+\.pdf: aviso: la tabla de contenido va sin .* — para verlos, genere el \.docx, .*", pdf)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--desde-word"], "--desde-word va con --tipo pdf"),
        (["--tipo", "docx", "--desde-word"], "--desde-word va con --tipo pdf"),
        (["--tipo", "pdf", "--desde-word", "--sin-paginas"], "--sin-paginas no va con --desde-word"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    options: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read."""
    assert run(["generar", "plan", *options]) == 2
    assert said in capsys.readouterr().err
    assert made(folder) == {}


def test_the_manual_quotes_the_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it is said where LibreOffice is not installed."""
    not_installed(folder, monkeypatch)
    assert run([*ORDER, "--tipo", "pdf"]) == 1
    said = capsys.readouterr().err.splitlines()[0].partition("error: ")[2]
    assert "no se encontró LibreOffice" in said
    assert f"error: {said}\n" in (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
