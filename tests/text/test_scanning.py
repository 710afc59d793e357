"""A quick look at where a pattern may begin changes nothing of what it finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.text.scanning import matches

TEXTS = st.text(alphabet="大会展览在了，", max_size=40)


@given(TEXTS)
def test_the_same_is_found_as_by_the_pattern_alone(text: str) -> None:
    pattern, opening = re.compile("大会|(?<!了)展(?:览)?|会(?!在)"), re.compile("[大会展]")
    assert [m.span() for m in matches(pattern, opening, text)] == [m.span() for m in pattern.finditer(text)]


def test_matches_do_not_overlap() -> None:
    assert [m.span() for m in matches(re.compile("大大"), re.compile("大"), "大大大")] == [(0, 2)]
