"""The workbook part: which sheets there are, in what order, and what names stand for (18.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.excel.names import TYPES, r, s, usual_prefixes
from pecdocs.excel.package import WORKBOOK, relation
from pecdocs.layout.workbook import column_letters, quoted_sheet
from pecdocs.opc.intake import CONTENT_TYPES
from pecdocs.opc.properties import PROGRAM, set_core_properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from pecdocs.excel.package import TemplateSheet
    from pecdocs.excel.template import ExcelTemplate
    from pecdocs.layout.blocks import Properties
    from pecdocs.layout.workbook import Sheet
    from pecdocs.opc import Package

_ORDER = (
    *("fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection"),
    *("bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize"),
    *("customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr"),
    *("webPublishObjects", "extLst"),
)
_AGAIN = ("bookViews", "sheets", "definedNames", "calcPr", "customWorkbookViews", "fileSharing")
"""What is said afresh, or is of the template alone."""
_SHEET_OF = re.compile(r"'((?:[^']|'')+)'!|([^\s'!,;:()+\-*/&=<>]+)!")
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet of the workbook: its part, the template's sheet it comes from, and what was drawn in it, if anything."""

    name: str
    part: str
    source: TemplateSheet | None
    sheet: Sheet | None

    @property
    def is_hidden(self) -> bool:
        """Tell whether it is not shown."""
        if self.sheet is not None:
            return self.sheet.hidden
        return self.source is not None and self.source.state != "visible"


def finish(opened: ExcelTemplate, drawn: Sequence[Placed], kept: Sequence[Placed], properties: Properties) -> None:
    """Write what tells which sheets there are; what nothing leads to any more is left out."""
    package = opened.package
    placed = in_order(opened.sheets, drawn, kept)
    for kind in ("worksheet", "chartsheet", "calcChain", "sharedStrings"):
        package.unrelate(WORKBOOK, kind)
    package.unrelate("", "thumbnail")
    package.put(WORKBOOK, _workbook(opened, placed))
    _set_type(package)
    for part in package.targets("", "extended-properties").values():
        text = f"<Properties xmlns='{_PROPERTIES}'><Application>{PROGRAM}</Application></Properties>"
        package.put(part, etree.fromstring(text))
    set_core_properties(package, properties)
    package.sweep()


def in_order(sheets: Sequence[TemplateSheet], drawn: Sequence[Placed], kept: Sequence[Placed]) -> list[Placed]:
    """Give the sheets as they are drawn, each kept one after that which it follows in the template."""
    found = list(drawn)
    before: TemplateSheet | None = None
    by_source = {each.source: each for each in kept}
    for sheet in sheets:
        if sheet in by_source:
            places = [place for place, each in enumerate(found) if before is not None and each.source == before]
            found.insert(places[-1] + 1 if places else 0, by_source[sheet])
        if any(each.source == sheet for each in found):
            before = sheet
    return found


def _workbook(opened: ExcelTemplate, placed: Sequence[Placed]) -> _Element:
    """Write the workbook part, under the usual prefixes."""
    old = opened.workbook
    root = etree.Element(s("workbook"), nsmap=usual_prefixes(old.nsmap))
    root.attrib.update(old.attrib)
    children = [each for each in old if isinstance(each.tag, str) and etree.QName(each).localname not in _AGAIN]
    shown = next((place for place, each in enumerate(placed) if not each.is_hidden), 0)
    views = etree.Element(s("bookViews"))
    etree.SubElement(views, s("workbookView"), activeTab=str(shown), windowWidth="24000", windowHeight="12000")
    children += [
        views,
        _sheets(opened.package, placed),
        etree.Element(s("calcPr"), calcId="191029", fullCalcOnLoad="1"),
    ]
    names = etree.Element(s("definedNames"))
    names.extend(_names(old, opened.sheets, placed))
    if len(names):
        children.append(names)
    root.extend(sorted(children, key=lambda each: _place(etree.QName(each).localname)))
    return root


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else 0


def _sheets(package: Package, placed: Sequence[Placed]) -> _Element:
    found = etree.Element(s("sheets"))
    for number, each in enumerate(placed, start=1):
        kind = "worksheet" if each.source is None or each.source.has_cells else "chartsheet"
        sheet = etree.SubElement(found, s("sheet"), name=each.name, sheetId=str(number))
        if each.is_hidden:
            sheet.set("state", "hidden")
        sheet.set(r("id"), package.relate(WORKBOOK, relation(kind), each.part))
    return found


def _names(old: _Element, sheets: Sequence[TemplateSheet], placed: Sequence[Placed]) -> Iterator[_Element]:
    """Give the names of the template that still stand for something, and those of the sheets that are drawn."""
    known = {each.name.casefold() for each in placed}
    for name in old.iterfind(f"{s('definedNames')}/{s('definedName')}"):
        local = name.get("localSheetId")
        if local is None:
            used = (quoted.replace("''", "'") or plain for quoted, plain in _SHEET_OF.findall(name.text or ""))
            if all(each.casefold() in known for each in used):
                yield name
        elif int(local) < len(sheets):
            places = [
                place for place, each in enumerate(placed) if each.sheet is None and each.source == sheets[int(local)]
            ]
            if places:
                name.set("localSheetId", str(places[0]))
                yield name
    for place, each in enumerate(placed):
        if each.sheet is not None:
            yield from _own_names(each.sheet, place)


def _own_names(sheet: Sheet, place: int) -> Iterator[_Element]:
    """Give the rows and columns that repeat on each page, and what is filtered, as programs know them (18.2.5)."""
    if sheet.filter_range is not None:
        cells = ":".join(re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", cell) for cell in sheet.filter_range.split(":"))
        name = etree.Element(s("definedName"), name="_xlnm._FilterDatabase", localSheetId=str(place), hidden="1")
        name.text = f"{quoted_sheet(sheet.name)}!{cells}"
        yield name
    if sheet.title_rows is not None:
        first, last = sheet.title_rows
        own = quoted_sheet(sheet.name)
        name = etree.Element(s("definedName"), name="_xlnm.Print_Titles", localSheetId=str(place))
        columns = f"{own}!$A:${column_letters(sheet.title_columns)}," if sheet.title_columns else ""
        name.text = f"{columns}{own}!${first}:${last}"
        yield name


def _set_type(package: Package) -> None:
    """Say that the file is a workbook, also when it was made from a template of Excel (.xltx)."""
    types = package.xml(CONTENT_TYPES)
    for each in types:
        if each.get("PartName") == f"/{WORKBOOK}":
            each.set("ContentType", f"{TYPES}.sheet.main+xml")
    package.put(CONTENT_TYPES, types)
