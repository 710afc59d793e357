"""What every extractor reads: the paragraphs of an article, joined once, with their sentences, dates and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.extraction.periods import Found, find_periods
from briefing.extraction.quantities import Candidate, find_quantities
from briefing.model.source import Article, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.text.mapping import Joined, join
from briefing.text.matching import matching
from briefing.text.sentences import sentences


@dataclass(frozen=True)
class Passage:
    """A paragraph, joined; `zone` is body, subhead, headline or pull-quote.

    Rules match `text`; what they find is told in the words of `printed`, which has the same positions.
    """

    joined: Joined
    zone: str
    order: int
    published: date | None

    @cached_property
    def periods(self) -> tuple[Found, ...]:
        """The dates and periods."""
        return tuple(find_periods(self.text, self.published))

    @property
    def printed(self) -> str:
        """The joined text."""
        return self.joined.text

    @cached_property
    def text(self) -> str:
        """The joined text as rules match it."""
        return matching(self.joined.text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Ranges of the sentences."""
        return tuple(sentences(self.text))

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The quantities as the grammar reads them."""
        return tuple(find_quantities(self.text, list(self.periods)))

    def span(self, start: int, end: int) -> Span:
        """The raw range of a joined range."""
        return self.joined.span(start, end)

    def sentence_at(self, index: int) -> tuple[int, int]:
        """The sentence that holds that position."""
        return next(((s, e) for s, e in self.sentences if s <= index < e), (0, len(self.text)))


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as the extractors see it."""

    source: Source
    article: Article
    taxonomy: Taxonomy
    passages: tuple[Passage, ...]
    zones: tuple[Passage, ...]


def read_article(source: Source, article: Article, taxonomy: Taxonomy) -> Reading:
    """Joins an article's paragraphs; `zones` are headline, kicker and pull quotes, which repeat the body."""
    passages = [
        passage
        for order, paragraph in enumerate(article.paragraphs)
        for passage in _passages(source, paragraph.span, paragraph.role, order)
    ]
    zones = [p for span in article.headline for p in _passages(source, span, "headline", 0)]
    zones += [p for quote in article.pull_quotes for p in _passages(source, quote.span, "pull-quote", 0)]
    return Reading(source, article, taxonomy, tuple(passages), tuple(zones))


LONGEST = 4000  # characters of a passage; a longer paragraph is read in pieces, so that time grows with length only


def _passages(source: Source, span: Span, zone: str, order: int) -> Iterator[Passage]:
    joined = join(source.text, span)
    start = 0
    while start < len(joined.text):
        end = _piece_end(joined.text, start)
        yield Passage(Joined(joined.text[start:end], joined.offsets[start:end]), zone, order, source.date)
        start = end


def _piece_end(text: str, start: int) -> int:
    """Where a piece ends: with the text, else after the last sentence, clause or character that fits."""
    end = start + LONGEST
    if end >= len(text):
        return len(text)
    for marks in ("。！？", "，；：、"):
        last = max(text.rfind(mark, start, end) for mark in marks)
        if last > start:
            return last + 1
    return end
