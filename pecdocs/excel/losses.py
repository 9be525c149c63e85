"""What stands on a template's sheet beside its looks, and is not in the sheets drawn with it: said by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from pecdocs.excel.package import TemplateSheet
    from pecdocs.opc import Package

_ELEMENTS = {
    "conditionalFormatting": "formatos condicionales",
    "conditionalFormattings": "formatos condicionales (barras, iconos)",
    "dataValidations": "validaciones de datos",
    "sparklineGroups": "minigráficos",
    "slicerList": "segmentaciones de datos",
    "timelineRefs": "escalas de tiempo",
    "tablePart": "tablas de Excel",
    "protectedRanges": "rangos protegidos",
    "scenarios": "escenarios",
    "rowBreaks": "saltos de página",
    "colBreaks": "saltos de página",
}
_RELATIONS = {"pivotTable": "tablas dinámicas"}
_HINT = "las filas de esta hoja las pone el programa: lo que depende de sus celdas llévelo a una hoja aparte"


def losses(package: Package, sheet: TemplateSheet, part: str, root: _Element, file: str) -> Iterator[Fault]:
    """Give a warning for each kind of thing that a sheet has on its own cells."""
    found = [_ELEMENTS[name] for each in root.iter(etree.Element) if (name := etree.QName(each).localname) in _ELEMENTS]
    found += [words for kind, words in _RELATIONS.items() if package.targets(part, kind)]
    for words in dict.fromkeys(found):
        yield Fault(Place(file, spot=f"hoja «{sheet.name}»"), f"se pierden sus {words}", _HINT, Severity.WARNING)
