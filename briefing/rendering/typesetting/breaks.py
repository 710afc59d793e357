"""Where a line may end: never before a closing mark or behind an opening one, never inside a number and its unit."""

import re
from collections.abc import Sequence
from functools import cache

from briefing import paths

# — and … among them: so —— and …… never split
NOT_AT_START = frozenset("，。、；：？！”’）》〉】〕」』％‰…—·%.,;:!?)]}℃°～-/")
NOT_AT_END = frozenset("“‘（《〈【〔「『([{￥$＃№")
_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两几"
_ADDRESS = re.compile(r"[!-~]{17,}")  # a Latin word that long is an address
_ADDRESS_BREAKS = frozenset("/?&=_-")


def line_ends(chars: Sequence[str], raised: Sequence[bool]) -> bytearray:
    """`ends[i]` is 1 where a line may end behind character `i`; `raised` says which characters are references."""
    count = len(chars)
    ends = bytearray(count)
    for index in range(count - 1):
        ends[index] = _may_break(chars[index], chars[index + 1])
    text = "".join(chars)
    for match in _ADDRESS.finditer(text):
        _open_address(ends, text, match.start(), match.end())
    for match in _kept_together().finditer(text):
        ends[match.start() : match.end() - 1] = bytes(match.end() - 1 - match.start())
    for index in range(count - 1):
        if raised[index + 1] and not raised[index]:
            ends[index] = 0  # a raised reference never begins a line
    if count:
        ends[count - 1] = 1
    return ends


def marks_allow(one: str, other: str) -> bool:
    """Whether a line may end between the two characters as far as punctuation goes."""
    return other not in NOT_AT_START and one not in NOT_AT_END and other != " "


def is_latin(char: str) -> bool:
    """Whether the character belongs to a word of letters, digits and half-width marks."""
    return char < "\u2000" and char != " "


def _may_break(one: str, other: str) -> bool:
    return marks_allow(one, other) and not (is_latin(one) and is_latin(other))


def _open_address(ends: bytearray, text: str, start: int, stop: int) -> None:
    """An address may break behind its marks, not before a digit: 2023-11 stays whole."""
    for index in range(start, stop - 1):
        one, other = text[index], text[index + 1]
        if one in _ADDRESS_BREAKS and marks_allow(one, other):
            ends[index] = one == "/" or not other.isdigit()


@cache
def _kept_together() -> re.Pattern[str]:
    """A number with its prefix, scale and unit; whatever unit the extraction knows is kept whole."""
    lines = paths.resource("lexicons", "units.txt").read_text("utf-8").splitlines()
    known = {line.split("\t")[0] for line in lines if line and not line.startswith("#")}
    units = "|".join(re.escape(unit) for unit in sorted(known, key=lambda unit: (-len(unit), unit)))
    after = "(?:以上|以下|以内|左右|级)?"
    figures = r"[“（《]?\d[\d,.]*(?:[—\-–~～至]\d[\d,.]*)?[余多几]?"
    scale = r"(?:[十百千]?[万亿]亿?|[百千])[余多几]?"
    unit = rf"(?:{units}|[A-Za-z]+|[％‰\u4e00-\u9fff])"
    han = rf"[{_HAN_DIGITS}]{{1,12}}(?:[余多几][万亿]{{0,2}})?(?:分之[{_HAN_DIGITS}点]{{1,8}})?"
    return re.compile(
        rf"(?:[近约超逾]|超过|突破)?{figures}(?:(?:{units})|{scale}{unit}?|{unit})?{after}"
        rf"|[近约超]?{han}(?:{units}|[月日号])?{after}"
        r"|[〔（]\d{4}[〕）]|第\d+[期号条]"
    )
