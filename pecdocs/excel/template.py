"""A template of Excel: the looks that its sheets give, in cells marked `[[look]]` or `[[look · column]]`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pecdocs.excel.intake import refused
from pecdocs.excel.names import s
from pecdocs.excel.package import WORKBOOK, open_package, sheets_of
from pecdocs.faults import Fault, InputError, Place
from pecdocs.opc.colours import recolour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from pecdocs.excel.package import TemplateSheet
    from pecdocs.opc import Package

_MARK = re.compile(r"\s*\[\[\s*([^\]·|]+?)\s*(?:[·|]\s*([^\]]+?)\s*)?\]\]\s*\Z")
STRINGS = "sharedStrings"

Looks = dict[tuple[str, str], int]
"""The number of the style of each look, and of each look and column; the column is empty for all."""


@dataclass(slots=True)
class ExcelTemplate:
    """A template opened: its package, its workbook part, its sheets with the looks that each gives."""

    package: Package
    workbook: _Element
    sheets: list[TemplateSheet]
    strings: list[_Element]
    """The items of the shared strings (18.4.8)."""
    looks: dict[str, Looks] = field(default_factory=dict)
    """By the name of the sheet; a sheet without any is kept as it is."""

    def sheet(self, name: str) -> TemplateSheet | None:
        """Give the sheet of a name, whose capital letters do not matter."""
        return next((each for each in self.sheets if each.name.casefold() == name.casefold()), None)


def open_template(data: bytes, file: str, colours: Mapping[str, str]) -> ExcelTemplate:
    """Open a template; `colours` are put in the place of those that are their keys. Raises InputError."""
    package = open_package(data, file)
    recolour(package, colours)
    workbook = package.xml(WORKBOOK)
    found = ExcelTemplate(package, workbook, sheets_of(package, workbook), _strings(package))
    faults = list(refused(package, workbook, found.sheets, file))
    for sheet in found.sheets:
        if sheet.has_cells:
            looks, twice = _looks(package.xml(sheet.part), found.strings, sheet.name, file)
            faults += twice
            if looks:
                found.looks[sheet.name] = looks
    if faults:
        raise InputError(faults)
    return found


def _strings(package: Package) -> list[_Element]:
    part = next(iter(package.targets(WORKBOOK, STRINGS).values()), None)
    return [] if part is None else list(package.xml(part).iterfind(s("si")))


def _looks(root: _Element, strings: list[_Element], sheet: str, file: str) -> tuple[Looks, list[Fault]]:
    """Give the looks that a sheet's marked cells give, and a fault for each that is given twice."""
    looks: Looks = {}
    faults = []
    for cell in root.iter(s("c")):
        mark = _MARK.match(cell_text(cell, strings))
        if mark is None:
            continue
        key = (mark[1].casefold(), mark[2] or "")
        if key in looks:
            place = Place(file, spot=f"hoja «{sheet}», celda {cell.get('r')}")
            faults.append(Fault(place, f"la marca «{mark[0].strip()}» está dos veces", "deje una sola"))
        looks[key] = int(cell.get("s", "0"))
    return looks, faults


def cell_text(cell: _Element, strings: list[_Element]) -> str:
    """Give the text of a cell of a template."""
    kind = cell.get("t", "n")
    value = cell.find(s("v"))
    if kind == "s" and value is not None and value.text is not None:
        place = int(value.text)
        return item_text(strings[place]) if 0 <= place < len(strings) else ""
    inline = cell.find(s("is"))
    if kind == "inlineStr" and inline is not None:
        return item_text(inline)
    return (value.text or "") if kind == "str" and value is not None else ""


def item_text(item: _Element) -> str:
    """Give the text of a string item, its runs joined, without what says how it is read aloud (18.4.6)."""
    return "".join(each.text or "" for each in texts_of(item))


def texts_of(item: _Element) -> Iterator[_Element]:
    """Give the elements that hold the text of a string item."""
    yield from item.iterfind(s("t"))
    yield from item.iterfind(f"{s('r')}/{s('t')}")
