"""The numbers that a document prints: which tables it draws and where, and the number beside each thing in them.

`layout/document.py` draws by the same rules; a test holds what is named by a number to what was laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.cambios.places import Dibujo, Vista, bare
from pecdocs.cambios.records import row_keys
from pecdocs.formato.model import SECTIONS, SIGN_OFF
from pecdocs.layout.campos import campos_of
from pecdocs.layout.context import vigencia_text
from pecdocs.layout.items import items_of, number_items
from pecdocs.layout.locale import Locale
from pecdocs.layout.matrix import Scope, drawn_columns
from pecdocs.layout.texts import Words, prints_number
from pecdocs.plan.checks import sections
from pecdocs.plan.model import TablaPlan
from pecdocs.plan.periods import of_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.cambios.records import Key
    from pecdocs.formato.model import Formato, Tabla
    from pecdocs.layout.items import Item
    from pecdocs.plan.model import FilaTabla, Plan

_KINDS = {"siglas": "sigla", "roles": "rol", "cambios": "cambio"}
"""The kind of record that a table prints, by its `fuente`."""
_NOTHING_SAID = TablaPlan.model_construct()
"""What a plan says of a table that it does not name."""


def is_drawn(table: Tabla, *, with_cut: bool) -> bool:
    """Tell whether a document draws a table: some only say something where there is a cut-off."""
    return with_cut or table.cuando == "siempre"


def given_of(plan: Plan, name: str, table: Tabla) -> TablaPlan:
    """Give what a plan says of a table of a format."""
    return plan.tablas.get(table.filas or name, _NOTHING_SAID)


def source_of(formato: Formato, name: str) -> tuple[str, str]:
    """Give the table of the plan that a drawn one shows, and the kind of record that its rows are; none of the tree."""
    table = formato.tablas.get(name)
    if table is None:
        return name, "firma" if name == SIGN_OFF else ""
    return table.filas or name, _KINDS.get(table.fuente, "")


def scope_of(plan: Plan, words: Words, title: str | None = None) -> Scope:
    """Give what the tables of a plan need besides their items."""
    vigencia = plan.documento.vigencia
    names = tuple(level.nombre for level in plan.niveles)
    return Scope(words, names, vigencia.anios, vigencia_text(vigencia), title, tuple(of_plan(plan.periodos)))


def vista(plan: Plan, formato: Formato) -> Vista:
    """Tell what the document of a plan draws, and the numbers in it."""
    drawn = [(name, code) for name, code in _placed(plan, formato) if _has(formato, name)]
    return _vista(plan, formato, drawn)


def vista_de_seguimiento(plan: Plan, formato: Formato) -> Vista:
    """Tell the same of the papers of its seguimiento, which number what is followed as the official table does."""
    return _vista(plan, formato, [(formato.official, "")] if formato.official in formato.tablas else [])


def _vista(plan: Plan, formato: Formato, drawn: Sequence[tuple[str, str]]) -> Vista:
    scope = scope_of(plan, Words(Locale(plan.entidad.pais, formato.estilos), plan.roles))
    return Vista(tuple(_dibujo(plan, formato, name, code, scope) for name, code in drawn), SECTIONS in formato.orden)


def _placed(plan: Plan, formato: Formato) -> Iterator[tuple[str, str]]:
    """Name the tables that a document asks for in its order, each with the codigo of the section that places it."""
    placed = [(each.tabla, each.codigo) for each in sections(plan.secciones) if each.tabla is not None]
    names = {name for name, _ in placed}
    for name in formato.orden:
        if name == SECTIONS:
            yield from placed
        elif name not in names:
            yield name, ""


def _has(formato: Formato, name: str) -> bool:
    return name == SIGN_OFF or (name in formato.tablas and is_drawn(formato.tablas[name], with_cut=False))


def _dibujo(plan: Plan, formato: Formato, name: str, section: str, scope: Scope) -> Dibujo:
    """Tell what a table draws: the tree, the rows that the plan lists, or records of another kind."""
    listed, kind = source_of(formato, name)
    if kind:
        return Dibujo(listed, kind, section)
    table = formato.tablas[name]
    given = given_of(plan, name, table)
    items = items_of(plan, given, table.profundidad)
    numbers = _numbers(items, table, scope)
    if given.filas is None:
        of_tree: dict[Key, str] = {("nodo", item.codigo): number for item, number in numbers.values()}
        return Dibujo(listed, "nodo", section, of_tree, parcial=table.profundidad is not None)
    of_rows = dict(_of_rows(listed, given.filas, items, numbers))
    return Dibujo(listed, "fila", section, of_rows)


def _numbers(items: list[Item], table: Tabla, scope: Scope) -> dict[int, tuple[Item, str]]:
    """Give the items that a table draws, by identity, each with the number that it prints of it, if any."""
    number_items(items, table.numeracion)
    columns = drawn_columns(items, table, scope)
    if not columns:
        return {}
    drawn = campos_of(items, table, columns)
    return {id(item): (item, bare(item.number) if _is_numbered(item, campos) else "") for item, campos in drawn}


def _is_numbered(item: Item, campos: frozenset[str]) -> bool:
    return any(prints_number(campo, item) for campo in campos)


def _of_rows(
    table: str, rows: Sequence[FilaTabla], items: Sequence[Item], numbers: Mapping[int, tuple[Item, str]]
) -> Iterator[tuple[Key, str]]:
    """Give the number of each listed row that is drawn, by its key."""
    drawn = {id(row): numbers[id(item)][1] for row, item in _with_items(rows, items) if id(item) in numbers}
    return ((key, drawn[id(row)]) for row, key in row_keys(table, rows) if id(row) in drawn)


def _with_items(rows: Iterable[FilaTabla], items: Iterable[Item]) -> Iterator[tuple[FilaTabla, Item]]:
    """Give the rows with the items that were made of them; those that are too deep have none."""
    for row, item in zip(rows, items, strict=True):
        yield row, item
        if row.hijos and item.children:
            yield from _with_items(row.hijos, item.children)
