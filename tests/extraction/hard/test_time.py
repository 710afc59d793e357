"""Hard cases of time: a date is a period and no quantity, a duration is one."""

from datetime import date

import pytest

from briefing.extraction.periods import find_periods
from briefing.text.matching import matching
from extraction.hard.stated import Stated, found, stated
from extraction.pages import quantities

PUBLISHED = date(2023, 11, 21)
DURATIONS = [
    ("产量连续10年保持增长。", stated("10年", 10, "年", "duration")),
    ("厂房用了四年建成。", stated("四年", 4, "年", "duration")),
    ("项目用时11个月。", stated("11个月", 11, "个月", "duration")),
    ("审批压缩至3个工作日内。", stated("3个工作日内", 3, "个工作日", "duration", high=3, bound="内")),
    ("抢险持续了七十二小时。", stated("七十二小时", 72, "小时", "duration")),
    ("这门手艺传了三百余年。", stated("三百余年", 300, "年", "duration", low=300, high=400, about="余")),
    ("施工期兩個半月。", stated("兩個半月", "2.5", "個月", "duration")),
    ("他守岛１２年半。", stated("１２年半", "12.5", "年", "duration")),
    ("全程只需十分钟。", stated("十分钟", 10, "分钟", "duration")),
    ("在30日内办结。", stated("30日内", 30, "日", "duration", high=30, bound="内")),
    ("列车晚点30分钟。", stated("30分钟", 30, "分钟", "duration")),
    ("病人住院三四个月。", stated("三四个月", None, "个月", "duration", low=3, high=4)),
    ("协会成立40多年。", stated("40多年", 40, "年", "duration", low=40, high=50, about="多")),
]
DATES = [
    "2023—2025年完成改造。",
    "展会于11月18日至20日举行。",
    "一九七八年的冬天格外冷。",
    "两千零二十四年的春天，他们重返校园。",
    "二〇二三年，新馆开放。",
    "前10个月订单稳步上升。",
    "会议将于上午9:30开始，下午5点结束。",
    "地震发生于14:28:04。",
    "每天8：00—18：00开放。",
    "19时许，列车抵达。",
    "三年前他回到家乡，两个月后开了店。",
    "21世纪初，这里还是一片荒滩。",
    "第一个百年奋斗目标已经实现。",
    "約3至5天後出苗。",
]
PERIODS = [
    ("2023年前三季度产值稳步上升。", "2023年前三季度", date(2023, 1, 1), date(2023, 9, 30)),
    ("2022年前三季度外贸承压。", "2022年前三季度", date(2022, 1, 1), date(2022, 9, 30)),
    ("今年前三季度秋粮长势良好。", "今年前三季度", date(2023, 1, 1), date(2023, 9, 30)),
    ("去年前三季度客运回暖。", "去年前三季度", date(2022, 1, 1), date(2022, 9, 30)),
    ("２０２１年前三季度進出口回升。", "2021年前三季度", date(2021, 1, 1), date(2021, 9, 30)),
    ("今年6月完成签约。", "今年6月", date(2023, 6, 1), date(2023, 6, 30)),
    ("去年产值稳步上升。", "去年", date(2022, 1, 1), date(2022, 12, 31)),
    ("11月20日，展会开幕。", "11月20日", date(2023, 11, 20), date(2023, 11, 20)),
    ("今年2月航线复航。", "今年2月", date(2023, 2, 1), date(2023, 2, 28)),
    ("去年10月桥梁合龙。", "去年10月", date(2022, 10, 1), date(2022, 10, 31)),
    ("9月8日，新生报到。", "9月8日", date(2023, 9, 8), date(2023, 9, 8)),
    ("“十四五”期间持续投入。", "“十四五”期间", date(2021, 1, 1), date(2025, 12, 31)),
    ("“十三五”时期水质改善。", "“十三五”时期", date(2016, 1, 1), date(2020, 12, 31)),
    ("“十二五”期间修通公路。", "“十二五”期间", date(2011, 1, 1), date(2015, 12, 31)),
    ("“十五五”时期谋划新馆。", "“十五五”时期", date(2026, 1, 1), date(2030, 12, 31)),
    ("「十四五」期間擴建碼頭。", "“十四五”期间", date(2021, 1, 1), date(2025, 12, 31)),
    ("2023—2025年完成改造。", "2023—2025年", date(2023, 1, 1), date(2025, 12, 31)),
    ("11月18日至20日举行。", "11月18日至20日", date(2023, 11, 18), date(2023, 11, 20)),
    ("2019—2022年连续丰收。", "2019—2022年", date(2019, 1, 1), date(2022, 12, 31)),
    ("10月1日至7日停办业务。", "10月1日至7日", date(2023, 10, 1), date(2023, 10, 7)),
]


@pytest.mark.parametrize(("text", "content"), DURATIONS, ids=[case[0] for case in DURATIONS])
def test_a_duration_is_a_quantity(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize("text", DATES)
def test_a_date_a_time_of_day_and_a_point_in_time_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(("text", "words", "first", "last"), PERIODS, ids=[case[0] for case in PERIODS])
def test_a_date_is_a_period_relative_to_the_publication(text: str, words: str, first: date, last: date) -> None:
    (period,) = find_periods(matching(text), PUBLISHED)
    assert (period.text, period.first, period.last) == (words, first, last)


@pytest.mark.parametrize("text", [case[0] for case in PERIODS])
def test_a_period_is_no_quantity(text: str) -> None:
    assert quantities(text) == []
