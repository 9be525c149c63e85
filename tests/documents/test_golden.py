"""The plan that uses everything, part by part: any change of what is written shows as a readable difference.

The parts under `golden/` are canonical XML (C14N: attributes in order, one element a line). After a change that was
meant, look at the difference and renew them:

    PECDOCS_GOLDEN=renovar python -m pytest tests/documents/test_golden.py
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.plan import read_plan
from pecdocs.word import write_document
from tests.support.worddocuments import FILE, SAMPLE, TEMPLATES
from tests.support.wordtemplate import (
    LOOKS,
    STYLES,
    Extra,
    docx,
    edge,
    p,
    reference,
    section,
    table,
    unzipped,
)

GOLDEN = Path(__file__).parent / "golden"
RENEW = os.environ.get("PECDOCS_GOLDEN") == "renovar"
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/_rels/header1.xml.rels",
    "word/document.xml",
    "word/footnotes.xml",
    "word/footer1.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/numbering.xml",
)

MINE = table(("[[tabla matriz · fila]]", "[[presupuesto]]"), ("[[tabla matriz · total]]", ""))
HEADER = edge(
    "header1.xml",
    table(("{% if logo %}{{ logo }}{% endif %}", "{{ documento.titulo|upper }}", "{{ documento.codigo }}")),
    p("Página ", "{{ documento.version }}"),
)
TEMPLATE = docx(
    p("{{ entidad.nombre }}{% if entidad.sigla %} - {{ entidad.sigla }}{% endif %}", style="Heading1"),
    p("{%p if entidad.lema %}"),
    p("{{ entidad.lema }}"),
    p("{%p endif %}"),
    p("{{ documento.subtitulo }}"),
    table(
        ("Sigla", "Significado"),
        ("{%tr for s in siglas %}", ""),
        ("{{ s.sigla }}", "{{ s.significado }}"),
        ("{%tr endfor %}", ""),
    ),
    p("[[contenido]]"),
    p("[[cuerpo]]"),
    LOOKS,
    p(),
    MINE,
    p(),
    page=section(
        reference("header", "header1"),
        reference("header", "header2", "first"),
        reference("footer", "footer1"),
        first_page=True,
    ),
    extra=Extra(
        (
            HEADER,
            edge("header2.xml", p()),
            edge("footer1.xml", p("{{ documento.clasificacion }}"), relation_kind="footer"),
        ),
        styles={**STYLES, "Hyperlink": "Hyperlink", "FootnoteReference": "footnote reference"},
    ),
)  # fmt: skip
"""A small template with every kind of field and prototype row."""


def made() -> dict[str, bytes]:
    """Write the sample plan in the small template."""
    plan = read_plan(SAMPLE)
    document = lay_out(plan, read_formato("muestra", TEMPLATES))
    logo = plan.entidad.logo
    assert logo is not None
    return unzipped(write_document(document, TEMPLATE, FILE, (SAMPLE / logo.archivo, logo.descripcion or "")))


def lines_of(data: bytes) -> list[str]:
    """Give a part as canonical XML, one element a line, further in by its depth."""
    canonical = re.sub(r"<([^\s/>]+)([^>]*)></\1>", r"<\1\2/>", ET.canonicalize(data.decode()))
    found: list[str] = []
    depth = 0
    for piece in canonical.replace("><", ">\n<").split("\n"):
        depth -= piece.startswith("</")
        found.append(" " * depth + piece)
        depth += piece.startswith("<") and not piece.startswith("</") and "</" not in piece and not piece.endswith("/>")
    return found


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_written_as_it_was(name: str) -> None:
    """The difference names the element."""
    written = lines_of(made()[name])
    path = GOLDEN / f"{re.sub(r'[^a-zA-Z0-9.]+', '-', name).strip('-.')}.txt"
    if RENEW:
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(written) + "\n", encoding="utf-8")
    expected = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    difference = list(difflib.unified_diff(expected, written, "golden", "written", lineterm="", n=2))
    assert not difference, "\n".join([f"{name} changed; see how to renew at the top of this file", *difference[:80]])


def test_no_part_is_written_that_is_not_looked_at() -> None:
    """But for the styles, which are the template's, and the picture."""
    others = {"word/styles.xml", "word/media/image1.png"}
    assert set(made()) == {*PARTS, *others}


def test_the_parts_are_small_enough_to_be_read() -> None:
    """A golden file that nobody reads proves nothing."""
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.txt")) < 200_000
