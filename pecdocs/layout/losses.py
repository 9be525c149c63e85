"""What a format can't draw of a plan, said by name: no loss is silent.

A loss is a word that somebody wrote to be printed and that the document does not hold. What serves arithmetic and
checks (programación, frecuencia, peso, vinculación…) may be printed or not, and is no loss; the own words of a
frecuencia are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.faults import did_you_mean
from pecdocs.formato.model import SECTIONS
from pecdocs.layout.campos import campos_of_level
from pecdocs.layout.items import all_items, depth_of
from pecdocs.layout.matrix import JOINT
from pecdocs.layout.periods import legible, shows_own
from pecdocs.layout.records import CHANGE_FIELDS, signer_text, signer_words
from pecdocs.layout.texts import NAMES
from pecdocs.layout.unshown import code_of, unshown
from pecdocs.plan.actas import same_acta
from pecdocs.plan.checks import nodes, sections, table_rows
from pecdocs.plan.periods import LIBRE
from pecdocs.plan.versions import same_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pecdocs.formato.folder import FormatFolder
    from pecdocs.layout.texts import Words
    from pecdocs.layout.unshown import DrawnTable
    from pecdocs.plan.model import FilaTabla, Nodo, Plan
    from pecdocs.reading.model import Modelo

_SIGNED = ("nombre", "cargo", "dependencia", "comite", "acta", "fecha")
_NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of the plan that the document does not hold: the part and field of the plan, and what to say."""

    part: Modelo
    fields: tuple[str | int, ...]
    message: str
    hint: str


def losses_of(plan: Plan, folder: FormatFolder, drawn: Sequence[DrawnTable], words: Words) -> Iterator[Loss]:
    """Give everything that a document with these tables does not hold of a plan."""
    if plan.secciones and SECTIONS not in folder.formato.orden:
        message = f"el formato «{folder.codigo}» no imprime las secciones"
        yield Loss(plan, ("secciones",), message, f"agregue «{SECTIONS}» a su «orden»")
    for each in drawn:
        yield from _levels(plan, each, folder.codigo)
        yield from _coarser_periods(plan, each)
    yield from _own_periods(plan, drawn, folder.codigo)
    seen = {item.codigo for each in drawn for item in all_items(each.items)}
    yield from _nodes(plan, seen)
    yield from _fields(plan, drawn, seen, words)
    yield from _tables(plan, folder, drawn, words)
    yield from _changes(plan, drawn)
    yield from _signers(plan, folder, words)


def _levels(plan: Plan, drawn: DrawnTable, formato: str) -> Iterator[Loss]:
    """Give the levels of the plan that a table joins in a cell or leaves out."""
    names = [level.nombre for level in plan.niveles]
    depth, levels = depth_of(drawn.items), len(drawn.table.niveles)
    hidden = [
        name
        for level, name in enumerate(names[:depth])
        if not NAMES.intersection(campos_of_level(drawn.table, level, drawn.columns))
    ]
    where = f"la tabla «{drawn.name}» del formato «{formato}»"
    if hidden:
        what = "el nivel" if len(hidden) == 1 else "los niveles"
        message = f"{where} no muestra {what} «{'», «'.join(hidden)}»"
        yield Loss(plan, ("niveles",), message, "agregue al formato sus «niveles» y columnas")
    elif depth > levels:
        joined = JOINT.join(names[levels - 1 : depth])
        message = f"{where} tiene {_count(levels, 'nivel', 'niveles')} y el plan {depth}"
        yield Loss(plan, ("niveles",), message, f"«{joined}» salen juntos en una celda")


def _coarser_periods(plan: Plan, drawn: DrawnTable) -> Iterator[Loss]:
    """Give the tables whose marks are drawn by longer periods than the format asks: so many would not be legible."""
    years = len(plan.documento.vigencia.anios)
    for column in drawn.table.columnas:
        asked = column.periodos
        shown = legible(asked, years) if asked is not None and drawn.items else asked
        if asked is not None and shown is not None and shown.esquema != asked.esquema:
            message = f"las marcas de la tabla «{drawn.name}» salen en esquema {shown.esquema}, no {asked.esquema}"
            yield Loss(plan, ("documento", "vigencia"), message, f"no caben las de {years} años")


def _own_periods(plan: Plan, drawn: Sequence[DrawnTable], formato: str) -> Iterator[Loss]:
    """Give the plan's own periods, when no table has a column for them; or the tables that ask for what it lacks."""
    asking = [each.name for each in drawn if each.items and shows_own(each.table)]
    if plan.periodos and not asking:
        message = "los periodos propios del plan no salen en ninguna tabla de este documento"
        yield Loss(plan, ("periodos",), message, f"agregue al formato una columna «periodos: {LIBRE}»")
    for name in asking if not plan.periodos else ():
        message = f"la tabla «{name}» del formato «{formato}» muestra periodos propios y el plan no declara ninguno"
        yield Loss(plan, ("periodos",), message, "declárelos: «periodos: {S1: {inicio: …, fin: …}}»")


def _nodes(plan: Plan, seen: Collection[str]) -> Iterator[Loss]:
    """Give the nodes that no table draws."""
    lost = [node for node in nodes(plan.arbol) if node.codigo not in seen]
    if lost:
        message = f"{'no sale' if len(lost) == 1 else 'no salen'} en ninguna tabla de este documento"
        hint = "ponga en una sección una tabla que muestre el árbol: «tabla: …»"
        yield Loss(lost[0], (), f"{_counted(lost, 'nodo', 'nodos')} {message}", hint)


def _fields(plan: Plan, drawn: Sequence[DrawnTable], seen: Collection[str], words: Words) -> Iterator[Loss]:
    """Give the fields that nodes carry and no table shows; a node that no table draws was said whole."""
    owners = [node for node in nodes(plan.arbol) if node.codigo in seen]
    for field, lost in unshown(owners, drawn, words):
        message = f"«{field}» de {_counted(lost, 'nodo', 'nodos')} no sale en ninguna tabla de este documento"
        yield Loss(lost[0], tuple(field.split(".")), message, "agregue al formato una columna que lo muestre")


def _tables(plan: Plan, folder: FormatFolder, drawn: Sequence[DrawnTable], words: Words) -> Iterator[Loss]:
    """Give what the plan says of its tables that is not used: of a table that is not drawn, of a column it lacks."""
    by_name = {each.table.filas or each.name: each for each in drawn}
    placed = {section.tabla for section in sections(plan.secciones)}
    for name, given in plan.tablas.items():
        if name in by_name and by_name[name].table.fuente != "arbol":
            if given.filas is not None:
                message = f"las filas de la tabla «{name}» no salen del árbol: «filas» no se usa"
                yield Loss(plan, ("tablas", name, "filas"), message, "quítela")
        elif name in by_name:
            rows = list(table_rows(given.filas or ()))
            for field, lost in unshown(rows, [by_name[name]], words):
                message = f"«{field}» de {_counted(lost, 'fila', 'filas')} no sale en la tabla «{name}»"
                yield Loss(lost[0], tuple(field.split(".")), message, "agregue una columna al formato, o quítelo")
        elif name not in placed and not (_waits(name, folder) and folder.codigo == plan.formato):
            yield Loss(plan, ("tablas", name), f"la tabla «{name}» no sale en este documento", _way_to(name, folder))


def _waits(name: str, folder: FormatFolder) -> bool:
    """Tell whether the rows of a plan's table have their place in a format, and are drawn there once something is done.

    A plan in its own format meant it so; in another one it is told as any loss is.
    """
    tables = ((each, folder.formato.tablas[each]) for each in folder.formato.orden if each in folder.formato.tablas)
    return any(table.cuando == "corte" and (table.filas or each) == name for each, table in tables)


def _way_to(name: str, folder: FormatFolder) -> str:
    """Say how a table that is not drawn would be."""
    if _waits(name, folder):
        return "en este formato sale con «--corte»"
    if name not in folder.formato.tablas:
        return f"el formato «{folder.codigo}» no la tiene; {did_you_mean(name, folder.formato.tablas)}"
    return f"ponga «tabla: {name}» en una sección"


def _changes(plan: Plan, drawn: Sequence[DrawnTable]) -> Iterator[Loss]:
    """Give what of the change log is not printed."""
    tables = [each.table for each in drawn if each.table.fuente == "cambios"]
    if not tables:
        if plan.cambios:
            message = "el registro de cambios no sale en este documento"
            yield Loss(plan, ("cambios",), message, "ponga su tabla en una sección: «tabla: cambios»")
        return
    shown = {column.campo for table in tables for column in table.columnas}
    signed = [each.acta for signers in plan.firmas.values() for each in signers if each.acta]
    for field in CHANGE_FIELDS:
        entries = [change for change in plan.cambios if getattr(change, field)]
        if field == "acta":  # that of the version in force stands in the sign-off
            entries = [each for each in entries if not any(same_acta(each.acta or "", one) for one in signed)]
        if entries and field not in shown:
            message = f"«{field}» de {_count(len(entries), 'versión', 'versiones')} no sale en el registro de cambios"
            hint = "agregue al formato una columna que lo muestre"
            if field == "acta" and any(same_version(each.version, plan.documento.version) for each in entries):
                hint = "escríbala también en «firmas», antes de cerrar la versión"
            yield Loss(entries[0], (field,), message, hint)


def _signers(plan: Plan, folder: FormatFolder, words: Words) -> Iterator[Loss]:
    """Give what of those who sign is not printed."""
    layout = folder.formato.firmas
    known = {role.rol for role in layout.roles}
    for role, signers in plan.firmas.items():
        if role not in known:
            message = f"el formato «{folder.codigo}» no imprime la firma «{role}»"
            yield Loss(plan, ("firmas", role), message, "agréguela en «firmas» del formato")
            continue
        for signer in signers:
            printed = signer_text(signer, layout, words.locale)
            said = signer_words(signer, words.locale)
            for field in _SIGNED:
                if said[field] not in printed:
                    message = f"el formato «{folder.codigo}» no imprime «{field}» en la firma «{role}»"
                    yield Loss(signer, (field,), message, "")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _counted(owners: Sequence[Nodo | FilaTabla], one: str, many: str) -> str:
    """Count nodes or rows, naming the first ones: 7 nodos (REV, NOTI, CAP-VID…)."""
    named = ", ".join(code_of(owner) for owner in owners[:_NAMED_AT_MOST])
    more = "…" if len(owners) > _NAMED_AT_MOST else ""
    return f"{_count(len(owners), one, many)} ({named}{more})"
