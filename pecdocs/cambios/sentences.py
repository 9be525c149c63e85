"""One sentence for one field: what it was and what it is, as a person would say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pecdocs.cambios.grammar import cut_at_word, listed, quoted
from pecdocs.cambios.labels import FIELDS
from pecdocs.cambios.model import Ausente, Change
from pecdocs.cambios.texts import reemplazos
from pecdocs.cambios.values import CODED, WHOLE, programmed
from pecdocs.plan.periods import period_name
from pecdocs.plan.values import Meta, Programacion
from pecdocs.reading.model import Modelo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pecdocs.cambios.texts import Reemplazo
    from pecdocs.cambios.values import Values
    from pecdocs.plan.model import Nodo

SHORT = 90
"""A text no longer than this is told whole; of a longer one, the places where it differs."""
PLACES = 3
"""How many of those places are told."""
_FEW_WORDS = 3
"""Fewer words than these are told with those around them."""
_SHOWN = 60
"""The characters of each place that are told."""
_PREPOSITION = re.compile(r"(a|en|de|del|desde|hasta|antes) ")
"""What the words of a value may begin with, and then do not stand after «de» or «a»."""
_ITEMS = 4
"""How many entries of a list are told one by one."""


def is_empty(value: Any) -> bool:
    """Tell whether a field holds nothing."""
    return value is None or value is Ausente.AUSENTE or value in ((), {}) or value == Programacion()


def bare_value(value: Any) -> Any:
    """Give a value without the words that are printed in its place, at any depth."""
    if isinstance(value, Modelo):
        fields = {name: bare_value(getattr(value, name)) for name in type(value).model_fields if name != "impreso"}
        return (type(value).__name__, *fields.values()) if any(map(_says, fields.values())) else None
    if isinstance(value, tuple):
        return tuple(map(bare_value, value))
    if isinstance(value, dict):
        return tuple((key, bare_value(each)) for key, each in value.items())
    return value


def _says(value: Any) -> bool:
    return value not in (None, (), {}, False)


def only_printed(change: Change) -> bool:
    """Tell whether a field means the same as before, and only the words that are printed in its place changed."""
    before, after = bare_value(change.antes), bare_value(change.despues)
    return before == after and before is not None and not is_empty(change.antes) and not is_empty(change.despues)


def as_seen(change: Change, nodes: tuple[Mapping[str, Nodo], Mapping[str, Nodo]]) -> Change:
    """Give a change as a reader of the table sees it: what a row does not set is that of its node, then and now."""
    if change.clase != "fila" or Ausente.AUSENTE not in (change.antes, change.despues):
        return change
    values = (change.antes, change.despues)
    before, after = (
        getattr(known.get(change.key[3]), change.campo, None) if value is Ausente.AUSENTE else value
        for value, known in zip(values, nodes, strict=True)
    )
    return replace(change, antes=before, despues=after)


def field_name(change: Change) -> str:
    """Give the name of a change's field with its article."""
    return FIELDS[change.clase][change.campo]


def verb(singular: str, noun_phrase: str) -> str:
    """Make the verb agree with what it is said of: se modificó la meta, se modificaron las fechas."""
    many = noun_phrase.startswith(("las ", "los "))
    stem = singular.removesuffix("ó")
    ending = "eron" if stem.endswith("y") else "aron"
    return f"Se {stem + ending if many else singular}"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field was and is, in words of both versions."""

    change: Change
    old: Values
    new: Values

    def words(self) -> tuple[str, str]:
        """Tell both values whole."""
        names = CODED.get(self.change.campo, {})
        before, after = self.change.antes, self.change.despues
        if isinstance(before, str) and isinstance(after, str) and names:
            return names[before], names[after]
        return self.old.words(before), self.new.words(after)

    def told(self) -> str:
        """Tell the difference, to stand after the name of the field: «de 10 a 12 revistas»."""
        before, after = self.change.antes, self.change.despues
        if isinstance(before, Meta) and isinstance(after, Meta) and _only_amount(before, after):
            return f" de {self._number(before)} a {self.new.words(after)}"
        if isinstance(before, Programacion) and isinstance(after, Programacion):
            return f": {self._periods(before, after)}"
        if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > SHORT:
            return f": {text_told(before, after)}"
        if isinstance(before, tuple) and isinstance(after, tuple) and max(len(before), len(after)) > 1:
            return f": {self._entries(before, after)}"
        old, new = self.words()
        return _from_to(old, new)

    def printed(self) -> str:
        """Tell the words that were printed and those that are, where the value is the same."""
        pairs = ((self.change.antes, self.old), (self.change.despues, self.new))
        old, new = (_as_printed(value, values) for value, values in pairs)
        return _from_to(old, new).removeprefix(":").strip()

    def _number(self, goal: Meta) -> str:
        assert goal.cantidad is not None  # noqa: S101 - the caller looked
        if goal.unidad == "%":
            return self.old.escritura.percent(goal.cantidad)
        return self.old.escritura.number(goal.cantidad)

    def _periods(self, before: Programacion, after: Programacion) -> str:
        """Tell what is programmed otherwise, period by period."""
        old, new = programmed(before), programmed(after)
        told = []
        for key in sorted({*old, *new}):
            if old.get(key) == new.get(key):
                continue
            name = period_name(key)
            if key not in old:
                told.append(f"{name}, se incluyó {self.new.words(new[key])}")
            elif key not in new:
                told.append(f"{name}, se retiró {self.old.words(old[key])}")
            else:
                told.append(f"{name}, de {self.old.words(old[key])} a {self.new.words(new[key])}")
        return "; ".join(told)

    def _entries(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        """Tell the entries of a list that were removed and added, or that they stand in another order."""
        gone = [self.old.words(each) for each in without(before, after)]
        come = [self.new.words(each) for each in without(after, before)]
        if not gone and not come:
            return "se cambió su orden"
        done = ("se retiró", "se retiraron"), ("se incluyó", "se incluyeron")
        pieces = [
            f"{verbs[len(words) > 1]} {_some(words)}" if words else ""
            for verbs, words in zip(done, (gone, come), strict=True)
        ]
        return " y ".join(piece for piece in pieces if piece)


def _from_to(old: str, new: str) -> str:
    if _PREPOSITION.match(old) or _PREPOSITION.match(new) or new.startswith(f"{old} ("):
        return f": antes, {old}; ahora, {new}"
    return f" de {old} a {new}"


def _as_printed(value: Any, values: Values) -> str:
    words = getattr(value, "impreso", None)
    return quoted(words, SHORT) if words is not None else values.words(value)


def _only_amount(before: Meta, after: Meta) -> bool:
    """Tell whether two goals differ in their amount alone."""
    if before.cantidad is None or after.cantidad is None:
        return False
    plain = all(getattr(before, name) == getattr(after, name) for name in Meta.model_fields if name != "cantidad")
    return plain and after.impreso is None


def without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Give the items that others lack, each as often as it is one too many."""
    left = list(others)
    found = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found


def _some(words: list[str]) -> str:
    """Tell a few entries, each cut when it is long, and how many more there are."""
    shown = [_cut(word) for word in words[:_ITEMS]]
    more = len(words) - len(shown)
    return listed([*shown, f"{more} más"] if more else shown)


def _cut(words: str) -> str:
    whole = words.startswith("«") and words.endswith("»") and words.count("«") == 1
    return quoted(words[1:-1], SHORT) if whole else words


def text_told(old: str, new: str) -> str:
    """Tell where two long texts differ."""
    places = reemplazos(old, new)
    told = [_place_told(each) for each in places[:PLACES]]
    more = len(places) - len(told)
    if more:
        told.append(f"y hay {more} {'diferencia' if more == 1 else 'diferencias'} más")
    return "; ".join(told)


def _place_told(place: Reemplazo) -> str:
    before, after = place.antes, place.despues
    if not before.strip() and not after.strip():
        return "cambiaron los espacios"
    if max(len(before.split()), len(after.split())) < _FEW_WORDS:
        before, after = _around(place, before), _around(place, after)
    elif not before.strip():
        where = f" después de {quoted(place.previo)}" if place.previo.strip() else " al comienzo"
        return f"se agregó {quoted(after, _SHOWN)}{where}"
    elif not after.strip():
        return f"se suprimió {quoted(before, _SHOWN)}"
    old, new = cut_at_word(before, _SHOWN), cut_at_word(after, _SHOWN)
    if old == new:  # they differ after the cut
        old, new = cut_at_word(before, WHOLE), cut_at_word(after, WHOLE)
    return f"donde decía «{old}» dice «{new}»"


def _around(place: Reemplazo, words: str) -> str:
    """Give a few words with those that stand around them; after them only where they were or are none."""
    one_side = not (place.antes.strip() and place.despues.strip())
    following = re.match(r"\s*\S+", place.posterior) if one_side else None
    return f"{place.previo}{words}{following[0] if following is not None else ''}".strip()
