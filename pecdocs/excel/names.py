"""The names of SpreadsheetML (ECMA-376 part 1, 18), and the order of what a worksheet holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from lxml import etree

from pecdocs.opc.xml import R

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""The day 0 of a workbook, and of one that says that it counts from 1904 (18.17.4.1)."""

WORKSHEET_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""The children of a worksheet, in the order that its schema asks for (18.3.1.99)."""


def s(name: str) -> str:
    """Give a SpreadsheetML name in lxml's notation: `s("row")`."""
    return f"{{{S}}}{name}"


def r(name: str) -> str:
    """Give the name of an attribute that holds a relationship's id: `r("id")`."""
    return f"{{{R}}}{name}"


def usual_prefixes(own: Mapping[Any, str]) -> dict[Any, str]:
    """Give the prefixes of a root with SpreadsheetML as the default, so that written text may stand under it."""
    others = {prefix: uri for prefix, uri in own.items() if prefix and prefix != "r"}
    return {**others, None: S, "r": R}


def put_in_order(root: _Element, child: _Element) -> None:
    """Put a child of a worksheet where its schema wants it."""
    place = WORKSHEET_ORDER.index(etree.QName(child).localname)
    for each in root:
        if isinstance(each.tag, str) and _place(etree.QName(each).localname) > place:
            each.addprevious(child)
            return
    root.append(child)


def _place(name: str) -> int:
    return WORKSHEET_ORDER.index(name) if name in WORKSHEET_ORDER else -1
