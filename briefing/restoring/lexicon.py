"""Word lists from resources/lexicons that restoring needs, made once for each set of a user's words."""

from briefing.text.wordlists import lines, per_words


def _words(name: str) -> list[str]:
    return [word for line in lines(name) for word in line.split()]


@per_words
def surnames() -> frozenset[str]:
    """Surnames of one character, and those of two."""
    return frozenset(chain for word in _words("surnames") for chain in (word if len(word) > _DOUBLE else (word,)))


_DOUBLE = 2


@per_words
def given_names() -> frozenset[str]:
    """Characters that are common in given names."""
    return frozenset("".join(_words("given-names")))


@per_words
def common_words() -> frozenset[str]:
    """Words of two characters that say nothing about a topic."""
    return frozenset(_words("common-words"))


@per_words
def label_words() -> tuple[str, ...]:
    """Words that a column's name ends with, the longest first."""
    return tuple(sorted(_words("labels"), key=lambda word: (-len(word), word)))
