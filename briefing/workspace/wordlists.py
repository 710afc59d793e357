"""Which words a user may add to which list."""

from typing import get_args

from briefing.errors import UsageError
from briefing.model.annotation import QuantityType
from briefing.model.words import Word

LONGEST = 20  # characters
_UNCLASSED = frozenset(["posts"])  # a post is one without its class, too


def check_word(word: Word) -> None:
    """`UsageError` for an unknown list, a word that no list can hold, or a value that its list does not know."""
    from briefing.text.wordlists import names

    if word.list not in names():
        raise UsageError(f"没有“{word.list}”这个词表；可用：{'、'.join(names())}。")
    if not 0 < len(word.word) <= LONGEST or not all(map(_is_fit, word.word)):
        raise UsageError(f"“{word.word}”不能作为词：应为 1 至 {LONGEST} 个字，不含空格、冒号和井号。")
    values = _values(word.list)
    if values and word.value not in values and (word.value or word.list not in _UNCLASSED):
        raise UsageError(f"“{word.word}”还要写明类别，可用：{'、'.join(values)}。")
    if not values and word.value:
        raise UsageError(f"“{word.list}”词表里的词不带类别，请去掉“{word.value}”。")


def _values(name: str) -> tuple[str, ...]:
    """What a word of the list must say of itself: a unit's type, the class of a list that has classes."""
    from briefing.text.wordlists import classes_of

    return get_args(QuantityType) if name == "units" else classes_of(name)


def _is_fit(char: str) -> bool:
    """Whether a word may hold the character: no blank, nothing that a list is written with, nothing unprintable."""
    return char.isprintable() and not char.isspace() and char not in "：#"
