"""Where a personal name may begin: the places of a text that are worth a closer look, told by two characters."""

import re

from briefing.extraction import lexicon
from briefing.extraction.alone import TITLES_OPEN
from briefing.extraction.organisations import house_ends
from briefing.extraction.peoples import first_characters
from briefing.extraction.posts import last_characters, post_before

ANNOUNCED = frozenset(
    ("记者", "叫做", "名叫", "嘉宾", "专家", "她叫", "他叫", "人叫", "本名", "大名", "学名", "艺名", "真名", "原名")
)
_FAR = 8  # characters of the first part of a dotted name


def next_beginning(text: str, index: int) -> int | None:
    """The next place, from `index` on, where a name may begin; None where there is none."""
    places = _with_dots() if "·" in text else _places()
    while place := places.search(text, index):
        index = place.start()
        if text[index] in _firsts() or _may_be_other(text, index):
            return index
        index += 1
    return None


@lexicon.per_words
def _firsts() -> frozenset[str]:
    """The first characters of all surnames and of the names of other peoples."""
    return lexicon.first_of_names() | first_characters()


@lexicon.per_words
def _behind() -> str:
    """What follows the first character in a pattern: it does not stand within a word.

    Before it stands no letter, or one that ends a post, an organisation, 名叫 or 的; or a title may stand behind.
    """
    leads = last_characters() | {word[-1] for word in house_ends() | ANNOUNCED} | set("的叫人")
    return rf"(?:(?<=[{_joined(leads)}][\s\S])|(?<![^\W_][\s\S])|(?=[\s\S]{{1,2}}[{_joined(TITLES_OPEN)}]))"


@lexicon.per_words
def _places() -> re.Pattern[str]:
    """A first character of a name, a Latin capital, or any character behind a post."""
    return re.compile(rf"[{_joined(_firsts())}A-Z]{_behind()}|(?<=[{_joined(last_characters())}])[\s\S]")


@lexicon.per_words
def _with_dots() -> re.Pattern[str]:
    """Any character: a name with a dot may begin with each."""
    return re.compile(rf"[\s\S]{_behind()}")


def _joined(chars: frozenset[str] | set[str]) -> str:
    """The characters of a class in a pattern."""
    return re.escape("".join(sorted(chars)))


def _may_be_other(text: str, index: int) -> bool:
    """Whether a name may begin there without a surname: behind a post, in Latin letters, with a dot."""
    behind_post = text[index - 1 : index] in last_characters()
    if behind_post and text[index] in lexicon.words("rare-surnames"):
        return True
    return (behind_post or "·" in text or text[index].isascii()) and _may_be_foreign(text, index)


def _may_be_foreign(text: str, index: int) -> bool:
    """Whether a name without a Chinese surname may begin there: a Latin capital, or after a post."""
    if text[index].isupper() and text[index].isascii():
        return not (index and text[index - 1].isascii() and text[index - 1].isalnum())
    return "·" in text[index : index + _FAR] or post_before(text, index) is not None
