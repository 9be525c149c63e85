"""Plans in a tiny notation, grids and blocks drawn as text: a test shows tree → grid at a glance.

A tree is written a node a line, deeper nodes further in; a node's fields follow its name as a YAML mapping:

    Externa
      Revista {meta: 10, responsables: [COM]}

A node's codigo is its name with what a code can't hold as «-», its numero `ninguno`, unless its fields say otherwise.

A grid is drawn a row a line. The first sign is the kind of the row: `=` title, `#` header, `n` the numbers of the
columns, `1` to `6` the row of a group of that level, `-` a plain row, `+` total. `^` is a place that the cell above
covers, `<` one that the cell to the left covers, ` ⏎ ` a line end inside a cell, `[X]` a marked period:

    # N1      | Actividad | 2024
    - Externa | Revista   | 10
    - ^       | Blog      |
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import yaml

from pecdocs.formato import FormatFolder, Formato
from pecdocs.layout import lay_out
from pecdocs.layout.blocks import Chart, Heading, ListItem, Page, Paragraph, Table
from pecdocs.layout.grid import HEADS, check_spans
from pecdocs.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pecdocs.layout.blocks import Block, Run
    from pecdocs.layout.grid import Cell, Grid

LEFT, ABOVE = "<", "^"
LINE_END = " ⏎ "
_SIGNS = {"titulo": "=", "encabezado": "#", "numeros": "n", "fila": "-", "total": "+"}


def yaml_data(text: str) -> Any:
    """Read YAML as a plan is read: every scalar is its text, and nothing is null."""

    def nulls(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: nulls(item) for key, item in value.items()}
        if isinstance(value, list):
            return [nulls(item) for item in value]
        return None if value == "" else value

    return nulls(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - texts only, nothing is constructed


def tree_data(text: str) -> list[dict[str, Any]]:
    """Read a tree in the tiny notation as the list of nodes under `arbol`."""
    roots: list[dict[str, Any]] = []
    open_nodes: list[tuple[int, list[dict[str, Any]]]] = [(-1, roots)]
    for line in dedent(text).splitlines():
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        while open_nodes[-1][0] >= indent:
            open_nodes.pop()
        node = _node(line.strip())
        open_nodes[-1][1].append(node)
        open_nodes.append((indent, node["hijos"]))
    return roots


def _node(line: str) -> dict[str, Any]:
    name, brace, fields = line.partition("{")
    name = name.strip()
    code = re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip("-")[:40]
    named = {"nombre": name} if name else {}
    return {"codigo": code, "numero": "ninguno", **named, "hijos": [], **(yaml_data(brace + fields) if brace else {})}


def _depth(nodes: Iterable[dict[str, Any]]) -> int:
    return max((1 + _depth(node["hijos"]) for node in nodes), default=0)


def plan_of(tree: str = "", more: str = "") -> Plan:
    """Make a plan of a tree in the tiny notation, and of more of its keys as YAML.

    Without `niveles` its levels are called N1, N2…; its vigencia is 2024, and it has the roles COM and TH.
    """
    arbol = tree_data(tree)
    data: dict[str, Any] = {
        "entidad": {"nombre": "Entidad de Prueba"},
        "documento": {"titulo": "Plan", "version": "1", "fecha": "2024-01-15", "vigencia": "2024"},
        "roles": {"COM": {"nombre": "Comunicaciones", "sigla": "OAC"}, "TH": "Talento Humano"},
        "niveles": [f"N{level + 1}" for level in range(_depth(arbol))],
        "arbol": arbol,
    }
    return Plan.model_validate({**data, **(yaml_data(dedent(more)) or {})})


def folder_of(formato: str) -> FormatFolder:
    """Make a format, called `prueba`, of what its formato.yaml would hold."""
    return FormatFolder("prueba", Formato.model_validate({"nombre": "Prueba", **yaml_data(dedent(formato))}), ())


def tables_of(blocks: Iterable[Block]) -> dict[str, Table]:
    """Give a document's tables by name."""
    return {block.name: block for block in blocks if isinstance(block, Table)}


def grid_of(plan: Plan, table: str, formato: str = "") -> Grid:
    """Draw a plan's table `t` as a format says that defines it with this YAML, and check its spans."""
    given = {"descripcion": "Tabla", **yaml_data(dedent(table))}
    data = {"nombre": "Prueba", "orden": ["t"], "tablas": {"t": given}, **(yaml_data(formato) or {})}
    document = lay_out(plan, FormatFolder("prueba", Formato.model_validate(data), ()))
    grid = tables_of(document.blocks)["t"].grid
    check_spans(grid)
    return grid


def picture(text: str) -> str:
    """Take the indent of the test off a drawing."""
    return "\n".join(line.rstrip() for line in dedent(text).strip("\n").splitlines())


def drawn(grid: Grid, *, aligned: bool = True) -> str:
    """Draw a grid as text; long cells read better when columns are not `aligned`."""
    cells = _places(grid)
    widths = [max((len(row[c]) for row in cells), default=0) if aligned else 0 for c in range(len(grid.columns))]
    lines = []
    for row, texts in zip(grid.rows, cells, strict=True):
        sign = str(row.level) if row.kind == "grupo" else _SIGNS[row.kind]
        lines.append(f"{sign} {' | '.join(text.ljust(width) for text, width in zip(texts, widths, strict=True))}")
    return "\n".join(line.rstrip() for line in lines)


def _places(grid: Grid) -> list[list[str]]:
    """Give the text of every place of a grid, with the signs of those that another cell covers."""
    places = [[""] * len(grid.columns) for _ in grid.rows]
    for r, c, cell in _cells(grid):
        for covered in range(r, r + cell.rowspan):
            places[covered][c : c + cell.colspan] = [ABOVE, *[LEFT] * (cell.colspan - 1)]
        places[r][c] = _text(cell)
    return places


def _cells(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Give every cell of a grid, and the row and the column where it begins."""
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row.cells):
            if cell is not None:
                yield r, c, cell


def _text(cell: Cell) -> str:
    text = LINE_END.join(line.replace("\n", LINE_END) for line in cell.lines)
    return f"[{text}]" if cell.mark else text


def spread(grid: Grid) -> list[list[str]]:
    """Give the text that holds at every place of a grid: a merged label stands on all its rows and columns."""
    places = [[""] * len(grid.columns) for _ in grid.rows]
    for r, c, cell in _cells(grid):
        for covered in range(r, r + cell.rowspan):
            places[covered][c : c + cell.colspan] = [_text(cell)] * cell.colspan
    return places


def body(grid: Grid) -> list[list[str]]:
    """Give the texts of the rows below the header, as drawn."""
    return [texts for row, texts in zip(grid.rows, _places(grid), strict=True) if row.kind not in HEADS]


def story(blocks: Iterable[Block]) -> str:
    """Draw blocks as text, one a line.

    `# 1. Title` a heading of level 1, `---- horizontal` a turn of the page, `[tabla matriz]` a table, `[gráfico …]` a
    chart with a line for each category, `—` where it has no number, `> ` a quote, `firma: ` a line of the sign-off,
    `| ` as many times as a paragraph is indented, `  ` as many as a list is deep, then its marker. Runs are `**bold**`,
    `_italic_`, `` `mono` ``, `[text](link)` and `[^note]`.
    """
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            numeral = f"{block.numeral} " if block.numeral else ""
            return f"{'#' * block.level} {numeral}{runs_text(block.runs)}"
        case Page():
            return f"---- {block.orientation}"
        case Table():
            return f"[tabla {block.name}]"
        case Chart():
            return "\n".join(_chart_lines(block))
        case ListItem():
            return f"{'  ' * block.level}{block.marker.printed} {runs_text(block.runs)}"
        case Paragraph():
            look = {"texto": "", "cita": "> "}.get(block.look, f"{block.look}: ")
            return f"{'| ' * block.indent}{look}{runs_text(block.runs)}"


def _chart_lines(chart: Chart) -> Iterator[str]:
    yield f"[gráfico {chart.title}]"
    for n, category in enumerate(chart.categories):
        numbers = [each.values[n] for each in chart.series]
        yield f"  {category}: {' | '.join('—' if each is None else f'{each:.4f}' for each in numbers)}"


def runs_text(runs: Sequence[Run]) -> str:
    """Write runs with signs for their looks."""
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if run.footnote:
        return f"[^{' ¶ '.join(runs_text(paragraph) for paragraph in run.footnote)}]"
    text = run.text.replace("\n", LINE_END)
    for sign, on in (("`", run.mono), ("_", run.italic), ("**", run.bold)):
        text = f"{sign}{text}{sign}" if on else text
    return f"[{text}]({run.link})" if run.link else text
