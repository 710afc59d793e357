"""Quantities in two units or with the digits behind the unit: 3元5角, 1米8, 1斤2两, 2小时30分, 三年六个月.

Money, length and weight are told in their first unit (3元5角 is 3.5 元), a time in its last (三年六个月 is 42 个月).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.extraction.candidates import Candidate, decimal_of
from briefing.model.annotation import QuantityType
from briefing.text.numerals import HAN_NUMERALS
from briefing.text.patterns import late

_N = r"(?:\d{1,5}(?:\.\d+)?|[一二两三四五六七八九十百]{1,4})"
_D = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_BEHIND = r"(?=[，。；、！？）”]|$|的|高|左右|以上|以下|多|宽|长|深|开外|身|个头|大个|[涨跌降升到]|一[斤公个袋]|每)"
_HEAD = r"(?=[\d一二两三四五六七八九十百])"
_TAILED = late(
    rf"{_HEAD}(?P<whole>{_N})(?:(?P<unit>块|元|米|斤)(?P<digits>\d{{1,2}}|[一二三四五六七八九]{{1,2}}){_BEHIND}|"
    r"秒(?P<hundredths>\d{2})(?![\d.%]))"
)
_PAIRED = late(
    rf"{_HEAD}(?:(?P<money>(?P<yuan>{_N})(?:元|块)(?:(?P<jiao>{_D})[角毛])?(?:(?P<fen>{_D})分)?钱?)|"
    rf"(?P<coins>(?P<jiao2>{_D})[角毛](?P<fen2>{_D})分钱?)|"
    rf"(?P<weight>(?P<jin>{_N})斤(?P<liang>{_D})两)|"
    rf"(?P<far>(?P<km>{_N})公里(?P<metres>\d{{1,3}})米))"
)
_TIMED = late(
    rf"{_HEAD}(?:(?P<years>{_N})年零?(?P<months>{_D})个月(?!零?{_D}[天日])|"
    rf"(?P<days>{_N})天零?(?P<hours>{_D})个?(?:小时|钟头)|"
    rf"(?P<hours2>{_N})个?小时零?(?P<minutes>{_D})分(?:钟|(?![之成秒\d])(?!(?P<s0>{_D})秒))|"
    rf"(?:(?P<hours3>{_N})小时)?(?P<minutes3>{_D})分钟?(?P<seconds>{_D}(?:\.\d+)?)秒)"
)
_CLOCK = late(r"[\d一二三四五六七八九十][时点]$|[:：第]$")
_MINUTES, _MONTHS, _HOURS = 60, 12, 24


def find_compounds(text: str) -> Iterator[Candidate]:
    """All such quantities of a text."""
    for pattern, read in ((_TIMED, _time), (_PAIRED, _pair), (_TAILED, _tailed)):
        for match in pattern.finditer(text):
            if not _is_inside(text, match.start()) and (found := read(match)):
                yield found


def _is_inside(text: str, index: int) -> bool:
    """Whether the match begins within a longer number, a time of day or an ordinal."""
    before = text[index - 1] if index else ""
    return (
        _CLOCK.search(text, max(0, index - 2), index) is not None
        or before in HAN_NUMERALS
        or before in {".", ","}
        or (before.isascii() and before.isalnum())
    )


def _candidate(match: re.Match[str], value: Decimal, unit: str, kind: QuantityType, *, sure: bool = True) -> Candidate:
    start, end = match.span()
    return Candidate(
        start, end, start, end, value, None, None, match.group(), "", unit, kind, kind, sure=sure
    )  # fmt: skip


def _of(match: re.Match[str], *names: str) -> Decimal:
    """The number of the first of these groups that stands there, 0 where none does."""
    words = next((match[name] for name in names if match[name]), None)
    return Decimal(0) if words is None else decimal_of(words) or Decimal(0)


def _pair(match: re.Match[str]) -> Candidate | None:
    if match["money"]:
        if not match["jiao"] and not match["fen"]:
            return None
        value = _of(match, "yuan") + _of(match, "jiao") / 10 + _of(match, "fen") / 100
        return _candidate(match, value, "元", "amount")
    if match["coins"]:
        return _candidate(match, _of(match, "jiao2") / 10 + _of(match, "fen2") / 100, "元", "amount")
    if match["weight"]:
        return _candidate(match, _of(match, "jin") + _of(match, "liang") / 10, "斤", "mass")
    return _candidate(match, _of(match, "km") + _of(match, "metres") / 1000, "公里", "length")


_KINDS: dict[str, QuantityType] = {"块": "amount", "元": "amount", "米": "length", "秒": "duration", "斤": "mass"}


def _tailed(match: re.Match[str]) -> Candidate | None:
    """1米8, 9秒83, 三块五: the digits behind the unit are its decimals."""
    digits, unit = match["digits"] or match["hundredths"], match["unit"] or "秒"
    if not digits.isdigit():
        if len(digits) > 1 and unit != "米":
            return None
        digits = "".join(str(int(decimal_of(char) or 0)) for char in digits)
    value = (decimal_of(match["whole"]) or Decimal(0)) + Decimal(f"0.{digits}")
    return _candidate(match, value, "元" if unit == "块" else unit, _KINDS[unit])


def _time(match: re.Match[str]) -> Candidate | None:
    """A time in two or three units; not sure, since it may be told in either."""
    if match["years"]:
        if match["years"].isdigit() and len(match["years"]) == len("2023"):
            return None
        months = _of(match, "years") * _MONTHS + _of(match, "months")
        return _candidate(match, months, "个月", "duration", sure=False)
    if match["days"]:
        return _candidate(match, _of(match, "days") * _HOURS + _of(match, "hours"), "小时", "duration", sure=False)
    minutes = _of(match, "hours2", "hours3") * _MINUTES + _of(match, "minutes", "minutes3")
    if match["seconds"]:
        return _candidate(match, minutes * _MINUTES + _of(match, "seconds"), "秒", "duration", sure=False)
    return _candidate(match, minutes, "分钟", "duration", sure=False)
