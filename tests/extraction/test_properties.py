"""What holds on any page: spans, ids, numbers."""

from decimal import Decimal
from itertools import pairwise
from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.extraction import lexicon
from briefing.extraction.candidates import percent_of
from briefing.model.annotation import Annotation, Person, Quantity, QuantityType, Quotation
from briefing.model.source import Span
from briefing.text.numerals import format_han, plain
from extraction.pages import Page, article_of, page_of, quantities

PIECES = st.sampled_from([
    "□本报记者 林溪\n", "\n", "\n\n", "。", "，", "；", "“", "”", "：", "（", "）", "、", " ", "…",
    "今年前三季度", "11月20日", "到2027年", "去年", "力争", "预计", "将", "全市装备产业", "规上产值",
    "同比增长", "占全市的", "近", "超过", "约", "达到", "310亿元", "150余家", "14.8%", "三百余亿元", "两三百家",
    "五分之一", "10%—15%", "翻一番", "全国第一", "万亿级", "3", "４０多个", "一条", "第", "亿", "十", "百",
    "企业", "项目签约", "投资", "在渝举行", "装备产业对接会", "市经济信息委副主任李卫东",
    "云岭机械集团总经理周海燕", "介绍", "说", "表示", "她", "綦江区", "两江新区", "33618", "low-e",
    "（记者 林溪）", "本报讯", "记者 郑一鸣",
])  # fmt: skip
PAGES = st.lists(PIECES, max_size=60).map("".join)
UNITS = st.sampled_from(["家", "个", "辆", "人次", "元", "吨", "平方米", "公里", "亩"])


def spans_of(page: Page) -> list[Span]:
    found = [annotation.span for annotation in page.annotations]
    return found + [span for a in page.annotations if isinstance(a.content, Person) for span in a.content.mentions]


def zones_of(page: Page, annotation: Annotation) -> list[Span]:
    """Where an annotation of an article may stand: its paragraphs, headline and pull quotes."""
    (article,) = (article for article in page.articles if article.id == annotation.article)
    return [*(p.span for p in article.paragraphs), *article.headline, *(quote.span for quote in article.pull_quotes)]


def restored(text: str) -> Page | None:
    try:
        return page_of(text)
    except SourceError:
        return None


@settings(deadline=None, max_examples=200)
@given(PAGES)
def test_every_annotation_lies_in_its_articles_text(text: str) -> None:
    page = restored(text)
    for annotation in page.annotations if page else ():
        assert page is not None
        assert annotation.span.start < annotation.span.end
        assert any(annotation.span in zone for zone in zones_of(page, annotation))


@settings(deadline=None, max_examples=100)
@given(PAGES)
@example("本报讯□本报记者 林溪\n。□本报记者 林溪\n。□本报记者 林溪\n\n，")
def test_articles_paragraphs_and_strays_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    page = restored(text)
    if page is None:
        return
    spans = [p.span for a in page.articles for p in a.paragraphs]
    spans += [s for a in page.articles for s in (*a.headline, *a.kicker, *(q.span for q in a.pull_quotes))]
    assert all(span.end <= len(text) for span in spans)
    assert not any(one.overlaps(two) for i, one in enumerate(spans) for two in spans[:i])


@settings(deadline=None, max_examples=100)
@given(PAGES)
def test_ids_are_unique_and_links_lead_to_annotations(text: str) -> None:
    page = restored(text)
    if page is None:
        return
    ids = [annotation.id for annotation in page.annotations]
    assert len(set(ids)) == len(ids)
    links = [a.content.speaker for a in page.annotations if isinstance(a.content, Quotation)]
    links += [a.content.duplicate_of for a in page.annotations if isinstance(a.content, Quantity)]
    assert {link for link in links if link} <= set(ids)


@settings(deadline=None, max_examples=100)
@given(PAGES)
def test_a_second_reading_gives_the_same(text: str) -> None:
    assert restored(text) == restored(text)


@settings(deadline=None, max_examples=100)
@given(PAGES)
def test_quantities_never_overlap_and_their_bounds_are_in_order(text: str) -> None:
    found = [a for a in article_of(text.replace("\n", "")).annotations if isinstance(a.content, Quantity)]
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    for annotation in found:
        assert isinstance(annotation.content, Quantity)
        low, high = annotation.content.low, annotation.content.high
        assert low is None or high is None or low <= high


@settings(deadline=None)
@given(st.integers(2, 10**9), UNITS)
def test_a_printed_number_is_read_back_whatever_its_unit(number: int, unit: str) -> None:
    for shown in (str(number), f"{number:,}"):
        assert [q.value for _, q in quantities(f"园区共有{shown}{unit}。")] == [number]


@settings(deadline=None)
@given(st.decimals(min_value="0.1", max_value=9999, places=2), st.sampled_from(["万", "亿", "万亿"]))
def test_a_scale_multiplies_the_number_exactly(number: Decimal, scale: str) -> None:
    ((words, quantity),) = quantities(f"产值为{plain(number)}{scale}元。")
    assert words == f"{plain(number)}{scale}元"
    assert quantity.value == number * {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]


@settings(deadline=None)
@given(st.integers(13, 10**11))
def test_a_chinese_numeral_is_read_back(number: int) -> None:
    ((_, quantity),) = quantities(f"园区投入{format_han(number)}元。")
    assert quantity.value == number


@given(st.integers(1, 99), st.integers(2, 100))
def test_a_fraction_is_exact_or_lies_between_two_hundredths(part: int, whole: int) -> None:
    value, low, high = percent_of(Decimal(part), Decimal(whole))
    if value is None:
        assert low is not None
        assert high is not None
        assert low * whole < part * 100 < high * whole
    else:
        assert value * whole == part * 100


def test_every_unit_of_the_word_list_has_a_type_of_the_contract() -> None:
    assert set(lexicon.units().values()) <= set(get_args(QuantityType))
    assert "元" in lexicon.units()


def test_word_lists_hold_no_comment_and_no_blank() -> None:
    single, double = lexicon.surnames()
    assert all(len(name) == 1 for name in single)
    assert all(len(name) == 2 for name in double)
    words = (*lexicon.cities(), *lexicon.posts(), *lexicon.units())
    assert all(word and "#" not in word and not set(word) & set(" \t：") for word in words)
