"""The values of a plan in words, whole: two values that differ are told with different words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from pecdocs.cambios.grammar import listed, quoted
from pecdocs.cambios.model import Ausente
from pecdocs.plan.model import Logo, Nivel, Vigencia
from pecdocs.plan.periods import period_name
from pecdocs.plan.values import (
    Cantidad,
    EntradaLista,
    Fecha,
    Fechas,
    Frecuencia,
    Indicador,
    Meta,
    Paso,
    Peso,
    Presupuesto,
    Programacion,
    Responsables,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

WHOLE = 1_000_000
"""A size that cuts no text."""

NOTHING = "nada"
_PRINTED = "en el documento"
"""What comes before the words that are printed in the place of a value."""
EMPTY = "sin datos"
"""What is told of a value that is there and says nothing."""


class Escritura(Protocol):
    """How numbers and dates are written: what a format and a country say."""

    def number(self, value: Decimal) -> str:
        """Write a number."""
        ...

    def percent(self, value: Decimal) -> str:
        """Write a percentage."""
        ...

    def date(self, value: date | str | None) -> str:
        """Write a day or a month."""
        ...


_NUMBERS = {"auto": "", "ninguno": "sin número"}
_STATES = {"borrador": "borrador", "en_revision": "en revisión", "aprobado": "aprobado"}
_MODES = {"nivel": "por nivel", "padre": "por grupo", "ninguna": "todos por igual"}
_KINDS = {
    "suma": "se suma",
    "flujo": "se mide en cada periodo",
    "stock": "vale el último dato",
    "capacidad": "se mide desde la línea base",
    "reduccion": "se mide la reducción desde la línea base",
    "hito": "se cumple o no",
}
_EACH = {
    "diaria": "al día",
    "semanal": "a la semana",
    "quincenal": "cada quince días",
    "mensual": "al mes",
    "bimestral": "por bimestre",
    "trimestral": "por trimestre",
    "cuatrimestral": "por cuatrimestre",
    "semestral": "por semestre",
    "anual": "al año",
    "bienal": "cada dos años",
}


@dataclass(frozen=True, slots=True)
class Values:
    """Words for values, as one version of a plan writes them."""

    escritura: Escritura
    roles: Mapping[str, str] = field(default_factory=dict)
    """The names of the roles by their codes."""

    def words(self, value: Any) -> str:
        """Tell a value; `nada` where there is none."""
        if value is None or value is Ausente.AUSENTE or value in ((), {}):
            return NOTHING
        tell = _TELLERS.get(type(value))
        return str(value) if tell is None else tell(self, value) or EMPTY

    def _mapping(self, value: Mapping[str, Any]) -> str:
        return "; ".join(f"{key}: {self.words(each)}" for key, each in value.items())

    def _several(self, values: tuple[Any, ...]) -> str:
        words = [self.words(each) for each in values]
        return listed(words) if not any("; " in word or ", " in word for word in words) else "; ".join(words)

    def fecha(self, value: Fecha) -> str:
        """Tell a date, with the words that are printed in its place."""
        known = self.escritura.date(value.valor)
        if value.impreso is None:
            return known
        return f"{known} ({quoted(value.impreso, WHOLE)})" if known else quoted(value.impreso, WHOLE)

    def fechas(self, value: Fechas) -> str:
        """Tell when something is done."""
        start = self.fecha(value.inicio) if value.inicio else ""
        end = self.fecha(value.fin) if value.fin else ""
        span = _span(start, end) if start and end else f"desde {start}" if start else end and f"hasta {end}"
        pieces = [
            span,
            f"en {listed([str(year) for year in value.anios])}" if value.anios else "",
            f"en {self._months(value.meses)}" if value.meses else "",
            "permanente" if value.permanente else "",
            f"antes de {quoted(value.previo_a, WHOLE)}" if value.previo_a else "",
        ]
        return self._printed(", ".join(piece for piece in pieces if piece), value.impreso)

    def _months(self, months: tuple[str, ...]) -> str:
        """Tell months; the year once when it is one."""
        words = [self.escritura.date(month) for month in months]
        year = f" de {months[0][:4]}"
        if all(word.endswith(year) for word in words):
            return listed([word.removesuffix(year) for word in words]) + year
        return listed(words)

    def _printed(self, known: str, printed: str | None) -> str:
        """Add the words that are printed in the place of what is known."""
        if printed is None:
            return known
        words = quoted(printed, WHOLE)
        return f"{known} ({_PRINTED}, {words})" if known else words

    def _with_notes(self, head: str, *notes: str) -> str:
        kept = [note for note in notes if note]
        return f"{head} ({'; '.join(kept)})" if head and kept else head or "; ".join(kept)

    def amount(self, number: Decimal, unit: str | None) -> str:
        """Tell a number and its unit."""
        if unit == "%":
            return self.escritura.percent(number)
        return f"{self.escritura.number(number)} {unit or ''}".rstrip()

    def meta(self, value: Meta) -> str:
        """Tell a goal."""
        head = self.amount(value.cantidad, value.unidad) if value.cantidad is not None else ""
        if not head and value.demanda:
            head = f"a demanda: {value.unidad}" if value.unidad else "a demanda"
        elif not head:
            head = value.unidad or ""
        return self._with_notes(
            head,
            "a demanda" if value.demanda and value.cantidad is not None else "",
            _KINDS[value.tipo] if value.tipo != "suma" else "",
            f"línea base: {self.escritura.number(value.linea_base)}" if value.linea_base is not None else "",
            f"tope: {self.escritura.percent(value.tope)}" if value.tope is not None else "",
            self._as_printed(value.impreso, alone=not head),
        )

    def _as_printed(self, printed: str | None, *, alone: bool = False) -> str:
        if printed is None:
            return ""
        return quoted(printed, WHOLE) if alone else f"{_PRINTED}, {quoted(printed, WHOLE)}"

    def indicador(self, value: Indicador) -> str:
        """Tell an indicator and its formula."""
        formula = " / ".join(quoted(part, WHOLE) for part in (value.numerador, value.denominador) if part)
        factor = f"× {self.escritura.number(value.factor)}" if value.factor is not None else ""
        name = quoted(value.nombre, WHOLE) if value.nombre else ""
        head = ": ".join(piece for piece in (name, f"{formula} {factor}".strip()) if piece)
        return self._with_notes(head, self._as_printed(value.impreso, alone=not head))

    def cantidad(self, value: Cantidad) -> str:
        """Tell a programmed quantity."""
        unit = "%" if value.porcentaje else None
        return self._printed(self.amount(value.valor, unit) if value.valor is not None else "", value.impreso)

    def programacion(self, value: Programacion) -> str:
        """Tell what is programmed, period by period."""
        return "; ".join(f"{period_name(key)}: {self.words(each)}" for key, each in programmed(value).items())

    def responsables(self, value: Responsables) -> str:
        """Tell who answers, by the names of the roles."""
        names = [self.roles.get(code, code) for code in value.roles]
        return self._printed(listed(names), value.impreso)

    def frecuencia(self, value: Frecuencia) -> str:
        """Tell how often something is done."""
        every: str = "única vez" if value.cada == "unica" else value.cada or ""
        if value.veces is not None:
            times = f"{self.escritura.number(value.veces)} {'vez' if value.veces == 1 else 'veces'}"
            every = f"{times} {_EACH.get(every, every)}".rstrip()
        return self._printed(every, value.impreso)

    def presupuesto(self, value: Presupuesto) -> str:
        """Tell what something costs."""
        amount = f"${self.escritura.number(value.valor)}" if value.valor is not None else ""
        head = " ".join(piece for piece in (amount, value.moneda or "") if piece)
        source = f"fuente: {quoted(value.fuente, WHOLE)}" if value.fuente else ""
        free = "sin costo" if value.sin_costo else ""
        return self._with_notes(head, free, source, self._as_printed(value.impreso, alone=not head))

    def peso(self, value: Peso) -> str:
        """Tell a weight."""
        return self._printed(self.escritura.percent(value.valor) if value.valor is not None else "", value.impreso)

    def paso(self, value: Paso) -> str:
        """Tell a step, with what is its own."""
        return self._with_notes(
            quoted(value.texto, WHOLE),
            _NUMBERS.get(value.numero, f"número {quoted(value.numero, WHOLE)}"),
            self.words(value.fechas) if value.fechas else "",
            f"producto: {quoted(value.producto, WHOLE)}" if value.producto else "",
            self.frecuencia(value.frecuencia) if value.frecuencia is not None else "",
        )

    def entrada(self, value: EntradaLista) -> str:
        """Tell an entry of a list beside the children of a node."""
        return self._with_notes(
            quoted(value.texto, WHOLE), f"junto a {value.junto_a}" if value.junto_a is not None else ""
        )

    def vigencia(self, value: Vigencia) -> str:
        """Tell the years of a plan."""
        years = f"{value.desde}-{value.hasta}" if value.hasta is not None else str(value.desde)
        return self._printed(years, value.impreso)

    def logo(self, value: Logo) -> str:
        """Tell a logo."""
        return self._with_notes(
            quoted(value.archivo, WHOLE), quoted(value.descripcion, WHOLE) if value.descripcion else ""
        )


def _span(start: str, end: str) -> str:
    """Tell from when to when: only a day takes its article."""
    return f"{'del' if start[0].isdigit() else 'de'} {start} {'al' if end[0].isdigit() else 'a'} {end}"


_TELLERS: dict[type, Callable[[Values, Any], str]] = {
    bool: lambda _, value: "sí" if value else "no",
    str: lambda _, text: quoted(text, WHOLE),
    tuple: Values._several,  # noqa: SLF001 - of this module
    dict: Values._mapping,  # noqa: SLF001
    date: lambda values, day: values.escritura.date(day),
    Fecha: Values.fecha,
    Fechas: Values.fechas,
    Meta: Values.meta,
    Indicador: Values.indicador,
    Cantidad: Values.cantidad,
    Programacion: Values.programacion,
    Responsables: Values.responsables,
    Frecuencia: Values.frecuencia,
    Presupuesto: Values.presupuesto,
    Peso: Values.peso,
    Paso: Values.paso,
    EntradaLista: Values.entrada,
    Vigencia: Values.vigencia,
    Logo: Values.logo,
    Nivel: lambda _, level: quoted(level.nombre, WHOLE),
}
"""How each type of value is told."""

CODED = {"estado": _STATES, "ponderacion": _MODES}
"""The fields whose values are codes, and their words."""


def programmed(value: Programacion) -> dict[str, Cantidad]:
    """Give what is programmed, by the key of each period, whatever its scheme."""
    return {key: each for name in type(value).model_fields for key, each in getattr(value, name).items()}
