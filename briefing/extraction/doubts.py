"""Forms that look like a quantity and are none or leave a doubt: points in time, addresses, half a range, 98年."""

from briefing.extraction.candidates import Candidate
from briefing.extraction.numbers import Number
from briefing.extraction.units import Unit
from briefing.text.numerals import LARGE, SMALL
from briefing.text.patterns import late

_AGO = late(r"[之以]?[前后](?![期段])")
_LASTED = late(
    r"(?:历时|用时|为期|耗时|仅用|用了|只用|只需|不到|不足|近|短短|连续|期限|至少|超过|长达|有效期|期|约|停工|缩短|延长|提前|推迟|过了)了?$"
)
_LASTS = late(r"[多内半]|以内|之内|左右|以上|时间")


def is_point_in_time(text: str, number: Number, unit: Unit) -> bool:
    """三年前 and 两天后 tell when, not how long; 一年, 一天 tell how long only beside a word of lasting."""
    if _AGO.match(text, unit.end):
        return True
    if number.printed != "一" or unit.more:
        return False
    before = _LASTED.search(text, max(0, number.start - 6), number.start)
    return before is None and _LASTS.match(text, unit.end) is None


_FIRST_FEW = late(r"(?<![目此之以日年提当先面节会月天午跟眼])前$|倒数$|(?<=[年月期的，。])头$")
_CLASSES = frozenset("类组期班队区部")  # 一二类苗, 三四班
_NUMBERED = frozenset("所厂院队部室站团库矿局台")
_SESSION = late(r"(?:会议|全会|全体|大会|代表大会|党代会)")


def is_ordinal(text: str, number: Number, unit: Unit) -> bool:
    """Whether the number orders rather than counts: 前10名, 后三位, 二次会议."""
    if unit.type not in {"count", "duration"}:
        return False
    if number.han and number.value is None and not number.scale and unit.text in _CLASSES:
        return True
    if number.han and number.value is not None and not number.sure and unit.text in _NUMBERED:
        return True  # 七一二所
    if number.han and unit.text == "次" and _SESSION.match(text, unit.end):
        return True
    return _FIRST_FEW.search(text, max(0, number.start - 3), number.start) is not None


def is_address(text: str, number: Number, unit: Unit) -> bool:
    """The 3栋 of 人民路88号3栋."""
    return unit.text in {"栋", "座", "幢", "层"} and text.endswith("号", 0, number.start)


_DASHED = late(r"\s?(?:——|[—–‑\-－−~～])\s?[\d一二两三四五六七八九十]")
_FOREIGN = late(r"(?:港币|港纸|美金|澳门币|新台币|台币|日元|欧元|英镑|韩元|坡币)约?$")  # 港币三百万元
_IN_PARTS = frozenset(["duration", "length", "amount", "mass"])
_TURNED = ("翻", "翻了", "翻上", "翻出")
_YEAR_OF_CENTURY = late(r"[以间来的多之内左时历前后，。；、！？）”]|$")
_SINCE_1950 = 50
_SCALES = frozenset((*SMALL, *LARGE))


def is_loose(text: str, found: Candidate) -> bool:
    """Whether the form leaves doubt: 翻三倍 (three times or four), half a range that was not read, 98年 (1998)."""
    left, right = text[max(0, found.core_start - 3) : found.core_start], text[found.core_end : found.core_end + 3]
    if found.type != "level" and not found.bound and not found.approximation and set(found.printed) <= _SCALES:
        return True  # 百亿元项目 is a class of projects
    if found.unit == "元" and _FOREIGN.search(text, max(0, found.core_start - 5), found.core_start):
        return True
    if right[:1].isdigit() and found.end == found.core_end and found.type in _IN_PARTS:
        return True  # 3小时5: the second half was not read
    if (found.type == "multiple" and left.endswith(_TURNED)) or _DASHED.match(right):
        return True
    if left[-1:] in set("—–~～") and (left[-2:-1].isdigit() or left[-2:-1] in set("%万亿元")):
        return True
    short = found.unit == "年" and found.printed.isdigit() and len(found.printed) == len("98")
    return short and int(found.printed) >= _SINCE_1950 and not _YEAR_OF_CENTURY.match(right) and found.bound is None
