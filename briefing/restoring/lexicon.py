"""Word lists from resources/lexicons that restoring needs, loaded once."""

from functools import cache

from briefing import paths


def _words(name: str) -> list[str]:
    text = paths.resource("lexicons", f"{name}.txt").read_text("utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


@cache
def surnames() -> frozenset[str]:
    """Surnames of one character, and those of two."""
    return frozenset(chain for word in _words("surnames") for chain in (word if len(word) > _DOUBLE else (word,)))


_DOUBLE = 2


@cache
def given_names() -> frozenset[str]:
    """Characters that are common in given names."""
    return frozenset("".join(_words("given-names")))


@cache
def common_words() -> frozenset[str]:
    """Words of two characters that say nothing about a topic."""
    return frozenset(_words("common-words"))


@cache
def label_words() -> tuple[str, ...]:
    """Words that a column's name ends with, the longest first."""
    return tuple(sorted(_words("labels"), key=lambda word: (-len(word), word)))
