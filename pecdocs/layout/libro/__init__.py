"""The workbook of the seguimiento: what an area fills in, and what its office reads, as pure data."""

from pecdocs.layout.libro.basis import Pedido
from pecdocs.layout.libro.book import Libro, lay_out_libro
from pecdocs.layout.libro.consolidado import consolidated

__all__ = ["Libro", "Pedido", "consolidated", "lay_out_libro"]
