"""Marks of money before a number: ¥1299, US$3.5亿, RMB 200万."""

import re
from dataclasses import dataclass

from briefing.text.patterns import late

_MARKS = {
    "US$": "美元", "HK$": "港元", "NT$": "新台币", "A$": "澳元", "AU$": "澳元", "S$": "新加坡元", "C$": "加元",
    "$": "美元", "＄": "美元", "¥": "元", "￥": "元", "€": "欧元",
    "£": "英镑", "￡": "英镑", "₩": "韩元", "₽": "卢布", "₹": "卢比",
    "RMB": "元", "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元",
}  # fmt: skip
_MARK = late(rf"(?:{'|'.join(sorted(map(re.escape, _MARKS), key=lambda mark: (-len(mark), mark)))})\s?$")
_AMBIGUOUS = frozenset("$＄")  # of which country is not said
_LONGEST = 4
_LATIN = late(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Currency:
    """A mark of money: where it begins, the unit that it stands for, whether that is certain."""

    start: int
    unit: str
    sure: bool


def currency_before(text: str, index: int) -> Currency | None:
    """The mark that ends right before a number, or None."""
    match = _MARK.search(text, max(0, index - _LONGEST), index)
    if match is None or _LATIN.match(text[max(0, match.start() - 1) : match.start()]):
        return None
    mark = match.group().strip()
    return Currency(match.start(), _MARKS[mark], mark not in _AMBIGUOUS)
