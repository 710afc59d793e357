"""What a page's text has lost its place: headlines, kickers and pull quotes that stand after the last article."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, permutations
from statistics import median
from typing import Literal

from briefing.model.source import Article, PullQuote, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.articles import Draft
from briefing.restoring.clusters import named_cluster
from briefing.restoring.paragraphs import Piece
from briefing.restoring.pullquotes import Bodies, Match, body_sentences, letters_of, match_pull_quote
from briefing.text.mapping import join, joined_text

SHORTEST_PULL_QUOTE = 12  # letters
NARROW = 0.75  # of the body's line width
LONGEST_LABEL = 14
LONGEST_HEADLINE = 60  # characters
MOST_PERMUTED = 6
LEAST_SCORE = 6.0  # a headline shares at least a rare word with its article


@dataclass(frozen=True, slots=True)
class Stray:
    """A block without a place; `span` covers its lines, `text` is them joined."""

    span: Span
    text: str
    heading: bool


def take_strays(drafts: list[Draft], text: str) -> list[Stray]:
    """Removes from the drafts what is no running text, and returns it in reading order.

    At the end of the page every block that does not end like a sentence is a stray, elsewhere only one whose
    words the rest of the body covers. Articles may repeat themselves: no more than a third of the body goes.
    """
    taken: list[Piece] = []
    if not drafts:
        return []
    last = drafts[-1].pieces
    _unfold_tail(last, text)
    body = _Body(drafts, text)
    allowed = body.size // 3 or 1
    while len(last) > 1 and sum(map(_is_text, taken)) < allowed and body.is_stray(last[-1]):
        taken.insert(0, last.pop())
    for draft in drafts:
        for piece in [piece for piece in draft.pieces if piece.kind == "body" and body.may_repeat(piece)]:
            if len(draft.pieces) > 1 and sum(map(_is_text, taken)) < allowed and body.repeats(piece):
                draft.pieces.remove(piece)
                taken.append(piece)
    return [Stray(piece.span, joined_text(text, piece.span), piece.kind == "heading") for piece in taken]


def _is_text(piece: Piece) -> bool:
    return piece.kind == "body" and len(piece.text) > LONGEST_LABEL


class _Body:
    """All running text, its sentences joined once, to ask whether a piece is set apart from it or repeats it."""

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        pieces = [piece for draft in drafts for piece in draft.pieces]
        self._text = text
        self.size = sum(map(_is_text, pieces))  # paragraphs, what may be strays among them
        self._width = median(line.width for piece in pieces for line in piece.lines)
        running = [piece for piece in pieces if piece.kind == "body" and piece.span.end > piece.span.start]
        self._joined = {id(piece): join(text, piece.span) for piece in running}
        self._bodies = Bodies(body_sentences(0, list(self._joined.values())))

    def is_stray(self, piece: Piece) -> bool:
        """Whether the page's last piece is no running text: like a heading, a copy, or in a narrow column."""
        if piece.kind == "heading":
            return True
        if piece.is_final:
            # One short line may be a short paragraph; only several show that a column was narrow.
            return len(piece.lines) > 1 and self._is_narrow(piece) and self.repeats(piece)
        if len(piece.text) <= LONGEST_LABEL or (len(piece.text) <= LONGEST_HEADLINE and self._is_narrow(piece)):
            return True
        return self.may_repeat(piece) and self.repeats(piece)

    def may_repeat(self, piece: Piece) -> bool:
        """Whether it can be a pull quote at all: it ends with no mark, or stands in a narrow column."""
        return not piece.is_final and (piece.text[-1] not in _OPEN_MARKS or self._is_narrow(piece))

    def repeats(self, piece: Piece) -> bool:
        """Whether the rest of the body covers the words of the piece, every number among them."""
        if len(letters_of(piece.text)) < SHORTEST_PULL_QUOTE:
            return False
        match = match_pull_quote(piece.text, self._bodies, besides=self._joined.get(id(piece)))
        if match is None:
            return False
        printed = joined_text(self._text, Span(match.spans[0].start, match.spans[-1].end))
        return set(_NUMBER.findall(piece.text)) <= set(_NUMBER.findall(printed))

    def _is_narrow(self, piece: Piece) -> bool:
        return max(line.width for line in piece.lines) <= NARROW * self._width


_OPEN_MARKS = "，；：、,;:"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _unfold_tail(pieces: list[Piece], text: str) -> None:
    """Undoes, after the last sentence of the page, the joining over blank lines: there it has nothing to mend."""
    tail: list[Piece] = []
    while pieces and not pieces[-1].is_final:
        tail.insert(0, pieces.pop())
    for piece in tail:
        groups = [[piece.lines[0]]]
        for line in piece.lines[1:]:
            if text.count("\n", groups[-1][-1].end, line.start) > 1:
                groups.append([])
            groups[-1].append(line)
        pieces.append(replace(piece, lines=tuple(groups[0])))
        pieces += [replace(piece, lines=tuple(group), byline=None) for group in groups[1:]]


def attach_strays(articles: list[Article], strays: list[Stray], source: Source, taxonomy: Taxonomy) -> list[Article]:
    """The articles with their pull quotes, kickers and headlines."""
    bodies = Bodies(
        [
            body
            for number, article in enumerate(articles)
            for body in body_sentences(
                number, [join(source.text, p.span) for p in article.paragraphs if p.role == "body"]
            )
        ]
    )
    rest: list[Stray] = []
    for stray in strays:
        match = _pull_quote_match(stray, bodies)
        if match is None:
            rest.append(stray)
        else:
            articles[match.article] = _with_pull_quote(articles[match.article], stray, match, source)
    labels, headlines = _split_labels(rest, articles, source, taxonomy)
    articles = _attach(articles, labels, source, "kicker")
    return _attach(articles, headlines, source, "headline")


def _pull_quote_match(stray: Stray, bodies: Bodies) -> Match | None:
    if len(letters_of(stray.text)) < SHORTEST_PULL_QUOTE:
        return None
    match = match_pull_quote(stray.text, bodies)
    # A headline repeats words of the body too, but never a whole run of them in order.
    if match is not None and stray.heading and len(letters_of(stray.text)) < 2 * SHORTEST_PULL_QUOTE:
        return match if match.score >= _SURE_OF_SHORT else None
    return match


_SURE_OF_SHORT = 0.95


def _with_pull_quote(article: Article, stray: Stray, match: Match, source: Source) -> Article:
    # From the first matched word to the last: what an editor left out in between changes the wording too.
    body = letters_of(joined_text(source.text, Span(match.spans[0].start, match.spans[-1].end)))
    if any(quote.matches == match.spans for quote in article.pull_quotes):
        return article  # the same words were set large twice
    quote = PullQuote(
        span=stray.span,
        matches=match.spans,
        verbatim=letters_of(stray.text) in body,
        certain=match.certain,
    )
    return replace(article, pull_quotes=(*article.pull_quotes, quote))


def _split_labels(
    strays: list[Stray], articles: list[Article], source: Source, taxonomy: Taxonomy
) -> tuple[list[tuple[Span, ...]], list[tuple[Span, ...]]]:
    """Kickers (cluster names, also where a column broke them in two) and headlines."""
    labels: list[tuple[Span, ...]] = []
    headlines: list[tuple[Span, ...]] = []
    position = 0
    while position < len(strays):
        stray = strays[position]
        pair = strays[position : position + 2]
        both = "".join(item.text for item in pair)
        if len(pair) > 1 and len(both) <= LONGEST_LABEL and named_cluster(both, taxonomy, source.date):
            labels.append(tuple(item.span for item in pair))
            position += 2
            continue
        short = len(stray.text) <= LONGEST_LABEL and "\n" not in source.text[stray.span.start : stray.span.end]
        missing = sum(not article.headline for article in articles)
        named = named_cluster(stray.text, taxonomy, source.date) is not None
        if len(stray.text) > LONGEST_HEADLINE:
            position += 1
            continue
        (labels if named or (short and missing == 0) else headlines).append((stray.span,))
        position += 1
    return labels, headlines


def _attach(
    articles: list[Article], groups: list[tuple[Span, ...]], source: Source, role: Literal["headline", "kicker"]
) -> list[Article]:
    """Gives each headline or kicker to the article that shares its rarest words; the best assignment as a whole."""
    free = [number for number, article in enumerate(articles) if not getattr(article, role)]
    if not groups or not free:
        return articles
    grams = [_grams(_all_text(article, source)) for article in articles]
    having = Counter(chain.from_iterable(grams))
    scores = [[_score(_grams(_text_of(group, source)), number, grams, having) for number in free] for group in groups]
    for row, column in _assignment(scores):
        if scores[row][column] >= LEAST_SCORE or (len(groups) == len(free) == 1):
            number = free[column]
            article, spans = articles[number], groups[row]
            articles[number] = (
                replace(article, headline=spans) if role == "headline" else replace(article, kicker=spans)
            )
    return articles


def _text_of(spans: tuple[Span, ...], source: Source) -> str:
    return "".join(joined_text(source.text, span) for span in spans)


def _all_text(article: Article, source: Source) -> str:
    return "".join(joined_text(source.text, paragraph.span) for paragraph in article.paragraphs)


def _grams(text: str) -> set[str]:
    letters = letters_of(text)
    return {letters[i : i + n] for n in (2, 3, 4) for i in range(len(letters) - n + 1)}


def _score(words: set[str], number: int, grams: Sequence[set[str]], having: Counter[str]) -> float:
    """Sum over shared n-grams of length × rarity: a word that every article has says nothing."""
    shared = words & grams[number]
    rarity = math.fsum(len(gram) * math.log((len(grams) + 0.5) / (0.5 + having[gram])) for gram in shared)
    return rarity + (_LONE_BONUS if len(grams) == 1 else 0.0)


_LONE_BONUS = 10.0  # with one article there is no other to belong to


def _assignment(scores: list[list[float]]) -> list[tuple[int, int]]:
    """Pairs (group, article) with the highest total; greedy where there are too many to try all."""
    rows, columns = len(scores), len(scores[0])
    if max(rows, columns) <= MOST_PERMUTED:
        if rows <= columns:
            best = max(permutations(range(columns), rows), key=lambda p: sum(scores[r][c] for r, c in enumerate(p)))
            return list(enumerate(best))
        best = max(permutations(range(rows), columns), key=lambda p: sum(scores[r][c] for c, r in enumerate(p)))
        return [(row, column) for column, row in enumerate(best)]
    pairs = sorted(((scores[r][c], r, c) for r in range(rows) for c in range(columns)), reverse=True)
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    chosen = []
    for _, row, column in pairs:
        if row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            chosen.append((row, column))
    return chosen
