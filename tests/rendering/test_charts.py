import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Chart, ChartKind, Series
from briefing.rendering.charts import label_format, openpyxl_chart
from briefing.rendering.fills import fills_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COLORS = ("#8C1D22", "#2F5D8C")
KINDS: Sequence[ChartKind] = ("bar", "column", "line")
CHART = Chart(
    title="规上产值",
    kind="bar",
    categories=("先进材料", "=1+1", "电子\x0b信息"),
    series=(
        Series("本期", (Decimal("4754.8"), Decimal(3120), None)),
        Series("上年同期", (Decimal(4500), Decimal(-12), Decimal("0.25"))),
    ),
    unit="亿元",
    anchor="chart",
    description="规上产值对比",
    labels=(("4754.8亿元", "超过3120亿元", ""), ()),
)


def drawn(chart: Chart, *, cached: bool = True) -> tuple[Worksheet, etree._Element]:
    """The sheet as read back, and the chart's XML."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "数据 一"
    sheet.add_chart(openpyxl_chart(chart, sheet, 3, 2, colors=COLORS, cached=cached), "H2")
    target = io.BytesIO()
    book.save(target)
    with ZipFile(target) as archive:
        xml = etree.fromstring(archive.read("xl/charts/chart1.xml"))
    return openpyxl.load_workbook(target).worksheets[0], xml


def texts(xml: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in xml.iterfind(path)]


def test_data_stand_in_the_sheet_from_the_given_corner() -> None:
    sheet, _ = drawn(CHART)
    rows = [[cell.value for cell in row] for row in sheet["B3:D6"]]
    assert rows[0] == [None, "本期", "上年同期"]
    assert rows[1] == ["先进材料", 4754.8, 4500]
    assert rows[3] == ["电子信息", None, 0.25]


def test_text_is_never_a_formula() -> None:
    sheet, _ = drawn(CHART)
    assert (sheet["B5"].value, sheet["B5"].data_type, sheet["B5"].quotePrefix) == ("=1+1", "s", True)


def test_the_chart_points_at_its_cells() -> None:
    _, xml = drawn(CHART)
    assert texts(xml, f".//{C}f") == [
        "'数据 一'!$C$3", "'数据 一'!$B$4:$B$6", "'数据 一'!$C$4:$C$6",
        "'数据 一'!$D$3", "'数据 一'!$B$4:$B$6", "'数据 一'!$D$4:$D$6",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_caches_hold_exact_values_and_leave_gaps(kind: ChartKind) -> None:
    _, xml = drawn(replace(CHART, kind=kind))
    assert texts(xml, f".//{C}numCache/{C}pt/{C}v") == ["4754.8", "3120", "4500", "-12", "0.25"]
    assert texts(xml, f".//{C}tx//{C}pt/{C}v") == ["本期", "上年同期"]


def test_nothing_is_cached_unless_asked_for() -> None:
    _, xml = drawn(CHART, cached=False)
    assert not texts(xml, f".//{C}pt")


def test_title_names_the_unit() -> None:
    _, xml = drawn(CHART)
    assert "".join(xml.find(f"{C}chart/{C}title").itertext()) == "规上产值（单位：亿元）"


def test_horizontal_bars_are_read_from_the_top() -> None:
    _, bar = drawn(CHART)
    _, column = drawn(replace(CHART, kind="column"))
    assert bar.find(f".//{C}barDir").get("val") == "bar"
    assert bar.find(f".//{C}catAx//{C}orientation").get("val") == "maxMin"
    assert column.find(f".//{C}barDir").get("val") == "col"
    assert column.find(f".//{C}catAx//{C}orientation").get("val") == "minMax"


@pytest.mark.parametrize("kind", KINDS)
def test_series_have_the_templates_colours_and_chinese_fonts(kind: ChartKind) -> None:
    _, xml = drawn(replace(CHART, kind=kind))
    painted = etree.tostring(xml).decode()
    assert all(fill.color.lstrip("#") in painted for fill in fills_of(replace(CHART, kind=kind), COLORS))
    fonts = xml.findall(".//{http://schemas.openxmlformats.org/drawingml/2006/main}ea")
    assert fonts
    assert {font.get("typeface") for font in fonts} == {"黑体"}


def test_labels_say_what_the_source_prints() -> None:
    _, xml = drawn(CHART)
    labels = xml.findall(f".//{C}dLbl/{C}numFmt")
    assert [label.get("formatCode") for label in labels] == ['0.0"亿元"', '"超过"0"亿元"']


def test_a_single_series_needs_no_legend() -> None:
    _, two = drawn(CHART)
    _, one = drawn(replace(CHART, series=CHART.series[:1]))
    assert two.find(f".//{C}legend") is not None
    assert one.find(f".//{C}legend") is None


def test_bars_start_at_zero_and_leave_room_for_the_label_of_a_fall() -> None:
    _, below = drawn(CHART)
    _, above = drawn(replace(CHART, series=CHART.series[:1]))
    assert float(below.find(f".//{C}valAx/{C}scaling/{C}min").get("val")) < -12 - 700
    assert above.find(f".//{C}valAx/{C}scaling/{C}min").get("val") == "0"


@pytest.mark.parametrize(
    ("value", "label", "expected"),
    [
        ("4754.8", "4754.8亿元", '0.0"亿元"'),
        ("310", "超过310亿元", '"超过"0"亿元"'),
        ("4754.8", "4,754.8", "#,##0.0"),
        ("-3.2", "-3.2%", '0.0"%"'),
        ("-3.5", "-3.5%", '0.0"%"'),
        ("-3.5", "−3.5%", '"−3.5%";"−3.5%"'),
        ("-3.5", "同比-3.5%", '"同比-3.5%";"同比-3.5%"'),
        ("-3.2", "下降3.2%", '"下降3.2%";"下降3.2%"'),
        ("12000", "1.2万家", '"1.2万家";"1.2万家"'),
        ("90", "近90家", '"近"0"家"'),
        ("5", '"5"', '"”"0"”"'),
        ("7", "2023年7家", '"2023年"0"家"'),
    ],
)
def test_a_label_becomes_a_number_format(value: str, label: str, expected: str) -> None:
    assert label_format(Decimal(value), label) == expected
