"""Which font draws which part of a text, and the characters that none has: shown as a sign, and named in a warning."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, Place, Severity
from pecdocs.pdf.characters import called, is_right_to_left, joins, settled
from pecdocs.pdf.fonts import face

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.pdf.fonts import Face

SIGN = "□"
"""Stands for a character that no font has (PDF/A-2, ISO 19005-2, 6.2.11.8 forbids the glyph .notdef).

A question mark would read as the author's.
"""
_NAMED = 5
"""How many characters a warning names."""


@dataclass
class Missing:
    """What a document's texts hold and its fonts can't draw as it should be, with the place where it stood first."""

    signs: dict[tuple[str, str], str] = field(default_factory=dict)
    """By the font's family and the character: shown as □."""
    leftward: dict[str, str] = field(default_factory=dict)
    """Letters of scripts that run from right to left, drawn from left to right."""

    def faults(self, file: str) -> tuple[Fault, ...]:
        """Give a warning for each family that lacks characters, and one for letters out of order."""
        families = dict.fromkeys(family for family, _ in self.signs)
        found = [(family, {c: at for (own, c), at in self.signs.items() if own == family}) for family in families]
        return (
            *(_lacking(file, family, characters) for family, characters in found),
            *([_out_of_order(file, self.leftward)] if self.leftward else []),
        )


def _lacking(file: str, family: str, characters: dict[str, str]) -> Fault:
    first = next(iter(characters.values()))
    verb = "sale" if len(characters) == 1 else "salen"
    return Fault(
        Place(file, spot=first),
        f"la letra {family} no tiene {_list(characters)}: {verb} como {SIGN}",
        "escríbalo con otros caracteres o ponga en el formato una letra que lo tenga",
        Severity.WARNING,
    )


def _out_of_order(file: str, characters: dict[str, str]) -> Fault:
    first = next(iter(characters.values()))
    message = f"{_list(characters)} se lee de derecha a izquierda y aquí sale de izquierda a derecha"
    return Fault(Place(file, spot=first), message, "use el documento de Word para ese texto", Severity.WARNING)


def _list(characters: dict[str, str]) -> str:
    named = [called(each) for each in characters]
    more = len(named) - _NAMED
    return ", ".join(named[:_NAMED]) + (f" y {more} más" if more > 0 else "")


def pieces(text: str, font: str, missing: Missing | None = None, where: str = "") -> list[tuple[str, str]]:
    """Divide a text among the fonts that have its characters: first `font`, then its fallback.

    Each piece comes as it is drawn, in one line and composed (`characters.settled`). `missing` gathers what can't be
    drawn, which stood in `where`.
    """
    own = face(font)
    if own.plain.issuperset(text):
        return [(text, font)]
    drawn = settled(text)
    if own.plain.issuperset(drawn):
        return [(drawn, font)]
    return [
        ("".join(part for part, _ in run), name)
        for name, run in groupby(_parts(drawn, own, missing, where), key=lambda part: part[1])
    ]


def width(text: str, font: str, size: float) -> float:
    """Give how wide a text is drawn, in points."""
    return sum(_width(piece, face(name)) for piece, name in pieces(text, font)) * size / 1000


def _width(text: str, own: Face) -> float:
    return sum(map(own.widths.__getitem__, map(ord, text)))


@dataclass(frozen=True, slots=True)
class Metrics:
    """How a text is set in a registered font, for who shares out the columns of a table."""

    size: float
    font: str

    def width(self, word: str) -> float:
        """Give the width of a word, in points."""
        return width(word, self.font, self.size)


def _parts(text: str, own: Face, missing: Missing | None, where: str) -> Iterator[tuple[str, str]]:
    """Give a text by letters, each with its marks and its font's name."""
    for letter in _letters(text, own.plain):
        if letter in own.plain:
            yield letter, own.name
        else:
            if missing is not None and is_right_to_left(letter[0]):
                missing.leftward.setdefault(letter[0], where)
            yield from _drawn(letter, own, missing, where)


def _drawn(letter: str, own: Face, missing: Missing | None, where: str) -> list[tuple[str, str]]:
    fallback = face(own.fallback)
    order = (own, fallback) if len(letter) == 1 else (fallback, own)  # its marks stand best over their letters
    whole = next((each for each in order if each.covered.issuperset(letter)), None)
    if whole is not None:
        return [(letter, whole.name)]
    return [_drawn_alone(character, own, missing, where) for character in letter]


def _drawn_alone(character: str, own: Face, missing: Missing | None, where: str) -> tuple[str, str]:
    found = next((name for name in (own.name, own.fallback) if character in face(name).covered), None)
    if found is not None:
        return character, found
    if missing is not None:
        missing.signs.setdefault((own.family, character), where)
    return SIGN, own.name if SIGN in own.covered else own.fallback


def _letters(text: str, plain: frozenset[str]) -> Iterator[str]:
    """Give each character with the marks that stand over it; those of `plain` are none."""
    start = 0
    for end, character in enumerate(text[1:], 1):
        if character in plain or not joins(character):
            yield text[start:end]
            start = end
    yield text[start:]
