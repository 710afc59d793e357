"""What opens an article, and what only a section of one."""

import pytest
from extraction.pages import Page, page_of

from restoring.printed import DRUG, FAIR, blocks
from restoring.test_articles import body, headlines, kickers

PORT = (
    "9月8日，临江港岸电改造工程开工，首批改造泊位12个，总投资2.6亿元，明年6月完工。",
    "港航局副局长陆远表示，靠港船舶关闭辅机后，每年可少烧柴油8000吨。",
)
RICE = (
    "近日，青禾县万亩再生稻开镰收割，头茬平均亩产达到650公斤，比常年高出一成。",
    "农技员何满仓介绍，留桩三十厘米、追一次促芽肥，十月还能再收一季。",
)
TITLES = ("临江港启动岸电改造", "青禾县再生稻开镰")


def bodies(page: Page) -> list[tuple[str, ...]]:
    return [body(page, article) for article in page.articles]


def subheads(page: Page) -> list[str]:
    return [page.printed(p.span) for article in page.articles for p in article.paragraphs if p.role == "subhead"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_articles_without_bylines_begin_at_a_headline_above_a_lead(gap: str, indent: str) -> None:
    texts = [
        "\n".join([title, *(indent + p for p in story)]) for title, story in zip(TITLES, (PORT, RICE), strict=True)
    ]
    page = page_of(gap.join(texts))
    assert headlines(page) == list(TITLES)
    assert bodies(page) == [PORT, RICE]


@pytest.mark.parametrize(
    "opening",
    [
        "本报讯（记者 林溪）", "本报讯 ", "本报临江9月8日电（记者林溪）", "新华社临江9月8日电 ", "【本报讯】",
        "本台临江9月8日消息（记者林溪）：",
        "【记者林溪临江报道】", "（记者 林溪）", "临江晚报讯 ", "中新网9月8日电 ",
    ],
)  # fmt: skip
def test_a_paragraph_with_a_dateline_opens_an_article(opening: str) -> None:
    page = page_of("\n".join([TITLES[1], *RICE, TITLES[0], opening + PORT[0], PORT[1]]))
    assert headlines(page) == [TITLES[1], TITLES[0]]
    assert page.articles[1].byline is not None


@pytest.mark.parametrize(
    "closing", ["（记者 林溪）", "（本报记者 林溪　通讯员 周平）", "\n（记者 林溪）", "（据新华社）", "\n本报记者 林溪"]
)
def test_a_byline_or_source_at_the_end_closes_an_article(closing: str) -> None:
    page = page_of(f"{TITLES[1]}\n{RICE[0]}\n{RICE[1]}{closing}\n深读\n{PORT[1]}\n{PORT[0]}（记者 林溪）")
    assert bodies(page)[0][0] == RICE[0]
    assert len(page.articles) == 2


HEADS = ["卖豆子，还是卖咖啡", "一、总体要求", "（二）重点任务", "有的放矢", "地从哪来"]


@pytest.mark.parametrize("head", HEADS)
def test_a_sub_head_opens_no_article(head: str) -> None:
    page = page_of("\n".join(["智能装备对接会引来客商", "□本报记者 林溪", *FAIR[:2], head, FAIR[2]]))
    assert len(page.articles) == 1
    assert subheads(page) == [head]
    assert bodies(page) == [FAIR]


@pytest.mark.parametrize("mark", ["", "●", "■ ", "★"])
def test_a_title_in_brackets_above_a_lead_is_a_headline(mark: str) -> None:
    page = page_of("\n".join(f"{mark}【{t}】{s[0]}\n{s[1]}" for t, s in zip(TITLES, (PORT, RICE), strict=True)))
    assert headlines(page) == list(TITLES)
    assert bodies(page) == [PORT, RICE]


def test_a_title_in_brackets_on_a_line_of_its_own_is_one_too() -> None:
    page = page_of("\n".join(f"●【{t}】\n本台9月8日消息：{s[1]}" for t, s in zip(TITLES, (PORT, RICE), strict=True)))
    assert headlines(page) == list(TITLES)


def test_titles_in_brackets_within_a_story_are_sub_heads() -> None:
    page = page_of("\n".join(["守住一江碧水", "本报记者 林溪", FAIR[0], "【先治岸】", PORT[1], "【再护人】", RICE[1]]))
    assert len(page.articles) == 1
    assert subheads(page) == ["先治岸", "再护人"]


@pytest.mark.parametrize(
    ("heads", "kicker", "headline"),
    [
        (["外贸开局平稳", "前两个月进出口增长7.9%"], "外贸开局平稳", "前两个月进出口增长7.9%"),
        (["农情调度显示", "春耕备耕有序推进"], "农情调度显示", "春耕备耕有序推进"),
        (["守住一江碧水", "——临江市治水纪实"], "", "守住一江碧水"),
        (["政府工作报告（摘要）", "——2024年1月9日在第三次会议上", "县长　周平"], "", "政府工作报告（摘要）"),
        (["家门口就业　1300余人达成意向"], "", "家门口就业　1300余人达成意向"),
        (["临江：老院坝“逆生长”"], "", "临江：老院坝“逆生长”"),
        (["全市经济工作会议召开", "林远山主持并讲话"], "", "全市经济工作会议召开"),
        (
            ["走基层·产业一线调查", "一杯咖啡，如何走出“原料陷阱”"],
            "走基层·产业一线调查",
            "一杯咖啡，如何走出“原料陷阱”",
        ),
    ],
)
def test_above_an_article_stand_kicker_headline_and_deck(heads: list[str], kicker: str, headline: str) -> None:
    page = page_of("\n".join([*heads, *PORT]))
    assert (kickers(page), headlines(page)) == ([kicker], [headline.replace("\u3000", "")])
    assert bodies(page) == [PORT]


@pytest.mark.parametrize(
    "caption",
    [
        "▲工人在检查岸电箱。记者 林溪 摄",
        "图为改造后的泊位。",
        "上图：改造后的泊位。",
        "岸电箱投用（资料图片）",
        "来源：临江日报",
    ],
)
def test_captions_and_sources_belong_to_no_article(caption: str) -> None:
    page = page_of("\n".join([TITLES[0], PORT[0], caption, PORT[1]]))
    assert bodies(page) == [PORT]


def test_traditional_characters_are_read_alike_and_told_as_printed() -> None:
    page = page_of(
        "機場貨運量連升九個月　業界料旺季更旺\n本報記者　陳嘉盈\n"
        "香港國際機場上月處理貨物41.2萬公噸，按年上升7.8%，連續九個月錄得升幅。\n"
        "澳門藥業博覽會開鑼　藥企搶攻葡語市場\n"
        "【本報澳門訊】第三屆澳門醫藥博覽會昨日揭幕，來自19個國家的236家企業參展。"
    )
    first, second = page.articles
    assert first.byline is not None
    assert second.byline is not None
    assert [(r.name, r.role) for r in first.byline.reporters] == [("陳嘉盈", "記者")]
    assert headlines(page) == ["機場貨運量連升九個月業界料旺季更旺", "澳門藥業博覽會開鑼藥企搶攻葡語市場"]


def test_pages_of_documents_keep_their_numbered_sections() -> None:
    page = page_of(
        "\n".join(["临江县2024年工作要点", "一、总体要求", PORT[1], "二、重点任务", "（一）稳住工业", RICE[1]])
    )
    assert headlines(page) == ["临江县2024年工作要点"]
    assert subheads(page) == ["一、总体要求", "二、重点任务", "（一）稳住工业"]


@pytest.mark.parametrize("marker", ["■ ", "● ", "1. ", "（1）"])
def test_the_items_of_a_list_are_paragraphs_of_one_article(marker: str) -> None:
    items = [marker + text for text in (PORT[1], RICE[1])]
    page = page_of("\n".join(["本周要点", *items]))
    assert len(page.articles) == 1
    assert len(bodies(page)[0]) == 2


def test_a_second_article_after_blank_lines_needs_no_lead() -> None:
    page = page_of(blocks("\n".join([TITLES[0], *PORT]), "\n".join(["老院坝“逆生长”", *DRUG[1:]])))
    assert headlines(page) == [TITLES[0], "老院坝“逆生长”"]
