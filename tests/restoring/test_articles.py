import pytest
from extraction.pages import Page, page_of, source_of, taxonomy

from briefing.errors import SourceError
from briefing.model.source import Article
from briefing.restoring import restore
from restoring.printed import DRUG, DRUG_LEAD, FAIR, FAIR_FIGURES, FAIR_LEAD, FAIR_NEXT, blocks, printed

FAIR_BYLINE, DRUG_BYLINE = "□本报记者 林溪", "□本报记者 郑一鸣"
HEADLINES = ("智能装备对接会引来两百多名客商", "北碚药谷吸引十二家药企\n在研品种集中亮相")
KICKERS = ("智能装备及智能制造", "生物医药")


def body(page: Page, article: Article) -> tuple[str, ...]:
    return tuple(page.printed(p.span) for p in article.paragraphs if p.role == "body")


def headlines(page: Page) -> list[str]:
    return ["".join(page.printed(span) for span in article.headline) for article in page.articles]


def kickers(page: Page) -> list[str]:
    return ["".join(page.printed(span) for span in article.kicker) for article in page.articles]


def test_bylines_part_a_page_into_its_articles() -> None:
    page = page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG)))
    assert [article.id for article in page.articles] == ["a1", "a2"]
    assert [body(page, article) for article in page.articles] == [FAIR, DRUG]


def test_an_article_runs_from_its_byline_to_its_last_paragraph() -> None:
    text = blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG), HEADLINES[0])
    first, second = page_of(text).articles
    assert text[first.span.start : first.span.end].startswith(FAIR_BYLINE)
    assert text[second.span.start : second.span.end].startswith(DRUG_BYLINE)
    assert text[second.span.start : second.span.end].endswith("400亿元。")


@pytest.mark.parametrize("tail", [HEADLINES, HEADLINES[::-1]])
def test_headlines_left_over_at_the_end_go_to_the_article_with_their_rare_words(tail: tuple[str, str]) -> None:
    page = page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG), *tail))
    assert headlines(page) == [headline.replace("\n", "") for headline in HEADLINES]


@pytest.mark.parametrize(
    "tail", [KICKERS, KICKERS[::-1], (KICKERS[0], "生物\n医药"), ("智能装备", "及智能制造", KICKERS[1])]
)
def test_kickers_left_over_at_the_end_go_to_the_article_of_their_cluster(tail: tuple[str, ...]) -> None:
    page = page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG), *HEADLINES, *tail))
    assert kickers(page) == list(KICKERS)
    assert headlines(page) == [headline.replace("\n", "") for headline in HEADLINES]


def test_a_kicker_and_a_headline_above_the_byline_belong_to_the_article_below() -> None:
    page = page_of(
        blocks(
            KICKERS[0], HEADLINES[0], FAIR_BYLINE, printed(*FAIR), KICKERS[1], HEADLINES[1], DRUG_BYLINE, printed(*DRUG)
        )
    )
    assert headlines(page) == [headline.replace("\n", "") for headline in HEADLINES]
    assert kickers(page) == list(KICKERS)
    assert [body(page, article) for article in page.articles] == [FAIR, DRUG]


def test_a_headline_without_a_blank_line_before_its_byline_is_a_headline() -> None:
    first, second = (
        f"{headline}\n{byline}" for headline, byline in zip(HEADLINES, (FAIR_BYLINE, DRUG_BYLINE), strict=True)
    )
    page = page_of(blocks(f"{first}\n{printed(*FAIR)}", f"{second}\n{printed(*DRUG)}"))
    assert headlines(page) == [headline.replace("\n", "") for headline in HEADLINES]
    assert [body(page, article) for article in page.articles] == [FAIR, DRUG]


def test_a_subhead_of_two_lines_is_no_part_of_the_body() -> None:
    page = page_of(
        blocks(FAIR_BYLINE, printed(FAIR_LEAD, FAIR_FIGURES), "平台先行\n公共服务补齐短板", printed(FAIR_NEXT))
    )
    (article,) = page.articles
    assert [page.printed(p.span) for p in article.paragraphs if p.role == "subhead"] == ["平台先行公共服务补齐短板"]
    assert body(page, article) == FAIR


def test_without_bylines_a_headline_before_a_lead_opens_an_article() -> None:
    page = page_of(blocks(HEADLINES[0], printed(*FAIR), HEADLINES[1], printed(*DRUG)))
    assert headlines(page) == [headline.replace("\n", "") for headline in HEADLINES]
    assert [body(page, article) for article in page.articles] == [FAIR, DRUG]


def test_a_page_of_one_paragraph_a_line_has_the_same_articles() -> None:
    page = page_of("\n".join([HEADLINES[0], FAIR_BYLINE, *FAIR, HEADLINES[1].replace("\n", ""), DRUG_BYLINE, *DRUG]))
    assert headlines(page) == [headline.replace("\n", "") for headline in HEADLINES]
    assert [body(page, article) for article in page.articles] == [FAIR, DRUG]


def test_a_bare_paragraph_is_an_article_without_headline_and_byline() -> None:
    (article,) = page_of(FAIR_FIGURES).articles
    assert (article.headline, article.kicker, article.byline) == ((), (), None)


def test_a_byline_in_brackets_at_the_end_is_no_part_of_the_text() -> None:
    page = page_of("\n".join([*FAIR[:-1], FAIR_NEXT + "（记者 林溪）"]))
    (article,) = page.articles
    assert article.byline is not None
    assert [reporter.name for reporter in article.byline.reporters] == ["林溪"]
    assert body(page, article) == FAIR


def test_an_article_has_the_clusters_that_its_headline_kicker_and_lead_name() -> None:
    page = page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG), *HEADLINES, *KICKERS))
    assert [article.clusters for article in page.articles] == [("C04",), ("C11",)]


def test_a_cluster_named_in_the_headline_is_the_articles_and_one_named_once_in_the_text_is_not() -> None:
    touched = FAIR_NEXT + "食品及农产品加工企业也派人到场。"
    plain, named = (
        page_of(blocks(headline, FAIR_BYLINE, printed(FAIR_FIGURES, touched)))
        for headline in ("两百多名客商到场洽谈", "食品及农产品加工企业到场洽谈")
    )
    assert (plain.articles[0].clusters, named.articles[0].clusters) == ((), ("C05",))


def test_a_cluster_that_is_touched_upon_once_is_not_the_articles() -> None:
    page = page_of(
        blocks(FAIR_BYLINE, printed(FAIR_LEAD, FAIR_FIGURES, FAIR_NEXT + "食品及农产品加工企业也派人到场。"))
    )
    assert "C05" not in page.articles[0].clusters


@pytest.mark.parametrize(
    "text", ["123 456\n789", "重庆日报\n第3版", "Hello, world. This is no Chinese newspaper page."]
)
def test_a_page_without_an_article_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(SourceError, match="没有找到文章") as caught:
        restore(source_of(text, name="名单.txt"), taxonomy())
    assert "名单.txt" in caught.value.message


def test_the_lead_is_the_second_articles_own() -> None:
    page = page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG)))
    assert body(page, page.articles[1])[0] == DRUG_LEAD
