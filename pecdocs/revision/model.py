"""What a review is made of: a rule, what it finds, and how grave that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pecdocs.faults import Place
    from pecdocs.revision.expediente import Expediente


class Gravedad(StrEnum):
    """How grave a finding is; the value is the Spanish word that is printed."""

    ERROR = "error"
    """The committee should not get the plan like this."""
    AVISO = "aviso"
    """It is most likely wrong."""
    NOTA = "nota"
    """Somebody has to judge."""


@dataclass(frozen=True, slots=True)
class Sitio:
    """Where something of a plan stands: in its files, and by a name that stays when lines move."""

    place: Place
    lugar: str
    """The codigo of the node, section or role, after the name of the table, of the signing or of the log."""


@dataclass(frozen=True, slots=True)
class Hallado:
    """What a rule found: where, what is wrong with the exact words quoted, and how to mend it."""

    sitio: Sitio
    mensaje: str
    pista: str = ""
    gravedad: Gravedad | None = None
    """Where it is another than the rule's own: never a graver one."""


@dataclass(frozen=True, slots=True)
class Ejemplo:
    """A part of a plan, as YAML, that a rule finds wrong, and the same put right.

    Each is put over a small sound plan (`tests/support/soundplan.py`), whose keys it replaces.
    """

    mal: str
    bien: str


@dataclass(frozen=True, slots=True)
class Regla:
    """One check, with all that is said of it."""

    codigo: str
    """Its letter is its severity (E error, W aviso, I nota); the number is its own for ever: `E10`."""
    titulo: str
    """What holds in a sound plan, as a sentence without a full stop."""
    porque: str
    """Why it matters, with its source: a norm, or what practice is."""
    corregir: str
    """How to mend it."""
    ejemplo: Ejemplo
    buscar: Callable[[Expediente], Iterable[Hallado]] = field(repr=False)
    """Looks for what is wrong."""

    @property
    def gravedad(self) -> Gravedad:
        """How grave what it finds is, where the finding says nothing else."""
        return {"E": Gravedad.ERROR, "W": Gravedad.AVISO, "I": Gravedad.NOTA}[self.codigo[0]]


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """One finding, as one line of text."""

    regla: str
    gravedad: Gravedad
    sitio: Sitio
    mensaje: str
    pista: str = ""

    def __str__(self) -> str:
        hint = f" — {self.pista}" if self.pista else ""
        text = f"{self.sitio.place}: {self.gravedad} {self.regla}: {self.mensaje}{hint}"
        return " ".join(text.split())
