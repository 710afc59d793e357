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
    return {unit: kind for unit, kind, *_ in (line.split("\t") for line in _lines("units"))}


@cache
def unit_guards() -> dict[str, frozenset[str]]:
    """Unit to the characters that make another word of it (the 件 of 元件)."""
    parts = (line.split("\t") for line in _lines("units"))
    return {unit: frozenset(more[0]) if more else frozenset() for unit, _, *more in parts}


@cache
def counted() -> tuple[str, ...]:
    """People and things that are counted without a measure word."""
    return tuple(word for line in _lines("counted") for word in line.split())


@cache
def changes() -> dict[str, int]:
    """Words of change to their sign: 增长 is 1, 下降 is -1."""
    return {word: sign for line in _lines("changes") for sign, words in [_signed(line)] for word in words}


@cache
def will_verbs() -> re.Pattern[str]:
    """Words that show a 将 before them to speak of the future."""
    return any_of([word for line in _lines("will-verbs") for word in line.split()])


def _signed(line: str) -> tuple[int, list[str]]:
    sign, _, words = line.partition("：")
    return (1 if sign == "增" else -1), words.split()


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


def any_of(words: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that matches the longest of the words; grouped by their first character, so that it is quick."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(groups.items())))
