"""The user's own words beside the lists; text that was recognised from a picture."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing import paths
from briefing.extraction import extract
from briefing.model.annotation import Quantity
from briefing.model.words import Word
from briefing.text.cues import cue_at_end
from briefing.text.wordlists import with_words
from extraction.pages import page_of, taxonomy

TEXT = "□本报记者 林溪\n园区今年添置算力柜组300幺，五百项目进展顺利，合计投资3亿元，职工都很满意。\n"


def printed(*words: Word) -> list[str]:
    page = page_of(TEXT)
    found = extract(page.source, page.articles, taxonomy(), words)
    return [page.source.text[a.span.start : a.span.end] for a in found if a.kind == "quantity"]


def test_a_unit_of_the_users_own_is_a_unit() -> None:
    assert printed() == ["3亿元"]
    assert printed(Word("units", "幺", "count")) == ["300幺", "3亿元"]


def test_a_word_of_the_users_own_is_no_quantity() -> None:
    assert printed(Word("units", "项目", "count")) == ["五百项目", "3亿元"]
    assert printed(Word("units", "项目", "count"), Word("idioms", "五百项目")) == ["3亿元"]


def test_the_users_words_are_in_force_for_one_reading_only() -> None:
    printed(Word("units", "幺", "count"))
    assert printed() == ["3亿元"]


def test_nothing_that_was_recognised_from_a_picture_is_certain() -> None:
    page = page_of(TEXT)
    recognised = replace(page.source, medium="ocr")
    found = extract(recognised, page.articles, taxonomy())
    assert found
    assert all(annotation.confidence != "auto" for annotation in found)


def test_a_word_of_change_of_the_users_own_makes_a_growth() -> None:
    page = page_of("□本报记者 林溪\n园区今年产值蹿了15%，职工都很着急，大家一起想了很多办法来应对。\n")
    told = []
    for words in ((), (Word("changes", "蹿", "增"),)):
        found = extract(page.source, page.articles, taxonomy(), words)
        told += [a.content.type for a in found if isinstance(a.content, Quantity)]
    assert told == ["percent", "growth"]


def test_a_verb_of_speech_of_the_users_own_announces_speech() -> None:
    assert cue_at_end("林溪嘚啵嘚") is None
    with with_words((Word("cue-verbs", "嘚啵嘚", "说"),)):
        assert cue_at_end("林溪嘚啵嘚") == len("林溪")
    assert cue_at_end("林溪嘚啵嘚") is None


@pytest.mark.parametrize("file", sorted(paths.resource("lexicons").glob("*.txt")), ids=lambda file: file.stem)
def test_words_stand_in_lists_and_sentences_in_remarks(file: Path) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    assert [line for line in lines if line.startswith("#") and line.count(" ") > 24] == []
    assert [line for line in lines if not line.startswith("#") and line.endswith("。")] == []
