"""What changed in the closed periods of a seguimiento, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pecdocs.cambios.grammar import listed, quoted
from pecdocs.cambios.labels import full_label, noun
from pecdocs.cambios.places import Places
from pecdocs.cambios.sentences import SHORT, text_told
from pecdocs.cambios.values import WHOLE, Values
from pecdocs.plan.actas import named_acta
from pecdocs.plan.periods import period_name
from pecdocs.seguimiento.items import TABLE, followed, walk
from pecdocs.seguimiento.states import DECLARED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from pecdocs.cambios.places import Lugar, Vista
    from pecdocs.cambios.values import Escritura
    from pecdocs.plan import Plan
    from pecdocs.seguimiento.closing import FieldChange
    from pecdocs.seguimiento.model import Cierre, Ejecutado, Enmienda, Evidencia

CAMPOS = {
    "ejecutado": "lo ejecutado",
    "solicitado": "lo solicitado",
    "estado": "el estado",
    "evidencia": "la evidencia",
    "analisis": "el análisis",
    "programado": "lo programado",
    "linea_base": "la línea base",
    "tipo": "el tipo de la meta",
    "tope": "el tope de la meta",
}
"""The fields of an answer in a closed period; all are singular, and a sentence counts on it."""
_KINDS = {
    "suma": "suma",
    "flujo": "flujo",
    "stock": "último dato",
    "capacidad": "aumento desde la línea base",
    "reduccion": "reducción desde la línea base",
    "hito": "hito",
    "demanda": "a demanda",
}
_CODED = {"estado": {code: quoted(each.value) for code, each in DECLARED.items()}, "tipo": _KINDS}


class Palabras:
    """Words for what happened in closed periods, as a plan's format and country write them."""

    def __init__(self, plan: Plan, escritura: Escritura, vista: Vista) -> None:
        self._plan, self._escritura, self._values = plan, escritura, Values(escritura)
        self._places = Places(plan, vista).by_code(TABLE)
        self._units = {each.codigo: each.meta.unidad for each in walk(followed(plan)) if each.measured}

    def periodo(self, key: str) -> str:
        """Name a period."""
        own = self._plan.periodos.get(key)
        return (own.titulo or key) if own is not None else period_name(key)

    def dia(self, day: date) -> str:
        """Write a day."""
        return self._escritura.date(day)

    def lugar(self, code: str) -> Lugar | None:
        """Tell where an activity stands; none when the plan has it no more."""
        return self._places.get(code)

    def actividad(self, code: str) -> str:
        """Name an activity by its number and its name."""
        lugar = self.lugar(code)
        return f"{noun('nodo', lugar).singular} {full_label('nodo', lugar)}" if lugar is not None else quoted(code)

    def cierre(self, cierre: Cierre) -> str:
        """Tell when a period was closed, by whom, with which acta."""
        who = f" por {cierre.por}" if cierre.por is not None else ""
        return f"se cerró el {self.dia(cierre.fecha)}{who}{_acta(cierre.acta)}"

    def autorizo(self, enmienda: Enmienda) -> str:
        """Tell who asked for a change and who authorised it."""
        acta = _acta(enmienda.acta)
        if enmienda.solicito == enmienda.autorizo:
            return f"Lo solicitó y lo autorizó {enmienda.autorizo}{acta}."
        return f"Lo solicitó {enmienda.solicito}; lo autorizó {enmienda.autorizo}{acta}."

    def campos(self, code: str, changes: Sequence[FieldChange]) -> str:
        """Tell what each field was and is."""
        return "; ".join(self._campo(code, each) for each in changes) or "no dice qué había antes"

    def _campo(self, code: str, change: FieldChange) -> str:
        name, before, after = CAMPOS[change.campo], change.antes, change.ahora
        if before == after:
            return f"{name} quedó como estaba ({self.valor(code, change.campo, after)})"
        if _is_nothing(before):
            return f"se agregó {name}: {self.valor(code, change.campo, after)}"
        if _is_nothing(after):
            return f"se retiró {name}: {self.valor(code, change.campo, before)}"
        if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > SHORT:
            return f"{name} cambió: {text_told(before, after)}"
        old, new = (self.valor(code, change.campo, each) for each in (before, after))
        unit = f" {self._units.get(code)}"
        if old.endswith(unit) and new.endswith(unit):
            old = old.removesuffix(unit)
        return f"{name} pasó de {old} a {new}"

    def valor(self, code: str, campo: str, value: Any) -> str:
        """Tell a value of a field of an activity."""
        if _is_nothing(value):
            return "nada"
        if campo == "ejecutado":
            return self._done(value, self._units.get(code))
        if campo in _CODED:
            return _CODED[campo][value]
        if campo == "tope":
            return self._escritura.percent(value)
        if campo == "evidencia":
            return listed([self._evidence(each) for each in value])
        return quoted(value, WHOLE) if campo == "analisis" else self._amount(value, self._units.get(code))

    def _done(self, value: Ejecutado, unit: str | None) -> str:
        if value.valor is None:
            return "sí" if value.cumplido else "no"
        return self._amount(value.valor, "%" if value.porcentaje else unit)

    def _amount(self, value: Decimal, unit: str | None) -> str:
        """Tell an amount; of one, without the unit, which plans write in the plural."""
        return self._values.amount(value, unit if value != 1 or unit == "%" else None)

    def _evidence(self, value: Evidencia) -> str:
        parts = [each for each in (value.texto, value.url, value.ruta) if each is not None]
        seen = f" (consultada el {self.dia(value.fecha)})" if value.fecha is not None else ""
        return quoted(", ".join(parts), WHOLE) + seen


def _acta(acta: str | None) -> str:
    return f" ({named_acta(acta)})" if acta is not None else ""


def _is_nothing(value: Any) -> bool:
    return value is None or value == ()
