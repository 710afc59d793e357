"""Articles that nothing shows where they begin: parted so that each headline on the page finds its own stretch of text.

One search over all places weighs at once what each place says (widths, opening words, change of vocabulary) and which
headline's words stand in which stretch.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate, combinations
from operator import itemgetter

from briefing.restoring.articles import NEAR, Draft, in_common, opening_weight
from briefing.restoring.cohesion import content_words
from briefing.restoring.paragraphs import Piece
from briefing.restoring.signing import closing_of

_MOST_DRAFTS, _MOST_HEADLINES, _MOST_PLACES = 12, 7, 10
_MOST_PIECES = 200
_PLACED, _BARE = 2.5, -4.0  # a headline finds its text; a text has none


@dataclass(frozen=True, slots=True)
class _Headline:
    """What share of its words stands in so many paragraphs from the first on, and what it counts to place it."""

    spread: Sequence[float]
    value: float

    def gain(self, start: int, end: int) -> float:
        """What it counts above those paragraphs: most by its words in them, little if they stand nowhere."""
        untold = _UNTOLD * self.value * (1.0 - self.spread[-1])
        return untold + (self.value + _WORDS) * (self.spread[end] - self.spread[start])


_UNTOLD, _WORDS = 0.5, 9.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph, counted over all drafts, that may open an article; `weight` is None where one does for sure.

    `headed` tells that a headline stands above it.
    """

    number: int
    weight: float | None
    headed: bool = False


def part_silently(drafts: list[Draft], headlines: Sequence[tuple[str, float]]) -> list[Draft]:
    """The drafts, parted where headlines that are left over show an article, joined where a sub-head seemed one.

    `headlines` are those found elsewhere, each with how much it looks like one.
    """
    count = sum(len(draft.pieces) for draft in drafts)
    if len(drafts) > _MOST_DRAFTS or count > _MOST_PIECES or not headlines:
        return drafts
    texts = [piece.text for draft in drafts for piece in draft.pieces]
    places = _places(drafts)
    likeliest = sorted(headlines, key=itemgetter(1), reverse=True)[:_MOST_HEADLINES]
    told = [_Headline(_spread(text, texts), _placed(looks)) for text, looks in likeliest]
    most = max(len(drafts), len(told) + sum(bool(draft.headings) for draft in drafts))
    starts = _best_starts(places, told, len(texts), _BARE)
    if len(starts) > most:  # no article without a headline is made
        starts = _best_starts(places, told, len(texts), -_NEVER)
    return _parted(drafts, starts) if len(starts) <= most else drafts


def _placed(looks: float) -> float:
    return max(0.0, min(_PLACED, _PLACED * looks / _LOOKS))


_LOOKS = 2.0


def _places(drafts: Sequence[Draft]) -> list[_Place]:
    """Where articles begin, and the likeliest places where more of them may."""
    sure, maybe, number = [], [], 0
    signed = len(drafts) > 1 and all(draft.byline is not None for draft in drafts)
    for draft in drafts:
        sure.append(_Place(number, _heading_weight(draft) if number else None, headed=bool(draft.headings)))
        besides = _SIGNED_TWICE if _signs_twice(draft) else -_ALL_SIGNED * signed
        for at in range(1, len(draft.pieces)):
            weight = _weight(draft.pieces, at) + besides
            if weight > _LEAST:
                maybe.append(_Place(number + at, weight))
        number += len(draft.pieces)
    maybe.sort(key=lambda place: (-(place.weight or 0.0), place.number))
    return sorted([*sure, *maybe[:_MOST_PLACES]], key=lambda place: place.number)


_SIGNED_TWICE, _ALL_SIGNED, _LEAST = 3.0, 1.5, -6.0


def _heading_weight(draft: Draft) -> float | None:
    """What speaks for a start that a heading alone shows: where headlines stand elsewhere, it may be a sub-head."""
    alone = draft.weight < _CLEAR and draft.byline is None and bool(draft.headings)
    return draft.weight - _SUBHEAD if alone else None


_CLEAR, _SUBHEAD = 5.0, 1.5


def _spread(headline: str, texts: Sequence[str]) -> list[float]:
    """For each number of paragraphs, what share of the headline's words stands in so many from the first on."""
    words = content_words(headline)
    hits = [0.0] * len(texts)
    for word in words:
        having = [number for number, text in enumerate(texts) if word in text]
        for number in having:
            hits[number] += math.log((len(texts) + 1) / len(having)) / len(having)
    total = sum(hits)
    trust = min(1.0, total / _ENOUGH) / total if total else 0.0
    return [0.0, *(value * trust for value in accumulate(hits))]


_ENOUGH = 6.0


def _best_starts(places: Sequence[_Place], headlines: Sequence[_Headline], end: int, bare: float) -> list[int]:
    """The starts of articles with the highest total, each headline given to one stretch at the most.

    `bare` is what a stretch without a headline counts.
    """
    bounds = [*places, _Place(end, None)]
    # After each place, by the headlines that are used up: the best total, and the starts that lead there.
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{} for _ in bounds]
    best[0][0] = (0.0, ())
    for here, place in enumerate(bounds[:-1]):
        likeliest = nlargest(_MOST_WAYS, best[here].items(), key=itemgetter(1))
        for there in range(here + 1, len(bounds)):
            for used, (total, starts) in likeliest:
                reached = total + (place.weight or 0.0) if here else total
                for mask, value in _stretch(place, bounds[there].number, headlines, used, bare):
                    found = (reached + value, (*starts, place.number))
                    if mask not in best[there] or found > best[there][mask]:
                        best[there][mask] = found
            if bounds[there].weight is None:
                break  # no article goes on over a start that is sure
    return list(max(best[-1].values())[1])


_MOST_WAYS = 24  # that are followed from a place on


def _stretch(
    place: _Place, end: int, headlines: Sequence[_Headline], used: int, bare: float
) -> list[tuple[int, float]]:
    """What a stretch of paragraphs is worth without a headline, with each that is free, and with one more as kicker."""
    short = _SHORT * (end - place.number == 1)
    shares = [
        (1 << number, headline.gain(place.number, end) - short)
        for number, headline in enumerate(headlines)
        if not used >> number & 1
    ]
    if place.headed:
        return [(used, 0.0), *((used | mask, value - _KICKER) for mask, value in shares)]
    both = (
        (one | other, first + second + short - _KICKER) for (one, first), (other, second) in combinations(shares, 2)
    )
    return [(used, bare - short), *((used | mask, value) for mask, value in (*shares, *both))]


_KICKER, _SHORT = 3.0, 4.0


def _parted(drafts: Sequence[Draft], starts: Sequence[int]) -> list[Draft]:
    parted: list[Draft] = []
    number = 0
    for draft in drafts:
        rest, below = draft, list[Draft]()
        for at in sorted((start - number for start in starts if 0 < start - number < len(draft.pieces)), reverse=True):
            rest, later = _cut(rest, at)
            below.insert(0, later)
        if number in starts:
            parted.append(rest)
        else:
            parted[-1] = _joined(parted[-1], rest)
        parted += below
        number += len(draft.pieces)
    return parted


def _joined(draft: Draft, later: Draft) -> Draft:
    """Both as one, what stood above the later as sub-heads."""
    return Draft(draft.headings, draft.byline, [*draft.pieces, *later.headings, *later.pieces], later.closed)


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


def _weight(pieces: Sequence[Piece], at: int) -> float:
    """What a paragraph itself says for an article that begins with it."""
    above, piece = pieces[at - 1], pieces[at]
    if piece.kind != "body" or above.kind != "body" or not above.is_final:
        return -_NEVER
    weight = _PRIOR + 0.5 * piece.gap + _width_weight(pieces, at) + opening_weight(piece.text, bare=True)
    return weight + _apart_weight(pieces[:at], pieces[at:])


_NEVER, _PRIOR = 99.0, -2.0


def _apart_weight(above: Sequence[Piece], below: Sequence[Piece]) -> float:
    """What the words say: those of the whole texts about a place, and those of the few paragraphs next to it."""
    far, near = in_common(above[-NEAR:], below[:NEAR]), in_common(above[-_NEXT:], below[:_NEXT])
    weight = 0.0 if far is None else next(weight for limit, weight in _FAR if far <= limit)
    return weight + (0.5 if near is None else next(weight for limit, weight in _NEAR if near <= limit))


_NEXT = 3
_FAR = ((0.01, 1.5), (0.02, 0.8), (0.04, 0.3), (0.06, -0.4), (1.0, -1.2))
_NEAR = ((0.0, 2.0), (0.03, 0.2), (0.06, -0.8), (1.0, -1.6))


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
    return [piece.filled for piece in pieces if piece.kind == "body" and piece.lines[2:]]
