"""An article becomes annotations: quantities, people, speech, events, projects, targets, statements, places.

Each extractor takes a `Draft`, which holds what the extractors before it found, and yields annotations; the order
of `EXTRACTORS` is their order of need. A new kind is a function and a line there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.extraction.assembly import (
    event_annotations,
    person_annotations,
    place_annotations,
    project_annotations,
    quotation_annotations,
    statement_annotations,
    target_annotations,
)
from briefing.extraction.dating import infer_date
from briefing.extraction.drafts import Draft
from briefing.extraction.holders import complete_holders
from briefing.extraction.lexicon import with_words
from briefing.extraction.passages import read_article
from briefing.extraction.printed import Printed
from briefing.extraction.quantified import quantity_annotations
from briefing.extraction.rows import Known, read_rows
from briefing.model.annotation import Annotation, Person, Quotation
from briefing.model.source import Article, PullQuote, Source
from briefing.model.taxonomy import Taxonomy
from briefing.model.words import Word

EXTRACTORS: Mapping[str, Callable[[Draft], Iterator[Annotation]]] = {
    "quantity": quantity_annotations,
    "person": person_annotations,
    "quotation": quotation_annotations,
    "event": event_annotations,
    "project": project_annotations,
    "target": target_annotations,
    "statement": statement_annotations,
    "place": place_annotations,
}

__all__ = ["EXTRACTORS", "extract", "infer_date", "with_speakers"]


def extract(
    source: Source,
    articles: Sequence[Article],
    taxonomy: Taxonomy,
    words: tuple[Word, ...] = (),
    known: Known = lambda _: None,
) -> tuple[Annotation, ...]:
    """All annotations of a source, ordered by article and position.

    `words` are the user's own, beside the lists; `known` finds what is remembered of a table's header.
    """
    with with_words(words):
        if source.medium == "table":
            return read_rows(source, articles, taxonomy, known)
        return _extracted(source, articles, taxonomy)


def _extracted(source: Source, articles: Sequence[Article], taxonomy: Taxonomy) -> tuple[Annotation, ...]:
    found: list[Annotation] = []
    used: set[str] = set()
    for article in articles:
        draft = Draft(read_article(source, article, taxonomy), used)
        for extractor in EXTRACTORS.values():
            draft.found += extractor(draft)
        printed = Printed((*draft.reading.passages, *draft.reading.zones))
        complete = [_finished(a, printed, source) for a in complete_holders(draft.reading, draft.found, draft.firms)]
        found += sorted(complete, key=lambda a: (a.span.start, a.span.end, a.id))
    return tuple(found)


def _finished(annotation: Annotation, printed: Printed, source: Source) -> Annotation:
    """The annotation in the page's own characters; of what was recognised from a picture nothing is certain."""
    content = printed.told(annotation.content, annotation.span)
    tier = "check" if source.medium == "ocr" and annotation.confidence == "auto" else annotation.confidence
    if content is annotation.content and tier == annotation.confidence:
        return annotation
    return replace(annotation, content=content, confidence=tier)


def with_speakers(articles: Sequence[Article], annotations: Sequence[Annotation]) -> tuple[Article, ...]:
    """The articles with the speaker of each pull quote whose body wording is speech."""
    return tuple(
        replace(article, pull_quotes=tuple(_with_speaker(quote, annotations) for quote in article.pull_quotes))
        for article in articles
    )


def _with_speaker(quote: PullQuote, annotations: Sequence[Annotation]) -> PullQuote:
    names = {a.id: a.content.name for a in annotations if isinstance(a.content, Person)}
    for match in quote.matches:
        for annotation in annotations:
            content = annotation.content
            if isinstance(content, Quotation) and annotation.span.overlaps(match):
                known = names.get(content.speaker or "")
                return replace(quote, speaker=known or content.speaker_text)
    return quote
