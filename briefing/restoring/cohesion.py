"""Whether two stretches of text speak of the same thing: the words that both have, common ones left aside."""

import re
from collections.abc import Iterable

from briefing.restoring.lexicon import common_words

_RUN = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{2,}")
_EMPTY = frozenset(
    "的了在是和与或而也就都不有为以及等又还其这那该此各每被把从到对向由于于将能会可要让使给一二三四五六七八九十百千万亿两几多个"
)
ENOUGH = 40  # words without which a stretch says nothing about its topic


def content_words(text: str) -> frozenset[str]:
    """Pairs of characters that may tell a topic: none that any text has, none with a numeral or particle."""
    found: set[str] = set()
    for run in _RUN.findall(text):
        if run.isascii():
            found.add(run)
            continue
        found.update(run[i : i + 2] for i in range(len(run) - 1))
    common = common_words()
    return frozenset(word for word in found if word not in common and _EMPTY.isdisjoint(word))


def shared(left: frozenset[str], right: frozenset[str]) -> float | None:
    """What part of the smaller vocabulary both have; None where one is too small to tell."""
    least = min(len(left), len(right))
    return len(left & right) / least if least >= ENOUGH else None


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of several texts."""
    return frozenset().union(*map(content_words, texts))
