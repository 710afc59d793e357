"""The word lists as extraction needs them, each made once for each set of a user's words."""

import re
from collections.abc import Iterable, Mapping

from briefing.text.wordlists import lines as _lines
from briefing.text.wordlists import per_words, with_words

__all__ = [
    "achievements", "any_of", "changes", "cities", "classes", "counted", "first_of_names", "given_names", "idioms",
    "longest", "per_words", "posts", "surnames", "unit_guards", "units", "will_verbs", "with_words", "words",
]  # fmt: skip


@per_words
def units() -> dict[str, str]:
    """Unit or measure word to quantity type (元: amount)."""
    return {unit: kind for unit, kind, *_ in (line.split("\t") for line in _lines("units"))}


@per_words
def unit_guards() -> dict[str, frozenset[str]]:
    """Unit to the characters that make another word of it (the 件 of 元件)."""
    parts = (line.split("\t") for line in _lines("units"))
    return {unit: frozenset(more[0]) if more else frozenset() for unit, _, *more in parts}


@per_words
def counted() -> tuple[str, ...]:
    """People and things that are counted without a measure word."""
    return tuple(word for line in _lines("counted") for word in line.split())


@per_words
def changes() -> dict[str, int]:
    """Words of change to their sign: 增长 is 1, 下降 is -1."""
    return {word: sign for line in _lines("changes") for sign, words in [_signed(line)] for word in words}


@per_words
def will_verbs() -> re.Pattern[str]:
    """Words that show a 将 before them to speak of the future."""
    return any_of([word for line in _lines("will-verbs") for word in line.split()])


@per_words
def achievements() -> re.Pattern[str]:
    """Verbs that open a sentence without a subject in a report of work."""
    return any_of([word for line in _lines("achievements") for word in line.split()])


def _signed(line: str) -> tuple[int, list[str]]:
    sign, _, words = line.partition("：")
    return (1 if sign == "增" else -1), words.split()


@per_words
def idioms() -> re.Pattern[str]:
    """Words that hold a numeral and are no quantity."""
    return any_of(_lines("idioms"))


@per_words
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


@per_words
def first_of_names() -> frozenset[str]:
    """The first characters of all surnames."""
    single, double = surnames()
    return single | {name[0] for name in double}


@per_words
def given_names() -> frozenset[str]:
    """Characters that are common in given names."""
    return frozenset("".join(_lines("given-names")))


@per_words
def cities() -> tuple[str, ...]:
    """Short names of the cities at prefecture level and above."""
    return tuple(word for line in _lines("cities") for word in line.split())


@per_words
def classes(name: str) -> Mapping[str, frozenset[str]]:
    """The words of a list whose lines are 类名：词 词 词, by class."""
    found: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        kind, _, words = line.partition("：")
        found[kind] = found.get(kind, frozenset()) | frozenset(words.split())
    return found


@per_words
def posts() -> frozenset[str]:
    """Head words of posts."""
    return frozenset().union(*(words for kind, words in classes("posts").items() if kind != "前缀"))


@per_words
def words(name: str) -> frozenset[str]:
    """The words of a list that has no classes; some to a line, with spaces between."""
    return frozenset(word for line in _lines(name) for word in line.split())


def longest(words: Iterable[str]) -> int:
    """The length of the longest word."""
    return max(map(len, words), default=0)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches the longest of the words; grouped by their first character, so that it is quick."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in sorted(groups.items())))
