"""What must agree across a plan before anything is drawn: codes, references, levels, texts.

These are mistakes that make a document impossible or ambiguous; opinions on a plan's content belong to the review.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, did_you_mean, nearest
from pecdocs.plan import markdown
from pecdocs.plan.values import NINGUNO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.plan.model import Campos, FilaTabla, Nodo, Plan, Seccion
    from pecdocs.reading.source import Source


def check(plan: Plan, source: Source, shaken: frozenset[str] = frozenset()) -> list[Fault]:
    """Give every disagreement inside a plan.

    `shaken` names what was read with gaps (roles, periodos, niveles, arbol): what points into it is not checked.
    """
    return [
        *_repeated_codes(plan, nodes(plan.arbol)),
        *_repeated_codes(plan, sections(plan.secciones)),
        *(_levels(plan) if "niveles" not in shaken else ()),
        *(_roles(plan) if "roles" not in shaken else ()),
        *(_references(plan) if "arbol" not in shaken else ()),
        *(_periods(plan, source) if "periodos" not in shaken else ()),
        *_vigencia(plan),
        *_named(plan),
        *_tables_placed_twice(plan),
        *_texts(plan, source),
        *_signers(plan),
        *_versions(plan),
    ]


def nodes(tree: Iterable[Nodo]) -> Iterator[Nodo]:
    """Walk every node, parents first. Not by a generator in a generator: a large tree is walked many times."""
    left = [*tree][::-1]
    while left:
        node = left.pop()
        yield node
        if node.hijos:
            left += node.hijos[::-1]


def sections(tree: Iterable[Seccion]) -> Iterator[Seccion]:
    """Walk every section, parents first."""
    for section in tree:
        yield section
        yield from sections(section.secciones)


def table_rows(rows: Iterable[FilaTabla]) -> Iterator[FilaTabla]:
    """Walk every row of a table's `filas`, parents first."""
    for row in rows:
        yield row
        yield from table_rows(row.hijos or ())


def _repeated_codes(plan: Plan, items: Iterable[Nodo | Seccion]) -> Iterator[Fault]:
    first: dict[str, Nodo | Seccion] = {}
    for item in items:
        if item.codigo in first:
            line = plan.place(first[item.codigo], "codigo").line
            yield plan.fault(
                item,
                ("codigo",),
                f"codigo repetido «{item.codigo}» (ya está en la línea {line})",
                "cada codigo es único",
            )
        first.setdefault(item.codigo, item)


def _levels(plan: Plan) -> Iterator[Fault]:
    return _too_deep(plan, plan.arbol, 0)


def _too_deep(plan: Plan, tree: Iterable[Nodo], depth: int) -> Iterator[Fault]:
    """Give the nodes below the last level that has a name; a function in a function would keep every plan in memory."""
    for node in tree:
        if depth >= max(len(plan.niveles), 1):
            hint = "nombre un nivel más en «niveles», o suba este nodo"
            message = f"«{node.codigo}» está a {depth + 1} de profundidad y «niveles» nombra {len(plan.niveles)}"
            yield plan.fault(node, (), message, hint)
        else:
            yield from _too_deep(plan, node.hijos, depth + 1)


def _vigencia(plan: Plan) -> Iterator[Fault]:
    vigencia = plan.documento.vigencia
    if vigencia.hasta is not None and vigencia.hasta < vigencia.desde:
        yield plan.fault(
            vigencia,
            ("hasta",),
            f"la vigencia termina en {vigencia.hasta}, antes de empezar",
            "corrija «desde» o «hasta»",
        )


def _periods(plan: Plan, source: Source) -> Iterator[Fault]:
    """Give the plan's own periods that are no calendar, and what is programmed in one that it does not declare."""
    yield from _calendar(plan)
    for item in _items(plan):
        for name in item.programacion.libre:
            if name not in plan.periodos:
                hint = did_you_mean(name, plan.periodos) or f"declárelo: periodos: {{{name}: {{inicio: …, fin: …}}}}"
                path = (*plan.path(item), "programacion", "libre", name)
                yield source.fault(path, f"no hay un periodo «{name}» en «periodos»", hint, at_key=True)


def _calendar(plan: Plan) -> Iterator[Fault]:
    """Give the plan's own periods that end before they start, or start before the one above has ended."""
    for period in plan.periodos.values():
        if period.fin < period.inicio:
            hint = "corrija «inicio» o «fin»"
            yield plan.fault(period, ("fin",), f"el periodo termina el {period.fin}, antes de empezar", hint)
    for (before, earlier), (name, period) in pairwise(plan.periodos.items()):
        if max(period.inicio, period.fin) < earlier.inicio:
            hint = "póngalos en el orden de sus fechas"
            yield plan.fault(period, ("inicio",), f"el periodo «{name}» es anterior a «{before}»", hint)
        elif period.inicio <= earlier.fin:
            message = f"el periodo «{name}» empieza el {period.inicio} y «{before}» termina el {earlier.fin}"
            yield plan.fault(period, ("inicio",), message, "ningún día va en dos periodos")


def _named(plan: Plan) -> Iterator[Fault]:
    for node in nodes(plan.arbol):
        if node.nombre is None and not node.pasos:
            yield plan.fault(node, (), f"«{node.codigo}» no tiene «nombre» ni «pasos»", "agregue «nombre: …»")
    for row in _rows(plan):
        if row.de is None and (row.codigo is None or (row.nombre is None and not row.pasos)):
            hint = "agregue «de: CODIGO», o «codigo» y «nombre» si la fila es solo de esta tabla"
            yield plan.fault(row, (), "la fila no señala ningún nodo", hint)


def _items(plan: Plan) -> Iterator[Campos]:
    """Walk whatever carries fields: every node, then every listed row."""
    yield from nodes(plan.arbol)
    yield from _rows(plan)


def _rows(plan: Plan) -> Iterator[FilaTabla]:
    for table in plan.tablas.values():
        yield from table_rows(table.filas or ())


def _roles(plan: Plan) -> Iterator[Fault]:
    names = {code: role.nombre for code, role in plan.roles.items()}
    for item in _items(plan):
        for name in ("responsables", "involucrados"):
            roles = getattr(item, name)
            for position, role in enumerate(roles.roles if roles is not None else ()):
                if role not in plan.roles:
                    hint = _code_meant(role, names) or f"defínalo: roles: {{{role}: {{nombre: …}}}}"
                    yield plan.fault(item, (name, "roles", position), f"no hay un rol «{role}» en «roles»", hint)


def _code_meant(word: str, names: Mapping[str, str]) -> str:
    """Hint at the code that a word means: it may be the name of what has the code, or several codes in one text."""
    several = [piece for piece in re.split(r"\s*[,;/]\s*|\s+y\s+", word) if piece]
    if len(several) > 1 and names.keys() & set(several):
        return f"varios van entre corchetes: [{', '.join(several)}]"
    name = nearest(word, names.values()) if nearest(word, names) is None else None
    if name is not None:
        return f"escriba {next(code for code, each in names.items() if each == name)}"
    return did_you_mean(word, names)


def _references(plan: Plan) -> Iterator[Fault]:
    """Give the rows and the entries of lists that name no node."""
    known = {node.codigo: node for node in nodes(plan.arbol)}
    names = {code: node.etiqueta for code, node in known.items()}
    for node in known.values():
        if node.listas:
            yield from _entries(plan, node, node.codigo, [child.codigo for child in nodes(node.hijos)])
    for row in _rows(plan):
        if row.de is not None and row.de not in known:
            hint = _code_meant(row.de, names) or "«arbol» está vacío"
            yield plan.fault(row, ("de",), f"no hay un nodo «{row.de}»", hint)
        if row.listas:
            yield from _entries(plan, row, row.de or row.codigo or "", list(_codes_below(row, known)))


def _codes_below(row: FilaTabla, known: Mapping[str, Nodo]) -> Iterator[str]:
    """Give the codes of what a row draws below it: its own rows, or else its node's children."""
    drawn = known.get(row.de) if row.de is not None and row.hijos is None else None
    yield from (child.codigo for child in nodes(drawn.hijos if drawn is not None else ()))
    for child in row.hijos or ():
        yield child.de or child.codigo or ""
        yield from _codes_below(child, known)


def _entries(plan: Plan, item: Campos, code: str, children: Sequence[str]) -> Iterator[Fault]:
    """Give the entries of an item's lists beside a child that it lacks, or out of the children's order."""
    for name, entries in item.listas.items():
        last = -1
        for position, entry in enumerate(entries):
            if entry.junto_a is None or entry.junto_a == NINGUNO:
                continue
            field = ("listas", name, position, "junto_a")
            if entry.junto_a not in children:
                message = f"«{code}» no tiene un hijo «{entry.junto_a}»"
                yield plan.fault(item, field, message, did_you_mean(entry.junto_a, [*children, NINGUNO]))
            elif children.index(entry.junto_a) <= last:
                message = f"«junto_a: {entry.junto_a}» va después de una entrada que acompaña a un hijo posterior"
                yield plan.fault(item, field, message, "ponga las entradas en el orden de los hijos")
            else:
                last = children.index(entry.junto_a)


def _tables_placed_twice(plan: Plan) -> Iterator[Fault]:
    first: dict[str, Seccion] = {}
    for section in sections(plan.secciones):
        if section.tabla is None:
            continue
        if section.tabla in first:
            other = first[section.tabla].codigo
            yield plan.fault(
                section,
                ("tabla",),
                f"la tabla «{section.tabla}» ya está en la sección «{other}»",
                "déjela en una sola",
            )
        first.setdefault(section.tabla, section)


def _texts(plan: Plan, source: Source) -> Iterator[Fault]:
    for section in sections(plan.secciones):
        for found in markdown.refused(section.texto or ""):
            place = source.place_in_text((*plan.path(section), "texto"), found.line)
            yield Fault(place, f"el texto de «{section.codigo}» tiene {found.message}", found.hint)


def _signers(plan: Plan) -> Iterator[Fault]:
    for role, signers in plan.firmas.items():
        for signer in signers:
            if signer.nombre is None and signer.comite is None:
                yield plan.fault(signer, (), f"en «{role}» falta «nombre» o «comite»", "agregue quién firma")


def _versions(plan: Plan) -> Iterator[Fault]:
    seen: set[str] = set()
    for change in plan.cambios:
        if change.version in seen:
            message = f"la versión «{change.version}» está dos veces en el registro"
            yield plan.fault(change, ("version",), message, "deje una entrada por versión")
        seen.add(change.version)
