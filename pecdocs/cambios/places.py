"""Where each thing of a plan stands in its document: its own numeral, its name, the sections that print it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.cambios.records import row_keys
from pecdocs.plan.checks import sections
from pecdocs.plan.numerals import hierarchical, numerals_of
from pecdocs.plan.rows import known_nodes, node_of, overridden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.cambios.records import Key, Record
    from pecdocs.plan.model import FilaTabla, Nodo, Plan

_ENDS = ".)-– "
"""What a printed number may end with that is not part of it."""

_RECORD_TABLES = {"siglas": "sigla", "roles": "rol", "cambios": "cambio", "firmas": "firma"}
"""The tables that do not draw the tree, as the formats call them, and the kind of record that each prints."""


@dataclass(frozen=True, slots=True)
class Dibujo:
    """A table of a document, and the numbers that it prints."""

    tabla: str
    """The table of the plan that says what is in it."""
    clase: str
    """What its rows are: nodo, of the tree; fila, as the plan lists them; sigla, rol, cambio or firma."""
    seccion: str = ""
    """The codigo of the section that places it, if one does."""
    numeros: Mapping[Key, str] = field(default_factory=dict)
    """The nodes or listed rows that it draws, each with its number as printed; empty where it prints none."""
    parcial: bool = False
    """Whether it leaves out the lower levels of the tree."""


@dataclass(frozen=True, slots=True)
class Vista:
    """What the document of a plan draws: in its order, its tables, and whether it prints the plan's sections."""

    dibujos: tuple[Dibujo, ...]
    secciones: bool = True


def sin_formato(plan: Plan) -> Vista:
    """Give what a document would draw that numbers all there is: what is taken where no format is known."""
    placed = {each.tabla: each.codigo for each in sections(plan.secciones) if each.tabla is not None}
    listed = {name: each.filas for name, each in plan.tablas.items() if each.filas is not None}
    tree: dict[Key, str] = {("nodo", node.codigo): number for node, number in _numbered(plan.arbol)}
    trees = [name for name in placed if name not in listed and name not in _RECORD_TABLES]
    known = known_nodes(plan)
    return Vista(
        (
            *(Dibujo(name, "nodo", placed.get(name, ""), tree) for name in trees or [""]),
            *(Dibujo(name, "fila", placed.get(name, ""), _rows_numbered(name, listed[name], known)) for name in listed),
            *(Dibujo(name, kind, placed[name]) for name, kind in _RECORD_TABLES.items() if name in placed),
        )
    )


def _numbered(tree: Iterable[Nodo]) -> Iterator[tuple[Nodo, str]]:
    found = hierarchical(tree, lambda node: node.numero, lambda node: node.hijos)
    return ((node, bare(number)) for node, number in found)


def _rows_numbered(table: str, rows: Sequence[FilaTabla], known: Mapping[str, Nodo]) -> dict[Key, str]:
    found = hierarchical(rows, lambda row: overridden(node_of(row, known), row).numero, lambda row: row.hijos or ())
    numbers = {id(row): bare(number) for row, number in found}
    return {key: numbers[id(row)] for row, key in row_keys(table, rows)}


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

    def __init__(self, plan: Plan, vista: Vista | None = None) -> None:
        self.plan = plan
        vista = vista or sin_formato(plan)
        numerals = numerals_of(plan.secciones) if vista.secciones else {}
        self._apartados = {
            each.codigo: Apartado(each.codigo, bare(numerals.get(each.codigo, "")), each.titulo)
            for each in sections(plan.secciones)
        }
        self._known = known_nodes(plan)
        self._levels = dict(_levels(plan))
        self._tables: dict[str, tuple[Apartado, ...]] = {}
        self._kinds: dict[str, tuple[Apartado, ...]] = {}
        self._at: dict[Key, tuple[Apartado, ...]] = {}
        self._numbers: dict[Key, str] = {}
        for each in sorted(vista.dibujos, key=lambda each: each.parcial):
            self._draw(each)
        codes = [(("nodo", code), code) for code in self._known]
        self._times = Counter((self._levels[code], self._numbers.get(key, "")) for key, code in codes)
        self._names = Counter((self._levels[code], one_line(node.etiqueta)) for code, node in self._known.items())
        self._titles = Counter(each.titulo for each in self._apartados.values())
        self._section_times = Counter(each.numeral for each in self._apartados.values())
        self._rows = {name: dict(self._rows_of(name)) for name in plan.tablas}
        self._row_times = {name: Counter(map(self._number, rows)) for name, rows in self._rows.items()}
        self._row_names = {name: Counter(row[0] for row in rows.values()) for name, rows in self._rows.items()}

    def _draw(self, dibujo: Dibujo) -> None:
        """Note what a table draws, and where; what several draw has the number of the first that prints one."""
        here = (self._apartados[dibujo.seccion],) if dibujo.seccion else ()
        self._tables[dibujo.tabla] = self._tables.get(dibujo.tabla, ()) + here
        self._kinds[dibujo.clase] = self._kinds.get(dibujo.clase, ()) + here
        for key, number in dibujo.numeros.items():
            self._at[key] = self._at.get(key, ()) + here
            if number and not self._numbers.get(key):
                self._numbers[key] = number

    def _number(self, key: Key) -> str:
        return self._numbers.get(key, "")

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
        where = self._kinds.get("rol" if kind == "persona" else kind, ())
        inside = rest[0] if kind in {"persona", "firma"} else ""
        if kind == "persona":
            inside = self.plan.roles[rest[0]].nombre
        return Lugar(label, apartados=where, dentro=inside)

    def by_code(self, table: str) -> dict[str, Lugar]:
        """Tell where every node stands or, where a table lists its rows, each of these; by their codes."""
        rows = {key[3]: self._in_table(key) for key in self._rows.get(table, ())}
        return {**{code: self._node(code) for code in self._known}, **rows}

    def _node(self, code: str) -> Lugar:
        key: Key = ("nodo", code)
        node, level, number = self._known[code], self._levels[code], self._number(key)
        names = self.plan.niveles
        level_name = names[level].nombre if level < len(names) else ""
        unique = bool(number) and self._times[level, number] == 1
        name = one_line(node.etiqueta)
        twice = self._names[level, name] > 1
        return Lugar(name, number, level_name, unique, self._at.get(key, ()), codigo=code, repetido=twice)

    def _in_table(self, key: Key) -> Lugar:
        where = self._tables.get(key[1], ())
        if key[0] == "tabla":
            title = self.plan.tablas[key[1]].titulo
            return Lugar(title or (where[0].titulo if where else key[1]), apartados=where, dentro=key[1])
        name, level = self._rows[key[1]][key]
        number = self._number(key)
        twice = self._row_names[key[1]][name] > 1
        unique = bool(number) and self._row_times[key[1]][number] == 1
        return Lugar(name, number, level, unique, where, codigo=key[3], repetido=twice, dentro=key[1])

    def _rows_of(self, table: str) -> Iterator[tuple[Key, tuple[str, str]]]:
        """Give the name and the level of every listed row of a table, by its key."""
        for row, key in row_keys(table, self.plan.tablas[table].filas or ()):
            drawn = overridden(node_of(row, self._known), row)
            label = drawn.nombre_o_paso or key[3]
            yield key, (one_line(label), self._level_name(row.de) if row.de is not None else "")

    def _level_name(self, code: str) -> str:
        level = self._levels[code]
        return self.plan.niveles[level].nombre if level < len(self.plan.niveles) else ""


def _levels(plan: Plan) -> Iterator[tuple[str, int]]:
    def walk(tree: tuple[Nodo, ...], level: int) -> Iterator[tuple[str, int]]:
        for node in tree:
            yield node.codigo, level
            yield from walk(node.hijos, level + 1)

    yield from walk(plan.arbol, 0)


def one_line(text: str) -> str:
    """Fold a text into one line."""
    return " ".join(text.split())
