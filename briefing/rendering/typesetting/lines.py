"""Lines of composed text: a paragraph of pieces broken and set in a column.

lines = break_lines([Piece("产值达4754.8亿元。", face(file), 16, "#000000")], 442.2, indent=32)
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefing.rendering.typesetting.breaking import line_ranges
from briefing.rendering.typesetting.breaks import FREE
from briefing.rendering.typesetting.measures import FREE_SETTING, Characters, Piece, Setting
from briefing.rendering.typesetting.spacing import Line, Stretch, set_line

__all__ = ["Line", "Piece", "Setting", "Stretch", "break_balanced", "break_lines", "longest_word"]


def break_lines(
    pieces: Sequence[Piece],
    width: float,
    *,
    indent: float = 0.0,
    justify: bool = True,
    setting: Setting = FREE_SETTING,
) -> list[Line]:
    """The lines of a paragraph in a column of that width; the first is indented (points)."""
    return list(_broken(tuple(pieces), width, indent, justify, setting))


@lru_cache(maxsize=2048)
def _broken(
    pieces: tuple[Piece, ...], width: float, indent: float, justify: bool, setting: Setting
) -> tuple[Line, ...]:
    """Kept between the pass that learns the page numbers and the one that draws, and between previews."""
    text = Characters(pieces, setting)
    count = text.count
    lines: list[Line] = []
    for start, end in line_ranges(text, width, indent, justify=justify):
        first = 0.0 if lines else indent
        lines.append(set_line(text, start, end, first, width - first, justify=justify and end < count))
    return tuple(lines)


def break_balanced(pieces: Sequence[Piece], width: float, *, setting: Setting = FREE_SETTING) -> list[Line]:
    """As few lines as the width allows, of about one length: a title leaves no two characters on its last line.

    Among lines that are nearly as even, those are taken that end where the sense pauses (的, 、, ）).
    """

    def broken(room: float) -> list[Line]:
        return break_lines(pieces, room, justify=False, setting=setting)

    whole = broken(width)
    if len(whole) <= 1:
        return whole
    step = max(piece.size for piece in pieces) / 2
    low, high = longest_word(pieces, setting), width
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(broken(middle)) <= len(whole) else (middle, high)
    tried = (high + step * number for number in range(int(high * _UNEVEN / step) + 1))
    settings = [broken(min(room, width)) for room in tried]
    return next((lines for lines in settings if len(lines) == len(whole) and _pauses(lines)), settings[0])


_UNEVEN = 0.25  # of the narrowest width, that lines may be longer for the sake of the sense
_PAUSES = frozenset("的、，；：）》”与和及")


def longest_word(pieces: Sequence[Piece], setting: Setting = FREE_SETTING) -> float:
    """The width of the longest stretch that may not be broken."""
    text = Characters(pieces, setting)
    ends = [0, *(end for end in range(1, text.count) if text.breaks[end - 1] == FREE), text.count]
    return max(text.sums[end] - text.sums[start] for start, end in pairwise(ends))


def _pauses(lines: Sequence[Line]) -> bool:
    return all(line.stretches and line.stretches[-1].text[-1:] in _PAUSES for line in lines[:-1])
