"""What areas do to the workbooks that they were sent, by a name that says it; what is answered stands in `rechazos`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.support.returned import DAY, ROOT, Filling, filled, of_example, played, room

if TYPE_CHECKING:
    from collections.abc import Callable

    Damage = Callable[[Filling], object]


def put(codigo: str, key: str, value: object, number_format: str | None = None) -> Damage:
    """Write in one cell."""
    return lambda filling: filling.put(codigo, key, value, number_format)


def all_of(*damages: Damage) -> Damage:
    """Do several."""
    return lambda filling: [each(filling) for each in damages]


def fact(key: str, value: str | None) -> Damage:
    """Change what the hidden sheet says."""
    return lambda filling: filling.fact(key, value)


def repeated_row(filling: Filling) -> None:
    """Copy the row of an activity below the last."""
    sheet, last = filling.sheet, filling.form.last_row
    for column in range(1, len(filling.form.columns) + 1):
        sheet.cell(last + 1, column).value = sheet.cell(filling.form.rows["REVISTA"], column).value


def without_row(filling: Filling) -> None:
    """Delete the row of an activity."""
    filling.sheet.delete_rows(filling.form.rows["SEGUIDORES"])


def without_column(key: str) -> Damage:
    """Delete a column."""
    return lambda filling: filling.sheet.delete_cols(filling.form.position[key])


def second_sheet(filling: Filling) -> None:
    """Copy the Formulario, as one does to keep what it said."""
    filling.book.copy_worksheet(filling.sheet).title = "Formulario (2)"


def merged(filling: Filling) -> None:
    """Merge the answers of two rows."""
    cell = filling.at("REVISTA", "ejecutado")
    filling.sheet.merge_cells(f"{cell.coordinate}:{cell.column_letter}{cell.row + 1}")


def lost_keys(filling: Filling) -> None:
    """Clear the hidden row."""
    filling.sheet.delete_rows(7)


def beside_nothing(filling: Filling) -> None:
    """Answer below the last row."""
    filling.sheet.cell(filling.form.last_row + 3, filling.form.position["ejecutado"]).value = 4


def rows_of_nobody(filling: Filling) -> None:
    """Fill the column of the codigos down, with a number, as one does who numbers the rows."""
    for number in range(1, 4):
        filling.sheet.cell(filling.form.last_row + number, filling.form.position["codigo"]).value = number


def of_sheet(name: str, cell: str, value: object) -> Damage:
    """Write in a cell of another sheet."""

    def damage(filling: Filling) -> None:
        filling.book[name][cell].value = value

    return damage


def first_formula(name: str) -> Damage:
    """Put a number in the place of the first formula of a sheet."""

    def damage(filling: Filling) -> None:
        cells = (cell for row in filling.book[name].iter_rows() for cell in row)
        next(cell for cell in cells if str(cell.value).startswith("=")).value = 1

    return damage


DAMAGES: dict[str, Damage] = {
    "no es un libro nuestro": lambda filling: filling.book.remove(filling.book["pecdocs"]),
    "sin la hoja oculta completa": fact("huella", None),
    "el libro del plan": of_sheet("pecdocs", "A1", "plan_libro"),
    "de otra versión del programa": all_of(fact("libro", "0"), put("REVISTA", "porcentaje", "=1+1")),
    "de otro plan": all_of(fact("plan", "otro"), fact("huella", "0")),
    "de un periodo que el plan no tiene": fact("periodo", "2026-T2"),
    "de un área que el plan no tiene": fact("responsable", "COMU"),
    "de un área a la que no se pregunta": fact("responsable", "TH"),
    "de periodos cerrados": all_of(fact("periodo", "2027-T1"), fact("abiertos", "2027-T1")),
    "cambió una meta": put("REVISTA", "meta", "5 revistas"),
    "cambió lo programado": put("REVISTA", "programado", 2),
    "cambió un nombre": put("REVISTA", "actividad", "Publicar algo"),
    "se borró un nombre": put("REVISTA", "actividad", None),
    "el plan cambió la fila": fact("huella@REVISTA", "0"),
    "el plan cambió la fila y lo programado": all_of(fact("huella@REVISTA", "0"), put("REVISTA", "programado", 2)),
    "un valor en lugar de una fórmula": put("REVISTA", "porcentaje", 1),
    "otra fórmula": put("REVISTA", "porcentaje", "=1+1"),
    "se borró una fórmula": put("REVISTA", "semaforo", None),
    "un valor en el Cálculo": first_formula("Cálculo"),
    "un valor en el Resumen": first_formula("Resumen"),
    "un valor en el Seguimiento": first_formula("Seguimiento"),
    "sin la hoja Resumen": lambda filling: filling.book.remove(filling.book["Resumen"]),
    "una fila de otra área": put("REVISTA", "codigo", "DIRECTORIO"),
    "una fila que no es del plan": put("REVISTA", "codigo", "NUEVA"),
    "una fila repetida": repeated_row,
    "una fila borrada": without_row,
    "una columna de respuestas borrada": without_column("ejecutado"),
    "la columna oculta borrada": without_column("codigo"),
    "una columna repetida": lambda filling: filling.put_key("analisis", "ejecutado"),
    "una columna que no es del libro": lambda filling: filling.put_key("analisis", "ejecutado@2027-T3"),
    "sin la fila oculta": lost_keys,
    "dos formularios": second_sheet,
    "celdas combinadas": merged,
    "una respuesta sin actividad": beside_nothing,
    "filas numeradas que no son del plan": rows_of_nobody,
    "letras en un conteo": put("REVISTA", "ejecutado", "12 revistas"),
    "un estado en un conteo": all_of(
        put("REVISTA", "ejecutado", "NO APLICA"),
        put("SEGUIDORES", "ejecutado", "n/a"),
        put("RESPUESTAS", "ejecutado", "Sin iniciar"),
        put("EVENTOS", "solicitado", "Aplazados"),
        put("POLITICA", "ejecutado", " Suspendido "),
    ),
    "un porcentaje en un conteo": put("REVISTA", "ejecutado", 0.25, "0%"),
    "un porcentaje escrito en un conteo": put("REVISTA", "ejecutado", "25 %"),
    "30 en una celda de porcentaje": put("RESPUESTAS", "ejecutado", 30),
    "un porcentaje sin su formato": put("RESPUESTAS", "ejecutado", 0.3, "General"),
    "una fecha": put("REVISTA", "ejecutado", dt.date(2027, 4, 3), "dd/mm/yyyy"),
    "un error": put("REVISTA", "ejecutado", "#N/A"),
    "un valor lógico": put("REVISTA", "ejecutado", True),  # noqa: FBT003 - what the cell holds
    "una fórmula en una respuesta": put("REVISTA", "ejecutado", "=1+1"),
    "una fórmula en el análisis": put("REVISTA", "analisis", "=A1"),
    "un número negativo": put("REVISTA", "ejecutado", -1),
    "un porcentaje negativo": put("RESPUESTAS", "ejecutado", -0.2),
    "un número de muchas cifras": put("REVISTA", "ejecutado", 1e40),
    "un hito a medias": put("POLITICA", "ejecutado", 0.5),
    "un hito con otra palabra": put("POLITICA", "ejecutado", "Casi"),
    "un hito lógico": put("POLITICA", "ejecutado", True),  # noqa: FBT003
    "demanda sin lo solicitado": put("EVENTOS", "solicitado", None),
    "demanda sin lo atendido": put("EVENTOS", "ejecutado", None),
    "lo solicitado de lo que no es a demanda": put("REVISTA", "solicitado", 4),
    "un estado con un número": put("REVISTA", "estado", "Suspendida"),
    "un estado que no se conoce": put("CAMPANAS", "estado", "Suspendido por ahora"),
    "un estado que es un número": put("CAMPANAS", "estado", 3),
    "una dirección demasiado larga": put("REVISTA", "evidencia", f"Acta 3\nhttps://www.example.org/{'a' * 1000}"),
    "una ruta demasiado larga": put("REVISTA", "evidencia", f"C:\\{'a' * 1000}"),
    "un carácter que ningún documento admite": put("REVISTA", "analisis", "bien \ue000"),
    "varias faltas": all_of(
        put("REVISTA", "ejecutado", "tres"), put("POLITICA", "ejecutado", "x"), put("REVISTA", "meta", "otra")
    ),
}
"""What somebody does to the workbook of the second quarter of an area."""


def answered(name: str, folder: Path) -> str:
    """Give what is said of a damaged workbook."""
    found, data = of_example()
    room(folder)
    (folder / "libro.xlsx").write_bytes(filled(data, found, DAMAGES[name]))
    _, _, said = played(folder, "seguimiento", "recoger", "plan", "libro.xlsx", "--fecha", DAY, "--simular")
    return said


EXPECTED = ROOT / "tests" / "intake" / "rechazos"


def expected() -> dict[str, str]:
    """Give what is said of each, by the data file."""
    parts = EXPECTED.read_text(encoding="utf-8").split("== ")[1:]
    return {name: said for name, _, said in (part.partition("\n") for part in parts)}


def main() -> None:
    """Write the data file anew: read the diff."""
    told = []
    for name in DAMAGES:
        with TemporaryDirectory() as folder:
            told.append(f"== {name}\n{answered(name, Path(folder))}")
    EXPECTED.write_text("".join(told), encoding="utf-8")


if __name__ == "__main__":
    main()
