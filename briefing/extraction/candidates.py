"""A quantity as the grammar reads it, before its context is known."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from briefing.model.annotation import QuantityType
from briefing.text.numerals import DIGITS, parse_han


@dataclass(frozen=True, slots=True)
class Candidate:
    """Joined range with and without qualifiers, value, bounds, unit, qualifiers; `sure` where the form is plain."""

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


def decimal_of(text: str) -> Decimal | None:
    """十五, 十五点五, 12.5; None for what is no numeral."""
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    whole, _, digits = text.partition("点")
    value = parse_han(whole)
    if value is None or not digits:
        return value
    if any(char not in DIGITS for char in digits):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[char]) for char in digits))


def percent_of(part: Decimal, whole: Decimal) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """`part` / `whole` in per cent where that is exact; else the hundredths of a per cent between which it lies."""
    value = part * 100 / whole
    if Fraction(value) == Fraction(part) * 100 / Fraction(whole):
        return value.normalize() if value != value.to_integral() else value.to_integral(), None, None
    low = value.quantize(Decimal("0.01"), rounding="ROUND_FLOOR")
    return None, low, low + Decimal("0.01")
