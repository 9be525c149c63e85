"""What changed in closed periods: each recorded change, what was there and what is now; and what nobody authorised.

A period's file alone can't tell everything: whoever may edit it may write its fingerprints anew, or change a value once
more after an authorised change. What an older revision remembers of a period (`Remembered`) tells that too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pecdocs.seguimiento.closing import FieldChange, Unauthorised, first_said, frozen_values, unauthorised, undone
from pecdocs.seguimiento.items import followed, walk
from pecdocs.seguimiento.model import Congelado, Respuesta, Valores
from pecdocs.seguimiento.rules import exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pecdocs.plan import Plan
    from pecdocs.seguimiento.answers import Answers
    from pecdocs.seguimiento.items import Item
    from pecdocs.seguimiento.model import Cierre, Enmienda, Registro
    from pecdocs.seguimiento.rules import Rules

_HINT = "deshaga el cambio, o anótelo en «cambios» con su solicitud y su autorización"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change that was asked for and authorised after a period was closed."""

    codigo: str
    enmienda: Enmienda
    campos: tuple[FieldChange, ...]
    """What each field was, and what it became: as the change says, or the next one to it, or what is there now."""


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A closed period and all that changed in it since."""

    periodo: str
    cierre: Cierre
    amendments: tuple[Amendment, ...]
    """By their dates; those of one day in the order of the file."""
    unauthorised: tuple[Unauthorised, ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an older revision remembers of a closed period."""

    cierre: Cierre
    """Its closing as it was written."""
    valores: Mapping[str, Mapping[str, Any]]
    """What was frozen of each activity when it was closed."""
    despues: dict[tuple[str, tuple[Enmienda, ...]], Mapping[str, Any]] = field(default_factory=dict)
    """What was there of an activity when so many changes of it had been recorded."""


def closed_periods(
    plan: Plan, rules: Rules, answers: Answers, remembered: Mapping[str, Remembered]
) -> tuple[ClosedPeriod, ...]:
    """Tell what changed in each closed period of a plan, in the order of the calendar."""
    items = followed(plan)
    found = (_closed(items, rules, key, each, remembered.get(key)) for key, each in answers.registros.items())
    return tuple(each for each in found if each is not None)


def all_values(plan: Plan, rules: Rules, period: str, registro: Registro) -> dict[str, dict[str, Any]]:
    """Give what is frozen of every activity of a plan in a period; of an answer to no activity, only the answer."""
    return _values(followed(plan), rules, period, registro)


def _values(items: Iterable[Item], rules: Rules, period: str, registro: Registro) -> dict[str, dict[str, Any]]:
    found = {
        code: {name: getattr(answer, name) for name in Valores.model_fields}
        for code, answer in registro.respuestas.items()
    }
    with exactly():
        for each in walk(items):
            if each.measured:
                answer = registro.respuestas.get(each.codigo) or Respuesta()
                found[each.codigo] = frozen_values(each, rules, period, answer)
    return found


def _closed(
    items: Sequence[Item], rules: Rules, period: str, registro: Registro, past: Remembered | None
) -> ClosedPeriod | None:
    if registro.cerrado is None:
        return None
    now = _values(items, rules, period, registro)
    loose = unauthorised(items, rules, period, registro)
    if past is not None:
        told = [_told_whole(each, past, registro, now) for each in loose]
        more = list(_only_remembered(past, registro, registro.cerrado, now))
        once = {each.codigo: each for each in (*more[::-1], *told)}  # what the file itself tells comes first
        loose = [*told, *(each for each in more if once[each.codigo] is each)]
    then = now | _last_recorded(past, registro)
    return ClosedPeriod(period, registro.cerrado, _amendments(then, registro), tuple(loose))


def _last_recorded(past: Remembered | None, registro: Registro) -> dict[str, Mapping[str, Any]]:
    """Give what was there of each activity after its last recorded change, where an older revision knows."""
    if past is None:
        return {}
    keys = {code: past.despues.get((code, answer.cambios)) for code, answer in registro.respuestas.items()}
    return {code: values for code, values in keys.items() if values is not None}


# ── Recorded changes ─────────────────────────────────────────────────────────────────────────────────────────


def _amendments(then: Mapping[str, Mapping[str, Any]], registro: Registro) -> tuple[Amendment, ...]:
    found = (
        Amendment(code, enmienda, campos)
        for code, answer in registro.respuestas.items()
        for enmienda, campos in _of_answer(then[code], answer.cambios)
    )
    return tuple(sorted(found, key=lambda each: each.enmienda.fecha))


def _of_answer(
    now: Mapping[str, Any], changes: Sequence[Enmienda]
) -> Iterator[tuple[Enmienda, tuple[FieldChange, ...]]]:
    for position, each in enumerate(changes):
        said = [each.despues, *(change.antes for change in changes[position + 1 :])]
        names = [name for name in Congelado.model_fields if name in each.antes.model_fields_set]
        yield each, tuple(FieldChange(name, getattr(each.antes, name), first_said(name, said, now)) for name in names)


# ── What older revisions tell ────────────────────────────────────────────────────────────────────────────────


def _since_closing(
    code: str, past: Remembered, registro: Registro, now: Mapping[str, Mapping[str, Any]]
) -> tuple[FieldChange, ...]:
    """Give what an activity was when its period was closed and is now, but for the changes on record."""
    if code not in past.valores:
        return ()
    answer = registro.respuestas.get(code) or Respuesta()
    return _differing(past.valores[code], undone(now.get(code, {}), answer.cambios))


def _told_whole(
    loose: Unauthorised, past: Remembered, registro: Registro, now: Mapping[str, Mapping[str, Any]]
) -> Unauthorised:
    """Add what changed to what the file itself tells, where only an older revision knows it."""
    return loose if loose.campos else replace(loose, campos=_since_closing(loose.codigo, past, registro, now))


def _only_remembered(
    past: Remembered, registro: Registro, cierre: Cierre, now: Mapping[str, Mapping[str, Any]]
) -> Iterator[Unauthorised]:
    """Give what the fingerprints of the file don't tell: that they are not those taken, or that more changed since."""
    for code, then in past.cierre.huellas.items():
        campos = _since_closing(code, past, registro, now)
        if cierre.huellas.get(code) != then and (campos or code not in past.valores):  # else written by another program
            message = f"cambió después del cierre del {past.cierre.fecha}, y también su huella"
            yield Unauthorised(code, message, _HINT, ("cerrado", "huellas"), campos=campos)
    for code, kept in _last_recorded(past, registro).items():
        if campos := _differing(kept, now[code]):
            last = registro.respuestas[code].cambios[-1]
            que = f"cambió después del cambio autorizado del {last.fecha}"
            yield Unauthorised(code, que, _HINT, ("respuestas", code), campos=campos)


def _differing(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    pairs = ((name, _said(then.get(name)), _said(now.get(name))) for name in Congelado.model_fields)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)


def _said(value: Any) -> Any:
    """Give a value; no evidence is none, whether the activity is there or not."""
    return None if value == () else value
