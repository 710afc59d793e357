"""Names of other peoples (扎西次仁, 巴特尔, 阿依古丽·买买提): words of their lists in a row, told by where they end."""

import re

from briefing.extraction import lexicon
from briefing.extraction.names import after_name
from briefing.extraction.organisations import is_organisation
from briefing.text.patterns import late

_DOT = frozenset("·•・")
_SHORT, _CLEAR, _SURE = 2, 3, 3
_PLACE = frozenset("县旗市州盟乡镇村路街区河湖山江寺庙宗站湾岛港")


@lexicon.per_words
def _parts() -> re.Pattern[str]:
    found = lexicon.any_of(sorted(_all())).pattern
    return re.compile(rf"(?:{found})(?:莫?(?:{found})){{0,2}}(?:[·•・](?:{found}){{1,3}})?")


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
    if not _DOT.isdisjoint(found.group()):
        return next((stop for stop in (end, end + 1, end + 2) if after_name(text, stop) >= _SHORT), end)
    if text[end : end + 1] in _PLACE and after < _SURE:
        return None
    if told and not after:
        end = next((stop for stop in (end + 1, end + 2) if after_name(text, stop) == _SURE), end)
    if end - start >= _CLEAR:
        return end if after or told else None
    return end if after >= (_SHORT if told else _SURE) else None


def recurring_name_end(text: str, start: int, context: str) -> int | None:
    """The end of a name of no known form behind a post: it stands again as the subject of a verb of speech."""
    for end in range(start + _LONGEST, start + _SHORT, -1):
        word = text[start:end]
        if not _HAN.fullmatch(word) or after_name(text, end) < _SHORT or context.count(word) < _SHORT:
            continue
        again = any(after_name(context, m.end()) == _SURE for m in re.finditer(rf"(?<![\u4e00-\u9fff]){word}", context))
        return end if again and not is_organisation(word) and word not in lexicon.words("describers") else None
    return None


_LONGEST = 6
_HAN = late(r"[\u4e00-\u9fff]+")
