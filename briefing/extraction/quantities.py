"""Quantities: a typed grammar over a paragraph; dates, codes, idioms and names are set aside before it.

qualifier – number – scale – 余/多/几 – unit – 级/以上/左右, longest match; ranges, fractions, tenths, ranks and
翻番 have forms of their own. What a number says about what stands in `context` and `measures`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from briefing.extraction import lexicon
from briefing.extraction.numbers import Number, UnitTest, is_bare_scale, number_at
from briefing.extraction.periods import Found
from briefing.model.annotation import QuantityType
from briefing.text.numerals import DIGITS, HAN_NUMERALS, parse_han

APPROXIMATION = ("大约", "约为", "将近", "接近", "约", "近")
_NEGATIONS = ("不能", "不得", "不应", "不可", "不会", "不宜", "不准", "没有", "尚未", "从未", "未", "不")
_MORE = ("超过", "高于", "多于", "大于", "突破", "超出")
_LESS = ("低于", "少于", "小于")
LOWER = (
    *(negation + word for negation in _NEGATIONS for word in _LESS),
    "超过", "超出", "突破", "高于", "大于", "多于", "至少", "起码", "首破", "冲破", "逾",
    "超", "破", "上", "过",
)  # fmt: skip
UPPER = (
    *(negation + word for negation in _NEGATIONS for word in _MORE),
    *_LESS,
    "不足", "不到", "至多", "最多",
)  # fmt: skip
SUFFIX_APPROXIMATION = ("左右", "上下", "有余", "出头", "许")
SUFFIX_LOWER = ("及以上", "以上", "之上", "之多")
SUFFIX_UPPER = ("及以下", "以下", "以内", "之内", "内")
_PARTICLES = ("了", "到", "达到", "达", "为", "至")
_RANGE = re.compile(r"\s?(?:——|[—–\-~～至到])\s?")
_FRACTION = re.compile(
    r"(?P<whole>百|千|[二两三四五六七八九十百]+)分之(?P<part>[一二三四五六七八九十百零点半]+|\d+(?:\.\d+)?)"
)
_SLASHED = re.compile(r"(?<![\dA-Za-z/.年月])(?P<part>\d{1,2})/(?P<whole>\d{1,3})(?=的|以上|左右|多|强|，|。|；|、)")
_TENTHS = re.compile(
    r"(?P<tenths>[一二两三四五六七八九]|\d+(?:\.\d+)?)成(?P<half>半)?(?P<inner>多|"
    r"余)?(?![为立员果功本分长熟效品绩交都就])"
)
_DOUBLING = re.compile(r"翻(?:了)?(?P<times>[一两二三四]|\d)?番")
_EVERY = re.compile(
    r"每(?P<whole>\d+|[一二两三四五六七八九十百千万]+)(?P<unit>[辆台件个部家人名位块片])[^，。；]{0,10}?"
    r"(?:就|便)?有(?P<part>\d+|[一二两三四五六七八九十百千]+)(?P=unit)"
)
_RANK = re.compile(
    r"(?P<field>全国|全球|世界|全市|全省|全区|国内|国际|亚洲|西部|中西部|行业|同行业|同类|全县|中国|东部|中部|"
    r"华东|西南)?"
    r"(?P<verb>排名|排|位列|位居|位次|居|列|名列|跃居|升至|跃升至|稳居|前进到|晋升至)?"
    r"(?P<field2>全国|全球|世界|全市|全省|全区|国内|国际|亚洲|西部|中西部|行业|同行业|同类|全县|中国)?"
    r"(?P<form>第|前)(?P<rank>\d+|[一二三四五六七八九十]+)(?P<unit>位|名|"
    r"强)?(?![次届季条章款项批期个代产时家轮阶线书方手医者季产要资动生])"
)
_GLUED = re.compile(r"[A-Za-z+×*_/#＋]")
_EVENT_NUMBER = re.compile(r"第[\s]?(?:\d+|[一二三四五六七八九十百]+)")
_BUILT = re.compile(r"(?:新建|扩建|新增|建成|建设|投产|在建|开工|投用|建|新扩建|改建)[了成]?$")
_ONE_THINGS = frozenset("条座家个所台套艘间")
_BARE_LEAD = re.compile(r"(?:近|上|超|约|逾|破|达|过|超过|突破|达到|数|不足|不到)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quantity as the grammar reads it, before its context: joined range, value, unit, qualifiers."""

    start: int
    end: int
    core_start: int
    core_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    printed: str
    scale: str
    unit: str
    type: QuantityType
    rule: str
    approximation: str | None = None
    bound: str | None = None
    sure: bool = True


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
    """All quantities of a paragraph in order; `text` has half-width digits, `periods` are its dates."""
    scan = _Scan(text, bytearray(len(text) + 1))
    for period in periods:
        scan.block(period.start, period.end)
    # 五分之一 holds 之一: forms of their own come before the idioms.
    for special in (_every, _fractions, _tenths, _doublings, _ranks):
        for form in special(text):
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


def _skip(text: str, index: int) -> int:
    """How far to go on after a place that is no quantity: past the whole run of digits."""
    step = 1
    if text[index].isdigit():
        while index + step < len(text) and (text[index + step].isdigit() or text[index + step] in ".,"):
            step += 1
    return step


def _block_words(scan: _Scan) -> None:
    for pattern in (lexicon.idioms(), _QUOTED_CODE):
        for match in pattern.finditer(scan.text):
            if not _splits_numeral(scan.text, match):
                scan.block(match.start(), match.end())


_QUOTED_CODE = re.compile(r"[“\"《〔（(](?:[A-Za-z0-9.+\-×]+|[一二三四五六七八九十零〇]{1,4})[”\"》〕）)]")


def _splits_numeral(text: str, match: re.Match[str]) -> bool:
    """Whether an idiom would start or end inside a longer numeral: 三亚 is a town, the 三亿 of 二十三亿 is not one."""
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    return match.group()[0] in HAN_NUMERALS and before != "" and (before in HAN_NUMERALS or before.isdigit())


@cache
def _units() -> re.Pattern[str]:
    return lexicon.any_of(tuple(lexicon.units()))


@cache
def _unit_test() -> UnitTest:
    return UnitTest(_units())


def _quantity_at(scan: _Scan, index: int) -> Candidate | None:
    text = scan.text
    if scan.blocked[index] or _is_glued(text, index):
        return None
    number = number_at(text, index, _unit_test())
    if number is None or not scan.free(number.start, number.end):
        return None
    return _range(scan, number) or _single(scan, number)


_SIGNS = frozenset("-−－+＋")


def _is_glued(text: str, index: int) -> bool:
    """Whether the number is a piece of a code, of a longer number or of an ordinal."""
    before = text[index - 1] if index else ""
    if before in {"第", "〔", "."} or before in HAN_NUMERALS | {"点"} or before.isdigit():
        return True
    if before in _SIGNS and not (text[index - 2 : index - 1].isascii() and text[index - 2 : index - 1].isalnum()):
        return False
    return bool(_GLUED.match(before)) or (before == "-" and index > 1 and text[index - 2].isascii())


def _single(scan: _Scan, number: Number) -> Candidate | None:
    unit = _unit_at(scan.text, number)
    if unit is None or not _is_counted(scan, number, unit):
        return None
    found = _qualified(scan, number, number, unit, number.value, number.low, number.high)
    return _negative(found) if _is_negative(scan.text, number.start, unit) else found


def _is_negative(text: str, start: int, unit: "_Unit") -> bool:
    """Whether a minus sign stands before the number: 同比-3.5%, 净利润-3.2亿元; the dash of 3-5亿元 is none."""
    return start > 0 and text[start - 1] in _MINUS and unit.type != "duration"


_MINUS = frozenset("-−－")


def _negative(found: Candidate) -> Candidate:
    value = None if found.value is None else -found.value
    sure = found.sure and found.unit == "%"
    return replace(found, start=min(found.start, found.core_start - 1), value=value, sure=sure)


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    end: int
    type: QuantityType
    level: bool = False


def _unit_at(text: str, number: Number) -> _Unit | None:
    """The unit after a number; a number in 亿 or 万 may do without one."""
    index = number.end
    sign = text[index : index + 1]
    if sign in _SIGN_UNITS:
        return _Unit(sign, index + 1, _SIGN_UNITS[sign])
    match = _units().match(text, index)
    return _without_unit(text, number) if match is None else _listed_unit(text, number, match)


_SIGN_UNITS: dict[str, QuantityType] = {"%": "percent", "‰": "percent", "倍": "multiple"}


def _without_unit(text: str, number: Number) -> _Unit | None:
    """百亿级 means yuan, 百万级 may count users; 7000亿 stands for a unit that was named before."""
    index = number.end
    if _is_level(text, index, number):
        return _Unit("元" if "亿" in number.scale else "", index + 1, "level", level=True)
    bare = number.scale and not number.han and not _GLUED.match(text[index : index + 1])
    return _Unit("", index, "other") if bare else None


def _listed_unit(text: str, number: Number, match: re.Match[str]) -> _Unit | None:
    """The unit of the word list, with what it is per (元/吨) and 级."""
    index, unit = number.end, match.group()
    if unit in {"年", "度", "期", "门", "口", "班", "周", "天"} and not _is_measure(text, number, match):
        return None
    if compound := _PER.match(text, match.end()):
        return _Unit(text[index : compound.end()], compound.end(), "other")
    kind: QuantityType = lexicon.units()[unit]  # type: ignore[assignment]  # the word list holds the literals
    if _is_level(text, match.end(), number):
        return _Unit(unit, match.end() + 1, "level", level=True)
    return _Unit(unit, match.end(), kind)


_PER = re.compile(
    r"[/／](?:平方米|立方米|平方公里|公里|千克|公斤|千瓦时|小时|分钟|人次|[吨米亩升年月日天秒人户度斤克次台])"
    r"|每(?:秒|小时)"
)


def _is_level(text: str, index: int, number: Number) -> bool:
    return text[index : index + 1] == "级" and ("亿" in number.scale or "万" in number.scale)


def _is_measure(text: str, number: Number, match: re.Match[str]) -> bool:
    """Weeds out units that are words of their own: 2023年 (a year), 3年级, 5度 (an angle, a temperature), 周末."""
    following = text[match.end() : match.end() + 1]
    unit = match.group()
    if unit == "年":
        year = number.printed.isdigit() and len(number.printed) == len("2023") and not number.scale
        return not year and following not in {"级", "度", "代", "生", "货", "轻"}
    if unit == "度":
        return bool(number.scale)
    if unit in {"周", "天"}:
        return following not in {"末", "边", "围", "然", "津", "府", "气", "空"}
    return following not in {"口", "户"}


def _is_counted(scan: _Scan, number: Number, unit: _Unit) -> bool:
    text = scan.text
    if not unit.text:
        return bool(number.scale)
    if number.han and unit.type == "count" and number.printed == "一" and number.inner is None:
        return unit.text in _ONE_THINGS and _BUILT.search(text[: number.start]) is not None
    if is_bare_scale(number):
        return unit.level or _BARE_LEAD.search(text[: number.start]) is not None
    if number.han and unit.type == "amount" and number.printed in {"一", "两"} and not number.scale:
        return False
    return scan.free(number.start, unit.end)


def _range(scan: _Scan, first: Number) -> Candidate | None:
    """10%—15%, 9亿至16亿, 2至3个, 100万到150万辆; after 从 or 由 two figures are meant, not a range."""
    text = scan.text
    first_unit = _unit_at(text, first)
    joint = _RANGE.match(text, first_unit.end if first_unit else first.end)
    if joint is None or joint.end() >= len(text) or not _starts_number(text, joint.end()):
        return None
    second = number_at(text, joint.end(), _unit_test())
    if second is None or not scan.free(first.start, second.end) or first.value is None or second.value is None:
        return None
    unit = _unit_at(text, second)
    if unit is None or (first_unit and first_unit.text not in {"", unit.text}):
        return None
    if text[: first.start].endswith(("从", "由")) and joint.group().strip() in {"到", "至"}:
        return None
    low, high = first.value, second.value
    if not first.scale and second.scale and low < high:
        scaled = low * (high / _base(second))
        low = scaled if scaled < high else low
    if low >= high:
        return None
    whole = Number(first.start, second.end, text[first.start : second.end], second.scale, None, low, high)
    return _qualified(scan, whole, second, unit, None, low, high)


def _base(number: Number) -> Decimal:
    return Decimal(number.printed.replace(",", "")) if not number.han else Decimal(1)


def _qualified(
    scan: _Scan,
    number: Number,
    last: Number,
    unit: _Unit,
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
) -> Candidate:
    """Adds the words that stand directly before and after: 近, 超过, 以上, 左右."""
    text = scan.text
    start, before = _prefix(text, number.start, scan)
    end, after = _suffix(text, unit.end)
    approximation = _first(before, APPROXIMATION) or _first(after, SUFFIX_APPROXIMATION) or last.inner
    bound = _first(before, LOWER + UPPER) or _first(after, SUFFIX_LOWER + SUFFIX_UPPER)
    if value is None and low is not None and bound in LOWER + SUFFIX_LOWER:
        high = None
    elif value is None and high is not None and bound in UPPER + SUFFIX_UPPER:
        low = None
    if value is not None:
        if bound in LOWER + SUFFIX_LOWER:
            low, high = value, None
        elif bound in UPPER + SUFFIX_UPPER or approximation in {"近", "将近", "接近"}:
            low, high = None, value
    return Candidate(
        start, end, number.start, unit.end, value, low, high, number.printed, number.scale, unit.text, unit.type,
        rule="range" if value is None and low is not None else f"{unit.type}",
        approximation=approximation, bound=bound,
        sure=not (number.han and number.printed == "一") and not number.vague and bool(unit.text),
    )  # fmt: skip


def _first(words: list[str], known: tuple[str, ...]) -> str | None:
    return next((word for word in words if word in known), None)


_PREFIXES = tuple(sorted(APPROXIMATION + LOWER + UPPER, key=len, reverse=True))
_SUFFIXES = tuple(sorted(SUFFIX_APPROXIMATION + SUFFIX_LOWER + SUFFIX_UPPER, key=len, reverse=True))
_PREFIX_GUARD = re.compile(
    r"(?:最近|附近|邻近|临近|贴近|马上|加上|迈上|登上|跃上|站上|跨上|走上|以上|线上|网上|会上|地上|身上|之上|晚上|"
    r"早上|签约|节约|条约|合约|"
    r"大约约|公约|赴约|预约|读破|高超|经过|通过|不过|度过|透过|越过|路过|走过|见过|有过|过过|做过|去过|来过|用过|"
    r"跨过|难过|"
    r"身过|受过|干过|打过|渡过|错过|掠过|胜过|翻过|穿过|看过|听过|说过|办过|参加过|加过)$"
)


def _prefix(text: str, start: int, scan: _Scan) -> tuple[int, list[str]]:
    """Qualifying words directly before a number, nearest last; 了 and 达 between them belong to the span."""
    words: list[str] = []
    while True:
        head = text[:start]
        particle = next((p for p in _PARTICLES if head.endswith(p)), "")
        for skipped in ("", particle):
            stem = head[: len(head) - len(skipped)]
            word = next((w for w in _PREFIXES if stem.endswith(w)), None)
            if word and not _PREFIX_GUARD.search(stem):
                start = len(stem) - len(word)
                words.insert(0, word)
                break
        else:
            return _share_prefix(text, start, words)
        if scan.blocked[start]:
            return start, words


_ABOUT_SHARE = re.compile(r"(?:约|大约|近|超过|超)占[^，。；、\d]{0,14}$")


def _share_prefix(text: str, start: int, words: list[str]) -> tuple[int, list[str]]:
    """约占全市的45%: the 约 belongs to the number although the whole stands between."""
    if not words and (match := _ABOUT_SHARE.search(text[:start])):
        word = match.group().split("占")[0]
        return match.start(), [word]
    return start, words


_DURATIONS = ("年", "个月", "天", "小时", "分钟", "秒", "周", "工作日")


def _suffix(text: str, end: int) -> tuple[int, list[str]]:
    word = next((w for w in _SUFFIXES if text.startswith(w, end)), None)
    if word is None or (word == "以上" and text.startswith("以上述", end)):
        return end, []
    if word == "内" and not text[:end].endswith(_DURATIONS):
        return end, []
    return end + len(word), [word]


def _special(
    match: re.Match[str], value: Decimal | None, unit: str, kind: QuantityType, rule: str, *,
    low: Decimal | None = None, high: Decimal | None = None, printed: str | None = None,
    approximation: str | None = None, bound: str | None = None,
) -> Candidate:  # fmt: skip
    """A form of its own: its range is the whole match."""
    return Candidate(
        start=match.start(), end=match.end(), core_start=match.start(), core_end=match.end(),
        value=value, low=low, high=high, printed=printed or match.group(), scale="", unit=unit, type=kind, rule=rule,
        approximation=approximation, bound=bound,
    )  # fmt: skip


def _with_words(text: str, candidate: Candidate) -> Candidate:
    """Qualifiers around a special form."""
    scan = _Scan(text, bytearray(len(text) + 1))
    number = Number(candidate.start, candidate.end, candidate.printed, "", candidate.value)
    unit = _Unit(candidate.unit, candidate.end, candidate.type)
    whole = _qualified(scan, number, number, unit, candidate.value, candidate.low, candidate.high)
    return Candidate(
        whole.start, whole.end, candidate.core_start, candidate.core_end, candidate.value, whole.low, whole.high,
        candidate.printed, "", candidate.unit, candidate.type, candidate.rule,
        whole.approximation or candidate.approximation, whole.bound,
    )  # fmt: skip


def _fractions(text: str) -> Iterator[Candidate]:
    for match in _FRACTION.finditer(text):
        whole, part = parse_han(match["whole"]), _decimal(match["part"])
        if whole and part is not None:
            value, low, high = percent_of(part, whole)
            kind: QuantityType = "percent" if match["whole"] == "百" else "fraction"
            yield _with_words(text, _special(match, value, "%", kind, "fraction", low=low, high=high))
    for match in _SLASHED.finditer(text):
        part, whole = Decimal(match["part"]), Decimal(match["whole"])
        if 0 < part < whole:
            value, low, high = percent_of(part, whole)
            yield _with_words(text, _special(match, value, "%", "fraction", "fraction", low=low, high=high))


def percent_of(part: Decimal, whole: Decimal) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """`part` / `whole` in per cent where that is exact; else the hundredths of a per cent between which it lies."""
    value = part * 100 / whole
    if Fraction(value) == Fraction(part) * 100 / Fraction(whole):
        return value.normalize() if value != value.to_integral() else value.to_integral(), None, None
    low = value.quantize(Decimal("0.01"), rounding="ROUND_FLOOR")
    return None, low, low + Decimal("0.01")


def _decimal(text: str) -> Decimal | None:
    """十五, 十五点五, 12.5."""
    if text[0].isdigit():
        return Decimal(text)
    whole, _, digits = text.partition("点")
    value = parse_han(whole)
    if value is None or not digits:
        return value
    if any(char not in DIGITS for char in digits):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[char]) for char in digits))


def _tenths(text: str) -> Iterator[Candidate]:
    for match in _TENTHS.finditer(text):
        if match.start() and (text[match.start() - 1] in HAN_NUMERALS or text[match.start() - 1] in "一完构组形达生合"):
            continue
        tenths = _decimal(match["tenths"])
        if tenths is not None:
            value = tenths * 10 + (5 if match["half"] else 0)
            low, high = (value, value + 10) if match["inner"] else (None, None)
            form = _special(match, value, "%", "percent", "tenths", low=low, high=high, approximation=match["inner"])
            yield _with_words(text, form)


def _doublings(text: str) -> Iterator[Candidate]:
    for match in _DOUBLING.finditer(text):
        times = int(_decimal(match["times"] or "一") or 1)
        yield _special(match, Decimal(2**times), "倍", "multiple", "doubling")


def _every(text: str) -> Iterator[Candidate]:
    for match in _EVERY.finditer(text):
        whole, part = _decimal(match["whole"]), _decimal(match["part"])
        if whole and part is not None and part < whole:
            value, low, high = percent_of(part, whole)
            yield _special(match, value, "%", "fraction", "every", low=low, high=high)


def _ranks(text: str) -> Iterator[Candidate]:
    for match in _RANK.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        field_ = match["field"] or match["field2"]
        if not (field_ or match["verb"] or before.endswith(_RANK_LEADS)):
            continue
        rank = _decimal(match["rank"])
        if rank is None or (match["form"] == "前" and not match["unit"] and not match["verb"] and not field_):
            continue
        top = match["form"] == "前"
        yield _special(match, None if top else rank, "位", "rank", "rank", high=rank if top else None,
                       low=Decimal(1) if top else None, printed=match["rank"], bound="前" if top else None)  # fmt: skip


_RANK_LEADS = ("排名", "排", "位列", "位居", "居", "列", "名列", "跃居", "均为", "位次", "全国", "全球")
