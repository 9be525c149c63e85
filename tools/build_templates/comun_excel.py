"""The templates of Excel for any entity: the seguimiento that areas fill in, and the plan's own tables."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from tools.build_templates.comun import LOOK
from tools.build_templates.excel import Kind, packed, put_looks, set_page

WHITE, INPUT, MUTED = "FFFFFF", "FFF9E5", LOOK.muted

TITLE = Kind(name="titulo", about="El título de la hoja", size=14, bold=True, colour=LOOK.accent, boxed=False)
HEAD = Kind(
    name="encabezado",
    about="Los títulos de las columnas y de sus grupos",
    bold=True,
    colour=WHITE,
    fill=LOOK.accent,
    align="center",
)
NUMBERS = Kind(
    name="numeros", about="Los números que el formulario da a sus columnas", size=8, fill=LOOK.tint, align="center"
)
GROUP = Kind(name="grupo", about="Las filas de los niveles del plan", bold=True, fill=LOOK.tint)
ROW = Kind(name="fila", about="Las demás celdas")
LEVEL = Kind(name="fila · nivel1", about="La columna del primer nivel", bold=True, fill=LOOK.pale)
TOTAL = Kind(name="total", about="La fila de totales", bold=True, fill=LOOK.pale)
NOTE = Kind(name="nota", about="Las notas bajo la tabla", size=8, italic=True, colour=MUTED, boxed=False)
MARK = Kind(
    name="marca", about="Un periodo marcado", bold=True, colour=WHITE, fill=LOOK.accent, align="center", wraps=False
)

OF_FORM = (
    TITLE,
    Kind(name="subtitulo", about="Lo que va bajo el título", size=11, colour=MUTED, boxed=False),
    Kind(name="etiqueta", about="El nombre de un dato: «Área:»", bold=True, colour=LOOK.accent, fill=LOOK.pale),
    Kind(name="valor", about="El dato"),
    HEAD,
    NUMBERS,
    GROUP,
    ROW,
    TOTAL,
    Kind(name="dato", about="Lo que el área llena: la única celda en que se escribe", fill=INPUT, unlocked=True),
    Kind(name="calculo", about="Lo que calcula una fórmula", align="center", wraps=False),
    NOTE,
    MARK,
)

INSTRUCTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (("Instrucciones", ()),)


def seguimiento() -> bytes:
    """Write `seguimiento.xlsx`."""
    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101 - a new workbook has a sheet
    book.remove(first)
    for name in ("Formulario", "Seguimiento", "Resumen"):
        sheet = book.create_sheet(name)
        put_looks(sheet, LOOK, OF_FORM)
        set_page(sheet, LOOK)
    return packed(book, "Plantilla del seguimiento")


def matriz() -> bytes:
    """Write `matriz.xlsx`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = "Tabla"
    put_looks(sheet, LOOK, (replace(TITLE, align="center"), HEAD, NUMBERS, GROUP, ROW, LEVEL, TOTAL, NOTE, MARK))
    set_page(sheet, LOOK)
    return packed(book, "Plantilla de las tablas del plan")
