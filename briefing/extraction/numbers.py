"""Numbers where they stand: digits or Chinese numerals, with scale, 余/多/几, and what bounds that gives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefing.text.numerals import DIGITS, HAN_NUMERALS, LARGE, SMALL, last_step, parse_arabic, parse_han, scale_factor
from briefing.text.patterns import late

_ARABIC = late(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_SPACED = late(r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,])")
_LEADING_ZERO = late(r"0\d")
_MONEY = r"(?:[余多](?=.?元)|[美日港欧韩澳加]?元|[日韩]圆|[新人]?台?民?币|美金|卢比|零?\d[\d,]*[千百]?亿)"
_SCALE = late(rf"(?:百|千|十)?万亿|(?:十|百|千|万)?亿|(?:十|百|千)?万|[十百千]?兆(?={_MONEY})|千|百")
_HAN = late(f"[{''.join(sorted(HAN_NUMERALS))}]+")
_INNER = "余多几来"
_NEXT = late(
    r"(?P<zero>零)?(?P<number>\d{1,3},\d{3}(?![,\d])|\d{1,4}(?:\.\d+)?)(?P<inner>[余多])?(?P<scale>[千百]?亿|千万|百万|十万|万|千|百)?"
)
_YI_AFTER_GE = late(r"个(?P<inner>[多余])?(?P<scale>[百千]?亿)(?![元吨级千瓦港美欧日斤亩])")
_LISTED_DIGITS = late(r"(?P<first>[1-8])、(?P<second>[2-9])(?P<scale>百|千|万|亿|十万|百万|千万)?(?![\d.、])")
_SEVERAL = late(r"(?P<first>[一二两三四五六七八])、?(?P<second>[二两三四五六七八九])(?P<scale>[十百千万亿]*)")
_TENS_SEVERAL = late(
    r"(?P<tens>[二三四五六七八九]?十)(?P<first>[一二两三四五六七八])、?(?P<second>[二两三四五六七八九])"
)
_HUNDRED_SEVERAL = late(
    r"(?P<hundreds>[一二两三四五六七八九][百千])(?P<first>[一二两三四五六七八])、?(?P<second>[二两三四五六七八九])(?P<scale>[十百])(?![一二三四五六七八九])"
)
_VAGUE = late(
    r"(?:[数几](?P<scale>[十百千万亿]+)|[数几]个(?P<ge>亿)(?![元吨级]))(?:、?[上近几数][十百千万]+)?(?:多(?=[个家户名人]))?"
)
_TEENS = late(r"(?P<first>[二三四五六七八]?十)几、?(?P<second>[二三四五六七八九]十)")


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral in a text.

    `value` is exact and multiplied out; `low` and `high` are set where the numeral itself gives bounds (三百余亿:
    300–400亿; 两三百: 200–300, no value; 数十: nothing known). `printed` is the numeral, `scale` its scale word.
    """

    start: int
    end: int
    printed: str
    scale: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    inner: str | None = None
    han: bool = False
    sure: bool = True

    @property
    def vague(self) -> bool:
        """Whether no number is known at all."""
        return self.value is None and self.low is None


def number_at(text: str, start: int, is_unit_at: "UnitTest") -> Number | None:
    """The longest number that starts exactly there, or None; `text` has half-width digits."""
    if text[start].isascii():
        return _listed_digits(text, start) or _spaced(text, start) or _arabic(text, start, is_unit_at)
    return vague_at(text, start) or _several(text, start) or _han(text, start, is_unit_at)


UnitTest = Callable[[str, int], bool]
"""Tells whether a unit that begins with a scale word (千瓦, 百分点) stands at a place."""


def _arabic(text: str, start: int, is_unit_at: UnitTest) -> Number | None:
    match = _ARABIC.match(text, start)
    if match is None or _LEADING_ZERO.match(text, start):
        return None
    base = parse_arabic(match.group())
    end, inner = match.end(), None
    if _is_inner(text, end) and _tens(match.group(), text[end]):
        inner, end = text[end], end + 1
    scale = ""
    scaled = _SCALE.match(text, end)
    if scaled and not is_unit_at(text, end):
        scale, end = scaled.group(), scaled.end()
    elif of_ge := _YI_AFTER_GE.match(text, end):
        scale, end, inner = of_ge["scale"], of_ge.end(), of_ge["inner"] or inner
    if scale and inner is None and (mixed := _mixed(text, start, end, base, scale)):
        return mixed
    if inner is None and _is_inner(text, end) and (scale or _tens(match.group(), text[end])):
        inner, end = text[end], end + 1
    factor = scale_factor(scale)
    low, high = _open_bounds(base, factor) if inner in _UPWARDS else (None, None)
    return Number(start, end, match.group(), scale, base * factor, low, high, inner)


_UPWARDS = frozenset("余多几")  # 来 is about the number, above it or below


def _is_inner(text: str, index: int) -> bool:
    return text[index : index + 1] in tuple(_INNER) and _countable(text, index + 1)


def _tens(digits: str, inner: str) -> bool:
    """Whether 来 may follow: 20来个, 300来人; 3来 is nothing."""
    return inner != "来" or digits.endswith("0")


def _mixed(text: str, start: int, end: int, base: Decimal, scale: str) -> Number | None:
    """1亿2千万, 3万5千, 2亿5000多万, 3万5000: groups that fall, of digits with scale words between them."""
    value, factor, inner, step = base * scale_factor(scale), scale_factor(scale), None, Decimal(0)
    first = end
    while inner is None and (match := _NEXT.match(text, end)) and base == base.to_integral():
        smaller = scale_factor(match["scale"] or "")
        group = parse_arabic(match["number"])
        plain_group = not (match["scale"] or match["zero"]) and (factor != _WAN or len(match["number"]) < len("5000"))
        if plain_group or group * smaller >= factor or text[match.end() : match.end() + 1] in tuple(".,%‰"):
            break
        value, factor, end, inner = value + group * smaller, smaller, match.end(), match["inner"]
        step = last_step(group) * smaller
    if end == first:
        return None
    printed = text[start:end]
    low, high = (value, value + step) if inner else (None, None)
    return Number(start, end, printed, _scale_of(printed), value, low, high, inner)


_WAN = 10**4


def _spaced(text: str, start: int) -> Number | None:
    """12 345 and 3 000多: digits in groups of three with blanks between them; in a table they may be two cells."""
    match = _SPACED.match(text, start)
    if match is None or (start and text[start - 1] in " .,"):
        return None
    value = Decimal("".join(char for char in match.group() if char.isdigit()))
    end, inner = match.end(), None
    if _is_inner(text, end):
        inner, end = text[end], end + 1
    low, high = _open_bounds(value, 1) if inner in _UPWARDS else (None, None)
    return Number(start, end, match.group(), "", value, low, high, inner, sure=False)


def _listed_digits(text: str, start: int) -> Number | None:
    """2、3家: two digits side by side, a range as in 两三家; not the end of a longer list."""
    match = _LISTED_DIGITS.match(text, start)
    if (
        match is None
        or int(match["second"]) - int(match["first"]) != 1
        or text[max(0, start - 1) : start] in tuple("、")
    ):
        return None
    factor = scale_factor(match["scale"] or "")
    low, high = (Decimal(match[name]) * factor for name in ("first", "second"))
    return Number(start, match.end(), match.group(), match["scale"] or "", None, low, high, sure=False)


def _countable(text: str, index: int) -> bool:
    """Whether 余/多 is followed by something that is counted, so that it belongs to the number."""
    return index < len(text) and not text[index].isascii() and text[index] not in "，。；、：！？）”"


def _open_bounds(base: Decimal, factor: int) -> tuple[Decimal, Decimal]:
    return base * factor, (base + last_step(base)) * factor


_LEAPS = late(r"[百千万亿]十|[千万亿]百|[万亿]千|^[百千万亿][一二两三四五六七八九]")
_POINT = late(
    r"点(?P<digits>[零〇一二三四五六七八九]{1,4})(?P<scale>[十百千]?万亿|[十百千]?[万亿])?(?![十百千点](?![瓦米克伏卡焦帕赫]))"
)


def _han(text: str, start: int, is_unit_at: UnitTest) -> Number | None:
    match = _HAN.match(text, start)
    if match is None:
        return None
    end = _end_before_unit(text, start, match.end(), is_unit_at)
    head = text[start:end]
    if _LEAPS.search(head):
        return _about(text, start, end)
    if point := _POINT.match(text, end):
        return _with_point(start, head, point)
    if (
        _is_inner(text, end)
        and head[-1] not in "零〇"
        and (text[end] != "来" or head[-1] in SMALL or head[-1] in LARGE)
    ):
        return _han_inner(text, start, end)
    return _whole_han(text, start, end)


def _whole_han(text: str, start: int, end: int) -> Number | None:
    head = text[start:end]
    value = parse_han(head)
    if value is None:
        return None
    of_ge = _YI_AFTER_GE.match(text, end)
    if of_ge and value < _WAN:
        factor, inner = scale_factor(of_ge["scale"]), of_ge["inner"]
        low, high = _open_bounds(value, factor) if inner else (None, None)
        return Number(start, of_ge.end(), head, of_ge["scale"], value * factor, low, high, inner, han=True)
    scaled = any(char in SMALL or char in LARGE for char in head)
    return Number(start, end, head, _scale_of(head), value, han=True, sure=scaled or len(head) == 1)


def _end_before_unit(text: str, start: int, end: int, is_unit_at: UnitTest) -> int:
    """Where a numeral ends: the 千 of 百万千瓦 and 十千米 belongs to the unit."""
    for index in range(start + 1, end):
        if text[index] in SMALL and text[index - 1] not in DIGITS and is_unit_at(text, index):
            return index
    return end


def _about(text: str, start: int, end: int) -> Number | None:
    """百十来户, 百八十块, 千百: a number that nobody counted; none is known."""
    if _ABOUT.fullmatch(text, start, end) is None:
        return None
    stop = end + 1 if text[end : end + 1] in {"来", "多"} else end
    return Number(start, stop, text[start:end], "", None, han=True)


_ABOUT = late(r"百十|百[八九]十|千八百|万八千|千百")


def _with_point(start: int, head: str, point: re.Match[str]) -> Number | None:
    """一点五亿, 二点三: a decimal in words."""
    whole = parse_han(head)
    if whole is None or (whole and head[-1] in LARGE):
        return None
    scale = point["scale"] or ""
    value = whole + Decimal("0." + "".join(str(DIGITS[char]) for char in point["digits"]))
    printed = point.string[start : point.end() - len(scale)]
    return Number(start, point.end(), printed, scale, value * scale_factor(scale), han=True)


def _han_inner(text: str, start: int, end: int) -> Number | None:
    """三百余亿, 十余万, 二十多个, 十几: the step is the last numeral's, the scale follows the 余."""
    base = parse_han(text[start:end])
    if base is None:
        return None
    inner = text[end]
    tail = re.compile(r"[万亿]+").match(text, end + 1)
    scale, stop = (tail.group(), tail.end()) if tail else ("", end + 1)
    factor = scale_factor(scale)
    low, high = _open_bounds(base, factor) if inner in _UPWARDS else (None, None)
    return Number(start, stop, text[start:end], scale, base * factor, low, high, inner, han=True)


def _scale_of(numeral: str) -> str:
    """The scale words at the end of a numeral: 亿 of 五亿, 万亿 of 一万亿, none of 三百."""
    stripped = numeral.rstrip("万亿")
    return numeral[len(stripped) :] if stripped else numeral


def _several(text: str, start: int) -> Number | None:
    """两三百家, 三五个, 十七八: two digits side by side are a range."""
    if match := _TENS_SEVERAL.match(text, start):
        tens = parse_han(match["tens"]) or Decimal(0)
        if _side_by_side(match):
            low, high = (tens + DIGITS[match[name]] for name in ("first", "second"))
            return Number(start, match.end(), match.group(), "", None, low, high, han=True)
    if (match := _HUNDRED_SEVERAL.match(text, start)) and _side_by_side(match):
        whole, step = parse_han(match["hundreds"]) or Decimal(0), scale_factor(match["scale"])
        low, high = (whole + DIGITS[match[name]] * step for name in ("first", "second"))
        return Number(start, match.end(), match.group(), "", None, low, high, han=True)
    match = _SEVERAL.match(text, start)
    if match is None or not _side_by_side(match) or text[match.end() : match.end() + 1] in HAN_NUMERALS:
        return None
    factor = scale_factor(match["scale"])
    low, high = (Decimal(DIGITS[match[name]] * factor) for name in ("first", "second"))
    return Number(start, match.end(), match.group(), match["scale"], None, low, high, han=True)


def _side_by_side(match: re.Match[str]) -> bool:
    first, second = DIGITS[match["first"]], DIGITS[match["second"]]
    return second - first == 1 or (first, second) == (3, 5)


def vague_at(text: str, start: int) -> Number | None:
    """数十, 几百, 数千亿, 几百上千: no number is known; 十几二十个 lies between ten and twenty."""
    if teens := _TEENS.match(text, start):
        first, second = (parse_han(teens[name]) for name in ("first", "second"))
        if first is not None and second is not None and second - first == 10:  # noqa: PLR2004  十几 and 二十几
            return Number(start, teens.end(), teens.group(), "", None, first, second, han=True, sure=False)
    match = _VAGUE.match(text, start)
    if match is None:
        return None
    scale = match["scale"] or match["ge"]
    return Number(start, match.end(), match.group(), scale.lstrip("十百千"), None, han=True)


def is_bare_scale(number: Number) -> bool:
    """Whether the numeral is only a scale word: 百, 千, 万, 亿."""
    return len(number.printed) == 1 and (number.printed in SMALL or number.printed in LARGE) and number.inner is None
