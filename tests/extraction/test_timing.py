"""Which period governs a quantity, in sentences of our own."""

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
        ("去年，全镇接待游客35万人次，旅游收入1.2亿元，增长8%。", ["去年"] * 3),
        ("全镇去年接待游客35万人次，旅游收入1.2亿元。", ["去年"] * 2),
        ("十年来，全省退耕还林800万亩，草原恢复300万亩。", ["十年来"] * 2),
        ("今年以来，法院受理案件1.2万件，结案率91.7%；去年受理1.5万件。", ["今年以来", "今年以来", "去年"]),
        ("2022年，公司营收9.6亿元；今年前三季度，营收8亿元，增长12%。", ["2022年", "今年前三季度", "今年前三季度"]),
        ("到2025年，建成充电桩5万个，其中公共桩2万个；到2027年，达到10万个。", ["到2025年", "到2025年", "到2027年"]),
        ("力争到今年年底造林200万亩、种草500万亩，治沙300万亩。", ["到今年年底"] * 3),
        ("未来三年，公司计划投入50亿元，新增产能100万台。", ["未来三年"] * 2),
        ("记者20日从市商务局获悉，前10个月，全市新设企业1.2万家。", ["前10个月"]),
    ],
)
def test_a_period_reaches_on_until_another_stands(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2022年，公司营收9.6亿元，比2021年增长22%，是2019年的3倍。", ["2022年"] * 3),
        ("前9个月，进度比去年同期快3个百分点，与2019年同期相比高5个百分点。", ["前9个月"] * 2),
        ("9月，出口额为35亿元，创2015年以来新高，较上月增加4亿元。", ["9月"] * 2),
        ("截至10月底，完成投资87亿元，占全年计划的87%。", ["截至10月底"] * 2),
        ("上半年，毛利率为23.5%，去年同期为21.2%。", ["上半年", "去年同期"]),
        ("去年同期，这一数字仅为12.5亿元。", ["去年同期"]),
    ],
)
def test_what_a_figure_is_compared_with_is_not_its_period(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("占比由2018年的5%提高到2022年的8%。", ["2018年", "2022年"]),
        ("去年，占比由2018年的5%提高到8%。", ["2018年", "去年"]),
        ("到2027年，数控化率由目前的62%提高到75%。", ["目前", "到2027年"]),
        ("今年前8个月，办理时间由15天缩短到3天。", ["", "今年前8个月"]),
        ("营收从2018年的3亿元增长至2022年的11亿元。", ["2018年", "2022年"]),
    ],
)
def test_a_change_has_a_period_at_either_end(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("公司成立于2010年，注册资本5亿元，拥有员工3000人。", ["", ""]),
        ("生产线去年10月投产，日产能达到800台。", [""]),
        ("去年，成立于1998年的集团实现产值12亿元。", ["去年"]),
        ("总投资12亿元的项目将于明年6月开工，占地300亩。", ["", ""]),
        ("9月10日，全长36公里的隧道贯通。", [""]),
        ("项目2025年6月建成，达产后年产值可达40亿元。", [""]),
        ("昨日，公司宣布将投资30亿元。", [""]),
        ("11月18日，记者走进车间，30台机器人正在作业。", [""]),
        ("2021年，公司在科创板上市，募资12亿元。", ["2021年"]),
        ("目前，辽宁有护理员4万人，省里提出再培训5万人次。", ["目前", ""]),
    ],
)
def test_an_event_does_not_date_what_is_so_at_any_time(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("首期20亿元已于上月到位。", ["上月"]),
        ("全市完成投资310亿元（截至9月底），占年度计划的78%。", ["截至9月底"] * 2),
        ("公司计划投资6亿元，于2025年建成。", [""]),
        ("园区已有企业34家，去年实现产值286亿元。", ["", "去年"]),
    ],
)
def test_a_period_after_a_figure_holds_in_its_own_clause(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("前三季度，全市进出口500亿元。其中，出口300亿元，增长5%。", ["前三季度"] * 3),
        ("据海关统计，10月份进出口3.5万亿元。贸易顺差4054亿元，收窄3%。", ["10月份"] * 3),
        ("前三季度，全市进出口500亿元。王强说，公司有员工300人。", ["前三季度", ""]),
        ("去年，全市进出口500亿元。新建的码头总投资30亿元。", ["去年", ""]),
        ("9月24日，投资大会举行。大会现场签约41个项目，总投资520亿元。", ["9月24日"] * 2),
        ("9月24日，电池项目开工。项目总投资50亿元，占地600亩。", ["", ""]),
    ],
)
def test_the_next_sentence_goes_on_only_where_it_says_so(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("“去年我家种了30亩稻子，收入8万元。”他说，今年又流转了20亩。", ["去年", "去年", "今年"]),
        ("今年，他在会上说：“我们厂有工人300名，一半是本地人。”", [""]),
        ("“我们2018年起步时只有3个人，现在有120人。”公司今年产值5亿元。", ["2018年", "现在", "今年"]),
        ("老板说，去年卖了800斤；“现在每天能卖500斤，忙不过来。”", ["去年", "现在"]),
    ],
)
def test_speech_has_the_periods_that_are_named_in_it(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("去年，全市粮食总产量210万吨，连续12年增长。", ["去年", ""]),
        ("1至2月，存货周转天数为23.1天，增加1.4天。", ["1至2月"] * 2),
        ("隧道于2019年开工，历时4年建成。", [""]),
    ],
)
def test_a_duration_has_the_period_of_its_clause_unless_it_is_a_measure(text: str, periods: list[str]) -> None:
    assert told(text) == periods


def test_a_paragraph_goes_on_with_the_theme_of_the_one_before_where_it_says_so() -> None:
    first = "一季度，全市工业增加值增长6.8%。"
    thread = follow(START, first, find_periods(first, PUBLISHED))
    for text, expected in (
        ("从门类看，采矿业下降3.4%，制造业增长9.5%。", ["一季度"] * 2),
        ("走进车间，3台机器人正在作业。", [""]),
    ):
        periods = find_periods(text, PUBLISHED)
        found = periods_of(text, find_quantities(text, periods), periods, thread)
        assert [p.text if p else "" for p in found] == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("去年，全县引进项目56个。培育龙头企业8家。城镇化率达到61.2%，提高1.3个百分点。", ["去年"] * 4),
        ("2022年，全市实施项目286个。株洲大道等43个项目竣工通车。完成造林12万亩。", ["2022年"] * 3),
        ("一年来，法院审结案件2.3万件。判处罪犯1800人。挽回经济损失4.2亿元。", ["一年来"] * 3),
        ("年内新建充电桩3000个以上。发放消费券5000万元，办好活动60场以上。", ["年内"] * 3),
        ("去年，园区产值300亿元。园区总面积12平方公里，距机场8公里。", ["去年", "", ""]),
        ("1至8月，产值增长12%。家底厚实：碳纤维产能占全国的四分之一，专利量居全国第一。", ["1至8月", "", ""]),
        ("上半年，海关验放货物32万吨。新建的查验场占地50亩，可停放车辆300台。", ["上半年", "", ""]),
        ("去年，村里建起冷库，日处理能力50吨。走进车间，12名工人正在分拣。", ["", ""]),
        ("截至10月末，广义货币余额288万亿元。狭义货币余额67万亿元。", ["截至10月末"] * 2),
    ],
)
def test_a_report_goes_on_sentence_by_sentence_with_its_theme(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("11月20日收盘，沪指报3068.32点，上涨0.46%。沪市成交8800亿元。", ["11月20日"] * 3),
        ("隔夜美股收涨，道指涨0.58%，报35151点；纳指涨1.13%。", ["隔夜"] * 3),
        ("当天，国际油价走高：纽约12月交货的轻质原油期货收涨2.25%，报77.6美元。", ["当天"] * 2),
        ("周二，日经指数下跌0.1%，收于33354点。", ["周二"] * 2),
        ("公司把全年出货量指引由55万台上调至60万台。", ["全年"] * 2),
        ("全年净利润将落在8亿元至9亿元区间，对应市盈率约21倍。", ["全年", ""]),
    ],
)
def test_a_market_report_has_the_day_and_not_the_contract_month(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("政府将在五年内投入80亿元，补助设备开发。", ["五年内"]),
        ("三年内，企业计划再建5条生产线，产能扩大到60万台。", ["三年内"] * 2),
        ("今后三年，本土配套率应由55%提高到65%。", ["", "今后三年"]),
        ("公司预计第四季投产，届时海外产能占比将达四成五。", ["第四季"]),
        ("项目预计2026年量产，可创造1800个工作机会。", ["2026年"]),
        ("监管部门明年起将抽检500批次。", ["明年起"]),
        ("确保全年完成投资520亿元。", ["全年"]),
        ("去年4月，公司建成首条产线，月产能已由最初的1.2万片爬升到3.5万片，良率稳定在96.8%。", ["", "", ""]),
        ("2021年11月，公司成立，注册资本5亿元，员工300人。", ["", ""]),
        ("10月，省里发行规模为30亿元的专项债券。", ["10月"]),
        ("该厂建于2008年，占地200亩，去年产值12亿元。", ["", "去年"]),
        ("现在国产线投产，价格降到10万元左右。", ["现在"]),
    ],
)
def test_what_is_planned_or_established_has_the_period_that_is_told_of_it(text: str, periods: list[str]) -> None:
    assert told(text) == periods


def test_results_go_on_in_the_next_paragraph_with_the_period_that_opened_a_sentence() -> None:
    first = "8月27日晚间，公司披露半年报。今年1—6月，营业收入58.13亿元。"
    thread = follow(START, first, find_periods(first, PUBLISHED))
    text = "分区域看，海外收入24.6亿元，占比42.3%。"
    found = periods_of(text, find_quantities(text, []), [], thread)
    assert [p.text if p else "" for p in found] == ["今年1—6月"] * 2


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("转机出现在2016年。厂里贷款800万元，买回12台设备。", ["2016年"] * 2),
        ("转机出现在2016年。那一年，厂里贷款800万元。", ["那一年"]),
        ("公司2019年投产时，外销占比不到两成。", ["2019年"]),
        ("2022财年，公司销售额3938亿日元，较上财年增长8.5%。", ["2022财年"] * 2),
        ("活动结束后统计，7天里全市312家门店售出家电1.87万台。", ["7天里"] * 2),
        ("首日观众5.2万人次。", ["首日"]),
        ("今年是“十四五”开局之年，全县安排重点项目138个。", ["今年"]),
    ],
)
def test_a_time_is_told_by_itself_by_an_event_or_as_a_spell(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("目前，全市有充电站160座，其中本年新增25座；换电站16座。", ["目前", "本年", "目前"]),
        ("今年，就业目标1100万人；失业率全年控制在5.5%以内；涨幅3%左右。", ["今年", "全年", "今年"]),
        ("6日，客流达22.7万人次，比首届同期增加25%。", ["6日"] * 2),
        ("4月，进出口512亿元，创历史同期新高，增长14.9%。", ["4月"] * 2),
        ("如今，他每周到学校上4节课。", [""]),
        ("9月15日，泵站通水，日产能由10万吨增至20万吨。", ["", ""]),
        ("到2025年底，改造茶园5万亩，对验收合格的每亩补助1000元。", ["到2025年底", ""]),
        ("县里投资1.85亿元建设的物流园去年投用。", [""]),
        ("其中一期6GWh产线有望2025年三季度量产。", [""]),
        ("一期年底前投产，全部建成投产后，可实现销售收入18亿元。", [""]),
    ],
)
def test_a_period_ends_with_its_part_of_a_sentence_and_with_what_is_so_at_any_time(
    text: str, periods: list[str]
) -> None:
    assert told(text) == periods


def test_a_report_returns_to_its_theme_after_the_last_month_of_it() -> None:
    thread = START
    for text in ("上半年，全市生产总值2106.3亿元。", "工业增加值增长7.3%。6月当月，增长9.2%。"):
        thread = follow(thread, text, find_periods(text, PUBLISHED))
    text = "固定资产投资增长5.5%，其中工业投资增长14.8%。"
    found = periods_of(text, find_quantities(text, []), [], thread)
    assert [p.text if p else "" for p in found] == ["上半年"] * 2


def test_the_aims_of_a_plan_hold_for_the_year_that_opened_it() -> None:
    first = "2024年，工作要稳中求进。主要预期目标：生产总值增长6%，投资增长5%。"
    assert told(first) == ["2024年"] * 2
    thread = follow(START, first, find_periods(first, PUBLISHED))
    text = "一季度集中开工项目80个，新增学位8000个。"
    periods = find_periods(text, PUBLISHED)
    found = periods_of(text, find_quantities(text, periods), periods, thread)
    assert [(p.first, p.last) if p else None for p in found] == [(date(2024, 1, 1), date(2024, 3, 31))] * 2


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("二季度，园区加工水产品1.9万吨；冷库容量扩至8.5万立方米。", ["二季度"] * 2),
        ("全区计划年内改造3条街巷，总投资4800万元。", ["年内"] * 2),
        ("截至下午4点，景区接待游客4.3万人次，预计将超6万人次。", ["截至下午4点", ""]),
        ("10月，出货量增长四成，利润只有去年的一半。", ["10月"] * 2),
        ("明年电价是否调整要看情况，公司亏损已达3826亿元。", [""]),
    ],
)
def test_a_size_that_changed_or_is_planned_has_the_period_and_what_is_beyond_a_limit_has_not(
    text: str, periods: list[str]
) -> None:
    assert told(text) == periods


def test_many_figures_in_one_sentence_take_time_in_proportion() -> None:
    text = "今年前三季度，全市产值3000亿元，增长5%，" * 400
    assert set(told(text)) == {"今年前三季度"}
