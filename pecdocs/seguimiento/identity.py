"""What a workbook of the seguimiento is made from, as fingerprints: they tell whether the plan moved on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pecdocs.reading.digests import as_text, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pecdocs.seguimiento.areas import Roles
    from pecdocs.seguimiento.following import Followed
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.rules import Rules

_SHOWN = ("numero", "nombre", "pasos", "meta", "indicador", "peso")
"""The fields of an item that a workbook shows or reckons with."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The fingerprints of what is followed of a plan."""

    whole: str
    """Of every row, what groups are called and weigh, and the rules of the reckoning."""
    items: Mapping[str, str]
    """Of each activity: its programming in every period, its goal, its name, who is asked for it, where it stands."""


def identity(known: Followed) -> Identity:
    """Give the fingerprints of what is followed of a plan. What was answered is no part of them."""
    found = dict(_described(known.items, (), known))
    texts = {code: as_text(values) for code, values in found.items()}
    measured = {code: digest_of(text) for code, text in texts.items() if found[code]["programado"] is not None}
    rows = ", ".join(f"[{as_text(code)}, {text}]" for code, text in texts.items())
    return Identity(digest_of(f"[[{rows}], {as_text(_reckoning(known.rules))}]"), measured)


def _described(items: Iterable[Item], above: Roles, known: Followed) -> Iterator[tuple[str, dict[str, Any]]]:
    for item in items:
        values: dict[str, Any] = {name: getattr(item.fields, name) for name in _SHOWN}
        values |= {"grupos": above, "responsables": known.asked.get(item.codigo)}
        values["programado"] = known.programmed.get(item.codigo)
        yield item.codigo, values
        yield from _described(item.children, (*above, item.codigo), known)


def _reckoning(rules: Rules) -> dict[str, Any]:
    """Give what percentages and semáforo depend on besides the rows."""
    periods = [(each.key, each.first, each.last) for each in rules.periods]
    return {"periodos": periods, "ponderacion": rules.ponderacion, "formato": rules.formato}
