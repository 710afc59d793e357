"""One byte a character says what the character alone would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.rendering.typesetting.breaks import marks_allow
from briefing.rendering.typesetting.classes import (
    KINDS,
    NOT_AT_END,
    NOT_AT_START,
    classes_of,
    in_word,
    kind_of,
    table_of,
)
from briefing.rendering.typesetting.measures import FREE_SETTING, Characters, Piece
from rendering.test_embedding import song

MIXED = "甲〇，。“”《》—…·・％‰￥℃°～№＃．□?!a0 é±①㐀\U00020000\u00a0\u3000\ufffe\0"


@given(st.text() | st.text(alphabet=MIXED))
def test_classes_say_what_the_characters_say(text: str) -> None:
    classes = classes_of(text)
    assert list(classes.translate(KINDS)) == list(map(kind_of, text))
    for asked in (in_word, NOT_AT_START.__contains__, NOT_AT_END.__contains__):
        assert list(classes.translate(table_of(asked))) == list(map(asked, text))


@pytest.mark.parametrize("rare", ["?", "é", "㐀"])
def test_a_rare_character_changes_no_measure_of_the_others(rare: str) -> None:
    usual, other = (Characters([Piece(text, song(), 16, "#000000")], FREE_SETTING) for text in (WORDS, WORDS + rare))
    assert usual.sums[:-1] == other.sums[: usual.count]
    assert usual.breaks[:-1] == other.breaks[: usual.count - 1]
    assert usual.slack[:-1] == other.slack[: usual.count]


WORDS = "产值达4754.8亿元，比上年同期增长2.5%（DeepSeek 与“智能”）。一"


def test_a_line_ends_nowhere_that_marks_forbid() -> None:
    text = Characters([Piece(WORDS, song(), 16, "#000000")], FREE_SETTING)
    free = [index for index, end in enumerate(text.breaks[:-1]) if end]
    assert free
    assert all(marks_allow(WORDS[index], WORDS[index + 1]) for index in free)
