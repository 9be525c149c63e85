"""The fonts of a PDF are free, embedded, as wide as those of the office; one that is missing or broken is told."""

from __future__ import annotations

import io
import os
import random
import shutil
import struct
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from pecdocs.faults import Place, Severity
from pecdocs.pdf import fontfiles
from pecdocs.pdf.coverage import pieces, width
from pecdocs.pdf.fonts import SHIPPED, Family, face, family, shipped
from tests.support.outer import tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LICENCES = {"Carlito": "Carlito-OFL", "Caladea": "Caladea-OFL", "Liberation": "Liberation-OFL", "DejaVu": "DejaVu"}
FILES = sorted(SHIPPED.glob("*.ttf"))


def fs_type(data: bytes) -> int:
    """Give a font's embedding permissions (OpenType, table OS/2): 0 is to embed, edit and subset at will."""
    for n in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n])
        if tag == b"OS/2":
            return int(struct.unpack(">H", data[offset + 8 : offset + 10])[0])
    raise AssertionError


def test_the_fonts_that_come_with_the_program_weigh_less_than_ten_megabytes() -> None:
    """The program stays small enough to be sent by mail."""
    assert len(FILES) == 19
    assert sum(path.stat().st_size for path in FILES) < 10_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_font_may_be_embedded_and_comes_with_its_licence(path: Path) -> None:
    """Both the font and the text of its licence travel together."""
    assert fs_type(path.read_bytes()) == 0
    (licence,) = (text for name, text in LICENCES.items() if path.name.startswith(name))
    said = (SHIPPED / "licencias" / f"{licence}.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in said
    assert licence in (SHIPPED / "README.md").read_text(encoding="utf-8")


def test_a_font_keeps_one_name_however_often_it_is_asked_for() -> None:
    """The same bytes follow from the same names."""
    assert shipped("Carlito") is shipped("Carlito")
    assert shipped("Carlito").bold_italic == "Carlito-BoldItalic"
    assert face("DejaVuSans-Bold").bold


@pytest.fixture(autouse=True)
def _bare_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look for the system's fonts in one folder, which begins empty."""
    (tmp_path / "sistema").mkdir()
    monkeypatch.setattr(fontfiles, "system_folders", lambda: [tmp_path / "sistema"])
    fontfiles._installed.cache_clear()
    yield
    fontfiles._installed.cache_clear()


def tables_of(data: bytes) -> dict[bytes, tuple[int, int, int]]:
    """Give each table's entry, place and length."""
    count = struct.unpack(">H", data[4:6])[0]
    found = {}
    for n in range(count):
        tag, _, offset, length = struct.unpack(">4sLLL", data[12 + 16 * n : 28 + 16 * n])
        found[tag] = (12 + 16 * n, offset, length)
    return found


def named(file: str, name: str) -> bytes:
    """Give a font that comes with the program as if it were of the family `name`, which may not be longer."""
    data = (SHIPPED / file).read_bytes()
    for own in ("Caladea", "Carlito"):
        if file.startswith(own):
            assert len(name) <= len(own)
            padded = name.ljust(len(own))
            data = data.replace(own.encode("utf-16-be"), padded.encode("utf-16-be"))
            data = data.replace(own.encode(), name.ljust(len(own), "_").encode())
    return data


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a font into the `letras` folder of a format."""
    (folder / "letras").mkdir(exist_ok=True, parents=True)
    path = folder / "letras" / name
    path.write_bytes(data)
    return path


def put_family(folder: Path, name: str = "Propia") -> None:
    """Write a whole family into the `letras` folder of a format."""
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        put(folder, f"{name}-{style}.ttf", named(f"Caladea-{style}.ttf", name))


def a_pdf(own: Family, text: str = "Señal ✓ de ≥ 5 □ acciones") -> bytes:
    """Draw a text in the four fonts of a family."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=own.regular)
    for n, font in enumerate((own.regular, own.bold, own.italic, own.bold_italic)):
        x = 50.0
        for piece, name in pieces(text, font):
            canvas.setFont(name, 20)
            canvas.drawString(x, 700 - 30 * n, piece)
            x += width(piece, name, 20)
    canvas.save()
    return target.getvalue()


def embedded(data: bytes) -> set[str]:
    """Give the fonts of a PDF, each seen to be embedded, without the letters that mark a subset."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                found.add(str(font.BaseFont).split("+")[1])
    return found


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("Calibri", "Carlito"),
        ("Cambria", "Caladea"),
        ("Arial", "Liberation Sans"),
        ("helvetica", "Liberation Sans"),
        ("Times  New Roman", "Liberation Serif"),
        ("Courier New", "Liberation Mono"),
        ("Carlito", "Carlito"),
        ("Liberation Serif", "Liberation Serif"),
    ],
)
def test_an_office_font_is_drawn_by_its_twin_without_a_word(asked: str, given: str) -> None:
    """Lines end where they end in Word."""
    found = family(asked)
    assert found.name == given
    assert found.faults == ()
    for name in (found.regular, found.bold, found.italic, found.bold_italic):
        assert pdfmetrics.getFont(name).face.numGlyphs > 400


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("Verdana", "Liberation Sans"),
        ("Century Gothic", "Liberation Sans"),
        ("Georgia", "Liberation Serif"),
        ("Century Schoolbook", "Liberation Serif"),
        ("PT Serif", "Liberation Serif"),
        ("Consolas", "Liberation Mono"),
        ("Calibri Light", "Carlito"),
        ("Cambria Math", "Caladea"),
        ("Aptos", "Carlito"),
        ("»../../etc/passwd\x00", "Liberation Sans"),
        ("", "Liberation Sans"),
    ],
)
def test_a_font_that_is_not_there_is_drawn_by_the_one_most_like_it_and_told(asked: str, given: str) -> None:
    """The official learns what the PDF is drawn with, and what to do."""
    found = family(asked, asked_at=Place("formato.yaml", 3, 10))
    assert found.name == given
    (fault,) = found.faults
    assert fault.severity is Severity.WARNING
    assert f"no se encontró la letra «{asked}»: el PDF sale con {given}" in fault.message
    assert fault.place.line == 3
    assert "«letras»" in fault.hint


def test_the_fonts_of_a_format_come_first(tmp_path: Path) -> None:
    """An entity that ships its font means it, even if the system has another of that name."""
    put_family(tmp_path)
    (tmp_path / "sistema" / "otra.ttf").write_bytes(named("Carlito-Regular.ttf", "Propia"))
    found = family("propia", [tmp_path])
    assert found.faults == ()
    names = embedded(a_pdf(found))
    assert {name.rsplit("-", 1)[0] for name in names} == {
        *("Propia_-Regular", "Propia_-Bold", "Propia_-Italic", "Propia_-BoldItalic", "DejaVuSans"),
    }


def test_a_font_of_the_system_is_used_when_it_has_no_twin(tmp_path: Path) -> None:
    """It is found by what the file says of itself, in any folder below, whatever the file is called."""
    for n, style in enumerate(("Regular", "Bold", "Italic", "BoldItalic")):
        (tmp_path / "sistema" / "a" / "b").mkdir(parents=True, exist_ok=True)
        (tmp_path / "sistema" / "a" / "b" / f"{n}.TTF").write_bytes(named(f"Caladea-{style}.ttf", "Sistema"))
    (tmp_path / "sistema" / "rota.ttf").write_bytes(b"no")
    os.mkfifo(tmp_path / "sistema" / "tubo.ttf")
    found = family("Sistema")
    assert found.faults == ()
    assert len({found.regular, found.bold, found.italic, found.bold_italic}) == 4
    assert face(found.bold).bold


def test_a_font_without_bold_or_italic_type_is_used_and_told(tmp_path: Path) -> None:
    """Headings then come out as the rest."""
    put(tmp_path, "a.ttf", named("Caladea-Regular.ttf", "Sola"))
    found = family("Sola", [tmp_path])
    assert found.regular == found.bold == found.italic == found.bold_italic
    assert [fault.message for fault in found.faults] == [
        "la letra «Sola» no tiene negrita ni cursiva: esas palabras salen como las demás"
    ]


def damaged(change: Callable[[bytearray, dict[bytes, tuple[int, int, int]]], None]) -> bytes:
    """Give a font of the family Rota, changed."""
    data = bytearray(named("Caladea-Regular.ttf", "Rota"))
    change(data, tables_of(bytes(data)))
    return bytes(data)


def restricted(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Forbid embedding."""
    struct.pack_into(">H", data, tables[b"OS/2"][1] + 8, 0x0002)


def endless(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Make each subtable of characters say that it maps two thousand million."""
    start = tables[b"cmap"][1]
    for n in range(struct.unpack_from(">H", data, start + 2)[0]):
        place = start + struct.unpack_from(">L", data, start + 8 + 8 * n)[0]
        struct.pack_into(">HHLLLLLL", data, place, 12, 0, 28, 0, 1, 0, 0x7FFFFFFF, 1)


def without_letters(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Leave only the letter A."""
    start = tables[b"cmap"][1]
    for n in range(struct.unpack_from(">H", data, start + 2)[0]):
        place = start + struct.unpack_from(">L", data, start + 8 + 8 * n)[0]
        struct.pack_into(">HHLLLLLL", data, place, 12, 0, 28, 0, 1, 65, 65, 36)


def outside(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Put a table out of the file."""
    struct.pack_into(">L", data, tables[b"hmtx"][0] + 8, 0x7FFFFFF0)


def crossed(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Put a glyph's end before its start."""
    struct.pack_into(">HH", data, tables[b"loca"][1] + 40, 0xFFFF, 0)


def composite(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Make every glyph with parts take one that does not exist."""
    start, length = tables[b"glyf"][1:]
    places = struct.unpack_from(f">{tables[b'loca'][2] // 2}H", data, tables[b"loca"][1])
    for place in places:
        if place * 2 < length and data[start + place * 2] == 0xFF:
            struct.pack_into(">H", data, start + place * 2 + 12, 0xFFFE)


def no_glyph(data: bytearray, tables: dict[bytes, tuple[int, int, int]]) -> None:
    """Make the code 127, that nobody writes and reportlab always takes along, point to a glyph that is not there."""
    known = face("Caladea-Regular").covered - {"\x7f", "\u00a0"}
    glyphs = pdfmetrics.getFont("Caladea-Regular").face.charToGlyph
    groups = sorted([*((ord(c), ord(c), glyphs[ord(c)]) for c in known), (127, 127, 0xFFF0)])
    start = tables[b"cmap"][1]
    for n in range(struct.unpack_from(">H", data, start + 2)[0]):
        struct.pack_into(">L", data, start + 8 + 8 * n, len(data) - start)
    data += struct.pack(">HHLLL", 12, 0, 16 + 12 * len(groups), 0, len(groups))
    data += b"".join(struct.pack(">LLL", *group) for group in groups)


BROKEN = {
    "empty": (b"", "está vacío"),
    "not a font": (b"%PDF-1.7 hola" * 100, "no es una letra TrueType"),
    "a page": ("<html>ñ</html>".encode(), "no es una letra TrueType"),
    "only a header": (b"\x00\x01\x00\x00\x00\x10", "está incompleto o dañado"),
    "false count": (b"\x00\x01\x00\x00\xff\xff" + b"\x00" * 500, "está incompleto o dañado"),
    "cff": (b"OTTO" + b"\x00" * 500, "contornos PostScript"),
    "collection": (b"ttcf" + b"\x00" * 500, "es una colección"),
    "web": (b"wOF2" + b"\x00" * 500, "páginas web"),
    "half": (named("Caladea-Regular.ttf", "Rota")[:60_000], "está incompleto o dañado"),
    "huge": (named("Caladea-Regular.ttf", "Rota") + bytes(33 * 1024**2), "pesa más de 32 MB"),
    "restricted": (damaged(restricted), "su licencia no permite incrustarla"),
    "endless": (damaged(endless), "está incompleto o dañado"),
    "no letters": (damaged(without_letters), "no tiene todas las letras del español"),
    "outside": (damaged(outside), "está incompleto o dañado"),
    "crossed": (damaged(crossed), "está incompleto o dañado"),
    "composite": (damaged(composite), "está incompleto o dañado"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_of_the_format_that_cannot_be_used_is_named_with_the_reason(kind: str, tmp_path: Path) -> None:
    """The document is made all the same, with another font."""
    data, reason = BROKEN[kind]
    put(tmp_path, "rota.ttf", data)
    found = family("Rota", [tmp_path], Place("formato.yaml"))
    assert found.name == "Liberation Sans"
    first, second = found.faults
    assert first.place.file.endswith("letras/rota.ttf")
    assert reason in first.message
    assert "no se encontró la letra «Rota»" in second.message
    assert embedded(a_pdf(found))


def test_a_code_that_points_to_no_glyph_is_left_out(tmp_path: Path) -> None:
    """Old fonts have such codes; the others are good."""
    data = damaged(no_glyph)
    put(tmp_path, "rota.ttf", data)
    found = family("Rota", [tmp_path])
    assert found.name == "Rota"
    assert "\x7f" not in face(found.regular).covered
    assert len(embedded(a_pdf(found, "".join(sorted(face(found.regular).covered))))) > 0


@pytest.mark.parametrize("suffix", [".otf", ".ttc", ".woff2", ".OTF"])
def test_a_file_that_its_author_takes_for_a_font_is_named_too(suffix: str, tmp_path: Path) -> None:
    """Copied to the folder and not seen in the PDF, it would be a riddle."""
    put(tmp_path, f"rota{suffix}", b"OTTO" + bytes(400))
    assert "PostScript" in family("Calibri", [tmp_path]).faults[0].message


def test_other_files_of_the_folder_are_nobody_s_business(tmp_path: Path) -> None:
    """A licence belongs there."""
    put(tmp_path, "LICENCIA.txt", b"libre")
    assert family("Calibri", [tmp_path]).faults == ()


def test_a_broken_font_of_the_system_is_passed_over(tmp_path: Path) -> None:
    """It is not the official's doing; what is told is that the font was not found."""
    for kind in ("half", "restricted", "endless", "composite", "not a font"):
        (tmp_path / "sistema" / f"{kind}.ttf").write_bytes(BROKEN[kind][0])
    (fault,) = family("Rota").faults
    assert "no se encontró" in fault.message


def test_a_link_out_of_the_format_is_not_followed(tmp_path: Path) -> None:
    """A format that someone sent could otherwise put any file of the computer into a published document."""
    inside, away = tmp_path / "formato", tmp_path / "ajena"
    put_family(away)
    (inside / "letras").mkdir(parents=True)
    (inside / "letras" / "a.ttf").symlink_to(away / "letras" / "Propia-Regular.ttf")
    (inside / "letras" / "b.ttf").symlink_to(inside / "letras" / "b.ttf")
    (inside / "letras" / "c.ttf").symlink_to("/dev/zero")
    os.mkfifo(inside / "letras" / "d.ttf")
    (inside / "letras" / "e.ttf").mkdir()
    *told, last = family("Propia", [inside]).faults
    assert ["fuera de la carpeta" in fault.message for fault in told] == [True, False, True, False, False]
    assert "no se encontró" in last.message


def test_a_folder_of_fonts_that_is_a_link_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """The same door, one step higher."""
    put_family(tmp_path / "ajena")
    (tmp_path / "formato").mkdir()
    (tmp_path / "formato" / "letras").symlink_to(tmp_path / "ajena" / "letras")
    found = family("Propia", [tmp_path / "formato"])
    assert found.name == "Liberation Sans"
    assert all("fuera de la carpeta" in fault.message for fault in found.faults[:-1])


@pytest.mark.parametrize("seed", range(60))
def test_a_font_with_bytes_changed_at_random_is_refused_or_drawn(seed: int, tmp_path: Path) -> None:
    """Nothing that passed at the door fails when the document is finished."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    data = bytearray(named("Caladea-Regular.ttf", "Azar"))
    tables = tables_of(bytes(data))
    for _ in range(chance.randint(1, 30)):
        _, start, length = tables[chance.choice(sorted(tables))]
        data[start + chance.randrange(min(length, 400))] = chance.randrange(256)
    put(tmp_path, "azar.ttf", bytes(data))
    found = family("Azar", [tmp_path])
    assert found.faults
    a_pdf(found, "".join(sorted(face(found.regular).covered)))


def test_two_documents_drawn_by_turns_are_those_drawn_one_after_the_other() -> None:
    """The fonts are shared by all documents of a process; what each document takes of them is not."""
    first, second = "Señal ✓ áéí ŷ ≥", "ŷŵ ☐ ¿Qué? Ω"
    alone = [a_canvas([first] * 9), a_canvas([second] * 9)]
    one, other = io.BytesIO(), io.BytesIO()
    a, b = Canvas(one, invariant=1), Canvas(other, invariant=1)
    for n in range(9):
        line(a, n, first)
        line(b, n, second)
    a.save()
    b.save()
    assert [one.getvalue(), other.getvalue()] == alone


def line(canvas: Canvas, n: int, text: str) -> None:
    """Draw a line of text in Carlito."""
    for piece, name in pieces(text, shipped("Carlito").regular):
        canvas.setFont(name, 10)
        canvas.drawString(50, 700 - 20 * n, piece)


def a_canvas(lines: list[str]) -> bytes:
    """Draw lines of text in Carlito."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for n, text in enumerate(lines):
        line(canvas, n, text)
    canvas.save()
    return target.getvalue()


def test_the_same_font_from_two_folders_gives_the_same_bytes(tmp_path: Path) -> None:
    """Where a format stands does not show in the document."""
    made = []
    for name in ("una", "otra"):
        put_family(tmp_path / name)
        made.append(a_pdf(family("Propia", [tmp_path / name])))
        shutil.rmtree(tmp_path / name)
    assert made[0] == made[1]


def test_two_fonts_that_say_the_same_name_are_kept_apart(tmp_path: Path) -> None:
    """Reportlab knows fonts by the name inside; a second file of that name would be drawn as the first."""
    put(tmp_path / "una", "a.ttf", named("Caladea-Regular.ttf", "Doble"))
    other = bytearray(named("Caladea-Italic.ttf", "Doble"))
    struct.pack_into(">H", other, tables_of(bytes(other))[b"head"][1] + 44, 0)
    put(tmp_path / "otra", "a.ttf", bytes(other).replace(b"-Italic", b"-Regular"))
    one, two = family("Doble", [tmp_path / "una"]), family("Doble", [tmp_path / "otra"])
    assert one.regular != two.regular
    assert width("fin de la hoja", one.regular, 10) != width("fin de la hoja", two.regular, 10)
    assert embedded(a_pdf(one)).isdisjoint(embedded(a_pdf(two)) - {"DejaVuSans"})


@pytest.mark.externo
@pytest.mark.parametrize("name", ["Calibri", "Cambria", "Arial", "Times New Roman", "Courier New"])
def test_a_text_copied_out_of_a_pdf_is_the_text_of_the_plan(name: str, tmp_path: Path) -> None:
    """Up to composition, spaces where no line ends, and marks that have no shape."""
    text = "Señal ✓☐→≥ cafe\u0301 «q\u0303» 25\u202f% co\u00admún €5 ¿ñ? ŵ Ω ﬁn"
    path = tmp_path / "a.pdf"
    path.write_bytes(a_pdf(family(name), text))
    command = [tool("pdftotext"), "-layout", str(path), "-"]
    copied = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    said = "Señal ✓☐→≥ café «q\u0303» 25 % común €5 ¿ñ? ŵ Ω ﬁn"
    assert [line.strip() for line in copied.splitlines() if line.strip()] == [said] * 4
