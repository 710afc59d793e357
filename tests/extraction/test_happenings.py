from datetime import date
from decimal import Decimal

import pytest

from briefing.model.annotation import Event, Place, Project, Quantity, Stage, Statement, Target, Topic
from extraction.pages import Page, article_of


def amount(page: Page, project: Project) -> Decimal | None:
    return next(
        (a.content.value for a in page.annotations if a.id == project.amount and isinstance(a.content, Quantity)), None
    )


def test_an_event_has_its_name_day_place_and_who_came() -> None:
    page = article_of("11月18日，2023西部智能装备博览会在重庆国际博览中心开幕，300余名嘉宾参加。")
    ((words, event),) = page.all_of(Event)
    (visitors,) = (a for a in page.annotations if isinstance(a.content, Quantity))
    assert words == event.name == "2023西部智能装备博览会"
    assert (event.date, event.place) == (date(2023, 11, 18), "重庆国际博览中心")
    assert event.attendance == (visitors.id,)


def test_an_events_hosts_are_listed_one_by_one() -> None:
    event = article_of("日前，由市商务委和渝北区政府共同主办的秋季招商推介会在渝举行。").the(Event)
    assert (event.name, event.hosts, event.place, event.date) == (
        "秋季招商推介会",
        ("市商务委", "渝北区政府"),
        "渝",
        None,
    )


def test_who_came_may_be_counted_in_the_next_sentence_and_no_later() -> None:
    near = article_of("近日，装备产业对接会举行。来自各地的150余名代表参会。")
    far = article_of("近日，装备产业对接会举行。会期三天。会场很大。150余名代表参会。")
    assert [len(event.attendance) for page in (near, far) for _, event in page.all_of(Event)] == [1, 0]


def test_an_event_is_annotated_once_an_article() -> None:
    page = article_of("11月18日，西部智能装备博览会开幕。\n西部智能装备博览会举行期间，天气晴好。")
    assert len(page.all_of(Event)) == 1


@pytest.mark.parametrize(
    "text", ["本次大会为期三天。", "会议召开后，反响热烈。", "该活动已举办多年。", "公司启动扩建。"]
)
def test_what_has_no_name_is_no_event(text: str) -> None:
    assert article_of(text).all_of(Event) == []


@pytest.mark.parametrize(
    ("text", "name", "stage", "value"),
    [
        (
            "活动现场，动力电池回收等18个项目集中签约，总金额达160亿元。",
            "动力电池回收等18个项目",
            "signed",
            160 * 10**8,
        ),
        ("公司投资30亿元，扩建智能工厂项目正在建设。", "智能工厂项目", "under-construction", 30 * 10**8),
        ("公司投资8.5亿元，建成轻量化材料基地。", "轻量化材料基地", "operating", 850_000_000),
        ("公司计划投资5亿元，打造绿色铸造基地。", "绿色铸造基地", "planned", 5 * 10**8),
    ],
)
def test_a_project_has_name_stage_and_amount(text: str, name: str, stage: Stage, value: int) -> None:
    page = article_of(text)
    project = page.the(Project)
    assert (project.name, project.stage, amount(page, project)) == (name, stage, Decimal(value))


def test_a_project_that_opens_its_sentence_is_found() -> None:
    project = article_of("云岭智能工厂项目开工建设，投资30亿元。").the(Project)
    assert (project.name, project.stage) == ("云岭智能工厂项目", "under-construction")


def test_the_investor_of_a_project_told_in_speech_is_the_speakers_firm() -> None:
    page = article_of("云岭机械集团总经理周海燕说：“我们将在璧山区投资5亿元，新建智能工厂项目。”")
    project = page.the(Project)
    assert (project.investor, project.district) == ("云岭机械集团", "500120")


@pytest.mark.parametrize("text", ["天气很好，大家很高兴。", "项目很多，前景很好。", "园区占地800亩。"])
def test_a_sentence_without_a_sum_or_a_count_of_projects_tells_of_none(text: str) -> None:
    assert article_of(text).all_of(Project) == []


def test_the_sum_is_no_part_of_a_projects_name() -> None:
    assert article_of("公司投资30亿元扩建智能工厂项目。").the(Project).name == "智能工厂项目"


def test_a_project_that_is_to_start_next_year_is_planned() -> None:
    project = article_of("远航集团投资12亿元新建电机生产线项目，计划明年投产。").the(Project)
    assert project.stage == "planned"


def test_a_target_has_measure_deadline_and_quantity_and_covers_its_clause() -> None:
    page = article_of("去年，产值达到3000亿元，到2027年力争突破5000亿元。")
    ((words, target),) = page.all_of(Target)
    (quantity,) = (a for a in page.annotations if a.id == target.quantity)
    assert words == "到2027年力争突破5000亿元"
    assert (target.measure, target.deadline) == ("产值", "到2027年")
    assert page.printed(quantity.span) == "突破5000亿元"


def test_what_was_reached_or_is_only_expected_is_no_target() -> None:
    assert article_of("去年产值3000亿元，预计今年可达3200亿元。").all_of(Target) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("项目落户两江新区和璧山区。", [("两江新区", "CQ-LJ"), ("璧山区", "500120")]),
        ("渝中区与江北区签署协议。", [("渝中区", "500103"), ("江北区", "500105")]),
        ("大家走进车间。", []),
    ],
)
def test_a_district_is_annotated_with_its_id(text: str, places: list[tuple[str, str]]) -> None:
    assert [(words, place.district_id) for words, place in article_of(text).all_of(Place)] == places


@pytest.mark.parametrize("text", ["航班从江北机场起飞。", "货船停在长江北岸。"])
def test_an_airport_and_a_bank_of_the_river_are_no_district(text: str) -> None:
    assert article_of(text).all_of(Place) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("下一步，我市将着力完善配套体系。", "measure"),
        ("我市将推动产值从3000亿元增长到5000亿元，拥有企业80家。", "measure"),
        ("全球产业格局正在重塑，数字化转型不断加速。", "trend"),
        ("去年，全市产值达到3000亿元，同比增长5%。", "foundation"),
        ("大批企业成功签约落户，成果喜人。", "outcome"),
        ("这里区位优势明显，通道完善，人才资源丰富。", "strength"),
        ("国家将统筹区域布局，出台《指导意见》。", "policy"),
    ],
)
def test_a_statement_has_the_topic_of_its_words(text: str, topic: Topic) -> None:
    assert article_of(text).the(Statement).topic == topic


@pytest.mark.parametrize("text", ["接下来究竟怎么接？", "一起来听听专家的看法。"])
def test_a_question_or_a_filler_states_nothing(text: str) -> None:
    assert article_of(text).all_of(Statement) == []


@pytest.mark.parametrize(
    ("text", "name", "place", "hosts"),
    [
        (
            "由市商务委、渝北区人民政府联合主办的首届火锅文化节昨日启幕。",
            "首届火锅文化节",
            None,
            ("市商务委", "渝北区人民政府"),
        ),
        ("5月20日，区政府召开稳增长工作推进会，部署下半年工作。", "稳增长工作推进会", None, ("区政府",)),
        ("在刚刚闭幕的第十四届全国运动会上，重庆选手摘得3枚金牌。", "第十四届全国运动会", None, ()),
        ("9月12日，在尧坝镇举行的“金秋送岗”专场招聘会上，人头攒动。", "“金秋送岗”专场招聘会", "尧坝镇", ()),
        (
            "第三届中医药博览会昨日在金光会展中心揭幕。大会由中药产业商会主办。",
            "第三届中医药博览会",
            "金光会展中心",
            ("中药产业商会",),
        ),
        ("论坛由工业和信息化部和重庆市政府主办。11月9日，智能网联汽车产业论坛举行。", "智能网联汽车产业论坛", None, ()),
    ],
)
def test_events_of_many_styles(text: str, name: str, place: str | None, hosts: tuple[str, ...]) -> None:
    event = article_of(text).the(Event)
    assert (event.name, event.place, event.hosts) == (name, place, hosts)


@pytest.mark.parametrize(
    ("text", "name", "stage", "investor"),
    [
        (
            "总投资50亿元的渝能超级工厂二期项目正在加快建设，预计明年6月投产。",
            "渝能超级工厂二期项目",
            "under-construction",
            None,
        ),
        ("中铝集团拟投资18亿元，在西彭园区建设再生铝生产线。", "再生铝生产线", "planned", "中铝集团"),
        (
            "秦翼航空装备公司投资18.6亿元的大型客机复材部件项目成功签约。",
            "大型客机复材部件项目",
            "signed",
            "秦翼航空装备公司",
        ),
        (
            "新能源产业园由正泰新能源有限公司投资6.8亿元建设，去年10月投产。",
            "新能源产业园",
            "operating",
            "正泰新能源有限公司",
        ),
    ],
)
def test_projects_of_many_styles(text: str, name: str, stage: Stage, investor: str | None) -> None:
    project = article_of(text).the(Project)
    assert (project.name, project.stage, project.investor) == (name, stage, investor)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新华社南昌11月16日电 2023世界赣商大会16日在南昌举行。", "2023世界赣商大会"),
        ("第二十届东博会在南宁开幕。", "第二十届东博会"),
        ("昨（二十二）日，崇弦科技在铜锣厂区举行新厂动土典礼。", "新厂动土典礼"),
        ("第八届台中智慧制造展昨在水湳国际会展中心开幕。", "第八届台中智慧制造展"),
        ("1月16日，市长廖启程在衡阳市第十七届人民代表大会第三次会议上作报告。", "衡阳市第十七届人民代表大会第三次会议"),
        ("在大会16日上午的产教融合分论坛上，话题转到了人。", "产教融合分论坛"),
        ("12日下午举办的医养结合分论坛，座无虚席。", "医养结合分论坛"),
        ("昨日，2024年江城国际马拉松鸣枪开跑。", "2024年江城国际马拉松"),
    ],
)
def test_events_are_told_in_many_ways(text: str, name: str) -> None:
    assert article_of(text).the(Event).name == name


@pytest.mark.parametrize(
    ("text", "name", "day", "place", "hosts"),
    [
        (
            "新华社南宁11月18日电 以“数字赋能、共享未来”为主题的中国—东盟数字经济合作论坛18日在南宁开幕。",
            "中国—东盟数字经济合作论坛",
            date(2023, 11, 18),
            "南宁",
            (),
        ),
        (
            "11月14日至16日，由中国航空学会、沈阳市政府共同主办，沈阳飞机设计研究所承办的第三届空天动力大会在沈举行。",
            "第三届空天动力大会",
            date(2023, 11, 14),
            "沈",
            ("中国航空学会", "沈阳市政府", "沈阳飞机设计研究所"),
        ),
        (
            "11月10日，工信部、国资委共同在北京举办首届中央企业工业软件供需对接会。",
            "首届中央企业工业软件供需对接会",
            date(2023, 11, 10),
            "北京",
            ("工信部", "国资委"),
        ),
        (
            "记者从海关总署11月7日召开的新闻通气会上获悉，我国外贸稳中有升。",
            "新闻通气会",
            date(2023, 11, 7),
            None,
            ("海关总署",),
        ),
        ("为期四天的第十届亚洲消费电子展昨日在京闭幕。", "第十届亚洲消费电子展", date(2023, 11, 20), "京", ()),
        ("昨晚，2023武汉马拉松博览会开门迎客。", "2023武汉马拉松博览会", date(2023, 11, 20), None, ()),
        (
            "2023年全国无人机操作职业技能竞赛15日在绵阳落幕。",
            "2023年全国无人机操作职业技能竞赛",
            date(2023, 11, 15),
            "绵阳",
            (),
        ),
        (
            "中國移動11月17日在廣州召開2023全球合作夥伴大會。",
            "2023全球合作夥伴大會",
            date(2023, 11, 17),
            "廣州",
            ("中國移動",),
        ),
        (
            "香港贸发局主办的第43届香港玩具展将于明年1月8日在湾仔会展中心揭幕。",
            "第43届香港玩具展",
            date(2024, 1, 8),
            "湾仔会展中心",
            ("香港贸发局",),
        ),
    ],
)
def test_an_event_is_read_from_its_clause(
    text: str, name: str, day: date, place: str | None, hosts: tuple[str, ...]
) -> None:
    event = article_of(text).the(Event)
    assert (event.name, event.date, event.place, event.hosts) == (name, day, place, hosts)


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，各镇街累计举办招聘会86场。",
        "这是该市连续第五年举办人才交流大会。",
        "11月9日是全国消防日，各地开展消防宣传活动。",
        "会议决定，明年3月召开第二次全体会议。",
        "展览会主办方表示，明年展会规模将扩大。",
        "副主任李晓鹏在新闻发布会上介绍，固定资产投资增长。",
    ],
)
def test_what_is_done_often_or_only_mentioned_is_no_event(text: str) -> None:
    assert article_of(text).all_of(Event) == []


def test_a_target_does_not_begin_with_the_end_of_the_quotation_before() -> None:
    page = article_of("云岭航空董事长张丽表示：“这里的供应链很齐。”该公司计划投资12亿元建设整机基地。")
    assert [words for words, _ in page.all_of(Target)] == ["该公司计划投资12亿元建设整机基地"]
