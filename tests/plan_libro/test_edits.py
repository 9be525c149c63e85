"""What is changed in the workbook is what changes in plan.yaml: the data as meant, and no other line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pecdocs.layout.plan_libro.campos import CAMPOS, FIXED, Campo, Content
from pecdocs.layout.plan_libro.hoja import HEADER_ROW, KEYS_ROW, cell
from pecdocs.layout.plan_libro.libro import CLAVE, CODIGO, NIVEL, filas, level_name
from pecdocs.layout.workbook import SheetRow
from pecdocs.plan import read_plan
from tests.support.planlibros import Opened, copied, in_room, laid_out, taken, written
from tests.support.strategies import as_files, plan_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from pecdocs.layout.workbook import Workbook
    from pecdocs.plan import Plan
    from tests.support.strategies import Data

HEAD = """\
formato: comun
entidad: {nombre: Entidad, sigla: ENT}
documento: {titulo: Plan, version: "1", fecha: 2024-01-31, vigencia: 2024}
roles:
  COM: Comunicaciones # quien responde
  TH: {nombre: Talento Humano, sigla: TH}
niveles: [Objetivo, Actividad]
"""

TREE = """\
# El árbol.
arbol:
  # Lo de dentro.
  - codigo: INT
    nombre: Fortalecer la comunicación interna
    hijos:
      # La revista sale cada mes.
      - codigo: REV
        nombre: "Publicar la revista" # entre comillas
        fechas: {inicio: 2024-03-01, fin: 2024-12-31}
        meta: {cantidad: 10, unidad: revistas}
        programacion:
          trimestral: {2024-T1: 1, 2024-T2: 9}
        responsables: [COM]

      - codigo: BOL
        nombre: Publicar el boletín
        meta: 100 %

  # Lo de fuera.
  - codigo: EXT
    nombre: Acercar la entidad
    hijos:
      - {codigo: EVE, nombre: Cubrir eventos, responsables: COM}

# Fin.
firmas: {}
"""


def replaced(old: str, new: str) -> str:
    """Give the plan with one piece of it in other words."""
    assert TREE.count(old) == 1
    return TREE.replace(old, new)


def _two_new(book: Opened) -> None:
    row = book.first_free("Árbol")
    book.put("Árbol", row, nivel="2 · Actividad", nombre="Atender: medios", meta=3, unidad="respuestas")
    book.put("Árbol", row + 1, nivel="1 · Objetivo", codigo="NUE", nombre="Uno más", peso="25%")


def _moved_group(book: Opened) -> None:
    """Cut the rows of EXT and put them before those of INT."""
    sheet = book.sheet("Árbol")
    rows = [[cell.value for cell in sheet[row]] for row in range(HEADER_ROW + 1, HEADER_ROW + 6)]
    for place, values in enumerate([*rows[3:], *rows[:3]]):
        for column, value in enumerate(values, start=1):
            sheet.cell(HEADER_ROW + 1 + place, column).value = value


def _into_other(book: Opened) -> None:
    """Cut the row of REV and put it below EVE."""
    sheet = book.sheet("Árbol")
    row = book.row("Árbol", "REV")
    values = [cell.value for cell in sheet[row]]
    sheet.delete_rows(row)
    for column, value in enumerate(values, start=1):
        sheet.cell(book.first_free("Árbol"), 1)
        sheet.cell(HEADER_ROW + 5, column).value = value


def _without_bol(book: Opened) -> None:
    book.sheet("Árbol").delete_rows(book.row("Árbol", "BOL"))


def _without_ext(book: Opened) -> None:
    book.sheet("Árbol").delete_rows(book.row("Árbol", "EXT"), 2)


REV = """\
      # La revista sale cada mes.
      - codigo: REV
        nombre: "Publicar la revista" # entre comillas
        fechas: {inicio: 2024-03-01, fin: 2024-12-31}
        meta: {cantidad: 10, unidad: revistas}
        programacion:
          trimestral: {2024-T1: 1, 2024-T2: 9}
        responsables: [COM]
"""

CASES: list[tuple[str, Callable[[Opened], None], list[str], str]] = [
    (
        "una cantidad",
        lambda book: book.put("Árbol", "REV", meta=12),
        ["~ REV: Meta: cantidad: 10 → 12"],
        replaced("cantidad: 10", "cantidad: 12"),
    ),
    (
        "un nombre entre comillas",
        lambda book: book.put("Árbol", "REV", nombre="Otra: revista"),
        ["~ REV: Nombre: «Publicar la revista» → «Otra: revista»"],
        replaced('"Publicar la revista"', '"Otra: revista"'),
    ),
    (
        "un porcentaje que sigue siéndolo",
        lambda book: book.put("Árbol", "BOL", meta=90),
        ["~ BOL: Meta: cantidad: 100 → 90"],
        replaced("100 %", "90 %"),
    ),
    (
        "una fecha como la escribe Excel, y un mes",
        lambda book: book.put("Árbol", "REV", inicio=date(2024, 4, 1), fin="2024-11"),
        ["~ REV: Fechas: inicio: 2024-03-01 → 2024-04-01", "~ REV: Fechas: fin: 2024-12-31 → «2024-11»"],
        replaced("inicio: 2024-03-01, fin: 2024-12-31", "inicio: 2024-04-01, fin: 2024-11"),
    ),
    (
        "lo que faltaba, antes de lo que va después",
        lambda book: book.put("Árbol", "INT", peso=40, indicador="Avance"),
        ["~ INT: Indicador: nombre: «Avance»", "~ INT: Peso: peso %: 40"],
        replaced("interna\n", "interna\n    indicador: Avance\n    peso: 40\n"),
    ),
    (
        "otro responsable",
        lambda book: book.put("Árbol", "EVE", responsables="TH; COM"),
        ["~ EVE: Responsables: códigos: «COM» → «TH; COM»"],
        replaced("responsables: COM", "responsables: [TH, COM]"),
    ),
    (
        "la programación",
        lambda book: book.put("Programación", "REV", trimestral__2024_T1=None, trimestral__2024_T3="25 %"),
        ["~ REV: Programación 2024-T1: 1 → vacío", "~ REV: Programación 2024-T3: 25 %"],
        replaced("{2024-T1: 1, 2024-T2: 9}", "{2024-T2: 9, 2024-T3: 25 %}"),
    ),
    (
        "una fila menos, con lo suyo",
        _without_bol,
        ["- BOL: se quita «Publicar el boletín»"],
        replaced("\n      - codigo: BOL\n        nombre: Publicar el boletín\n        meta: 100 %\n", ""),
    ),
    (
        "un grupo menos, con sus comentarios",
        _without_ext,
        ["- EXT: se quita «Acercar la entidad»", "- EVE: se quita «Cubrir eventos»"],
        TREE[: TREE.index("\n  # Lo de fuera.")] + TREE[TREE.index("\n# Fin.") :],
    ),
    (
        "filas nuevas",
        _two_new,
        [
            "+ ATE-MED: se agrega «Atender: medios» en «EXT»",
            "+ NUE: se agrega «Uno más» en el primer nivel",
            "+ ATE-MED: Meta: cantidad: 3",
            "+ ATE-MED: Meta: unidad: «respuestas»",
            "+ NUE: Peso: peso %: 25",
        ],
        replaced(
            "responsables: COM}\n",
            "responsables: COM}\n"
            '      - codigo: ATE-MED\n        nombre: "Atender: medios"\n'
            "        meta: {cantidad: 3, unidad: respuestas}\n\n"
            "  - codigo: NUE\n    nombre: Uno más\n    peso: 25\n",
        ),
    ),
    (
        "un grupo que pasa delante, con sus comentarios y lo que contiene",
        _moved_group,
        ["> EXT: cambia de lugar en el primer nivel"],
        "# El árbol.\narbol:\n"
        + TREE[TREE.index("  # Lo de fuera.") : TREE.index("\n# Fin.")]
        + "\n"
        + TREE[TREE.index("  # Lo de dentro.") : TREE.index("\n  # Lo de fuera.")]
        + TREE[TREE.index("\n# Fin.") :],
    ),
    (
        "una actividad que pasa a otro grupo, con su comentario",
        _into_other,
        ["> REV: pasa de «INT» a «EXT»"],
        TREE.replace(REV + "\n", "").replace("responsables: COM}\n", "responsables: COM}\n" + REV),
    ),
]


@pytest.mark.parametrize(("change", "lines", "tree"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_change_in_the_workbook_is_made_in_the_text(
    change: Callable[[Opened], None], lines: list[str], tree: str
) -> None:
    """What is said of it, and the whole text that comes of it."""
    found, text = in_room(HEAD + TREE, change)
    assert found == lines
    assert text == HEAD + tree


def test_a_role_is_added_and_named_at_once() -> None:
    """In its own sheet, and in the tree."""

    def change(book: Opened) -> None:
        book.put("Responsables", book.first_free("Responsables"), codigo="JUR", nombre="Oficina Jurídica")
        book.put("Responsables", "COM", sigla="OAC")
        book.put("Árbol", "BOL", responsables="JUR")

    lines, text = in_room(HEAD + TREE, change)
    assert lines == [
        "~ BOL: Responsables: códigos: «JUR»",
        "+ rol JUR: se agrega «Oficina Jurídica»",
        "~ rol COM: Sigla: «OAC»",
    ]
    assert "\n  COM: {nombre: Comunicaciones, sigla: OAC} # quien responde\n" in text
    assert "\n  JUR: Oficina Jurídica\n" in text
    assert "\n        meta: 100 %\n        responsables: [JUR]\n" in text


def test_columns_may_be_moved_and_rows_put_above(tmp_path: Path) -> None:
    """The hidden row says which column is which."""
    folder = copied("ejemplo-seguimiento", tmp_path)
    opened = Opened(written(laid_out(folder)))
    sheet = opened.sheet("Árbol")
    for row in (KEYS_ROW, *range(HEADER_ROW + 1, sheet.max_row + 1)):
        one, other = sheet.cell(row, opened.column("Árbol", "numero")), sheet.cell(row, sheet.max_column)
        one.value, other.value = other.value, one.value
    sheet.merged_cells.ranges.clear()
    sheet.insert_rows(1, 2)
    assert taken(folder, opened.data()).lines == ()


# Any change of any plan

WORDS = ["x", "Otro texto: con #signos", "=1+1", "dos\nrenglones", "1.10", "NO", "- guion", "«ñ»", "2024"]
LINE = [word for word in WORDS if "\n" not in word]
SAFE: dict[str, st.SearchStrategy[Any]] = {
    "texto": st.sampled_from(WORDS),
    "renglon": st.sampled_from(LINE),
    "numero": st.sampled_from([Decimal(1), Decimal("2.5"), Decimal(1000000), Decimal("0.07")]),
    "si_no": st.booleans(),
    "fecha": st.sampled_from([date(2024, 2, 29), date(2030, 1, 1), "2024-05"]),
    "textos": st.lists(st.sampled_from(LINE), min_size=1, max_size=3).map(tuple),
    "pasos": st.lists(st.sampled_from(LINE), min_size=1, max_size=3).map(tuple),
    "codigos": st.sampled_from([("COM",), ("COM", "TH"), ("OAP",)]),
    "anios": st.sampled_from([("2024",), ("2024", "2026")]),
    "meses": st.sampled_from([("2024-04",), ("2024-04", "2025-01")]),
}


class Row:
    """A row as it will stand in the workbook."""

    def __init__(self, codigo: str, nivel: int, contents: dict[str, Content], *, is_new: bool = False) -> None:
        self.codigo, self.nivel, self.contents, self.is_new = codigo, nivel, contents, is_new

    def cells(self, plan: Plan) -> SheetRow:
        """Draw it."""
        known = "" if self.is_new else self.codigo
        heads = ((known, CLAVE), (level_name(plan, self.nivel), NIVEL), (self.codigo, CODIGO))
        fields = ((self.contents[campo.key], campo) for campo in CAMPOS)
        return SheetRow(
            tuple(cell(None if content == "" else content, campo, "dato") for content, campo in (*heads, *fields))
        )

    def said(self) -> tuple[str, int, dict[str, Content]]:
        """Give all that it says."""
        return self.codigo, self.nivel, self.contents


def redrawn(book: Workbook, plan: Plan, rows: list[Row]) -> Workbook:
    """Give a workbook with these rows in its tree."""
    tree = book.sheets[0]
    heads = tree.rows[:HEADER_ROW]
    tree = replace(tree, rows=(*heads, *(row.cells(plan) for row in rows)), validations=())
    return replace(book, sheets=(tree, *book.sheets[1:]))


def value_of(campo: Campo) -> st.SearchStrategy[Any]:
    """Give a value that a column may be given, which no other column has a say in."""
    if campo.kind == "palabra":
        return st.sampled_from(campo.words)
    if campo.key == "moneda":
        return st.sampled_from(["COP", "MXN"])
    return SAFE[campo.kind]


@given(plan_data(), st.data())
@settings(max_examples=60)
def test_any_change_gives_the_plan_that_was_meant(data: Data, draw: st.DataObject) -> None:
    """Rows come, go and move, cells are filled in and emptied: what is read after is what stood in the sheet."""
    data |= {"tablas": {}}
    for node in all_nodes(data["arbol"]):
        node.pop("listas", None)
    with TemporaryDirectory() as name:
        folder = Path(name) / "plan"
        folder.mkdir()
        as_files(data, folder)
        plan = read_plan(folder)
        rows = [Row(row.nodo.codigo, row.nivel, dict(row.contents)) for row in filas(plan)]
        for _ in range(draw.draw(st.integers(1, 5))):
            change(rows, max(len(plan.niveles), 1), draw)
        levelled(rows)
        found = taken(folder, written(redrawn(laid_out(folder), plan, rows)), may_empty=True)
        (folder / "plan.yaml").write_bytes(found.new)
        after = [Row(row.nodo.codigo, row.nivel, dict(row.contents)) for row in filas(read_plan(folder))]
    assert [row.said() for row in after] == [row.said() for row in rows]


def change(rows: list[Row], levels: int, draw: st.DataObject) -> None:
    """Make one change."""
    what = draw.draw(st.sampled_from(["celda", "celda", "vaciar", "quitar", "mover", "nivel", "agregar"]))
    place = draw.draw(st.integers(0, max(len(rows) - 1, 0)))
    if what == "agregar" or not rows:
        contents: dict[str, Content] = {campo.key: None for campo in CAMPOS}
        contents["nombre"] = draw.draw(SAFE["texto"])
        nivel = draw.draw(st.integers(1, levels))
        rows.insert(place, Row(f"NUEVO-{len(rows)}-{place}", nivel, contents, is_new=True))
    elif what == "quitar":
        del rows[place]
    elif what == "mover":
        rows.insert(draw.draw(st.integers(0, len(rows) - 1)), rows.pop(place))
    elif what == "nivel":
        rows[place].nivel = draw.draw(st.integers(1, levels))
    else:
        campo = draw.draw(st.sampled_from([campo for campo in CAMPOS if campo.key not in {"nombre", "meta", "unidad"}]))
        if rows[place].contents[campo.key] is not FIXED:
            rows[place].contents[campo.key] = draw.draw(value_of(campo)) if what == "celda" else None


def levelled(rows: list[Row]) -> None:
    """Bring every row under one that can hold it; a step that lost its place as the name of a node gets one."""
    deepest = 0
    for row in rows:
        row.nivel = deepest = min(row.nivel, deepest + 1)
        if row.contents["nombre"] is None and row.contents["pasos"] is None:
            row.contents["nombre"] = "x"


def all_nodes(tree: list[Data]) -> list[Data]:
    """Give every node of a plan's data."""
    return [found for node in tree for found in (node, *all_nodes(node.get("hijos", [])))]
