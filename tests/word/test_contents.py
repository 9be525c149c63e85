"""The contents page: the page of each heading where somebody counts them, an honest field where nobody does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pecdocs.layout.blocks import Heading, Page, Run
from pecdocs.word import NotCountedError, count_pages, draft_document
from pecdocs.word.pages import ROUNDS
from tests.support.worddocuments import FILE, PLAIN, document, line, page_numbers, sound, table, title
from tests.support.wordtemplate import BODY, LOOKS, docx, p, section
from tests.support.wordxml import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.layout.blocks import Block
    from pecdocs.word import Draft

WITH_CONTENTS = docx(p("[[contenido]]"), BODY, LOOKS)
HEADINGS = (Heading(1, "1.", (Run("Uno & más"),), "a"), Heading(2, "1.1", (Run("Dos"),), "b"), title("Hondo", 3))


def draft(*blocks: Block, template: bytes = WITH_CONTENTS, levels: int = 3) -> Draft:
    """Write blocks in a template with a contents page."""
    return draft_document(document(*blocks, levels=levels), template, FILE)


def is_dirty(data: bytes) -> bool:
    """Tell whether Word is asked to bring a field up to date."""
    return b"w:dirty" in sound(data).parts["word/document.xml"]


def printer(*answers: str) -> Callable[[bytes], list[str]]:
    """Make one that gives each answer once, as the last title of what it prints, and checks what it is given."""
    left = list(answers)

    def outline(data: bytes) -> list[str]:
        sound(data)
        return ["Uno & más", left.pop(0)]

    return outline


# ── Without numbers ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_that_nobody_counted_is_a_dash_that_word_replaces() -> None:
    """The one who reads it sees that a number is missing; Word offers to put it."""
    found = draft(*HEADINGS).seal()
    assert page_numbers(found) == ["–", "–", "–"]
    assert is_dirty(found)


def test_the_settings_ask_for_nothing() -> None:
    """The template's own fields are left alone."""
    assert b"updateFields" not in b"".join(sound(draft(*HEADINGS).seal()).parts.values())


# ── With numbers ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_numbers_stand_in_their_lines_and_word_asks_nothing() -> None:
    """In the order of the headings."""
    found = draft(*HEADINGS).seal(("3", "4", "12"))
    assert page_numbers(found) == ["3", "4", "12"]
    assert not is_dirty(found)


def test_as_many_numbers_are_asked_for_as_the_contents_list() -> None:
    """A heading below its levels has none."""
    asking = draft(*HEADINGS, levels=2).seal(("3", "4"), asking=True)
    assert page_numbers(asking) == ["3", "4", "–", "–"]


def test_the_question_is_the_last_title_of_the_document() -> None:
    """A title by its outline level alone; the finished document does not hold it."""
    made = draft(*HEADINGS)
    asking = sound(made.seal(asking=True)).body
    question = [each for each in asking if each.find(f"{W}pPr/{W}outlineLvl") is not None]
    assert question == [asking[-2]]
    assert question[0].find(f"{W}pPr/{W}pStyle") is None
    assert [each.text for each in question[0].iter(f"{W}instrText")] == [
        " PAGEREF sec_a \\h ",
        " PAGEREF sec_b \\h ",
        " PAGEREF sec_Hondo \\h ",
    ]
    assert sound(made.seal()).body.find(f".//{W}outlineLvl") is None


def test_the_question_changes_nothing_else() -> None:
    """Whatever way the last page stands, and after a table."""
    made = draft(*HEADINGS, Page("horizontal"), table("# A\n1"))
    asking = sound(made.seal(asking=True))
    assert len(asking.body) == len(sound(made.seal()).body) + 1
    assert [each.wide for each in asking.sections] == [False, True]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["3 4 4", "3 4 4"], "3 4 4"),
        (["9 9 9", "10 10 11", "10 10 11"], "10 10 11"),
        (["9 9 9", "10 10 10", "11 11 11", "11 11 11"], "11 11 11"),
    ],
)
def test_the_pages_are_counted_until_they_stay(answers: list[str], expected: str) -> None:
    """Numbers that make the contents longer move what comes after."""
    assert count_pages(draft(*HEADINGS), printer(*answers)) == tuple(expected.split())


def test_each_round_prints_the_numbers_of_the_one_before() -> None:
    """What is delivered has been printed, but for the question."""
    printed = []

    def outline(data: bytes) -> list[str]:
        printed.append(page_numbers(data)[: len(HEADINGS)])
        return ["7 8 9"]

    made = draft(*HEADINGS)
    assert page_numbers(made.seal(count_pages(made, outline))) == ["7", "8", "9"]
    assert printed == [["–", "–", "–"], ["7", "8", "9"]]


def test_numbers_that_never_stay_are_not_printed() -> None:
    """Some would be wrong whichever we took."""
    answers = [f"{n % 2 + 1} 2 3" for n in range(ROUNDS)]
    with pytest.raises(NotCountedError, match="al ponerlos cambia"):
        count_pages(draft(*HEADINGS), printer(*answers))


@pytest.mark.parametrize("answer", ["3 4", "3 4 4 5", "", "3 4 iv", "1. Uno & más", "3 4 Error: no existe"])
def test_an_answer_that_is_not_a_number_for_each_heading_is_none(answer: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(NotCountedError, match="en qué página está cada título"):
        count_pages(draft(*HEADINGS), printer(answer))


def test_a_document_without_titles_gives_no_answer() -> None:
    """The outline of what was printed is empty."""
    with pytest.raises(NotCountedError):
        count_pages(draft(*HEADINGS), lambda _: [])


def numbered(attributes: str) -> str:
    """Write the properties of a section whose pages are numbered this way."""
    return re.sub(r"(<w:pgMar[^>]*/>)", rf"\1<w:pgNumType {attributes}/>", section())


@pytest.mark.parametrize("numbering", ['w:fmt="lowerRoman"', 'w:fmt="upperLetter" w:start="3"', 'w:chapStyle="1"'])
def test_pages_that_are_not_numbered_in_digits_are_not_counted(numbering: str) -> None:
    """What would be told is the count, and what is printed on the page is something else."""
    made = draft(*HEADINGS, template=docx(p("[[contenido]]"), BODY, page=numbered(numbering)))
    with pytest.raises(NotCountedError, match="no numera las páginas con cifras"):
        count_pages(made, printer())


@pytest.mark.parametrize("numbering", ['w:fmt="decimal"', 'w:start="3"'])
def test_pages_that_are_numbered_in_digits_are_counted(numbering: str) -> None:
    """From whatever number on."""
    made = draft(*HEADINGS, template=docx(p("[[contenido]]"), BODY, page=numbered(numbering)))
    assert count_pages(made, printer("3 3 3", "3 3 3")) == ("3", "3", "3")


@pytest.mark.parametrize(
    ("blocks", "template", "expected"),
    [
        (HEADINGS, WITH_CONTENTS, True),
        (HEADINGS, PLAIN, False),
        ((line("x"),), WITH_CONTENTS, False),
        ((title("Hondo", 4),), WITH_CONTENTS, False),
        (HEADINGS, docx(p("{%p if borrador %}"), p("[[contenido]]"), p("{%p endif %}"), BODY), False),
    ],
    ids=["contents", "no place for it", "no headings", "headings below its levels", "a place that is left out"],
)
def test_a_document_without_contents_is_known(blocks: tuple[Block, ...], template: bytes, *, expected: bool) -> None:
    """Nobody has to count its pages."""
    assert draft(*blocks, template=template).has_contents is expected
