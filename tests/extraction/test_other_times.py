"""Figures that hold for another time than the rest of their sentence or paragraph, in sentences of our own."""

from datetime import date

import pytest

from briefing.extraction.periods import find_periods
from briefing.extraction.quantities import find_quantities
from briefing.extraction.thread import START, follow
from briefing.extraction.timing import periods_of

PUBLISHED = date(2023, 11, 21)


def told(text: str) -> list[str]:
    """The words of the period of each quantity, empty where it has none."""
    periods = find_periods(text, PUBLISHED)
    return [found.text if found else "" for found in periods_of(text, find_quantities(text, periods), periods)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("眼下，洛阳有轴承企业1300余家，风电轴承市场占有率超过40%。", ["", ""]),
        ("村里去年建成的6.5公里产业路，串起1.2万亩茶园。", ["去年", ""]),
        ("今年船厂已交付28艘，订单排至2028年，金额超900亿元。", ["今年"] * 2),
        ("工厂今年装了2台风机，一年可发60万度电。", ["今年", ""]),
        ("十年前靠2台旧机起家，最风光时员工120人。", ["十年前", ""]),
        ("公司去年净利润2100万元，年产冷柜40万台。", ["去年", ""]),
        ("学校9月招生120名，毕业留用满两年的，一次性奖励1万元。", ["9月", "", ""]),
        ("上年占比（2022年为14%）提高到16.5%。", ["2022年", "上年"]),
        ("2022年起，陆续建成食堂43家，日均就餐5200人次。", ["2022年起", ""]),
        ("2024年资本支出150亿元，较今年110亿元增加36%。", ["2024年", "今年", "2024年"]),
        ("今年以来涨27%，本益比18倍。", ["今年以来", ""]),
        ("国庆七天，客流312万人次，比去年国庆多16%。", ["国庆七天"] * 2),
        ("完成年度投资680亿元。推动15个项目开工。", ["年度", ""]),
        ("一季度，工业增长9.6%。3月当月，用电21亿千瓦时。汽车产量增长62%。", ["一季度", "3月当月", "一季度"]),
        ("县里计划再上马6个项目，总投资9.8亿元，年内全部开工。", ["年内"] * 2),
        ("二期计划投资7.5亿元，明年5月动工。", [""]),
        ("去年10月，查处案件37起；今年升级后的锁扣，仿冒率下降八成。", ["去年10月", ""]),
        ("上半年出口4.5万台；存量设备200万台中服役超8年的占45%。", ["上半年", "", "", ""]),
        ("今年7月实施的新国标把汤料包等23项指标细化。", [""]),
    ],
)
def test_a_figure_of_another_time_than_its_sentence_has_its_own_or_none(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("棚龄长的老棚占近三成，一座棚改造要20多万元。", ["", ""]),
        ("工业技改投资增长13.7%，占工业投资的56.4%。", ["去年"] * 2),
    ],
)
def test_a_paragraph_goes_on_with_the_period_of_the_one_before_where_it_reports(text: str, own: list[str]) -> None:
    first = "去年，全市产值300亿元，增长8%。"
    thread = follow(START, first, find_periods(first, PUBLISHED))
    periods = find_periods(text, PUBLISHED)
    found = periods_of(text, find_quantities(text, periods), periods, thread)
    assert [p.text if p else "" for p in found] == own


@pytest.mark.parametrize(
    ("first", "second", "own", "part"),
    [
        ("2022年极不平凡。我们主要做了以下工作：", "完成造林21万亩，优良率100%。", ["2022年"] * 2, "review"),
        ("2024年的主要目标是：投资增长7%。", "实施重点项目310个，投入增长15%。", ["2024年"] * 2, "plan"),
    ],
)
def test_a_sentence_opens_a_part_of_a_report_without_a_heading(
    first: str, second: str, own: list[str], part: str
) -> None:
    thread = follow(START, first, find_periods(first, PUBLISHED))
    assert thread.part == part
    periods = find_periods(second, PUBLISHED)
    found = periods_of(second, find_quantities(second, periods), periods, thread)
    assert [p.text if p else "" for p in found] == own
