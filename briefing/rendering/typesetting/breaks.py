"""Where a line may end: never before a closing mark or behind an opening one, never inside a number and its unit.

Beside what is forbidden and what is free there are ends that are taken only where they save a line from being spread:
between 超过 and its figure, between a unit and 以上, and inside an address.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from briefing import paths
from briefing.rendering.typesetting.classes import (
    NOT_AT_END,
    NOT_AT_START,
    as_bytes,
    as_number,
    in_word,
    ones,
    table_of,
)

NEVER: Final = 0
FREE: Final = 1
SELDOM: Final = 2
RARELY: Final = 3
"""How readily a line ends there; the higher, the dearer."""

_HAN_DIGITS = "〇零一二三四五六七八九十百千万亿两几"
_ADDRESS = re.compile(r"[!-~]{17,}")  # a Latin word that long is an address
_ADDRESS_BREAKS = frozenset("/?&=_-")
_PREFIX = re.compile(r"(?:近|约|超|逾|超过|突破)(?=[\d〇零一二三四五六七八九十百千万亿两几])")
_SUFFIX = re.compile(r"(?:以上|以下|以内|左右)$")
_LONG_PIECE = 8  # characters; a shorter one need not be opened


def line_ends(text: str, classes: bytes, raised: bytes) -> bytearray:
    """`ends[i]` tells how a line may end behind character `i`; `raised` says which characters are references."""
    count = len(text)
    ends = bytearray(as_bytes(_between_characters(classes, raised), count))
    for match in _ADDRESS.finditer(text):
        _open_address(ends, text, match.start(), match.end())
    for match in _kept_together().finditer(text):
        start, stop = match.span()
        ends[start : stop - 1] = bytes(stop - 1 - start)
        if stop - start >= _LONG_PIECE:
            _open_joints(ends, match)
    if count:
        ends[count - 1] = FREE
    return ends


def _between_characters(classes: bytes, raised: bytes) -> int:
    """What marks, words and references allow, a byte of 0 or 1 each: the end behind every character at once.

    None before what may not begin a line, behind what may not end one, in a word, before a raised reference.
    """
    unfit = as_number(classes.translate(_UNFIT_TO_START))
    word = as_number(classes.translate(_WORD))
    never = unfit >> _NEXT | as_number(classes.translate(_UNFIT_TO_END)) | word & word >> _NEXT
    if 1 in raised:
        notes = as_number(raised)
        never |= notes >> _NEXT & ~notes
    return ones(len(classes)) & ~never


_NEXT = 8  # bits; shifted by so much, the number of a text has each character in the place of the one before
_UNFIT_TO_START = table_of(lambda char: char in NOT_AT_START or char == " ")
_UNFIT_TO_END = table_of(NOT_AT_END.__contains__)
_WORD = table_of(in_word)


def marks_allow(one: str, other: str) -> bool:
    """Whether a line may end between the two characters as far as punctuation goes."""
    return other not in NOT_AT_START and one not in NOT_AT_END and other != " "


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
    units = _any_of(known)
    after = "(?:以上|以下|以内|左右|级)?"
    heads = "".join(sorted(re.escape(unit[0]) for unit in known))
    figures = r"[“（《]?\d[\d,.]*(?:[%％‰]?[—\-–~～至]\d[\d,.]*)?[余多几]?"
    scale = r"(?:[十百千]?[万亿]亿?|[百千])[余多几]?"
    unit = rf"(?:{units}|[A-Za-z]+|[％‰\u4e00-\u9fff])"
    han = rf"[{_HAN_DIGITS}]{{1,12}}(?:[余多几][万亿]{{0,2}})?(?:分之[{_HAN_DIGITS}点]{{1,8}})?"
    begins = rf"(?=[超突近约逾“（《\d{_HAN_DIGITS}第〔])"  # looked for first: a number begins with none but these
    return re.compile(
        rf"{begins}(?:(?:超过|突破|[近约超逾])?{figures}(?:(?=[{heads}]){units}|{scale}{unit}?|{unit})?{after}"
        rf"|[近约超]?{han}(?:{units}|[月日号])?{after}"
        r"|[〔（]\d{4}[〕）]|第\d+[期号条页版届])"
    )


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest that is there; each character is looked at once."""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    ways = (
        f"{re.escape(head)}{_any_of(rest - {''}) if rest != {''} else ''}{'?' * ('' in rest and len(rest) > 1)}"
        for head, rest in sorted(rests.items())
    )
    return f"(?:{'|'.join(ways)})"
