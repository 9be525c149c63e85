"""The summary of what changed: sentences in Spanish by numeral, grouped, each change in exactly one of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.cambios.grammar import contracted, listed, quoted
from pecdocs.cambios.labels import SECTION, SIGNING_ROLES, block_title, full_label, label, noun, of_whom, old_label
from pecdocs.cambios.model import Ausente, Change, Tipo
from pecdocs.cambios.records import OWN_ROWS, PLAN, SIGNING
from pecdocs.cambios.sentences import field_name, is_empty, only_printed, verb
from pecdocs.plan.checks import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pecdocs.cambios.grammar import Noun
    from pecdocs.cambios.lectura import Lectura
    from pecdocs.cambios.model import Changes
    from pecdocs.cambios.places import Apartado, Lugar
    from pecdocs.cambios.records import Key

APART = 3
"""Up to so many changes of one field are told one by one; more of them, in one sentence without their values."""
APART_WHERE_IT_MATTERS = 8
"""The same for what a committee decides on."""
MANY = 40
"""More than so many things are counted in a sentence, and only the first ones named."""
_MATTERS = frozenset({"meta", "nombre", "presupuesto", "responsables"})

_STRUCTURE = "Estructura del documento"
_WHOLE = frozenset({"plan", "documento", "entidad", "seguimiento"})
"""The kinds that a plan has once: their fields need no subject."""


@dataclass(frozen=True, slots=True)
class Frase:
    """A sentence, and the changes that it tells."""

    texto: str
    cambios: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Bloque:
    """The sentences of one section of the document, or of what no section prints."""

    numeral: str
    """The number of the section; empty when it has none."""
    titulo: str
    frases: tuple[Frase, ...]

    @property
    def encabezado(self) -> str:
        """The numeral and the title."""
        return f"{self.numeral} {self.titulo}".strip()


def resumen(changes: Changes, lectura: Lectura) -> tuple[Bloque, ...]:
    """Tell the changes between two versions, by the sections of the new one; every change is told exactly once."""
    return tuple(_Summary(changes, lectura).blocks())


@dataclass(slots=True)
class _Lead:
    """A change that is told, with those that are told with it: what stood below it came or went with it."""

    change: Change
    below: list[Change] = field(default_factory=list)

    @property
    def all(self) -> tuple[Change, ...]:
        return (self.change, *self.below)


class _Summary:
    """One summary in the making."""

    def __init__(self, changes: Changes, lectura: Lectura) -> None:
        self.changes = changes
        self.lectura = lectura

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self) -> Iterator[Bloque]:
        """Give the blocks in the order of the new document, those of no section first."""
        found: dict[tuple[int, str, str], list[_Lead]] = {}
        order = {code: n for n, code in enumerate(self._section_codes(), start=1)}
        for lead in self._leads():
            found.setdefault(self._block_of(lead.change, order), []).append(lead)
        for (_, numeral, title), leads in sorted(found.items(), key=lambda each: each[0][0]):
            yield Bloque(numeral, title, tuple(self._sentences(leads)))

    def _section_codes(self) -> Iterator[str]:
        """Give the sections of both versions, the new ones in their order."""
        new = [each.codigo for each in sections(self.lectura.versions[1].secciones)]
        yield from new
        yield from (each.codigo for each in sections(self.lectura.versions[0].secciones) if each.codigo not in set(new))

    def _block_of(self, change: Change, order: dict[str, int]) -> tuple[int, str, str]:
        """Give the place of a change's block, its numeral and its title."""
        structure = change.clase == "seccion" and change.campo not in {"texto", "nota", "tabla"}
        if structure or (change.clase == "plan" and change.campo == "seccion"):
            return 0, "", _STRUCTURE
        where: Apartado | None = next(iter(change.lugar.apartados), None)
        if where is not None:
            return order[where.codigo], where.numeral, where.titulo
        kind = change.campo if change.tipo is Tipo.REORDENADO and change.key == PLAN else change.clase
        title = block_title(kind, change.lugar)
        return (-1 if kind in _WHOLE else 0 if kind in {"sigla", "rol", "persona"} else len(order) + 1), "", title

    # ── What is told with what ───────────────────────────────────────────────────────────────────────────────

    def _leads(self) -> Iterator[_Lead]:
        """Gather what came or went below something that came or went: one sentence tells it all."""
        leads: dict[tuple[Tipo | None, Key], _Lead] = {}
        for change in self.changes:
            if change.campo == OWN_ROWS:
                leads[None, change.key] = _Lead(change)
        for change in self.changes:
            if change.campo == OWN_ROWS:
                yield leads[None, change.key]
            elif change.tipo not in {Tipo.INCLUIDO, Tipo.RETIRADO}:
                yield _Lead(change)
            else:
                parent = (change.despues or change.antes).parent
                above = leads.get((change.tipo, parent)) or leads.get((None, parent))
                if above is not None:
                    above.below.append(change)
                    leads[change.tipo, change.key] = above
                else:
                    leads[change.tipo, change.key] = lead = _Lead(change)
                    yield lead

    # ── Sentences ────────────────────────────────────────────────────────────────────────────────────────────

    def _sentences(self, leads: Iterable[_Lead]) -> Iterator[Frase]:
        groups: dict[tuple[object, ...], list[_Lead]] = {}
        for lead in leads:
            groups.setdefault(self._group(lead), []).append(lead)
        for group in groups.values():
            for told in self._parts(group):
                text = re.sub(r"(?<!\.)\.\.$", ".", re.sub(r"\s*[\r\n]\s*", " ", self._text(told)))
                yield Frase(text, tuple(change for lead in told for change in lead.all))

    def _group(self, lead: _Lead) -> tuple[object, ...]:
        """Give what changes have in common that are told together."""
        change = lead.change
        if change.clase == "firma" and change.tipo in {Tipo.INCLUIDO, Tipo.RETIRADO}:
            return "firma", change.key[1]
        alone = bool(lead.below) or change.campo == OWN_ROWS
        if alone or change.tipo in {Tipo.TRASLADADO, Tipo.REORDENADO}:
            return change.tipo, change.key, change.campo
        if change.tipo in {Tipo.INCLUIDO, Tipo.RETIRADO, Tipo.RECODIFICADO}:
            return change.tipo, change.clase, noun(change.clase, change.lugar)
        if change.campo in {"numero", "numeral"}:
            return change.tipo, change.clase, change.campo, _renumbering(change)
        return change.tipo, change.clase, change.campo, _nature(self.lectura.seen(change))

    def _parts(self, group: list[_Lead]) -> Iterator[list[_Lead]]:
        """Cut a group into those that one sentence tells: all with the same values, or all when they are many."""
        first = group[0].change
        if first.tipo is Tipo.RECODIFICADO and len(group) <= APART:
            yield from ([lead] for lead in group)
            return
        if first.tipo not in {Tipo.MODIFICADO, Tipo.RENOMBRADO} or first.campo in {"numero", "numeral"}:
            yield group
            return
        if _nature(self.lectura.seen(first)) == "igual":
            yield group
            return
        same: dict[tuple[str, str], list[_Lead]] = {}
        for lead in group:
            same.setdefault(self.lectura.difference(lead.change).words(), []).append(lead)
        if len(same) <= (APART_WHERE_IT_MATTERS if first.campo in _MATTERS else APART):
            yield from same.values()
        else:
            yield group

    def _text(self, leads: list[_Lead]) -> str:
        change = leads[0].change
        if change.clase == "firma" and change.tipo in {Tipo.INCLUIDO, Tipo.RETIRADO}:
            return self._signers([lead.change for lead in leads])
        if change.campo == OWN_ROWS:
            return self._own_rows(leads[0])
        tell: Callable[[list[_Lead]], str] = {
            Tipo.INCLUIDO: self._added,
            Tipo.RETIRADO: self._removed,
            Tipo.TRASLADADO: self._moved,
            Tipo.REORDENADO: self._reordered,
            Tipo.RECODIFICADO: self._recoded,
        }.get(change.tipo, self._modified)
        return tell(leads)

    def _added(self, leads: list[_Lead]) -> str:
        return f"{self._came('incluyó', leads, full_label)}."

    def _removed(self, leads: list[_Lead]) -> str:
        return f"{self._came('retiró', leads, old_label)}."

    def _came(self, done: str, leads: list[_Lead], name: Callable[[str, Lugar], str]) -> str:
        subject = _subject([lead.change for lead in leads], name)
        below = [change for lead in leads for change in lead.below]
        rest = f", con {_subject(below, name, counted=True)}" if below else ""
        return f"{verb(done, subject)} {subject}{rest}"

    def _signers(self, changes: Sequence[Change]) -> str:
        """Tell who signs now in a role, and instead of whom."""
        gone = [each.lugar for each in changes if each.tipo is Tipo.RETIRADO]
        come = [each.lugar for each in changes if each.tipo is Tipo.INCLUIDO]
        role = quoted(SIGNING_ROLES.get(changes[0].key[1], changes[0].key[1]))
        old, new = (listed([of_whom(each.nombre) for each in lugares]) for lugares in (gone, come))
        if gone and come:
            return f"En {role}, la firma {old} se reemplazó por la {new}."
        return f"En {role}, se {'incluyó' if come else 'retiró'} la firma {new or old}."

    def _own_rows(self, lead: _Lead) -> str:
        """Tell that a table, or a row of it, lists what it draws, or no longer does."""
        subject = _capital(_subject([lead.change], label))
        gone = [each for each in lead.below if each.tipo is Tipo.RETIRADO]
        come = [each for each in lead.below if each.tipo is Tipo.INCLUIDO]
        if lead.change.despues:
            rows = f"{_the_rows(come)} {_names(come, full_label)}" if come else "solo las filas que lista"
            return f"{subject} muestra ahora {rows}, en lugar de todo lo que tiene el plan."
        rows = f"{_the_rows(gone)} que listaba: {_names(gone, old_label)}" if gone else "las filas que listaba"
        return f"{subject} muestra ahora todo lo que tiene el plan, en lugar de {rows}."

    def _moved(self, leads: list[_Lead]) -> str:
        change = leads[0].change
        subject = _capital(_subject([change], full_label if change.lugar.unico else label))
        before, after = self.lectura.way(change)
        was = change.lugar_antes
        number = f" (antes {was.numeral})" if was is not None and was.unico else ""
        return f"{subject}{number} pasó {contracted(f'de {before}')} {contracted(f'a {after}')}."

    def _reordered(self, leads: list[_Lead]) -> str:
        """Tell what moved among its sisters: the fewest whose moving explains the new order."""
        change = leads[0].change
        lugares = self.lectura.places
        kind: str = change.campo
        moved = moved_ones(change.antes, change.despues)
        several = noun(kind, lugares[change.despues[0]]).of(2)
        of = "" if change.key == PLAN else f" {contracted(f'de {self._place_of(change)}')}"
        names = [quoted(lugares[key].nombre) for key in moved[:APART]]
        more = len(moved) - len(names)
        rest = listed([*names, f"{more} más"] if more else names)
        return f"Se cambió el orden {several}{of}: {'cambió' if len(moved) == 1 else 'cambiaron'} de lugar {rest}."

    def _place_of(self, change: Change) -> str:
        if change.clase == SIGNING:
            return quoted(SIGNING_ROLES.get(change.lugar.nombre, change.lugar.nombre))
        return _subject([change], label)

    def _recoded(self, leads: list[_Lead]) -> str:
        change = leads[0].change
        if len(leads) > 1:
            return f"Cambiaron de código {_subject([lead.change for lead in leads], label)}."
        subject = _capital(_subject([change], full_label))
        return f"{subject} cambió de código: de «{change.antes}» a «{change.despues}»."

    def _modified(self, leads: list[_Lead]) -> str:
        changes = [lead.change for lead in leads]
        change = changes[0]
        if change.campo in {"numero", "numeral"} and change.clase in {"nodo", "seccion", "fila"}:
            return self._renumbered(changes)
        what = field_name(change)
        of = "" if change.clase in _WHOLE else f" {_subject(changes, label, of=True)}"
        difference = self.lectura.difference(change)
        nature = _nature(difference.change)
        same = len({self.lectura.difference(each).words() for each in changes}) == 1
        if nature == "igual":
            where = "del plan" if change.despues is Ausente.AUSENTE else "de la tabla"
            takes = "se toman" if what.startswith(("las ", "los ")) else "se toma"
            return f"{_capital(what)}{of} {takes} ahora {where}, sin cambiar."
        if nature == "impreso":
            told = f": {difference.printed()}" if same else ""
            return f"Se ajustó la escritura {contracted(f'de {what}')}{of}, sin cambiar su valor{told}."
        if nature in {"incluido", "retirado"}:
            value = difference.words()[nature == "incluido"]
            return (
                f"{verb('incluyó' if nature == 'incluido' else 'retiró', what)} {what}{of}{_value(value, same=same)}."
            )
        return f"{verb('modificó', what)} {what}{of}{difference.told() if same else ''}."

    def _renumbered(self, changes: Sequence[Change]) -> str:
        """Tell that things have another number in the document, or the same one written otherwise."""
        nature = _renumbering(changes[0])
        if nature == "oculto":
            return f"Se modificó el número {_numbered(changes, label, of=True)}, que el documento no muestra."
        if nature == "igual":
            return f"Se ajustó la escritura del número {_numbered(changes, label, of=True)}, que es el mismo."
        if nature == "puesto":
            subject = _numbered(changes, full_label if changes[0].clase == "seccion" else label)
            return f"{verb('numeró', subject)} {subject}, que no {'tenía' if len(changes) == 1 else 'tenían'} número."
        if nature == "quitado":
            subject = _subject(changes, lambda _, lugar: quoted(lugar.nombre))
            return f"Se quitó el número {contracted(f'de {subject}')}."
        changes = _by_noun(changes)
        before = iter([each.lugar_antes.numeral if each.lugar_antes is not None else "" for each in changes])
        subject = _numbered(changes, lambda kind, lugar: f"{full_label(kind, lugar)} (antes {next(before)})")
        return f"{verb('renumeró', subject)} {subject}."


def _numbered(changes: Sequence[Change], name: Callable[[str, Lugar], str], *, of: bool = False) -> str:
    """Name what has a number: a section is called so, for a numeral has none."""
    if changes[0].clase != "seccion":
        return _subject(changes, name, of=of)
    names = [name(each.clase, each.lugar) for each in changes]
    return f"{SECTION.of(len(names)) if of else SECTION.the(len(names))} {listed(names)}"


def _by_noun(changes: Sequence[Change]) -> Sequence[Change]:
    """Give changes with those of one noun together, as a sentence names them."""
    nouns = list(dict.fromkeys(noun(each.clase, each.lugar) for each in changes))
    return sorted(changes, key=lambda each: nouns.index(noun(each.clase, each.lugar)))


def _renumbering(change: Change) -> str:
    """Tell what happened to a number as it is printed."""
    before = change.lugar_antes.numeral if change.lugar_antes is not None else ""
    after = change.lugar_despues.numeral if change.lugar_despues is not None else ""
    if not before and not after:
        return "oculto"
    if before == after:
        return "igual"
    return "puesto" if not before else "quitado" if not after else "cambiado"


def _nature(change: Change) -> str:
    if change.antes == change.despues:
        return "igual"
    if only_printed(change):
        return "impreso"
    if is_empty(change.antes):
        return "incluido"
    return "retirado" if is_empty(change.despues) else "modificado"


def _value(words: str, *, same: bool) -> str:
    if not same:
        return ""
    return f" ({words})" if ": " in words else f": {words}"


def _subject(
    changes: Sequence[Change], name: Callable[[str, Lugar], str], *, of: bool = False, counted: bool = False
) -> str:
    """Name what changed: las actividades 1.1 y 1.2 y el eje 3; with `of`, after «de»; with `counted`, how many."""
    groups: dict[Noun, list[str]] = {}
    for each in changes:
        groups.setdefault(noun(each.clase, each.lugar), []).append(name(each.clase, each.lugar))
    pieces = []
    for what, names in groups.items():
        begin = what.of(len(names)) if of else what.the(len(names))
        if len(names) > MANY:
            begin = f"{'de ' if of else ''}{len(names)} {what.plural}, entre {'ellas' if what.female else 'ellos'}"
            names = names[:APART]  # noqa: PLW2901 - the first of them
        elif counted and len(names) > 1:
            begin = f"{len(names)} {what.form(len(names))}:"
        pieces.append(f"{begin} {listed(names)}")
    return listed(pieces)


def _the_rows(changes: Sequence[Change]) -> str:
    return "la fila" if len(changes) == 1 else f"las {len(changes)} filas"


def _names(changes: Sequence[Change], name: Callable[[str, Lugar], str]) -> str:
    return listed([name(each.clase, each.lugar) for each in changes])


def moved_ones(before: Sequence[Key], after: Sequence[Key]) -> list[Key]:
    """Give the fewest keys whose moving turns one order into the other: those out of the longest run that stays."""
    position = {key: n for n, key in enumerate(before)}
    ends: list[int] = []
    last: list[int] = []
    above: list[int] = []
    for n, key in enumerate(after):
        at = bisect_left(ends, position[key])
        above.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [position[key]]
        last[at : at + 1] = [n]
    stays: set[int] = set()
    n = last[-1] if last else -1
    while n >= 0:
        stays.add(n)
        n = above[n]
    return [key for n, key in enumerate(after) if n not in stays]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
