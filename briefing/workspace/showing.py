"""One thing of the library, whole: a source, an annotation with its paragraph, a pack with what it states."""

from typing import TYPE_CHECKING

from briefing.contract import content_to_json, source_to_json
from briefing.errors import UsageError
from briefing.model.annotation import Annotation
from briefing.model.source import Article, Source
from briefing.text.mapping import join, joined_text

if TYPE_CHECKING:
    from briefing.store import Library, Memory, PackRecord


def show(library: "Library | Memory", key: str) -> dict[str, object]:
    """The source, annotation or pack of that id as JSON; `UsageError` where there is none."""
    for record in library.packs():
        if record.id == key:
            return {"kind": "pack", **_pack(record), "annotations": library.stated_by(key)}
    for source, articles, annotations in library.entries():
        if key == source.id:
            return {"kind": "source", **source_to_json(source, articles, annotations)}
        for annotation in annotations:
            if annotation.id == key:
                return _annotation(library, source, articles, annotation)
    raise UsageError(f"资料库里没有“{key}”；可用 briefing list sources 或 briefing list packs 查看编号。")


def _pack(record: "PackRecord") -> dict[str, object]:
    return {
        "id": record.id,
        "title": record.title,
        "template": record.template,
        "made_at": record.made_at,
        "files": record.files,
    }


def _annotation(
    library: "Library | Memory", source: Source, articles: tuple[Article, ...], annotation: Annotation
) -> dict[str, object]:
    article = next(a for a in articles if a.id == annotation.article)
    review = next((r for r in library.reviews() if r.annotation == annotation.id), None)
    content = review.content if review is not None and review.content is not None else annotation.content
    place = next((p.span for p in article.paragraphs if annotation.span in p.span), annotation.span)
    return {
        "kind": annotation.kind,
        "id": annotation.id,
        "source": source.id,
        "article": article.id,
        "text": joined_text(source.text, annotation.span),
        "paragraph": join(source.text, place, cells=source.medium == "table").text,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "rule": annotation.rule,
        "confidence": annotation.confidence,
        "review": review.state if review is not None else "pending",
        "content": content_to_json(content),
        "used": [_pack(record) for record in library.packs(annotation.id)],
    }
