from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.source import Span
from briefing.text.mapping import Joined, is_han, join, joined, joined_text

RAW = st.text(st.sampled_from("产值达310亿元，low-e GDP。“是”\n\n \u3000\t年2027"), max_size=60)


def whole(raw: str) -> Joined:
    return join(raw, Span(0, len(raw)))


@given(RAW)
def test_every_joined_character_stands_in_the_raw_text_at_its_offset(raw: str) -> None:
    result = whole(raw)
    assert len(result.text) == len(result.offsets)
    for char, offset in zip(result.text, result.offsets, strict=True):
        assert char == raw[offset] or (char == " " and raw[offset].isspace())


@given(RAW)
def test_offsets_rise(raw: str) -> None:
    offsets = whole(raw).offsets
    assert all(left < right for left, right in pairwise(offsets))


@given(RAW)
def test_only_blanks_and_line_breaks_are_lost(raw: str) -> None:
    assert "".join(whole(raw).text.split()) == "".join(raw.split())
    assert "\n" not in whole(raw).text


@given(RAW.filter(lambda raw: raw.strip() != ""), st.data())
def test_a_joined_range_comes_back_from_its_raw_span(raw: str, data: st.DataObject) -> None:
    result = whole(raw)
    start = data.draw(st.integers(0, len(result.text) - 1))
    end = data.draw(st.integers(start + 1, len(result.text)))
    assert result.range_of(result.span(start, end)) == (start, end)


@given(RAW, st.data())
def test_a_part_is_joined_from_its_own_range_only(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    assert all(start <= offset < end for offset in join(raw, Span(start, end)).offsets)


def test_lines_are_joined_without_a_blank_in_chinese_and_with_the_printed_one_between_latin_words() -> None:
    assert (
        joined_text("产值突破\n一万 亿元，\n建成 low e 玻璃线", Span(0, 24))
        == "产值突破一万亿元，建成 low e 玻璃线"[:24]
    )


def test_a_blank_between_a_chinese_character_and_a_number_is_no_word_space() -> None:
    assert joined_text("到 2027 年", Span(0, 8)) == "到2027年"


def test_rare_ideographs_are_chinese_and_marks_are_not() -> None:
    assert is_han("𠮷")
    assert is_han("㐀")
    assert not is_han("，")
    assert not is_han("A")


@given(RAW)
def test_the_printed_wording_has_no_line_break_and_stays_as_it_is_when_joined_again(raw: str) -> None:
    text = joined(raw)
    assert "\n" not in text
    assert joined(text) == text


def test_the_printed_wording_loses_blanks_only_in_chinese() -> None:
    assert joined("力争到 2027 年，\n突 破\u3000一万亿元 GDP 总 量") == "力争到2027年，突破一万亿元 GDP 总量"
