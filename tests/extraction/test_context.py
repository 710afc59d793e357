"""Modality, nature, growth and share: what the words around a number make of it."""

from decimal import Decimal

import pytest

from briefing.model.annotation import Nature, Quantity, Target
from extraction.pages import article_of, page_of, quantities


@pytest.mark.parametrize(
    ("text", "modality", "nature"),
    [
        ("产值力争突破5000亿元。", "力争", "target"),
        ("公司计划明年投资6亿元。", "计划", "target"),
        ("确保全年完成投资90亿元。", "确保", "target"),
        ("目标是到2030年建成10座智能工厂。", "目标", "target"),
        ("预计全年销量40万辆。", "预计", "forecast"),
        ("全年有望突破800亿元。", "有望", "forecast"),
        ("产量将达30万台。", "将", "forecast"),
        ("到2025年，产量将达30万台。", "将", "target"),
        ("到2025年，产量达到30万台。", None, "target"),
        ("去年产值达到3000亿元。", None, "actual"),
        ("力争打造一流园区，目前已集聚企业80家。", None, "actual"),
        ("预计效果很好；去年完成投资3亿元。", None, "actual"),
    ],
)
def test_intention_and_expectation_decide_the_nature(text: str, modality: str | None, nature: Nature) -> None:
    ((_, quantity),) = quantities(text)
    assert (quantity.modality, quantity.nature) == (modality, nature)


def test_intention_holds_for_every_figure_of_its_clauses() -> None:
    page = article_of("到2025年，产量将达30万台，本地配套率达到80%以上。")
    assert [(q.modality, q.nature) for _, q in page.all_of(Quantity)] == [("将", "target")] * 2
    assert [target.deadline for _, target in page.all_of(Target)] == ["到2025年"] * 2


def test_will_that_means_to_take_something_leaves_the_figure_actual() -> None:
    ((_, quantity),) = quantities("我市将38家企业列为试点。")
    assert (quantity.modality, quantity.nature) == (None, "actual")


def test_will_of_another_clause_leaves_the_figure_actual() -> None:
    ((_, quantity),) = quantities("他将在会上发言，12家企业到会。")
    assert (quantity.modality, quantity.nature) == (None, "actual")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("产值同比增长8.1%。", "growth", "8.1"),
        ("产值增速为8.1%。", "growth", "8.1"),
        ("利润下降2.5%。", "growth", "-2.5"),
        ("单位能耗降幅达6%。", "growth", "-6"),
        ("以12%的速度增长。", "growth", "12"),
        ("产量同比-3.5%。", "growth", "-3.5"),
        ("出口占全市的42.9%。", "share", "42.9"),
        ("占比达到36%。", "share", "36"),
        ("获得15%的市场份额。", "share", "15"),
        ("对工业增长的贡献率为41.8%。", "contribution", "41.8"),
        ("本地配套率提高到80%。", "percent", "80"),
        ("项目主体完成90%。", "percent", "90"),
        ("占比回落0.8个百分点。", "points", "-0.8"),
    ],
)
def test_a_percentage_is_growth_a_share_a_contribution_or_none_of_them(text: str, kind: str, value: str) -> None:
    ((_, quantity),) = quantities(text)
    assert (quantity.type, quantity.value) == (kind, Decimal(value))


def test_growth_has_the_measure_of_the_clause_before() -> None:
    (_, amount), (_, growth) = quantities("全市装备产业规上产值达到1284.6亿元，同比增长6.3%。")
    assert (amount.measure, amount.holder, amount.scope) == ("规上产值", "全市装备产业", "规上")
    assert (growth.measure, growth.holder, growth.type) == ("规上产值", "全市装备产业", "growth")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("销量同比下降3%。", "销量"),
        ("产品合格率在95%以上。", "合格率"),
        ("园区集聚规上企业42家。", "规上企业"),
        ("签约24个项目。", "项目"),
        ("服装出口额增长1.5倍。", "出口额"),
    ],
)
def test_what_is_measured_is_read_off_the_words_beside_the_number(text: str, measure: str) -> None:
    ((_, quantity),) = quantities(text)
    assert quantity.measure == measure


@pytest.mark.parametrize(
    ("text", "holder", "measure"),
    [
        ("新线产能达到20万台。", "新线", "产能"),
        ("展会吸引了150家企业。", "展会", "企业"),
        ("在建项目120个。", None, "在建项目"),
    ],
)
def test_a_word_that_ends_like_an_auxiliary_stays_whole(text: str, holder: str | None, measure: str) -> None:
    ((_, quantity),) = quantities(text)
    assert (quantity.holder, quantity.measure) == (holder, measure)


def test_the_district_that_opens_a_paragraph_holds_its_figures() -> None:
    ((_, quantity),) = quantities("綦江区副区长何勇介绍，去年铝材产值达到210亿元。")
    assert (quantity.measure, quantity.holder) == ("产值", "綦江区铝材")


def test_the_speakers_firm_holds_the_figures_of_its_speech() -> None:
    page = article_of("云岭机械集团总经理周海燕说：“去年营业收入达到12亿元。”")
    assert [q.holder for _, q in page.all_of(Quantity)] == ["云岭机械集团"]


def test_a_figure_of_the_headline_is_linked_to_the_bodys_and_never_sure() -> None:
    page = page_of(
        "装备产业对接会签约超160亿\n\n□本报记者 林溪\n\n"
        "装备产业对接会昨日举行，来自各地的企业与区县签下一批合同，合同总额超160亿元。\n"
        "会后，企业还参观了正在扩建的厂房，与工程师们交流了下一代产品的方向，相约明年再来。"
    )
    repeat, body = [a for a in page.annotations if isinstance(a.content, Quantity)]
    assert isinstance(body.content, Quantity)
    assert isinstance(repeat.content, Quantity)
    assert (page.printed(repeat.span), page.printed(body.span)) == ("超160亿", "超160亿元")
    assert (repeat.content.duplicate_of, repeat.content.unit) == (body.id, "元")
    assert body.content.duplicate_of is None
    assert (body.confidence, repeat.confidence) == ("auto", "decide")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("签约24个项目。", "auto"),
        ("公司新建一条生产线。", "check"),
        ("数十家企业观望。", "check"),
        ("规模突破7000亿。", "decide"),
    ],
)
def test_a_form_that_leaves_doubt_is_for_a_person_to_check(text: str, confidence: str) -> None:
    assert [a.confidence for a in article_of(text).annotations if a.kind == "quantity"] == [confidence]
