"""Units and measure words: listed ones, Latin ones put together from parts, and what stands in for a unit."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.extraction import lexicon
from briefing.extraction.numbers import Number
from briefing.model.annotation import QuantityType

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
_LATIN = re.compile(
    rf"\s?(?P<prefix>[kKMGTPEZmμµunpcd]?)(?P<base>{_BASE})(?P<power>[²³23]?)"
    rf"(?P<per>[/·](?:[kKMGTPmμµnc]?(?:{_BASE})[²³23]?|[\u4e00-\u9fff]{{1,2}}))?(?![A-Za-z0-9\-+])"
)
_PER_LATIN = re.compile(rf"[/／][kKMGTPmμµnc]?(?:{_BASE})[²³23]?(?![A-Za-z0-9])")
_CODES = frozenset("GKDCBPALT")  # 5G, 4K, 3D, 5A are names; 500P and 1.8万P are not
_FEWEST_DIGITS = 3
_PER = re.compile(
    r"(?:[/／](?:[百千]?[万亿]?美?元|[百千]?万[人吨件]|平方米|立方米|平方公里|公里|海里|千克|公斤|毫升|分升|千瓦时|千瓦|吨公里|人公里|车公里|小时|分钟|人次|"
    r"工作日|标箱|公顷|[㎡吨米亩升年月日天秒分时人户度斤克次台箱辆件公车只头班股桶架套])"
    r"|每(?:秒|小时|分钟))(?![\u4e00-\u9fff]?数)"
)
_SLASH = frozenset("/／")
_PRINTED_AS = {"个基点": "基点", "个bp": "基点", "BP": "基点", "bp": "基点", "个BP": "基点"}
_AFTER_MEASURE = re.compile(r"个(?P<more>[多半])(?P<unit>月|小时|钟头|季度|星期|世纪|工作日)")
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
    if unit in _DOUBTFUL and not _is_measure(text, number, unit):
        return None
    if stop := _per_end(text, end):
        money = lexicon.units()[unit] == "amount"
        return Unit(text[number.end : stop], stop, "amount" if money else "other")
    kind: QuantityType = lexicon.units()[unit]  # type: ignore[assignment]  # the word list holds the literals
    if unit == "块" and _IS_MONEY.match(text, end):
        kind = "amount"
    if unit == "度" and _of_warmth(text, number):
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


_IS_MONEY = re.compile(r"[，。；、”！？]|钱|$")  # 7200块，; 三块地毯 are pieces
_LOOSE = frozenset(["个点"])  # a hundredth or a point of an index


_GRADED = frozenset(["mass", "energy", "length"])  # 5000吨级, 百兆瓦级, 纳米级


_SCORED = re.compile(r"总分|得分|评分|均分|成绩|打分|满分|分数|考了|考出|考取|获得|比分|平均|积分")
_BARE_NUMERAL = frozenset("手期班字")  # 二手, 三期 and 二班 name something; 3.2万手, 12期 count
_DOUBTFUL = frozenset("年度分级里国省市县区镇乡村校点层日方") | _BARE_NUMERAL
_STOREY = re.compile(r"(?:[座栋楼厦幢]|大厦|中心|广场|酒店|地下|位于|在|第)$")
_INDEXED = re.compile(r"指数?|[深沪]成?指|大盘|收报|收于|收盘|报收|点位|[A-Z]{3}")
_FAR = re.compile(r"(?:方圆|绵延|相距|相隔|全长|长达|十里八|跑了|走了|行程)$")
_ELECTRIC = re.compile(r"[用耗节省发购缺限峰]电|电耗|电量|电价|每度")
_TEN = 10
_BIG_YEAR = 2100


def _is_measure(text: str, number: Number, unit: str) -> bool:
    """Weeds out units that are words of their own: 2023年 (a year), 5度 (an angle), 三级 (a grade), 一省."""
    if unit in _TESTS:
        return _TESTS[unit](text, number)
    if unit == "里":
        if number.han and (number.value or 0) >= _TEN:
            return True
        return (
            not number.han
            or number.inner is not None
            or _FAR.search(text, max(0, number.start - 4), number.start) is not None
        )
    if unit == "级":
        return not number.han and _YEAR_OF_ENTRY.fullmatch(number.printed) is None
    if unit in _BARE_NUMERAL:
        return not number.han or bool(number.scale) or number.inner is not None or (number.value or 0) > 10  # noqa: PLR2004
    return not (number.han and number.value == 1)


_YEAR_OF_ENTRY = re.compile(r"19\d\d|20[0-4]\d")  # 2018级学生


def _is_score(text: str, number: Number) -> bool:
    return "." in number.printed or _SCORED.search(text, max(0, number.start - 12), number.start) is not None


def _is_index(text: str, number: Number) -> bool:
    near = text[max(0, number.start - 12) : number.start]
    return not number.han and _INDEXED.search(near) is not None and not near.endswith(("时", "午", "晨", "晚"))


def _of_electricity(text: str, number: Number) -> bool:
    return _ELECTRIC.search(text, max(0, number.start - 12), number.start) is not None


def _of_warmth(text: str, number: Number) -> bool:
    return _WARM.search(text, max(0, number.start - 12), number.start) is not None


_WARM = re.compile(r"零[下上]$|[气水体温室高低恒升降地油]温[^，。；]{0,6}$|温度[^，。；]{0,6}$|气温[^。；]{0,10}$")


def _are_storeys(text: str, number: Number) -> bool:
    return _STOREY.search(text, max(0, number.start - 4), number.start) is None


def _is_year(text: str, number: Number) -> bool:
    """Whether the number before 年 is a year: 2023年, 一九七八年, 两千零二十四年, 23年全年."""
    if number.inner is not None or number.scale or number.value is None:
        return False
    if number.printed.isdigit() and not number.han:
        if len(number.printed) == len("2023"):
            return number.value < _BIG_YEAR and _LONG_AGO.search(text, max(0, number.start - 5), number.start) is None
        return _OF_YEAR.match(text, number.end + 1) is not None
    digits = number.han and not number.sure
    return digits or (1000 < number.value < _BIG_YEAR and number.value % 100 != 0)  # noqa: PLR2004


_LONG_AGO = re.compile(r"距今[已约近有]{0,2}$|长达[约近]?$|逾$|超过?$")
_WITHIN = re.compile(r"[以之]?内(?![瓦陆])|以[上下]")  # 30日内; 30日 alone is a day of the month
_TESTS: dict[str, Callable[[str, Number], bool]] = {
    "年": lambda text, number: not _is_year(text, number),
    "度": lambda text, number: bool(number.scale) or _of_electricity(text, number) or _of_warmth(text, number),
    "分": _is_score,
    "点": _is_index,
    "层": _are_storeys,
    "方": lambda _, number: bool(number.scale) or number.inner is not None,  # 三方 are parties
    "日": lambda text, number: _WITHIN.match(text, number.end + 1) is not None,
}
_OF_YEAR = re.compile(r"[度]?(?:全年|上半年|下半年|[初底末]|[一二三四]季度|\d{1,2}月|第[一二三四]季度|同期)")


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
    return Unit(match.group().strip(), match.end(), kind)


def _without_unit(text: str, number: Number) -> Unit | None:
    """百亿级 means yuan, 百万级 may count users; 7000亿 stands for a unit that was named before, 68万人口 for 人."""
    index = number.end
    if _is_level(text, index, number):
        return Unit("元" if "亿" in number.scale else "", index + 1, "level", level=True)
    following = text[index : index + 1]
    glued = following.isascii() and following.isalnum()
    if not number.scale or number.han or glued:
        return None
    return Unit("", index, "count" if _counted_noun().match(text, index) else "other")


@lexicon.per_words
def _counted_noun() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{0,4}}?(?:{lexicon.any_of(lexicon.counted()).pattern})")


def _is_level(text: str, index: int, number: Number) -> bool:
    return text[index : index + 1] == "级" and any(char in number.scale for char in _LEVELS)
