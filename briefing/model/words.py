"""A user's own additions to the word lists."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """A word of one of the lists in resources/lexicons.

    `value` is what the list says of its words: a unit's type, 增 or 减 for a word of change; else empty.
    """

    list: str
    word: str
    value: str = ""
