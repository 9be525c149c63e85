"""The numbers of the contents page are those of the pages: LibreOffice prints, poppler reads each page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from pecdocs import soffice
from pecdocs.cli.commands import run
from tests.support.outer import letters, pages_of, to_pdf, tool, validator_findings
from tests.support.worddocuments import DATA, ROOT, SAMPLE, TEMPLATES, sound
from tests.support.yaml_cases import HEAD, write_plan

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.externo

LINE = re.compile(r"(.+?)\s*\.{3,}\s*(\d+)")
"""A line of a contents page: a title, dots, a number."""
LABEL = re.compile(r"Página (\d+) de")
"""How the header of each page says its number."""
PLANS = {"uspec-2024": DATA / "uspec-2024", "mintic-2019": DATA / "mintic-2019", "muestra": SAMPLE}


@pytest.fixture(autouse=True)
def _libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(soffice.VARIABLE, tool("soffice"))


def generate(plan: Path, folder: Path, templates: Path = TEMPLATES) -> Path:
    """Generate a plan in the common format; give the document."""
    options = ["--formato", "comun", "--plantillas", str(templates), "--salida", str(folder)]
    assert run(["generar", str(plan), *options]) == 0
    (path,) = folder.glob("*.docx")
    return path


def printed(path: Path) -> list[str]:
    """Print a document with a LibreOffice of our own; give the text of each page."""
    (pdf,) = to_pdf([path], path.parent)
    return pages_of(pdf)


def contents(pages: list[str]) -> list[tuple[str, str]]:
    """Read what the contents pages say: titles and their numbers."""
    return [found for page in pages for found in LINE.findall(page)]


def misplaced(pages: list[str]) -> list[tuple[str, str]]:
    """Give the lines of the contents whose title begins no line of the page that says it has that number."""
    numbered = {found[1]: page for page in pages if (found := LABEL.search(page)) and not LINE.search(page)}
    return [
        (title, number)
        for title, number in contents(pages)
        if not any(letters(line).startswith(letters(title)) for line in numbered.get(number, "").split("\n"))
    ]


def headings(path: Path) -> list[str]:
    """Give the headings of a document that its contents list."""
    return [letters(each.text) for each in sound(path.read_bytes()).headings if each.level <= 3]


@pytest.mark.parametrize("name", PLANS)
def test_the_contents_of_a_plan_say_the_page_of_each_heading(name: str, tmp_path: Path) -> None:
    """With wide pages between, and numbers of one or two digits."""
    path = generate(PLANS[name], tmp_path)
    pages = printed(path)
    assert [letters(title) for title, _ in contents(pages)] == headings(path)
    assert misplaced(pages) == []
    assert len({number for _, number in contents(pages)}) > 3
    assert validator_findings(path) == []


LONG = "que sigue y sigue hasta que en la tabla de contenido ya no cabe en una sola línea, por más que se quiera"


def many_sections(count: int) -> str:
    """Write a plan of many sections, some with a title of two lines, some with another under a title of all of them."""
    written = []
    for n in range(1, count + 1):
        title = f"Sección {n} {LONG if n % 9 == 0 else ''}".strip()
        text = f"      Párrafo de la sección {n}.\n\n" * (1 + n % 7)
        written.append(f"  - codigo: S{n}\n    titulo: {title}\n    numeral: auto\n    texto: |\n{text}")
        if n % 10 == 0:
            inner = f"{{codigo: R{n}, titulo: Resumen, texto: Lo que resume la sección {n}.}}"
            written.append(f"    secciones:\n      - {inner}\n")
    return f"{HEAD}secciones:\n{''.join(written)}"


def test_contents_of_several_pages_are_right(tmp_path: Path) -> None:
    """They push forward all that they count; of several equal titles each has its own page."""
    write_plan(tmp_path / "plan", many_sections(120))
    path = generate(tmp_path / "plan", tmp_path / "salida")
    pages = printed(path)
    listing = [page for page in pages if LINE.search(page)]
    assert len(listing) >= 2
    numbers = re.findall(r"\.{3,}\s*(\d+)", "\n".join(listing))
    firsts = [
        first
        for n in range(1, 121)
        for first in (f"{n}. Sección {n}", *([f"Lo que resume la sección {n}."] if n % 10 == 0 else []))
    ]
    assert len(numbers) == len(headings(path)) == len(firsts)
    lines = {found[1]: [*map(letters, page.split("\n"))] for page in pages if (found := LABEL.search(page))}
    wrong = [
        (first, number)
        for first, number in zip(firsts, numbers, strict=True)
        if not any(line.startswith(letters(first)) for line in lines[number])
    ]
    assert wrong == []
    assert int(numbers[-1]) > 20


def test_the_numbers_are_those_that_the_pages_print(tmp_path: Path) -> None:
    """In a template whose pages are counted anew after the cover, the first of them being 7."""
    templates = tmp_path / "plantillas"
    shutil.copytree(ROOT / "templates" / "comun", templates / "comun")
    original, changed = ROOT / "templates" / "comun" / "plan.docx", templates / "comun" / "plan.docx"
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                before, size, after = part.rpartition(b"<w:pgMar")
                margins, end, rest = after.partition(b"/>")
                part = before + size + margins + end + b'<w:pgNumType w:start="7"/>' + rest
            new.writestr(name, part)
    pages = printed(generate(PLANS["uspec-2024"], tmp_path / "salida", templates))
    assert LABEL.findall(pages[1]) == ["7"]
    assert contents(pages)[0][1] == "8"
    assert misplaced(pages) == []


def test_two_processes_count_the_same(tmp_path: Path) -> None:
    """The same bytes, whatever the language, the time zone and the temporary folder."""
    made = []
    for name, zone, language in (("uno", "America/Bogota", "C"), ("dos", "Pacific/Kiritimati", "es_CO.UTF-8")):
        temporary = tmp_path / f"temporal {name} ñ"
        temporary.mkdir()
        command = [sys.executable, "-m", "pecdocs", "generar", str(SAMPLE), "--formato", "comun"]
        options = ["--plantillas", str(TEMPLATES), "--salida", str(tmp_path / name)]
        environment = {"TZ": zone, "LC_ALL": language, "TMPDIR": str(temporary)}
        with pytest.MonkeyPatch.context() as patch:
            for key, value in environment.items():
                patch.setenv(key, value)
            done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=True)
        assert "contenido" not in done.stderr
        (path,) = (tmp_path / name).glob("*.docx")
        made.append(path.read_bytes())
        assert list(temporary.iterdir()) == []
    assert made[0] == made[1]


def test_nothing_is_left_of_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither its profile nor what it printed."""
    (tmp_path / "temporal").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporal"))
    generate(SAMPLE, tmp_path / "salida")
    assert list((tmp_path / "temporal").iterdir()) == []
