"""What was done, as the texts of a table's cells, as of a cut-off.

`matrix` and `texts` ask it by an item's codigo; what is not followed has none. Groups have percentages and no amounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.formato.model import CAMPOS_DE_AVANCE
from pecdocs.layout.figures import figure_text, in_percent, percent_text
from pecdocs.layout.locale import Amount
from pecdocs.seguimiento import Activity, Estado

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato.model import Tabla
    from pecdocs.layout.locale import Locale
    from pecdocs.plan.periods import Period
    from pecdocs.seguimiento import Answers, Group, Progress, Rules
    from pecdocs.seguimiento.model import Evidencia
    from pecdocs.seguimiento.states import Value

OVER = " / "
"""What stands between what was done and what was programmed."""

_NOTE = "Corte: {corte}."
_NOTE_OF_PERIODS = (
    "Corte: {corte}. Hasta el corte, las columnas de periodos muestran lo ejecutado / lo programado; "
    "después de él, lo programado."
)


@dataclass(frozen=True)
class Avances:
    """The progress of a plan, what was answered, and how its figures are written."""

    found: Progress
    answers: Answers
    rules: Rules
    locale: Locale

    @cached_property
    def corte(self) -> str:
        """The cut-off as it is printed: the name of its period and its last day."""
        period = self.found.periods[-1]
        return f"{period.name} ({self.locale.day(date.fromisoformat(period.last))})"

    def shows(self, period: Period) -> bool:
        """Tell whether a period of a table is one of the follow-up, up to the cut-off."""
        return period in self.found.periods

    def period(self, codigo: str, period: Period, words: str = "") -> tuple[str, ...] | None:
        """Give what was done over what was programmed in a period; None where nothing is measured.

        States stand by their word. Where nobody had anything to answer nor did, there is nothing to say. `words` are
        the plan's own for what is programmed; under requests stands how many there were. Raises KeyError for a period
        that `shows` denies.
        """
        found = self.found.activities.get(codigo)
        if found is None:
            return None
        done, due = found.periods[period.key].ejecutado, found.periods[period.key].programado
        if done is Estado.NO_PROGRAMADO:
            return None
        said = [self._amount(done, found)]
        if isinstance(due, Decimal):
            said.append(words if words and found.item.kind != "demanda" else self._amount(due, found))
        elif isinstance(done, Decimal) and due is not Estado.SIN_META:
            said.append(due.value)
        return (OVER.join(said),)

    def amounts(self, codigo: str, period: Period) -> tuple[Amount | None, Amount | None] | None:
        """Give what was done and what was programmed in a period, to add them up; None for what is not measured."""
        found = self.found.activities.get(codigo)
        if found is None:
            return None
        unit = "%" if in_percent(found.item) else ""
        span = found.periods[period.key]
        done, due = (
            Amount(each, unit) if isinstance(each, Decimal) else None for each in (span.ejecutado, span.programado)
        )
        return done, due

    def lines(self, campo: str, codigo: str) -> tuple[str, ...]:
        """Give the lines that one of `CAMPOS_DE_AVANCE` prints for an item; none for what is not followed.

        `analisis` and `evidencia` are those of the period of the cut-off.
        """
        found = self._result(codigo)
        texts = self._texts(campo, found) if found is not None else ()
        return tuple(line for text in texts for line in text.split("\n") if line)

    def fill(self, campo: str, codigo: str) -> str:
        """Give the colour that stands behind what a campo prints: that of the semáforo, else none."""
        found = self._result(codigo) if campo == "semaforo" else None
        return (found.to_date.light.color or "") if found is not None else ""

    def note(self, table: Tabla) -> str | None:
        """Give the note that says what a table prints of what was done; None when it prints nothing of it."""
        asked = [column.periodos for column in table.columnas if column.periodos is not None]
        by_period = any(each.muestra == "programado" and each.esquema == self.rules.scheme for each in asked)
        campos = [column.campo for column in table.columnas]
        if not by_period and not any(campo in CAMPOS_DE_AVANCE for campo in campos):
            return None
        words = table.nota_ejecucion or (_NOTE_OF_PERIODS if by_period else _NOTE)
        return words.replace("{corte}", self.corte)

    def _result(self, codigo: str) -> Activity | Group | None:
        return self.found.activities.get(codigo) or self.found.groups.get(codigo)

    def _texts(self, campo: str, found: Activity | Group) -> Iterator[str]:
        if campo == "a_la_fecha":
            yield self._percent(found.to_date.percent)
        elif campo == "en_el_anio":
            yield self._percent(found.year.percent)
        elif campo == "semaforo":
            yield found.to_date.light.word
        elif isinstance(found, Activity):
            yield from self._of_activity(campo, found)

    def _of_activity(self, campo: str, found: Activity) -> Iterator[str]:
        """Give what only an activity has: amounts, and what its area answered."""
        if campo == "ejecutado":
            yield self._amount(found.to_date.ejecutado, found)
        elif campo == "programado_a_la_fecha":
            yield self._amount(found.to_date.programado, found)
        elif campo == "rezago":
            behind = found.rezago.get(self.found.corte)
            yield from [self._amount(behind, found)] if behind is not None else []
        else:
            yield from self._answered(campo, found)

    def _answered(self, campo: str, found: Activity) -> Iterator[str]:
        answer = self.answers.answer(self.found.corte, found.item.codigo)
        if answer is not None and campo == "analisis":
            yield answer.analisis or ""
        elif answer is not None and campo == "evidencia":
            yield from (self._evidence(each) for each in answer.evidencia)

    def _evidence(self, evidence: Evidencia) -> str:
        """Give an evidence in a line: what it is, where it is, when it was looked at."""
        when = f"consultado el {self.locale.day(evidence.fecha)}" if evidence.fecha is not None else None
        return ", ".join(each for each in (evidence.texto, evidence.url, evidence.ruta, when) if each)

    def _amount(self, value: Value, found: Activity) -> str:
        return value.value if isinstance(value, Estado) else figure_text(value, found.item, self.locale)

    def _percent(self, value: Value) -> str:
        return value.value if isinstance(value, Estado) else percent_text(value, self.rules, self.locale)
