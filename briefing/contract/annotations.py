"""Annotations of a source as JSON and back: the envelope; what is inside it is content.py's."""

from collections.abc import Container, Mapping, Sequence

from briefing.contract.content import content_from_json, content_to_json, known_kind
from briefing.contract.locating import place_from_json, place_to_json
from briefing.contract.values import as_objects, as_text, at, decode, optional_text, refuse
from briefing.model.annotation import Annotation, Confidence
from briefing.model.identity import annotation_id
from briefing.model.source import Article, Source, Span


def annotation_to_json(text: str, annotation: Annotation) -> dict[str, object]:
    """The JSON object of one annotation of a source with that text."""
    return {
        "id": annotation.id,
        "article": annotation.article,
        "kind": annotation.kind,
        **place_to_json(text, annotation.span),
        "rule": annotation.rule,
        "confidence": annotation.confidence,
        "content": content_to_json(annotation.content),
    }


def annotations_from_json(
    source: Source, articles: Sequence[Article], value: object, where: str, content: str = ".content"
) -> tuple[Annotation, ...]:
    """The annotations, ids made where there are none; `content` is what errors append for a place in the content."""
    given = as_objects(value, where)
    ids = _given_ids(given)
    found: list[Annotation] = []
    for each, place in given:
        annotation = _annotation_from_json(source, articles, each, place, content, ids)
        ids.add(annotation.id)
        found.append(annotation)
    return tuple(found)


def _given_ids(given: Sequence[tuple[Mapping[str, object], str]]) -> set[str]:
    ids: set[str] = set()
    for each, where in given:
        name = optional_text(each, "id", where)
        if name in ids:
            refuse(at(where, "id"), f"{name} 与前面的标注重复")
        ids |= {name} if name else set()
    return ids


def _annotation_from_json(
    source: Source,
    articles: Sequence[Article],
    given: Mapping[str, object],
    where: str,
    content: str,
    taken: Container[str],
) -> Annotation:
    kind = known_kind(given.get("kind"), at(where, "kind"))
    named = _named_article(articles, given.get("article"), at(where, "article"))
    span = place_from_json(source.text, given, where, named.span if named else None)
    words = source.text[span.start : span.end]
    return Annotation(
        id=optional_text(given, "id", where) or annotation_id(source.id, kind, span.start, taken),
        source=source.id,
        article=(named or _article_of(articles, span)).id,
        span=span,
        rule=optional_text(given, "rule", where) or "given",
        confidence=decode(Confidence | None, given.get("confidence"), at(where, "confidence")) or "check",
        content=content_from_json(kind, given.get("content"), where + content, words, len(source.text)),
    )


def _named_article(articles: Sequence[Article], value: object, where: str) -> Article | None:
    if value is None:
        return None
    name = as_text(value, where)
    found = next((article for article in articles if article.id == name), None)
    if found is None:
        refuse(where, f"{name} 不在 articles 之中")
    return found


def _article_of(articles: Sequence[Article], span: Span) -> Article:
    """The article around the span, or that whose headline, kicker or pull quote it stands in, or the first."""
    around = (article for article in articles if span in article.span)
    apart = (article for article in articles if any(span in other for other in _apart(article)))
    return next(around, None) or next(apart, articles[0])


def _apart(article: Article) -> tuple[Span, ...]:
    return (*article.headline, *article.kicker, *(quote.span for quote in article.pull_quotes))
