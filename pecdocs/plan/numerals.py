"""Automatic numbers, one rule for the sections of a document and the items of a table; Roman ones and letters."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypeVar

from pecdocs.plan.values import AUTO, NINGUNO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pecdocs.plan.model import Seccion

_Numbered = TypeVar("_Numbered")


_ROMAN_DIGITS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = 26


def roman(number: int) -> str:
    """Write a number in Roman numerals: I, II… XXIV, MCMXCIX."""
    found = ""
    for worth, digits in _ROMAN_DIGITS:
        times, number = divmod(number, worth)
        found += digits * times
    return found


def letters(number: int) -> str:
    """Write a number in letters, as Word: A to Z, AA, BB (ECMA-376 part 1, 17.18.59)."""
    turns, letter = divmod(number - 1, _LETTERS)
    return chr(ord("A") + letter) * (turns + 1)


ROMAN = tuple(roman(number) for number in range(1, 13))


def printed(written: str, automatic: str) -> str:
    """Give the number to print: none, the automatic one, or what was written."""
    return {NINGUNO: "", AUTO: automatic}.get(written, written)


def hierarchical(
    tree: Iterable[_Numbered],
    written: Callable[[_Numbered], str],
    below: Callable[[_Numbered], Iterable[_Numbered]],
) -> list[tuple[_Numbered, str]]:
    """Give everything in a tree, parents first, with its number; empty when it has none.

    An automatic number follows its numbered sisters (`1.`, `2.`) and, below another, carries the number of that one
    as printed (`3.` gives `3.1`). What stands below something without a number counts on with its sisters.
    """
    found: list[tuple[_Numbered, str]] = []

    def walk(sisters: Iterable[_Numbered], prefix: str, positions: Iterator[int]) -> None:
        for each in sisters:
            if written(each) == NINGUNO:
                found.append((each, ""))
                walk(below(each), prefix, positions)
            else:
                position = next(positions)
                own = printed(written(each), f"{prefix}.{position}" if prefix else f"{position}.")
                found.append((each, own))
                walk(below(each), own.rstrip(".)"), count(1))

    walk(tree, "", count(1))
    return found


def by_group(
    tree: Iterable[_Numbered],
    written: Callable[[_Numbered], str],
    below: Callable[[_Numbered], Iterable[_Numbered]],
) -> Iterator[tuple[_Numbered, str]]:
    """Give everything in a tree with its number: 1., 2. anew in each group."""
    position = 0
    for each in tree:
        position += written(each) != NINGUNO
        yield each, printed(written(each), f"{position}.")
        yield from by_group(below(each), written, below)


def running(
    tree: Iterable[_Numbered],
    written: Callable[[_Numbered], str],
    below: Callable[[_Numbered], Iterable[_Numbered]],
) -> Iterator[tuple[_Numbered, str]]:
    """Give everything in a tree with its number: only the leaves have one, 1, 2… n."""
    positions = count(1)

    def walk(sisters: Iterable[_Numbered]) -> Iterator[tuple[_Numbered, str]]:
        for each in sisters:
            children = tuple(below(each))
            counts = not children and written(each) != NINGUNO
            yield each, printed(written(each), str(next(positions)) if counts else "")
            yield from walk(children)

    return walk(tree)


WAYS = {"jerarquica": hierarchical, "por_grupo": by_group, "corrida": running}
"""How the items of a table are numbered, by `numeracion`; every way counts what is numbered, written or not."""


def numerals_of(sections: Sequence[Seccion]) -> dict[str, str]:
    """Give the printed numeral of every section by its codigo; empty when it has none."""
    found = hierarchical(sections, lambda section: section.numeral, lambda section: section.secciones)
    return {section.codigo: numeral for section, numeral in found}
