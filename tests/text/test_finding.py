"""Words are found as a pattern of them finds them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.text.finding import Words

LETTERS = st.text(alphabet="王大山·", min_size=1, max_size=4)


@given(st.sets(LETTERS, max_size=5), st.text(alphabet="王大山·说", max_size=30), st.integers(0, 10))
def test_the_longest_word_is_found_at_each_place(words: set[str], text: str, start: int) -> None:
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) or "(?!)")
    expected = [(m.start(), m.group()) for m in pattern.finditer(text, start, 20)]
    assert list(Words(words).found(text, start, min(20, len(text)))) == expected


@given(st.sets(LETTERS, max_size=5), st.text(alphabet="王大山·说", max_size=30))
def test_words_that_lie_over_each_other_are_all_there(words: set[str], text: str) -> None:
    expected = {(at, w) for w in words for at in range(len(text)) if text.startswith(w, at)}
    assert set(Words(words).everywhere(text)) == expected
