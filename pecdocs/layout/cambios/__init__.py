"""The change summary as blocks: what a committee reads of a new version, and in an annex each change in detail."""

from pecdocs.layout.cambios.basis import Comparado
from pecdocs.layout.cambios.document import lay_out_cambios
from pecdocs.layout.cambios.needs import cambios_needs

__all__ = ["Comparado", "cambios_needs", "lay_out_cambios"]
