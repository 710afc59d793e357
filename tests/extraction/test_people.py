import pytest

from briefing.model.annotation import Person
from extraction.pages import article_of

SENTENCES = [
    ("市经济信息委副主任李卫东介绍，企业运行平稳。", "李卫东", "副主任", "市经济信息委", "government"),
    ("“订单很多。”重庆云岭机械有限公司总经理周海燕说。", "周海燕", "总经理", "重庆云岭机械有限公司", "enterprise"),
    ("工业和信息化部原材料工业司副司长马晓明致辞。", "马晓明", "副司长", "工业和信息化部原材料工业司", "government"),
    ("清华大学教授、博士生导师陈志远认为，方向已经明确。", "陈志远", "教授、博士生导师", "清华大学", "expert"),
    ("中国工程院院士刘建国表示，基础研究要先行。", "刘建国", "院士", "中国工程院", "expert"),
    ("中国有色金属工业协会会长高文斌出席并讲话。", "高文斌", "会长", "中国有色金属工业协会", "association"),
    ("据重庆市发展改革委主任赵明介绍，项目进展顺利。", "赵明", "主任", "重庆市发展改革委", "government"),
    ("国家信息中心首席经济学家祝宝民分析说，外需回暖。", "祝宝民", "首席经济学家", "国家信息中心", "expert"),
    ("永川区凤凰湖产业园管委会主任黄磊说，用工充足。", "黄磊", "主任", "永川区凤凰湖产业园管委会", "government"),
    ("江苏远航集团股份有限公司董事会秘书、副总经理徐丹丹透露，公司将增资。",
     "徐丹丹", "董事会秘书、副总经理", "江苏远航集团股份有限公司", "enterprise"),
    ("重庆市商务委党组书记、主任吴国平致辞。", "吴国平", "党组书记、主任", "重庆市商务委", "government"),
    ("落户两江新区的云岭集团的行政总监欧阳静坦言，这里办事快。", "欧阳静", "行政总监", "云岭集团", "enterprise"),
    ("会上，西南大学副校长孙立群发布了报告。", "孙立群", "副校长", "西南大学", "expert"),
    ("市经济信息委二级巡视员陈静说，底子很厚。", "陈静", "二级巡视员", "市经济信息委", "government"),
    ("车间主任罗平带着技术员检查设备。", "罗平", "车间主任", None, "other"),
    ("云岭集团董事长林溪到现场看望职工。", "林溪", "董事长", "云岭集团", "enterprise"),
    ("云岭集团董事长欧阳静波说，信心很足。", "欧阳静波", "董事长", "云岭集团", "enterprise"),
    ("南岸区副区长司马青出席仪式。", "司马青", "副区长", "南岸区", "government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "post", "organisation", "group"), SENTENCES, ids=[s[1] for s in SENTENCES])
def test_a_person_has_name_post_and_organisation_as_printed(
    text: str, name: str, post: str, organisation: str | None, group: str
) -> None:
    ((printed, person),) = article_of(text).all_of(Person)
    assert printed == name
    assert (person.name, person.post, person.organisation, person.group) == (name, post, organisation, group)


@pytest.mark.parametrize(
    ("text", "name", "post", "organisation"),
    [
        ("两江新区党工委委员、管委会副主任唐志强介绍了规划。", "唐志强", "党工委委员、管委会副主任", "两江新区"),
        ("新任北碚区区长谢天宇主持会议。", "谢天宇", "区长", "北碚区"),
        ("记者从沙坪坝区副区长欧阳静处了解到，园区已经满员。", "欧阳静", "副区长", "沙坪坝区"),
    ],
)
def test_a_person_is_told_from_the_words_around(text: str, name: str, post: str, organisation: str) -> None:
    person = article_of(text).the(Person)
    assert (person.name, person.post, person.organisation) == (name, post, organisation)


@pytest.mark.parametrize(
    "text",
    [
        "主任主持会议，局长作了说明。",
        "总经理办公室设在三楼。",
        "企业负责人表示，信心很足。",
        "工程师走进车间。",
        "教授们讨论热烈。",
    ],
)
def test_a_post_without_a_name_is_no_person(text: str) -> None:
    assert article_of(text).all_of(Person) == []


def test_a_person_is_annotated_once_and_later_mentions_are_listed() -> None:
    page = article_of("云岭机械集团总经理周海燕介绍了新产品。\n周海燕还说，周海燕本人负责这条产线。")
    person = page.the(Person)
    assert [page.printed(span) for span in person.mentions] == ["周海燕", "周海燕"]
    assert len({span.start for span in person.mentions}) == 2


def test_the_alias_of_an_agency_has_the_agencys_id() -> None:
    names = ("市经济信息委", "市经信委")
    ids = {article_of(f"{name}副主任李卫东到会。").the(Person).organisation_id for name in names}
    assert len(ids) == 1
    assert None not in ids


def test_two_persons_in_one_sentence_keep_their_own_organisations() -> None:
    people = article_of("重庆交通大学校长王浩、云岭机械集团董事长孙立群参加座谈。").all_of(Person)
    assert [(p.name, p.organisation) for _, p in people] == [("王浩", "重庆交通大学"), ("孙立群", "云岭机械集团")]


def test_a_post_of_the_company_named_just_before_is_that_companys() -> None:
    person = article_of("重庆云岭科技有限公司刚刚搬来。其董事会秘书陶然介绍，新厂已经投产。").the(Person)
    assert (person.post, person.organisation) == ("董事会秘书", "重庆云岭科技有限公司")


def test_a_person_without_a_known_organisation_is_for_a_person_to_check() -> None:
    sure, doubtful = (article_of(text).annotations for text in (SENTENCES[0][0], "车间主任罗平检查设备。"))
    assert [a.confidence for a in sure if a.kind == "person"] == ["auto"]
    assert [a.confidence for a in doubtful if a.kind == "person"] == ["check"]
