"""The line breaker: how long a line is, how it is squeezed and spread.

Squeeze first (the blank halves of marks), then spread the gaps; numbers stay with their units, a last line has two
characters at least.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing.rendering.typesetting.breaks import is_latin, line_ends, marks_allow
from briefing.rendering.typesetting.faces import CLOSING, OPENING, Face

_JUDGED_HEAVY, _GAP_ACCEPTABLE = 0.85, 1.4  # share of all squeeze; points of spread in a gap


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one look; `rise` in points; `link` an internal anchor (#name) or None; `marks` names it states."""

    text: str
    face: Face
    size: float
    color: str
    rise: float = 0.0
    link: str | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one piece on one line with one spacing; `width` in points."""

    piece: Piece
    text: str
    spacing: float
    width: float
    first: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: where it starts, how wide it is, what stands on it."""

    start: float
    width: float
    stretches: tuple[Stretch, ...]


class _Characters:
    """The characters of a paragraph with widths, squeezable blanks and permitted breaks, as running sums."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.chars = [char for piece in pieces for char in piece.text]
        self.owner = [number for number, piece in enumerate(pieces) for _ in piece.text]
        self.widths: list[float] = []
        self.left: list[float] = []
        self.right: list[float] = []
        for char, number in zip(self.chars, self.owner, strict=True):
            piece = pieces[number]
            self.widths.append(piece.face.width(char) * piece.size)
            blank = piece.face.blank(char) if char in CLOSING or char in OPENING else (0.0, 0.0)
            self.left.append(blank[0] * piece.size)
            self.right.append(blank[1] * piece.size)
        self._tighten_neighbours()
        self.sums = _running(self.widths)
        self.slack = _running([a + b for a, b in zip(self.left, self.right, strict=True)])
        self.raised = [bool(pieces[number].rise) for number in self.owner]
        self.breaks = line_ends(self.chars, self.raised)

    def _tighten_neighbours(self) -> None:
        """Two marks side by side take one and a half em, always: 。” and ，“."""
        for index in range(len(self.chars) - 1):
            one, other = self.chars[index], self.chars[index + 1]
            if one in CLOSING and (other in CLOSING or other in OPENING):
                self.widths[index] -= self.right[index]
                self.right[index] = 0.0
            elif one in OPENING and other in OPENING:
                self.widths[index + 1] -= self.left[index + 1]
                self.left[index + 1] = 0.0


def _running(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def break_lines(pieces: Sequence[Piece], width: float, *, indent: float = 0.0, justify: bool = True) -> list[Line]:
    """The lines of a paragraph in a column of that width; the first is indented (points)."""
    return list(_broken(tuple(pieces), width, indent, justify))


def break_balanced(pieces: Sequence[Piece], width: float) -> list[Line]:
    """As few lines as the width allows, of about one length: a title leaves no two characters on its last line.

    Among lines that are nearly as even, those are taken that end where the sense pauses (的, 、, ）).
    """
    whole = break_lines(pieces, width, justify=False)
    if len(whole) <= 1:
        return whole
    step = max(piece.size for piece in pieces) / 2
    narrowest = _narrowest(pieces, width, len(whole))
    tried = (narrowest + step * number for number in range(int(narrowest * _UNEVEN / step) + 1))
    settings = [break_lines(pieces, min(room, width), justify=False) for room in tried]
    return next((lines for lines in settings if len(lines) == len(whole) and _pauses(lines)), settings[0])


_UNEVEN = 0.25  # of the narrowest width, that lines may be longer for the sake of the sense
_PAUSES = frozenset("的、，；：）》”与和及")


def _narrowest(pieces: Sequence[Piece], width: float, count: int) -> float:
    """The least width, to a point, that still takes that many lines."""
    low, high = _longest_word(pieces), width
    while high - low > 1:
        middle = (low + high) / 2
        if len(break_lines(pieces, middle, justify=False)) <= count:
            high = middle
        else:
            low = middle
    return high


def _longest_word(pieces: Sequence[Piece]) -> float:
    """The width of the longest stretch that may not be broken."""
    text = _Characters(pieces)
    ends = [0, *(end for end in range(1, len(text.chars)) if text.breaks[end - 1]), len(text.chars)]
    return max(text.sums[end] - text.sums[start] for start, end in pairwise(ends))


def _pauses(lines: Sequence[Line]) -> bool:
    return all(line.stretches and line.stretches[-1].text[-1:] in _PAUSES for line in lines[:-1])


@lru_cache(maxsize=2048)
def _broken(pieces: tuple[Piece, ...], width: float, indent: float, justify: bool) -> tuple[Line, ...]:
    """Kept between the pass that learns the page numbers and the one that draws, and between previews."""
    text = _Characters(pieces)
    lines: list[Line] = []
    start, count = 0, len(text.chars)
    while start < count:
        first = indent if not lines else 0.0
        end = _line_end(text, start, width - first)
        end = _no_lone_character(text, start, end, count)
        lines.append(_set(text, start, end, first, width - first, justify=justify and end < count))
        start = end
        while start < count and text.chars[start] == " ":
            start += 1
    return tuple(lines)


def _line_end(text: _Characters, start: int, room: float) -> int:
    """Where the line from `start` ends: as far as squeezing allows, unless that is ugly and spreading is not."""
    count = len(text.chars)
    limit = text.sums[start] + room + _NIL
    natural = bisect_right(text.sums, limit, start) - 1
    furthest = start
    reach = natural
    while reach < count and text.sums[reach + 1] - (text.slack[reach + 1] - text.slack[start]) <= limit:
        reach += 1
    for end in range(min(reach, count), start, -1):
        if text.breaks[end - 1]:
            furthest = end
            break
    if furthest == start:
        return _forced_end(text, start, natural)
    spread = natural
    while spread > start and not text.breaks[spread - 1]:
        spread -= 1
    if spread > start and furthest > spread and _too_tight(text, start, furthest, spread, room):
        return spread
    return furthest


def _forced_end(text: _Characters, start: int, natural: int) -> int:
    """Where a word wider than the line is broken: still not before a closing mark or behind an opening one."""
    for end in range(min(natural, len(text.chars)), start, -1):
        if end == len(text.chars) or marks_allow(text.chars[end - 1], text.chars[end]):
            return end
    return max(start + 1, natural)


def _too_tight(text: _Characters, start: int, tight: int, loose: int, room: float) -> bool:
    slack = text.slack[tight] - text.slack[start]
    over = (text.sums[tight] - text.sums[start] - room) / slack if slack else 1.0
    gap = (room - (text.sums[loose] - text.sums[start])) / max(1, loose - start)
    return over > _JUDGED_HEAVY and gap < _GAP_ACCEPTABLE


def _no_lone_character(text: _Characters, start: int, end: int, count: int) -> int:
    """Takes one more word to the last line where a lone character (marks and references aside) would stand on it."""
    if count - end > _LAST_CHECKED or end - start < _SHORT_LINE:
        return end
    rest = [char for char, raised in zip(text.chars[end:], text.raised[end:], strict=True) if not raised]
    if sum(char not in CLOSING for char in rest) != 1:
        return end
    for earlier in range(end - 1, max(start, end - _LONGEST_WORD), -1):
        if text.breaks[earlier - 1]:
            return earlier
    return end


_SHORT_LINE, _LONGEST_WORD, _LAST_CHECKED = 8, 14, 30  # characters


def _set(text: _Characters, start: int, end: int, indent: float, room: float, *, justify: bool) -> Line:
    """One line: squeezed where it is too long, spread where it is too short and not the last."""
    last = end
    while last > start and text.chars[last - 1] == " ":
        last -= 1
    over = text.sums[last] - text.sums[start] - room
    spacing = [text.widths[i] - _natural(text, i) for i in range(start, last)]
    shift = 0.0
    if over > _NIL:
        slack = text.slack[last] - text.slack[start]
        factor = min(1.0, over / slack) if slack else 0.0
        for i in range(start, last):
            spacing[i - start] -= text.right[i] * factor
            if i > start:
                spacing[i - start - 1] -= text.left[i] * factor
            else:
                shift -= text.left[i] * factor
    elif justify and over < -_NIL:
        gaps = [i for i in range(start, last - 1) if not (is_latin(text.chars[i]) and is_latin(text.chars[i + 1]))]
        if gaps and -over / len(gaps) <= _MOST_SPREAD:
            for i in gaps:
                spacing[i - start] += -over / len(gaps)
    stretches = tuple(_stretches(text, start, last, spacing))
    return Line(indent + shift, sum(s.width for s in stretches), stretches)


_NIL = 1e-6  # points
_MOST_SPREAD = 8.0  # points; a line with an unbreakable word of that length stays ragged


def _natural(text: _Characters, index: int) -> float:
    piece = text.pieces[text.owner[index]]
    return piece.face.width(text.chars[index]) * piece.size


def _stretches(text: _Characters, start: int, end: int, spacing: Sequence[float]) -> list[Stretch]:
    found = []
    index = start
    while index < end:
        stop = index + 1
        while (
            stop < end and text.owner[stop] == text.owner[index]
            and abs(spacing[stop - start] - spacing[index - start]) < _SAME
        ):  # fmt: skip
            stop += 1
        width = sum(_natural(text, i) + spacing[i - start] for i in range(index, stop))
        first = index == 0 or text.owner[index - 1] != text.owner[index]
        found.append(
            Stretch(
                text.pieces[text.owner[index]], "".join(text.chars[index:stop]), spacing[index - start], width, first
            )
        )
        index = stop
    return found


_SAME = 1e-4
