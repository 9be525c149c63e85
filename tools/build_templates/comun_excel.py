"""The templates of Excel for any entity: the seguimiento that areas fill in, and the plan's own tables."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook

from pecdocs.excel.heights import Heights
from pecdocs.excel.styles import TextLook
from pecdocs.layout.glyphs import Type
from pecdocs.layout.workbook import SheetColumn
from tools.build_templates.comun import LOOK
from tools.build_templates.excel import Kind, packed, put_cell, put_looks, set_page

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

SUBTITLE = Kind(name="subtitulo", about="Lo que va bajo el título", size=11, colour=MUTED, boxed=False)
OF_FORM = (
    TITLE,
    SUBTITLE,
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

INSTRUCTIONS = """
# Qué se llena
Solo las celdas amarillas de la hoja «Formulario», una fila por actividad. Lo demás se calcula solo o está
protegido. Puede filtrar, ocultar filas y cambiar el ancho de las columnas. Para ordenar las filas en Excel, quite
antes la protección de la hoja (Revisar → Desproteger hoja): no tiene clave.

# Ejecutado
Lo que se hizo en el periodo, en la unidad de la meta y solo con el número: 12, no «12 revistas». Si la meta
es un porcentaje, escriba 25%. Si no se hizo nada, escriba 0. Si aún no se sabe, deje la celda vacía: vacío no
es cero.

# Hitos
Lo que se cumple o no se cumple se responde «Sí» o «No»: no hay cumplimientos a medias.

# A demanda
En «Solicitado» va cuánto pidieron, y en «Ejecutado» cuánto se atendió. Si nadie pidió nada, escriba 0 en
las dos celdas: esa actividad no baja ni sube el resultado.

# Estado
Se deja vacío, salvo que no haya un número que dar. «No iniciado»: se debía empezar y no se ha empezado;
cuenta como 0. «Suspendida»: se detuvo por una decisión. «No aplica»: no corresponde en este periodo. Las dos
últimas no se miden, y el libro dice cuáles fueron; explíquelas en «Análisis».

# Evidencia
Dónde puede comprobar otra persona lo que se hizo: una dirección web, la ruta de una carpeta, el número de un
radicado, un acta con su fecha. No basta con «archivo del área».

# Análisis
Qué explica el resultado. Si está por debajo de lo programado, por qué, qué se hará y cuándo. Si lo supera por
mucho, por qué la meta resultó baja.

# Semáforo
Compara lo hecho con lo programado hasta la fecha, no con la meta del año. El color va siempre con su palabra.

# Qué no se toca
No agregue, borre ni copie filas; no cambie actividades, metas, programación ni fórmulas. Si algo de eso está
mal, escríbalo en «Análisis»: se corrige en el plan, con el control de cambios. Al recibir el libro se
comprueba celda por celda.

# A quién se devuelve
A la dependencia que se lo envió, en el plazo que ella indique, como archivo de Excel (.xlsx) y con el mismo
nombre. Sirven Excel y LibreOffice. Si se equivocó, envíe el libro otra vez: el último reemplaza al anterior.
"""
"""What stands in the sheet Instrucciones: after each `#` a label, below it the words beside it."""
_LABELS, _WORDS = 24, 108
"""The widths of the columns of the instructions, in characters."""


def seguimiento() -> bytes:
    """Write `seguimiento.xlsx`."""
    book = _drawn(("Formulario", "Seguimiento", "Resumen"), OF_FORM)
    _instructions(book, INSTRUCTIONS, "Cómo se llena este libro")
    return packed(book, "Plantilla del seguimiento")


def _drawn(names: tuple[str, ...], kinds: tuple[Kind, ...]) -> Workbook:
    """Make a workbook of sheets that have the same looks and the same page."""
    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101 - a new workbook has a sheet
    book.remove(first)
    for name in names:
        sheet = book.create_sheet(name)
        put_looks(sheet, LOOK, kinds)
        set_page(sheet, LOOK)
    return book


def _instructions(book: Workbook, instructions: str, title: str) -> None:
    """Write the sheet that is kept as it is, its fields filled in."""
    sheet = book.create_sheet("Instrucciones")
    set_page(sheet, LOOK)
    sheet.protection.sheet = True
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _LABELS, _WORDS
    label = replace(ROW, name="", bold=True, size=10, colour=LOOK.accent, fill=LOOK.pale)
    words = replace(ROW, name="", size=10)
    put_cell(sheet, "A1", title, LOOK, replace(TITLE, wraps=False))
    put_cell(sheet, "A2", "{{ documento.nombre }}", LOOK, replace(SUBTITLE, wraps=False))
    heights = Heights.of([SheetColumn("", _LABELS), SheetColumn("", _WORDS)])
    text = TextLook(Type(words.size, LOOK.font), wraps=True, indent=0, line=0)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 24, 20
    for row, piece in enumerate(instructions.split("\n# ")[1:], start=4):
        name, _, lines = piece.partition("\n")
        said = " ".join(lines.split())
        put_cell(sheet, f"A{row}", name, LOOK, label)
        put_cell(sheet, f"B{row}", said, LOOK, words)
        sheet.row_dimensions[row].height = round(heights.needed(said, text, 1, 1) + 6, 1)


def matriz() -> bytes:
    """Write `matriz.xlsx`."""
    looks = (replace(TITLE, align="center"), HEAD, NUMBERS, GROUP, ROW, LEVEL, TOTAL, NOTE, MARK)
    book = _drawn(("Tabla",), looks)
    return packed(book, "Plantilla de las tablas del plan")


OF_PLAN = (
    TITLE,
    SUBTITLE,
    HEAD,
    replace(ROW, name="dato", about="Lo que se cambia: una actividad", unlocked=True, vertical="top"),
    replace(GROUP, about="Un nodo del primer nivel, con otros debajo", unlocked=True, vertical="top"),
    replace(LEVEL, name="subgrupo", about="Un nodo de otro nivel, con otros debajo", unlocked=True, vertical="top"),
    Kind(
        name="fijo",
        about="Lo que no se cambia en esta hoja",
        italic=True,
        colour=MUTED,
        fill="F2F2F2",
        vertical="top",
    ),
    NOTE,
)

PLAN_INSTRUCTIONS = """
# Para qué sirve
Este libro es el plan. Cambie aquí lo que haga falta, guárdelo como Excel (.xlsx) y devuélvalo a quien se lo
envió. Antes de escribir nada en el plan se muestra qué cambió, y lo que esté mal se dice celda por celda.

# Árbol
Una fila por nodo: los grupos y, debajo de cada uno, lo que contiene. «Nivel» dice qué es; su grupo es la fila
más cercana, hacia arriba, de un nivel menos.

# Agregar
Escriba en una fila vacía del final, o inserte una entre otras. Hacen falta el nivel y el nombre. Si deja vacío el
código, se propone uno; desde entonces no cambia.

# Mover y quitar
Para mover un nodo, corte sus filas (con las de lo que contiene) e insértelas en otro lugar. Para quitarlo, borre
las filas completas. Si quita un grupo, quite o mueva también lo que contiene.

# Fechas
Día: 2024-03-01. Si solo se sabe el mes, escríbalo como texto, con un apóstrofo delante: '2024-03.

# Meta
La cantidad va sola, y la unidad en su columna: 10 y revistas; 25 y %. El tipo dice cómo se acumula: suma, flujo,
stock, capacidad, reduccion o hito; vacío es suma. «A demanda» es para lo que se hace cuando lo piden.

# Varios en una celda
Los códigos, años y meses se separan con punto y coma: COM; TH. Los productos, el público, los medios y las
observaciones van uno en cada renglón (Alt+Entrar).

# Impreso
Las columnas «Impreso» son las palabras exactas del documento, cuando no son las de siempre. Si cambia una fecha o
una meta, revise también lo que se imprime. Las columnas que nadie usa están ocultas: puede mostrarlas.

# Programación
Cuánto se hará en cada periodo, en la unidad de la meta, o en porcentaje de ella (25%). Un nodo nuevo lleva aquí una
fila más, con su código.

# Responsables
Quiénes responden, cada uno con su código. En el árbol se nombran por él.

# «en plan.yaml»
Lo gris dice más de lo que cabe en una celda. Se cambia en el archivo plan.yaml; aquí déjelo como está.
"""
"""What stands in the sheet Instrucciones of the workbook of the plan."""

_A3 = 8


def plan() -> bytes:
    """Write `plan.xlsx`."""
    book = _drawn(("Árbol", "Programación", "Responsables"), OF_PLAN)
    book["Árbol"].page_setup.paperSize = _A3
    _instructions(book, PLAN_INSTRUCTIONS, "Cómo se cambia el plan en este libro")
    return packed(book, "Plantilla del libro del plan")
