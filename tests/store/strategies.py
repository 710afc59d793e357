"""Any source, article, annotation and review that the model allows, for properties."""

from dataclasses import fields
from datetime import UTC, date
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from briefing.model.annotation import KINDS, Annotation, Confidence, Content, Review, ReviewState
from briefing.model.identity import source_id
from briefing.model.source import Article, Byline, DateBasis, Medium, Paragraph, PullQuote, Reporter, Source, Span

Entry = tuple[Source, tuple[Article, ...], tuple[Annotation, ...]]
WORDS = st.text(st.sampled_from("亿万元约 重庆\u3000\n年12.%“”a𠮷\x00\r") | st.characters(codec="utf-8"), max_size=8)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15)
DAYS = st.dates(date(1, 1, 1))
TIMES = st.datetimes(timezones=st.sampled_from([None, UTC]))


def spans(length: int) -> st.SearchStrategy[Span]:
    """Spans of at least one character within a text of that length."""
    return st.integers(0, length - 1).flatmap(
        lambda start: st.builds(Span, st.just(start), st.integers(start + 1, length))
    )


def contents(length: int) -> st.SearchStrategy[Content]:
    """The content of an annotation of any kind, in a text of that length."""
    return st.one_of([content_of(kind, length) for kind in KINDS])


def content_of(kind: str, length: int) -> st.SearchStrategy[Content]:
    """The content of that kind, every field drawn from its type."""
    return cast("st.SearchStrategy[Content]", _of(KINDS[kind], length))


def _of(hint: Any, length: int) -> st.SearchStrategy[Any]:
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS, Decimal: NUMBERS, date: DAYS, bool: st.booleans(), Span: spans(length), NoneType: st.none(),
    }  # fmt: skip
    parts = get_args(hint)
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(parts)
    if get_origin(hint) is tuple:
        return st.lists(_of(parts[0], length), max_size=2).map(tuple)
    if parts:
        return st.one_of([_of(part, length) for part in parts])
    hints = get_type_hints(hint)
    return st.builds(hint, **{field.name: _of(hints[field.name], length) for field in fields(hint)})


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """A source, its articles and annotations with ids of their own."""
    source = draw(_sources())
    length = len(source.text)
    articles = draw(st.lists(_articles(length), min_size=1, max_size=3, unique_by=lambda article: article.id))
    names = st.sampled_from([article.id for article in articles])
    found = draw(st.lists(_annotations(source, names), max_size=5, unique_by=lambda annotation: annotation.id))
    return source, tuple(articles), tuple(sorted(found, key=lambda a: (a.span.start, a.span.end, a.id)))


@st.composite
def libraries(draw: st.DrawFn) -> tuple[tuple[Entry, ...], tuple[Review, ...]]:
    """Several sources, and reviews of some of their annotations and of some that do not exist."""
    found = draw(st.lists(entries(), max_size=3, unique_by=lambda entry: entry[0].id))
    kinds = {annotation.id: annotation.kind for _, _, annotations in found for annotation in annotations}
    ids = draw(st.lists(st.sampled_from([*kinds, "vanished"]), max_size=4, unique=True))
    return tuple(found), tuple(draw(_reviews(name, kinds.get(name, "person"))) for name in sorted(ids))


@st.composite
def _sources(draw: st.DrawFn) -> Source:
    digest = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    text = draw(WORDS.filter(lambda words: bool(words.strip())))
    day = draw(st.none() | DAYS)
    basis = draw(st.sampled_from(get_args(DateBasis))) if day else None
    name, encoding = draw(WORDS.filter(bool)), draw(st.sampled_from(["utf-8", "gb18030"]))
    optional = st.none() | WORDS
    medium = draw(st.sampled_from(get_args(Medium)))
    return Source(source_id(digest), name, digest, encoding, text, draw(optional), day, basis, draw(optional), medium)


def _articles(length: int) -> st.SearchStrategy[Article]:
    places, many = spans(length), st.lists(spans(length), max_size=2).map(tuple)
    reporters = st.lists(st.builds(Reporter, WORDS, WORDS), max_size=2).map(tuple)
    return st.builds(
        Article,
        id=st.sampled_from(["a1", "a2", "a3"]),
        span=places,
        paragraphs=st.lists(
            st.builds(Paragraph, places, st.sampled_from(["body", "subhead"])), min_size=1, max_size=2
        ).map(tuple),
        clusters=st.lists(WORDS, max_size=2).map(tuple),
        headline=many,
        kicker=many,
        byline=st.none() | st.builds(Byline, places, reporters),
        pull_quotes=st.lists(
            st.builds(PullQuote, places, many, st.booleans(), st.none() | WORDS, st.booleans()), max_size=2
        ).map(tuple),
    )


def _annotations(source: Source, articles: st.SearchStrategy[str]) -> st.SearchStrategy[Annotation]:
    length = len(source.text)
    return st.builds(
        Annotation,
        id=st.integers(0, 99).map(lambda number: f"{source.id}-q{number}"),
        source=st.just(source.id),
        article=articles,
        span=spans(length),
        rule=WORDS.filter(bool),
        confidence=st.sampled_from(get_args(Confidence)),
        content=contents(length),
    )


def _reviews(annotation: str, kind: str) -> st.SearchStrategy[Review]:
    optional = st.none() | WORDS
    state: st.SearchStrategy[ReviewState] = st.sampled_from(get_args(ReviewState))
    content = st.none() | content_of(kind, 10)
    return st.builds(Review, st.just(annotation), state, content, optional, st.none() | TIMES, optional)
