"""A source becomes articles: lines re-joined, stray headlines, kickers and pull quotes attached to their article."""

from dataclasses import replace

from briefing.errors import SourceError
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.apart import take_quotes
from briefing.restoring.articles import Draft, split_articles
from briefing.restoring.attaching import attach_strays, bodies_of, headlines_among
from briefing.restoring.clusters import clusters_of
from briefing.restoring.heads import kicker_and_headline
from briefing.restoring.lines import read_lines
from briefing.restoring.paragraphs import Piece, restore_pieces
from briefing.restoring.sheets import restore_sheets
from briefing.restoring.silent import part_silently
from briefing.restoring.strays import Stray, take_strays
from briefing.restoring.wording import Wording
from briefing.text.mapping import is_han
from briefing.text.matching import matching

SHORTEST = 20  # Han characters of body text below which a page has no article


def restore(source: Source, taxonomy: Taxonomy) -> tuple[Article, ...]:
    """The articles of a source, a1, a2, … in the order of their bodies; `SourceError` where there is none."""
    if source.medium == "table":
        return restore_sheets(source, taxonomy)
    text = matching(source.text)
    wording = Wording(text)
    pieces, quotes = take_quotes(restore_pieces(read_lines(source.text, text)), wording)
    drafts = split_articles(pieces)
    if not _has_text(drafts):
        raise SourceError(f"“{source.name}”里没有找到文章，请确认粘贴的是报纸正文。", source.name)
    strays = [*quotes, *take_strays(drafts, wording)]
    articles = _articles(drafts)
    if strays:
        articles = _with_strays(drafts, articles, strays, wording, source, taxonomy)
    return tuple(_with_clusters(article, wording, source, taxonomy) for article in articles)


def _with_strays(
    drafts: list[Draft],
    articles: list[Article],
    strays: list[Stray],
    wording: Wording,
    source: Source,
    taxonomy: Taxonomy,
) -> list[Article]:
    """The articles with what was found elsewhere; headlines that are left over show articles without one."""
    bodies = bodies_of(articles, wording)
    parted = part_silently(drafts, headlines_among(strays, bodies, source, wording, taxonomy))
    if [draft.start for draft in parted] != [draft.start for draft in drafts]:
        articles = _articles(parted)
        bodies = bodies_of(articles, wording)
    return attach_strays(list(articles), strays, bodies, source, wording, taxonomy)


def _has_text(drafts: list[Draft]) -> bool:
    found = 0
    for draft in drafts:
        for piece in draft.pieces:
            found += sum(map(is_han, piece.text[: 10 * SHORTEST]))
            if found >= SHORTEST:
                return True
    return False


def _articles(drafts: list[Draft]) -> list[Article]:
    return [_article(f"a{number}", draft) for number, draft in enumerate(drafts, 1)]


def _article(key: str, draft: Draft) -> Article:
    kicker, headline, own = kicker_and_headline(draft.headings)
    pieces = [*own, *draft.pieces]
    paragraphs = tuple(
        Paragraph(span, "subhead" if piece.kind == "heading" else "body")
        for piece in pieces
        if (span := _without_byline(piece, draft)).end > span.start
    )
    start = min(draft.start, pieces[0].span.start)
    return Article(
        id=key,
        span=Span(start, max(pieces[-1].span.end, draft.byline.span.end if draft.byline else 0)),
        paragraphs=paragraphs,
        headline=tuple(piece.span for piece in headline),
        kicker=tuple(piece.span for piece in kicker),
        byline=draft.byline,
    )


def _without_byline(piece: Piece, draft: Draft) -> Span:
    """The piece's span; a byline in brackets at its end is no part of the text."""
    byline = draft.byline
    if byline is not None and byline.span in piece.span and byline.span.end == piece.span.end:
        return Span(piece.span.start, max(piece.span.start, byline.span.start))
    return piece.span


def _with_clusters(article: Article, wording: Wording, source: Source, taxonomy: Taxonomy) -> Article:
    weighted = [(wording.text(span), 3.0) for span in (*article.headline, *article.kicker)]
    bodies = [wording.text(paragraph.span) for paragraph in article.paragraphs]
    weighted += [(body, 2.0 if position == 0 else 1.0) for position, body in enumerate(bodies)]
    return replace(article, clusters=clusters_of(weighted, taxonomy, source.date))
