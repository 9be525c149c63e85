"""Change summaries of the plans of data/: sound, the same bytes, the same words in Word and in Markdown.

`golden/uspec-cambios-v1-v02.md` is the summary that was read by eye against both files. After a change that was meant:

    PECDOCS_GOLDEN=renovar python -m pytest tests/documents/test_cambios.py
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pecdocs.cli.change_summary import Request, run
from pecdocs.formato import list_formatos, read_formato
from tests.markdown.test_writer import read, words
from tests.support.outer import findings, lost_lines, pages_of, to_pdf
from tests.support.worddocuments import DATA, ROOT, TEMPLATES, sound

GOLDEN = Path(__file__).parent / "golden" / "uspec-cambios-v1-v02.md"
RENEW = os.environ.get("PECDOCS_GOLDEN") == "renovar"
CASE = ROOT / "tests" / "cli" / "casos" / "cambios"
PAIRS = {
    "uspec-01-02": (DATA / "uspec-2024", DATA / "uspec-2024-v2"),
    "uspec-02-01": (DATA / "uspec-2024-v2", DATA / "uspec-2024"),
    "alcaldia-1-2": (CASE / "v1", CASE / "v2"),
    "nada": (CASE / "v1", CASE / "v1"),
    "otra-entidad": (DATA / "inm-2019", DATA / "ipco-2022"),
    "otro-formato": (DATA / "mintic-2019", DATA / "rendicion-2019"),
    "todo": (ROOT / "tests" / "documents" / "muestra", DATA / "ejemplo-seguimiento"),
}
"""Two versions of a plan; and plans that share nothing, of which every part came or went."""
every_pair = pytest.mark.parametrize("name", PAIRS)


@cache
def written(name: str) -> dict[str, bytes]:
    """Write the summary of a pair; give its files by their ending."""
    old, new = PAIRS[name]
    with TemporaryDirectory() as folder:
        done = run(Request(new, str(old), folder=Path(folder), templates=TEMPLATES), lambda _stage: None)
        return {path.suffix: path.read_bytes() for path in done.written.files}


@every_pair
def test_word_and_markdown_say_the_same(name: str) -> None:
    """Each title, item and cell, in its order."""
    document = sound(written(name)[".docx"])
    text = read(written(name)[".md"])
    assert [each for kind, each in text if kind in {"h2", "h3"}] == [words(each.text) for each in document.headings]
    items = [words(each.text) for each in document.items]
    assert [each for kind, each in text if kind == "p" and each in items] == items
    cells = {words(each) for table in document.tables for row in table.texts() for each in row}
    assert {each for kind, each in text if kind in {"td", "th"}} - {""} == cells - {""}


def test_the_summary_of_the_uspec_plan_is_what_was_read_by_eye() -> None:
    """Version 01 as published, version 02 with its defects mended."""
    data = written("uspec-01-02")[".md"]
    if RENEW:
        GOLDEN.write_bytes(data)
    assert data.decode() == GOLDEN.read_text(encoding="utf-8")


def test_what_was_removed_is_struck_through_and_what_was_added_is_bold() -> None:
    """In its own column, in Word as in Markdown."""
    xml = sound(written("alcaldia-1-2")[".docx"]).parts["word/document.xml"].decode()
    looks = {text: look for look, text in re.findall(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>([^<]*)</w:t>", xml)}
    assert "<w:strike/>" in looks["comunicacion"]
    assert "<w:b/>" in looks["comunicación"]
    assert "<w:strike/>" not in looks["comunicación"]
    assert "de la alcaldía" in "".join(looks)


def test_in_every_format_the_summary_has_its_colours(tmp_path: Path) -> None:
    """It is of the paper of the entity's plan: those of `estilo`, and no other."""
    text = (CASE / "v2" / "plan.yaml").read_text(encoding="utf-8")
    for formato in list_formatos(TEMPLATES):
        folder = tmp_path / formato
        folder.mkdir()
        asked = text if "\nformato:" in text else f"formato: comun\n{text}"
        (folder / "plan.yaml").write_text(re.sub(r"(?m)^formato:.*$", f"formato: {formato}", asked), encoding="utf-8")
        request = Request(folder, str(CASE / "v1"), None, ("docx",), folder / "salida", TEMPLATES)
        (path,) = run(request, lambda _stage: None).written.files
        colour = read_formato(formato, TEMPLATES).formato.estilo.titulos
        fills = re.findall(r'w:fill="(\w+)"', sound(path.read_bytes()).parts["word/document.xml"].decode())
        assert colour in fills
        assert colour == "1F3A5F" or "1F3A5F" not in fills


SCRIPT = """
import sys
from pecdocs.cli.commands import run
for number, pair in enumerate(sys.argv[3:]):
    old, new = pair.split("=")
    order = ["cambios", "resumen", new, "--desde", old, "--plantillas", sys.argv[2], "--salida"]
    assert run([*order, f"{sys.argv[1]}/{number}"]) == 0, pair
"""


def in_a_process(folder: Path, cwd: Path, pairs: list[str], **environment: str) -> dict[str, bytes]:
    """Write the summaries in a process of its own; give the files by their path in the output folder."""
    command = [sys.executable, "-c", SCRIPT, str(folder), str(TEMPLATES), *pairs]
    env = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    made = [path for path in folder.rglob("*") if path.suffix in {".docx", ".md"}]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock, nor a path, nor the order of a set gets into a file."""
    near = [f"./{old.relative_to(ROOT)}=./{new.relative_to(ROOT)}" for old, new in PAIRS.values()]
    one = in_a_process(tmp_path / "uno", ROOT, near, PYTHONHASHSEED="1", TZ="America/Bogota", LC_ALL="C")
    far = [f"{old}={new}" for old, new in PAIRS.values()]
    other = in_a_process(tmp_path / "dos", tmp_path, far, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert len(one) == 2 * len(PAIRS)
    assert set(one) == set(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.externo
def test_the_validator_finds_nothing_in_any_summary(tmp_path: Path) -> None:
    """Of two versions, of two plans, of none that differ."""
    assert findings({name: written(name)[".docx"] for name in PAIRS}, tmp_path) == []


@pytest.mark.externo
def test_a_printed_summary_loses_nothing(tmp_path: Path) -> None:
    """Every word of the document is on paper; the first page has the counts, the detail begins its own."""
    paths = []
    for name in PAIRS:
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(written(name)[".docx"])
    for path, pdf in zip(paths, to_pdf(paths, tmp_path), strict=True):
        pages = pages_of(pdf)
        assert "Resumen de cambios" in pages[0], path.name
        assert lost_lines(sound(path.read_bytes()), pages) == [], path.name
