"""One source with its articles and annotations as JSON (schema briefing/extract/1), and back."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.contract.annotations import annotation_to_json, annotations_from_json
from briefing.contract.articles import article_to_json, articles_from_json
from briefing.contract.values import as_object, as_text, at, decode, encode, optional_text, refuse
from briefing.model.annotation import Annotation
from briefing.model.identity import source_id
from briefing.model.source import Article, DateBasis, Medium, Source

EXTRACT = "briefing/extract/1"
UNNAMED = "未命名"
_HASH = re.compile("[0-9a-f]{64}")

Parts = tuple[Source, tuple[Article, ...], tuple[Annotation, ...]]


def source_to_json(source: Source, articles: Sequence[Article], annotations: Sequence[Annotation]) -> dict[str, object]:
    """The JSON object of one source; a source's id is not in it, since it follows from the hash."""
    return {
        "schema": EXTRACT,
        "source": _head_to_json(source),
        "articles": [article_to_json(source.text, article) for article in articles],
        "annotations": [annotation_to_json(source.text, annotation) for annotation in annotations],
    }


def source_from_json(value: object, name: str = UNNAMED, where: str = "") -> Parts:
    """The source, its articles and its annotations; `name` is used where the JSON has none.

    Everything but the text may be left out. Raises SourceError that names the place, under `where` in a larger JSON.
    """
    whole = as_object(value, where)
    check_schema(whole, EXTRACT, at(where, "schema"))
    source = head_from_json(whole.get("source"), at(where, "source"), name)
    articles = articles_from_json(source.text, whole.get("articles"), at(where, "articles"))
    annotations = annotations_from_json(source, articles, whole.get("annotations"), at(where, "annotations"))
    return source, articles, annotations


def check_schema(value: Mapping[str, object], schema: str, where: str) -> None:
    """Raise SourceError if the object says that it is of another schema."""
    if value.get("schema") not in (None, schema):
        refuse(where, f"应为 {schema}，现为 {value.get('schema')}")


def _head_to_json(source: Source) -> dict[str, object]:
    # The contract knows sources of text; what was taken from another medium says so.
    medium = {} if source.medium == "text" else {"medium": source.medium}
    return {
        "name": source.name,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "characters": len(source.text),
        "text": source.text,
        "publication": source.publication,
        "date": encode(source.date),
        "date_basis": source.date_basis,
        "page": source.page,
        **medium,
    }


def head_from_json(value: object, where: str, name: str) -> Source:
    """The source without its articles; hash, encoding and name are made where they are not given."""
    given = as_object(value, where)
    text = as_text(given.get("text"), at(where, "text"))
    if not text.strip():
        refuse(at(where, "text"), "是空的")
    if given.get("characters") not in (None, len(text)):
        refuse(at(where, "characters"), f"与 text 的长度 {len(text)} 不符（按 Unicode 码位计）")
    digest = _digest(given.get("sha256"), text, at(where, "sha256"))
    day: date | None = decode(date | None, given.get("date"), at(where, "date"))
    basis: DateBasis | None = decode(DateBasis | None, given.get("date_basis"), at(where, "date_basis"))
    medium: Medium | None = decode(Medium | None, given.get("medium"), at(where, "medium"))
    return Source(
        id=source_id(digest),
        name=optional_text(given, "name", where) or name,
        sha256=digest,
        encoding=optional_text(given, "encoding", where) or "utf-8",
        text=text,
        publication=optional_text(given, "publication", where),
        date=day,
        date_basis=basis or ("given" if day else None),
        page=optional_text(given, "page", where),
        medium=medium or "text",
    )


def _digest(value: object, text: str, where: str) -> str:
    """The hash of the source's bytes; that of the text where the JSON was written by hand."""
    if value is None:
        return hashlib.sha256(text.encode()).hexdigest()
    digest = as_text(value, where).lower()
    if not _HASH.fullmatch(digest):
        refuse(where, "应为 64 位十六进制数")
    return digest
