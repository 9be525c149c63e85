"""Edits of one YAML text: only the lines meant change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pecdocs.editing import writing
from pecdocs.editing.cutting import Cut, cut
from pecdocs.editing.entries import (
    emptied,
    indents_of,
    insert_entry,
    newline_of,
    settle,
    spacing_of,
    take_entry,
)
from pecdocs.editing.fragments import Fragments, read
from pecdocs.editing.pieces import Block, Entry, Flow, Leaf, Piece, first_break, has_break, rendered, shift_entry
from pecdocs.faults import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.editing.writing import Value

    Path = Sequence[str | int]

_BOM = "\ufeff"


class Edit:
    """Changes of one YAML text; each counts from what those before it left.

    A path is made of the keys and positions that lead to a value. Raises InputError, when made, with what is wrong in
    the text: it must be one that `reading` reads without faults.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._bom = text[: text.startswith(_BOM)]
        text = text.removeprefix(_BOM)
        self._newline = newline_of(text)
        self._ends = not text or text[-1] in "\r\n"
        whole = text if self._ends else text + self._newline
        self._data = read(text, file).data
        self._cut: Cut = cut(whole, read(whole, file).root)
        self._fragments = Fragments(indents_of(self._cut.root), self._newline)
        self._uncut = ""
        """The root value, where it was written whole: it is cut when something in it changes."""
        if not self._ends:
            self._unended()

    def _unended(self) -> None:
        """Keep a second spelling of a block that the end of the file cuts short, for when something follows it."""
        piece = self._cut.root
        while isinstance(piece, Block | Flow) and piece.entries:
            piece = piece.entries[-1].value
        if isinstance(piece, Leaf) and piece.text[:1] in {"|", ">"}:
            end = first_break(piece.text)
            head, mark, comment = piece.text[:end].partition("#")
            digits = head[1:].replace("-", "").replace("+", "")
            piece.unended = f"{head[0]}-{digits}{mark}{comment}{piece.text[end:]}"

    @property
    def data(self) -> Any:
        """What the text holds by now, as `reading` gives it; not to be changed."""
        return self._data

    def get(self, path: Path) -> Any:
        """Give what stands at `path` by now. Raises LookupError where nothing does."""
        value = self._data
        for step in path:
            value = value[step]
        return value

    def put(self, path: Path, value: Value, *, order: Sequence[str] = ()) -> None:
        """Write a value where `path` leads, in the place of what is there, or as a new key.

        Parents that are missing or empty are made. `order` is that of the keys of the mapping, and of those that hold
        it: a new key goes after the last of those that stand before it there, else at the end. Raises LookupError
        where the path goes through a scalar or past the end of a list.
        """
        *parent, last = path
        known = self._known(parent)
        if isinstance(last, str) and (known is None or (known == {} and (parent or self._is_bare()))):
            self._make(parent, {str(last): value}, order)
            return
        if not isinstance(known, dict if isinstance(last, str) else list):
            raise LookupError(f"{self.file}: no {last!r} can stand at {tuple(path)!r}")  # noqa: TRY004 - of the path
        container = self._container(parent)
        if isinstance(known, dict) and last not in known:
            position = _place_of(str(last), container, order)
            self._add_key(parent, container, str(last), value, position)
        else:
            self._fragments.replace(container, container.entries[_index(container, last)], value)
        known[last] = writing.plain(value)  # type: ignore[index]

    def insert(self, path: Path, position: int, value: Value) -> None:
        """Put a new item into the list at `path`, before the one at `position`; at its length, after the last.

        A list that is missing or empty is made. Raises LookupError where something else stands there.
        """
        known = self._known(path)
        if known is None or (known == [] and (path or self._is_bare())):
            self._make(path, [value])
            return
        if not isinstance(known, list):
            raise LookupError(f"{self.file}: no list at {tuple(path)!r}")  # noqa: TRY004 - of the path
        container = self._container(path)
        if isinstance(container, Flow):
            made = Entry("", "", None, "", "", self._fragments.in_flow(value, is_item=True))
        else:
            made = self._fragments.item(container, value, position)
        insert_entry(container, position, made)
        known.insert(position, writing.plain(value))
        self._settle(path, container, position)

    def remove(self, path: Path) -> None:
        """Take out a key or an item, and the comments directly above it. Raises LookupError where there is none."""
        *parent, last = path
        known = self.get(parent)
        container = self._container(parent)
        take_entry(container, _index(container, last))
        del known[last]
        self._settle(parent, container)

    def move(self, path: Path, position: int, into: Path | None = None) -> None:
        """Put an item with its comments at another position of its list, or of the list at `into`.

        Both count from the text without the item. Raises LookupError where there is no such item or list.
        """
        *parent, last = path
        target = parent if into is None else list(into)
        if target == parent and position == last:
            return
        value = self.get(path)
        container = self._container(parent)
        spacing = spacing_of(container)
        taken = take_entry(container, _index(container, last))
        del self.get(parent)[last]
        self._settle(parent, container)
        is_new = not self._known(target)
        if is_new and isinstance(container, Block):
            self.insert(target, 0, writing.Block(x=""))  # a list to stand in, in the style of this text
        goal = self._container(target) if self._known(target) else None
        if not isinstance(container, Block) or not isinstance(goal, Block):
            self.insert(target, position, value)
        else:
            shift_entry(taken, goal.column - container.column, at_start=True)
            insert_entry(goal, position, taken, spacing=spacing if goal is container else "")
            self._known(target).insert(position, value)
            self._settle(target, goal, position)
        if is_new and len(self._known(target)) > 1:
            self.remove([*target, 1])

    def text(self) -> str:
        """Give the text with all changes made.

        Raises AssertionError when it does not hold exactly what was meant: a mistake of this program.
        """
        for text in self._spellings():
            if self._holds(text):
                return self._bom + text
        raise AssertionError(f"{self.file}: the edited text does not hold what was meant")

    def _holds(self, text: str) -> bool:
        """Tell whether a text holds what is meant."""
        try:
            return bool(read(text, self.file).data == self._data)
        except InputError as error:
            raise AssertionError(f"{self.file}: the edited text is not YAML: {error}") from error

    def _spellings(self) -> Iterator[str]:
        """Give the text; where it did not end its last line, also other ways to end it, for a block needs its own."""
        yield from self._endings()
        for leaf in _leaves(self._cut.root):
            leaf.text = leaf.unended or leaf.text
        yield from self._endings()

    def _endings(self) -> Iterator[str]:
        root = self._cut.root
        text = self._cut.prefix + (rendered(root) if root is not None else "") + self._cut.suffix
        yield from [text] if self._ends else [text.removesuffix(self._newline), text]

    def _known(self, path: Path) -> Any:
        """Give what stands at `path`, or None. Raises LookupError where the path goes through a scalar."""
        value = self._data
        for step in path:
            if value is None:
                return None
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                raise LookupError(f"{self.file}: no {step!r} can stand at {tuple(path)!r}")  # noqa: TRY004 - of the path
        return value

    def _root(self) -> Piece | None:
        if self._uncut:
            self._cut.root, self._uncut = self._fragments.cut(self._uncut), ""
        return self._cut.root

    def _holder(self, path: Path) -> Entry | None:
        """Give the entry whose value is at `path`; none for the root."""
        piece, entry = self._root(), None
        for step in path:
            if not isinstance(piece, Block | Flow):
                raise LookupError(f"{self.file}: nothing at {tuple(path)!r}")  # noqa: TRY004 - of the path
            entry = piece.entries[_index(piece, step)]
            piece = entry.value
        return entry

    def _container(self, path: Path) -> Block | Flow:
        """Give the mapping or list at `path`."""
        holder = self._holder(path)
        piece = holder.value if holder is not None else self._root()
        if not isinstance(piece, Block | Flow):
            raise LookupError(f"{self.file}: no mapping or list at {tuple(path)!r}")  # noqa: TRY004 - of the path
        return piece

    def _make(self, path: Path, value: Value, order: Sequence[str] = ()) -> None:
        """Write a mapping or list where there is nothing, or an empty one."""
        if path:
            self.put(path, value, order=order)
            return
        if self._cut.root is not None:
            self._cut.suffix = self._cut.suffix[first_break(self._cut.suffix) :]
        self._uncut = self._fragments.whole(value)
        self._cut.root = Leaf(self._uncut)
        self._data = writing.plain(value)

    def _is_bare(self) -> bool:
        """Tell whether nothing stands on the line of the root value but itself."""
        before = self._cut.prefix[-1:] in {"", "\r", "\n"}
        return before and not self._cut.suffix[: first_break(self._cut.suffix)].strip()

    def _add_key(self, path: Path, container: Block | Flow, key: str, value: Value, position: int) -> None:
        if isinstance(container, Flow):
            made = Entry("", "", key, writing.key(key), ": ", self._fragments.in_flow(value, is_item=False))
            insert_entry(container, position, made)
            return
        entry = self._fragments.key(container, key, value)
        entry.key = key
        insert_entry(container, position, entry, spaced=False)
        self._settle(path, container, position)

    def _settle(self, path: Path, container: Block | Flow, added: int = 0) -> None:
        """Mend a block to which an entry was added at a position, or of which one was taken; it may have none left."""
        if isinstance(container, Flow):
            return
        holder = self._holder(path)
        if container.entries:
            settle(container, holder, self._newline, added)
        elif holder is None:
            self._cut = Cut(self._cut.prefix + container.foot, emptied(container), self._newline + self._cut.suffix)
        else:
            is_key = holder.key is not None
            rest = holder.sep[holder.sep.find(":") + 1 if is_key else 0 :] if has_break(holder.sep) else self._newline
            holder.sep, holder.value, holder.tail = ": " if is_key else " ", emptied(container), rest + container.foot


def _index(container: Block | Flow, step: str | int) -> int:
    """Tell which entry of a mapping or list a step leads to. Raises LookupError where there is none."""
    if isinstance(step, int) and container.is_list and 0 <= step < len(container.entries):
        return step
    if isinstance(step, str) and not container.is_list:
        return _index_of_key(container, step)
    raise LookupError(step)


def _index_of_key(container: Block | Flow, key: str) -> int:
    entries = container.entries
    place = container.places.get(key, len(entries))
    if place >= len(entries) or entries[place].key != key:
        container.places = {each.key: n for n, each in enumerate(entries)}
    return container.places[key]


def _leaves(piece: Piece | None) -> Iterator[Leaf]:
    if isinstance(piece, Leaf):
        yield piece
    elif piece is not None:
        for entry in piece.entries:
            yield from _leaves(entry.value)


def _place_of(key: str, container: Block | Flow, order: Sequence[str]) -> int:
    """Tell at which position a new key goes."""
    if key not in order:
        return len(container.entries)
    keys = [str(entry.key) for entry in container.entries]
    before = set(order[: list(order).index(key)])
    found = [position for position, each in enumerate(keys) if each in before]
    if found:
        return found[-1] + 1
    return next((n for n, each in enumerate(keys) if each in order), len(keys))
