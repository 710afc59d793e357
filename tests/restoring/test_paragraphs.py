from itertools import pairwise

import pytest
from extraction.pages import Page, page_of
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.source import Article
from restoring.printed import COLUMN, DRUG, FAIR, FAIR_FIGURES, FAIR_LEAD, FAIR_NEXT, blocks, column, printed

CLAUSES = (
    "园区新引进的检测设备开始调试", "上游厂商把订单排到明年春季", "本地配套件的种类越来越全", "铁路让运输时间大为缩短",
    "机械臂昼夜不停地转动", "工程师守在屏幕前核对数据", "一款减速器通过了客户验收", "技工学校把课堂搬进厂房",
    "银行上门讲解贴息政策", "环评手续改为线上办理", "老旧生产线陆续完成改造", "海外买家派人驻场验货",
    "废热回收后用来供暖", "仓库屋顶铺满光伏板", "食堂延长了晚餐供应", "年轻人愿意留下来学手艺",
    "展厅里摆着历代样机", "社区为职工子女开设托管班", "专利池向中小厂家开放", "港口增开了直达航线",
    "软件团队重写控制程序", "质检报告扫码即可查询", "河对岸的旧码头变成公园", "村里的闲置厂房租了出去",
)  # fmt: skip
PARAGRAPHS = st.permutations(CLAUSES).map(
    lambda clauses: [
        "，".join(clauses[i : i + 3]) + "。" + "，".join(clauses[i + 3 : i + 6]) + "。" for i in (0, 6, 12, 18)
    ]
)


def paragraphs(page: Page) -> list[str]:
    return [text for article in page.articles for text in body(page, article)]


def body(page: Page, article: Article) -> list[str]:
    return [page.printed(paragraph.span) for paragraph in article.paragraphs]


@settings(deadline=None)
@given(PARAGRAPHS, st.data())
def test_indented_paragraphs_come_back_wherever_columns_break(written: list[str], data: st.DataObject) -> None:
    lines = [line for text in written for line in column("\u3000\u3000" + text, indent=0)]
    gaps = data.draw(st.sets(st.integers(1, len(lines) - 1), max_size=2))
    text = "".join(("\n\n" if i in gaps else "\n") * (i > 0) + line for i, line in enumerate(lines))
    assert paragraphs(page_of("□本报记者 林溪\n\n" + text)) == written


@settings(deadline=None)
@given(PARAGRAPHS)
def test_paragraphs_between_blank_lines_come_back(written: list[str]) -> None:
    assert paragraphs(page_of("□本报记者 林溪\n\n" + printed(*written))) == written


@settings(deadline=None)
@given(PARAGRAPHS)
def test_paragraphs_of_one_line_each_come_back(written: list[str]) -> None:
    assert paragraphs(page_of("□本报记者 林溪\n" + "\n".join(written))) == written


@pytest.mark.parametrize("after", [1, 2])
def test_a_column_that_breaks_in_mid_sentence_breaks_no_paragraph(after: int) -> None:
    lines = column(FAIR_FIGURES)
    broken = "\n".join(lines[:after]) + "\n\n" + "\n".join(lines[after:])
    page = page_of(blocks("□本报记者 林溪", printed(FAIR_LEAD), broken, printed(FAIR_NEXT)))
    assert paragraphs(page) == list(FAIR)


def test_paragraphs_without_a_blank_line_part_where_the_last_line_is_short() -> None:
    text = "\n".join(line for paragraph in FAIR for line in column(paragraph))
    assert paragraphs(page_of("□本报记者 林溪\n\n" + text)) == list(FAIR)


def test_a_full_last_line_still_ends_its_paragraph_where_the_next_one_is_set_in() -> None:
    full = "会" * (COLUMN - 2) + "场" * (COLUMN - 1) + "。"
    text = "\n".join(line for paragraph in (FAIR_LEAD, full, FAIR_NEXT) for line in column(paragraph))
    assert paragraphs(page_of("□本报记者 林溪\n\n" + text)) == [FAIR_LEAD, full, FAIR_NEXT]


def test_a_short_sentence_with_a_question_mark_is_a_heading_and_a_long_one_is_not() -> None:
    page = page_of(blocks("□本报记者 林溪", printed(FAIR_LEAD), "底气从何而来？", printed(FAIR_FIGURES)))
    assert [p.role for p in page.articles[0].paragraphs] == ["body", "subhead", "body"]


def test_every_character_of_the_body_stands_in_one_paragraph_only() -> None:
    page = page_of(blocks("□本报记者 林溪", printed(*FAIR), "□本报记者 郑一鸣", printed(*DRUG)))
    spans = sorted(p.span for article in page.articles for p in article.paragraphs)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join(map(page.printed, spans)) == "".join((*FAIR, *DRUG))
