"""Hard cases of two numbers and of change: 10%—15%, 由5%提高到10%, 2.3个百分点, 翻一番."""

import pytest

from extraction.hard.stated import WAN, YI, Stated, found, stated
from extraction.pages import article_of, quantities

RANGES = [
    ("利润率在10%—15%之间。", stated("10%—15%", None, "%", "percent", low=10, high=15)),
    ("投资规模为9亿至16亿元。", stated("9亿至16亿元", None, "元", "amount", low=9 * YI, high=16 * YI, scale="亿")),
    ("大会预计有1.5万—2万人参加。", stated("1.5万—2万人", None, "人", "count", low=15_000, high=20_000, scale="万")),
    ("月薪8000—10000元。", stated("8000—10000元", None, "元", "amount", low=8000, high=10_000)),
    ("罚款金额3元至5万元。", stated("3元至5万元", None, "元", "amount", low=3, high=5 * WAN, scale="万")),
    ("技改投入三至五亿元。", stated("三至五亿元", None, "元", "amount", low=3 * YI, high=5 * YI, scale="亿")),
    ("沿海阵风８～９级。", stated("８～９级", None, "级", "other", low=8, high=9)),
    ("審批用時15-20個工作日。", stated("15-20個工作日", None, "個工作日", "duration", low=15, high=20)),
    ("高寒山区气温为-12℃至-3℃。", stated("-12℃至-3℃", None, "℃", "other", low=-12, high=-3)),
    ("山口气温零下5至3摄氏度。", stated("零下5至3摄氏度", None, "摄氏度", "other", low=-5, high=-3)),
    ("烘干需要约3至5天。", stated("约3至5天", None, "天", "duration", low=3, high=5, about="约")),
    ("蔬菜损耗率为百分之二十到三十。", stated("百分之二十到三十", None, "%", "percent", low=20, high=30)),
    ("山区三到五成的学校已经改造。", stated("三到五成", None, "%", "share", low=30, high=50)),
    ("产能利用率只有六七成。", stated("六七成", None, "%", "percent", low=60, high=70)),
    ("奖金从500元到3000元不等。", stated("500元到3000元不等", None, "元", "amount", low=500, high=3000, about="不等")),
    ("16至59岁人口最多。", stated("16至59岁", None, "岁", "count", low=16, high=59)),
]
POINTS = [
    ("研发投入强度提高2.3个百分点。", stated("2.3个百分点", "2.3", "百分点", "points")),
    ("失业率回落0.2个百分点。", stated("0.2个百分点", "-0.2", "百分点", "points")),
    ("存款准备金率下调0.25个百分点。", stated("0.25个百分点", "-0.25", "百分点", "points")),
    ("城鎮化率提高１．５個百分點。", stated("１．５個百分點", "1.5", "百分點", "points")),
    ("入学率上升二点三个百分点。", stated("二点三个百分点", "2.3", "百分点", "points")),
    ("贷款利率下降15个基点。", stated("15个基点", -15, "基点", "points")),
    ("毛利率提高1至2个百分点。", stated("1至2个百分点", None, "百分点", "points", low=1, high=2)),
    ("出口额增长1.5倍。", stated("1.5倍", "1.5", "倍", "multiple")),
    ("客流是平日的3倍多。", stated("3倍多", 3, "倍", "multiple", low=3, about="多")),
    ("产线改造后产量翻一番。", stated("翻一番", 2, "倍", "multiple")),
    ("茶农收入翻了两番。", stated("翻了两番", 4, "倍", "multiple")),
    ("訂單量比往年增加近兩倍。", stated("近兩倍", 2, "倍", "multiple", high=2, about="近")),
    ("能耗下降约13%。", stated("约13%", -13, "%", "growth", about="约")),
    ("原料价格回落5%至8%。", stated("5%至8%", None, "%", "growth", low=-8, high=-5)),
    ("对工业增长的贡献率为41.8%。", stated("41.8%", "41.8", "%", "contribution")),
    ("死亡率为7.87‰。", stated("7.87‰", "7.87", "‰", "percent")),
]
SHARES = [
    ("三成订单来自海外。", stated("三成", 30, "%", "share")),
    ("民营企业占五分之一。", stated("五分之一", 20, "%", "share")),
    ("每4辆新车就有1辆产自本地。", stated("每4辆新车就有1辆", 25, "%", "fraction")),
    ("约三分之一的产品外销。", stated("约三分之一", None, "%", "fraction", low="33.33", high="33.34", about="约")),
    ("半数以上的代表来自基层。", stated("半数以上", 50, "%", "fraction", low=50, bound="以上")),
    ("近四成五的家庭参保。", stated("近四成五", 45, "%", "share", high=45, about="近")),
    ("税率为千分之三。", stated("千分之三", "0.3", "%", "fraction")),
    ("股息增幅達三成二。", stated("三成二", 32, "%", "growth")),
    ("次品率为万分之一。", stated("万分之一", "0.01", "%", "fraction")),
    ("佔全國的四分之一。", stated("四分之一", 25, "%", "share")),
    ("增長百分之十二點五。", stated("百分之十二點五", "12.5", "%", "growth")),
]
PAIRS = [
    ("本地配套率由5%提高到10%。", ("5%", 5), ("10%", 10)),
    ("河道从160米拓宽到270米。", ("160米", 160), ("270米", 270)),
    ("病床由1200张增至2000张。", ("1200张", 1200), ("2000张", 2000)),
    ("通勤时间从90分钟缩短至45分钟。", ("90分钟", 90), ("45分钟", 45)),
    ("基尼系数由0.31降到0.28。", ("0.31", "0.31"), ("0.28", "0.28")),
    ("畝產從八百斤提高到一千二百斤。", ("八百斤", 800), ("一千二百斤", 1200)),
]


@pytest.mark.parametrize(("text", "content"), RANGES, ids=[case[0] for case in RANGES])
def test_a_range_is_one_quantity_with_both_bounds(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize(("text", "content"), POINTS, ids=[case[1].text for case in POINTS])
def test_points_percentages_and_multiples_are_told_apart(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize(("text", "content"), SHARES, ids=[case[1].text for case in SHARES])
def test_parts_of_a_whole_are_percentages(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize(("text", "first", "second"), PAIRS, ids=[case[0] for case in PAIRS])
def test_a_change_from_one_figure_to_another_is_a_pair(
    text: str, first: tuple[str, float | str], second: tuple[str, float | str]
) -> None:
    assert [(words, str(q.value), q.low) for words, q in quantities(text)] == [
        (words, str(value), None) for words, value in (first, second)
    ]
    assert "growth" not in {q.type for _, q in quantities(text)}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("出口额增长1.5倍。", "increase-by"),
        ("产量是五年前的3倍。", "times-of"),
        ("产线改造后产量翻一番。", "times-of"),
        ("产量翻了两番。", "times-of"),
        ("客流相当于平日的两倍。", "times-of"),
        ("销量同比增加2倍。", "increase-by"),
    ],
)
def test_a_multiple_says_whether_it_is_times_of_or_increased_by(text: str, basis: str) -> None:
    assert [q.basis for _, q in quantities(text) if q.type == "multiple"] == [basis]


@pytest.mark.parametrize(
    "text",
    [
        "产量翻了三倍。",
        "沪指涨了12个点。",
        "改造面积三至五百亿元。",
        "98年抗洪时他在现场。",
        "3-5-7元套餐。",
        "百亿元项目开工。",
        "港幣三百萬元的獎金。",
    ],
)
def test_a_form_that_can_be_read_in_two_ways_is_never_certain(text: str) -> None:
    assert "auto" not in {a.confidence for a in article_of(text).annotations if a.kind == "quantity"}
