"""Hard cases of what belongs to what: 约 binds to the right, ranks, 之一, two units, money marks, deadlines."""

from datetime import date
from decimal import Decimal

import pytest

from briefing.model.annotation import Quantity, Target
from extraction.hard.stated import WAN, YI, Stated, found, stated
from extraction.pages import article_of

RIGHTWARDS = [
    (
        "产值2134.3亿元，约占全市的42.9%。",
        stated("2134.3亿元", "213430000000", "元", "amount", scale="亿"),
        stated("约占全市的42.9%", "42.9", "%", "share", about="约"),
    ),
    (
        "种植油茶3.6万亩，超过上年面积的15%。",
        stated("3.6万亩", 36_000, "亩", "area", scale="万"),
        stated("15%", 15, "%", "percent"),
    ),
    (
        "接待游客800万人次，近三成来自境外。",
        stated("800万人次", 8_000_000, "人次", "count", scale="万"),
        stated("近三成", 30, "%", "share", high=30, about="近"),
    ),
    (
        "桥长1200米，約20萬人受益。",
        stated("1200米", 1200, "米", "length"),
        stated("約20萬人", 200_000, "人", "count", about="約", scale="萬"),
    ),
    (
        "拨付５００万元，不足４０户未领取。",
        stated("５００万元", 5_000_000, "元", "amount", scale="万"),
        stated("不足４０户", 40, "户", "count", high=40, bound="不足"),
    ),
]
RANKS = [
    ("规模位居全国第一。", "位居全国第一", 1),
    ("产量为全球第三。", "全球第三", 3),
    ("空气质量排名第15位。", "排名第15位", 15),
    ("增速列全省第二。", "列全省第二", 2),
    ("專利授權量位居世界第四。", "位居世界第四", 4),
    ("进出口总额跃居西部第1位。", "跃居西部第1位", 1),
]
SINGLE_ONES = [
    "公司新建一条生产线。",
    "县里改建一座水厂。",
    "村民添置一台收割机。",
    "这里建成一个冷链中心。",
    "企业引进一套检测设备。",
]
COUNTS_BY_ONE = [
    "一位代表走上台，介绍了一项技术和一批产品，还推出几套方案。",
    "一名教师讲了一个故事。",
    "他从一家小店做起，讲述一段往事。",
    "一份合同、一张图纸、一支钢笔摆在桌上。",
    "記者看到一輛貨車駛入一處工地。",
]
MEMBERS = [
    "这里已成为三大支柱产业集群之一。",
    "形成4大先进基础材料、4大关键战略材料和N个前沿新材料。",
    "大桥是世界七大奇迹之一。",
    "该院属国内五大研究机构之一。",
    "這裏是全國四大米市之一。",
    "长三角是三大增长极之一。",
]
TWO_UNITS = [
    ("鸡蛋卖到五块八毛钱。", stated("五块八毛钱", "5.8", "元", "amount")),
    ("车票优惠3元5角。", stated("3元5角", "3.5", "元", "amount")),
    ("他身高1米75。", stated("1米75", "1.75", "米", "length")),
    ("大闸蟹重1斤2两。", stated("1斤2两", "1.2", "斤", "mass")),
    ("选手以9秒98夺冠。", stated("9秒98", "9.98", "秒", "duration")),
    ("手术做了2小时15分钟。", stated("2小时15分钟", 135, "分钟", "duration")),
    ("刑期为三年零六个月。", stated("三年零六个月", 42, "个月", "duration")),
    ("馬拉松冠軍用時2小時08分35秒。", stated("2小時08分35秒", 7715, "秒", "duration")),
]
MONEY = [
    ("新品定价￥1299。", stated("￥1299", 1299, "元", "amount")),
    ("项目总投资US$3.5亿。", stated("US$3.5亿", 350_000_000, "美元", "amount", scale="亿")),
    ("门票HK$399。", stated("HK$399", 399, "港元", "amount")),
    ("设备价值€500万。", stated("€500万", 5_000_000, "欧元", "amount", scale="万")),
    ("投资RMB 200万。", stated("RMB 200万", 2_000_000, "元", "amount", scale="万")),
    ("电价为0.58元/千瓦时。", stated("0.58元/千瓦时", "0.58", "元/千瓦时", "amount")),
    ("均价12,500元/㎡。", stated("12,500元/㎡", 12_500, "元/㎡", "amount")),
]


@pytest.mark.parametrize(("text", "first", "second"), RIGHTWARDS, ids=[case[0] for case in RIGHTWARDS])
def test_a_qualifier_binds_to_the_right_and_never_back_across_the_comma(
    text: str, first: Stated, second: Stated
) -> None:
    assert found(text) == [first, second]


@pytest.mark.parametrize(("text", "words", "rank"), RANKS, ids=[case[1] for case in RANKS])
def test_a_rank_is_its_ordinal(text: str, words: str, rank: int) -> None:
    assert found(text) == [stated(words, rank, "位", "rank")]


@pytest.mark.parametrize("text", SINGLE_ONES)
def test_one_that_was_built_is_counted(text: str) -> None:
    assert [(quantity.value, quantity.type) for quantity in found(text)] == [(Decimal(1), "count")]


@pytest.mark.parametrize("text", COUNTS_BY_ONE)
def test_one_and_a_few_that_only_introduce_are_no_figures(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", MEMBERS)
def test_membership_is_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "content"), [*TWO_UNITS, *MONEY], ids=[case[1].text for case in [*TWO_UNITS, *MONEY]])
def test_a_quantity_in_two_units_or_with_a_mark_of_money_is_one(text: str, content: Stated) -> None:
    assert found(text) == [content]


TARGETS = [
    ("到2027年，全市新材料骨干企业不断壮大，创新能力明显增强，产业产值突破一万亿元。", "突破一万亿元", "突破", 10**12),
    ("到2030年，冰雪旅游设施更加完善，游客接待量超过3000万人次。", "超过3000万人次", "超过", 3000 * WAN),
    ("到2026年，耕地质量稳步提高，高标准农田达到500万亩。", "500万亩", None, 500 * WAN),
    ("到2025年，算力网络基本建成，数据中心机架不少于20万架。", "不少于20万架", "不少于", 20 * WAN),
    ("到2035年，绿色金融体系健全，贷款余额突破８０００亿元。", "突破８０００亿元", "突破", 8000 * YI),
]


@pytest.mark.parametrize(("text", "words", "bound", "value"), TARGETS, ids=[case[1] for case in TARGETS])
def test_a_deadline_carries_across_clauses_to_the_figure(text: str, words: str, bound: str | None, value: int) -> None:
    page = article_of(text)
    ((printed, quantity),) = page.all_of(Quantity)
    assert (printed, quantity.nature, quantity.bound, quantity.value) == (words, "target", bound, Decimal(value))
    assert quantity.period is not None
    assert quantity.period.end == date(int(text[1:5]), 12, 31)
    assert page.the(Target).deadline == text[:6]
