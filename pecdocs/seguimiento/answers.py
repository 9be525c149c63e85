"""What was answered: the period files of a plan, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.faults import Place
    from pecdocs.reading.source import Source
    from pecdocs.seguimiento.model import Registro, Respuesta


@dataclass(frozen=True, slots=True)
class Answers:
    """The period files of a plan, by their period's key, in the order of the calendar."""

    registros: Mapping[str, Registro] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict, compare=False, repr=False)
    """What the period files were read from, where they were."""

    def answer(self, period: str, codigo: str) -> Respuesta | None:
        """Give what was answered of an activity in a period."""
        registro = self.registros.get(period)
        return registro.respuestas.get(codigo) if registro is not None else None

    def place(self, period: str, codigo: str, *fields: str | int) -> Place:
        """Tell where an answer, or a field of it, stands. Raises LookupError when it was not read from a file."""
        return self.sources[period].place(("respuestas", codigo, *fields))

    def is_closed(self, period: str) -> bool:
        """Tell whether a period is closed."""
        registro = self.registros.get(period)
        return registro is not None and registro.cerrado is not None

    def is_amended(self, period: str, codigo: str) -> bool:
        """Tell whether an answer was changed after its period was closed."""
        answer = self.answer(period, codigo)
        return answer is not None and bool(answer.cambios) and self.is_closed(period)

    @property
    def last(self) -> str | None:
        """The last period that has a file: the cut-off when none is asked for."""
        return next(reversed(tuple(self.registros)), None)
