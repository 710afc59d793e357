from datetime import date

import pytest

from briefing.extraction.periods import find_periods
from briefing.model.annotation import Quantity
from extraction.pages import article_of

PUBLISHED = date(2023, 11, 21)
NEW_YEAR = date(2024, 1, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年11月", date(2022, 11, 1), date(2022, 11, 30)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("二〇二三年", date(2023, 1, 1), date(2023, 12, 31)),
        ("今年上半年", date(2023, 1, 1), date(2023, 6, 30)),
        ("今年下半年", date(2023, 7, 1), date(2023, 12, 31)),
        ("去年前三季度", date(2022, 1, 1), date(2022, 9, 30)),
        ("前两个季度", date(2023, 1, 1), date(2023, 6, 30)),
        ("第三季度", date(2023, 7, 1), date(2023, 9, 30)),
        ("一季度", date(2023, 1, 1), date(2023, 3, 31)),
        ("前10个月", date(2023, 1, 1), date(2023, 10, 31)),
        ("1—8月", date(2023, 1, 1), date(2023, 8, 31)),
        ("今年1至9月", date(2023, 1, 1), date(2023, 9, 30)),
        ("今年年底", date(2023, 12, 31), date(2023, 12, 31)),
        ("明年", date(2024, 1, 1), date(2024, 12, 31)),
        ("“十三五”期间", date(2016, 1, 1), date(2020, 12, 31)),
        ("“十五五”时期", date(2026, 1, 1), date(2030, 12, 31)),
        ("9月28日至10月3日", date(2023, 9, 28), date(2023, 10, 3)),
        ("昨日", date(2023, 11, 20), date(2023, 11, 20)),
        ("今天", date(2023, 11, 21), date(2023, 11, 21)),
    ],
)
def test_a_period_covers_its_days(text: str, first: date, last: date) -> None:
    (found,) = find_periods(text + "，园区新增订单。", PUBLISHED)
    assert (found.text, found.first, found.last) == (text, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("截至5月底", None, date(2023, 5, 31)),
        ("截至10月31日24时", None, date(2023, 10, 31)),
        ("截至2022年末", None, date(2022, 12, 31)),
        ("到2027年", None, date(2027, 12, 31)),
        ("到“十四五”末", None, date(2025, 12, 31)),
        ("“十四五”末", None, date(2025, 12, 31)),
        ("自8月29日结算时起", date(2023, 8, 29), None),
        ("年底前", None, date(2023, 12, 31)),
        ("明年6月底前", None, date(2024, 6, 30)),
        ("今年以来", date(2023, 1, 1), PUBLISHED),
        ("“十四五”以来", date(2021, 1, 1), PUBLISHED),
        ("自2019年启动以来", date(2019, 1, 1), PUBLISHED),
        ("自2023年9月15日起", date(2023, 9, 15), None),
        ("截至6月底止六个月", date(2023, 1, 1), date(2023, 6, 30)),
    ],
)
def test_a_limit_leaves_the_other_end_open(text: str, first: date | None, last: date | None) -> None:
    (found,) = find_periods(text + "，园区新增订单。", PUBLISHED)
    assert (found.text, found.first, found.last) == (text, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("去年12月至今年3月", date(2022, 12, 1), date(2023, 3, 31)),
        ("2023年1月至9月", date(2023, 1, 1), date(2023, 9, 30)),
        ("2021年9月28日至2022年1月3日", date(2021, 9, 28), date(2022, 1, 3)),
        ("2012年至2022年", date(2012, 1, 1), date(2022, 12, 31)),
        ("1-8月份", date(2023, 1, 1), date(2023, 8, 31)),
        ("一至九月", date(2023, 1, 1), date(2023, 9, 30)),
        ("18日至20日", date(2023, 11, 18), date(2023, 11, 20)),
        ("11月20日至22日", date(2023, 11, 20), date(2023, 11, 22)),
        ("头十个月", date(2023, 1, 1), date(2023, 10, 31)),
        ("今年首八个月", date(2023, 1, 1), date(2023, 8, 31)),
        ("前八月", date(2023, 1, 1), date(2023, 8, 31)),
        ("二至三季度", date(2023, 4, 1), date(2023, 9, 30)),
        ("第四季", date(2023, 10, 1), date(2023, 12, 31)),
        ("9月中旬", date(2023, 9, 11), date(2023, 9, 20)),
        ("上个月", date(2023, 10, 1), date(2023, 10, 31)),
        ("上周五", date(2023, 11, 17), date(2023, 11, 17)),
        ("本季度", date(2023, 10, 1), date(2023, 12, 31)),
        ("民国三十八年", date(1949, 1, 1), date(1949, 12, 31)),
        ("’23年", date(2023, 1, 1), date(2023, 12, 31)),
        ("Q2", date(2023, 4, 1), date(2023, 6, 30)),
        ("2022Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("昨（20）日", date(2023, 11, 20), date(2023, 11, 20)),
        ("（十九）日", date(2023, 11, 19), date(2023, 11, 19)),
        ("上（10）月", date(2023, 10, 1), date(2023, 10, 31)),
        ("去（2022）年", date(2022, 1, 1), date(2022, 12, 31)),
        ("周二", date(2023, 11, 21), date(2023, 11, 21)),
        ("周五", date(2023, 11, 17), date(2023, 11, 17)),
        ("上世纪90年代", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_ranges_and_older_ways_of_writing_are_read(text: str, first: date, last: date) -> None:
    (found,) = find_periods(text + "，园区新增订单。", PUBLISHED)
    assert (found.text, found.first, found.last) == (text, first, last)


@pytest.mark.parametrize(
    ("text", "published", "year"),
    [
        ("全年粮食产量达到210万吨。", NEW_YEAR, 2023),
        ("全年计划实施项目210个。", NEW_YEAR, 2024),
        ("前11个月，出口增长5%。", NEW_YEAR, 2023),
        ("上半年开工，明年建成。", NEW_YEAR, 2024),
        ("12月，销量增长5%。", NEW_YEAR, 2023),
        ("四季度还将办6场。", date(2023, 9, 15), 2023),
        ("截至2022年底，有80家。全年产值300亿元。", PUBLISHED, 2022),
        ("力争全年完成投资6亿元。", PUBLISHED, 2023),
    ],
)
def test_a_part_of_a_year_without_its_year_is_over_unless_a_plan_names_it(
    text: str, published: date, year: int
) -> None:
    found = [f for f in find_periods(text, published) if f.last and "明年" not in f.text][-1]
    assert found.last is not None
    assert found.last.year == year


@pytest.mark.parametrize(
    "text",
    [
        "4754.8亿元", "连续10年", "12个月", "6月龄的羔羊", "1998年版图书", "90后", "2023中国汽车大会",
        "京政发〔2023〕5号", "三年级学生", "3日游", "30日内", "100日元", "五年规划", "岁末年初", "三月球",
        "隔夜拆借", "两年内部", "双周一次", "EQ2级",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [f.text for f in find_periods(text + "，订单增长。", PUBLISHED)] == []


@pytest.mark.parametrize(
    "text",
    [
        "比去年增长5%", "较上年末提高2个点", "是2017年的53倍", "创2012年以来新高", "与2021年持平", "高于上年2个点",
        "新华社北京11月20日电", "20日从市商务局获悉，", "《2022年统计公报》", "“十四五”规划》",
        "占去年的80%", "每年9月，候鸟飞来",
        "12月交货的期货", "1月交割的原油", "9月合约", "全年有10个月可用",
    ],
)  # fmt: skip
def test_a_date_that_no_figure_holds_for_is_a_reference(text: str) -> None:
    assert [f.reference for f in find_periods(text, PUBLISHED)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "国家统计局28日发布的《2023年统计公报》显示，初步核算，全年产值1260亿元，增长5%。",
        "国家统计局2月28日公布，全年产值1260亿元。",
    ],
)
def test_the_whole_year_is_not_the_one_in_which_the_news_came(text: str) -> None:
    found = find_periods(text, date(2024, 2, 29))
    assert [(p.first, p.last) for p in found if p.text == "全年"] == [(date(2023, 1, 1), date(2023, 12, 31))]


def test_the_same_day_is_the_day_last_named_also_after_a_limit() -> None:
    found = find_periods("截至7月25日收盘，甲股涨1%；乙股同日跌2%。", PUBLISHED)
    assert (found[1].first, found[1].last) == (date(2023, 7, 25), date(2023, 7, 25))


def test_the_year_before_is_counted_from_the_one_told() -> None:
    found = find_periods("2020年产值3亿元，前一年只有1亿元，", PUBLISHED)
    assert found[1].first == date(2019, 1, 1)


def test_today_is_the_day_of_the_dateline_and_unknown_in_speech() -> None:
    text = "本台大连11月3日消息：汽车船今天启航。“今天运走300辆。”他说。"
    assert [f.first for f in find_periods(text, PUBLISHED) if f.text == "今天"] == [date(2023, 11, 3), None]


def test_the_same_time_is_that_of_the_period_named_before() -> None:
    found = find_periods("今年前9个月，出口增长；同期进口下降；去年同期为5亿元。", PUBLISHED)
    assert [(f.first, f.last) for f in found[1:]] == [
        (date(2023, 1, 1), date(2023, 9, 30)),
        (date(2022, 1, 1), date(2022, 9, 30)),
    ]


@pytest.mark.parametrize(
    ("text", "day"), [("12月30日", date(2023, 12, 30)), ("1月4日", date(2024, 1, 4)), ("3月1日", date(2024, 3, 1))]
)
def test_a_day_without_a_year_is_the_last_one_unless_it_is_soon(text: str, day: date) -> None:
    (found,) = find_periods(text + "，展会开幕。", NEW_YEAR)
    assert found.first == day


@pytest.mark.parametrize("text", ["目前", "近五年", "近年来"])
def test_a_vague_time_is_a_period_without_days(text: str) -> None:
    (found,) = find_periods(text + "，订单不断。", PUBLISHED)
    assert (found.text, found.first, found.last) == (text, None, None)


def test_a_relative_time_has_no_days_where_the_day_of_publication_is_not_known() -> None:
    assert [(f.first, f.last) for f in find_periods("今年6月，去年，11月20日", None)] == [(None, None)] * 3


@pytest.mark.parametrize("text", ["2023年2月30日", "2023年13月"])
def test_a_day_that_no_calendar_has_gets_no_days(text: str) -> None:
    assert all(found.last is None or found.last.year == 2023 for found in find_periods(text, PUBLISHED))
    assert not any(found.kind == "day" and found.first for found in find_periods(text, PUBLISHED))


def test_the_end_of_a_year_is_its_last_day_however_the_year_is_written() -> None:
    (found,) = find_periods("2022年底，园区有企业80家。", PUBLISHED)
    assert (found.first, found.last) == (date(2022, 12, 31), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2022年，产值达到300亿元，增长5%。", ["2022年", "2022年"]),
        ("去年产值300亿元。今年前三季度达到280亿元。", ["去年", "今年前三季度"]),
        ("产值达到300亿元。", [None]),
        ("公司计划投资6亿元，于2025年建成。", [None]),
        ("今年新增企业20家，到2026年将达到80家。", ["今年", "到2026年"]),
        ("产量比去年同期增长8%。", [None]),
    ],
)
def test_a_quantity_has_the_period_that_governs_it(text: str, periods: list[str | None]) -> None:
    found = [q.period.text if q.period else None for _, q in article_of(text).all_of(Quantity)]
    assert found == periods


def test_periods_named_together_are_handed_out_one_by_one() -> None:
    found = article_of("2021年、2022年产值分别增长5%、8%。").all_of(Quantity)
    assert [q.period.text if q.period else None for _, q in found] == ["2021年", "2022年"]


def test_who_came_to_an_event_came_on_its_day() -> None:
    page = article_of("11月18日，装备博览会在渝开幕。来自12个省市的150余家企业参会。")
    assert [q.period.text for words, q in page.all_of(Quantity) if words == "150余家" and q.period] == ["11月18日"]
