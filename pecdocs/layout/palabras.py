"""The words of the semáforo and those in the place of a number, each with what it means: said alike everywhere."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from pecdocs.seguimiento.states import Estado

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pecdocs.formato.model import Seguimiento

_HUNDRED = Decimal(100)
_MEANINGS = {
    Estado.SIN_DATO: "Se debía reportar y nadie lo ha reportado",
    Estado.NO_INICIADO: "El área dice que no ha comenzado; si algo se debía, cuenta como cero",
    Estado.SUSPENDIDA: "El área dice que se suspendió; no cuenta",
    Estado.SIN_DEMANDA: "Nadie solicitó nada; no cuenta",
    Estado.NO_PROGRAMADO: "No había nada programado hasta el corte; no cuenta",
    Estado.NO_APLICA: "El área dice que no aplica; no cuenta",
    Estado.SIN_META: "El plan no dice con qué comparar; no cuenta",
}


class Palabra(NamedTuple):
    """A word that stands beside a percentage or in its place; its colour where it has one."""

    text: str
    meaning: str
    color: str | None = None
    is_step: bool = False
    """Whether it is of the semáforo, and not of what has no number."""


def palabras(formato: Seguimiento, percent: Callable[[Decimal], str]) -> tuple[Palabra, ...]:
    """Give every word once: the steps from the lowest, what is over, then why there is no number.

    `percent` prints a percentage.
    """
    found: dict[str, Palabra] = {}
    for each in (*_steps(formato, percent), *_states(formato)):
        found.setdefault(each.text, each)
    return tuple(found.values())


def _states(formato: Seguimiento) -> Iterator[Palabra]:
    lowest = formato.semaforo[0].color if formato.semaforo else None
    for state, meaning in _MEANINGS.items():
        yield Palabra(state.value, meaning, lowest if state is Estado.NO_INICIADO else None)


def _steps(formato: Seguimiento, percent: Callable[[Decimal], str]) -> Iterator[Palabra]:
    steps, over = formato.semaforo, formato.superado
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if following is not None:
            said = f"De {percent(step.desde)} a menos de {percent(following.desde)} de lo programado"
        elif over is not None:
            said = f"De {percent(step.desde)} a {percent(_HUNDRED)} de lo programado"
        else:
            said = f"{percent(step.desde)} de lo programado, o más"
        yield Palabra(step.palabra, said, step.color, is_step=True)
    if over is not None:
        cap = f"; en los promedios cuenta hasta {percent(formato.tope)}"
        yield Palabra(over.palabra, f"Más de {percent(_HUNDRED)} de lo programado{cap}", over.color, is_step=True)
