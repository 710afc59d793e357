"""Articles of a source as JSON and back; where there are none, one article is made of the text's lines."""

import re
from collections.abc import Iterable, Sequence

from briefing.contract.locating import place_from_json, place_to_json
from briefing.contract.values import as_object, as_objects, at, decode, encode, refuse
from briefing.model.source import Article, Byline, Paragraph, ParagraphRole, PullQuote, Reporter, Span

_LINE = re.compile(r"[^\r\n]*[^\s]")


def article_to_json(text: str, article: Article) -> dict[str, object]:
    """The JSON object of one article; every part with its words and its offsets."""
    return {
        "id": article.id,
        "clusters": list(article.clusters),
        "start": article.span.start,
        "end": article.span.end,
        "headline": [place_to_json(text, span) for span in article.headline],
        "kicker": [place_to_json(text, span) for span in article.kicker],
        "byline": _byline_to_json(text, article.byline),
        "paragraphs": [{**place_to_json(text, part.span), "role": part.role} for part in article.paragraphs],
        "pull_quotes": [_pull_quote_to_json(text, quote) for quote in article.pull_quotes],
    }


def articles_from_json(text: str, value: object, where: str) -> tuple[Article, ...]:
    """The articles; one over the whole text, a paragraph a line, where the JSON has none."""
    given = as_objects(value, where)
    if not given:
        return (_whole(text),)
    articles = tuple(_article_from_json(text, each, place, f"a{n}") for n, (each, place) in enumerate(given, 1))
    if len({article.id for article in articles}) < len(articles):
        refuse(where, "之中有两篇的 id 相同")
    return articles


def lines_as_paragraphs(text: str, within: Span) -> tuple[Paragraph, ...]:
    """One paragraph for each line that is not blank, without the white space around it."""
    return tuple(_paragraphs(text, within))


def _paragraphs(text: str, within: Span) -> Iterable[Paragraph]:
    for match in _LINE.finditer(text, within.start, within.end):
        lead = len(match[0]) - len(match[0].lstrip())
        yield Paragraph(Span(match.start() + lead, match.end()))


def _whole(text: str) -> Article:
    paragraphs = lines_as_paragraphs(text, Span(0, len(text)))
    return Article("a1", _cover([part.span for part in paragraphs]), paragraphs)


def _article_from_json(text: str, given: dict[str, object], where: str, default_id: str) -> Article:
    byline = _byline_from_json(text, given.get("byline"), at(where, "byline"))
    paragraphs = _paragraphs_from_json(text, given.get("paragraphs"), at(where, "paragraphs"))
    span = _article_span(text, given, where, byline, paragraphs)
    return Article(
        id=decode(str | None, given.get("id"), at(where, "id")) or default_id,
        span=span,
        paragraphs=paragraphs or lines_as_paragraphs(text, span),
        clusters=decode(tuple[str, ...], given.get("clusters"), at(where, "clusters")),
        headline=_places(text, given.get("headline"), at(where, "headline")),
        kicker=_places(text, given.get("kicker"), at(where, "kicker")),
        byline=byline,
        pull_quotes=_pull_quotes_from_json(text, given.get("pull_quotes"), at(where, "pull_quotes")),
    )


def _article_span(
    text: str, given: dict[str, object], where: str, byline: Byline | None, paragraphs: Sequence[Paragraph]
) -> Span:
    """The range as given, else from the byline to the last paragraph, else the whole text."""
    if given.get("start") is not None or given.get("end") is not None:
        return place_from_json(text, {key: given.get(key) for key in ("start", "end")}, where)
    if not paragraphs:
        return _whole(text).span
    return _cover([part.span for part in paragraphs] + ([byline.span] if byline else []))


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _places(text: str, value: object, where: str) -> tuple[Span, ...]:
    return tuple(place_from_json(text, given, place) for given, place in as_objects(value, where))


def _byline_to_json(text: str, byline: Byline | None) -> dict[str, object] | None:
    return None if byline is None else {**place_to_json(text, byline.span), "reporters": encode(byline.reporters)}


def _byline_from_json(text: str, value: object, where: str) -> Byline | None:
    if value is None:
        return None
    given = as_object(value, where)
    reporters: tuple[Reporter, ...] = decode(tuple[Reporter, ...], given.get("reporters"), at(where, "reporters"))
    return Byline(place_from_json(text, given, where), reporters)


def _paragraphs_from_json(text: str, value: object, where: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            place_from_json(text, given, place),
            decode(ParagraphRole | None, given.get("role"), at(place, "role")) or "body",
        )
        for given, place in as_objects(value, where)
    )


def _pull_quote_to_json(text: str, quote: PullQuote) -> dict[str, object]:
    return {
        **place_to_json(text, quote.span),
        "matches": encode(quote.matches),
        "verbatim": quote.verbatim,
        "speaker": quote.speaker,
        "certain": quote.certain,
    }


def _pull_quotes_from_json(text: str, value: object, where: str) -> tuple[PullQuote, ...]:
    return tuple(_pull_quote_from_json(text, given, place) for given, place in as_objects(value, where))


def _pull_quote_from_json(text: str, given: dict[str, object], where: str) -> PullQuote:
    verbatim = decode(bool | None, given.get("verbatim"), at(where, "verbatim"))
    certain = decode(bool | None, given.get("certain"), at(where, "certain"))
    return PullQuote(
        span=place_from_json(text, given, where),
        matches=_places(text, given.get("matches"), at(where, "matches")),
        verbatim=bool(verbatim),
        speaker=decode(str | None, given.get("speaker"), at(where, "speaker")),
        certain=certain is not False,
    )
