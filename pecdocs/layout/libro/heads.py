"""The rows at the top of the sheets that are read: whose workbook it is, and what it was measured up to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pecdocs.layout.context import full_title
from pecdocs.layout.hojas import LEGEND_FILL
from pecdocs.layout.periods import name_of
from pecdocs.layout.workbook import Formula, SheetCell, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.layout.libro.basis import Basis
    from pecdocs.layout.libro.form import Form


def heading(basis: Basis, form: Form, width: int) -> Iterator[SheetRow]:
    """Give the rows of the title, the entity and the cut-off, over so many columns."""
    live = form.corte_cell
    said = f"Corte: {corte_text(basis)}"
    corte = said if live is None else Formula(f'"Corte: "&{live}', f"Corte: {basis.corte}")
    yield over(SheetCell(title_of(basis), "titulo"), width)
    yield over(entity_cell(basis), width)
    yield over(SheetCell(corte, "subtitulo"), width)


def title_of(basis: Basis) -> str:
    """Give the title of every sheet."""
    return f"Seguimiento: {full_title(basis.plan)}"


def entity_cell(basis: Basis) -> SheetCell:
    """Give the cell of the entity, which also says when the plan is not what was approved.

    No row of its own: a workbook may come back once the plan is approved again, and its formulas stay where they are.
    """
    entity = SheetCell(basis.plan.entidad.nombre, "subtitulo")
    if basis.legend is None:
        return entity
    said = f"{entity.value} · {basis.legend}" if entity.value else basis.legend
    return entity._replace(value=said, fill=LEGEND_FILL)


def over(cell: SheetCell, width: int) -> SheetRow:
    """Give a row of one cell."""
    return SheetRow((cell._replace(colspan=width), *[None] * (width - 1)))


def period_text(basis: Basis) -> str:
    """Name the periods that a workbook asks for, and their days."""
    first, last = basis.periods[0], basis.periods[-1]
    name = name_of(first) if first is last else f"Año {first.year}"
    return f"{name}, del {_day(basis, first.first)} al {_day(basis, last.last)}"


def corte_text(basis: Basis) -> str:
    """Say the day of the cut-off."""
    last = next(each.last for each in basis.rules.periods if each.key == basis.corte)
    return _day(basis, last)


def _day(basis: Basis, day: str) -> str:
    return basis.locale.day(date.fromisoformat(day))
