"""What the cells to fill may hold, and what is said of it; each condition looks at its own row, wherever it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.layout.libro import ficha
from pecdocs.layout.libro.cells import FILLED
from pecdocs.layout.workbook import MAX_CELL_TEXT, NO, YES, Validation, quoted_sheet
from pecdocs.seguimiento.states import DECLARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.layout.libro.form import Form
    from pecdocs.layout.libro.form_columns import FormColumn

MOST = 10
"""What a percentage may be at most, as parts of one: 1000 %."""


def validations_of(form: Form) -> Iterator[Validation]:
    """Give the validations of a Formulario."""
    if form.corte_cell is not None:
        cell = form.corte_cell.rpartition("!")[2].replace("$", "")
        said = "Escoja de la lista el periodo hasta el que se mide lo hecho."
        keys = (
            f"{quoted_sheet(ficha.NAME)}!$B${ficha.PERIODS_FROM}:$B${ficha.PERIODS_FROM + len(form.basis.periods) - 1}"
        )
        yield Validation(cell, "list", keys, title="Corte", prompt=said, error=said)
    for column in form.columns:
        if column.field in FILLED and column.period is not None and form.basis.is_open(column.period):
            yield _of(column, form)


def _of(column: FormColumn, form: Form) -> Validation:
    cells, row = form.range(column.key), form.header_row + 1
    cell, kind = f"{form.letters(column.key)}{row}", f"${form.letters('tipo')}{row}"
    if column.field == "estado":
        words = [each.value for each in DECLARED.values()]
        said = f"Escoja {', '.join(words)}, o deje la celda vacía."
        return Validation(
            cells,
            "list",
            f'"{",".join(words)}"',
            title="Estado",
            prompt=f"Solo si no hay un número. {said}",
            error=said,
        )
    if column.field == "solicitado":
        condition = f'AND({kind}="demanda",ISNUMBER({cell}),N({cell})>=0)'
        said = "Escriba cuánto se solicitó, solo con cifras; si nadie solicitó nada, 0 aquí y en Ejecutado."
        return Validation(cells, "custom", condition, title="Solicitado", prompt=said, error=said)
    if column.field == "ejecutado":
        return _done(cells, cell, kind)
    most = str(MAX_CELL_TEXT)
    said = {
        "evidencia": "Un texto, una dirección (https://…) o una ruta; cada evidencia en su renglón (Alt+Entrar).",
        "analisis": "Qué explica el resultado; hace falta si quedó por debajo de lo programado.",
    }[column.field]
    return Validation(cells, "textLength", "0", most, title=column.title, prompt=said, error=said)


def _done(cells: str, cell: str, kind: str) -> Validation:
    milestone = f'OR({cell}="{YES}",{cell}="{NO}")'
    number = f'AND(ISNUMBER({cell}),N({cell})>=0,OR(RIGHT({kind})<>"%",N({cell})<={MOST}))'
    return Validation(
        cells,
        "custom",
        f'IF({kind}="hito",{milestone},{number})',
        title="Ejecutado",
        prompt="Lo hecho en el periodo, en la unidad de la columna «Se responde en»: solo cifras; "
        "en porcentaje, con su signo (25%); en un hito, Sí o No.",
        error="Escriba un número de cero en adelante, sin palabras; si se responde en porcentaje, con su signo (25%), "
        "hasta 1000%; si es un hito, Sí o No.",
    )
