"""One line, set: squeezed where it is too long, spread where it is too short, in the order that CLREQ documents.

Squeezed are, each as far as it goes before the next: the mark at the line's end, word spaces, middle dots, brackets
and quotation marks, 、，；：, the gaps between Han and Latin, 。？！. Where a line would otherwise be spread visibly,
all characters are then set a hair closer than solid.
Spread are word spaces, then those gaps to a quarter em, then all gaps alike.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from briefing.rendering.typesetting.classes import BRACKET, COMMA, DOT, SPACE, STOP, positions
from briefing.rendering.typesetting.measures import MOST_GAP, Characters, Piece

NIL = 1e-6  # points
RAGGED = 0.5  # em in a gap; a line that would need more stays as it is
TIGHTEST = 0.025  # em less than solid; nobody sees it, and Chinese glyphs keep twice that free on each side
LETTERSPACED = 0.1  # em between the letters of a word, where a line has no other gap


class Stretch(NamedTuple):
    """Characters of one piece on one line with one spacing; `width` in points, `at` where in the piece they begin."""

    piece: Piece
    text: str
    spacing: float
    width: float
    at: int


class Line(NamedTuple):
    """A set line: where it starts, how wide it is, what stands on it."""

    start: float
    width: float
    stretches: tuple[Stretch, ...]


def set_line(text: Characters, start: int, end: int, indent: float, room: float, *, justify: bool) -> Line:
    """The characters from `start` to `end` on a line of `room` points; what is not justified is squeezed at most."""
    last = text.solid[end]
    if last <= start:
        return Line(indent, 0.0, ())
    spacing = _natural(text, start, last)
    over = text.length(start, last) - room
    shift = 0.0
    if over > NIL:
        shift = _squeeze(text, start, last, spacing, over)
    elif justify and over < -NIL:
        _spread(text, start, last, spacing, -over)
    width = text.drawn[last] - text.drawn[start] + sum(spacing)
    return Line(indent + shift, width, tuple(_stretches(text, start, last, spacing)))


def _natural(text: Characters, start: int, last: int) -> list[float]:
    """What is added to each character's own advance when nothing is squeezed or spread."""
    spacing = text.base[start:last]
    spacing[-1] -= text.gaps[last - 1]
    return spacing


def _squeeze(text: Characters, start: int, last: int, spacing: list[float], over: float) -> float:
    """Takes `over` points out of the spacing; returns by how much the line's first mark moves to the left."""
    shift = 0.0
    for losses in _in_order(text, start, last):
        total = sum(amount for _, amount in losses)
        if total <= 0:
            continue
        factor = min(1.0, over / total)
        for index, amount in losses:
            if index < start:
                shift -= amount * factor
            else:
                spacing[index - start] -= amount * factor
        over -= total * factor
        if over <= NIL:
            return shift
    _tighten(text, start, last, spacing, over)
    return shift


def _tighten(text: Characters, start: int, last: int, spacing: list[float], over: float) -> None:
    """All characters closer by the same, letters of a word aside; what is too long even so stays too long."""
    final = last - 1
    count = text.slots[final] - text.slots[start]
    each = min(TIGHTEST * text.size(start), over / count if count else 0.0)
    _add(spacing, text.open[start:final], -each, 0.0)


def _add(spacing: list[float], gaps: bytes, each: float, between: float) -> None:
    """Adds to what stands behind each character: `each` where there is a gap, `between` inside of a word."""
    added = (between, each)
    spacing[: len(gaps)] = [space + added[gap] for space, gap in zip(spacing, gaps, strict=False)]


Losses = list[tuple[int, float]]


def _in_order(text: Characters, start: int, last: int) -> Iterator[Losses]:
    """By class: behind which character what can be lost; what the first mark loses at its left stands at start - 1."""
    final = last - 1
    yield [(final, text.right[final])] if text.right[final] else []
    yield [(i, text.loses[i]) for i in positions(text.kinds, SPACE, start, final)]
    for kind in (DOT, BRACKET, COMMA):
        yield _blanks(text, start, final, kind)
    yield [(i, gap) for i, gap in enumerate(text.gaps[start:final], start) if gap]
    yield _blanks(text, start, final, STOP)


def _blanks(text: Characters, start: int, final: int, kind: int) -> Losses:
    found: Losses = []
    for i in positions(text.kinds, kind, start, final + 1):
        found.append((i - 1, text.left[i]))
        if i < final:
            found.append((i, text.right[i]))
    return found


def _spread(text: Characters, start: int, last: int, spacing: list[float], short: float) -> None:
    """Adds `short` points to the spacing."""
    final = last - 1
    if text.give[final] > text.give[start]:
        gains = [(i, gain) for i, gain in enumerate(text.gains[start:final], start) if gain]
        for chosen in (
            [(i, gain) for i, gain in gains if text.kinds[i] == SPACE],
            [(i, gain) for i, gain in gains if text.kinds[i] != SPACE],
        ):
            total = sum(gain for _, gain in chosen)
            factor = min(1.0, short / total) if total else 0.0
            for i, gain in chosen:
                spacing[i - start] += gain * factor
            short -= total * factor
    if short > NIL:
        _spread_evenly(text, start, final, spacing, short)


def _spread_evenly(text: Characters, start: int, final: int, spacing: list[float], short: float) -> None:
    """All gaps alike; where they would be wide, the letters of an address or the blanks behind marks take the rest."""
    size, slots = text.size(start), text.slots
    count = slots[final] - slots[start]
    letters = final - start - count
    each, between = (short / count if count else 0.0), 0.0
    if letters and (not count or each > MOST_GAP * size):
        rest = (short - MOST_GAP * size * count) / letters
        if rest <= LETTERSPACED * size:
            each, between = MOST_GAP * size, rest
    if each > MOST_GAP * size:
        rest = _behind_marks(text, start, final, spacing, (each - MOST_GAP * size) * count)
        each = MOST_GAP * size + rest / count
    if each > RAGGED * size:
        return
    _add(spacing, text.open[start:final], each, between)


def _behind_marks(text: Characters, start: int, final: int, spacing: list[float], rest: float) -> float:
    """Puts behind the line's marks what they can take, at most another quarter em each; returns what is left."""
    marks = [i for i in range(start, final) if BRACKET <= text.kinds[i] <= STOP and text.open[i]]
    taken = min(rest, MOST_GAP * text.size(start) * len(marks))
    for i in marks:
        spacing[i - start] += taken / len(marks)
    return rest - taken


def _stretches(text: Characters, start: int, last: int, spacing: Sequence[float]) -> Iterator[Stretch]:
    """What the pen writes at once: neighbours of one piece with one spacing."""
    drawn, index = text.drawn, start
    while index < last:
        number = text.owner[index]
        piece, begin, end = text.pieces[number], text.begins[number], min(last, text.begins[number + 1])
        for added, run in groupby(spacing[index - start : end - start]):
            stop = index + len(list(run))
            width = drawn[stop] - drawn[index] + added * (stop - index)
            yield Stretch(piece, text.text[index:stop], added, width, index - begin)
            index = stop
