"""Cuts a YAML text into pieces at the positions that `reading` gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pecdocs.editing.pieces import Block, Entry, Flow, Leaf, Piece, first_break, has_break, keeps_lines, lines_of

if TYPE_CHECKING:
    from pecdocs.reading.tree import Node

_OPENING = re.compile(r"(?m)^(?:---(?=[ \t\r\n])|%).*(?:\r\n|\r|\n)")
_ENDING = re.compile(r"(?m)^(?:\.\.\.|---)")


@dataclass(slots=True)
class Cut:
    """A whole text: what opens it, its value (none when it holds nothing), and what closes it."""

    prefix: str
    root: Piece | None
    suffix: str


class _Child(NamedTuple):
    key: str | None
    at: Node | None
    node: Node


def cut(text: str, root: Node | None) -> Cut:
    """Cut a text whose root value is `root`; it ends in a line end, or is empty."""
    if root is None or (root.items is None and root.start == root.end):
        return Cut(text, None, "")
    cutter = _Cutter(text)
    if not cutter.is_block(root):
        end = cutter.end(root)
        return Cut(text[: root.start], cutter.inline(root), text[end:])
    opened = [found.end() for found in _OPENING.finditer(text, 0, root.start)]
    begin = opened[-1] if opened else 0
    ending = _ENDING.search(text, cutter.end(root))
    close = ending.start() if ending else len(text)
    return Cut(text[:begin], cutter.block(root, begin, close), text[close:])


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: dict[int, int] = {}

    def is_block(self, node: Node) -> bool:
        """Tell whether a value that is not inside a flow collection is one in block style, with something in it."""
        return bool(node.items) and self.text[node.start] not in "[{"

    def end(self, node: Node) -> int:
        """Tell where the last thing of a value ends; line ends, comments and blank lines after it are not its own."""
        found = self.ends.get(id(node))
        if found is None:
            found = self.ends[id(node)] = self._end(node)
        return found

    def _end(self, node: Node) -> int:
        if self.is_block(node):
            return self.end(list(_children(node))[-1].node)
        if node.items is None and self.text[node.start : node.start + 1] in ("|", ">"):
            return node.start + len(_without_blanks(self.text[node.start : node.end]))
        return node.end

    def block(self, node: Node, begin: int, close: int) -> Block:
        """Cut a block from where its first line begins (or it, on the line of what holds it) to where it closes."""
        block = Block(isinstance(node.items, list), node.column - 1, begin == node.start and node.column > 1)
        children = list(_children(node))
        for child, after in zip(children, [*children[1:], None], strict=True):
            start = child.at.start if child.at is not None else None
            lead = self._lead(begin, child.node.start if start is None else start)
            mark = begin + lead
            dash = self.text.index("-", mark) + 1 if start is None else start
            label = child.at.end if child.at is not None else dash
            ends_at = max(self.end(child.node), label)
            limit = close if after is None else (after.at or after.node).start
            line_ended = self.text[ends_at - 1] in "\r\n"
            gap = self.text[ends_at:limit]
            owned = ends_at + _owned(gap, block.column, line_ended=line_ended, is_last=after is None)
            entry = Entry(
                self.text[begin:mark], self.text[mark:dash], child.key, self.text[dash:label], "", Leaf(""), ""
            )
            self._fill(entry, child.node, label, owned)
            block.entries.append(entry)
            begin = owned
        block.foot = self.text[begin:close]
        return block

    def _fill(self, entry: Entry, node: Node, label: int, owned: int) -> None:
        """Cut what stands after a key or a dash."""
        between = self.text[label : node.start]
        if self.is_block(node):
            inner = label + first_break(between)
            entry.sep, entry.value = self.text[label:inner], self.block(node, inner, owned)
            return
        if node.items is None and node.start == node.end and has_break(between):
            entry.tail = self.text[label:owned]
            return
        entry.sep, entry.value = between, self.inline(node)
        entry.tail = self.text[self.end(node) : owned]

    def _lead(self, begin: int, start: int) -> int:
        """Tell how many characters the blank lines and comments have that stand before an entry."""
        length = 0
        for line in lines_of(self.text[begin:start]):
            if line[-1] not in "\r\n" or not _is_idle(line):
                break
            length += len(line)
        return length

    def inline(self, node: Node) -> Piece:
        """Cut a scalar or a flow collection."""
        if node.items is None:
            return Leaf(self.text[node.start : self.end(node)])
        children = list(_children(node))
        is_list = isinstance(node.items, list)
        if not children:
            return Flow(is_list, self.text[node.start : node.end - 1], [], self.text[node.end - 1 : node.end])
        bare = self.text[node.start] not in "[{"  # a pair in a list, as in [a: 1]
        begin = (children[0].at or children[0].node).start
        flow = Flow(is_list, self.text[node.start : begin])
        for child in children:
            start, label = (child.at.start, child.at.end) if child.at else (child.node.start, child.node.start)
            entry = Entry(self.text[begin:start], "", child.key, self.text[start:label], "", self.inline(child.node))
            entry.sep = self.text[label : child.node.start]
            flow.entries.append(entry)
            begin = max(self.flow_end(child.node), label)
        flow.closing = "" if bare else self.text[begin : node.end]
        return flow

    def flow_end(self, node: Node) -> int:
        """Tell where a value inside a flow collection ends; a bare pair ends with its value."""
        if node.items and self.text[node.start] not in "[{":
            last = list(_children(node))[-1]
            return max(self.flow_end(last.node), last.at.end if last.at else 0)
        return node.end


def _children(node: Node) -> list[_Child]:
    if isinstance(node.items, dict):
        keys = node.keys or {}
        return [_Child(key, keys[key], child) for key, child in node.items.items()]
    return [_Child(None, None, child) for child in node.items or ()]


def _is_idle(line: str) -> bool:
    """Tell whether a line is blank or a comment."""
    return line.lstrip(" \t")[:1] in {"\r", "\n", "#", ""}


def _owned(gap: str, column: int, *, line_ended: bool, is_last: bool) -> int:
    """Tell how much of what stands after an entry is its own: its line, and comments deeper than its block below it."""
    if not line_ended and not has_break(gap):
        return len(gap) if is_last else 0
    owned = length = 0 if line_ended else first_break(gap)
    for line in lines_of(gap[owned:]):
        length += len(line)
        stripped = line.lstrip(" \t")
        if not _is_idle(line) or (stripped[:1] == "#" and len(line) - len(stripped) <= column):
            break
        if stripped[:1] == "#":
            owned = length
    return owned


def _without_blanks(text: str) -> str:
    """Leave out of a block scalar its last line end, and the empty lines before it where they count for nothing."""
    if keeps_lines(text):
        return text
    lines = lines_of(text)
    filled = [line for line in lines[1:] if line.strip(" \r\n")]
    indent = len(filled[0]) - len(filled[0].lstrip(" ")) if filled else len(text)
    if any(mark.isdigit() for mark in lines[0][1:3]):
        indent = 0
    while len(lines) > 1 and not lines[-1].strip(" \r\n") and len(lines[-1].rstrip("\r\n")) <= indent:
        lines.pop()
    lines[-1] = lines[-1].rstrip("\r\n")
    return "".join(lines)
