"""The review sheet as blocks: what a reviewer takes to the committee's folder, with room for what is decided."""

from pecdocs.layout.hoja.document import lay_out_hoja
from pecdocs.layout.hoja.needs import ROTULOS, hoja_needs

__all__ = ["ROTULOS", "hoja_needs", "lay_out_hoja"]
