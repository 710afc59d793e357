"""Values of the model as rows of the tables, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from briefing.contract import content_from_json, content_to_json
from briefing.contract.content import kind_of
from briefing.contract.values import decode, encode
from briefing.model.annotation import Annotation, Content, Quantity, Review
from briefing.model.source import Article, Byline, Paragraph, PullQuote, Source, Span

Row = dict[str, Any]
_PARTS: dict[str, object] = {
    "headline": tuple[Span, ...],
    "kicker": tuple[Span, ...],
    "byline": Byline | None,
    "paragraphs": tuple[Paragraph, ...],
    "pull_quotes": tuple[PullQuote, ...],
}
_NOT_A_QUANTITY: Row = dict.fromkeys(("type", "unit", "value", "period_start", "period_end", "duplicate_of"))


def source_to_row(source: Source) -> Row:
    """The row of table `source`."""
    return {field.name: encode(getattr(source, field.name)) for field in fields(source)}


def source_from_row(row: Mapping[str, Any]) -> Source:
    """The source of that row."""
    return Source(**{**row, "date": _day(row["date"])})


def article_to_row(source: str, position: int, article: Article) -> Row:
    """The row of table `article`; clusters have a table of their own."""
    return {
        "source": source,
        "id": article.id,
        "position": position,
        "start": article.span.start,
        "end": article.span.end,
        "parts": {name: encode(getattr(article, name)) for name in _PARTS},
    }


def article_from_row(row: Mapping[str, Any], clusters: Sequence[str]) -> Article:
    """The article of that row, with the clusters of its other rows."""
    parts = {name: decode(hint, row["parts"].get(name), name) for name, hint in _PARTS.items()}
    return Article(id=row["id"], span=Span(row["start"], row["end"]), clusters=tuple(clusters), **parts)


def cluster_rows(source: str, article: Article) -> list[Row]:
    """The rows of table `article_cluster`."""
    return [
        {"source": source, "article": article.id, "position": position, "cluster": cluster}
        for position, cluster in enumerate(article.clusters)
    ]


def annotation_to_row(annotation: Annotation) -> Row:
    """The row of table `annotation`, not yet reviewed."""
    return {
        "id": annotation.id,
        "source": annotation.source,
        "article": annotation.article,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "kind": annotation.kind,
        "rule": annotation.rule,
        "confidence": annotation.confidence,
        "content": content_to_json(annotation.content),
        "review_state": "pending",
        **searched(annotation.content),
    }


def annotation_from_row(row: Mapping[str, Any]) -> Annotation:
    """The annotation of that row, as extracted: reviews are a layer above it."""
    return Annotation(
        id=row["id"],
        source=row["source"],
        article=row["article"],
        span=Span(row["start"], row["end"]),
        rule=row["rule"],
        confidence=row["confidence"],
        content=content_from_json(row["kind"], row["content"], row["id"]),
    )


def searched(content: Content) -> Row:
    """The columns by which a content is found and sorted; `value` is inexact, for order only."""
    if not isinstance(content, Quantity):
        return _NOT_A_QUANTITY
    value = next((v for v in (content.value, content.low, content.high) if v is not None), None)
    return {
        "type": content.type,
        "unit": content.unit,
        "value": None if value is None else float(value),
        "period_start": encode(content.period and content.period.start),
        "period_end": encode(content.period and content.period.end),
        "duplicate_of": content.duplicate_of,
    }


def review_to_row(review: Review) -> Row:
    """The row of table `review`."""
    content = review.content
    return {
        "annotation": review.annotation,
        "state": review.state,
        "kind": None if content is None else kind_of(content),
        "content": None if content is None else content_to_json(content),
        "by": review.by,
        "at": encode(review.at),
        "note": review.note,
    }


def review_from_row(row: Mapping[str, Any]) -> Review:
    """The review of that row."""
    content, when = row["content"], row["at"]
    return Review(
        annotation=row["annotation"],
        state=row["state"],
        content=None if content is None else content_from_json(row["kind"], content, row["annotation"]),
        by=row["by"],
        at=None if when is None else datetime.fromisoformat(when),
        note=row["note"],
    )


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
