"""Hard cases of scale and of what surrounds a number: 20.3万亿, 万亿级, 近300, 三百余亿, 两三百家."""

import pytest

from briefing.model.annotation import Quantity
from extraction.hard.stated import WAN, WANYI, YI, Stated, found, stated
from extraction.pages import article_of

STACKED = [
    ("全年营业收入达到20.3万亿元。", stated("20.3万亿元", "20300000000000", "元", "amount", scale="万亿")),
    ("经济总量跨过一万亿元门槛。", stated("一万亿元", WANYI, "元", "amount", scale="万亿")),
    ("新车产量达50万辆。", stated("50万辆", 500_000, "辆", "count", scale="万")),
    ("粮食总产量稳定在1.39万亿斤。", stated("1.39万亿斤", "1390000000000", "斤", "mass", scale="万亿")),
    ("合作社当年分红1亿2千万元。", stated("1亿2千万元", 120_000_000, "元", "amount", scale="万")),
    ("水库移民搬迁3万5千人。", stated("3万5千人", 35_000, "人", "count")),
    ("基金首期募资2亿5000万美元。", stated("2亿5000万美元", 250_000_000, "美元", "amount", scale="万")),
    ("常住人口一亿两千万人。", stated("一亿两千万人", 120_000_000, "人", "count", scale="万")),
    ("罚没款共计１，２８４．６亿元。", stated("１，２８４．６亿元", "128460000000", "元", "amount", scale="亿")),
    ("發電量累計八百萬千瓦時。", stated("八百萬千瓦時", 8_000_000, "千瓦時", "energy", scale="萬")),
    ("全线贷款余额292.27万亿元。", stated("292.27万亿元", "292270000000000", "元", "amount", scale="万亿")),
    ("产值达一点五万亿元。", stated("一点五万亿元", "1500000000000", "元", "amount", scale="万亿")),
    ("港口吞吐量4900万标箱。", stated("4900万标箱", 49_000_000, "标箱", "count", scale="万")),
    ("电站单机容量百万千瓦级。", stated("百万千瓦级", 1_000_000, "千瓦", "level", scale="万")),
    ("厂区占地11万平方米。", stated("11万平方米", 110_000, "平方米", "area", scale="万")),
    ("半導體產值為1兆零965億元。", stated("1兆零965億元", "1096500000000", "元", "amount", scale="億")),
    ("全县人口3万零800人。", stated("3万零800人", 30_800, "人", "count")),
    ("捐款人民币壹拾万元整。", stated("壹拾万元", 100_000, "元", "amount", scale="万")),
    (
        "奖补总额最高可达一点五亿，惠及全县。",
        stated("最高可达一点五亿", 150_000_000, "", "amount", high=150_000_000, bound="最高", scale="亿"),
    ),
    ("全书七十二万三千字。", stated("七十二万三千字", 723_000, "字", "count")),
]
LEVELS = [
    ("这里正在培育万亿级产业集群。", [stated("万亿级", WANYI, "元", "level", scale="万亿")]),
    ("集群规模站稳7000亿元级。", [stated("7000亿元级", 7000 * YI, "元", "level", scale="亿")]),
    (
        "全县有百亿级企业5家。",
        [stated("百亿级", 100 * YI, "元", "level", scale="亿"), stated("5家", 5, "家", "count")],
    ),
    ("航道可通5000吨级船舶。", [stated("5000吨级", 5000, "吨", "level")]),
    ("新港建成10万吨级泊位。", [stated("10万吨级", 100_000, "吨", "level", scale="万")]),
    (
        "千万元级项目12个落户开发区。",
        [stated("千万元级", 10**7, "元", "level", scale="万"), stated("12个", 12, "个", "count")],
    ),
    (
        "兩家企業邁入千億級行列。",
        [stated("兩家", 2, "家", "count"), stated("千億級", 1000 * YI, "元", "level", scale="億")],
    ),
    ("储能电站达到百兆瓦级。", [stated("百兆瓦级", 100, "兆瓦", "level")]),
    ("集群规模迈上7000亿元级台阶。", [stated("7000亿元级", 7000 * YI, "元", "level", scale="亿")]),
]
QUALIFIED = [
    ("一网下去能上万斤。", stated("上万斤", WAN, "斤", "mass", low=WAN, bound="上", scale="万")),
    ("占比近四成五。", stated("近四成五", 45, "%", "share", high=45, about="近")),
    ("服务半径不大于2.5公里。", stated("不大于2.5公里", "2.5", "公里", "length", high="2.5", bound="不大于")),
    ("现场约有300家企业。", stated("约有300家", 300, "家", "count", about="约")),
    ("工程至少需要3年。", stated("至少需要3年", 3, "年", "duration", low=3, bound="至少")),
    ("产能放大约4倍。", stated("约4倍", 4, "倍", "multiple", about="约")),
    ("综合利用率达９６％以上。", stated("９６％以上", 96, "%", "percent", low=96, bound="以上")),
    ("一年下来就是1个多亿。", stated("1个多亿", YI, "", "other", low=YI, high=2 * YI, about="多", scale="亿")),
    ("原油跌破80美元关口。", stated("跌破80美元", 80, "美元", "amount", high=80, bound="跌破")),
    ("利润翻了近一番。", stated("翻了近一番", 2, "倍", "multiple", high=2, about="近")),
    ("补贴以500元封顶。", stated("500元封顶", 500, "元", "amount", high=500, bound="封顶")),
    ("工程用钢折合约1.3亿美元。", stated("约1.3亿美元", 130_000_000, "美元", "amount", about="约", scale="亿")),
    (
        "每家最高可获500万元支持。",
        stated("最高可获500万元", 5_000_000, "元", "amount", high=5_000_000, bound="最高", scale="万"),
    ),
    (
        "營收突破新台幣五十億元。",
        stated("突破新台幣五十億元", 50 * YI, "元", "amount", low=50 * YI, bound="突破", scale="億"),
    ),
    (
        "余额突破千亿大关。",
        stated("突破千亿", 1000 * YI, "", "amount", low=1000 * YI, bound="突破", scale="亿"),
    ),
    ("煤耗降至536千克标准煤。", stated("536千克标准煤", 536, "千克标准煤", "energy")),
    ("近300名客商到场。", stated("近300名", 300, "名", "count", high=300, about="近")),
    ("合同总额超过310亿元。", stated("超过310亿元", 310 * YI, "元", "amount", low=310 * YI, bound="超过", scale="亿")),
    ("展会吸引了150余家企业。", stated("150余家", 150, "家", "count", low=150, high=160, about="余")),
    ("产品合格率在95%以上。", stated("95%以上", 95, "%", "percent", low=95, bound="以上")),
    ("灌溉渠全长不足80公里。", stated("不足80公里", 80, "公里", "length", high=80, bound="不足")),
    (
        "每户补助不超过30万元。",
        stated("不超过30万元", 300_000, "元", "amount", high=300_000, bound="不超过", scale="万"),
    ),
    ("不少于20家企业报名。", stated("不少于20家", 20, "家", "count", low=20, bound="不少于")),
    ("单价控制在5000元以内。", stated("5000元以内", 5000, "元", "amount", high=5000, bound="以内")),
    (
        "观众逾８００万人次。",
        stated("逾８００万人次", 8_000_000, "人次", "count", low=8_000_000, bound="逾", scale="万"),
    ),
    ("全程约需两个小时左右。", stated("两个小时左右", 2, "个小时", "duration", about="左右")),
    (
        "將近二十萬戶通了天然氣。",
        stated("將近二十萬戶", 200_000, "戶", "count", high=200_000, about="將近", scale="萬"),
    ),
    ("村民宅基地均在120平方米以下。", stated("120平方米以下", 120, "平方米", "area", high=120, bound="以下")),
    ("票价2元起。", stated("2元起", 2, "元", "amount", low=2, bound="起")),
    ("机器人出货高达4000台。", stated("高达4000台", 4000, "台", "count")),
    ("老茶树树龄至少600年。", stated("至少600年", 600, "年", "duration", low=600, bound="至少")),
    ("大约四分之三强的农户增收。", stated("大约四分之三强", 75, "%", "fraction", about="大约")),
]
INNER = [
    (
        "三百余亿元资金已经到位。",
        stated("三百余亿元", 300 * YI, "元", "amount", low=300 * YI, high=400 * YI, about="余", scale="亿"),
    ),
    (
        "园区带动十余万人就业。",
        stated("十余万人", 10 * WAN, "人", "count", low=10 * WAN, high=20 * WAN, about="余", scale="万"),
    ),
    ("两百多家门店开业。", stated("两百多家", 200, "家", "count", low=200, high=300, about="多")),
    (
        "3000多万农村老人领到养老金，覆盖面不断扩大。",
        stated("3000多万", 30_000_000, "", "count", low=30_000_000, high=40_000_000, about="多", scale="万"),
    ),
    ("志愿服务队伍有3千余人。", stated("3千余人", 3000, "人", "count", low=3000, high=4000, about="余", scale="千")),
    ("十几家药企参展。", stated("十几家", 10, "家", "count", low=10, high=20, about="几")),
    ("這條古道綿延一千二百餘里。", stated("一千二百餘里", 1200, "里", "length", low=1200, high=1300, about="餘")),
    (
        "沿线种下10余万株红松。",
        stated("10余万株", 10 * WAN, "株", "count", low=10 * WAN, high=20 * WAN, about="余", scale="万"),
    ),
    ("二十来个农户忙着插秧。", stated("二十来个", 20, "个", "count", about="来")),
    ("果园占地两百来亩。", stated("两百来亩", 200, "亩", "area", about="来")),
    ("前后花了十来万元。", stated("十来万元", 10 * WAN, "元", "amount", about="来", scale="万")),
    ("治沙四十多年，树活了。", stated("四十多年", 40, "年", "duration", low=40, high=50, about="多")),
    (
        "贷款2亿5000多万元已发放。",
        stated("2亿5000多万元", 250_000_000, "元", "amount", low=250_000_000, high=260_000_000, about="多", scale="万"),
    ),
    ("參展企業達三百餘家。", stated("三百餘家", 300, "家", "count", low=300, high=400, about="餘")),
]
VAGUE = [
    ("周边聚集两三百家配套厂。", stated("两三百家", None, "家", "count", low=200, high=300, scale="百")),
    ("展馆迎来上千家企业。", stated("上千家", 1000, "家", "count", low=1000, bound="上")),
    ("近百家供应商参展。", stated("近百家", 100, "家", "count", high=100, about="近")),
    ("数十家企业观望。", stated("数十家", None, "家", "count")),
    ("几十万辆车返程。", stated("几十万辆", None, "辆", "count", scale="万")),
    ("合作社吸纳七八百户农户。", stated("七八百户", None, "户", "count", low=700, high=800, scale="百")),
    ("订单金额有两三亿元。", stated("两三亿元", None, "元", "amount", low=2 * YI, high=3 * YI, scale="亿")),
    ("十一二岁的孩子也来登台。", stated("十一二岁", None, "岁", "count", low=11, high=12)),
    ("来了一百二三十人。", stated("一百二三十人", None, "人", "count", low=120, high=130)),
    ("全县有亿元以上项目。", stated("亿元以上", YI, "元", "amount", low=YI, bound="以上", scale="亿")),
    ("十几二十个工人连夜抢修。", stated("十几二十个", None, "个", "count", low=10, high=20)),
    ("村里百十来户人家靠种茶为生。", stated("百十来户", None, "户", "count")),
    ("几百上千户渔民上岸。", stated("几百上千户", None, "户", "count")),
    ("红薯亩产上万斤。", stated("上万斤", 10_000, "斤", "mass", low=10_000, bound="上", scale="万")),
    ("上百億元訂單簽下。", stated("上百億元", 100 * YI, "元", "amount", low=100 * YI, bound="上", scale="億")),
    ("一顿饭吃掉百八十块钱。", stated("百八十块钱", None, "块钱", "amount")),
    ("每天有3、4趟班车进村。", stated("3、4趟", None, "趟", "count", low=3, high=4)),
]


@pytest.mark.parametrize(("text", "content"), STACKED, ids=[case[1].text for case in STACKED])
def test_scales_that_are_stacked_are_multiplied_out(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize(("text", "contents"), LEVELS, ids=[case[0] for case in LEVELS])
def test_a_level_is_no_amount_and_the_count_beside_it_stays(text: str, contents: list[Stated]) -> None:
    assert found(text) == contents


def test_a_level_below_a_hundred_million_is_not_guessed_to_be_money() -> None:
    page = article_of("平台已有百万级用户。")
    (annotation,) = (a for a in page.annotations if isinstance(a.content, Quantity))
    assert isinstance(annotation.content, Quantity)
    assert (annotation.content.unit, annotation.content.type, annotation.confidence) == ("", "level", "decide")


@pytest.mark.parametrize(("text", "content"), QUALIFIED, ids=[case[1].text for case in QUALIFIED])
def test_qualifiers_give_bounds_and_belong_to_the_span(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize(("text", "content"), INNER, ids=[case[0] for case in INNER])
def test_words_inside_the_numeral_give_bounds_at_its_last_step(text: str, content: Stated) -> None:
    assert found(text) == [content]


@pytest.mark.parametrize(("text", "content"), VAGUE, ids=[case[1].text for case in VAGUE])
def test_what_nobody_counted_has_bounds_or_no_number(text: str, content: Stated) -> None:
    assert found(text) == [content]
