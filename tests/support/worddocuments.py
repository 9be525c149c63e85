"""Documents for tests: a plan's folder through every stage, or blocks straight to the writer."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pecdocs.formato import read_formato
from pecdocs.layout import Document, lay_out
from pecdocs.layout.blocks import Heading, ListItem, Marker, Paragraph, Properties, Run, Table
from pecdocs.layout.context import shape
from pecdocs.layout.grid import HEADS, Cell, Column, Grid, Row
from pecdocs.plan import read_plan
from pecdocs.word import write_document
from tests.support.wordcheck import faults_of
from tests.support.wordtemplate import BODY, LOOKS, docx
from tests.support.wordxml import ABOVE, EMPTY, LEFT, LINE_END, Docx, numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.layout.blocks import Block
    from pecdocs.layout.grid import RowKind
    from pecdocs.plan import Plan

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"
PUBLISHED = tuple(DATA / name for name in ("uspec-2024", "inm-2019", "mintic-2019", "ipco-2022", "rendicion-2019"))
"""The published plans, each with a format of its own."""
USPEC, INM, MINTIC, IPCO, RENDICION = PUBLISHED
SAMPLE = ROOT / "tests" / "documents" / "muestra"
"""The plan that uses everything."""
TEMPLATES = SAMPLE / "plantillas"
FILE = "plantilla.docx"
_SIGNS = {"#": "encabezado", "%": "numeros", "=": "grupo", "+": "total"}
PLAIN = docx(BODY, LOOKS)
"""The least template."""


@cache
def generated(folder: Path, formato: str | None = None) -> bytes:
    """Take a plan's folder through every stage; give the finished document."""
    plan = read_plan(folder)
    logo = plan.entidad.logo
    picture = (folder / logo.archivo, logo.descripcion or "") if logo is not None else None
    return written(plan, formato or plan.formato, picture)


def reread(folder: Path) -> Docx:
    """Generate a plan's document in its own format, and read it back."""
    return Docx(generated(folder))


def written(plan: Plan, formato: str, picture: tuple[Path, str] | None = None) -> bytes:
    """Lay out and write a plan in a format of the checkout."""
    folder = read_formato(formato, TEMPLATES)
    return write_document(lay_out(plan, folder), folder.file("plan.docx").read_bytes(), FILE, picture)


def sound(data: bytes) -> Docx:
    """Read a document back, once nothing is wrong with its structure."""
    faults = faults_of(data)
    assert not faults, faults
    return Docx(data)


def page_numbers(data: bytes) -> list[str]:
    """Give the result of each field of a sound document that asks for a page."""
    written = sound(data).parts["word/document.xml"].decode()
    return re.findall(r"PAGEREF.*?separate.*?<w:t>(.*?)</w:t>", written)


def fields(**changes: Any) -> dict[str, Any]:
    """Give the fields of a template, empty but for changes such as `documento_titulo="Plan"`."""
    found = shape()
    found.update(siglas=[], cambios=[], borrador=False)
    for name, value in changes.items():
        group, _, field = name.partition("_")
        if field:
            found[group][field] = value
        else:
            found[name] = value
    return found


def document(*blocks: Block, mark: str | None = None, levels: int = 3, **changes: Any) -> Document:
    """Make a laid-out document of blocks, with the template's fields changed."""
    properties = Properties("Título", "Autor", "es-CO", None, "1", "Aprobado")
    return Document(blocks, fields(**changes), properties, mark, levels)


def wrote(*blocks: Block, template: bytes = PLAIN, **changes: Any) -> Docx:
    """Write blocks in a template and read the result back."""
    return sound(write_document(document(*blocks, **changes), template, FILE))


def line(text: str) -> Paragraph:
    """Make a paragraph."""
    return Paragraph((Run(text),))


def title(text: str, level: int = 1, anchor: str = "") -> Heading:
    """Make a heading."""
    return Heading(level, "", (Run(text),), anchor or text)


def item(text: str, marker: Marker, level: int = 0, list_id: int = 1) -> ListItem:
    """Make a list item."""
    return ListItem(list_id, level, marker, (Run(text),))


def table(drawn: str, name: str = "prueba", **columns: Any) -> Table:
    """Make a table from a grid drawn as text.

    `#` begins a header row, `%` the numbers of the columns, `=` a group's row, `+` the totals. A place says `<` or `^`
    where the cell to its left or above goes on, `·` where it is empty, and ends in `!` where it is a marked period. A
    further argument gives the alignment of each column.
    """
    lines = [line.strip() for line in drawn.strip().split("\n")]
    places = [[place.strip() for place in line.lstrip("#%=+ ").split("|")] for line in lines]
    kinds: list[RowKind] = [_SIGNS.get(line[0], "fila") for line in lines]  # type: ignore[misc]
    rows = tuple(Row(kind, tuple(_cells(places, r))) for r, kind in enumerate(kinds))
    align = columns.get("align", ["izquierda"] * len(places[0]))
    widths = columns.get("widths", [1.0] * len(places[0]))
    grid = Grid(tuple(Column(f"c{c + 1}", widths[c], align[c]) for c in range(len(places[0]))), rows)
    return Table(name, grid, columns.get("description", "Tabla de prueba"), orientation="vertical")


def _cells(places: list[list[str]], r: int) -> Iterator[Cell | None]:
    for c, place in enumerate(places[r]):
        if place in {"<", "^"}:
            yield None
            continue
        wide = 1 + len(list(_run(places[r][c + 1 :], "<")))
        high = 1 + len(list(_run([row[c] for row in places[r + 1 :]], "^")))
        text = "" if place == "·" else re.sub(r"!$", "", place)
        yield Cell(tuple(text.split(" ⏎ ")) if text else (), high, wide, mark=place.endswith("!"))


def _run(places: list[str], mark: str) -> Iterator[str]:
    for place in places:
        if place != mark:
            return
        yield place


def drawn_grid(grid: Grid) -> str:
    """Draw a grid that was laid out as `ReadTable.drawn` draws one that was read."""
    lines: list[str] = []
    for row in grid.rows:
        places, reach = list[str](), 0
        for c, cell in enumerate(row.cells):
            if cell is None:
                places.append(LEFT if c < reach else _above_or_left(grid, len(lines), c))
            else:
                reach = c + cell.colspan
                places.append(one_line_end("\n".join(cell.lines)).replace("\n", LINE_END) or EMPTY)
        lines.append(("# " if row.kind in HEADS else "") + " | ".join(places))
    return "\n".join(lines)


def _above_or_left(grid: Grid, r: int, c: int) -> str:
    """Tell how a place is drawn that a cell above covers: by its first column, or by one to the right of it."""
    for left in range(c, -1, -1):
        for above in range(r - 1, -1, -1):
            cell = grid.rows[above].cells[left]
            if cell is not None:
                if above + cell.rowspan > r and left + cell.colspan > c:
                    return ABOVE if left == c else LEFT
                break
    raise AssertionError(f"nothing covers {r},{c}")


def printed(marker: Marker) -> str:
    """Give a marker as it is printed."""
    return marker.text if marker.kind == "symbol" else numeral(marker.kind, marker.value) + marker.suffix


def one_line_end(text: str) -> str:
    """Give a text with the line ends that a document has."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_of_runs(runs: tuple[Run, ...]) -> str:
    """Give the text of runs, without their notes."""
    return one_line_end("".join(run.text for run in runs))


def notes_of(blocks: tuple[Block, ...]) -> list[str]:
    """Give the text of every note that hangs in some blocks, links followed by their address."""
    held = [run for block in blocks if isinstance(block, Heading | Paragraph | ListItem) for run in block.runs]
    return [
        one_line_end("\n".join("".join(_linked(each) for each in runs) for runs in run.footnote)).strip()
        for run in held
        if run.footnote
    ]


def _linked(run: Run) -> str:
    return f"{run.text} ({run.link})" if run.link and run.link != run.text else run.text
