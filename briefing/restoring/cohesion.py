"""Whether two stretches of text speak of the same thing: the words that both have, common ones left aside."""

import re
from functools import cache
from itertools import pairwise
from operator import add

from briefing.restoring.lexicon import common_words

_LATIN = re.compile(r"[A-Za-z]{2,}")
EMPTY = frozenset(
    "的了在是和与或而也就都不有为以及等又还其这那该此各每被把从到对向由于于将能会可要让使给一二三四五六七八九十百千万亿两几多个"
)
ENOUGH = 40  # words without which a stretch says nothing about its topic


def content_words(text: str) -> frozenset[str]:
    """Pairs of characters that may tell a topic: none that any text has, none with a numeral or particle."""
    found = set(_LATIN.findall(text))
    for run in _run().findall(text):
        found.update(map(add, run, run[1:]))
    return frozenset(found - common_words())


@cache
def _run() -> re.Pattern[str]:
    """Two Han characters or more, none of them empty."""
    bounds = [0x4DFF, *sorted(map(ord, EMPTY)), 0xA000]
    ranges = "".join(f"{chr(a + 1)}-{chr(b - 1)}" for a, b in pairwise(bounds) if b - a > 1)
    return re.compile(f"[{ranges}]{{2,}}")


def shared(left: frozenset[str], right: frozenset[str]) -> float | None:
    """What part of the smaller vocabulary both have; None where one is too small to tell."""
    least = min(len(left), len(right))
    return len(left & right) / least if least >= ENOUGH else None
