"""Rows of a table that was copied as text: cells with wide gaps or figures between them, and no sentence."""

import re
from itertools import pairwise

from briefing.restoring.bylines import byline_of, opening_byline

_PARTED = re.compile(r"[\s|｜│]")
_RULED = re.compile(r"[\t|｜│]")
_GAP = re.compile(r"\s*[\t|｜│]\s*|\s{2,}")
_FIGURE = re.compile(r"[+\-−－–]?\d[\d,]*(?:\.\d+)?[%％‰]?")
_AMOUNT = re.compile(r"[+\-−－–]?\d[\d,]*(?:\.\d+)?(?:个百分点|[%％‰]|[十百千万亿]*[\u4e00-\u9fff]{0,2})")
_PROSE = re.compile(r"[，。；！？“”]|\d\s+[年月日亿万元个家人][^\s\d]{4,}")
_ENDS = re.compile(r"[。！？；，：]”?$")
_ENUMERATED = re.compile(r"[一二三四五六七八九十]+、|[（(].{1,2}[）)]|\d+[.．、]|[□■●◆◇▲△★☆·•]")


def is_row(line: str) -> bool:
    """Whether a line (without the blanks around it) is a row of figures, or has its cells set off by tabs.

    A blank by itself makes no cell (到 2027 年) unless figures stand on both sides of it.
    """
    if not _PARTED.search(line) or _is_prose(line):
        return False
    cells = _cells(line)
    if len(cells) > 1 and (_RULED.search(line.strip("|｜│")) or any(map(_AMOUNT.fullmatch, cells))):
        return True
    words = [_FIGURE.fullmatch(word) is not None for word in line.split()]
    return any(left and right for left, right in pairwise(words))


def is_header(line: str, following: str) -> bool:
    """Whether a line names the columns of the row that follows it: as many cells, and no sentence."""
    if not _PARTED.search(line) or not is_row(following) or _is_prose(line):
        return False
    return len(_cells(line)) > 1 or len(line.split()) == max(len(following.split()), _TELLING)


_TELLING = 3  # words with one blank between them; two may be a headline


def _cells(line: str) -> list[str]:
    return [cell for cell in _GAP.split(line) if cell]


def _is_prose(line: str) -> bool:
    """Whether the line is a sentence's, a byline, or begins with the number or mark of a heading or list."""
    if (_ENDS if "\t" in line or line[:1] in "|｜│" else _PROSE).search(line):
        return True
    first = _GAP.split(line, maxsplit=1)[0]
    return (
        _ENUMERATED.fullmatch(first) is not None
        or byline_of(line, 0) is not None
        or opening_byline(line, 0) is not None
    )
