"""A section's Markdown as blocks: paragraphs, lists with real markers, quotes, small tables, footnotes, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Block, ListItem, Marker, Paragraph, Run, Runs, Table
from pecdocs.layout.grid import Cell, Column, Grid, Row
from pecdocs.plan import markdown
from pecdocs.plan.numerals import ROMAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from pecdocs.layout.grid import Align

_SYMBOL = re.compile(r"(?P<symbol>[✓✔✗►▶➢➤▪■◦○●–—•])\s+")
_LETTERS = re.compile(r"(?P<letters>[a-z]|[A-Z]|[ivx]+|[IVX]+)\)\s+")
_ALIGN: dict[str, Align] = {"left": "izquierda", "center": "centro", "right": "derecha"}
SMALL_TABLE = "texto"
"""The name under which a Markdown table looks for its prototype rows."""


def blocks_of(text: str, list_ids: Iterator[int] | None = None) -> list[Block]:
    """Turn a Markdown text into blocks.

    `list_ids` gives each list a number of its own within the document. A bullet item that begins with a symbol
    (`- ✓ texto`), a letter (`- c) texto`) or a Roman numeral (`- iv) texto`) takes it as its marker, as written.
    """
    return _Narrative(markdown.parse(text), list_ids or count(1)).blocks()


class _Narrative:
    """One pass over the block tokens of a text."""

    def __init__(self, tokens: list[Token], list_ids: Iterator[int]) -> None:
        self.tokens = tokens
        self.notes = _footnotes(tokens)
        self.list_ids = list_ids
        self.lists: list[_List] = []
        self.found: list[Block] = []

    def blocks(self) -> list[Block]:
        """Give the blocks, leaving out the notes' own tokens: they hang on their marks."""
        quote = 0
        position = 0
        while position < len(self.tokens):
            token = self.tokens[position]
            if token.type == "footnote_block_open":
                break
            if token.type == "table_open":
                end = next(i for i in range(position, len(self.tokens)) if self.tokens[i].type == "table_close")
                self.found.append(_small_table(self.tokens[position:end], self.notes))
                position = end
            elif token.type in {"bullet_list_open", "ordered_list_open"}:
                self.lists.append(_List(next(self.list_ids), self._items(position)))
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self.lists.pop()
            elif token.type == "list_item_open":
                self.lists[-1].position += 1
                self.lists[-1].fresh = True
            elif token.type in {"blockquote_open", "blockquote_close"}:
                quote += 1 if token.type == "blockquote_open" else -1
            elif token.type == "inline":
                self._inline(token, in_quote=quote > 0)
            position += 1
        return self.found

    def _items(self, start: int) -> list[Marker | None]:
        """Give the markers written on an ordered list's items; None for each item of a bullet list."""
        depth = 0
        markers: list[Marker | None] = []
        for token in self.tokens[start:]:
            depth += token.type in {"bullet_list_open", "ordered_list_open"}
            depth -= token.type in {"bullet_list_close", "ordered_list_close"}
            if depth == 0:
                break
            if depth == 1 and token.type == "list_item_open":
                markers.append(Marker("decimal", suffix=token.markup, value=int(token.info)) if token.info else None)
        return _counted(markers)

    def _inline(self, token: Token, *, in_quote: bool) -> None:
        runs = _runs(token.children or [], self.notes)
        if not self.lists:
            self.found.append(Paragraph(runs, "cita" if in_quote else "texto"))
            return
        current = self.lists[-1]
        level = len(self.lists) - 1
        if not current.fresh:
            self.found.append(Paragraph(runs, indent=level + 1))
            return
        current.fresh = False
        marker, runs = current.marker(runs, level)
        self.found.append(ListItem(current.list_id, level, marker, runs))


@dataclass(slots=True)
class _List:
    """A list being read: the markers of its items, and where in it we are."""

    list_id: int
    markers: list[Marker | None]
    position: int = -1
    fresh: bool = False
    lettered: Marker | None = None
    """The letter or Roman numeral of the last item, if it had one."""

    def marker(self, runs: Runs, level: int) -> tuple[Marker, Runs]:
        """Give the marker of the present item, and its runs without the marker's own text."""
        marker = self.markers[self.position]
        if marker is not None:
            return marker, runs
        first = runs[0].text if runs else ""
        found = _SYMBOL.match(first)
        if found is not None:
            return Marker("symbol", found["symbol"]), _without(runs, found.end())
        found = _LETTERS.match(first)
        self.lettered = _lettered(found["letters"], self.lettered) if found is not None else None
        if found is not None and self.lettered is not None:
            return self.lettered, _without(runs, found.end())
        return Marker("symbol", ("•", "◦", "▪")[level % 3]), runs


def _lettered(letters: str, last: Marker | None) -> Marker | None:
    """Give the marker that letters stand for; «i» begins a count of Roman numerals, or goes on from «h»."""
    small = letters.islower()
    value = ROMAN.index(letters.upper()) + 1 if letters.upper() in ROMAN else 0
    if value and (len(letters) > 1 or (last is None and value == 1) or (last is not None and "Roman" in last.kind)):
        return Marker("lowerRoman" if small else "upperRoman", suffix=")", value=value)
    if len(letters) > 1:
        return None
    return Marker("lowerLetter" if small else "upperLetter", suffix=")", value=ord(letters.lower()) - ord("a") + 1)


def _counted(markers: list[Marker | None]) -> list[Marker | None]:
    """Count a list whose items all carry one number, as Markdown does: «1. 1. 1.» means 1, 2, 3."""
    first = markers[0]
    if first is None or any(marker != first for marker in markers):
        return markers
    return [replace(first, value=first.value + position) for position in range(len(markers))]


def _without(runs: Runs, characters: int) -> Runs:
    rest = runs[0].text[characters:]
    return (replace(runs[0], text=rest), *runs[1:]) if rest else runs[1:]


def _footnotes(tokens: Sequence[Token]) -> dict[int, tuple[Runs, ...]]:
    """Give each note's paragraphs, by the number that its marks carry."""
    notes: dict[int, list[Runs]] = {}
    current: int | None = None
    for token in tokens:
        if token.type == "footnote_open":
            current = token.meta["id"]
            notes[current] = []
        elif token.type == "footnote_close":
            current = None
        elif token.type == "inline" and current is not None:
            notes[current].append(_runs(token.children or [], {}))
    return {number: tuple(paragraphs) for number, paragraphs in notes.items()}


def _runs(tokens: Sequence[Token], notes: dict[int, tuple[Runs, ...]]) -> Runs:
    """Turn inline tokens into runs, joining neighbours of one look; a link without words shows its address."""
    look = Run("")
    found: list[Run] = []
    words_of_link = ""
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            look = replace(look, bold=token.type == "strong_open")
        elif token.type in {"em_open", "em_close"}:
            look = replace(look, italic=token.type == "em_open")
        elif token.type == "link_open":
            look = replace(look, link=str(token.attrs["href"]))
            words_of_link = ""
        elif token.type == "link_close":
            _add(found, replace(look, text="" if words_of_link else look.link or ""))
            look = replace(look, link=None)
        elif token.type == "footnote_ref":
            found.append(replace(look, footnote=notes.get(token.meta["id"], ())))
        else:
            text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
            words_of_link += text
            _add(found, replace(look, text=text, mono=token.type == "code_inline"))
    return tuple(found)


def _add(runs: list[Run], piece: Run) -> None:
    """Add a run, or its text to the last run when that has the same look."""
    if runs and not runs[-1].footnote and replace(runs[-1], text="") == replace(piece, text=""):
        runs[-1] = replace(piece, text=runs[-1].text + piece.text)
    elif piece.text:
        runs.append(piece)


def _small_table(tokens: Sequence[Token], notes: dict[int, tuple[Runs, ...]]) -> Table:
    """Make a Markdown table's grid; its first row is the header.

    A cell holds plain words: a link is its text and its address, a footnote a letter and a note under the table.
    """
    rows: list[list[str]] = []
    aligns: list[Align] = []
    under: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            style = str(token.attrs.get("style", ""))
            aligns.append(_ALIGN.get(style.partition(":")[2], "izquierda"))
        elif token.type == "inline":
            rows[-1].append(_plain(_runs(token.children or [], notes), under))
    weights = [max(6, min(60, max(len(row[c]) for row in rows))) for c in range(len(aligns))]
    columns = tuple(Column(f"c{c + 1}", float(weights[c]), align) for c, align in enumerate(aligns))
    grid_rows = tuple(
        Row("encabezado" if r == 0 else "fila", tuple(Cell((text,) if text else ()) for text in row))
        for r, row in enumerate(rows)
    )
    description = f"Tabla: {', '.join(title for title in rows[0] if title)}"
    return Table(SMALL_TABLE, Grid(columns, grid_rows), description, tuple(under))


def _plain(runs: Runs, under: list[str]) -> str:
    """Write runs as plain words; the footnotes go to `under`, after a letter that stands here too."""
    text = ""
    for position, run in enumerate(runs):
        text += run.text
        if run.footnote:
            letter = f"({chr(ord('a') + len(under) % 26)})"
            text += letter
            under.append(f"{letter} {' '.join(_plain(paragraph, under) for paragraph in run.footnote)}")
        ends = position + 1 == len(runs) or runs[position + 1].link != run.link
        if run.link is not None and ends and not run.link.endswith(run.text):
            text += f" ({run.link})"
    return text
