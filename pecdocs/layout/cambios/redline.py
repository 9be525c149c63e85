"""The redline as data: both versions laid out in one format, what has another codigo now, the list at the front."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.cambios.frases import moved_ones
from pecdocs.cambios.grammar import cut_at_word
from pecdocs.cambios.model import Tipo
from pecdocs.layout.blocks import Table
from pecdocs.layout.document import lay_out
from pecdocs.layout.vista import source_of
from pecdocs.plan.checks import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.cambios.model import Change
    from pecdocs.cambios.places import Dibujo
    from pecdocs.formato.folder import FormatFolder
    from pecdocs.formato.model import Columna
    from pecdocs.layout.cambios.basis import Comparado
    from pecdocs.layout.document import Document
    from pecdocs.layout.grid import Column
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Nodo

_SHOWN = 2
"""How many sentences of each section the list has, and one more where it would be the last: all are in the summary."""
_CLIPPED = 120
"""The most characters of each."""


Things = tuple[tuple[str, ...], ...]
"""What of a plan something shows or is about, by the keys that it has there: ("nodo", "REV-1")."""
Aspects = tuple[tuple[tuple[str, ...], str], ...]
"""The fields of things, each the key of a thing and the name of its field: ("nodo", "REV-1"), "meta"."""
START: Things = (("documento",), ("entidad",), ("plan",))
"""What covers, headers and footers show."""
_ONCE = frozenset({*(each for (each,) in START), "seguimiento"})
"""The kinds that a plan has once, and that no place shows alone."""

_NAMED = ("nombre", "numero")
_WHO = frozenset({"responsables", "involucrados"})
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "titulo": _NAMED,
    "actividad": (*_NAMED, "pasos"),
    "inicio": ("fechas",),
    "fin": ("fechas",),
}
"""The fields of a node that a campo shows, where they have other names."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list of changes, and what it leads to: the place of the first of some things that has one."""

    text: str
    things: Things = ()
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Redline:
    """Both versions of a document, and what the semantic diff knows of them that they do not say."""

    old: Document
    new: Document
    renamed: Mapping[tuple[str, str], str]
    """The new codigo of what had another, by its kind (seccion, nodo) and the old one."""
    lines: tuple[Line, ...]
    """The list of changes that stands at the front."""
    sources: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Of each table: that of the plan which it shows, and the kind of record that its rows are; none of the tree."""
    campos: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What a column of a table shows of each row, by the names of both."""
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The codigos of the groups that each node stands below, from the top, and its own; in the newer tree, if there."""
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The roles that each node names in either version."""

    def of_table(self, name: str) -> Things:
        """Give what a table shows as a whole."""
        listed, kind = self.sources.get(name, (name, ""))
        return ((kind,), ("tabla", listed)) if kind else (("tabla", listed),)

    def codigo_of_row(self, name: str, codigo: str) -> str:
        """Give the new codigo of what a row of a table shows: a record that is called as a node was keeps its own."""
        _, kind = self.sources.get(name, (name, ""))
        return codigo if kind else self.renamed.get(("nodo", codigo), codigo)

    def of_row(self, name: str, codigo: str) -> Things:
        """Give what a row of a table shows: an item of the tree, as the plan's table lists it or as it is; a record."""
        listed, kind = self.sources.get(name, (name, ""))
        if kind:
            return ((kind, codigo),)
        of_list = ("fila", listed, "de", codigo), ("fila", listed, "codigo", codigo)
        return *of_list, ("nodo", codigo), ("nodo", codigo, listed)

    def above(self, name: str, codigo: str) -> Things:
        """Give the groups that a row of a table stands in, which may have no row of their own: their names span it."""
        listed, kind = self.sources.get(name, (name, ""))
        groups = () if kind else self.paths.get(codigo, ())[:-1]
        return tuple(key for group in groups for key in (("nodo", group), ("nodo", group, listed)))

    def of_cell(self, name: str, codigo: str, column: Column) -> Aspects:
        """Give the fields that a cell shows: of what its row shows, of the group that it names, of the roles in it."""
        if column.level:
            groups = self.paths.get(codigo, ())[column.level - 1 : column.level]
            return tuple((("nodo", group), each) for group in groups for each in _NAMED)
        if column.period:
            fields: tuple[str, ...] = ("programacion", "fechas")
        else:
            campo = self.campos.get((name, column.codigo), "nombre")
            fields = _FIELDS.get(campo, (campo,))
        own = [(thing, each) for thing in self.of_row(name, codigo) for each in fields]
        roles = self.roles.get(codigo, frozenset()) if _WHO.intersection(fields) else ()
        return *own, *((("rol", role), each) for role in sorted(roles) for each in ("nombre", "sigla"))


def heading_aspects(codigo: str) -> Aspects:
    """Give the fields that the heading of a section shows."""
    return (("seccion", codigo), "titulo"), (("seccion", codigo), "numeral")


def lay_out_redline(compared: Comparado, folder: FormatFolder) -> Redline:
    """Lay out both versions in the format of the newer one. Raises InputError as `lay_out`."""
    (old, new), edited = compared.lectura.versions, compared.editados
    before, after = lay_out(old, folder, edited=edited[0]), lay_out(new, folder, edited=edited[1])
    changes = (change for change in compared.changes if change.tipo is Tipo.RECODIFICADO)
    renamed = {(change.clase, change.antes): change.despues for change in changes}
    tables = {block.name for document in (before, after) for block in document.blocks if isinstance(block, Table)}
    sources = {name: source_of(folder.formato, name) for name in sorted(tables)}
    campos = {(name, column.codigo): column.campo or "nombre" for name, column in _columns(folder, sources)}
    paths = dict(_paths(old.arbol)) | dict(_paths(new.arbol))
    roles = _roles(((old, renamed), (new, {})))
    return Redline(before, after, renamed, tuple(_lines(compared)), sources, campos, paths, roles)


def _columns(folder: FormatFolder, names: Iterable[str]) -> Iterator[tuple[str, Columna]]:
    """Give the columns of some tables of a format, each with the name of its table."""
    tables = ((name, folder.formato.tablas.get(name)) for name in names)
    return ((name, column) for name, table in tables if table is not None for column in table.columnas)


def _paths(tree: Iterable[Nodo], above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in tree:
        path = (*above, node.codigo)
        yield node.codigo, path
        yield from _paths(node.hijos, path)


def _roles(versions: Iterable[tuple[Plan, Mapping[tuple[str, str], str]]]) -> Mapping[str, frozenset[str]]:
    """Give the roles that each node names in any of some versions, each with the new codigos of what had others."""
    found: dict[str, frozenset[str]] = {}
    for plan, renamed in versions:
        for node in nodes(plan.arbol):
            codigo = renamed.get(("nodo", node.codigo), node.codigo)
            named = (each.roles for each in (node.responsables, node.involucrados) if each is not None)
            found[codigo] = found.get(codigo, frozenset()).union(*named)
    return found


def _lines(compared: Comparado) -> Iterator[Line]:
    """Give the list of changes: each section with how many it has, and its first ones in a sentence."""
    drawn = [each for vista in reversed(compared.lectura.vistas) for each in vista.dibujos]
    for block in compared.bloques:
        told = [change for sentence in block.frases for change in sentence.cambios]
        where = tuple(_section(told[0])) or _things(told[0], drawn)
        count = "un cambio" if len(told) == 1 else f"{len(told)} cambios"
        yield Line(f"{block.encabezado.rstrip(' :.')}: {count}", where, is_title=True)
        shown = len(block.frases) if len(block.frases) <= _SHOWN + 1 else _SHOWN
        for sentence in block.frases[:shown]:
            yield Line(cut_at_word(sentence.texto, _CLIPPED), _things(sentence.cambios[0], drawn))
        if left := len(block.frases) - shown:
            yield Line(f"… y otras {left} frases en el resumen de cambios.", where)


def _section(change: Change) -> Iterator[tuple[str, ...]]:
    """Give the sections that print what changed."""
    return (("seccion", each.codigo) for each in change.lugar.apartados)


def _things(change: Change, drawn: Sequence[Dibujo]) -> Things:
    """Give what a change is about, nearest first.

    Of an order that is the first that changed places, in a table that shows its kind. Else it is itself in the table of
    the section where it is told, itself anywhere, the table of which it is a row, those that print its kind, the
    sections that print it.
    """
    clase, *rest = change.key
    if change.tipo is Tipo.REORDENADO:
        first = moved_ones(change.antes, change.despues)[0]
        tables = [each.tabla for each in drawn if each.clase == change.campo]
        return *((*first, each) for each in tables), first, *(("tabla", each) for each in tables), change.key
    if clase in _ONCE:
        return START
    where = tuple(_section(change))
    here = ((*change.key, each.tabla) for each in drawn if ("seccion", each.seccion) in where[:1])
    table = [("tabla", rest[0])] if clase == "fila" else []
    of_kind = (("tabla", each.tabla) for each in drawn if each.clase == clase)
    return *here, change.key, *table, *of_kind, *where
