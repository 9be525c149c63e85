"""A worksheet part: the template's page, the sheet's own rows, and what may be done in it (18.3.1.99)."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from pecdocs.excel.names import WORKSHEET_ORDER, s, usual_prefixes
from pecdocs.excel.text import encoded
from pecdocs.layout.workbook import address
from pecdocs.opc.xml import attribute, serialize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from pecdocs.excel.rows import Rows
    from pecdocs.excel.styles import Styles
    from pecdocs.layout.workbook import Highlight, Sheet, Validation

_OF_PAGE = (
    *("sheetPr", "sheetFormatPr", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("drawing", "legacyDrawingHF", "picture", "sheetProtection"),
)
"""What a sheet takes from the template's; the rest is of the template's own cells."""
_SLOT = "pecdocs"
_WEB = ("http://", "https://", "mailto:")
_MAX_LINK = 2079
"""The longest address that Excel takes."""
_MAX_MESSAGE, _MAX_TITLE = 255, 32
"""The most characters of a validation's message, and of its title (18.3.1.32)."""


def empty_root(source: _Element | None) -> _Element:
    """Make a worksheet with what it takes from the template's, rows being written under the usual prefixes."""
    own = {} if source is None else source.nsmap
    root = etree.Element(s("worksheet"), nsmap=usual_prefixes(own))
    for child in source.iterchildren(etree.Element) if source is not None else ():
        if etree.QName(child).localname in _OF_PAGE:
            root.append(deepcopy(child))
    return root


def part_of(root: _Element, rows: Rows, links: dict[str, str], *, active: bool) -> bytes:
    """Write a worksheet: `root` from `empty_root`, `links` the relationship ids of the addresses that it leads to."""
    sheet = rows.sheet
    _set_page(root, sheet)
    texts = {
        "dimension": f'<dimension ref="A1:{address(max(len(sheet.rows), 1), max(len(sheet.columns), 1))}"/>',
        "sheetViews": _views(sheet, active=active),
        "cols": _columns(sheet),
        "sheetData": f"<sheetData>{rows.text}</sheetData>",
        "autoFilter": f'<autoFilter ref="{sheet.filter_range}"/>' if sheet.filter_range else "",
        "mergeCells": _merges(rows.merges),
        "conditionalFormatting": _highlights(sheet.highlights, rows.styles) + _reformats(sheet, rows.styles),
        "dataValidations": _validations(sheet.validations),
        "hyperlinks": _links(rows.links, links),
        "ignoredErrors": _ignored(sheet),
    }
    return _joined(root, texts)


def _joined(root: _Element, texts: dict[str, str]) -> bytes:
    """Put elements and texts in the order of the schema."""
    children: dict[str, list[_Element]] = {}
    for child in root:
        children.setdefault(etree.QName(child).localname, []).append(child)
    root[:] = []
    for name in WORKSHEET_ORDER:
        root.extend(children.get(name, []))
        if texts.get(name):
            root.append(etree.ProcessingInstruction(_SLOT, name))
    pieces = re.split(rb"<\?pecdocs (\w+)\?>", serialize(root))
    return b"".join(texts[piece.decode()].encode() if i % 2 else piece for i, piece in enumerate(pieces))


def _set_page(root: _Element, sheet: Sheet) -> None:
    """Turn the page as the sheet asks, and say what may be written in; a password that the template has is kept."""
    setup = root.find(s("pageSetup"))
    if setup is None:
        setup = etree.SubElement(root, s("pageSetup"))
    for key in [key for key in setup.attrib if str(key).endswith("}id")]:  # the settings of somebody's printer
        del setup.attrib[key]
    setup.set("orientation", "landscape" if sheet.orientation == "horizontal" else "portrait")
    if sheet.pages_wide > 1:
        setup.set("fitToWidth", str(sheet.pages_wide))
    protection = root.find(s("sheetProtection"))
    if protection is not None and not sheet.protected:
        root.remove(protection)
    if sheet.protected:
        if protection is None:
            protection = etree.SubElement(root, s("sheetProtection"))
        protection.attrib.update({"sheet": "1", "objects": "1", "scenarios": "1", "sort": "0", "autoFilter": "0"})
        protection.attrib.update({"formatColumns": "0", "formatRows": "0"})


def _views(sheet: Sheet, *, active: bool) -> str:
    selected = ' tabSelected="1"' if active else ""
    across, down = sheet.frozen_columns, sheet.frozen_rows
    pane = ""
    if across or down:
        where = "bottomRight" if across and down else "topRight" if across else "bottomLeft"
        split = (f' xSplit="{across}"' if across else "") + (f' ySplit="{down}"' if down else "")
        top_left = address(down + 1, across + 1)
        pane = f'<pane{split} topLeftCell="{top_left}" activePane="{where}" state="frozen"/>'
        pane += f'<selection pane="{where}" activeCell="{top_left}" sqref="{top_left}"/>'
    return f'<sheetViews><sheetView showGridLines="0"{selected} workbookViewId="0">{pane}</sheetView></sheetViews>'


def _columns(sheet: Sheet) -> str:
    hidden = {True: ' hidden="1"', False: ""}
    written = "".join(
        f'<col min="{n}" max="{n}" width="{column.width:g}"{hidden[column.hidden]} customWidth="1"/>'
        for n, column in enumerate(sheet.columns, start=1)
    )
    return f"<cols>{written}</cols>" if written else ""


def _merges(merges: Sequence[str]) -> str:
    written = "".join(f'<mergeCell ref="{cells}"/>' for cells in merges)
    return f'<mergeCells count="{len(merges)}">{written}</mergeCells>' if merges else ""


def _highlights(highlights: Sequence[Highlight], styles: Styles) -> str:
    written = []
    for priority, each in enumerate(highlights, start=1):
        word = encoded(each.word.replace('"', '""'))
        rule = f'<cfRule type="cellIs" dxfId="{styles.rule(each.color)}" priority="{priority}" operator="equal">'
        formula = f'<formula>"{word}"</formula>'
        written.append(f'<conditionalFormatting sqref="{each.cells}">{rule}{formula}</cfRule></conditionalFormatting>')
    return "".join(written)


def _reformats(sheet: Sheet, styles: Styles) -> str:
    written, priority = [], len(sheet.highlights)
    for each in sheet.reformats:
        rules = []
        for formula, code in each.rules:
            priority += 1
            rule = f'<cfRule type="expression" dxfId="{styles.format_rule(code)}" priority="{priority}">'
            rules.append(f"{rule}<formula>{encoded(formula)}</formula></cfRule>")
        written.append(f'<conditionalFormatting sqref="{each.cells}">{"".join(rules)}</conditionalFormatting>')
    return "".join(written)


def _validations(validations: Sequence[Validation]) -> str:
    written = "".join(map(_validation, validations))
    return f'<dataValidations count="{len(validations)}">{written}</dataValidations>' if validations else ""


def _validation(each: Validation) -> str:
    bounded = each.kind in {"decimal", "date", "textLength"}
    operator = ' operator="greaterThanOrEqual"' if bounded and each.formula2 is None else ""
    texts = {
        "errorTitle": each.title[:_MAX_TITLE],
        "error": each.error[:_MAX_MESSAGE],
        "promptTitle": each.title[:_MAX_TITLE],
        "prompt": each.prompt[:_MAX_MESSAGE],
    }
    said = "".join(f' {name}="{attribute(text)}"' for name, text in texts.items() if text)
    formulas = f"<formula1>{encoded(each.formula)}</formula1>"
    if each.formula2 is not None:
        formulas += f"<formula2>{encoded(each.formula2)}</formula2>"
    shown = ' allowBlank="1" showInputMessage="1"' + (' showErrorMessage="1"' if each.strict else "")
    return f'<dataValidation type="{each.kind}"{operator}{shown}{said} sqref="{each.cells}">{formulas}</dataValidation>'


def leads_out(link: str) -> bool:
    """Tell whether an address is one that a reader may be led to: no program's own, no file's."""
    return link.lower().startswith(_WEB) and len(link) <= _MAX_LINK


def as_uri(link: str) -> str:
    """Write an address as a relationship holds it (ECMA-376 part 2, 9.3.2): what no URI may hold is escaped."""
    return quote(link, safe="%/:=&?~#+!$,;'@()*[]")


def _links(links: Sequence[tuple[str, str]], ids: dict[str, str]) -> str:
    written = []
    for place, link in links:
        if link.startswith("#"):
            written.append(f'<hyperlink ref="{place}" location="{attribute(link[1:])}"/>')
        elif link in ids:
            written.append(f'<hyperlink ref="{place}" r:id="{ids[link]}"/>')
    return f"<hyperlinks>{''.join(written)}</hyperlinks>" if written else ""


def _ignored(sheet: Sheet) -> str:
    """Ask Excel not to mark as mistakes the numerals that are texts, nor formulas unlike their neighbours'."""
    if not sheet.rows or not sheet.columns:
        return ""
    cells = f"A1:{address(len(sheet.rows), len(sheet.columns))}"
    error = f'<ignoredError sqref="{cells}" numberStoredAsText="1" formula="1" formulaRange="1" unlockedFormula="1"/>'
    return f"<ignoredErrors>{error}</ignoredErrors>"
