"""Headlines or kickers to articles: rare words that both have, one assignment over all of them together."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, permutations
from operator import add

from briefing.restoring.cohesion import EMPTY
from briefing.restoring.lexicon import common_words
from briefing.restoring.wording import letters_of

MOST_PERMUTED = 6
MOST_COMPARED = 40  # rows or columns for which each assignment is compared with those without one of its pairs
LEAST = 2.0  # a headline shares at least a rare pair of letters with its article
MARGIN = 1.5  # by which the best assignment must lead over the best without a pair
COMMON = 0.25  # what a word counts that any text may have
_MOST = 8.0  # beyond which more in common says no more: then looks tell headline from kicker
LONE = 10.0  # with one article there is no other to belong to


def grams(text: str) -> frozenset[str]:
    """The runs of two, three and four letters of a text."""
    return frozenset(_runs(letters_of(text)))


def _runs(letters: str) -> Iterator[str]:
    twos = list(map(add, letters, letters[1:]))
    trebles = list(map(add, twos, letters[2:]))
    return chain(twos, trebles, map(add, trebles, letters[3:]))


class Texts:
    """The words of all articles, to ask how well others go with each: only what `asked` has of them is kept."""

    def __init__(self, texts: Sequence[str], asked: Iterable[str]) -> None:
        wanted: frozenset[str] = frozenset().union(*map(grams, asked))
        self._grams = [Counter(filter(wanted.__contains__, _runs(letters_of(text)))) for text in texts]
        self._letters = [Counter(letters_of(text)) for text in texts]
        self._having: dict[str, list[int]] = {}
        for number, own in enumerate(self._grams):
            for gram in own:
                self._having.setdefault(gram, []).append(number)

    def scores(self, texts: Sequence[str], free: Sequence[int]) -> list[list[float]]:
        """For each text its score with each of the free articles, 8 at the most."""
        rows = []
        for text in texts:
            shared = self._shared(grams(text))
            for letter in set(letters_of(text)):
                if (owner := lone_owner(letter, self._letters)) is not None:
                    shared.setdefault(owner, []).append(_LONE_LETTER)
            row = [math.fsum(shared.get(number, ())) for number in free] if len(self._grams) > 1 else [LONE] * len(free)
            highest = max(_MOST, *row)
            rows.append([value * _MOST / highest for value in row])
        return rows

    def _shared(self, words: frozenset[str]) -> dict[int, list[float]]:
        """For each article what its shared n-grams count, length × rarity: a word that all have says nothing."""
        count = len(self._grams)
        most = math.log((count + 0.5) / 1.5)
        found: dict[int, list[float]] = {}
        for gram in words:
            having = self._having.get(gram, ())
            if len(having) in {0, count}:
                continue
            rarity = math.log((count + 0.5) / (0.5 + len(having))) / most
            value = (COMMON if _says_nothing(gram) else 1.0) * len(gram) * rarity
            for number in having:
                often = 1.0 + _OFTEN * math.log2(self._grams[number][gram])
                found.setdefault(number, []).append(value * often)
        return found


def lone_owner(letter: str, counts: Sequence[Counter[str]]) -> int | None:
    """The one text in which a letter stands several times, where no other has it: 艾 of 艾绒, 种艾, 艾条."""
    if not "\u4e00" <= letter <= "\u9fff":
        return None
    having = [number for number, count in enumerate(counts) if count[letter]]
    return having[0] if len(having) == 1 and len(counts) > 1 and counts[having[0]][letter] >= _SEVERAL else None


_SEVERAL, _LONE_LETTER = 3, 1.2
_OFTEN = 0.5  # what a word counts more that stands twice as often


def _says_nothing(gram: str) -> bool:
    """Whether a run is made of words that any text has."""
    common = common_words()
    return all(pair in common or not EMPTY.isdisjoint(pair) for pair in map(add, gram, gram[1:]))


def assign(
    shared: Sequence[Sequence[float]], looks: Sequence[float] | None = None, *, least: float = LEAST
) -> list[tuple[int, int]]:
    """Sure pairs (row, column): enough in common, and a lead over every assignment without the pair.

    `looks` is what speaks for each row whatever its column. Where all but one column have a sure row, the likeliest
    row that nothing ties to another column follows.
    """
    if not shared or not shared[0]:
        return []
    looks = looks or [0.0] * len(shared)
    scores = [[value + look for value in values] for values, look in zip(shared, looks, strict=True)]
    if max(len(shared), len(shared[0])) > MOST_COMPARED:
        return _leading(shared, scores)
    best, pairs = _best(scores)
    sure = []
    for row, column in pairs:
        if shared[row][column] < least:
            continue
        without = [list(values) for values in scores]
        without[row][column] = -_NEVER
        if best - _best(without)[0] >= MARGIN:
            sure.append((row, column))
    if len(shared[0]) == len(sure) + 1 and len(shared) > len(sure):
        sure += _last(shared, looks, sure)
    return sure


def _leading(shared: Sequence[Sequence[float]], scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs that lead over all others of their row and of their column: for more than a page can have."""
    rows = [sorted(values, reverse=True)[:2] for values in scores]
    columns = [sorted(values, reverse=True)[:2] for values in zip(*scores, strict=True)]
    return [
        (row, column)
        for row, values in enumerate(shared)
        for column, value in enumerate(values)
        if value >= LEAST
        and all(
            scores[row][column] == first and (not rest or first - rest[0] >= MARGIN)
            for first, *rest in (rows[row], columns[column])
        )
    ]


def _last(
    shared: Sequence[Sequence[float]], looks: Sequence[float], sure: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The pair that is left when all others are made, if only one row can be meant."""
    rows, columns = {row for row, _ in sure}, {column for _, column in sure}
    (column,) = (column for column in range(len(shared[0])) if column not in columns)
    left = sorted(
        ((looks[row] + shared[row][column], row) for row in range(len(shared)) if row not in rows), reverse=True
    )
    clear = len(left) == 1 or left[0][0] - left[1][0] >= MARGIN
    return [(left[0][1], column)] if clear and looks[left[0][1]] > (_DOUBTFUL if len(left) == 1 else 0) else []


_NEVER, _DOUBTFUL = 1e6, -1.0


def _best(scores: Sequence[Sequence[float]]) -> tuple[float, list[tuple[int, int]]]:
    """The assignment with the highest total; greedy where there are too many to try all."""
    rows, columns = len(scores), len(scores[0])
    if max(rows, columns) > MOST_PERMUTED:
        pairs = _greedy(scores)
    elif rows <= columns:
        best = max(permutations(range(columns), rows), key=lambda p: sum(scores[r][c] for r, c in enumerate(p)))
        pairs = list(enumerate(best))
    else:
        best = max(permutations(range(rows), columns), key=lambda p: sum(scores[r][c] for c, r in enumerate(p)))
        pairs = [(row, column) for column, row in enumerate(best)]
    return sum(max(scores[row][column], -_NEVER) for row, column in pairs), pairs


def _greedy(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    ranked = sorted(
        ((value, row, column) for row, values in enumerate(scores) for column, value in enumerate(values)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, row, column in ranked:
        if row not in pairs and column not in used:
            pairs[row] = column
            used.add(column)
    return sorted(pairs.items())
