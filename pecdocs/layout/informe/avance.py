"""Every figure of the plan to date in one table: groups, activities, the plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from pecdocs.layout.grid import Cell, Row
from pecdocs.layout.informe.basis import light_cell, light_of
from pecdocs.layout.informe.remarks import group_remarks, remarks
from pecdocs.layout.informe.tables import Columns, cell, table
from pecdocs.seguimiento import Activity
from pecdocs.seguimiento.items import walk
from pecdocs.seguimiento.weights import NONE

if TYPE_CHECKING:
    from pecdocs.layout.blocks import Table
    from pecdocs.layout.informe.basis import Basis
    from pecdocs.seguimiento import Group, Item


def figures_table(basis: Basis) -> Table:
    """Give the table of every figure, and the notes that say how they were reckoned."""
    columns = Columns(
        codigo=("Código", 9, "izquierda"),
        actividad=("Actividad", 25, "izquierda"),
        programado=("Programado a la fecha", 10, "centro"),
        ejecutado=("Ejecutado a la fecha", 10, "centro"),
        periodo=(f"En {basis.corte}", 8, "centro"),
        a_la_fecha=("A la fecha", 8, "centro"),
        semaforo=("Semáforo", 10, "centro"),
        en_el_anio=("En el año", 8, "centro"),
        observaciones=("Observaciones", 16, "izquierda"),
    )
    found = basis.avances.found
    rows = [_row(basis, item, found.result(item.codigo)) for item in walk(found.items)]
    drawn = table(
        "avance",
        columns,
        [*rows, _total(basis)],
        "Lo programado, lo ejecutado y el porcentaje de cada actividad y de cada grupo",
        notes=list(_notes(basis)),
    )
    return replace(drawn, orientation="horizontal")


def _row(basis: Basis, item: Item, result: Activity | Group) -> Row:
    if isinstance(result, Activity):
        amounts = [basis.amount(each, result) for each in (result.to_date.programado, result.to_date.ejecutado)]
        said = tuple(map(_sentence, remarks(result)))
    else:
        amounts, said = ["", ""], tuple(map(_sentence, group_remarks(result)))
    cells = (cell(item.codigo), cell(item.etiqueta), *map(cell, amounts), *_percents(basis, result), Cell(said))
    if isinstance(result, Activity):
        return Row("fila", cells, codigo=item.codigo)
    return Row("grupo", cells, level=item.level, codigo=item.codigo)


def _percents(basis: Basis, result: Activity | Group) -> tuple[Cell, ...]:
    return (
        cell(basis.number(result.periods[basis.corte].percent)),
        cell(basis.number(result.to_date.percent)),
        light_cell(light_of(result)),
        cell(basis.number(result.year.percent)),
    )


def _total(basis: Basis) -> Row:
    whole = basis.avances.found.plan
    said = [_sentence(each) for each in group_remarks(whole)]
    return Row("total", (cell("Plan"), *[Cell()] * 3, *_percents(basis, whole), Cell(tuple(said))))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _notes(basis: Basis) -> list[str]:
    """Give how the percentages were put together."""
    rules, found = basis.avances.rules, basis.avances.found
    mean = "el promedio simple" if rules.ponderacion == NONE else "el promedio, por su peso,"
    cap = basis.percent(rules.formato.tope)
    first = (
        f"Corte: {basis.avances.corte}. El porcentaje de un grupo es {mean} de lo que está debajo; lo que pasa de lo "
        f"programado cuenta hasta {cap}. Los porcentajes se redondean solo al imprimirlos."
    )
    notes = [first, *basis.note]
    groups = chain([found.plan], found.groups.values())
    if any(each.to_date.left_out and each.to_date.shares for each in groups):
        notes.append(
            "Donde algo quedó fuera de la cuenta, los pesos de lo demás se ajustaron para sumar otra vez "
            f"{basis.percent_of_all()}; las observaciones dicen en qué grupo."
        )
    return notes
