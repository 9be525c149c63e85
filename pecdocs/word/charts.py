"""Charts in a document: the drawing in its line, the chart's part, and a workbook that holds its numbers.

The workbook inside (ECMA-376 part 1, 21.2.2.63) is what Word opens when somebody chooses to edit the data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pecdocs.layout.workbook import address, quoted_sheet
from pecdocs.opc import Package
from pecdocs.opc.charts import CHART, CHART_RELATION, CHART_TYPE, chart_number, chart_part
from pecdocs.opc.intake import CONTENT_TYPES
from pecdocs.opc.xml import RELS, TYPES, R, attribute, check_characters, escape
from pecdocs.word.parts import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from pecdocs.layout.blocks import Chart

_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_SHEET = "Datos"

_EMU_PER_TWIP = 635
"""English metric units (914400 an inch) in a twentieth of a point."""
_ROOM, _BAR, _GAP = 650, 210, 110
"""The height, in twentieths of a point, of what stands around the bars, of each bar, and of what is free beside it."""
_STANDING = 4600
"""The height of a chart whose bars stand, and the most that any chart has is twice that."""


@dataclass(slots=True)
class Charts:
    """The charts of a document, written to its package as they are met."""

    package: Package
    next_drawing: int
    """The first id of a drawing that the Office file leaves free (20.4.2.5)."""
    written: int = 0

    def add(self, chart: Chart, width: int) -> str:
        """Write a chart's parts; give the run that shows it, `width` twentieths of a point wide."""
        part, book = self._free_names()
        self.package.add(book, f"{_WORKBOOK_TYPE}.sheet", _workbook(chart))
        self.package.parts[part] = b""
        source = self.package.relate(part, f"{R}/package", book)
        series = range(2, 2 + len(chart.series))
        last = 1 + len(chart.categories)
        drawn = chart_part(
            replace(chart, title=""),  # it stands over the chart, as a caption
            categories=_range(1, last),
            values=[_range(column, last) for column in series],
            names=[address(1, column, sheet=_SHEET, fixed=True) for column in series],
            external=source,
        )
        self.package.add(part, CHART_TYPE, drawn)
        identity = self.package.relate(DOCUMENT, CHART_RELATION, part)
        self.next_drawing += 1
        return _drawing(chart, identity, self.next_drawing - 1, width)

    def _free_names(self) -> tuple[str, str]:
        """Give the names of the next chart and of its workbook, which no part of the Office file has."""
        taken = {name.casefold() for name in self.package.parts}
        while True:
            self.written += 1
            part = f"word/charts/grafico{self.written}.xml"
            book = f"word/embeddings/grafico{self.written}.xlsx"
            if not taken & {part, book}:
                return part, book


def _range(column: int, last: int) -> str:
    """Give the cells of a column, from the second row to the last."""
    first, end = (address(row, column, fixed=True) for row in (2, max(last, 2)))
    return f"{quoted_sheet(_SHEET)}!{first}:{end}"


def _height(chart: Chart) -> int:
    """Give how high a chart is, in twentieths of a point: each bar that lies has its room."""
    if chart.direction == "columnas":
        return _STANDING
    bars = 1 if chart.stacked else max(len(chart.series), 1)
    return min(_ROOM + len(chart.categories) * (bars * _BAR + _GAP), 2 * _STANDING)


def _drawing(chart: Chart, identity: str, number: int, width: int) -> str:
    size = f'cx="{width * _EMU_PER_TWIP}" cy="{_height(chart) * _EMU_PER_TWIP}"'
    said, name = attribute(chart.description), attribute(chart.title)
    check_characters(said + name)
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Gráfico {number}" descr="{said}" title="{name}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{identity}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _workbook(chart: Chart) -> bytes:
    """Give a workbook with the chart's words and numbers, and nothing else: a row a category, a column a series."""
    parts = {
        CONTENT_TYPES: _types(),
        "_rels/.rels": _relationships({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{R}"><sheets><sheet name="{_SHEET}" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relationships({"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": _sheet(chart),
    }
    return Package({name: (_DECLARATION + text).encode() for name, text in parts.items()}).seal()


def _types() -> str:
    kinds = {"workbook": "sheet.main", "styles": "styles", "worksheets/sheet1": "worksheet"}
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_WORKBOOK_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{TYPES}">{rels}{overrides}</Types>'


def _relationships(targets: dict[str, str]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{RELS}">{written}</Relationships>'


def _styles() -> str:
    """Give the least that a workbook's styles may hold: plain cells, and percentages with a decimal (18.8)."""
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )


def _sheet(chart: Chart) -> str:
    names = [_text_cell(1, column, each.name) for column, each in enumerate(chart.series, start=2)]
    rows = [f'<row r="1">{"".join(names)}</row>']
    for number, category in enumerate(chart.categories):
        row = number + 2
        numbers = [each.values[number] for each in chart.series]
        cells = _text_cell(row, 1, category) + _number_cells(row, numbers, style=int(chart.percent))
        rows.append(f'<row r="{row}">{cells}</row>')
    columns = '<cols><col min="1" max="1" width="40" customWidth="1"/></cols>'
    return f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def _text_cell(row: int, column: int, words: str) -> str:
    """Write a text, which is one whatever it begins with."""
    text = f'<t xml:space="preserve">{escape(words)}</t>'
    return f'<c r="{address(row, column)}" t="inlineStr"><is>{text}</is></c>'


def _number_cells(row: int, numbers: Sequence[Decimal | None], style: int) -> str:
    return "".join(
        f'<c r="{address(row, column)}" s="{style}"><v>{chart_number(number)}</v></c>'
        for column, number in enumerate(numbers, start=2)
        if number is not None
    )
