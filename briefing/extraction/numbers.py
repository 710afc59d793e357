"""Numbers where they stand: digits or Chinese numerals, with scale, 余/多/几, and what bounds that gives."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from briefing.text.numerals import DIGITS, HAN_NUMERALS, LARGE, SMALL, last_step, parse_arabic, parse_han, scale_factor

_ARABIC = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALE = re.compile(r"(?:百|千|十)?万亿|(?:十|百|千|万)?亿|(?:十|百|千)?万|千|百")
_HAN = re.compile(f"[{''.join(sorted(HAN_NUMERALS))}]+")
_INNER = "余多几"
_SEVERAL = re.compile(r"(?P<first>[一二两三四五六七八])、?(?P<second>[二两三四五六七八九])(?P<scale>[十百千万亿]*)")
_TENS_SEVERAL = re.compile(
    r"(?P<tens>[二三四五六七八九]?十)(?P<first>[一二两三四五六七八])、?(?P<second>[二两三四五六七八九])"
)
_VAGUE = re.compile(r"[数几](?P<scale>[十百千万亿]+)")


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

    @property
    def vague(self) -> bool:
        """Whether no number is known at all."""
        return self.value is None and self.low is None


def number_at(text: str, start: int, is_unit_at: "UnitTest") -> Number | None:
    """The longest number that starts exactly there, or None; `text` has half-width digits."""
    if text[start].isascii():
        return _arabic(text, start, is_unit_at)
    return _vague(text, start) or _several(text, start) or _han(text, start)


UnitTest = Callable[[str, int], bool]
"""Tells whether a unit that begins with a scale word (千瓦, 百分点) stands at a place."""


def _arabic(text: str, start: int, is_unit_at: UnitTest) -> Number | None:
    match = _ARABIC.match(text, start)
    if match is None:
        return None
    base = parse_arabic(match.group())
    end, inner = match.end(), None
    if text[end : end + 1] in tuple(_INNER) and _countable(text, end + 1):
        inner, end = text[end], end + 1
    scale = ""
    scaled = _SCALE.match(text, end)
    if scaled and not is_unit_at(text, end):
        scale, end = scaled.group(), scaled.end()
    if inner is None and text[end : end + 1] in tuple(_INNER) and _countable(text, end + 1):
        inner, end = text[end], end + 1
    factor = scale_factor(scale)
    low, high = _open_bounds(base, factor) if inner else (None, None)
    return Number(start, end, match.group(), scale, base * factor, low, high, inner)


def _countable(text: str, index: int) -> bool:
    """Whether 余/多 is followed by something that is counted, so that it belongs to the number."""
    return index < len(text) and not text[index].isascii() and text[index] not in "，。；、：！？）”"


def _open_bounds(base: Decimal, factor: int) -> tuple[Decimal, Decimal]:
    return base * factor, (base + last_step(base)) * factor


def _han(text: str, start: int) -> Number | None:
    match = _HAN.match(text, start)
    if match is None:
        return None
    head, end = match.group(), match.end()
    if text[end : end + 1] in tuple(_INNER) and _countable(text, end + 1) and head[-1] not in "零〇":
        return _han_inner(text, start, end)
    value = parse_han(head)
    return None if value is None else Number(start, end, head, _scale_of(head), value, han=True)


def _han_inner(text: str, start: int, end: int) -> Number | None:
    """三百余亿, 十余万, 二十多个, 十几: the step is the last numeral's, the scale follows the 余."""
    base = parse_han(text[start:end])
    if base is None:
        return None
    inner = text[end]
    tail = re.compile(r"[万亿]+").match(text, end + 1)
    scale, stop = (tail.group(), tail.end()) if tail else ("", end + 1)
    factor = scale_factor(scale)
    low, high = _open_bounds(base, factor)
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
    match = _SEVERAL.match(text, start)
    if match is None or not _side_by_side(match) or text[match.end() : match.end() + 1] in HAN_NUMERALS:
        return None
    factor = scale_factor(match["scale"])
    low, high = (Decimal(DIGITS[match[name]] * factor) for name in ("first", "second"))
    return Number(start, match.end(), match.group(), match["scale"], None, low, high, han=True)


def _side_by_side(match: re.Match[str]) -> bool:
    first, second = DIGITS[match["first"]], DIGITS[match["second"]]
    return second - first == 1 or (first, second) == (3, 5)


def _vague(text: str, start: int) -> Number | None:
    """数十, 几百, 数千亿: no number is known."""
    match = _VAGUE.match(text, start)
    if match is None:
        return None
    scale = match["scale"]
    return Number(start, match.end(), match.group(), scale.lstrip("十百千"), None, han=True)


def is_bare_scale(number: Number) -> bool:
    """Whether the numeral is only a scale word: 百, 千, 万, 亿."""
    return len(number.printed) == 1 and (number.printed in SMALL or number.printed in LARGE) and number.inner is None
