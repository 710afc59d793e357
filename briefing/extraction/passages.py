"""What every extractor reads: the paragraphs of an article, joined once, with their sentences, dates and numbers."""

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
    passages = tuple(
        _passage(source, paragraph.span, paragraph.role, order) for order, paragraph in enumerate(article.paragraphs)
    )
    zones = [_passage(source, span, "headline", 0) for span in article.headline]
    zones += [_passage(source, quote.span, "pull-quote", 0) for quote in article.pull_quotes]
    return Reading(source, article, taxonomy, passages, tuple(zones))


def _passage(source: Source, span: Span, zone: str, order: int) -> Passage:
    return Passage(join(source.text, span), zone, order, source.date)
