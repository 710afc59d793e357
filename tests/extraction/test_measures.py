"""What a quantity measures: sentences of our own in many styles, and phrases put together and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.extraction.clauses import predicate_words
from briefing.extraction.nouns import metric_of
from briefing.extraction.phrases import noun_after, parsed, without_tail
from extraction.pages import quantities

SENTENCES = [
    # the metric before the number
    ("全市先进材料产业规上产值920亿元。", ["规上产值"]),
    ("截至6月末，全市总市值1.2万亿元。", ["总市值"]),
    ("长河汽车集团全年销量突破268万辆。", ["销量"]),
    ("公司二季度实现归母净利润3.4亿元，经营活动现金流净额5.6亿元。", ["归母净利润", "经营活动现金流净额"]),
    # metrics that no list has, known by their form
    ("全县订单准时交付率达到93%。", ["订单准时交付率"]),
    ("研究所扩繁原原种6.8亿粒。", ["原原种"]),
    ("学校高考本科上线率超过90%。", ["高考本科上线率"]),
    ("港口货物重箱率保持在98%以上。", ["货物重箱率"]),
    ("该区每千人口床位数达到7.8张。", ["每千人口床位数"]),
    # what is counted: behind the measure word, or before the number
    ("园区引进43家企业。", ["企业"]),
    ("园区引进企业43家。", ["企业"]),
    ("全区新建口袋公园42个、绿道86公里。", ["口袋公园", "绿道"]),
    ("市里兑现18亿元投资。", ["投资"]),
    ("集团参与制定国家标准17项。", ["国家标准"]),
    ("他们向三百亿元综合产值迈进。", ["综合产值"]),
    # a verb without an object is what is measured
    ("全区贮藏马铃薯58万吨，已外销21万吨。", ["马铃薯", "外销"]),
    ("经开区收集问题143个，办结131个。", ["问题", "办结"]),
    # growth and points measure what grew
    ("全市出口额达到86亿元，同比增长12%。", ["出口额", "出口额"]),
    ("县里粮食播种面积56万亩，同比增加1万亩。", ["播种面积", "播种面积"]),
    ("全省规上工业增加值增长7%，增速比上年加快0.9个百分点。", ["规上工业增加值", "规上工业增加值增速"]),
    ("分行业看，电子行业增加值增长14%，化工行业增长9%，纺织行业下降2%。", ["增加值", "增加值", "增加值"]),
    # shares say of what
    ("全市装备产业产值320亿元，占全市的12%。", ["产值", "产值占全市的比重"]),
    ("公司研发费用9.4亿元，占营业收入的5.2%。", ["研发费用", "研发费用占营业收入的比重"]),
    ("全年税收收入279亿元，占72.6%。", ["税收收入", "税收收入占比"]),
    # what is compared with is no measure
    ("公司营收14.9亿元，是2021年的2.6倍。", ["营收", "营收"]),
    ("园区智算规模达到1.8万架，是去年同期的3倍。", ["智算规模", "智算规模"]),
    ("粮食单产比去年提高6公斤。", ["单产"]),
    # a change from one value to another
    ("作业效率由每小时24吨提高到33吨。", ["作业效率", "作业效率"]),
    ("周转天数由2021年的68天拉长到2023年的97天。", ["周转天数", "周转天数"]),
    ("工厂用工从1200人减到450人。", ["用工", "用工"]),
    # lists
    ("产量、营收分别达到20万吨和3亿元。", ["产量", "营收"]),
    ("郑州开行班列1012列，发送货物97万吨，同比分别增长21%和18%。", ["班列", "货物", "班列", "货物"]),
    ("宜宾、遂宁两市分别实现营收820亿元和310亿元。", ["营收", "营收"]),
    # the noun behind 的
    ("提案以98.2%的同意率通过。", ["同意率"]),
    ("前五大客户贡献了72.6%的收入。", ["收入"]),
    ("工程师带着60人的运维团队。", ["运维团队"]),
    # what a company, an office or a place says of itself in other styles
    (
        "公司主营的无缝钢管国内市场占有率达35%，连续9年位居行业第一。",
        ["国内市场占有率", "位居行业第一", "国内市场占有率"],
    ),
    ("首批20台重卡投入运营，每台车每天运煤90吨。", ["重卡", "运煤"]),
    ("数字经济核心产业增加值占地区生产总值比重达10.5%。", ["增加值占地区生产总值的比重"]),
    ("东盟连续四年成为我国第一大贸易伙伴。", ["成为我国第一大贸易伙伴"]),
    # titles and lists without a verb
    ("●贵州前8个月外贸进出口增长12.4%", ["外贸进出口"]),
    ("粮食总产量695万吨，油料产量38万吨", ["总产量", "产量"]),
    # a verb of change leads to the number, and is not what is measured
    ("产能由年初的2万吨爬升到5万吨。", ["产能", "产能"]),
    ("公司把不良率压到0.3%。", ["不良率"]),
    ("工厂将交货周期从45天压缩为20天。", ["交货周期", "交货周期"]),
    ("资本支出由去年112亿元加码到180亿元。", ["资本支出", "资本支出"]),
    ("库存一路堆高到13万吨。", ["库存"]),
    ("工程师年薪开到50万元。", ["年薪"]),
    ("技术合同成交额翻了一番，达到352亿元。", ["技术合同成交额", "技术合同成交额"]),
    # nor is a verb that gives what stands behind the number
    ("展会创造了3亿元的商机。", ["商机"]),
    ("县里拉来3亿元投资。", ["投资"]),
    # adjectives of size
    ("新隧道全长8.6公里，最大埋深420米。", ["全长", "最大埋深"]),
    ("该船长180米、型宽30米、吃水8米。", ["船长", "型宽", "吃水"]),
    ("一块玻璃厚0.03毫米，重不到2克。", ["厚", "重"]),
    ("60公里长的河岸上住着渔家。", ["长"]),
    # prices
    ("沪铜主力合约报71250元/吨，跌0.4%。", ["沪铜主力合约价格", "沪铜主力合约价格"]),
    ("华宁股份收报18.6元，涨2.3%。", ["股价", "股价"]),
    ("大米每斤只卖2.3元。", ["大米价格"]),
    ("国际油价突破90美元关口。", ["国际油价"]),
    # what is given to each
    ("对购置农机的农户给予补贴，每户最高3万元。", ["补贴"]),
    ("按售价给予奖励，单户每年最高500万元。", ["奖励"]),
    # a part of those told before: what it does
    ("种植户里有八成加入了合作社。", ["加入了合作社"]),
    ("贷款4亿元，其中七成用于设备更新。", ["贷款", "用于设备更新"]),
    ("母亲今年83岁。", ["年龄"]),
    ("高标准农田亩均增产80公斤。", ["增产"]),
    ("货车绕行要多走560公里。", ["多走"]),
    ("热轧卷板期货主力合约收于3980元/吨。", ["热轧卷板期货主力合约价格"]),
    ("公司五轴机床已售出320台。", ["五轴机床"]),
    ("碳纤维产能占全国的四分之一，专利数连续6年居全国第一。", ["碳纤维产能占全国的比重", "居全国第一", "专利数"]),
    # what stands between the subject and the figure, and is neither
    ("全县一般公共预算收入78亿元，剔除不可比因素后增长5%。", ["一般公共预算收入", "一般公共预算收入"]),
    ("产品出口到40多个国家和地区。", ["国家和地区"]),
    ("园区集聚了华丰微电子、中创芯片集团等重点企业近40家。", ["重点企业"]),
    ("公司投资12亿欧元，在匈牙利建设年产20GWh的电池工厂。", ["投资", "年产"]),
    ("设备的价格三年里从3.5万元降到2万元。", ["价格", "价格", "价格"]),
    ("技师每周上4节课，从业33年。", ["课", "从业"]),
    ("公司经营活动产生的现金流量净额21.9亿元。", ["经营活动产生的现金流量净额"]),
    ("村里有了41家民宿、560张床位。", ["民宿", "床位"]),
    ("像她这样的返乡青年，全镇有1900多名。", ["返乡青年"]),
    ("落地重庆四年，企业发展很快。", ["落地重庆"]),
    # traditional characters
    ("香港整體出口貨值為3952億元，按年上升10.7%。", ["出口貨值", "出口貨值"]),
    ("台積電公布第三季營收7596億元，毛利率57.8%。", ["營收", "毛利率"]),
]


@pytest.mark.parametrize(("text", "measures"), SENTENCES, ids=[text[:14] for text, _ in SENTENCES])
def test_a_quantity_says_what_it_measures(text: str, measures: list[str]) -> None:
    assert [quantity.measure for _, quantity in quantities(text)] == measures


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("全市规上产值920亿元。", "规上"),
        ("限额以上单位零售额18亿元。", "限额以上"),
        ("规模以上工业总产值完成1123亿元。", "规模以上"),
        ("村里亩均收入8000元。", "亩均"),
        ("全市进出口总额86亿元。", None),
    ],
)
def test_the_scope_of_a_figure_is_told_apart(text: str, scope: str | None) -> None:
    ((_, quantity),) = quantities(text)
    assert quantity.scope == scope


def test_figures_that_cannot_be_handed_out_have_no_measure() -> None:
    found = [quantity.measure for _, quantity in quantities("汽车产销分别完成256万辆和262万辆。")]
    assert found == [None, None]


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("规上产值同比增长", "规上产值"),
        ("工业用电量累计达到", "工业用电量"),
        ("开行中欧班列", "开行中欧班列"),
        ("平均气温将降至", "平均气温"),
        ("项目已安排", "项目已安排"),
        ("每公斤收购价比市价高出", "每公斤收购价"),
    ],
)
def test_words_that_lead_to_a_number_are_taken_off_and_no_others(phrase: str, bare: str) -> None:
    assert without_tail(phrase) == bare


@pytest.mark.parametrize(
    ("right", "noun"),
    [
        ("企业签约", "企业"),
        ("石柱坪抽水蓄能电站完成筹建", "石柱坪抽水蓄能电站"),
        ("成果转化基金", "成果转化基金"),
        ("自动化生产线后", "自动化生产线"),
        ("、省级以上技术中心", None),
        ("左右", None),
        ("增加到", None),
    ],
)
def test_the_noun_behind_a_measure_word_ends_at_the_predicate(right: str, noun: str | None) -> None:
    assert noun_after(right) == noun


@pytest.mark.parametrize("phrase", ["能源", "首翻期", "在建项目", "可再生能源", "合同", "智能装备", "万达广场"])
def test_pieces_of_nouns_are_no_predicate_words(phrase: str) -> None:
    assert predicate_words(phrase) == ()


REGIONS = st.sampled_from(["全市", "全省", "哈尔滨市", "浙江省", "我县", "沈阳"])
BRANCHES = st.sampled_from(["装备制造业", "生物医药产业", "食品加工业", "纺织行业", "软件业"])
METRICS = st.sampled_from(["产值", "营业收入", "增加值", "利润总额", "出口额", "规上产值"])
LEADS = st.sampled_from(["", "今年1—5月，", "截至6月底，", "据统计，", "目前，", "其中，"])
VERBS = st.sampled_from(["", "达到", "突破", "为", "累计达", "预计达到", "首次突破"])


@given(REGIONS, BRANCHES, METRICS, LEADS, VERBS)
def test_owner_and_metric_put_together_are_read_back(
    region: str, branch: str, metric: str, lead: str, verb: str
) -> None:
    found = [quantity for _, quantity in quantities(f"{lead}{region}{branch}{metric}{verb}320亿元，增长8%。")]
    assert [(q.measure, q.holder) for q in found] == [(metric, region + branch)] * 2


@given(st.text("全市企业实现投资产值达到有占由从的，、“”（）出口比较高新区公司", max_size=60))
def test_taking_a_phrase_apart_never_fails_and_invents_nothing(phrase: str) -> None:
    read = parsed(phrase)
    for word in (read.subject, read.noun, read.measure or "", read.verb):
        assert set(word) <= set(phrase)
    assert metric_of(phrase) is None or phrase.endswith(metric_of(phrase).words)  # type: ignore[union-attr]
