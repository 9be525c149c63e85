"""Charts: what a chart space says, and that Excel's own schema takes it."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from pecdocs.layout.blocks import Chart, Series
from pecdocs.opc import Package, xml
from pecdocs.opc.charts import CHART, chart_part
from pecdocs.opc.xml import ControlCharacterError
from tests.support.outer import validator_findings

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from lxml.etree import _Element

NS = {"c": CHART}

HALF, THIRD = Decimal("0.5"), Decimal(1) / Decimal(3)


def a_chart(
    *, direction: Literal["barras", "columnas"] = "barras", stacked: bool = False, percent: bool = True, title: str = ""
) -> Chart:
    """Give a chart of two series over three categories, with a number that is not there."""
    series = (
        Series("Programado", (HALF, Decimal(1), THIRD), ("1F3A5F",)),
        Series("Ejecutado", (Decimal("0.25"), None, Decimal(0)), ("C00000", "FFC000", "00B050")),
    )
    return Chart(title, ("Uno & <dos>", "=1+1", "Ñandú"), series, "", direction, stacked, percent)


def read(data: bytes) -> _Element:
    """Read a chart space."""
    return xml.parse(data)


def values(element: _Element, path: str) -> list[str]:
    """Give the `val` of each element at a path."""
    return [str(each.get("val")) for each in element.iterfind(path, NS)]


def texts(element: _Element, path: str) -> list[str]:
    """Give the text of each element at a path."""
    return [each.text or "" for each in element.iterfind(path, NS)]


def test_the_numbers_stand_in_the_chart_with_the_digits_of_a_double() -> None:
    """A viewer that does not reckon shows them; what has no number has no point, and is not a zero."""
    root = read(chart_part(a_chart()))
    first, second = root.iterfind(".//c:ser", NS)
    assert texts(first, "c:val//c:v") == ["0.5", "1", "0.33333333333333333"]
    assert [(each.get("idx"), each.findtext("c:v", namespaces=NS)) for each in second.iterfind("c:val//c:pt", NS)] == [
        ("0", "0.25"),
        ("2", "0"),
    ]
    assert values(second, "c:val//c:ptCount") == ["3"]


def test_words_stay_words() -> None:
    """Neither markup nor formulas come out of data."""
    assert texts(read(chart_part(a_chart())), ".//c:ser[1]/c:cat//c:v") == ["Uno & <dos>", "=1+1", "Ñandú"]


def test_without_cells_the_numbers_are_the_chart_s_own() -> None:
    """Nothing points at a cell that is not there."""
    assert texts(read(chart_part(a_chart())), ".//c:f") == []


def test_the_chart_says_which_cells_hold_its_words_and_numbers() -> None:
    """A chart follows its cells."""
    found = chart_part(
        a_chart(), categories="'Resumen'!$B$2:$B$4", values=["A!$C$2:$C$4", "A!$D$2:$D$4"], names=["A!$C$1"]
    )
    first, second = read(found).iterfind(".//c:ser", NS)
    assert texts(first, ".//c:f") == ["A!$C$1", "'Resumen'!$B$2:$B$4", "A!$C$2:$C$4"]
    assert texts(second, ".//c:f") == ["'Resumen'!$B$2:$B$4", "A!$D$2:$D$4"]
    assert texts(second, "c:tx/c:v") == ["Ejecutado"]


def test_points_have_a_colour_of_their_own_where_the_series_has_several() -> None:
    """The semáforo of each bar."""
    first, second = read(chart_part(a_chart())).iterfind(".//c:ser", NS)
    colour = ".//{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr"
    assert [each.find(colour).get("val") for each in first.iterfind("c:spPr", NS)] == ["1F3A5F"]  # type: ignore[union-attr]
    assert first.findall("c:dPt", NS) == []
    assert [
        (each.find("c:idx", NS).get("val"), each.find(colour).get("val"))  # type: ignore[union-attr]
        for each in second.iterfind("c:dPt", NS)
    ] == [("1", "FFC000"), ("2", "00B050")]


def test_labels_show_the_number_alone() -> None:
    """Offices show the series and the category too, unless each is told not to."""
    labels = read(chart_part(a_chart())).find(".//c:dLbls", NS)
    assert labels is not None
    shown = {each.tag.rpartition("}")[2]: each.get("val") for each in labels if "show" in each.tag}
    assert {name for name, value in shown.items() if value == "1"} == {"showVal"}
    assert set(shown) == {f"show{what}" for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")}


@pytest.mark.parametrize(
    ("numbers", "percent", "expected"),
    [
        (("0.25", "1"), True, "0%"),
        (("0.255", "1"), True, "0.0%"),
        (("3", "4"), False, "0"),
        (("3.5", "4"), False, "0.0"),
    ],
)
def test_numbers_are_written_with_a_decimal_where_one_needs_it(
    numbers: tuple[str, ...], expected: str, *, percent: bool
) -> None:
    """As the tables beside the chart print them."""
    series = Series("x", tuple(map(Decimal, numbers)))
    root = read(chart_part(Chart("", ("a", "b"), (series,), "", percent=percent)))
    assert texts(root, ".//c:formatCode") == [expected]


def test_bars_that_lie_are_read_from_top_to_bottom() -> None:
    """The first category is the highest, and the numbers stand under the last."""
    root = read(chart_part(a_chart()))
    assert values(root, ".//c:barDir") == ["bar"]
    assert values(root, ".//c:catAx/c:scaling/c:orientation") == ["maxMin"]
    assert values(root, ".//c:valAx/c:crosses") == ["max"]
    standing = read(chart_part(a_chart(direction="columnas")))
    assert values(standing, ".//c:barDir") == ["col"]
    assert values(standing, ".//c:catAx/c:scaling/c:orientation") == ["minMax"]


def test_both_axes_are_shown() -> None:
    """Newer versions of Excel leave out an axis that does not say so."""
    assert values(read(chart_part(a_chart())), ".//c:delete") == ["0", "0"]


def test_percentages_go_from_zero_to_a_hundred_unless_they_go_further() -> None:
    """Two charts side by side can be compared; a number under zero has its room."""
    assert values(read(chart_part(a_chart())), ".//c:scaling/c:max") == ["1"]
    over = Chart("", ("a",), (Series("x", (Decimal("1.4"),)),), "", percent=True)
    assert values(read(chart_part(over)), ".//c:scaling/c:max") == []
    under = Chart("", ("a",), (Series("x", (Decimal("-0.4"),)),), "", percent=True)
    assert values(read(chart_part(under)), ".//c:scaling/c:min") == []


def test_a_chart_without_a_title_has_none() -> None:
    """Offices make one up of a series' name, unless told not to."""
    assert values(read(chart_part(a_chart())), ".//c:autoTitleDeleted") == ["1"]
    assert values(read(chart_part(a_chart(title="Avance"))), ".//c:autoTitleDeleted") == ["0"]


def test_a_series_that_lacks_a_number_is_the_caller_s_mistake() -> None:
    """What has no number says so with None."""
    with pytest.raises(ValueError, match="1 numbers for 2"):
        chart_part(Chart("", ("a", "b"), (Series("x", (HALF,)),), ""))


def test_a_control_character_is_refused() -> None:
    """No XML can hold it."""
    with pytest.raises(ControlCharacterError):
        chart_part(Chart("", ("\x01",), (Series("x", (HALF,)),), ""))


def in_a_workbook(chart: bytes) -> bytes:
    """Put a chart space in a workbook, in the place of one of openpyxl's."""
    book = Workbook()
    book.worksheets[0].add_chart(BarChart(), "B2")
    out = BytesIO()
    book.save(out)
    package = Package.read(out.getvalue(), "libro.xlsx")
    package.parts["xl/charts/chart1.xml"] = chart
    return package.seal()


def chart_findings(path: Path) -> list[str]:
    """Give what the validator finds in the chart; openpyxl's own styles are not ours."""
    return [each for each in validator_findings(path) if "chart" in each]


@pytest.mark.externo
@pytest.mark.parametrize("percent", [True, False])
@pytest.mark.parametrize("stacked", [True, False])
@pytest.mark.parametrize("direction", ["barras", "columnas"])
def test_the_validator_finds_nothing_in_a_workbook(
    direction: Literal["barras", "columnas"], tmp_path: Path, *, stacked: bool, percent: bool
) -> None:
    """Elements stand in the order of the schema, whatever the chart."""
    chart = a_chart(direction=direction, stacked=stacked, percent=percent, title="Avance" if percent else "")
    path = tmp_path / "libro.xlsx"
    path.write_bytes(in_a_workbook(chart_part(chart, categories="Sheet!$B$1:$B$3", names=["Sheet!$C$1"])))
    assert chart_findings(path) == []


@pytest.mark.externo
def test_the_validator_looks_at_the_chart(tmp_path: Path) -> None:
    """An element out of its place is found: the tests above could fail."""
    path = tmp_path / "libro.xlsx"
    damaged = chart_part(a_chart()).replace(
        b'<c:gapWidth val="60"/><c:overlap val="0"/>', b'<c:overlap val="0"/><c:gapWidth val="60"/>'
    )
    path.write_bytes(in_a_workbook(damaged))
    assert len(chart_findings(path)) == 1
