"""What may not stand at a line's start or end, and what may not be parted: CLREQ's level GB, as rules on texts.

Written against the standards (GB/T 15834-2011 for the marks, GB/T 15835 for numbers, the W3C's CLREQ for both), not
against our typesetter, whose tables it does not share; the two can disagree, and then one of them is wrong.
"""

import re
from collections.abc import Iterator

_CLOSING = "，。、；：？！”’）》〉】〕」』〗｝］．"
_CONNECTORS = "～~·／・‧"
_AFTER_NUMBERS = "％‰℃°′″"
_CLOSING_HALF = ",.;:!?)]}%"
NOT_AT_START = frozenset(_CLOSING + _CONNECTORS + _AFTER_NUMBERS + _CLOSING_HALF + "—…–-/")
ALWAYS_WRONG_AT_START = frozenset(_CLOSING + _AFTER_NUMBERS)  # even where a paragraph begins
NOT_AT_END = frozenset("“‘（《〈【〔「『〖｛［([{￥¥$€£＄№")

_DOUBLE = ("——", "……")
_CONTEXT = 24  # characters on each side of a line's end that a number may reach over

_DIGITS = r"(?<![\dA-Za-z])[+\-−－±]?\d+(?:[.,]\d+)*"
_HAN_DIGITS = "〇零一二三四五六七八九十百千两"
_MORE = "[余多几]?"
_SCALE = rf"(?:[十百千]?[万亿]{{1,2}}|[百千]){_MORE}"
_MONEY = "美元|欧元|日元|港元|英镑|人民币|元|角"
_MEASURES = (
    "平方公里|平方千米|平方米|立方米|公顷|公里|千米|厘米|毫米|微米|纳米|千瓦时|千瓦|兆瓦|吉瓦|公斤|千克|毫升|"
    "个百分点|百分点|摄氏度|标准箱|标箱|车次|人次|架次|分钟|小时|万吨|亿吨|米|克|吨|升|亩|瓦|伏|秒|度|斤"
)
_COUNTED = (
    "家|个|项|条|件|人|名|位|户|座|栋|幢|辆|台|套|架|艘|只|头|株|棵|次|届|期|号|版|页|倍|折|"
    "天|周|年|月|日|时|分|级|岁|所|份|款|支|批|场|轮|种|类|层|班"
)
_LATIN_UNITS = r"(?:[kKMGTmcnμ]?(?:Wh|W|m|g|V|Hz|B|Pa|L|t)(?:²|³)?|km/h|TOPS|nm|hm²)(?![A-Za-z])"
_UNIT = rf"(?:{_MONEY}|{_MEASURES}|{_COUNTED}|{_LATIN_UNITS}|[%％‰℃°])"
_RANGE = rf"(?:(?:{_SCALE})?[%％]?\s?(?:—|–|-|~|～|至|到)\s?\d+(?:[.,]\d+)*)?"
_NUMBERS = re.compile(
    rf"(?:[￥¥$€£＄№第]\s?)?{_DIGITS}{_MORE}{_RANGE}(?:{_SCALE})?{_MORE}\s?(?:{_UNIT})?(?:/(?:{_UNIT}))?"
    rf"|[{_HAN_DIGITS}]+分之[{_HAN_DIGITS}点万亿]+"
    rf"|[{_HAN_DIGITS}万亿]{{2,}}(?:{_MONEY}|{_MEASURES}|年|月|日|%)"
    rf"|[{_HAN_DIGITS}][万亿]+(?:{_MONEY}|{_MEASURES})"
)
_ADDRESS = re.compile(r"[!-~]*(?:://|www\.|[!-~]@)[!-~]+|[!-~]{17,}")


def bad_start(above: str | None, text: str) -> str | None:
    """The mark that may not begin the line; `above` is the line before it in its paragraph, None for a first line.

    —— and …… may begin a line (GB/T 15834: they may only not be split), a single — or … may not; and a mark inside a
    Latin word or a number that was broken is not a start of its own: the break is what is wrong.
    """
    mark = text[0]
    if above is None:
        return mark if mark in ALWAYS_WRONG_AT_START else None
    if mark not in NOT_AT_START or text.startswith(_DOUBLE) or splits_double(above, text):
        return None
    cut_word = mark.isascii() and (_in_address(above, text) or (above[-1].isdigit() and text[1:2].isdigit()))
    return None if cut_word else mark


def bad_end(text: str) -> str | None:
    """The mark that may not end a line."""
    return text[-1] if text[-1] in NOT_AT_END else None


def splits_double(above: str, text: str) -> bool:
    """Whether the lines' end cuts a —— or a …… in two (two pairs in a row may be parted)."""
    for mark in "—…":
        before = len(above) - len(above.rstrip(mark))
        if before and text.startswith(mark):
            return before % 2 == 1 or (len(text) - len(text.lstrip(mark))) % 2 == 1
    return False


def split_number(above: str, text: str) -> str | None:
    """The number that the lines' end cuts, or parts from its sign, scale or unit: `4754.8|亿元`."""
    if _in_address(above, text):
        return None
    before, behind = above[-_CONTEXT:], text[:_CONTEXT]
    # a blank at the end of a line is not printed, but it did stand between a number and its unit
    for joined, cut in ((before + behind, len(before)), (f"{before} {behind}", len(before))):
        for start, end in _numbers(joined):
            if start < cut < end:
                whole = joined[start:end]
                return f"{whole[: cut - start]}|{whole[cut - start :].lstrip()}"
        if not (before[-1].isascii() and behind[0].isascii()):
            break  # only Latin text has blanks
    return None


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _NUMBERS.finditer(text):
        yield match.start(), match.end() - (len(match.group()) - len(match.group().rstrip()))


def _in_address(above: str, text: str) -> bool:
    """Whether the lines' end falls into an address or another long Latin word."""
    joined = above[-200:] + text[:200]
    cut = len(above[-200:])
    return any(match.start() < cut < match.end() for match in _ADDRESS.finditer(joined))
