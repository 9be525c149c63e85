"""Charts in a document: native, with their data inside, said in words, and none in the way of the template's own."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.blocks import Chart, Page, Series
from pecdocs.opc import Package
from pecdocs.word import write_document
from tests.support.chartcheck import charts_of
from tests.support.outer import validator_findings
from tests.support.wordcheck import faults_of
from tests.support.worddocuments import FILE, PLAIN, document, line, sound, wrote
from tests.support.wordtemplate import unzipped, zipped
from tests.support.wordxml import WP

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("Uno & <dos>", "=1+1", "Ñandú")
PART, BOOK = "word/charts/grafico1.xml", "word/embeddings/grafico1.xlsx"


def a_chart(title: str = "Avance", **changes: object) -> Chart:
    """Give a chart of two series, with a number that is not there."""
    series = (
        Series("A la fecha", (Decimal("0.5"), None, Decimal(1) / 3), ("C00000", "FFC000", "00B050")),
        Series("En el año", (Decimal("0.25"), Decimal(0), Decimal(1))),
    )
    found = Chart(title, WORDS, series, "Barras con el avance de cada objetivo", percent=True)
    return Chart(**{name: changes.get(name, getattr(found, name)) for name in Chart.__dataclass_fields__})  # type: ignore[arg-type]


def written(*charts: Chart) -> bytes:
    """Write a document with charts."""
    return write_document(document(*charts), PLAIN, FILE)


def test_the_chart_shows_its_words_and_numbers() -> None:
    """As an independent reader finds them."""
    shown = charts_of(wrote(a_chart()).parts)[PART]
    assert shown == {
        "A la fecha": [("Uno & <dos>", 0.5), ("=1+1", None), ("Ñandú", 1 / 3)],
        "En el año": [("Uno & <dos>", 0.25), ("=1+1", 0.0), ("Ñandú", 1.0)],
    }


def test_its_title_is_a_caption_and_its_description_the_alternative_text() -> None:
    """Who can't see it, and who only reads the text, know what it is."""
    read = wrote(line("antes"), a_chart("Avance & más"), line("después"))
    assert read.text().split("\n") == ["antes", "Avance & más", "", "después"]
    (said,) = read.body.iter(f"{WP}docPr")
    assert said.get("descr") == "Barras con el avance de cada objetivo"
    assert said.get("title") == "Avance & más"
    assert b"<c:title>" not in read.parts[PART]


def test_it_is_as_wide_as_the_text() -> None:
    """Of the page where it stands."""
    upright, turned = (
        int(str(extent.get("cx")))
        for extent in wrote(a_chart(), Page("horizontal"), a_chart()).body.iter(f"{WP}extent")
    )
    assert upright < turned


def test_a_chart_with_more_bars_is_higher() -> None:
    """Each bar keeps its room, up to the height of a page."""
    words, numbers = tuple(map(str, range(200))), tuple(map(Decimal, range(200)))
    heights = [
        int(str(next(iter(wrote(chart).body.iter(f"{WP}extent"))).get("cy")))
        for chart in (
            a_chart(),
            a_chart(categories=words[:9], series=(Series("x", numbers[:9]),)),
            a_chart(categories=words, series=(Series("x", numbers),)),
        )
    ]
    assert heights == sorted(set(heights))
    assert heights[-1] < 17 * 360000


def test_its_data_opens_as_a_workbook_of_plain_cells() -> None:
    """Words are words and numbers numbers, whatever the words begin with."""
    package = Package.read(wrote(a_chart()).parts[BOOK], BOOK)
    sheet = package.parts["xl/worksheets/sheet1.xml"].decode()
    assert "<f>" not in sheet
    assert re.findall(r'<c r="(\w+)" t="inlineStr"><is><t xml:space="preserve">(.*?)</t>', sheet) == [
        ("B1", "A la fecha"),
        ("C1", "En el año"),
        ("A2", "Uno &amp; &lt;dos&gt;"),
        ("A3", "=1+1"),
        ("A4", "Ñandú"),
    ]
    assert re.findall(r'<c r="(\w+)" s="1"><v>(.*?)</v>', sheet)[:3] == [("B2", "0.5"), ("C2", "0.25"), ("C3", "0")]


def test_two_charts_do_not_share_a_part() -> None:
    """Each has its own data, and drawings count on."""
    read = wrote(a_chart("Una"), a_chart("Otra"))
    assert list(charts_of(read.parts)) == [PART, "word/charts/grafico2.xml"]
    assert [each.get("id") for each in read.body.iter(f"{WP}docPr")] == ["1", "2"]


def test_a_template_s_own_part_keeps_its_name() -> None:
    """Ours takes the next one."""
    template = Package.read(PLAIN, FILE)
    template.add(PART, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", b"<a/>")
    template.relate(
        "word/document.xml", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart", PART
    )
    data = write_document(document(a_chart()), template.seal(), FILE)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.read(PART) == b"<a/>"
        assert "word/charts/grafico2.xml" in package.namelist()


def test_an_empty_chart_is_sound() -> None:
    """A plan without groups."""
    sound(written(a_chart(categories=(), series=())))
    sound(written(a_chart(categories=(), series=(Series("x", ()),))))


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (PART, b"<c:v>0.5</c:v>", b"<c:v>0.6</c:v>", "shows 0.6 and B2 holds 0.5"),
        (PART, b'<c:pt idx="2"><c:v>0.33', b'<c:pt idx="7"><c:v>0.33', "do not fit in 3"),
        (PART, b"Datos", b"Otra", "names a sheet that its workbook has not"),
        (PART, b'r:id="rId1"', b'r:id="rId9"', "uses the relationship rId9, which is missing"),
        ("word/document.xml", b' descr="Barras con el avance de cada objetivo"', b"", "has no description"),
    ],
)  # fmt: skip
def test_the_checker_sees_a_damaged_chart(part: str, old: bytes, new: bytes, fault: str) -> None:
    """Each damage is one that Word would repair, or show wrong, without a word."""
    parts = unzipped(written(a_chart()))
    parts[part] = parts[part].replace(old, new)
    found = faults_of(zipped({**parts}))
    assert any(fault in each for each in found), found


@pytest.mark.externo
def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    """In the document, nor in the workbook inside it."""
    path = tmp_path / "uno.docx"
    path.write_bytes(written(a_chart(), a_chart(direction="columnas", stacked=True)))
    with zipfile.ZipFile(path) as package:
        inside = tmp_path / "dentro.xlsx"
        inside.write_bytes(package.read(BOOK))
    assert validator_findings(path, inside) == []
