import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree  # type: ignore[import-untyped]  # it ships no types
from openpyxl.worksheet.worksheet import Worksheet

from briefing.model.document import Chart, ChartKind, Run, Series
from briefing.rendering.charts import label_format, openpyxl_chart, table_of, values_of
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


def of_kind(kind: ChartKind) -> Chart:
    """A chart of that kind with a small part, a gap, and a label that the source words itself."""
    series = (
        Series("汽车", (Decimal(60), Decimal(3)), ("a-q1", "a-q2")),
        Series("材料", (Decimal(40), None), ("a-q3", None), second=kind == "combo"),
    )
    labels = (("约60亿元", "3亿元"), ("40亿元", ""))
    return Chart(
        "产值", kind, ("2025年", "2027年"), series, "亿元", "c", "图", labels, (Run("来源：示范日报", cites=(1,)),)
    )


NATIVE: Sequence[ChartKind] = ("bar", "column", "stacked", "line", "combo", "share", "target")


@pytest.mark.parametrize("kind", NATIVE)
def test_each_kind_that_office_knows_is_native_with_all_its_series(kind: ChartKind) -> None:
    _, xml = drawn(of_kind(kind))
    assert table_of(of_kind(kind)) is None
    assert texts(xml, f".//{C}ser/{C}tx//{C}pt/{C}v") == ["汽车", "材料"]
    assert texts(xml, f".//{C}numCache/{C}pt/{C}v") == ["60", "3", "40"]


@pytest.mark.parametrize(("kind", "grouping"), [("stacked", "stacked"), ("share", "percentStacked")])
def test_parts_of_a_whole_stand_on_each_other(kind: ChartKind, grouping: str) -> None:
    _, xml = drawn(of_kind(kind))
    assert xml.find(f".//{C}grouping").get("val") == grouping
    assert xml.find(f".//{C}overlap").get("val") == "100"


def test_a_combo_has_a_line_on_an_axis_of_its_own_with_the_same_zero() -> None:
    fall = (Series("产值", (Decimal(60), Decimal(30))), Series("增速", (Decimal(5), Decimal(-3)), second=True))
    _, xml = drawn(replace(of_kind("combo"), series=fall, labels=()))
    assert (len(xml.findall(f".//{C}barChart")), len(xml.findall(f".//{C}lineChart"))) == (1, 1)
    ends = [
        tuple(float(axis.find(f"{C}scaling/{C}{end}").get("val")) for end in ("min", "max"))
        for axis in xml.findall(f".//{C}valAx")
    ]
    (low, high), (other_low, other_high) = ends
    assert low < 0
    assert low / high == pytest.approx(other_low / other_high)


@pytest.mark.parametrize("kind", ["timeline", "matrix"])
def test_what_office_cannot_draw_is_a_table_of_every_value_with_its_annotation(kind: ChartKind) -> None:
    table = table_of(of_kind(kind))
    assert table is not None
    told = {(cell.text, cell.states) for row in table.rows for cell in row if cell.states}
    assert told == {("约60亿元", ("a-q1",)), ("3亿元", ("a-q2",)), ("40亿元", ("a-q3",))}


def test_a_matrix_that_is_too_wide_is_turned_and_one_that_is_too_large_told_in_words() -> None:
    many = tuple(f"第{number}区" for number in range(20))
    row = Series("汽车", (None,) * 20)
    wide = replace(of_kind("matrix"), categories=many, series=(row,) * 2, labels=(("●",) * 20,) * 2)
    large = replace(wide, series=(row,) * 20, labels=(("●",) * 19 + ("5亿元",),) * 20)
    turned, listed = table_of(wide), table_of(large)
    assert turned is not None
    assert listed is not None
    assert (len(turned.columns), len(turned.rows)) == (3, 20)
    assert [cell.text for cell in listed.rows[0]] == ["汽车", "第19区：5亿元", "、".join(many[:19])]


def test_a_label_that_finds_no_room_is_hidden_and_told_in_a_table() -> None:
    _, xml = drawn(of_kind("stacked"))
    assert [label.get("formatCode") for label in xml.findall(f".//{C}dLbl/{C}numFmt")] == [
        '"约"0"亿元"', ";;;", '0"亿元"',
    ]  # fmt: skip
    told = values_of(of_kind("stacked"))
    assert told is not None
    assert [[cell.text for cell in row] for row in told.rows] == [
        ["2025年", "约60亿元", "40亿元"],
        ["2027年", "3亿元", ""],
    ]
    assert told.rows[1][1].states == ("a-q2",)


def test_a_chart_with_room_for_its_labels_needs_no_table() -> None:
    assert values_of(of_kind("bar")) is None
    assert values_of(of_kind("target")) is None


def test_series_are_hatched_as_on_paper() -> None:
    _, xml = drawn(of_kind("column"))
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    assert [fill.get("prst") for fill in xml.iter(f"{drawing}pattFill")] == ["wdUpDiag"]
