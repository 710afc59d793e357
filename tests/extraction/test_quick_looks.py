"""What is looked at before a pattern is tried passes over nothing that the pattern would find."""

from pathlib import Path

import pytest

from briefing.extraction import event_names, phrases
from briefing.extraction.beginnings import next_beginning
from briefing.extraction.lexicon import first_of_names
from briefing.text.matching import matching
from briefing.text.scanning import matches

PAGES = sorted((Path(__file__).parent.parent / "reference" / "pages").glob("*.txt"))[::6]


@pytest.fixture(params=PAGES, ids=lambda page: page.stem)
def text(request: pytest.FixtureRequest) -> str:
    return matching(Path(request.param).read_text("utf-8"))


def test_every_word_of_an_event_is_found(text: str) -> None:
    found = matches(event_names.kinds(), event_names.openings(), text)
    assert [m.span() for m in found] == [m.span() for m in event_names.kinds().finditer(text)]


def test_every_tail_ends_in_a_character_that_is_looked_for(text: str) -> None:
    for end in range(1, len(text), 3):
        phrase = text[max(0, end - 20) : end]
        if phrases._tail().search(phrase):
            assert phrases._may_end_in_tail(phrase)


def test_a_name_may_begin_at_a_surname_behind_a_mark(text: str) -> None:
    for index in range(1, len(text) - 1):
        if text[index - 1] == "，" and text[index] in first_of_names():
            assert next_beginning(text, index) == index
