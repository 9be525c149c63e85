"""The templates of Excel: workbooks whose marked cells give the looks, made with openpyxl and always sealed the same.

Each look stands in a cell with its mark, and beside it what it is for: who edits it in Excel needs no other page.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from pecdocs.excel.styles import STYLES, Styles
from pecdocs.layout.blocks import Properties
from pecdocs.opc import Package
from pecdocs.opc.properties import set_core_properties

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from tools.build_templates.look import Look

A4 = 9
_CM = 1 / 2.54


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A look: how its cells are set, and what they are for."""

    name: str
    about: str
    size: float = 9
    bold: bool = False
    italic: bool = False
    colour: str = "000000"
    fill: str = ""
    align: str | None = None
    vertical: str = "center"
    boxed: bool = True
    wraps: bool = True
    unlocked: bool = False


def put_looks(sheet: Worksheet, look: Look, kinds: tuple[Kind, ...]) -> None:
    """Write a cell for each look, and beside it what it is for."""
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 90
    for row, kind in enumerate(kinds, start=1):
        put_cell(sheet, f"A{row}", f"[[{kind.name}]]", look, kind)
        put_cell(sheet, f"B{row}", kind.about, look, Kind(name="", about="", colour=look.muted, boxed=False))


def put_cell(sheet: Worksheet, place: str, text: str, look: Look, kind: Kind) -> None:
    """Write a cell in a look."""
    cell = sheet[place]
    cell.value = text
    cell.font = Font(name=look.font, size=kind.size, bold=kind.bold, italic=kind.italic, color=f"FF{kind.colour}")
    cell.alignment = Alignment(horizontal=kind.align, vertical=kind.vertical, wrap_text=kind.wraps)
    if kind.fill:
        cell.fill = PatternFill("solid", fgColor=f"FF{kind.fill}")
    if kind.boxed:
        side = Side(style="thin", color=f"FF{look.rule}")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.protection = Protection(locked=not kind.unlocked)


def set_page(sheet: Worksheet, look: Look) -> None:
    """Set the page: A4 on its side, as wide as the page, header and footer of the document."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 1.5 * _CM
    margins.top, margins.bottom = 2.4 * _CM, 1.8 * _CM
    margins.header = margins.footer = 0.9 * _CM
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    small, grey = 8, "595959"
    sheet.oddHeader = HeaderFooterItem(
        left=_edge("{{ entidad.nombre }}", f"{look.font},Bold", small, look.accent),
        right=_edge("{{ documento.nombre }}", look.font, small, grey),
    )
    control = "{{ documento.codigo }} · Versión {{ documento.version }} · {{ documento.fecha }}"
    sheet.oddFooter = HeaderFooterItem(
        left=_edge(control, look.font, small, grey), right=_edge("Página &P de &N", look.font, small, grey)
    )


def _edge(text: str, font: str, size: int, colour: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text, font, size, colour)


def packed(book: Workbook, title: str) -> bytes:
    """Seal a workbook: the same one gives the same bytes."""
    buffer = BytesIO()
    book.save(buffer)
    package = Package.read(buffer.getvalue(), title)
    styles = Styles(package.xml(STYLES))
    package.put(STYLES, styles.root)
    set_core_properties(package, Properties(title, "", "es-CO", "2025-01", "1", ""))
    for part in package.targets("", "extended-properties").values():
        root = package.xml(part)
        root[:] = [each for each in root if each.tag.endswith("}Application")]
        root[0].text = "pecdocs"
        package.put(part, root)
    return package.seal()
