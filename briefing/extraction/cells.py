"""A cell of a table as a number with its scale, unit and qualifiers; read whole or not for certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.extraction import lexicon
from briefing.extraction.qualifiers import (
    APPROXIMATION,
    LOWER,
    SUFFIX_APPROXIMATION,
    SUFFIX_LOWER,
    SUFFIX_UPPER,
    UPPER,
)
from briefing.model.annotation import QuantityType
from briefing.text.numerals import half_width, last_step, parse_arabic, plain, scale_factor
from briefing.text.patterns import late


def _longest_first(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BEFORE = _longest_first((*APPROXIMATION, *LOWER, *UPPER))
_BEHIND = _longest_first((*SUFFIX_APPROXIMATION, *SUFFIX_LOWER, *SUFFIX_UPPER))
_CELL = late(
    rf"(?P<before>(?:{_BEFORE})*)\s?(?P<sign>[-+−－＋])?(?P<money>[¥￥])?(?P<number>{_NUMBER})"
    rf"(?P<first>[%万亿]*)(?:\s?(?:——|[—–\-~～至到])\s?(?P<second>{_NUMBER}))?"
    rf"\s?(?P<rest>(?:[^\d（()）]|（套）)*?)(?P<behind>{_BEHIND})?"
)
_SCALED = late(r"(?P<scale>(?:百|千|十)?万亿|(?:十|百|千|万)?亿|(?:十|百|千)?万|千|百)?(?P<inner>[余多])?(?P<unit>.*)")
_AFTERWARDS = late(r"\s*[（(][^）)]*[）)]$")
_RATIO = late(r"(?P<of>[^/]+)/(?P<per>[^/]+)")
_SIGNS: dict[str, QuantityType] = {"%": "percent", "‰": "percent", "倍": "multiple", "": "other"}
_LONGEST_UNIT = 8
_MINUS = frozenset("-−－")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its scale word; `known` where the word list has it."""

    scale: str
    text: str
    type: QuantityType
    known: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.scale or self.text)


NO_UNIT = Unit("", "", "other", known=False)


def unit_of(text: str) -> Unit:
    """A unit as tables write it: 亿元, 万人次, %, 个百分点, 亿元人民币; not `known` where the list has none such."""
    bare = half_width(re.sub(r"\s", "", text)).lstrip("±").removesuffix("人民币")
    if (part := _RATIO.fullmatch(bare)) and _type_of(part["per"]) is not None:
        whole = unit_of(part["of"])
        return Unit(whole.scale, f"{whole.text}/{part['per']}", "other", known=whole.known)
    if (kind := _type_of(bare)) is not None:
        return Unit("", _spoken(bare), kind, known=bool(bare))
    match = _SCALED.fullmatch(bare)
    if match and match["scale"] and not match["inner"] and (kind := _type_of(match["unit"])) is not None:
        return Unit(match["scale"], _spoken(match["unit"]), kind, known=bool(match["unit"]))
    if match and (match["scale"] or "")[-1:] in {"万", "亿"}:  # 亿 stays 亿 before a word that is no unit
        return Unit(match["scale"], match["unit"], "other", known=False)
    return Unit("", bare, "other", known=False)


def _type_of(unit: str) -> QuantityType | None:
    if unit in _SIGNS:
        return _SIGNS[unit]
    return lexicon.units().get(unit)  # type: ignore[return-value]  # the word list holds the literals


def _spoken(unit: str) -> str:
    return {"个百分点": "百分点", "个点": "百分点"}.get(unit, unit)


@dataclass(frozen=True, slots=True)
class Number:
    """A cell's number; `whole` is False where the cell says more than was read, or its unit is not known."""

    value: Decimal | None
    printed: str
    unit: Unit
    low: Decimal | None = None
    high: Decimal | None = None
    approximation: str | None = None
    bound: str | None = None
    whole: bool = True


def read_number(text: str, column: Unit = NO_UNIT, qualifier: str = "") -> Number | None:
    """The number of a cell, with the unit that its column or row gives; None where the cell is no number.

    A scale word both in the cell and in the column's unit (310亿 under 亿元) could mean either: None.
    """
    spoken = half_width(text.strip())
    match = _CELL.fullmatch(spoken)
    rest = "" if match else _AFTERWARDS.sub("", spoken)
    whole = match is not None
    match = match or _CELL.fullmatch(rest)
    if match is None:
        return None
    first, tail = (match["first"], match["rest"]) if match["second"] else ("", match["first"] + match["rest"])
    own = _SCALED.fullmatch(tail.strip())
    if own is None or len(tail) > _LONGEST_UNIT:
        return None
    inner = own["inner"] or ""
    said = unit_of(tail.replace(inner, "", 1) if inner else tail)
    unit = _combined(said, column, money=match["money"] is not None)
    if unit is None or (first and not f"{unit.scale}{unit.text}".startswith(first)):
        return None
    sure = whole and (unit.known or unit.empty) and not _contradicts(said, column)
    return _number(match, unit, inner, qualifier, whole=sure)


def _combined(own: Unit, column: Unit, *, money: bool) -> Unit | None:
    """The cell's own unit before the column's; None where both give a scale and the cell gives no unit."""
    if own.text:
        return own
    if own.scale and column.scale:
        return None
    if money and column.empty:
        return Unit(own.scale, "元", "amount", known=True)
    return Unit(own.scale or column.scale, column.text, column.type, column.known)


def _contradicts(own: Unit, column: Unit) -> bool:
    """Whether the cell gives another unit or scale than its column."""
    return bool(own.text and column.text) and (own.scale, own.text) != (column.scale, column.text)


def _number(match: re.Match[str], unit: Unit, inner: str, qualifier: str, *, whole: bool) -> Number | None:
    factor = scale_factor(unit.scale) * (-1 if match["sign"] in _MINUS else 1)
    value: Decimal | None = parse_arabic(match["number"]) * factor
    behind = [
        word for word in (match["behind"], qualifier) if word in SUFFIX_APPROXIMATION + SUFFIX_LOWER + SUFFIX_UPPER
    ]
    before = [*re.findall(_BEFORE, match["before"]), *re.findall(_BEFORE, "" if qualifier in behind else qualifier)]
    approximation = _first(before, APPROXIMATION) or _first(behind, SUFFIX_APPROXIMATION) or inner or None
    bound = _first(before, LOWER + UPPER) or _first(behind, SUFFIX_LOWER + SUFFIX_UPPER)
    low = high = None
    if match["second"]:
        low, high, value = value, parse_arabic(match["second"]) * factor, None
        if low is None or low >= high or match["sign"]:
            return None
    elif bound in LOWER + SUFFIX_LOWER:
        low = value
    elif bound in UPPER + SUFFIX_UPPER or approximation in {"近", "将近", "接近"}:
        high = value
    elif inner and value is not None:
        low, high = value, (parse_arabic(match["number"]) + last_step(parse_arabic(match["number"]))) * factor
    printed = match["number"] + (f"—{match['second']}" if match["second"] else "")
    unread = bool(qualifier) and not (approximation or bound)
    exact = (None if number is None else Decimal(plain(number)) for number in (value, low, high))
    return _made(printed, unit, tuple(exact), approximation, bound, whole=whole and not unread)


def _made(
    printed: str, unit: Unit, numbers: tuple[Decimal | None, ...], approximation: str | None, bound: str | None,
    *, whole: bool,
) -> Number:  # fmt: skip
    value, low, high = numbers
    return Number(value, printed, unit, low, high, approximation, bound, whole)


def _first(words: Sequence[str], known: tuple[str, ...]) -> str | None:
    return next((word for word in words if word in known), None)
