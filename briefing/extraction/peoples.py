"""Names of other peoples (扎西次仁, 巴特尔, 阿依古丽·买买提): words of their lists in a row, told by where they end."""

import re

from briefing.extraction import lexicon
from briefing.extraction.names import after_name

_DOT = frozenset("·•・")
_SHORT, _CLEAR, _SURE = 2, 3, 3
_PLACE = frozenset("县旗市州盟乡镇村路街区河湖山江寺庙宗站湾岛港")


@lexicon.per_words
def _parts() -> re.Pattern[str]:
    found = lexicon.any_of(sorted(_all())).pattern
    return re.compile(rf"(?:{found}){{1,3}}(?:[·•・](?:{found}){{1,3}})?")


@lexicon.per_words
def _all() -> frozenset[str]:
    return frozenset().union(*lexicon.classes("peoples-names").values())


@lexicon.per_words
def first_characters() -> frozenset[str]:
    """The characters that such a name may begin with."""
    return frozenset(word[0] for word in _all())


def other_name_end(text: str, start: int, *, told: bool = False) -> int | None:
    """The end of such a name that starts there; `told` says that a post or 名叫 stands before."""
    found = _parts().match(text, start)
    if found is None or text[found.end() : found.end() + 1] in _DOT:
        return None
    end, after = found.end(), after_name(text, found.end())
    if text[end : end + 1] in _PLACE and after < _SURE:
        return None
    if end - start >= _CLEAR:
        return end if after else None
    return end if after >= (_SHORT if told else _SURE) else None
