"""Blocks set apart from the text: which are kickers, headlines, sub-heads, and which words of the text."""

import pytest
from extraction.pages import Page, page_of

from briefing.restoring.articles import opening_weight
from briefing.restoring.columns import filled, layout_of
from briefing.restoring.heads import is_label, kicker_lines
from briefing.restoring.lines import read_lines
from restoring.printed import blocks
from restoring.test_articles import headlines, kickers
from restoring.test_columns import wrapped
from restoring.test_strays import BYLINE, HEADLINES, WIND, YAM, page_with, text_of

WIND_HEADLINE, YAM_HEADLINE = HEADLINES


def quotes(page: Page) -> list[str]:
    return [page.printed(quote.span) for article in page.articles for quote in article.pull_quotes]


def subheads(page: Page) -> list[str]:
    return [page.printed(p.span) for article in page.articles for p in article.paragraphs if p.role == "subhead"]


def test_a_kicker_that_no_words_tell_goes_with_the_headline_below_as_the_others_do() -> None:
    page = page_with("一线见闻", WIND_HEADLINE, "马铃薯新观察", YAM_HEADLINE)
    assert kickers(page) == ["一线见闻", "马铃薯新观察"]


def test_where_kickers_stand_anywhere_one_that_no_words_tell_is_given_to_none() -> None:
    page = page_with("一线见闻", "身边事", WIND_HEADLINE, YAM_HEADLINE, "马铃薯新观察")
    assert kickers(page) == ["", "马铃薯新观察"]


def test_a_block_of_five_lines_is_no_kicker_with_a_headline() -> None:
    block = ("西部已经形成了风电叶", "片、塔筒、发电机、变流", "器、轴承、齿轮箱、电", "缆等多条完整的产业", "链")
    assert kicker_lines(read_lines("\n".join(block))) == 0


def test_a_sub_head_in_two_lines_that_repeats_some_of_the_text_stays_where_it_is() -> None:
    subhead = "风电场一年\n少弃电六百万千瓦时"
    page = page_of(blocks(BYLINE, text_of(WIND[:2], 16), subhead, text_of(WIND[2:], 16)))
    assert (subheads(page), quotes(page)) == ([subhead.replace("\n", "")], [])


def test_a_pull_quote_above_a_sub_head_is_no_part_of_the_text() -> None:
    quote = "全年新能源发电量突破900亿\n千瓦时，弃风率降到5%以内"
    page = page_of(blocks(BYLINE, text_of(WIND[:2], 24), quote, "算账\n" + text_of(WIND[2:], 24)))
    assert (subheads(page), quotes(page)) == (["算账"], [quote.replace("\n", "")])


@pytest.mark.parametrize("excerpt", ["过去比谁装得多、跑得\n快，如今比谁算得细、\n省得多，一台风机一本\n账"])
def test_clauses_that_a_column_broke_are_neither_headline_nor_kicker(excerpt: str) -> None:
    page = page_with(excerpt, YAM_HEADLINE)
    text = excerpt.replace("\n", "")
    assert text not in headlines(page)
    assert text not in kickers(page)


def test_a_line_that_tells_what_was_held_is_a_kicker_although_the_text_has_its_words() -> None:
    lead = "12月8日，2025河西风电装备产业大会在瓜州举行，一百二十台风机成了会场外最好的展品。"
    page = page_of(blocks(BYLINE, text_of((lead, *WIND), 16), "2025河西风电装备产业大会在瓜州举行", WIND_HEADLINE))
    assert quotes(page) == []
    assert kickers(page) == ["2025河西风电装备产业大会在瓜州举行"]


@pytest.mark.parametrize(
    ("line", "width"), [("一台风机一本账。”", 14), ("一台风机一本账，", 14), ("一台风机一本账", 14)]
)
def test_marks_at_a_lines_end_hang_over_its_column(line: str, width: int) -> None:
    assert filled(read_lines(line)[0]) == width


def test_lost_indents_are_told_although_long_numbers_begin_the_second_lines() -> None:
    story = [
        f"今年前三季度全市风电装备产业实现产值{number}亿元，比上年同期又多了一成多。"
        for number in ("1234.5", "2345.6", "3456.7")
    ]
    broken = [part.strip() for text in (*story, *YAM) for part in wrapped(text, 18, "\u3000\u3000")]
    assert layout_of(read_lines("\n".join(broken))).lost_indent


@pytest.mark.parametrize(("line", "named"), [("县域经济", True), ("全省县域经济", False), ("前三季度民营经济", False)])
def test_what_all_of_a_place_or_time_has_is_no_name_of_a_column(line: str, named: bool) -> None:
    assert is_label(line) is named


def test_a_year_says_less_of_a_lead_than_a_day() -> None:
    year, day = (opening_weight(f"{date}，企业拿出8.6亿元建新窑。") for date in ("2022年", "2022年6月8日"))
    assert year < day - 1


def test_a_byline_in_brackets_below_a_dateline_opens_no_other_article() -> None:
    lead = "11月20日，瓜州县北大桥风电场一百二十台风机全部并网，全年可发绿电六亿千瓦时。"
    page = page_of(blocks("新华社兰州11月20日电\n（记者林溪）" + text_of((lead, *WIND), 16)))
    (article,) = page.articles
    assert article.byline is not None
    assert [reporter.name for reporter in article.byline.reporters] == ["林溪"]


def test_one_clause_word_for_word_is_a_pull_quote_but_a_quoted_name_is_none() -> None:
    told = "到了夏天，一人能看四台机，夜里也不用值守。镇上推行的“风光储用结合计划”已经有二十户报名。"
    page = page_of(blocks(BYLINE, text_of((*WIND, told), 16), "一人能看四台机", "风光储用结合计划"))
    assert quotes(page) == ["一人能看四台机"]
