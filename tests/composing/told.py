"""Articles made of a few words, for rules that look at one sentence."""

import datetime as dt
from collections.abc import Sequence

from briefing.composing.material import Sentence, Story, sentences_of, stories
from briefing.model.annotation import Annotation, Person, Place, Quotation
from briefing.model.selection import Picked
from briefing.model.source import Article, Paragraph, Source, Span

DAY = dt.date(2023, 11, 21)


def story(
    text: str,
    *,
    paper: str | None = "重庆日报",
    day: dt.date | None = DAY,
    places: Sequence[tuple[str, str]] = (),
    speaker: str | None = None,
) -> Story:
    """An article of one paragraph; `places` are district ids with the words that name them."""
    source = Source("s1", "page.txt", "", "utf-8", text, paper, day, "given" if day else None)
    whole = Span(0, len(text))
    article = Article("a1", whole, (Paragraph(whole),))
    found = [_placed(n, text.index(name), Place(key, name)) for n, (key, name) in enumerate(places)]
    if speaker is not None:
        found.append(Annotation("s1-p0", "s1", "a1", Span(0, 1), "r", "auto", Person(speaker)))
        found.append(Annotation("s1-u0", "s1", "a1", whole, "r", "auto", Quotation(False, "s1-p0", speaker)))
    return stories([Picked(source, article, "", tuple(found), {})])[0]


def sentences(told: Story) -> list[Sentence]:
    """Its sentences."""
    return list(sentences_of(told))


def _placed(number: int, start: int, place: Place) -> Annotation:
    return Annotation(f"s1-l{number}", "s1", "a1", Span(start, start + len(place.name)), "rule", "auto", place)
