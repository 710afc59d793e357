"""What stands after the last article, in any order, finds its own; thin margins are left open."""

from itertools import permutations

import pytest
from extraction.pages import Page, page_of, taxonomy

from briefing.model.source import Span
from briefing.restoring.assignment import Texts, assign
from briefing.restoring.attaching import headline_likeness
from briefing.restoring.clusters import named_cluster
from briefing.restoring.strays import Stray
from restoring.printed import DRUG, FAIR, blocks, printed
from restoring.test_articles import headlines, kickers
from restoring.test_columns import wrapped

WIND = (
    "岁末的瓜州县北大桥风电场，一百二十台风机在朔风中转动，叶尖划过戈壁上空的薄云。",
    "省能源局新能源处处长蒲远说，全年新能源发电量突破900亿千瓦时，弃风率降到5%以内。",
    "“以前抢着装机，现在抢着算账。”运维工程师周平说，升级功率预测系统后，一座风电场一年少弃电600万千瓦时。",
    "新能源带火了装备制造。北大桥风电场一百二十台风机34家，叶片本地配套率达到八成五。",
)
YAM = (
    "腊月里的定西市安定区，马铃薯恒温库前车来车往，客商一边过磅一边谈价，行情比去年更稳。",
    "在鲁家沟镇，种植户曹满仓刚卖完最后一车薯，一亩地净落一千八百元，比种小麦强三倍。",
    "种薯是产业的芯片。马铃薯研究所所长牛远说，脱毒种薯推广到300万亩，平均亩产提高四分之一。",
    "吃干榨净，链条还在延伸。粉丝厂新上的全粉生产线年加工鲜薯十万吨，吨耗水降到七吨。",
)
LABELS = ("能源新观察", "乡村产业")
HEADLINES = ("戈壁滩上风机“追风逐日”", "定西马铃薯\n走俏大市场")
BYLINE = "□本报记者 林溪"


def text_of(story: tuple[str, ...], width: int) -> str:
    return "\n".join(line for paragraph in story for line in wrapped(paragraph, width))


def page_with(*strays: str, second: str = "□本报记者 郑一鸣", widths: tuple[int, int] = (16, 20)) -> Page:
    parts = [BYLINE, text_of(WIND, widths[0]), *([second] if second else []), text_of(YAM, widths[1])]
    return page_of(blocks(*parts, *strays))


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_headlines_and_labels_find_their_article_in_any_order(order: tuple[int, ...]) -> None:
    strays = (*HEADLINES, *LABELS)
    page = page_with(*(strays[number] for number in order))
    assert headlines(page) == ["戈壁滩上风机“追风逐日”", "定西马铃薯走俏大市场"]
    assert kickers(page)[0] in {"能源新观察", ""}


@pytest.mark.parametrize("widths", [(16, 20), (20, 16), (14, 22)])
def test_an_article_without_byline_is_told_by_a_second_headline_width_and_words(widths: tuple[int, int]) -> None:
    page = page_with(*HEADLINES, second="", widths=widths)
    assert len(page.articles) == 2
    assert page.printed(page.articles[1].paragraphs[0].span) == YAM[0]
    assert headlines(page) == ["戈壁滩上风机“追风逐日”", "定西马铃薯走俏大市场"]


def test_without_a_second_headline_nothing_is_parted() -> None:
    assert len(page_with(HEADLINES[0], second="").articles) == 1


def test_a_headline_that_goes_with_neither_article_is_given_to_none() -> None:
    page = page_with("春风又绿江南岸")
    assert headlines(page) == ["", ""]


def test_the_last_headline_goes_to_the_article_that_is_left() -> None:
    page = page_with(HEADLINES[0], "“土豆豆”变身“金蛋蛋”")
    assert headlines(page) == ["戈壁滩上风机“追风逐日”", "“土豆豆”变身“金蛋蛋”"]


def test_a_headline_in_the_bodys_words_is_no_pull_quote() -> None:
    page = page_with("北大桥风电场一百二十台风机", HEADLINES[1])
    assert [article.pull_quotes for article in page.articles] == [(), ()]


@pytest.mark.parametrize(
    ("label", "headline"),
    [
        ("能源新观察", "戈壁滩上“追风逐日”"),
        ("深读·规划", "试车台旁看航空动力补链"),
        ("先进材料产业", "从7000亿迈向万亿"),
        ("农情调度显示", "全国春耕备耕有序推进"),
        ("一线见闻", "沙窝窝里“种”太阳"),
        ("记者手记", "守住一江碧水，护好一城青山"),
    ],
)
def test_a_label_looks_less_like_a_headline(label: str, headline: str) -> None:
    def likeness(text: str) -> float:
        return headline_likeness((Stray(Span(0, 1), text),), named_cluster(text, taxonomy(), None) is not None)

    assert likeness(label) < likeness(headline)


def test_a_thin_margin_is_no_assignment() -> None:
    assert assign([[5.0, 5.0], [4.0, 4.0]]) == []
    assert assign([[8.0, 1.0], [2.0, 6.0]]) == [(0, 0), (1, 1)]


def test_what_is_left_over_is_assigned_last() -> None:
    assert assign([[8.0, 0.0], [0.0, 0.0]]) == [(0, 0), (1, 1)]


def test_words_that_all_articles_have_say_nothing() -> None:
    texts = Texts(["全市工业产值增长，风机出厂", "全市工业产值增长，马铃薯丰收"], ["全市工业产值增长", "风机出厂"])
    assert texts.scores(["全市工业产值增长"], [0, 1]) == [[0.0, 0.0]]
    ((wind, yam),) = texts.scores(["风机出厂"], [0, 1])
    assert wind > yam == 0.0


def page_of_two(*strays: str) -> Page:
    return page_of(blocks("□本报记者 林溪", printed(*FAIR), "□本报记者 郑一鸣", printed(*DRUG), *strays))


@pytest.mark.parametrize(
    ("kicker", "headline"),
    [
        ("长江上游智能装备对接会见闻", "机器人唱主角\n客商下订单"),
        ("智能装备产业观察", "首台套产品走进生产线"),
        ("市经济信息委部署", "推动首台套产品走进生产线"),
        ("前三季度全市装备产业实现产值同比增长", "机器人产量\n增速最快"),
    ],
)
def test_a_kicker_set_above_a_headline_in_one_block_is_told_apart(kicker: str, headline: str) -> None:
    page = page_of_two(f"{kicker}\n{headline}", "在研新药\n落户北碚")
    found = page.articles[0]
    assert [page.printed(span) for span in found.kicker] == [kicker]
    assert [page.source.text[span.start : span.end] for span in found.headline] == [headline]


@pytest.mark.parametrize("headline", ["首台套产品\n走进生产线", "从展台到车间\n机器人产量增速最快"])
def test_a_headline_in_two_lines_stays_one(headline: str) -> None:
    page = page_of_two(headline, "在研新药\n落户北碚")
    found = page.articles[0]
    assert [page.source.text[span.start : span.end] for span in found.headline] == [headline]
    assert found.kicker == ()


def test_a_figure_that_ends_a_narrow_column_is_no_page_number() -> None:
    quote = "全市装备产业实\n现产值同比增长\n6.3%"
    page = page_of_two(quote)
    assert [page.source.text[q.span.start : q.span.end] for a in page.articles for q in a.pull_quotes] == [quote]
