"""Quantities put into annotations: those of the body, then those of headline and pull quotes, linked to the body's."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefing.extraction.actors import actors_of
from briefing.extraction.context import Context, contexts
from briefing.extraction.drafts import Draft
from briefing.extraction.measures import Measured, measured
from briefing.extraction.passages import Passage
from briefing.extraction.periods import Found
from briefing.extraction.quantities import Candidate
from briefing.extraction.reporting import home_of, reporting_region
from briefing.extraction.thread import START, Thread, after_title, follow
from briefing.extraction.timing import periods_of
from briefing.extraction.topics import Topics
from briefing.model.annotation import Annotation, Confidence, Period, Quantity
from briefing.text.numerals import DIGITS, plain
from briefing.text.patterns import late


def quantity_annotations(draft: Draft) -> Iterator[Annotation]:
    """Quantities of the body; then those of headline and pull quotes, linked to the body's."""
    body: list[Annotation] = []
    thread = after_title((p.text, p.periods) for p in draft.reading.zones if p.zone == "headline")
    topics = Topics(actors=actors_of(draft.mentions), reports=reporting_region(draft.reading))
    topics.settle(home_of(draft.reading))
    for passage in draft.reading.passages:
        body += _of_passage(draft, passage, topics, thread)
        thread = follow(thread, passage.text, passage.periods)
    draft.firms += [*topics.firms, *(name for name, kind in topics.named.items() if kind == "企")]
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


_SUPPOSED = late(r"如果|假如|倘若|假设|误传|谣传|传言|据传|不实|并非")
_NEGATED = late(r"(?:不再是?|不是|并非|未能?|没能?|没有|难以)[^，。；]{0,6}$")


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
