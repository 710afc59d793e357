"""Ink over ink: glyphs of one line, and lines, that run into each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.page_lines import Line
from benchmarks.page_text import Box, Glyph

_TOUCH = 0.05  # em in both directions; less is a font's own boldness
_KERNED = 0.25  # em for two Latin letters: AV and To overlap by their boxes, not by their ink
_TWICE = 0.1  # em: the same character again is boldness by overprinting


def overlaps(lines: Sequence[Line]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs of a page's glyphs whose ink boxes overlap; of two lines at most one pair."""
    for line in lines:
        printed = [glyph for glyph in line.glyphs if not glyph.blank]
        for one, other in pairwise(printed):
            if _collide(one, other):
                yield one, other
    boxes = [line.ink for line in lines]
    for number, upper in enumerate(lines):
        for lower, box in zip(lines[number + 1 :], boxes[number + 1 :], strict=True):
            if _area(boxes[number], box, _TOUCH * min(upper.size, lower.size)):
                yield from _first_pair(upper, lower)


def _first_pair(one: Line, other: Line) -> Iterator[tuple[Glyph, Glyph]]:
    for glyph in one.glyphs:
        for fellow in other.glyphs:
            if not glyph.blank and not fellow.blank and _collide(glyph, fellow):
                yield glyph, fellow
                return


def _collide(one: Glyph, other: Glyph) -> bool:
    em = min(one.size, other.size)
    if one.text == other.text and abs(one.left - other.left) < _TWICE * em and abs(one.base - other.base) < _TWICE * em:
        return False
    latin = one.text.isascii() and other.text.isascii() and one.base == other.base
    return _area(one.ink, other.ink, em * _TOUCH, across=em * (_KERNED if latin else _TOUCH))


def _area(one: Box, other: Box, down: float, across: float | None = None) -> bool:
    """Whether the boxes overlap by more than that in both directions."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    return height > down and width > (down if across is None else across)
