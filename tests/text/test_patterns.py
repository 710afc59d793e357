import re

import pytest

from briefing.text.patterns import late


def test_a_late_pattern_answers_as_a_compiled_one() -> None:
    text = "产值4754.8亿元，同比增长2.5%"
    at_once, later = re.compile(r"\d+(\.\d+)?"), late(r"\d+(\.\d+)?")
    assert [m.span() for m in later.finditer(text)] == [m.span() for m in at_once.finditer(text)]
    assert (later.sub("#", text), later.findall(text)) == (at_once.sub("#", text), at_once.findall(text))
    assert (later.search(text) is None, later.match(text), later.fullmatch("12") is None) == (False, None, False)
    assert (later.pattern, later.flags) == (at_once.pattern, at_once.flags)


def test_its_flags_hold() -> None:
    assert late("ABC", re.IGNORECASE).match("abc")


def test_a_mistake_shows_when_it_is_first_asked() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_what_a_pattern_has_not_it_has_not() -> None:
    with pytest.raises(AttributeError):
        late("x").no_such_thing  # type: ignore[attr-defined]  # noqa: B018
