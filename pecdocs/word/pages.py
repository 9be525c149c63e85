"""The page of every heading, as a layout engine breaks the pages: asked until the answer no longer changes.

The contents page stands before what it counts: numbers of two digits may make it longer than those of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pecdocs.word.writer import Draft

ROUNDS = 4
"""Two are the least: one that counts, one that finds the same once the numbers stand there."""


class NotCountedError(Exception):
    """Nobody knows the page of every heading; the message says why, in Spanish."""


def count_pages(draft: Draft, outline: Callable[[bytes], Sequence[str]]) -> tuple[str, ...]:
    """Give the page of each heading that the contents of a draft list.

    `outline` prints a document and gives the titles of its outline, the last of which answers our question.
    Raises NotCountedError, and lets pass what `outline` raises.
    """
    if not draft.counts_in_digits:
        raise NotCountedError("la plantilla no numera las páginas con cifras")
    pages: tuple[str, ...] = ()
    for _ in range(ROUNDS):
        found = _answer(outline(draft.seal(pages, asking=True)), len(draft.contents.entries))
        if found == pages:
            return pages
        pages = found
    raise NotCountedError("al ponerlos cambia el número de páginas")


def _answer(titles: Sequence[str], headings: int) -> tuple[str, ...]:
    """Read the answer: as many numbers as there are headings, in their order."""
    found = tuple(titles[-1].split()) if titles else ()
    if len(found) != headings or not all(page.isdecimal() for page in found):
        raise NotCountedError("LibreOffice no dijo en qué página está cada título")
    return found
