"""Charts of a sheet: native ones, placed over its cells (ECMA-376 part 1, 20.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pecdocs.excel.formulas import corners
from pecdocs.excel.names import put_in_order, r, s
from pecdocs.excel.package import free_name, relation
from pecdocs.opc.charts import CHART, CHART_RELATION, CHART_TYPE, chart_part
from pecdocs.opc.xml import R, attribute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from pecdocs.layout.workbook import PlacedChart
    from pecdocs.opc import Package

_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_SPREADSHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EMPTY = f'<xdr:wsDr xmlns:xdr="{_SPREADSHEET_DRAWING}" xmlns:a="{_MAIN}" xmlns:r="{R}"/>'


def add_charts(package: Package, part: str, root: _Element, charts: Sequence[PlacedChart]) -> None:
    """Put charts on a sheet, beside what the template draws there; `root` is the sheet's, still without rows."""
    if not charts:
        return
    drawing = _drawing(package, part, root)
    drawn = package.xml(drawing)
    taken = [int(each.get("id", "0")) for each in drawn.iter("{*}cNvPr")]
    for number, placed in enumerate(charts, start=max(taken, default=1) + 1):
        name = free_name(package, "xl/charts/chart.xml")
        data = chart_part(placed.chart, categories=placed.categories, values=placed.values)
        package.add(name, CHART_TYPE, data)
        identity = package.relate(drawing, CHART_RELATION, name)
        drawn.append(etree.fromstring(_anchor(placed, number, identity)))
    package.put(drawing, drawn)


def _drawing(package: Package, part: str, root: _Element) -> str:
    """Give the drawing of a sheet; one that has none gets it."""
    present = next(iter(package.targets(part, "drawing").values()), None)
    if present is not None:
        return present
    name = free_name(package, "xl/drawings/drawing.xml")
    package.add(name, _DRAWING_TYPE, _EMPTY.encode())
    element = etree.Element(s("drawing"))
    element.set(r("id"), package.relate(part, relation("drawing"), name))
    put_in_order(root, element)
    return name


def _anchor(placed: PlacedChart, number: int, identity: str) -> str:
    """Write the frame of a chart over the cells that it covers (20.5.2.33)."""
    (left, top), last = corners(placed.cells)
    edges = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
        for name, (column, row) in {"from": (left - 1, top - 1), "to": last}.items()
    )
    said = f'name="{attribute(placed.chart.title)}" descr="{attribute(placed.chart.description)}"'
    return (
        f'<xdr:twoCellAnchor xmlns:xdr="{_SPREADSHEET_DRAWING}" xmlns:a="{_MAIN}">{edges}<xdr:graphicFrame macro="">'
        f'<xdr:nvGraphicFramePr><xdr:cNvPr id="{number}" {said}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{R}" r:id="{identity}"/></a:graphicData>'
        "</a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
    )
