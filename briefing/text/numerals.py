"""Numerals to exact decimals and back: 4754.8亿, 一万亿, 三百余, 两三百, full-width digits."""

from decimal import Decimal
from math import prod

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "○": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
_SCALES = SMALL | LARGE | {"萬": 10**4, "億": 10**8, "兆": 10**12}
HAN_NUMERALS = frozenset(DIGITS) | frozenset(SMALL) | frozenset(LARGE)

_FULL_WIDTH = {ord("０") + i: ord("0") + i for i in range(10)} | {
    ord("．"): ord("."),
    ord("％"): ord("%"),
    ord("，"): ord("，"),
}


def half_width(text: str) -> str:
    """The text with full-width digits, point and per-cent sign made half-width; the length stays the same."""
    return text.translate(_FULL_WIDTH)


def scale_factor(scale: str) -> int:
    """The factor of a scale word, as printed: 万亿 and 兆 are 10**12, 百萬 is 10**6, an empty one is 1."""
    return prod(_SCALES[char] for char in scale)


def parse_arabic(text: str) -> Decimal:
    """The value of Arabic digits with optional thousands separators: 1,284.6."""
    return Decimal(half_width(text).replace(",", ""))


def parse_han(text: str) -> Decimal | None:
    """The value of a Chinese numeral (一万二千, 三百亿, 二〇二三, 百, 万亿), or None where it is none.

    A string of digits without 十百千万亿 is read digit by digit; 二百五 is not read as 250 but refused, as is
    a numeral whose scales rise in a way that no reading allows.
    """
    if not text or any(char not in HAN_NUMERALS for char in text):
        return None
    if not any(char in SMALL or char in LARGE for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    return _parse_listed(text) or _parse_scaled(text)


def _parse_listed(text: str) -> Decimal | None:
    """一五二三亿: digits one by one before a scale."""
    digits = text.rstrip("万亿")
    if len(digits) < len("一五") or any(char not in DIGITS for char in digits):
        return None
    return Decimal("".join(str(DIGITS[char]) for char in digits)) * scale_factor(text[len(digits) :])


def _parse_scaled(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last_small = 10**4
    for char in text:
        if char in DIGITS:
            if digit not in {None, 0}:
                return None
            digit = DIGITS[char]
        elif char in SMALL:
            unit = SMALL[char]
            if unit >= last_small:
                return None
            section += (1 if digit is None else digit) * unit
            last_small, digit = unit, None
        else:
            section += digit or 0
            if section == 0 and total == 0:
                section = 1
            if total and LARGE[char] > 10**4 and section == 0:
                total *= LARGE[char]
            else:
                total = (total + section) * LARGE[char] if LARGE[char] > 10**4 else total + section * LARGE[char]
            section, digit, last_small = 0, None, 10**4
    if digit and text[-2:-1] in SMALL and SMALL[text[-2]] > 10:  # noqa: PLR2004  二百五: 205 or 250?
        return None
    if digit and text[-2:-1] in LARGE:
        return None
    return Decimal(total + section + (digit or 0))


def format_han(number: int) -> str:
    """The Chinese numeral of a whole number from 0 to below 10**12, as running text has it (十二)."""
    if number == 0:
        return "零"
    parts: list[str] = []
    pending_zero = False
    for factor, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, factor)
        if section == 0:
            pending_zero = bool(parts)
            continue
        if parts and (pending_zero or section < 1000):  # noqa: PLR2004  a section that has no 千
            parts.append("零")
        parts.append(_format_section(section) + name)
        pending_zero = False
    text = "".join(parts)
    return text.removeprefix("一") if text.startswith("一十") else text


def _format_section(section: int) -> str:
    text, zero = "", False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, section = divmod(section, factor)
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return text


def last_step(value: Decimal) -> Decimal:
    """The weight of the last digit that is not a trailing zero: 10 for 150, 100 for 300, 0.1 for 1.5."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def plain(value: Decimal) -> str:
    """The value without exponent and without trailing zeros after the point: "31000000000", "2.5"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
