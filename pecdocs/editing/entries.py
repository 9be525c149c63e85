"""How entries are taken out of a collection and put into one, so that what stands round them keeps its looks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pecdocs.editing.pieces import BREAK, Block, Entry, Flow, first_break, has_break, lines_of
from pecdocs.editing.writing import Indents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.editing.pieces import Piece


def newline_of(text: str) -> str:
    """Give the line end that a text begins with; that of Unix when it has none."""
    found = BREAK.search(text)
    return found[0] if found else "\n"


def indents_of(root: Piece | None) -> Indents:
    """Tell by how many columns a text mostly indents keys below a key, and dashes below a key."""
    found = Counter(_indents(root))
    steps = [(n, by) for (is_list, by), n in found.items() if not is_list and by > 0]
    offsets = [(n, by) for (is_list, by), n in found.items() if is_list]
    return Indents(max(steps, default=(0, 2))[1], max(offsets, default=(0, 2))[1])


def _indents(piece: Piece | None) -> Iterator[tuple[bool, int]]:
    if not isinstance(piece, Block):
        return
    for entry in piece.entries:
        if isinstance(entry.value, Block):
            if not piece.is_list:
                yield entry.value.is_list, entry.value.column - piece.column
            yield from _indents(entry.value)


def settle(block: Block, holder: Entry | None, newline: str, added: int = 0) -> None:
    """Indent a block's entries as their place wants it: the first of a compact one stands on its holder's line.

    Only the first two, of which another may have been the first before, and the one at `added` can be out of place: a
    block may have thousands.
    """
    first = block.entries[0]
    if block.compact and holder is not None and "#" in first.lead:
        holder.sep = holder.sep.rstrip(" ") + newline
        block.compact = False
    if block.compact:
        first.lead = ""
    for n in {0, 1, added}.intersection(range(len(block.entries))):
        entry, column = block.entries[n], 0 if block.compact and n == 0 else block.column
        entry.mark = " " * column + entry.mark.lstrip(" ")


def take_entry(container: Block | Flow, position: int) -> Entry:
    """Take an entry out; comments that stand apart from it stay."""
    if isinstance(container, Flow):
        return _take_from_flow(container, position)
    entry = container.entries.pop(position)
    apart, blanks, own = split_lead(entry.lead)
    entry.lead = own
    if position < len(container.entries):
        after = container.entries[position]
        after_apart, after_blanks, after_own = split_lead(after.lead)
        if not position and not apart and not after_apart:  # the new first stands where the old one stood
            after.lead = blanks + after_own
        elif apart and not after_apart and not after_blanks:
            after.lead = apart + blanks + after_own
        else:
            after.lead = apart + after.lead
    else:
        container.foot = apart + container.foot
    return entry


def split_lead(lead: str) -> tuple[str, str, str]:
    """Part the lines before an entry: those apart from it, the blank lines between, the comments directly above it."""
    lines = lines_of(lead)
    own = len(lines)
    while own and lines[own - 1].strip():
        own -= 1
    apart = own
    while apart and not lines[apart - 1].strip():
        apart -= 1
    return "".join(lines[:apart]), "".join(lines[apart:own]), "".join(lines[own:])


def insert_entry(
    container: Block | Flow, position: int, entry: Entry, *, spaced: bool = True, spacing: str = ""
) -> None:
    """Put an entry in, with blank lines round it where its neighbours have them; a key (`spaced` off) has none.

    `spacing` are the blank lines of a list that is too short to tell.
    """
    if isinstance(container, Flow):
        _insert_in_flow(container, position, entry)
        return
    entries = container.entries
    blanks = spacing_of(container, spacing) if spaced else ""
    if position < len(entries):
        after = entries[position]
        apart, before, own = split_lead(after.lead)
        if spaced:
            entry.lead = apart + before + entry.lead if not position else apart + (before or blanks) + entry.lead
            after.lead = blanks + own
        elif not position:
            entry.lead, after.lead = apart + before + entry.lead, own
    else:
        entry.lead = blanks + entry.lead
    entries.insert(position, entry)


def spacing_of(container: Block | Flow, otherwise: str = "") -> str:
    """Give the blank lines that stand between the items of a list; `otherwise` where it has less than two."""
    found = [split_lead(entry.lead)[1] for entry in container.entries[1:]] if isinstance(container, Block) else []
    return Counter(found).most_common(1)[0][0] if found else otherwise


def _insert_in_flow(flow: Flow, position: int, entry: Entry) -> None:
    entries = flow.entries
    if not flow.opening:
        flow.opening, flow.closing = "{", "}"
    if not entries:
        if not flow.opening.strip("[{ \t\r\n"):
            flow.opening, flow.closing = flow.opening[0], flow.closing[-1]
        entries.append(entry)
        return
    separator = _separator(flow)
    if position < len(entries):
        entry.lead, entries[position].lead = entries[position].lead, separator
    else:
        entry.lead = separator
    entries.insert(position, entry)


def _separator(flow: Flow) -> str:
    """Give what stands between the entries of a flow collection."""
    known = [entry.lead for entry in flow.entries[1:] if "#" not in entry.lead and "," in entry.lead]
    if known:
        return known[-1]
    if has_break(flow.opening) and "#" not in flow.opening:
        return "," + flow.opening[1:]
    return ", "


def _take_from_flow(flow: Flow, position: int) -> Entry:
    entry = flow.entries.pop(position)
    if position < len(flow.entries):
        after = flow.entries[position]
        after.lead, entry.lead = entry.lead, ""
        return entry
    if "#" in entry.lead and flow.entries:
        stays = entry.lead[: first_break(entry.lead)].replace(",", "", 1)
        rest = flow.closing[first_break(flow.closing) :] if has_break(flow.closing) else flow.closing
        flow.closing = stays + rest.lstrip(" ,")
    elif not flow.entries:
        flow.closing = flow.closing.replace(",", "", 1)
    entry.lead = ""
    return entry


def content_column(block: Block) -> int:
    """Tell the column at which the values of a list's items begin."""
    for entry in block.entries:
        if entry.sep and not entry.sep.strip(" "):
            return block.column + 1 + len(entry.sep)
    return block.column + 2


def emptied(block: Block) -> Flow:
    """Give what stands for a block that has no entries left."""
    opening, closing = "[]" if block.is_list else "{}"
    return Flow(block.is_list, opening, [], closing)
