"""One article on its way to annotations: what is read, what was found so far."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from briefing.extraction.mentions import Mention
from briefing.extraction.passages import Reading
from briefing.extraction.people import full_mentions
from briefing.model.annotation import Annotation, Confidence, Content, Quantity
from briefing.model.identity import annotation_id
from briefing.model.source import Span

C = TypeVar("C", bound=Content)


@dataclass
class Draft:
    """One article on its way: what is read, what was found so far, the ids in use across the source."""

    reading: Reading
    used: set[str]
    found: list[Annotation] = field(default_factory=list)
    firms: list[str] = field(default_factory=list)  # names that the text gives to firms

    def annotation(self, kind: str, span: Span, rule: str, confidence: Confidence, content: Content) -> Annotation:
        """An annotation with an id of its own."""
        source = self.reading.source.id
        unique = annotation_id(source, kind, span.start, self.used)
        self.used.add(unique)
        return Annotation(unique, source, self.reading.article.id, span, rule, confidence, content)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The first full mention of each person."""
        return full_mentions(self.reading)

    def all_of(self, kind: type[C]) -> list[tuple[Annotation, C]]:
        """The annotations of one kind found so far, with their content."""
        return [(a, a.content) for a in self.found if isinstance(a.content, kind)]

    def quantities_in(self, span: Span) -> list[tuple[Annotation, Quantity]]:
        """Quantities whose span lies in that range."""
        first = bisect_left(self._by_place, span.start, key=lambda item: item[0].span.start)
        last = bisect_left(self._by_place, span.end, key=lambda item: item[0].span.start)
        return [item for item in self._by_place[first:last] if item[0].span in span]

    @cached_property
    def _by_place(self) -> list[tuple[Annotation, Quantity]]:
        """The quantities in the order of the text; asked for only once all are found."""
        return sorted(self.all_of(Quantity), key=lambda item: item[0].span.start)
