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
