"""Whose a quantity is: sentences of our own in which the owner is named, carried on, pointed back to, or not told."""

import pytest

from briefing.extraction.nominal import is_nominal, nominal
from extraction.pages import quantities

CASES = [
    # in the noun phrase before the metric
    ("浙江省规模以上工业企业实现利润总额4215亿元。", ["浙江省规模以上工业企业"]),
    ("我国风电装机容量约4.4亿千瓦，太阳能发电装机容量约6.1亿千瓦。", ["我国风电", "我国太阳能发电"]),
    ("新区国有企业资产总额达到3200亿元。", ["新区国有企业"]),
    # the subject of the clause
    ("集群已建成标准机架2.6万架。", ["集群"]),
    ("苏州已累计建成5G基站4.8万个。", ["苏州"]),
    ("辽川药业把2.4万盒新药发往各地。", ["辽川药业"]),
    ("位于浑南区的川合包装公司去年卖出38条整线。", ["川合包装公司"]),
    # carried on in the sentence, across commas
    ("今年1—5月，全市装备产业实现产值320亿元，增长8.2%，占全市的12%。", ["全市装备产业"] * 3),
    ("徐州工程机械集群营业收入突破2000亿元，拥有企业326家，带动从业人员18万人。", ["徐州工程机械集群"] * 3),
    ("青岛港完成货物吞吐量2.9亿吨，增长4.1%；集装箱吞吐量1280万标箱。", ["青岛港"] * 3),
    # verbs within a name, lists of examples, words that lead a clause in
    ("“粤海二号”养殖平台今年5月下水，总长86米，可抗17级台风。", ["“粤海二号”养殖平台"] * 2),
    ("全村312户、1087口人，耕地不足900亩。", ["全村"] * 3),
    # whom a speaker speaks for
    ("信川玻璃有限公司副总裁郭建林对前景看好，他告诉记者：“我们预计新增投资18亿元。”", ["信川玻璃有限公司"]),
    # carried on from the sentence before
    ("大桥昨日合龙。大桥全长5.6公里。主跨1180米。", ["大桥", "大桥"]),
    ("在宜兴，环保企业超过1800家。年产值近千亿元。", ["宜兴", "宜兴"]),
    ("京东集团昨晚披露财报，第二季度净收入2914亿元，研发支出42亿元。", ["京东集团"] * 2),
    ("动力电池企业宁曜新能发布半年度报告：上半年实现营业收入183亿元；毛利率19.8%。", ["宁曜新能"] * 2),
    # a branch or product is told with the region it belongs to
    ("全国居民消费价格上涨0.3%，其中食品价格下降2.0%。", ["全国", "全国食品"]),
    ("今年我县粮食播种面积达56万亩；夏粮总产18万吨。", ["我县粮食", "我县夏粮"]),
    # 其中: the part
    ("钦州湾港集装箱吞吐量802万标箱，其中西港区621万标箱。", ["钦州湾港", "西港区"]),
    ("全省居民人均可支配收入41286元，其中农村居民27153元。", ["全省居民", "全省农村居民"]),
    # pointed back to
    ("大渡口区集聚大数据企业310家。到2025年，该区大数据产业规模将突破500亿元。", ["大渡口区", "大渡口区大数据产业"]),
    ("走进金龙机械有限公司，生产线正忙。公司去年产值达2.1亿元。", ["金龙机械有限公司"]),
    ("星朗芯片项目落户高新区。该项目总投资48亿元，占地620亩。", ["星朗芯片项目"] * 2),
    ("苏北公路去年完工。该公路编号为X045，路面宽7.5米。", ["苏北公路"]),
    # the noun behind 的 owns what stands before it, and what follows
    ("总投资73.5亿元的石柱坪抽水蓄能电站完成筹建，装机规模120万千瓦。", ["石柱坪抽水蓄能电站"] * 2),
    ("澄江镇投资1.2亿元的乌鸡产业园正式投产，年加工乌鸡600万羽。", ["乌鸡产业园"] * 2),
    ("市里设立总规模30亿元的成果转化基金，首期6亿元已到位。", ["成果转化基金"] * 2),
    # speech
    ("“我们每天生产6万份预制菜。”辽河味道食品公司董事长刘凤阁说。", ["辽河味道食品公司"]),
    ("浑河机床集团总经理邢立峰说，企业去年卖出38条整线。", ["浑河机床集团"]),
    ("酒泉经开区管委会副主任安晓琴介绍，园区已落户企业34家。", ["酒泉经开区"]),
    # places one after another
    ("签约项目41个，其中高新区14个，经开区9个，高陵区5个。", [None, "高新区", "经开区", "高陵区"]),
    ("南通船舶产业实现销售1820亿元，造船完工量、新接订单量分别占全国的10%和9%。",
     ["南通船舶产业", "南通船舶产业", "新接"]),
    ("“今年一季度出口订单增长了三成。”阳光晶科总经理助理韩冰说。", ["阳光晶科"]),
    ("茅台镇白酒企业联盟成员单位达到320家。", ["茅台镇"]),
    # reports return to their region
    ("我区实现地区生产总值620亿元。¶全年新开工项目164个。¶江北大桥建成通车。¶固定资产投资增长8%。", ["我区"] * 3),
    ("一季度，哈尔滨市规上工业增加值增长6.8%。¶从门类看，采矿业增加值下降3.4%，制造业增长9.5%。",
     ["哈尔滨市", "哈尔滨市采矿业", "哈尔滨市制造业"]),
    ("全县新增城镇农户贷款1.2亿元，新建中小学8所。", ["全县城镇农户", "全县"]),
    ("我区实现地区生产总值620亿元。¶江北大桥建成通车，全长5公里。¶固定资产投资增长8%。", ["我区", "江北大桥", "我区"]),
    # goods, ships and things pointed at have prices, sizes and numbers of their own
    ("现货白银收于每盎司28.4美元，跌1.2%。", ["现货白银"] * 2),
    ("该船船长180米、型宽30米，甲板面积1.2万平方米。", ["该船", "该船", "该船甲板"]),
    ("这条生产线去年投产，每小时灌装饮料4.8万瓶，能耗下降12%。", ["这条生产线"] * 2),
    ("60公里长的河岸聚集上万户渔家。", ["河岸", "河岸"]),
    ("一卷铝箔宽1.38米、厚4.5微米。", ["一卷铝箔"] * 2),
    # an attribute before its owner
    ("由长江科技投资22亿元建设的算力中心投用，机架规模8000架。", ["算力中心"] * 2),
    ("载有3860辆汽车的“远星”轮起航。", ["“远星”轮"]),
    ("博物馆藏品达4.2万件，年接待观众60万人次。", ["博物馆"] * 2),
    ("拥有百亿级企业9家。", ["企业", None]),
    # an administration, not the project told before it
    ("我区实现地区生产总值620亿元。江北大桥建成通车。新登记经营主体4817户。", ["我区"] * 2),
    ("我县生产总值98亿元。¶青石水库工程开工。盘活闲置土地800亩。", ["我县"] * 2),
    # who watches a firm does not speak of itself; a trade is no owner
    ("远澜储能昨晚披露年报，营收98亿元。华信证券首席分析师周立认为，公司净利润将达8亿元。", ["远澜储能"] * 2),
    ("中恒电气三季报显示，公司前三季度营收15.2亿元；毛利率21%。", ["中恒电气"] * 2),
    # a market of a firm is part of it
    ("江海纺织集团董事长吴少白说：“我们出口布料8600万米，欧洲订单占了四成。”", ["江海纺织集团", "江海纺织集团欧洲"]),
    ("消防部门出动救援人员120人、车辆26台。", ["消防部门"] * 2),
    # 公司 in speech is the speaker's house; else the firm named last, else the only one of the article, else nobody
    (
        "华晟光电产值达9亿元。¶泰科玻璃有限公司副总经理罗军也看好这里。他说，公司计划投资6.5亿元建设二期。",
        ["华晟光电", "泰科玻璃有限公司"],
    ),
    ("信诚制药去年获批新药3个。¶另一边生产线同样繁忙。公司副总经理高翔说，公司产值有望达15亿元。", ["信诚制药"] * 2),
    ("受此影响，公司股价当日下跌5.2%。", [None]),
    ("“十四五”以来，集团累计投入研发经费35亿元。", [None]),
    # no firm or project is carried from a paragraph to the next, a region is
    ("我县实现地区生产总值98亿元。¶一般公共预算收入增长7%。", ["我县", "我县"]),
    ("川合包装公司去年营收3亿元。¶新建生产线总投资4200万元。", ["川合包装公司", "生产线"]),
    # no scrap of a clause
    ("南海水产品远销26个国家和地区。", ["南海水产品"]),
    ("推介会一结束，近百家企业留下了联系方式。", [None]),
    ("公司为项目拿出方案，既贴合产业集群要求，又节省投资30%。", [None]),
    # not told
    ("今年计划新建充电桩5000个，改造老旧小区120个。", [None, None]),
    ("他说，我种葡萄20年了，去年收入15万元。", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holders"), CASES, ids=[text[:14] for text, _ in CASES])
def test_a_quantity_says_whose_it_is(text: str, holders: list[str | None]) -> None:
    assert [quantity.holder for _, quantity in quantities(text.replace("¶", "\n"))] == holders


@pytest.mark.parametrize(
    "text", ["全市装备产业实现产值320亿元，增长8.2%；", "企业发展建设", "3家、5家、", "“一企一策”的园区由公司把"]
)
def test_a_long_paragraph_is_read_in_linear_time(text: str) -> None:
    found = quantities(text * (20_000 // len(text)))
    assert len(found) >= 0


def test_growth_told_first_in_words_has_its_own_measure() -> None:
    found = [
        q for _, q in quantities("瑞丰股份产量同比增长7.4%，营收增幅更大，同比增长22.8%；销量增长5%、利润增长3%。")
    ]
    assert [quantity.measure for quantity in found] == ["产量", "营收", "销量", "利润"]


@pytest.mark.parametrize(
    "words", ["既贴合产业集群", "重庆推介一结束", "有限公司", "“一窗通", "驶往泽布吕赫港", "利润降幅", "闲置", "董事会"]
)
def test_a_scrap_of_a_clause_is_no_noun_phrase(words: str) -> None:
    assert not is_nominal(words)


@pytest.mark.parametrize(
    "words",
    ["全市先进材料产业", "和平机械", "就业岗位", "再生资源", "恒远锂能", "并购基金", "自然资源局", "都江堰景区"],
)
def test_words_that_begin_like_a_conjunction_may_be_names(words: str) -> None:
    assert is_nominal(words)


def test_what_is_no_noun_phrase_is_reduced_to_the_one_in_it() -> None:
    assert [nominal(words) for words in ("中铝产品远销", "违者可", "3.【汽车】云驰公司", "厂长罗军")] == [
        "中铝产品",
        "违者",
        "云驰公司",
        None,
    ]
