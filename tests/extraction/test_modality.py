"""Which word of intention or expectation reaches which figure, in sentences of our own."""

import pytest

from briefing.extraction.modality import modality_of
from briefing.extraction.periods import find_periods
from briefing.extraction.quantities import find_quantities
from briefing.extraction.timing import periods_of
from extraction.pages import PUBLISHED


def meant(text: str) -> list[tuple[str | None, bool]]:
    """The word of each quantity, and whether no other reading is possible."""
    periods = find_periods(text, PUBLISHED)
    candidates = find_quantities(text, periods)
    governing = periods_of(text, candidates, periods)
    found = [modality_of(text, candidates, number, governing[number], PUBLISHED) for number in range(len(candidates))]
    return [(modality.word, modality.sure) for modality in found]


def words(text: str) -> list[str | None]:
    """The word of each quantity."""
    return [word for word, _ in meant(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争全年接待游客7200万人次，旅游收入增长10%。", ["力争"] * 2),
        ("要确保粮食面积稳定在1200万亩以上。", ["确保"]),
        ("厂里准备再招200人。", ["准备"]),
        ("公司打算投5000万元扩建厂房。", ["打算"]),
        ("市里已备好准备金3000万元。", [None]),
        ("机构预测，明年全球销量达到1700万辆，同比增长20%。", ["预测"] * 2),
        ("分析师估计，该公司市值约300亿元。", ["估计"]),
        ("商会预期，展期内入场人次突破6万人次。", ["预期"]),
        ("预计今年营收30亿元，高于市场预期的28亿元。", ["预计", None]),
        ("拟任干部公示期5天。", [None]),
        ("将3200万元资金直接拨付到村。", [None]),
        ("企业将用工成本压减了12%，将物流时间由72小时缩短至40小时。", [None] * 3),
        ("大桥合龙，距计划工期提前45天。", [None]),
        ("完成投资7.2亿元，占计划总投资的81%。", [None, None]),
        ("公司拟定向发行股票，募集资金不超过23亿元。", ["拟"]),
        ("主要目标是：生产总值增长5.5%；新增就业1100万人；粮食1.3万亿斤。", ["目标"] * 3),
        ("全年产值有望冲击8亿元。", ["有望"]),
        ("我们打算把线上占比从现在的30%提到50%。", [None, "打算"]),
        ("围绕目标，报告部署了10项工作。", [None]),
        ("市里剑指千亿级产业，力求明年产值增长20%。", ["剑指", "力求"]),
        ("约56%的受访者预计，成本将会上涨，36%认为不变。", [None, None]),
        ("车间主任说，厂里明年要上3条产线。", ["要"]),
        ("政府将投入3200万元改造管网。", ["将"]),
    ],
)
def test_a_word_of_intention_or_expectation_reaches_the_figures_it_tells(text: str, expected: list[str | None]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该校计划与企业合办订单班，首期招收90人，毕业后起薪不低于6000元。", ["计划"] * 2),
        ("集团计划斥资12亿元，在东莞兴建中心，楼面面积约18万平方米。", ["计划"] * 2),
        ("公司拟投资30亿元，在横琴建数据中心，总建筑面积8万平方米，机柜5000个。", ["拟"] * 3),
        ("项目拟于明年3月开工，总投资12亿元。", [None]),
        ("产线有望2025年三季度量产，工厂总投资3.2亿欧元。", [None]),
        ("公司拟建设年产20万台的工厂，其中一期8万台预计明年投产。", ["拟", "预计"]),
        ("公司净利润将落在8亿元至9亿元区间，对应市盈率约21倍。", ["将", None]),
        ("年内将上线新卡1万张，每千瓦时用电成本比东部低0.15元。", ["将", None]),
    ],
)
def test_what_is_planned_is_described_in_the_clauses_after_it(text: str, expected: list[str | None]) -> None:
    assert words(text) == expected


_FORESEEN = ("预计", "将", "预计")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计5日夜间到7日，山区有中雪，积雪深度5至8厘米，最低气温将降至零下15摄氏度，阵风可达8级。", [*_FORESEEN]),
        ("农业部门预计，秋粮再获丰收，早稻已收283亿斤。", [None]),
        ("预计可节约成本30%，缩短工期2个月。", ["预计"] * 2),
        ("山区最大风力可达10级。", [None]),
        ("油价可能冲上90美元，但概率不足20%。", ["可能", None]),
        ("这种可能性只有10%。", [None]),
        ("不可能超过3亿元。", [None]),
    ],
)  # fmt: skip
def test_what_is_foreseen_goes_on_until_a_fact(text: str, expected: list[str | None]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "如果需求不恢复，产量将降至300万台。",
        "若项目如期投产，年产值可达20亿元。",
        "一旦堤防失守，将影响3万亩农田。",
        "他希望企业再招200人。",
        "专家建议补贴提高到每亩300元。",
        "油价可能冲上90美元。",
    ],
)
def test_what_is_supposed_or_wished_is_never_sure(text: str) -> None:
    assert [sure for _, sure in meant(text)] == [False]


@pytest.mark.parametrize("text", ["全市共有桥梁1200座。", "公司计划投资6亿元。", "去年产值达到300亿元。"])
def test_a_plain_sentence_is_sure(text: str) -> None:
    assert [sure for _, sure in meant(text)] == [True]
