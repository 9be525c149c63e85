"""The outer checkers: LibreOffice, poppler, the Open XML SDK validator and PDFBox's Preflight, run with care.

Without a tool its tests skip and say so; where PECDOCS_EXTERNOS=obligatorio, a missing tool is a failure.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.support.wordxml import Docx

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = "ooxml-validator"


def tool(name: str) -> str:
    """Give the path of an outer tool, or skip the test (fail it, where outer tools are mandatory)."""
    local = ROOT / "node_modules" / ".bin" / name
    found = str(local) if local.exists() else shutil.which(name)
    if found is None:
        absent(name)
    return found


def absent(name: str) -> NoReturn:
    """Skip a test whose tool is not installed, or fail it, where outer tools are mandatory."""
    reason = f"no está instalado {name}"
    if os.environ.get("PECDOCS_EXTERNOS") == "obligatorio":
        pytest.fail(reason)
    pytest.skip(reason)


_VALIDATE = """
const [program, ...files] = process.argv.slice(1);
const { validateFile } = await import(program);
const found = {};
const next = async () => { for (let file; (file = files.pop());) found[file] = await validateFile(file); };
await Promise.all([next(), next()]);
console.log(JSON.stringify(found));
"""
"""Asks the validator's own library about all files with one start of node, two files at a time."""


def validator_findings(*paths: Path) -> list[str]:
    """Run the Open XML SDK validator on Office files; give what it finds in any of them."""
    library = Path(tool(VALIDATOR)).resolve().with_name("index.js")
    done = subprocess.run(
        [tool("node"), "--input-type=module", "--eval", _VALIDATE, library.as_uri(), *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    reports = json.loads(done.stdout)
    assert set(reports) == set(map(str, paths))
    return [
        f"{Path(name).name}: {json.dumps(error, ensure_ascii=False)}"
        for name, report in sorted(reports.items())
        for error in report["errors"] or ([] if report["ok"] else [report])
    ]


def findings(documents: Mapping[str, bytes], folder: Path, kind: str = "docx") -> list[str]:
    """Validate documents; give what is found in any of them."""
    assert documents
    for name, data in documents.items():
        (folder / f"{name}.{kind}").write_bytes(data)
    return validator_findings(*(folder / f"{name}.{kind}" for name in documents))


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


def lost_lines(docx: Docx, pages: Sequence[str]) -> list[str]:
    """Give the lines of a document, cell by cell, that its printed pages do not hold; fields were not printed yet."""
    whole = letters("".join(pages))
    texts = [line for line in docx.text().split("\n") if "{" not in line]
    return [line for line in texts if letters(line) not in whole and not _over_pages(line, pages)]


def _over_pages(line: str, pages: Sequence[str]) -> bool:
    """Tell whether a paragraph goes on over the next pages, with a footer and a header between."""
    joined = [letters(page) for page in pages]
    return any(_flows(letters(line), joined[first:]) for first in range(len(joined)))


def _flows(rest: str, pages: Sequence[str]) -> bool:
    """Tell whether a text begins on the first of some pages and goes on over those that follow, whole."""
    for page in pages:
        if rest in page:
            return True
        cut = bisect_left(range(len(rest)), 1, key=lambda size: rest[: size + 1] not in page)
        if cut == 0:
            return False
        rest = rest[cut:]
    return False


def letters(text: str) -> str:
    """Give the letters and digits of a text, without what a line end or a font changes."""
    return "".join(re.findall(r"[^\W_]", text))


def resaved(data: bytes, folder: Path) -> bytes:
    """Give a workbook as LibreOffice saves it, in a profile of its own."""
    return all_resaved({"libro": data}, folder)["libro"]


_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""LibreOffice believes the values of a workbook that it did not write, unless it is told to reckon always."""


def all_resaved(books: Mapping[str, bytes], folder: Path, *, reckoned: bool = False) -> dict[str, bytes]:
    """Give workbooks, by name, as LibreOffice saves them in one run; `reckoned` has it believe no value of theirs."""
    sources, target, profile = folder / "entran", folder / "salen", folder / "perfil"
    sources.mkdir(exist_ok=True)
    for name, data in books.items():
        (sources / f"{name}.xlsx").write_bytes(data)
    if reckoned:
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    command = [tool("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to"]
    paths = [str(sources / f"{name}.xlsx") for name in books]
    subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), *paths],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=True,
    )
    return {name: (target / f"{name}.xlsx").read_bytes() for name in books}


_JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
"""Preflight and what it needs, as Debian installs them."""


def preflight_findings(documents: Mapping[str, bytes], folder: Path) -> list[str]:
    """Give what PDFBox's Preflight finds against PDF/A-1b in documents, by name, with one start of Java."""
    jars = [Path("/usr/share/java") / f"{name}.jar" for name in _JARS]
    if lacking := [jar.name for jar in jars if not jar.exists()]:
        absent(f"Preflight: {', '.join(lacking)}")
    names = {str(folder / f"{name}.pdf"): name for name in documents}
    for path, name in names.items():
        Path(path).write_bytes(documents[name])
    (folder / "lista.txt").write_text("\n".join(names), encoding="utf-8")
    done = subprocess.run(
        [
            *(tool("java"), "-Dfile.encoding=UTF-8", "-cp", ":".join(map(str, jars))),
            *("org.apache.pdfbox.preflight.Validator_A1b", "xml", "batch", str(folder / "lista.txt")),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    reports = {path: Path(f"{path}.preflight.xml") for path in names}
    assert all(report.is_file() for report in reports.values()), done.stderr
    return [
        f"{names[path]}: {' '.join(error.itertext())}"
        for path, report in reports.items()
        for tree in [ET.fromstring(report.read_bytes())]  # noqa: S314 - a program of ours to run wrote it
        for error in ([] if tree.findtext("isValid") == "true" else [*tree.iter("error")] or [tree])
    ]
