from datetime import date

import pytest

from briefing.extraction.dating import infer_date
from briefing.extraction.periods import find_periods
from briefing.model.annotation import Quantity
from extraction.pages import article_of, source_of

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


@pytest.mark.parametrize(
    ("text", "name", "day", "basis"),
    [
        ("2023年11月21日 星期二 第3版\n产值稳步上升。", "版面.txt", date(2023, 11, 21), "printed"),
        (
            "重庆日报 2023年11月21日\n11月18日开幕。2022年产值上升。",
            "page-2020-01-01.txt",
            date(2023, 11, 21),
            "printed",
        ),
        ("产值稳步上升。", "page-2023-11-21.txt", date(2023, 11, 21), "inferred"),
        ("11月20日，2023智能装备博览会开幕。", "版面.txt", date(2023, 11, 21), "inferred"),
        ("12月31日，2023年收官。力争到2027年翻番。", "版面.txt", None, None),
        ("11月20日，产值2088亿元，企业2099家，2019年同期1800家。", "版面.txt", None, None),
        ("产值稳步上升。", "版面.txt", None, None),
        ("产值稳步上升。", "page-2023-13-45.txt", None, None),
    ],
)
def test_the_day_of_publication_is_printed_or_inferred_and_says_so(
    text: str, name: str, day: date | None, basis: str | None
) -> None:
    source = infer_date(source_of(text, None, name))
    assert (source.date, source.date_basis) == (day, basis)


def test_a_given_day_wins_over_every_other() -> None:
    source = infer_date(source_of("2022年1月1日\n产值上升。", PUBLISHED, "page-2020-01-01.txt"))
    assert (source.date, source.date_basis) == (PUBLISHED, "given")
