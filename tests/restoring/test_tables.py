import pytest
from extraction.pages import Page, page_of

from briefing.restoring.tables import is_header, is_row
from restoring.printed import DRUG, FAIR, blocks, printed

BYLINE = "□本报记者 林溪"
TABLE = "产业    产值    增速\n先进材料产业    4754.8    2.5\n智能装备产业\t3120.4\t-1.2\n生物医药产业 3890.2 11.8"


def paragraphs(page: Page) -> list[str]:
    return [page.printed(paragraph.span) for article in page.articles for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    "line",
    [
        "先进材料产业    4754.8    2.5",
        "先进材料产业\t4754.8\t2.5",
        "先进材料产业 4754.8 2.5",
        "合计  12,345.6亿元",
        "渝北区\t智能网联新能源汽车",
        "| 先进材料 | 4754.8 |",
        "先进材料产业    4754.8    —",
    ],
)
def test_cells_with_wide_gaps_or_figures_side_by_side_are_a_row(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize(
    "line",
    [
        "示，力争到 2027 年，全市先进材料产业产",
        "力争到 2027 年全市先进材料产业产",
        "力争到  2027  年全市先进材料产业产",
        "产值4754.8亿元，  同比增长2.5%。",
        "□本报记者  周盈",
        "本报讯\t（记者 周盈） 近日",
        "一、\t总体要求",
        "双向奔赴  企业看好重庆",
        "2021 — 2025 年发展规划",
        "还计划新建一条 low-e 节能玻璃生产线",
    ],
)
def test_running_text_bylines_and_headlines_with_blanks_are_no_row(line: str) -> None:
    assert not is_row(line)


def test_a_header_has_as_many_cells_as_the_row_below_it() -> None:
    assert is_header("产业 产值 增速", "先进材料产业 4754.8 2.5")
    assert is_header("产业    产值", "先进材料产业    4754.8")
    assert not is_header("承接转移 重庆有优势", "先进材料产业    4754.8")
    assert not is_header("产业 产值 增速", "近日，座谈会召开。")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("broken", [True, False])
def test_a_table_between_paragraphs_is_left_out_and_the_paragraphs_stay_whole(gap: str, broken: bool) -> None:
    above, below = (blocks(printed(*FAIR)), printed(*DRUG)) if broken else ("\n".join(FAIR), "\n".join(DRUG))
    page = page_of(blocks(BYLINE, gap.join([above, TABLE, below])))
    assert paragraphs(page) == [*FAIR, *DRUG]


def test_a_table_in_mid_sentence_is_glued_to_neither_side() -> None:
    lines = printed(FAIR[1]).split("\n")
    broken = "\n".join([*lines[:2], TABLE, *lines[2:]])
    page = page_of(blocks(BYLINE, printed(FAIR[0]), broken, printed(FAIR[2])))
    assert "".join(paragraphs(page)) == "".join(FAIR)
