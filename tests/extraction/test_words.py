"""The user's own words beside the lists; text that was recognised from a picture."""

from dataclasses import replace

from briefing.extraction import extract
from briefing.model.words import Word
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
