"""The detail of what changed: of each change what it touches, what was there and what is there, one row a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pecdocs.cambios.grammar import quoted
from pecdocs.cambios.labels import FIELDS, named, noun
from pecdocs.cambios.model import Ausente, Change, Tipo
from pecdocs.cambios.places import one_line
from pecdocs.cambios.records import OWN_ROWS, PLAN, Record
from pecdocs.cambios.sentences import is_empty, without
from pecdocs.cambios.texts import Que, Tramo, acotado, extracto
from pecdocs.cambios.values import CODED, EMPTY, programmed
from pecdocs.plan.periods import period_name
from pecdocs.plan.values import Programacion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pecdocs.cambios.frases import Bloque
    from pecdocs.cambios.lectura import Lectura
    from pecdocs.cambios.model import Changes
    from pecdocs.cambios.places import Lugar
    from pecdocs.cambios.records import Key
    from pecdocs.cambios.values import Values

_LINES = 200
"""The lines of one cell; what is more is counted."""
_FEW = 6
"""A list of at most so many entries is told whole; of a longer one, those that differ."""

_SINGLE = {"plan": "Plan", "documento": "Documento", "entidad": "Entidad", "seguimiento": "Seguimiento"}
_WRITTEN = frozenset({"auto", "ninguno"})
_NO_NUMBER, _AUTOMATIC = "sin número", "(el de su lugar)"
_ROWS = {True: "Las filas que lista", False: "Las del plan"}
_OF_THE_PLAN, _OF_THE_TABLE = " (del plan)", " (de la tabla)"

Renglon = tuple[Tramo, ...]
"""A line of a cell: what stays, what was removed, what was added."""

Sides = tuple[tuple[Renglon, ...], tuple[Renglon, ...]]
"""The lines of what was there, and of what is there."""


@dataclass(frozen=True, slots=True)
class Detalle:
    """One change in detail."""

    cambio: Change
    numeral: str
    """Its number; both, with an arrow, where they differ."""
    elemento: str
    """What changed: Actividad «Elaborar la revista»."""
    campo: str
    """What of it: Meta, Fechas; or what happened to all of it."""
    antes: tuple[Renglon, ...]
    despues: tuple[Renglon, ...]


def detalles(changes: Changes, bloques: Sequence[Bloque], lectura: Lectura) -> list[tuple[Bloque, list[Detalle]]]:
    """Give each change once, below the heading under which the summary tells it, in the order of the document."""
    order = {id(each): n for n, each in enumerate(changes)}
    teller = _Teller(lectura)
    found = []
    for bloque in bloques:
        told = sorted((each for frase in bloque.frases for each in frase.cambios), key=lambda each: order[id(each)])
        found.append((bloque, [teller.detalle(each) for each in told]))
    return found


class _Teller:
    def __init__(self, lectura: Lectura) -> None:
        self.lectura = lectura

    def detalle(self, change: Change) -> Detalle:
        campo, before, after = self._told(change)
        return Detalle(change, _numeral(change), _element(change), campo, before, after)

    def _told(self, change: Change) -> tuple[str, tuple[Renglon, ...], tuple[Renglon, ...]]:
        """Give the field, what was there and what is there."""
        before, after = change.antes, change.despues
        match change.tipo:
            case Tipo.INCLUIDO:
                return "Se incluye", (), self._record(after, self.lectura.new)
            case Tipo.RETIRADO:
                return "Se retira", self._record(before, self.lectura.old), ()
            case Tipo.TRASLADADO:
                there, here = self.lectura.way(change)
                return "Lugar", _plain(f"En {there}"), _plain(f"En {here}")
            case Tipo.REORDENADO:
                return self._order(change)
            case Tipo.RECODIFICADO:
                return "Código", _plain(str(before)), _plain(str(after))
        return _field(change.clase, change.campo), *self._values(change)

    def _record(self, record: Record, values: Values) -> tuple[Renglon, ...]:
        """Tell what came or went, a field a line."""
        kind = record.key[0]
        given = {name: value for name, value in record.fields.items() if not is_empty(value) and name != OWN_ROWS}
        lines = [
            one_line(f"{_field(kind, name)}: {_bare(values.words(value))}")
            for name, value in given.items()
            if name in FIELDS[kind] and not _says_nothing(value)
        ]
        return _some(list(map(_line, lines)))

    def _order(self, change: Change) -> tuple[str, tuple[Renglon, ...], tuple[Renglon, ...]]:
        """Tell the place of each that is not where it was among its sisters."""
        places = self.lectura.places
        several = noun(change.campo, places[change.despues[0]]).of(2)
        moved = [pair for pair in zip(change.antes, change.despues, strict=True) if pair[0] != pair[1]]
        before = self._turns([old for old, _ in moved], change.antes)
        return f"Orden {several}", before, self._turns([new for _, new in moved], change.despues)

    def _turns(self, keys: Sequence[Key], all_of_them: Sequence[Key]) -> tuple[Renglon, ...]:
        places = self.lectura.places
        order = {key: n for n, key in enumerate(all_of_them, start=1)}
        return _some([_line(f"{order[key]}.º {quoted(places[key].nombre)}") for key in keys])

    def _values(self, change: Change) -> Sides:
        """Tell both values of a field; of a row of a table, also which is the plan's own."""
        before, after = self._bare_values(change, self.lectura.seen(change))
        if Ausente.AUSENTE not in (change.antes, change.despues) or change.campo == "numero":
            return before, after
        other = _OF_THE_TABLE if self.lectura.seen(change).antes == self.lectura.seen(change).despues else ""
        first, second = (
            _noted(lines, _OF_THE_PLAN if value is Ausente.AUSENTE else other)
            for lines, value in ((before, change.antes), (after, change.despues))
        )
        return first, second

    def _bare_values(self, change: Change, seen: Change) -> Sides:
        before, after = _text_of(seen.antes), _text_of(seen.despues)
        if change.campo in {OWN_ROWS, "numero", "numeral"}:
            return _written(change)
        if before == after:
            return self._whole(change)
        if isinstance(before, str) and isinstance(after, str) and before and after and change.campo not in CODED:
            return _marked(extracto(before, after))
        if isinstance(before, Programacion) and isinstance(after, Programacion):
            return self._periods(before, after)
        if isinstance(before or after, tuple) and isinstance(after or before, tuple):
            return self._entries(before, after)
        return self._whole(change)

    def _whole(self, change: Change) -> Sides:
        """Tell both values."""
        old, new = self.lectura.difference(change).words()
        seen = self.lectura.seen(change)
        sides = zip((old, new), (seen.antes, seen.despues), strict=True)
        before, after = (() if is_empty(value) else _plain(_bare(words) or EMPTY) for words, value in sides)
        return before, after

    def _periods(self, before: Programacion, after: Programacion) -> Sides:
        """Tell the periods that differ, one a line."""
        old, new = programmed(before), programmed(after)
        keys = [key for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
        sides = ((old, self.lectura.old), (new, self.lectura.new))
        first, second = (
            _some([_line(f"{period_name(key)}: {values.words(side[key])}") for key in keys if key in side])
            for side, values in sides
        )
        return first, second

    def _entries(self, before: Any, after: Any) -> Sides:
        """Tell two lists, an entry a line: what is only in one of them is marked, where they share anything."""
        old, new = (() if is_empty(each) else each for each in (before, after))
        gone, come = without(old, new), without(new, old)
        shared = len(gone) < len(old)
        first = _entries(old, gone, "retirado" if shared else "igual", self.lectura.old)
        return first, _entries(new, come, "incluido" if shared else "igual", self.lectura.new)


def _text_of(value: Any) -> Any:
    """Give the one text of a list that has no more, to be compared word by word."""
    return value[0] if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str) else value


def _entries(items: Sequence[Any], only: Sequence[Any], mark: Que, values: Values) -> tuple[Renglon, ...]:
    """Tell the entries of one side; of many, those that only it has."""
    shown = [each for each in items if len(items) <= _FEW or each in only or not only]
    return _some([_line(_bare(values.words(each)), mark if each in only else "igual") for each in shown])


def _says_nothing(value: Any) -> bool:
    """Tell whether a field only holds what a plan that says nothing holds."""
    return value is False or (isinstance(value, str) and value in _WRITTEN)


def _written(change: Change) -> Sides:
    """Tell what a plan says with a word of its own: of numbers, of the rows of a table."""
    if change.campo == OWN_ROWS:
        return _plain(_ROWS[bool(change.antes)]), _plain(_ROWS[bool(change.despues)])
    before = _number(change.antes, change.lugar_antes)
    return _plain(before), _plain(_number(change.despues, change.lugar_despues))


def _number(written: Any, lugar: Lugar | None) -> str:
    """Tell a number as it is printed, and whose it is where the plan does not write it itself."""
    if isinstance(written, str) and written not in _WRITTEN:
        return written
    shown = lugar.numeral if lugar is not None else ""
    if written == "ninguno" or not shown:
        return _NO_NUMBER
    return f"{shown} {_AUTOMATIC if written == 'auto' else _OF_THE_PLAN.strip()}"


def _numeral(change: Change) -> str:
    """Give the number of what changed; both where they differ."""
    places = [each for each in (change.lugar_antes, change.lugar_despues) if each is not None]
    numbers = dict.fromkeys(each.numeral for each in places)
    return " → ".join(each or "—" for each in numbers) if len(numbers) > 1 else "".join(numbers)


def _element(change: Change) -> str:
    kind, lugar = change.clase, change.lugar
    if change.key == PLAN or kind in _SINGLE:
        return _SINGLE[kind]
    if kind == "firmas":
        return lugar.nombre
    what = "sección" if kind == "seccion" else noun(kind, lugar).singular
    return f"{what[:1].upper()}{what[1:]} {named(kind, lugar)}"


def _field(kind: str, name: str) -> str:
    """Give the name of a field without its article."""
    if name == OWN_ROWS:
        return "Filas"
    words = FIELDS[kind].get(name, name).split(" ", 1)[-1]
    return f"{words[:1].upper()}{words[1:]}"


def _bare(words: str) -> str:
    """Take the quotes off what is one quotation: a cell needs none."""
    one = words.startswith("«") and words.endswith("»") and words.count("«") == 1
    return words[1:-1] if one else words


def _line(words: str, mark: Que = "igual") -> Renglon:
    """Make one line of words, whatever line ends they have."""
    return (Tramo(mark, acotado(words)),)


def _plain(words: str) -> tuple[Renglon, ...]:
    return (_line(words),) if words else ()


def _noted(lines: tuple[Renglon, ...], note: str) -> tuple[Renglon, ...]:
    """Add a note to the last line."""
    return (*lines[:-1], (*lines[-1], Tramo("igual", note))) if lines and note else lines


def _some(lines: Sequence[Renglon]) -> tuple[Renglon, ...]:
    """Give as many lines as a cell may have, and how many more there are."""
    left = len(lines) - _LINES
    return (*lines[:_LINES], _line(f"y {left} más")) if left > 0 else tuple(lines)


def _marked(pieces: Sequence[Tramo]) -> Sides:
    """Give the two sides of an excerpt, a line each; what shares no word has nothing to be marked."""
    before = tuple(each for each in pieces if each.que != "incluido")
    after = tuple(each for each in pieces if each.que != "retirado")
    shared = any(each.que == "igual" and re.search(r"\w", each.texto) for each in pieces)
    sides = [side if shared else tuple(replace(each, que="igual") for each in side) for side in (before, after)]
    return ((sides[0],) if before else ()), ((sides[1],) if after else ())
