"""Widths of columns, in half-width characters, and heights of rows, in points: nothing is cut, long text wraps.

Heights are written because not every program works them out when it opens a file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from briefing.rendering.xlsx.values import text_width

PAGE = 150.0
"""What a landscape A4 page holds at full size."""
WIDE = 300.0
"""What it holds at 50 %: small on paper, but a sheet of many columns is read on a screen."""
_READING = 70.0
_PADDING = 2.0
_NARROWEST = 6.0
_WIDEST = 80.0
_LINE = 15.0
_AROUND = 3.0
_HIGHEST = 409.0


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for: `least` without being cut, `most` without wrapping, and its share of the rest."""

    least: float
    most: float
    share: float


def column_widths(needs: Sequence[Need]) -> list[float]:
    """The width of each column: at least its least; what is left of the page goes by share to those that wrap."""
    widths = [max(need.least + _PADDING, _NARROWEST) for need in needs]
    room = min(max(PAGE, sum(widths) + _READING), WIDE)
    limits = [min(max(need.most + _PADDING, width), _WIDEST) for need, width in zip(needs, widths, strict=True)]
    growing = [n for n in range(len(needs)) if widths[n] < limits[n]]
    while growing and room - sum(widths) > 1:
        step = (room - sum(widths)) / sum(needs[n].share for n in growing)
        for n in growing:
            widths[n] = min(widths[n] + step * needs[n].share, limits[n])
        growing = [n for n in growing if widths[n] < limits[n]]
    return [round(width, 1) for width in widths]


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height of a row of wrapped texts; a line may lose a character to the rules of line breaking."""
    lines = (_lines(text, width - _PADDING) for text, width in zip(texts, widths, strict=True))
    return min(max(lines, default=1) * _LINE + _AROUND, _HIGHEST)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(text_width(line) / width)) for line in text.split("\n"))
