from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charting.rounding import axes, scale_of, scaled, ticks, ticks_from

NUMBERS = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=8)


@given(NUMBERS)
def test_marks_cover_all_values_and_zero_in_even_steps(values: list[Decimal]) -> None:
    marks = ticks(values)
    assert marks[0] <= min(Decimal(0), *values) <= max(Decimal(0), *values) <= marks[-1]
    assert 0 in marks
    assert len({later - earlier for earlier, later in pairwise(marks)}) == 1
    assert 2 <= len(marks) <= 8


@given(NUMBERS, NUMBERS)
def test_two_axes_share_one_grid_and_one_zero(first: list[Decimal], second: list[Decimal]) -> None:
    left, right = axes(first, second)
    assert len(left) == len(right)
    assert left.index(Decimal(0)) == right.index(Decimal(0))
    for values, marks in ((first, left), (second, right)):
        assert marks[0] <= min(values) <= max(values) <= marks[-1]


def test_a_line_high_above_zero_is_not_drawn_flat() -> None:
    assert ticks_from([Decimal(900), Decimal(980)])[0] > 0
    assert ticks_from([Decimal(100), Decimal(980)])[0] == 0


@pytest.mark.parametrize(
    ("values", "unit", "scale"),
    [
        (("475480000000",), "元", "亿"), (("500000", "2000000"), "辆", "万"), (("800",), "家", ""),
        (("100000",), "%", ""),
    ],
)  # fmt: skip
def test_one_scale_serves_all_values(values: tuple[str, ...], unit: str, scale: str) -> None:
    assert scale_of(map(Decimal, values), unit) == scale


@given(st.decimals(-(10**14), 10**14, places=3), st.sampled_from(["亿", "万", ""]))
def test_a_scaled_value_is_exact(value: Decimal, scale: str) -> None:
    assert scaled(value, scale) * {"亿": 10**8, "万": 10**4, "": 1}[scale] == value
