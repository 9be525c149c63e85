"""What the sheets of a workbook of the plan are made of: cells of a content, columns, what may be written in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pecdocs.layout.plan_libro.campos import BETWEEN, FIXED, Campo, Content, Parte
from pecdocs.layout.workbook import MAX_CELL_TEXT, NO, YES, SheetCell, SheetRow, Validation, address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.workbook import CellValue

KEYS_ROW, GROUPS_ROW, HEADER_ROW = 3, 4, 5
"""The rows of every sheet that is filled in: hidden keys, what stands over several columns, the columns' titles."""
SPARE_ROWS = 15
"""The empty rows at the end, where new ones are written."""
LISTS = "Listas"
_RANGES = 300
"""The most pieces that a range is cut into round the cells that are fixed."""
_DAY = "yyyy\\-mm\\-dd"
_AS_TEXT = frozenset({"codigo", "renglon", "codigos", "anios", "meses"})
"""The kinds of values that a spreadsheet would take for numbers or days."""


def cell(content: Content, campo: Campo | None, look: str) -> SheetCell:
    """Draw a content; `campo` is None for what is programmed."""
    if content is FIXED:
        return SheetCell(FIXED.value, "fijo")
    kind = campo.kind if campo is not None else "numero"
    return SheetCell(_value(content, kind), look, _format(content, kind), fillable=True)


def _value(content: Content, kind: str) -> CellValue:
    if isinstance(content, bool):
        return YES if content else NO
    if isinstance(content, Parte):
        return content.valor / 100 if content.porcentaje else content.valor
    if isinstance(content, tuple):
        return ("\n" if kind in {"textos", "pasos"} else BETWEEN).join(content)
    return content if isinstance(content, str | Decimal | date) else None


def _format(content: Content, kind: str) -> str:
    if kind in _AS_TEXT:
        return "@"
    if kind == "fecha":
        return _DAY
    if isinstance(content, Parte) and content.porcentaje:
        decimals = max(-int(content.valor.normalize().as_tuple().exponent), 0)
        return f"0.{'0' * decimals}%" if decimals else "0%"
    return ""


def head_rows(title: str, said: str, columns: Sequence[Campo]) -> list[SheetRow]:
    """Draw the rows above those that are filled in; neighbours of one group stand under one title."""
    blank = (None,) * (len(columns) - 1)
    return [
        SheetRow((SheetCell(title, "titulo", colspan=len(columns)), *blank)),
        SheetRow((SheetCell(said, "subtitulo", colspan=len(columns)), *blank)),
        SheetRow(tuple(SheetCell(each.key, "nota") for each in columns), hidden=True),
        SheetRow(tuple(_grouped([each.group for each in columns], [each.label for each in columns]))),
        SheetRow(tuple(SheetCell(each.label, "encabezado") if each.group else None for each in columns)),
    ]


def _grouped(groups: Sequence[str], labels: Sequence[str]) -> Iterator[SheetCell | None]:
    """Give the cells over the titles: a group over its columns; a column without one stands alone, two rows high."""
    for place, group in enumerate(groups):
        if not group:
            yield SheetCell(labels[place], "encabezado", rowspan=2)
        elif place and groups[place - 1] == group:
            yield None
        else:
            yield SheetCell(group, "encabezado", colspan=_run(groups[place:], group))


def _run(groups: Sequence[str], group: str) -> int:
    return next((n for n, each in enumerate(groups) if each != group), len(groups))


def blank_row(looks: Sequence[Campo | None]) -> SheetRow:
    """Draw a row where a new one may be written."""
    return SheetRow(tuple(cell(None, campo, "dato") for campo in looks))


def ranges(column: int, first: int, last: int, fixed: Sequence[int]) -> str:
    """Give the cells of a column but for those of the rows that are fixed; nothing when there would be too many."""
    starts = [first, *(row + 1 for row in fixed)]
    ends = [*(row - 1 for row in fixed), last]
    pieces = [(start, end) for start, end in zip(starts, ends, strict=True) if start <= end]
    if len(pieces) > _RANGES:
        return ""
    return " ".join(f"{address(start, column)}:{address(end, column)}" for start, end in pieces)


def fixed_validation(cells: Sequence[tuple[int, int]]) -> Validation:
    """Keep cells as they are, with a word on where they are changed."""
    said = "Este dato dice más de lo que cabe en una celda: se cambia en plan.yaml, y aquí se deja como está."
    where = " ".join(address(row, column) for row, column in cells)
    return Validation(where, "custom", "FALSE", error=said, prompt=said, title="En plan.yaml")


def validation_of(campo: Campo, cells: str, lists: dict[str, str]) -> Validation | None:
    """Give what the cells of a column may hold, if that can be told; `lists` are the ranges of words."""
    first, title = cells.split(":", maxsplit=1)[0], campo.group or campo.label
    made = {
        "palabra": ("list", lists.get(campo.key, ""), "Escoja una palabra de la lista, o deje la celda vacía."),
        "si_no": ("list", f'"{YES},{NO}"', "Escriba Sí o No, o deje la celda vacía."),
        "numero": ("custom", f"ISNUMBER({first})", "Escriba solo el número, sin la unidad."),
        "fecha": (
            "custom",
            f"OR(ISNUMBER({first}),LEN({first})=7)",
            "Escriba un día (2024-03-01), o un mes como texto: '2024-03",
        ),
    }
    if campo.kind in made:
        kind, formula, said = made[campo.kind]
        return Validation(cells, kind, formula, error=said, prompt=campo.prompt, title=title)  # type: ignore[arg-type]
    if campo.kind == "codigos":
        return Validation(cells, "list", lists["roles"], prompt=campo.prompt, title=title, strict=False)
    if campo.prompt:
        return Validation(cells, "textLength", "0", str(MAX_CELL_TEXT), prompt=campo.prompt, title=title)
    return None
