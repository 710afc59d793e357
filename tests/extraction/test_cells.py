from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extraction.cells import NO_UNIT, read_number, unit_of
from briefing.extraction.heads import nature_of, read_head, read_period, type_of
from briefing.text.numerals import scale_factor

SCALES = ("", "百", "千", "万", "百万", "千万", "亿", "百亿", "千亿", "万亿")


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        ("亿元", "亿", "元"), ("万人次", "万", "人次"), ("%", "", "%"), ("个百分点", "", "百分点"), ("±%", "", "%"),
        ("亿元人民币", "亿", "元"), ("亿美元", "亿", "美元"), ("千瓦时", "", "千瓦时"), ("亿千瓦时", "亿", "千瓦时"),
        ("万台（套）", "万", "台（套）"), ("百分点", "", "百分点"), ("％", "", "%"),
        ("万元/人", "万", "元/人"), ("元/吨", "", "元/吨"),
    ],
)  # fmt: skip
def test_a_unit_gives_its_scale(text: str, scale: str, unit: str) -> None:
    found = unit_of(text)
    assert (found.scale, found.text, found.known) == (scale, unit, True)


@pytest.mark.parametrize(
    ("cell", "column", "value", "low", "high"),
    [
        ("4754.8", "亿元", "475480000000", None, None),
        ("4,754.80", "亿元", "475480000000", None, None),
        ("310亿", "元", "31000000000", None, None),
        ("310亿元", "", "31000000000", None, None),
        ("14.8%", "", "14.8", None, None),
        ("-3.5", "%", "-3.5", None, None),
        ("－3.5%", "%", "-3.5", None, None),
        ("超过310", "亿元", "31000000000", "31000000000", None),
        ("近300", "家", "300", None, "300"),
        ("300余人", "", "300", "300", "400"),
        ("10%以上", "", "10", "10", None),
        ("9亿—16亿元", "", None, "900000000", "1600000000"),
        ("10%-15%", "", None, "10", "15"),
        ("10～15", "万辆", None, "100000", "150000"),
        ("￥1,234.5", "", "1234.5", None, None),
        ("４２０", "家", "420", None, None),
    ],
)
def test_a_cell_is_read_with_the_unit_of_its_column(
    cell: str, column: str, value: str | None, low: str | None, high: str | None
) -> None:
    found = read_number(cell, unit_of(column) if column else NO_UNIT)
    assert found is not None
    assert found.whole
    assert [None if n is None else str(n) for n in (found.value, found.low, found.high)] == [value, low, high]


@pytest.mark.parametrize(
    "cell",
    ["", "—", "-", "/", "无", "未公布", "1,5", "2023-11-20", "3/4", "#DIV/0!", "4+4+N", "是", "15—10亿元", "1.2.3"],
)
def test_what_is_no_number_is_none(cell: str) -> None:
    assert read_number(cell, unit_of("亿元")) is None


def test_a_scale_in_cell_and_column_could_mean_either() -> None:
    assert read_number("310亿", unit_of("亿元")) is None
    assert read_number("310亿元", unit_of("亿元")) is not None


@pytest.mark.parametrize("cell", ["5亿元（含税）", "5亿沃", "5万份子", "5亿元"])
def test_a_scale_is_never_lost_before_what_is_not_understood(cell: str) -> None:
    found = read_number(cell)
    assert found is not None
    assert found.value in {Decimal(500000000), Decimal(50000)}
    assert found.whole == (cell == "5亿元")


def test_another_unit_than_the_columns_is_doubtful() -> None:
    found = read_number("310万元", unit_of("亿元"))
    assert found is not None
    assert (found.value, found.whole) == (Decimal(3100000), False)


@pytest.mark.parametrize(
    ("word", "low", "high"), [("超过", 310, None), ("以上", 310, None), ("不足", None, 310), ("以内", None, 310)]
)
def test_a_qualifier_beside_the_cell_bounds_it(word: str, low: int | None, high: int | None) -> None:
    found = read_number("310", unit_of("个"), word)
    assert found is not None
    assert (found.low, found.high, found.bound, found.whole) == (low, high, word, True)
    unknown = read_number("310", unit_of("个"), "据说")
    assert unknown is not None
    assert not unknown.whole


@given(st.decimals(0, 10**9, places=3), st.sampled_from(SCALES), st.booleans(), st.booleans())
def test_values_are_exact_under_every_scale(value: Decimal, scale: str, grouped: bool, inside: bool) -> None:
    number = f"{value:,}" if grouped else str(value)
    found = read_number(number + (f"{scale}元" if inside else ""), NO_UNIT if inside else unit_of(f"{scale}元"))
    assert found is not None
    assert found.value == value * scale_factor(scale)
    assert (found.printed, found.unit.scale, found.unit.text) == (number, scale, "元")


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2023", "2023-01-01 2023-12-31"), ("2023年", "2023-01-01 2023-12-31"), ("2023-11", "2023-11-01 2023-11-30"),
        ("2023年9月", "2023-09-01 2023-09-30"), ("2023.9", "2023-09-01 2023-09-30"),
        ("2023Q3", "2023-07-01 2023-09-30"),
        ("2023年前三季度", "2023-01-01 2023-09-30"), ("2023-11-20", "2023-11-20 2023-11-20"),
        ("2023-11-20 15:30", "2023-11-20 2023-11-20"), ("2023年1-9月", "2023-01-01 2023-09-30"),
        ("前三季度", "None None"), ("不详", "None None"), ("2023-13", "None None"),
        ("2023年11月22-24日", "2023-11-22 2023-11-24"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_period(cell: str, days: str) -> None:
    found = read_period(cell, None)
    assert found is not None
    assert found.text == cell
    assert f"{found.start} {found.end}" == days


def test_a_head_is_taken_apart() -> None:
    head = read_head("2023年前三季度产值（规上，亿元）", None)
    assert (head.label, head.unit.scale, head.unit.text, head.scope) == ("产值", "亿", "元", "规上")
    assert head.period is not None
    assert head.period.text == "2023年前三季度"
    assert read_head("金额（亿元）", None).generic
    assert not read_head("产值（亿元）", None).generic


def test_a_figure_of_the_year_before_is_never_taken_for_this_years() -> None:
    head = read_head("去年同期（亿元）", None)
    assert head.period is not None
    assert (head.period.text, head.period.start, head.sure) == ("去年同期", None, False)
    assert read_head("比上年增长（%）", None) == read_head("增长（%）", None)


def test_words_of_intention_and_kind() -> None:
    assert nature_of("", "2024年目标") == ("目标", "target")
    assert nature_of("预计") == ("预计", "forecast")
    assert nature_of("实绩", "产值") == (None, "actual")
    assert [type_of("percent", "%", word) for word in ("同比增长", "占比", "贡献率", "达成率")] == [
        "growth", "share", "contribution", "percent",
    ]  # fmt: skip
    assert type_of("amount", "元", "同比增长") == "amount"
