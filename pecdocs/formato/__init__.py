"""A format: the folder under `templates/` that says how a plan looks. Data and Office files, no code."""

from pecdocs.formato.folder import FormatFolder, list_formatos, read_formato
from pecdocs.formato.model import Columna, Formato, Tabla

__all__ = ["Columna", "FormatFolder", "Formato", "Tabla", "list_formatos", "read_formato"]
