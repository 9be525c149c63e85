"""The entry of a change log, proposed from what changed: the numerales, and a few sentences by part, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import listed
from pecdocs.cambios.labels import FIELDS, SECTION, full_label, label, noun, old_label
from pecdocs.cambios.model import Change, Tipo
from pecdocs.cambios.places import Places, bare
from pecdocs.cambios.records import OWN_ROWS, PLAN, records_of
from pecdocs.cambios.sentences import as_seen, only_printed, verb
from pecdocs.plan.checks import sections
from pecdocs.plan.numerals import numerals_of
from pecdocs.plan.rows import known_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pecdocs.cambios.grammar import Noun
    from pecdocs.cambios.model import Changes
    from pecdocs.cambios.places import Lugar, Vista
    from pecdocs.cambios.records import Key
    from pecdocs.plan import Plan

NAMED = 4
"""Up to so many things are named; more are counted."""
BY_NAME = 2
"""Up to so many are named in full, with their number and their name."""
CLAUSES = 4
"""Of so many fields, or groups of them, a sentence says what they are."""
TABLE_CLAUSES = 2
"""The same where a table puts its own in the place of those of the tree."""
TABLES = 2
"""Up to so many tables have a sentence of their own."""

_OF_A_VERSION = {"documento": {"version", "fecha", "estado"}, "firma": {"acta", "fecha"}, "plan": {"revision"}}
"""What every new version changes, and what the review accepts: no reason to make one."""
_MATTERS = ("meta", "nombre", "fechas", "programacion", "responsables", "indicador")
"""The fields that are told first."""
_OF_FIELDS = frozenset({Tipo.MODIFICADO, Tipo.RENOMBRADO})
_NUMBERS = frozenset({"numero", "numeral"})
_SEVERAL = {
    "codigo": "los códigos",
    "nombre": "los nombres",
    "titulo": "los títulos",
    "texto": "los textos",
    "tabla": "las tablas",
    "meta": "las metas",
    "indicador": "los indicadores",
    "descripcion": "las descripciones",
    "peso": "los pesos",
}
"""The fields of several things that are not all one."""
_OTHERS = {
    "documento": "los datos del documento",
    "entidad": "los datos de la entidad",
    "plan": "los datos del documento",
    "sigla": "las siglas",
    "rol": "los responsables del plan",
    "persona": "los responsables del plan",
    "periodo": "los periodos",
    "seguimiento": "las reglas del seguimiento",
    "firma": "las firmas",
}
"""What else is told by its name, in this order."""


@dataclass(frozen=True, slots=True)
class Propuesta:
    """What an entry of the change log may say of a version."""

    numerales: tuple[str, ...]
    """The numerales whose content changed, as the new document prints them, in its order."""
    descripcion: str
    """What changed, in a few sentences; empty when nothing did."""


def propuesta(changes: Changes, versions: tuple[Plan, Plan], vistas: tuple[Vista, Vista] | None = None) -> Propuesta:
    """Propose the entry of the new one of two versions."""
    return _Making(changes, versions, vistas).made()


def contenido(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Give the changes that make a version: not those that every version brings, nor those of the change log."""
    return tuple(each for each in changes if not _is_of_a_version(each))


def _is_of_a_version(change: Change) -> bool:
    is_log = change.clase == "cambio" or (change.key == PLAN and change.campo == "cambio")
    is_field = change.tipo in _OF_FIELDS
    return is_log or (is_field and change.campo in _OF_A_VERSION.get(change.clase, ()))


class _Making:
    """One proposal in the making."""

    def __init__(self, changes: Changes, versions: tuple[Plan, Plan], vistas: tuple[Vista, Vista] | None) -> None:
        self.versions = versions
        self.vistas = vistas or (None, None)
        known = known_nodes(versions[0]), known_nodes(versions[1])
        seen = [as_seen(each, known) for each in contenido(changes)]
        told = [each for each in seen if not _is_form(each)]
        self.only_form = not told
        self.changes = told or seen

    def made(self) -> Propuesta:
        numerales = self._numerales()
        if self.only_form and self.changes:
            where = f" en {_numerals(numerales)}" if numerales else ""
            return Propuesta(numerales, f"Se hicieron ajustes de forma{where}.")
        parts = [self._sections(), self._nodes(), *self._tables(), self._others()]
        sentences = [f"{'; '.join(clauses)}." for clauses in parts if clauses]
        return Propuesta(numerales, " ".join(each[:1].upper() + each[1:] for each in sentences))

    # ── Numerales ────────────────────────────────────────────────────────────────────────────────────────────

    def _numerales(self) -> tuple[str, ...]:
        """Give the numbers of the sections of the new document in which something changed."""
        changed = {code for each in self.changes for code in self._sections_of(each)}
        printed = numerals_of(self.versions[1].secciones)
        found = (bare(printed[each.codigo]) for each in sections(self.versions[1].secciones) if each.codigo in changed)
        return tuple(dict.fromkeys(each for each in found if each))

    def _sections_of(self, change: Change) -> Iterator[str]:
        """Give the codigo of the section whose content a change is: of what several print, the first."""
        if change.tipo is Tipo.REORDENADO and change.campo == "seccion":
            return
        if change.clase == "seccion":
            yield change.key[1]
        else:
            yield from (each.codigo for each in change.lugar.apartados[:1])

    # ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _sections(self) -> list[str]:
        mine = [each for each in self.changes if each.clase == "seccion" or _orders(each, "seccion")]
        return [*self._came_and_went(mine), *self._fields(mine)]

    def _nodes(self) -> list[str]:
        mine = [each for each in self.changes if each.clase == "nodo" or _orders(each, "nodo")]
        return [*self._came_and_went(mine), *self._fields(mine)]

    def _tables(self) -> Iterator[list[str]]:
        """Give what each table with rows of its own has to say; of many tables, only which they are."""
        tables: dict[str, list[Change]] = {}
        for each in self.changes:
            if each.clase in {"tabla", "fila"}:
                tables.setdefault(each.key[1], []).append(each)
        if len(tables) > TABLES:
            yield [f"se actualizaron las tablas {listed([_where(each[0].lugar) for each in tables.values()])}"]
            return
        for mine in tables.values():
            yield self._table(mine)

    def _table(self, mine: Sequence[Change]) -> list[str]:
        table = f"la tabla {_where(mine[0].lugar)}"
        whole = next((each for each in mine if each.clase == "tabla" and each.campo in {"", OWN_ROWS}), None)
        if whole is not None and whole.tipo in {Tipo.INCLUIDO, Tipo.RETIRADO}:
            return [
                f"{'se incluyeron' if whole.tipo is Tipo.INCLUIDO else 'se retiraron'} las filas propias de {table}"
            ]
        if whole is not None:
            return [f"cambió lo que muestra {table}"]
        clauses = [*self._came_and_went(mine), *self._fields(mine, TABLE_CLAUSES)]
        return [f"en {table}, {clauses[0]}", *clauses[1:]]

    def _others(self) -> list[str]:
        kinds = {each.campo if each.tipo is Tipo.REORDENADO else each.clase for each in self.changes}
        names = list(dict.fromkeys(name for kind, name in _OTHERS.items() if kind in kinds and self._is_other(kind)))
        return [f"se actualizaron {listed(names)}"] if names else []

    def _is_other(self, kind: str) -> bool:
        """Tell whether something of a kind changed, apart from the order of the sections or of the nodes."""
        return kind != "plan" or any(each.key == PLAN and each.tipo is not Tipo.REORDENADO for each in self.changes)

    # ── Clauses ──────────────────────────────────────────────────────────────────────────────────────────────

    def _came_and_went(self, mine: Sequence[Change]) -> Iterator[str]:
        for tipo, done, name in (
            (Tipo.INCLUIDO, "incluyó", full_label),
            (Tipo.RETIRADO, "retiró", old_label),
            (Tipo.TRASLADADO, "trasladó", full_label),
            (Tipo.RECODIFICADO, "recodificó", full_label),
        ):
            leads, below = _leads([each for each in mine if each.tipo is tipo])
            if leads:
                subject = _subject(leads, name)
                rest = f", con {listed(_counts(below))}" if below else ""
                yield f"{_low(verb(done, _as_many(leads)))} {subject}{rest}"
        orders = [each for each in mine if each.tipo is Tipo.REORDENADO]
        nouns = dict.fromkeys(each.of(2) for each in self._nouns_of([each.despues[0] for each in orders]))
        if nouns:
            yield f"se cambió el orden {listed(list(nouns))}"

    def _nouns_of(self, keys: Sequence[Key]) -> Iterator[Noun]:
        """Tell what things of the new version are called; only orders ask."""
        if keys:
            plan = self.versions[1]
            places, records = Places(plan, self.vistas[1]), records_of(plan)
            yield from (noun(key[0], places.of(records[key])) for key in keys)

    def _fields(self, mine: Sequence[Change], most: int = CLAUSES) -> Iterator[str]:
        """Tell which fields of what were modified: those of the same things together, those that matter first."""
        fields: dict[str, list[Change]] = {}
        for each in mine:
            if each.tipo in _OF_FIELDS:
                fields.setdefault(each.campo, []).append(each)
        together: dict[tuple[Key, ...], list[str]] = {}
        for name in sorted(fields, key=lambda each: _MATTERS.index(each) if each in _MATTERS else len(_MATTERS)):
            together.setdefault(tuple(sorted(each.key for each in fields[name])), []).append(name)
        groups = list(together.values())
        shown = groups if len(groups) <= most else groups[: most - 1]
        phrases = [_phrase([fields[name] for name in names]) for names in shown]
        told = {name for names in shown for name in names}
        rest = [each for each in mine if each.tipo in _OF_FIELDS and each.campo not in told]
        if rest:
            phrases.append(f"otros datos {_subject(_once(rest), label, of=True)}")
        if phrases:
            many = len(phrases) > 1 or len(groups[0]) > 1 or phrases[0].startswith(("los ", "las "))
            yield f"se {'modificaron' if many else 'modificó'} {_apart(phrases)}"


def _phrase(fields: Sequence[Sequence[Change]]) -> str:
    """Name the fields of the same things: las fechas y las metas de las actividades 1.1 y 2.1."""
    names = [_field(each) for each in fields]
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], "otros datos"]
    of = "" if fields[0][0].clase == "tabla" else f" {_subject(fields[0], label, of=True)}"
    return f"{listed(names)}{of}"


def _apart(phrases: Sequence[str]) -> str:
    """Write several that may hold lists of their own."""
    return "; ".join(phrases) if any(", " in each for each in phrases[:-1]) else listed(phrases)


def _field(changes: Sequence[Change]) -> str:
    change = changes[0]
    several = _SEVERAL.get(change.campo) if len(changes) > 1 else None
    return several or FIELDS[change.clase][change.campo]


def _subject(changes: Sequence[Change], name: Callable[[str, Lugar], str], *, of: bool = False) -> str:
    """Name what changed while it is few: las actividades 1.1 y 5.2 y el eje 3; else count it: 12 actividades."""
    if changes[0].clase == "seccion" and len(changes) > NAMED:
        return f"{'de ' if of else ''}{len(changes)} {SECTION.plural}"
    groups: dict[Noun, list[Change]] = {}
    for each in changes:
        groups.setdefault(noun(each.clase, each.lugar), []).append(each)
    shown = name if len(changes) <= BY_NAME else label
    pieces = []
    for what, mine in groups.items():
        if len(mine) > (NAMED if all(each.lugar.unico for each in mine) else BY_NAME):
            pieces.append(f"{'de ' if of else ''}{len(mine)} {what.plural}")
        else:
            begin = what.of(len(mine)) if of else what.the(len(mine))
            pieces.append(f"{begin} {listed([shown(each.clase, each.lugar) for each in mine])}")
    return listed(pieces)


def _counts(changes: Sequence[Change]) -> list[str]:
    counts: dict[Noun, int] = {}
    for each in changes:
        what = SECTION if each.clase == "seccion" else noun(each.clase, each.lugar)
        counts[what] = counts.get(what, 0) + 1
    return [f"{count} {what.form(count)}" for what, count in counts.items()]


def _leads(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Part what came or went from what did so with it, below it; sections are all alike."""
    keys = {each.key for each in changes if each.tipo in {Tipo.INCLUIDO, Tipo.RETIRADO}}
    leads, below = list[Change](), list[Change]()
    for each in changes:
        is_below = each.key in keys and each.clase != "seccion" and (each.despues or each.antes).parent in keys
        (below if is_below else leads).append(each)
    return leads, below


def _once(changes: Sequence[Change]) -> list[Change]:
    return list({each.key: each for each in changes}.values())


def _as_many(changes: Sequence[Change]) -> str:
    """Give what a verb agrees with."""
    return "los " if len(changes) > 1 else "el "


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(lugar: Lugar) -> str:
    """Say which table: that of a numeral, or of a title."""
    here = next(iter(lugar.apartados), None)
    if here is None:
        return f"«{lugar.dentro}»"
    return f"del numeral {here.numeral}" if here.numeral else f"de «{here.titulo}»"


def _numerals(numerales: Sequence[str]) -> str:
    return f"{'el numeral' if len(numerales) == 1 else 'los numerales'} {listed(numerales)}"


def _orders(change: Change, kind: str) -> bool:
    return change.tipo is Tipo.REORDENADO and change.campo == kind


def _is_form(change: Change) -> bool:
    """Tell whether a change, as a reader sees it, is one of form: another number, other words for the same."""
    if change.tipo not in _OF_FIELDS:
        return change.tipo is Tipo.RECODIFICADO
    is_number = change.campo in _NUMBERS and change.clase in {"nodo", "seccion", "fila"}
    return is_number or change.antes == change.despues or only_printed(change)
