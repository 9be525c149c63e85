"""The workbook of the plan: its tree, its programming and its roles, to be changed in Excel and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.layout.context import context_of
from pecdocs.layout.document import properties_of
from pecdocs.layout.libro.ficha import sheet_of
from pecdocs.layout.locale import Locale
from pecdocs.layout.plan_libro.campos import CAMPOS, CAMPOS_ROL, FIXED, Campo, Content, content, programmed
from pecdocs.layout.plan_libro.hoja import (
    HEADER_ROW,
    LISTS,
    SPARE_ROWS,
    blank_row,
    cell,
    fixed_validation,
    head_rows,
    ranges,
    validation_of,
)
from pecdocs.layout.plan_libro.huellas import SCHEMES, huellas
from pecdocs.layout.standing import mark_of
from pecdocs.layout.workbook import (
    Sheet,
    SheetCell,
    SheetColumn,
    SheetRow,
    Validation,
    Workbook,
    column_letters,
    quoted_sheet,
)
from pecdocs.plan.checks import nodes
from pecdocs.plan.periods import LIBRE, of_keys, of_plan
from pecdocs.seguimiento.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pecdocs.formato import FormatFolder
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio, Nodo

ARBOL, PROGRAMACION, RESPONSABLES = "Árbol", "Programación", "Responsables"
VERSION = "1"
"""Which layout a workbook has; it changes when what an older one holds would be read otherwise."""
CLAVE = Campo("clave", "Clave", (), "codigo", 12)
"""The hidden column: which node or role a row was made for."""
NIVEL = Campo("nivel", "Nivel", (), "palabra", 18, usual=True, prompt="El nivel: un nodo va debajo de su grupo.")
CODIGO = Campo(
    "codigo",
    "Código",
    (),
    "codigo",
    13,
    usual=True,
    prompt="No cambie el de una fila que ya está. En una fila nueva puede dejarlo vacío: se propone uno.",
)
ROL_CODIGO = Campo("codigo", "Código", (), "codigo", 16, usual=True, prompt="El que va en «Responsables»: COM")


@dataclass(frozen=True, slots=True)
class Fila:
    """A node as a row: its depth from 1, and what stands in each column."""

    nodo: Nodo
    nivel: int
    contents: Mapping[str, Content]


def filas(plan: Plan) -> Iterator[Fila]:
    """Give every node as a row, in order."""

    def rows(tree: Sequence[Nodo], depth: int) -> Iterator[Fila]:
        for node in tree:
            yield Fila(node, depth, {campo.key: content(node, campo) for campo in CAMPOS})
            yield from rows(node.hijos, depth + 1)

    return rows(plan.arbol, 1)


def level_name(plan: Plan, depth: int) -> str:
    """Name a level as its column does: its number, and its name."""
    named = plan.niveles[depth - 1].nombre if depth <= len(plan.niveles) else "Actividad"
    return f"{depth} · {named}"


def period_keys(plan: Plan, folder: FormatFolder) -> list[tuple[str, str]]:
    """Give the periods that have a column: the plan's own scheme whole, of the others what is programmed in them."""
    rules = rules_of(plan, folder.formato)
    used = {
        scheme: {key for node in nodes(plan.arbol) for key in getattr(node.programacion, scheme)} for scheme in SCHEMES
    }
    used[rules.scheme] |= {each.key for each in rules.periods}
    found = []
    for scheme, keys in used.items():
        order = of_plan(plan.periodos) if scheme == LIBRE else of_keys(scheme, keys)
        found += [(scheme, each.key) for each in order if each.key in keys]
    return found


def lay_out_plan(plan: Plan, folder: FormatFolder, name: str, edited: Cambio | None = None) -> Workbook:
    """Lay out the workbook of a plan; `name` is that of its folder. Pure: no file is read or written.

    `edited` is the entry of the version that was approved, if the plan was edited since.
    """
    locale = Locale(plan.entidad.pais, folder.formato.estilos)
    return Workbook(
        sheets=(
            _arbol(plan),
            _programacion(plan, folder),
            _responsables(plan),
            _listas(plan),
            _ficha(plan, name),
        ),
        context=context_of(plan, locale, edited=edited),
        properties=properties_of(plan, locale, "Plan", edited),
        draft_mark=mark_of(plan, folder.formato, edited),
    )


def _lists(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Give the words that may be chosen, by the key of their column."""
    levels = tuple(level_name(plan, depth) for depth in range(1, max(len(plan.niveles), 1) + 1))
    words = {campo.key: campo.words for campo in CAMPOS if campo.words}
    return {"nivel": levels, **words, "roles": tuple(plan.roles)}


def _ranges_of_lists(plan: Plan) -> dict[str, str]:
    """Give the cells where the words stand; those of the roles have room for new ones, and stand in their own sheet."""
    found = {}
    for n, (key, words) in enumerate(_lists(plan).items(), start=1):
        letters = column_letters(n)
        found[key] = f"{quoted_sheet(LISTS)}!${letters}$2:${letters}${len(words) + 1}"
    first, last = HEADER_ROW + 1, HEADER_ROW + len(plan.roles) + SPARE_ROWS
    found["roles"] = f"{quoted_sheet(RESPONSABLES)}!$B${first}:$B${last}"
    return found


def _listas(plan: Plan) -> Sheet:
    lists = {key: words for key, words in _lists(plan).items() if key != "roles"}
    deepest = max(map(len, lists.values()))
    rows = [SheetRow(tuple(SheetCell(key) for key in lists))]
    rows += [
        SheetRow(tuple(SheetCell(words[n] if n < len(words) else None) for words in lists.values()))
        for n in range(deepest)
    ]
    columns = tuple(SheetColumn(key, 20) for key in lists)
    return Sheet(LISTS, tuple(rows), columns, protected=True, hidden=True)


def _arbol(plan: Plan) -> Sheet:
    rows = list(filas(plan))
    shown = {campo.key for campo in CAMPOS if campo.usual or any(row.contents[campo.key] is not None for row in rows)}
    columns = (CLAVE, NIVEL, CODIGO, *CAMPOS)
    body = [SheetRow(tuple(_node_cells(plan, row))) for row in rows]
    said = "Cambie lo que haga falta: agregue filas, quítelas o muévalas. Lo gris no se cambia aquí."
    return _filled(
        ARBOL,
        head_rows(f"{plan.documento.titulo}: el plan", said, columns),
        body,
        columns,
        hidden={campo.key for campo in columns if campo.key not in {"nivel", "codigo", *shown}},
        fixed=[
            (HEADER_ROW + n, 4 + place)
            for n, row in enumerate(rows, start=1)
            for place, campo in enumerate(CAMPOS)
            if row.contents[campo.key] is FIXED
        ],
        lists=_ranges_of_lists(plan),
        frozen=3 + [campo.key for campo in CAMPOS].index("nombre") + 1,
    )


def _node_cells(plan: Plan, row: Fila) -> Iterator[SheetCell]:
    look = _look(row)
    yield cell(row.nodo.codigo, CLAVE, look)
    yield cell(level_name(plan, row.nivel), NIVEL, look)
    yield cell(row.nodo.codigo, CODIGO, look)
    for campo in CAMPOS:
        yield cell(row.contents[campo.key], campo, look)


def _look(row: Fila) -> str:
    """Name the look of a node's row."""
    if not row.nodo.hijos:
        return "dato"
    return "grupo" if row.nivel == 1 else "subgrupo"


def _filled(  # noqa: PLR0913 - what a sheet to fill is made of
    name: str,
    heads: list[SheetRow],
    body: list[SheetRow],
    columns: Sequence[Campo],
    *,
    hidden: set[str],
    fixed: Sequence[tuple[int, int]],
    lists: dict[str, str],
    frozen: int,
) -> Sheet:
    """Draw a sheet that is changed and added to, with what its cells may hold."""
    first, last = HEADER_ROW + 1, HEADER_ROW + len(body) + SPARE_ROWS
    validations: list[Validation] = []
    for n, campo in enumerate(columns, start=1):
        cells = ranges(n, first, last, [row for row, column in fixed if column == n])
        found = validation_of(campo, cells, lists) if cells and campo.key not in hidden else None
        validations += [found] if found is not None else []
    if fixed:
        validations.append(fixed_validation(fixed))
    return Sheet(
        name,
        (*heads, *body, *[blank_row(columns)] * SPARE_ROWS),
        tuple(SheetColumn(each.key, each.width, hidden=each.key in hidden) for each in columns),
        frozen_rows=HEADER_ROW,
        frozen_columns=frozen,
        title_rows=(HEADER_ROW - 1, HEADER_ROW),
        validations=tuple(validations),
    )


def _programacion(plan: Plan, folder: FormatFolder) -> Sheet:
    periods = period_keys(plan, folder)
    columns = [
        CLAVE,
        Campo("codigo", "Código", (), "codigo", 13, usual=True),
        Campo("nombre", "Nombre", (), "texto", 46, usual=True),
        Campo("meta", "Meta", (), "texto", 18, usual=True),
        *(
            Campo(f"{scheme}@{key}", key, (), "numero", 11, f"Programación {scheme}", usual=True)
            for scheme, key in periods
        ),
    ]
    body, fixed = [], []
    for n, row in enumerate(filas(plan), start=1):
        look = _look(row)
        parts = [programmed(row.nodo, scheme, key) for scheme, key in periods]
        fixed += [(HEADER_ROW + n, 5 + place) for place, part in enumerate(parts) if part is FIXED]
        known = (row.nodo.codigo, row.nodo.codigo, row.nodo.etiqueta, _meta_text(row.nodo))
        about = (SheetCell(text, "fijo" if look == "dato" else look) for text in known)
        body.append(SheetRow((*about, *(cell(part, None, look) for part in parts))))
    said = "Cuánto se programa en cada periodo, en la unidad de la meta o en porcentaje de ella (25%)."
    return _filled(
        PROGRAMACION,
        head_rows("Programación", said, columns),
        body,
        columns,
        hidden={"clave"},
        fixed=fixed,
        lists={},
        frozen=3,
    )


def _meta_text(node: Nodo) -> str | None:
    """Say what the goal is, in a word, for who programs it."""
    meta = node.meta
    if meta is None:
        return None
    if meta.cantidad is None:
        return meta.impreso or ("A demanda" if meta.demanda else None)
    return f"{meta.cantidad:f} {meta.unidad or ''}".strip()


def _responsables(plan: Plan) -> Sheet:
    columns = (CLAVE, ROL_CODIGO, *CAMPOS_ROL)
    body = []
    for code, role in plan.roles.items():
        contents = (cell(content(role, campo), campo, "dato") for campo in CAMPOS_ROL)
        body.append(SheetRow((cell(code, CLAVE, "dato"), cell(code, ROL_CODIGO, "dato"), *contents)))
    said = "Quiénes responden. En las demás hojas van por su código."
    heads = head_rows("Responsables", said, columns)
    return _filled(RESPONSABLES, heads, body, columns, hidden={"clave"}, fixed=(), lists={}, frozen=0)


def _ficha(plan: Plan, name: str) -> Sheet:
    facts = {"plan_libro": VERSION, "plan": name, "titulo": plan.documento.titulo, **huellas(plan)}
    return sheet_of(facts.items())
