"""Word lists from resources/lexicons, loaded once."""

import re
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
def given_names() -> frozenset[str]:
    """Characters that are common in given names."""
    return frozenset("".join(_lines("given-names")))


@cache
def cities() -> tuple[str, ...]:
    """Short names of the cities at prefecture level and above."""
    return tuple(word for line in _lines("cities") for word in line.split())


@cache
def posts() -> tuple[str, ...]:
    """Head words of posts, the longest first."""
    words = {word for line in _lines("posts") for word in line.split("：")[1].split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def classes(name: str) -> dict[str, tuple[str, ...]]:
    """A list whose lines open with a class (动：实现 完成): class to its words, in order, each once."""
    found: dict[str, dict[str, None]] = {}
    for line in _lines(name):
        key, _, words = line.partition("：")
        found.setdefault(key, {}).update(dict.fromkeys(words.split()))
    return {key: tuple(words) for key, words in found.items()}


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a plain list, the longest first."""
    return tuple(sorted({word for line in _lines(name) for word in line.split()}, key=lambda w: (-len(w), w)))


def any_of(words: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that matches the longest of the words."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
