"""Units and measure words: listed ones, Latin ones put together from parts, and what stands in for a unit."""

import re
from dataclasses import dataclass

from briefing.extraction import lexicon
from briefing.extraction.doubtful_units import DOUBTFUL, is_measure, of_warmth
from briefing.extraction.numbers import Number
from briefing.model.annotation import QuantityType
from briefing.text.patterns import late

_SIGNS: dict[str, QuantityType] = {"%": "percent", "‰": "percent", "倍": "multiple"}
_OTHER: QuantityType = "other"
_BASES: dict[str, QuantityType] = dict.fromkeys(
    ("FLOPS", "FLOP", "OPS", "bps", "bit", "Hz", "Ah", "Pa", "N·m", "Nm", "eV", "dB", "bar", "rpm", "ppm", "ppb", "lm",
     "lx", "nits", "nit", "dpi", "px", "fps", "mol", "°C", "kn", "VA", "B", "V", "A", "P", "N", "K", "L", "l", "Ω",
     "IU", "PV", "UV", "AUM"), _OTHER,
) | {
    "Wh": "energy", "W": "energy", "J": "energy", "hp": "energy", "cal": "energy",
    "m": "length", "in": "length", "ft": "length", "nm": "length", "g": "mass", "t": "mass", "DWT": "mass",
    "s": "duration", "h": "duration", "min": "duration", "d": "duration", "ha": "area", "TEU": "count", "pcs": "count",
}  # fmt: skip
_BASE = "|".join(sorted(map(re.escape, _BASES), key=lambda base: (-len(base), base)))
_LATIN = late(
    rf"\s?(?P<prefix>[kKMGTPEZmμµunpcd]?)(?P<base>{_BASE})(?P<power>[²³23]?)"
    rf"(?P<per>[/·](?:[kKMGTPmμµnc]?(?:{_BASE})[²³23]?|[\u4e00-\u9fff]{{1,2}}))?(?![A-Za-z0-9\-+])"
)
_PER_LATIN = late(rf"[/／][kKMGTPmμµnc]?(?:{_BASE})[²³23]?(?![A-Za-z0-9])")
_CODES = frozenset("GKDCBPALT")  # 5G, 4K, 3D, 5A are names; 500P and 1.8万P are not
_SERIES = frozenset("BCDGK")
_FEWEST_DIGITS = 3
_PER = late(
    r"(?:[/／](?:[百千]?[万亿]?美?元|[百千]?万[人吨件]|平方米|立方米|平方公里|公里|海里|千克|公斤|毫升|分升|千瓦时|千瓦|吨公里|人公里|车公里|小时|分钟|人次|"
    r"工作日|标箱|公顷|[㎡吨米亩升年月日天秒分时人户度斤克次台箱辆件公车只头班股桶架套])"
    r"|每(?:秒|小时|分钟))(?![\u4e00-\u9fff]?数)"
)
_SLASH = frozenset("/／")
_PRINTED_AS = {"个基点": "基点", "个bp": "基点", "BP": "基点", "bp": "基点", "个BP": "基点"}
_AFTER_MEASURE = late(r"个(?P<more>[多半])(?P<unit>月|小时|钟头|季度|星期|世纪|工作日)")
_LONGEST = 6
_BLANKS = frozenset(" \u00a0\u2009\u202f")
_LEVELS = "亿万"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured in: as printed, where it ends, its type; `more` is the 多 or 半 inside (个多月)."""

    text: str
    end: int
    type: QuantityType
    level: bool = False
    more: str | None = None
    sure: bool = True


def unit_at(text: str, number: Number) -> Unit | None:
    """The unit after a number; a number in 亿 or 万 may do without one."""
    index = number.end
    if text[index : index + 1] in _BLANKS and text[index + 1 : index + 2] in _SIGNS:
        index += 1  # 10 %
    sign = text[index : index + 1]
    if sign in _SIGNS:
        if text.startswith(("vol", "CI", "置信"), index + 1):
            return None  # the strength of a spirit, a level of confidence
        return Unit(sign, index + 1, _SIGNS[sign])
    if split := _AFTER_MEASURE.match(text, index):
        return Unit(f"个{split['unit']}", split.end(), "duration", more=split["more"])
    listed = None if _is_level(text, index, number) else listed_at(text, index)
    if listed is not None:
        return _listed(text, number, listed)
    return _latin(text, number) or _without_unit(text, number)


def listed_at(text: str, index: int) -> str | None:
    """The longest unit of the word list that stands there and is not the head of another word."""
    units, guards = lexicon.units(), lexicon.unit_guards()
    for length in range(_LONGEST, 0, -1):
        word = text[index : index + length]
        if len(word) == length and word in units and not _is_head(text, index + length, word, guards.get(word)):
            return word
    return None


def _is_head(text: str, end: int, word: str, guards: frozenset[str] | None) -> bool:
    """Whether a unit is the head of another word: the 家 of 家电, but not that of 12家|电子企业; 35座|位于."""
    following = text[end : end + 2]
    if word[-1] == "位" and len(word) > 1 and following[:1] in _AFTER_SEAT:
        return True
    return guards is not None and following[:1] in guards and following not in lexicon.words("after-units")


_AFTER_SEAT = frozenset("于置列居")


def begins_unit(text: str, index: int) -> bool:
    """Whether a unit that begins with a scale word (千瓦, 百分点) stands at a place."""
    if text[index : index + 1] not in "千百万" or index >= len(text):
        return False
    unit = listed_at(text, index)
    return unit is not None and len(unit) > 1


def _listed(text: str, number: Number, unit: str) -> Unit | None:
    end = number.end + len(unit)
    if unit in DOUBTFUL and not is_measure(text, number, unit):
        return None
    if stop := _per_end(text, end):
        money = lexicon.units()[unit] == "amount"
        return Unit(text[number.end : stop], stop, "amount" if money else "other")
    kind: QuantityType = lexicon.units()[unit]  # type: ignore[assignment]  # the word list holds the literals
    if unit == "块" and _IS_MONEY.match(text, end):
        kind = "amount"
    if unit == "度" and of_warmth(text, number):
        kind = "other"
    if _is_level(text, end, number) or (kind in _GRADED and text[end : end + 1] == "级"):
        return Unit(unit, end + 1, "level", level=True)
    other_part = text[end : end + 1] in _SLASH and not text[end + 1 : end + 2].isdigit()
    return Unit(_PRINTED_AS.get(unit, unit), end, kind, sure=unit not in _LOOSE and not other_part)


def _per_end(text: str, index: int) -> int | None:
    """Where what the unit is told per ends: 元/吨, 立方米每秒, 公斤/穗; None where nothing follows."""
    if compound := _PER.match(text, index) or _PER_LATIN.match(text, index):
        return compound.end()
    per = listed_at(text, index + 1) if text[index : index + 1] in _SLASH else None
    return None if per is None else index + 1 + len(per)


_IS_MONEY = late(r"[，。；、”！？]|钱|左右|上下|以[上下]|出头|一[斤个公只瓶杯碗]|$")  # 7200块，; 三块地毯 are pieces
_LOOSE = frozenset(["个点"])  # a hundredth or a point of an index


_GRADED = frozenset(["mass", "energy", "length"])  # 5000吨级, 百兆瓦级, 纳米级


def _latin(text: str, number: Number) -> Unit | None:
    match = _LATIN.match(text, number.end)
    if match is None:
        return None
    bare = not match["prefix"] and match["base"] in _CODES
    digits = sum(char.isdigit() for char in number.printed)
    if bare and not number.scale and digits < _FEWEST_DIGITS and "." not in number.printed:
        return None
    kind = _BASES[match["base"]]
    if match["per"] or (match["power"] and kind != "length"):
        kind = "other"
    elif match["power"]:
        kind = "area" if match["power"] in "²2" else "other"
    named = bare and not number.scale and match["base"] in _SERIES  # 910B is a chip
    return Unit(match.group().strip(), match.end(), kind, sure=not named)


def _without_unit(text: str, number: Number) -> Unit | None:
    """百亿级 means yuan, 百万级 may count users; 7000亿 stands for a unit that was named before, 68万人口 for 人."""
    index = number.end
    if _is_level(text, index, number):
        return Unit("元" if "亿" in number.scale else "", index + 1, "level", level=True)
    following = text[index : index + 1]
    glued = following.isascii() and following.isalnum()
    if not number.scale or glued or (number.han and not _STANDS_ALONE.match(text, index)):
        return None
    if number.han and not _is_told_alone(text, number):
        return None
    return Unit("", index, "count" if _counted_noun().match(text, index) else "other")


def _is_told_alone(text: str, number: Number) -> bool:
    """Whether a numeral in words stands for a figure without its unit: 奖补五十万，; 突破千亿大关."""
    if set(number.printed) <= _SCALES:
        return len(number.printed) > 1 and text.endswith(_PASSING, 0, number.start)
    return len(number.printed) >= _FEWEST_HAN


_PASSING = (
    "突破", "首破", "超", "超过", "近", "逾", "达", "达到", "破", "约", "不足", "不到",
    "迈上", "跨上", "站上", "迈过", "跨过", "跨越", "冲刺",
)  # fmt: skip
# 最高奖补五十万，; 由四百亿增至八百亿; 千亿大关
_STANDS_ALONE = late(r"[，。；！）]|$|[到至增跃升提涨跌降]|大关|台阶|关口|门槛|规模")
_FEWEST_HAN = 3
_SCALES = frozenset("十百千万亿")


@lexicon.per_words
def _counted_noun() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{0,4}}?(?:{lexicon.any_of(lexicon.counted()).pattern})")


def _is_level(text: str, index: int, number: Number) -> bool:
    return text[index : index + 1] == "级" and any(char in number.scale for char in _LEVELS)
