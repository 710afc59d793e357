"""How wide the columns are in which lines were broken, and which lines fill theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefing.restoring.bylines import is_byline
from briefing.restoring.lines import Line, display_width

INDENT = 4  # columns that a paragraph's first line is set in by
_TELLING = 3  # lines that show the width of their column by themselves
_SUPPORT = 6  # columns by which a line may lack and still speak for its column's width
_LONG, _MOSTLY, _SOME, _NEVER_WRAPPED = 16, 0.6, 0.25, 120
_MOST_RAGGED = 5

# What no line break parts: marks that must not end a line, a word or number, marks that must not begin a line.
_TOKEN = re.compile(r"[“‘《（【〈(]*(?:[A-Za-z0-9.%+\-±×~/:’]{1,24}|—+|…+|.)?[，。；：、！？”’）】》〉%…—]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page sets its lines.

    `columns` has a width for each line. `slack` is what lines of running text lack; `lost_indent` tells that first
    lines are short because their blanks were lost; `indented` that they are printed; `gaps` is the share of
    paragraphs with a blank line above. `hard` tells that lines were cut at their width, whatever stands there.
    """

    wrapped: bool
    columns: tuple[int, ...]
    slack: int = 0
    indented: bool = False
    lost_indent: bool = False
    gaps: float = 0.0
    hard: bool = False

    def lacks(self, lines: Sequence[Line], number: int, *, first: bool) -> int:
        """Columns that stay empty after a line although the next line's first word would have found room."""
        line = lines[number]
        following = lines[number + 1] if number + 1 < len(lines) else None
        word = token_width(following, hard=self.hard) if following is not None else 2
        lost = INDENT if first and self.lost_indent else 0
        own = line.indent if line.indent <= 2 * INDENT else 0
        return self.columns[number] - line.width - own - lost - word + 1


def token_width(line: Line, *, hard: bool = False) -> int:
    """The width of what a line begins with and no line break can part; where lines were cut, one character."""
    if hard:
        return display_width(line.printed[0])
    match = _TOKEN.match(line.text)
    return display_width(line.printed[: match.end()]) if match else 2


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout of a page."""
    hard = _is_hard(lines)
    columns = _columns(lines, hard=hard)
    if not _is_wrapped(lines, columns):
        indented = sum(line.indent >= INDENT // 2 for line in lines) * 2 > len(lines)
        return Layout(wrapped=False, columns=columns, indented=indented)
    lacking = _lacking(lines, columns, hard=hard)
    rough = Layout(wrapped=True, columns=columns, slack=_ragged(lacking), hard=hard)
    closed = [
        (number, line)
        for number, (last, line) in enumerate(pairwise(lines), 1)
        if last.is_final and rough.lacks(lines, number - 1, first=False) > max(INDENT, rough.slack)
    ]
    set_in = [line.indent >= INDENT // 2 for _, line in closed]
    gaps = [line.gap for _, line in closed]
    return Layout(
        wrapped=True,
        columns=columns,
        slack=rough.slack,
        indented=sum(set_in) * 2 > len(set_in) or _set_in(lines),
        lost_indent=_lost(lines, rough, [number for number, line in closed if not line.is_final], lacking),
        gaps=sum(gaps) / len(gaps) if gaps else 0.5,
        hard=hard,
    )


def _is_hard(lines: Sequence[Line]) -> bool:
    """Whether marks begin lines and numbers go over them, as no printer lets them."""
    cut = sum(
        line.text[0] in _NEVER_FIRST
        or (line.text[0].isdigit() and (last.text[-1].isdigit() or last.text[-1] == ".") and not line.gap)
        for last, line in pairwise(lines)
    )
    return cut >= max(_CUTS, len(lines) // 50)


_CUTS, _NEVER_FIRST = 2, frozenset("，。；：、！？”’）》%")


def _lost(lines: Sequence[Line], layout: Layout, starts: Sequence[int], lacking: Sequence[int]) -> bool:
    """Whether lines that begin paragraphs are short by what they were set in by, and others are not.

    How wide the next word is does not count: blanks that were lost are there all the same.
    """
    first = [layout.columns[n] - filled(lines[n]) - 1 for n in starts if n + 1 < len(lines) and not lines[n + 1].gap]
    if not first or not lacking:
        return False
    return _LEAST_LOST <= median(first) - layout.slack <= INDENT + 1


_LEAST_LOST = 2


def _set_in(lines: Sequence[Line]) -> bool:
    """Whether lines set in stand among lines that are not (with few paragraphs, none may end before its line does)."""
    count = sum(line.indent >= INDENT // 2 for line in lines)
    return count > 0 and count * 12 >= len(lines)


def _groups(lines: Sequence[Line]) -> list[list[int]]:
    """Lines that were broken at one width: between blank ones and bylines, or as far as a column goes on."""
    groups: list[list[int]] = []
    signed = False  # a byline has a width of its own
    for number, line in enumerate(lines):
        signs = is_byline(line.text)
        if line.gap or signs or signed or not groups:
            groups.append([])
        groups[-1].append(number)
        signed = signs
    return [part for group in _continued(groups, lines) for part in _parted(group, lines)]


def _continued(groups: Sequence[list[int]], lines: Sequence[Line]) -> list[list[int]]:
    """Columns that break in mid-sentence with the column that goes on."""
    joined: list[list[int]] = []
    for group in groups:
        goes_on = bool(joined) and lines[group[0]].gap and not lines[joined[-1][-1]].is_final
        if goes_on and len(joined[-1]) >= _STEADY and len(group) >= _TELLING:
            joined[-1] = joined[-1] + group
        else:
            joined.append(group)
    return joined


def _parted(group: list[int], lines: Sequence[Line]) -> list[list[int]]:
    """A block where articles in columns of different widths follow each other, each by itself: the fewest misfits."""
    block = [(filled(lines[number]), lines[number].is_final) for number in group]
    if not 2 * _STEADY <= len(block) <= _MOST_PARTED or _misfit(block) <= _CUT_COSTS:
        return [group]
    ends = range(_STEADY, len(block) - _STEADY + 1)
    starts = [0, *(at for at in ends if block[at - 1][1] or lines[group[at]].gap)]
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for end in (*starts[1:], len(block)):
        best[end] = min(
            (best[start][0] + _misfit(block[start:end]) + _CUT_COSTS, [*best[start][1], start])
            for start in starts
            if end - start >= _STEADY
        )
    cuts = [*best[len(block)][1], len(block)]
    return [group[start:end] for start, end in pairwise(cuts)]


_STEADY, _MOST_PARTED, _CUT_COSTS, _WORST = 4, 150, 2.5, 1.5


def _misfit(block: Sequence[tuple[int, bool]]) -> float:
    """How much the lines within a sentence lack of the widest; short ones are headings and bylines."""
    most = max(width for width, _ in block)
    return sum(
        min(_WORST, (most - width - 2) / 4) for width, final in block if not final and most // 2 < width < most - 2
    )


def _columns(lines: Sequence[Line], *, hard: bool) -> tuple[int, ...]:
    """Three lines or more between blank lines show their width; fewer have that of the nearest like them."""
    groups = _groups(lines)
    taken = _taken if hard else filled
    widths = [[taken(lines[number]) for number in group] for group in groups]
    own = [_own_width(group) for group in widths]
    prose = [len(group) > 1 and any("，" in lines[n].text or "。" in lines[n].text for n in group) for group in groups]
    known = [width for width in own if width]
    page = int(median(known)) if known else max((max(group) for group in widths), default=0)
    after: list[int | None] = [None] * len(groups)
    following: int | None = None
    for number in range(len(groups) - 1, -1, -1):
        after[number] = following
        following = own[number] or following
    columns: list[int] = []
    before: int | None = None
    for number, group in enumerate(groups):
        width = own[number] or _like(max(widths[number]), [before, after[number], page], prose=prose[number])
        columns += [width] * len(group)
        before = own[number] or before
    return tuple(columns)


def filled(line: Line) -> int:
    """What a line takes of its column; a mark at its end may hang over, or two that stand together."""
    taken = _taken(line)
    if line.text[-1] not in _HANGING:
        return taken
    return taken - (4 if line.text[-2:-1] in _HANGING else 2)


def _taken(line: Line) -> int:
    return line.width + _shown_indent(line)


_HANGING = frozenset("，。；：、！？”’）》")


def _shown_indent(line: Line) -> int:
    return line.indent if line.indent <= 2 * INDENT else 0


def _own_width(widths: list[int]) -> int | None:
    """The width that lines of a block were broken at."""
    if len(widths) < _TELLING:
        return None
    width = max(widths)
    return width if sum(other >= width - _SUPPORT for other in widths) >= max(2, len(widths) // 2) else None


def _like(width: int, columns: Sequence[int | None], *, prose: bool) -> int:
    """The first of the columns that a short block fills; else the first that has room for it, else the widest.

    Running text that none has room for stands in a column of its own.
    """
    known = [column for column in columns if column is not None]
    filling = [column for column in known if abs(column - width) <= _SUPPORT]
    return next(iter(filling or [column for column in known if column >= width]), width if prose else max(known))


def _is_wrapped(lines: Sequence[Line], columns: Sequence[int]) -> bool:
    """Whether lines were broken by a column (else each line is a paragraph)."""
    long = [(line, column) for line, column in zip(lines, columns, strict=True) if line.width >= _LONG]
    open_lines = [(line, column) for line, column in long if not line.is_final and not line.title]
    near = sum(line.width + _shown_indent(line) >= column - _SUPPORT for line, column in open_lines)
    if not near or median(line.width for line, _ in long) >= _NEVER_WRAPPED:
        return False
    if _go_on(lines) >= _CUT * len(long):
        return True
    return near >= _MOSTLY * len(open_lines) and near >= _SOME * len(long)


def _go_on(lines: Sequence[Line]) -> int:
    """How many lines of running text stop in the middle of a sentence that the next line, not set in, goes on with."""
    return sum(
        not line.is_final and not line.title and not following.gap and not following.title
        and following.indent < INDENT // 2 and any(mark in line.text for mark in "，。、")
        and line.text[-1] not in _HANGING
        for line, following in pairwise(lines)
    )  # fmt: skip


_CUT = 0.4  # of the long lines


def _lacking(lines: Sequence[Line], columns: Sequence[int], *, hard: bool) -> list[int]:
    """What lines within a sentence lack of their column, in order."""
    plain = Layout(wrapped=True, columns=tuple(columns), hard=hard)
    return sorted(
        plain.lacks(lines, number, first=False)
        for number, (line, following) in enumerate(pairwise(lines))
        if not line.is_final
        and not following.gap
        and line.width > columns[number] // 2
        and number
        and not line.gap
        and not lines[number - 1].is_final  # it may be a first line, and short for its lost blanks
    )


def _ragged(lacking: Sequence[int]) -> int:
    """What most lines within a sentence lack of their column."""
    return max(0, min(_MOST_RAGGED, lacking[int(len(lacking) * 0.85)])) if lacking else 0


def narrow_blocks(lines: Sequence[Line], layout: Layout) -> dict[int, int]:
    """For each line of a block set apart in the middle of the text, narrower than what follows, the block's first."""
    if not layout.wrapped:
        return {}
    starts = [number for number, line in enumerate(lines) if line.gap or not number] + [len(lines)]
    widths = [max(line.width for line in lines[start:end]) for start, end in pairwise(starts)]
    return {
        number: start
        for (start, end), width, following in zip(pairwise(starts), widths, widths[1:], strict=False)
        if start and _TWO <= end - start <= _MOST_APART and width <= _NARROW * following and lines[start - 1].is_final
        and not any(map(_is_own, lines[start:end]))
        for number in range(start, end)
    }  # fmt: skip


_TWO, _MOST_APART, _NARROW = 2, 6, 0.8


def _is_own(line: Line) -> bool:
    """Whether a line is no part of a larger whole."""
    return line.title or line.after_table or is_byline(line.text)
