"""Blocks as Markdown: titles, paragraphs, lists, and pipe tables; looks as HTML, which no letter beside them undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.grid import HEADS, Cell
from pecdocs.markdown.escape import at_start, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout import Document
    from pecdocs.layout.blocks import Block, Run, Runs
    from pecdocs.layout.grid import Grid, Row

_ALIGN = {"izquierda": ":---", "centro": ":---:", "derecha": "---:", "justificado": ":---"}
_LINE_END = "<br>"
_MOST_HASHES = 6


def write_markdown(document: Document) -> bytes:
    """Write a document: its title, whose it is, its blocks. A table's merged cell says in each place what it says."""
    head = [f"# {escaped(document.properties.title)}"]
    head += [_strong(escaped(document.properties.author))] if document.properties.author else []
    head += [_strong(escaped(document.draft_mark))] if document.draft_mark is not None else []
    pieces = "\n\n".join(head)
    last: Block | None = None
    for block in document.blocks:
        written = "\n\n".join(_block(block))
        if written:
            close = isinstance(block, ListItem) and isinstance(last, ListItem)
            pieces += ("\n" if close else "\n\n") + written
            last = block
    return f"{pieces}\n".encode()


def _block(block: Block) -> Iterator[str]:
    """Give a block's paragraphs."""
    match block:
        case Heading():
            hashes = "#" * min(block.level + 1, _MOST_HASHES)
            yield f"{hashes} {escaped(f'{block.numeral} ') if block.numeral else ''}{_runs(block.runs)}".rstrip()
        case Paragraph():
            yield at_start(_runs(block.runs).strip())
        case ListItem():
            marker = block.marker
            sign = "-" if marker.kind == "symbol" else f"{marker.value}."
            yield f"{'    ' * block.level}{sign} {at_start(_runs(block.runs).strip())}"
        case Table():
            yield "\n".join(_table(block.grid))
            yield from (at_start(escaped(note).strip()) for note in block.notes)
        case Chart():
            yield at_start(escaped(block.description).strip())
        case Page():
            pass


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = escaped(run.text)
    if run.footnote:
        return f" ({' '.join(_runs(each) for each in run.footnote)})"
    for name, is_on in (("code", run.mono), ("del", run.strike), ("em", run.italic), ("strong", run.bold)):
        text = f"<{name}>{text}</{name}>" if is_on and text else text
    return f"{text} ({escaped(run.link)})" if run.link and run.link != run.text else text


def _strong(text: str) -> str:
    return f"<strong>{text}</strong>" if text else ""


def _table(grid: Grid) -> Iterator[str]:
    """Write a grid as a pipe table; it must have one row at its head, where several stand they become one."""
    heads = [row for row in grid.rows if row.kind in HEADS and row.kind != "titulo"]
    titles = [_line(row) for row in grid.rows if row.kind == "titulo"]
    yield from (f"{_strong(title)}\n" for title in titles)
    columns = list(zip(*_spread(heads), strict=True)) if heads else [()] * len(grid.columns)
    yield _pipes([_LINE_END.join(dict.fromkeys(filter(None, map(_cell, column)))) for column in columns])
    yield _pipes([_ALIGN[column.align] for column in grid.columns])
    body = [row for row in grid.rows if row.kind not in HEADS]
    for row, cells in zip(body, _spread(body), strict=True):
        texts = [_cell(each) for each in cells]
        if row.kind == "grupo" and len({*cells}) == 1:
            texts = [texts[0], *[""] * (len(texts) - 1)]
        yield _pipes([_strong(each) for each in texts] if row.kind in {"grupo", "total"} else texts)


def _line(row: Row) -> str:
    return " ".join(_cell(cell) for cell in row.cells if cell is not None)


def _spread(rows: Sequence[Row]) -> list[list[Cell]]:
    """Give each row a cell in every place: what a merged one covers holds the same."""
    width = len(rows[0].cells) if rows else 0
    found = [[Cell()] * width for _ in rows]
    for top, row in enumerate(rows):
        for left, cell in enumerate(row.cells):
            if cell is not None:
                for r in range(top, top + cell.rowspan):
                    found[r][left : left + cell.colspan] = [cell] * cell.colspan
    return found


def _cell(cell: Cell) -> str:
    """Write a cell in one line."""
    if cell.rich:
        return _LINE_END.join(map(_runs, cell.rich))
    return _LINE_END.join(map(escaped, cell.lines))


def _pipes(texts: Sequence[str]) -> str:
    return f"| {' | '.join(text.strip() for text in texts)} |"
