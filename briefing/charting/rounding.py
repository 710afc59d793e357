"""Numbers of a chart: one scale of 万 or 亿 for all, and an axis in steps of 1, 2 and 5."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_SCALES = ((8, "亿"), (5, "万"))
"""From which power of ten a scale is used; a number of five digits (95000 辆) is still read at a glance."""
_POWER = {"亿": 8, "万": 4, "": 0}
_UNSCALED = frozenset(["%", "％", "‰", "个百分点", "百分点", "倍", "位", "名"])
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
MOST_STEPS = 5


def scale_of(values: Iterable[Decimal], unit: str) -> str:
    """The scale in which all values of a chart are drawn: 亿, 万, or none, by the largest."""
    largest = max((abs(value) for value in values), default=Decimal(0))
    if unit in _UNSCALED:
        return ""
    return next((name for power, name in _SCALES if largest >= 10**power), "")


def scaled(value: Decimal, scale: str) -> Decimal:
    """The value in that scale, exactly and without trailing zeros."""
    moved = value.scaleb(-_POWER[scale]).normalize()
    return moved if int(moved.as_tuple().exponent) <= 0 else moved.quantize(Decimal(1))


def nice_step(span: Decimal, most: int = MOST_STEPS) -> Decimal:
    """The smallest step of 1, 2 or 5 times a power of ten that covers a span in so many steps."""
    if span <= 0:
        return Decimal(1)
    least = span / most
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in _STEPS if step * power >= least)


def ticks(values: Iterable[Decimal], most: int = MOST_STEPS) -> tuple[Decimal, ...]:
    """The marks of an axis, in order: nice steps from below the least value to above the greatest, zero among them."""
    given = [Decimal(0), *values]
    return _covering(min(given), max(given), most)


def ticks_from(values: Iterable[Decimal], most: int = MOST_STEPS) -> tuple[Decimal, ...]:
    """The marks of an axis for lines, whose slope is read and not their height: above zero where all lies high up."""
    given = list(values)
    if not given or min(given) <= 0 or max(given) - min(given) > max(given) * _NARROW:
        return ticks(given, most)
    return _covering(min(given), max(given), most)


_NARROW = Decimal("0.3")
"""A range of less than this share of the greatest value would be a flat line at the top of an axis from zero."""


def axes(first: Sequence[Decimal], second: Sequence[Decimal]) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """The marks of two axes that share one grid: as many steps below zero, and as many above it, on both."""
    left, right = ticks(first), ticks(second)
    below = max(sum(mark < 0 for mark in row) for row in (left, right))
    above = max(sum(mark > 0 for mark in row) for row in (left, right))
    return _steps(left, below, above), _steps(right, below, above)


def _steps(marks: tuple[Decimal, ...], below: int, above: int) -> tuple[Decimal, ...]:
    return tuple((marks[1] - marks[0]) * number for number in range(-below, above + 1))


def _covering(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    step = nice_step(high - low, most)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple(step * number for number in range(int(first), int(last) + 1))
