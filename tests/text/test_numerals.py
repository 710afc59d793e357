from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.numerals import format_han, half_width, last_step, parse_arabic, parse_han, plain, scale_factor

NUMBERS = st.decimals(min_value=0, max_value=10**15, allow_nan=False, allow_infinity=False, places=4)


@given(st.integers(0, 10**12 - 1))
def test_a_chinese_numeral_is_parsed_back_to_the_number_it_was_formatted_from(number: int) -> None:
    assert parse_han(format_han(number)) == number


@given(st.integers(0, 9999), st.sampled_from("万亿"))
def test_round_numbers_in_wan_and_yi_are_parsed_back(number: int, scale: str) -> None:
    whole = number * scale_factor(scale)
    assert parse_han(format_han(whole)) == whole


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1_001, "一千零一"),
        (10_010, "一万零一十"),
        (12_345, "一万二千三百四十五"),
        (100_000_000, "一亿"),
        (100_000_005, "一亿零五"),
        (2_030_000_000, "二十亿三千万"),
        (2_003_000_000, "二十亿零三百万"),
    ],
)
def test_a_number_is_written_as_running_text_has_it(number: int, text: str) -> None:
    assert format_han(number) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二三", 2023),
        ("两千三百", 2300),
        ("一十五", 15),
        ("百", 100),
        ("一万亿", 10**12),
        ("万亿", 10**12),
        ("三百亿", 300 * 10**8),
        ("一百零八", 108),
        ("十万", 100_000),
    ],
)
def test_a_chinese_numeral_has_its_value(text: str, value: int) -> None:
    assert parse_han(text) == value


@pytest.mark.parametrize("text", ["", "二百五", "三千五", "一万二", "十百", "百千", "十3", "若干", "亿元"])
def test_what_has_two_readings_or_none_is_refused(text: str) -> None:
    assert parse_han(text) is None


@given(NUMBERS)
def test_arabic_digits_are_parsed_back_from_plain_and_from_grouped_text(number: Decimal) -> None:
    assert parse_arabic(plain(number)) == number
    assert parse_arabic(f"{number:,f}") == number


@given(NUMBERS)
def test_full_width_digits_have_the_same_value(number: Decimal) -> None:
    wide = plain(number).translate({ord("0") + i: ord("０") + i for i in range(10)} | {ord("."): ord("．")})
    assert parse_arabic(wide) == number


@given(st.text(max_size=30))
def test_half_width_text_keeps_its_length(text: str) -> None:
    assert len(half_width(text)) == len(text)


def test_half_width_text_leaves_the_chinese_comma() -> None:
    assert half_width("１２．５％，约") == "12.5%，约"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("31000000000", "31000000000"), ("2.50", "2.5"), ("1E+3", "1000"), ("10.0", "10"), ("100", "100")],
)
def test_plain_text_has_neither_exponent_nor_idle_zeros(text: str, shown: str) -> None:
    assert plain(Decimal(text)) == shown


@pytest.mark.parametrize(
    ("value", "step"),
    [("150", "10"), ("300", "100"), ("1.5", "0.1"), ("20", "10"), ("7", "1"), ("0", "1"), ("1000", "1000")],
)
def test_the_last_step_is_the_weight_of_the_last_digit_that_counts(value: str, step: str) -> None:
    assert last_step(Decimal(value)) == Decimal(step)


@given(NUMBERS.filter(bool))
def test_a_number_is_a_multiple_of_its_last_step_and_of_no_step_ten_times_larger(number: Decimal) -> None:
    step = last_step(number)
    assert number % step == 0
    assert number % (step * 10) != 0


@pytest.mark.parametrize(
    ("scale", "factor"), [("", 1), ("万", 10**4), ("百万", 10**6), ("亿", 10**8), ("万亿", 10**12), ("千", 1000)]
)
def test_scale_words_multiply(scale: str, factor: int) -> None:
    assert scale_factor(scale) == factor
