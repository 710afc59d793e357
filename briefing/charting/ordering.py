"""The order in which categories stand: by size, or in time; what is left over comes last."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from briefing.charting.wanted import Fact

MOST_CATEGORIES = 12
MOST_TARGETS = 18
_REST = ("其他", "其它", "其余")
_LAST_DAY = dt.date.max


def is_rest(category: str) -> bool:
    """Whether a category holds what is left over."""
    return category.startswith(_REST)


def by_value(values: Mapping[str, Decimal]) -> list[str]:
    """The categories from the greatest value to the least, equal ones in the order given, 其他 last."""
    return sorted(values, key=lambda category: (is_rest(category), -values[category]))


def in_time(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order of their periods' last days; one without a day comes last."""
    return sorted(facts, key=lambda fact: (fact.end or _LAST_DAY, fact.start or _LAST_DAY))


def first_seen(names: Iterable[str]) -> list[str]:
    """Each name once, where it came first, 其他 last."""
    return sorted(dict.fromkeys(names), key=is_rest)


def leaders(facts: Sequence[Fact], most: int) -> list[Fact]:
    """So many of the facts at most: the first of each series, then the second of each, in the order given."""
    places: dict[str, int] = {}
    ranks = []
    for fact in facts:
        places[fact.series] = rank = places.get(fact.series, -1) + 1
        ranks.append(rank)
    chosen = sorted(range(len(facts)), key=lambda number: ranks[number])[:most]
    return [facts[number] for number in sorted(chosen)]


def leading(facts: Sequence[Fact]) -> list[str]:
    """The categories of the facts by the first figure of each."""
    values: dict[str, Decimal] = {}
    for fact in facts:
        values.setdefault(fact.category, fact.drawn or Decimal(0))
    return by_value(values)
