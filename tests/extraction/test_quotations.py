import pytest

from briefing.model.annotation import Person, Quotation
from extraction.pages import Page, article_of

ZHOU = "重庆云岭机械有限公司总经理周海燕"
LI = "市经济信息委副主任李卫东"


def direct(page: Page) -> list[tuple[str, str | None]]:
    """Direct speech with the name or the description of its speaker."""
    return [(words, page.named(q.speaker) or q.speaker_text) for words, q in page.all_of(Quotation) if q.direct]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "basis"),
    [
        (f"“我们对这里的配套能力很有信心。”{ZHOU}说。", "我们对这里的配套能力很有信心。", "周海燕", "after-cue"),
        (f"“我们对这里的配套能力很有信心，”{ZHOU}说。", "我们对这里的配套能力很有信心，", "周海燕", "after-cue"),
        (f"{ZHOU}说：“我们对这里的配套能力很有信心。”", "我们对这里的配套能力很有信心。", "周海燕", "before-cue"),
        (f"{ZHOU}介绍，公司的齿轮销往海外，“订单已经排到明年夏天。”", "订单已经排到明年夏天。", "周海燕", "resumed"),
        (
            f"{ZHOU}介绍，公司的齿轮销往海外。车间昼夜不停。“订单排到明年夏天。”",
            "订单排到明年夏天。",
            "周海燕",
            "same-paragraph",
        ),
        (
            f"{ZHOU}介绍，公司的齿轮销往海外。\n“我们的订单排到明年夏天。”",
            "我们的订单排到明年夏天。",
            "周海燕",
            "previous-paragraph",
        ),
        (f"{ZHOU}带队参展。“我们对这里很有信心。”", "我们对这里很有信心。", "周海燕", "same-paragraph"),
        (f"{ZHOU}参加了开工仪式。她说：“这里离客户最近。”", "这里离客户最近。", "周海燕", "pronoun"),
        (
            "“配套半径缩短了不少。”市经济信息委相关负责人表示。",
            "配套半径缩短了不少。",
            "市经济信息委相关负责人",
            "unnamed",
        ),
        (
            "“客人比往年多得多。”一位来自成都的汽车零部件供应商说。",
            "客人比往年多得多。",
            "一位来自成都的汽车零部件供应商",
            "unnamed",
        ),
    ],
)
def test_each_sieve_finds_the_speaker(text: str, words: str, speaker: str, basis: str) -> None:
    page = article_of(text)
    assert direct(page) == [(words, speaker)]
    assert [q.basis for _, q in page.all_of(Quotation) if q.direct] == [basis]


@pytest.mark.parametrize(
    "text",
    [
        "这里被称为“西部硅谷”，是“33618”体系的一部分，企业推行“零库存”。",
        "大会以“携手共进 合作共赢”为主题，打造“一站式”服务平台。",
        "“专精特新”企业越来越多，“渝见未来”大赛落幕。",
        "各区县“摩拳擦掌”，要做“双碳”的先行者。",
        "“没有金刚钻，不揽瓷器活。”这句老话常挂在匠人们嘴边。",
    ],
)
def test_words_set_off_by_quotation_marks_are_no_speech(text: str) -> None:
    assert article_of(text).all_of(Quotation) == []


@pytest.mark.parametrize(
    "text", ["“这里办事真快！”“手续一天就办完了。”展台前十分热闹。", "“为什么要来重庆？”问题摆在面前。"]
)
def test_speech_of_which_nobody_is_named_has_no_speaker(text: str) -> None:
    assert {speaker for _, speaker in direct(article_of(text))} == {None}


def test_an_interrupted_quotation_is_two_with_one_speaker() -> None:
    page = article_of(f"{ZHOU}带队参展。“我们对这里很有信心，”周海燕说，“明年还会增加投资。”")
    assert direct(page) == [("我们对这里很有信心，", "周海燕"), ("明年还会增加投资。", "周海燕")]


def test_two_speakers_in_one_paragraph_keep_their_own_words() -> None:
    page = article_of(f"{LI}说：“一切准备就绪，请大家放心。”{ZHOU}说：“我们对这里很有信心。”")
    assert direct(page) == [("一切准备就绪，请大家放心。", "李卫东"), ("我们对这里很有信心。", "周海燕")]


def test_a_speaker_who_is_a_person_of_the_article_is_linked_to_that_annotation() -> None:
    page = article_of(f"{ZHOU}说：“我们对这里的配套能力很有信心。”")
    (person,) = (a for a in page.annotations if isinstance(a.content, Person))
    assert page.the(Quotation).speaker == person.id


def test_what_is_announced_without_marks_is_indirect_speech_up_to_the_next_speaker() -> None:
    page = article_of(f"{LI}介绍，全市企业运行平稳，订单充足。{ZHOU}说，新厂房下个月封顶，设备已经到位。")
    assert [(words, q.direct, page.named(q.speaker)) for words, q in page.all_of(Quotation)] == [
        ("全市企业运行平稳，订单充足。", False, "李卫东"),
        ("新厂房下个月封顶，设备已经到位。", False, "周海燕"),
    ]


def test_a_scare_quote_inside_indirect_speech_is_part_of_it() -> None:
    page = article_of(f"{ZHOU}表示，公司将把“智能工厂”建成标杆。")
    assert [(words, q.direct) for words, q in page.all_of(Quotation)] == [("公司将把“智能工厂”建成标杆。", False)]


@pytest.mark.parametrize("text", ["据介绍，园区已经满员，正在扩建二期厂房。", "数据显示，订单比往年更加充足。"])
def test_what_nobody_says_is_no_speech(text: str) -> None:
    assert article_of(text).all_of(Quotation) == []


def test_a_speaker_found_by_a_weak_sieve_is_for_a_person_to_check() -> None:
    texts = (f"{ZHOU}说：“我们对这里很有信心。”", f"{ZHOU}介绍，齿轮销往海外。\n“我们的订单排到明年夏天。”")
    tiers = [[a.confidence for a in article_of(t).annotations if a.kind == "quotation"][-1] for t in texts]
    assert tiers == ["auto", "check"]


STYLES = [
    ("“这里的工人很能干！”正在车间巡查的生产主管马骁一边擦汗一边说。", [("这里的工人很能干！", "马骁")]),
    ("村民陈桂香乐呵呵地说：“以前出门一身泥，现在抬脚就上车。”", [("以前出门一身泥，现在抬脚就上车。", "陈桂香")]),
    ("被誉为“东方莱茵河”的长江，航运繁忙。", []),
    ("以“绿色、智能、融合”为主题的论坛开幕。", []),
    ("大家把这条路叫作“幸福路”。", []),
    ("墙上写着“安全第一，预防为主！”几个大字。", []),
    ("他的口头禅是“干就完了”。", []),
    ("该公司负责人坦言：“最难的是招人。”", [("最难的是招人。", "该公司负责人")]),
    ("“老百姓的事，再小也是大事。”这是社区书记李春燕常挂在嘴边的一句话。", [("老百姓的事，再小也是大事。", "李春燕")]),
    (
        "“太方便了，”市民张女士说，“再也不用跑冤枉路。”",
        [("太方便了，", "市民张女士"), ("再也不用跑冤枉路。", "市民张女士")],
    ),
    ("一位不愿透露姓名的业内人士表示：“价格战没有赢家。”", [("价格战没有赢家。", "一位不愿透露姓名的业内人士")]),
    ("采购商们纷纷表示：“明年还要来！”", [("明年还要来！", "采购商们")]),
    (
        "市商务委相关负责人在接受记者采访时表示，今年将新增体验店200家。“我们会持续优化服务。”该负责人说。",
        [("我们会持续优化服务。", "市商务委相关负责人")],
    ),
    ("当地干部告诉记者：“修路的钱，一半是群众凑的。”", [("修路的钱，一半是群众凑的。", "当地干部")]),
    (
        "“‘双碳’目标既是挑战，也是机遇。”中国能源研究会副理事长周大为说。",
        [("‘双碳’目标既是挑战，也是机遇。", "周大为")],
    ),
    (
        "“我们要让数据多跑路”，区行政审批局局长何静说，“让群众少跑腿”。",
        [("我们要让数据多跑路", "何静"), ("让群众少跑腿", "何静")],
    ),
    (
        "教授林建国认为：“产业转移不是简单的搬家。”林教授进一步解释，“它是一次升级。”",
        [("产业转移不是简单的搬家。", "林建国"), ("它是一次升级。", "林建国")],
    ),
    ("客户经理小吴介绍道：“贷款当天就能到账。”", [("贷款当天就能到账。", "客户经理小吴")]),
    ("“他们的产品，质量没得说！”谈起合作伙伴，董事长郑立新竖起大拇指。", [("他们的产品，质量没得说！", "郑立新")]),
    ("公司推行“一人一档”“一企一策”，成效明显。", []),
    ("他荣获“全国劳动模范”称号。", []),
    ("“专精特新”企业、“小巨人”企业数量持续增长。", []),
    ("《规划》提出，“十四五”末建成“一带两廊多点”格局。", []),
    ("会议强调，要坚持“人民至上、生命至上”，守牢底线。", []),
    ("俗话说：“要想富，先修路。”", [("要想富，先修路。", None)]),
    ("“要想富，先修路。”这话一点不假。", [("要想富，先修路。", None)]),
    (
        "“这是我们的第三条生产线。”顺着厂长徐国栋手指的方向，记者看到机械臂上下翻飞。",
        [("这是我们的第三条生产线。", "徐国栋")],
    ),
    ("记者问：“压力大吗？”徐国栋笑了笑：“压力就是动力。”", [("压力大吗？", None), ("压力就是动力。", "徐国栋")]),
    ("县委书记孙立波道出了缘由：“没有产业，人就留不住。”", [("没有产业，人就留不住。", "孙立波")]),
    ("据张强介绍，合作社去年分红30万元。张强说，今年更好。", []),
    ("谈起未来，李明满怀信心，“明年再扩建两个大棚。”", [("明年再扩建两个大棚。", "李明")]),
    ("「我哋會繼續投資。」集團主席陳偉明表示。", [("我哋會繼續投資。", "陳偉明")]),
    ("習慣了快節奏的客戶坦言：「等一天都嫌長。」", [("等一天都嫌長。", "習慣了快節奏的客戶")]),
    ("“企业敢闯，政府就要敢扛。”该区区长田雨在座谈会上掷地有声。", [("企业敢闯，政府就要敢扛。", "田雨")]),
    (
        "国际货币基金组织总裁格奥尔基耶娃表示：“全球经济前景不确定性很高。”",
        [("全球经济前景不确定性很高。", "格奥尔基耶娃")],
    ),
    (
        "“这套系统24小时在线。”技术员小周点开手机屏幕，“哪块田缺水，一目了然。”",
        [("这套系统24小时在线。", "技术员小周"), ("哪块田缺水，一目了然。", "技术员小周")],
    ),
    ("“这个会开得好！”散会时，与会代表纷纷点赞。", [("这个会开得好！", "与会代表")]),
    ("市民李先生的感受是：“出行更方便了。”", [("出行更方便了。", "市民李先生")]),
    ("党的二十大报告指出，“实施全面节约战略”。", []),
    (
        "“我是土生土长的荣昌人。”返乡创业的张鹏笑着说，“回来，不后悔。”",
        [("我是土生土长的荣昌人。", "张鹏"), ("回来，不后悔。", "张鹏")],
    ),
    ("供电公司经理何瑾算过一笔账，电价降了三成，“省下来的钱都投到了改造上”。", [("省下来的钱都投到了改造上", "何瑾")]),
]


@pytest.mark.parametrize(("text", "quotes"), STYLES, ids=[s[0][:14] for s in STYLES])
def test_speech_of_many_styles_is_told_from_scare_quotes_and_has_its_speaker(
    text: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert direct(article_of(text)) == quotes


def test_a_quotation_over_paragraphs_goes_on_with_its_speaker() -> None:
    page = article_of(f"{ZHOU}拆解了一笔账：“豆子的成本只有两三元。\n“大头在哪里？在品牌、在门店。”\n车间里机器轰鸣。")
    assert direct(page) == [("豆子的成本只有两三元。", "周海燕"), ("大头在哪里？在品牌、在门店。", "周海燕")]


def test_a_cue_may_open_the_paragraph_after_the_quotation() -> None:
    page = article_of(f"“配套半径缩短了不少。”\n{ZHOU}告诉记者，明年还要扩产。")
    assert direct(page) == [("配套半径缩短了不少。", "周海燕")]


def test_what_the_reporter_learnt_or_asked_has_no_speaker() -> None:
    asked = article_of(f"{ZHOU}带队参展。记者问：“压力大吗？”")
    assert direct(asked) == [("压力大吗？", None)]
    assert article_of("记者了解到，园区已经满员，二期厂房正在扩建。").all_of(Quotation) == []


def test_indirect_speech_ends_with_its_sentence_and_goes_on_where_it_counts() -> None:
    page = article_of(f"天气晴好。{ZHOU}介绍，企业要抓两件事：一是扩产能。二是强研发。车间昼夜不停。")
    assert [words for words, _ in page.all_of(Quotation)] == ["企业要抓两件事：一是扩产能。二是强研发。"]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "教授孙立平直言，老城改造“难的不是钱，是人心，得一户一户去谈”。",
            "难的不是钱，是人心，得一户一户去谈",
            "孙立平",
        ),
        ("总工程师姜子岩坦承，“最难的是散热，试了47次”。", "最难的是散热，试了47次", "姜子岩"),
        ("“多盖一些这样的小区。”这是居民们的心声。", "多盖一些这样的小区。", "居民们"),
        ("刚从菜市场回来的王大妈提着菜乐呵呵地说：“菜价下来了。”", "菜价下来了。", "刚从菜市场回来的王大妈"),
        ("“不敢投。要再看看。”一家锂电企业的董事长向记者倒苦水。", "不敢投。要再看看。", "一家锂电企业的董事长"),
        ("店長林佳蓉笑說：「假日來客增三成。」", "假日來客增三成。", "林佳蓉"),
        ("“不能让老实人吃亏！”镇党委书记话音刚落，掌声响起。", "不能让老实人吃亏！", "镇党委书记"),
        ("“我报名！”人群里，一个戴眼镜的年轻人举起了手。", "我报名！", "一个戴眼镜的年轻人"),
        ("王工是这条产线的“活字典”，他说：“听声音就知道。”", "听声音就知道。", "王工"),
        ("理货员薛亚男摘下帽子。“这批是去鹿特丹的。”她指指货轮。", "这批是去鹿特丹的。", "薛亚男"),
        ("种植户李娟推开门。“每一遍都不一样。”李大姐说。", "每一遍都不一样。", "李娟"),
        ("果农加尔肯·木合买提下了地。“一亩花，顶十亩麦。”加尔肯算着账。", "一亩花，顶十亩麦。", "加尔肯·木合买提"),
    ],
)
def test_speech_in_further_styles_has_its_speaker(text: str, words: str, speaker: str) -> None:
    assert direct(article_of(text)) == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("院长龚以宁建议扩大招生规模，使留株率升到六成。", "扩大招生规模，使留株率升到六成。", "龚以宁"),
        ("省委书记荣海波要求各级各部门压实责任，确保温暖过冬。", "各级各部门压实责任，确保温暖过冬。", "荣海波"),
        ("理事长沈夏至讲了个小故事：去年重阳，她带学生写了312封信。", "去年重阳，她带学生写了312封信。", "沈夏至"),
        ("总裁何远帆也不讳言，海外成本高。", "海外成本高。", "何远帆"),
        ("首席分析师顾若水的判断是，拐点将在四季度出现。", "拐点将在四季度出现。", "顾若水"),
    ],
)
def test_indirect_speech_in_further_styles_has_its_speaker(text: str, words: str, speaker: str) -> None:
    page = article_of(text)
    assert [(said, page.named(q.speaker)) for said, q in page.all_of(Quotation)] == [(words, speaker)]


def test_a_village_road_and_an_adviser_say_nothing() -> None:
    assert (
        article_of("说到新修的村道，正在晒谷的农户笑了。他聘请了顾问，又拓宽了渠道，收入翻番。").all_of(Quotation) == []
    )
