"""Which words a user may add to which list."""

from briefing.errors import UsageError
from briefing.model.words import Word

LONGEST = 20  # characters


def check_word(word: Word) -> None:
    """`UsageError` for an unknown list, a word that no list can hold, or a value that its list does not know."""
    from briefing.extraction.lexicon import EXTENDABLE

    if word.list not in EXTENDABLE:
        raise UsageError(f"没有“{word.list}”这个词表；可用：{'、'.join(EXTENDABLE)}。")
    if not 0 < len(word.word) <= LONGEST or not all(map(_is_fit, word.word)):
        raise UsageError(f"“{word.word}”不能作为词：应为 1 至 {LONGEST} 个字，不含空格、冒号和井号。")
    values = EXTENDABLE[word.list]
    if values and word.value not in values:
        raise UsageError(f"“{word.word}”还要写明类别，可用：{'、'.join(values)}。")
    if not values and word.value:
        raise UsageError(f"“{word.list}”词表里的词不带类别，请去掉“{word.value}”。")


def _is_fit(char: str) -> bool:
    """Whether a word may hold the character: no blank, nothing that a list is written with, nothing unprintable."""
    return char.isprintable() and not char.isspace() and char not in "：#"
