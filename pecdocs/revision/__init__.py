"""The review: what a careful officer would find in a plan before the committee does."""

from pecdocs.revision.expediente import Expediente
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Hallazgo, Regla, Sitio
from pecdocs.revision.registro import regla, todas
from pecdocs.revision.revisar import Revision, errores, revisar

__all__ = [
    "Ejemplo",
    "Expediente",
    "Gravedad",
    "Hallado",
    "Hallazgo",
    "Regla",
    "Revision",
    "Sitio",
    "errores",
    "regla",
    "revisar",
    "todas",
]
