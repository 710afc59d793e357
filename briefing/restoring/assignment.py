"""Headlines or kickers to articles: rare words that both have, one assignment over all of them together."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain, permutations

from briefing.restoring.lexicon import common_words
from briefing.restoring.pullquotes import letters_of

MOST_PERMUTED = 6
LEAST = 2.0  # a headline shares at least a rare pair of letters with its article
MARGIN = 1.5  # by which the best assignment must lead over the best without a pair
COMMON = 0.25  # what a word counts that any text may have
LONE = 10.0  # with one article there is no other to belong to


def grams(text: str) -> frozenset[str]:
    """The runs of two, three and four letters of a text."""
    letters = letters_of(text)
    return frozenset(letters[i : i + n] for n in (2, 3, 4) for i in range(len(letters) - n + 1))


def score(words: frozenset[str], number: int, bodies: Sequence[frozenset[str]], having: Counter[str]) -> float:
    """Sum over shared n-grams of length × rarity: a word that every article has says nothing."""
    if len(bodies) == 1:
        return LONE
    common = common_words()
    most = math.log((len(bodies) + 0.5) / 1.5)
    return math.fsum(
        (COMMON if gram in common else 1.0) * len(gram) * math.log((len(bodies) + 0.5) / (0.5 + having[gram])) / most
        for gram in words & bodies[number]
    )


def scores_of(texts: Sequence[str], bodies: Sequence[str], free: Sequence[int]) -> list[list[float]]:
    """For each text its score with each of the free articles."""
    sets = [grams(body) for body in bodies]
    having = Counter(chain.from_iterable(sets))
    return [[score(grams(text), number, sets, having) for number in free] for text in texts]


def assign(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Sure pairs (row, column): enough in common, and a lead over every assignment without the pair.

    Where all but one row have a sure column and one column is left, the last pair follows.
    """
    if not scores or not scores[0]:
        return []
    best, pairs = _best(scores)
    sure = []
    for row, column in pairs:
        if scores[row][column] < LEAST:
            continue
        without = [list(values) for values in scores]
        without[row][column] = -_NEVER
        if best - _best(without)[0] >= MARGIN:
            sure.append((row, column))
    if len(scores) == len(scores[0]) == len(sure) + 1:
        rows, columns = {row for row, _ in sure}, {column for _, column in sure}
        sure += [(r, c) for r in range(len(scores)) for c in range(len(scores)) if r not in rows and c not in columns]
    return sure


_NEVER = 1e6


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
    return sum(max(scores[row][column], 0.0) for row, column in pairs), pairs


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
