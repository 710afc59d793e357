"""Articles that no byline shows, their headlines, kickers and pull quotes elsewhere on the page."""

import pytest
from extraction.pages import Page, page_of

from briefing.restoring.articles import opening_weight
from briefing.restoring.columns import layout_of
from briefing.restoring.heads import kicker_lines
from briefing.restoring.lines import read_lines
from restoring.printed import blocks
from restoring.test_articles import headlines
from restoring.test_columns import wrapped

BLADE = (
    "甘肃瓜州的戈壁上，最早一批风机已经转了十七年。叶片拆下来，每片四十多米长，堆在场边像一截截搁浅的鲸骨。",
    "玻璃纤维不烂、不燃、难粉碎，过去多半一埋了之。瓜州拾光环保公司摸索出低温热解的办法，把纤维和树脂分开，再卖给地板厂。",
    "“一片叶子能出11吨料，毛利不到两千块，薄得像纸。”公司总经理仝少游说，眼下最缺的不是技术，是稳定的货源。",
)
SHOES = (
    "制鞋厂老板邝振声的手机里，装着七个国家的聊天软件。清晨回东欧的单子，中午回中东，夜里再等南美的消息。",
    "他的鞋厂在宜章县，员工380人，今年出口运动鞋265万双，货值1.9亿元，比去年多了四成。",
    "烦心事也有：海运费一箱涨到4200美元，汇率一天一个价。邝振声盘算着，明年把一成订单改走中老铁路。",
)
BLADE_HEADLINE, SHOES_HEADLINE = "退役风机叶片\n如何“老有所归”", "湘南制鞋“小厂”\n闯出大市场"
SENTENCE_KICKER = "低温热解让玻璃纤维变废为宝"


def column(*paragraphs: str, width: int = 18) -> str:
    return "\n".join(line for paragraph in paragraphs for line in wrapped(paragraph, width))


def first_words(page: Page) -> list[str]:
    return [page.printed(article.paragraphs[0].span)[:6] for article in page.articles]


def test_two_headlines_part_a_text_that_nothing_else_parts() -> None:
    page = page_of(blocks(column(*BLADE, *SHOES), SHOES_HEADLINE, BLADE_HEADLINE))
    assert first_words(page) == [BLADE[0][:6], SHOES[0][:6]]
    assert headlines(page) == [BLADE_HEADLINE.replace("\n", ""), SHOES_HEADLINE.replace("\n", "")]


def test_a_sentence_above_a_headline_is_its_kicker_and_parts_nothing() -> None:
    page = page_of(blocks("□本报记者 林溪\n" + column(*BLADE), BLADE_HEADLINE, SENTENCE_KICKER))
    assert len(page.articles) == 1
    assert headlines(page) == [BLADE_HEADLINE.replace("\n", "")]


def test_an_article_below_its_own_headline_leaves_the_stray_one_to_the_other() -> None:
    page = page_of(blocks(BLADE_HEADLINE, column(*BLADE, *SHOES), SHOES_HEADLINE))
    assert first_words(page) == [BLADE[0][:6], SHOES[0][:6]]
    assert headlines(page)[1] == SHOES_HEADLINE.replace("\n", "")


def test_a_sub_head_opens_no_article_where_headlines_stand_elsewhere() -> None:
    page = page_of(blocks(column(*BLADE[:2]), "短板犹在", column(BLADE[2], *SHOES), SHOES_HEADLINE, BLADE_HEADLINE))
    assert first_words(page) == [BLADE[0][:6], SHOES[0][:6]]


def test_a_pull_quote_between_paragraphs_is_no_part_of_them() -> None:
    quote = "一片叶子能出11吨\n料，毛利不到两千块"
    page = page_of(blocks("□本报记者 林溪\n" + column(*BLADE[:2]), quote, column(BLADE[2]), BLADE_HEADLINE))
    (article,) = page.articles
    assert [page.printed(paragraph.span) for paragraph in article.paragraphs] == list(BLADE)
    assert [page.printed(pull_quote.span) for pull_quote in article.pull_quotes] == [quote.replace("\n", "")]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("苗绣工坊带动千名妇女就业", "绣娘进车间", "非遗“绣”出亿元产业"), 1),
        (("明年年底交付", "国产大型邮轮二号船", "船坞合龙"), 1),
        (("城事", "外卖小哥的新“驿站”"), 1),
        (("记者走基层", "牧区“马背银行”", "换上新装备"), 1),
        (("盐碱滩上", "长出“蓝色粮仓”"), 0),
        (("西江黄金水道", "年货运量破五亿吨"), 0),
    ],
)
def test_kickers_set_together_with_a_headline(lines: tuple[str, ...], count: int) -> None:
    assert kicker_lines(read_lines("\n".join(lines))) == count


def counted(paragraph: str, count: int) -> list[str]:
    """Lines of so many characters, the first set in by two; blanks at a line's ends are lost, as those before it."""
    lines: list[str] = []
    start = 0
    while start < len(paragraph):
        end = start + count - 2 * (not lines)
        lines.append(paragraph[start:end].strip())
        start = end
    return lines


def test_lines_counted_by_characters_come_back_although_blanks_at_their_ends_are_lost() -> None:
    story = (
        (
            "早上 8 点半，贵州台江县方召镇卫生院，63 岁的苗族老人张你九拍完胸片，"
            "坐在走廊里等了 20 分钟，省城专家的诊断意见就传了回来。"
        ),
        "平台由贵阳的医疗信息企业黔医云承建，已连接乡镇卫生院 862 家，累计阅片 540 万例，漏诊率下降了 6 成。",
        "省卫生健康委信息中心主任罗定邦表示，明年还将把心电、超声纳入，力争行政村覆盖率达到 90%。",
    )
    page = page_of("□本报记者 林溪\n" + "\n".join(line for text in story for line in counted(text, 15)))
    (article,) = page.articles
    assert [page.printed(paragraph.span)[:6] for paragraph in article.paragraphs] == [
        "早上8点半，",
        "平台由贵阳的",
        "省卫生健康委",
    ]


def test_first_lines_whose_blanks_were_lost_are_told_in_a_ragged_column() -> None:
    broken = [part for text in (*BLADE, *SHOES) for part in wrapped(text, 17, "\u3000\u3000")]
    page = "\n".join(line.strip() for line in broken)
    assert layout_of(read_lines(page)).lost_indent


@pytest.mark.parametrize(
    "text",
    ["会议强调，要抓好项目入库。", "分行业看，医药投资增长31%。", "市统计局局长计红缨分析，后劲值得关注。"],
)
def test_what_goes_on_opens_no_article(text: str) -> None:
    assert opening_weight(text, bare=True) < opening_weight("12月9日，全市工业投资增长31%。", bare=True) - 3


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    story = "创新科技署昨日公布，“新型工业加速计划”首批8宗申请获批，涉及生命健康、人工智能及新能源等多个方向。"
    page = page_of(blocks("□本报记者 林溪\n" + column(story, *SHOES), "新型工业加速计划"))
    assert page.articles[0].pull_quotes == ()
