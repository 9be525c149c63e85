"""A bar chart as the part that Word and Excel share: a DrawingML chart space (ECMA-376 part 1, 21.2).

Its numbers stand in it, so that a viewer that does not reckon shows them; where cells hold them too, it says which.
"""

from __future__ import annotations

from decimal import Context, Decimal
from itertools import chain
from typing import TYPE_CHECKING

from pecdocs.layout.colors import CHART_INK, CHART_LINES, PALETTE
from pecdocs.opc.xml import attribute, check_characters, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.layout.blocks import Chart, Series

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
"""The namespace of charts, which the frame that shows one names too."""

_NAMESPACES = (
    f'xmlns:c="{CHART}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORIES_AXIS, _VALUES_AXIS = 1, 2
_CACHED = Context(prec=17)
"""The digits that tell any two numbers of Office apart (IEEE 754 doubles)."""
_HALF_LIGHT = 128
"""From here on, a background of 0 to 255 asks for dark letters."""


def chart_part(
    chart: Chart,
    *,
    categories: str = "",
    values: Sequence[str] = (),
    names: Sequence[str] = (),
    external: str | None = None,
) -> bytes:
    """Give the chart space of a bar chart.

    `categories` is the range that holds the categories, as `'Resumen'!$B$5:$B$9`; `values` those of each series, and
    `names` the cells with the series' names. `external` is the relationship id of the workbook that holds those cells,
    where the chart does not stand in it. Raises ValueError when a series has not one number a category.
    """
    for each in chart.series:
        if len(each.values) != len(chart.categories):
            raise ValueError(f"«{each.name}» has {len(each.values)} numbers for {len(chart.categories)} categories")
    series = "".join(
        _series(chart, number, categories, _at(values, number), _at(names, number))
        for number in range(len(chart.series))
    )
    data = f'<c:externalData r:id="{external}"><c:autoUpdate val="0"/></c:externalData>' if external else ""
    text = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="es"/>'
        f'<c:roundedCorners val="0"/><c:chart>{_title(chart.title)}<c:plotArea><c:layout/>'
        f"{_bars(chart, series)}{_categories_axis(chart)}{_values_axis(chart)}</c:plotArea>{_legend(chart)}"
        '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_letters(900, CHART_INK)}{data}</c:chartSpace>"
    )
    check_characters(text)
    return text.encode()


def _at(references: Sequence[str], number: int) -> str:
    return references[number] if number < len(references) else ""


def _title(words: str) -> str:
    if not words:
        return '<c:autoTitleDeleted val="1"/>'
    look = f'<a:defRPr sz="1100" b="1">{_fill(CHART_INK)}</a:defRPr>'
    run = f'<a:r><a:rPr sz="1100" b="1">{_fill(CHART_INK)}</a:rPr><a:t>{escape(words)}</a:t></a:r>'
    rich = f"<c:rich><a:bodyPr/><a:p><a:pPr>{look}</a:pPr>{run}</a:p></c:rich>"
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'


def _bars(chart: Chart, series: str) -> str:
    direction = "bar" if chart.direction == "barras" else "col"
    grouping, overlap = ("stacked", 100) if chart.stacked else ("clustered", 0)
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/><c:overlap val="{overlap}"/>'
        f'<c:axId val="{_CATEGORIES_AXIS}"/><c:axId val="{_VALUES_AXIS}"/></c:barChart>'
    )


def _series(chart: Chart, number: int, categories: str, values: str, name: str) -> str:
    series = chart.series[number]
    colour = series.colors[0] if series.colors else PALETTE[number % len(PALETTE)]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_name(series.name, name)}</c:tx>'
        f'<c:spPr>{_fill(colour)}</c:spPr><c:invertIfNegative val="0"/>{_points(series)}{_labels(chart, colour)}'
        f"<c:cat>{_texts(chart.categories, categories)}</c:cat><c:val>{_numbers(chart, series, values)}</c:val></c:ser>"
    )


def _points(series: Series) -> str:
    """Give the points that have a colour of their own: the first is that of the series (21.2.2.52)."""
    return "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_fill(colour)}</c:spPr></c:dPt>"
        for n, colour in enumerate(series.colors)
        if colour != series.colors[0]
    )


def _labels(chart: Chart, colour: str) -> str:
    """Give the labels of the points: the number, and nothing else, which each has to be told (21.2.2.49)."""
    shape = _format(chart)
    written = f"{shape};-{shape};;" if chart.stacked else shape  # a part of nothing has no room for its zero
    place, ink = ("ctr", _ink_on(colour)) if chart.stacked else ("outEnd", CHART_INK)
    said = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{attribute(written)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        f'{_letters(900, ink)}<c:dLblPos val="{place}"/>{said}</c:dLbls>'
    )


def _name(words: str, reference: str) -> str:
    if not reference:
        return f"<c:v>{escape(words)}</c:v>"
    return f"<c:strRef><c:f>{escape(reference)}</c:f><c:strCache>{_text_points([words])}</c:strCache></c:strRef>"


def _texts(words: Sequence[str], reference: str) -> str:
    points = _text_points(words)
    if not reference:
        return f"<c:strLit>{points}</c:strLit>"
    return f"<c:strRef><c:f>{escape(reference)}</c:f><c:strCache>{points}</c:strCache></c:strRef>"


def _text_points(words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(each)}</c:v></c:pt>' for n, each in enumerate(words))
    return f'<c:ptCount val="{len(words)}"/>{points}'


def _numbers(chart: Chart, series: Series, reference: str) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{chart_number(each)}</c:v></c:pt>'
        for n, each in enumerate(series.values)
        if each is not None
    )
    shape = escape(_format(chart))
    data = f'<c:formatCode>{shape}</c:formatCode><c:ptCount val="{len(series.values)}"/>{points}'
    if not reference:
        return f"<c:numLit>{data}</c:numLit>"
    return f"<c:numRef><c:f>{escape(reference)}</c:f><c:numCache>{data}</c:numCache></c:numRef>"


def chart_number(value: Decimal) -> str:
    """Write a number as Office keeps it: a point, and the digits of a double."""
    return f"{_CACHED.plus(value):f}"


def _format(chart: Chart) -> str:
    """Give how the numbers are written: with a decimal where one of them needs it (18.8.30)."""
    shift = 2 if chart.percent else 0
    whole = all(each.scaleb(shift) == each.scaleb(shift).to_integral_value() for each in _given(chart))
    return ("0" if whole else "0.0") + ("%" if chart.percent else "")


def _given(chart: Chart) -> Iterator[Decimal]:
    return (each for each in chain.from_iterable(series.values for series in chart.series) if each is not None)


def _categories_axis(chart: Chart) -> str:
    """Give the axis of the categories: bars that lie are read from top to bottom."""
    lies = chart.direction == "barras"
    order, place = ("maxMin", "l") if lies else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{_line("808080")}</c:spPr>{_letters(900, CHART_INK)}<c:crossAx val="{_VALUES_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values_axis(chart: Chart) -> str:
    """Give the axis of the numbers: from zero, and to 100 % where no percentage goes further."""
    lies = chart.direction == "barras"
    place, crosses = ("b", "max") if lies else ("l", "autoZero")
    shape = "0%" if chart.percent else "General"
    return (
        f'<c:valAx><c:axId val="{_VALUES_AXIS}"/><c:scaling><c:orientation val="minMax"/>{_bounds(chart)}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:majorGridlines><c:spPr>{_line(CHART_LINES)}</c:spPr>'
        f'</c:majorGridlines><c:numFmt formatCode="{shape}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_letters(900, CHART_INK)}<c:crossAx val="{_CATEGORIES_AXIS}"/><c:crosses val="{crosses}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _bounds(chart: Chart) -> str:
    numbers = list(_given(chart))
    within = chart.percent and not chart.stacked and max(numbers, default=Decimal(0)) <= 1
    most = '<c:max val="1"/>' if within else ""
    return most + ('<c:min val="0"/>' if min(numbers, default=Decimal(0)) >= 0 else "")


def _legend(chart: Chart) -> str:
    """Give the legend, which one series alone does not need."""
    return '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""


def _letters(size: int, colour: str) -> str:
    look = f'<a:defRPr sz="{size}">{_fill(colour)}</a:defRPr>'
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="es"/></a:p></c:txPr>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{attribute(colour)}"/></a:solidFill>'


def _line(colour: str) -> str:
    return f'<a:ln w="6350">{_fill(colour)}</a:ln>'


def _ink_on(colour: str) -> str:
    """Give the letters that can be read on a background: white or dark, by its brightness (ITU-R BT.601)."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return CHART_INK if (299 * red + 587 * green + 114 * blue) // 1000 >= _HALF_LIGHT else "FFFFFF"
