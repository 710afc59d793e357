"""Quantities: a typed grammar over a paragraph; dates, codes, idioms and names are set aside before it.

qualifier – number – scale – 余/多/几 – unit – 级/以上/左右, longest match. What is no number with a unit stands in
`forms`; what a number says, by what stands around it, in `context`, `timing` and `measures`.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from briefing.extraction.candidates import Candidate
from briefing.extraction.currencies import currency_before
from briefing.extraction.doubts import is_address, is_loose, is_ordinal, is_point_in_time
from briefing.extraction.forms import find_forms
from briefing.extraction.guards import ends_of, idioms_of, is_glued, past_number, set_aside
from briefing.extraction.numbers import Number, is_bare_scale, number_at
from briefing.extraction.periods import Found
from briefing.extraction.qualifiers import qualify
from briefing.extraction.signs import is_named_by_dash, is_negative, negative
from briefing.extraction.units import Unit, begins_unit, unit_at
from briefing.text.numerals import HAN_NUMERALS, scale_factor
from briefing.text.patterns import late

__all__ = ["Candidate", "find_quantities"]

_RANGE = late(r"\s?(?:——|[—–‑\-－−~～至到])\s?")
_BUILT = late(
    r"(?:新建|扩建|新增|建成|建设|建起|建立|建造|建了|建有|投产|在建|开工|投用|建|新扩建|改建|添置|购置|引进|上马|上了|投建|架起|修通|修建|开通|"
    r"开出|开行|投入|落成)[了成起]?$"
)
_START = late(f"[\\d{''.join(sorted(HAN_NUMERALS))}数几]")
_ONE_THINGS = frozenset("条座家个所台套艘间栋幢")
_BARE_LEAD = late(r"(?:近|上|超|约|逾|破|达|过|超过|突破|达到|数|不足|不到|满)$")


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
    # 五分之一 holds 之一: forms of their own come before the idioms, unless they lie within one (一成不变).
    idioms = idioms_of(text)
    ends = ends_of(text, idioms)
    for form in find_forms(text):
        if scan.free(form.core_start, form.core_end) and ends[form.core_start] < form.core_end:
            scan.take(form)
    for start, end in set_aside(text, idioms):
        scan.block(start, end)
    index = 0
    while (digit := _START.search(text, index)) is not None:
        index = digit.start()
        candidate = _quantity_at(scan, index)
        if candidate is None:
            index = past_number(text, index)
        else:
            scan.take(candidate)
            index = candidate.end
    return sorted(scan.found, key=lambda c: c.start)


def _quantity_at(scan: _Scan, index: int) -> Candidate | None:
    text = scan.text
    if scan.blocked[index] or (is_glued(text, index) and not _goes_on(scan, index)):
        return None
    number = number_at(text, index, begins_unit)
    if number is None or not scan.free(number.start, number.end):
        return None
    return _range(scan, number) or _single(scan, number)


def _goes_on(scan: _Scan, index: int) -> bool:
    """Whether the number stands behind a slash or a times sign: 100MW/200MWh, 12米×8米, 4×1000兆瓦."""
    if scan.text[index - 1] not in _JOINS:
        return False
    behind = bool(scan.found) and scan.found[-1].end == index - 1
    return behind or _TIMES.search(scan.text, max(0, index - 4), index) is not None


_JOINS = frozenset("/／×*＊")
_TIMES = late(r"(?:^|[^\dA-Za-z])\d{1,2}[×*＊]$")


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
    found = replace(found, sure=found.sure and not is_loose(scan.text, found))
    return negative(found, scan.text) if is_negative(scan.text, number.start, unit) else found


_OF_MONEY = frozenset(["amount", "other", "count"])
_MORE_TYPES = frozenset(["multiple", "duration", "length", "mass", "area", "amount", "percent"])
_MORE_AFTER = late(r"多(?![种样元次项数少方边处层极功用维式见云雨么个家名位点式])|余(?=[，。；、的])")
_HALF_AFTER = late(r"半(?=[，。；、的以后前内左时来就才]|$)")


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
    if is_bare_scale(number) and number.printed != "十":
        return (
            unit.level
            or text.startswith("以上", unit.end)
            or _BARE_LEAD.search(text, max(0, number.start - 4), number.start) is not None
        )
    return not _is_no_amount(text, number, unit) and scan.free(number.start, unit.end)


def _is_no_amount(text: str, number: Number, unit: Unit) -> bool:
    """Whether the number with its unit is a point in time, an address, a name, or a word like 零头 and 两角."""
    if unit.type == "duration" and is_point_in_time(text, number, unit):
        return True
    if number.printed in {"零", "〇"} or is_named_by_dash(text, number.start, unit):
        return True
    if is_address(text, number, unit) or is_ordinal(text, number, unit):
        return True
    if unit.type == "duration" and _TERM.match(text, unit.end):
        return True
    return number.han and unit.type == "amount" and number.printed in {"一", "两"} and not number.scale


# 5年期贷款, 7天期逆回购, 15分钟便民生活圈, 2小时经济圈 are kinds and names.
_TERM = late(r"期(?![间限满])|[^，。；、“”\d]{0,9}圈(?![^，。；]{0,2}[米里])")


def _range(scan: _Scan, first: Number) -> Candidate | None:
    """10%—15%, 9亿至16亿, 2至3个, 100万到150万辆; after 从 or 由 two figures are meant, not a range."""
    text = scan.text
    first_unit = unit_at(text, first)
    second = _other_end(text, first_unit.end if first_unit else first.end)
    if second is None or not scan.free(first.start, second.end) or first.value is None or second.value is None:
        return None
    unit = unit_at(text, second)
    if unit is None or (first_unit and first_unit.text not in {"", unit.text}) or _is_pair(text, first, second, unit):
        return None
    own = first_unit is not None and first_unit.text != ""
    low, high = (first.value, second.value) if own else _scaled(first, second)
    if low >= high:
        return None
    sure = first.sure and second.sure and not _shares_no_scale(first, second)
    whole = Number(first.start, second.end, text[first.start : second.end], second.scale, None, low, high, second.inner,
                   sure=sure)  # fmt: skip
    found = _qualified(scan, (first.start, unit.end), whole, unit, (None, low, high))
    return negative(found, text) if text.endswith("零下", 0, first.start) else found


def _other_end(text: str, end: int) -> Number | None:
    """The second number of a range, of which the first ends there."""
    joint = _RANGE.match(text, end)
    if joint is None or joint.end() >= len(text) or _START.match(text, joint.end()) is None:
        return None
    return number_at(text, joint.end(), begins_unit)


def _is_pair(text: str, first: Number, second: Number, unit: Unit) -> bool:
    """Whether a change is told (从5%到10%), or a point in time (三到五天后)."""
    if unit.type == "duration" and is_point_in_time(text, second, unit):
        return True
    if text.startswith(("不等", "之间"), unit.end):
        return False
    return text.endswith(("从", "由"), 0, first.start) and text[second.start - 2 : second.start].rstrip()[-1:] in {
        "到",
        "至",
    }


def _scaled(first: Number, second: Number) -> tuple[Decimal, Decimal]:
    """The bounds of a range; a scale that is printed once (3至5亿) holds for both."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    scaled = low * scale_factor(second.scale)
    return (scaled, high) if not first.scale and low < scaled < high else (low, high)


_SMALL_SCALES = frozenset("十百千")


def _shares_no_scale(first: Number, second: Number) -> bool:
    """Whether 三至五百亿 leaves open if three hundred or three is meant."""
    return _SMALL_SCALES.isdisjoint(first.printed + first.scale) and not _SMALL_SCALES.isdisjoint(second.printed)


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
