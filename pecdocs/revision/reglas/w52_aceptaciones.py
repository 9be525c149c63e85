"""W52: what the plan accepts is something that the review finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.model import Ejemplo, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.model import Hallado


def _buscar(_expediente: Expediente) -> Iterator[Hallado]:
    """Give nothing: only who runs all the rules knows what they found (`revisar.py`)."""
    yield from ()


REGLA = Regla(
    codigo="W52",
    titulo="Cada hallazgo aceptado existe",
    porque="Una aceptación que no corresponde a nada queda de una versión anterior, o tiene mal su lugar: la hoja de "
    "revisión diría que se aceptó lo que ya no está.",
    corregir="Quite la aceptación de «revision», o corrija su «regla» o su «lugar».",
    ejemplo=Ejemplo(
        mal="""
            revision:
              aceptados:
                - {regla: E10, lugar: REV, motivo: La meta la reparte el comité en marzo.}
        """,
        bien="""
            revision:
              reviso: Marcela Rincón Ospina
        """,
    ),
    buscar=_buscar,
)
