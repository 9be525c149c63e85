"""Text set in lines: nothing of it is lost, and nothing stands out of its room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pecdocs.pdf.lines import Bit, SetText, set_text, width_of
from tests.support.pdfpages import looks
from tests.support.strategies import HOSTILE

SIZE = 10.0


def of(text: str, width: float = 100.0) -> SetText:
    """Set a text in a width."""
    return set_text(looks().bits(text), SIZE, width)


def lines(text: str, width: float = 100.0) -> list[str]:
    """Give the lines of a text set in a width."""
    return ["".join(bit.text for bit in line.bits) for line in of(text, width).lines]


def test_a_line_ends_at_a_space_which_stays_at_its_end() -> None:
    """So that who copies the words has them apart."""
    assert lines("una palabra y después otra palabra más") == ["una palabra y después ", "otra palabra más"]


def test_a_line_may_end_after_a_hyphen_between_letters() -> None:
    """Not after one that is a sign, nor in a number."""
    assert lines("comunicación entidad-ciudadanía") == ["comunicación entidad-", "ciudadanía"]
    assert lines("Plan 2024-2025", 45) == ["Plan ", "2024-2025"]
    assert lines("de -100000", 20)[0] == "de "


def test_a_space_that_does_not_break_does_not() -> None:
    """It is a letter to a line."""
    assert lines("la comunicación del 25\u00a0%", 84) == ["la comunicación del ", "25\u00a0%"]


def test_a_word_wider_than_a_line_breaks_where_it_must_and_stays_one_word() -> None:
    """No space comes into it."""
    found = lines("x" * 50)
    assert len(found) > 1
    assert "".join(found) == "x" * 50


def test_a_word_in_two_types_breaks_where_it_must_too() -> None:
    """At the end of a line, be that where the type changes or not."""
    bits = [*looks().bits("ilili"), *looks().bits("WMWMW", bold=True)]
    for width in range(12, 60):
        found = set_text(bits, SIZE, width)
        assert "".join(bit.text for line in found.lines for bit in line.bits) == "ililiWMWMW"
        assert max(line.width for line in found.lines) <= width


def test_each_line_end_ends_a_line() -> None:
    """An empty line is one; of what each ends in, a space is left, but for the last."""
    assert lines("uno\ndos\n\ntres") == ["uno ", "dos ", "", "tres"]
    assert of("uno\ndos").height == 2 * of("uno").height


def test_a_text_that_says_nothing_is_an_empty_line() -> None:
    """Its cell is as high as one that says a word."""
    assert lines("") == [""]


def test_a_split_text_is_in_both_parts_together() -> None:
    """None of its lines twice."""
    whole = of("uno dos tres cuatro cinco seis siete ocho nueve diez", 40)
    for height in (0.0, whole.leading, whole.leading * 2.5, whole.height, whole.height * 2):
        shown, rest = whole.split(height)
        assert shown.lines + rest.lines == whole.lines
        assert shown.height <= height + 0.1


_TEXTS = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)),
    max_size=6,
).map(" ".join)


@given(st.lists(st.tuples(_TEXTS, st.booleans()), max_size=4), st.floats(1, 400))
def test_no_text_is_lost_and_no_line_is_wider_than_its_room(texts: list[tuple[str, bool]], width: float) -> None:
    """Whatever the texts, in one type or two; only a letter alone may be wider than a line."""
    bits = [bit for text, bold in texts for bit in looks().bits(text, bold=bold)]
    found = set_text(bits, SIZE, width)
    whole = "".join(bit.text for line in found.lines for bit in line.bits)
    assert _words(whole) == _words("".join(bit.text for bit in bits))
    assert [line.bits for line in found.lines if _width(line.bits) > width + 1e-6 and not _is_letter(line.bits)] == []
    assert all(abs(line.width - _width(line.bits)) < 1e-6 for line in found.lines)
    assert {bit[1:] for line in found.lines for bit in line.bits} <= {bit[1:] for bit in bits}


def _words(text: str) -> str:
    return "".join(letter for letter in text if letter not in " \n")


def _width(bits: tuple[Bit, ...]) -> float:
    """Give the width of a line without the spaces at its end, in points."""
    left = list(bits)
    while left and not left[-1].text.rstrip(" "):
        left.pop()
    if left:
        left[-1] = left[-1]._replace(text=left[-1].text.rstrip(" "))
    return sum(width_of(bit.text, bit.font) for bit in left) * SIZE


def _is_letter(bits: tuple[Bit, ...]) -> bool:
    return len("".join(bit.text for bit in bits).strip(" ")) == 1
