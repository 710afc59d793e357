"""What is set aside before numbers are read: idioms, names and codes that hold a numeral, pieces of longer words."""

import re
from collections.abc import Sequence

from briefing.extraction import lexicon
from briefing.extraction.currencies import currency_before
from briefing.extraction.units import listed_at
from briefing.text.numerals import DIGITS, HAN_NUMERALS
from briefing.text.patterns import late

_GLUED = late(r"[A-Za-z+×*_/#＋]")
_QUOTED_CODE = late(r"[“\"《〔（(](?:[A-Za-z0-9.+\-×]+|[一二三四五六七八九十零〇]{1,4})[”\"》〕）)]")
# “三区三线”, “四个革命、一个合作”, “两个维护”: policies go by such names.
_SLOGAN = late(
    r"“[一二两三四五六七八九十][^“”，。；、\d]{1,4}、?[一二两三四五六七八九十][^“”，。；、\d一二两三四五六七八九十]{1,4}”|"
    r"“[两二三四五六七八九十]个(?!小时|钟头|月|季度|星期|工作日|百分点|亿)[^“”，。；、\d]{2,3}”"
)
_ORDINAL = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
_ORDINALS = late(rf"第\s?{_ORDINAL}(?:、|至|到|和|[—–\-~～])(?:第\s?)?{_ORDINAL}|第\s{_ORDINAL}")
_QUALIFYING = ("近", "上", "超", "逾", "约", "超过", "不到", "不足", "过")
_LEADING = late(r"[一二两三四五六七八九十百千万亿]+")
_SIGNS = frozenset("-−－+＋")
_POINTED = late(r"[\d零〇一二三四五六七八九十]点$")
_PART = late(r"\d[:：∶]$|[十百千万亿][多余来几]$")  # 3:2; the 三十岁 of 二十多三十岁
_RUN = late(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)*|\d[\d.]*")


def idioms_of(text: str) -> list[re.Match[str]]:
    """The idioms and names of a text that hold a numeral."""
    return list(lexicon.idioms().finditer(text))


def ends_of(text: str, idioms: Sequence[re.Match[str]]) -> list[int]:
    """For each place of the text where the idiom that covers it ends, 0 where none does."""
    ends = [0] * (len(text) + 1)
    for match in idioms:
        ends[match.start() : match.end()] = [match.end()] * (match.end() - match.start())
    return ends


def set_aside(text: str, idioms: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The ranges of a text that hold no quantity: idioms, codes in quotation marks, ordinals in a row."""
    found = [match.span() for match in idioms if not _splits_numeral(text, match)]
    return found + [match.span() for pattern in (_QUOTED_CODE, _SLOGAN, _ORDINALS) for match in pattern.finditer(text)]


def _splits_numeral(text: str, match: re.Match[str]) -> bool:
    """Whether an idiom is a piece of a numeral: the 三亿 of 二十三亿 is no town, the 百年 of 近百年 no fixed word."""
    start, word = match.start(), match.group()
    if word in {"百年", "千年"} and text.endswith(_QUALIFYING, 0, start):
        return True
    if _begins_longer_unit(text, match) or (word.endswith("点") and text[match.end() : match.end() + 1] in DIGITS):
        return True
    before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
    if word[-1] in HAN_NUMERALS and after and after in HAN_NUMERALS:
        return True
    return word[0] in HAN_NUMERALS and before != "" and (before in HAN_NUMERALS or before.isdigit())


def _begins_longer_unit(text: str, match: re.Match[str]) -> bool:
    """Whether a unit reaches out of an idiom: the 十分 of 十分钟 is a number with its unit, the 三公 of 三公里 too."""
    numeral = _LEADING.match(match.group())
    if numeral is None or numeral.end() == len(match.group()):
        return False
    start = match.start() + numeral.end()
    unit = listed_at(text, start)
    return unit is not None and start + len(unit) > match.end()


def is_glued(text: str, index: int) -> bool:
    """Whether the number there is a piece of a code, of a longer number, of a ratio or of an ordinal."""
    before = text[index - 1] if index else ""
    if before in {"第", "〔", "."} or before in HAN_NUMERALS or before.isdecimal():
        return True
    near = text[max(0, index - 2) : index]
    if _POINTED.search(near) or _PART.search(near):
        return True
    latin = near[:-1].isascii() and near[:-1].isalnum()
    if (before in _SIGNS and not latin) or (before == "/" and near[:-1] >= "\u4e00"):
        return False  # 20万千瓦/40万千瓦时
    if before.isalpha() and currency_before(text, index):
        return False
    return bool(_GLUED.match(before)) or (before == "-" and len(near) > 1 and near[0].isascii())


def past_number(text: str, index: int) -> int:
    """Where to go on after a place that is no quantity: past the whole run of digits."""
    match = _RUN.match(text, index)
    return match.end() if match else index + 1
