import pytest
from extraction.pages import page_of

from briefing.restoring.furniture import is_furniture
from restoring.printed import FAIR, blocks, printed

LINES = [
    "重庆日报 2023年11月21日 星期二 第3版",
    "2023年11月21日 星期二",
    "《长江晚报》",
    "第3版",
    "A12版",
    "本版责编：周平",
    "责任编辑：周平 美编：郑一鸣",
    "制图/郑一鸣",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_page_belongs_to_no_article(line: str) -> None:
    page = page_of(blocks(line, "□本报记者 林溪", printed(*FAIR), line))
    (article,) = page.articles
    assert (article.headline, article.kicker) == ((), ())
    assert [page.printed(p.span) for p in article.paragraphs] == list(FAIR)


@pytest.mark.parametrize(
    "line",
    [
        "2023年11月21日",
        "于2023年11月21日在渝举行",
        "智能装备对接会引来两百多名客商",
        "编辑部在三楼。",
        "教材第3版出版",
        "本报记者 林溪",
        "",
    ],
)
def test_running_text_and_headlines_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
