"""What every part of the change summary asks: both versions, how each is written, what differs, how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pecdocs.cambios.huella import edited_since

if TYPE_CHECKING:
    from pecdocs.cambios.frases import Bloque
    from pecdocs.cambios.lectura import Lectura
    from pecdocs.cambios.model import Changes
    from pecdocs.layout.locale import Locale
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio

PREFIX = "cambios_"
"""How the names of the summary's own tables begin: a template may have prototypes for each."""


@dataclass(frozen=True)
class Comparado:
    """Two versions of a plan, what differs, and how it is told."""

    lectura: Lectura
    changes: Changes
    bloques: tuple[Bloque, ...]
    locales: tuple[Locale, Locale]
    """How each version writes numbers and dates."""
    origenes: tuple[str, str]
    """Where each version was taken from, in words."""

    @cached_property
    def editados(self) -> tuple[Cambio | None, Cambio | None]:
        """Of each version, the entry that was approved, if it was edited since."""
        old, new = self.lectura.versions
        return edited_since(old), edited_since(new)

    @property
    def new(self) -> Plan:
        """The newer version."""
        return self.lectura.versions[1]
