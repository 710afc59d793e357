"""A library as JSON (schema briefing/library/1): sources and reviews, and back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefing.contract.content import content_from_json, content_to_json, kind_of, known_kind
from briefing.contract.facts import FACTS, facts_from_json
from briefing.contract.source import EXTRACT, UNNAMED, Parts, check_schema, source_from_json, source_to_json
from briefing.contract.values import as_list, as_object, as_objects, as_text, at, decode, encode, optional_text, refuse
from briefing.model.annotation import Annotation, Content, Review, ReviewState
from briefing.model.source import Article, Source

LIBRARY = "briefing/library/1"
_SINGLE = ((EXTRACT, source_from_json), (FACTS, facts_from_json))


@dataclass(frozen=True, slots=True)
class Collection:
    """What a JSON file holds: sources, each with its articles and annotations, and reviews."""

    entries: tuple[Parts, ...]
    reviews: tuple[Review, ...] = ()


def collection_from_json(value: object, name: str = UNNAMED) -> Collection:
    """The contents of JSON in any of the three schemas; `name` is used for a source that has none.

    Raises SourceError for another schema and for any mistake in one of ours.
    """
    whole = as_object(value, "")
    schema = whole.get("schema") or _schema_by_keys(whole)
    if schema == LIBRARY:
        return library_from_json(whole)
    reader = next((reader for known, reader in _SINGLE if known == schema), None)
    if reader is None:
        refuse("schema", f"应为 {EXTRACT}、{LIBRARY} 或 {FACTS}")
    return Collection((reader(whole, name),))


def _schema_by_keys(whole: dict[str, object]) -> str | None:
    """The schema that a hand-written file without one must be of."""
    by_key = {"sources": LIBRARY, "facts": FACTS, "source": EXTRACT}
    return next((schema for key, schema in by_key.items() if key in whole), None)


def library_to_json(
    entries: Iterable[tuple[Source, Sequence[Article], Sequence[Annotation]]], reviews: Iterable[Review]
) -> dict[str, object]:
    """The JSON object of a library."""
    return {
        "schema": LIBRARY,
        "sources": [source_to_json(*entry) for entry in entries],
        "reviews": [_review_to_json(review) for review in reviews],
    }


def library_from_json(value: object) -> Collection:
    """The sources and reviews of a library's JSON; raises SourceError naming the place of a mistake."""
    whole = as_object(value, "")
    check_schema(whole, LIBRARY, "schema")
    entries = tuple(
        source_from_json(each, where=f"sources[{n}]") for n, each in enumerate(as_list(whole.get("sources"), "sources"))
    )
    kinds = {annotation.id: annotation.kind for _, _, annotations in entries for annotation in annotations}
    reviews = tuple(
        _review_from_json(each, place, kinds) for each, place in as_objects(whole.get("reviews"), "reviews")
    )
    return Collection(entries, reviews)


def _review_to_json(review: Review) -> dict[str, object]:
    """The review; `kind` goes with its content, so that it can be read without the annotation."""
    content = review.content
    return {
        "annotation": review.annotation,
        "state": review.state,
        "content": None if content is None else content_to_json(content),
        **({} if content is None else {"kind": kind_of(content)}),
        "by": review.by,
        "at": encode(review.at),
        "note": review.note,
    }


def _review_from_json(given: dict[str, object], where: str, kinds: dict[str, str]) -> Review:
    annotation = as_text(given.get("annotation"), at(where, "annotation"))
    state: ReviewState = decode(ReviewState, given.get("state"), at(where, "state"))
    when: datetime | None = decode(datetime | None, given.get("at"), at(where, "at"))
    return Review(
        annotation=annotation,
        state=state,
        content=_review_content(given, where, kinds.get(annotation)),
        by=optional_text(given, "by", where),
        at=when,
        note=optional_text(given, "note", where),
    )


def _review_content(given: dict[str, object], where: str, kind: str | None) -> Content | None:
    """The corrected content, of the annotation's kind; an empty object is none."""
    content = given.get("content") or None
    if content is None:
        return None
    return content_from_json(known_kind(kind or given.get("kind"), at(where, "kind")), content, at(where, "content"))
