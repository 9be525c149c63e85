"""What a tagged PDF says, line by line, as who hears it would: read from its structure alone, and from its outline."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pikepdf import Dictionary, OutlineItem

from pecdocs.pdf.characters import settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object, Pdf

    from tests.support.pdfwalk import Node, Walk

SIGN = "□"
"""Stands for a character that no font has."""


def plain(text: str) -> str:
    """Give a text as it is drawn: composed, without what has no shape, spaces as one."""
    return " ".join(unicodedata.normalize("NFC", settled(text)).split())


def same(read: str, expected: str) -> bool:
    """Tell whether a text was read as it should; a sign stands for one character, which no font of the West has."""
    return read == expected or (
        len(read) == len(expected)
        and all(a == b or (a == SIGN and ord(b) > ord("ʯ")) for a, b in zip(read, expected, strict=True))
    )


def differing(read: Sequence[str], expected: Sequence[str]) -> list[tuple[str, str]]:
    """Give the lines that say something else, as read and as expected."""
    size = max(len(read), len(expected))
    pairs = zip([*read, *[""] * (size - len(read))], [*expected, *[""] * (size - len(expected))], strict=True)
    return [pair for pair in pairs if not same(*pair)]


def said(found: Walk) -> list[str]:
    """Give a line for each paragraph, heading, item, figure, note, line of contents and row of a table, in order."""
    return [line for node in (found.root.children if found.root else ()) for line in _lines(node, 0)]


def _lines(node: Node, depth: int) -> Iterator[str]:
    """Give the lines of an element, in a list so many levels deep."""
    if node.tag == "Table":
        yield from _rows(node)
    elif node.tag == "Figure":
        yield f"Figure {plain(str(node.obj.Alt))}"
    elif node.tag == "LI":
        label = next(child for child in node.children if child.tag == "Lbl")
        (body,) = (child for child in node.children if child.tag == "LBody")
        first, *others = body.children
        yield f"LI{depth} {plain(f'{label.words()} {first.words()}')}"
        for child in others:
            yield from _lines(child, depth)
    elif node.tag in {"L", "TOC", "BlockQuote", "Note", "Div"}:
        for n, child in enumerate(node.children):
            for line in _lines(child, depth + (node.tag == "L")):
                before = "" if node.tag in {"L", "Note"} and n else f"{node.tag} "
                yield line if node.tag == "L" else f"{before}{line}"
    else:
        yield f"{node.tag}{depth or ''} {plain(node.words())}".strip()


def _rows(table: Node) -> Iterator[str]:
    for part in table.children:
        for row in part.children:
            yield f"{part.tag} {row.tag} " + " | ".join(map(_cell, row.children))


def _cell(cell: Node) -> str:
    found = attributes(cell.obj)
    down, across = (int(found.get(name, 1)) for name in ("/RowSpan", "/ColSpan"))
    kind = str(found.get("/Scope", ""))[1:] if cell.tag == "TH" else "-"
    return f"{kind}{f' {down}x{across}' if down * across > 1 else ''} {plain(cell.words())}".strip()


def attributes(obj: Object) -> dict[str, Any]:
    """Give the attributes of an element, of all owners together."""
    found = obj.get("/A", Dictionary())
    several = [found] if isinstance(found, Dictionary) else [*found]
    return {key: value for one in several for key, value in one.items()}


@dataclass(frozen=True)
class Mark:
    """A title of the outline, or a heading: how deep it stands, from 0, and the page that it leads to, from 1."""

    level: int
    title: str
    page: int


def outline(pdf: Pdf) -> list[Mark]:
    """Give the titles of the outline, in order."""
    pages = _pages(pdf)

    def marks(items: Sequence[OutlineItem], level: int) -> Iterator[Mark]:
        for item in items:
            yield Mark(level, item.title, pages[_place(pdf, item.destination)])
            yield from marks(item.children, level + 1)

    with pdf.open_outline() as found:
        return [*marks(found.root, 0)]


def _pages(pdf: Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}


def _place(pdf: Pdf, destination: Any) -> tuple[int, int]:
    """Give the page that a destination leads to."""
    if not isinstance(destination, str) and hasattr(destination, "as_list"):
        return _page_of(destination)
    named = pdf.Root.Dests[f"/{str(destination).lstrip('/')}"]
    return _page_of(named if not isinstance(named, Dictionary) else named.D)


def _page_of(destination: Any) -> tuple[int, int]:
    page: tuple[int, int] = destination[0].objgen
    return page


def headings(found: Walk) -> list[Mark]:
    """Give the headings of the structure, each with the page where its first words stand."""
    assert found.pdf is not None
    pages = _pages(found.pdf)
    return [
        Mark(int(node.tag[1]) - 1, plain(node.words()), pages[_first_page(node)])
        for node in found.nodes("H1", "H2", "H3", "H4", "H5", "H6")
    ]


def _first_page(node: Node) -> tuple[int, int]:
    kids = node.obj.K
    first = kids[0] if hasattr(kids, "as_list") else kids
    own = first if isinstance(first, Dictionary) and "/Pg" in first else node.obj
    page: tuple[int, int] = own.Pg.objgen
    return page


def contents(found: Walk) -> list[tuple[str, int]]:
    """Give the lines of the contents, each with the page that its link leads to."""
    assert found.pdf is not None
    pages = _pages(found.pdf)
    lines = []
    for entry in found.nodes("TOCI"):
        (link,) = entry.children
        (target,) = {
            pages[_place(found.pdf, kid.Obj.Dest)]
            for kid in link.obj.K
            if isinstance(kid, Dictionary) and "/Obj" in kid
        }
        lines.append((plain(entry.words()), target))
    return lines
