"""Many versions of one plan, read with what they have in common read once: the nodes of the tree that hold no others.

The text is cut where such a node begins, by its indentation alone. Each is read for itself, and is known again by its
letters; what is left of the text is read with a mark in the place of each run of them. Cutting is a guess that reading
proves: a piece must be one whole item of a list, and the marks must stand in the tree, as many as there are runs. Then
the same lines mean the same wherever they stand; where it was wrong, or anything else is, the whole is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pecdocs.collector import without_collector
from pecdocs.faults import InputError
from pecdocs.plan.checks import check
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE, plan_from
from pecdocs.plan.migration import migrate
from pecdocs.plan.model import Nodo, Plan, RegistroCambios
from pecdocs.reading.source import MAX_BYTES, Source, parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MARK = "nodos leídos aparte"
"""What stands in the tree in the place of a run of nodes."""

_TREE = re.compile(r"^arbol: *\n", re.MULTILINE)
_AFTER_THE_TREE = re.compile(r"\n(?=[^ \n#-])")
_BELOW = "hijos:\n"
_FIRST_ITEM = re.compile(r"((?: *(?:#[^\n]*)?\n)*)( *)- ")
"""Blank lines and comments, and the indentation of the first item of a list."""

_Piece = tuple[int, str]
"""The indentation of a node and, after its hyphen, its text to the end of its last line."""


class _WholeError(Exception):
    """The text can't be read in pieces."""


class Pieces:
    """A reader of many versions of one plan, that remembers the nodes of the last one."""

    def __init__(self) -> None:
        self._nodes: dict[_Piece, Nodo] = {}
        self._frame: tuple[str, Plan, list[Any]] | None = None
        """The last text that was left, with its plan and its tree."""

    def plan(self, files: Mapping[str, bytes]) -> Plan | None:
        """Read a plan from its files by name, as `plan_from` does; None where that gives any fault.

        The plan does not know where its values stand: all are said to be at the beginning of a file without a name.
        """
        with without_collector():
            try:
                return self._joined(files)
            except (_WholeError, InputError, ValidationError):
                plan, faults = plan_from(files, "")
        return plan if not faults else None

    def _joined(self, files: Mapping[str, bytes]) -> Plan:
        cut = _cut(_text(files.get(PLAN_FILE, b"")))
        self._nodes = {each: self._nodes.get(each) or _node(each) for run in cut.runs for each in run}
        runs = ([self._nodes[each] for each in run] for run in cut.runs)
        frame, tree = self._framed("".join(cut.left))
        update: dict[str, Any] = {"arbol": tuple(_filled(frame.arbol, tree, runs))}
        if next(runs, None) is not None:
            raise _WholeError
        if CHANGES_FILE in files and (log := _source(files[CHANGES_FILE])).data is not None:
            update["cambios"] = RegistroCambios.model_validate(log.data).cambios
        plan = frame.model_copy(update=update)
        plan._source = nowhere = Source("", None, None)  # noqa: SLF001 - as its reader does
        if check(plan, nowhere):
            raise _WholeError
        return plan

    def _framed(self, text: str) -> tuple[Plan, list[Any]]:
        """Read what was left, and give beside it its tree with the marks."""
        if self._frame is None or self._frame[0] != text:
            data = _source(text.encode()).data
            if not isinstance(data, dict) or "cambios" in data:
                raise _WholeError
            tree = data.get("arbol")
            if not isinstance(tree, list):
                raise _WholeError
            self._frame = text, Plan.model_validate(data | {"arbol": _unmarked(tree)}), tree
        return self._frame[1:]


def _text(raw: bytes) -> str:
    """Give a file's text. Raises _WholeError for one that is too large, is not UTF-8 or has unusual ends of lines."""
    if len(raw) > MAX_BYTES:
        raise _WholeError
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise _WholeError from None
    if "\r" in text or text.startswith("\ufeff") or _MARK in text:
        raise _WholeError
    return text


def _node(piece: _Piece) -> Nodo:
    indent, text = piece
    data = _source(f"{' ' * indent}- {text}\n".encode(), below="arbol").data["arbol"]
    if not isinstance(data, list) or len(data) != 1:
        raise _WholeError
    return Nodo.model_validate(data[0])


def _source(raw: bytes, below: str = "") -> Source:
    """Read YAML that has nothing wrong in it, with the present names of its keys; as if it stood below a key."""
    source = parse_source(raw, "")
    if source.faults:
        raise _WholeError
    if below:
        source = Source("", None, {below: source.data})
    migrate(source)
    return source


# ── Cutting ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Cut:
    """A text in pieces: the runs of nodes, and what is left with a mark for each."""

    left: list[str] = field(default_factory=list)
    runs: list[list[_Piece]] = field(default_factory=list)

    def list_of_nodes(self, text: str, *, whole: bool) -> None:
        """Cut a text that may begin with a list; `whole` when nothing of its last item stands after it."""
        first = _FIRST_ITEM.match(text)
        if first is None:
            self.left.append(text)
            return
        indent, between = len(first[2]), f"\n{first[2]}- "
        items = text[first.end() :].split(between)
        run: list[_Piece] = []
        rest = ""
        for number, item in enumerate(items):
            end = _end_of_list(indent).search(item)
            if end is not None:
                run.append((indent, item[: end.start()]))
                rest = between.join([item[end.start() :], *items[number + 1 :]])
                break
            if number == len(items) - 1 and not whole:
                rest = f"{between if run else first[2] + '- '}{item}"
                break
            run.append((indent, item))
        if run:
            self.runs.append(run)
        self.left += [first[1], f'{first[2]}- "{_MARK}"' if run else "", rest]


def _cut(text: str) -> _Cut:
    """Cut a plan's text; what stands in its tree and is no item of a list is left."""
    start = _TREE.search(text)
    if start is None:
        raise _WholeError
    after = _AFTER_THE_TREE.search(text, start.end() - 1)
    end = after.start() if after is not None else len(text) - text.endswith("\n")
    found = _Cut([text[: start.end()]])
    *lists, last = _lists(text[start.end() : end])
    for each in lists:
        found.list_of_nodes(each, whole=False)
        found.left.append(_BELOW)
    found.list_of_nodes(last, whole=end < len(text))
    found.left.append(text[end:])
    return found


def _lists(tree: str) -> Iterator[str]:
    """Split the text of a tree after each line that says no more than `hijos:`."""
    begun, *others = tree.split(_BELOW)
    for each in others:
        if begun.rpartition("\n")[2].strip(" -"):  # «Los hijos:», in a text
            begun += _BELOW + each
        else:
            yield begun
            begun = each
    yield begun


@cache
def _end_of_list(indent: int) -> re.Pattern[str]:
    """Find the line that ends a list whose items have so much indentation; comments end nothing."""
    return re.compile(rf"\n {{0,{indent}}}(?=[^ \n#])")


# ── Joining ──────────────────────────────────────────────────────────────────────────────────────────────────


def _unmarked(tree: list[Any]) -> list[Any]:
    """Give a list of nodes, as YAML has it, without the marks in it."""
    return [_without_marks(each) for each in tree if each != _MARK]


def _without_marks(item: Any) -> Any:
    below = item.get("hijos") if isinstance(item, dict) else None
    return item | {"hijos": _unmarked(below)} if isinstance(below, list) else item


def _filled(nodes: Sequence[Nodo], tree: Sequence[Any], runs: Iterator[list[Nodo]]) -> Iterator[Nodo]:
    """Put the runs in the places of their marks. Raises _WholeError where there are too few."""
    read = iter(nodes)
    for item in tree:
        if item == _MARK:
            run = next(runs, None)
            if run is None:
                raise _WholeError
            yield from run
            continue
        node = next(read)
        below = item.get("hijos")
        yield node.model_copy(update={"hijos": tuple(_filled(node.hijos, below, runs))}) if below else node
