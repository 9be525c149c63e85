"""Closed periods: a fingerprint of each activity when its period is closed, and what changed since without leave.

A closed period's programming and answers may only be changed on request and with authorisation, as the State of
Mexico's rules for follow-up ask (SEGEMUN, 2021). Each recorded change says what was there before: with the changes
undone, an answer must give the fingerprint that was taken. It may say what it left, too: that is what the next change
says that it found, or what is there now, so that nothing changes twice with one authorisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pecdocs.reading.digests import digest
from pecdocs.seguimiento.items import programmed, walk
from pecdocs.seguimiento.model import Congelado, Respuesta, Valores
from pecdocs.seguimiento.rules import exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.faults import Fault
    from pecdocs.reading.source import Source
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.model import Cierre, Enmienda, Registro
    from pecdocs.seguimiento.rules import Rules

_FROZEN = tuple(Valores.model_fields)
_HINT = "deshaga el cambio, o agregue en «cambios» quién lo solicitó, quién lo autorizó y qué había antes"
_AGAIN = "deshaga el último cambio, o anótelo también en «cambios» con su solicitud y su autorización"


def fingerprints(items: Iterable[Item], rules: Rules, period: str, registro: Registro) -> dict[str, str]:
    """Give the fingerprint of each activity in a period: what is programmed, how it is measured, and the answer.

    Frozen is all that an activity's own percentage is made of. The weights are not: an activity that joins the plan in
    its third quarter moves those of its siblings, and the mean of a group is always that of the plan as it is.
    """
    with exactly():
        return {
            each.codigo: _fingerprint(each, rules, period, registro.respuestas.get(each.codigo) or Respuesta())
            for each in walk(items)
            if each.measured
        }


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an activity in a closed period: what it was before a change, and what it is after."""

    campo: str
    """Its name in `antes`: ejecutado, estado, programado…"""
    antes: Any
    ahora: Any


@dataclass(frozen=True, slots=True)
class Unauthorised:
    """An activity of a closed period that changed since, and whose change nobody authorised."""

    codigo: str
    que: str
    """What happened to it: «cambió después del cierre…»."""
    salida: str
    """The way out."""
    path: tuple[str | int, ...]
    """Where it stands in the period's file."""
    at_key: bool = False
    campos: tuple[FieldChange, ...] = ()
    """What changed, where it is known what was there."""

    @property
    def mensaje(self) -> str:
        """Give the message of its fault."""
        return f"«{self.codigo}» {self.que}"


def unauthorised(items: Iterable[Item], rules: Rules, period: str, registro: Registro) -> list[Unauthorised]:
    """Give every activity of a closed period that changed since, and whose change nobody authorised."""
    if registro.cerrado is None:
        return []
    now = fingerprints(items, rules, period, registro)
    found = [*_changed(now, registro, registro.cerrado), *_added(now, registro, registro.cerrado)]
    known = {each.codigo for each in found}
    again = _again(items, rules, period, registro)
    return [*found, *(each for each in again if each.codigo not in known)]


def changed_since(items: Iterable[Item], rules: Rules, period: str, registro: Registro, source: Source) -> list[Fault]:
    """Give the same with its place in the period's file, and the recorded changes that are older than the closing."""
    if registro.cerrado is None:
        return []
    loose = unauthorised(items, rules, period, registro)
    return [
        *_early(registro, registro.cerrado, source),
        *(source.fault(each.path, each.mensaje, each.salida, at_key=each.at_key) for each in loose),
    ]


def _changed(now: dict[str, str], registro: Registro, closed: Cierre) -> Iterator[Unauthorised]:
    for code, then in closed.huellas.items():
        path = ("respuestas", code) if code in registro.respuestas else ("cerrado", "huellas", code)
        if code not in now:
            message = "se midió en este periodo, que está cerrado, y ya no se mide en el plan"
            hint = "devuélvala al plan; si no se hace más, respóndala con «estado: no_aplica»"
            yield Unauthorised(code, message, hint, path)
        elif now[code] != then:
            message = f"cambió después del cierre del {closed.fecha}, sin solicitud ni autorización"
            yield Unauthorised(code, message, _HINT, path)


def _added(now: dict[str, str], registro: Registro, closed: Cierre) -> Iterator[Unauthorised]:
    for code, answer in registro.respuestas.items():
        if code in now and code not in closed.huellas and not answer.cambios:
            message = f"se respondió después del cierre del {closed.fecha}, sin solicitud ni autorización"
            yield Unauthorised(code, message, _HINT, ("respuestas", code), at_key=True)


def _again(items: Iterable[Item], rules: Rules, period: str, registro: Registro) -> Iterator[Unauthorised]:
    """Give what changed once more after a recorded change that says what was left."""
    for item in walk(items):
        answer = registro.respuestas.get(item.codigo)
        if not item.measured or answer is None or not answer.cambios:
            continue
        with exactly():
            now = frozen_values(item, rules, period, answer)
        for position, change in enumerate(answer.cambios):
            later = [each.antes for each in answer.cambios[position + 1 :]]
            fields = tuple(_differing(change.despues, later, now))
            if fields:
                path = ("respuestas", item.codigo, "cambios", position, "despues")
                que = f"cambió después del cambio autorizado del {change.fecha}"
                yield Unauthorised(item.codigo, que, _AGAIN, path, campos=fields)
                break


def _differing(left: Congelado, later: Sequence[Congelado], now: Mapping[str, Any]) -> Iterator[FieldChange]:
    """Give each field that was left so and was found otherwise by the next change to it, or is otherwise now."""
    for name in Congelado.model_fields:
        if name in left.model_fields_set:
            value, found = getattr(left, name), first_said(name, later, now)
            if value != found:
                yield FieldChange(name, value, found)


def first_said(name: str, said: Iterable[Congelado], now: Mapping[str, Any]) -> Any:
    """Give a field as the first of those that say it, or as it is now."""
    found = (getattr(each, name) for each in said if name in each.model_fields_set)
    return next(found, now.get(name))


def _early(registro: Registro, closed: Cierre, source: Source) -> Iterator[Fault]:
    for code, answer in registro.respuestas.items():
        for position, change in enumerate(answer.cambios):
            if change.fecha < closed.fecha:
                path = ("respuestas", code, "cambios", position, "fecha")
                message = f"el cambio es del {change.fecha} y el periodo se cerró el {closed.fecha}"
                yield source.fault(path, message, "anote aquí solo lo que cambió después del cierre")


def _fingerprint(item: Item, rules: Rules, period: str, answer: Respuesta) -> str:
    return digest(undone(frozen_values(item, rules, period, answer), answer.cambios))


def frozen_values(item: Item, rules: Rules, period: str, answer: Respuesta) -> dict[str, Any]:
    """Give what is frozen of an activity in a closed period, by the names of `antes`."""
    values: dict[str, Any] = {name: getattr(answer, name) for name in _FROZEN}
    values["programado"] = programmed(item, rules).get(period)
    values |= {"tipo": item.kind, "tope": item.meta.tope}
    if item.kind in {"capacidad", "reduccion"}:
        values["linea_base"] = item.meta.linea_base
    return values


def undone(values: Mapping[str, Any], changes: Sequence[Enmienda]) -> dict[str, Any]:
    """Give the values that were there before recorded changes."""
    found = dict(values)
    for change in reversed(changes):
        found |= {name: getattr(change.antes, name) for name in change.antes.model_fields_set}
    return found
