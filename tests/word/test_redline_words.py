"""The words of two paragraphs as one: which stay, which come and which go."""

from __future__ import annotations

from pecdocs.word.tracked.runs import Token, compared


def words(text: str, look: str = "") -> list[Token]:
    """Give the words of a text, all of one look."""
    return [Token(each, each, look, (), ()) for part in text.split() for each in (part, " ")]


def test_a_word_between_two_differences_that_looks_otherwise_comes_and_goes_and_has_no_other_mark() -> None:
    """It is inserted in its new look and deleted in its old one: it stays in neither."""
    new = [*words("a b c y"), *words("q", "<bold/>"), *words("z s")]
    found = compared(words("a b c x q r s"), new)
    assert [(kind, each.look) for kind, each in found if each.text == "q"] == [("del", ""), ("ins", "<bold/>")]
    assert {each.was for _, each in found} == {None}


def test_no_word_is_taken_for_the_mark_of_a_note() -> None:
    """Whatever a text says: «note», too."""
    met: list[tuple[Token, Token]] = []
    text = "note field begin sign of the note footnoteRef instr"
    compared(words(text), words(f"{text} más"), lambda *both: met.append(both))
    assert met == []
