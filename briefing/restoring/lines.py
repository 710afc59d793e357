"""The printed lines of a page: where they stand, how wide they are, what stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from operator import or_

from briefing.restoring.bylines import opening_byline
from briefing.restoring.furniture import is_furniture
from briefing.restoring.tables import is_header, is_row
from briefing.text.matching import matching
from briefing.text.sentences import CLOSING, FINAL

_NARROW = re.compile(r"[^\u2e80-\U0010ffff“”‘’…—·±×]+")
_FIGURE = re.compile(r"[\d,.]{1,12}(?:%|[A-Za-z/]{1,8})?")  # may be the end of a sentence in a narrow column
_TITLED = re.compile(r"^[●■◆★▲◇□○※▪\s]*【(?P<title>[^【】]{2,40})】\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the blanks around it.

    `text` is what rules match, `printed` what is told; `width` counts Han as 2, Latin as 1; `indent` likewise.
    `gap` tells that blank lines (or what is no running text) stand above it, `title` that it stood in 【】, `is_final`
    that a sentence ends with it.
    """

    start: int
    end: int
    text: str
    printed: str
    width: int
    indent: int = 0
    gap: bool = False
    after_table: bool = False  # what stands above a table cannot go on below it: a span has no holes
    title: bool = False
    is_final: bool = False


def display_width(text: str) -> int:
    """Columns that the text takes: 2 for Han and full-width marks, 1 for the rest."""
    return len(text) if text.isascii() else len(text) + len(_NARROW.sub("", text))


_CLOSERS = "".join(CLOSING)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a final mark, closing marks after it allowed."""
    stripped = text.rstrip(_CLOSERS)
    if stripped and stripped[-1] in FINAL:
        return True
    # A note in brackets may follow the sentence: …。（记者 ××）
    opening = text.rfind("（", max(0, len(text) - _LONGEST_NOTE)) if text.endswith("）") else -1
    return opening > 0 and ends_sentence(text[:opening].rstrip())


_LONGEST_NOTE = 60


def read_lines(text: str, matched: str | None = None) -> list[Line]:
    """All lines of a page; rows of tables and what belongs to the page alone are left out.

    `matched` is `matching(text)` where it is known already.
    """
    lines: list[Line] = []
    offset, gap, after_table = 0, True, False
    raws = (matched or matching(text)).split("\n")
    for raw, printed, following in zip_longest(raws, text.split("\n"), raws[1:], fillvalue=""):
        stripped = raw.strip()
        row = bool(stripped) and (is_row(stripped) or is_header(stripped, following.strip()))
        goes_on = not gap and bool(lines) and not lines[-1].is_final and _FIGURE.fullmatch(stripped) is not None
        if not stripped or row or (is_furniture(stripped) and not goes_on):
            gap, after_table = True, after_table or row
        else:
            lines += _lines(raw, printed, offset, gap=gap, after_table=after_table)
            gap = after_table = False
        offset += len(raw) + 1
    return _counted(lines) if _is_counted(lines) else lines


def _is_counted(lines: Sequence[Line]) -> bool:
    """Whether lines were broken after so many characters, a digit taking the room of a Han character."""
    open_lines = [(line, following) for line, following in pairwise(lines) if not line.is_final and not following.gap]
    if len(open_lines) < _TELLING:
        return False
    widths = _constancy([line.width + line.indent for line, _ in open_lines])
    spaced = _is_spaced(lines)
    counts = _constancy([_count(line, following, spaced=spaced) + line.indent // 2 for line, following in open_lines])
    return counts >= _MOSTLY * len(open_lines) and counts > _CLEARLY * widths


_TELLING, _MOSTLY, _CLEARLY = 8, 0.5, 1.3


def _constancy(widths: Sequence[int]) -> int:
    """How many lines are as wide as the one before or after."""
    same = [left == right for left, right in pairwise(widths)]
    return sum(map(or_, [False, *same], [*same, False]))


def _counted(lines: Sequence[Line]) -> list[Line]:
    """The lines with every character as wide as a Han character."""
    spaced = _is_spaced(lines)
    below = [*lines[1:], None]
    return [
        replace(line, width=2 * _count(line, after, spaced=spaced)) for line, after in zip(lines, below, strict=True)
    ]


def _count(line: Line, following: Line | None, *, spaced: bool) -> int:
    """How many characters a line was broken after: a blank at its end is lost."""
    blank = spaced and following is not None and _SPACED.search(f"{line.text[-1]} {following.text[0]}") is not None
    return len(line.printed) + blank


_SPACED = re.compile(r"[\u4e00-\u9fff] \d|[\d%] [\u4e00-\u9fff]")


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether blanks stand between figures and Han characters."""
    return sum(_SPACED.search(line.text) is not None for line in lines) * _FEW_SPACED >= len(lines)


_FEW_SPACED = 10


def _lines(raw: str, printed: str, offset: int, *, gap: bool, after_table: bool) -> Iterator[Line]:
    """The line, or title and text apart where it begins with a title in 【】."""
    begin, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    titled = _TITLED.match(raw, begin, end) if "【" in raw[begin : begin + 4] else None
    if titled is not None and opening_byline(raw[begin:end], 0) is None:
        start, stop = titled.span("title")
        yield _line(raw, printed, offset, start, stop, gap=gap, after_table=after_table, title=True)
        begin, gap, after_table = titled.end(), False, False
    if begin < end:
        indent = display_width(printed[: len(raw) - len(raw.lstrip())])
        yield _line(raw, printed, offset, begin, end, indent=indent, gap=gap, after_table=after_table)


def _line(
    raw: str, printed: str, offset: int, begin: int, end: int, *, indent: int = 0, gap: bool, after_table: bool,
    title: bool = False,
) -> Line:  # fmt: skip
    shown = printed[begin:end]
    width = display_width(shown)
    text = raw[begin:end]
    return Line(offset + begin, offset + end, text, shown, width, indent, gap, after_table, title, ends_sentence(text))
