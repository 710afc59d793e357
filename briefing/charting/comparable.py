"""Which facts may stand in one chart: those of one unit, one period and one nature, each said only once."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from briefing.charting.wanted import Fact

FEWEST = 3
"""Values below which a sentence tells as much as a chart."""

_MONTH = 30.4  # days


def measured(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that have a number to draw."""
    return [fact for fact in facts if fact.drawn is not None]


def alike(fact: Fact) -> tuple[str, Hashable, str]:
    """What two facts must share to be compared: unit, period, and whether it was reached, forecast or aimed at."""
    return fact.unit, (fact.start, fact.end) if fact.end else fact.period, fact.nature


def alike_over_time(fact: Fact) -> Hashable:
    """The same along a line of time: unit, nature, and how many months a period has; a year never follows a quarter."""
    months = round(((fact.end - fact.start).days + 1) / _MONTH) if fact.start and fact.end else None
    return fact.unit, months, fact.nature


def largest_group(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> list[Fact]:
    """The most facts that share a key, in their order; of groups of one size the first."""
    groups: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return max(groups.values(), key=len, default=[])


def said_once(facts: Sequence[Fact], place: Callable[[Fact], Hashable]) -> list[Fact]:
    """One fact a place; where two give different numbers for it, neither: a reader could not tell which is meant."""
    told: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        told.setdefault(place(fact), []).append(fact)
    return [same[0] for same in told.values() if len({fact.drawn for fact in same}) == 1]


def comparable(facts: Iterable[Fact]) -> list[Fact]:
    """The largest set of facts that can be put side by side; empty where there are too few.

    A figure whose period is not told can be compared with none.
    """
    dated = [fact for fact in measured(facts) if fact.period or fact.end]
    found = said_once(largest_group(dated, alike), lambda fact: (fact.category, fact.series))
    return found if len(found) >= FEWEST else []
