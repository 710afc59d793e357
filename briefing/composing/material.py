"""The sentences of the picked articles, each with all that was found in it: what the sections choose from.

A row of a table counts as a sentence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from briefing.model.annotation import (
    Annotation,
    Content,
    Event,
    Group,
    Person,
    Place,
    Project,
    Quantity,
    Quotation,
    Statement,
    Topic,
)
from briefing.model.document import Citation
from briefing.model.selection import Picked
from briefing.model.source import PullQuote, Span
from briefing.text.mapping import Joined, join, joined_text
from briefing.text.sentences import sentences

C = TypeVar("C", bound=Content)
Found = tuple[Annotation, C]


@dataclass(frozen=True)
class Story:
    """One picked article, cited by a number; `people` are its persons by annotation id."""

    picked: Picked
    citation: Citation

    @property
    def cluster(self) -> str:
        """The cluster it stands under."""
        return self.picked.cluster

    def all_of(self, kind: type[C]) -> list[tuple[Annotation, C]]:
        """Its annotations of one kind, with their content."""
        return [(a, a.content) for a in self.picked.annotations if isinstance(a.content, kind)]

    @property
    def tabular(self) -> bool:
        """Whether it is a table: its rows are no sentences, and its figures are named by their cells."""
        return self.picked.source.medium == "table"

    @cached_property
    def people(self) -> dict[str, Person]:
        """Persons by annotation id."""
        return {a.id: person for a, person in self.all_of(Person)}

    @cached_property
    def quantities(self) -> list[tuple[Annotation, Quantity]]:
        """The quantities of the body, repeats in headline and pull quotes left out."""
        if self.tabular:
            return self.all_of(Quantity)
        body = [p.span for p in self.picked.article.paragraphs]
        return [(a, q) for a, q in self.all_of(Quantity) if q.duplicate_of is None and any(a.span in s for s in body)]

    @cached_property
    def quantities_by_id(self) -> Mapping[str, tuple[Annotation, Quantity]]:
        """The quantities by annotation id."""
        return {a.id: (a, q) for a, q in self.quantities}

    @cached_property
    def by_row(self) -> Mapping[int, Sequence[Annotation]]:
        """The annotations of a table by the number of their row: it may have thousands."""
        starts = [paragraph.span.start for paragraph in self.picked.article.paragraphs]
        found: dict[int, list[Annotation]] = {}
        for annotation in self.picked.annotations:
            found.setdefault(bisect_right(starts, annotation.span.start) - 1, []).append(annotation)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, span: Span) -> "Sentence | None":
        """The first sentence of the body that shares a character with a range, or None."""
        if not self.tabular:
            return next((sentence for sentence in self.sentences if span.overlaps(sentence.span)), None)
        number = bisect_right(self._starts, span.start) - 1
        return self.sentences[number] if number >= 0 and span.overlaps(self.sentences[number].span) else None

    @cached_property
    def pull_quotes(self) -> tuple[PullQuote, ...]:
        """The pull quotes whose body wording is known."""
        withheld = self.picked.withheld
        return tuple(
            quote
            for quote in self.picked.article.pull_quotes
            if quote.matches and not any(span.overlaps(match) for span in withheld for match in quote.matches)
        )

    @cached_property
    def sentences(self) -> "tuple[Sentence, ...]":
        """The sentences of its body, in order."""
        return tuple(_read(self))

    def text(self, span: Span) -> str:
        """The words of a raw range, joined."""
        return joined_text(self.picked.source.text, span)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body and what was found in it; `paragraph` and `order` tell where it stands."""

    story: Story
    paragraph: int
    order: int
    joined: Joined
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as printed, joined."""
        return self.joined.text[self.start : self.end]

    @cached_property
    def span(self) -> Span:
        """Its range in the source's text."""
        return self.joined.span(self.start, self.end)

    def _within(self, kind: type[C]) -> list[tuple[Annotation, C]]:
        if self.story.tabular:
            return [(a, a.content) for a in self.story.by_row.get(self.paragraph, ()) if isinstance(a.content, kind)]
        return [(a, c) for a, c in self.story.all_of(kind) if a.span.overlaps(self.span)]

    @cached_property
    def quantities(self) -> list[tuple[Annotation, Quantity]]:
        """Quantities in the sentence."""
        if self.story.tabular:
            return self._within(Quantity)
        return [(a, q) for a, q in self.story.quantities if a.span in self.span]

    @cached_property
    def events(self) -> list[tuple[Annotation, Event]]:
        """Events that the sentence tells of, by name or by those who came."""
        named = self._within(Event)
        own = {a.id for a, _ in self.quantities}
        if named or self.story.tabular:
            return named
        return [(a, e) for a, e in self.story.all_of(Event) if own & set(e.attendance)]

    @cached_property
    def projects(self) -> list[tuple[Annotation, Project]]:
        """Projects in the sentence."""
        return self._within(Project)

    @cached_property
    def places(self) -> list[tuple[Annotation, Place]]:
        """Districts and zones in the sentence."""
        return self._within(Place)

    @cached_property
    def quotations(self) -> list[tuple[Annotation, Quotation]]:
        """Speech in the sentence."""
        return self._within(Quotation)

    @cached_property
    def targets(self) -> list[tuple[Annotation, Quantity]]:
        """Quantities that are targets."""
        return [(a, q) for a, q in self.quantities if q.nature == "target"]

    @cached_property
    def actual(self) -> list[tuple[Annotation, Quantity]]:
        """Quantities that are facts or forecasts, durations left out."""
        return [(a, q) for a, q in self.quantities if q.nature != "target" and q.type != "duration"]

    @cached_property
    def topic(self) -> Topic | None:
        """What the sentence speaks about; None where nothing was said of it."""
        found = self._within(Statement)
        return found[0][1].topic if found else None

    @cached_property
    def speaker(self) -> Person | None:
        """The named person whose speech it is."""
        for _, quotation in self.quotations:
            if person := self.story.people.get(quotation.speaker or ""):
                return person
        return None

    @cached_property
    def described_speaker(self) -> str | None:
        """The description of a speaker without a name."""
        return next((q.speaker_text for _, q in self.quotations if q.speaker is None and q.speaker_text), None)

    @property
    def group(self) -> Group | None:
        """The side on which its speaker stands, None for narration."""
        if self.speaker is not None:
            return self.speaker.group
        if self.described_speaker is None:
            return None
        return described_group(self.described_speaker)

    @cached_property
    def pulled(self) -> PullQuote | None:
        """The pull quote that takes (part of) the sentence."""
        return next((q for q in self.story.pull_quotes if any(m.overlaps(self.span) for m in q.matches)), None)


def described_group(description: str) -> Group:
    """The side of a speaker who is only described: 市经济信息委相关负责人, 一位来自江苏的供应商."""
    sides: tuple[tuple[tuple[str, ...], Group], ...] = (
        (("协会", "商会", "联盟"), "association"),
        (("专家", "学者", "教授", "分析师", "研究院", "大学"), "expert"),
        (("供应商", "企业", "公司", "经销商", "客商", "集团", "厂长", "老板", "企业家", "投资"), "enterprise"),
        (("委", "局", "厅", "部", "司", "政府", "管委会", "办", "区", "县", "市"), "government"),
    )
    return next((group for words, group in sides if any(word in description for word in words)), "other")


def sentences_of(story: Story) -> Iterator[Sentence]:
    """The sentences of an article's body, in order."""
    yield from story.sentences


def _read(story: Story) -> Iterator[Sentence]:
    order = 0
    for number, paragraph in enumerate(story.picked.article.paragraphs):
        if paragraph.role != "body":
            continue
        joined = join(story.picked.source.text, paragraph.span, cells=story.tabular)
        opening = 0 if story.tabular else _opening(story, paragraph.span, joined)
        ranges = [(0, len(joined.text))] if story.tabular else sentences(joined.text[opening:])
        for start, end in ranges:
            yield Sentence(story, number, order, joined, opening + start, opening + end)
            order += 1


def _opening(story: Story, paragraph: Span, joined: Joined) -> int:
    """Where the first sentence begins after a byline that opens the paragraph: 本报讯（记者 ××）."""
    byline = story.picked.article.byline
    return joined.index(byline.span.end) if byline is not None and byline.span.start == paragraph.start else 0


def stories(picked: Sequence[Picked]) -> tuple[Story, ...]:
    """The picked articles, cited by consecutive numbers."""
    return tuple(Story(item, _citation(number, item)) for number, item in enumerate(picked, 1))


def _citation(number: int, item: Picked) -> Citation:
    source, article = item.source, item.article
    return Citation(
        number=number,
        source=source.id,
        article=article.id,
        headline=headline_of(item),
        publication=source.publication,
        date=source.date,
        date_inferred=source.date_basis == "inferred",
        page=source.page,
        reporters=tuple(reporter.name for reporter in article.byline.reporters) if article.byline else (),
        file=source.name,
    )


def headline_of(item: Picked) -> str:
    """The headline with a blank between its lines, else the beginning of the first paragraph."""
    text = item.source.text
    lines = [line.strip() for span in item.article.headline for line in text[span.start : span.end].split("\n")]
    if lines := [line for line in lines if line]:
        return " ".join(lines)
    first = next((p for p in item.article.paragraphs if p.role == "body"), None)
    opening = joined_text(text, first.span) if first else item.source.name
    return opening[:_OPENING] + ("……" if len(opening) > _OPENING else "")


_OPENING = 20
