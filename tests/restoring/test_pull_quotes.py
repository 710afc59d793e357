import time

import pytest
from extraction.pages import Page, page_of, source_of, taxonomy

from briefing.model.source import PullQuote
from briefing.restoring import restore
from restoring.printed import COLUMN, DRUG, FAIR, blocks, printed

FAIR_BYLINE, DRUG_BYLINE = "□本报记者 林溪", "□本报记者 郑一鸣"


def set_large(text: str) -> str:
    """A pull quote is set in a narrow column."""
    narrow = COLUMN // 2
    return "\n".join(text[i : i + narrow] for i in range(0, len(text), narrow))


def page_with(*strays: str) -> Page:
    return page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG), *strays))


def the_quote(page: Page, article: int) -> PullQuote:
    counts = [len(a.pull_quotes) for a in page.articles]
    assert counts == [int(number == article) for number in range(len(counts))]
    return page.articles[article].pull_quotes[0]


def matches(page: Page, quote: PullQuote) -> list[str]:
    return [page.printed(span) for span in quote.matches]


def test_a_pull_quote_in_the_bodys_words_is_verbatim_and_has_the_speaker_of_its_sentence() -> None:
    page = page_with(set_large("从立项到首例入组只用了九个月，这样的速度让同行羡慕"))
    quote = the_quote(page, 1)
    assert matches(page, quote) == ["从立项到首例入组只用了九个月，这样的速度让同行羡慕。"]
    assert (quote.verbatim, quote.certain, quote.speaker) == (True, True, "周海燕")


def test_a_pull_quote_with_a_word_changed_is_not_verbatim() -> None:
    page = page_with(set_large("重庆将完善从研发设计到检测认证的公共服务平台，推动更多首台套产品走进生产线"))
    quote = the_quote(page, 0)
    assert matches(page, quote) == ["我市将完善从研发设计到检测认证的公共服务平台，推动更多首台套产品走进生产线。"]
    assert (quote.verbatim, quote.speaker) == (False, None)


def test_a_pull_quote_spliced_from_two_sentences_matches_both() -> None:
    page = page_with(set_large("公司把三分之一的研发人员放在重庆，这样的速度让同行羡慕"))
    quote = the_quote(page, 1)
    assert matches(page, quote) == ["公司把三分之一的研发人员放在重庆", "这样的速度让同行羡慕。"]
    assert not quote.verbatim


def test_a_pull_quote_in_the_middle_of_the_page_is_taken_out_of_the_running_text() -> None:
    stray = set_large("从立项到首例入组只用了九个月，这样的速度让同行羡慕")
    page = page_of(blocks(FAIR_BYLINE, printed(*FAIR), DRUG_BYLINE, printed(*DRUG[:2]), stray, printed(DRUG[2])))
    assert the_quote(page, 1).verbatim
    assert [page.printed(p.span) for p in page.articles[1].paragraphs] == list(DRUG)


def test_words_that_the_body_does_not_have_are_no_pull_quote() -> None:
    page = page_with(set_large("这句话在正文里从来没有出现过，是编辑另外写的导语"))
    assert [article.pull_quotes for article in page.articles] == [(), ()]


def test_a_pull_quote_that_ends_with_a_full_stop_is_told_by_its_narrow_column() -> None:
    quote = the_quote(page_with(set_large("从立项到首例入组只用了九个月，这样的速度让同行羡慕。")), 1)
    assert quote.verbatim


def test_the_same_words_set_large_twice_are_one_pull_quote() -> None:
    words = set_large("从立项到首例入组只用了九个月，这样的速度让同行羡慕")
    page = page_with(words, words)
    assert the_quote(page, 1).span.start == page.source.text.index(words)


FIRMS = [
    f"先进材料产业第{n}家企业今年前三季度实现产值{n}.5亿元，同比增长{n % 30}.{n % 7}%，成为全市材料产业的骨干。"
    for n in range(1, 301)
]
"""Sentences that differ in their figures only."""


@pytest.mark.parametrize("end", ["。", "；", ""])
@pytest.mark.parametrize("broken", [True, False])
def test_paragraphs_that_resemble_each_other_stay_in_the_body(end: str, broken: bool) -> None:
    firms = [firm.removesuffix("。") + end for firm in FIRMS]
    page = page_of(blocks(FAIR_BYLINE, printed(*firms) if broken else "\n".join(firms)))
    (article,) = page.articles
    body = "".join(page.printed(paragraph.span) for paragraph in article.paragraphs)
    assert sum(firm in body for firm in firms) >= len(firms) - 1
    assert (article.pull_quotes, article.headline) == ((), ())


def test_no_more_than_a_third_of_the_body_is_taken_for_pull_quotes() -> None:
    firm = FIRMS[0].removesuffix("。")
    page = page_of(blocks(FAIR_BYLINE, *[set_large(firm)] * 30))
    (article,) = page.articles
    assert sum(page.printed(paragraph.span).count(firm) for paragraph in article.paragraphs) >= 20


def test_a_long_block_that_the_body_does_not_have_is_no_headline() -> None:
    words = "这句话在正文里从来没有出现过是编辑另外写的导语" * 4
    assert all(
        len(page.printed(span)) <= 60
        for page in [page_with(set_large(words))]
        for a in page.articles
        for span in a.headline
    )


def test_a_source_of_five_thousand_lines_is_restored_in_seconds() -> None:
    source = source_of(blocks(FAIR_BYLINE, *["\n".join(FIRMS)] * 17))
    began = time.process_time()
    assert restore(source, taxonomy())
    assert time.process_time() - began < 30  # comparing every sentence with every other took minutes
