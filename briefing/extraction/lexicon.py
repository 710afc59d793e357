"""Word lists from resources/lexicons, loaded once."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from briefing import paths


def _lines(name: str) -> list[str]:
    text = paths.resource("lexicons", f"{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def units() -> dict[str, str]:
    """Unit or measure word to quantity type (元: amount)."""
    return dict(line.split("\t", 1) for line in _lines("units"))


@cache
def idioms() -> re.Pattern[str]:
    """Words that hold a numeral and are no quantity."""
    return any_of(_lines("idioms"))


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one and of two characters."""
    single: set[str] = set()
    double: set[str] = set()
    for line in _lines("surnames"):
        if " " in line:
            double.update(line.split())
        else:
            single.update(line)
    return frozenset(single), frozenset(double)


@cache
def first_of_names() -> frozenset[str]:
    """The first characters of all surnames."""
    single, double = surnames()
    return single | {name[0] for name in double}


@cache
def given_names() -> frozenset[str]:
    """Characters that are common in given names."""
    return frozenset("".join(_lines("given-names")))


@cache
def cities() -> tuple[str, ...]:
    """Short names of the cities at prefecture level and above."""
    return tuple(word for line in _lines("cities") for word in line.split())


@cache
def classes(name: str) -> Mapping[str, frozenset[str]]:
    """The words of a list whose lines are 类名：词 词 词, by class."""
    lines = (line.split("：", 1) for line in _lines(name))
    return {kind: frozenset(words.split()) for kind, words in lines}


@cache
def posts() -> frozenset[str]:
    """Head words of posts."""
    return frozenset().union(*(words for kind, words in classes("posts").items() if kind != "前缀"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list that has no classes; some to a line, with spaces between."""
    return frozenset(word for line in _lines(name) for word in line.split())


def longest(words: Iterable[str]) -> int:
    """The length of the longest word."""
    return max(map(len, words), default=0)


def any_of(words: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that matches the longest of the words."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
