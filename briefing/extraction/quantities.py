"""Quantities: a typed grammar over a paragraph; dates, codes, idioms and names are set aside before it.

qualifier – number – scale – 余/多/几 – unit – 级/以上/左右, longest match. What is no number with a unit stands in
`forms`; what a number says, by what stands around it, in `context`, `timing` and `measures`.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from briefing.extraction import lexicon
from briefing.extraction.candidates import Candidate
from briefing.extraction.currencies import currency_before
from briefing.extraction.forms import find_forms
from briefing.extraction.numbers import Number, is_bare_scale, number_at
from briefing.extraction.periods import Found
from briefing.extraction.qualifiers import qualify
from briefing.extraction.signs import is_named_by_dash, is_negative, negative
from briefing.extraction.units import Unit, begins_unit, listed_at, unit_at
from briefing.text.numerals import HAN_NUMERALS

__all__ = ["Candidate", "find_quantities"]

_RANGE = re.compile(r"\s?(?:——|[—–‑\-－−~～至到])\s?")
_DASHED = re.compile(r"\s?(?:——|[—–‑\-－−~～])\s?[\d一二两三四五六七八九十]")
_GLUED = re.compile(r"[A-Za-z+×*_/#＋]")
_BUILT = re.compile(
    r"(?:新建|扩建|新增|建成|建设|建起|建立|建造|建了|建有|投产|在建|开工|投用|建|新扩建|改建|添置|购置|引进|上马|上了|投建|架起|修通|修建|开通|"
    r"开出|开行|投入|落成)[了成起]?$"
)
_ONE_THINGS = frozenset("条座家个所台套艘间栋幢")
_BARE_LEAD = re.compile(r"(?:近|上|超|约|逾|破|达|过|超过|突破|达到|数|不足|不到|满)$")


@dataclass
class _Scan:
    """A paragraph and the ranges that hold no quantity or are already read."""

    text: str
    blocked: bytearray
    found: list[Candidate] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        return not any(self.blocked[start:end])

    def block(self, start: int, end: int) -> None:
        self.blocked[start:end] = b"\1" * (end - start)

    def take(self, candidate: Candidate) -> None:
        self.found.append(candidate)
        self.block(candidate.start, candidate.end)


def find_quantities(text: str, periods: list[Found]) -> list[Candidate]:
    """All quantities of a paragraph in order; `text` is as rules match it, `periods` are its dates."""
    scan = _Scan(text, bytearray(len(text) + 1))
    for period in periods:
        scan.block(period.start, period.end)
    # 五分之一 holds 之一: forms of their own come before the idioms.
    for form in find_forms(text):
        if scan.free(form.core_start, form.core_end):
            scan.take(form)
    _block_words(scan)
    index = 0
    while index < len(text):
        candidate = _quantity_at(scan, index) if _starts_number(text, index) else None
        if candidate is None:
            index += _skip(text, index)
        else:
            scan.take(candidate)
            index = candidate.end
    return sorted(scan.found, key=lambda c: c.start)


def _starts_number(text: str, index: int) -> bool:
    return text[index].isdigit() or text[index] in HAN_NUMERALS or text[index] in "数几"


_RUN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)*|\d[\d.]*")


def _skip(text: str, index: int) -> int:
    """How far to go on after a place that is no quantity: past the whole run of digits."""
    match = _RUN.match(text, index)
    return match.end() - index if match else 1


def _block_words(scan: _Scan) -> None:
    for pattern in (lexicon.idioms(), _QUOTED_CODE, _ORDINALS):
        for match in pattern.finditer(scan.text):
            if not _splits_numeral(scan.text, match):
                scan.block(match.start(), match.end())


_QUOTED_CODE = re.compile(r"[“\"《〔（(](?:[A-Za-z0-9.+\-×]+|[一二三四五六七八九十零〇]{1,4})[”\"》〕）)]")
_ORDINAL = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5})"
_ORDINALS = re.compile(rf"第\s?{_ORDINAL}(?:、|至|到|和|[—–\-~～])(?:第\s?)?{_ORDINAL}|第\s{_ORDINAL}")
_QUALIFYING = ("近", "上", "超", "逾", "约", "超过", "不到", "不足", "过")


def _splits_numeral(text: str, match: re.Match[str]) -> bool:
    """Whether an idiom is a piece of a numeral: the 三亿 of 二十三亿 is no town, the 百年 of 近百年 no fixed word."""
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if match.group() in {"百年", "千年"} and text[: match.start()].endswith(_QUALIFYING):
        return True
    if _begins_longer_unit(text, match):
        return True
    return match.group()[0] in HAN_NUMERALS and before != "" and (before in HAN_NUMERALS or before.isdigit())


def _begins_longer_unit(text: str, match: re.Match[str]) -> bool:
    """Whether a unit reaches out of an idiom: the 十分 of 十分钟 is a number with its unit, the 三公 of 三公里 too."""
    numeral = _LEADING.match(match.group())
    if numeral is None or numeral.end() == len(match.group()):
        return False
    start = match.start() + numeral.end()
    unit = listed_at(text, start)
    return unit is not None and start + len(unit) > match.end()


_LEADING = re.compile(r"[一二两三四五六七八九十百千万亿]+")


def _quantity_at(scan: _Scan, index: int) -> Candidate | None:
    text = scan.text
    if scan.blocked[index] or _is_glued(text, index):
        return None
    number = number_at(text, index, begins_unit)
    if number is None or not scan.free(number.start, number.end):
        return None
    return _range(scan, number) or _single(scan, number)


_SIGNS = frozenset("-−－+＋")
_POINTED = re.compile(r"[\d零〇一二三四五六七八九十]点$")
_RATIO = re.compile(r"\d[:：∶]$")


def _is_glued(text: str, index: int) -> bool:
    """Whether the number is a piece of a code, of a longer number, of a ratio or of an ordinal."""
    before = text[index - 1] if index else ""
    if before in {"第", "〔", "."} or before in HAN_NUMERALS or before.isdigit():
        return True
    if _POINTED.search(text, max(0, index - 2), index) or _RATIO.search(text, max(0, index - 2), index):
        return True
    if before in _SIGNS and not (text[index - 2 : index - 1].isascii() and text[index - 2 : index - 1].isalnum()):
        return False
    if before == "/" and "\u4e00" <= text[index - 2 : index - 1]:
        return False  # 20万千瓦/40万千瓦时
    if before.isalpha() and currency_before(text, index):
        return False
    return bool(_GLUED.match(before)) or (before == "-" and index > 1 and text[index - 2].isascii())


def _single(scan: _Scan, number: Number) -> Candidate | None:
    unit = unit_at(scan.text, number)
    if (currency := currency_before(scan.text, number.start)) and (unit is None or unit.type in _OF_MONEY):
        unit = Unit(currency.unit, unit.end if unit else number.end, "amount", sure=currency.sure)
        number = replace(number, start=currency.start)
    if unit is None or not _is_counted(scan, number, unit):
        return None
    more, end = _more(scan.text, unit)
    value, low, high = _with_more(number, more)
    found = _qualified(scan, (number.start, end), number, unit, (value, low, high), more)
    found = replace(found, sure=found.sure and not _is_loose(scan.text, found))
    return negative(found, scan.text) if is_negative(scan.text, number.start, unit) else found


_OF_MONEY = frozenset(["amount", "other", "count"])
_TURNED = ("翻", "翻了", "翻上", "翻出")
_YEAR_OF_CENTURY = re.compile(r"[以间来的多之内左时历前后，。；、！？）”]|$")
_SINCE_1950 = 50


def _is_loose(text: str, found: Candidate) -> bool:
    """Whether the form leaves doubt: 翻三倍 (three times or four), half a range that was not read, 98年 (1998)."""
    left, right = text[: found.core_start][-3:], text[found.core_end : found.core_end + 3]
    if (found.type == "multiple" and left.endswith(_TURNED)) or _DASHED.match(right):
        return True
    if left[-1:] in set("—–~～") and (left[-2:-1].isdigit() or left[-2:-1] in set("%万亿元")):
        return True
    short = found.unit == "年" and found.printed.isdigit() and len(found.printed) == len("98")
    return short and int(found.printed) >= _SINCE_1950 and not _YEAR_OF_CENTURY.match(right) and found.bound is None


_MORE_TYPES = frozenset(["multiple", "duration", "length", "mass", "area", "amount", "percent"])
_MORE_AFTER = re.compile(r"多(?![种样元次项数少方边处层极功用维式见云雨么个家名位点式])|余(?=[，。；、的])")
_HALF_AFTER = re.compile(r"半(?=[，。；、的以后前内左时来就才]|$)")


def _more(text: str, unit: Unit) -> tuple[str | None, int]:
    """The 多 or 半 inside or after a unit: 两个多月, 3倍多, 两年半."""
    if unit.more:
        return unit.more, unit.end
    if unit.type in _MORE_TYPES and (match := _MORE_AFTER.match(text, unit.end)):
        return match.group(), match.end()
    if unit.type in _MORE_TYPES and _HALF_AFTER.match(text, unit.end):
        return "半", unit.end + 1
    return None, unit.end


def _with_more(number: Number, more: str | None) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    if more == "半" and number.value is not None:
        return number.value + Decimal("0.5"), number.low, number.high
    if more in {"多", "余"} and number.value is not None:
        return number.value, number.value, None
    return number.value, number.low, number.high


def _is_counted(scan: _Scan, number: Number, unit: Unit) -> bool:
    text = scan.text
    if not unit.text:
        return bool(number.scale)
    if number.han and unit.type == "count" and number.printed == "一" and number.inner is None:
        return unit.text in _ONE_THINGS and _BUILT.search(text, max(0, number.start - 6), number.start) is not None
    if unit.type == "duration" and _is_point_in_time(text, number, unit):
        return False
    if number.printed in {"零", "〇"} or is_named_by_dash(text, number.start, unit) or _is_address(text, number, unit):
        return False
    if is_bare_scale(number) and number.printed != "十":
        return unit.level or _BARE_LEAD.search(text, max(0, number.start - 4), number.start) is not None
    if number.han and unit.type == "amount" and number.printed in {"一", "两"} and not number.scale:
        return False
    return scan.free(number.start, unit.end)


def _is_address(text: str, number: Number, unit: Unit) -> bool:
    """The 3栋 of 人民路88号3栋."""
    return unit.text in {"栋", "座", "幢", "层"} and text[: number.start].endswith("号")


_AGO = re.compile(r"[之以]?[前后](?![期段])")
_LASTED = re.compile(
    r"(?:历时|用时|为期|耗时|仅用|用了|只用|只需|不到|不足|近|短短|连续|期限|至少|超过|长达|有效期|期|约|停工|缩短|延长|提前|推迟|过了)了?$"
)
_LASTS = re.compile(r"[多内半]|以内|之内|左右|以上|时间")


def _is_point_in_time(text: str, number: Number, unit: Unit) -> bool:
    """三年前 and 两天后 tell when, not how long; 一年, 一天 tell how long only beside a word of lasting."""
    if _AGO.match(text, unit.end):
        return True
    if number.printed != "一" or unit.more:
        return False
    before = _LASTED.search(text, max(0, number.start - 6), number.start)
    return before is None and _LASTS.match(text, unit.end) is None


def _range(scan: _Scan, first: Number) -> Candidate | None:
    """10%—15%, 9亿至16亿, 2至3个, 100万到150万辆; after 从 or 由 two figures are meant, not a range."""
    text = scan.text
    first_unit = unit_at(text, first)
    joint = _RANGE.match(text, first_unit.end if first_unit else first.end)
    if joint is None or joint.end() >= len(text) or not _starts_number(text, joint.end()):
        return None
    second = number_at(text, joint.end(), begins_unit)
    if second is None or not scan.free(first.start, second.end) or first.value is None or second.value is None:
        return None
    unit = unit_at(text, second)
    if unit is None or (first_unit and first_unit.text not in {"", unit.text}):
        return None
    if text[: first.start].endswith(("从", "由")) and joint.group().strip() in {"到", "至"}:
        return None
    own = first_unit is not None and first_unit.text != ""
    low, high = (first.value, second.value) if own else _scaled(first, second)
    if low >= high:
        return None
    whole = Number(first.start, second.end, text[first.start : second.end], second.scale, None, low, high, second.inner,
                   sure=first.sure and second.sure)  # fmt: skip
    found = _qualified(scan, (first.start, unit.end), whole, unit, (None, low, high))
    return negative(found, text) if text[: first.start].endswith("零下") else found


def _scaled(first: Number, second: Number) -> tuple[Decimal, Decimal]:
    """The bounds of a range; a scale that is printed once (3至5亿) holds for both."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if not first.scale and second.scale and low < high:
        base = Decimal(1) if second.han else Decimal(second.printed.replace(",", ""))
        scaled = low * (high / base)
        return (scaled, high) if scaled < high else (low, high)
    return low, high


def _qualified(
    scan: _Scan,
    place: tuple[int, int],
    number: Number,
    unit: Unit,
    values: tuple[Decimal | None, Decimal | None, Decimal | None],
    more: str | None = None,
) -> Candidate:
    """Adds the words that stand directly before and after: 近, 超过, 以上, 左右."""
    value = values[0]
    inner = more if more in {"多", "余"} else number.inner
    found = qualify(scan.text, *place, *values, scan.blocked, inner)
    small = number.han and number.printed == "一"
    return Candidate(
        found.start, found.end, number.start, unit.end, value, found.low, found.high, number.printed, number.scale,
        unit.text, unit.type, rule="range" if value is None and found.low is not None else f"{unit.type}",
        approximation=found.approximation, bound=found.bound,
        sure=not small and not number.vague and bool(unit.text) and number.sure and unit.sure,
    )  # fmt: skip
