"""What no official writes and an attacker may: one line that says what is wrong, or a document that is whole."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import pytest
from pikepdf import Pdf, Stream
from PIL import Image
from reportlab.graphics.shapes import String

from pecdocs.cli.commands import run
from pecdocs.formato.estilo import Estilo
from pecdocs.layout.blocks import Chart, Series
from pecdocs.pdf.charts import drawn
from pecdocs.pdf.coverage import Missing
from pecdocs.pdf.drawing import PageFlow
from pecdocs.pdf.fonts import shipped
from pecdocs.pdf.looks import Looks
from pecdocs.pdf.pager import Page
from tests.support.pdfgates import archive_findings
from tests.support.pdfwalk import walk

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
formato: hostil
entidad: {{nombre: "{name}"}}
documento: {{titulo: "{title}", version: "1", fecha: 2027-01-22, vigencia: 2027, estado: borrador}}
secciones:
  - codigo: UNO
    titulo: "{heading}"
    texto: "{text}"
"""


class Said(NamedTuple):
    """What came of a command: its status, its lines, the PDF if there is one."""

    status: int
    lines: list[str]
    data: bytes

    @property
    def pages(self) -> int:
        """How many pages the PDF has."""
        with Pdf.open(BytesIO(self.data)) as pdf:
            return len(pdf.pages)

    @property
    def words(self) -> str:
        """What is read of the PDF, which is whole and fit for an archive."""
        found = walk(self.data)
        assert found.errors == []
        assert found.root is not None
        assert archive_findings(self.data) == []
        return found.root.words()


class Printing:
    """Prints plans in a format of their own, in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, formato: str = "", **said: str) -> Said:
        """Print a plan that says this, in a format that says that."""
        words = {"name": "Entidad", "title": "Plan", "heading": "Uno", "text": "Dos."} | said
        (self.folder / "formatos" / "hostil").mkdir(parents=True)
        (self.folder / "formatos" / "hostil" / "formato.yaml").write_text(
            f"nombre: Hostil\n{formato}", encoding="utf-8"
        )
        (self.folder / "plan").mkdir(exist_ok=True)
        (self.folder / "plan" / "plan.yaml").write_text(PLAN.format(**words), encoding="utf-8")
        status = run(["generar", "plan", "--tipo", "pdf", "--plantillas", "formatos"])
        lines = [line for line in self.capsys.readouterr().err.splitlines() if "revisión halla" not in line]
        made = list(self.folder.glob("output/**/*.pdf"))
        return Said(status, lines, made[0].read_bytes() if made else b"")


@pytest.fixture
def printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Printing:
    """Print plans in a folder of the test."""
    monkeypatch.chdir(tmp_path)
    return Printing(tmp_path, capsys)


def test_emoji_are_read_as_what_they_are(printing: Printing) -> None:
    """Whoever copies or listens to a text gets the characters above U+FFFF too."""
    assert "Hecho 😀 y firmado 😎" in printing(text="Hecho 😀 y firmado 😎").words


def test_a_link_of_many_lines_does_not_tell_all_its_words_on_each(printing: Printing) -> None:
    """An archive takes strings of 32,767 bytes and no longer ones; the words are in the text all the same."""
    words = "ñandú " * 6000
    said = printing(text=f"[{words.strip()}](https://ejemplo.gov.co)")
    assert said.words.count("ñandú") == words.count("ñandú")
    with Pdf.open(BytesIO(said.data)) as pdf:
        told = {str(each.Contents) for page in pdf.pages for each in page.obj.get("/Annots", [])}
    assert max(map(len, told)) < len("ñandú " * 100)


@pytest.mark.parametrize("part", ["portada", "encabezado", "pie", "inicio"])
def test_a_long_title_is_set_smaller_until_it_leaves_room_for_the_text(printing: Printing, part: str) -> None:
    """No text is drawn over another, or past the foot of the page."""
    box = f"estilo: {{plan: {{{part}: [{{lineas: [{{texto: '{{documento.titulo}}', tamano: 30}}]}}]}}}}\n"
    said = printing(box, title="Un título muy largo " * 40)
    assert said.status == 0
    assert "Dos." in said.words
    assert said.pages == (2 if part == "portada" else 1)


@pytest.mark.parametrize("part", ["encabezado", "pie"])
def test_a_header_that_leaves_no_room_for_the_text_is_told_where_it_is_written(printing: Printing, part: str) -> None:
    """A page without text would follow another for ever."""
    said = printing(f"estilo: {{plan: {{{part}: [{{alto: 40, lineas: [uno]}}]}}}}\n")
    assert said.status == 1
    assert said.lines[0] == (
        "formatos/hostil/formato.yaml: error: el encabezado y el pie del PDF no dejan lugar al texto"
        " — acorte lo que dicen, o cambie sus cajas en «estilo»"
    )


@pytest.mark.parametrize("part", ["portada", "inicio"])
def test_boxes_taller_than_a_page_are_told_where_they_are_written(printing: Printing, part: str) -> None:
    """What would stand below the foot of the page nobody sees."""
    said = printing(f"estilo: {{plan: {{{part}: [{{lineas: [{', '.join(['una línea'] * 200)}]}}]}}}}\n")
    assert said.status == 1
    assert said.lines[0] == (
        f"formatos/hostil/formato.yaml: error: las cajas de «{part}» del PDF no caben en una página"
        " — acorte lo que dicen, o cambie su letra y su alto"
    )


def test_a_cover_that_fills_its_page_is_one_page(printing: Printing) -> None:
    """No empty page stands between it and the text."""
    said = printing("estilo: {plan: {portada: [{alto: 25.4}, {alto: 0.04}]}}\n")
    assert said.pages == len(["portada", "texto"])


@pytest.mark.parametrize("part", ["portada", "encabezado"])
def test_lines_have_room_in_a_box_whatever_is_free_around_them(printing: Printing, part: str) -> None:
    """In a box of no room, letters would be set for ever."""
    box = "{ancho: 1, relleno: 5, lineas: ['{documento.titulo}']}, {ancho: 9, lineas: [dos]}"
    said = printing(f"estilo: {{plan: {{{part}: [{box}]}}}}\n")
    assert said.status == 0
    assert "Dos." in said.words


def test_headings_longer_than_a_page_are_listed_and_set(printing: Printing) -> None:
    """At the largest type and the widest margins that a format may ask for."""
    said = printing(
        "estilo: {tamano: 24, tamanos_titulos: [72], margenes: {arriba: 6, abajo: 6, izquierda: 6, derecha: 6}}\n",
        heading="muy largo " * 99,
    )
    assert said.status == 0
    assert said.words.count("muy largo") == 99 * len(["contenido", "título"])


def test_a_font_that_is_nowhere_is_asked_for_in_the_format(printing: Printing) -> None:
    """The warning leads to the file that names it."""
    said = printing("estilo: {letra: ../../secreto}\n")
    assert said.status == 0
    assert [line.partition(": aviso: ")[0] for line in said.lines if "letra" in line] == [
        "formatos/hostil/formato.yaml"
    ]


def test_a_large_picture_is_a_small_one_on_paper(printing: Printing) -> None:
    """As many points as a printer sets in the room of a logo; its colours stay."""
    (printing.folder / "plan").mkdir()
    Image.new("RGB", (5000, 2500), (10, 120, 60)).save(printing.folder / "plan" / "logo.png")
    said = printing(name='Entidad", logo: {archivo: logo.png, descripcion: Escudo}, ciudad: "Neiva')
    assert said.words.count("Escudo") == 0
    with Pdf.open(BytesIO(said.data)) as pdf:
        pictures = [each for each in pdf.objects if isinstance(each, Stream) and each.get("/Subtype") == "/Image"]
    assert [(int(each.Width), int(each.Height)) for each in pictures] == [(1600, 800)]


@pytest.mark.parametrize("side", [10_000, 30_000])
def test_a_picture_that_would_fill_the_memory_is_told(printing: Printing, side: int) -> None:
    """Its head says how large it is, before anything of it is read; no warning but ours is printed."""
    (printing.folder / "plan").mkdir()
    size = side.to_bytes(4, "big")
    chunks = (b"IHDR" + size + size + bytes([8, 2, 0, 0, 0]), b"IDAT", b"IEND")
    parts = [(len(each) - 4).to_bytes(4, "big") + each + crc32(each).to_bytes(4, "big") for each in chunks]
    (printing.folder / "plan" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))
    said = printing(name='Entidad", logo: {archivo: logo.png}, ciudad: "Neiva')
    assert said.status == 1
    line = "plan/logo.png: error: el logo es demasiado grande — guárdelo con menos puntos de ancho"
    assert said.lines == [line, "1 error."]


TABLE = "\\n\\n| Canal | Público |\\n|---|---|\\n| Radio | Todos |"


@pytest.mark.parametrize("text", ["Dos.", f"Dos.{TABLE}", "Dos[^1].\\n\\n[^1]: Tres."], ids=["words", "table", "note"])
@pytest.mark.parametrize("tenth", range(208, 250, 2))
def test_no_page_is_empty_wherever_the_text_ends(printing: Printing, text: str, tenth: int) -> None:
    """What is left free under a table or a paragraph goes to no page of its own."""
    said = printing(f"estilo: {{plan: {{inicio: [{{alto: {tenth / 10}}}]}}}}\n", text=text)
    with Pdf.open(BytesIO(said.data)) as pdf:
        assert [b"MCID" in page.Contents.read_bytes() for page in pdf.pages][1:] == [True] * (said.pages - 1)


@pytest.mark.parametrize("title", ["Dos", "Dos líneas de un título que no caben en una sola"])
def test_a_heading_is_no_larger_than_its_page_can_hold(printing: Printing, title: str) -> None:
    """Two lines of it stay together, and would fit no page."""
    said = printing(
        "estilo: {tamanos_titulos: [72], orientacion: horizontal, tamano: 24,"
        " margenes: {arriba: 6, abajo: 6, izquierda: 6, derecha: 6}}\n",
        heading=title,
    )
    assert said.status == 0
    assert said.words.endswith(f"{title} Dos.")


@pytest.mark.parametrize("over", [0.0, 0.004, 0.009])
def test_rows_that_are_a_fraction_too_high_are_drawn(over: float) -> None:
    """The pager lets them pass, and reportlab would refuse the document."""
    page = Page((10.0 + over,), (), None)
    assert PageFlow(None, page).wrap(100.0, 10.0) == (100.0, 10.0)  # type: ignore[arg-type]


def test_an_empty_cell_is_the_header_of_none(printing: Printing) -> None:
    """Who listens would hear nothing before each of the others."""
    said = printing(text="| | Público |\\n|---|---|\\n| Radio | Todos |")
    assert [node.words() for node in walk(said.data).nodes("TH")] == ["Público"]


def test_a_chart_names_what_it_shows_in_every_font_that_it_needs() -> None:
    """A sign that the format's font lacks is drawn by another, as in the text."""
    looks = Looks(Estilo.model_construct(), shipped("Carlito"), shipped("Liberation Mono"), Missing())
    chart = Chart("", ("Mañana ✓ y tarde",), (Series("Hecho", (Decimal(1),), ("1F3A5F",), ("1",)),), "Una barra")
    drawing = drawn(chart, looks, 400.0)
    names = {each.fontName: each.text for each in drawing.contents if isinstance(each, String) and len(each.text) > 3}
    signs = [each.fontName for each in drawing.contents if isinstance(each, String) and each.text == "✓"]
    assert list(names) == ["Carlito-Regular"]
    assert signs == ["DejaVuSans"]
