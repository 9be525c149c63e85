"""The report of a seguimiento as blocks: a page for the committee, then all that stands behind it."""

from pecdocs.layout.informe.document import Informe, lay_out_informe
from pecdocs.layout.informe.needs import informe_needs
from pecdocs.layout.informe.remarks import group_remarks, remarks

__all__ = ["Informe", "group_remarks", "informe_needs", "lay_out_informe", "remarks"]
