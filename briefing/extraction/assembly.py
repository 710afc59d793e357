"""What the extractors found, put into annotations: spans in the raw text, ids, tiers of confidence."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from briefing.extraction.actors import actors_of
from briefing.extraction.context import Context, contexts
from briefing.extraction.events import find_events, is_attendance
from briefing.extraction.measures import Measured, measured
from briefing.extraction.mentions import Mention
from briefing.extraction.passages import Passage, Reading
from briefing.extraction.people import full_mentions
from briefing.extraction.periods import Found
from briefing.extraction.persons import all_name_mentions, person_of
from briefing.extraction.places import find_places
from briefing.extraction.projects import find_projects
from briefing.extraction.quantities import Candidate
from briefing.extraction.quotations import find_speech
from briefing.extraction.speech import Roster
from briefing.extraction.statements import topic_of
from briefing.extraction.thread import START, Thread, after_title, follow
from briefing.extraction.timing import periods_of
from briefing.extraction.topics import Topics
from briefing.model.annotation import (
    Annotation,
    Confidence,
    Content,
    Event,
    Period,
    Person,
    Place,
    Project,
    Quantity,
    Quotation,
    Statement,
    Target,
)
from briefing.model.identity import annotation_id
from briefing.model.source import Span
from briefing.text.numerals import DIGITS, plain
from briefing.text.sentences import clause_end, clause_start

C = TypeVar("C", bound=Content)


@dataclass
class Draft:
    """One article on its way: what is read, what was found so far, the ids in use across the source."""

    reading: Reading
    used: set[str]
    found: list[Annotation] = field(default_factory=list)

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


def quantity_annotations(draft: Draft) -> Iterator[Annotation]:
    """Quantities of the body; then those of headline and pull quotes, linked to the body's."""
    body: list[Annotation] = []
    thread = after_title((p.text, p.periods) for p in draft.reading.zones if p.zone == "headline")
    topics = Topics(actors=actors_of(draft.mentions))
    for passage in draft.reading.passages:
        body += _of_passage(draft, passage, topics, thread)
        thread = follow(thread, passage.text, passage.periods)
    yield from body
    for passage in draft.reading.zones:
        for annotation in _of_passage(draft, passage, Topics()):
            yield _as_repeat(annotation, body)


def _of_passage(draft: Draft, passage: Passage, topics: Topics, thread: Thread = START) -> Iterator[Annotation]:
    candidates = list(passage.candidates)
    published = draft.reading.source.date
    periods = periods_of(passage.text, candidates, passage.periods, thread)
    found = contexts(passage.text, candidates, periods, published, planned=thread.part == "plan")
    types = [context.type for context in found]
    measures = measured(passage.text, candidates, types, passage.periods, topics)
    for candidate, context, measure in zip(candidates, found, measures, strict=True):
        span = passage.span(candidate.start, candidate.end)
        content = _quantity(candidate, context, measure)
        doubtful = measure.doubtful or not context.modality.sure or _is_doubtful(passage, candidate)
        tier: Confidence = "check" if doubtful else _tier(candidate, passage)
        yield draft.annotation("quantity", span, candidate.rule, tier, content)


_SUPPOSED = re.compile(r"如果|假如|倘若|假设|误传|谣传|传言|据传|不实|并非")
_NEGATED = re.compile(r"(?:不再是?|不是|并非|未能?|没能?|没有|难以)[^，。；]{0,6}$")


def _is_doubtful(passage: Passage, candidate: Candidate) -> bool:
    """Whether the sentence supposes or denies what the number says."""
    start, end = passage.sentence_at(candidate.core_start)
    left = passage.text[start : candidate.start]
    return _SUPPOSED.search(passage.text[start:end]) is not None or _NEGATED.search(left) is not None


def _quantity(candidate: Candidate, context: Context, measure: Measured) -> Quantity:
    sign = Decimal(context.sign)
    low, high = _signed(candidate.low, sign), _signed(candidate.high, sign)
    if sign < 0:
        low, high = high, low
    return Quantity(
        value=_signed(candidate.value, sign),
        printed=candidate.printed,
        scale=candidate.scale,
        unit={"个百分点": "百分点", "个点": "百分点"}.get(candidate.unit, candidate.unit),
        type=context.type,
        low=low,
        high=high,
        approximation=candidate.approximation,
        bound=candidate.bound,
        modality=context.modality.word,
        nature=context.modality.nature,
        basis=context.basis,
        period=_period(context.period),
        measure=measure.measure,
        holder=measure.holder,
        scope=measure.scope,
    )


def _signed(value: Decimal | None, sign: Decimal) -> Decimal | None:
    return None if value is None else Decimal(plain(value * sign))


def _period(found: Found | None) -> Period | None:
    return None if found is None else Period(found.text, found.first, found.last)


def _tier(candidate: Candidate, passage: Passage) -> Confidence:
    """`auto` only where the form leaves no doubt; a small Chinese numeral before a measure word is a guess."""
    if not candidate.unit:
        return "decide"
    if candidate.type == "count" and candidate.value is not None and candidate.value % 1:
        return "check"  # 1.2个: the first half of 1.2个和0.8个百分点, or a slip of the pen
    small = len(candidate.printed) == 1 and candidate.printed in _SMALL and candidate.type not in {"points", "rank"}
    return "auto" if candidate.sure and passage.zone == "body" and not small else "check"


_SMALL = frozenset(DIGITS) | {"十"}


def _as_repeat(annotation: Annotation, body: list[Annotation]) -> Annotation:
    """Links a figure of a headline or pull quote to the body's; the body says what the headline leaves out."""
    own = annotation.content
    assert isinstance(own, Quantity)
    for other in body:
        content = other.content
        if isinstance(content, Quantity) and _same_number(own, content):
            return replace(annotation, content=replace(own, duplicate_of=other.id, unit=own.unit or content.unit))
    return annotation


def _same_number(one: Quantity, other: Quantity) -> bool:
    return one.value is not None and one.value == other.value and one.unit in {"", other.unit}


def person_annotations(draft: Draft) -> Iterator[Annotation]:
    """The first full mention of each person."""
    found = draft.mentions
    others = all_name_mentions(draft.reading, found)
    for mention in found:
        person = person_of(mention, draft.reading, others[mention.key])
        printed = mention.org[0] < mention.org[1] and person.organisation == mention.passage.text[slice(*mention.org)]
        tier: Confidence = "auto" if printed and person.group != "other" and _is_whole(person) else "check"
        yield draft.annotation("person", mention.passage.span(*mention.name), mention.rule, tier, person)


_SHORTEST_WHOLE = 5  # characters; 外贸部 and 直播基地 are parts of something
_BROKEN = frozenset("局部园厂院校该本")  # an organisation that begins so has lost its head


def _is_whole(person: Person) -> bool:
    """Whether an organisation is one by itself: a known agency, or a name long enough, and not cut at its head."""
    name = person.organisation or ""
    return person.organisation_id is not None or (len(name) >= _SHORTEST_WHOLE and name[0] not in _BROKEN)


def quotation_annotations(draft: Draft) -> Iterator[Annotation]:
    """Direct and indirect speech with its speaker."""
    roster = Roster(draft.mentions, draft.reading)
    ids = {person.name: a.id for a, person in draft.all_of(Person)}
    for speech in find_speech(draft.reading, roster):
        speaker = speech.speaker
        sure = speaker is not None and speaker.basis in {"after-cue", "before-cue", "resumed", "unnamed"}
        content = Quotation(
            direct=speech.direct,
            speaker=ids.get(speaker.name or "") if speaker else None,
            speaker_text=speaker.text if speaker else None,
            basis=speaker.basis if speaker else None,
        )
        rule = f"{'direct' if speech.direct else 'indirect'}-{speech.rule}"
        yield draft.annotation(
            "quotation", speech.passage.span(speech.start, speech.end), rule, "auto" if sure else "check", content
        )


def event_annotations(draft: Draft) -> Iterator[Annotation]:
    """Events held, with the numbers of those who came in the same or the next sentence."""
    for event in find_events(draft.reading):
        passage = event.passage
        attendance = [
            a.id
            for a, q in draft.all_of(Quantity)
            if q.type == "count"
            and q.unit in {"位", "人", "名", "家", "人次"}
            and _attends(passage, a.span, event.start)
        ]
        content = Event(
            name=event.name,
            date=event.day,
            place=event.place,
            hosts=event.hosts,
            attendance=tuple(attendance),
            clusters=draft.reading.article.clusters,
        )
        tier: Confidence = "auto" if event.day else "check"
        yield draft.annotation("event", passage.span(event.start, event.end), "held", tier, content)


def _attends(passage: Passage, span: Span, event_start: int) -> bool:
    whole = passage.span(0, len(passage.text))
    if span not in whole:
        return False
    start, end = passage.joined.range_of(span)
    near = passage.text.count("。", event_start, start) <= 1 if start > event_start else False
    return near and is_attendance(passage, end)


def project_annotations(draft: Draft) -> Iterator[Annotation]:
    """Projects, with the amount that their sentence gives."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        projects = list(find_projects(passage))
        places = list(find_places(draft.reading, passage)) if projects else []
        for project in projects:
            span = passage.span(project.start, project.end)
            amounts = [a.id for a, q in draft.quantities_in(span) if q.type == "amount"]
            place = next((d.id for s, _, d in places if project.start <= s < project.end), None)
            content = Project(
                name=project.name,
                investor=project.investor or _investor(draft, span),
                amount=amounts[0] if amounts else None,
                stage=project.stage,
                district=place,
            )
            yield draft.annotation("project", span, "project-sentence", "check", content)


def _investor(draft: Draft, span: Span) -> str | None:
    """The speaker's firm, where the project is told in its speech."""
    people = {a.id: person for a, person in draft.all_of(Person)}
    for annotation, quotation in draft.all_of(Quotation):
        speaker = people.get(quotation.speaker or "")
        if speaker and speaker.group == "enterprise" and annotation.span.overlaps(span):
            return speaker.organisation
    return None


def target_annotations(draft: Draft) -> Iterator[Annotation]:
    """One target for each quantity of the body whose nature is a target."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        whole = passage.span(0, len(passage.text))
        for annotation, quantity in draft.quantities_in(whole):
            if quantity.nature == "target":
                content = Target(
                    measure=quantity.measure,
                    deadline=quantity.period.text if quantity.period else None,
                    quantity=annotation.id,
                    clusters=draft.reading.article.clusters,
                )
                span = _clause(passage, annotation.span)
                yield draft.annotation("target", span, "target-quantity", annotation.confidence, content)


def _clause(passage: Passage, span: Span) -> Span:
    start, end = passage.joined.range_of(span)
    text = passage.text
    return passage.span(clause_start(text, start, _OPENS), clause_end(text, end, _CLOSES))


_OPENS, _CLOSES = frozenset("，。；：！？“"), frozenset("，。；：！？”")


def statement_annotations(draft: Draft) -> Iterator[Annotation]:
    """Every sentence of the body with its topic."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        for start, end in passage.sentences:
            span = passage.span(start, end)
            natures = [q.nature for _, q in draft.quantities_in(span)]
            ahead = sum(nature != "actual" for nature in natures)
            found = topic_of(passage.text[start:end], figures=len(natures) - ahead, ahead=ahead)
            if found is not None:
                topic, lead = found
                yield draft.annotation("statement", span, "topic", "auto" if lead >= 1 else "check", Statement(topic))


def place_annotations(draft: Draft) -> Iterator[Annotation]:
    """Districts and zones named in the body."""
    for passage in draft.reading.passages:
        if passage.zone != "body":
            continue
        for start, end, district in find_places(draft.reading, passage):
            content = Place(district_id=district.id, name=passage.text[start:end])
            yield draft.annotation("place", passage.span(start, end), "taxonomy", "auto", content)
