"""Minus signs and 零下 before a number, and the ranges of temperature that cross zero."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefing.extraction.candidates import Candidate
from briefing.extraction.units import Unit
from briefing.text.patterns import late

_MINUS = frozenset("-−－")
_UNSIGNED = frozenset(["duration", "count", "rank", "level", "area"])  # 歼-20架 and 东风-17枚 are names
_DEGREES = r"(?:℃|°C|摄氏度|度)"
_ACROSS = late(
    rf"(?P<below>零下|[-−－])(?P<low>\d{{1,3}}(?:\.\d+)?)(?P<unit1>{_DEGREES})?\s?(?:——|[—–~～\-至到])\s?"
    rf"(?P<sign>零下|零上|[-−－])?(?P<high>\d{{1,3}}(?:\.\d+)?)(?P<unit>{_DEGREES})"
)


def is_negative(text: str, start: int, unit: Unit) -> bool:
    """Whether a minus sign or 零下 stands before the number; the dash of 3-5亿元 is none."""
    if text.endswith("零下", 0, start):
        return True
    return start > 0 and text[start - 1] in _MINUS and unit.type not in _UNSIGNED


def is_named_by_dash(text: str, start: int, unit: Unit) -> bool:
    """Whether the number is the second half of a name: 歼-20列, 东风-17枚."""
    return start > 0 and text[start - 1] in _MINUS and unit.type in _UNSIGNED


def negative(found: Candidate, text: str) -> Candidate:
    """The candidate below zero; sure where the form leaves no doubt."""
    value = None if found.value is None else -found.value
    low, high = (None if bound is None else -bound for bound in (found.high, found.low))
    below = text.endswith("零下", 0, found.core_start)
    start = found.core_start - (2 if below else 1)
    sure = found.sure and (below or found.unit == "%")
    return replace(found, start=min(found.start, start), value=value, low=low, high=high, sure=sure)


def find_temperatures(text: str) -> Iterator[Candidate]:
    """-5℃至3℃, 零下12至零下3摄氏度: ranges that begin below zero."""
    for match in _ACROSS.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isascii() and before.isalnum():
            continue
        low = -Decimal(match["low"])
        high = Decimal(match["high"])
        bare = match["below"] == "零下" and match["sign"] is None
        if match["sign"] not in {None, "零上"} or (bare and not match["unit1"]):
            high = -high
        start, end = match.span()
        yield Candidate(
            start, end, start, end, None, min(low, high), max(low, high), match.group(), "", match["unit"], "other",
            "range", sure=not (bare and match["unit1"]),
        )  # fmt: skip
