"""Facts without a newspaper (schema briefing/facts/1): each with the sentence that states it.

The source's text is what was typed: the headline, if any, then each distinct sentence on a line of its own.
"""

import hashlib
from collections.abc import Iterable, Mapping

from briefing.contract.annotations import annotations_from_json
from briefing.contract.locating import place_from_json
from briefing.contract.source import UNNAMED, Parts, check_schema, head_from_json
from briefing.contract.values import as_object, as_objects, as_text, at, decode, optional_text, refuse
from briefing.model.source import Article, Paragraph, Span
from briefing.text.mapping import joined

FACTS = "briefing/facts/1"
_ENVELOPE = frozenset({"kind", "sentence", "text", "id", "rule", "confidence", "content"})


def facts_from_json(value: object, name: str = UNNAMED) -> Parts:
    """A source of one article, a paragraph a sentence, and an annotation a fact.

    A fact's content stands beside its kind, or under `content`. `text` is the part of the sentence that states it,
    the whole sentence where it is left out. Raises SourceError naming the place of a mistake.
    """
    whole = as_object(value, "")
    check_schema(whole, FACTS, "schema")
    facts = as_objects(whole.get("facts"), "facts")
    if not facts:
        refuse("facts", "是空的")
    headline = joined(optional_text(whole, "headline", "") or "").strip()
    lines = _lines(headline, [_sentence(fact, where) for fact, where in facts])
    source = head_from_json(_head(whole, "\n".join(lines)), "", name)
    article = _article(headline, lines, decode(tuple[str, ...], whole.get("clusters"), "clusters"))
    given = [_annotation(lines, fact, where) for fact, where in facts]
    return source, (article,), annotations_from_json(source, [article], given, "facts", content="")


def _lines(headline: str, sentences: Iterable[str]) -> dict[str, Span]:
    """Each line of the text and where it stands, in the order of first mention."""
    lines: dict[str, Span] = {}
    start = 0
    for line in ([headline] if headline else []) + list(sentences):
        if line not in lines:
            lines[line] = Span(start, start + len(line))
            start += len(line) + 1
    return lines


def _sentence(fact: Mapping[str, object], where: str) -> str:
    """The sentence on one line; a fact without one is its own sentence."""
    key = "sentence" if fact.get("sentence") is not None else "text"
    sentence = joined(as_text(fact.get(key), at(where, "sentence"))).strip()
    if not sentence:
        refuse(at(where, "sentence"), "是空的")
    return sentence


def _head(whole: Mapping[str, object], text: str) -> dict[str, object]:
    """The hash covers date and publication too: the same sentence may be said again another day."""
    about = {key: whole.get(key) for key in ("publication", "date", "page")}
    digest = hashlib.sha256("\n".join([text, *map(str, about.values())]).encode()).hexdigest()
    return {"name": whole.get("name"), "sha256": digest, "text": text, **about}


def _article(headline: str, lines: Mapping[str, Span], clusters: tuple[str, ...]) -> Article:
    body = [span for line, span in lines.items() if line != headline] or list(lines.values())
    return Article(
        id="a1",
        span=Span(body[0].start, body[-1].end),
        paragraphs=tuple(map(Paragraph, body)),
        clusters=clusters,
        headline=(lines[headline],) if headline else (),
    )


def _annotation(lines: Mapping[str, Span], fact: Mapping[str, object], where: str) -> dict[str, object]:
    """The fact in the shape of an annotation: an envelope with offsets, and the rest as content."""
    sentence = _sentence(fact, where)
    inner = place_from_json(sentence, {"text": fact.get("text") or sentence}, where)
    start = lines[sentence].start
    beside = {key: field for key, field in fact.items() if key not in _ENVELOPE}
    return {
        **{key: fact.get(key) for key in ("id", "kind", "rule", "confidence")},
        "start": start + inner.start,
        "end": start + inner.end,
        "content": beside | as_object(fact.get("content") or {}, at(where, "content")),
    }
