"""What holds on any page: spans, ids, numbers."""

from decimal import Decimal
from itertools import pairwise
from typing import Any, get_args

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


FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
TRADITIONAL = str.maketrans("万亿两", "萬億兩")
SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
PRESENT = st.sampled_from(
    ["园区共有{}。", "{}已经到位。", "全县累计完成{}，比计划提前。", "据统计，去年该厂生产了{}产品。"]
)
RISING = ("超过", "突破", "逾", "不少于", "不低于", "高于", "至少")
FALLING = ("不足", "不到", "不超过", "低于", "至多", "少于")


def only(text: str) -> tuple[str, Any]:
    """The printed words and the content of the one quantity of a text."""
    ((words, quantity),) = quantities(text)
    return words, quantity


@settings(deadline=None)
@given(st.integers(10, 10**9), UNITS, PRESENT)
def test_the_span_of_a_quantity_is_what_was_formatted(number: int, unit: str, sentence: str) -> None:
    shown = f"{number:,}{unit}"
    words, quantity = only(sentence.format(shown))
    assert (words, quantity.value, quantity.unit, quantity.scale) == (shown, number, unit, "")


@settings(deadline=None)
@given(st.integers(13, 10**12 - 1), st.sampled_from(["元", "公里", "户", "吨"]), st.booleans())
def test_a_chinese_numeral_below_a_million_million_is_read_back(number: int, unit: str, traditional: bool) -> None:
    shown = f"{format_han(number)}{unit}"
    shown = shown.translate(TRADITIONAL) if traditional else shown
    text = f"這個項目共計{shown}。" if traditional else f"这个项目共计{shown}。"
    words, quantity = only(text)
    assert (words, quantity.value) == (shown, number)


@settings(deadline=None)
@given(st.decimals(min_value="0.1", max_value=9999, places=1), st.sampled_from(["", *SCALES]))
def test_full_width_digits_have_the_value_of_half_width_ones(number: Decimal, scale: str) -> None:
    shown = f"{plain(number)}{scale}元".translate(FULL_WIDTH)
    words, quantity = only(f"成交额为{shown}。")
    assert (words, quantity.value) == (shown, number * SCALES.get(scale, 1))


@settings(deadline=None)
@given(st.integers(1, 99), st.integers(1, 9), st.sampled_from(["千万", "百万"]))
def test_falling_groups_add_up(first: int, second: int, scale: str) -> None:
    shown = f"{first}亿{second}{scale}元"
    words, quantity = only(f"合作社贷款{shown}。")
    factor = {"千万": 10**7, "百万": 10**6}[scale]
    assert (words, quantity.value) == (shown, first * 10**8 + second * factor)


@settings(deadline=None)
@given(st.integers(1, 9), st.sampled_from(["余", "多"]), st.sampled_from(["百", "千", "万"]), st.booleans())
def test_a_word_inside_the_numeral_bounds_it_at_its_step(digit: int, word: str, scale: str, han: bool) -> None:
    numeral = "一二三四五六七八九"[digit - 1] if han else str(digit)
    shown = f"{numeral}{scale}{word}人"
    words, quantity = only(f"现场来了{shown}。")
    step = {"百": 100, "千": 1000, "万": 10**4}[scale]
    assert (words, quantity.value, quantity.approximation) == (shown, digit * step, word)
    assert (quantity.low, quantity.high) == (digit * step, (digit + 1) * step)


@settings(deadline=None)
@given(
    st.integers(1, 500), st.integers(1, 500), st.sampled_from(["—", "至", "～", "-", "到"]),
    st.sampled_from(["", "万", "亿"]), st.sampled_from(["元", "人", "吨", "公里"]),
)  # fmt: skip
def test_a_range_is_read_back_with_its_one_scale(first: int, second: int, dash: str, scale: str, unit: str) -> None:
    low, high = sorted((first, first + second))
    words, quantity = only(f"规模为{low}{dash}{high}{scale}{unit}。")
    factor = SCALES.get(scale, 1)
    assert words == f"{low}{dash}{high}{scale}{unit}"
    assert (quantity.value, quantity.low, quantity.high) == (None, low * factor, high * factor)


@settings(deadline=None)
@given(st.integers(2, 10**6), st.sampled_from(RISING + FALLING), UNITS)
def test_a_qualifier_before_a_number_bounds_it_on_its_side(number: int, word: str, unit: str) -> None:
    words, quantity = only(f"这里的总数{word}{number}{unit}。")
    assert (words, quantity.value, quantity.bound) == (f"{word}{number}{unit}", number, word)
    assert (quantity.low, quantity.high) == ((number, None) if word in RISING else (None, number))


@settings(deadline=None)
@given(st.integers(2, 10**6), st.sampled_from(["以上", "以下", "以内", "左右", "上下"]), UNITS)
def test_a_qualifier_after_a_number_bounds_it_on_its_side(number: int, word: str, unit: str) -> None:
    words, quantity = only(f"这里的总数在{number}{unit}{word}。")
    sides = {"以上": (number, None), "以下": (None, number), "以内": (None, number)}
    assert (words, quantity.value) == (f"{number}{unit}{word}", number)
    assert (quantity.low, quantity.high) == sides.get(word, (None, None))


@settings(deadline=None)
@given(st.decimals(min_value="0.01", max_value=400, places=2), st.sampled_from([("增长", 1), ("下降", -1)]))
def test_growth_carries_its_sign(number: Decimal, verb: tuple[str, int]) -> None:
    words, quantity = only(f"发电量同比{verb[0]}{plain(number)}%。")
    assert (words, quantity.value, quantity.type) == (f"{plain(number)}%", number * verb[1], "growth")


LATIN = st.text("ABCEFGHKMNPQSTVXZ", min_size=1, max_size=3)  # no mark of money can be made of these
CODES = st.one_of(
    st.builds("{}{}".format, LATIN, st.integers(1, 9999)),
    st.builds("{}-{}".format, LATIN, st.integers(1, 9999)),
    st.builds("歼-{}".format, st.integers(1, 40)),
    st.builds("国发〔{}〕{}号".format, st.integers(1990, 2030), st.integers(1, 300)),
    st.builds("“{}”".format, st.integers(1, 99999)),
    st.builds("{:03d}-{:08d}".format, st.integers(10, 29), st.integers(10**7, 10**8 - 1)),
    st.builds("1{:010d}".format, st.integers(3 * 10**9, 10**10 - 1)),
    st.builds("第{}号".format, st.integers(1, 999)),
    st.builds("{}:{}".format, st.integers(0, 9), st.integers(0, 9)),
    st.builds("V{}.{}.{}".format, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    st.builds("第{}条".format, st.integers(1, 1200).map(format_han)),
    st.builds("人民路{}号{}栋".format, st.integers(1, 400), st.integers(1, 30)),
)
DATES = st.one_of(
    st.dates().filter(lambda day: 1950 <= day.year <= 2030).map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    st.dates().map(lambda day: f"{day.month}月{day.day}日"),
    st.integers(1950, 2030).map(lambda year: f"{year}年"),
    st.integers(1950, 2030).map(lambda year: "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year)) + "年"),
    st.builds("{}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)),
    st.builds("{}时{}分".format, st.integers(1, 23), st.integers(1, 59)),
)
AROUND = st.sampled_from(["记者看到{}的标识。", "{}，车间里很忙。", "双方商定{}。", "编号为{}，请核对。"])


@settings(deadline=None, max_examples=200)
@given(st.one_of(CODES, DATES), AROUND)
def test_no_quantity_is_found_in_a_code_or_a_date(code: str, sentence: str) -> None:
    assert quantities(sentence.format(code)) == []


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
