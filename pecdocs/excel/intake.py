"""What of a template of Excel is refused by name: what fetches, runs, or holds what could not be true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pecdocs.excel.names import s
from pecdocs.excel.package import WORKBOOK
from pecdocs.faults import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from pecdocs.excel.package import TemplateSheet
    from pecdocs.opc import Package

_LINKED = ("el libro usa datos de otro libro", "en Excel: Datos → Editar vínculos → Romper vínculo, y guarde")
_CONNECTED = ("el libro trae datos de fuera", "en Excel: Datos → Consultas y conexiones → Eliminar, y guarde")
_MACRO_SHEET = ("el libro tiene una hoja de macros de Excel 4.0", "borre la hoja y guarde")
_DIALOG = ("el libro tiene una hoja de diálogo de Excel 5.0", "borre la hoja y guarde")
_REFUSED = {
    "externalLink": _LINKED,
    "connections": _CONNECTED,
    "queryTable": _CONNECTED,
    "xlMacrosheet": _MACRO_SHEET,
    "xlIntlMacrosheet": _MACRO_SHEET,
    "dialogsheet": _DIALOG,
    "customDataProps": _CONNECTED,
    "volatileDependencies": _CONNECTED,
}
"""What is refused by the kind of its relationship."""
_IN_QUOTES = re.compile('"[^"]*"')
_REACHES_OUT = re.compile(
    r"\||\[\d+\]|\b(?:WEBSERVICE|RTD|CALL|REGISTER|FILTERXML|IMAGE|DDE|EXEC)\b\s*\(", re.IGNORECASE
)
"""What in a formula asks another program, another file or the network (18.17.2.3; DDE is `program|topic!item`)."""


def refused(package: Package, workbook: _Element, sheets: Iterable[TemplateSheet], file: str) -> Iterator[Fault]:
    """Give a fault for each thing that a workbook made from the template must not hold."""
    parts = {WORKBOOK: "", **{sheet.part: f"hoja «{sheet.name}»" for sheet in sheets}}
    for source, spot in parts.items():
        for kind, (message, hint) in _REFUSED.items():
            if package.targets(source, kind):
                yield Fault(Place(file, spot=spot), message, hint)
    yield from _names(workbook, file)
    for sheet in sheets:
        if sheet.has_cells:
            yield from _formulas(package.xml(sheet.part), sheet.name, file)


def _names(workbook: _Element, file: str) -> Iterator[Fault]:
    for name in workbook.iterfind(f"{s('definedNames')}/{s('definedName')}"):
        place = Place(file, spot=f"nombre «{name.get('name')}»")
        if "1" in {name.get("function"), name.get("vbProcedure"), name.get("xlm")}:
            yield Fault(place, "el nombre es de una macro", "bórrelo en Fórmulas → Administrador de nombres, y guarde")
        elif _reaches_out(name.text or ""):
            yield Fault(place, *_LINKED)


def _formulas(root: _Element, sheet: str, file: str) -> Iterator[Fault]:
    for cell in root.iter(s("c")):
        formula = cell.findtext(s("f")) or ""
        if _reaches_out(formula):
            place = Place(file, spot=f"hoja «{sheet}», celda {cell.get('r')}")
            yield Fault(place, f"la fórmula «{formula[:60]}» pide algo que no está en el libro", "quítela")


def _reaches_out(formula: str) -> bool:
    return _REACHES_OUT.search(_IN_QUOTES.sub('""', formula)) is not None
