"""New pieces: a value is written as YAML on its own, cut, and joined to what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.editing import writing
from pecdocs.editing.cutting import cut
from pecdocs.editing.entries import content_column
from pecdocs.editing.pieces import Block, Entry, Flow, Leaf, Piece, first_break, has_break, lines_of, shift_entry
from pecdocs.faults import InputError
from pecdocs.reading.source import Source, parse_source

if TYPE_CHECKING:
    from pecdocs.editing.writing import Indents, Value


def read(text: str, file: str) -> Source:
    """Read YAML that must have no faults. Raises InputError with those it has."""
    source = parse_source(text.encode(), file)
    if source.faults:
        raise InputError(source.faults)
    return source


@dataclass(frozen=True, slots=True)
class Fragments:
    """Makes pieces for a text with these indents and line ends."""

    indents: Indents
    newline: str

    def whole(self, value: Value) -> str:
        """Write the whole of a text."""
        return self._text(writing.block_lines(value, 0, self.indents))

    def entry(self, head: str, value: Value, column: int, style: str = "") -> Entry:
        """Make an entry of a block at `column`, as it stands at column 0; `head` is `key:` or `-`."""
        piece = self.cut(self._text(writing.lines(head, value, column, self.indents, style)))
        assert isinstance(piece, Block)  # noqa: S101 - a head makes it one
        return piece.entries[0]

    def _text(self, lines: list[str]) -> str:
        return "".join(line + self.newline for line in lines)

    @staticmethod
    def cut(text: str) -> Piece:
        """Cut what was written."""
        piece = cut(text, read(text, "").root).root
        assert piece is not None  # noqa: S101 - something was written
        return piece

    def key(self, block: Block, key: str, value: Value) -> Entry:
        """Make a new key of a block."""
        entry = self.entry(f"{writing.key(key)}:", value, block.column)
        shift_entry(entry, block.column, at_start=True)
        return entry

    def item(self, block: Block, value: Value, position: int) -> Entry:
        """Make a new item of a block, in the style of the one that will stand before it."""
        like = block.entries[min(position, len(block.entries)) - 1].value
        style = _style_like(like) if isinstance(value, dict) else ""
        entry = self.entry("-", value, block.column, "block" if isinstance(value, writing.Block) else style)
        width = content_column(block)
        if entry.sep:
            entry.sep = " " * (width - block.column - 1)
        shift_entry(entry, width - 2, at_start=True)
        return entry

    def in_flow(self, value: Value, quote: str = "", *, is_item: bool) -> Piece:
        """Make a value inside a flow collection; a text is quoted as `quote` says. Raises TypeError for no item."""
        if isinstance(value, str):
            return Leaf(writing.scalar(value, in_flow=True, quote=quote))
        if value is None:
            if is_item:
                raise TypeError("a list in flow style has no empty items")
            return Leaf("")
        piece = self.cut(self._text([writing.flow([value])]))
        assert isinstance(piece, Flow)  # noqa: S101 - as written
        return piece.entries[0].value

    def replace(self, container: Block | Flow, entry: Entry, value: Value) -> None:
        """Write another value in the place of an entry's own, in the style of that; comments on its line stay."""
        old = entry.value
        quote = old.text[0] if isinstance(old, Leaf) and old.text[:1] in {'"', "'"} else ""
        if isinstance(container, Flow):
            entry.value = self.in_flow(value, quote, is_item=container.is_list)
            if entry.key is not None and not entry.sep[-1:].isspace():
                entry.sep = ": "
        elif quote and isinstance(value, str) and "\n" not in value:
            entry.value = Leaf(writing.scalar(value, in_flow=False, quote=quote))
        else:
            _join(entry, self._instead(container, entry, value), self.newline, container.column)

    def _instead(self, block: Block, entry: Entry, value: Value) -> Entry:
        """Make an entry of a block with another value than `entry` has."""
        is_item = entry.key is None
        same = isinstance(entry.value, Block | Flow) and isinstance(value, list if entry.value.is_list else dict)
        style = _style_like(entry.value) if same or isinstance(value, dict) else ""
        made = self.entry("-" if is_item else "k:", value, block.column, style)
        made.mark = made.label = ""
        width = content_column(block) - 2 if is_item else block.column
        if is_item and made.sep:
            made.sep = " " * (width - block.column + 1)
        shift_entry(made, width, at_start=False)
        return made


def _style_like(piece: Piece) -> str:
    """Name the style of a mapping or a list, if it has one."""
    if isinstance(piece, Block):
        return "block"
    return "flow" if isinstance(piece, Flow) and piece.entries else ""


def _join(entry: Entry, made: Entry, newline: str, column: int) -> None:
    """Give an entry the value of a new one, and keep the comments on its line, between both, and that hang below it."""
    comment = _comment(entry)
    between = [line for line in lines_of(entry.sep)[1:] if line.lstrip().startswith("#")]
    below = "".join(between) + entry.tail[first_break(entry.tail) :]
    if entry.key is not None:
        entry.mark = entry.mark.partition("?")[0]  # a value on the line of its key needs no mark before that
    if not isinstance(made.value, Block) and not has_break(entry.sep) and entry.sep.endswith(" "):
        made.sep = entry.sep
    entry.sep, entry.value, entry.tail = made.sep, made.value, made.tail
    if isinstance(made.value, Block):
        if has_break(made.sep):
            entry.sep = made.sep.removesuffix(newline) + comment + newline
        made.value.foot += below
        return
    if isinstance(made.value, Leaf) and has_break(made.value.text):
        # a comment as deep as the text of a block would be part of it
        below = "".join(" " * column + line.lstrip(" ") if line.strip() else line for line in lines_of(below))
        head = first_break(made.value.text) - len(newline)
        made.value.text = made.value.text[:head] + comment + made.value.text[head:]
        comment = ""
    entry.tail = comment + made.tail + below


def _comment(entry: Entry) -> str:
    """Give the comment on the line of a key or dash, with the spaces before it."""
    line = entry.tail
    if has_break(entry.sep):
        line = entry.sep
    elif isinstance(entry.value, Leaf) and entry.value.text[:1] in {"|", ">"}:
        line = entry.value.text
    line = line[: first_break(line)].rstrip("\r\n")
    at = line.find("#")
    return line[len(line[:at].rstrip(" \t")) :] if at >= 0 else ""
