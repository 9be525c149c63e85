"""Lists are real Word lists, and print the markers that the plan writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.blocks import ListItem, Marker, Run
from tests.support.worddocuments import item, wrote
from tests.support.wordtemplate import BODY, NAMESPACES, TYPES, Extra, Part, docx
from tests.support.wordxml import ReadItem

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def counted(values: Sequence[int], level: int = 0, list_id: int = 1, suffix: str = ".") -> list[ListItem]:
    """Make the items of a numbered list."""
    return [item(str(value), Marker("decimal", suffix=suffix, value=value), level, list_id) for value in values]


def printed(*blocks: ListItem) -> list[str]:
    """Write items; give the markers that Word prints."""
    return [each.marker for each in wrote(*blocks).items]


@pytest.mark.parametrize(
    "values",
    [[1, 2, 3], [4, 5, 9], [1, 1, 1], [0, 1, 2], [7], [3, 2, 1], [1, 4, 5, 7, 9, 10], [999999999]],
    ids=str,
)
def test_numbers_are_printed_as_written(values: list[int]) -> None:
    """Numbers that jump, repeat, go back or start anywhere."""
    assert printed(*counted(values)) == [f"{value}." for value in values]


def test_letters_are_printed_as_written_those_that_repeat_too() -> None:
    """A published list counts a), b), c), c)."""
    items = [item(letter, Marker("lowerLetter", suffix=")", value=LETTERS.index(letter) + 1)) for letter in "abccz"]
    assert printed(*items) == ["a)", "b)", "c)", "c)", "z)"]


def test_capital_letters_and_roman_numerals_count() -> None:
    """Each kind of marker has its own numbering."""
    capital = [item("x", Marker("upperLetter", suffix=")", value=value), list_id=1) for value in (2, 3)]
    roman = [item("x", Marker("lowerRoman", suffix=".", value=value), list_id=2) for value in (1, 4)]
    assert printed(*capital, *roman) == ["B)", "C)", "i.", "iv."]


def test_symbols_are_printed_as_written() -> None:
    """✓ and ► stay what they are, beside the usual bullets."""
    assert printed(*[item("x", Marker("symbol", each)) for each in "•✓►•&<"]) == list("•✓►•&<")


def test_two_lists_count_apart() -> None:
    """The second starts at its own number, wherever the first ended."""
    assert printed(*counted([1, 2]), *counted([1, 2], list_id=2)) == ["1.", "2.", "1.", "2."]


def test_a_list_goes_on_after_the_lists_inside_its_items() -> None:
    """Each inner list counts from one; the outer goes on."""
    blocks = [
        *counted([1], list_id=1),
        *counted([1, 2], 1, list_id=2),
        *counted([2], list_id=1),
        *counted([1], 1, list_id=3),
        *[item("x", Marker("lowerLetter", suffix=")", value=value), 2, 4) for value in (1, 2)],
        *counted([2], 1, list_id=3),
        *counted([3], list_id=1),
    ]
    assert printed(*blocks) == ["1.", "1.", "2.", "2.", "1.", "a)", "b)", "2.", "3."]


def test_bullets_between_numbers_do_not_break_the_count() -> None:
    """A bulleted list inside a numbered one."""
    blocks = [*counted([1]), item("x", Marker("symbol"), 1, 2), *counted([2]), item("x", Marker("symbol"), 1, 3)]
    assert printed(*blocks) == ["1.", "•", "2.", "•"]


def test_a_list_deeper_than_word_can_keeps_every_item_and_number() -> None:
    """Word's lists have nine levels."""
    blocks = [each for level in range(12) for each in counted([1, 2], level, list_id=level + 1)]
    read = wrote(*blocks).items
    assert [each.marker for each in read] == ["1.", "2."] * 12
    assert [each.level for each in read] == [min(level, 8) for level in range(12) for _ in range(2)]


def test_an_item_keeps_its_level_and_its_text() -> None:
    """The text of the item is its own, without the marker."""
    read = wrote(item("uno & dos", Marker("decimal", value=3), level=2)).items
    assert read == [ReadItem("3.", 2, "uno & dos")]


def test_the_numberings_of_the_template_stay_and_ours_take_free_numbers() -> None:
    """A header may have a list of its own."""
    own = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    )
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr></w:p>'
    part = Part("word/numbering.xml", own, "numbering", f"{TYPES}.numbering+xml")
    read = wrote(*counted([1, 2]), template=docx(listed, BODY, extra=Extra((part,))))
    assert [each.marker for each in read.items] == ["-", "1.", "2."]


def test_a_document_without_lists_gets_no_numbering() -> None:
    """Nothing is added that nothing uses."""
    assert "word/numbering.xml" not in wrote(template=docx(BODY)).names


def test_an_item_may_hold_several_runs() -> None:
    """Emphasis inside an item."""
    runs = (Run("uno "), Run("dos", bold=True), Run("\ntres", italic=True))
    assert wrote(ListItem(1, 0, Marker("symbol"), runs)).items == [ReadItem("•", 0, "uno dos\ntres")]
