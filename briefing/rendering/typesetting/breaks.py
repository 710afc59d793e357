"""Where a line may end: never before a closing mark or behind an opening one, never inside a number and its unit.

Beside what is forbidden and what is free there are ends that are taken only where they save a line from being spread:
between 超过 and its figure, between a unit and 以上, and inside an address.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from briefing import paths

NEVER: Final = 0
FREE: Final = 1
SELDOM: Final = 2
RARELY: Final = 3
"""How readily a line ends there; the higher, the dearer."""

# — and … among them: so —— and …… never split
NOT_AT_START = frozenset("，。、；：？！”’）》〉】〕」』％‰…—·・%.,;:!?)]}℃°～-/〞﹂﹄")
NOT_AT_END = frozenset("“‘（《〈【〔「『([{￥$＃№〝﹁﹃")
_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两几"
_ADDRESS = re.compile(r"[!-~]{17,}")  # a Latin word that long is an address
_ADDRESS_BREAKS = frozenset("/?&=_-")
_PREFIX = re.compile(r"(?:近|约|超|逾|超过|突破)(?=[\d〇零一二三四五六七八九十百千万亿两几])")
_SUFFIX = re.compile(r"(?:以上|以下|以内|左右)$")
_LONG_PIECE = 8  # characters; a shorter one need not be opened


def line_ends(text: str, raised: Sequence[int]) -> bytearray:
    """`ends[i]` tells how a line may end behind character `i`; `raised` says which characters are references."""
    count = len(text)
    ends = _between_characters(text)
    for match in _ADDRESS.finditer(text):
        _open_address(ends, text, match.start(), match.end())
    for match in _kept_together().finditer(text):
        start, stop = match.span()
        ends[start : stop - 1] = bytes(stop - 1 - start)
        if stop - start >= _LONG_PIECE:
            _open_joints(ends, match)
    if any(raised):
        for index in range(count - 1):
            if raised[index + 1] and not raised[index]:
                ends[index] = NEVER  # a raised reference never begins a line
    if count:
        ends[count - 1] = FREE
    return ends


def _between_characters(text: str) -> bytearray:
    """What marks and words allow: no end before what may not begin a line, behind what may not end one, in a word."""
    ends = bytearray(b"\1" * len(text))
    for start, stop in map(re.Match.span, _UNFIT_TO_START.finditer(text)):
        ends[max(start - 1, 0) : stop - 1] = bytes(stop - max(start, 1))
    for start, stop in map(re.Match.span, _UNFIT_TO_END.finditer(text)):
        ends[start:stop] = bytes(stop - start)
    for start, stop in map(re.Match.span, _WORD.finditer(text)):
        ends[start : stop - 1] = bytes(stop - 1 - start)
    return ends


def marks_allow(one: str, other: str) -> bool:
    """Whether a line may end between the two characters as far as punctuation goes."""
    return other not in NOT_AT_START and one not in NOT_AT_END and other != " "


_UNFIT_TO_START = re.compile(f"[{re.escape(''.join(sorted(NOT_AT_START)))} ]+")
_UNFIT_TO_END = re.compile(f"[{re.escape(''.join(sorted(NOT_AT_END)))}]+")
_WORD = re.compile("[^ \u2000-\U0010ffff]{2,}")  # letters, digits and half-width marks


def _open_address(ends: bytearray, text: str, start: int, stop: int) -> None:
    """An address may break behind its marks, not before a digit: 2023-11 stays whole; between letters if it must."""
    for index in range(start, stop - 1):
        one, other = text[index], text[index + 1]
        if not marks_allow(one, other):
            continue
        if one in _ADDRESS_BREAKS:
            dated = other.isdigit() and text[index - 1].isdigit()
            ends[index] = FREE if one == "/" or not other.isdigit() else NEVER if dated else SELDOM
        elif not (one.isdigit() and other.isdigit()) and index - start > 1 and stop - index > _LEAST_REST:
            ends[index] = RARELY


_LEAST_REST = 3  # letters of a word that stay together at its end


def _open_joints(ends: bytearray, match: re.Match[str]) -> None:
    """A long piece may give up its qualifier where a line would be spread without that."""
    piece = match.group()
    if prefix := _PREFIX.match(piece):
        ends[match.start() + prefix.end() - 1] = SELDOM
    if suffix := _SUFFIX.search(piece):
        ends[match.start() + suffix.start() - 1] = SELDOM


@cache
def _kept_together() -> re.Pattern[str]:
    """A number with its prefix, scale and unit; whatever unit the extraction knows is kept whole."""
    lines = paths.resource("lexicons", "units.txt").read_text("utf-8").splitlines()
    known = {line.split("\t")[0] for line in lines if line and not line.startswith("#")}
    units = "|".join(re.escape(unit) for unit in sorted(known, key=lambda unit: (-len(unit), unit)))
    after = "(?:以上|以下|以内|左右|级)?"
    figures = r"[“（《]?\d[\d,.]*(?:[%％‰]?[—\-–~～至]\d[\d,.]*)?[余多几]?"
    scale = r"(?:[十百千]?[万亿]亿?|[百千])[余多几]?"
    unit = rf"(?:{units}|[A-Za-z]+|[％‰\u4e00-\u9fff])"
    han = rf"[{_HAN_DIGITS}]{{1,12}}(?:[余多几][万亿]{{0,2}})?(?:分之[{_HAN_DIGITS}点]{{1,8}})?"
    begins = rf"(?=[超突近约逾“（《\d{_HAN_DIGITS}第〔])"  # looked for first: a number begins with none but these
    return re.compile(
        rf"{begins}(?:(?:超过|突破|[近约超逾])?{figures}(?:(?:{units})|{scale}{unit}?|{unit})?{after}"
        rf"|[近约超]?{han}(?:{units}|[月日号])?{after}"
        r"|[〔（]\d{4}[〕）]|第\d+[期号条页版届])"
    )
