"""A plan as flat records: one for each thing that has an identity, with its own fields and its place among its sisters.

Two plans are compared record by record, so that what moved is not taken for lost, and a plan can be put together again
from its records. What is a list of things with an identity is named in `_BELOW`; every other field of every model is
a field of a record, whatever a model comes to hold.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pecdocs.plan.checks import table_rows
from pecdocs.plan.model import (
    Cambio,
    Documento,
    Entidad,
    FilaTabla,
    Firmante,
    Nodo,
    Periodo,
    Persona,
    Plan,
    Rol,
    Seccion,
    Seguimiento,
    TablaPlan,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.reading.model import Modelo

Key = tuple[str, ...]
"""What a record is, and which: ("nodo", "REV-1"), ("sigla", "PEC"), ("persona", "COM", "Ana Ruiz", "1")…"""

PLAN: Key = ("plan",)
"""The record of what belongs to the whole plan."""

SIGNING = "firmas"
"""What the parent of those who sign in a role is called: it has no record of its own."""

SINGLE = ("entidad", "documento", "seguimiento")
"""The parts that a plan has once."""

ORDERED = frozenset({"sigla", "rol", "persona", "periodo", "seccion", "nodo", "fila", "firma", "cambio"})
"""The kinds of records whose order is seen in a document; of the tables of a plan it is not."""

OWN_ROWS = "filas_propias"
"""The field of a table or a row that says whether it lists what is below it, or draws what the tree has there."""

_BELOW: dict[type[Modelo], frozenset[str]] = {
    Plan: frozenset(
        {*SINGLE, "siglas", "roles", "periodos", "secciones", "arbol", "tablas", "firmas", "cambios"},
    ),
    Rol: frozenset({"personas"}),
    Seccion: frozenset({"secciones"}),
    Nodo: frozenset({"hijos"}),
    TablaPlan: frozenset({"filas"}),
    FilaTabla: frozenset({"hijos"}),
}
"""The fields that hold other records."""

_IDENTITY: dict[type[Modelo], set[str]] = {
    Persona: {"nombre"},
    Seccion: {"codigo"},
    Nodo: {"codigo"},
    Cambio: {"version"},
}
"""The fields that stand in the key."""

_AWAY = {model: {*_BELOW.get(model, ()), *_IDENTITY.get(model, ())} for model in (*_BELOW, *_IDENTITY)}


@dataclass(slots=True)
class Record:
    """One thing of a plan, with its own fields."""

    key: Key
    parent: Key
    position: int
    """From 0, among the records of its kind below its parent."""
    fields: dict[str, Any] = field(default_factory=dict)


Records = dict[Key, Record]


def records_of(plan: Plan) -> Records:
    """Give the records of a plan, in the order of the document, parents first."""
    found: Records = {}
    for record in _walk(plan):
        found[record.key] = record
    return found


def _walk(plan: Plan) -> Iterator[Record]:
    yield Record(PLAN, (), 0, _own(plan))
    for name in SINGLE:
        yield Record((name,), PLAN, 0, _own(getattr(plan, name)))
    for n, (sigla, words) in enumerate(plan.siglas.items()):
        yield Record(("sigla", sigla), PLAN, n, {"significado": words})
    for n, (code, role) in enumerate(plan.roles.items()):
        key = ("rol", code)
        yield Record(key, PLAN, n, _own(role))
        yield from _people("persona", code, key, role.personas)
    for n, (code, period) in enumerate(plan.periodos.items()):
        yield Record(("periodo", code), PLAN, n, _own(period))
    yield from _sections(plan.secciones, PLAN)
    yield from _nodes(plan.arbol, PLAN)
    yield from _tables(plan.tablas)
    for role_name, signers in plan.firmas.items():
        yield from _people("firma", role_name, (SIGNING, role_name), signers)
    yield from _log(plan.cambios)


def _own(item: Modelo) -> dict[str, Any]:
    """Give the fields of a model that are neither other records nor its identity."""
    fields = item.__dict__.copy()
    for name in _AWAY.get(type(item), ()):
        fields.pop(name, None)
    return fields


def _people(kind: str, role: str, parent: Key, people: Sequence[Persona | Firmante]) -> Iterator[Record]:
    """Give those who hold or sign a role; one who comes twice is told apart by the turn."""
    turns = Counter[str]()
    for n, each in enumerate(people):
        name = each.nombre if isinstance(each, Persona) else each.nombre or each.comite or ""
        turns[name] += 1
        yield Record((kind, role, name, str(turns[name])), parent, n, _own(each))


def _sections(sections: Iterable[Seccion], parent: Key) -> Iterator[Record]:
    for n, section in enumerate(sections):
        key = ("seccion", section.codigo)
        yield Record(key, parent, n, _own(section))
        yield from _sections(section.secciones, key)


def _nodes(tree: Iterable[Nodo], parent: Key) -> Iterator[Record]:
    left = [(n, node, parent) for n, node in enumerate(tree)][::-1]
    while left:
        n, node, above = left.pop()
        key = ("nodo", node.codigo)
        yield Record(key, above, n, _own(node))
        left += [(n, child, key) for n, child in enumerate(node.hijos)][::-1]


def _tables(tables: Mapping[str, TablaPlan]) -> Iterator[Record]:
    for n, (name, table) in enumerate(tables.items()):
        own = {**_own(table), OWN_ROWS: table.filas is not None}
        if not any(own.values()):  # it says no more than a table that is not named
            continue
        key = ("tabla", name)
        yield Record(key, PLAN, n, own)
        yield from _rows(name, table.filas or (), key, Counter())


def _rows(table: str, rows: Iterable[FilaTabla], parent: Key, turns: Counter[str]) -> Iterator[Record]:
    for n, row in enumerate(rows):
        key = _row_key(table, row, turns)
        yield Record(key, parent, n, _of_row(row))
        yield from _rows(table, row.hijos or (), key, turns)


def row_keys(table: str, rows: Iterable[FilaTabla]) -> Iterator[tuple[FilaTabla, Key]]:
    """Give every row that a plan lists in a table, parents first, with its key."""
    turns = Counter[str]()
    return ((row, _row_key(table, row, turns)) for row in table_rows(rows))


def _row_key(table: str, row: FilaTabla, turns: Counter[str]) -> Key:
    """Give the key of a row; one that comes twice is told apart by the turn."""
    kind, name = ("de", row.de) if row.de is not None else ("codigo", row.codigo or "")
    turns[f"{kind} {name}"] += 1
    return ("fila", table, kind, name, str(turns[f"{kind} {name}"]))


def code_of(key: Key) -> str:
    """Give the codigo in a key, or what stands for it."""
    return key[3] if key[0] == "fila" else key[-1]


def _of_row(row: FilaTabla) -> dict[str, Any]:
    """Give what a row puts in the place of its node's fields: what it sets, null included, and nothing else."""
    set_here = {name: getattr(row, name) for name in FilaTabla.model_fields if name in row.model_fields_set}
    away = {"de", "hijos"} if row.de is not None else {"codigo", "de", "hijos"}
    given = {name: value for name, value in set_here.items() if name not in away}
    if given.get("codigo", "") is None:
        del given["codigo"]
    return {**given, OWN_ROWS: row.hijos is not None}


def _log(log: Iterable[Cambio]) -> Iterator[Record]:
    turns = Counter[str]()
    for n, entry in enumerate(log):
        turns[entry.version] += 1
        yield Record(("cambio", entry.version, str(turns[entry.version])), PLAN, n, _own(entry))


def renamed(records: Records, keys: Mapping[Key, Key]) -> Records:
    """Give the records with nodes and sections under other codes, and all that names them with them."""
    if not keys:
        return records
    codes = {old[1]: new[1] for old, new in keys.items() if old[0] == "nodo"}
    found: Records = {}
    for record in records.values():
        fields = record.fields
        if codes and fields.get("listas"):
            fields = {**fields, "listas": _anchored(fields["listas"], codes)}
        key = renewed(record.key, keys)
        found[key] = replace(record, key=key, parent=renewed(record.parent, keys), fields=fields)
    return found


def renewed(key: Key, keys: Mapping[Key, Key]) -> Key:
    """Give the key of what is under another code by now; a row goes with the node that it points at."""
    if key[:1] == ("fila",) and key[2] == "de":
        return (*key[:3], keys.get(node := ("nodo", key[3]), node)[1], *key[4:])
    return keys.get(key, key)


def _anchored(lists: Mapping[str, Any], codes: Mapping[str, str]) -> dict[str, Any]:
    """Give the lists of a node or row with their entries beside the children by their new codes."""
    return {
        name: tuple(
            entry if entry.junto_a not in codes else entry.model_copy(update={"junto_a": codes[entry.junto_a]})
            for entry in entries
        )
        for name, entries in lists.items()
    }


# ── Back to a plan ───────────────────────────────────────────────────────────────────────────────────────────


def plan_of(records: Records) -> Plan:
    """Put a plan together from its records. It comes from no file, so it has no places."""
    below: dict[tuple[Key, str], list[Record]] = {}
    for record in records.values():
        below.setdefault((record.parent, record.key[0]), []).append(record)
    for sisters in below.values():
        sisters.sort(key=lambda record: record.position)
    return _Builder(below).plan(records)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes models from the records below each."""

    below: Mapping[tuple[Key, str], Sequence[Record]]

    def plan(self, records: Records) -> Plan:
        firmas = {
            parent[1]: tuple(Firmante.model_construct(**each.fields) for each in signers)
            for (parent, kind), signers in self.below.items()
            if kind == "firma"
        }
        return Plan.model_construct(
            **records[PLAN].fields,
            entidad=Entidad.model_construct(**records["entidad",].fields),
            documento=Documento.model_construct(**records["documento",].fields),
            seguimiento=Seguimiento.model_construct(**records["seguimiento",].fields),
            siglas={each.key[1]: each.fields["significado"] for each in self._at(PLAN, "sigla")},
            roles={each.key[1]: self._role(each) for each in self._at(PLAN, "rol")},
            periodos={each.key[1]: Periodo.model_construct(**each.fields) for each in self._at(PLAN, "periodo")},
            secciones=tuple(map(self._section, self._at(PLAN, "seccion"))),
            arbol=tuple(map(self._node, self._at(PLAN, "nodo"))),
            tablas={each.key[1]: self._table(each) for each in self._at(PLAN, "tabla")},
            firmas=firmas,
            cambios=tuple(
                Cambio.model_construct(version=each.key[1], **each.fields) for each in self._at(PLAN, "cambio")
            ),
        )

    def _at(self, parent: Key, kind: str) -> Sequence[Record]:
        return self.below.get((parent, kind), ())

    def _role(self, record: Record) -> Rol:
        people = tuple(
            Persona.model_construct(nombre=each.key[2], **each.fields) for each in self._at(record.key, "persona")
        )
        return Rol.model_construct(**record.fields, personas=people)

    def _section(self, record: Record) -> Seccion:
        below = tuple(map(self._section, self._at(record.key, "seccion")))
        return Seccion.model_construct(codigo=record.key[1], **record.fields, secciones=below)

    def _node(self, record: Record) -> Nodo:
        children = tuple(map(self._node, self._at(record.key, "nodo")))
        return Nodo.model_construct(codigo=record.key[1], **record.fields, hijos=children)

    def _table(self, record: Record) -> TablaPlan:
        fields = {name: value for name, value in record.fields.items() if name != OWN_ROWS}
        rows = tuple(map(self._row, self._at(record.key, "fila"))) if record.fields[OWN_ROWS] else None
        return TablaPlan.model_construct(**fields, filas=rows)

    def _row(self, record: Record) -> FilaTabla:
        fields = {name: value for name, value in record.fields.items() if name != OWN_ROWS}
        fields[record.key[2]] = record.key[3]
        if record.fields[OWN_ROWS]:
            fields["hijos"] = tuple(map(self._row, self._at(record.key, "fila")))
        return FilaTabla.model_construct(_fields_set=set(fields), **fields)
