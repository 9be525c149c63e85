"""Where each thing of a plan stands in its document: its own numeral, its name, the sections that print it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.plan.checks import sections, table_rows
from pecdocs.plan.numerals import WAYS, numerals_of
from pecdocs.plan.rows import known_nodes, node_of, overridden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pecdocs.cambios.records import Key, Record
    from pecdocs.plan.model import FilaTabla, Nodo, Plan

_ENDS = ".)-– "
"""What a printed number may end with that is not part of it."""

_RECORD_TABLES = {"siglas": "sigla", "roles": "rol", "cambios": "cambio", "firmas": "firma"}
"""The tables that do not draw the tree, as the formats call them, and the kind of record that each prints."""


@dataclass(frozen=True, slots=True)
class Vista:
    """What a format does with a plan that decides its numerals."""

    numeraciones: Mapping[str, str | None] = field(default_factory=dict)
    """How each table that draws the tree numbers it, the fullest first; none when it prints no numbers."""
    tablas: Mapping[str, str] = field(default_factory=lambda: dict(_RECORD_TABLES))
    """The tables that do not draw the tree, and the kind of record (sigla, rol, cambio, firma) that each prints."""

    def way(self, table: str | None) -> str | None:
        """Tell how a table numbers what it draws."""
        return self.numeraciones.get(table or "", "jerarquica")


@dataclass(frozen=True, slots=True)
class Apartado:
    """A section of the document in which something stands."""

    codigo: str
    numeral: str
    titulo: str


@dataclass(frozen=True, slots=True)
class Lugar:
    """Where something stands in one version of a plan."""

    nombre: str
    """Its name, in one line."""
    numeral: str = ""
    """Its own number as printed, without the point at its end; empty when it has none."""
    nivel: str = ""
    """Of a node, the name of its level."""
    unico: bool = False
    """Whether no other of its level or kind has its number, so that the number names it."""
    apartados: tuple[Apartado, ...] = ()
    """The sections that print it, in order; none when no section places the table."""
    codigo: str = ""
    """Its codigo, when it has one."""
    repetido: bool = False
    """Whether another of its kind has its name."""
    dentro: str = ""
    """Of a row, the table; of a signature or a person, the role."""


def bare(number: str) -> str:
    """Give a number without the point or bracket at its end: `2.2.` is the numeral 2.2."""
    return number.strip().rstrip(_ENDS)


class Places:
    """The places of one version of a plan."""

    def __init__(self, plan: Plan, vista: Vista) -> None:
        self.plan = plan
        numerals = numerals_of(plan.secciones)
        self._apartados = {
            each.codigo: Apartado(each.codigo, bare(numerals[each.codigo]), each.titulo)
            for each in sections(plan.secciones)
        }
        self._tables = {each.tabla: self._apartados[each.codigo] for each in sections(plan.secciones) if each.tabla}
        self._known = known_nodes(plan)
        self._kinds = {kind: name for name, kind in vista.tablas.items() if name in self._tables}
        drawn = [name for name in dict.fromkeys((*vista.numeraciones, *self._tables)) if self._draws_tree(name, vista)]
        self._tree = tuple(self._tables[name] for name in drawn if name in self._tables)
        self._numbers = self._numbers_of(vista.way(drawn[0] if drawn else None))
        self._levels = dict(_levels(plan))
        self._times = Counter((self._levels[code], number) for code, number in self._numbers.items())
        self._names = Counter((self._levels[code], one_line(node.etiqueta)) for code, node in self._known.items())
        self._titles = Counter(each.titulo for each in self._apartados.values())
        self._section_times = Counter(each.numeral for each in self._apartados.values())
        self._rows = {name: dict(self._rows_of(name, vista.way(name))) for name in plan.tablas}
        self._row_times = {name: Counter(row[1] for row in rows.values()) for name, rows in self._rows.items()}
        self._row_names = {name: Counter(row[0] for row in rows.values()) for name, rows in self._rows.items()}

    def of(self, record: Record) -> Lugar:
        """Tell where a record stands."""
        kind, *rest = record.key
        if kind == "nodo":
            return self._node(rest[0])
        if kind == "seccion":
            here = self._apartados[rest[0]]
            unique = bool(here.numeral) and self._section_times[here.numeral] == 1
            twice = self._titles[here.titulo] > 1
            return Lugar(here.titulo, here.numeral, "", unique, (here,), codigo=rest[0], repetido=twice)
        if kind in {"tabla", "fila"}:
            return self._in_table(record.key)
        name = rest[1] if kind in {"persona", "firma"} else rest[0] if rest else ""
        names = {"rol": "nombre", "periodo": "titulo"}
        label = record.fields.get(names.get(kind, "")) or name
        place = self._kinds.get("rol" if kind == "persona" else kind)
        inside = rest[0] if kind in {"persona", "firma"} else ""
        if kind == "persona":
            inside = self.plan.roles[rest[0]].nombre
        return Lugar(label, apartados=self._at(place), dentro=inside)

    def by_code(self, table: str) -> dict[str, Lugar]:
        """Tell where every node stands or, where a table lists its rows, each of these; by their codes."""
        rows = {key[3]: self._in_table(key) for key in self._rows.get(table, ())}
        return {**{code: self._node(code) for code in self._known}, **rows}

    def _draws_tree(self, table: str, vista: Vista) -> bool:
        listed = self.plan.tablas.get(table)
        return table not in vista.tablas and (listed is None or listed.filas is None)

    def _at(self, table: str | None) -> tuple[Apartado, ...]:
        return (self._tables[table],) if table is not None else ()

    def _node(self, code: str) -> Lugar:
        node, level, number = self._known[code], self._levels[code], self._numbers[code]
        names = self.plan.niveles
        level_name = names[level].nombre if level < len(names) else ""
        unique = bool(number) and self._times[level, number] == 1
        name = one_line(node.etiqueta)
        twice = self._names[level, name] > 1
        return Lugar(name, number, level_name, unique, self._tree, codigo=code, repetido=twice)

    def _in_table(self, key: Key) -> Lugar:
        where = self._at(key[1] if key[1] in self._tables else None)
        if key[0] == "tabla":
            title = self.plan.tablas[key[1]].titulo
            return Lugar(title or (where[0].titulo if where else key[1]), apartados=where, dentro=key[1])
        name, number, level = self._rows[key[1]][key]
        twice = self._row_names[key[1]][name] > 1
        unique = bool(number) and self._row_times[key[1]][number] == 1
        return Lugar(name, number, level, unique, where, codigo=key[3], repetido=twice, dentro=key[1])

    def _rows_of(self, table: str, way: str | None) -> Iterator[tuple[Key, tuple[str, str, str]]]:
        """Give the name, the number and the level of every listed row of a table, by its key."""
        turns = Counter[str]()
        rows = self.plan.tablas[table].filas or ()
        numbers = {id(row): bare(number) for row, number in WAYS[way or "jerarquica"](rows, self._row_number, _below)}
        for row in table_rows(rows):
            kind, name = ("de", row.de) if row.de is not None else ("codigo", row.codigo or "")
            turns[f"{kind} {name}"] += 1
            drawn = overridden(node_of(row, self._known), row)
            label = drawn.nombre or (drawn.pasos[0].texto if drawn.pasos else name)
            level = self._level_name(row.de) if row.de is not None else ""
            key = ("fila", table, kind, name, str(turns[f"{kind} {name}"]))
            yield key, (one_line(label), numbers[id(row)] if way is not None else "", level)

    def _level_name(self, code: str) -> str:
        level = self._levels[code]
        return self.plan.niveles[level].nombre if level < len(self.plan.niveles) else ""

    def _row_number(self, row: FilaTabla) -> str:
        return overridden(node_of(row, self._known), row).numero

    def _numbers_of(self, way: str | None) -> dict[str, str]:
        if way is None:
            return dict.fromkeys(self._known, "")
        found = WAYS[way](self.plan.arbol, lambda node: node.numero, lambda node: node.hijos)
        return {node.codigo: bare(number) for node, number in found}


def _below(row: FilaTabla) -> tuple[FilaTabla, ...]:
    return row.hijos or ()


def _levels(plan: Plan) -> Iterator[tuple[str, int]]:
    def walk(tree: tuple[Nodo, ...], level: int) -> Iterator[tuple[str, int]]:
        for node in tree:
            yield node.codigo, level
            yield from walk(node.hijos, level + 1)

    yield from walk(plan.arbol, 0)


def one_line(text: str) -> str:
    """Fold a text into one line."""
    return " ".join(text.split())
