"""A source becomes articles: lines re-joined, stray headlines, kickers and pull quotes attached to their article."""

from dataclasses import replace

from briefing.errors import SourceError
from briefing.model.source import Article, Paragraph, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.articles import Draft, split_articles
from briefing.restoring.clusters import clusters_of
from briefing.restoring.lines import read_blocks
from briefing.restoring.paragraphs import Piece, is_numbered, is_running_head, restore_pieces
from briefing.restoring.sheets import restore_sheets
from briefing.restoring.strays import attach_strays, take_strays
from briefing.text.mapping import is_han, joined_text

LONGEST_KICKER = 10  # characters
SHORTEST = 20  # Han characters of body text below which a page has no article


def restore(source: Source, taxonomy: Taxonomy) -> tuple[Article, ...]:
    """The articles of a source, a1, a2, … in the order of their bodies; `SourceError` where there is none."""
    if source.medium == "table":
        return restore_sheets(source, taxonomy)
    drafts = split_articles(restore_pieces(read_blocks(source.text)))
    if sum(map(is_han, "".join(piece.text for draft in drafts for piece in draft.pieces))) < SHORTEST:
        raise SourceError(f"“{source.name}”里没有找到文章，请确认粘贴的是报纸正文。", source.name)
    strays = take_strays(drafts, source.text)
    articles = [_article(f"a{number}", draft) for number, draft in enumerate(drafts, 1)]
    articles = attach_strays(articles, strays, source, taxonomy)
    return tuple(_with_clusters(article, source, taxonomy) for article in articles)


def _article(key: str, draft: Draft) -> Article:
    paragraphs = tuple(
        Paragraph(_without_byline(piece, draft), "subhead" if piece.kind == "heading" else "body")
        for piece in draft.pieces
        if piece.span.end > piece.span.start
    )
    headings = draft.headings
    kicker, headline = _kicker_and_headline(headings)
    return Article(
        id=key,
        span=Span(draft.start, draft.pieces[-1].span.end),
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


def _kicker_and_headline(headings: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Above an article a short first heading is the kicker, the rest the headline."""
    titles = [piece for piece in headings if not is_running_head(piece.text) and not is_numbered(piece.text)]
    if len(titles) > 1 and len(titles[0].text) <= LONGEST_KICKER and len(titles[0].text) < len(titles[1].text):
        return titles[:1], titles[1:]
    return [], titles


def _with_clusters(article: Article, source: Source, taxonomy: Taxonomy) -> Article:
    text = source.text
    weighted = [(joined_text(text, span), 3.0) for span in (*article.headline, *article.kicker)]
    bodies = [joined_text(text, paragraph.span) for paragraph in article.paragraphs]
    weighted += [(body, 2.0 if position == 0 else 1.0) for position, body in enumerate(bodies)]
    return replace(article, clusters=clusters_of(weighted, taxonomy, source.date))
