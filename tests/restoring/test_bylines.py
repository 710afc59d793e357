import pytest
from extraction.pages import page_of

from briefing.model.source import Reporter
from briefing.restoring.bylines import byline_of
from restoring.printed import FAIR, blocks, printed


@pytest.mark.parametrize(
    ("line", "reporters"),
    [
        ("□本报记者 林溪", [("林溪", "记者")]),
        ("□本报首席记者 林溪 见习记者 郑一鸣", [("林溪", "首席记者"), ("郑一鸣", "见习记者")]),
        ("本报记者 林溪 郑一鸣", [("林溪", "记者"), ("郑一鸣", "记者")]),
        ("■重庆日报记者 林溪 通讯员 周平", [("林溪", "记者"), ("周平", "通讯员")]),
        ("记者 林溪", [("林溪", "记者")]),
        ("本报全媒体记者 林溪 摄影报道", [("林溪", "全媒体记者")]),
        ("文/本报记者 林溪", [("林溪", "记者")]),
        ("本报讯（记者 林溪）", [("林溪", "记者")]),
        ("新华社记者 林溪、郑一鸣", [("林溪", "记者"), ("郑一鸣", "记者")]),
        ("本报通讯员 林溪", [("林溪", "通讯员")]),
        ("特约撰稿 林溪", [("林溪", "特约撰稿")]),
        ("林溪/文", [("林溪", "记者")]),
        ("林溪 郑一鸣 摄影报道", [("林溪", "记者"), ("郑一鸣", "记者")]),
        ("文｜林溪", [("林溪", "记者")]),
        ("撰文 林溪", [("林溪", "记者")]),
        ("本报讯 记者 李 伟", [("李伟", "记者")]),
        ("张 敏", [("张敏", "记者")]),
        ("李 伟 张 敏", [("李伟", "记者"), ("张敏", "记者")]),
        ("記者林溪／新竹報導", [("林溪", "記者")]),
        ("□本报记者\u3000林溪\u3000实习生\u3000欧阳静", [("林溪", "记者"), ("欧阳静", "实习生")]),
    ],
)
def test_a_byline_names_its_reporters_with_their_roles(line: str, reporters: list[tuple[str, str]]) -> None:
    page = page_of(blocks(line, printed(*FAIR)))
    byline = page.articles[0].byline
    assert byline is not None
    assert byline.reporters == tuple(Reporter(name, role) for name, role in reporters)
    assert page.source.text[byline.span.start : byline.span.end] == line


@pytest.mark.parametrize(
    ("opening", "reporters"),
    [
        ("本报讯（记者 林溪）", ["林溪"]),
        ("本报讯 （首席记者 林溪 实习生 周平）", ["林溪", "周平"]),
        ("新华社重庆12月5日电（记者 林溪）", ["林溪"]),
        ("本报讯 ", []),
    ],
)
def test_a_byline_that_opens_the_first_paragraph_is_part_of_it(opening: str, reporters: list[str]) -> None:
    page = page_of("\n".join([opening + FAIR[0], *FAIR[1:]]))
    (article,) = page.articles
    assert article.byline is not None
    assert [reporter.name for reporter in article.byline.reporters] == reporters
    assert [page.printed(p.span) for p in article.paragraphs][1:] == list(FAIR[1:])
    assert article.paragraphs[0].span.start == article.byline.span.start == 0
    assert page.source.text[article.byline.span.end :].startswith(FAIR[0])


@pytest.mark.parametrize(
    "line",
    [
        "记者在现场看到，展台前人头攒动。",
        "日前，记者走进云岭机械的车间",
        "智能装备对接会引来两百多名客商",
        "本报将推出系列报道",
        "优势明显",
        "安全 平稳",
        "江苏 南通",
        "要 闻",
        "高端 装备",
    ],
)
def test_a_sentence_or_a_headline_is_no_byline(line: str) -> None:
    assert byline_of(line, 0) is None
