"""Every character of a text is drawn by a font that has it, or shown as a sign and named."""

from __future__ import annotations

import unicodedata

import pytest

from pecdocs.layout.grid import Cell, Column, Grid, Row
from pecdocs.layout.widths import fitted
from pecdocs.pdf.coverage import SIGN, Metrics, Missing, pieces, width
from pecdocs.pdf.fonts import face, shipped

CARLITO = shipped("Carlito").regular
SANS = shipped("Liberation Sans")
FALLBACK = "DejaVuSans"


def drawn(text: str, font: str = CARLITO) -> str:
    """Give a text as the fonts draw it, whichever they are."""
    return "".join(piece for piece, _ in pieces(text, font))


def test_a_spanish_text_is_one_piece_and_comes_back_as_it_is() -> None:
    """It is what nearly every cell holds."""
    text = "«Señalización» de la Rendición de Cuentas: ¿cuándo? — 25 % – 1.º; niñez, pingüino, ¡ÉXITO! €"
    assert pieces(text, CARLITO) == [(text, CARLITO)]


def test_an_empty_text_is_one_empty_piece() -> None:
    """Whoever draws needs no branch for it."""
    assert pieces("", CARLITO) == [("", CARLITO)]


@pytest.mark.parametrize("sign", ["✓", "☐", "☑", "✗", "★", "⚠", "😀"])
def test_a_sign_that_the_font_lacks_is_drawn_by_the_fallback(sign: str) -> None:
    """The rest of the text stays in its font."""
    missing = Missing()
    assert pieces(f"Sí {sign} hecho", CARLITO, missing) == [
        ("Sí ", CARLITO),
        (sign, FALLBACK),
        (" hecho", CARLITO),
    ]
    assert missing.faults("plan") == ()


@pytest.mark.parametrize("family", ["Carlito", "Caladea", "Liberation Sans", "Liberation Serif", "Liberation Mono"])
def test_bold_type_falls_back_to_bold_type(family: str) -> None:
    """A sign in a heading is as heavy as its words, where the family has bold type."""
    own = shipped(family)
    assert pieces("✓", own.regular) == [("✓", FALLBACK)]
    heavy = FALLBACK if own.bold == own.regular else "DejaVuSans-Bold"
    assert pieces("✓", own.bold) == pieces("✓", own.bold_italic) == [("✓", heavy)]


def test_a_character_that_no_font_has_is_shown_as_a_box_and_named_once() -> None:
    """The official learns which character, of which font, and where it stood first."""
    missing = Missing()
    assert pieces("La 𝒳 y la 𝒳", CARLITO, missing, "actividad 1.2") == [("La □ y la □", CARLITO)]
    assert pieces("𝒳", CARLITO, missing, "actividad 3") == [("□", CARLITO)]
    (fault,) = missing.faults("plan.yaml")
    assert str(fault) == (
        "plan.yaml: actividad 1.2: aviso: la letra Carlito no tiene «𝒳» (U+1D4B3): sale como □"
        " — escríbalo con otros caracteres o ponga en el formato una letra que lo tenga"
    )


def test_a_text_in_chinese_is_a_row_of_boxes_and_one_warning() -> None:
    """Five characters are named and the others counted."""
    missing = Missing()
    assert drawn("汉字一二三四五", CARLITO) == SIGN * 7
    pieces("汉字一二三四五", CARLITO, missing)
    (fault,) = missing.faults("plan.yaml")
    assert (
        "«汉» (U+6C49), «字» (U+5B57), «一» (U+4E00), «二» (U+4E8C), «三» (U+4E09) y 2 más: salen como □"
        in fault.message
    )


@pytest.mark.parametrize("text", ["שלום", "مرحبا"])
def test_a_text_that_runs_from_right_to_left_is_drawn_and_its_order_warned_of(text: str) -> None:
    """It can't be read so; the Word document shows it well."""
    missing = Missing()
    assert drawn(text) == text
    pieces(text, CARLITO, missing, "misión")
    (fault,) = missing.faults("plan.yaml")
    assert "se lee de derecha a izquierda y aquí sale de izquierda a derecha" in fault.message
    assert fault.place.spot == "misión"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("comunicacio\u0301n", "comunicación"),
        ("A\u030angstro\u0308m \u212b \u2126", "Ångström Å Ω"),
        ("25\u00a0%", "25\u00a0%"),
        ("25\u202f%", "25\u00a0%"),
        ("25\u2007%", "25\u00a0%"),
        ("comu\u00adnica\u00adción", "comunicación"),
        ("www\u200b.gov\u2060.co\ufeff", "www.gov.co"),
        ("uno\u200d dos\u200c", "uno dos"),
        ("\u202egpj.exe\u202c \u2066x\u2069 \u200ey\u200f", "gpj.exe x y"),
        ("uno\tdos", "uno dos"),
        ("uno\ndos\r\u2028\u2029\x85\v\ftres", "uno dos      tres"),
        ("❤\ufe0f", "❤"),
        ("q\u0303 x\u0331", "q\u0303 x\u0331"),
    ],
)
def test_what_has_no_shape_is_left_out_and_the_rest_is_composed(written: str, shown: str) -> None:
    """Joiners, soft hyphens and marks of direction would come out as boxes or hyphens; nothing to be seen is lost."""
    missing = Missing()
    assert drawn(written) == shown
    pieces(written, CARLITO, missing)
    assert missing == Missing()


@pytest.mark.parametrize(
    ("character", "called"),
    [
        ("\x00", "U+0000, carácter de control"),
        ("\x1b", "U+001B, carácter de control"),
        ("\x9b", "U+009B, carácter de control"),
        ("\ud800", "U+D800, medio carácter"),
        ("\ue000", "U+E000, carácter de uso privado"),
        ("\uf0b7", "U+F0B7, carácter de uso privado"),
        ("\U0010fffd", "U+10FFFD, carácter de uso privado"),
    ],
)
@pytest.mark.parametrize("font", [CARLITO, SANS.regular, FALLBACK])
def test_controls_and_private_characters_are_shown_as_boxes_even_if_a_font_has_them(
    character: str, called: str, font: str
) -> None:
    """What they would look like is chance, and no reader aloud could say them; the warning can't show them either."""
    missing = Missing()
    assert pieces(f"a{character}b", font, missing) == [("a□b", font)]
    (fault,) = missing.faults("plan.yaml")
    assert f"no tiene {called}: sale como □" in fault.message


def test_a_letter_and_its_marks_are_drawn_by_one_font() -> None:
    """A mark of another font would not stand over its letter; in the fallback, marks take no room."""
    for font in (CARLITO, SANS.regular):
        assert pieces("eq\u0303e", font) == [("e", font), ("q\u0303", FALLBACK), ("e", font)]


@pytest.mark.parametrize("name", [CARLITO, shipped("Caladea").regular, SANS.bold, FALLBACK, "DejaVuSans-Bold"])
def test_whatever_is_drawn_has_a_glyph(name: str) -> None:
    """PDF/A forbids the glyph for none: over all of Unicode, each piece's font has its characters."""
    for start in range(0, 0x110000, 0x1000):
        for text, font in pieces("".join(map(chr, range(start, start + 0x1000))), name):
            assert face(font).covered.issuperset(text)


def test_a_text_of_plain_characters_is_composed_already() -> None:
    """So one look at its set of characters is enough."""
    for name in (CARLITO, SANS.regular, FALLBACK):
        text = "".join(sorted(face(name).plain))
        assert unicodedata.is_normalized("NFC", text)
        assert unicodedata.is_normalized("NFC", text[::-1])


def test_the_width_of_a_text_adds_up_its_pieces() -> None:
    """Whichever font draws them."""
    whole = width("Sí ✓", CARLITO, 10)
    assert whole == pytest.approx(width("Sí ", CARLITO, 10) + width("✓", FALLBACK, 10))
    assert width("co\u00admo", CARLITO, 10) == pytest.approx(width("como", CARLITO, 10))


def test_twins_are_as_wide_as_each_other_say_the_metrics_of_the_office_font() -> None:
    """Arial's digits take 0.556 em and Calibri's 0.507 em; Courier New's letters all take 0.6 em."""
    assert Metrics(1, SANS.regular).width("0") == pytest.approx(0.556, abs=0.001)
    assert Metrics(1, CARLITO).width("0") == pytest.approx(0.507, abs=0.001)
    assert Metrics(10, shipped("Liberation Mono").regular).width("iW") == pytest.approx(12, abs=0.01)


def test_the_columns_of_a_table_are_shared_out_by_the_widths_of_a_registered_font() -> None:
    """The longest word of a narrow column fits, to the thousandth of a point."""
    bold = Metrics(11, shipped("Carlito").bold)
    cells = (Cell(("POSICIONAMIENTO",)), Cell(("a",)), Cell(("b",)))
    grid = Grid((Column("a", 1), Column("b", 4), Column("c", 3)), (Row("fila", cells),))
    found = fitted(grid, 400, lambda _kind, _column: bold, 10)
    assert found[0].width == pytest.approx(bold.width("POSICIONAMIENTO") + 10)
    assert sum(column.width for column in found) == pytest.approx(400)
