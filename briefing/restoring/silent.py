"""Articles that nothing shows where they begin: told by headlines that are left over, widths and words."""

from collections.abc import Sequence
from itertools import accumulate

from briefing.restoring.articles import Draft, opening_weight, topic_weight
from briefing.restoring.cohesion import content_words
from briefing.restoring.columns import filled
from briefing.restoring.paragraphs import Piece
from briefing.restoring.signing import closing_of


def silent_splits(drafts: list[Draft], headlines: Sequence[str], missing: int) -> list[tuple[bool, list[Draft]]]:
    """The drafts with one of them parted where an article without headline and byline may begin, likeliest first.

    Each with whether it is likely by itself.

    `headlines` are those found elsewhere on the page, `missing` how many articles have none: what is left over
    belongs to articles that nothing else shows.
    """
    if len(drafts) > _MOST_DRAFTS or len(headlines) <= missing:
        return []
    signed = len(drafts) > 1 and all(draft.byline is not None for draft in drafts)
    words = [content_words(headline) for headline in headlines]
    starts = [(*start, number) for number, draft in enumerate(drafts) for start in _silent_starts(draft, words)]
    starts.sort(key=lambda start: (-start[0], start[2], start[1]))
    least = _LIKELY_SIGNED if signed else _LIKELY
    return [
        (weight >= _LIKELY_ALONE, [*drafts[:number], *_cut(drafts[number], at), *drafts[number + 1 :]])
        for weight, at, number in starts[:_MOST_TRIED]
        if weight >= least
    ]


_MOST_TRIED, _LIKELY_ALONE = 3, 3.0
_MOST_DRAFTS = 40  # more than any page has


def _cut(draft: Draft, at: int) -> tuple[Draft, Draft]:
    """The draft parted: each part has the byline that stands in it, above its text or at its end."""
    later = Draft(pieces=draft.pieces[at:], closed=draft.closed)
    byline = draft.byline
    if byline is not None and byline.span.start >= later.pieces[0].span.start:
        later.byline, byline = byline, None
    later.byline = later.byline or closing_of(later.pieces[-1].lines)
    return Draft(draft.headings, byline, draft.pieces[:at]), later


def _signs_twice(draft: Draft) -> bool:
    """Whether a text has one byline above and another at its end: one of them is another article's."""
    closing = closing_of(draft.pieces[-1].lines)
    return closing is not None and draft.byline is not None and draft.byline.reporters != closing.reporters


def _silent_starts(draft: Draft, headlines: Sequence[frozenset[str]]) -> list[tuple[float, int]]:
    """Where the text may become another article's, and how likely that is."""
    if len(draft.pieces) > _MOST_PIECES:
        return []
    apart = _headlines_apart([piece.text for piece in draft.pieces], headlines)
    twice = _SIGNED_TWICE * _signs_twice(draft)
    return [(_silent_weight(draft.pieces, at) + apart[at] + twice, at) for at in range(2, len(draft.pieces) - 1)]


_SIGNED_TWICE = 4.0
_LIKELY_SIGNED = 5.0  # where all other articles have a byline
_MOST_PIECES, _LIKELY, _NEVER = 120, 0.0, 99.0


def _headlines_apart(texts: Sequence[str], headlines: Sequence[frozenset[str]]) -> list[float]:
    """For each place, how well two headlines part there: the words of one above it, of the other below."""
    hits = [[sum(word in text for word in words) for text in texts] for words in headlines]
    above = [list(accumulate(row, initial=0)) for row in hits]
    best = []
    for at in range(len(texts)):
        lean = sorted(2 * row[at] - row[-1] for row in above)
        best.append(min(_MOST_APART, (lean[-1] - lean[0]) / 2) if len(lean) > 1 and lean[0] < 0 < lean[-1] else 0.0)
    return best


_MOST_APART = 4.0


def _silent_weight(pieces: Sequence[Piece], at: int) -> float:
    above, piece = pieces[at - 1], pieces[at]
    if piece.kind != "body" or above.kind != "body" or not above.is_final:
        return -_NEVER
    weight = -1.0 + 0.5 * piece.gap + _width_weight(pieces, at) + 0.6 * opening_weight(piece.text)
    return weight + topic_weight(pieces[:at], pieces[at:])


def _width_weight(pieces: Sequence[Piece], at: int) -> float:
    """Articles may stand in columns of different widths."""
    left, right = (_widths(part) for part in (pieces[:at], pieces[at:]))
    if not left or not right:
        return 0.0
    near = abs(right[0] - left[-1]) > _OTHER
    steady = (
        near
        and all(abs(width - left[-1]) <= _OTHER for width in left)
        and all(abs(width - right[0]) <= _OTHER for width in right)
    )
    return 3.0 if steady else 1.0 if near else 0.0


_OTHER = 2  # columns that widths may differ by within an article


def _widths(pieces: Sequence[Piece]) -> list[int]:
    """The width of each paragraph of several lines."""
    return [max(map(filled, piece.lines)) for piece in pieces if piece.kind == "body" and piece.lines[2:]]
